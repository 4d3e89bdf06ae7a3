"""A native zone diagram in a workbook that we write: zones as stacked areas, points as bubbles with labels.

A bubble chart cannot stand on areas in Excel, so the bubbles are markers of a scatter chart, each with a size of its
own. Places and labels are cells: who corrects a cell moves the point.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from kam_partnership.diagram import design
from kam_partnership.diagram.label_places import PlacedLabel
from kam_partnership.diagram.label_room import name_key
from kam_partnership.diagram.scene import Place, ticks_of, zone_labels_of
from kam_partnership.diagram.stack import line_heights, zone_heights
from kam_partnership.output.chart_xml import (
    Bars,
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
)
from kam_partnership.output.diagram_series import BAND_LINES, band_lines
from kam_partnership.output.safe_text import safe_text
from kam_partnership.output.zone_plot import zone_plot
from kam_partnership.output.zone_points import LEFT, PIXELS_PER_POINT, DiagramPoint, PointGroup, ZoneDiagram
from kam_partnership.texts import Language, short_number

if TYPE_CHECKING:  # a slide needs neither
    from kam_partnership.output.book import OutputBook
    from kam_partnership.output.chart_data import ChartData

#: Diameter in the legend, in points, where bubbles differ.
_LEGEND_DIAMETER = 9


def add_zone_diagram(
    book: OutputBook, sheet: Any, cell: tuple[int, int], data: ChartData, diagram: ZoneDiagram, description: str
) -> list[PlacedLabel]:
    """Write the diagram's data and put the chart on a sheet.

    Args:
        cell: row and column of the upper left corner, counted from 0.
        description: the alternative text.

    Returns:
        the label of each point, so that the sheet can tell which ones had no room.
    """
    labels = diagram.labels()
    part = chart_part(diagram, labels, data, book.text, book.language)
    book.add_chart_part(sheet, cell, diagram.name, diagram.size, description, part)
    return labels


class Columns(Protocol):
    """Where the diagram's numbers and labels are written: a sheet, or the workbook behind a chart on a slide."""

    def column(self, heading: str, values: Sequence[str | float | None], /) -> str:
        """Write one more column; the absolute range of its values."""

    def values(self, area: str, /) -> Sequence[object]:
        """What stands in such a range."""


def chart_part(
    diagram: ZoneDiagram, labels: Sequence[PlacedLabel], data: Columns, say: Callable[..., str], language: Language
) -> bytes:
    """The chart's XML; its numbers are written into ``data``.

    Args:
        labels: of ``diagram.labels()``.
        say: our own texts by their key.
    """
    return _Builder(data, diagram, say, language).part(labels)


_Any = TypeVar("_Any")
_Member = tuple[DiagramPoint, PlacedLabel]


def _marked(group: PointGroup, point: DiagramPoint, label: PlacedLabel) -> Iterator[tuple[_Member, Marker]]:
    """A point with its marker, and a smaller one on it where it is a ring; the label belongs to the one on top."""
    core = group.core(point.diameter, hollow=point.hollow)
    if core is None:
        yield (point, label), group.marker(point.diameter)
        return
    yield (point, PlacedLabel("", "")), group.marker(point.diameter)
    yield (point, label), core


class _Builder:
    def __init__(self, data: Columns, diagram: ZoneDiagram, say: Callable[..., str], language: Language) -> None:
        self._data, self._diagram, self._say, self._language = data, diagram, say, language
        self._series = Series(data.values)
        self._keep: list[int] = []

    def part(self, labels: Sequence[PlacedLabel]) -> bytes:
        diagram, text = self._diagram, self._say
        width, height = diagram.size
        areas, lines = self._zones()
        scatter = [*self._zone_names(), *self._ticks()]
        scatter += [*self._joins(), *self._arrows()]
        ringed = {group.key for group in diagram.groups if group.ringed}
        if len({point.diameter for point in diagram.points}) > 1 or any(
            point.hollow or point.group in ringed for point in diagram.points
        ):
            scatter += self._bubbles(labels)
        else:
            for group in diagram.groups:
                scatter += self._group(group, labels)
        plot = zone_plot(
            (areas, lines, scatter),
            axis_title(text("diagram.x"), 0.36, (diagram.top + diagram.plot + 20) / height),
            axis_title(text("diagram.y"), 0.008, 0.31, upright=True),
            manual_layout(LEFT / width, diagram.top / height, diagram.plot / width, diagram.plot / height),
        )
        title = chart_title(safe_text(diagram.title), LEFT / width - 0.012, 0.012) if diagram.title else None
        below = (diagram.top + diagram.plot + 44) / height
        return chart_space(
            title,
            plot,
            legend(self._keep, self._series.count, 0.02, below, 0.97, diagram.legend_height / height, size=9),
        )

    def _zones(self) -> tuple[list[Element], list[Element]]:
        settings, text = self._diagram.settings, self._say
        heights, lines = zone_heights(settings), line_heights(settings)
        grid = self._data.column("i", [float(step + 1) for step in range(design.GRID + 1)])
        areas = [
            self._series.area(
                text(f"zone.{zone}"), grid, self._data.column(zone, [row[index] for row in heights]), colour
            )
            for index, (zone, colour) in enumerate(design.ZONE_COLOURS.items())
        ]
        columns = [self._data.column(text(key), [row[index] for row in lines]) for index, key in enumerate(BAND_LINES)]
        return areas, band_lines(text, grid, columns, self._series)

    def _points(self, name: str, places: Sequence[Place], words: Sequence[str]) -> tuple[str, str, str]:
        """Ranges of x in units of the grid, y in parts of the scale, labels."""
        xs = self._data.column(f"{name} x", [1 + design.GRID * x for x, _ in places])
        ys = self._data.column(f"{name} y", [y for _, y in places])
        return xs, ys, self._data.column(f"{name}", list(words))

    def _zone_names(self) -> list[Element]:
        text, series = self._say, self._say("diagram.series.labels")
        places = dict(zone_labels_of(self._diagram.settings))
        built = []
        for prefix, font in (
            ("frustration", Font(10.5, design.FRUSTRATION_TEXT, bold=True)),
            ("levels", Font(9.5, design.LEVEL_TEXT, bold=True, rotation=-45)),
        ):
            crooked = prefix == "levels"
            zones = [zone for zone in places if zone.endswith("frustration") != crooked]
            if zones:
                words = [text(name_key(zone)) for zone in zones]
                xs, ys, cells = self._points(prefix, [places[zone] for zone in zones], words)
                built.append(self._series.scatter(series, xs, ys, labels=Labels(cells, "ctr", font)))
        return built

    def _ticks(self) -> list[Element]:
        settings, font = self._diagram.settings, Font(9, design.GREY)
        ticks = list(ticks_of(settings))
        words = [short_number(tick, self._language) for tick in ticks]
        built = []
        for name, position, upright in (("ticks x", "b", False), ("ticks y", "l", True)):
            shares = [settings.share_of_scale(tick) for tick in ticks]
            places = [(0.0, share) if upright else (share, 0.0) for share in shares]
            xs, ys, cells = self._points(name, places, words)
            name_of_series = self._say("diagram.series.labels")
            built.append(self._series.scatter(name_of_series, xs, ys, labels=Labels(cells, position, font)))
        return built

    def _group(self, group: PointGroup, labels: Sequence[PlacedLabel]) -> list[Element]:
        members = [pair for pair in zip(self._diagram.points, labels, strict=True) if pair[0].group == group.key]
        if not members:
            return []
        built = self._reaches(group, [point for point, _ in members])
        self._keep.append(self._series.count)
        for part in self._parts(members):
            built.append(self._spots(group.title, part, group.marker(members[0][0].diameter)))
        return built

    def _parts(self, members: Sequence[_Any]) -> Iterator[Sequence[_Any]]:
        """The points of each series."""
        most = self._diagram.most_points or len(members)
        yield from (members[first : first + most] for first in range(0, len(members), most))

    def _spots(
        self, name: str, members: Sequence[_Member], marker: Marker, own_markers: Sequence[Marker] = ()
    ) -> Element:
        """One series of points with their labels."""
        title = safe_text(name)
        xs, ys, cells = self._points(title, [p.place for p, _ in members], [label.words for _, label in members])
        shown = self._labels(cells, [label for _, label in members])
        return self._series.scatter(title, xs, ys, marker=marker, own_markers=own_markers, labels=shown)

    def _joins(self) -> Iterator[Element]:
        name = self._say("diagram.series.labels")
        for ends in self._diagram.joined:
            xs = self._data.column("- x", [1 + design.GRID * x for x, _ in ends])
            ys = self._data.column("- y", [y for _, y in ends])
            yield self._series.scatter(name, xs, ys, outline=line(design.NAVY, 2.0))

    def _arrows(self) -> Iterator[Element]:
        """From where points stood before to the edge of where they stand: beneath its point nobody would see a tip."""
        name = self._say("diagram.series.labels")
        for point in self._diagram.points:
            if point.before is None:
                continue
            (x0, y0), (x1, y1) = point.before, point.place
            length = math.hypot(x1 - x0, y1 - y0)
            edge = (point.diameter * PIXELS_PER_POINT / 2 + 2) / self._diagram.plot
            if length <= edge:
                continue
            part = 1 - edge / length
            ends = [(x0, y0), (x0 + part * (x1 - x0), y0 + part * (y1 - y0))]
            xs = self._data.column("-> x", [1 + design.GRID * x for x, _ in ends])
            ys = self._data.column("-> y", [y for _, y in ends])
            yield self._series.scatter(name, xs, ys, outline=line(design.PREVIOUS, 1.25, arrow=True))

    def _bubbles(self, labels: Sequence[PlacedLabel]) -> list[Element]:
        """All points as one series, the largest first, so that no large one hides a small one.

        Programs disagree about which series lies in front, but not about the points of one series. The legend gets
        series of its own, without points.
        """
        groups = {group.key: group for group in self._diagram.groups}
        members = sorted(zip(self._diagram.points, labels, strict=True), key=lambda pair: -pair[0].diameter)
        built: list[Element] = []
        for group in self._diagram.groups:
            if any(point.group == group.key for point, _ in members):
                built += self._reaches(group, [point for point, _ in members if point.group == group.key])
                nowhere = self._points(safe_text(group.title), [], [])[:2]
                self._keep.append(self._series.count)
                built.append(
                    self._series.scatter(safe_text(group.title), *nowhere, marker=group.marker(_LEGEND_DIAMETER))
                )
        marked = [pair for point, label in members for pair in _marked(groups[point.group], point, label)]
        for part in self._parts(marked):
            spots, markers = [spot for spot, _ in part], [marker for _, marker in part]
            built.append(self._spots(self._diagram.title or self._say("diagram.title"), spots, markers[0], markers))
        return built

    def _labels(self, cells: str, labels: Sequence[PlacedLabel]) -> Labels:
        font = Font(self._diagram.label_size, design.INK, bold=False)
        return Labels(cells, "r", font, positions=[label.position for label in labels])

    def _reaches(self, group: PointGroup, points: Sequence[DiagramPoint]) -> list[Element]:
        """The points' lines behind them: one series for each direction."""
        reaching = [(point.place, point.reach) for point in points if point.reach is not None]
        if not reaching:
            return []
        xs, ys, _ = self._points(f"{safe_text(group.title)} |", [place for place, _ in reaching], [])
        wide = self._data.column("+- x", [design.GRID * reach[0] for _, reach in reaching])
        high = self._data.column("+- y", [reach[1] for _, reach in reaching])
        outline = line(group.colour, 2.0)
        return [
            self._series.scatter(safe_text(group.title), xs, ys, bars=Bars(direction, lengths, outline))
            for direction, lengths in (("x", wide), ("y", high))
        ]
