"""A native dot plot in a workbook that we write: a row for each criterion, a dot for each view, lines for ranges.

Everything is a scatter chart on one pair of axes, so dots, ranges and names stay together in Excel and LibreOffice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kam_partnership.diagram import design
from kam_partnership.output.book import OutputBook
from kam_partnership.output.chart_data import ChartData
from kam_partnership.output.chart_xml import (
    Bars,
    C,
    Element,
    Font,
    Labels,
    Marker,
    Series,
    axis_title,
    chart_space,
    chart_title,
    legend,
    line,
    manual_layout,
    scatter_chart,
    silent_axis,
)
from kam_partnership.output.safe_text import safe_text

#: Pixels above and below the rows, right of the plot, and of one row.
TOP, BOTTOM, RIGHT, ROW = 62, 40, 22, 27
#: Pixels that one letter of a name takes, on average.
_LETTER = 5.9


@dataclass(frozen=True, slots=True)
class Dots:
    """One dot in each row that has a value.

    Attributes:
        title: in the legend.
        values: on the axis, one for each row; None for no dot.
        ranges: where a thin line reaches from and to, in each row; None for none.
        shift: in rows, upwards: so that two dots of a row do not cover each other's lines.
        shifts: the same for single rows, instead of ``shift``: so that equal dots are both seen. (Programs disagree
            about which series lies in front.)
        size: in points.
    """

    title: str
    values: Sequence[float | None]
    colour: str
    symbol: str = "circle"
    ranges: Sequence[tuple[float, float] | None] = ()
    shift: float = 0.0
    shifts: Sequence[float] = ()
    size: int = 8

    def shift_of(self, row: int) -> float:
        """How far a row's dot is moved upwards, in rows."""
        return self.shifts[row] if self.shifts else self.shift


@dataclass(frozen=True, slots=True)
class DotPlot:
    """What the chart shows; the first row stands on top.

    Attributes:
        name: of the chart, unique in the workbook.
        rows: their names.
        ends: of the axis.
        ticks: words by their places on the axis.
        joined: draw a line from the lowest to the highest dot of each row.
        limit: a dashed line across all rows, with its words.
        names_width, plot_width: in pixels.
    """

    name: str
    title: str
    rows: Sequence[str]
    dots: Sequence[Dots]
    ends: tuple[float, float]
    ticks: Mapping[float, str]
    joined: bool = False
    limit: tuple[float, str] | None = None
    names_width: int = 270
    plot_width: int = 420
    x_title: str = ""
    size: tuple[int, int] = field(init=False)

    def __post_init__(self) -> None:
        height = TOP + ROW * len(self.rows) + BOTTOM + (18 if self.x_title else 0)
        object.__setattr__(self, "size", (self.names_width + self.plot_width + RIGHT, height))


def add_dot_plot(
    book: OutputBook, sheet: Any, cell: tuple[int, int], data: ChartData, plot: DotPlot, description: str
) -> None:
    """Write the chart's data and put it on a sheet.

    Args:
        cell: row and column of the upper left corner, counted from 0.
        description: the alternative text.
    """
    book.add_chart_part(sheet, cell, plot.name, plot.size, description, _Builder(data, plot).part())


class _Builder:
    def __init__(self, data: ChartData, plot: DotPlot) -> None:
        self._data, self._plot = data, plot
        self._series = Series(data.values)
        self._keep: list[int] = []

    def part(self) -> bytes:
        plot = self._plot
        width, height = plot.size
        built = [*self._frame(), *self._joins()]
        for dots in plot.dots:
            built += self._ranges(dots)
        for dots in plot.dots:
            built += self._dots(dots)
        chart = scatter_chart(built)
        title = axis_title(plot.x_title, (plot.names_width + 4) / width, 1 - 22 / height) if plot.x_title else None
        axes = (
            silent_axis("valAx", 10, 20, "b", ends=(0, 1), title=title),
            silent_axis("valAx", 20, 10, "l", ends=(0, len(plot.rows))),
        )
        inner = ROW * len(plot.rows)
        place = manual_layout(plot.names_width / width, TOP / height, plot.plot_width / width, inner / height)
        area = C.plotArea(place, chart, *axes, C.spPr(line(design.PLOT_BORDER, 0.75)))
        heading = chart_title(safe_text(plot.title), 0.012, 8 / height)
        top = 34 if plot.limit is None else 8  # beside the title: above the plot stand the words of the limit
        place_of_legend = plot.names_width / width, top / height, 0.6, 22 / height
        room = legend(self._keep, self._series.count, *place_of_legend, size=9)
        return chart_space(heading, area, room)

    # ------------------------------------------------------------------ names, ticks, grid
    def _frame(self) -> Iterator[Element]:
        plot, count = self._plot, len(self._plot.rows)
        letters = int((plot.names_width - 14) / _LETTER)
        heights = [self._height(row) for row in range(count)]
        names = Labels(self._column("names", [_short(safe_text(name), letters) for name in plot.rows]), "l", _NAMES)
        yield self._series.scatter("names", self._column("x", [0.0] * count), self._column("y", heights), labels=names)
        places = [self._share(place) for place in plot.ticks]
        zeros = [0.0] * len(places)
        for place in places[1:-1]:  # as lines: error bars would have ends that break the frame
            ends = self._column("grid x", [place, place]), self._column("grid y", [0.0, float(count)])
            yield self._series.scatter("grid", *ends, outline=line(design.GRID_LINE, 0.5))
        ticks = Labels(self._column("ticks", [safe_text(words) for words in plot.ticks.values()]), "b", _TICKS)
        yield self._series.scatter("ticks", self._column("ticks x", places), self._column("0", zeros), labels=ticks)
        if plot.limit is not None:
            yield self._limit(*plot.limit)

    def _limit(self, value: float, words: str) -> Element:
        count, place = len(self._plot.rows), self._share(value)
        label = Labels(self._column("limit", [safe_text(words), ""]), "t", _LIMIT, positions=("t", ""))
        xs, ys = self._column("limit x", [place, place]), self._column("limit y", [float(count), 0.0])
        return self._series.scatter("limit", xs, ys, outline=line(design.INK, 1.25, dash="dash"), labels=label)

    # ------------------------------------------------------------------ dots and their lines
    def _joins(self) -> Iterator[Element]:
        if self._plot.joined:
            rows = [[dots.values[row] for dots in self._plot.dots] for row in range(len(self._plot.rows))]
            known = [[value for value in row if value is not None] for row in rows]
            # From edge to edge of the dots, since programs disagree about what lies in front.
            edge = _RADIUS / self._plot.plot_width * (self._plot.ends[1] - self._plot.ends[0])
            ends = [
                (min(row) + edge, max(row) - edge) if len(row) > 1 and max(row) - min(row) > 2 * edge else None
                for row in known
            ]
            yield from self._lines(ends, design.JOIN, 2.25, 0.0)

    def _ranges(self, dots: Dots) -> Iterator[Element]:
        yield from self._lines(dots.ranges, dots.colour, 1.5, dots.shift)

    def _lines(
        self, ranges: Sequence[tuple[float, float] | None], colour: str, width: float, shift: float
    ) -> Iterator[Element]:
        known = [(row, ends) for row, ends in enumerate(ranges) if ends is not None]
        found = [(row, self._share(low), self._share(high)) for row, (low, high) in known]
        if found:
            middles = self._column("range", [(low + high) / 2 for _, low, high in found])
            heights = self._column("range y", [self._height(row) + shift for row, _, _ in found])
            halves = self._column("range half", [(high - low) / 2 for _, low, high in found])
            yield self._series.scatter("range", middles, heights, bars=Bars("x", halves, line(colour, width)))

    def _dots(self, dots: Dots) -> Iterator[Element]:
        found = [(row, self._share(value)) for row, value in enumerate(dots.values) if value is not None]
        if found:
            title = safe_text(dots.title)
            xs = self._column(f"{title} x", [place for _, place in found])
            ys = self._column(f"{title} y", [self._height(row) + dots.shift_of(row) for row, _ in found])
            marker = Marker(dots.size, dots.colour, design.WHITE, 0.75, dots.symbol)
            self._keep.append(self._series.count)
            yield self._series.scatter(title, xs, ys, marker=marker)

    # ------------------------------------------------------------------ places
    def _height(self, row: int) -> float:
        return len(self._plot.rows) - row - 0.5

    def _share(self, value: float) -> float:
        low, high = self._plot.ends
        return (value - low) / (high - low)

    def _column(self, heading: str, values: Sequence[float | str]) -> str:
        return self._data.column(heading, list(values))


#: Of a dot, in pixels.
_RADIUS = 7.0
_NAMES, _TICKS = Font(9.5, design.INK), Font(9, design.GREY)
_LIMIT = Font(9, design.INK, bold=True)


def _short(words: str, letters: int) -> str:
    return words if len(words) <= letters else words[: letters - 1].rstrip() + "…"
