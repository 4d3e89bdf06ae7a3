"""A block of columns on the hidden data sheet: what one chart draws, a row for each of its points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from building.data_sheet import FIRST, DataSheet
from building.writer import Writer

#: Columns right of what the data sheet itself writes, counted from 0.
CRITERIA_COLUMN, TICKS_COLUMN, GAPS_COLUMN, TREND_COLUMN, LIST_COLUMN = 21, 44, 53, 63, 76
#: What only formulas read, not the charts.
CROWDS_COLUMN, RINGS_COLUMN, SPOTS_COLUMN = 92, 98, 103


class DataBlock:
    """Columns of equal height; headings in the first row, points below.

    Args:
        writer: the workbook.
        data: the hidden sheet.
        column: the block's first column, counted from 0.
        rows: how many points it holds.
        headings: of the columns, in their order; they name the columns for this program too.
    """

    def __init__(self, writer: Writer, data: DataSheet, column: int, rows: int, headings: Sequence[str]) -> None:
        self._writer = writer
        self._data = data
        self._column = column
        self._headings = list(headings)
        self.rows = rows
        for offset, heading in enumerate(headings):
            data.sheet.write(0, column + offset, heading, data.heading_format)

    def cell(self, heading: str, index: int, *, fixed: bool = False) -> str:
        """The address of a point's value, points counted from 0; the column is always absolute."""
        row, column = FIRST + index, self._column + self._headings.index(heading)
        return str(xl_rowcol_to_cell(row, column, row_abs=fixed, col_abs=True))

    def area(self, heading: str, rows: int = 0) -> str:
        """All values of a column, or the first ``rows`` of them, as charts refer to them."""
        last = FIRST + (rows or self.rows) - 1
        return self._data.area(self._column + self._headings.index(heading), FIRST, last)

    def local_area(self, heading: str, rows: int = 0) -> str:
        """All values of a column, or the first ``rows`` of them, as formulas on the same sheet refer to them."""
        letters = xl_col_to_name(self._column + self._headings.index(heading))
        return f"${letters}${FIRST + 1}:${letters}${FIRST + (rows or self.rows)}"

    def put(self, heading: str, index: int, value: object, cell_format: Any = None, *, array: bool = False) -> None:
        """A constant, a formula or an array formula."""
        place = FIRST + index, self._column + self._headings.index(heading)
        if array:
            self._writer.array_formula(self._data.sheet, place, str(value), cell_format)
        else:
            self._data.put(place, value, cell_format)

    def put_down(self, heading: str, formula: str, rows: int = 0, cell_format: Any = None) -> None:
        """One array formula for a whole column, or for the first ``rows`` of it; see ``DataSheet.put_down``."""
        place = FIRST, self._column + self._headings.index(heading)
        self._data.put_down(place, rows or self.rows, formula, cell_format)
