"""What the diagram looks like: colours, places and distances that chart and picture share.

Distances are fractions of the plot's side. The colours keep apart for colour-blind readers (Okabe and Ito's
blue, orange, green and reddish purple), and no meaning hangs on them alone.
"""

from __future__ import annotations

from dataclasses import dataclass

NAVY = "12355B"
INK = "2B2F36"
GREY = "5B6470"
LINE = "D5DAE1"
#: Joins the two ratings of one criterion: light enough for points on it, dark enough to be followed.
JOIN = "B4BECA"
BLUE = "0072B2"
ORANGE = "D55E00"
GREEN = "009E73"
PURPLE = "CC79A7"
WHITE = "FFFFFF"

#: From the bottom of a column to its top: below the band, three levels of the band, above the band.
ZONE_COLOURS = {
    "supplier_frustration": "F9DCC9",
    "supplier_relationship": "EAF2F8",
    "cooperation": "CFE3F2",
    "strategic_partnership": "A8CDE8",
    "key_account_frustration": "FBEEC6",
}
FRUSTRATION_TEXT = "8A4B1F"
LEVEL_TEXT = "1F4E79"
BALANCE_LINE = "5B6673"
PREVIOUS = "6B7685"
PLOT_BORDER = "9AA3AF"

#: Intervals of the grid on which native charts draw their zones. Where a level's limit meets the band's border between
#: two of its points, the corner is cut off by less than three pixels; with usual settings it is on a point.
GRID = 80
#: Points that coincide stand in rows along the balance line, where their balance stays the same: from one to the next
#: so far to the right and as far up. From one row to the next it is as far to the right and down.
SPREAD = 0.024
#: The length of a row, to the right and up: in longer ones the points move closer together.
LONGEST_ROW = 3 * SPREAD
#: Radius of the ring around the overall position, and of a criterion's disc.
OVERALL_RADIUS = 0.030
POINT_RADIUS = 0.0185
PREVIOUS_RADIUS = 0.0125
#: The numbers along the axes of the picture keep away so far, so that no point on an axis covers them.
TICK_GAP = OVERALL_RADIUS + 0.009
#: Names of the levels stand beside the balance line, not on it.
LEVEL_SHIFT = 0.055
#: The smallest part of the diagonal that still has room for a level's name.
LEVEL_ROOM = 0.12
#: The smallest tolerance whose band has room for the levels' names.
BAND_ROOM = 0.04
#: The scale is cut into the first of these numbers of steps that divides it, else into five.
TICK_STEPS = (5, 4, 6, 3, 7, 2)
#: The smallest side of a frustration zone that still has room for its name.
FRUSTRATION_ROOM = 0.40
FRUSTRATION_LABEL = 0.19, 0.075
#: The three levels' names keep away from the corners.
LEVEL_ENDS = 0.13, 0.815


@dataclass(frozen=True, slots=True)
class LabelPlace:
    """A place for the overall position's label: where it is anchored and what it would cover, seen from the position.

    ``side`` is l, r, t or b: where the label stands seen from its anchor.
    """

    name: str
    side: str
    dx: float
    dy: float
    left: float
    right: float
    bottom: float
    top: float

    @property
    def beside(self) -> bool:
        """Left or right of the position, else above or below."""
        return self.side in ("l", "r")

    @property
    def half_width(self) -> float:
        """Half of what the label is wide."""
        return (self.right - self.left) / 2

    @property
    def half_height(self) -> float:
        """Half of what the label is high."""
        return (self.top - self.bottom) / 2

    def slide(self, x: float, y: float) -> tuple[float, float]:
        """How far the label slides along the plot's edge, so as not to stand out of it."""
        if self.beside:
            return 0.0, min(max(self.half_height, y), 1 - self.half_height) - y
        return min(max(self.half_width, x), 1 - self.half_width) - x, 0.0


#: How far the last position and its label reach, to the side and up or down.
PREVIOUS_LABEL = 0.2, 0.03
#: So many covered points weigh as much as a label that leaves the plot, where it may be cut off.
OUTSIDE = 100

#: Odd, so that no point of a usual scale lies exactly on the edge of a label, where engines might disagree.
_WIDTH, _NEAR = 0.2931, 0.0311
#: Where a label begins beyond points that coincide: around their place, and when a corner of the plot pushes them off.
_FAR, _FARTHER = 0.0911, 0.1711
#: Tried in this order; the one inside the plot that covers the fewest points wins. The last ones stand beyond points
#: that coincide.
LABEL_PLACES = (
    LabelPlace("r", "r", 0.036, 0.0, _NEAR, _WIDTH, -_NEAR, _NEAR),
    LabelPlace("l", "l", -0.036, 0.0, -_WIDTH, -_NEAR, -_NEAR, _NEAR),
    LabelPlace("t", "t", 0.0, 0.036, -_WIDTH / 2, _WIDTH / 2, _NEAR, 3 * _NEAR),
    LabelPlace("b", "b", 0.0, -0.036, -_WIDTH / 2, _WIDTH / 2, -3 * _NEAR, -_NEAR),
    LabelPlace("far_t", "t", 0.0, 0.096, -_WIDTH / 2, _WIDTH / 2, _FAR, _FAR + 2 * _NEAR),
    LabelPlace("far_b", "b", 0.0, -0.096, -_WIDTH / 2, _WIDTH / 2, -_FAR - 2 * _NEAR, -_FAR),
    LabelPlace("farther_t", "t", 0.0, 0.176, -_WIDTH / 2, _WIDTH / 2, _FARTHER, _FARTHER + 2 * _NEAR),
    LabelPlace("farther_b", "b", 0.0, -0.176, -_WIDTH / 2, _WIDTH / 2, -_FARTHER - 2 * _NEAR, -_FARTHER),
)
