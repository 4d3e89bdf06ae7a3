"""Puts a chart of our own on a slide: python-pptx makes the frame and the parts, we fill them."""

from __future__ import annotations

from typing import Any

from lxml import etree

from kam_partnership.output.chart_xml import EMU_PER_POINT
from kam_partnership.report.chart_book import NativeChart
from kam_partnership.report.diagram_chart import diagram_chart
from kam_partnership.report.page_content import Diagram, Picture, PortfolioMap, Profile
from kam_partnership.report.portfolio_chart import portfolio_chart
from kam_partnership.report.profile_chart import profile_chart
from kam_partnership.report.trend_chart import trend_chart
from kam_partnership.texts import Language
from kam_partnership.xlsx.namespaces import CHART


def native_chart(picture: Picture, language: Language, width: float) -> NativeChart:
    """The chart of a picture, with a workbook behind it, so that it can be edited in PowerPoint.

    Args:
        width: of its place on the slide, in points.
    """
    if isinstance(picture, Diagram):
        return diagram_chart(picture, language, width)
    if isinstance(picture, Profile):
        return profile_chart(picture, language, width)
    if isinstance(picture, PortfolioMap):
        return portfolio_chart(picture, language, width)
    return trend_chart(picture, language, width)


def add_native_chart(
    slide: Any, picture: Picture, language: Language, box: tuple[int, int, int, int], name: str, description: str
) -> None:
    """A native chart with its workbook.

    Args:
        slide: python-pptx's.
        box: left, top, width and height in English Metric Units.
        name, description: the alternative text.
    """
    from pptx.chart.data import XyChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.oxml import parse_xml

    native = native_chart(picture, language, box[2] / EMU_PER_POINT)
    stand_in = XyChartData()
    stand_in.add_series("x").add_data_point(0, 0)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *box, stand_in)
    part = frame.chart.part
    workbook = etree.tostring(part._element.find(f"{{{CHART}}}externalData"))
    root = parse_xml(native.xml)
    root.append(parse_xml(workbook))
    part._element = root
    part.chart_workbook.xlsx_part._blob = native.workbook
    identity = next(frame._element.iter("{*}cNvPr"))
    identity.set("descr", description)
    identity.set("title", name)
