"""What the diagram is drawn on: a handful of shapes in plot coordinates. PNG, SVG and PDF each have one.

Places are those of the scene: the plot is the square from (0, 0) to (1, 1), y upwards. All lengths (sizes,
widths, radii, dashes) are parts of the plot's side. Colours are six hexadecimal digits.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from kam_partnership.diagram.scene import Place

#: Margins around the plot, in parts of its side.
LEFT, RIGHT, TOP, BOTTOM = 0.125, 0.045, 0.1, 0.172
#: Width and height of the whole picture, in parts of the plot's side.
WIDTH, HEIGHT = LEFT + 1 + RIGHT, TOP + 1 + BOTTOM
#: Share of a dash and the gap behind it that is drawn.
DASHED = 0.6


class Surface(Protocol):
    """Where shapes are drawn, from back to front."""

    def polygon(self, corners: Sequence[Place], colour: str) -> None:
        """A filled area without outline."""

    def line(self, start: Place, end: Place, colour: str, width: float, dash: float = 0.0) -> None:
        """A line with flat ends; ``dash`` is the length of a dash and the gap behind it, 0 for a whole line."""

    def disc(self, centre: Place, radius: float, fill: str | None, outline: str, width: float) -> None:
        """A circle whose outline lies inside its radius; hollow without a fill."""

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
        """Words, their ink centred upright at a place.

        Args:
            anchor: "l", "m" or "r": the place is the left end, the middle or the right end.
            rotation: degrees against the clock, with the anchor "m" only.
            background: on a light ground.
        """
