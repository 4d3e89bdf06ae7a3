"""Bars for the criteria over all accounts: where we, or the key accounts, invest more."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from kam_partnership.diagram import design
from kam_partnership.output import looks
from kam_partnership.output.book import OutputBook
from kam_partnership.output.chart_data import ChartData
from kam_partnership.output.gap_bars import GRIDLINES, bars, font
from kam_partnership.portfolio.criterion_totals import CriterionTotals

#: So many criteria, those rated most often, have a bar.
SHOWN = 20
#: The chart is a little narrower than the table, or one more column would be printed.
_ROW_PIXELS, _AROUND, _WIDTH = 22, 84, 664
_SHEET_ROW = 20
_NARROWEST = 0.5


def rows_of_chart(count: int) -> int:
    """How many rows of the sheet the chart takes with the space below it; none without criteria."""
    return -(-_height(min(count, SHOWN)) // _SHEET_ROW) + 1 if count else 0


def add_criteria_chart(
    book: OutputBook,
    sheet: Any,
    cell: tuple[int, int],
    data: ChartData,
    criteria: Sequence[CriterionTotals],
    span: float,
) -> None:
    """A native bar chart, the longest bar to the left on top, the longest one to the right at the bottom.

    Args:
        cell: row and column of the upper left corner, counted from 0.
        data: the hidden sheet behind the charts.
        span: length of the scale in whose points gaps are told.
    """
    if not criteria:
        return
    shown = sorted(criteria, key=lambda totals: (-totals.count, totals.title))[:SHOWN]
    shown.sort(key=lambda totals: (round(totals.mean_gap, 9), totals.title))
    gaps = [totals.mean_gap * span for totals in shown]
    names = data.column("criteria", [totals.title for totals in shown])
    chart = book.workbook.add_chart({"type": "bar", "name": "KAM_Portfolio_Bars"})
    for key, colour, values in (
        ("supplier", design.BLUE, [gap if gap < 0 else None for gap in gaps]),
        ("key_account", design.ORANGE, [gap if gap >= 0 else None for gap in gaps]),
    ):
        words = book.text(f"portfolio.criteria.{key}")
        chart.add_series(bars(words, names, data.column(words, values), colour, num_format=looks.SIGNED))
    chart.set_title({"name": book.text("portfolio.criteria.chart"), "name_font": font(12, design.NAVY, bold=True)})
    _axes(chart, max(map(abs, gaps)))
    # No legend: the title says the directions, and LibreOffice counts its entries from the other end here.
    chart.set_legend({"none": True})
    chart.set_chartarea({"border": {"none": True}})
    chart.show_hidden_data()
    chart.set_size({"width": _WIDTH, "height": _height(len(shown))})
    sheet.insert_chart(*cell, chart, {"object_position": 2, "description": book.text("portfolio.criteria.alt")})


def _axes(chart: Any, largest: float) -> None:
    """Both directions are equally long, with room for the numbers beside the bars."""
    reach = max(_NARROWEST, math.ceil(largest * 1.15 / _NARROWEST) * _NARROWEST)
    chart.set_y_axis(
        {
            "reverse": True,
            "label_position": "low",
            "num_font": font(9.5, design.INK),
            "line": {"color": f"#{design.PLOT_BORDER}"},
            "major_tick_mark": "none",
        }
    )
    chart.set_x_axis(
        {
            "min": -reach,
            "max": reach,
            "num_format": looks.SIGNED,
            "num_font": font(9, design.GREY),
            "label_position": "high",
            "line": {"none": True},
            "major_gridlines": GRIDLINES,
        }
    )


def _height(shown: int) -> int:
    return _AROUND + _ROW_PIXELS * shown
