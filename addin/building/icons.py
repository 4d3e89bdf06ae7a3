"""Draws the ribbon's icons: simple shapes on a grid of 16 units that stay readable at 16 and 32 pixels.

The files under addin/ribbon/icons are what the add-in is built from, since PNG compression differs between
Pillow's versions; a test compares their pixels with a fresh drawing.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

NAVY = "#12355B"
BLUE = "#0072B2"
ORANGE = "#D55E00"
GREEN = "#009E73"
WHITE = "#FFFFFF"
GREY = "#C3CEDA"

#: Large ribbon buttons show 32 pixels, 64 at 200 % zoom; Office only ever scales down well.
PIXELS = 64
_GRID = 16
_OVERSAMPLING = 16
_UNIT = PIXELS * _OVERSAMPLING // _GRID
#: Width of the white rim, in grid units.
_HALO = 0.375

Point = tuple[float, float]


class _Canvas:
    """Draws in grid units, (0, 0) at the top left, (16, 16) at the bottom right."""

    def __init__(self) -> None:
        side = _GRID * _UNIT
        self._image = Image.new("RGBA", (side, side), (0, 0, 0, 0))
        self._draw = ImageDraw.Draw(self._image)

    def circle(self, centre: Point, radius: float, fill: str | None) -> None:
        """A filled disc; without a fill it is cut out of everything drawn before."""
        x, y = centre
        box = _scaled((x - radius, y - radius, x + radius, y + radius))
        self._draw.ellipse(box, fill=fill or (0, 0, 0, 0))

    def box(self, corners: tuple[float, float, float, float], fill: str, corner_radius: float = 0) -> None:
        """A filled rectangle with rounded corners."""
        self._draw.rounded_rectangle(_scaled(corners), corner_radius * _UNIT, fill=fill)

    def polygon(self, points: Sequence[Point], fill: str) -> None:
        """A filled polygon."""
        self._draw.polygon([(x * _UNIT, y * _UNIT) for x, y in points], fill=fill)

    def line(self, points: Sequence[Point], fill: str, width: float) -> None:
        """A line with round ends and corners."""
        scaled = [(x * _UNIT, y * _UNIT) for x, y in points]
        self._draw.line(scaled, fill=fill, width=round(width * _UNIT), joint="curve")
        for point in points:
            self.circle(point, width / 2, fill)

    def arc(self, centre: Point, radius: float, degrees: tuple[float, float], fill: str, width: float) -> None:
        """Part of a ring, clockwise, 0 degrees at 3 o'clock; ``radius`` is the middle of the ring."""
        x, y = centre
        outer = radius + width / 2
        box = _scaled((x - outer, y - outer, x + outer, y + outer))
        self._draw.arc(box, degrees[0], degrees[1], fill=fill, width=round(width * _UNIT))

    def overlap(self, first: Point, second: Point, radius: float, fill: str) -> None:
        """Where two discs of the same radius cover each other."""
        masks = []
        for x, y in (first, second):
            mask = Image.new("L", self._image.size, 0)
            box = _scaled((x - radius, y - radius, x + radius, y + radius))
            ImageDraw.Draw(mask).ellipse(box, fill=255)
            masks.append(mask)
        both = Image.new("L", self._image.size, 0)
        both.paste(masks[0], mask=masks[1])
        self._image.paste(Image.new("RGBA", self._image.size, fill), mask=both)

    def png(self) -> bytes:
        """The drawing at its final size."""
        stream = io.BytesIO()
        _on_halo(self._image).reduce(_OVERSAMPLING).save(stream, "PNG", optimize=True)
        return stream.getvalue()


def _on_halo(image: Image.Image) -> Image.Image:
    """A thin white rim around everything: unseen on Excel's light ribbon, but navy stays readable on a dark one."""
    small = image.getchannel("A").reduce(4)  # growing takes long at the full size
    rim = small.filter(ImageFilter.MaxFilter(2 * round(_HALO * _UNIT / 4) + 1))
    ground = Image.new("RGBA", image.size, WHITE)
    ground.putalpha(rim.resize(image.size))
    return Image.alpha_composite(ground, image)


def _scaled(corners: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    # Pillow counts the last pixel in, geometry does not.
    left, top, right, bottom = (value * _UNIT for value in corners)
    return left, top, right - 1, bottom - 1


def _on_circle(centre: Point, radius: float, degrees: float) -> Point:
    angle = math.radians(degrees)
    return centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)


def _partnership(canvas: _Canvas) -> None:
    """Two companies and what they share."""
    left, right, radius = (5.5, 8.0), (10.5, 8.0), 5.0
    canvas.circle(left, radius, BLUE)
    canvas.circle(right, radius, ORANGE)
    canvas.overlap(left, right, radius, WHITE)
    canvas.overlap((left[0] + 0.5, 8.0), (right[0] - 0.5, 8.0), radius - 0.5, NAVY)


def _recompute(canvas: _Canvas) -> None:
    """Two arrows in a circle, one for each side."""
    centre, radius, width, barb, length = (8.0, 8.0), 5.25, 2.5, 2.75, 4.25
    for colour, start in ((BLUE, 186.0), (ORANGE, 6.0)):
        end = start + 112
        canvas.arc(centre, radius, (start, end), colour, width)
        x, y = _on_circle(centre, radius, end)
        ahead = _on_circle((x, y), length, end + 96)  # 6 degrees inwards of straight on follows the ring
        barbs = [_on_circle(centre, radius - barb, end), _on_circle(centre, radius + barb, end)]
        canvas.polygon([*barbs, ahead], colour)


def _sheet_with_badge(canvas: _Canvas) -> None:
    """A table of criteria, each with its two ratings, and room for a badge at the lower right."""
    canvas.box((1, 1, 13, 15), NAVY, 1)
    canvas.box((2, 4, 12, 14), WHITE, 0.5)
    for top in (5, 8, 11):
        canvas.box((3, top, 7, top + 2), GREY)
        canvas.box((8, top, 9.5, top + 2), BLUE)
        canvas.box((9.5, top, 11, top + 2), ORANGE)
    canvas.circle((11.5, 11.5), 5, None)
    canvas.circle((11.5, 11.5), 4.25, GREEN)


def _add_criterion(canvas: _Canvas) -> None:
    """The table with a plus."""
    _sheet_with_badge(canvas)
    canvas.box((10.75, 9, 12.25, 14), WHITE)
    canvas.box((9, 10.75, 14, 12.25), WHITE)


def _check(canvas: _Canvas) -> None:
    """The table with a tick."""
    _sheet_with_badge(canvas)
    canvas.line([(9.5, 11.75), (11, 13.25), (13.75, 9.75)], WHITE, 1.5)


def _snapshot(canvas: _Canvas) -> None:
    """Two lines over time, and a pin in the newest state."""
    canvas.line([(1.5, 1.5), (1.5, 14.5), (14.5, 14.5)], NAVY, 1)
    canvas.line([(3.5, 10), (6.5, 8), (9.5, 6.5), (12.5, 4)], BLUE, 1.75)
    canvas.line([(3.5, 8), (6.5, 10.5), (9.5, 10), (12.5, 11.5)], ORANGE, 1.75)
    for height, colour in ((4, BLUE), (11.5, ORANGE)):
        canvas.circle((12.5, height), 2.5, WHITE)
        canvas.circle((12.5, height), 2, colour)
        canvas.circle((12.5, height), 0.75, WHITE)


def _suggest_measures(canvas: _Canvas) -> None:
    """A list of steps, one of them done, with the spark of an idea."""
    canvas.box((1, 1, 13, 15), NAVY, 1)
    canvas.box((2, 2, 12, 14), WHITE, 0.5)
    for top, colour in ((3, GREEN), (7, BLUE), (11, ORANGE)):
        canvas.box((3, top, 5, top + 2), colour)
        canvas.box((6, top, 11, top + 2), GREY)
    canvas.circle((11.5, 11.5), 5, None)
    canvas.circle((11.5, 11.5), 4.25, NAVY)
    spark = [_on_circle((11.5, 11.5), 3.5 if turn % 2 == 0 else 1.25, 45 * turn - 90) for turn in range(8)]
    canvas.polygon(spark, WHITE)


def _add_from_catalogue(canvas: _Canvas) -> None:
    """Cards in a box, and an arrow that takes one over."""
    canvas.box((1, 1, 9, 15), NAVY, 1)
    for top, colour in ((2.25, BLUE), (6.5, ORANGE), (10.75, GREY)):
        canvas.box((2, top, 8, top + 3), WHITE, 0.5)
        canvas.box((3, top + 1, 7, top + 2), colour)
    canvas.polygon([(5, 6), (9.5, 6), (9.5, 2), (16, 8), (9.5, 14), (9.5, 10), (5, 10)], WHITE)
    canvas.polygon([(6, 7), (10.5, 7), (10.5, 4), (15, 8), (10.5, 12), (10.5, 9), (6, 9)], GREEN)


def _page(canvas: _Canvas, left: float = 2, right: float = 14, colour: str = NAVY) -> None:
    """A sheet of paper with a folded corner."""
    outline = [(left, 1), (right - 4, 1), (right, 5), (right, 15), (left, 15)]
    inside = [(left + 1, 2), (right - 4, 2), (right - 4, 5), (right - 1, 5), (right - 1, 14), (left + 1, 14)]
    canvas.polygon(outline, colour)
    canvas.polygon(inside, WHITE)


def _small_diagram(canvas: _Canvas, left: float, top: float, side: float) -> None:
    """The partnership diagram: a square, the line of balance, and two points."""
    bottom, right = top + side, left + side
    canvas.box((left, top, right, bottom), NAVY, 1)
    canvas.box((left + 1, top + 1, right - 1, bottom - 1), WHITE, 0.5)
    canvas.line([(left + 2, bottom - 2), (right - 2, top + 2)], GREY, 1)


def _restore_diagram(canvas: _Canvas) -> None:
    """The diagram, and an arrow that turns back."""
    _small_diagram(canvas, 1, 1, 12)
    canvas.circle((4.5, 4.75), 1.75, BLUE)
    canvas.circle((9, 4.25), 1.75, ORANGE)
    canvas.circle((11.25, 11.25), 4.75, None)
    canvas.arc((11.25, 11.25), 3.25, (-60, 190), GREEN, 1.75)
    canvas.polygon([(6, 11.75), (10, 11.75), (7.75, 7.75)], GREEN)


def _save_picture(canvas: _Canvas) -> None:
    """A framed picture of the diagram, and an arrow down to the file."""
    canvas.box((1, 1, 15, 12), NAVY, 1)
    canvas.box((2, 2, 14, 11), WHITE, 0.5)
    canvas.circle((4.5, 4.5), 1.5, ORANGE)
    canvas.polygon([(2, 11), (6, 6), (8, 8.5), (10.5, 4.5), (14, 9), (14, 11)], BLUE)
    canvas.polygon([(9.5, 7), (13.5, 7), (13.5, 9.5), (16, 9.5), (11.5, 16), (7, 9.5), (9.5, 9.5)], WHITE)
    canvas.polygon(
        [(10.25, 7.5), (12.75, 7.5), (12.75, 10.5), (14.75, 10.5), (11.5, 15), (8.25, 10.5), (10.25, 10.5)], GREEN
    )


#: The letters P, D and F on a grid of 3 by 5.
_PDF = (("110", "101", "110", "100", "100"), ("110", "101", "101", "101", "110"), ("111", "100", "110", "100", "100"))


def _save_pdf(canvas: _Canvas) -> None:
    """A page with the three letters that everybody knows."""
    _page(canvas, 2, 13)
    canvas.box((0, 6, 15, 13), ORANGE, 1)
    for number, letter in enumerate(_PDF):
        for row, cells in enumerate(letter):
            for column, cell in enumerate(cells):
                if cell == "1":
                    left, top = 2 + 4 * number + column, 7 + row
                    canvas.box((left, top, left + 1, top + 1), WHITE)


def _report(canvas: _Canvas) -> None:
    """A screen on a stand with two bars: slides for the meeting."""
    canvas.box((7, 12, 9, 15), NAVY)
    canvas.box((4, 14.5, 12, 15.75), NAVY, 0.5)
    canvas.box((0.5, 1, 15.5, 12), NAVY, 1)
    canvas.box((1.5, 2, 14.5, 11), WHITE, 0.5)
    canvas.box((3, 3.25, 10, 4.75), GREY)
    canvas.box((4, 6, 6.5, 10), BLUE)
    canvas.box((8, 7.5, 10.5, 10), ORANGE)


def _new_workbook(canvas: _Canvas) -> None:
    """An empty page with the two companies, and a spark because it is new."""
    _page(canvas, 1, 13)
    canvas.circle((5, 9), 2.5, BLUE)
    canvas.circle((8, 9), 2.5, ORANGE)
    canvas.overlap((5, 9), (8, 9), 2.5, NAVY)
    canvas.circle((12, 12), 4, None)
    canvas.box((11, 9, 13, 15), GREEN, 0.5)
    canvas.box((9, 11, 15, 13), GREEN, 0.5)


def _upgrade(canvas: _Canvas) -> None:
    """An old page, and an arrow to the new one."""
    canvas.box((1, 1, 7, 11), GREY, 0.5)
    canvas.box((2, 2, 6, 10), WHITE)
    canvas.box((8, 4, 15, 15), NAVY, 0.5)
    canvas.box((9, 5, 14, 14), WHITE)
    for top, colour in ((10.5, BLUE), (12.25, ORANGE)):
        canvas.box((9.75, top, 13.25, top + 1), colour)
    canvas.polygon([(2.5, 5), (7.5, 5), (7.5, 2.5), (13.5, 7), (7.5, 11.5), (7.5, 9), (2.5, 9)], WHITE)
    canvas.polygon(
        [(3.25, 5.75), (8.25, 5.75), (8.25, 3.75), (12.5, 7), (8.25, 10.25), (8.25, 8.25), (3.25, 8.25)], GREEN
    )


def _guide(canvas: _Canvas) -> None:
    """An open book."""
    for side in (-1, 1):
        cover = [(8, 4), (8 + 7 * side, 2.5), (8 + 7 * side, 13), (8, 14.5)]
        paper = [(8 + 0.5 * side, 4.75), (8 + 6 * side, 3.5), (8 + 6 * side, 12), (8 + 0.5 * side, 13.25)]
        canvas.polygon(cover, NAVY)
        canvas.polygon(paper, WHITE)
        for top, colour in ((6, BLUE if side < 0 else ORANGE), (8.25, GREY), (10.5, GREY)):
            rise = 0.75
            line = [(8 + 1.75 * side, top + rise), (8 + 4.75 * side, top)]
            canvas.line(line, colour, 1.25)


def _diagnose(canvas: _Canvas) -> None:
    """A magnifying glass over a pulse."""
    canvas.line([(11, 11), (14.25, 14.25)], NAVY, 2.5)
    canvas.circle((6.75, 6.75), 6, NAVY)
    canvas.circle((6.75, 6.75), 4.75, WHITE)
    canvas.line([(3, 7.25), (5, 7.25), (6.5, 4.25), (8, 9.5), (9, 7.25), (10.5, 7.25)], ORANGE, 1.25)


def _about(canvas: _Canvas) -> None:
    """The letter i."""
    canvas.circle((8, 8), 7, BLUE)
    canvas.box((7, 3.25, 9, 5.25), WHITE, 0.5)
    canvas.box((7, 6.5, 9, 12.75), WHITE, 0.5)


def _portfolio(canvas: _Canvas) -> None:
    """The diagram with its band, and points of different sizes and shapes."""
    canvas.box((1, 1, 15, 15), NAVY, 1)
    canvas.box((2, 2, 14, 14), WHITE, 0.5)
    canvas.polygon([(2, 10.5), (10.5, 2), (14, 2), (14, 5.5), (5.5, 14), (2, 14)], GREY)
    canvas.circle((9.5, 6.5), 2.75, BLUE)
    canvas.circle((5.25, 11), 1.75, BLUE)
    canvas.polygon([(5, 3), (7, 5), (5, 7), (3, 5)], GREEN)
    canvas.box((10, 10, 13, 13), ORANGE)


def _prepare_for_sending(canvas: _Canvas) -> None:
    """A letter, and an arrow that leaves with it."""
    canvas.box((0.5, 2, 13.5, 12), NAVY, 1)
    canvas.box((1.5, 3, 12.5, 11), WHITE, 0.5)
    canvas.line([(2, 3.5), (7, 7.5), (12, 3.5)], NAVY, 1)
    canvas.polygon([(4.5, 9), (9.5, 9), (9.5, 6), (16, 11), (9.5, 16), (9.5, 13), (4.5, 13)], WHITE)
    canvas.polygon([(5.5, 10), (10.5, 10), (10.5, 7.75), (15, 11), (10.5, 14.25), (10.5, 12), (5.5, 12)], ORANGE)


def _live_functions(canvas: _Canvas) -> None:
    """A cell whose figure changes like lightning."""
    canvas.box((1, 2, 15, 14), NAVY, 1)
    canvas.box((2, 3, 14, 13), WHITE, 0.5)
    canvas.polygon([(9.5, 3.5), (4.25, 9), (7.5, 9), (6.5, 12.5), (11.75, 7), (8.5, 7)], GREEN)


#: Name of the image in customUI14.xml -> how to draw it.
_DRAWINGS: dict[str, Callable[[_Canvas], None]] = {
    "about": _about,
    "add_criterion": _add_criterion,
    "add_from_catalogue": _add_from_catalogue,
    "check": _check,
    "diagnose": _diagnose,
    "guide": _guide,
    "live_functions": _live_functions,
    "new_workbook": _new_workbook,
    "partnership": _partnership,
    "portfolio": _portfolio,
    "prepare_for_sending": _prepare_for_sending,
    "recompute": _recompute,
    "report": _report,
    "restore_diagram": _restore_diagram,
    "save_pdf": _save_pdf,
    "save_picture": _save_picture,
    "snapshot": _snapshot,
    "suggest_measures": _suggest_measures,
    "upgrade": _upgrade,
}


def build_icons() -> dict[str, bytes]:
    """All icons as PNG files: file name -> content."""
    icons = {}
    for name, drawing in _DRAWINGS.items():
        canvas = _Canvas()
        drawing(canvas)
        icons[f"{name}.png"] = canvas.png()
    return icons


def draw_into(folder: Path) -> list[str]:
    """Write the icons that are new or look different; those that look the same stay byte for byte.

    Pillow's versions pack the same picture differently, and round an edge by a hair.
    """
    drawn = []
    for name, content in build_icons().items():
        path = folder / name
        if not path.exists() or not same_look(path.read_bytes(), content):
            path.write_bytes(content)
            drawn.append(name)
    return drawn


def same_look(one: bytes, other: bytes) -> bool:
    """True when nobody sees a difference: at most 2 of 255 in each pixel."""
    first, second = (Image.open(io.BytesIO(picture)).convert("RGBA") for picture in (one, other))
    if first.size != second.size:
        return False
    return not any(sum(channel.histogram()[3:]) for channel in ImageChops.difference(first, second).split())
