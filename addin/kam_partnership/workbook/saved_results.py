"""Formulas that Excel has calculated and the calculation library cannot: their saved results stand.

Users write formulas into rating cells, and the library does not know all of Excel's: TYPE, ROMAN, an array of
constants inside VLOOKUP, the intersection of two ranges. It makes errors of them, and a rating would be lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from kam_partnership.cells import CellValue, ErrorValue
from kam_partnership.workbook.package import Package
from kam_partnership.workbook.references import Area
from kam_partnership.workbook.sheet_cells import FORMULA_TAG, cell_elements, saved_result
from kam_partnership.workbook.structure import Structure

#: What our own formulas call: the library calculates all of it, as tests show.
_KNOWN: Final = {
    "ABS", "AND", "CHAR", "CHOOSE", "COLUMN", "COUNT", "COUNTIF", "COUNTIFS", "DAY", "FIXED", "IF", "IFERROR",
    "INDEX", "INT", "ISBLANK", "ISERROR", "ISLOGICAL", "ISNUMBER", "LARGE", "LEFT", "LEN", "MATCH", "MAX", "MEDIAN",
    "MIN", "MOD", "MONTH", "NA", "NOT", "OR", "RIGHT", "ROUND", "ROUNDUP", "ROW", "ROWS", "SEARCH", "SMALL", "SQRT",
    "SUBSTITUTE", "SUM", "SUMIFS", "SUMPRODUCT", "YEAR",
}  # fmt: skip
_STRING = re.compile(r'"(?:[^"]|"")*"')
_CALL = re.compile(r"([^\W\d][\w.]*)\(")
#: Two references with nothing but a blank between them: the cells that both have.
_INTERSECTION = re.compile(r"[\w\])$]\s+[$\w'(]")


@dataclass(frozen=True, slots=True)
class SavedResult:
    """A formula as the file has it, and the result that Excel saved."""

    place: Area
    formula: etree._Element
    text: str
    value: CellValue


def results_to_keep(
    package: Package, structure: Structure, calculated: Callable[[Area], CellValue]
) -> Iterator[SavedResult]:
    """Formulas with a good result in the file of which the library makes an error, or nothing."""
    for sheet in structure.sheets:
        shared: dict[str | None, str] = {}
        for row, column, cell in cell_elements(package.xml(sheet.part)):
            formula = next(cell.iterchildren(FORMULA_TAG), None)
            if formula is None:
                continue
            text = formula.text or shared.get(formula.get("si"), "")
            if formula.get("t") == "shared":
                shared.setdefault(formula.get("si"), text)
            if not _may_be_unknown(text):
                continue
            place = Area(sheet.name, row, column, row, column)
            saved, now = saved_result(cell), calculated(place)
            lost = now is None or isinstance(now, ErrorValue)
            if lost and saved is not None and not isinstance(saved, ErrorValue):
                yield SavedResult(place, formula, text, saved)


def _may_be_unknown(formula: str) -> bool:
    """Quick, because every formula of a workbook is asked; our own are never meant."""
    if "{" not in formula and _KNOWN.issuperset(_CALL.findall(formula)) and " " not in formula:
        return False
    bare = _STRING.sub("", formula)
    return "{" in bare or not _KNOWN.issuperset(_CALL.findall(bare)) or _INTERSECTION.search(bare) is not None
