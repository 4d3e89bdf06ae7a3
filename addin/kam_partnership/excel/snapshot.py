"""Saving an assessment in the history: one row a day, on live Excel and on the headless engine.

A new row is appended, never sorted in: rows that stand there, and what users wrote beside them, stay where they
are. Whatever reads the history (diagram, trend, reports) sorts by date itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import xlwings as xw

from kam_partnership.assessment import Settings
from kam_partnership.assessment.intake import as_number
from kam_partnership.cells import CellValue, address, is_blank
from kam_partnership.errors import NameMissing, SnapshotExists, SnapshotRefused
from kam_partnership.excel.change import after_the_change, one_change
from kam_partnership.excel.commands import look
from kam_partnership.excel.live import LiveWorkbook, area_address, range_of, read_live, table_of
from kam_partnership.excel.rows import append_row, write_row
from kam_partnership.excel.values import as_cell_value, as_typed_text
from kam_partnership.texts import zone_text
from kam_partnership.workbook import names
from kam_partnership.workbook.history_rows import SavedAssessment, titles_fit
from kam_partnership.workbook.judged import Judged
from kam_partnership.xlsx.dates import FIRST_DAY, serial_date


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was saved.

    Attributes:
        date: the day the row stands for.
        replaced: True when a row of that day was replaced.
        titles_cut: True when titles had to be shortened for the ratings to fit into their cell.
        outcome: the assessment and its figures.
    """

    date: dt.date
    replaced: bool
    titles_cut: bool
    outcome: Judged


def refuse(day: dt.date) -> bool:
    """The answer of who cannot be asked: a row of the same day is not replaced."""
    raise SnapshotExists("snapshot_exists", date=day)


def snapshot(
    book: xw.Book,
    *,
    today: dt.date,
    date: dt.date | None = None,
    may_replace: Callable[[dt.date], bool] = refuse,
) -> Snapshot | None:
    """Save the assessment as a row of the history.

    Args:
        book: an open workbook of ours.
        today: the day when neither ``date`` nor the workbook names one.
        date: the day it stands for; else the workbook's own date.
        may_replace: asked with the day when the history has a row of it already.

    Returns:
        what was saved; None when the row of that day was not to be replaced: nothing is written.

    Raises:
        SnapshotRefused: when there are no figures, or the workbook's date is none; nothing is written.
        HistoryTooLong: when the ratings do not fit into one cell; nothing is written.
        TableCannotGrow: when something stands in the way; nothing is written.
        NameMissing: when the workbook has lost internal names.
    """
    live = read_live(book)
    outcome = look(live)
    row = plan_row(live, outcome, date or own_date(live) or today)
    if row.replaces and not may_replace(row.date):
        return None
    with one_change() as undo:
        row.write(undo)
    with after_the_change():
        book.app.calculate()
    return Snapshot(row.date, row.replaces, row.titles_cut, outcome)


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row of the history that is not written yet.

    Attributes:
        date: the day it stands for.
        replaces: True when the history has a row of that day.
        stands: True when that row has these very ratings already.
        titles_cut: True when titles had to be shortened for the ratings to fit into their cell.
    """

    date: dt.date
    replaces: bool
    stands: bool
    titles_cut: bool
    _sheet: xw.Sheet
    _places: _Places
    _index: int | None
    _cells: Mapping[str, CellValue]

    def write(self, undo: ExitStack) -> None:
        """Write it in its place, or append it; ``undo`` takes it back.

        Raises:
            TableCannotGrow: when something stands in the way; nothing is written.
        """
        index, count = self._index, self._places.row_count
        if index is None:
            append_row(table_of(self._sheet, names.HISTORY_TABLE), count, undo)
        row = self._places.first_row + (count if index is None else index)
        write_row(self._sheet, row, self._places.by_column(self._cells), undo=None if index is None else undo)


def plan_row(live: LiveWorkbook, outcome: Judged, date: dt.date) -> PlannedRow:
    """Find a place for the assessment as a row of that day; nothing is written.

    Raises:
        SnapshotRefused, HistoryTooLong, NameMissing: as ``snapshot``.
    """
    saved = _saved(live, outcome, date)
    cells = _typed(saved.cells())
    places = _Places.of(live)
    sheet = range_of(live.book, names.HISTORY_COLUMNS["date"]).sheet
    rows = places.read(sheet)
    same_day = _first(rows, lambda row: _day(row["date"]) == saved.date)
    free = same_day if same_day is not None else _first(rows, lambda row: all(map(is_blank, row.values())))
    stands = same_day is not None and rows[same_day]["ratings"] == cells["ratings"]
    titles_cut = not titles_fit(saved.assessment)
    return PlannedRow(saved.date, same_day is not None, stands, titles_cut, sheet, places, free, cells)


def _saved(live: LiveWorkbook, outcome: Judged, date: dt.date) -> SavedAssessment:
    settings: Settings | None = outcome.assessment.settings
    zone = outcome.figures.zone
    if settings is None or zone is None:
        raise SnapshotRefused("snapshot_settings_invalid")
    if not outcome.assessment.rated_pairs:
        raise SnapshotRefused("snapshot_without_figures")
    if date < FIRST_DAY:
        raise SnapshotRefused("snapshot_date_too_early", date=date, first=FIRST_DAY)
    return SavedAssessment(
        date, live.inputs.general_text("author"), zone_text(zone, outcome.language), outcome.assessment
    )


def own_date(live: LiveWorkbook) -> dt.date | None:
    """The workbook's date; a text that looks like one is refused, because saving under today would hide it."""
    value = live.state["input.date"]
    if is_blank(value):
        return None
    date = _day(value)
    if date is None:
        cell = range_of(live.book, names.GENERAL_CELLS["date"])
        place = f"{cell.sheet.name}!{address(cell.row, cell.column)}"
        raise SnapshotRefused("snapshot_date_invalid", cell=place, value=value)
    return date


def _day(value: CellValue) -> dt.date | None:
    return serial_date(as_number(value))


def _typed(cells: Mapping[str, CellValue]) -> dict[str, CellValue]:
    # The ratings begin with a brace: Excel leaves them a text, and an apostrophe would be one character too many.
    return dict(cells) | {"author": as_typed_text(str(cells["author"] or ""))}


def _first(rows: Sequence[Mapping[str, CellValue]], wanted: Callable[[Mapping[str, CellValue]], bool]) -> int | None:
    return next((index for index, row in enumerate(rows) if wanted(row)), None)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the history stands, rows and columns counted from 1."""

    first_row: int
    row_count: int
    columns: Mapping[str, int]

    @classmethod
    def of(cls, live: LiveWorkbook) -> _Places:
        columns = {key: _place(live, f"history.column.{key}") for key in names.HISTORY_COLUMNS}
        targets = (f"target.{side}" for side in names.HISTORY_TARGET_COLUMNS)  # older tables lack these columns
        columns |= {key: _place(live, f"history.{key}") for key in targets if live.state.get(f"history.{key}")}
        return cls(_place(live, "history.first_row"), _place(live, "history.row_count"), columns)

    def read(self, sheet: xw.Sheet) -> list[dict[str, CellValue]]:
        """All rows with one call."""
        left, right = min(self.columns.values()), max(self.columns.values())
        last_row = self.first_row + self.row_count - 1
        block: Any = sheet.range(area_address(self.first_row, left, last_row, right)).raw_value
        return [{key: as_cell_value(row[column - left]) for key, column in self.columns.items()} for row in block]

    def by_column(self, cells: Mapping[str, CellValue]) -> dict[int, CellValue]:
        return {self.columns[key]: value for key, value in cells.items() if key in self.columns}


def _place(live: LiveWorkbook, key: str) -> int:
    number = as_number(live.state[key])
    if number is None:
        raise NameMissing("name_missing", name=names.HISTORY_TABLE)
    return int(number)
