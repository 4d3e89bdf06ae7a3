"""How large a text may be to fit: measured in the font of the pictures, with a margin for wider ones. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kam_partnership.diagram import design
from kam_partnership.diagram.lettering import block
from kam_partnership.report.page_content import FOOTER_MARK, Point, Side
from kam_partnership.report.shortening import shortened

#: Other fonts, such as Arial, are wider than the one measured with.
SAFETY = 1.09
LINE_HEIGHT = 1.22
#: How much larger a figure is than the words behind it, and its colour by whom it is about.
FIGURE_FACTOR = 1.55
SIDE_COLOURS = {Side.SUPPLIER: design.BLUE, Side.KEY_ACCOUNT: design.ORANGE, None: design.NAVY}
#: Between a figure in large type and the words behind it, in parts of the words' size.
FIGURE_GAP = 1.0
#: Heights of a table's head and of its rows, where there is room; few rows are higher.
HEAD_HEIGHT, ROW_HEIGHT, HIGHEST_ROW = 32.0, 50.0, 84.0
#: A line may end behind a hyphen between letters: not in "−1,5" or "2026-11".
_HYPHEN = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])")


def pieces(word: str) -> list[str]:
    """The parts of a word between which a line may end: "Steinberger-" and "Lindenthal"."""
    return _HYPHEN.split(word)


def lines_needed(words: str, size: float, width: float, *, bold: bool = False) -> int:
    """Lines that a text takes in a column; size and width in points."""
    if width <= 0:
        return 1
    room, lines, used = width / (size * SAFETY), 1, 0.0
    blank = _width(" a", bold) - _width("a", bold)
    for word in words.split(" "):  # not at a no-break space
        for number, piece in enumerate(pieces(word)):
            length, before = _width(piece, bold), blank if number == 0 else 0.0
            if used and used + before + length > room:
                lines, used = lines + 1, 0.0
            extra, length = divmod(length, room) if length > room else (0, length)
            lines += int(extra)
            used = used + before + length if used else length
    return lines


def largest_size(sizes: Iterable[float], words: str, width: float, height: float, *, bold: bool = False) -> float:
    """The first of the sizes at which the text fits, or the last one; all in points."""
    size = 0.0
    for size in sizes:
        if lines_needed(words, size, width, bold=bold) * size * LINE_HEIGHT <= height:
            break
    return size


def fitting_footer(words: str, sizes: Sequence[float], width: float) -> tuple[str, float]:
    """A footer that stays on one line: smaller first, then with shorter names; what follows the names stays."""
    size = next((float(s) for s in sizes if lines_needed(words, s, width) == 1), float(sizes[-1]))
    names, mark, rest = words.partition(FOOTER_MARK)
    for longest in range(len(names) - 1, 3, -1):
        if width <= 0 or lines_needed(words, size, width) == 1:
            break
        words = shortened(names, longest) + mark + rest
    return words, size


def row_heights(
    rows: Sequence[Sequence[str]], widths: Sequence[float], size: float, padding: tuple[float, float]
) -> list[float]:
    """Heights of table rows in points.

    Args:
        widths: of the columns in points.
        padding: beside and above the words, each on both sides.
    """
    beside, above = padding
    return [
        max(lines_needed(cell, size, width - 2 * beside) for cell, width in zip(row, widths, strict=True))
        * size
        * LINE_HEIGHT
        + 2 * above
        for row in rows
    ]


def line_width(words: str, size: float) -> float:
    """Width of a text on one line, in points, with the margin for wider fonts."""
    return _width(words, bold=False) * size * SAFETY


def keeps_words_whole(
    rows: Sequence[Sequence[str]], widths: Sequence[float], size: float, padding: tuple[float, float]
) -> bool:
    """True when no word of a table is wider than its column; the arguments are those of ``row_heights``."""
    return all(
        _width(piece, bold=False) * size * SAFETY <= width - 2 * padding[0]
        for row in rows
        for cell, width in zip(row, widths, strict=True)
        for word in cell.split(" ")
        for piece in pieces(word)
    )


def grown(heights: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Heights of rows that breathe where there is room: each as high as its least, as far as all still fit."""
    missing = [max(0.0, wanted - height) for height, wanted in zip(heights, least, strict=True)]
    spare = max(0.0, room - sum(heights))
    part = min(1.0, spare / sum(missing)) if any(missing) else 0.0
    return [height + part * more for height, more in zip(heights, missing, strict=True)]


def row_heights_wanted(count: int, room: float) -> list[float]:
    """Heights at which a head and so many rows fill their page; few rows grow, but stay rows. All in points."""
    even = (room - HEAD_HEIGHT) / count
    return [HEAD_HEIGHT, *[min(max(even, ROW_HEIGHT), HIGHEST_ROW)] * count]


def spaced(places: Sequence[float], width: float, least: float) -> list[bool]:
    """Which of the places in their order get words that would else cover each other: always the first and the last.

    Args:
        places: in parts of the width.
        least: between two that get words, in the width's unit.
    """
    told = [False] * len(places)
    last, end = float("-inf"), places[-1] * width
    for number, place in enumerate(places):
        at = place * width
        told[number] = number == len(places) - 1 or (at - last >= least and end - at >= least)
        last = at if told[number] else last
    return told


def figure_room(points: Iterable[Point], size: float) -> float:
    """Where words begin behind figures below each other, in points; 0 when there are none.

    Args:
        points: with their figures.
        size: of the words.
    """
    widest = max((_width(figure, bold=True) for figure in (point.figure for point in points) if figure), default=0.0)
    return widest * size * FIGURE_FACTOR * SAFETY + FIGURE_GAP * size if widest else 0.0


def _width(words: str, bold: bool) -> float:
    return sum(line.width for line in block(words, bold=bold).lines)
