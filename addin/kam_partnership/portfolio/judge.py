"""Where to invest, what to hold, what to scale back deliberately, and why. Pure.

Rules, in this order:

* no position in the diagram (not rated, or settings invalid), or a verdict that is provisional: rate first;
* the key account invests more than we do, beyond the tolerance: invest, for somebody is waiting for us;
* we invest more, beyond the tolerance: scale back deliberately, or ask for something in return;
* in balance and strategic: hold, as long as there are no more than ``top`` of them; those beyond are led as
  cooperations, because nobody can lead more than two or three strategic partnerships in earnest. That is a choice of
  ours and no imbalance, so it is an advice of its own;
* in balance, cooperating, and there are fewer than ``top`` strategic partners: the next best ones to invest in,
  unless another zone is the target: a lean relationship on purpose is not sold upwards;
* everything else in balance: hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kam_partnership.assessment import Zone
from kam_partnership.portfolio.account import Account


class Advice(StrEnum):
    """What to do with an account; the order is that of the ranking."""

    INVEST = "invest"
    HOLD = "hold"
    AS_COOPERATION = "as_cooperation"
    SCALE_BACK = "scale_back"
    RATE = "rate"


class Reason(StrEnum):
    """Why; each has its text. Of accounts with the same advice, those with an earlier reason come first."""

    KEY_ACCOUNT_WAITS = "key_account_waits"
    NEXT_PARTNER = "next_partner"
    STRATEGIC = "strategic"
    COOPERATION = "cooperation"
    SUPPLIER_RELATIONSHIP = "supplier_relationship"
    TOO_MANY_PARTNERS = "too_many_partners"
    WE_INVEST_MORE = "we_invest_more"
    NOT_RATED = "not_rated"
    INVALID = "invalid"
    HARDLY_RATED = "hardly_rated"


@dataclass(frozen=True, slots=True)
class Advised:
    """An account with the advice for it; ``rank`` counts from 1 within the same advice."""

    account: Account
    advice: Advice
    reason: Reason
    rank: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """All accounts advised.

    Attributes:
        ranking: by advice, then by rank.
        top: so many strategic partners are enough.
        in_zone: how many stand in the zone of strategic partnership.
        strategic: those to be led as strategic partners, the first one first; never more than ``top``.
        candidates: cooperating accounts that could become strategic partners next.
    """

    ranking: tuple[Advised, ...]
    top: int
    in_zone: int
    strategic: tuple[Account, ...]
    candidates: tuple[Account, ...]


def judge(accounts: Iterable[Account], top: int = 3) -> Judgement:
    """Judge all accounts.

    Args:
        accounts: in any order; the result does not depend on it.
        top: at most so many strategic partners.

    Raises:
        ValueError: for a negative ``top``.
    """
    if top < 0:
        raise ValueError("a number of partners is not negative")
    everyone = sorted(accounts, key=lambda account: account.file)
    partners = _best(a for a in everyone if _zone(a) is Zone.STRATEGIC_PARTNERSHIP)
    strategic = partners[:top]
    cooperating = _best(a for a in everyone if _zone(a) is Zone.COOPERATION and _may_become_partner(a))
    candidates = cooperating[: top - len(strategic)]
    chosen = {id(account): Reason.STRATEGIC for account in strategic}
    chosen |= {id(account): Reason.NEXT_PARTNER for account in candidates}
    reasons = [(account, chosen.get(id(account)) or _reason(account)) for account in everyone]
    ranking: list[Advised] = []
    for advice in Advice:
        members = [(a, reason) for a, reason in reasons if ADVICE_OF[reason] is advice]
        members.sort(key=lambda member: _urgency(*member))
        ranking += [Advised(a, advice, reason, rank) for rank, (a, reason) in enumerate(members, start=1)]
    return Judgement(tuple(ranking), top, len(partners), tuple(strategic), tuple(candidates))


ADVICE_OF = {
    Reason.KEY_ACCOUNT_WAITS: Advice.INVEST,
    Reason.NEXT_PARTNER: Advice.INVEST,
    Reason.STRATEGIC: Advice.HOLD,
    Reason.COOPERATION: Advice.HOLD,
    Reason.SUPPLIER_RELATIONSHIP: Advice.HOLD,
    Reason.TOO_MANY_PARTNERS: Advice.AS_COOPERATION,
    Reason.WE_INVEST_MORE: Advice.SCALE_BACK,
    Reason.NOT_RATED: Advice.RATE,
    Reason.INVALID: Advice.RATE,
    Reason.HARDLY_RATED: Advice.RATE,
}

_BY_ZONE = {
    Zone.KEY_ACCOUNT_FRUSTRATION: Reason.KEY_ACCOUNT_WAITS,
    Zone.SUPPLIER_FRUSTRATION: Reason.WE_INVEST_MORE,
    Zone.STRATEGIC_PARTNERSHIP: Reason.TOO_MANY_PARTNERS,
    Zone.COOPERATION: Reason.COOPERATION,
    Zone.SUPPLIER_RELATIONSHIP: Reason.SUPPLIER_RELATIONSHIP,
    Zone.UNRATED: Reason.NOT_RATED,
}


def _zone(account: Account) -> Zone | None:
    """The zone of an account that is rated well enough to decide on."""
    return None if account.figures.provisional else account.figures.zone


def _may_become_partner(account: Account) -> bool:
    return account.figures.target_zone in (None, Zone.STRATEGIC_PARTNERSHIP)


def _reason(account: Account) -> Reason:
    zone = account.figures.zone
    if zone is None:
        return Reason.INVALID
    return Reason.HARDLY_RATED if account.figures.provisional else _BY_ZONE[zone]


def _best(accounts: Iterable[Account]) -> list[Account]:
    """The largest first, where a figure is given; then the highest level, then the best balance."""
    return sorted(
        accounts,
        key=lambda a: (
            -(a.size or 0.0),
            -round(a.level_share or 0.0, 9),
            round(abs(a.balance_share or 0.0), 9),
            a.file,
        ),
    )


def _urgency(account: Account, reason: Reason) -> tuple[float | str, ...]:
    """By reason first; then the largest where a figure is given; then the largest imbalance or the highest level."""
    by_balance = reason in (Reason.KEY_ACCOUNT_WAITS, Reason.WE_INVEST_MORE)
    weight = abs(account.balance_share or 0.0) if by_balance else account.level_share or 0.0
    return float(list(Reason).index(reason)), -(account.size or 0.0), -round(weight, 9), account.file


def reference_scale(accounts: Sequence[Account]) -> tuple[float, ...] | None:
    """The settings that most accounts share (minimum, maximum, tolerance, levels); the smallest of equally many."""
    counted: dict[tuple[float, ...], int] = {}
    for account in accounts:
        settings = account.settings
        if settings is not None:
            key = (
                settings.scale_min,
                settings.scale_max,
                settings.tolerance,
                settings.level_cooperation,
                settings.level_strategic,
            )
            counted[key] = counted.get(key, 0) + 1
    return min(counted, key=lambda key: (-counted[key], key), default=None)
