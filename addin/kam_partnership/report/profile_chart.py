"""The profile as a native chart on a slide: a circle and a diamond for each criterion, joined by a line."""

from __future__ import annotations

from collections.abc import Sequence

from kam_partnership.diagram import design
from kam_partnership.diagram.crowd import side_by_side
from kam_partnership.diagram.scene import Place, ticks_of
from kam_partnership.output.chart_xml import (
    A,
    C,
    Font,
    Labels,
    Marker,
    Series,
    legend,
    line,
    manual_layout,
    scatter_chart,
    silent_axis,
)
from kam_partnership.report.chart_book import ChartBook, NativeChart
from kam_partnership.report.chart_parts import AXIS_SIZE, legend_box, slide_chart, text_width
from kam_partnership.report.page_content import Profile, Rated
from kam_partnership.report.shortening import shortened
from kam_partnership.texts import Language, short_number, text

#: Between a title and the plot, in points.
_LABEL_GAP = 12


class _ProfileCells:
    """Writes the profile's numbers: ratings to edit, and marks and lines that follow them by formulas of our own.

    Attributes:
        titles: the range of the labels beside the plot; ``title_size`` in points.
        part: of the chart's width that they take.
        heights: the range of the criteria's places along y, all at x in ``origin``.
        marks: the range of x for each side.
        joins, grid: x and y of lines between both sides, and of one upwards for each tick.
        ticks: x, y and labels of the numbers below the plot.
    """

    def __init__(self, book: ChartBook, picture: Profile, language: Language, width: float) -> None:
        self._book, self._picture = book, picture
        settings, criteria = picture.settings, picture.criteria
        count = len(criteria)
        titles, self.title_size, self.part = _titles(criteria, width)
        self.titles = book.column(text("head.criterion", language), titles)
        letters = self._ratings()
        # Half a mark of five points, in parts of the plot, which takes what the titles leave.
        radius = 5.0 / (width * (0.97 - self.part))
        shares = [
            side_by_side(settings.share_of_scale(c.supplier), settings.share_of_scale(c.key_account), radius)
            for c in criteria
        ]
        scale = repr(settings.scale_min), repr(settings.span)
        places = [_places(letters, row, scale, radius) for row in range(2, count + 2)]
        self.marks = [
            book.column(f"x {name}", [share[side] for share in shares], formulas=[place[side] for place in places])
            for side, name in enumerate(picture.names)
        ]
        heights = [1 - (n + 0.5) / count for n in range(count)]
        self.heights = book.column("height", list(heights))
        self.joins = _joins(book, shares, heights, places)
        self.origin = book.column("origin", [0.0] * count)
        ticks = list(ticks_of(settings))
        at = [settings.share_of_scale(tick) for tick in ticks]
        self.ticks = (
            book.column("tick x", at),
            book.column("tick y", [0.0] * len(ticks)),
            book.column("tick", [short_number(tick, language) for tick in ticks]),
        )
        self.grid = _strokes(book, "grid", [((x, 0.0), (x, 1.0)) for x in at])

    def _ratings(self) -> list[str]:
        """The letters of the columns in which people edit the ratings of both sides."""
        letters = []
        for name, side in zip(self._picture.names, ("supplier", "key_account"), strict=True):
            letters.append(self._book.next_letters())
            self._book.column(name, [getattr(c, side) for c in self._picture.criteria])
        return letters


def profile_chart(picture: Profile, language: Language, width: float) -> NativeChart:
    """The chart.

    Args:
        width: of its place on the slide, in points.
    """
    book = ChartBook(text("sheet.analysis", language))
    cells = _ProfileCells(book, picture, language, width)
    series = Series(book.values)
    title, scale_name = text("profile.names", language), text("profile.ticks", language)
    # Lines with gaps instead of error bars, and the longest series first: LibreOffice loses error bars on slides,
    # and every series before a longer one.
    strokes = [(scale_name, cells.grid, line(design.GRID_LINE, 0.75)), (title, cells.joins, line(design.JOIN, 2.25))]
    strokes.sort(key=lambda stroke: -len(book.values(stroke[1][0])))
    built = [series.scatter(name, *areas, outline=outline) for name, areas, outline in strokes]
    tick_x, tick_y, ticks = cells.ticks
    told = Labels(ticks, "b", Font(AXIS_SIZE, design.GREY))
    built.append(series.scatter(scale_name, tick_x, tick_y, labels=told))
    named = Labels(cells.titles, "l", Font(cells.title_size, design.INK))
    built.append(series.scatter(title, cells.origin, cells.heights, labels=named))
    keep = [series.count, series.count + 1]
    # Where both ratings are equal, the tips of the diamond and the sides of the disc are seen: PowerPoint puts the last
    # series on top, LibreOffice the first one.
    looks = ((design.BLUE, "circle", 11), (design.ORANGE, "diamond", 12))
    for name, x, (colour, symbol, diameter) in zip(picture.names, cells.marks, looks, strict=True):
        marker = Marker(diameter, colour, design.WHITE, 0.75, symbol)
        built.append(series.scatter(name, x, cells.heights, marker=marker))
    axes = silent_axis("valAx", 10, 20, "b", ends=(0, 1)), silent_axis("valAx", 20, 10, "l", ends=(0, 1))
    place = manual_layout(cells.part, 0.01, 0.97 - cells.part, 0.83)
    plot = C.plotArea(place, scatter_chart(built), *axes, C.spPr(A.noFill(), line(design.PLOT_BORDER, 0.75)))
    both = legend(keep, series.count, *legend_box(picture.names, width))
    return NativeChart(slide_chart(plot, both), book.to_bytes())


def _titles(criteria: Sequence[Rated], width: float) -> tuple[list[str], float, float]:
    """Numbers and titles beside the plot, their size, and the part of the chart that they take.

    A narrow chart gives them more of itself; what is still too long is shortened.
    """
    titles = [f"{c.number}  {c.title}" for c in criteria]
    size = 0.0
    for size, part in ((12.0, 0.46), (11.0, 0.46), (10.5, 0.46), (10.0, 0.46), (9.5, 0.52), (9.0, 0.58)):
        large = size > 11 and len(criteria) > 8
        if not large and all(text_width(title, size) + _LABEL_GAP <= part * width for title in titles):
            return titles, size, part
    room = part * width - _LABEL_GAP
    return [_cut(title, size, room) for title in titles], size, part


def _cut(title: str, size: float, room: float) -> str:
    longest = len(title)
    while longest > 8 and text_width(shortened(title, longest), size) > room:
        longest -= 1
    return shortened(title, longest)


def _strokes(book: ChartBook, name: str, lines: list[tuple[Place, Place]]) -> tuple[str, str]:
    """Separate lines as one series: a blank y after each of them interrupts the pen."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for (x1, y1), (x2, y2) in lines:
        xs += [x1, x2, x2]  # always a number: without one, x would be counted 1, 2, 3
        ys += [y1, y2, None]
    return book.column(f"{name} x", xs), book.column(f"{name} y", ys)


def _places(letters: Sequence[str], row: int, scale: tuple[str, str], radius: float) -> tuple[str, str]:
    """``crowd.side_by_side`` as formulas of the two ratings in a row."""
    low, span = scale
    supplier, key_account = (f"(({letter}{row}-({low}))/{span})" for letter in letters)
    half = f"MAX(ABS({key_account}-{supplier})/2,{radius:.6f})"
    middle = f"MEDIAN({half},({supplier}+{key_account})/2,1-{half})"
    sign = f"IF({key_account}<{supplier},-1,1)"
    return f"={middle}-{sign}*{half}", f"={middle}+{sign}*{half}"


def _joins(
    book: ChartBook, shares: list[tuple[float, float]], heights: list[float], places: list[tuple[str, str]]
) -> tuple[str, str]:
    """The lines between both sides; they follow the ratings that people edit."""
    xs = [x for supplier, key_account in shares for x in (supplier, key_account, key_account)]
    ys = [y for height in heights for y in (height, height, None)]
    formulas = [formula for supplier, key_account in places for formula in (supplier, key_account, key_account)]
    return book.column("join x", xs, formulas=formulas), book.column("join y", ys)
