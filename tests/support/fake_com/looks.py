"""What decides whether Excel lets a cell be written, a sheet be shown, and how a number comes over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl

from kam_partnership.workbook.references import Area


class Looks:
    """Protection, visibility and number formats of a workbook file, and of the rows it gets later."""

    def __init__(self, path: Path) -> None:
        self._book = openpyxl.load_workbook(path)

    def is_visible(self, sheet: str) -> bool:
        return bool(self._book[sheet].sheet_state == "visible")

    def is_protected(self, sheet: str) -> bool:
        return bool(self._book[sheet].protection.sheet)

    def locked_cells(self, area: Area) -> Iterator[tuple[int, int]]:
        """Cells that a protected sheet does not let anyone write to."""
        if not self.is_protected(area.sheet):
            return
        sheet = self._book[area.sheet]
        for column in range(area.left, area.right + 1):
            whole = _column_look(sheet, column)
            for row in range(area.top, area.bottom + 1):
                cell = sheet._cells.get((row, column))
                if (whole if cell is None else cell).protection.locked:
                    yield row, column

    def holds_dates(self, sheet: str, row: int, column: int) -> bool:
        cell = self._book[sheet]._cells.get((row, column))
        return cell is not None and bool(openpyxl.styles.numbers.is_date_format(cell.number_format))

    def copy_row(self, area: Area) -> None:
        """The row below a table has the look of its last one, since it joined the table."""
        sheet = self._book[area.sheet]
        for column in range(area.left, area.right + 1):
            sheet.cell(area.bottom + 1, column)._style = sheet.cell(area.bottom, column)._style


def _column_look(sheet: Any, column: int) -> Any:
    for dimension in sheet.column_dimensions.values():
        if dimension.min is not None and dimension.min <= column <= dimension.max:
            return dimension
    return openpyxl.cell.Cell(sheet, 1, 1)
