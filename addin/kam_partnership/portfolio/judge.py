"""Where to invest, what to ask for, what to scale back deliberately: all accounts together. Pure.

Each account's advice follows from the rules of ``advice.py``. What only the whole portfolio can say is said here: who
the at most ``top`` strategic partners are, because nobody can lead more than two or three in earnest, and, while there
are fewer, which cooperations are the next ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kam_partnership.assessment import Zone
from kam_partnership.portfolio.account import Account
from kam_partnership.portfolio.advice import (
    ADVICE_OF,
    Advice,
    Place,
    Reason,
    Situation,
    may_become_partner,
    reason_of,
)

__all__ = ["ADVICE_OF", "Advice", "Advised", "Judgement", "Reason", "judge", "reference_scale"]


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


def judge(accounts: Iterable[Account], top: int = 3, *, compare_potential: bool = True) -> Judgement:
    """Judge all accounts.

    Args:
        accounts: in any order; the result does not depend on it.
        top: at most so many strategic partners.
        compare_potential: see ``Situation``.

    Raises:
        ValueError: for a negative ``top``.
    """
    if top < 0:
        raise ValueError("a number of partners is not negative")
    everyone = sorted(accounts, key=lambda account: account.file)
    partners = _best(a for a in everyone if _zone(a) is Zone.STRATEGIC_PARTNERSHIP)
    strategic = partners[:top]
    near = (a for a in everyone if may_become_partner(Situation(a, compare_potential=compare_potential)))
    candidates = _best(near)[: top - len(strategic)]
    places = {id(account): Place.PARTNER for account in strategic}
    places |= {id(account): Place.CANDIDATE for account in candidates}
    reasons = [(a, reason_of(Situation(a, places.get(id(a), Place.NONE), compare_potential))) for a in everyone]
    ranking: list[Advised] = []
    for advice in Advice:
        members = [(a, reason) for a, reason in reasons if ADVICE_OF[reason] is advice]
        members.sort(key=lambda member: _urgency(*member))
        ranking += [Advised(a, advice, reason, rank) for rank, (a, reason) in enumerate(members, start=1)]
    return Judgement(tuple(ranking), top, len(partners), tuple(strategic), tuple(candidates))


def _zone(account: Account) -> Zone | None:
    """The zone of an account that is rated well enough to decide on."""
    return None if account.figures.provisional else account.figures.zone


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
    by_balance = ADVICE_OF[reason] is Advice.SCALE_BACK or reason in (Reason.KEY_ACCOUNT_WAITS, Reason.WE_INVEST_MORE)
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
