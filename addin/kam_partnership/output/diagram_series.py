"""The series of the native partnership diagram, from back to front: shared by the template and the slides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Protocol

from kam_partnership.diagram import design
from kam_partnership.output.chart_xml import Element, Font, Labels, Marker, Series, line

#: On the main page, which prints at about three quarters of its size, numbers of at least 7 points.
NUMBER_LABEL = Font(9.5, design.WHITE, bold=True)
TICK_LABEL = Font(9.5, design.GREY)
OVERALL_LABEL = Font(10, design.NAVY, bold=True)
TARGET_LABEL = Font(9.5, design.TARGET, bold=True)
FRUSTRATION_LABEL = Font(10.5, design.FRUSTRATION_TEXT, bold=True)
LEVEL_LABEL = Font(9.5, design.LEVEL_TEXT, bold=True, rotation=-45)
PREVIOUS_LABEL = Font(9.5, design.GREY)
LEGEND_LABEL = Font(9.5, design.INK)
#: Side of the plot, in points, for which these sizes are meant; marks and letters grow with it.
PLOT_SIDE = 397.5
#: The lines over the zones, from below: keys of their names.
BAND_LINES = ("diagram.series.tolerance", "diagram.series.balance", "diagram.series.tolerance")
#: Ending of the key of a group's further points.
MORE = "_more"

#: Our own texts by key.
Words = Callable[[str], str]


class DiagramCells(Protocol):
    """Where the diagram's numbers and labels stand; areas are absolute references."""

    @property
    def grid(self) -> str:
        """GRID + 1 steps of equal width."""

    def zone(self, index: int) -> str:
        """Heights of a zone by its place in ``design.ZONE_COLOURS``."""

    @property
    def lines(self) -> Sequence[str]:
        """Heights of the lines, each over the one before it."""

    def point(self, key: str, offset: int) -> str:
        """A named group of points: x (1), y (2), label (3); "" when there is no such group."""


def zone_areas(words: Words, cells: DiagramCells, series: Series) -> list[Element]:
    """The zones as stacked areas."""
    return [
        series.area(words(f"zone.{zone}"), cells.grid, cells.zone(index), colour)
        for index, (zone, colour) in enumerate(design.ZONE_COLOURS.items())
    ]


def band_lines(words: Words, grid: str, heights: Sequence[str], series: Series) -> list[Element]:
    """The borders of the band and the balance line between them; ``heights`` are those of ``diagram.stack``."""
    outlines = {
        "diagram.series.tolerance": lambda: line(design.WHITE, 1.5),
        "diagram.series.balance": lambda: line(design.BALANCE_LINE, 1.25, dash="dash"),
    }
    return [series.line(words(key), grid, area, outlines[key]()) for key, area in zip(BAND_LINES, heights, strict=True)]


def scatter_series(words: Words, cells: DiagramCells, series: Series, scale: float = 1.0) -> list[Element]:
    """All scatter series from back to front; ``scale`` enlarges letters and marks.

    Excel draws the last series on top, LibreOffice the first one. So the overall position's ring comes first and last;
    it is a line, because LibreOffice fills hollow marks.
    """
    return _Scatter(words, cells, series, scale).built()


class _Scatter:
    """Collects the series of those groups of points that there are."""

    def __init__(self, words: Words, cells: DiagramCells, series: Series, scale: float) -> None:
        self._words, self._cells, self._series, self._scale = words, cells, series, scale
        self._built: list[Element] = []

    def built(self) -> list[Element]:
        """Everything, from back to front as Excel draws it."""
        self._label("ticks_x", "b", TICK_LABEL)  # first: LibreOffice rounds all lines where the first series is round
        self._rings(reverse=True)
        self._label("frustration", "ctr", FRUSTRATION_LABEL)
        self._label("levels", "ctr", LEVEL_LABEL)
        self._label("ticks_y", "l", TICK_LABEL)
        self._label("legend", "b", LEGEND_LABEL)
        for key, colour, dash in (("way", design.TARGET, "dash"), ("arrow", design.PREVIOUS, "")):
            name = self._words(f"diagram.series.{key}")
            self._stroke(name, key, colour, 1.75, dash)
            self._stroke(name, f"{key}_head", colour, 1.75)
        self._discs("previous", "previous", design.PREVIOUS_RADIUS, design.PREVIOUS)
        self._discs("criterion", "marks", design.MARK_RADIUS, design.POINT)
        self._discs("criterion", "bubbles", design.BUBBLE_RADIUS, design.POINT, numbered=True)
        self._discs("criterion", "criteria", design.POINT_RADIUS, design.POINT, numbered=True)
        self._stroke(self._words("diagram.series.labels"), "overall_leader", design.NAVY, 0.75)
        self._rings(reverse=False)
        for key, font in (("previous", PREVIOUS_LABEL), ("target", TARGET_LABEL), ("overall", OVERALL_LABEL)):
            self._label(f"{key}_label", "ctr", font, design.WHITE)
        return self._built

    def _add(self, name: str, key: str, **look: Any) -> None:
        xs, ys = (self._cells.point(key, offset) for offset in (1, 2))
        if xs:
            self._built.append(self._series.scatter(name, xs, ys, **look))

    def _labels(self, key: str, position: str, font: Font, background: str | None = None) -> Labels:
        return Labels(self._cells.point(key, 3), position, replace(font, size=font.size * self._scale), background)

    def _label(self, key: str, position: str, font: Font, background: str | None = None) -> None:
        if self._cells.point(key, 1):
            shown = self._labels(key, position, font, background)
            self._add(self._words("diagram.series.labels"), key, labels=shown)

    def _stroke(self, name: str, key: str, colour: str, width: float, dash: str = "", *, smooth: bool = False) -> None:
        self._add(name, key, outline=line(colour, width * self._scale, dash=dash), smooth=smooth)

    def _rings(self, *, reverse: bool) -> None:
        """Each with a white line around it, which keeps it apart from what lies under it."""
        strokes = [
            ("target", design.WHITE, 4.5, ""),
            ("target", design.TARGET, 2.0, "sysDash"),
            ("overall", design.WHITE, 6.0, ""),
            ("overall", design.NAVY, 3.0, ""),
        ]
        for key, colour, width, dash in reversed(strokes) if reverse else strokes:
            self._stroke(self._words(f"diagram.legend.{key}"), f"{key}_ring", colour, width, dash, smooth=True)

    def _discs(self, name: str, key: str, radius: float, colour: str, *, numbered: bool = False) -> None:
        diameter = max(2, round(2 * radius * PLOT_SIDE * self._scale))
        marker = Marker(diameter, colour, design.WHITE, 0.75)
        for part in (key, key + MORE):
            if self._cells.point(part, 1):
                labels = self._labels(part, "ctr", NUMBER_LABEL) if numbered else None
                self._add(self._words(f"diagram.legend.{name}"), part, marker=marker, labels=labels)
