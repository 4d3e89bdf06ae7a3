"""Draws the diagram's scene as a picture, with Pillow and a font that comes as a package."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from functools import cache

from font_source_sans_pro import SourceSansProBold, SourceSansProSemibold
from PIL import Image, ImageDraw, ImageFont

from kam_partnership.texts import Language, number_text, short_number, text
from kam_partnership.workbook.diagram import design
from kam_partnership.workbook.diagram.scene import Place, Scene, previous_label_left

#: The picture is drawn larger and then reduced, so that all edges are smooth.
OVERSAMPLING = 3
#: Width of the finished picture, and the margins around the plot, in parts of the plot's side.
DEFAULT_WIDTH = 1600
LEFT, RIGHT, TOP, BOTTOM = 0.105, 0.045, 0.095, 0.155

Colour = tuple[int, int, int]


def draw_picture(scene: Scene, language: Language, title: str = "", width: int = DEFAULT_WIDTH) -> bytes:
    """A PNG of the diagram.

    Args:
        scene: what to draw.
        language: of all words and numbers in the picture.
        title: usually the key account's name.
        width: in pixels, at least 200.
    """
    canvas = _Canvas(max(width, 200))
    _Drawing(canvas, scene, language).draw(title)
    return canvas.png()


class _Canvas:
    """Shapes in plot coordinates on an oversampled image."""

    def __init__(self, width: int) -> None:
        self._width = width
        self.side = width * OVERSAMPLING / (1 + LEFT + RIGHT)
        size = round(self.side * (1 + LEFT + RIGHT)), round(self.side * (1 + TOP + BOTTOM))
        self.image = Image.new("RGB", size, f"#{design.WHITE}")
        self._draw = ImageDraw.Draw(self.image)

    def at(self, place: Place) -> Place:
        """Pixels of a place in the plot."""
        return (LEFT + place[0]) * self.side, (TOP + 1 - place[1]) * self.side

    def polygon(self, corners: Sequence[Place], colour: str) -> None:
        self._draw.polygon([self.at(corner) for corner in corners], fill=f"#{colour}")

    def line(self, start: Place, end: Place, colour: str, width: float, dash: float = 0.0) -> None:
        """A line; width and dash length in parts of the side."""
        length = math.dist(start, end)
        if length == 0:
            return
        pieces = [(0.0, 1.0)]
        if dash:
            step = dash / length
            pieces = [(at, min(1.0, at + step * 0.6)) for at in _steps(step)]
        for first, last in pieces:
            ends = [self.at(_between(start, end, part)) for part in (first, last)]
            self._draw.line(ends, fill=f"#{colour}", width=max(1, round(width * self.side)))

    def disc(self, centre: Place, radius: float, fill: str | None, outline: str, width: float) -> None:
        x, y = self.at(centre)
        r = radius * self.side
        self._draw.ellipse(
            (x - r, y - r, x + r, y + r),
            fill=None if fill is None else f"#{fill}",
            outline=f"#{outline}",
            width=max(1, round(width * self.side)),
        )

    def text(
        self,
        place: Place,
        words: str,
        size: float,
        colour: str,
        *,
        bold: bool = False,
        anchor: str = "mm",
        rotation: float = 0.0,
        background: bool = False,
    ) -> None:
        """Words at a place; size in parts of the side, rotation in degrees against the clock."""
        font = _font(bold, max(6, round(size * self.side)))
        left, top, right, bottom = self._draw.multiline_textbbox((0, 0), words, font=font, align="center")
        pad = round(0.3 * size * self.side)
        box = math.ceil(right - left) + 2 * pad, math.ceil(bottom - top) + 2 * pad
        layer = Image.new("RGBA", box, (255, 255, 255, 205) if background else (255, 255, 255, 0))
        ImageDraw.Draw(layer).multiline_text(
            (pad - left, pad - top), words, font=font, fill=f"#{colour}", align="center"
        )
        if not background:  # keep the letters' edges free of white
            layer = _tinted(layer, colour)
        if rotation:
            layer = layer.rotate(rotation, Image.Resampling.BICUBIC, expand=True)
        x, y = self.at(place)
        dx = {"l": -pad * (not background), "m": -layer.width / 2, "r": pad * (not background) - layer.width}
        self.image.paste(layer, (round(x + dx[anchor[0]]), round(y - layer.height / 2)), layer)

    def png(self) -> bytes:
        height = round(self.image.height * self._width / self.image.width)
        small = self.image.resize((self._width, height), Image.Resampling.LANCZOS)
        buffer = io.BytesIO()
        small.save(buffer, "PNG", optimize=True)
        return buffer.getvalue()


def _tinted(layer: Image.Image, colour: str) -> Image.Image:
    flat = Image.new("RGBA", layer.size, f"#{colour}")
    flat.putalpha(layer.getchannel("A"))
    return flat


def _steps(step: float) -> list[float]:
    return [index * step for index in range(math.ceil(1 / step))]


def _between(start: Place, end: Place, part: float) -> Place:
    return start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])


@cache
def _font(bold: bool, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(SourceSansProBold if bold else SourceSansProSemibold, size)


class _Drawing:
    """Puts a scene on a canvas, from back to front."""

    def __init__(self, canvas: _Canvas, scene: Scene, language: Language) -> None:
        self._canvas, self._scene, self._language = canvas, scene, language

    def draw(self, title: str) -> None:
        self._zones()
        self._axes(title)
        self._zone_names()
        self._previous()
        self._overall_ring()
        self._points()
        self._overall_label()
        self._legend()

    def _text(self, key: str) -> str:
        return text(key, self._language)

    def _zones(self) -> None:
        canvas, scene = self._canvas, self._scene
        for name, corners in scene.zones.items():
            canvas.polygon(corners, design.ZONE_COLOURS[name])
        tolerance = scene.settings.tolerance / scene.settings.span
        canvas.line((tolerance, 0), (1, 1 - tolerance), design.WHITE, 0.004)
        canvas.line((0, tolerance), (1 - tolerance, 1), design.WHITE, 0.004)
        canvas.line((0, 0), (1, 1), design.BALANCE_LINE, 0.0028, dash=0.019)
        corners = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
        for start, end in zip(corners, corners[1:] + corners[:1], strict=True):
            canvas.line(start, end, design.PLOT_BORDER, 0.0018)

    def _axes(self, title: str) -> None:
        canvas, settings = self._canvas, self._scene.settings
        heading = self._text("diagram.title") + (f"  ·  {title}" if title else "")
        canvas.text((0, 1.05), _shortened(heading), 0.033, design.NAVY, bold=True, anchor="lm")
        for tick in self._scene.ticks:
            part, words = settings.share_of_scale(tick), short_number(tick, self._language)
            canvas.text((part, -0.022), words, 0.023, design.GREY)
            canvas.text((-0.012, part), words, 0.023, design.GREY, anchor="rm")
        canvas.text((0.5, -0.066), self._text("diagram.x"), 0.025, design.INK, bold=True)
        canvas.text((-0.077, 0.5), self._text("diagram.y"), 0.025, design.INK, bold=True, rotation=90)

    def _zone_names(self) -> None:
        for name, place in self._scene.zone_labels.items():
            if name.endswith("frustration"):
                words = self._text(f"zone.{name}.two_lines")
                self._canvas.text(place, words, 0.027, design.FRUSTRATION_TEXT, bold=True)
            else:
                words = self._text(f"zone.{name}")
                self._canvas.text(place, words, 0.024, design.LEVEL_TEXT, bold=True, rotation=45)

    def _points(self) -> None:
        for point in self._scene.points:
            self._canvas.disc(point.place, design.POINT_RADIUS, design.WHITE, design.NAVY, 0.002)
            self._canvas.text(point.place, str(point.number), 0.0215, design.NAVY, bold=True)

    def _previous(self) -> None:
        scene, canvas = self._scene, self._canvas
        if scene.previous is None or scene.overall is None or scene.previous_date is None:
            return
        distance = math.dist(scene.previous, scene.overall)
        part = max(0.0, 1 - (design.OVERALL_RADIUS + 0.006) / max(distance, 0.0001))
        self._arrow(scene.previous, _between(scene.previous, scene.overall, part))
        canvas.disc(scene.previous, design.PREVIOUS_RADIUS, design.PREVIOUS, design.WHITE, 0.003)
        words = f"{self._text('diagram.previous')} {scene.previous_date:%m/%Y}"
        left = previous_label_left(scene.overall, scene.previous)
        x, y = scene.previous
        place = (x - 0.02, y) if left else (x + 0.02, y)
        canvas.text(place, words, 0.021, design.GREY, anchor="rm" if left else "lm", background=True)

    def _arrow(self, start: Place, tip: Place) -> None:
        length = math.dist(start, tip)
        if length < 0.01:
            return
        ux, uy = (tip[0] - start[0]) / length, (tip[1] - start[1]) / length
        head = min(0.024, length)
        base = tip[0] - head * ux, tip[1] - head * uy
        self._canvas.line(start, base, design.PREVIOUS, 0.004)
        wing = 0.4 * head
        corners = (
            tip,
            (base[0] - wing * uy, base[1] + wing * ux),
            (base[0] + wing * uy, base[1] - wing * ux),
        )
        self._canvas.polygon(corners, design.PREVIOUS)

    def _overall_ring(self) -> None:
        # Below the points: their numbers stay readable, and the ring still shows around them.
        if self._scene.overall is not None:
            self._canvas.disc(self._scene.overall, design.OVERALL_RADIUS, None, design.NAVY, 0.0075)

    def _overall_label(self) -> None:
        scene, canvas = self._scene, self._canvas
        if scene.overall is None:
            canvas.text((0.5, 0.5), self._text("meaning.unrated"), 0.03, design.NAVY, background=True)
            return
        settings = scene.settings
        scores = (number_text(settings.scale_min + settings.span * part, self._language) for part in scene.overall)
        words = f"{self._text('diagram.overall')}  {' | '.join(scores)}"
        place = scene.overall_label
        x, y = scene.overall[0] + place.dx, scene.overall[1] + place.dy
        nudge = {"t": 0.022, "b": -0.022}.get(place.name, 0.0)
        anchor = {"r": "lm", "l": "rm"}.get(place.name, "mm")
        canvas.text((x, y + nudge), words, 0.026, design.NAVY, bold=True, anchor=anchor, background=True)

    def _legend(self) -> None:
        canvas, y = self._canvas, -0.119
        entries = [("overall", 0.32), ("criterion", 0.31)]
        if self._scene.previous is not None:
            entries.append(("previous", 0.2))
        x = 0.5 - sum(width for _, width in entries) / 2 + 0.02
        for key, width in entries:
            if key == "overall":
                canvas.disc((x, y), 0.013, None, design.NAVY, 0.004)
            elif key == "criterion":
                canvas.disc((x, y), 0.013, design.WHITE, design.NAVY, 0.002)
            else:
                canvas.disc((x, y), 0.010, design.PREVIOUS, design.WHITE, 0.002)
            canvas.text((x + 0.022, y), self._text(f"diagram.legend.{key}"), 0.0215, design.GREY, anchor="lm")
            x += width


def _shortened(title: str, longest: int = 62) -> str:
    return title if len(title) <= longest else title[: longest - 1] + "…"
