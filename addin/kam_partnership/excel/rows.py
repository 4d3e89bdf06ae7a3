"""Writing cells and rows of a table so that it can be taken back, with as few calls as possible.

What takes a step back is registered before the step: Excel may do what it was asked and then fail to say so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack

import xlwings as xw

from kam_partnership.cells import CellValue
from kam_partnership.excel.live import area_address
from kam_partnership.excel.values import as_cell_value, as_held_again, as_rows


def write_row(
    sheet: xw.Sheet,
    row: int,
    values: Mapping[int, CellValue],
    *,
    undo: ExitStack | None = None,
) -> None:
    """Write values by column; the columns between them, a user's own or calculated ones, are left alone.

    Args:
        sheet: where to write.
        row: counted from 1.
        values: column, counted from 1, and what it gets.
        undo: takes the writing back; not needed for a row that is taken away when the change is taken back.
    """
    for first, block in _runs(values):
        cells = sheet.range(area_address(row, first, row, first + len(block) - 1))
        overwrite(cells, [block], undo)


def overwrite(cells: xw.Range, rows: Sequence[Sequence[CellValue]], undo: ExitStack | None) -> None:
    """Write a block of cells; ``undo`` puts back what they hold now, formulas as formulas."""
    if undo is not None:
        undo.callback(setattr, cells, "raw_value", contents_of(cells))
    cells.raw_value = rows


def contents_of(cells: xw.Range) -> list[list[CellValue]]:
    """What must be written for the cells to hold again what they hold now."""
    pairs = zip(as_rows(cells.raw_value), as_rows(cells.formula), strict=True)
    return [[as_held_again(as_cell_value(v), f) for v, f in zip(*pair, strict=True)] for pair in pairs]


def append_row(table: xw.main.Table, count: int, undo: ExitStack) -> None:
    """Append a row to a table that has so many now; ``undo`` takes it away again.

    Raises:
        TableCannotGrow: when something stands below the table; nothing is written.
    """
    rows = table.rows
    undo.callback(_take_away, table, count)
    rows.add()


def _take_away(table: xw.main.Table, count: int) -> None:
    """Delete the last row if there is one more than before."""
    rows = table.rows
    if len(rows) > count:
        rows[len(rows) - 1].delete()


def _runs(values: Mapping[int, CellValue]) -> list[tuple[int, Sequence[CellValue]]]:
    """Neighbouring columns together, so that the usual table takes one call."""
    runs: list[tuple[int, list[CellValue]]] = []
    for column in sorted(values):
        if runs and column == runs[-1][0] + len(runs[-1][1]):
            runs[-1][1].append(values[column])
        else:
            runs.append((column, [values[column]]))
    return list(runs)
