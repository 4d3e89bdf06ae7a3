"""The quantiles of Student's t distribution, computed from its exact finite sums.

For whole degrees of freedom the distribution is a finite sum of powers of a cosine (Abramowitz and Stegun,
Handbook of Mathematical Functions, 26.7.3 and 26.7.4), so no statistics library is needed for one number.
"""

from __future__ import annotations

import functools
import math


def central_probability(t: float, freedom: int) -> float:
    """The probability of a value between -t and t.

    Args:
        t: not negative.
        freedom: degrees of freedom, at least 1.
    """
    if t < 0 or freedom < 1:
        raise ValueError("t is not negative and there is at least one degree of freedom")
    angle = math.atan2(t, math.sqrt(freedom))
    sine, square = math.sin(angle), math.cos(angle) ** 2
    odd = freedom % 2
    term = math.cos(angle) if odd else 1.0
    total = 0.0
    for step in range(freedom // 2):
        total += term
        term *= square * (2 * step + 1 + odd) / (2 * step + 2 + odd)
    return 2 / math.pi * (angle + sine * total) if odd else sine * total


@functools.lru_cache(maxsize=256)
def t_quantile(freedom: int, confidence: float = 0.95) -> float:
    """The t that a two-sided interval of this confidence reaches on either side.

    Args:
        freedom: degrees of freedom, at least 1.
        confidence: above 0 and below 1; 0.95 gives 12.706 with one degree of freedom, 1.960 with very many.
    """
    if not 0 < confidence < 1:
        raise ValueError("a confidence lies between 0 and 1")
    low, high = 0.0, 1.0
    while central_probability(high, freedom) < confidence:
        low, high = high, high * 2
    while True:
        middle = (low + high) / 2
        if middle in (low, high):  # no number is left between the two
            return middle
        if central_probability(middle, freedom) < confidence:
            low = middle
        else:
            high = middle
