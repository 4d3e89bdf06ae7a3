"""Writing one row of a table with as few calls as its columns allow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import xlwings as xw

from kam_partnership.cells import CellValue


def write_row(sheet: xw.Sheet, row: int, values: Mapping[int, CellValue]) -> None:
    """Write values by column; the columns between them, a user's own or calculated ones, are left alone.

    Args:
        sheet: where to write.
        row: counted from 1.
        values: column, counted from 1, and what it gets.
    """
    for first, block in _runs(values):
        sheet.range((row, first), (row, first + len(block) - 1)).raw_value = [block]


def _runs(values: Mapping[int, CellValue]) -> list[tuple[int, Sequence[CellValue]]]:
    """Neighbouring columns together, so that the usual table takes one call."""
    runs: list[tuple[int, list[CellValue]]] = []
    for column in sorted(values):
        if runs and column == runs[-1][0] + len(runs[-1][1]):
            runs[-1][1].append(values[column])
        else:
            runs.append((column, [values[column]]))
    return list(runs)
