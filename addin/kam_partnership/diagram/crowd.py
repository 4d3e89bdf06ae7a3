"""Where points stand that coincide: close together around their common place, and no further from it than needed. Pure.

They stand in rows along the balance line. So they hardly leave their zone: in a row all have the same balance, and the
few rows lie close to each other. The native chart computes the same places with formulas.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from kam_partnership.diagram import design


def apart(places: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """The places, in their order; those that coincide moved apart, all of them inside the plot."""
    same = Counter(places)
    seen: Counter[tuple[float, float]] = Counter()
    for place in places:
        yield _nth_of(place, seen[place], same[place])
        seen[place] += 1


def _nth_of(place: tuple[float, float], nth: int, count: int) -> tuple[float, float]:
    """Where the nth of so many points stands, counted from 0."""
    columns = math.isqrt(count - 1) + 1
    rows = -(-count // columns)
    step = min(design.SPREAD, design.LONGEST_ROW / max(1, columns - 1))
    row = nth // columns
    in_row = min(columns, count - columns * row)
    along = nth - columns * row - (in_row - 1) / 2
    across = (rows - 1) / 2 - row
    half = (columns + rows - 2) / 2 * step
    x, y = (min(max(half, middle), 1 - half) for middle in place)
    return x + (along - across) * step, y + (along + across) * step
