"""The formulas of ``diagram.label_room``: what a word would cover at each of its places.

X in units of the grid, Y in parts of the scale, as everywhere on the hidden sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from building.data_block import DataBlock
from kam_partnership.diagram import design, label_room

G = design.GRID


@dataclass(frozen=True, slots=True)
class BoxCells:
    """A rectangle of which some cells tell the middle; y is no number where there is nothing."""

    x: str
    y: str
    half_width: str
    half_height: str
    weight: int = label_room.OTHER

    def covers(self, x: str, y: str, half_width: float, half_height: float) -> str:
        """1 when it has an area in common with another rectangle, else 0."""
        across = f"ABS({x}-{self.x})<{G}*({half_width:g}+{self.half_width})"
        up = f"ABS({y}-{self.y})<{half_height:g}+{self.half_height}"
        return f"IF(ISNUMBER({self.y}),IF(AND({across},{up}),1,0),0)"

    @classmethod
    def label(cls, x: str, y: str, half: tuple[float, float]) -> BoxCells:
        """A label's room."""
        return cls(x, y, f"{half[0]:g}", f"{half[1]:g}", label_room.LABEL)

    @classmethod
    def square(cls, x: str, y: str, half: str, weight: int = label_room.OTHER) -> BoxCells:
        """A ring's or a dot's room."""
        return cls(x, y, half, half, weight)


class Covered:
    """Counts what a word would cover."""

    def __init__(self, criteria: DataBlock) -> None:
        self._marks = [
            (criteria.local_area("X"), criteria.local_area(heading), radius)
            for heading, radius in (("Y", design.POINT_RADIUS), ("bubble Y", design.BUBBLE_RADIUS))
        ]

    def marks(self, x: str, y: str, half_width: float, half_height: float, *, radii: bool = True) -> str:
        """How many discs and bubbles a rectangle touches, or holds the middles of."""
        return "+".join(
            self._within(area, x, y, half_width + radius * radii, half_height + radius * radii)
            for *area, radius in self._marks
        )

    @staticmethod
    def _within(area: Sequence[str], x: str, y: str, half_width: float, half_height: float) -> str:
        # What is not there is no number, and so it is not counted.
        limits = [f'{area[0]},">"&({x}-{G * half_width:g})', f'{area[0]},"<"&({x}+{G * half_width:g})']
        limits += [f'{area[1]},">"&({y}-{half_height:g})', f'{area[1]},"<"&({y}+{half_height:g})']
        return f"COUNTIFS({','.join(limits)})"

    def label_cost(
        self, place: tuple[str, str], half: tuple[float, float], own: BoxCells, others: Sequence[BoxCells]
    ) -> str:
        """What a label at a place covers."""
        x, y = place
        found = weighed(others, x, y, half)
        return f"{self.marks(x, y, *half)}+{found}+{label_room.NEVER}*{own.covers(x, y, *half)}"

    def climbing_cost(self, place: tuple[str, str], zone: str, others: Sequence[BoxCells]) -> str:
        """What a level's climbing name at a place covers, at some points of it."""
        step, half = label_room.sample_reach(zone), label_room.LEVEL_NAMES[zone][1]
        terms = []
        for part in label_room.SAMPLES:
            x, y = f"({place[0]}+{G * part * step:g})", f"({place[1]}+{part * step:g})"
            found = "+".join(other.covers(x, y, half, half) for other in others)
            terms.append(f"{self.marks(x, y, half, half)}+{found}")
        return "+".join(terms)


def weighed(others: Sequence[BoxCells], x: str, y: str, half: tuple[float, float]) -> str:
    """What a label covers besides criteria."""
    return "+".join(f"{other.weight}*{other.covers(x, y, *half)}" for other in others)


def spot(cells: tuple[str, str, str], at: tuple[str, str], radius: str, half: tuple[float, float]) -> tuple[str, str]:
    """Where a label stands beside its ring: cells for how far across, up, and away; kept inside the plot."""
    (across, up, gap), (x, y), (wide, high) = cells, at, half
    return (
        f"MEDIAN({1 + G * wide:g},{x}+{G}*{across}*({radius}+{gap}+{wide:g}),{1 + G * (1 - wide):g})",
        f"MEDIAN({high:g},{y}+{up}*({radius}+{gap}+{high:g}),{1 - high:g})",
    )
