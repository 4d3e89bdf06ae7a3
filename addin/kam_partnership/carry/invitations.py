"""Whom to ask: names with side and language, as typed on the command line or listed in a file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kam_partnership.cells import address
from kam_partnership.errors import RatersRefused
from kam_partnership.foreign.reader import read_sheets
from kam_partnership.foreign.sheet import Sheet
from kam_partnership.plain_text import on_one_line, same_name
from kam_partnership.raters.rater import Side, as_side
from kam_partnership.texts import Language, value_text

#: Headings of a list of people, which are nobody's name.
NAME_HEADINGS = frozenset({"name", "namen", "names", "person", "personen", "people", "rater", "raters"})

#: File names stay short enough for every system, whatever people are called.
LONGEST_FILE_NAME = 80
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_LANGUAGES = {"de": Language.DE, "deutsch": Language.DE, "german": Language.DE,
              "en": Language.EN, "englisch": Language.EN, "english": Language.EN}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Invitation:
    """Somebody who is asked to rate. Without a language the copy is in that of the workbook."""

    name: str
    side: Side = Side.SUPPLIER
    language: Language | None = None


def invitations(words: Sequence[str]) -> tuple[Invitation, ...]:
    """Everybody who is asked, in the order given.

    Args:
        words: "Name", "Name:key_account", "Name=kunde", "Name:supplier:en", or "@FILE" with a list: one person a
            row, the name first; side and language in further columns.

    Raises:
        RatersRefused: for a side or language that is none, a missing name, a name that stands there twice, nobody.
        FileUnreadable: when a list cannot be read.
    """
    found: list[Invitation] = []
    for one in words:
        if one.startswith("@"):
            found += _listed(Path(one[1:]))
        else:
            found.append(_typed(one))
    seen: set[str] = set()
    for invitation in found:
        plain = same_name(invitation.name)
        if plain in seen:
            raise RatersRefused("rater_twice", name=invitation.name)
        seen.add(plain)
    if not found:
        raise RatersRefused("raters_none")
    return tuple(found)


def _typed(words: str) -> Invitation:
    name, *details = re.split("[:=]", words)
    return _invitation(name, details, words)


def _invitation(name: str, details: Iterable[str], where: str) -> Invitation:
    name = on_one_line(name)
    if not name:
        raise RatersRefused("rater_unnamed", words=where)
    side, language = Side.SUPPLIER, None
    for detail in filter(None, map(str.strip, details)):
        found = as_side(detail)
        if found is not None:
            side = found
        elif detail.casefold() in _LANGUAGES:
            language = _LANGUAGES[detail.casefold()]
        else:
            raise RatersRefused("rater_not_understood", words=where, detail=detail)
    return Invitation(name, side, language)


def _listed(path: Path) -> Iterator[Invitation]:
    """The people in the first sheet of a list that holds any."""
    for sheet in read_sheets(path):
        for row in sheet.rows:
            cells = _cells(sheet, row)
            if cells[0].casefold() not in NAME_HEADINGS:
                yield _invitation(cells[0], cells[1:], f"{path} {sheet.name} {address(row, 1)}".replace("  ", " "))
        if sheet.rows:
            return


def _cells(sheet: Sheet, row: int) -> list[str]:
    """What stands in a row from left to right, each in one line."""
    cells = sorted(sheet.rows[row].items())
    return [cell.text or value_text(cell.value, Language.EN) for _, cell in cells]


def file_names(stem: str, people: Sequence[Invitation]) -> list[str]:
    """A file name for each person: possible on every system, none twice, not even in other capitals."""
    taken: set[str] = set()
    names = []
    for person in people:
        plain = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", f"{stem} - {person.name}"))
        plain = "".join(letter for letter in plain if unicodedata.category(letter)[0] != "C")
        plain = plain[:LONGEST_FILE_NAME].strip(" .")
        name, number = plain, 1
        while name.casefold() in taken:
            number += 1
            name = f"{plain} ({number})"
        taken.add(name.casefold())
        names.append(f"{name}.xlsx")
    return names
