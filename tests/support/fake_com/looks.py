"""What decides whether Excel lets a cell be written, a sheet be shown, and how a number comes over."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import openpyxl

from kam_partnership.xlsx.areas import Area

#: Formats that follow the user's country have other names in Excel than in files.
_IN_EXCEL = {"mm-dd-yy": "m/d/yyyy", "m/d/yy h:mm": "m/d/yyyy h:mm"}


class Looks:
    """Protection, visibility and number formats of a workbook file, and of the rows it gets later."""

    def __init__(self, path: Path) -> None:
        self._book = _loaded(path.read_bytes())
        self._like: dict[tuple[str, int], int] = {}
        self.protected = {sheet.title for sheet in self._book.worksheets if sheet.protection.sheet}

    def is_visible(self, sheet: str) -> bool:
        return bool(self._book[sheet].sheet_state == "visible")

    def locked_cells(self, area: Area) -> Iterator[tuple[int, int]]:
        """Cells that a protected sheet does not let anyone write to."""
        if area.sheet not in self.protected:
            return
        for column in range(area.left, area.right + 1):
            whole = _column_look(self._book[area.sheet], column)
            for row in range(area.top, area.bottom + 1):
                if (self._cell(area.sheet, row, column) or whole).protection.locked:
                    yield row, column

    def holds_dates(self, sheet: str, row: int, column: int) -> bool:
        cell = self._cell(sheet, row, column)
        return cell is not None and bool(openpyxl.styles.numbers.is_date_format(cell.number_format))

    def number_format(self, area: Area) -> str | None:
        """The format that all cells have; None when they differ."""
        cells = self._book[area.sheet]._cells
        found = set()
        for row in range(area.top, area.bottom + 1):
            for column in range(area.left, area.right + 1):
                cell = cells.get((row, column))
                found.add("General" if cell is None else cell.number_format)
            if len(found) > 1:
                return None
        [code] = found
        return _IN_EXCEL.get(code, code)

    def are_merged(self, area: Area) -> bool | None:
        """Whether all cells lie in merged areas; None when only some do."""
        rows, columns = area.shape
        merged = [part for one in self._merged(area.sheet) if (part := one.overlap(area))]
        covered = sum(part.shape[0] * part.shape[1] for part in merged)
        return False if not covered else True if covered == rows * columns else None

    def merged_area(self, cell: Area) -> Area:
        """The merged area of a cell; the cell itself where there is none."""
        assert cell.shape == (1, 1)
        return next((area for area in self._merged(cell.sheet) if area.meets(cell)), cell)

    def _merged(self, sheet: str) -> list[Area]:
        ranges = self._book[sheet].merged_cells.ranges
        return [Area(sheet, r.min_row, r.min_col, r.max_row, r.max_col) for r in ranges]

    def is_row_hidden(self, sheet: str, row: int) -> bool:
        return bool(self._book[sheet].row_dimensions[row].hidden) if row in self._book[sheet].row_dimensions else False

    def is_column_hidden(self, cell: Area) -> bool:
        return bool(getattr(_column_look(self._book[cell.sheet], cell.left), "hidden", False))

    def rules(self, sheet: str) -> Iterator[tuple[Area, Any]]:
        """Validation by area."""
        for rule in self._book[sheet].data_validations.dataValidation:
            for r in rule.sqref.ranges:
                yield Area(sheet, r.min_row, r.min_col, r.max_row, r.max_col), rule

    def comments(self, sheet: str) -> Iterator[tuple[Area, str]]:
        for (row, column), cell in self._book[sheet]._cells.items():
            if cell.comment is not None:
                yield Area(sheet, row, column, row, column), cell.comment.text

    def add_row_like(self, sheet: str, row: int) -> None:
        """The row below a table's last one looks like it, since it joined the table."""
        self._like[sheet, row + 1] = self._like.get((sheet, row), row)

    def _cell(self, sheet: str, row: int, column: int) -> Any:
        return self._book[sheet]._cells.get((self._like.get((sheet, row), row), column))


@lru_cache(maxsize=8)
def _loaded(data: bytes) -> Any:
    """Reading takes half a second, and many tests look at the same workbooks. Never changed."""
    return openpyxl.load_workbook(io.BytesIO(data))


def _column_look(sheet: Any, column: int) -> Any:
    for dimension in sheet.column_dimensions.values():
        if dimension.min is not None and dimension.min <= column <= dimension.max:
            return dimension
    return openpyxl.cell.Cell(sheet, 1, 1)
