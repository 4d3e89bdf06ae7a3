"""What decides whether Excel lets a cell be written, a sheet be shown, and how a number comes over."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import openpyxl

from kam_partnership.xlsx.references import Area


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
