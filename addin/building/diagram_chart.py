"""The native partnership diagram: stacked areas for the zones, scatter series for everything else.

The areas stand on the primary axes and follow the threshold cells; the scatter stands on the secondary axes
in the same units. LibreOffice plots scatter on the areas' category axis, so both use a grid of equal steps.
"""

from __future__ import annotations

from building.diagram_points import DiagramPoints
from building.writer import Writer
from kam_partnership.diagram import design
from kam_partnership.output.chart_xml import (
    C,
    Element,
    Font,
    Series,
    Values,
    axis_title,
    chart_space,
    manual_layout,
    val,
)
from kam_partnership.output.diagram_series import band_lines, scatter_series, zone_areas
from kam_partnership.output.zone_plot import zone_plot
from kam_partnership.workbook import our_charts

#: Name of the chart in the workbook.
NAME = our_charts.DIAGRAM
#: Size of the chart in pixels, and of its square plot.
WIDTH, HEIGHT = 594, 644
LEFT, TOP, PLOT = 50, 42, 530


def diagram(writer: Writer, points: DiagramPoints, values: Values, title_cell: str) -> bytes:
    """The chart part of the diagram."""
    series = Series(values)
    areas = zone_areas(writer.text, points, series)
    lines = band_lines(writer.text, points.grid, points.lines, series)
    scatter = scatter_series(writer.text, points, series)
    plot = zone_plot(
        (areas, lines, scatter),
        axis_title(writer.text("diagram.x"), 0.36, 0.921),
        axis_title(writer.text("diagram.y"), 0.008, 0.31, upright=True),
        manual_layout(LEFT / WIDTH, TOP / HEIGHT, PLOT / WIDTH, PLOT / HEIGHT),
    )
    return chart_space(_title(values, title_cell), plot)


def _title(values: Values, cell: str) -> Element:
    """The chart's title follows a cell."""
    font = Font(12, design.NAVY, bold=True)
    shown = str(values(cell)[0] or "")
    cache = C.strCache(val("ptCount", 1), C.pt(C.v(shown), idx="0"))
    place = manual_layout(LEFT / WIDTH - 0.012, 0.012)
    return C.title(C.tx(C.strRef(C.f(cell), cache)), place, val("overlay", 1), font.text_properties())
