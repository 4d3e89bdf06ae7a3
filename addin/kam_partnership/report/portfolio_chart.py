"""All accounts of a portfolio as a native chart on a slide: the sheet's diagram with letters for a wall."""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import Final

from kam_partnership.diagram import design
from kam_partnership.output.zone_diagram import chart_part
from kam_partnership.output.zone_points import LEFT, PIXELS_PER_POINT, RIGHT, ZoneDiagram
from kam_partnership.report.chart_book import ChartBook, NativeChart
from kam_partnership.report.page_content import PortfolioMap
from kam_partnership.texts import Language, text

#: Letters of few accounts and of many, in points.
_LETTERS: Final = ((24, 10.0), (60, 9.0))
_SMALL: Final = 8.0
_ATTEMPTS: Final = 4


def map_size(picture: PortfolioMap, width: float, height: float) -> tuple[float, float]:
    """Width and height of the chart so that its plot is a square and it fits a place; all in points."""
    across = width * PIXELS_PER_POINT
    for _ in range(_ATTEMPTS):  # a narrower chart may have a longer legend
        wide, high = _sized(picture.diagram, across).size
        if high <= height * PIXELS_PER_POINT:
            break
        across -= high - height * PIXELS_PER_POINT
    return wide / PIXELS_PER_POINT, high / PIXELS_PER_POINT


def _sized(diagram: ZoneDiagram, width: float) -> ZoneDiagram:
    """The diagram without its title for a chart of that width in pixels."""
    return replace(diagram, title="", plot=round(width) - LEFT - RIGHT)


def portfolio_chart(picture: PortfolioMap, language: Language, width: float) -> NativeChart:
    """The chart.

    Args:
        width: of its place on the slide, in points.
    """
    book = ChartBook(text("sheet.analysis", language))
    count = len(picture.diagram.points)
    letters = next((size for most, size in _LETTERS if count <= most), _SMALL)
    diagram = replace(
        _sized(picture.diagram, width * PIXELS_PER_POINT),
        label_size=letters,
        most_points=design.GRID + 1,  # LibreOffice loses series on slides before one with more points
    )
    say = functools.partial(_say, language)
    return NativeChart(chart_part(diagram, diagram.labels(), book, say, language), book.to_bytes())


def _say(language: Language, key: str, **values: object) -> str:
    return text(key, language, **values)
