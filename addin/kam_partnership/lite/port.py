"""The port to Excel in the task pane: reads ahead what a command needs, and does at once what it wants to do.

What a command needs is found by running it: it stops where something was not read yet, that is read, and it begins
anew. This costs nothing but the command's own time, a few milliseconds, since nothing is written before it is
through. So exactly those cells travel that it asks for, whatever the workbook looks like.
"""

from __future__ import annotations

import datetime as dt
import traceback
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from kam_partnership.cells import CellValue, ErrorValue
from kam_partnership.errors import ChangeIncomplete, KamError, NameMissing
from kam_partnership.excel.values import ERRORS
from kam_partnership.lite.book import APPEND, CALCULATE, SELECT, SHOW, WRITE, Asked, Known, LiteBook, NotRead, Step
from kam_partnership.lite.words import LANGUAGE
from kam_partnership.texts import error_text, text
from kam_partnership.workbook import names
from kam_partnership.xlsx.areas import parse_area
from kam_partnership.xlsx.dates import serial_number

#: Excel's errors as texts, which is how they arrive here.
_ERROR_TEXTS = frozenset(ERRORS.values())


async def run(book: Any, click: Callable[[Any], None], *, ahead: Sequence[str] = (), agrees: bool = False) -> None:
    """Run one of the ribbon's clicks on the workbook and tell in the pane what came of it. Never raises.

    Args:
        book: the asynchronous book of xlwings Lite.
        click: what the button of the ribbon does.
        ahead: defined names whose formulas are read before the command begins, because it will ask for each.
        agrees: the answer to any question that the command asks.
    """
    print(text("lite.reading", LANGUAGE))
    try:
        book.app.calculate()  # the first reading makes Excel do it, as on the desktop
        planned = await _planned(book, click, ahead, agrees=agrees)
        await _done(book, planned)
    except Exception as error:
        print(_failure(error))
    else:
        print("\n\n".join(planned.told))


async def _planned(book: Any, click: Callable[[Any], None], ahead: Sequence[str], *, agrees: bool) -> LiteBook:
    """The workbook in memory after the command, with all that it wants to do, and with what was there before."""
    known = Known()
    for name in ahead:
        if name in book.names:
            area = _area(book.names[name].refers_to_range)
            await _read(book, Asked(area, formulas=True), known)
    while True:
        attempt = LiteBook(book, known, agrees)
        try:
            click(attempt)
            if len(attempt.steps) > 1:
                attempt.before()
        except NotRead as stopped:
            await _read(book, stopped.asked, known)
        else:
            return attempt


async def _read(book: Any, asked: Asked, known: Known) -> None:
    cells = _cells(book, asked.area)
    if asked.formulas:
        rows = await _answer_of(cells.options(ndim=2).get_formula())
        known.note(asked, [[_as_typed(formula) for formula in row] for row in rows])
    else:
        rows = await _answer_of(cells.options(ndim=2, err_to_str=True).get_value())
        known.note(asked, [[cell_value(value) for value in row] for row in rows])


async def _answer_of(question: Awaitable[Any]) -> Any:
    """What Excel answers. Raises KamError when it refuses, with its own words."""
    try:
        return await question
    except Exception as error:
        said = str(error).strip().splitlines()
        raise KamError("excel_refused", reason=said[0] if said else type(error).__name__) from error


def _area(cells: Any) -> Any:
    return parse_area(cells.address, cells.sheet.name)


def _cells(book: Any, area: Any) -> Any:
    return book.sheets[area.sheet].range((area.top, area.left), (area.bottom, area.right))


def cell_value(value: object) -> CellValue:
    """What xlwings Lite hands over for a cell, as the cell holds it: dates as numbers, errors as such."""
    if isinstance(value, str):
        return ErrorValue(value) if value in _ERROR_TEXTS else value or None
    if isinstance(value, dt.datetime):
        return serial_number(value.replace(tzinfo=None))
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value  # type: ignore[return-value] # True, False, a number or None


def _as_typed(formula: object) -> str:
    """What Excel on the desktop gives as the formula of a cell: always a text."""
    if isinstance(formula, bool):
        return str(formula).upper()
    return "" if formula is None else str(formula)


async def _done(book: Any, planned: LiteBook) -> None:
    """Everything the command wants to do, in one batch; what was done when it fails halfway is taken back.

    Raises:
        ChangeIncomplete: when it cannot be taken back.
    """
    counts = {
        step.table: len(book.sheets[step.sheet].tables[step.table].rows)
        for step in planned.steps
        if step.does == APPEND
    }
    for step in planned.steps:
        _queue(book, step)
    try:
        await _answer_of(book.flush())
    except KamError:
        if len(planned.steps) > 1:  # a single one is done as a whole or not at all
            await _take_back(book, planned, counts)
        raise


def _queue(book: Any, step: Step) -> None:
    if step.does == CALCULATE:
        book.app.calculate()
        return
    sheet = book.sheets[step.sheet]
    if step.does == APPEND:
        sheet.tables[step.table].rows.add()
    elif step.does == SHOW:
        sheet.activate()
    elif step.does == SELECT:
        _cells(book, step.area).select()
    elif step.does == WRITE:
        # Excel takes a None for a cell that stays as it is.
        _cells(book, step.area).raw_value = [["" if value is None else value for value in row] for row in step.rows]


async def _take_back(book: Any, planned: LiteBook, counts: dict[str, int]) -> None:
    """Delete the rows that were appended, the last one first, and write again what stood in cells that are changed.

    Where nothing was changed nothing is written: what Excel has just refused, as on a protected sheet, it would
    refuse again.
    """
    try:
        for step in {step.table: step for step in planned.steps if step.does == APPEND}.values():
            rows = book.sheets[step.sheet].tables[step.table].rows
            for index in range(await rows.get_count(), counts[step.table], -1):
                rows[index - 1].delete()
        now = LiteBook(book, Known())
        for area, rows in planned.before():
            for formulas in (False, True):
                await _read(book, Asked(area, formulas), now.known)
            if now.contents(area) != rows:
                _queue(book, Step(WRITE, area.sheet, area, rows))
        await book.flush()
    except Exception as error:
        raise ChangeIncomplete("change_incomplete") from error


def _failure(error: Exception) -> str:
    """What happened, whether anything was changed, and what to do."""
    if isinstance(error, NameMissing) and error.details.get("name") == names.STATE_BLOCK:
        error = KamError("no_workbook")
    if isinstance(error, KamError):
        paragraphs = [error_text(error, LANGUAGE)]
    else:  # a mistake of ours: where it happened helps whoever mends it
        *_, place = traceback.walk_tb(error.__traceback__)
        paragraphs = [text("lite.unexpected", LANGUAGE, reason=type(error).__name__, line=place[1])]
    if not isinstance(error, ChangeIncomplete):
        paragraphs.append(text("ribbon.unchanged", LANGUAGE))
    return "\n\n".join(paragraphs)
