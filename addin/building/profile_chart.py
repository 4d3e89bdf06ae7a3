"""The profile on the analysis sheet: for each criterion what both sides invest, joined by a line."""

from __future__ import annotations

from building.criteria_points import MARGIN
from building.data_block import DataBlock
from building.writer import Writer
from kam_partnership.diagram import design
from kam_partnership.output.chart_xml import (
    Bars,
    C,
    Font,
    Labels,
    Marker,
    Series,
    Values,
    chart_space,
    chart_title,
    legend,
    line,
    manual_layout,
    scatter_chart,
    silent_axis,
)

#: Name of the chart in the workbook, and its size in pixels.
NAME = "KAM_Profile"
WIDTH, HEIGHT = 570, 660
LEFT, TOP, PLOT_WIDTH, PLOT_HEIGHT = 252, 40, 300, 562
#: Of the titles, in points: sixty lines of them fill the plot's height.
NAME_SIZE = 7.5


def profile(writer: Writer, criteria: DataBlock, ticks: DataBlock, nothing: DataBlock, values: Values) -> bytes:
    """The chart part: pure scatter, so that sixty criteria need no other chart than one."""
    series = Series(values)
    heights = criteria.area("height")
    tick_labels = Labels(ticks.area("label"), "b", Font(8.5, design.GREY))
    names = Labels(criteria.area("name"), "l", Font(NAME_SIZE, design.INK))
    hint = Labels(nothing.area("hint"), "ctr", Font(10, design.GREY, bold=True))
    join = Bars("x", criteria.area("join"), line(design.JOIN, 1.75))
    title = writer.text("profile.names")
    built = [
        series.scatter(writer.text("profile.ticks"), ticks.area("place"), ticks.area("axis"), labels=tick_labels),
        series.scatter(title, criteria.area("origin"), criteria.area("name height"), labels=names),
        series.scatter(title, nothing.area("middle"), nothing.area("hint y"), labels=hint),
        # From edge to edge of the markers, since programs disagree about what lies in front.
        series.scatter(title, criteria.area("middle"), heights, bars=join),
    ]
    keep = [series.count, series.count + 1]
    for heading, colour, symbol, size in (
        ("supplier", design.BLUE, "circle", 8),
        ("key account", design.ORANGE, "diamond", 9),
    ):
        marker = Marker(size, colour, design.WHITE, 0.75, symbol)
        name = writer.text(f"profile.{heading.replace(' ', '_')}")
        built.append(series.scatter(name, criteria.area(f"{heading} x"), heights, marker=marker))
    chart = scatter_chart(built)
    axes = silent_axis("valAx", 10, 20, "b", ends=(-MARGIN, 1 + MARGIN)), silent_axis("valAx", 20, 10, "l", ends=(0, 1))
    place = manual_layout(LEFT / WIDTH, TOP / HEIGHT, PLOT_WIDTH / WIDTH, PLOT_HEIGHT / HEIGHT)
    plot = C.plotArea(place, chart, *axes, C.spPr(line(design.PLOT_BORDER, 0.75)))
    heading = chart_title(writer.text("profile.title"), 0.012, 0.012)
    return chart_space(heading, plot, legend(keep, series.count, 0.5, 0.948, 0.45, 0.045))
