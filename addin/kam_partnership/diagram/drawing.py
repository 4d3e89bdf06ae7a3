"""Draws the diagram's scene on any surface: one routine for PNG, SVG and PDF."""

from __future__ import annotations

import math
from collections.abc import Mapping

from kam_partnership.diagram import design
from kam_partnership.diagram.scene import Place, Scene, previous_label_left
from kam_partnership.diagram.surface import Surface
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


def heading(title: str, language: Language, longest: int = 62) -> str:
    """What stands above the diagram."""
    words = text("diagram.title", language) + (f"  ·  {title}" if title else "")
    return words if len(words) <= longest else words[: longest - 1] + "…"


def _between(start: Place, end: Place, part: float) -> Place:
    return start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])


class _Drawing:
    """Puts a scene on a surface, from back to front."""

    def __init__(self, surface: Surface, scene: Scene, language: Language, words: Mapping[str, str]) -> None:
        self._surface, self._scene, self._language, self._words = surface, scene, language, words

    def draw(self, title: str | None) -> None:
        self._zones()
        self._axes(title)
        self._zone_names()
        self._previous()
        self._overall_ring()
        self._points()
        self._overall_label()
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
            surface.text((0, 1.06), heading(title, self._language), 0.033, design.NAVY, bold=True, anchor="l")
        for tick in self._scene.ticks:
            part, words = settings.share_of_scale(tick), short_number(tick, self._language)
            surface.text((part, -design.TICK_GAP - 0.009), words, 0.023, design.GREY)
            surface.text((-design.TICK_GAP, part), words, 0.023, design.GREY, anchor="r")
        surface.text((0.5, -0.083), self._text("diagram.x"), 0.025, design.INK, bold=True)
        surface.text((-0.097, 0.5), self._text("diagram.y"), 0.025, design.INK, bold=True, rotation=90)

    def _zone_names(self) -> None:
        for name, place in self._scene.zone_labels.items():
            if name.endswith("frustration"):
                words = self._text(f"zone.{name}.two_lines")
                self._surface.text(place, words, 0.027, design.FRUSTRATION_TEXT, bold=True)
            else:
                words = self._text(f"zone.{name}")
                self._surface.text(place, words, 0.024, design.LEVEL_TEXT, bold=True, rotation=45)

    def _points(self) -> None:
        for point in self._scene.points:
            self._surface.disc(point.place, design.POINT_RADIUS, design.WHITE, design.NAVY, 0.002)
            self._surface.text(point.place, str(point.number), 0.0215, design.NAVY, bold=True)

    def _previous(self) -> None:
        scene, surface = self._scene, self._surface
        if scene.previous is None or scene.overall is None or scene.previous_date is None:
            return
        distance = math.dist(scene.previous, scene.overall)
        part = max(0.0, 1 - (design.OVERALL_RADIUS + 0.006) / max(distance, 0.0001))
        self._arrow(scene.previous, _between(scene.previous, scene.overall, part))
        surface.disc(scene.previous, design.PREVIOUS_RADIUS, design.PREVIOUS, design.WHITE, 0.003)
        words = f"{self._text('diagram.previous')} {scene.previous_date:%m/%Y}"
        left = previous_label_left(scene.overall, scene.previous)
        x, y = scene.previous
        place = (x - 0.02, y) if left else (x + 0.02, y)
        surface.text(place, words, 0.021, design.GREY, anchor="r" if left else "l", background=True)

    def _arrow(self, start: Place, tip: Place) -> None:
        length = math.dist(start, tip)
        if length < 0.01:
            return
        ux, uy = (tip[0] - start[0]) / length, (tip[1] - start[1]) / length
        head = min(0.024, length)
        base = tip[0] - head * ux, tip[1] - head * uy
        self._surface.line(start, base, design.PREVIOUS, 0.004)
        wing = 0.4 * head
        corners = (
            tip,
            (base[0] - wing * uy, base[1] + wing * ux),
            (base[0] + wing * uy, base[1] - wing * ux),
        )
        self._surface.polygon(corners, design.PREVIOUS)

    def _overall_ring(self) -> None:
        # Below the points: their numbers stay readable, and the ring still shows around them.
        if self._scene.overall is not None:
            self._surface.disc(self._scene.overall, design.OVERALL_RADIUS, None, design.NAVY, 0.0075)

    def _overall_label(self) -> None:
        scene, surface = self._scene, self._surface
        if scene.overall is None or scene.overall_label_at is None:
            surface.text((0.5, 0.5), self._text("meaning.unrated"), 0.03, design.NAVY, background=True)
            return
        settings = scene.settings
        scores = (number_text(settings.scale_min + settings.span * part, self._language) for part in scene.overall)
        words = f"{self._text('diagram.overall')}  {' | '.join(scores)}"
        x, y = scene.overall_label_at
        side = scene.overall_label.side
        nudge = {"t": 0.022, "b": -0.022}.get(side, 0.0)
        anchor = {"r": "l", "l": "r"}.get(side, "m")
        surface.text((x, y + nudge), words, 0.026, design.NAVY, bold=True, anchor=anchor, background=True)

    def _legend(self) -> None:
        surface, y = self._surface, -0.136
        entries = [("overall", 0.32), ("criterion", 0.31)]
        if self._scene.previous is not None:
            entries.append(("previous", 0.2))
        x = 0.5 - sum(width for _, width in entries) / 2 + 0.02
        for key, width in entries:
            if key == "overall":
                surface.disc((x, y), 0.013, None, design.NAVY, 0.004)
            elif key == "criterion":
                surface.disc((x, y), 0.013, design.WHITE, design.NAVY, 0.002)
            else:
                surface.disc((x, y), 0.010, design.PREVIOUS, design.WHITE, 0.002)
            surface.text((x + 0.022, y), self._text(f"diagram.legend.{key}"), 0.0215, design.GREY, anchor="l")
            x += width
