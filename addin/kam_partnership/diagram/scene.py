"""The diagram as plain shapes: where everything stands, before anything is drawn. Pure.

The plot is the square from (0, 0) to (1, 1); x is what the supplier invests, y what the key account invests.
The native chart computes the same places with formulas.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kam_partnership.assessment import DIAGRAM_CAPACITY, Assessment, Figures, SavedPosition, Settings
from kam_partnership.diagram import design
from kam_partnership.diagram.crowd import apart

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class NumberedPoint:
    """A rated criterion: its number in the table and where it stands."""

    number: int
    place: Place


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything the diagram shows.

    Attributes:
        zones: the corners of each zone that has an area, by the zone's name.
        zone_labels: where a zone's name stands, where there is room for it.
        points: the rated criteria, coinciding ones close together.
        overall, previous: positions; None when there is none.
        overall_label: the place at the overall position that covers the fewest points.
        ticks: numbers along both axes, in scale units.
    """

    settings: Settings
    zones: dict[str, Sequence[Place]]
    zone_labels: dict[str, Place]
    points: tuple[NumberedPoint, ...] = ()
    overall: Place | None = None
    previous: Place | None = None
    previous_date: dt.date | None = None
    overall_label: design.LabelPlace = design.LABEL_PLACES[0]
    ticks: tuple[float, ...] = field(default=())

    @property
    def overall_label_at(self) -> Place | None:
        """Where the overall position's label is anchored."""
        if self.overall is None:
            return None
        (x, y), place = self.overall, self.overall_label
        dx, dy = place.slide(x, y)
        return x + dx + place.dx, y + dy + place.dy


def build_scene(assessment: Assessment, figures: Figures, previous: SavedPosition | None = None) -> Scene:
    """The scene of an assessment with valid settings.

    Raises:
        ValueError: without valid settings, for then there is no scale.
    """
    settings = assessment.settings
    if settings is None:
        raise ValueError("a diagram needs valid settings")
    points = tuple(_points(assessment, settings))
    overall = _place(figures.supplier_score, figures.key_account_score, settings)
    before = None
    if previous is not None and all(map(settings.holds, (previous.supplier_score, previous.key_account_score))):
        before = _place(previous.supplier_score, previous.key_account_score, settings)
    return Scene(
        settings=settings,
        zones=dict(_zones(settings)),
        zone_labels=dict(zone_labels_of(settings)),
        points=points,
        overall=overall,
        previous=before,
        previous_date=previous.date if previous is not None and before is not None else None,
        overall_label=_overall_label(overall, before, points),
        ticks=tuple(ticks_of(settings)),
    )


def _place(supplier: float | None, key_account: float | None, settings: Settings) -> Place | None:
    if supplier is None or key_account is None:
        return None
    return settings.share_of_scale(supplier), settings.share_of_scale(key_account)


def _points(assessment: Assessment, settings: Settings) -> Iterator[NumberedPoint]:
    places = [
        (criterion.number, place)
        for criterion in assessment.criteria[:DIAGRAM_CAPACITY]
        if criterion.rated and (place := _place(criterion.supplier, criterion.key_account, settings))
    ]
    for (number, _), place in zip(places, apart([place for _, place in places]), strict=True):
        yield NumberedPoint(number, place)


# ---------------------------------------------------------------------- zones
def _zones(settings: Settings) -> Iterator[tuple[str, Sequence[Place]]]:
    """Each zone cut out of the square by the lines that bound it."""
    tolerance = settings.tolerance / settings.span
    first, second = (
        2 * settings.share_of_scale(limit) for limit in (settings.level_cooperation, settings.level_strategic)
    )
    square: Sequence[Place] = ((0, 0), (1, 0), (1, 1), (0, 1))
    band = _cut(_cut(square, 1, -1, tolerance), -1, 1, tolerance)
    cuts = {
        "supplier_frustration": _cut(square, -1, 1, -tolerance),
        "supplier_relationship": _cut(band, 1, 1, first),
        "cooperation": _cut(_cut(band, -1, -1, -first), 1, 1, second),
        "strategic_partnership": _cut(band, -1, -1, -second),
        "key_account_frustration": _cut(square, 1, -1, -tolerance),
    }
    for name, corners in cuts.items():
        if len(corners) >= 3:
            yield name, corners


def _cut(corners: Sequence[Place], a: float, b: float, limit: float) -> Sequence[Place]:
    """The part of a convex shape in which a x + b y <= limit."""
    kept: list[Place] = []
    for index, start in enumerate(corners):
        end = corners[(index + 1) % len(corners)]
        inside_start, inside_end = (limit - a * x - b * y for x, y in (start, end))
        if inside_start >= 0:
            kept.append(start)
        if inside_start * inside_end < 0:
            part = inside_start / (inside_start - inside_end)
            kept.append((start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])))
    return kept


def zone_labels_of(settings: Settings) -> Iterator[tuple[str, Place]]:
    tolerance = settings.tolerance / settings.span
    side, height = design.FRUSTRATION_LABEL
    if 1 - tolerance >= design.FRUSTRATION_ROOM:
        yield "supplier_frustration", (1 - side, height)
        yield "key_account_frustration", (side, 1 - height)
    first, second = map(settings.share_of_scale, (settings.level_cooperation, settings.level_strategic))
    low, high = design.LEVEL_ENDS
    for name, start, end in (
        ("supplier_relationship", 0.0, first),
        ("cooperation", first, second),
        ("strategic_partnership", second, 1.0),
    ):
        if end - start >= design.LEVEL_ROOM and tolerance >= design.BAND_ROOM:
            middle = min(max((start + end) / 2, low), high)
            yield name, (middle - design.LEVEL_SHIFT, middle + design.LEVEL_SHIFT)


# ---------------------------------------------------------------------- labels and ticks
def _overall_label(overall: Place | None, previous: Place | None, points: Sequence[NumberedPoint]) -> design.LabelPlace:
    if overall is None:
        return design.LABEL_PLACES[0]
    x, y = overall
    reach, rise = design.PREVIOUS_LABEL

    def conflicts(place: design.LabelPlace) -> float:
        dx, dy = place.slide(x, y)
        left, right = x + dx + place.left, x + dx + place.right
        bottom, top = y + dy + place.bottom, y + dy + place.top
        covered = sum(left <= p.place[0] <= right and bottom <= p.place[1] <= top for p in points)
        leaves = (left < 0 or right > 1) if place.beside else (bottom < 0 or top > 1)
        outside = design.OUTSIDE if leaves else 0
        near = 0
        if previous is not None:
            beside = previous[0] + reach >= left and previous[0] - reach <= right
            level = previous[1] + rise >= bottom and previous[1] - rise <= top
            near = 3 if beside and level else 0
        return covered + outside + near + design.LABEL_PLACES.index(place) / 10

    return min(design.LABEL_PLACES, key=conflicts)


def previous_label_left(overall: Place, previous: Place) -> bool:
    """True when the last position's label stands to its left: away from the arrow, inside the plot."""
    return previous[0] >= 0.8 or (previous[0] <= overall[0] and previous[0] > 0.2)


def ticks_of(settings: Settings) -> Iterator[float]:
    steps = next((divisor for divisor in design.TICK_STEPS if settings.span % divisor == 0), 5)
    for step in range(steps + 1):
        yield round(settings.scale_min + settings.span * step / steps, 6)
