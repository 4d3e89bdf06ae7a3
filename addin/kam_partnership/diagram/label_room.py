"""Where the diagram's words stand: each where it covers least. Pure; the native chart has it as formulas.

Everything is a part of the plot's side. The positions' labels find their places first, then the zones' names, which
give way to them. A place is judged by what it would cover; of equally good ones the first wins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import median

Place = tuple[float, float]
#: What a covered ring or arrow weighs, another label, the usual place of a zone's name, in covered criteria. To cover
#: one's own ring, or to leave one's zone, is worse than anything else.
OTHER, LABEL, USUAL, NEVER = 3, 6, 1, 100


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle by its middle; ``weight``: as much as so many criteria, for a label that would cover it."""

    x: float
    y: float
    half_width: float
    half_height: float
    weight: int = OTHER

    def overlaps(self, other: Box) -> bool:
        """Whether both have an area in common."""
        across, up = self.half_width + other.half_width, self.half_height + other.half_height
        return abs(self.x - other.x) < across and abs(self.y - other.y) < up


@dataclass(frozen=True, slots=True)
class Around:
    """What a word should not cover: middles of discs and of bubbles with their radii, and other things."""

    discs: Sequence[Place]
    bubbles: Sequence[Place]
    disc: float
    bubble: float
    others: Sequence[Box] = ()

    def with_others(self, *boxes: Box | None) -> Around:
        """The same and more."""
        found = (*self.others, *(box for box in boxes if box is not None))
        return Around(self.discs, self.bubbles, self.disc, self.bubble, found)

    def marks_in(self, x: float, y: float, half_width: float, half_height: float) -> int:
        """How many discs and bubbles a rectangle touches."""
        return sum(
            abs(x - px) < half_width + radius and abs(y - py) < half_height + radius
            for places, radius in ((self.discs, self.disc), (self.bubbles, self.bubble))
            for px, py in places
        )


# ---------------------------------------------------------------------- labels of positions
@dataclass(frozen=True, slots=True)
class Spot:
    """A place for a label beside its ring: -1, 0, 1 to the left or right, below or above; how far from the ring."""

    across: int
    up: int
    gap: float


#: The far ones were chosen so that with forty criteria there is nearly always one that covers none.
_NEAR, _FAR, _FARTHER, _FARTHEST = 0.0071, 0.0511, 0.1111, 0.2011
#: Tried in this order: by the overall position's label all, by the others the first ones, which are near.
SPOTS = (
    Spot(1, 0, _NEAR),
    Spot(-1, 0, _NEAR),
    Spot(0, 1, _NEAR),
    Spot(0, -1, _NEAR),
    Spot(1, 1, _NEAR),
    Spot(-1, 1, _NEAR),
    Spot(1, -1, _NEAR),
    Spot(-1, -1, _NEAR),
    Spot(0, 1, _FAR),
    Spot(-1, 1, _FAR),
    Spot(-1, -1, _FARTHER),
    Spot(1, -1, _FARTHEST),
    Spot(-1, 1, _FARTHEST),
    Spot(-1, -1, _FARTHEST),
)
#: Half of what the labels are wide and high: overall position, target, last position.
OVERALL_LABEL, TARGET_LABEL, PREVIOUS_LABEL = (0.1311, 0.0231), (0.1131, 0.0211), (0.0831, 0.0191)
FIRST_SPOTS = 8
#: A line joins ring and label when so much lies between them.
FROM_FAR = 0.045
#: Half the side of a square in its middle that the zones' names keep free.
LEADER_ROOM = 0.0211
#: It ends within the label's room, where the words begin.
INNER = 0.8


def label_box(spot: Spot, at: Place, radius: float, half: tuple[float, float]) -> Box:
    """The label beside a ring, moved along the plot's edge so as not to stand out of it."""
    wide, high = half
    x = at[0] + spot.across * (radius + spot.gap + wide)
    y = at[1] + spot.up * (radius + spot.gap + high)
    return Box(min(max(wide, x), 1 - wide), min(max(high, y), 1 - high), wide, high, LABEL)


def spots_for(half: tuple[float, float]) -> Sequence[Spot]:
    """The places that a label tries."""
    return SPOTS if half == OVERALL_LABEL else SPOTS[:FIRST_SPOTS]


def place_label(at: Place, radius: float, half: tuple[float, float], around: Around) -> Box:
    """Where the label of a ring stands."""
    spots = spots_for(half)
    own = Box(*at, radius, radius)

    def cost(rank: int) -> float:
        box = label_box(spots[rank], at, radius, half)
        covered = around.marks_in(box.x, box.y, *half)
        others = sum(other.weight * box.overlaps(other) for other in around.others)
        return covered + others + NEVER * box.overlaps(own) + rank / 100

    return label_box(spots[min(range(len(spots)), key=cost)], at, radius, half)


def leader(at: Place, radius: float, box: Box) -> tuple[Place, Place] | None:
    """The line from the ring to its label; None where the label stands at it."""
    wide, high = INNER * box.half_width, INNER * box.half_height
    x = min(max(box.x - wide, at[0]), box.x + wide)
    y = min(max(box.y - high, at[1]), box.y + high)
    length = sqrt((x - at[0]) ** 2 + (y - at[1]) ** 2)
    if length < radius + FROM_FAR:
        return None
    part = radius / length
    return (at[0] + part * (x - at[0]), at[1] + part * (y - at[1])), (x, y)


# ---------------------------------------------------------------------- names of zones
#: Half of what the frustration zones' names are wide and high, and where the supplier's may stand; the key account's
#: are these mirrored at the balance line.
FRUSTRATION_NAME = 0.1071, 0.0311
FRUSTRATION_PLACES = ((0.81, 0.075), (0.87, 0.25), (0.56, 0.06), (0.87, 0.42), (0.7, 0.2))
#: Half of what the levels' names are long and high, in the language with the longer one.
LEVEL_NAMES = {
    "supplier_relationship": (0.117, 0.0121),
    "cooperation": (0.0667, 0.0121),
    "strategic_partnership": (0.0791, 0.0245),
}
#: Names that are written in two lines.
TWO_LINES = ("supplier_frustration", "key_account_frustration", "strategic_partnership")
#: From a level's name to the end of the level, and to the plot's edge.
LEVEL_END, LEVEL_EDGE = 0.012, 0.006
#: Names of the levels stand beside the balance line, not on it; nearer to it in a narrow band.
LEVEL_SHIFT = 0.05
#: Their places: above (1) or below (-1) the balance line; in the middle of their level, at its lower or upper end.
LEVEL_PLACES = ((1, "middle"), (-1, "middle"), (1, "low"), (-1, "high"))
#: What a climbing name covers is looked for around so many points of it.
SAMPLES = (-1.0, -0.34, 0.34, 1.0)
_DIAGONAL = sqrt(2)


def name_key(zone: str) -> str:
    """The key of the text that names a zone in the diagram."""
    return f"zone.{zone}.two_lines" if zone in TWO_LINES else f"zone.{zone}"


def place_frustration_names(tolerance: float, around: Around) -> Iterator[tuple[str, Place]]:
    """Where the names of both outer zones stand, where there is room and nothing would be covered."""
    for zone, mirrored in (("supplier_frustration", False), ("key_account_frustration", True)):
        costs = []
        for rank, (across, up) in enumerate(FRUSTRATION_PLACES):
            box = Box(*((1 - across, 1 - up) if mirrored else (across, up)), *FRUSTRATION_NAME)
            leaves = across - up - sum(FRUSTRATION_NAME) < tolerance
            others = sum(other.weight * box.overlaps(other) for other in around.others)
            covered = around.marks_in(box.x, box.y, *FRUSTRATION_NAME)
            costs.append((covered + others + NEVER * leaves + rank / 100, (box.x, box.y)))
        cost, place = min(costs)
        if cost < 1:
            yield zone, place


def level_margins(zone: str) -> tuple[float, float]:
    """How far a level's name keeps from the ends of its level, and from the plot's corners beyond its shift."""
    half_length, half_height = LEVEL_NAMES[zone]
    inside, edge = (half_length + LEVEL_END) / _DIAGONAL, (half_length + half_height) / _DIAGONAL + LEVEL_EDGE
    return round(inside, 4), round(edge, 4)  # as formulas have them


def level_height(zone: str) -> float:
    """What a level's name takes of the band, as a difference of both sides."""
    return round(2 * LEVEL_NAMES[zone][1] / _DIAGONAL + 0.001, 4)


def level_shift(zone: str, tolerance: float) -> float:
    """How far left and up of the balance line a level's name stands, or right and down."""
    return min(LEVEL_SHIFT, (tolerance - level_height(zone)) / 2)


def has_room(zone: str, tolerance: float) -> bool:
    """Whether a level's name stands beside the balance line within the band."""
    return 2 * level_shift(zone, tolerance) >= level_height(zone)


def level_middles(tolerance: float, limits: tuple[float, float]) -> Iterator[tuple[str, dict[str, float]]]:
    """For each level three points of the balance line beside which its name may stand; low above high: no room."""
    borders = (0.0, *limits, 1.0)
    for number, zone in enumerate(LEVEL_NAMES):
        start, end = borders[number], borders[number + 1]
        (inside, edge), shift = level_margins(zone), level_shift(zone, tolerance)
        low, high = max(start + inside, shift + edge), min(end - inside, 1 - shift - edge)
        yield zone, {"middle": median((low, (start + end) / 2, high)), "low": low, "high": high}


def usual_level_names(tolerance: float, limits: tuple[float, float]) -> Iterator[Box]:
    """Where the levels' names would like to stand: the positions' labels leave room there."""
    for zone, middles in level_middles(tolerance, limits):
        middle, shift, half = middles["middle"], level_shift(zone, tolerance), usual_half(zone)
        yield Box(middle - shift, middle + shift, half, half, USUAL)


def usual_half(zone: str) -> float:
    """Half the side of the square in the middle of a level's name that labels keep free."""
    return round(0.75 * sample_reach(zone) + LEVEL_NAMES[zone][1] / 2, 4)


def place_level_names(tolerance: float, limits: tuple[float, float], around: Around) -> Iterator[tuple[str, Place]]:
    """Where the names of the three levels stand, where there is room and nothing would be covered."""
    for zone, middles in level_middles(tolerance, limits):
        if middles["low"] > middles["high"] or not has_room(zone, tolerance):
            continue
        shift = level_shift(zone, tolerance)
        places = [(middles[at] - side * shift, middles[at] + side * shift) for side, at in LEVEL_PLACES]
        costs = [_level_cost(place, zone, around) + rank / 100 for rank, place in enumerate(places)]
        if min(costs) < 1:
            yield zone, places[costs.index(min(costs))]


def _level_cost(place: Place, zone: str, around: Around) -> float:
    step, half = sample_reach(zone), LEVEL_NAMES[zone][1]
    samples = [(place[0] + part * step, place[1] + part * step) for part in SAMPLES]
    covered = sum(around.marks_in(x, y, half, half) for x, y in samples)
    boxes = [Box(x, y, half, half) for x, y in samples]
    return covered + sum(box.overlaps(other) for box in boxes for other in around.others)


def sample_reach(zone: str) -> float:
    """From a climbing name's middle to the outermost of its samples, across and up."""
    half_length, half_height = LEVEL_NAMES[zone]
    return round((half_length - half_height) / _DIAGONAL, 4)
