"""Criterion by criterion, the greatest difference between the sides first; of one side, means with their spread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kam_partnership.merge.page import (
    CENTRED,
    COLOURS,
    SCORE,
    SIGNED,
    SYMBOLS,
    WRAPPED,
    Page,
    page_breaks,
    widths,
)
from kam_partnership.merge.plots import (
    APART,
    HEAD_PIXELS,
    NAMES_WIDTH,
    NEAR,
    chart_pixels,
    numbered,
    plot_width,
    put_plot,
)
from kam_partnership.output.book import Column, Value
from kam_partnership.output.dot_plot import DotPlot, Dots
from kam_partnership.raters.merged import CriterionResult
from kam_partnership.raters.rater import Side

#: Of number and criterion, of a number in the table, of the verdict; narrow, so that print stays large enough.
_TITLES, _NUMBER, _VERDICT = (4.5, 36.0), 9.6, 14.0
#: Of the table of two views: number, criterion, what each side says of both and its gap, difference, verdict.
_VIEWS = (4.5, 42.0, *(11.5,) * 7, 22.0)
#: So many rows of its chart are seen whole on a page that lies.
_LYING_ROWS = 18
_TOP, _HEAD, _ROW = 4, 50, 24


def write_criteria(page: Page) -> None:
    """The whole sheet."""
    if any(criterion.between is not None for criterion in page.merged.criteria):
        _write_views(page)
    else:
        _write_means(page)


def _write_views(page: Page) -> None:
    """Who gives more as each side sees it; where the sides differ most stands on top."""
    merged = page.merged
    tolerance = page.short(merged.settings.tolerance)
    compared = [one for one in merged.by_difference if one.between is not None]
    lying = len(compared) <= _LYING_ROWS
    lead = page.text("apart.lead", tolerance=tolerance)
    if merged.anonymous and len(compared) < len(merged.criteria):
        lead = f"{lead} {page.text('apart.blank')}"
    sheet = page.sheet("criteria", page.text("apart.title"), lead, landscape=lying)
    widths(sheet, 1, _VIEWS)
    span = merged.settings.span
    near = span * 2 * NEAR
    shifts = [APART if one.between is not None and one.between < near else 0.0 for one in compared]
    plot = DotPlot(
        "KAM_MergedViews",
        page.text("apart.chart"),
        numbered(page, compared),
        [
            Dots(
                page.text(f"diagram.{side}"),
                [one.gaps.get(side) for one in compared],
                COLOURS[side],
                SYMBOLS[side],
                shifts=[shift if side is Side.SUPPLIER else -shift for shift in shifts],
            )
            for side in Side
        ],
        (-span, span),
        {end: page.number(end, 0, signed=True) if end else "0" for end in (-span, -span / 2, 0.0, span / 2, span)},
        joined=True,
        names_width=NAMES_WIDTH,
        plot_width=plot_width(_VIEWS),
        x_title=page.text("apart.axis"),
    )
    row = put_plot(page, sheet, _TOP, plot, page.text("apart.alt"))
    blocks = [(0, HEAD_PIXELS + chart_pixels(plot)), (row, 66 + _ROW * len(merged.criteria))]
    page_breaks(sheet, blocks, _VIEWS, landscape=lying)
    _views_table(page, sheet, row)


def _views_table(page: Page, sheet: Any, row: int) -> None:
    columns = [Column(page.text("head.number"), 0, CENTRED), Column(page.text("head.criterion"), 0, WRAPPED)]
    for view in Side:
        for side in Side:
            what = page.text("head.of", side=page.text(f"diagram.{view}"), what=page.text(f"head.{side}"))
            columns.append(Column(what, 0, SCORE))
        columns.append(Column(page.text(f"head.gap_of.{view}"), 0, SIGNED))
    columns += [Column(page.text("head.difference"), 0, SCORE), Column(page.text("head.verdict"), 0)]
    rows: list[list[Value]] = []
    for criterion in page.merged.by_difference:
        cells: list[Value] = [criterion.number, page.report.title_of(criterion.title)]
        for view in Side:
            cells += [criterion.within[view].of(side).mean for side in Side]
            cells.append(criterion.gaps.get(view))
        rows.append([*cells, criterion.between, page.verdict(criterion)])
    page.table(sheet, (row, 1), "KAM_MergedCriteria", columns, rows, head=66)


def _write_means(page: Page) -> None:
    lead = page.text("criteria.lead_means" if page.merged.anonymous else "criteria.lead")
    sheet = page.sheet("criteria", page.text("criteria.title"), lead)
    criteria = page.merged.criteria
    keys = _keys(page)
    columns = (*_TITLES, *(_NUMBER,) * 2 * len(keys), _VERDICT)
    widths(sheet, 1, columns)
    if not criteria:
        page.book.put(sheet, _TOP, 1, page.text("criteria.none"))
        return
    plot = DotPlot(
        "KAM_MergedProfile",
        page.text("criteria.chart"),
        numbered(page, criteria),
        [_dots(page, criteria, side) for side in Side],
        page.ends,
        page.ticks(),
        names_width=NAMES_WIDTH,
        plot_width=plot_width(columns),
    )
    row = put_plot(page, sheet, _TOP, plot, page.text("criteria.alt"))
    blocks = [(0, HEAD_PIXELS + chart_pixels(plot)), (row, _HEAD + _ROW * len(criteria))]
    page_breaks(sheet, blocks, columns)
    _table(page, sheet, row, criteria, keys)


def _keys(page: Page) -> tuple[str, ...]:
    """What is told of each side; how many people stand behind it only where that is not everybody."""
    spreads = [criterion.pooled.of(side) for criterion in page.merged.criteria for side in Side]
    keys: tuple[str, ...] = ("mean",) if page.merged.anonymous else ("mean", "deviation", "low", "high")
    return keys if {spread.count for spread in spreads} == {page.merged.count} else (*keys, "count")


def _dots(page: Page, criteria: Sequence[CriterionResult], side: Side) -> Dots:
    spreads = [criterion.pooled.of(side) for criterion in criteria]
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
    page.table(sheet, (row, 1), "KAM_MergedCriteria", columns, rows, head=_HEAD)


def _row(page: Page, criterion: CriterionResult, keys: Sequence[str]) -> list[Value]:
    cells: list[Value] = [criterion.number, page.report.title_of(criterion.title)]
    for side in Side:
        spread = criterion.pooled.of(side)
        cells += [getattr(spread, key) if key != "count" else spread.count or None for key in keys]
    return [*cells, page.verdict(criterion)]
