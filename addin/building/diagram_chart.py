"""The native partnership diagram: stacked areas for the zones, scatter series for everything else.

The areas stand on the primary axes and follow the threshold cells; the scatter stands on the secondary axes
in the same units. LibreOffice plots scatter on the areas' category axis, so both use a grid of equal steps.
"""

from __future__ import annotations

from building.data_sheet import DataSheet
from building.writer import Writer
from kam_partnership.output.chart_xml import (
    C,
    Element,
    Font,
    Labels,
    Marker,
    Series,
    Values,
    axis_title,
    chart_space,
    legend,
    line,
    manual_layout,
    val,
)
from kam_partnership.output.zone_plot import zone_plot
from kam_partnership.workbook.diagram import design

#: Name of the chart in the workbook.
NAME = "KAM_Diagram"
#: Size of the chart in pixels, and of its square plot.
WIDTH, HEIGHT = 594, 644
LEFT, TOP, PLOT = 50, 42, 530

NUMBER_LABEL = Font(8, design.NAVY, bold=True)
TICK_LABEL = Font(8.5, design.GREY)
OVERALL_LABEL = Font(10, design.NAVY, bold=True)


def diagram(writer: Writer, data: DataSheet, values: Values, title_cell: str) -> bytes:
    """The chart part of the diagram."""
    series = Series(values)
    areas = [
        series.area(writer.text(f"zone.{zone}"), data.grid, data.zone(index), colour)
        for index, (zone, colour) in enumerate(design.ZONE_COLOURS.items())
    ]
    lines = _lines(writer, data, series)
    scatter, keep = _scatter(writer, data, series)
    plot = zone_plot(
        (areas, lines, scatter),
        axis_title(writer.text("diagram.x"), 0.36, 0.921),
        axis_title(writer.text("diagram.y"), 0.008, 0.31, upright=True),
        manual_layout(LEFT / WIDTH, TOP / HEIGHT, PLOT / WIDTH, PLOT / HEIGHT),
    )
    title = _title(values, title_cell)
    return chart_space(title, plot, legend(keep, series.count, 0.06, 0.955, 0.90, 0.042))


def _title(values: Values, cell: str) -> Element:
    """The chart's title follows a cell."""
    font = Font(12, design.NAVY, bold=True)
    shown = str(values(cell)[0] or "")
    cache = C.strCache(val("ptCount", 1), C.pt(C.v(shown), idx="0"))
    place = manual_layout(LEFT / WIDTH - 0.012, 0.012)
    return C.title(C.tx(C.strRef(C.f(cell), cache)), place, val("overlay", 1), font.text_properties())


def _lines(writer: Writer, data: DataSheet, series: Series) -> list[Element]:
    """The borders of the band and the balance line."""
    tolerance = writer.text("diagram.series.tolerance")
    looks = (
        (tolerance, line(design.WHITE, 1.5)),
        (tolerance, line(design.WHITE, 1.5)),
        (writer.text("diagram.series.balance"), line(design.BALANCE_LINE, 1.25, dash="dash")),
    )
    return [series.line(name, data.grid, data.border(index), outline) for index, (name, outline) in enumerate(looks)]


def _scatter(writer: Writer, data: DataSheet, series: Series) -> tuple[list[Element], list[int]]:
    """All scatter series from back to front, and which of them the legend shows."""
    built: list[Element] = []
    keep: list[int] = []

    def add(name: str, key: str, **look: object) -> None:
        built.append(series.scatter(name, data.point(key, 1), data.point(key, 2), **look))  # type: ignore[arg-type]

    def labels(key: str, position: str, font: Font, background: str | None = None) -> Labels:
        return Labels(data.point(key, 3), position, font, background)

    label = writer.text("diagram.series.labels")
    frustration = Font(10.5, design.FRUSTRATION_TEXT, bold=True)
    add(label, "frustration", labels=labels("frustration", "ctr", frustration))
    levels = Font(9, design.LEVEL_TEXT, bold=True, rotation=-45)
    add(label, "levels", labels=labels("levels", "ctr", levels))
    add(label, "ticks_x", labels=labels("ticks_x", "b", TICK_LABEL))
    add(label, "ticks_y", labels=labels("ticks_y", "l", TICK_LABEL))
    add(writer.text("diagram.series.change"), "arrow", outline=line(design.PREVIOUS, 1.75, arrow=True))
    keep.append(series.count)
    add(
        writer.text("diagram.legend.previous"),
        "previous",
        marker=Marker(9, design.PREVIOUS, design.WHITE, 1.0),
    )
    keep.append(series.count)
    built.append(
        series.scatter(
            writer.text("diagram.legend.criterion"),
            data.criteria(6),
            data.criteria(7),
            marker=Marker(14, design.WHITE, design.NAVY, 0.75),
            labels=Labels(data.criteria(8), "ctr", NUMBER_LABEL),
        )
    )
    # LibreOffice draws the last series first and fills the ring: so it comes last and hides no number.
    # Excel draws it last and leaves it hollow.
    keep.append(series.count)
    add(writer.text("diagram.legend.overall"), "overall", marker=Marker(23, None, design.NAVY, 2.75))
    for place in design.LABEL_PLACES:
        key = f"overall_{place.name}"
        add(label, key, labels=labels(key, place.name, OVERALL_LABEL, design.WHITE))
    for side in "lr":
        key = f"previous_{side}"
        add(label, key, labels=labels(key, side, Font(8.5, design.GREY), design.WHITE))
    return built, keep
