"""Several raters once more, as literally as docs/scoring.md says it and in exact fractions."""

from __future__ import annotations

import unicodedata
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


# ---------------------------------------------------------------------- a whole group
def folded(words: str) -> str:
    """What spellings of one title share, said once more."""
    return unicodedata.normalize("NFC", " ".join(unicodedata.normalize("NFC", words).split()).casefold())


def mean(values: Sequence[Fraction]) -> Fraction | None:
    """The exact mean; None of nothing."""
    return sum(values, Fraction(0)) / len(values) if values else None


def nine(value: Fraction) -> Fraction:
    """Rounded to nine decimals."""
    return Fraction(round(value * 10**9), 10**9)


def expected_sides(people: Sequence[Any]) -> dict[str, Any]:
    """Each side's S, K and B; the gap between both; whether each side gives more (tolerance 1.5)."""
    found: dict[str, Any] = {}
    for side in ("supplier", "key_account"):
        scores = [expected_scores([row[1:] for row in one.rows]) for one in people if one.side == side]
        found[side] = None
        if scores:
            supplier, key_account = mean([s for s, _ in scores]), mean([k for _, k in scores])
            assert supplier is not None
            assert key_account is not None
            found[side] = {
                "raters": len(scores),
                "supplier_score": supplier,
                "key_account_score": key_account,
                "net_balance": key_account - supplier,
            }
    found["view_gap"] = found["each"] = None
    if found["supplier"] and found["key_account"]:
        ours, theirs = found["supplier"]["net_balance"], found["key_account"]["net_balance"]
        found["view_gap"] = theirs - ours
        found["each"] = nine(ours) < 0 < nine(theirs) and nine(theirs - ours) > Fraction(3, 2)
    return found


def expected_criteria(people: Sequence[Any]) -> dict[tuple[str, int], dict[str, Any]]:
    """Every criterion by folded title and occurrence: all ratings, those of each side, the sides' mean gaps."""
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for one in people:
        seen: dict[str, int] = {}
        for title, _, supplier, key_account in one.rows:
            key = folded(title)
            seen[key] = seen.get(key, 0) + 1
            entry = found.setdefault((key, seen[key]), {"supplier": [], "key_account": [], "gaps": {}, "raters": 0})
            entry["raters"] += supplier is not None or key_account is not None
            for of, rating in (("supplier", supplier), ("key_account", key_account)):
                if rating is not None:
                    entry[of].append((str(one.side), Fraction(rating)))
            if supplier is not None and key_account is not None:
                entry["gaps"].setdefault(str(one.side), []).append(Fraction(key_account) - Fraction(supplier))
    for entry in found.values():
        gaps = [mean(entry["gaps"].get(side, [])) for side in ("supplier", "key_account")]
        known = gaps[0] is not None and gaps[1] is not None
        entry["between"] = abs(gaps[1] - gaps[0]) if known else None
        entry["disagree"] = nine(entry["between"]) > Fraction(3, 2) if known else None
    return found
