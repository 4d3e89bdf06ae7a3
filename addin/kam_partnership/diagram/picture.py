"""The diagram as a PNG, with Pillow and a font that comes as a package."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence

from PIL import Image, ImageDraw

from kam_partnership.diagram import design, lettering
from kam_partnership.diagram.drawing import draw_scene
from kam_partnership.diagram.lettering import LEADING, PADDING, printable
from kam_partnership.diagram.scene import Place, Scene
from kam_partnership.diagram.surface import BOTTOM, DASHED, HEIGHT, LEFT, RIGHT, TOP, WIDTH
from kam_partnership.texts import Language

__all__ = ["BOTTOM", "DEFAULT_WIDTH", "LEFT", "RIGHT", "TOP", "draw_picture"]

#: The picture is drawn so many times as large and then reduced, so that all edges are smooth; small ones, whose edges
#: people see better, somewhat larger.
_OVERSAMPLING, _OVERSAMPLING_SMALL, _SMALL = 2, 3, 1200
#: Width of the finished picture in pixels: 20 cm at 200 dots per inch.
DEFAULT_WIDTH = 1600
#: What the file says about its resolution; Word and PowerPoint then show it 20 cm wide.
DOTS_PER_INCH = 200


def draw_picture(scene: Scene, language: Language, title: str = "", width: int = DEFAULT_WIDTH) -> bytes:
    """A PNG of the diagram.

    Args:
        scene: what to draw.
        language: of all words and numbers in the picture.
        title: usually the key account's name.
        width: in pixels, at least 200.
    """
    surface = PngSurface(max(width, 200))
    draw_scene(surface, scene, language, printable(title))
    return surface.png()


class PngSurface:
    """Shapes on an oversampled image."""

    def __init__(self, width: int) -> None:
        self._oversampling = _OVERSAMPLING_SMALL if width < _SMALL else _OVERSAMPLING
        self._side = width * self._oversampling / WIDTH
        size = width * self._oversampling, round(width * HEIGHT / WIDTH) * self._oversampling
        self._image = Image.new("RGB", size, f"#{design.WHITE}")
        self._draw = ImageDraw.Draw(self._image)

    def _at(self, place: Place) -> Place:
        """Pixels of a place in the plot."""
        return (LEFT + place[0]) * self._side, (TOP + 1 - place[1]) * self._side

    def polygon(self, corners: Sequence[Place], colour: str) -> None:
        """See Surface."""
        self._draw.polygon([self._at(corner) for corner in corners], fill=f"#{colour}")

    def line(self, start: Place, end: Place, colour: str, width: float, dash: float = 0.0) -> None:
        """See Surface."""
        length = math.dist(start, end)
        if length == 0:
            return
        pieces = [(0.0, 1.0)]
        if dash:
            step = dash / length
            pieces = [(at * step, min(1.0, (at + DASHED) * step)) for at in range(math.ceil(1 / step))]
        for first, last in pieces:
            ends = [
                self._at((start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])))
                for part in (first, last)
            ]
            self._draw.line(ends, fill=f"#{colour}", width=max(1, round(width * self._side)))

    def disc(self, centre: Place, radius: float, fill: str | None, outline: str, width: float) -> None:
        """See Surface."""
        x, y = self._at(centre)
        r = radius * self._side
        self._draw.ellipse(
            (x - r, y - r, x + r, y + r),
            fill=None if fill is None else f"#{fill}",
            outline=f"#{outline}",
            width=max(1, round(width * self._side)),
        )

    def text(
        self,
        place: Place,
        words: str,
        size: float,
        colour: str,
        *,
        bold: bool = False,
        anchor: str = "m",
        rotation: float = 0.0,
        background: bool = False,
    ) -> None:
        """See Surface."""
        font = lettering.face(max(6, round(size * self._side)), bold=bold)
        spacing = LEADING * font.size
        left, top, right, bottom = self._draw.multiline_textbbox(
            (0, 0), words, font=font, align="center", spacing=spacing
        )
        pad = round(PADDING * size * self._side)
        letters = Image.new("L", (math.ceil(right - left) + 2 * pad, math.ceil(bottom - top) + 2 * pad))
        ImageDraw.Draw(letters).multiline_text(
            (pad - left, pad - top), words, font=font, fill=255, align="center", spacing=spacing
        )
        if rotation:
            letters = letters.rotate(rotation, Image.Resampling.BICUBIC, expand=True)
        x, y = self._at(place)
        dx = {"l": -pad * (not background), "m": -letters.width / 2, "r": pad * (not background) - letters.width}
        corner = round(x + dx[anchor]), round(y - letters.height / 2)
        if background:
            ground = Image.new("L", letters.size, round(255 * lettering.GROUND_OPACITY))
            self._image.paste(f"#{design.WHITE}", corner, ground)
        self._image.paste(f"#{colour}", corner, letters)

    def png(self) -> bytes:
        """The finished picture."""
        buffer = io.BytesIO()
        self._image.reduce(self._oversampling).save(buffer, "PNG", dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
        return buffer.getvalue()
