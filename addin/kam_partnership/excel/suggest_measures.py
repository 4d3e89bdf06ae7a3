"""Suggesting measures for the largest gaps: added to what is there, never instead of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import xlwings as xw

from kam_partnership.assessment import PairFigures
from kam_partnership.assessment.intake import as_number
from kam_partnership.assessment.measures import Horizon, Measure, Status
from kam_partnership.excel.change import after_the_change, one_change
from kam_partnership.excel.commands import look
from kam_partnership.excel.live import read_live
from kam_partnership.excel.table_rows import LiveTable, Row, add_rows, read_table
from kam_partnership.texts import Language
from kam_partnership.texts.criteria import same_criterion
from kam_partnership.texts.measures import (
    HORIZONS,
    STATUSES,
    horizon_of,
    is_measure,
    status_of,
    steps_by_text,
    suggestion_for,
)
from kam_partnership.workbook import names
from kam_partnership.workbook.analysis_rows import large_gaps


@dataclass(frozen=True, slots=True)
class Suggested:
    """What was suggested.

    Attributes:
        gaps: how many criteria have a gap worth a measure.
        criteria: titles of those that got measures now.
        count: how many measures were added.
    """

    gaps: int
    criteria: tuple[str, ...]
    count: int


def read_measures(table: LiveTable) -> Iterator[Measure]:
    """The measures as typed; a row without a text is none yet."""
    for index, row in enumerate(table.rows):
        if is_measure(text := row["measure"]):
            yield Measure(
                text=str(text),
                criterion=table.text(index, "criterion"),
                horizon=horizon_of(table.text(index, "horizon")),
                status=status_of(table.text(index, "status")),
                due=as_number(row["due"]),
                supplier_value=as_number(row["supplier_value"]),
                key_account_value=as_number(row["key_account_value"]),
            )


def suggest_measures(book: xw.Book) -> Suggested:
    """Add two steps, for now and for the long run, for each of the largest gaps that has no open measure.

    The gaps are those of the suggested talks: beyond the tolerance, the highest priority first, a handful.
    Rows with anything typed in them stay as they are; a step that is in the table already, in whatever
    status, is not suggested again.

    Raises:
        TableCannotGrow: when something stands below the table; nothing is written.
        NameMissing: when the workbook has lost internal names.
    """
    outcome = look(read_live(book))
    table = read_table(book, names.MEASURES_TABLE, names.MEASURE_COLUMNS)
    settings = outcome.assessment.settings
    gaps = [] if settings is None else large_gaps(outcome.figures, settings.tolerance)
    known = list(read_measures(table))
    rows = [row for turn, gap in enumerate(gaps) for row in _steps(gap, turn, known, outcome.language)]
    if not rows:
        table.sheet.activate()
        return Suggested(len(gaps), (), 0)
    with one_change() as undo:
        add_rows(table, rows, undo)
    with after_the_change():
        book.app.calculate()
        table.sheet.activate()
    titles = dict.fromkeys(str(row["criterion"]) for row in rows)
    return Suggested(len(gaps), tuple(titles), len(rows))


def _steps(gap: PairFigures, turn: int, known: list[Measure], language: Language) -> Iterator[Row]:
    title = gap.criterion.title
    if not title:
        return
    own = [measure for measure in known if same_criterion(measure.criterion) == same_criterion(title)]
    if any(measure.status.is_open for measure in own):
        return
    told = {measure.text.strip() for measure in own}
    every = steps_by_text(title, supplier_invests_more=gap.contribution < 0)
    told_horizons = {every[text] for text in told if text in every}
    suggestion = suggestion_for(title, supplier_invests_more=gap.contribution < 0, language=language, turn=turn)
    for horizon in Horizon:
        if horizon not in told_horizons:
            yield {
                "criterion": title,
                "measure": suggestion.of(horizon),
                "horizon": HORIZONS[language][horizon],
                "status": STATUSES[language][Status.PROPOSED],
            }
