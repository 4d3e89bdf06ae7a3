"""What the diagram looks like: colours, sizes and distances that chart and picture share.

Distances are fractions of the plot's side. The colours keep apart for colour-blind readers (Okabe and Ito's
blue, orange, green and reddish purple), and no meaning hangs on them alone.
"""

from __future__ import annotations

NAVY = "12355B"
INK = "2B2F36"
GREY = "5B6470"
LINE = "D5DAE1"
#: Behind the marks of a chart, where its axis tells numbers.
GRID_LINE = "E3E8EE"
#: Joins the two ratings of one criterion: light enough for points on it, dark enough to be followed.
JOIN = "B4BECA"
BLUE = "0072B2"
ORANGE = "D55E00"
AMBER = "E69F00"
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

#: Where both sides want to be; dark enough on every zone.
TARGET = "00624A"
#: Criteria: dark discs with light numbers, because some programs draw no outline around a mark, and a white disc on a
#: light zone (or in a legend) is then not seen.
POINT = "45618A"

#: Intervals of the grid on which native charts draw their zones. Where a level's limit meets the band's border between
#: two of its points, the corner is cut off by less than seven pixels; with usual settings it is on a point.
GRID = 40
#: Criteria nearer to each other than this, across and up, are drawn together. It is odd, so that no criterion of a
#: usual scale lies exactly on the limit, where engines might disagree; smaller than a disc, because a number can be
#: read until its middle is covered.
NEAR = 0.0301
#: So many stand beside each other around their common place, if nobody else stands so near to them, beyond their reach;
#: else one bubble tells how many they are.
MOST_APART, KEEP_AWAY = 4, 0.02953
#: Those few stand in rows along the balance line, where their balance stays the same: from one to the next so far to
#: the right and as far up. From one row to the next it is as far to the right and down.
SPREAD = 0.029
#: Radius of a criterion's disc, of a bubble for many, and of the mark at the true place of those who stand beside it.
POINT_RADIUS = 0.0185
BUBBLE_RADIUS = 0.027
MARK_RADIUS = 0.0045
#: Radius of the ring around the overall position: the first of those that run through the fewest numbers.
OVERALL_RADII = 0.034, 0.045, 0.056
#: The ring runs through a number whose middle is so far inside or outside of it.
RING_INSIDE, RING_OUTSIDE = 0.02053, 0.01553
#: Its line and the white line around that, which keeps it apart from what lies under it.
RING_WIDTH, HALO_WIDTH = 0.0075, 0.0155
#: Rings keep so far away from the plot's edge, where charts would cut them off; so does the bubble of all criteria,
#: which lies within the ring. Others stand on the edge.
EDGE = 0.0381
#: Radius of the target's ring; around the overall one, and so much larger, where both are nearer than this.
TARGET_RADIUS, TARGET_AROUND, TARGET_NEAR = 0.027, 0.014, 0.0311
PREVIOUS_RADIUS = 0.0125
#: Between the edge of a ring and the tip of an arrow; length and half the width of an arrow's head.
ARROW_GAP, HEAD_LENGTH, HEAD_WIDTH = 0.006, 0.022, 0.010
#: The numbers along the axes of the picture keep away so far, so that no point on an axis covers them.
TICK_GAP = 0.039
#: The scale is cut into the first of these numbers of steps that divides it, else into five.
TICK_STEPS = (5, 4, 6, 3, 7, 2)
#: In a chart's legend, which is text: some programs fill hollow marks, and a text can leave out what is not there.
LEGEND_SIGNS = {"overall": "○", "criterion": "●", "previous": "•", "target": "◌"}
#: What stands above the legend in the same label: so many lines with nothing to see, which no program leaves out.
BLANK, LEGEND_BELOW, LEGEND_GAP = "\u00a0", 3, "     "
