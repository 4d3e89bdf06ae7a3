"""Two sides look at one relationship: how each of them sees it, and what the difference between both means.

Source: docs/scoring.md, "Several raters".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kam_partnership.assessment import Settings, Zone
from kam_partnership.assessment.zones import COMPARED_DECIMALS


class Giving(StrEnum):
    """Who gives more as somebody sees it; the values stand in the keys of texts."""

    SUPPLIER = "supplier"
    BALANCED = "balanced"
    KEY_ACCOUNT = "key_account"


@dataclass(frozen=True, slots=True)
class SideView:
    """How the people of one side see it, in scale units: means over them.

    Attributes:
        raters: how many they are, at least one.
        supplier_score, key_account_score: what they say that either side invests.
        net_balance: key account minus supplier; negative when they see the supplier investing more.
        zone: of that position.
    """

    raters: int
    supplier_score: float
    key_account_score: float
    net_balance: float
    zone: Zone

    @property
    def level(self) -> float:
        """Half the sum of both scores."""
        return (self.supplier_score + self.key_account_score) / 2

    @property
    def giving(self) -> Giving:
        """Who gives more, beyond the tolerance."""
        return _GIVING.get(self.zone, Giving.BALANCED)


_GIVING = {Zone.SUPPLIER_FRUSTRATION: Giving.SUPPLIER, Zone.KEY_ACCOUNT_FRUSTRATION: Giving.KEY_ACCOUNT}


class Headline(StrEnum):
    """What two views have to say to each other, the first thing to be told; the values stand in the keys of texts.

    ``EACH_SELF``: each side sees itself as the giving one. ``EACH_OTHER``: each side sees the other one so.
    ``STRONGER``: both see the same side giving, not equally strongly. ``APART``: one sees a side giving, the other one
    sees a balance. In all others the balances differ by no more than the tolerance. ``LEVEL``: how much is invested is
    seen differently. ``ON_AVERAGE``: on half of the criteria or more the sides disagree. ``NEARLY``: close to each
    other, but on both sides of a limit. ``MOSTLY``: on some criteria the sides disagree, or on which is not known.
    ``SAME``: on no criterion. ``ONE_SIDE``: only one side answered. ``TOGETHER``: nothing may be shown by side.
    ``NOTHING``: nothing may be shown at all.
    """

    EACH_SELF = "each_self"
    EACH_OTHER = "each_other"
    STRONGER = "stronger"
    APART = "apart"
    LEVEL = "level"
    ON_AVERAGE = "on_average"
    NEARLY = "nearly"
    MOSTLY = "mostly"
    SAME = "same"
    ONE_SIDE = "one_side"
    TOGETHER = "together"
    NOTHING = "nothing"


def beyond(value: float, limit: float) -> bool:
    """Whether a value is greater than a limit, both rounded as the definition says."""
    return round(value, COMPARED_DECIMALS) > round(limit, COMPARED_DECIMALS)


def each_side_gives_more(supplier: SideView, key_account: SideView, settings: Settings) -> bool:
    """Whether each side sees itself as the one that gives more, and both lie further apart than the tolerance."""
    gap = key_account.net_balance - supplier.net_balance
    opposite = beyond(0, supplier.net_balance) and beyond(key_account.net_balance, 0)
    return opposite and beyond(gap, settings.tolerance)


def compare(supplier: SideView, key_account: SideView, settings: Settings, disagree: Iterable[bool | None]) -> Headline:
    """What two views have to say to each other.

    Args:
        supplier, key_account: how each side sees it.
        settings: the tolerance.
        disagree: for each criterion whether the sides disagree on it; None where that is not known.
    """
    tolerance = settings.tolerance
    if each_side_gives_more(supplier, key_account, settings):
        return Headline.EACH_SELF
    if beyond(abs(key_account.net_balance - supplier.net_balance), tolerance):
        if beyond(supplier.net_balance, 0) and beyond(0, key_account.net_balance):
            return Headline.EACH_OTHER
        if supplier.giving is not key_account.giving:
            return Headline.APART
        if supplier.giving is not Giving.BALANCED:  # two balances can lie further apart by a rounding alone
            return Headline.STRONGER
    if beyond(abs(key_account.level - supplier.level), tolerance):
        return Headline.LEVEL
    known = [one for one in disagree if one is not None]
    if known and 2 * sum(known) >= len(known):
        return Headline.ON_AVERAGE
    if supplier.zone is not key_account.zone:
        return Headline.NEARLY
    return Headline.MOSTLY if any(known) or not known else Headline.SAME
