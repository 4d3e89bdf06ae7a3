"""A table of the user's in an open workbook: reading its rows, and adding some without touching the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

import xlwings as xw

from kam_partnership.cells import CellValue, is_blank
from kam_partnership.errors import NameMissing
from kam_partnership.excel.live import area_address, range_of, table_of
from kam_partnership.excel.rows import append_row
from kam_partnership.excel.values import as_cell_value, as_rows, as_typed_text, as_written_again, formula_in
from kam_partnership.xlsx.areas import parse_area

Row = Mapping[str, CellValue]


@dataclass(frozen=True, slots=True)
class LiveTable:
    """A table after one look at it.

    Attributes:
        sheet: the sheet it stands on.
        table: the table in Excel.
        columns: sheet column of each of our columns, counted from 1.
        first_row: its first row below the headings, counted from 1.
        rows: what our columns hold, as typed.
        formulas: those rows and columns that hold a formula, each with it.
    """

    sheet: xw.Sheet
    table: xw.main.Table
    columns: Mapping[str, int]
    first_row: int
    rows: tuple[Row, ...]
    formulas: Mapping[tuple[int, str], str]

    def text(self, index: int, key: str) -> str:
        """A cell as a text without blanks around it; "" for anything that is no text."""
        value = self.rows[index][key]
        return value.strip() if isinstance(value, str) else ""

    @property
    def empty_rows(self) -> Iterator[int]:
        """Rows in which nobody has typed anything, counted from 0."""
        taken = {index for index, _ in self.formulas}  # also when it shows nothing
        return (i for i, row in enumerate(self.rows) if i not in taken and all(map(is_blank, row.values())))


def read_table(book: xw.Book, table: str, columns: Mapping[str, str]) -> LiveTable:
    """Look at a table once, wherever its columns stand now.

    Args:
        book: an open workbook of ours.
        table: the table's internal name.
        columns: internal names of its columns by their keys.

    Raises:
        NameMissing: when the workbook has lost the table or one of the names.
    """
    ranges = {key: range_of(book, name) for key, name in columns.items()}
    # One question for each: sheet and cells together.
    addresses = {key: area.get_address(external=True).rpartition("!") for key, area in ranges.items()}
    areas = {key: area for key, (sheet, _, cells) in addresses.items() if (area := parse_area(cells, sheet))}
    spans = {(area.sheet, area.top, area.bottom) for area in areas.values()}
    if len(areas) != len(columns) or len(spans) != 1:
        raise NameMissing("name_missing", name=table)
    [(_, first_row, last_row)] = spans
    sheet = next(iter(ranges.values())).sheet
    live = table_of(sheet, table)
    places = {key: area.left for key, area in areas.items()}
    left, right = min(places.values()), max(places.values())
    cells = sheet.range(area_address(first_row, left, last_row, right))
    values, typed = as_rows(cells.raw_value), as_rows(cells.formula)
    rows = tuple({key: as_cell_value(row[place - left]) for key, place in places.items()} for row in values)
    formulas = {
        (index, key): formula
        for index, row in enumerate(rows)
        for key, place in places.items()
        if (formula := formula_in(row[key], typed[index][place - left]))
    }
    return LiveTable(sheet, live, places, first_row, rows, formulas)


def add_rows(table: LiveTable, rows: Sequence[Row], undo: ExitStack) -> None:
    """Write rows into the first empty ones of the table, and append what does not fit; ``undo`` takes it back.

    Raises:
        TableCannotGrow: when something stands below the table; nothing is written.
    """
    free = list(table.empty_rows)[: len(rows)]
    missing = len(rows) - len(free)
    for added in range(missing):
        append_row(table.table, len(table.rows) + added, undo)
    free += range(len(table.rows), len(table.rows) + missing)
    for start, block in _neighbours(free, rows):
        write_block(table, start, block, undo)


def write_block(table: LiveTable, start: int, rows: Sequence[Row], undo: ExitStack) -> None:
    """Write the same keys of neighbouring rows, with one call for columns side by side; ``undo`` takes it back."""
    keys = sorted(rows[0], key=lambda key: table.columns[key])
    runs: list[list[str]] = []
    for key in keys:
        if runs and table.columns[key] == table.columns[runs[-1][-1]] + 1:
            runs[-1].append(key)
        else:
            runs.append([key])
    top = table.first_row + start
    for run in runs:
        left, right = table.columns[run[0]], table.columns[run[-1]]
        cells = [[_typed(row[key]) for key in run] for row in rows]
        place = table.sheet.range(area_address(top, left, top + len(rows) - 1, right))
        before = [[_held(table, start + index, key) for key in run] for index in range(len(rows))]
        undo.callback(setattr, place, "raw_value", before)
        place.raw_value = cells


def _held(table: LiveTable, index: int, key: str) -> CellValue:
    """What a cell held; nothing, in a row that was appended."""
    if index >= len(table.rows):
        return None
    return table.formulas.get((index, key)) or as_written_again(table.rows[index][key])


def _typed(value: CellValue) -> CellValue:
    return as_typed_text(value) if isinstance(value, str) else value


def _neighbours(places: Sequence[int], rows: Sequence[Row]) -> Iterator[tuple[int, list[Row]]]:
    """Rows that stand side by side in the table, together."""
    start, block = 0, list[Row]()
    for place, row in zip(places, rows, strict=True):
        if block and place != start + len(block):
            yield start, block
            block = []
        if not block:
            start = place
        block.append(row)
    if block:
        yield start, block
