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

#: Intervals of the grid on which the native chart draws its zones.
GRID = 200
#: Distance of points that coincide.
SPREAD = 0.042
#: Radius of the ring around the overall position, and of a criterion's disc.
OVERALL_RADIUS = 0.030
POINT_RADIUS = 0.0185
PREVIOUS_RADIUS = 0.0125
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
    """A place for the overall position's label: where it is anchored and what it would cover."""

    name: str
    dx: float
    dy: float
    left: float
    right: float
    bottom: float
    top: float


#: How far the last position and its label reach, to the side and up or down.
PREVIOUS_LABEL = 0.2, 0.03

_WIDTH = 0.27
#: Tried in this order; the one that covers the fewest points wins.
LABEL_PLACES = (
    LabelPlace("r", 0.036, 0.0, 0.03, _WIDTH, -0.03, 0.03),
    LabelPlace("l", -0.036, 0.0, -_WIDTH, -0.03, -0.03, 0.03),
    LabelPlace("t", 0.0, 0.036, -_WIDTH / 2, _WIDTH / 2, 0.03, 0.09),
    LabelPlace("b", 0.0, -0.036, -_WIDTH / 2, _WIDTH / 2, -0.09, -0.03),
)
