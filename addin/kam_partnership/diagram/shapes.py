"""Rings and arrows as lines through points, for charts: some programs fill hollow marks and draw no arrows. Pure."""

from __future__ import annotations

import math

Place = tuple[float, float]
#: Corners of a ring.
CORNERS = 16


def turn(corner: int) -> Place:
    """From a ring's middle to one of its corners, for a radius of 1; the last one is the first one again."""
    angle = 2 * math.pi * (corner % CORNERS) / CORNERS
    return round(math.cos(angle), 6), round(math.sin(angle), 6)


def ring(place: Place, radius: float) -> list[Place]:
    """A closed line within the plot: LibreOffice would make the plot larger for a point outside."""
    return [
        (min(max(0.0, place[0] + radius * right), 1.0), min(max(0.0, place[1] + radius * up), 1.0))
        for right, up in map(turn, range(CORNERS + 1))
    ]


def arrow_head(start: Place, tip: Place, length: float, half_width: float) -> list[Place]:
    """From one wing over the tip to the other one."""
    distance = math.sqrt((tip[0] - start[0]) ** 2 + (tip[1] - start[1]) ** 2)
    dx, dy = (tip[0] - start[0]) / distance, (tip[1] - start[1]) / distance
    base = tip[0] - length * dx, tip[1] - length * dy
    wings = [(base[0] - side * half_width * dy, base[1] + side * half_width * dx) for side in (1, -1)]
    return [wings[0], tip, wings[1]]
