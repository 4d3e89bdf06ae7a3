"""The cells of a closed workbook by sheet, row and column; shared by everyone who reads closed files."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from kam_partnership.cells import CellValue
from kam_partnership.workbook.calculation import Calculator
from kam_partnership.workbook.package import Package, read_bytes
from kam_partnership.workbook.references import Area
from kam_partnership.workbook.sheet_cells import SheetCells, read_cells, rich_text
from kam_partnership.workbook.structure import Structure, main


class ClosedCells:
    """A closed workbook: its package, its structure, and its cells as they were saved.

    Raises:
        FileUnreadable: when the file is missing, locked, encrypted, damaged or no workbook.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._data = read_bytes(path)
        self.package = Package.open(self._data, str(path))
        self.structure = Structure.read(self.package)
        self._cells: dict[str, SheetCells] = {}

    def sheet(self, name: str) -> SheetCells:
        """The cells of a sheet; none for a sheet that does not exist."""
        if name not in self._cells:
            sheet = self.structure.sheet(name)
            root = None if sheet is None else self.package.xml(sheet.part)
            self._cells[name] = SheetCells() if root is None else read_cells(root, self._shared_string)
        return self._cells[name]

    def value(self, sheet: str, row: int, column: int) -> CellValue:
        """What a cell holds; a formula's result is calculated when its writer saved none."""
        cells = self.sheet(sheet)
        if (row, column) in cells.uncalculated:  # some programs save formulas without their results
            return self._calculator.values(Area(sheet, row, column, row, column))[0][0]
        return cells.values.get((row, column))

    @cached_property
    def _strings(self) -> list[str]:
        parts = self.package.parts_of_type("sharedStrings", self.structure.workbook_part)
        if not parts or parts[0] not in self.package.parts:
            return []
        return [rich_text(item) for item in self.package.xml(parts[0]).iterfind(main("si"))]

    def _shared_string(self, number: int) -> str:
        if number < 0:
            raise IndexError(number)
        return self._strings[number]

    @cached_property
    def _calculator(self) -> Calculator:
        calculator = Calculator(self._data, str(self.path))
        calculator.recalculate()
        return calculator
