"""How large a text may be to fit: measured in the font of the pictures, with a margin for wider ones. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kam_partnership.workbook.diagram.lettering import block

#: Other fonts, such as Arial, are wider than the one measured with.
SAFETY = 1.09
LINE_HEIGHT = 1.22


def lines_needed(words: str, size: float, width: float, *, bold: bool = False) -> int:
    """Lines that a text takes in a column; size and width in points."""
    if width <= 0:
        return 1
    room, lines, used = width / (size * SAFETY), 1, 0.0
    blank = _width(" a", bold) - _width("a", bold)
    for word in words.split():
        length = _width(word, bold)
        if used and used + blank + length > room:
            lines, used = lines + 1, 0.0
        extra, length = divmod(length, room) if length > room else (0, length)
        lines += int(extra)
        used = used + blank + length if used else length
    return lines


def largest_size(sizes: Iterable[float], words: str, width: float, height: float, *, bold: bool = False) -> float:
    """The first of the sizes at which the text fits, or the last one; all in points."""
    size = 0.0
    for size in sizes:
        if lines_needed(words, size, width, bold=bold) * size * LINE_HEIGHT <= height:
            break
    return size


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


def _width(words: str, bold: bool) -> float:
    return sum(line.width for line in block(words, bold=bold).lines)
