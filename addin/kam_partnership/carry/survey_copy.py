"""What somebody gets who is asked to rate, made from a workbook: the same questions, nobody's answers."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from kam_partnership.assessment import TypedCell
from kam_partnership.assessment.intake import as_number, as_title
from kam_partnership.assessment.settings import Scale
from kam_partnership.carry.content import TableContent, UserContent
from kam_partnership.carry.invitations import Invitation
from kam_partnership.carry.write import Written, write
from kam_partnership.cells import is_blank
from kam_partnership.errors import RatersRefused
from kam_partnership.forms.form import Form, Question
from kam_partnership.plain_text import on_one_line
from kam_partnership.raters.rater import Side
from kam_partnership.texts.catalogue import text
from kam_partnership.texts.criteria import anchors_of, entry_of
from kam_partnership.texts.language import Language
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
        inputs={names.RATER_SIDE: TypedCell(text(f"side.{person.side or Side.SUPPLIER}", language), "", "")},
        tables={"criteria": TableContent(rows, headings=table.headings, sheet=table.sheet)},
        language=content.language,
    )


def copy_for(content: UserContent, person: Invitation, *, now: dt.datetime) -> Written:
    """The copy as a file, from a fresh template: so nothing of the workbook itself comes along.

    Raises:
        KamError: when the template cannot take the content.
    """
    from kam_partnership.sending.inside import remove_talk  # a questionnaire has nothing of the talk

    written = write(questions_for(content, person), person.language or content.language, now=now)
    package = Package.open(written.data)
    remove_talk(package)  # what we ask and offer is nobody else's
    return replace(written, data=package.to_bytes())


def form_for(
    content: UserContent, person: Invitation, file: Path, *, return_to: str = "", by: dt.date | None = None
) -> Form:
    """The form: of the workbook it takes the criteria's titles, the ends of the scale and both companies' names.

    Args:
        content: of the workbook.
        file: what errors call it.

    Raises:
        RatersRefused: when the workbook has no scale or no criterion.
    """
    language = person.language or content.language
    titles = (as_title(row.get("criterion")) for row in content.tables["criteria"].rows)
    questions = tuple(_question(title, language) for title in titles if title)
    if not questions:
        raise RatersRefused("survey_no_criteria", file=str(file))
    names_of = {
        key: on_one_line(str(content.general[key].value or "")) for key in _SHARED_CELLS if key in content.general
    }
    return Form(
        person.name,
        person.side or Side.SUPPLIER,
        language,
        names_of.get("supplier", ""),
        names_of.get("key_account", ""),
        _scale(content, file),
        questions,
        return_to,
        by,
    )


def _question(title: str, language: Language) -> Question:
    entry = entry_of(title, language)
    return Question(
        title if entry is None else entry.title,
        "" if entry is None else entry.explanation,
        anchors_of(title, language),
    )


def _scale(content: UserContent, file: Path) -> Scale:
    ends = (content.settings.get(end) for end in ("scale_min", "scale_max"))
    low, high = (None if cell is None else as_number(cell.value) for cell in ends)
    try:
        if low is not None and high is not None:
            return Scale(low, high)
    except ValueError:
        pass
    raise RatersRefused("survey_no_scale", file=str(file))
