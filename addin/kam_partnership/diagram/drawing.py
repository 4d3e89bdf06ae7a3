"""Draws the diagram's scene on any surface: one routine for PNG, SVG and PDF."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import pairwise

from kam_partnership.diagram import design
from kam_partnership.diagram.label_room import name_key
from kam_partnership.diagram.lettering import block
from kam_partnership.diagram.scene import Place, Position, Scene
from kam_partnership.diagram.surface import LEFT, RIGHT, Surface
from kam_partnership.texts import Language, number_text, short_number, text


def draw_scene(
    surface: Surface,
    scene: Scene,
    language: Language,
    title: str | None = "",
    words: Mapping[str, str] | None = None,
) -> None:
    """Put the diagram on a surface.

    Args:
        surface: what to draw on.
        scene: what to draw.
        language: of all words and numbers.
        title: usually the key account's name; None for a diagram without a heading.
        words: texts to be worded differently, by their keys.
    """
    _Drawing(surface, scene, language, words or {}).draw(title)


def heading(title: str, language: Language) -> str:
    """What stands above the diagram."""
    return text("diagram.title", language) + (f"  ·  {title}" if title else "")


def _fitting(words: str) -> tuple[str, float]:
    """The heading and the size of its letters: smaller ones where it is long, and cut only where even they are wide."""
    for size in _HEADING_SIZES:
        if block(words, bold=True).width * size <= _HEADING_ROOM:
            return words, size
    while block(words + "…", bold=True).width * _HEADING_SIZES[-1] > _HEADING_ROOM:
        words = words[:-1]
    return words.rstrip() + "…", _HEADING_SIZES[-1]


#: Sizes of the heading's letters, and how wide it may be: from the plot's left edge to the picture's right one.
_HEADING_SIZES, _HEADING_ROOM = (0.033, 0.029, 0.025), 1 + RIGHT - 0.01


class _Drawing:
    """Puts a scene on a surface, from back to front."""

    def __init__(self, surface: Surface, scene: Scene, language: Language, words: Mapping[str, str]) -> None:
        self._surface, self._scene, self._language, self._words = surface, scene, language, words

    def draw(self, title: str | None) -> None:
        self._zones()
        self._axes(title)
        self._zone_names()
        self._arrows()
        self._points()
        self._target()
        self._overall()
        self._labels()
        self._legend()

    def _text(self, key: str) -> str:
        return self._words.get(key) or text(key, self._language)

    def _zones(self) -> None:
        surface, scene = self._surface, self._scene
        for name, corners in scene.zones.items():
            surface.polygon(corners, design.ZONE_COLOURS[name])
        tolerance = scene.settings.tolerance / scene.settings.span
        surface.line((tolerance, 0), (1, 1 - tolerance), design.WHITE, 0.004)
        surface.line((0, tolerance), (1 - tolerance, 1), design.WHITE, 0.004)
        surface.line((0, 0), (1, 1), design.BALANCE_LINE, 0.0028, dash=0.019)
        corners = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
        for start, end in zip(corners, corners[1:] + corners[:1], strict=True):
            surface.line(start, end, design.PLOT_BORDER, 0.0018)

    def _axes(self, title: str | None) -> None:
        surface, settings = self._surface, self._scene.settings
        if title is not None:
            words, size = _fitting(heading(title, self._language))
            surface.text((0, 1.06), words, size, design.NAVY, bold=True, anchor="l")
        for tick in self._scene.ticks:
            part, words = settings.share_of_scale(tick), short_number(tick, self._language)
            surface.text((part, -design.TICK_GAP - 0.009), words, 0.023, design.GREY)
            surface.text((-design.TICK_GAP, part), words, 0.023, design.GREY, anchor="r")
        surface.text((0.5, -0.083), self._text("diagram.x"), 0.025, design.INK, bold=True)
        surface.text((-0.097, 0.5), self._text("diagram.y"), 0.025, design.INK, bold=True, rotation=90)

    def _zone_names(self) -> None:
        for name, place in self._scene.zone_labels.items():
            if name.endswith("frustration"):
                words = self._text(name_key(name))
                self._surface.text(place, words, 0.027, design.FRUSTRATION_TEXT, bold=True)
            else:
                words = self._text(name_key(name))
                self._surface.text(place, words, 0.024, design.LEVEL_TEXT, bold=True, rotation=45)

    def _points(self) -> None:
        surface, scene = self._surface, self._scene
        for place in scene.marks:
            surface.disc(place, design.MARK_RADIUS, design.POINT, design.POINT, 0.001)
        for bubble in scene.bubbles:
            surface.disc(bubble.place, design.BUBBLE_RADIUS, design.POINT, design.WHITE, 0.002)
            surface.text(bubble.place, bubble.words, 0.0225, design.WHITE, bold=True)
        for point in scene.points:
            surface.disc(point.place, design.POINT_RADIUS, design.POINT, design.WHITE, 0.002)
            surface.text(point.place, str(point.number), 0.0225, design.WHITE, bold=True)

    def _arrows(self) -> None:
        """Below the criteria, whose numbers stay readable."""
        scene = self._scene
        if scene.way is not None:
            self._arrow(*scene.way, design.TARGET, dash=0.017)
        if scene.arrow is not None:
            self._arrow(*scene.arrow, design.PREVIOUS, dash=0.0)
        if scene.previous is not None:
            place = scene.previous.place
            self._surface.disc(place, design.PREVIOUS_RADIUS, design.PREVIOUS, design.WHITE, 0.003)

    def _target(self) -> None:
        target = self._scene.target
        if target is not None:
            self._broken_ring(target.place, target.radius)

    def _broken_ring(self, place: Place, radius: float) -> None:
        """The target's ring: pieces on white, so that it differs from the overall one without colours too."""
        self._surface.disc(place, radius + 0.003, None, design.WHITE, 0.011)
        turn = 2 * math.pi / _PIECES
        for piece in range(_PIECES):
            ends = [
                (place[0] + (radius - 0.0025) * math.cos(angle), place[1] + (radius - 0.0025) * math.sin(angle))
                for angle in ((piece + part) * turn for part in (0.0, 0.32, 0.64))
            ]
            for start, end in pairwise(ends):
                self._surface.line(start, end, design.TARGET, 0.005)

    def _arrow(self, start: Place, tip: Place, colour: str, *, dash: float) -> None:
        length = math.dist(start, tip)
        ux, uy = (tip[0] - start[0]) / length, (tip[1] - start[1]) / length
        base = tip[0] - design.HEAD_LENGTH * ux, tip[1] - design.HEAD_LENGTH * uy
        self._surface.line(start, base, colour, 0.004, dash)
        wing = design.HEAD_WIDTH
        corners = (
            tip,
            (base[0] - wing * uy, base[1] + wing * ux),
            (base[0] + wing * uy, base[1] - wing * ux),
        )
        self._surface.polygon(corners, colour)

    def _overall(self) -> None:
        """On top of everything, with a white line around it: whatever lies under it, it is seen."""
        if self._scene.overall is None:
            return
        place, radius = self._scene.overall.place, self._scene.overall.radius
        beyond = (design.HALO_WIDTH - design.RING_WIDTH) / 2
        self._surface.disc(place, radius + beyond, None, design.WHITE, design.HALO_WIDTH)
        self._surface.disc(place, radius, None, design.NAVY, design.RING_WIDTH)

    def _labels(self) -> None:
        scene = self._scene
        if scene.previous is not None and scene.previous_date is not None:
            words = f"{self._text('diagram.previous')} {scene.previous_date:%m/%Y}"
            self._label(scene.previous, words, 0.021, design.GREY)
        if scene.target is not None:
            words = f"{self._text('diagram.target')}  {self._scores(scene.target.share)}"
            self._label(scene.target, words, 0.0235, design.TARGET)
        if scene.overall is None:
            self._surface.text((0.5, 0.5), self._text("meaning.unrated"), 0.03, design.NAVY, background=True)
            return
        words = f"{self._text('diagram.overall')}  {self._scores(scene.overall.share)}"
        self._label(scene.overall, words, 0.026, design.NAVY)

    def _label(self, position: Position, words: str, size: float, colour: str) -> None:
        if position.leader is not None:
            self._surface.line(*position.leader, colour, 0.002)
        box, bold = position.label, size > 0.021
        self._surface.text((box.x, box.y), words, size, colour, bold=bold, background=True)

    def _scores(self, share: Place) -> str:
        settings = self._scene.settings
        scores = (number_text(settings.scale_min + settings.span * part, self._language) for part in share)
        return " | ".join(scores)

    def _legend(self) -> None:
        """Only what is there, with the marks as they are drawn."""
        scene, surface, y = self._scene, self._surface, -0.136
        keys = ["overall", "criterion"]
        keys += ["previous"] if scene.previous is not None else []
        keys += ["target"] if scene.target is not None else []
        words = [self._text(f"diagram.legend.{key}") for key in keys]
        widths = [_KEY + block(entry, bold=False).width * _LEGEND for entry in words]
        room = sum(widths) + _BETWEEN * (len(keys) - 1)
        x = max(_KEY / 2 - LEFT + 0.005, 0.5 - room / 2)
        for key, entry, width in zip(keys, words, widths, strict=True):
            at = x + 0.013, y
            if key == "overall":
                surface.disc(at, 0.013, None, design.NAVY, 0.004)
            elif key == "criterion":
                surface.disc(at, 0.013, design.POINT, design.WHITE, 0.001)
            elif key == "previous":
                surface.disc(at, 0.010, design.PREVIOUS, design.WHITE, 0.002)
            else:
                self._broken_ring(at, 0.013)
            surface.text((x + _KEY, y), entry, _LEGEND, design.GREY, anchor="l")
            x += width + _BETWEEN


#: Pieces of the target's ring.
_PIECES = 10
#: Size of the legend's letters, width of a mark with the gap behind it, gap between two entries.
_LEGEND, _KEY, _BETWEEN = 0.0232, 0.034, 0.03
