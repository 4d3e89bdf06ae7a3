"""A sheet of a damaged workbook of ours as the recognition sees it, read by our own reader."""

from __future__ import annotations

from kam_partnership.cells import ErrorValue
from kam_partnership.foreign.blocks import blocks_of
from kam_partnership.foreign.list_reader import judged
from kam_partnership.foreign.sheet import Cell, Sheet, sheet_of_cells
from kam_partnership.foreign.verdict import Found, Reading
from kam_partnership.xlsx.closed_cells import ClosedCells


def lists_on(cells: ClosedCells, name: str) -> list[Reading]:
    """The likeliest reading of each list on a sheet of a workbook that is already open for reading."""
    verdicts = [judged(block, {}) for block in blocks_of(_sheet(cells, name))]
    return [verdict.readings[0] for verdict in verdicts if isinstance(verdict, Found)]


def _sheet(cells: ClosedCells, name: str) -> Sheet:
    sheet = cells.sheet(name)
    values = dict(sheet.values)
    for row, column in sheet.uncalculated:  # results that their writer did not save
        values[row, column] = cells.value(name, row, column)
    # Without its names our own formulas beside the table have no result: they are no part of a list.
    shown = {p: value for p, value in values.items() if not (p in sheet.formulas and isinstance(value, ErrorValue))}
    return sheet_of_cells(name, {p: Cell(value, is_formula=p in sheet.formulas) for p, value in shown.items()})
