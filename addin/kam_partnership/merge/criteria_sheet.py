"""Criterion by criterion: means of both sides with their spread, as a chart and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kam_partnership.merge.page import CENTRED, COLOURS, SCORE, SYMBOLS, WRAPPED, Page, page_breaks, pixels, widths
from kam_partnership.output.book import Column, Value
from kam_partnership.output.chart_data import ChartData
from kam_partnership.output.dot_plot import RIGHT, DotPlot, Dots, add_dot_plot
from kam_partnership.raters.merged import CriterionResult
from kam_partnership.raters.rater import Side
from kam_partnership.raters.spread import Spread

#: Of number and criterion, of a number in the table, of the verdict; narrow, so that print stays large enough.
_TITLES, _NUMBER, _VERDICT = (4.5, 36.0), 9.6, 14.0
_TOP, _HEAD, _ROW = 4, 50, 24
NAMES_WIDTH = 310


def spread_of_side(criterion: CriterionResult, side: Side) -> Spread:
    """What all people say of a side's investment."""
    return criterion.pooled.supplier if side is Side.SUPPLIER else criterion.pooled.key_account


def write_criteria(page: Page) -> None:
    """The whole sheet."""
    lead = page.text("criteria.lead_means" if page.merged.anonymous else "criteria.lead")
    sheet = page.sheet("criteria", page.text("criteria.title"), lead)
    criteria = page.merged.criteria
    keys = _keys(page)
    columns = (*_TITLES, *(_NUMBER,) * 2 * len(keys), _VERDICT)
    widths(sheet, 1, columns)
    if not criteria:
        page.book.put(sheet, _TOP, 1, page.text("criteria.none"))
        return
    titles = [f"{one.number}  {page.report.title_of(one.title)}" for one in criteria]
    plot = DotPlot(
        "KAM_MergedProfile",
        page.text("criteria.chart"),
        titles,
        [_dots(page, criteria, side) for side in Side],
        page.ends,
        page.ticks(),
        names_width=NAMES_WIDTH,
        plot_width=plot_width(columns),
    )

    def write(data: ChartData) -> None:
        add_dot_plot(page.book, sheet, (_TOP, 1), data, plot, page.text("criteria.alt"))

    page.chart(write)
    row = rows_below(plot, _TOP)
    blocks = [(0, HEAD_PIXELS + chart_pixels(plot)), (row, _HEAD + _ROW * len(criteria))]
    page_breaks(sheet, blocks, columns)
    _table(page, sheet, row, criteria, keys)


#: The title above a chart that stands in row 5; the narrowest plot.
HEAD_PIXELS, _NARROWEST_PLOT = 82, 400


def _keys(page: Page) -> tuple[str, ...]:
    """What is told of each side; how many people stand behind it only where that is not everybody."""
    spreads = [spread_of_side(criterion, side) for criterion in page.merged.criteria for side in Side]
    keys: tuple[str, ...] = ("mean", "deviation", "low", "high")
    if page.merged.anonymous:
        keys = ("mean", "deviation") if any(spread.deviation is not None for spread in spreads) else ("mean",)
    counts = {spread.count for spread in spreads}
    return keys if counts == {page.merged.count} else (*keys, "count")


def plot_width(columns: Sequence[float]) -> int:
    """A chart is a little narrower than its table: programs round widths, and one more column would be printed."""
    return max(_NARROWEST_PLOT, pixels(columns) - NAMES_WIDTH - RIGHT - 10)


def chart_pixels(plot: DotPlot) -> int:
    """How high the rows are that a chart takes with the space below it."""
    return 20 * rows_below(plot, 0)


def rows_below(plot: DotPlot, top: int) -> int:
    """The first row below a chart that stands at ``top``, with rows of the usual height."""
    return top + plot.size[1] // 20 + 2


def _dots(page: Page, criteria: Sequence[CriterionResult], side: Side) -> Dots:
    spreads = [spread_of_side(criterion, side) for criterion in criteria]
    return Dots(
        page.text(f"head.{side}"),
        [spread.mean for spread in spreads],
        COLOURS[side],
        SYMBOLS[side],
        [None if s.low is None or s.high is None or s.count < 2 else (s.low, s.high) for s in spreads],
        0.18 if side is Side.SUPPLIER else -0.18,
    )


def _table(page: Page, sheet: Any, row: int, criteria: Sequence[CriterionResult], keys: Sequence[str]) -> None:
    columns = [Column(page.text("head.number"), 0, CENTRED), Column(page.text("head.criterion"), 0, WRAPPED)]
    for side in Side:
        for key in keys:
            look = CENTRED if key == "count" else SCORE
            columns.append(Column(page.text("head.of", side=page.side(side), what=page.text(f"head.{key}")), 0, look))
    columns.append(Column(page.text("head.verdict"), 0))
    rows = [_row(page, criterion, keys) for criterion in criteria]
    page.book.table(
        sheet, (row, 1), "KAM_MergedCriteria", columns, rows, autofilter=False, head_pixels=_HEAD, row_pixels=_ROW,
        set_widths=False,
    )  # fmt: skip


def _row(page: Page, criterion: CriterionResult, keys: Sequence[str]) -> list[Value]:
    cells: list[Value] = [criterion.number, page.report.title_of(criterion.title)]
    for side in Side:
        spread = spread_of_side(criterion, side)
        cells += [getattr(spread, key) if key != "count" else spread.count or None for key in keys]
    return [*cells, verdict(page, criterion)]


def verdict(page: Page, criterion: CriterionResult) -> str:
    """Whether people agree, as people read it: a sign and a word, never a colour alone."""
    if criterion.agreed is None:
        return "–"
    if not criterion.agreed:
        return page.text("disagreed")
    return page.text("wide" if criterion.wide else "agreed")
