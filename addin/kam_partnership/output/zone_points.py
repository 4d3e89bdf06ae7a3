"""What a native zone diagram shows: points that look alike, their places, sizes and labels. Pure.

zone_diagram.py writes it as a chart.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kam_partnership.assessment import Settings
from kam_partnership.diagram import design
from kam_partnership.diagram.label_places import Box, Bubble, PlacedLabel, place_labels
from kam_partnership.diagram.label_room import LEVEL_NAMES
from kam_partnership.diagram.scene import Place, zone_labels_of
from kam_partnership.output.chart_xml import Marker

#: Pixels around the square plot: left, top, right, and below it without the legend.
LEFT, TOP, RIGHT, BOTTOM = 52, 44, 18, 48
UNTITLED_TOP = 10
#: Pixels of the legend: of a line, of a letter, of a sign with the space around it.
_LEGEND_LINE, _LEGEND_LETTER, _LEGEND_SIGN = 13, 6.2, 48
PIXELS_PER_POINT = 96 / 72
#: Diameter of a bubble in points: of the smallest and of the largest.
SMALLEST, LARGEST = 9, 44
#: How much of its colour a bubble shows, so that dark words on it can be read; how opaque that is, in thousandths of
#: a per cent, so that what lies behind shows through.
FILL_STRENGTH, FILL_ALPHA = 0.7, 80000
#: Markers that Excel draws as lines: a white outline would be all of them.
_OF_LINES = ("x", "plus", "star")
#: Width of a ring in points, and how much of its colour a ringed point shows inside.
_RING, _RINGED_STRENGTH = 2, 0.35


@dataclass(frozen=True, slots=True)
class PointGroup:
    """Points that look alike and share an entry of the legend; symbols are Excel's names of markers.

    ``strength`` is how much of its colour a point shows: 1 for points without words on them. ``ringed`` points are
    light discs with an outline of their colour.
    """

    key: str
    title: str
    colour: str
    symbol: str = "circle"
    strength: float = FILL_STRENGTH
    ringed: bool = False

    def marker(self, diameter: int) -> Marker:
        """One of its points."""
        strength = 1.0 if self.ringed else self.strength
        shade, alpha = tint(self.colour, strength), FILL_ALPHA if strength < 1 else None
        if self.is_of_lines:
            return Marker(diameter, shade, shade, 2.0, self.symbol, alpha)
        return Marker(diameter, shade, design.WHITE, 1.0, self.symbol, alpha)

    @property
    def is_of_lines(self) -> bool:
        """Whether Excel draws the symbol as lines, which cannot be hollow."""
        return self.symbol in _OF_LINES

    def core(self, diameter: int, *, hollow: bool) -> Marker | None:
        """What lies on a point to make it a ring: some programs draw no outlines and fill what has no fill."""
        if self.is_of_lines or diameter <= 2 * _RING or not (hollow or self.ringed):
            return None
        shade = design.WHITE if hollow else tint(self.colour, _RINGED_STRENGTH)
        return Marker(diameter - 2 * _RING, shade, shade, 0.25, self.symbol)


@dataclass(frozen=True, slots=True)
class DiagramPoint:
    """One bubble.

    Attributes:
        place: x and y in parts of the scale, 0 to 1.
        name: shown beside it where there is room; "" for none.
        number: shown on it where there is no room for the name; "" for none.
        diameter: in points, 2 to 72.
        group: key of its group.
        before: where an arrow to it begins; None for no arrow.
        hollow: its size is not known.
        reach: lines to the left and right, and up and down: half their lengths in parts of the scale. An interval.
    """

    place: Place
    name: str
    number: str = ""
    diameter: int = 12
    group: str = ""
    reach: Place | None = None
    before: Place | None = None
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class ZoneDiagram:
    """What the diagram shows; ``points`` come the most important first: they get their labels first.

    Attributes:
        name: of the chart, unique in the workbook.
        plot: side of the square plot in pixels.
        label_size: of names and numbers, in points.
        named_first: so many of the first points get their names before all others get their numbers.
        joined: places between which a line is drawn, behind all points.
        most_points: so many points at most in one series; None for any number.
    """

    name: str
    title: str
    settings: Settings
    points: Sequence[DiagramPoint]
    groups: Sequence[PointGroup]
    plot: int = 560
    label_size: float = 9.0
    named_first: int = 0
    joined: Sequence[tuple[Place, Place]] = ()
    most_points: int | None = None

    @property
    def top(self) -> int:
        """Pixels above the plot: little without a title."""
        return TOP if self.title else UNTITLED_TOP

    @property
    def legend_height(self) -> int:
        """Pixels of the legend: at least two lines."""
        present = {point.group for point in self.points}
        titles = [group.title for group in self.groups if group.key in present]
        widest = max(map(len, titles), default=0) * _LEGEND_LETTER + _LEGEND_SIGN
        columns = max(1, int((LEFT + self.plot + RIGHT) // widest))
        return _LEGEND_LINE * max(2, -(-len(titles) // columns))

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the chart in pixels."""
        return LEFT + self.plot + RIGHT, self.top + self.plot + BOTTOM + self.legend_height

    def labels(self) -> list[PlacedLabel]:
        """The label of each point, in the order of the points."""
        side = float(self.plot)
        bubbles = [
            Bubble(p.place[0] * side, (1 - p.place[1]) * side, p.diameter * PIXELS_PER_POINT / 2, p.name, p.number)
            for p in self.points
        ]
        pixels = self.label_size * PIXELS_PER_POINT
        taken = list(_zone_name_boxes(self.settings, side))
        lines = [*_reach_boxes(self.points, side), *_arrow_boxes(self.points, side)]
        return place_labels(bubbles, side, pixels, taken=taken, lines=lines, named_first=self.named_first)


#: Pixels between the boxes along a climbing name.
_STEP, _DIAGONAL = 7.0, math.sqrt(2)


def _zone_name_boxes(settings: Settings, side: float) -> Iterator[Box]:
    """Roughly where the zones' names stand, in pixels from the upper left corner of the plot."""
    for zone, (x, y) in zone_labels_of(settings):
        across, down = x * side, (1 - y) * side
        if zone.endswith("frustration"):
            yield across - 62, down - 20, across + 62, down + 20
        else:  # names of levels climb at 45 degrees
            half_length, half_height = (side * part for part in LEVEL_NAMES[zone])
            steps = round(half_length / _STEP)
            for step in range(-steps, steps + 1):  # few large ones would keep names away from free places
                centre, height = across + step * _STEP / _DIAGONAL, down - step * _STEP / _DIAGONAL
                yield centre - half_height, height - half_height, centre + half_height, height + half_height


def _reach_boxes(points: Sequence[DiagramPoint], side: float) -> Iterator[Box]:
    """Where the lines of points stand, in pixels as above: a name across one is hard to read."""
    for point in points:
        if point.reach is not None:
            x, y = point.place[0] * side, (1 - point.place[1]) * side
            wide, high = (reach * side for reach in point.reach)
            yield x - wide, y - _LINE_ROOM, x + wide, y + _LINE_ROOM
            yield x - _LINE_ROOM, y - high, x + _LINE_ROOM, y + high


def _arrow_boxes(points: Sequence[DiagramPoint], side: float) -> Iterator[Box]:
    """Where the arrows stand, as a row of small boxes."""
    for point in points:
        if point.before is not None:
            (x0, y0), (x1, y1) = ((x * side, (1 - y) * side) for x, y in (point.before, point.place))
            steps = max(1, round(math.hypot(x1 - x0, y1 - y0) / _STEP))
            for part in (step / steps for step in range(steps + 1)):
                x, y = x0 + part * (x1 - x0), y0 + part * (y1 - y0)
                yield x - _LINE_ROOM, y - _LINE_ROOM, x + _LINE_ROOM, y + _LINE_ROOM


#: Half of a line and of the bar at its end, in pixels.
_LINE_ROOM = 3.0


def tint(colour: str, strength: float) -> str:
    """The colour mixed with white: 1 is the colour itself, 0 is white. (LibreOffice knows no opacity of markers.)"""
    parts = (int(colour[place : place + 2], 16) for place in (0, 2, 4))
    return "".join(f"{round(255 - strength * (255 - part)):02X}" for part in parts)


def bubble_diameters(values: Sequence[float | None], *, smallest: int = SMALLEST, largest: int = LARGEST) -> list[int]:
    """Diameters in points so that areas are in proportion to the values; ``smallest`` for none, zero and below."""
    known = [value for value in values if value is not None and value > 0]
    most = max(known, default=0.0)
    return [
        max(smallest, round(largest * (value / most) ** 0.5)) if value is not None and value > 0 else smallest
        for value in values
    ]
