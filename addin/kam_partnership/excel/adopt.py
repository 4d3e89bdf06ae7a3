"""What both sides agreed on in their meeting, from a merged workbook into the account's own one, as a new state.

The state before is saved in the history first. Only what was agreed is written: a rating that nobody agreed on stays,
and evidence is added to what stands there, never put in its place.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import xlwings as xw

from kam_partnership.cells import CellValue, is_blank
from kam_partnership.errors import AdoptionRefused, SnapshotRefused
from kam_partnership.excel.change import after_the_change, one_change
from kam_partnership.excel.commands import look
from kam_partnership.excel.live import LiveWorkbook, area_address, range_of, read_live
from kam_partnership.excel.rows import overwrite
from kam_partnership.excel.snapshot import PlannedRow, own_date, plan_row
from kam_partnership.excel.values import as_held_again, as_rows, as_typed_text, formula_in
from kam_partnership.merge.agreed_ratings import AgreedCriterion, AgreedRatings
from kam_partnership.plain_text import same_name
from kam_partnership.texts import Language, date_text, short_number, text, value_text
from kam_partnership.texts.criteria import same_criterion
from kam_partnership.workbook import names
from kam_partnership.workbook.agreed_key import Key
from kam_partnership.workbook.judged import Judged
from kam_partnership.xlsx.dates import serial_number
from kam_partnership.xlsx.limits import MAX_CELL_TEXT

RATINGS = "supplier", "key_account"
_COLUMNS = (*RATINGS, "evidence")


@dataclass(frozen=True, slots=True)
class AdoptedCriterion:
    """One criterion that is another one now.

    Attributes:
        number, title: as the account's workbook has them.
        ratings: before and after, of the sides whose rating changed; before as it stood in the cell.
        evidence: True when a reason was added.
    """

    number: int
    title: str
    ratings: Mapping[str, tuple[CellValue, float]]
    evidence: bool


@dataclass(frozen=True, slots=True)
class Adopted:
    """What came of it.

    Attributes:
        date: of the meeting, now the workbook's date.
        criteria: those that changed, in the order of the table.
        saved: the day under which the state before stands in the history; None when there was none worth a row.
        own_day: False when the workbook had no date, so that the state before stands under the day before the meeting.
        titles_cut: True when long titles had to be shortened in that row of the history.
        changed: False when the workbook held all of it already, so that nothing was written.
        lacking: titles of agreed criteria that the workbook has not.
        unwritten: titles of criteria whose reason found no place.
        has_evidence: False when the workbook is too old to have a column for reasons.
        language: of the workbook.
    """

    date: dt.date
    criteria: tuple[AdoptedCriterion, ...]
    saved: dt.date | None
    own_day: bool
    titles_cut: bool
    changed: bool
    lacking: tuple[str, ...]
    unwritten: tuple[str, ...]
    has_evidence: bool
    language: Language

    @property
    def complete(self) -> bool:
        """True when everything that was typed in the meeting has its place."""
        return not self.lacking and not self.unwritten


def refuse(day: dt.date) -> bool:
    """The answer of who cannot be asked: another state of the same day is not replaced."""
    raise AdoptionRefused("adopt_day_taken", date=day)


def adopt(book: xw.Book, agreed: AgreedRatings, *, may_replace: Callable[[dt.date], bool] = refuse) -> Adopted | None:
    """Save the present state in the history, then write what was agreed and the day of the meeting.

    Args:
        book: an open workbook of ours.
        agreed: from the merged workbook.
        may_replace: asked with the day when the history has another state of the present state's day.

    Returns:
        what was done; None when that state was not to be replaced: nothing is written.

    Raises:
        AdoptionRefused: when account, scale or dates do not fit; nothing is written.
        SnapshotRefused, HistoryTooLong: when the present state cannot be saved; nothing is written.
        TableCannotGrow: when something stands below the history; nothing is written.
        NameMissing: when the workbook has lost internal names.
    """
    live = read_live(book)
    outcome = look(live)
    _refuse_other_account(agreed, outcome)
    before = _own_date(live)
    if before is not None and agreed.date < before:
        raise AdoptionRefused("adopt_too_early", file=str(agreed.file), date=agreed.date, own=before)
    plan = _Plan.of(live, outcome, agreed)
    if not plan.cells and before == agreed.date:
        return plan.adopted(agreed, outcome, None, own_day=True, changed=False)
    row = None
    if outcome.assessment.rated_pairs:
        row = plan_row(live, outcome, before or agreed.date - dt.timedelta(days=1))
        if row.replaces and not row.stands and not may_replace(row.date):
            return None
    with one_change() as undo:
        if row is not None and not row.stands:
            row.write(undo)
        plan.write(live, undo)
        overwrite(range_of(book, names.GENERAL_CELLS["date"]), [[serial_number(agreed.date)]], undo)
    with after_the_change():
        book.app.calculate()
        live.table_sheet.activate()
    return plan.adopted(agreed, outcome, row, own_day=before is not None, changed=True)


def _own_date(live: LiveWorkbook) -> dt.date | None:
    try:
        return own_date(live)
    except SnapshotRefused as error:  # what a blank date means is another thing here
        raise AdoptionRefused("adopt_date_invalid", **error.details) from None


def _refuse_other_account(agreed: AgreedRatings, outcome: Judged) -> None:
    settings, file = outcome.settings, str(agreed.file)
    if settings is None:
        raise AdoptionRefused("adopt_settings_invalid", reason=outcome.settings_trouble())
    if agreed.account and outcome.key_account and same_name(agreed.account) != same_name(outcome.key_account):
        raise AdoptionRefused("adopt_other_account", file=file, account=agreed.account, own=outcome.key_account)
    if settings.scale != agreed.scale:
        theirs, own = (_scale_text(scale.low, scale.high) for scale in (agreed.scale, settings.scale))
        raise AdoptionRefused("adopt_other_scale", file=file, scale=theirs, own=own)


def _scale_text(low: float, high: float) -> str:
    return f"{short_number(low, Language.EN)} – {short_number(high, Language.EN)}"


@dataclass(frozen=True, slots=True)
class _NewCell:
    """What a cell gets, and what must be written for it to hold again what it held."""

    typed: CellValue
    held: CellValue


@dataclass(frozen=True, slots=True)
class _Plan:
    """Everything that is to be written, before anything is."""

    cells: Mapping[str, Mapping[int, _NewCell]]
    criteria: tuple[AdoptedCriterion, ...]
    lacking: tuple[str, ...]
    unwritten: tuple[str, ...]
    columns: Mapping[str, int]

    @classmethod
    def of(cls, live: LiveWorkbook, outcome: Judged, agreed: AgreedRatings) -> _Plan:
        """Find the row of each agreed criterion, and what of it is new there."""
        table = _Table.of(live)
        rows = dict(_rows(outcome))
        cells: dict[str, dict[int, _NewCell]] = {}
        adopted, lacking, unwritten = [], [], []
        for criterion in agreed.criteria:
            index = rows.get(criterion.key)
            if index is None:
                lacking.append(criterion.title)
                continue
            new = dict(table.new_ratings(index, criterion))
            ratings = {side: (table.shown(index, side), rating) for side, rating in new.items()}
            written: dict[str, CellValue] = dict(new)
            if criterion.reason:
                evidence = table.with_reason(index, criterion.reason, agreed.date, outcome.language)
                if evidence is None:
                    unwritten.append(outcome.assessment.criteria[index].title)
                elif evidence:
                    written["evidence"] = as_typed_text(evidence)
            for column, value in written.items():
                cells.setdefault(column, {})[index] = _NewCell(value, table.held(index, column))
            if written:
                title = outcome.assessment.criteria[index].title
                adopted.append(AdoptedCriterion(index + 1, title, ratings, "evidence" in written))
        adopted.sort(key=lambda one: one.number)
        return cls(cells, tuple(adopted), tuple(lacking), tuple(unwritten), table.columns)

    def write(self, live: LiveWorkbook, undo: ExitStack) -> None:
        """Write neighbouring rows of a column with one call; ``undo`` takes it back."""
        for key, cells in self.cells.items():
            column = self.columns[key]
            for start, run in _runs(cells):
                top = live.first_row + start
                place = live.table_sheet.range(area_address(top, column, top + len(run) - 1, column))
                undo.callback(setattr, place, "raw_value", [[cell.held] for cell in run])
                place.raw_value = [[cell.typed] for cell in run]

    def adopted(
        self, agreed: AgreedRatings, outcome: Judged, row: PlannedRow | None, *, own_day: bool, changed: bool
    ) -> Adopted:
        """What came of it, with the row of the history that holds the state before."""
        return Adopted(
            agreed.date,
            self.criteria,
            None if row is None else row.date,
            own_day,
            row is not None and row.titles_cut and not row.stands,
            changed,
            self.lacking,
            self.unwritten,
            "evidence" in self.columns,
            outcome.language,
        )


@dataclass(frozen=True, slots=True)
class _Table:
    """The three columns that may change, as typed and with their formulas."""

    columns: Mapping[str, int]
    values: Mapping[str, Sequence[CellValue]]
    formulas: Mapping[tuple[int, str], str]

    @classmethod
    def of(cls, live: LiveWorkbook) -> _Table:
        inputs = live.inputs
        found = dict(zip(_COLUMNS, (inputs.suppliers, inputs.key_accounts, inputs.evidence), strict=True))
        columns = {key: column.column for key, column in found.items() if column is not None}
        values = {key: column.values for key, column in found.items() if column is not None}
        left, right = min(columns.values()), max(columns.values())
        block: Any = live.table_sheet.range(area_address(live.first_row, left, live.last_row, right)).formula
        formulas = {
            (index, key): formula
            for index, row in enumerate(as_rows(block))
            for key, column in columns.items()
            if (formula := formula_in(values[key][index], row[column - left]))
        }
        return cls(columns, values, formulas)

    def held(self, index: int, key: str) -> CellValue:
        return as_held_again(self.values[key][index], self.formulas.get((index, key)))

    def shown(self, index: int, key: str) -> CellValue:
        """What people would say that the cell holds."""
        return self.formulas.get((index, key), self.values[key][index])

    def new_ratings(self, index: int, criterion: AgreedCriterion) -> Iterator[tuple[str, float]]:
        for side, rating in zip(RATINGS, (criterion.supplier, criterion.key_account), strict=True):
            if rating is not None and self.shown(index, side) != rating:
                yield side, rating

    def with_reason(self, index: int, reason: str, date: dt.date, language: Language) -> str | None:
        """The evidence with the reason behind it; "" when it holds it already, None when there is no place for it."""
        if "evidence" not in self.columns or (index, "evidence") in self.formulas:
            return None
        held = self.values["evidence"][index]
        before = "" if is_blank(held) else str(held)
        added = text("adopt.evidence", language, date=date_text(date, language), reason=reason)
        if added in before:
            return ""
        whole = f"{before} · {added}" if before else added
        return whole if len(whole.encode("utf-16-le")) // 2 <= MAX_CELL_TEXT else None


def _rows(outcome: Judged) -> Iterator[tuple[Key, int]]:
    """The rows of the account's workbook, counted from 0, by what they share with those of others."""
    seen: Counter[object] = Counter()
    for index, criterion in enumerate(outcome.assessment.criteria):
        if criterion.title:
            key = same_criterion(criterion.title)
            seen[key] += 1
            yield (key, seen[key]), index


def _runs(cells: Mapping[int, _NewCell]) -> Iterable[tuple[int, list[_NewCell]]]:
    """Cells of neighbouring rows together."""
    runs: list[tuple[int, list[_NewCell]]] = []
    for index in sorted(cells):
        if runs and index == runs[-1][0] + len(runs[-1][1]):
            runs[-1][1].append(cells[index])
        else:
            runs.append((index, [cells[index]]))
    return runs


# ---------------------------------------------------------------------- in words
def changes_text(adopted: Adopted, language: Language) -> list[str]:
    """One line for each criterion that changed, with what stood there before."""
    return [f"{one.number}  {one.title}: {'; '.join(_changes(one, language))}" for one in adopted.criteria]


def _changes(criterion: AdoptedCriterion, language: Language) -> Iterator[str]:
    for side, (before, after) in criterion.ratings.items():
        held = "–" if is_blank(before) else value_text(before, language)
        yield f"{text(f'side.{side}', language)} {held} → {value_text(after, language)}"
    if criterion.evidence:
        yield text("adopt.reason", language)


def left_text(adopted: Adopted, language: Language) -> list[str]:
    """What was agreed and is not in the workbook, with the remedy; empty when everything is."""
    lines = []
    if adopted.lacking:
        lines.append(text("adopt.lacking", language, count=len(adopted.lacking), titles="; ".join(adopted.lacking)))
    if adopted.unwritten:
        key = "adopt.no_place" if adopted.has_evidence else "adopt.no_evidence"
        lines.append(text(key, language, count=len(adopted.unwritten), titles="; ".join(adopted.unwritten)))
    return lines


def result_text(adopted: Adopted, language: Language) -> list[str]:
    """What was done, in two sentences: the new state, and where the one before is."""
    date = date_text(adopted.date, language)
    if not adopted.changed:
        return [text("adopt.nothing_new", language, date=date)]
    lines = [text("adopt.done", language, count=len(adopted.criteria), date=date)]
    if adopted.saved is None:
        lines.append(text("adopt.nothing_saved", language))
    else:
        key = "adopt.saved" if adopted.own_day else "adopt.saved_day_before"
        lines.append(text(key, language, date=date_text(adopted.saved, language)))
    if adopted.titles_cut:
        lines.append(text("snapshot.titles_cut", language))
    return lines
