"""The zones as layers on top of each other, for charts that can stack areas but not draw shapes. Pure."""

from __future__ import annotations

from kam_partnership.assessment import Settings
from kam_partnership.diagram import design


def zone_heights(settings: Settings, steps: int = design.GRID) -> list[tuple[float, ...]]:
    """For each x from one end of the scale to the other, how high each zone of that column is.

    Returns:
        ``steps + 1`` rows with a height for each of ``design.ZONE_COLOURS``, in parts of the scale; each row adds
        up to 1. The native chart of the template computes the same with formulas.
    """
    tolerance = settings.tolerance / settings.span
    limits = [2 * settings.share_of_scale(limit) for limit in (settings.level_cooperation, settings.level_strategic)]
    rows = []
    for step in range(steps + 1):
        x = step / steps
        low, high = _within(0.0, x - tolerance, 1.0), _within(0.0, x + tolerance, 1.0)
        borders = [low, *(_within(low, limit - x, high) for limit in limits), high, 1.0]
        rows.append(tuple(top - bottom for bottom, top in zip([0.0, *borders[:-1]], borders, strict=True)))
    return rows


def band_borders(settings: Settings, steps: int = design.GRID) -> list[tuple[float | None, float | None, float]]:
    """For each x the lower and upper border of the balanced band (None outside the plot) and the balance line."""
    tolerance = settings.tolerance / settings.span
    rows = []
    for step in range(steps + 1):
        x = step / steps
        low, high = x - tolerance, x + tolerance
        rows.append((low if low >= 0 else None, high if high <= 1 else None, x))
    return rows


def _within(low: float, value: float, high: float) -> float:
    return min(max(low, value), high)
