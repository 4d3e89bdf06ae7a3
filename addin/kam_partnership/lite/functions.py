"""The worksheet functions KAM.… of the pane: the figures, as the functions of the desktop's add-in give them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import Any, Final

import xlwings as xw

from kam_partnership.assessment import compute_figures
from kam_partnership.cells import CellValue
from kam_partnership.excel.cells_argument import OMITTED, Cells
from kam_partnership.excel.udf_answers import assessed_cells, in_cell, scale_alone
from kam_partnership.lite.port import cell_value
from kam_partnership.lite.words import LANGUAGE
from kam_partnership.texts import Language

#: Rows of cells, or None for an argument that was left out.
Rows = Sequence[Sequence[object]] | None
#: Longer ranges are cut where their content ends.
LONG: Final = 1000


def with_cells(function: Callable[..., Any]) -> Callable[..., Any]:
    """Let xlwings hand over every argument as rows of cells, with errors as their texts."""
    for name in inspect.signature(function).parameters:
        function = xw.arg(name, ndim=2, err_to_str=True)(function)
    return function


def figure(name: str, supplier: Rows, key_account: Rows, weights: Rows, scale_min: Rows, scale_max: Rows) -> Any:
    """What a cell shows for a figure of ``assessment.Figures``: it, "–", or what is wrong with the arguments."""
    columns = {"supplier": cells_of(supplier), "key_account": cells_of(key_account), "weights": cells_of(weights)}
    scale = scale_alone(cells_of(scale_min), cells_of(scale_max))
    return in_cell(lambda: getattr(compute_figures(assessed_cells(columns, scale, {}).assessment), name))


def cells_of(rows: Rows) -> Cells:
    """An argument as the functions of the desktop want it.

    One blank cell arrives as if it was left out. Blanks at the end of a long range, usually a whole column, are left
    out.
    """
    if rows is None:
        return OMITTED
    values: list[CellValue] = [cell_value(value) for row in rows for value in row]
    length = len(values)
    if length > LONG:
        values = values[: length - sum(1 for _ in takewhile(lambda value: value is None, reversed(values)))]
    return Cells(tuple(values), length, one_line=1 in (len(rows), len(rows[0])))


def user_language() -> Language:
    """In the program of the Lite edition this takes the place of its namesake in ``excel.udf_answers``."""
    return LANGUAGE
