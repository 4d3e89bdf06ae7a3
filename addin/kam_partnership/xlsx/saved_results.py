"""Formulas of users that the calculation library calculates otherwise than Excel did: their saved results stand.

Users write formulas into rating cells, and the library does not know all of Excel's: it makes errors of some, compares
decimals bit by bit, takes wildcards literally. Which formulas these are is no list of functions: the library's result
is compared with the one that Excel saved, for every formula that is none of ours.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from kam_partnership.cells import CellValue, ErrorValue
from kam_partnership.xlsx.areas import Area, parse_area
from kam_partnership.xlsx.namespaces import main
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.references import parse_structured, references_in, shifted, without_texts
from kam_partnership.xlsx.sheet_cells import FORMULA_TAG, cell_elements, encoded, saved_result
from kam_partnership.xlsx.structure import Structure

#: Functions of the clock: their results are to change.
_CLOCK: Final = {"TODAY", "NOW"}
#: XlsxWriter says so in each file. Excel puts the number of its own calculation there; Excel 2007 had the same one.
_NOT_CALCULATED: Final = "124519"
_CALL = re.compile(r"([^\W\d][\w.]*)\(")
#: Calculated in another order, sums differ by so much of themselves.
_SAME: Final = 1e-14
#: With more wrong results than that nobody asks which of them is the other one's fault: it takes the square of them.
_MANY: Final = 500


@dataclass(frozen=True, slots=True)
class SavedResult:
    """A cell's own formula without its equals sign, and the result that Excel saved.

    Attributes:
        place: the cell.
        formula: "" in a cell that the array formula of another one fills.
        value: the result.
        inputs: the cells that the formula names itself.
        fills: all cells of an array formula; None for any other formula.
    """

    place: Area
    formula: str
    value: CellValue
    inputs: tuple[Area, ...] = ()
    fills: Area | None = None

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
        self._inputs: dict[Area, object] = {}  # what the inputs of each of them held at the beginning

    def __iter__(self) -> Iterator[SavedResult]:
        return (result for standing_in in self._results.values() for result in standing_in.values())

    def put(self, result: SavedResult) -> None:
        """From now on this one stands in."""
        self._results[result.sheet][result.cell] = result

    def remember(self, read: Callable[[Area], object]) -> None:
        """What the inputs hold now, before anybody has changed anything."""
        self._inputs = {result.place: [read(area) for area in result.inputs] for result in self}

    def outdated(self, structure: Structure, read: Callable[[Area], object]) -> list[SavedResult]:
        """Those with another input than at the beginning: only a program that knows the formula has their results.

        Args:
            structure: of the workbook as it is now: tables may have grown.
            read: what the cells hold now.
        """
        return [
            result
            for result in self
            if result.formula
            and [read(area) for area in inputs_of(result.formula, result.place, structure)]
            != self._inputs.get(result.place)
        ]

    def follow(self, now: Iterable[SavedResult]) -> None:
        """Take the formulas over as the file has them now: tables may have grown, and formulas with them."""
        formulas = {result.place: result for result in now}
        for result in list(self):
            if (same := formulas.get(result.place)) is not None:
                self.put(replace(same, value=result.value))

    def on(self, sheet: str) -> Mapping[str, SavedResult]:
        """What stands in on a sheet, by cell."""
        return self._results[sheet]

    def forget(self, sheet: str, written: Iterable[tuple[str, object]]) -> None:
        """Somebody has written to these cells: their formulas are gone."""
        if standing_in := self._results[sheet]:
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
    if not result.formula:
        return
    formula = cell.makeelement(FORMULA_TAG, {}, None)
    formula.text = result.formula
    if result.fills is not None:
        formula.set("t", "array")
        formula.set("ref", result.fills.reference)
    cell.insert(0, formula)


def own_formulas(
    package: Package, structure: Structure, understood: Collection[str], is_ours: Callable[[str], bool]
) -> list[SavedResult]:
    """The formulas with a good result in the file that are none of ours.

    None at all in a file whose writer did not calculate: XlsxWriter and others save 0 for each formula.

    Args:
        package: of the file as it was opened.
        structure: of the package.
        understood: defined names on sheets whose many formulas need no look: see ``Calculator``.
        is_ours: tells of a formula whether the library is known to calculate it right.
    """
    passed_over = {area.sheet for name in understood if (area := structure.resolve(name))}
    found: list[SavedResult] = []
    is_calculated, zeros_count = False, not _writes_zeros(package, structure)
    for sheet in (sheet for sheet in structure.sheets if sheet.name not in passed_over):
        shared: dict[str | None, tuple[str, int, int]] = {}
        arrays: list[SavedResult] = []
        for row, column, cell in cell_elements(package.xml(sheet.part)):
            place = Area(sheet.name, row, column, row, column)
            formula = next(cell.iterchildren(FORMULA_TAG), None)
            if formula is None:
                found += _filled(cell, place, arrays)
                continue
            text = formula.text or ""
            if formula.get("t") == "shared":  # written out in the first of its cells only
                first, top, left = shared.setdefault(formula.get("si"), (text, row, column))
                text = text or shifted(first, row - top, column - left)
            saved = saved_result(cell)
            is_calculated = is_calculated or saved not in (None, 0.0)
            if not text or is_ours(text) or _follows_the_clock(text):
                continue
            if saved is not None and not isinstance(saved, ErrorValue) and (saved != 0 or zeros_count):
                own = SavedResult(place, text, saved, inputs_of(text, place, structure))
                if formula.get("t") == "array":
                    own = replace(own, fills=parse_area(formula.get("ref", ""), sheet.name) or place)
                    arrays += [own] if own.fills != place else []
                found.append(own)
    return found if is_calculated else []


def _filled(cell: etree._Element, place: Area, arrays: Iterable[SavedResult]) -> Iterator[SavedResult]:
    """The result in a cell that an array formula of another cell fills; Excel saves it like any other result."""
    for own in arrays:
        if own.fills is not None and own.fills.holds(place.top, place.left) and cell.get("t") != "s":
            yield replace(own, place=place, formula="", value=saved_result(cell))


def _writes_zeros(package: Package, structure: Structure) -> bool:
    """Whether the file comes from a program that saves 0 for what it has not calculated: XlsxWriter's mark."""
    calculation = package.xml(structure.workbook_part).find(main("calcPr"))
    return calculation is not None and calculation.get("calcId") == _NOT_CALCULATED


def _follows_the_clock(formula: str) -> bool:
    calls = {call.upper() for call in _CALL.findall(without_texts(formula))}
    return bool(calls) and calls <= _CLOCK


def first_wrong(own: Iterable[SavedResult], read: Callable[[Area], CellValue]) -> list[SavedResult]:
    """The formulas of which the library makes something else, as far as that is their own fault.

    A formula with such a cell among its inputs may be right once that one holds what it should. The results of an array
    formula are wrong together.
    """
    own = list(own)
    told = (result for result in own if result.value is not None and not isinstance(result.value, ErrorValue))
    wrong = {result.place: result for result in told if not _is_same(result.value, read(result.place))}
    blamed = _blamed(wrong)
    places, arrays = {result.place for result in blamed}, {result.fills for result in blamed} - {None}
    # In the order of the cells: what an array formula fills can be written only once the formula itself is gone.
    return [result for result in own if result.place in places or result.fills in arrays]


def _blamed(wrong: Mapping[Area, SavedResult]) -> list[SavedResult]:
    if len(wrong) > _MANY:
        return list(wrong.values())
    blamed = [
        result
        for result in wrong.values()
        if not any(_lies_in(place, area) for place in wrong if place != result.place for area in result.inputs)
    ]
    return blamed or list(wrong.values())


def _is_same(saved: CellValue, calculated: CellValue) -> bool:
    if type(saved) is float and type(calculated) is float:
        return math.isclose(saved, calculated, rel_tol=_SAME)
    return type(saved) is type(calculated) and saved == calculated


def _lies_in(place: Area, area: Area) -> bool:
    rows, columns = area.top <= place.top <= area.bottom, area.left <= place.left <= area.right
    return place.sheet == area.sheet and rows and columns


def inputs_of(formula: str, place: Area, structure: Structure) -> tuple[Area, ...]:
    """The cells that a formula names, be it by address, by a defined name or by a table's column."""
    found: dict[Area, None] = {}  # in their order, each once
    for reference in references_in(formula):
        area = _this_row(reference, place, structure) or structure.resolve(reference, place.sheet)
        if area is not None:
            found[area] = None
    return tuple(found)


def _this_row(reference: str, place: Area, structure: Structure) -> Area | None:
    parsed = parse_structured(reference)
    table = structure.table(parsed[0]) if parsed is not None and "#This Row" in parsed[1] else None
    if parsed is None or table is None:
        return None
    columns = [column for item in parsed[1] if (column := table.column(item)) is not None]
    columns = columns or [table.area.left, table.area.right]
    return Area(table.area.sheet, place.top, min(columns), place.top, max(columns))
