"""A copy to send to somebody who is asked to rate: the same questions, nobody's answers."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from kam_partnership.assessment import TypedCell
from kam_partnership.carry.content import TableContent, UserContent
from kam_partnership.carry.invitations import Invitation
from kam_partnership.carry.write import Written, write
from kam_partnership.cells import is_blank
from kam_partnership.sending.inside import remove_talk
from kam_partnership.texts.catalogue import text
from kam_partnership.workbook import names
from kam_partnership.xlsx.package import Package

#: What everybody is asked: never the ratings, and no column of the user's own, which may hold anything.
_ASKED = ("criterion", "weight")
_SHARED_CELLS = ("key_account", "supplier")


def questions_for(content: UserContent, person: Invitation) -> UserContent:
    """What of a workbook goes into somebody's copy: criteria, weights, settings, both companies' names.

    Left out, because it is chosen here what goes in: all ratings, the date, the author, the history, measures,
    answers, marks in the catalogue, the analysis, comments, and columns and sheets of the user's own.
    """
    language = person.language or content.language
    table = content.tables["criteria"]
    rows = tuple({key: row.get(key) for key in _ASKED} for row in table.rows if not is_blank(row.get("criterion")))
    general = {key: content.general[key] for key in _SHARED_CELLS if key in content.general}
    own = {"author": person.name, "language": str(language)}
    return UserContent(
        general={**general, **{key: TypedCell(value, "", "") for key, value in own.items()}},
        settings=content.settings,
        inputs={names.RATER_SIDE: TypedCell(text(f"side.{person.side}", language), "", "")},
        tables={"criteria": TableContent(rows, headings=table.headings, sheet=table.sheet)},
        language=content.language,
    )


def copy_for(content: UserContent, person: Invitation, *, now: dt.datetime) -> Written:
    """The copy as a file, from a fresh template: so nothing of the workbook itself comes along.

    Raises:
        KamError: when the template cannot take the content.
    """
    written = write(questions_for(content, person), person.language or content.language, now=now)
    package = Package.open(written.data)
    remove_talk(package)  # what we ask and offer is nobody else's
    return replace(written, data=package.to_bytes())
