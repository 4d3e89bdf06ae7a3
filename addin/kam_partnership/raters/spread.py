"""One quantity over several raters: mean, spread, interval, agreement.

Sources: docs/scoring.md; average deviation and its limit: Burke and Dunlap 2002,
doi 10.1177/1094428102005002002.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kam_partnership.assessment import Settings
from kam_partnership.assessment.zones import COMPARED_DECIMALS
from kam_partnership.raters.student import t_quantile

#: An interval over raters needs as many.
FEWEST_FOR_INTERVAL = 3


@dataclass(frozen=True, slots=True)
class Spread:
    """One quantity over raters, in its own unit. None means undefined, or not to be shown.

    Attributes:
        count: how many raters have a value.
        mean: over raters; undefined for none.
        deviation: standard deviation of the sample (divided by n - 1); undefined below two.
        low, high: the range.
        interval: the 95 % t interval of the mean over raters, both ends; undefined below three. It may reach
            beyond the scale: nothing is clamped.
        average_deviation: AD, the mean distance from the mean; undefined below two.
    """

    count: int = 0
    mean: float | None = None
    deviation: float | None = None
    low: float | None = None
    high: float | None = None
    interval: tuple[float, float] | None = None
    average_deviation: float | None = None


def spread_of(values: Sequence[float]) -> Spread:
    """All of it for the values of several raters, one each.

    Args:
        values: finite numbers, in any order; the order changes nothing.
    """
    count = len(values)
    if not count:
        return Spread()
    ordered = sorted(values)
    mean = math.fsum(value / count for value in ordered)
    mean = min(max(mean, ordered[0]), ordered[-1])  # a mean never leaves its values, not even by a rounding
    distances = [abs(value - mean) for value in ordered]
    deviation = interval = average = None
    if count >= 2:
        average = math.fsum(distances) / count
        deviation = math.hypot(*distances) / math.sqrt(count - 1)
    if deviation is not None and count >= FEWEST_FOR_INTERVAL:
        half = t_quantile(count - 1) * deviation / math.sqrt(count)
        interval = mean - half, mean + half
    return Spread(count, mean, deviation, ordered[0], ordered[-1], interval, average)


def acceptable_deviation(settings: Settings) -> float:
    """Up to this average deviation raters agree, in scale units: the number of scale points / 6.

    On a scale with whole ends the points are the whole numbers, so 11/6 on 0..10 and 5/6 on 1..5, also for those
    who rate in halves. On any other scale there are no such points; the limit is then that of ever finer points,
    (hi - lo) / 6.
    """
    whole = settings.scale_min % 1 == settings.scale_max % 1 == 0
    return (settings.span + (1 if whole else 0)) / 6


def is_wide(spread: Spread, settings: Settings) -> bool | None:
    """Whether the lowest and the highest value lie more than half the scale apart; None for an unknown range.

    An average hides a single person far away from all others, and people would not call 3 and 9 agreed.
    """
    if spread.low is None or spread.high is None:
        return None
    return round(spread.high - spread.low, COMPARED_DECIMALS) > round(settings.span / 2, COMPARED_DECIMALS)


def agrees(average_deviation: float | None, settings: Settings) -> bool | None:
    """Whether an average deviation is acceptable; None for an undefined one."""
    if average_deviation is None:
        return None
    return round(average_deviation, COMPARED_DECIMALS) <= round(acceptable_deviation(settings), COMPARED_DECIMALS)
