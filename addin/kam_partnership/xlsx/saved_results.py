"""Formulas that Excel has calculated and the calculation library cannot: their saved results stand.

Users write formulas into rating cells, and the library does not know all of Excel's: TYPE, ROMAN, an array of
constants inside VLOOKUP, the intersection of two ranges. It makes errors of them, and a rating would be lost.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from kam_partnership.cells import CellValue, ErrorValue
from kam_partnership.xlsx.namespaces import main
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.references import Area, shifted, without_texts
from kam_partnership.xlsx.sheet_cells import FORMULA_TAG, cell_elements, encoded, saved_result
from kam_partnership.xlsx.structure import Structure

#: What the templates' formulas call: the library calculates all of it, as tests show.
_KNOWN: Final = {
    "ABS", "AND", "CHAR", "CHOOSE", "COLUMN", "COUNT", "COUNTIF", "COUNTIFS", "DAY", "FIXED", "IF", "IFERROR",
    "INDEX", "INT", "ISBLANK", "ISERROR", "ISLOGICAL", "ISNUMBER", "LARGE", "LEFT", "LEN", "MATCH", "MAX", "MEDIAN",
    "MIN", "MOD", "MONTH", "NA", "NOT", "OR", "RIGHT", "ROUND", "ROUNDUP", "ROW", "ROWS", "SEARCH", "SMALL", "SQRT",
    "SUBSTITUTE", "SUM", "SUMIF", "SUMIFS", "SUMPRODUCT", "YEAR",
}  # fmt: skip
_CALL = re.compile(r"([^\W\d][\w.]*)\(")
#: Two references with nothing but a blank between them: the cells that both have.
_INTERSECTION = re.compile(r"[\w\])$]\s+[$\w'(]")


@dataclass(frozen=True, slots=True)
class SavedResult:
    """A cell's own formula without its equals sign, whether it is an array formula, and the result that Excel saved."""

    place: Area
    formula: str
    is_array: bool
    value: CellValue

    @property
    def sheet(self) -> str:
        """The sheet of the cell."""
        return self.place.sheet

    @property
    def cell(self) -> str:
        """The cell on its sheet, such as "B7"."""
        return self.place.reference


class StandIns:
    """The saved results that stand in cells instead of the formulas, while the calculation library has the workbook."""

    def __init__(self) -> None:
        self._results: defaultdict[str, dict[str, SavedResult]] = defaultdict(dict)  # by sheet and cell
        self._written_before: set[tuple[str, str]] | None = set()  # None once it is known what stands in where

    def begin(self, results: Iterable[SavedResult]) -> Iterator[SavedResult]:
        """From now on these stand in, but for cells that somebody has written to: those that are to be put in."""
        written = self._written_before or set()
        for result in list(results):
            if (result.sheet, result.cell) not in written:
                self._results[result.sheet][result.cell] = result
                yield result
        self._written_before = None

    def on(self, sheet: str) -> Mapping[str, SavedResult]:
        """What stands in on a sheet, by cell."""
        return self._results[sheet]

    def forget(self, sheet: str, written: Iterable[tuple[str, object]]) -> None:
        """Somebody has written to these cells: their formulas are gone."""
        if self._written_before is not None:
            self._written_before.update((sheet, cell) for cell, _ in written)
        elif standing_in := self._results[sheet]:
            for cell, _ in written:
                standing_in.pop(cell, None)

    def give_way(self, sheet: str, root: etree._Element) -> None:
        """Give the cells of a sheet as it will be saved their formulas back."""
        standing_in = self._results[sheet]
        for element in root.iter(main("c")) if standing_in else ():
            if result := standing_in.get(element.get("r", "")):
                _put_formula(element, result)


def _put_formula(cell: etree._Element, result: SavedResult) -> None:
    if isinstance(result.value, str):  # a formula's text is never a shared one
        cell.set("t", "str")
        for child in list(cell):
            cell.remove(child)
        etree.SubElement(cell, main("v")).text = encoded(result.value)
    formula = cell.makeelement(FORMULA_TAG, {}, None)
    formula.text = result.formula
    if result.is_array:
        formula.set("t", "array")
        formula.set("ref", result.cell)
    cell.insert(0, formula)


def results_to_keep(
    package: Package, structure: Structure, calculated: Callable[[Area], CellValue], understood: Collection[str] = ()
) -> Iterator[SavedResult]:
    """Formulas with a good result in the file of which the library makes an error, or nothing.

    Args:
        package: of the file as it was opened.
        structure: of the package.
        calculated: what the library makes of a cell.
        understood: defined names on sheets whose many formulas need no look: see ``Calculator``.
    """
    passed_over = {area.sheet for name in understood if (area := structure.resolve(name))}
    for sheet in (sheet for sheet in structure.sheets if sheet.name not in passed_over):
        shared: dict[str | None, tuple[str, int, int]] = {}
        for row, column, cell in cell_elements(package.xml(sheet.part)):
            formula = next(cell.iterchildren(FORMULA_TAG), None)
            if formula is None:
                continue
            text = formula.text or ""
            if formula.get("t") == "shared":  # written out in the first of its cells only
                first, top, left = shared.setdefault(formula.get("si"), (text, row, column))
                text = text or shifted(first, row - top, column - left)
            if not _may_be_unknown(text):
                continue
            place = Area(sheet.name, row, column, row, column)
            saved, now = saved_result(cell), calculated(place)
            lost = now is None or isinstance(now, ErrorValue)
            if lost and saved is not None and not isinstance(saved, ErrorValue):
                yield SavedResult(place, text, formula.get("t") == "array", saved)


def _may_be_unknown(formula: str) -> bool:
    """Quick, because every formula of a workbook is asked."""
    if "{" not in formula and _KNOWN.issuperset(_CALL.findall(formula)) and " " not in formula:
        return False
    bare = without_texts(formula)
    return "{" in bare or not _KNOWN.issuperset(_CALL.findall(bare)) or _INTERSECTION.search(bare) is not None
