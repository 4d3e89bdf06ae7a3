"""Rating one criterion: writing what somebody says about it, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import xlwings as xw

from kam_partnership.cells import CellValue, address
from kam_partnership.errors import CriterionRefused
from kam_partnership.excel.change import after_the_change, one_change
from kam_partnership.excel.commands import look, refuse_unfit_numbers
from kam_partnership.excel.live import LiveWorkbook, read_live
from kam_partnership.excel.rows import write_row
from kam_partnership.excel.values import as_typed_text, formula_in
from kam_partnership.workbook.find_criterion import find_criterion


@dataclass(frozen=True, slots=True)
class Rated:
    """What came of it.

    Attributes:
        number, title: of the criterion, as the table has them.
        before, after: what each cell that was named held and holds, by the table's columns.
    """

    number: int
    title: str
    before: Mapping[str, CellValue]
    after: Mapping[str, CellValue]


def rate(book: xw.Book, wanted: str, values: Mapping[str, CellValue]) -> Rated:
    """Write weight, ratings and evidence of one criterion; every other cell stays as it is.

    Args:
        book: an open workbook of ours.
        wanted: the criterion's number or title.
        values: what cells get, by the keys of ``RATED_COLUMNS``: numbers, the evidence a text, None to blank a cell.

    Raises:
        CriterionRefused: when the criterion is not found or something does not fit; nothing is written.
        NameMissing: when the workbook has lost internal names.
    """
    live = read_live(book)
    outcome = look(live)
    criterion = find_criterion(outcome.assessment.criteria, wanted)
    numbers = {key: value for key, value in values.items() if isinstance(value, float)}
    refuse_unfit_numbers(numbers.pop("weight", None), numbers.values(), outcome.settings)
    columns = _columns(live, values)
    row = live.first_row + criterion.number - 1
    before = {key: _held(live, row, columns[key]) for key in values}
    cells = {columns[key]: as_typed_text(v) if isinstance(v, str) else v for key, v in values.items()}
    with one_change() as undo:
        write_row(live.table_sheet, row, cells, undo=undo)
    with after_the_change():
        book.app.calculate()
    return Rated(criterion.number, criterion.title, before, dict(values))


def _columns(live: LiveWorkbook, values: Mapping[str, CellValue]) -> dict[str, int]:
    columns = live.columns
    if live.inputs.evidence is not None:
        columns["evidence"] = live.inputs.evidence.column
    elif "evidence" in values:
        raise CriterionRefused("evidence_needs_upgrade")
    return columns


def _held(live: LiveWorkbook, row: int, column: int) -> CellValue:
    """What a cell holds; a formula is somebody's own work and not replaced by the way."""
    place = live.table_sheet.range(address(row, column))
    value: CellValue = place.raw_value
    formula = formula_in(value, place.formula)
    if formula is not None:
        cell = f"{live.inputs.sheet}!{address(row, column)}"
        raise CriterionRefused("formula_not_replaced", cell=cell, formula=formula)
    return value
