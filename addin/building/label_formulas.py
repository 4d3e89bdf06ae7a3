"""The formulas of ``diagram.label_room``: what a word would cover at each of its places, all of them in one array.

X in units of the grid, Y in parts of the scale, as everywhere on the hidden sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from building.data_block import DataBlock
from building.formulas import clamped
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
        across = f"(ABS({x}-{self.x})<{G}*({half_width:g}+{self.half_width}))"
        up = f"(ABS({y}-{self.y})<{half_height:g}+{self.half_height})"
        return f"IF(ISNUMBER({self.y}),{across}*{up},0)"

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

    def marks(self, x: str, y: str, half_width: float, half_height: float) -> str:
        """How many discs and bubbles a rectangle touches."""
        return "+".join(
            self._within(area, x, y, f"{G * (half_width + radius):g}", f"{half_height + radius:g}")
            for *area, radius in self._marks
        )

    def middles(self, x: str, y: str, half: str) -> str:
        """How many discs and bubbles have their middle in a square."""
        return "+".join(self._within(area, x, y, f"{G}*{half}", half) for *area, _ in self._marks)

    @staticmethod
    def _within(area: Sequence[str], x: str, y: str, half_width: str, half_height: str) -> str:
        # What is not there is no number, and so it is not counted.
        limits = [f'{area[0]},">"&({x}-{half_width})', f'{area[0]},"<"&({x}+{half_width})']
        limits += [f'{area[1]},">"&({y}-{half_height})', f'{area[1]},"<"&({y}+{half_height})']
        return f"COUNTIFS({','.join(limits)})"

    def label_cost(
        self, place: tuple[str, str], half: tuple[float, float], own: BoxCells, others: Sequence[BoxCells]
    ) -> str:
        """What a label at a place covers."""
        x, y = place
        found = weighed(others, x, y, half)
        return f"{self.marks(x, y, *half)}+{found}+{label_room.NEVER}*{own.covers(x, y, *half)}"

    def sample_cost(self, place: tuple[str, str], half: float, others: Sequence[BoxCells]) -> str:
        """What a level's climbing name covers at one of its points."""
        x, y = place
        return "+".join((self.marks(x, y, half, half), *(other.covers(x, y, half, half) for other in others)))


def weighed(others: Sequence[BoxCells], x: str, y: str, half: tuple[float, float]) -> str:
    """What a label covers besides criteria."""
    return "+".join(f"{other.weight}*{other.covers(x, y, *half)}" for other in others)


def spot(cells: tuple[str, str, str], at: tuple[str, str], radius: str, half: tuple[float, float]) -> tuple[str, str]:
    """Where a label stands beside its ring: cells for how far across, up, and away; ``inside`` keeps it in the plot."""
    (across, up, gap), (x, y), (wide, high) = cells, at, half
    return f"{x}+{G}*{across}*({radius}+{gap}+{wide:g})", f"{y}+{up}*({radius}+{gap}+{high:g})"


def inside(x: str, y: str, half: tuple[float, float]) -> tuple[str, str]:
    """The middle of a label, moved along the plot's edge so as not to stand out of it."""
    wide, high = half
    return (
        clamped(f"{1 + G * wide:g}", x, f"{1 + G * (1 - wide):g}"),
        clamped(f"{high:g}", y, f"{1 - high:g}"),
    )


def behind(rank: str) -> str:
    """Of equally good places the first wins: a hundredth for each place before."""
    return f"{rank}/100"


def best(cells: str, costs: str) -> str:
    """What stands in the row of the least cost, in the first of several."""
    return f"INDEX({cells},MATCH(MIN({costs}),{costs},0))"
