"""Where labels of many points stand so that none covers another: names where there is room, else numbers. Pure.

The first points are worth more trouble: where their name has no room in one line, it may have some in two.

Places are pixels from the upper left corner of the plot.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

#: Mean width of a letter and height of a line, as parts of the font's size in pixels.
LETTER, LINE_HEIGHT = 0.53, 1.22
#: Between a point and its name, in pixels.
_GAP = 2.0
_BUCKET = 40.0

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Bubble:
    """A point to be labelled: its place, its radius, its name and the number that stands for it."""

    x: float
    y: float
    radius: float
    name: str
    number: str


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """The words beside or on a point; ``position`` is r, l, t, b, ctr, or "" for none."""

    words: str
    position: str


def place_labels(
    bubbles: Sequence[Bubble],
    side: float,
    pixels: float,
    *,
    taken: Sequence[Box] = (),
    lines: Sequence[Box] = (),
    named_first: int = 0,
) -> list[PlacedLabel]:
    """A label for each point, the first ones chosen first.

    The first points get their names before anybody else, in two lines where one is too long. Then each point gets its
    number on itself unless that would cover another label; at last each name that has room beside its point replaces
    the number.

    Args:
        bubbles: the points, the most important first.
        side: of the square plot.
        pixels: size of the font.
        taken: places that are used for something else.
        lines: what no name may cross; a number may, better than a point without any label.
        named_first: how many points get their names first.
    """
    room = _Room(bubbles, side, pixels, taken, lines)
    for index in range(min(named_first, len(bubbles))):
        if not room.name(index):
            room.name(index, in_two_lines)
    for index in range(len(bubbles)):
        room.number(index)
    for index in range(len(bubbles)):
        room.name(index)
    return room.placed


def in_two_lines(name: str) -> str:
    """The name broken at the blank that makes its longer line the shortest; as it is when there is no blank."""
    places = [place for place, letter in enumerate(name) if letter == " "]
    if not places:
        return name
    best = min(places, key=lambda place: max(place, len(name) - place - 1))
    return f"{name[:best]}\n{name[best + 1 :]}"


class _Room:
    """The plot while labels are put on it."""

    def __init__(
        self,
        bubbles: Sequence[Bubble],
        side: float,
        pixels: float,
        taken: Sequence[Box],
        lines: Sequence[Box],
    ) -> None:
        self._bubbles, self._side, self._pixels = bubbles, side, pixels
        self._labels, self._fixed, self._lines = _Boxes(), _Boxes(), _Boxes()
        for index, bubble in enumerate(bubbles):
            self._fixed.add(index, _disc(bubble))
        for index, box in enumerate(taken, start=len(bubbles)):
            self._fixed.add(index, box)
        for index, box in enumerate(lines, start=len(bubbles)):
            self._lines.add(index, box)
        self.placed = [PlacedLabel("", "")] * len(bubbles)

    def number(self, index: int) -> None:
        """Put the number on its point where no other label stands, else beside it where there is room."""
        bubble = self._bubbles[index]
        if not bubble.number or self.placed[index].position:
            return
        box = _box(bubble, bubble.number, "ctr", self._pixels, 0.0)
        if self._labels.hit(box):
            self._beside(index, bubble.number, 0.0, self._labels, self._fixed)
        else:
            self._put(index, bubble.number, "ctr", box)

    def name(self, index: int, written: Callable[[str], str] = str) -> bool:
        """Put the name beside its point where it covers neither points nor labels and stays inside the plot."""
        name = written(self._bubbles[index].name)
        if not name or self.placed[index].words.split() == name.split():
            return True
        return self._beside(index, name, _GAP, self._labels, self._fixed, self._lines)

    def _beside(self, index: int, words: str, gap: float, *taken: _Boxes) -> bool:
        for position in ("r", "l", "t", "b"):
            box = _box(self._bubbles[index], words, position, self._pixels, gap)
            inside = box[0] >= 0 and box[1] >= 0 and box[2] <= self._side and box[3] <= self._side
            lines = list(_line_boxes(box, words))
            if inside and not any(them.hit(line, but=index) for line in lines for them in taken):
                self._put(index, words, position, box)
                return True
        return False

    def _put(self, index: int, words: str, position: str, box: Box) -> None:
        self._labels.move(index, box)
        self.placed[index] = PlacedLabel(words, position)


class _Boxes:
    """Rectangles, found by place, so that thousands of them are no trouble."""

    def __init__(self) -> None:
        self._boxes: dict[int, Box] = {}
        self._buckets: dict[tuple[int, int], set[int]] = defaultdict(set)

    def add(self, key: int, box: Box) -> None:
        self._boxes[key] = box
        for bucket in _buckets(box):
            self._buckets[bucket].add(key)

    def move(self, key: int, box: Box) -> None:
        if key in self._boxes:
            for bucket in _buckets(self._boxes[key]):
                self._buckets[bucket].discard(key)
        self.add(key, box)

    def hit(self, box: Box, but: int = -1) -> bool:
        near = {key for bucket in _buckets(box) for key in self._buckets.get(bucket, ())}
        return any(_overlap(box, self._boxes[key]) for key in near if key != but)


def _buckets(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box[0] // _BUCKET), int(box[2] // _BUCKET) + 1):
        for row in range(int(box[1] // _BUCKET), int(box[3] // _BUCKET) + 1):
            yield column, row


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _disc(bubble: Bubble) -> Box:
    return bubble.x - bubble.radius, bubble.y - bubble.radius, bubble.x + bubble.radius, bubble.y + bubble.radius


def _line_boxes(box: Box, words: str) -> Iterator[Box]:
    """Each line of a label: lines are centred, so a short one leaves room at both ends."""
    lines = words.split("\n")
    longest = max(map(len, lines))
    height = (box[3] - box[1]) / len(lines)
    for place, words_of_line in enumerate(lines):
        cut = (box[2] - box[0]) * (1 - len(words_of_line) / longest) / 2
        top = box[1] + place * height
        yield box[0] + cut, top, box[2] - cut, top + height


def _box(bubble: Bubble, words: str, position: str, pixels: float, gap: float) -> Box:
    lines = words.split("\n")
    width, height = LETTER * pixels * max(map(len, lines)) + 2 * gap, LINE_HEIGHT * pixels * len(lines)
    reach = bubble.radius + gap
    centre = {
        "ctr": (bubble.x, bubble.y),
        "r": (bubble.x + reach + width / 2, bubble.y),
        "l": (bubble.x - reach - width / 2, bubble.y),
        "t": (bubble.x, bubble.y - reach - height / 2),
        "b": (bubble.x, bubble.y + reach + height / 2),
    }[position]
    return centre[0] - width / 2, centre[1] - height / 2, centre[0] + width / 2, centre[1] + height / 2
