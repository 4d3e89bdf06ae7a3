"""Where a relationship stands: the zones of the partnership diagram."""

from __future__ import annotations

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


def zone_of(supplier_score: float, key_account_score: float, settings: Settings) -> Zone:
    """The zone of a position; limits belong to the balanced, higher side.

    Args:
        supplier_score: S, scale units.
        key_account_score: K, scale units.
        settings: tolerance and level limits.
    """
    net_balance = key_account_score - supplier_score
    if less(net_balance, -settings.tolerance):
        return Zone.SUPPLIER_FRUSTRATION
    if less(settings.tolerance, net_balance):
        return Zone.KEY_ACCOUNT_FRUSTRATION
    level = (supplier_score + key_account_score) / 2
    if less(level, settings.level_cooperation):
        return Zone.SUPPLIER_RELATIONSHIP
    if less(level, settings.level_strategic):
        return Zone.COOPERATION
    return Zone.STRATEGIC_PARTNERSHIP
