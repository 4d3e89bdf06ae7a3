"""Which advice an account gets, and why: one table of rules, the first that holds decides. Pure.

docs/portfolio.md explains the table in words. All comparisons round to 9 decimals, like the zones.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kam_partnership.assessment import Zone
from kam_partnership.portfolio.account import Account
from kam_partnership.portfolio.movement import MOVED, Movement

#: A potential of so many times the revenue leaves room to grow; one that is not above the revenue leaves none.
ROOM_TO_GROW: Final = 1.5
#: So many days without an answer are long enough to draw a conclusion.
PATIENCE: Final = 180
_DECIMALS = 9


class Advice(StrEnum):
    """What to do with an account; the order is that of the ranking."""

    INVEST = "invest"
    ASK_IN_RETURN = "ask_in_return"
    DISCUSS = "discuss"
    SCALE_BACK = "scale_back"
    AS_COOPERATION = "as_cooperation"
    HOLD = "hold"
    RATE = "rate"


class Reason(StrEnum):
    """Why; each has its text. Of accounts with the same advice, those with an earlier reason come first."""

    KEY_ACCOUNT_WAITS = "key_account_waits"
    NEXT_PARTNER = "next_partner"
    TARGET_ASKS_US = "target_asks_us"
    POTENTIAL = "potential"
    WE_INVEST_MORE = "we_invest_more"
    TARGET_ASKS_THEM = "target_asks_them"
    DRIFTING = "drifting"
    LOSING_LEVEL = "losing_level"
    OVER_TARGET = "over_target"
    MIXED = "mixed"
    NO_TARGET = "no_target"
    TARGET_IS_LESS = "target_is_less"
    UNANSWERED = "unanswered"
    NO_POTENTIAL = "no_potential"
    TOO_MANY_PARTNERS = "too_many_partners"
    STRATEGIC = "strategic"
    TARGET_REACHED = "target_reached"
    ON_PURPOSE = "on_purpose"
    LEAN = "lean"
    NOT_RATED = "not_rated"
    INVALID = "invalid"
    HARDLY_RATED = "hardly_rated"


ADVICE_OF: Final = {
    Reason.KEY_ACCOUNT_WAITS: Advice.INVEST,
    Reason.NEXT_PARTNER: Advice.INVEST,
    Reason.TARGET_ASKS_US: Advice.INVEST,
    Reason.POTENTIAL: Advice.INVEST,
    Reason.WE_INVEST_MORE: Advice.ASK_IN_RETURN,
    Reason.TARGET_ASKS_THEM: Advice.ASK_IN_RETURN,
    Reason.DRIFTING: Advice.DISCUSS,
    Reason.LOSING_LEVEL: Advice.DISCUSS,
    Reason.OVER_TARGET: Advice.DISCUSS,
    Reason.MIXED: Advice.DISCUSS,
    Reason.NO_TARGET: Advice.DISCUSS,
    Reason.TARGET_IS_LESS: Advice.SCALE_BACK,
    Reason.UNANSWERED: Advice.SCALE_BACK,
    Reason.NO_POTENTIAL: Advice.SCALE_BACK,
    Reason.TOO_MANY_PARTNERS: Advice.AS_COOPERATION,
    Reason.STRATEGIC: Advice.HOLD,
    Reason.TARGET_REACHED: Advice.HOLD,
    Reason.ON_PURPOSE: Advice.HOLD,
    Reason.LEAN: Advice.HOLD,
    Reason.NOT_RATED: Advice.RATE,
    Reason.INVALID: Advice.RATE,
    Reason.HARDLY_RATED: Advice.RATE,
}


class Place(StrEnum):
    """What only the whole portfolio can say of an account."""

    PARTNER = "partner"
    CANDIDATE = "candidate"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """An account as the rules look at it.

    Attributes:
        place: of the account in the portfolio.
        compare_potential: whether potential and revenue of the CRM may be compared: not where the "revenue" may be
            what the customer itself sells in a year.
    """

    account: Account
    place: Place = Place.NONE
    compare_potential: bool = True

    @property
    def zone(self) -> Zone | None:
        """None with invalid settings."""
        return self.account.figures.zone

    def is_beyond(self, value: float | None, part: float = 1.0) -> bool:
        """Whether a value in scale units is above that part of the tolerance; undefined ones are not."""
        settings = self.account.settings
        if value is None or settings is None:
            return False
        return round(value, _DECIMALS) > round(part * settings.tolerance, _DECIMALS)

    @property
    def we_should_give_more(self) -> bool:
        """The target asks more of us than today, beyond the tolerance."""
        return self.is_beyond(self.account.figures.to_target_supplier)

    @property
    def we_should_give_less(self) -> bool:
        """The target asks less of us than today, beyond the tolerance."""
        return self.is_beyond(_minus(self.account.figures.to_target_supplier))

    @property
    def they_should_give_more(self) -> bool:
        """The target asks more of the key account than today, beyond the tolerance."""
        return self.is_beyond(self.account.figures.to_target_key_account)

    @property
    def they_should_give_less(self) -> bool:
        """The target asks less of the key account than today, beyond the tolerance."""
        return self.is_beyond(_minus(self.account.figures.to_target_key_account))

    @property
    def has_target(self) -> bool:
        """Both sides have said where they want to be."""
        return self.account.figures.target_reached is not None

    @property
    def room(self) -> float | None:
        """Potential in parts of the revenue; None where one is missing, or in another currency, or not comparable."""
        facts = self.account.crm
        if not self.compare_potential or facts is None or facts.potential is None or facts.revenue is None:
            return None
        if facts.potential.currency != facts.revenue.currency or facts.revenue.value <= 0:
            return None
        return facts.potential.value / facts.revenue.value

    @property
    def lasting(self) -> Movement | None:
        """The movement over at least the days of patience."""
        course, today = self.account.course, self.account.date
        if course is None or today is None or (today - course.date).days < PATIENCE:
            return None
        return course

    @property
    def is_drifting(self) -> bool:
        """In balance, but further away from it than at the earlier date."""
        course = self.account.course
        if course is None:
            return False
        then, now = map(abs, course.balances)
        return self.is_beyond(now - then, MOVED)

    @property
    def is_losing_level(self) -> bool:
        """Both together give less than at the earlier date."""
        course = self.account.course
        return course is not None and self.is_beyond(-course.level_change, MOVED)

    @property
    def is_unanswered(self) -> bool:
        """We gave more at the earlier date already, and the key account gives no more since."""
        course = self.lasting
        if course is None:
            return False
        gives_more = round(course.now[1] - course.then[1], _DECIMALS) > 0
        return course.zones[0] is Zone.SUPPLIER_FRUSTRATION and not gives_more


def _minus(value: float | None) -> float | None:
    return None if value is None else -value


def _is(zone: Zone) -> Callable[[Situation], bool]:
    return lambda s: s.zone is zone


def _imbalanced(s: Situation) -> bool:
    return s.zone in (Zone.SUPPLIER_FRUSTRATION, Zone.KEY_ACCOUNT_FRUSTRATION)


def _we_give_more(s: Situation) -> bool:
    return s.zone is Zone.SUPPLIER_FRUSTRATION


#: Every rule with what must hold, in their order. The last one always holds.
RULES: Final[tuple[tuple[Reason, Callable[[Situation], bool]], ...]] = (
    (Reason.INVALID, lambda s: s.zone is None),
    (Reason.NOT_RATED, _is(Zone.UNRATED)),
    (Reason.HARDLY_RATED, lambda s: bool(s.account.figures.provisional)),
    (Reason.ON_PURPOSE, lambda s: _imbalanced(s) and s.account.wanted and bool(s.account.figures.target_reached)),
    (Reason.TARGET_IS_LESS, lambda s: s.we_should_give_less),
    (
        Reason.TARGET_ASKS_THEM,
        lambda s: s.they_should_give_more and (_we_give_more(s) or not s.we_should_give_more),
    ),
    (
        Reason.KEY_ACCOUNT_WAITS,
        lambda s: s.zone is Zone.KEY_ACCOUNT_FRUSTRATION and (s.we_should_give_more or not s.they_should_give_less),
    ),
    (Reason.UNANSWERED, lambda s: _we_give_more(s) and not s.has_target and s.is_unanswered),
    (
        Reason.NO_POTENTIAL,
        lambda s: _we_give_more(s) and not s.has_target and s.room is not None and s.room <= 1,
    ),
    (Reason.WE_INVEST_MORE, _we_give_more),
    (Reason.TOO_MANY_PARTNERS, lambda s: s.zone is Zone.STRATEGIC_PARTNERSHIP and s.place is not Place.PARTNER),
    (Reason.NEXT_PARTNER, lambda s: s.place is Place.CANDIDATE),
    (Reason.TARGET_ASKS_US, lambda s: s.we_should_give_more),
    (Reason.OVER_TARGET, lambda s: s.they_should_give_less),
    (Reason.DRIFTING, lambda s: s.is_drifting),
    (Reason.LOSING_LEVEL, lambda s: s.is_losing_level),
    (Reason.MIXED, lambda s: bool(s.account.figures.mixed)),
    (Reason.STRATEGIC, lambda s: s.place is Place.PARTNER),
    (Reason.TARGET_REACHED, lambda s: s.has_target),
    (Reason.POTENTIAL, lambda s: s.room is not None and s.room >= ROOM_TO_GROW),
    (
        Reason.LEAN,
        lambda s: s.zone is Zone.SUPPLIER_RELATIONSHIP and s.room is not None and s.room <= 1,
    ),
    (Reason.NO_TARGET, lambda _: True),
)


def reason_of(situation: Situation) -> Reason:
    """The first reason that holds."""
    return next(reason for reason, holds in RULES if holds(situation))


def may_become_partner(situation: Situation) -> bool:
    """Whether a cooperation is near strategic partnership and nothing speaks against leading it there.

    Near is within a tolerance of the limit, or with strategic partnership as the target.
    """
    account, settings = situation.account, situation.account.settings
    figures = account.figures
    if figures.zone is not Zone.COOPERATION or figures.provisional or figures.mixed or settings is None:
        return False
    if situation.we_should_give_less or (situation.they_should_give_more and not situation.we_should_give_more):
        return False
    if figures.target_zone is not None:
        return figures.target_zone is Zone.STRATEGIC_PARTNERSHIP
    return figures.level is not None and not situation.is_beyond(settings.level_strategic - figures.level)
