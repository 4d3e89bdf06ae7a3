"""Where a relationship stands: the zones of the partnership diagram."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from kam_partnership.assessment.settings import Settings

#: Both sides of a comparison are rounded to this many decimals, so that every engine agrees.
COMPARED_DECIMALS = 9


class Zone(StrEnum):
    """The zones; the values are the keys used in JSON and in the texts."""

    SUPPLIER_FRUSTRATION = "supplier_frustration"
    KEY_ACCOUNT_FRUSTRATION = "key_account_frustration"
    SUPPLIER_RELATIONSHIP = "supplier_relationship"
    COOPERATION = "cooperation"
    STRATEGIC_PARTNERSHIP = "strategic_partnership"
    UNRATED = "unrated"

    @property
    def balanced(self) -> bool:
        """True when both sides invest alike, within the tolerance."""
        return self in BALANCED_ZONES


BALANCED_ZONES = (Zone.SUPPLIER_RELATIONSHIP, Zone.COOPERATION, Zone.STRATEGIC_PARTNERSHIP)


def less(left: float, right: float) -> bool:
    """``left < right`` after rounding both to 9 decimals."""
    return round(left, COMPARED_DECIMALS) < round(right, COMPARED_DECIMALS)


def zone_rule(settings: Settings) -> Callable[[float, float], Zone]:
    """How these settings assign zones: a function of both scores, in scale units.

    Limits belong to the balanced, higher side. The limits are rounded once, so that judging thousands of
    positions stays fast.
    """
    tolerance, cooperation, strategic = (
        round(limit, COMPARED_DECIMALS)
        for limit in (settings.tolerance, settings.level_cooperation, settings.level_strategic)
    )

    def zone(supplier_score: float, key_account_score: float) -> Zone:
        net_balance = round(key_account_score - supplier_score, COMPARED_DECIMALS)
        if net_balance < -tolerance:
            return Zone.SUPPLIER_FRUSTRATION
        if net_balance > tolerance:
            return Zone.KEY_ACCOUNT_FRUSTRATION
        level = round((supplier_score + key_account_score) / 2, COMPARED_DECIMALS)
        if level < cooperation:
            return Zone.SUPPLIER_RELATIONSHIP
        if level < strategic:
            return Zone.COOPERATION
        return Zone.STRATEGIC_PARTNERSHIP

    return zone


def zone_of(supplier_score: float, key_account_score: float, settings: Settings) -> Zone:
    """The zone of one position.

    Args:
        supplier_score: S, scale units.
        key_account_score: K, scale units.
        settings: tolerance and level limits.
    """
    return zone_rule(settings)(supplier_score, key_account_score)
