"""Measures that somebody names: a new row in the table, or another status, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

import xlwings as xw

from kam_partnership.assessment.measures import Horizon, Status
from kam_partnership.cells import CellValue, address
from kam_partnership.errors import MeasureRefused, NameMissing
from kam_partnership.excel.change import after_the_change, one_change
from kam_partnership.excel.commands import look
from kam_partnership.excel.live import range_of, read_live
from kam_partnership.excel.table_rows import LiveTable, add_rows, read_table, write_block
from kam_partnership.excel.values import as_rows
from kam_partnership.plain_text import same_title
from kam_partnership.texts import Language
from kam_partnership.texts.criteria import same_criterion
from kam_partnership.texts.measures import HORIZONS, STATUSES, is_former_proposal, is_measure, status_of
from kam_partnership.workbook import names
from kam_partnership.workbook.find_criterion import find_criterion


@dataclass(frozen=True, slots=True)
class NewMeasure:
    """What a new row of the measures holds.

    Attributes:
        text: what is to be done.
        criterion: number or title of the criterion it belongs to; "" for none.
        horizon: None for none.
        status: how far it is.
        supplier_owner, key_account_owner: who does it; "" for nobody yet.
        due: serial number of the day as the workbook counts days, or None.
        supplier_value, key_account_value: worth a year to each side, in the currency of the workbook, or None.
    """

    text: str
    criterion: str = ""
    horizon: Horizon | None = None
    status: Status = Status.PROPOSED
    supplier_owner: str = ""
    key_account_owner: str = ""
    due: float | None = None
    supplier_value: float | None = None
    key_account_value: float | None = None


def add_measure(book: xw.Book, new: NewMeasure) -> int:
    """Write a measure into the first empty row of the table, which grows when there is none.

    Returns:
        the number of the measure, counted from 1 over all of the table.

    Raises:
        MeasureRefused: without a text, and when the same measure stands there and is not done; nothing is written.
        CriterionRefused: when the criterion is not found; nothing is written.
        TableCannotGrow: when something stands below the table; nothing is written.
        NameMissing: when the workbook has lost internal names.
    """
    outcome = look(read_live(book))
    words = new.text.strip()
    if not words:
        raise MeasureRefused("measure_without_text")
    criterion = find_criterion(outcome.assessment.criteria, new.criterion).title if new.criterion.strip() else ""
    table = _table(book)
    _refuse_known(table, words, criterion)
    row: dict[str, CellValue] = {
        "criterion": criterion or None,
        "measure": words,
        "horizon": _word(book, new.horizon, outcome.language),
        "status": _word(book, new.status, outcome.language),
        "supplier_owner": new.supplier_owner.strip() or None,
        "key_account_owner": new.key_account_owner.strip() or None,
        "due": new.due,
        "supplier_value": new.supplier_value,
        "key_account_value": new.key_account_value,
    }
    with one_change() as undo:
        add_rows(table, [row], undo)
    with after_the_change():
        book.app.calculate()
    known = [index for index, _ in _numbered(table)]
    place = next(table.empty_rows, len(table.rows))
    return sum(index < place for index in known) + 1


def set_status(book: xw.Book, numbers: Sequence[int], status: Status) -> tuple[int, ...]:
    """Give measures another status.

    Args:
        book: an open workbook of ours.
        numbers: of the measures, as ``add_measure`` counts them.
        status: that all of them get.

    Returns:
        the numbers of those that had another status before; nothing is written for the others.

    Raises:
        MeasureRefused: for a number that no measure has, or a formula in place of a status; nothing is written.
        NameMissing: when the workbook has lost internal names.
    """
    outcome = look(read_live(book))
    table = _table(book)
    rows = [index for index, _ in _numbered(table)]
    unknown = [number for number in numbers if not 1 <= number <= len(rows)]
    if unknown:
        raise MeasureRefused("measure_unknown", number=unknown[0], count=len(rows))
    word = _word(book, status, outcome.language)
    changed = [n for n in dict.fromkeys(numbers) if not _says(table.text(rows[n - 1], "status"), word, status)]
    with one_change() as undo:
        for number in changed:
            _write_status(table, rows[number - 1], word, undo)
    with after_the_change():
        book.app.calculate()
    return tuple(changed)


def _write_status(table: LiveTable, index: int, word: str | None, undo: ExitStack) -> None:
    formula = table.formulas.get((index, "status"))
    if formula is not None:
        place = f"{table.sheet.name}!{address(table.first_row + index, table.columns['status'])}"
        raise MeasureRefused("formula_not_replaced", cell=place, formula=formula)
    write_block(table, index, [{"status": word}], undo)


def _table(book: xw.Book) -> LiveTable:
    return read_table(book, names.MEASURES_TABLE, names.MEASURE_COLUMNS)


def _numbered(table: LiveTable) -> Iterator[tuple[int, str]]:
    """The rows of the table that are measures, in their order: index from 0, text."""
    for index, row in enumerate(table.rows):
        if is_measure(row["measure"]):
            yield index, table.text(index, "measure")


def _refuse_known(table: LiveTable, words: str, criterion: str) -> None:
    """The same thing to do is not planned twice."""
    for number, (index, text) in enumerate(_numbered(table), start=1):
        same = same_title(text) == same_title(words)
        same_place = same_criterion(table.text(index, "criterion")) == same_criterion(criterion)
        if same and same_place and status_of(table.text(index, "status")).is_open:
            raise MeasureRefused("measure_exists", number=number, text=words)


def _says(told: str, word: str | None, status: Status) -> bool:
    """True when a row has that status already, if need be in the word of an earlier template."""
    return told == word or (is_former_proposal(told) and status is Status.PROPOSED)


def _word(book: xw.Book, meant: Horizon | Status | None, language: Language) -> str | None:
    """How the workbook itself says it: its formulas compare with the words of its own lists.

    Lists of before template 1.1 know neither proposals nor what is agreed: both get today's word.
    """
    if meant is None:
        return None
    kind = "status" if isinstance(meant, Status) else "horizon"
    try:
        listed = {row[0] for row in as_rows(range_of(book, names.MEASURE_LISTS[kind]).raw_value)}
    except NameMissing:
        listed = set()
    words = [
        STATUSES[one][meant] if isinstance(meant, Status) else HORIZONS[one][meant] for one in (language, *Language)
    ]
    return next((word for word in words if word in listed), words[0])
