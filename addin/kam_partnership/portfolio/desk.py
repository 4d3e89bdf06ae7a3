"""What is due now: the few accounts that a head of key account management turns to first, and the dates ahead. Pure.

Nothing here is guessed: a person or a day that nobody wrote down is missing, and told so.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kam_partnership.assessment import Zone
from kam_partnership.portfolio.account import Account, DatedMeasure
from kam_partnership.portfolio.advice import Situation
from kam_partnership.portfolio.movement import MOVED

#: So many accounts stand on the page.
MOST: Final = 10
#: So many of them are kept for large accounts out of balance: overdue things of small ones must not hide them all.
KEPT: Final = 3
#: Assessments that are older are old.
OLD_DAYS: Final = 365
#: Dates of so many days ahead are told.
AHEAD: Final = 90
#: The largest accounts, which together make this part of the figure, are the large ones.
LARGE_PART: Final = 0.5


class Kind(StrEnum):
    """Why an account is on the page; the order is that of the page."""

    OVERDUE_MEASURE = "overdue_measure"
    OVERDUE_REVIEW = "overdue_review"
    LARGE_IN_FRUSTRATION = "large_in_frustration"
    OLD = "old"
    AWAY_FROM_TARGET = "away_from_target"
    IN_FRUSTRATION = "in_frustration"
    NOT_RATED = "not_rated"
    TARGET_WITHOUT_MEASURE = "target_without_measure"


@dataclass(frozen=True, slots=True)
class Task:
    """An account that somebody should turn to now.

    Attributes:
        kinds: everything that is due, the most urgent first; never empty.
        who: the people of the measure, else the key account manager; "" where nobody is named.
        until: the day that was agreed on: of the measure or the review, also where it has passed; None without one.
        measure: the one that is overdue longest, where the first kind is about it.
    """

    account: Account
    kinds: tuple[Kind, ...]
    who: str
    until: dt.date | None
    measure: DatedMeasure | None = None


@dataclass(frozen=True, slots=True)
class DueDay:
    """A day in the list of dates; ``measure`` is None for a review."""

    account: Account
    day: dt.date
    measure: DatedMeasure | None

    @property
    def who(self) -> str:
        """The people of the measure, else the key account manager; "" where nobody is named."""
        return (self.measure.who if self.measure is not None else "") or self.account.manager


def tasks(accounts: Iterable[Account], today: dt.date) -> list[Task]:
    """Every account with something due, the most urgent first.

    By the most urgent kind; within it the largest account first where a figure is given, then what waits longest.
    """
    everyone = sorted(accounts, key=lambda account: account.file)
    large = large_accounts(everyone)
    found = [
        _task(account, kinds, today) for account in everyone if (kinds := _kinds(account, today, account.file in large))
    ]
    return sorted(found, key=lambda task: _urgency(task, today))


def on_the_page(found: Sequence[Task]) -> list[Task]:
    """The tasks that stand on the page, in their order: the first, and the first large accounts out of balance."""
    large = [place for place, task in enumerate(found) if Kind.LARGE_IN_FRUSTRATION in task.kinds][:KEPT]
    others = [place for place in range(len(found)) if place not in large]
    return [found[place] for place in sorted([*large, *others[: MOST - len(large)]])]


def large_accounts(accounts: Sequence[Account]) -> frozenset[str]:
    """The files of the large accounts: the largest ones that together make half of the figure; none without figures."""
    sized = sorted(
        (a for a in accounts if a.size is not None and a.size > 0), key=lambda a: (-float(a.size or 0.0), a.file)
    )
    wanted = LARGE_PART * math.fsum(account.size or 0.0 for account in sized)
    found: list[Account] = []
    while math.fsum(account.size or 0.0 for account in found) < wanted:
        found.append(sized[len(found)])
    return frozenset(account.file for account in found)


def is_old(account: Account, today: dt.date) -> bool:
    """Whether the assessment is older than a year, or without a date; what is not rated has none."""
    age = account.age(today)
    return account.figures.zone is not Zone.UNRATED and (age is None or age > OLD_DAYS)


def due_days(accounts: Iterable[Account], today: dt.date) -> list[DueDay]:
    """Dates of open measures and reviews that have passed or come within ``AHEAD`` days, the earliest first."""
    last = today + dt.timedelta(days=AHEAD)
    days = [day for account in accounts for day in _days(account, today) if day.day <= last]
    return sorted(days, key=lambda day: (day.day, day.account.name.casefold(), day.account.file))


def _days(account: Account, today: dt.date) -> Iterator[DueDay]:
    review = account.next_review
    if review is not None and (review >= today or account.review_is_overdue(today)):
        yield DueDay(account, review, None)
    yield from (DueDay(account, measure.due, measure) for measure in account.dated)


def _kinds(account: Account, today: dt.date, large: bool) -> tuple[Kind, ...]:
    in_frustration = _is_in_frustration(account)
    holds = {
        Kind.OVERDUE_MEASURE: account.overdue(today) > 0,
        Kind.OVERDUE_REVIEW: account.review_is_overdue(today),
        Kind.LARGE_IN_FRUSTRATION: in_frustration and large,
        Kind.OLD: is_old(account, today),
        Kind.AWAY_FROM_TARGET: _moves_away(account),
        Kind.IN_FRUSTRATION: in_frustration and not large,
        Kind.NOT_RATED: account.figures.zone in (None, Zone.UNRATED) or bool(account.figures.provisional),
        Kind.TARGET_WITHOUT_MEASURE: account.figures.target_reached is False and account.open_measures == 0,
    }
    return tuple(kind for kind in Kind if holds[kind])


def _is_in_frustration(account: Account) -> bool:
    """Out of balance by a verdict that is final, and not on purpose."""
    zone = account.figures.zone
    imbalanced = zone in (Zone.SUPPLIER_FRUSTRATION, Zone.KEY_ACCOUNT_FRUSTRATION)
    return imbalanced and not account.figures.provisional and not account.wanted


def _moves_away(account: Account) -> bool:
    """Whether the target is not reached and further away than at the earlier date, by more than half the tolerance."""
    course = account.course
    if account.figures.target_reached is not False or course is None:
        return False
    then, now = target_distances(account)
    return Situation(account).is_beyond(now - then, MOVED)


def target_distances(account: Account) -> tuple[float, float]:
    """How far the target was and is, in the diagram, by the criteria of both dates, scale units; needs a course."""
    course, target = account.course, account.target
    assert course is not None and target is not None  # noqa: S101, PT018 - asked for by the caller
    then, now = (
        math.hypot(target.supplier - scores[0], target.key_account - scores[1]) for scores in (course.then, course.now)
    )
    return then, now


def _task(account: Account, kinds: tuple[Kind, ...], today: dt.date) -> Task:
    if kinds[0] is Kind.OVERDUE_MEASURE:
        measure = account.dated[0]  # the earliest one, so it has passed
        return Task(account, kinds, measure.who or account.manager, measure.due, measure)
    review = account.next_review
    agreed = review if kinds[0] is Kind.OVERDUE_REVIEW or (review is not None and review >= today) else None
    return Task(account, kinds, account.manager, agreed)


def _urgency(task: Task, today: dt.date) -> tuple[float | str, ...]:
    """By the kind, then the largest account, then what waits longest."""
    account, kind = task.account, task.kinds[0]
    waiting: float = 0.0
    if kind in (Kind.OVERDUE_MEASURE, Kind.OVERDUE_REVIEW) and task.until is not None:
        waiting = (today - task.until).days
    elif kind is Kind.OLD:
        age = account.age(today)
        waiting = math.inf if age is None else age
    elif kind in (Kind.LARGE_IN_FRUSTRATION, Kind.IN_FRUSTRATION):
        waiting = round(abs(account.balance_share or 0.0), 9)
    return list(Kind).index(kind), -(account.size or 0.0), -waiting, account.name.casefold(), account.file
