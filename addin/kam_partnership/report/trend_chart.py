"""The trend as a native chart on a slide: two lines over a true axis of dates, which differ in their markers too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kam_partnership.diagram import design
from kam_partnership.diagram.scene import ticks_of
from kam_partnership.output.chart_xml import (
    C,
    Font,
    Labels,
    Marker,
    Series,
    legend,
    line,
    manual_layout,
    scatter_chart,
    val,
    value_axis,
)
from kam_partnership.report.chart_book import ChartBook, NativeChart
from kam_partnership.report.chart_parts import AXIS_SIZE, legend_box, slide_chart
from kam_partnership.report.fitting import spaced
from kam_partnership.report.page_content import SHORT_SPAN, Trend
from kam_partnership.texts import Language, date_text, number_text, text
from kam_partnership.texts.language import short_month_text
from kam_partnership.xlsx.dates import serial_number
from kam_partnership.xlsx.namespaces import CHART

#: The part of the chart's width that the plot takes, and points between two dates below it.
_PLOT_WIDTH, _DATE_ROOM = 0.9, 68.0
#: Figures of both sides nearer to each other than this part of the scale would cover each other.
_NEAR = 0.07


def trend_chart(picture: Trend, language: Language, width: float) -> NativeChart:
    """The chart.

    Args:
        width: of its place on the slide, in points.
    """
    settings = picture.settings
    book = ChartBook(text("sheet.history", language))
    date_format = text("format.date", language)
    days = [serial_number(state.date) for state in picture.states]
    dates = book.column(text("history.date", language), days, number_format=date_format)
    book.column("", [date_text(state.date, language) for state in picture.states])
    series = Series(book.values)
    built = []
    looks = (("supplier", design.BLUE, "circle", 9, 7), ("key_account", design.ORANGE, "diamond", 10, 7))
    for name, (side, colour, symbol, large, small) in zip(picture.names, looks, strict=True):
        values = [float(getattr(state, side)) for state in picture.states]
        marker = Marker(large if len(days) <= 12 else small, colour, design.WHITE, 0.75, symbol)
        marks = ["" for _ in values]
        marks[0], marks[-1] = (_end_mark(picture, end, side) for end in (0, -1))
        area = book.column(name, values, number_format="0.0")
        words = book.column(f"{name} label", [number_text(value, language) for value in values])
        shown = Labels(words, "t", Font(12, colour, bold=True), positions=marks)
        built.append(series.scatter(name, dates, area, outline=line(colour, 2.5), marker=marker, labels=shown))
    margin = max(1.0, (days[-1] - days[0]) * 0.1)
    told = spaced([(day - days[0]) / (days[-1] - days[0]) for day in days], width * _PLOT_WIDTH / 1.2, _DATE_ROOM)
    ticks_told = [_tick(s.date, days, language) if one else "" for s, one in zip(picture.states, told, strict=True)]
    floor = book.column("floor", [settings.scale_min] * len(days))
    labels = Labels(book.column("tick", ticks_told), "b", Font(AXIS_SIZE, design.GREY))
    dash = Marker(5, None, design.PLOT_BORDER, 0.75, "plus")
    built.append(series.scatter(text("profile.ticks", language), dates, floor, marker=dash, labels=labels))
    chart = scatter_chart(built)
    x_axis = value_axis(10, 20, "b", date_format, ends=(days[0] - margin, days[-1] + margin))
    for part in ("tickLblPos", "majorTickMark"):  # they would count even steps; ours tell the days there are
        x_axis.find(f"{{{CHART}}}{part}").set("val", "none")
    y_axis = value_axis(20, 10, "l", 'General;"−"General;0', ends=(settings.scale_min, settings.scale_max), grid=True)
    ticks = list(ticks_of(settings))
    y_axis.append(val("majorUnit", f"{ticks[1] - ticks[0]:g}"))
    plot = C.plotArea(manual_layout(0.07, 0.04, _PLOT_WIDTH, 0.74), chart, x_axis, y_axis)
    return NativeChart(
        slide_chart(plot, legend([0, 1], series.count, *legend_box(picture.names, width))), book.to_bytes()
    )


def _end_mark(picture: Trend, end: int, side: str) -> str:
    """Where the figure at an end stands: beside its mark; above or below it where the other side's is near."""
    state = picture.states[end]
    lead = (state.supplier - state.key_account) * (1 if side == "supplier" else -1)
    if abs(lead) >= _NEAR * picture.settings.span:
        return "l" if end == 0 else "r"
    return "t" if lead > 0 or (lead == 0 and side == "supplier") else "b"


def _tick(day: dt.date, days: Sequence[float], language: Language) -> str:
    """A day below its place on the axis: the month, unless all are near each other."""
    return date_text(day, language) if days[-1] - days[0] < SHORT_SPAN else short_month_text(day, language)
