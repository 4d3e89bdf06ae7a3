"""How much the people of each side agree among themselves: it comes second, after what the sides see differently."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kam_partnership.assessment.zones import COMPARED_DECIMALS
from kam_partnership.merge.page import CENTRED, FINE, WRAPPED, Page, page_breaks, widths
from kam_partnership.merge.plots import HEAD_PIXELS, chart_pixels, deviation_plot, put_plot
from kam_partnership.output.book import Column, Value
from kam_partnership.output.dot_plot import DotPlot
from kam_partnership.raters.merged import FEWEST_FOR_SPREAD, CriterionResult
from kam_partnership.raters.rater import Side

_WIDTHS = (5.0, 40.0, 12.0, 18.0, 12.0, 18.0, 22.0)
_TOP = 7


def write_within(page: Page) -> None:
    """The whole sheet."""
    merged = page.merged
    sheet = page.sheet("disagreement", page.text("within.title"), page.text("within.lead", limit=page.limit))
    widths(sheet, 1, _WIDTHS)
    for row, side in enumerate(Side, start=_TOP - 3):
        page.verdict_line(sheet, row, _in_words(page, side))
    known = [one for one in merged.criteria if any(_deviation(one, side) is not None for side in Side)]
    if not known:
        return
    known.sort(key=lambda one: -max(round(_deviation(one, side) or 0.0, COMPARED_DECIMALS) for side in Side))
    plot = _plot(page, known)
    row = put_plot(page, sheet, _TOP, plot, page.text("within.alt"))
    page_breaks(sheet, [(0, HEAD_PIXELS + 60 + chart_pixels(plot)), (row, 36 + 24 * len(known))], _WIDTHS)
    _table(page, sheet, row, known)


def _deviation(criterion: CriterionResult, side: Side) -> float | None:
    return criterion.within[side].deviation


def _in_words(page: Page, side: Side) -> str:
    merged = page.merged
    verdicts = [one.agreed_within[side] for one in merged.criteria if one.agreed_within[side] is not None]
    who = page.text(f"within.from.{side}")
    if verdicts:
        disputed = verdicts.count(False)
        key = "within.disputed" if disputed else "within.none"
        return page.text(key, who=who, disputed=disputed, all=len(verdicts))
    view = merged.sides[side]
    if merged.anonymous:
        key = "within.hidden" if view.raters < FEWEST_FOR_SPREAD else "within.kept_back"
        return page.text(key, who=who, people=FEWEST_FOR_SPREAD)
    return page.text("within.single" if view.raters == 1 else "within.nothing", who=who)


def _plot(page: Page, criteria: Sequence[CriterionResult]) -> DotPlot:
    return deviation_plot(
        page,
        "KAM_MergedWithin",
        page.text("within.chart"),
        criteria,
        {side: page.text(f"within.from.{side}") for side in Side},
        _deviation,
        _WIDTHS,
        largest=max(_deviation(one, side) or 0.0 for one in criteria for side in Side),
    )


def _table(page: Page, sheet: Any, row: int, criteria: Sequence[CriterionResult]) -> None:
    columns = [Column(page.text("head.number"), 0, CENTRED), Column(page.text("head.criterion"), 0, WRAPPED)]
    for side in Side:
        columns.append(Column(page.text("head.deviation_of", side=page.side(side)), 0, FINE))
        columns.append(Column(page.text("head.within_of", side=page.side(side)), 0))
    columns.append(Column(page.text("head.between"), 0))
    rows: list[list[Value]] = []
    for criterion in criteria:
        cells: list[Value] = [criterion.number, page.report.title_of(criterion.title)]
        for side in Side:
            cells += [_deviation(criterion, side), _word(page, criterion.agreed_within[side])]
        rows.append([*cells, page.verdict(criterion)])
    page.table(sheet, (row, 1), "KAM_MergedWithin", columns, rows, head=52)


def _word(page: Page, agreed: bool | None) -> str:
    return "–" if agreed is None else page.text("within.agreed" if agreed else "disagreed")
