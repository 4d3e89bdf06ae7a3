"""What the charts on slides have in common: letters large enough for a wall, and where a legend stands."""

from __future__ import annotations

from lxml import etree

from kam_partnership.output.chart_xml import Element, chart_space
from kam_partnership.report.fitting import line_width
from kam_partnership.xlsx.namespaces import CHART, DRAWING

#: Letters along an axis and in a legend, in points.
AXIS_SIZE = 11
#: The charts' font, in parts of the width of those that ``line_width`` allows for.
_NARROWER = 0.88


def slide_chart(plot: Element, shown_legend: Element | None = None) -> bytes:
    """A chart part without a title, for the slide has one."""
    space = etree.fromstring(chart_space(None, plot, shown_legend))
    for tag in ("legend", "valAx", "catAx"):
        for part in space.iter(f"{{{CHART}}}{tag}"):
            for font in (*part.iter(f"{{{DRAWING}}}defRPr"), *part.iter(f"{{{DRAWING}}}rPr")):
                font.set("sz", str(AXIS_SIZE * 100))
    result: bytes = etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)
    return result


def text_width(words: str, size: float) -> float:
    """Width of a text of a chart; it and the size are in points."""
    return line_width(words, size) * _NARROWER


def legend_box(names: tuple[str, str], width: float) -> tuple[float, float, float, float]:
    """Left, top, width and height of the legend in parts of a chart that is ``width`` points wide.

    Long names take two lines.
    """
    if sum(text_width(name, AXIS_SIZE) + 34 for name in names) <= 0.8 * width:
        return 0.1, 0.92, 0.8, 0.07
    return 0.0, 0.895, 1.0, 0.1
