"""Criterion by criterion: means of both sides with their spread, as a chart and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kam_partnership.merge.page import CENTRED, COLOURS, SCORE, SYMBOLS, WRAPPED, Page, widths
from kam_partnership.output.book import Column, Value
from kam_partnership.output.chart_data import ChartData
from kam_partnership.output.dot_plot import DotPlot, Dots, add_dot_plot
from kam_partnership.raters.merged import CriterionResult, Protection
from kam_partnership.raters.rater import Side
from kam_partnership.raters.spread import Spread

#: Chart and table are equally wide.
_WIDTHS = (5.0, 46.0, *(10.3,) * 10, 12.0)
_TOP = 4
#: So many criteria fit on a printed page with their chart.
_ONE_PAGE = 24


def spread_of_side(criterion: CriterionResult, side: Side) -> Spread:
    """What all people say of a side's investment."""
    return criterion.pooled.supplier if side is Side.SUPPLIER else criterion.pooled.key_account


def write_criteria(page: Page) -> None:
    """The whole sheet."""
    means = page.merged.protection is Protection.MEANS
    lead = page.text("criteria.lead_means" if means else "criteria.lead")
    sheet = page.sheet("criteria", page.text("criteria.title"), lead)
    widths(sheet, 1, _WIDTHS)
    criteria = page.merged.criteria
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
        names_width=330,
        plot_width=690,
    )

    def write(data: ChartData) -> None:
        add_dot_plot(page.book, sheet, (_TOP, 1), data, plot, page.text("criteria.alt"))

    page.chart(write)
    row = rows_below(plot, _TOP)
    if len(criteria) > _ONE_PAGE:
        sheet.set_h_pagebreaks([row])
    _table(page, sheet, row, criteria, means=means)


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


def _table(page: Page, sheet: Any, row: int, criteria: Sequence[CriterionResult], *, means: bool) -> None:
    keys = ("mean",) if means else ("mean", "deviation", "low", "high")
    columns = [Column(page.text("head.number"), 0, CENTRED), Column(page.text("head.criterion"), 0, WRAPPED)]
    for side in Side:
        for key in (*keys, "count"):
            look = CENTRED if key == "count" else SCORE
            columns.append(Column(page.text("head.of", side=page.side(side), what=page.text(f"head.{key}")), 0, look))
    columns.append(Column(page.text("head.verdict"), 0))
    rows = [_row(page, criterion, len(keys)) for criterion in criteria]
    page.book.table(
        sheet, (row, 1), "KAM_MergedCriteria", columns, rows, autofilter=False, head_pixels=50, row_pixels=24,
        set_widths=False,
    )  # fmt: skip


def _row(page: Page, criterion: CriterionResult, count: int) -> list[Value]:
    cells: list[Value] = [criterion.number, page.report.title_of(criterion.title)]
    for side in Side:
        spread = spread_of_side(criterion, side)
        cells += [spread.mean, spread.deviation, spread.low, spread.high][:count]
        cells.append(spread.count or None)
    return [*cells, verdict(page, criterion)]


def verdict(page: Page, criterion: CriterionResult) -> str:
    """Whether people agree, as people read it: a sign and a word, never a colour alone."""
    if criterion.agreed is None:
        return "–"
    return page.text("agreed" if criterion.agreed else "disagreed")
