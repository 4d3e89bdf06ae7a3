"""What the ribbon's buttons do: the same code on live Excel and on the headless engine.

Each command looks first, thinks next, and only then writes: with one call where one is enough.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace

import xlwings as xw

from kam_partnership.assessment import Code, Finding, Settings
from kam_partnership.cells import CellValue, address, is_blank
from kam_partnership.errors import CriterionRefused
from kam_partnership.excel.change import after_the_change, answer_of_the_change, one_change
from kam_partnership.excel.live import (
    LiveWorkbook,
    area_address,
    name_is_missing,
    overwritten_formulas,
    place_of,
    read_live,
    table_of,
)
from kam_partnership.excel.live_functions import functions_stand, reason_against_functions, with_functions
from kam_partnership.excel.rows import append_row, write_row
from kam_partnership.excel.values import as_typed_text
from kam_partnership.workbook import names
from kam_partnership.workbook.analysis import COLUMN_COUNT
from kam_partnership.workbook.analysis_rows import analysis_rows
from kam_partnership.workbook.judged import Judged, judge_inputs


def look(live: LiveWorkbook) -> Judged:
    """Judge and compute; nothing is written."""
    return judge_inputs(live.inputs, previous=live.previous)


def recompute(book: xw.Book, *, now: dt.datetime, functions: bool | None = None) -> Judged:
    """Compute everything and write the analysis sheet; all that the user typed stays as it is.

    Args:
        book: an open workbook of ours.
        now: the moment that the analysis names.
        functions: whether the figures are worksheet functions of the add-in, which follow every change, or
            values; None leaves it as it is, but writes values where the functions do not work.

    Raises:
        NameMissing: when the workbook has lost internal names; nothing is written.
    """
    return recompute_from(read_live(book), now=now, functions=functions)


def recompute_from(live: LiveWorkbook, *, now: dt.datetime, functions: bool | None = None) -> Judged:
    """Like ``recompute``, after a look at the workbook."""
    book = live.book
    outcome = look(live)
    start = place_of(book, names.ANALYSIS_START)
    rows = [*with_functions(live, [_typed(row) for row in analysis_rows(outcome, now)], functions)]
    end_row = live.state["analysis.end_row"]
    if isinstance(end_row, float):  # a longer block of an earlier run is cleared along the way
        rows += [[None] * COLUMN_COUNT] * (int(end_row) - start.top + 1 - len(rows))
    block = area_address(start.top, start.left, start.top + len(rows) - 1, start.left + COLUMN_COUNT - 1)
    with name_is_missing(names.ANALYSIS_START):  # it may point to a sheet that was deleted
        cells = book.sheets[start.sheet].range(block)
    with answer_of_the_change():
        cells.raw_value = rows
    return outcome


def toggle_functions(book: xw.Book, *, now: dt.datetime) -> tuple[Judged, bool]:
    """Recompute, with worksheet functions for figures where values stood, and the other way round.

    Returns:
        what was found, and whether the functions stand there now.

    Raises:
        NeedsExcel: when the functions do not work here; nothing is written.
        NameMissing: when the workbook has lost internal names; nothing is written.
    """
    live = read_live(book)
    wanted = not functions_stand(live)
    if wanted and (reason := reason_against_functions(book)) is not None:
        raise reason
    return recompute_from(live, now=now, functions=wanted), wanted


def _typed(row: Sequence[CellValue]) -> list[CellValue]:
    return [as_typed_text(value) if isinstance(value, str) else value for value in row]


def check(book: xw.Book) -> Judged:
    """Look for findings; nothing is written or marked.

    Raises:
        NameMissing: when the workbook has lost internal names.
    """
    live = read_live(book)
    outcome = look(live)
    return replace(outcome, findings=(*outcome.findings, *overwritten_formulas(live), *_without_diagram(live)))


def _without_diagram(live: LiveWorkbook) -> Iterator[Finding]:
    """The diagram, when it is gone; whether it shows the right cells is asked when it is restored."""
    from kam_partnership.workbook.our_charts import DIAGRAM  # no other click of this group needs to know charts

    sheet = live.table_sheet
    if not any(chart.name == DIAGRAM for chart in sheet.charts):
        yield Finding(Code.CHART_MISSING, sheet.name, "", {"chart": DIAGRAM})


@dataclass(frozen=True, slots=True)
class NewCriterion:
    """What a new row of the table holds; ratings in scale units, None for blank."""

    title: str = ""
    weight: float | None = None
    supplier: float | None = None
    key_account: float | None = None


def add_empty_criterion(book: xw.Book) -> int:
    """Append a row to the criteria table, or take its last one if that is still empty; select its title cell.

    Returns:
        the new criterion's number.

    Raises:
        TableCannotGrow: when something stands in the way; nothing is written.
        NameMissing: when the workbook has lost internal names.
    """
    live = read_live(book)
    with one_change() as undo:
        row = _ready_row(live, undo)
    with after_the_change():
        return _select_row(live, row)


def add_criterion(book: xw.Book, criterion: NewCriterion) -> int:
    """The same with what the row shall hold.

    Raises:
        CriterionRefused: when the criterion does not fit the table or its scale; nothing is written.
    """
    live = read_live(book)
    _refuse_unfit(criterion, look(live))
    with one_change() as undo:
        row = _ready_row(live, undo)
        cells = {live.columns[key]: value for key, value in _cells(criterion).items()}
        write_row(live.table_sheet, row, cells, undo=None if row > live.last_row else undo)
    with after_the_change():
        book.app.calculate()
        return _select_row(live, row)


def _ready_row(live: LiveWorkbook, undo: ExitStack) -> int:
    """The sheet's row for a new criterion: the last one when it is empty, else one that is appended."""
    if last_row_is_empty(live):
        return live.last_row
    append_row(table_of(live.table_sheet, names.CRITERIA_TABLE), live.row_count, undo)
    return live.last_row + 1


def _select_row(live: LiveWorkbook, row: int) -> int:
    """Put the cursor into the title; the criterion's number."""
    if live.book.sheets.active.name != live.inputs.sheet:
        live.table_sheet.activate()
    live.table_sheet.range(address(row, live.columns["criterion"])).select()
    return row - live.first_row + 1


def _cells(criterion: NewCriterion) -> dict[str, CellValue]:
    return {
        "criterion": as_typed_text(criterion.title),
        "weight": criterion.weight,
        "supplier": criterion.supplier,
        "key_account": criterion.key_account,
    }


def last_row_is_empty(live: LiveWorkbook) -> bool:
    """True when the criteria table ends in a row that nobody has filled in yet; its weight does not matter."""
    inputs = live.inputs
    columns = (inputs.titles, inputs.suppliers, inputs.key_accounts)
    return all(column is not None and is_blank(column.values[-1]) for column in columns)


def _refuse_unfit(criterion: NewCriterion, outcome: Judged) -> None:
    title = " ".join(criterion.title.split())
    if not title:
        raise CriterionRefused("title_missing")
    for known in outcome.assessment.criteria:
        if known.title.casefold() == title.casefold():
            raise CriterionRefused("title_exists", title=known.title, number=known.number)
    refuse_unfit_numbers(criterion.weight, (criterion.supplier, criterion.key_account), outcome.settings)


def refuse_unfit_numbers(weight: float | None, ratings: Iterable[float | None], settings: Settings | None) -> None:
    """Raises CriterionRefused for a weight that is none, and for ratings off the scale; None is blank and fits.

    Without valid settings nothing is known of the scale, so that every rating fits.
    """
    if weight is not None and not 0 <= weight < float("inf"):
        raise CriterionRefused("weight_invalid", value=weight)
    if settings is None:
        return
    for rating in ratings:
        if rating is not None and not settings.holds(rating):
            raise CriterionRefused(
                "rating_out_of_scale",
                value=rating,
                scale_min=settings.scale_min,
                scale_max=settings.scale_max,
            )
