"""The cells of a closed workbook by sheet, row and column; shared by everyone who reads closed files."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from kam_partnership.cells import CellValue
from kam_partnership.xlsx.package import Package, read_bytes
from kam_partnership.xlsx.references import Area
from kam_partnership.xlsx.sheet_cells import ROW_TAG, SheetCells, SheetRows, only_columns, read_cells, rich_text
from kam_partnership.xlsx.structure import Structure, main

if TYPE_CHECKING:
    from kam_partnership.xlsx.calculation import Calculator


class ClosedCells:
    """A closed workbook: its package, its structure, and its cells as they were saved.

    Args:
        path: of the file.
        whole: False unpacks and parses only what is asked for, and leaves charts out of the structure.

    Raises:
        FileUnreadable: when the file is missing, locked, encrypted, damaged or no workbook.
    """

    def __init__(self, path: Path, *, whole: bool = True) -> None:
        self.path = path
        self._data = read_bytes(path)
        self.package = Package.open(self._data, str(path)) if whole else Package.look_into(self._data, str(path))
        self.structure = Structure.read(self.package, charts=whole)
        self._cells: dict[str, SheetCells] = {}
        self._rows: dict[str, SheetRows] = {}
        self._columns: dict[str, set[int]] = {}
        self._strings: list[etree._Element] = []

    def sheet(self, name: str) -> SheetCells:
        """All cells of a sheet; none for a sheet that does not exist."""
        if name not in self._cells:
            sheet = self.structure.sheet(name)
            root = None if sheet is None else self.package.xml(sheet.part)
            self._cells[name] = SheetCells() if root is None else read_cells(root, self._shared_string)
        return self._cells[name]

    def rows(self, name: str) -> SheetRows:
        """The rows of a sheet, read only as far as somebody asks; none for a sheet that does not exist."""
        if name not in self._rows:
            sheet = self.structure.sheet(name)
            columns = self._columns.get(name)
            thin = bytes if columns is None else only_columns(columns)
            elements = sheet and self.package.children(sheet.part, main("sheetData"), ROW_TAG, thin)
            self._rows[name] = SheetRows(elements or iter(()), self._shared_string, columns)
        return self._rows[name]

    def forget(self) -> None:
        """Let go of everything that was read, at once: the rows point back here, so that it would stay for a while."""
        self._rows.clear()
        self._cells.clear()
        self._strings.clear()
        self.__dict__.pop("_coming_strings", None)

    def ask_only_for(self, areas: Iterable[Area]) -> None:
        """Promise that ``value`` and ``rows`` will be asked for the first columns of these areas only: it is faster."""
        for area in areas:
            self._columns.setdefault(area.sheet, set()).add(area.left)

    def value(self, sheet: str, row: int, column: int) -> CellValue:
        """What a cell holds; a formula's result is calculated when its writer saved none."""
        rows = self.rows(sheet)
        value = rows.value(row, column)
        if value is None and rows.has_formula(row, column):  # some programs save formulas without their results
            return self._calculator.values(Area(sheet, row, column, row, column))[0][0]
        return value

    @cached_property
    def _coming_strings(self) -> Iterator[etree._Element]:
        parts = self.package.parts_of_type("sharedStrings", self.structure.workbook_part)
        if not parts or parts[0] not in self.package.parts:
            return iter(())
        return self.package.children(parts[0], main("sst"), main("si"))

    def _shared_string(self, number: int) -> str:
        if number < 0:
            raise IndexError(number)
        missing = number + 1 - len(self._strings)
        if missing > 0:
            self._strings.extend(itertools.islice(self._coming_strings, missing))
        return rich_text(self._strings[number])

    @cached_property
    def _calculator(self) -> Calculator:
        from kam_partnership.xlsx.calculation import Calculator  # reading works where its library is missing or blocked

        calculator = Calculator(self._data, str(self.path))
        calculator.recalculate()
        return calculator
