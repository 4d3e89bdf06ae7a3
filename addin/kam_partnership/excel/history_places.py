"""Where the history of an open workbook stands, and its rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import xlwings as xw

from kam_partnership.assessment import SavedPosition
from kam_partnership.assessment.intake import as_number
from kam_partnership.cells import CellValue
from kam_partnership.errors import NameMissing
from kam_partnership.excel.live import LiveWorkbook, area_address, range_of
from kam_partnership.excel.values import as_cell_value, as_rows
from kam_partnership.workbook import names
from kam_partnership.workbook.history_rows import decode_ratings
from kam_partnership.xlsx.dates import serial_date

_SCORES = "supplier_score", "key_account_score"


@dataclass(frozen=True, slots=True)
class HistoryPlaces:
    """Where the history stands, rows and columns counted from 1."""

    first_row: int
    row_count: int
    columns: Mapping[str, int]

    @classmethod
    def of(cls, live: LiveWorkbook) -> HistoryPlaces:
        """As the state block tells them."""
        columns = {key: _place(live, f"history.column.{key}") for key in names.HISTORY_COLUMNS}
        return cls(_place(live, "history.first_row"), _place(live, "history.row_count"), columns)

    def read(self, sheet: xw.Sheet) -> list[dict[str, CellValue]]:
        """All rows with one call."""
        return self._read(sheet, self.first_row, self.first_row + self.row_count - 1)

    def read_row(self, sheet: xw.Sheet, number: int) -> dict[str, CellValue]:
        """One row, counted from 1."""
        place = self.first_row + number - 1
        return self._read(sheet, place, place)[0]

    def _read(self, sheet: xw.Sheet, top: int, bottom: int) -> list[dict[str, CellValue]]:
        left, right = min(self.columns.values()), max(self.columns.values())
        block: Any = as_rows(sheet.range(area_address(top, left, bottom, right)).raw_value)
        return [{key: as_cell_value(row[column - left]) for key, column in self.columns.items()} for row in block]

    def by_column(self, cells: Mapping[str, CellValue]) -> dict[int, CellValue]:
        """Values by the columns of the sheet."""
        return {self.columns[key]: value for key, value in cells.items()}


def _place(live: LiveWorkbook, key: str) -> int:
    number = as_number(live.state[key])
    if number is None:
        raise NameMissing("name_missing", name=names.HISTORY_TABLE)
    return int(number)


def day_of(value: CellValue) -> dt.date | None:
    """The day that a cell means; None when it means none."""
    return serial_date(as_number(value))


def last_saved(live: LiveWorkbook) -> SavedPosition | None:
    """The last saved assessment before that of the workbook; the state block knows its row, one call reads it."""
    row = as_number(live.state["previous_row"])
    if not row:
        return None
    sheet = range_of(live.book, names.HISTORY_COLUMNS["date"]).sheet
    cells = HistoryPlaces.of(live).read_row(sheet, int(row))
    day, supplier, key_account = day_of(cells["date"]), *map(as_number, (cells[key] for key in _SCORES))
    if day is None or supplier is None or key_account is None:
        return None
    return SavedPosition(day, supplier, key_account, decode_ratings(cells["ratings"]))
