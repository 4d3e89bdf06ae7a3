"""The cells of a closed workbook by sheet, row and column; shared by everyone who reads closed files."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from kam_partnership.cells import CellValue
from kam_partnership.errors import CalculationMissing, FileUnreadable
from kam_partnership.xlsx.areas import Area
from kam_partnership.xlsx.package import Package, read_bytes
from kam_partnership.xlsx.sheet_cells import SheetCells, SheetRows, read_cells, rich_text
from kam_partnership.xlsx.structure import Structure

if TYPE_CHECKING:
    from kam_partnership.xlsx.calculation import Calculator

#: So many shared strings are looked up one by one.
_FEW = 100


class ClosedCells:
    """A closed workbook: its package, its structure, and its cells as they were saved.

    Args:
        path: of the file.
        data: what it holds, when somebody has read it already, or would save it now.
        whole: False unpacks only what is asked for, and leaves charts out of the structure.
        understood: see ``Calculator``, which is asked where a formula has no saved result.

    Raises:
        FileUnreadable: when the file is missing, locked, encrypted, damaged or no workbook.
    """

    def __init__(
        self, path: Path, data: bytes | None = None, *, whole: bool = True, understood: Collection[str] = ()
    ) -> None:
        self.path, self._understood = path, understood
        data = read_bytes(path) if data is None else data
        self.package = Package.open(data, str(path)) if whole else Package.look_into(data, str(path))
        self.structure = Structure.read(self.package, charts=whole)
        self._cells: dict[str, SheetCells] = {}
        self._rows: dict[str, SheetRows] = {}
        self._strings_asked_for = 0

    def sheet(self, name: str) -> SheetCells:
        """All cells of a sheet; none for a sheet that does not exist."""
        if name not in self._cells:
            sheet = self.structure.sheet(name)
            root = None if sheet is None else self.package.xml(sheet.part)
            self._cells[name] = SheetCells() if root is None else read_cells(root, self._shared_string)
        return self._cells[name]

    def rows(self, name: str) -> SheetRows:
        """The rows of a sheet, for those who ask for few of its cells; none for a sheet that does not exist."""
        if name not in self._rows:
            sheet = self.structure.sheet(name)
            root = None if sheet is None else self.package.xml(sheet.part, thin=True)
            self._rows[name] = SheetRows(root, self._shared_string)
        return self._rows[name]

    def forget(self) -> None:
        """Let go of everything that was read, at once: the rows point back here, so that it would stay for a while."""
        self._rows.clear()
        self._cells.clear()
        self.__dict__.pop("_strings", None)

    def value(self, sheet: str, row: int, column: int) -> CellValue:
        """What a cell holds; a formula's result is calculated when its writer saved none."""
        return self._result(self.rows(sheet), sheet, row, column)

    def column(self, area: Area) -> list[CellValue]:
        """What the cells in the first column of an area hold, as ``value`` tells it."""
        rows = self.rows(area.sheet)
        return [self._result(rows, area.sheet, row, area.left) for row in range(area.top, area.bottom + 1)]

    def _result(self, rows: SheetRows, sheet: str, row: int, column: int) -> CellValue:
        value = rows.value(row, column)
        if value is None and rows.has_formula(row, column):  # some programs save formulas without their results
            value = self._calculator.values(Area(sheet, row, column, row, column))[0][0]
        return value

    @cached_property
    def _strings(self) -> etree._Element | list[etree._Element]:
        part = self.structure.shared_texts
        return self.package.xml(part) if part in self.package.parts else []

    def _shared_string(self, number: int) -> str:
        if number < 0:
            raise IndexError(number)
        # A few texts are found quickest by counting; whoever wants many needs a list.
        self._strings_asked_for += 1
        if self._strings_asked_for == _FEW:
            self._strings = list(self._strings)
        return rich_text(self._strings[number])

    @cached_property
    def _calculator(self) -> Calculator:
        try:
            from kam_partnership.xlsx.calculation import Calculator  # rarely needed, and slow to load
        except CalculationMissing as missing:
            raise FileUnreadable("results_missing", file=str(self.path), **missing.details) from missing
        calculator = Calculator(self.package, self._understood)
        calculator.recalculate()
        return calculator
