"""How much people agree: within each side where there are two, else all together; as a chart and as a table."""

from __future__ import annotations

from typing import Any

from kam_partnership.merge.page import CENTRED, FINE, WRAPPED, Page, page_breaks, widths
from kam_partnership.merge.plots import HEAD_PIXELS, chart_pixels, deviation_plot, put_plot
from kam_partnership.merge.within_sheet import write_within
from kam_partnership.output.book import Column, Value
from kam_partnership.output.dot_plot import DotPlot
from kam_partnership.raters.merged import FEWEST_FOR_SPREAD, CriterionResult
from kam_partnership.raters.rater import Side
from kam_partnership.raters.spread import Spread

_WIDTHS = (5.0, 40.0, 16.5, 16.5, 12.0, 12.0, 14.0)
_TOP = 6


def write_disagreement(page: Page) -> None:
    """The whole sheet."""
    if page.merged.two_views is not None:
        write_within(page)
    else:
        _write_all(page)


def _write_all(page: Page) -> None:
    known = [criterion for criterion in page.merged.disagreements if criterion.disagreement is not None]
    with_range = bool(known) and not page.merged.anonymous
    lead = page.text("disagreement.lead" if with_range else "disagreement.lead_means", limit=page.limit)
    sheet = page.sheet("disagreement", page.text("disagreement.title"), lead)
    widths(sheet, 1, _WIDTHS)
    page.verdict_line(sheet, _TOP - 2, _verdict(page), large=True)
    if not known:
        return
    plot = _plot(page, known)
    row = put_plot(page, sheet, _TOP, plot, page.text("disagreement.alt"))
    page_breaks(sheet, [(0, HEAD_PIXELS + 48 + chart_pixels(plot)), (row, 36 + 24 * len(known))], _WIDTHS)
    _table(page, sheet, row, known, ranges=with_range)


def _verdict(page: Page) -> str:
    merged = page.merged
    verdicts = [one.agreed for one in merged.criteria if one.disagreement is not None]
    if not verdicts:
        if merged.anonymous and merged.criteria:
            return page.text("disagreement.hidden" if merged.count < FEWEST_FOR_SPREAD else "disagreement.kept_back")
        return page.text("disagreement.one" if merged.count == 1 else "criteria.none")
    disputed = verdicts.count(False)
    if not disputed and None in verdicts:  # which side sees what is not known, so nothing is called agreed
        return page.text("disagreement.within_limit", all=len(verdicts), limit=page.limit)
    wide = sum(bool(criterion.agreed and criterion.wide) for criterion in merged.criteria)
    key = ("both" if wide else "some") if disputed else ("wide" if wide else "none")
    return page.text(f"disagreement.{key}", count=disputed, wide=wide, all=len(verdicts))


def _plot(page: Page, criteria: list[CriterionResult]) -> DotPlot:
    return deviation_plot(
        page,
        "KAM_MergedDisagreement",
        page.text("disagreement.chart"),
        criteria,
        {side: page.text(f"head.{side}") for side in Side},
        lambda criterion, side: criterion.pooled.of(side).average_deviation,
        _WIDTHS,
        largest=max(criterion.disagreement or 0.0 for criterion in criteria),
    )


def _table(page: Page, sheet: Any, row: int, criteria: list[CriterionResult], *, ranges: bool) -> None:
    columns = [Column(page.text("head.rank"), 0, CENTRED), Column(page.text("head.criterion"), 0, WRAPPED)]
    columns += [Column(page.text("head.deviation_of", side=page.side(side)), 0, FINE) for side in Side]
    if ranges:
        columns += [Column(page.text("head.range_of", side=page.side(side)), 0, CENTRED) for side in Side]
    columns.append(Column(page.text("head.verdict"), 0))
    rows: list[list[Value]] = []
    for rank, criterion in enumerate(criteria, start=1):
        cells: list[Value] = [rank, f"{criterion.number}  {page.report.title_of(criterion.title)}"]
        spreads = [criterion.pooled.of(side) for side in Side]
        cells += [spread.average_deviation for spread in spreads]
        cells += [_range(page, spread) for spread in spreads] if ranges else []
        rows.append([*cells, page.verdict(criterion)])
    page.table(sheet, (row, 1), "KAM_MergedDisagreements", columns, rows)


def _range(page: Page, spread: Spread) -> str:
    if spread.low is None or spread.high is None:
        return "–"
    return page.text("range", low=page.short(spread.low), high=page.short(spread.high))
