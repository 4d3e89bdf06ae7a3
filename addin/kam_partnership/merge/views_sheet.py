"""Self view against other view: the scores in words, each criterion as a chart and as a table."""

from __future__ import annotations

from typing import Any

from kam_partnership.diagram import design
from kam_partnership.merge.page import CENTRED, COLOURS, SCORE, SIGNED, WRAPPED, Page, page_breaks, widths
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
from kam_partnership.raters.merged import CriterionResult, SelfOther
from kam_partnership.raters.rater import Side
from kam_partnership.texts import shown

_WIDTHS = (4.5, 40.0, *(11.0,) * 6)
_TOP = 4
#: The summary above the charts, in pixels.
_SUMMARY = 156


def write_views(page: Page) -> None:
    """The whole sheet; one sentence where a view is missing."""
    sheet = page.sheet("views", page.text("views.title"), page.text("views.lead"))
    widths(sheet, 1, _WIDTHS)
    merged = page.merged
    criteria = [one for one in merged.by_difference if any(view.difference is not None for view in one.views.values())]
    if not criteria and all(view.difference is None for view in merged.views.values()):
        hidden = merged.anonymous and len(merged.sides) != 1
        page.book.put(sheet, _TOP, 1, page.text("views.hidden" if hidden else "views.one_side"))
        return
    row = _summary(page, sheet, _TOP) + 1
    if not criteria:
        return
    titles = numbered(page, criteria)
    plots = [_plot(page, titles, [one.views[side] for one in criteria], side) for side in Side]
    top, blocks = row, [(0, HEAD_PIXELS + _SUMMARY)]
    for plot in plots:
        blocks.append((top, chart_pixels(plot)))
        top = put_plot(page, sheet, top, plot, page.text("views.alt"))
    page_breaks(sheet, [*blocks, (top, 36 + 24 * len(criteria))], _WIDTHS)
    _table(page, sheet, top, criteria)


def _summary(page: Page, sheet: Any, row: int) -> int:
    columns = [
        Column(page.text("head.side"), 0),
        *(Column(page.text(f"head.{key}"), 0, SCORE) for key in ("own", "other")),
        Column(page.text("head.difference"), 0, SIGNED),
    ]
    rows: list[list[Value]] = []
    for side in Side:
        view = page.merged.views[side]
        rows.append([page.side(side), view.own, view.other, view.difference])
    end = page.table(sheet, (row, 2), "KAM_MergedViews", columns, rows)
    for place, side in enumerate(Side):
        page.verdict_line(sheet, end + place, _in_words(page, side), column=2)
    return end + len(Side)


def _in_words(page: Page, side: Side) -> str:
    difference = page.merged.views[side].difference
    if difference is None:
        return ""
    rounded = shown(difference, 1)
    kind = "same" if rounded == 0 else "higher" if rounded > 0 else "lower"
    return page.text(f"views.{kind}.{side}", by=page.number(abs(difference)))


def _plot(page: Page, titles: list[str], views: list[SelfOther], side: Side) -> DotPlot:
    known = [view if view.difference is not None else SelfOther() for view in views]
    near = (page.ends[1] - page.ends[0]) * NEAR
    apart = [APART if view.difference is not None and abs(view.difference) < near else 0.0 for view in known]
    return DotPlot(
        f"KAM_MergedView_{side}",
        page.text(f"views.chart.{side}"),
        titles,
        [
            Dots(page.text("head.own"), [view.own for view in known], COLOURS[side], shifts=apart),
            Dots(
                page.text("head.other"),
                [view.other for view in known],
                design.GREY,
                "square",
                shifts=[-s for s in apart],
            ),
        ],
        page.ends,
        page.ticks(),
        joined=True,
        names_width=NAMES_WIDTH,
        plot_width=plot_width(_WIDTHS),
    )


def _table(page: Page, sheet: Any, row: int, criteria: list[CriterionResult]) -> None:
    columns = [Column(page.text("head.number"), 0, CENTRED), Column(page.text("head.criterion"), 0, WRAPPED)]
    for side in Side:
        for key in ("own", "other", "difference"):
            look = SIGNED if key == "difference" else SCORE
            columns.append(Column(page.text("head.of", side=page.side(side), what=page.text(f"head.{key}")), 0, look))
    rows: list[list[Value]] = []
    for criterion in criteria:
        cells: list[Value] = [criterion.number, page.report.title_of(criterion.title)]
        for side in Side:
            view = criterion.views[side]
            cells += [view.own, view.other, view.difference]
        rows.append(cells)
    page.table(sheet, (row, 1), "KAM_MergedViewsByCriterion", columns, rows)
