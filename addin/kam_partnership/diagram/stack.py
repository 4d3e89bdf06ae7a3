"""The zones as layers on top of each other, for charts that can stack areas but not draw shapes. Pure."""

from __future__ import annotations

from kam_partnership.assessment import Settings
from kam_partnership.diagram import design


def zone_heights(settings: Settings, steps: int = design.GRID) -> list[tuple[float, ...]]:
    """For each x from one end of the scale to the other, how high each zone of that column is.

    Areas are straight between the columns, so the band's borders run on beyond the plot, which cuts them off where
    they leave it: the lowest zone begins below the plot, and the uppermost one ends above it.

    Returns:
        ``steps + 1`` rows with a height for each of ``design.ZONE_COLOURS``, in parts of the scale. The native chart
        of the template computes the same with formulas.
    """
    limits = [2 * settings.share_of_scale(limit) for limit in (settings.level_cooperation, settings.level_strategic)]
    tolerance = settings.tolerance / settings.span
    rows = []
    for x in (step / steps for step in range(steps + 1)):
        low, high = x - tolerance, x + tolerance
        borders = [low, *(min(max(low, limit - x), high) for limit in limits), high, high + 1]
        rows.append(tuple(top - bottom for bottom, top in zip([0.0, *borders[:-1]], borders, strict=True)))
    return rows


def line_heights(settings: Settings, steps: int = design.GRID) -> list[tuple[float, float, float]]:
    """For each x the balanced band's lower border, the balance line above it, the upper border above that.

    They are stacked like the zones: LibreOffice saves lines beside stacked areas as stacked ones, whatever they were
    (findings/libreoffice_stacks_lines.sh), so only such lines are the same in the next program.
    """
    tolerance = settings.tolerance / settings.span
    return [(step / steps - tolerance, tolerance, tolerance) for step in range(steps + 1)]
