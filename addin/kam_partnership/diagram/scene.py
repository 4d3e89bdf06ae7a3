"""The diagram as plain shapes: where everything stands, before anything is drawn. Pure.

The plot is the square from (0, 0) to (1, 1); x is what the supplier invests, y what the key account invests.
The native chart computes the same places with formulas.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import sqrt

from kam_partnership.assessment import DIAGRAM_CAPACITY, Assessment, Figures, SavedPosition, Settings
from kam_partnership.diagram import design
from kam_partnership.diagram.crowd import crowds, off_edge
from kam_partnership.diagram.label_room import (
    LEADER_ROOM,
    OVERALL_LABEL,
    PREVIOUS_LABEL,
    TARGET_LABEL,
    Around,
    Box,
    leader,
    place_frustration_names,
    place_label,
    place_level_names,
    usual_level_names,
)

Place = tuple[float, float]
#: Where nothing has to be given way to.
NOTHING = Around((), (), 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class NumberedPoint:
    """A rated criterion: its number in the table and where it stands."""

    number: int
    place: Place


@dataclass(frozen=True, slots=True)
class Bubble:
    """One mark for many criteria at (nearly) the same place.

    Attributes:
        numbers: of the criteria in the table, ascending.
    """

    numbers: tuple[int, ...]
    place: Place

    @property
    def words(self) -> str:
        """What stands on it."""
        return f"{len(self.numbers)}×"


@dataclass(frozen=True, slots=True)
class Position:
    """A position with a name: the overall one, the target, the last one.

    Attributes:
        share: parts of the scale, as its label tells them.
        place: of its mark, which keeps off the plot's edge.
        label: the room of its words.
        leader: the line from the overall position's ring to its label, where that stands away.
    """

    share: Place
    place: Place
    radius: float
    label: Box
    leader: tuple[Place, Place] | None

    @property
    def box(self) -> Box:
        """What the mark covers."""
        return Box(*self.place, self.radius, self.radius)


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything the diagram shows.

    Attributes:
        zones: the corners of each zone that has an area, by the zone's name.
        zone_labels: where a zone's name stands, where there is room for it.
        points: the rated criteria with a disc of their own, in the order of the table.
        bubbles: for many at the same place.
        marks: true places of criteria that stand beside them.
        overall, target, previous: None when there is none.
        ticks: numbers along both axes, in scale units.
    """

    settings: Settings
    zones: dict[str, Sequence[Place]]
    zone_labels: dict[str, Place]
    points: tuple[NumberedPoint, ...] = ()
    bubbles: tuple[Bubble, ...] = ()
    marks: tuple[Place, ...] = ()
    overall: Position | None = None
    target: Position | None = None
    previous: Position | None = None
    previous_date: dt.date | None = None
    ticks: tuple[float, ...] = field(default=())

    @property
    def arrow(self) -> tuple[Place, Place] | None:
        """From the last position to the edge of the overall ring."""
        return _arrow(self.previous, 0.0, self.overall)

    @property
    def way(self) -> tuple[Place, Place] | None:
        """From the edge of the overall ring to the edge of the target's."""
        radius = 0.0 if self.overall is None else self.overall.radius + design.ARROW_GAP
        return _arrow(self.overall, radius, self.target)


def _arrow(start: Position | None, first: float, end: Position | None) -> tuple[Place, Place] | None:
    """From so far behind the middle of one mark to the edge of another; None where there is no room for an arrow."""
    if start is None or end is None:
        return None
    (x, y), (end_x, end_y) = start.place, end.place
    length = sqrt((end_x - x) ** 2 + (end_y - y) ** 2)
    last = length - end.radius - design.ARROW_GAP
    if last - first < design.HEAD_LENGTH / 2:
        return None
    dx, dy = (end_x - x) / length, (end_y - y) / length
    return (x + first * dx, y + first * dy), (x + last * dx, y + last * dy)


def build_scene(assessment: Assessment, figures: Figures, previous: SavedPosition | None = None) -> Scene:
    """The scene of an assessment with valid settings.

    Raises:
        ValueError: without valid settings, for then there is no scale.
    """
    settings = assessment.settings
    if settings is None:
        raise ValueError("a diagram needs valid settings")
    points, bubbles, marks = _criteria(assessment, settings)
    goal = assessment.target
    before = None
    if previous is not None and all(map(settings.holds, (previous.supplier_score, previous.key_account_score))):
        before = _place(previous.supplier_score, previous.key_account_score, settings)
    limits = settings.share_of_scale(settings.level_cooperation), settings.share_of_scale(settings.level_strategic)
    overall, target, last, around = _positions(
        list(usual_level_names(settings.tolerance / settings.span, limits)),
        Around(
            [point.place for point in points],
            [bubble.place for bubble in bubbles],
            design.POINT_RADIUS,
            design.BUBBLE_RADIUS,
        ),
        _place(figures.supplier_score, figures.key_account_score, settings),
        None if goal is None else _place(goal.supplier, goal.key_account, settings),
        before,
    )
    return Scene(
        settings=settings,
        zones=dict(_zones(settings)),
        zone_labels=dict(zone_labels_of(settings, around)),
        points=points,
        bubbles=bubbles,
        marks=marks,
        overall=overall,
        target=target,
        previous=last,
        previous_date=previous.date if previous is not None and before is not None else None,
        ticks=tuple(ticks_of(settings)),
    )


def _place(supplier: float | None, key_account: float | None, settings: Settings) -> Place | None:
    if supplier is None or key_account is None:
        return None
    return settings.share_of_scale(supplier), settings.share_of_scale(key_account)


def _criteria(
    assessment: Assessment, settings: Settings
) -> tuple[tuple[NumberedPoint, ...], tuple[Bubble, ...], tuple[Place, ...]]:
    """Discs, bubbles, and the true places of those who stand beside them."""
    rated = [
        (criterion.number, place)
        for criterion in assessment.criteria[:DIAGRAM_CAPACITY]
        if criterion.rated and (place := _place(criterion.supplier, criterion.key_account, settings))
    ]
    points: list[NumberedPoint] = []
    bubbles: list[Bubble] = []
    beside: list[int] = []
    for crowd in crowds([place for _, place in rated]):
        numbers = tuple(rated[index][0] for index in crowd.members)
        if crowd.together:
            bubbles.append(Bubble(numbers, crowd.places()[0]))
            continue
        points += map(NumberedPoint, numbers, crowd.places())
        beside += crowd.members if len(numbers) > 1 else ()
    return (
        tuple(sorted(points, key=lambda point: point.number)),
        tuple(bubbles),
        tuple(rated[index][1] for index in sorted(beside)),
    )


# ---------------------------------------------------------------------- positions and their labels
def _positions(
    names: Sequence[Box], around: Around, *shares: Place | None
) -> tuple[Position | None, Position | None, Position | None, Around]:
    """Overall position, target, last one, with their labels one after the other; and what zones' names give way to."""
    overall, target, previous = (None if share is None else off_edge(share) for share in shares)
    radius = design.OVERALL_RADII[0] if overall is None else ring_radius(overall, around)
    wide = target_radius(overall, radius, target)
    ring = overall and Box(*overall, radius, radius)
    goal = target and Box(*target, wide, wide)
    dot = previous and Box(*previous, design.PREVIOUS_RADIUS, design.PREVIOUS_RADIUS)
    around = around.with_others(_between(previous, overall), _between(overall, target))
    free = around.with_others(*names)
    today = _position(shares[0], radius, OVERALL_LABEL, free.with_others(goal, dot))
    told = _label_of(today)
    wanted = _position(shares[1], wide, TARGET_LABEL, free.with_others(ring, dot, told))
    asked = _label_of(wanted)
    last = _position(shares[2], design.PREVIOUS_RADIUS, PREVIOUS_LABEL, free.with_others(ring, goal, told, asked))
    line = None if today is None or today.leader is None else _between(*today.leader, LEADER_ROOM)
    return today, wanted, last, around.with_others(ring, goal, told, asked, _label_of(last), line)


def _label_of(position: Position | None) -> Box | None:
    return None if position is None else position.label


def _between(start: Place | None, end: Place | None, half: float = design.HEAD_WIDTH) -> Box | None:
    """The middle of an arrow or a line."""
    if start is None or end is None:
        return None
    return Box((start[0] + end[0]) / 2, (start[1] + end[1]) / 2, half, half)


def target_radius(overall: Place | None, radius: float, target: Place | None) -> float:
    """The target's ring lies around the overall one where both would else cover each other."""
    if (
        overall is not None
        and target is not None
        and all(abs(here - there) < design.TARGET_NEAR for here, there in zip(overall, target, strict=True))
    ):
        return radius + design.TARGET_AROUND
    return design.TARGET_RADIUS


def _position(share: Place | None, radius: float, half: tuple[float, float], around: Around) -> Position | None:
    if share is None:
        return None
    place = off_edge(share)
    label = place_label(place, radius, half, around)
    return Position(share, place, radius, label, leader(place, radius, label) if half == OVERALL_LABEL else None)


def ring_radius(at: Place, around: Around) -> float:
    """The ring around the overall position runs through as few numbers as possible."""

    def crossed(radius: float) -> int:
        def within(half: float) -> int:
            return sum(abs(x - at[0]) < half and abs(y - at[1]) < half for x, y in (*around.discs, *around.bubbles))

        return within(radius + design.RING_OUTSIDE) - within(radius - design.RING_INSIDE)

    return min(design.OVERALL_RADII, key=crossed)


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


def zone_labels_of(settings: Settings, around: Around = NOTHING) -> Iterator[tuple[str, Place]]:
    """Where the zones' names stand so that they cover as little as possible; none where its zone has no room."""
    tolerance = settings.tolerance / settings.span
    yield from place_frustration_names(tolerance, around)
    limits = settings.share_of_scale(settings.level_cooperation), settings.share_of_scale(settings.level_strategic)
    yield from place_level_names(tolerance, limits, around)


def ticks_of(settings: Settings) -> Iterator[float]:
    steps = next((divisor for divisor in design.TICK_STEPS if settings.span % divisor == 0), 5)
    for step in range(steps + 1):
        yield round(settings.scale_min + settings.span * step / steps, 6)
