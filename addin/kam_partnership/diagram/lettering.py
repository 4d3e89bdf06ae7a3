"""How words take up room, the same for every surface: measured once in the font that comes as a package.

All lengths are parts of the font's size (em), so that a text of any size fits the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from font_source_sans_pro import SourceSansProBold, SourceSansProSemibold
from PIL import Image, ImageDraw, ImageFont

#: The two faces of the diagram: medium weight, because small numbers stand on coloured ground.
FACES = {False: SourceSansProSemibold, True: SourceSansProBold}
#: What the pictures ask for where the font cannot be embedded; metrically alike from first to last.
FALLBACKS = ("Source Sans Pro", "Source Sans 3", "Calibri", "Carlito", "Arial", "sans-serif")
#: Room between two lines beyond the font's own height.
LEADING = 0.035
#: Margin of the light ground behind a text.
PADDING = 0.3
#: The light ground lets the diagram shine through.
GROUND_OPACITY = 0.8

_MEASURED = 1000


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text: where its left end and its baseline stand, right and down from the text's middle."""

    words: str
    left: float
    baseline: float
    width: float


@dataclass(frozen=True, slots=True)
class Block:
    """A text of one or more centred lines, and the box its ink fills."""

    lines: tuple[Line, ...]
    width: float
    height: float

    def shift(self, anchor: str, *, ground: bool) -> float:
        """How far the middle stands right of the anchor "l", "m" or "r"; a ground begins at the anchor itself."""
        half = self.width / 2 + (PADDING if ground else 0.0)
        return {"l": half, "m": 0.0, "r": -half}[anchor]


@cache
def face(size: int, *, bold: bool) -> ImageFont.FreeTypeFont:
    """The font at a size in pixels, laid out by Pillow itself.

    Where a library for complex scripts (Raqm) is installed, Pillow would ask that one, and the same words would be some
    pixels wider or narrower than elsewhere. Languages of one letter after the other need no such library.
    """
    return ImageFont.truetype(FACES[bold], size, layout_engine=ImageFont.Layout.BASIC)


@cache
def block(words: str, *, bold: bool) -> Block:
    """A text set in lines."""
    font = face(_MEASURED, bold=bold)
    draw = ImageDraw.Draw(Image.new("L", (1, 1)))
    left, top, right, bottom = draw.multiline_textbbox(
        (0, 0), words, font=font, align="center", spacing=LEADING * _MEASURED
    )
    middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
    rows = words.split("\n")
    widths = [font.getlength(row) for row in rows]
    ascent = font.getmetrics()[0]
    step = draw.textbbox((0, 0), "A", font=font)[3] + LEADING * _MEASURED
    lines = tuple(
        Line(
            row,
            ((max(widths) - width) / 2 - middle_x) / _MEASURED,
            (ascent + number * step - middle_y) / _MEASURED,
            width / _MEASURED,
        )
        for number, (row, width) in enumerate(zip(rows, widths, strict=True))
    )
    return Block(lines, (right - left) / _MEASURED, (bottom - top) / _MEASURED)


def printable(words: str) -> str:
    """A text without what no picture can show and no XML can hold: control characters, lone surrogates."""
    kept = (sign if sign.isprintable() or sign == "\n" else " " for sign in words)
    return "".join(sign for sign in kept if not "\ud800" <= sign <= "\udfff" and sign not in "\ufffe\uffff")
