"""German texts made of numbers: "7,2", where the calculation without Excel knows the point only.

Excel writes numbers into texts as the reader's language does: FIXED(7.2,1) and 7.2&"" are "7,2" in German. The
calculation library knows one language. So for a moment other formulas stand in the cells, which put the comma
themselves where a number becomes a text. Their texts are saved as results; the formulas stay as they are.
What people typed is no formula's number, so "ISO 9.1" and "Muster 2.0 AG" stay too, also in cells that pass them on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from lxml import etree

from kam_partnership.xlsx.calculation import Calculator, Rows
from kam_partnership.xlsx.namespaces import main
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.references import Area, parse_area
from kam_partnership.xlsx.sheet_cells import decoded, encoded
from kam_partnership.xlsx.structure import Structure

#: A text, a quoted sheet, a bracketed column, a function's opening, one sign, or anything else between them.
_PIECE = re.compile(
    r"""
    "(?:[^"]|"")*" | '(?:[^']|'')*' | \[(?:[^\[\]]|\[[^\]]*\])*\]
    | [\w.]+\( | [(){},;&=<>] | [\w.]+ | [^"'\[\](){},;&=<>\w]+ | .
    """,
    re.VERBOSE | re.DOTALL,
)
_POINT = re.compile(r"\d\.\d")
#: So many may stand one inside the other; Excel ends at 64.
_MOST_BRACKETS = 500
_SAID: Final = "KAM_N"  # no name of ours, and none that LET would refuse

Place = tuple[str, int, int]


def with_comma(formula: str) -> str:
    """The formula that gives German texts; without equals sign, as it stands in a file."""
    joins = "&" in formula or "FIXED(" in formula.upper()
    if not joins or formula.count("(") + formula.count("{") > _MOST_BRACKETS:
        return formula
    pieces = _PIECE.findall(formula)
    told, end = _level(pieces, 0)
    return told if end == len(pieces) else formula  # unbalanced: it is not ours to judge


def _level(pieces: list[str], start: int) -> tuple[str, int]:
    """One level of brackets, up to the one that closes it: its text, and where it ends."""
    done, operand, joined = "", "", False
    place = start
    while place < len(pieces) and pieces[place] not in (")", "}"):
        piece = pieces[place]
        place += 1
        if piece.endswith("(") or piece == "{":
            inner, place = _level(pieces, place)
            closing = pieces[place] if place < len(pieces) else ""
            call = f"{piece}{inner}{closing}"
            operand += f'SUBSTITUTE({call},".",",")' if piece.upper() == "FIXED(" else call
            place += 1
        elif piece in (",", ";", "=", "<", ">", "&"):
            done += _operand(operand, joined or piece == "&") + piece
            operand, joined = "", piece == "&"
        else:
            operand += piece
    return done + _operand(operand, joined), place


def _operand(formula: str, joined: bool) -> str:
    """What stands on one side of an ampersand, the number among it as German text."""
    if not joined or not formula.strip() or re.fullmatch(r'\s*"(?:[^"]|"")*"\s*', formula):
        return formula
    return f'LET({_SAID},{formula},IF(ISNUMBER({_SAID}),SUBSTITUTE({_SAID},".",","),{_SAID}))'


def put_german_texts(package: Package, structure: Structure, calculator: Calculator) -> Mapping[Place, str]:
    """Save the results that are texts as a German Excel would show them, in a package as the calculator has it.

    Returns:
        the texts that were changed, by sheet, row and column, counted from 1.
    """
    sheets = {sheet.name: (sheet.part, package.xml(sheet.part)) for sheet in structure.sheets}
    texts = {(name, cell.get("r", "")): cell for name, (_, root) in sheets.items() for cell in _with_point(root)}
    if not texts:
        return {}
    places = {key: area for key in texts if (area := parse_area(key[1], key[0])) is not None}
    with calculator.trying(_in_german(texts, calculator)):
        values = {key: calculator.values(area)[0][0] for key, area in places.items()}
    changed: dict[Place, str] = {}
    for key, value in values.items():
        name, area, cell = key[0], places[key], texts[key]
        told = cell.find(main("v"))
        if told is None:
            continue
        # The same text but for the sign: what else the two may differ in is no matter of language.
        same = isinstance(value, str) and value.replace(",", ".") == decoded(told.text or "").replace(",", ".")
        if isinstance(value, str) and same:
            changed[name, area.top, area.left] = value
            told.text = encoded(value)
    for name in {name for name, _, _ in changed}:
        package.put_xml(*sheets[name])
    return changed


def with_texts(values: Callable[[Area], Rows], texts: Mapping[Place, str]) -> Callable[[Area], Rows]:
    """The values of cells, some of them with other texts."""

    def told(area: Area) -> Rows:
        return tuple(
            tuple(texts.get((area.sheet, row, column), value) for column, value in enumerate(cells, area.left))
            for row, cells in enumerate(values(area), area.top)
        )

    return told if texts else values


def _with_point(sheet: etree._Element) -> list[etree._Element]:
    """Formulas whose result is a text with a decimal point in it."""
    cells = sheet.iter(main("c"))
    texts = [cell for cell in cells if cell.get("t") == "str" and cell.find(main("f")) is not None]
    return [cell for cell in texts if _POINT.search(cell.findtext(main("v")) or "")]


def _in_german(
    texts: Mapping[tuple[str, str], etree._Element], calculator: Calculator
) -> dict[str, list[tuple[str, str]]]:
    """Formulas that make texts of numbers, as they do so in German, by sheet: cells and formulas."""
    found: dict[str, list[tuple[str, str]]] = {}
    for (sheet, place), cell in texts.items():
        element, area = cell.find(main("f")), parse_area(place, sheet)
        if element is None or area is None or element.get("t") == "array":
            continue
        # A cell that shares its formula with another one has none in the file.
        formula = element.text or (calculator.formulas(area)[0][0] or "").removeprefix("=")
        german = with_comma(formula)
        if german != formula:
            found.setdefault(sheet, []).append((place, f"={german}"))
    return found
