"""Charts of the merged workbook with a row for each criterion: how wide and how high, where, what follows below."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from kam_partnership.merge.page import COLOURS, SYMBOLS, Page, pixels
from kam_partnership.output.chart_data import ChartData
from kam_partnership.output.dot_plot import RIGHT, DotPlot, Dots, add_dot_plot
from kam_partnership.raters.merged import CriterionResult
from kam_partnership.raters.rater import Side
from kam_partnership.raters.spread import acceptable_deviation

#: The title above a chart that stands in row 5, the criteria beside the plot, and the narrowest plot; in pixels.
HEAD_PIXELS, NAMES_WIDTH, _NARROWEST_PLOT = 82, 310, 400
#: Dots nearer than this part of the axis would cover each other; they stand so many rows above and below.
NEAR, APART = 0.018, 0.22
#: Between two numbers along an axis of deviations.
_STEPS: Final = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0)
#: Of usual rows, in pixels.
_ROW = 20


def put_plot(page: Page, sheet: Any, row: int, plot: DotPlot, alternative: str) -> int:
    """Keep the place of a chart that begins in a row counted from 0; the first row below it."""

    def write(data: ChartData) -> None:
        add_dot_plot(page.book, sheet, (row, 1), data, plot, alternative)

    page.chart(write)
    return row + _rows(plot)


def plot_width(columns: Sequence[float]) -> int:
    """In pixels, for columns in characters.

    A chart is a little narrower than its table: programs round widths, and one more column would be printed.
    """
    return max(_NARROWEST_PLOT, pixels(columns) - NAMES_WIDTH - RIGHT - 10)


def chart_pixels(plot: DotPlot) -> int:
    """How high the rows are that a chart takes with the space below it."""
    return _ROW * _rows(plot)


def _rows(plot: DotPlot) -> int:
    return plot.size[1] // _ROW + 2


def numbered(page: Page, criteria: Sequence[CriterionResult]) -> list[str]:
    """Criteria as they stand beside a plot: number and title."""
    return [f"{one.number}  {page.report.title_of(one.title)}" for one in criteria]


def deviation_plot(
    page: Page,
    name: str,
    title: str,
    criteria: Sequence[CriterionResult],
    sides: Mapping[Side, str],
    deviation: Callable[[CriterionResult, Side], float | None],
    columns: Sequence[float],
    *,
    largest: float,
) -> DotPlot:
    """How far apart the people of each side are, in rating points, with the limit up to which they agree.

    Args:
        name: of the chart in the workbook.
        sides: what each side is called here.
        deviation: average deviation of a side, None for unknown.
        columns: of the table below, in characters.
        largest: deviation that the axis must hold.
    """
    limit = acceptable_deviation(page.merged.settings)
    ticks = _ticks(page, max(limit, largest))
    dots = [
        Dots(
            words,
            [deviation(one, side) for one in criteria],
            COLOURS[side],
            SYMBOLS[side],
            shift=0.14 if side is Side.SUPPLIER else -0.14,
        )
        for side, words in sides.items()
    ]
    return DotPlot(
        name,
        title,
        numbered(page, criteria),
        dots,
        (0.0, max(ticks)),
        ticks,
        limit=(limit, page.text("disagreement.limit", limit=page.limit)),
        names_width=NAMES_WIDTH,
        plot_width=plot_width(columns),
    )


def _ticks(page: Page, largest: float) -> Mapping[float, str]:
    step = next((one for one in _STEPS if largest / one <= 7), _STEPS[-1])
    steps = math.ceil(largest * 1.05 / step)
    return {round(place * step, 9): page.short(round(place * step, 9)) for place in range(steps + 1)}
