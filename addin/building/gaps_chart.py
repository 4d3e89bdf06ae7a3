"""The gap bars on the analysis sheet: the ten most important gaps, to the left or right as one side invests more."""

from __future__ import annotations

from typing import Any

from building.data_block import DataBlock
from building.writer import Writer
from kam_partnership.diagram import design
from kam_partnership.output.chart_xml import A, Element, Font, val
from kam_partnership.output.gap_bars import GRIDLINES, bars, font
from kam_partnership.xlsx.namespaces import CHART

#: Name of the chart in the workbook, and its size in pixels.
NAME = "KAM_Gaps"
WIDTH, HEIGHT = 500, 660
LEFT, TOP, PLOT_WIDTH, PLOT_HEIGHT = 236, 40, 244, 546
LABELS = '+0.0;"−"0.0;;'


def insert_gaps_chart(writer: Writer, sheet: Any, cell: tuple[int, int], block: DataBlock) -> None:
    """A bar chart; side, sign and the words below say the same as the colour."""
    chart = writer.workbook.add_chart({"type": "bar", "name": NAME})
    for heading, key, colour in (
        ("supplier more", "gaps.supplier", design.BLUE),
        ("key account more", "gaps.key_account", design.ORANGE),
    ):
        labels = {"num_format": LABELS, "position": "outside_end"}
        chart.add_series(bars(writer.text(key), block.area("name"), block.area(heading), colour, **labels))
    chart.add_series(
        {
            "name": writer.text("profile.ticks"),
            "categories": f"={block.area('name')}",
            "values": f"={block.area('reach')}",
            "fill": {"none": True},
            "border": {"none": True},
        }
    )
    layout = {"x": LEFT / WIDTH, "y": TOP / HEIGHT, "width": PLOT_WIDTH / WIDTH, "height": PLOT_HEIGHT / HEIGHT}
    chart.set_plotarea({"layout": layout, "fill": {"none": True}})
    title = {"name": writer.text("gaps.title"), "name_font": font(12, design.NAVY, bold=True), "overlay": True}
    chart.set_title(title | {"layout": {"x": 0.012, "y": 0.012}})
    chart.set_y_axis(
        {
            "reverse": True,
            "label_position": "low",
            "num_font": font(8, design.INK),
            "line": {"color": f"#{design.PLOT_BORDER}", "width": 1},
            "major_tick_mark": "none",
        }
    )
    chart.set_x_axis(
        {
            "name": writer.text("gaps.axis"),
            "name_font": font(9, design.NAVY, bold=True),
            "name_layout": {"x": 0.455, "y": 0.922},
            "num_font": font(8.5, design.GREY),
            "num_format": '+General;"−"General;0',
            "label_position": "high",
            "line": {"none": True},
            "major_gridlines": GRIDLINES,
            "major_tick_mark": "none",
        }
    )
    # No legend: LibreOffice counts the entries of a chart with a reversed axis from the other end.
    chart.set_legend({"none": True})
    chart.set_chartarea({"border": {"none": True}, "fill": {"color": f"#{design.WHITE}"}})
    chart.show_hidden_data()
    chart.set_size({"width": WIDTH, "height": HEIGHT})
    sheet.insert_chart(*cell, chart, {"object_position": 2, "description": writer.text("gaps.alt")})


def complete(root: Element, note: str) -> Element:
    """What XlsxWriter leaves out: a second line below the axis, and what only Excel has so by default."""
    [chart] = root.iter(f"{{{CHART}}}chart")
    [axis_title] = chart.iterfind(f".//{{{CHART}}}valAx/{{{CHART}}}title//{{{CHART}}}rich")
    grey = Font(9, design.GREY)
    axis_title.append(A.p(A.pPr(grey.properties("defRPr")), A.r(grey.properties("rPr"), A.t(note))))
    chart.extend([val("plotVisOnly", 0), val("dispBlanksAs", "gap")])
    return root
