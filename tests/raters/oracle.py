"""Several raters once more, as literally as docs/scoring.md says it and in exact fractions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

#: Two-sided 95 % quantiles of Student's t as printed in every table, by degrees of freedom.
PRINTED_T = {
    1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 6: 2.447, 7: 2.365, 8: 2.306, 9: 2.262, 10: 2.228,
    11: 2.201, 12: 2.179, 15: 2.131, 20: 2.086, 24: 2.064, 29: 2.045, 30: 2.042, 40: 2.021, 60: 2.000, 120: 1.980,
}  # fmt: skip


def expected_spread(values: Sequence[float]) -> dict[str, Any]:
    """Mean, squared standard deviation, range and average deviation of exact numbers."""
    exact = [Fraction(value) for value in values]
    count = len(exact)
    if not count:
        return {"count": 0, "mean": None, "variance": None, "low": None, "high": None, "average_deviation": None}
    mean = sum(exact, Fraction(0)) / count
    squares = sum((value - mean) ** 2 for value in exact)
    return {
        "count": count,
        "mean": mean,
        "variance": squares / (count - 1) if count > 1 else None,
        "low": min(exact),
        "high": max(exact),
        "average_deviation": sum(abs(value - mean) for value in exact) / count if count > 1 else None,
    }


def expected_scores(rows: Sequence[tuple[float | None, float | None, float | None]]) -> tuple[Fraction, Fraction]:
    """S and K of one rater: rows of weight, supplier, key account."""
    pairs = [
        (Fraction(w), Fraction(s), Fraction(k))
        for w, s, k in rows
        if w is not None and w > 0 and s is not None and k is not None
    ]
    total = sum(w for w, _, _ in pairs)
    return sum(w * s for w, s, _ in pairs) / total, sum(w * k for w, _, k in pairs) / total
