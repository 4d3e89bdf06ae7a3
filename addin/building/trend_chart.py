"""The trend on the history sheet: both scores and the balance over time, on true axes of dates and scale points."""

from __future__ import annotations

from building.data_block import DataBlock
from building.writer import Writer
from kam_partnership.diagram import design
from kam_partnership.output.chart_xml import (
    C,
    Element,
    Marker,
    Series,
    Values,
    chart_space,
    chart_title,
    legend,
    line,
    manual_layout,
    scatter_chart,
    value_axis,
)

#: Name of the chart in the workbook, and its size in pixels.
NAME = "KAM_Trend"
WIDTH, HEIGHT = 1107, 380
LEFT, TOP, PLOT_WIDTH, PLOT_HEIGHT = 48, 48, 1030, 256


def trend(writer: Writer, states: DataBlock, lines: DataBlock, values: Values) -> bytes:
    """The chart part. The three lines differ in marker and dash too, not in colour alone."""
    series = Series(values)
    looks = (
        ("zero", "trend.zero", line(design.GREY, 0.75)),
        ("below", "trend.tolerance", line(design.BALANCE_LINE, 1.25, dash="sysDash")),
        ("above", "trend.tolerance", line(design.BALANCE_LINE, 1.25, dash="sysDash")),
    )
    built = [
        series.scatter(writer.text(key), lines.area("edge"), lines.area(heading), outline=outline)
        for heading, key, outline in looks
    ]
    keep = [1]
    for heading, key, colour, symbol, dash in (
        ("balance", "trend.balance", design.NAVY, "square", "dash"),
        ("key account", "trend.key_account", design.ORANGE, "diamond", ""),
        ("supplier", "trend.supplier", design.BLUE, "circle", ""),
    ):
        keep.append(series.count)
        built.append(_states(series, writer.text(key), states, heading, (colour, symbol, dash)))
    chart = scatter_chart(built)
    # Without a state the dates are 0 and 1: their labels stay empty instead of telling of the year 1900.
    dates = value_axis(10, 20, "b", f'[<2]"";{writer.text("format.date")}')
    points = value_axis(20, 10, "l", 'General;"−"General;0', grid=True)
    place = manual_layout(LEFT / WIDTH, TOP / HEIGHT, PLOT_WIDTH / WIDTH, PLOT_HEIGHT / HEIGHT)
    plot = C.plotArea(place, chart, dates, points)
    title = chart_title(writer.text("trend.title"), 0.012, 0.02)
    return chart_space(title, plot, legend(keep, series.count, 0.04, 0.905, 0.92, 0.08))


def _states(series: Series, name: str, states: DataBlock, heading: str, look: tuple[str, str, str]) -> Element:
    colour, symbol, dash = look
    marker = Marker(10 if symbol == "diamond" else 8, colour, design.WHITE, 0.75, symbol)
    outline = line(colour, 2.25, dash=dash)
    return series.scatter(name, states.area("date"), states.area(heading), outline=outline, marker=marker)
