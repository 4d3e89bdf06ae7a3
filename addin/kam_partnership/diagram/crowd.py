"""Where criteria stand that (nearly) coincide: a few beside each other, many as one bubble. Pure.

A few stand in rows along the balance line. So they hardly leave their zone: in a row all have the same balance, and the
two rows lie close to each other. The native chart computes the same places with formulas.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kam_partnership.diagram import design

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Crowd:
    """Criteria that are drawn together.

    Attributes:
        members: their positions in the list of places, counted from 0, ascending.
        middle: the mean of their places.
        together: one bubble stands for all: they are many, or others stand where they would.
        everybody: there is nobody else, so the overall position is here.
    """

    members: tuple[int, ...]
    middle: Place
    together: bool
    everybody: bool

    def places(self) -> list[Place]:
        """Where the members stand, all of them inside the plot; for a bubble its place, so many times."""
        count = len(self.members)
        if self.together:
            return [off_edge(self.middle) if self.everybody else self.middle] * count
        half = reach(count)
        x, y = (min(max(half, part), 1 - half) for part in self.middle)
        return [(x + dx, y + dy) for dx, dy in (offset(count, nth) for nth in range(count))]


def off_edge(place: Place) -> Place:
    """Where a ring stands that would else be cut off at the plot's edge."""
    x, y = (min(max(design.EDGE, part), 1 - design.EDGE) for part in place)
    return x, y


def crowds(places: Sequence[Place]) -> list[Crowd]:
    """Who is drawn together: each one with the first of those before it that lead a crowd and are near enough."""
    members: dict[int, list[int]] = {}
    for index, (x, y) in enumerate(places):
        near = (
            leader
            for leader in members
            if abs(places[leader][0] - x) < design.NEAR and abs(places[leader][1] - y) < design.NEAR
        )
        members.setdefault(next(near, index), []).append(index)
    return [_crowd(places, crowd) for crowd in members.values()]


def _crowd(places: Sequence[Place], members: Sequence[int]) -> Crowd:
    x, y = middle = _mean([places[index] for index in members])
    count = len(members)
    room = room_of(count)
    near = sum(abs(px - x) < room and abs(py - y) < room for px, py in places)
    together = count > design.MOST_APART or (count > 1 and near > count)
    return Crowd(tuple(members), middle, together, count == len(places))


def room_of(count: int) -> float:
    """How far from their middle, across and up, so many who stand apart need to be alone."""
    return reach(count) + design.KEEP_AWAY


def _mean(places: Sequence[Place]) -> Place:
    return sum(x for x, _ in places) / len(places), sum(y for _, y in places) / len(places)


def offset(count: int, nth: int) -> Place:
    """How far the nth of so many stands from their middle, to the right and up; nth counts from 0."""
    columns = min(count, 2)
    rows = -(-count // columns)
    row = nth // columns
    in_row = min(columns, count - columns * row)
    along = nth - columns * row - (in_row - 1) / 2
    across = (rows - 1) / 2 - row
    return (along - across) * design.SPREAD, (along + across) * design.SPREAD


def reach(count: int) -> float:
    """How far the outermost of so many stands from their middle, to one side."""
    return max(max(map(abs, offset(count, nth))) for nth in range(count))


def side_by_side(supplier: float, key_account: float, radius: float) -> tuple[float, float]:
    """Where both ratings of a criterion stand on one line, so that neither mark hides the other.

    Args:
        supplier, key_account: parts of the scale; equal ones stand left and right of their place.
        radius: of a mark, in the same unit.
    """
    half = max(abs(key_account - supplier) / 2, radius)
    middle = min(max(half, (supplier + key_account) / 2), 1 - half)
    sign = -1 if key_account < supplier else 1
    return middle - sign * half, middle + sign * half
