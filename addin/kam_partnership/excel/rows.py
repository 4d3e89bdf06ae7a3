"""Writing one row of a table with as few calls as its columns allow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack

import xlwings as xw

from kam_partnership.cells import CellValue
from kam_partnership.excel.live import area_address
from kam_partnership.excel.values import as_written_again


def write_row(
    sheet: xw.Sheet,
    row: int,
    values: Mapping[int, CellValue],
    *,
    undo: ExitStack | None = None,
    before: Mapping[int, CellValue] | None = None,
) -> None:
    """Write values by column; the columns between them, a user's own or calculated ones, are left alone.

    Args:
        sheet: where to write.
        row: counted from 1.
        values: column, counted from 1, and what it gets.
        undo: takes the writing back; not needed for a row that is deleted when the change is taken back.
        before: what the columns hold now, for ``undo``.
    """
    for first, block in _runs(values):
        columns = range(first, first + len(block))
        cells = sheet.range(area_address(row, first, row, columns[-1]))
        cells.raw_value = [block]
        if undo is not None and before is not None:
            undo.callback(setattr, cells, "raw_value", [[as_written_again(before[column]) for column in columns]])


def _runs(values: Mapping[int, CellValue]) -> list[tuple[int, Sequence[CellValue]]]:
    """Neighbouring columns together, so that the usual table takes one call."""
    runs: list[tuple[int, list[CellValue]]] = []
    for column in sorted(values):
        if runs and column == runs[-1][0] + len(runs[-1][1]):
            runs[-1][1].append(values[column])
        else:
            runs.append((column, [values[column]]))
    return list(runs)
