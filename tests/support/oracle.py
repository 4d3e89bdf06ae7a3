"""The scoring reference once more, as literally as possible and in exact fractions: slow and independent."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

Row = tuple[float | None, float | None, float | None]  # weight (None: not valid), supplier, key account


def expected_figures(rows: Sequence[Row], settings: Sequence[float]) -> dict[str, Any]:
    """All figures of docs/scoring.md for rows of valid numbers and blanks (None)."""
    low, high, tolerance, cooperation, strategic = map(Fraction, settings)
    pairs = _pairs(rows)
    result: dict[str, Any] = {
        "coverage": 0.0,
        "zone": "unrated",
        "robust": None,
        "tipping_criteria": [],
    }
    if not pairs:
        return result
    total = sum(w for _, w, _, _ in pairs)
    supplier, key_account = _scores(pairs)
    balance = key_account - supplier
    gross = sum(w * abs(k - s) for _, w, s, k in pairs) / total
    all_weights = sum(Fraction(w) for w, _, _ in rows if w is not None and w > 0)
    limits = (tolerance, cooperation, strategic)
    zone = _zone(supplier, key_account, limits)
    tipping = [
        pair[0]
        for pair in pairs
        if len(pairs) >= 2 and _zone(*_scores([p for p in pairs if p is not pair]), limits) != zone
    ]
    return result | {
        "supplier_score": float(supplier),
        "key_account_score": float(key_account),
        "net_balance": float(balance),
        "gross_imbalance": float(gross),
        "offset": float(gross - abs(balance)),
        "balance_score": float(100 * (1 - abs(balance) / (high - low))),
        "level": float((supplier + key_account) / 2),
        "coverage": float(total / all_weights),
        "zone": zone,
        "robust": None if len(pairs) < 2 else not tipping,
        "tipping_criteria": tipping,
    }


def _pairs(rows: Sequence[Row]) -> list[tuple[int, Fraction, Fraction, Fraction]]:
    return [
        (number, Fraction(w), Fraction(s), Fraction(k))
        for number, (w, s, k) in enumerate(rows, start=1)
        if w is not None and w > 0 and s is not None and k is not None
    ]


def _scores(pairs: Sequence[tuple[int, Fraction, Fraction, Fraction]]) -> tuple[Fraction, Fraction]:
    total = sum(w for _, w, _, _ in pairs)
    return sum(w * s for _, w, s, _ in pairs) / total, sum(w * k for _, w, _, k in pairs) / total


def _zone(supplier: Fraction, key_account: Fraction, limits: tuple[Fraction, Fraction, Fraction]) -> str:
    tolerance, cooperation, strategic = (round(limit, 9) for limit in limits)
    balance = round(key_account - supplier, 9)
    level = round((supplier + key_account) / 2, 9)
    if balance < -tolerance:
        return "supplier_frustration"
    if balance > tolerance:
        return "key_account_frustration"
    if level < cooperation:
        return "supplier_relationship"
    return "cooperation" if level < strategic else "strategic_partnership"
