"""Rating one criterion: writing what somebody says about it, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import xlwings as xw

from kam_partnership.assessment import Criterion
from kam_partnership.cells import CellValue, address
from kam_partnership.errors import CriterionRefused
from kam_partnership.excel.change import after_the_change, one_change
from kam_partnership.excel.commands import look, refuse_unfit_numbers
from kam_partnership.excel.live import LiveWorkbook, read_live
from kam_partnership.excel.rows import write_row
from kam_partnership.excel.values import as_typed_text, formula_in
from kam_partnership.texts.criteria import same_criterion

#: What a criterion can get, by the keys of the table's columns.
RATED_COLUMNS = ("weight", "supplier", "key_account", "evidence")


@dataclass(frozen=True, slots=True)
class Rated:
    """What came of it.

    Attributes:
        number, title: of the criterion, as the table has them.
        before, after: what each cell that was named held and holds, by the keys of RATED_COLUMNS.
    """

    number: int
    title: str
    before: Mapping[str, CellValue]
    after: Mapping[str, CellValue]


def find_criterion(criteria: Sequence[Criterion], wanted: str) -> Criterion:
    """The criterion that somebody means by its number or by its title, in either language for known ones.

    A number that the table has goes before a title of the same digits.

    Raises:
        CriterionRefused: when no criterion is meant, or several with one title are.
    """
    words = wanted.strip()
    if words.isdecimal() and 1 <= int(words) <= len(criteria):
        return criteria[int(words) - 1]
    found = [one for one in criteria if one.title and same_criterion(one.title) == same_criterion(words)]
    if len(found) > 1:
        numbers = ", ".join(str(one.number) for one in found)
        raise CriterionRefused("criterion_ambiguous", title=found[0].title, numbers=numbers)
    if not found:
        raise _unknown(criteria, words)
    return found[0]


def _unknown(criteria: Sequence[Criterion], words: str) -> CriterionRefused:
    from difflib import get_close_matches  # only when something was misspelt

    titles = {one.title.casefold(): f"{one.number} · {one.title}" for one in criteria if one.title}
    near = get_close_matches(words.casefold(), titles, n=1)
    if near:
        return CriterionRefused("criterion_unknown_near", wanted=words, nearest=titles[near[0]])
    return CriterionRefused("criterion_unknown", wanted=words, count=len(criteria))


def rate(book: xw.Book, wanted: str, values: Mapping[str, CellValue]) -> Rated:
    """Write weight, ratings and evidence of one criterion; every other cell stays as it is.

    Args:
        book: an open workbook of ours.
        wanted: the criterion's number or title.
        values: what cells get, by the keys of RATED_COLUMNS: numbers, the evidence a text, None to blank a cell.

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
