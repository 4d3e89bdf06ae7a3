"""Whom to ask: names with side, language and mail address, as typed on the command line or listed in a file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.headerregistry import Address
from pathlib import Path

from kam_partnership.cells import address
from kam_partnership.errors import RatersRefused
from kam_partnership.foreign.reader import read_sheets
from kam_partnership.foreign.sheet import Cell, Sheet
from kam_partnership.plain_text import on_one_line, same_name
from kam_partnership.raters.rater import Side, as_side
from kam_partnership.texts import Language, value_text

#: Headings of a list of people, by what stands below them.
_HEADINGS: Mapping[str, frozenset[str]] = {
    "name": frozenset({"name", "namen", "names", "person", "personen", "people", "rater", "raters"}),
    "side": frozenset({"seite", "side", "firma", "company"}),
    "language": frozenset({"sprache", "language", "lang"}),
    "mail": frozenset({"mail", "email", "mailadresse", "emailadresse", "mailaddress", "emailaddress"}),
}

#: File names stay short enough for every system, whatever people are called.
LONGEST_FILE_NAME = 80
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_LANGUAGES = {"de": Language.DE, "deutsch": Language.DE, "german": Language.DE,
              "en": Language.EN, "englisch": Language.EN, "english": Language.EN}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Invitation:
    """Somebody who is asked to rate.

    Without a side the person belongs to the one that is asked for, without a language the form is in that of the
    workbook; without a mail address the message has no recipient yet.
    """

    name: str
    side: Side | None = None
    language: Language | None = None
    mail: str = ""


def invitations(words: Sequence[str]) -> tuple[Invitation, ...]:
    """Everybody who is asked, in the order given.

    Args:
        words: "Name", "Name:key_account", "Name=kunde", "Name:supplier:en", "Name:kunde:name@example.com", or "@FILE"
            with a list: one person a row. With headings (Name, Seite, Sprache, Mail) its columns may stand in any order
            and beside others; without them the name comes first.

    Raises:
        RatersRefused: for a side, language or address that is none, a missing name, a name that stands there twice,
            nobody.
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
    side, language, mail = None, None, ""
    for detail in filter(None, map(str.strip, details)):
        found = as_side(detail)
        if found is not None:
            side = found
        elif detail.casefold() in _LANGUAGES:
            language = _LANGUAGES[detail.casefold()]
        elif "@" in detail:
            mail = _address(detail, where)
        else:
            raise RatersRefused("rater_not_understood", words=where, detail=detail)
    return Invitation(name, side, language, mail)


def _address(words: str, where: str) -> str:
    try:
        return Address(addr_spec=words).addr_spec
    except (ValueError, IndexError, HeaderParseError) as error:
        raise RatersRefused("rater_mail", words=where, detail=words) from error


def _listed(path: Path) -> Iterator[Invitation]:
    """The people of a list."""
    for where, cells in _rows(path):
        yield _invitation(cells[0], cells[1:], where)


def listed_names(path: Path) -> tuple[str, ...]:
    """The names in a list of people, in its order, each once; whatever else stands beside them.

    Raises:
        FileUnreadable: when the list cannot be read.
        RatersRefused: when it names nobody.
    """
    named = (on_one_line(cells[0]) for _, cells in _rows(path))
    names = {same_name(name): name for name in named if name}
    if not names:
        raise RatersRefused("expected_none", file=str(path))
    return tuple(names.values())


def _rows(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Where each row stands in the first sheet that holds any, and its cells: the name first, then what else counts."""
    for sheet in read_sheets(path):
        if not sheet.rows:
            continue
        first = min(sheet.rows)
        columns = _columns(sheet, first)
        for row in sheet.rows:
            where = f"{path} {sheet.name} {address(row, 1)}".replace("  ", " ")
            if columns is None:
                yield where, [_words(cell) for _, cell in sorted(sheet.rows[row].items())]
            elif row != first:
                cells = [sheet.cell(row, column) for column in columns]
                yield where, ["" if cell is None else _words(cell) for cell in cells]
        return


def _columns(sheet: Sheet, row: int) -> list[int] | None:
    """The columns below headings, that of the names first; None for a row that is none of headings."""
    found: dict[str, int] = {}
    for column, cell in sheet.rows[row].items():
        plain = "".join(letter for letter in cell.text.casefold() if letter.isalpha())
        for kind, headings in _HEADINGS.items():
            if plain in headings:
                found.setdefault(kind, column)
    return [found[kind] for kind in _HEADINGS if kind in found] if "name" in found else None


def _words(cell: Cell) -> str:
    """What stands in a cell, in one line."""
    return cell.text or value_text(cell.value, Language.EN)


def file_stems(wanted: Iterable[str]) -> list[str]:
    """What files are called, before their endings: as wanted, but possible on every system, and none twice.

    Not even in other capitals, which Windows and Macs do not tell apart.
    """
    taken: set[str] = set()
    stems = []
    for words in wanted:
        plain = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", words))
        plain = "".join(letter for letter in plain if unicodedata.category(letter)[0] != "C")
        plain = plain[:LONGEST_FILE_NAME].strip(" .")
        name, number = plain, 1
        while name.casefold() in taken:
            number += 1
            name = f"{plain} ({number})"
        taken.add(name.casefold())
        stems.append(name)
    return stems
