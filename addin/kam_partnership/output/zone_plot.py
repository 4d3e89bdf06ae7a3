"""The plot of a zone diagram: areas and lines on one pair of axes, points on another one in the same units."""

from __future__ import annotations

from collections.abc import Sequence

from kam_partnership.diagram import design
from kam_partnership.output.chart_xml import A, C, Element, line, scatter_chart, silent_axis, val


def zone_plot(
    series: tuple[Sequence[Element], Sequence[Element], Sequence[Element]],
    x_title: Element,
    y_title: Element,
    place: Element,
) -> Element:
    """The plot area of the chart.

    The areas stand on the primary axes, the points on the secondary ones. LibreOffice plots scatter on the areas'
    category axis, so both use a grid of equal steps: x runs from 1 to GRID + 1, y from 0 to 1. It also saves lines
    beside stacked areas as stacked ones, so that is what they are.

    Args:
        series: areas, lines over them, scatter series; each from back to front.
        x_title, y_title: titles of the axes.
        place: the layout of the plot.
    """
    areas, lines, scatter = series
    area_chart = C.areaChart(val("grouping", "stacked"), val("varyColors", 0), *areas, val("axId", 10), val("axId", 20))
    line_chart = C.lineChart(
        val("grouping", "stacked"),
        val("varyColors", 0),
        *lines,
        val("marker", 0),
        val("axId", 10),
        val("axId", 20),
    )
    points_chart = scatter_chart(scatter, 30, 40)
    axes = (
        silent_axis("catAx", 10, 20, "b", title=x_title),
        silent_axis("valAx", 20, 10, "l", ends=(0, 1), title=y_title),
        silent_axis("valAx", 40, 30, "l", ends=(0, 1)),
        silent_axis("valAx", 30, 40, "b", ends=(1, design.GRID + 1)),
    )
    frame = C.spPr(A.noFill(), line(design.PLOT_BORDER, 0.75))
    return C.plotArea(place, area_chart, line_chart, points_chart, *axes, frame)
