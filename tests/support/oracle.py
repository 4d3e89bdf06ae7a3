"""The scoring reference once more, as literally as possible and in exact fractions: slow and independent."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

Row = tuple[float | None, float | None, float | None]  # weight (None: not valid), supplier, key account


#: What depends on a target, by its key in ``expected_figures``.
TARGET_FIGURES = ("target_zone", "to_target_supplier", "to_target_key_account", "target_reached")


def expected_figures(
    rows: Sequence[Row],
    settings: Sequence[float],
    *,
    minimum_coverage: float = 0.5,
    target: tuple[float, float] | None = None,
) -> dict[str, Any]:
    """All figures of docs/scoring.md for rows of valid numbers and blanks (None), and a valid target or none."""
    low, high, tolerance, cooperation, strategic = map(Fraction, settings)
    limits = (tolerance, cooperation, strategic)
    pairs = _pairs(rows)
    wanted = None if target is None else (Fraction(target[0]), Fraction(target[1]))
    result: dict[str, Any] = {
        "coverage": 0.0,
        "zone": "unrated",
        "robust": None,
        "tipping_criteria": [],
        "supplier_heavy": 0,
        "key_account_heavy": 0,
        "balanced_pairs": 0,
        "share_beyond": None,
        "mixed": None,
        "provisional": None,
        "weighing": sum(w is not None and w > 0 for w, _, _ in rows),
        **dict.fromkeys(TARGET_FIGURES),
        "target_zone": None if wanted is None else _zone(*wanted, limits),
    }
    if not pairs:
        return result
    total = sum(w for _, w, _, _ in pairs)
    supplier, key_account = _scores(pairs)
    balance = key_account - supplier
    gross = sum(w * abs(k - s) for _, w, s, k in pairs) / total
    all_weights = sum(Fraction(w) for w, _, _ in rows if w is not None and w > 0)
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
        **_spread(pairs, zone, gross - abs(balance), tolerance),
        "provisional": len(pairs) < 3 or round(total / all_weights, 9) < round(Fraction(minimum_coverage), 9),
        **({} if wanted is None else _way(wanted, (supplier, key_account), tolerance)),
    }


def _spread(
    pairs: Sequence[tuple[int, Fraction, Fraction, Fraction]], zone: str, offset: Fraction, tolerance: Fraction
) -> dict[str, Any]:
    limit = round(tolerance, 9)
    supplier = [w for _, w, s, k in pairs if round(k - s, 9) < -limit]
    key_account = [w for _, w, s, k in pairs if round(k - s, 9) > limit]
    share = (sum(supplier) + sum(key_account)) / sum(w for _, w, _, _ in pairs)
    balanced = zone in ("supplier_relationship", "cooperation", "strategic_partnership")
    return {
        "supplier_heavy": len(supplier),
        "key_account_heavy": len(key_account),
        "balanced_pairs": len(pairs) - len(supplier) - len(key_account),
        "share_beyond": float(share),
        "mixed": balanced and (round(offset, 9) > limit or round(share, 9) >= Fraction(1, 2)),
    }


def _way(target: tuple[Fraction, Fraction], scores: tuple[Fraction, Fraction], tolerance: Fraction) -> dict[str, Any]:
    supplier, key_account = (wanted - score for wanted, score in zip(target, scores, strict=True))
    near = round(abs(supplier), 9) <= round(tolerance, 9) and round(abs(key_account), 9) <= round(tolerance, 9)
    return {
        "to_target_supplier": float(supplier),
        "to_target_key_account": float(key_account),
        "target_reached": near,
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
