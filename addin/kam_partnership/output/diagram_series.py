"""The series of the native partnership diagram, from back to front: shared by the template and the slides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from kam_partnership.diagram import design
from kam_partnership.output.chart_xml import Element, Font, Labels, Marker, Series, line

NUMBER_LABEL = Font(8, design.NAVY, bold=True)
TICK_LABEL = Font(8.5, design.GREY)
OVERALL_LABEL = Font(10, design.NAVY, bold=True)
FRUSTRATION_LABEL = Font(10.5, design.FRUSTRATION_TEXT, bold=True)
LEVEL_LABEL = Font(9, design.LEVEL_TEXT, bold=True, rotation=-45)
PREVIOUS_LABEL = Font(8.5, design.GREY)

#: Our own texts by key.
Words = Callable[[str], str]


class DiagramCells(Protocol):
    """Where the diagram's numbers and labels stand; areas are absolute references."""

    @property
    def grid(self) -> str:
        """GRID + 1 steps of equal width."""

    def zone(self, index: int) -> str:
        """Heights of a zone by its place in ``design.ZONE_COLOURS``."""

    def border(self, index: int) -> str:
        """Lower border of the band, upper border, balance line."""

    def point(self, key: str, offset: int) -> str:
        """A named group of points: x (1), y (2), label (3); "" when there is no such group."""

    def criteria(self, offset: int) -> str:
        """The criteria: x (1), y (2), label (3)."""


def zone_areas(words: Words, cells: DiagramCells, series: Series) -> list[Element]:
    """The zones as stacked areas."""
    return [
        series.area(words(f"zone.{zone}"), cells.grid, cells.zone(index), colour)
        for index, (zone, colour) in enumerate(design.ZONE_COLOURS.items())
    ]


def band_lines(words: Words, cells: DiagramCells, series: Series) -> list[Element]:
    """The borders of the band and the balance line."""
    tolerance = words("diagram.series.tolerance")
    looks = (
        (tolerance, line(design.WHITE, 1.5)),
        (tolerance, line(design.WHITE, 1.5)),
        (words("diagram.series.balance"), line(design.BALANCE_LINE, 1.25, dash="dash")),
    )
    return [series.line(name, cells.grid, cells.border(index), outline) for index, (name, outline) in enumerate(looks)]


def scatter_series(
    words: Words, cells: DiagramCells, series: Series, scale: float = 1.0
) -> tuple[list[Element], list[int]]:
    """All scatter series from back to front, and which the legend shows; ``scale`` enlarges letters and marks."""
    built: list[Element] = []
    keep: list[int] = []

    def add(name: str, key: str, *, told: bool = False, **look: object) -> None:
        if not cells.point(key, 1):
            return
        if told:
            keep.append(series.count)
        built.append(series.scatter(name, cells.point(key, 1), cells.point(key, 2), **look))  # type: ignore[arg-type]

    def labels(key: str, position: str, font: Font, background: str | None = None) -> Labels:
        return Labels(cells.point(key, 3), position, replace(font, size=font.size * scale), background)

    label = words("diagram.series.labels")
    add(label, "frustration", labels=labels("frustration", "ctr", FRUSTRATION_LABEL))
    add(label, "levels", labels=labels("levels", "ctr", LEVEL_LABEL))
    add(label, "ticks_x", labels=labels("ticks_x", "b", TICK_LABEL))
    add(label, "ticks_y", labels=labels("ticks_y", "l", TICK_LABEL))
    add(words("diagram.series.change"), "arrow", outline=line(design.PREVIOUS, 1.75, arrow=True))
    previous = Marker(round(9 * scale), design.PREVIOUS, design.WHITE, 1.0)
    add(words("diagram.legend.previous"), "previous", told=True, marker=previous)
    keep.append(series.count)
    built.append(
        series.scatter(
            words("diagram.legend.criterion"),
            cells.criteria(1),
            cells.criteria(2),
            marker=Marker(round(14 * scale), design.WHITE, design.NAVY, 0.75),
            labels=Labels(cells.criteria(3), "ctr", replace(NUMBER_LABEL, size=NUMBER_LABEL.size * scale)),
        )
    )
    # LibreOffice draws the last series first and fills the ring: so it comes last and hides no number.
    # Excel draws it last and leaves it hollow.
    add(
        words("diagram.legend.overall"), "overall", told=True, marker=Marker(round(23 * scale), None, design.NAVY, 2.75)
    )
    for place in design.LABEL_PLACES:
        key = f"overall_{place.name}"
        add(label, key, labels=labels(key, place.side, OVERALL_LABEL, design.WHITE))
    for side in "lr":
        key = f"previous_{side}"
        add(label, key, labels=labels(key, side, PREVIOUS_LABEL, design.WHITE))
    return built, keep
