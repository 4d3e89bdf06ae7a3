"""The report's pictures as native charts: XML and the workbook behind it. They can be edited in PowerPoint."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from lxml import etree

from kam_partnership.diagram import design, shapes
from kam_partnership.diagram.crowd import side_by_side
from kam_partnership.diagram.label_room import name_key
from kam_partnership.diagram.scene import Place, Scene, ticks_of
from kam_partnership.diagram.stack import line_heights, zone_heights
from kam_partnership.output.chart_xml import (
    A,
    C,
    Font,
    Labels,
    Marker,
    Series,
    axis_title,
    chart_space,
    legend,
    line,
    manual_layout,
    silent_axis,
    val,
    value_axis,
)
from kam_partnership.output.diagram_series import (
    BAND_LINES,
    MORE,
    PLOT_SIDE,
    TICK_LABEL,
    band_lines,
    scatter_series,
    zone_areas,
)
from kam_partnership.output.zone_plot import zone_plot
from kam_partnership.report.chart_book import ChartBook, NativeChart
from kam_partnership.report.fitting import line_width, spaced
from kam_partnership.report.page_content import SHORT_SPAN, Diagram, Picture, PortfolioMap, Profile, Rated, Trend
from kam_partnership.report.portfolio_chart import portfolio_chart
from kam_partnership.report.shortening import shortened
from kam_partnership.texts import Language, date_text, number_text, short_number, text
from kam_partnership.texts.language import short_month_text
from kam_partnership.xlsx.dates import serial_number
from kam_partnership.xlsx.namespaces import CHART, DRAWING

#: Parts of the chart around the square plot of the diagram: left, top, right, bottom.
DIAGRAM_MARGINS = 0.085, 0.02, 0.03, 0.135
#: Height of the diagram for a width of 1, so that its plot is a square.
DIAGRAM_RATIO = (1 - DIAGRAM_MARGINS[0] - DIAGRAM_MARGINS[2]) / (1 - DIAGRAM_MARGINS[1] - DIAGRAM_MARGINS[3])
#: Letters in points. The diagram's are those of the sheet, grown with its plot and enlarged: words have so much room.
AXIS_SIZE = 11
DIAGRAM_SCALE = 1.18
NARROWER = 0.88
#: Between a title and the plot, in points.
LABEL_GAP = 12
#: The part of the chart's width that the trend's plot takes, and points between two dates below it.
TREND_WIDTH, DATE_ROOM = 0.9, 68.0
#: Figures of both sides nearer to each other than this part of the scale would cover each other.
NEAR = 0.07


def native_chart(picture: Picture, language: Language, width: float) -> NativeChart:
    """The chart of a picture.

    Args:
        width: of its place on the slide, in points.
    """
    if isinstance(picture, Diagram):
        return _diagram(picture, language, width)
    if isinstance(picture, Profile):
        return _profile(picture, language, width)
    if isinstance(picture, PortfolioMap):
        return portfolio_chart(picture, language, width)
    return _trend(picture, language, width)


def _space(plot: Any, shown: Any | None = None) -> bytes:
    """A chart without a title, for the slide has one, and with letters large enough for a wall."""
    space = etree.fromstring(chart_space(C.title(), plot, shown))
    chart = space.find(f"{{{CHART}}}chart")
    assert chart is not None  # noqa: S101 - just built
    chart.remove(chart[0])
    chart[0].set("val", "1")  # autoTitleDeleted
    for tag, size in (("legend", AXIS_SIZE), ("valAx", AXIS_SIZE), ("catAx", AXIS_SIZE)):
        for part in chart.iter(f"{{{CHART}}}{tag}"):
            for font in (*part.iter(f"{{{DRAWING}}}defRPr"), *part.iter(f"{{{DRAWING}}}rPr")):
                font.set("sz", str(size * 100))
    result: bytes = etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)
    return result


# ---------------------------------------------------------------------- diagram
class _DiagramCells:
    """Writes the diagram's numbers: what people may edit first, what follows from it behind."""

    def __init__(self, book: ChartBook, picture: Diagram, language: Language) -> None:
        self._book, self._picture, self._language = book, picture, language
        self._points: dict[str, tuple[str, str, str]] = {}
        scene = picture.scene
        self._write_criteria(scene)
        for key, places, labels in self._groups(scene):
            self._keep(key, *self._group(key, places, labels))
        self._grid = book.column("grid", [float(step + 1) for step in range(design.GRID + 1)])
        heights, lines = zone_heights(scene.settings), line_heights(scene.settings)
        self._zones = [
            book.column(self.words(f"zone.{zone}"), [row[index] for row in heights])
            for index, zone in enumerate(design.ZONE_COLOURS)
        ]
        self._lines = [
            book.column(self.words(key), [row[index] for row in lines]) for index, key in enumerate(BAND_LINES)
        ]

    def words(self, key: str) -> str:
        """A text as this audience gets it."""
        return self._picture.words.get(key) or text(key, self._language)

    @property
    def grid(self) -> str:
        """See DiagramCells."""
        return self._grid

    def zone(self, index: int) -> str:
        """See DiagramCells."""
        return self._zones[index]

    @property
    def lines(self) -> Sequence[str]:
        """See DiagramCells."""
        return self._lines

    def point(self, key: str, offset: int) -> str:
        """See DiagramCells."""
        return self._points[key][offset - 1] if key in self._points else ""

    def _write_criteria(self, scene: Scene) -> None:
        """Numbers, titles and ratings to edit, and discs and marks that follow them by formulas of our own.

        A bubble stays where it is: it stands for many.
        """
        book, settings = self._book, scene.settings
        rated = {criterion.number: criterion for criterion in self._picture.criteria}
        points = [(point, rated[point.number]) for point in scene.points]
        labels = book.column(text("report.head.rating", self._language), [str(point.number) for point, _ in points])
        book.column(self.words("report.column.criterion"), [criterion.title for _, criterion in points])
        columns = []
        for key, side in (("diagram.x", "supplier"), ("diagram.y", "key_account")):
            columns.append(book.next_letters())
            book.column(self.words(key).rstrip(" →"), [getattr(criterion, side) for _, criterion in points])
        low, span = repr(settings.scale_min), repr(settings.span)
        x_formulas, y_formulas = [], []
        for row, (point, rating) in enumerate(points, start=2):
            true = settings.share_of_scale(rating.supplier), settings.share_of_scale(rating.key_account)
            right, up = (place - share for place, share in zip(point.place, true, strict=True))  # beside others
            x_formulas.append(f"=1+{design.GRID}*({columns[0]}{row}-({low}))/{span}+({design.GRID * right:.9g})")
            y_formulas.append(f"=({columns[1]}{row}-({low}))/{span}+({up:.9g})")
        xs = book.column("x", [1 + design.GRID * point.place[0] for point, _ in points], formulas=x_formulas)
        ys = book.column("y", [point.place[1] for point, _ in points], formulas=y_formulas)
        if points:
            self._keep("criteria", xs, ys, labels)

    def _keep(self, key: str, *areas: str) -> None:
        """Tell a group of points, a long one in two parts: LibreOffice loses series before one with more points."""
        most = design.GRID + 1
        count = len(self._book.values(areas[0]))
        for part, first in ((key, 0), (f"{key}{MORE}", most)):
            if first < count:
                xs, ys, labels = (
                    self._book.part(area, first, most) if area and count > most else area for area in areas
                )
                self._points[part] = xs, ys, labels

    def _group(self, key: str, places: list[Place], labels: list[str]) -> tuple[str, str, str]:
        heading = "sides" if key == "frustration" else key  # the customer can open this workbook
        xs = self._book.column(f"{heading} x", [1 + design.GRID * x for x, _ in places])
        ys = self._book.column(f"{heading} y", [y for _, y in places])
        return xs, ys, self._book.column(f"{heading} label", list(labels)) if labels else ""

    def _groups(self, scene: Scene) -> list[tuple[str, list[Place], list[str]]]:
        groups = []
        for key in ("frustration", "levels"):
            zones = [zone for zone in scene.zone_labels if zone.endswith("frustration") == (key == "frustration")]
            if zones:
                words = [self.words(name_key(zone)) for zone in zones]
                groups.append((key, [scene.zone_labels[zone] for zone in zones], words))
        shares = [scene.settings.share_of_scale(tick) for tick in scene.ticks]
        ticks = [short_number(tick, self._language) for tick in scene.ticks]
        groups.append(("ticks_x", [(share, 0.0) for share in shares], ticks))
        groups.append(("ticks_y", [(0.0, share) for share in shares], ticks))
        groups += [("bubbles", [bubble.place for bubble in scene.bubbles], [bubble.words for bubble in scene.bubbles])]
        groups += [("marks", list(scene.marks), [])]
        for key, ends in (("way", scene.way), ("arrow", scene.arrow)):
            if ends is not None:
                head = shapes.arrow_head(*ends, design.HEAD_LENGTH, design.HEAD_WIDTH)
                groups += [(key, list(ends), []), (f"{key}_head", head, [])]
        for key, said in self._positions(scene).items():
            position = getattr(scene, key)
            groups.append((key, [position.place], []))
            groups.append((f"{key}_ring", shapes.ring(position.place, position.radius), []))
            groups.append((f"{key}_label", [(position.label.x, position.label.y)], [said]))
            if position.leader is not None:
                groups.append((f"{key}_leader", list(position.leader), []))
        groups.append(("legend", [(0.5, 0.0)], [self._legend(scene)]))
        return [group for group in groups if group[1]]

    def _positions(self, scene: Scene) -> dict[str, str]:
        """The positions that there are, with what their labels say."""
        scale, said = scene.settings, {}
        for key in ("overall", "target"):
            position = getattr(scene, key)
            if position is not None:
                scores = (number_text(scale.scale_min + scale.span * part, self._language) for part in position.share)
                said[key] = f"{self.words(f'diagram.{key}')}  {' | '.join(scores)}"
        if scene.previous is not None and scene.previous_date is not None:
            said["previous"] = f"{self.words('diagram.previous')} {scene.previous_date:%m/%Y}"
        return said

    def _legend(self, scene: Scene) -> str:
        """Only what is there, below the axis."""
        there = {"overall": True, "criterion": True, "previous": scene.previous, "target": scene.target}
        words = [f"{design.LEGEND_SIGNS[key]} {self.words(f'diagram.legend.{key}')}" for key in there if there[key]]
        return f"{design.BLANK}\n" * design.LEGEND_BELOW + design.LEGEND_GAP.join(words)


def _diagram(picture: Diagram, language: Language, width: float) -> NativeChart:
    book = ChartBook(text("diagram.title", language))
    cells = _DiagramCells(book, picture, language)
    series = Series(book.values)
    areas = zone_areas(cells.words, cells, series)
    lines = band_lines(cells.words, cells.grid, cells.lines, series)
    left, top, right, bottom = DIAGRAM_MARGINS
    scale = DIAGRAM_SCALE * width * (1 - left - right) / PLOT_SIDE
    scatter = scatter_series(cells.words, cells, series, scale)
    # Below the numbers along the axis and above the legend, which is a label below the axis too.
    below = 1 - bottom + 1.4 * TICK_LABEL.size * scale / (width * DIAGRAM_RATIO)
    plot = zone_plot(
        (areas, lines, scatter),
        axis_title(cells.words("diagram.x"), 0.34, below),
        axis_title(cells.words("diagram.y"), 0.002, 0.22, upright=True),
        manual_layout(left, top, 1 - left - right, 1 - top - bottom),
    )
    return NativeChart(_space(plot), book.to_bytes())


# ---------------------------------------------------------------------- profile
def _profile(picture: Profile, language: Language, width: float) -> NativeChart:
    """A circle and a diamond for each criterion, joined by a line, on a pure scatter chart."""
    settings, criteria, names = picture.settings, picture.criteria, picture.names
    count = len(criteria)
    book = ChartBook(text("sheet.analysis", language))
    titles, size, part = _titles(criteria, width)
    name_labels = book.column(text("head.criterion", language), titles)
    letters = []
    for name, side in zip(names, ("supplier", "key_account"), strict=True):
        letters.append(book.next_letters())
        book.column(name, [getattr(c, side) for c in criteria])
    low, span = repr(settings.scale_min), repr(settings.span)
    # Half a mark of five points, in parts of the plot, which takes what the titles leave.
    radius = 5.0 / (width * (0.97 - part))
    shares = [
        side_by_side(settings.share_of_scale(c.supplier), settings.share_of_scale(c.key_account), radius)
        for c in criteria
    ]
    places = [_places(letters, n, (low, span), radius) for n in range(2, count + 2)]
    xs = [
        book.column(f"x {name}", [share[side] for share in shares], formulas=[place[side] for place in places])
        for side, name in enumerate(names)
    ]
    heights = [1 - (n + 0.5) / count for n in range(count)]
    height_area = book.column("height", list(heights))
    joins = _joins(book, shares, heights, places)
    names_x = book.column("origin", [0.0] * count)
    ticks = list(ticks_of(settings))
    tick_x = book.column("tick x", [settings.share_of_scale(tick) for tick in ticks])
    tick_y = book.column("tick y", [0.0] * len(ticks))
    tick_labels = book.column("tick", [short_number(tick, language) for tick in ticks])
    grid = _strokes(book, "grid", [((at, 0.0), (at, 1.0)) for at in map(settings.share_of_scale, ticks)])
    series = Series(book.values)
    title = text("profile.names", language)
    tick_font, name_font = Font(11, design.GREY), Font(size, design.INK)
    scale_name = text("profile.ticks", language)
    # Lines with gaps instead of error bars, and the longest series first: LibreOffice loses error bars on slides,
    # and every series before a longer one.
    strokes = [(scale_name, grid, line("E3E8EE", 0.75)), (title, joins, line(design.JOIN, 2.25))]
    strokes.sort(key=lambda stroke: -len(book.values(stroke[1][0])))
    built = [series.scatter(name, *areas, outline=outline) for name, areas, outline in strokes]
    built.append(series.scatter(scale_name, tick_x, tick_y, labels=Labels(tick_labels, "b", tick_font)))
    built.append(series.scatter(title, names_x, height_area, labels=Labels(name_labels, "l", name_font)))
    keep = [series.count, series.count + 1]
    # Where both ratings are equal, the tips of the diamond and the sides of the disc are seen: PowerPoint puts the last
    # series on top, LibreOffice the first one.
    looks = ((design.BLUE, "circle", 11), (design.ORANGE, "diamond", 12))
    for name, x, (colour, symbol, diameter) in zip(names, xs, looks, strict=True):
        marker = Marker(diameter, colour, design.WHITE, 0.75, symbol)
        built.append(series.scatter(name, x, height_area, marker=marker))
    chart = C.scatterChart(
        val("scatterStyle", "lineMarker"), val("varyColors", 0), *built, val("axId", 10), val("axId", 20)
    )
    axes = silent_axis("valAx", 10, 20, "b", ends=(0, 1)), silent_axis("valAx", 20, 10, "l", ends=(0, 1))
    place = manual_layout(part, 0.01, 0.97 - part, 0.83)
    plot = C.plotArea(place, chart, *axes, C.spPr(A.noFill(), line(design.PLOT_BORDER, 0.75)))
    return NativeChart(_space(plot, legend(keep, series.count, *_legend_box(names, width))), book.to_bytes())


def _width(words: str, size: float) -> float:
    """Width of a text of the chart, in points: its font is narrower than those that ``line_width`` allows for."""
    return line_width(words, size) * NARROWER


def _titles(criteria: Sequence[Rated], width: float) -> tuple[list[str], float, float]:
    """Numbers and titles beside the plot, their size, and the part of the chart that they take.

    A narrow chart gives them more of itself; what is still too long is shortened.
    """
    titles = [f"{c.number}  {c.title}" for c in criteria]
    size = 0.0
    for size, part in ((12.0, 0.46), (11.0, 0.46), (10.5, 0.46), (10.0, 0.46), (9.5, 0.52), (9.0, 0.58)):
        large = size > 11 and len(criteria) > 8
        if not large and all(_width(title, size) + LABEL_GAP <= part * width for title in titles):
            return titles, size, part
    room = part * width - LABEL_GAP
    return [_cut(title, size, room) for title in titles], size, part


def _cut(title: str, size: float, room: float) -> str:
    longest = len(title)
    while longest > 8 and _width(shortened(title, longest), size) > room:
        longest -= 1
    return shortened(title, longest)


def _legend_box(names: tuple[str, str], width: float) -> tuple[float, float, float, float]:
    """Where the legend stands in the chart; long names take two lines."""
    if sum(_width(name, AXIS_SIZE) + 34 for name in names) <= 0.8 * width:
        return 0.1, 0.92, 0.8, 0.07
    return 0.0, 0.895, 1.0, 0.1


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


# ---------------------------------------------------------------------- trend
def _trend(picture: Trend, language: Language, width: float) -> NativeChart:
    """Two lines over a true axis of dates; they differ in marker, not in colour alone."""
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
    told = spaced([(day - days[0]) / (days[-1] - days[0]) for day in days], width * TREND_WIDTH / 1.2, DATE_ROOM)
    ticks_told = [_tick(s.date, days, language) if one else "" for s, one in zip(picture.states, told, strict=True)]
    floor = book.column("floor", [settings.scale_min] * len(days))
    labels = Labels(book.column("tick", ticks_told), "b", Font(AXIS_SIZE, design.GREY))
    dash = Marker(5, None, design.PLOT_BORDER, 0.75, "plus")
    built.append(series.scatter(text("profile.ticks", language), dates, floor, marker=dash, labels=labels))
    chart = C.scatterChart(
        val("scatterStyle", "lineMarker"), val("varyColors", 0), *built, val("axId", 10), val("axId", 20)
    )
    x_axis = value_axis(10, 20, "b", date_format)
    for part in ("tickLblPos", "majorTickMark"):  # they would count even steps; ours tell the days there are
        x_axis.find(f"{{{CHART}}}{part}").set("val", "none")
    y_axis = value_axis(20, 10, "l", 'General;"−"General;0', grid=True)
    _ends(x_axis, days[0] - margin, days[-1] + margin)
    _ends(y_axis, settings.scale_min, settings.scale_max)
    ticks = list(ticks_of(settings))
    y_axis.append(val("majorUnit", f"{ticks[1] - ticks[0]:g}"))
    plot = C.plotArea(manual_layout(0.07, 0.04, TREND_WIDTH, 0.74), chart, x_axis, y_axis)
    return NativeChart(_space(plot, legend([0, 1], series.count, *_legend_box(picture.names, width))), book.to_bytes())


def _end_mark(picture: Trend, end: int, side: str) -> str:
    """Where the figure at an end stands: beside its mark; above or below it where the other side's is near."""
    state = picture.states[end]
    lead = (state.supplier - state.key_account) * (1 if side == "supplier" else -1)
    if abs(lead) >= NEAR * picture.settings.span:
        return "l" if end == 0 else "r"
    return "t" if lead > 0 or (lead == 0 and side == "supplier") else "b"


def _tick(day: dt.date, days: Sequence[float], language: Language) -> str:
    """A day below its place on the axis: the month, unless all are near each other."""
    return date_text(day, language) if days[-1] - days[0] < SHORT_SPAN else short_month_text(day, language)


def _ends(axis: Any, low: float, high: float) -> None:
    scaling = axis.find(f"{{{CHART}}}scaling")
    scaling.extend([val("max", f"{high:g}"), val("min", f"{low:g}")])
