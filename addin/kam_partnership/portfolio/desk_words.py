"""What is due now, in words: what it is about, who, until when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property

from kam_partnership.portfolio.account import Account
from kam_partnership.portfolio.desk import DueDay, Kind, Task, on_the_page, target_distances, tasks
from kam_partnership.portfolio.gathering import Portfolio
from kam_partnership.portfolio.judge import Advised
from kam_partnership.portfolio.statement import reason_text
from kam_partnership.texts import Language, date_text, number_text, text
from kam_partnership.workbook.verdict_words import distance_text


class Desk:
    """The tasks of a portfolio with their words.

    Attributes:
        tasks: all of them, the most urgent first.
        advised: the advice for each account, by its file.
    """

    def __init__(self, portfolio: Portfolio, language: Language) -> None:
        self._portfolio, self._language = portfolio, language
        self.tasks = tasks(portfolio.accounts, portfolio.today)

    @property
    def shown(self) -> list[Task]:
        """Those that stand on the page."""
        return on_the_page(self.tasks)

    @cached_property
    def advised(self) -> Mapping[str, Advised]:
        """The advice for each account, by its file."""
        return {advised.account.file: advised for advised in self._portfolio.judgement.ranking}

    def advice(self, task: Task) -> str:
        """What to do with the account."""
        return self._say(f"portfolio.advice.{self.advised[task.account.file].advice}")

    def why(self, task: Task) -> str:
        """What the most urgent thing is, in a sentence with its figures."""
        account, kind = task.account, task.kinds[0]
        if kind is Kind.OVERDUE_MEASURE:
            return self._overdue(task)
        if kind is Kind.NOT_RATED:
            return reason_text(self.advised[account.file], self._portfolio.judgement.top, self._language)
        key = {
            Kind.LARGE_IN_FRUSTRATION: f"{kind}.{account.figures.zone}",
            Kind.IN_FRUSTRATION: f"{kind}.{account.figures.zone}",
            Kind.OLD: "undated" if account.date is None else "old",
        }.get(kind, str(kind))
        return self._say(f"portfolio.now.{key}", **self._values(account, kind))

    def also(self, task: Task) -> str:
        """What else is due there, in few words; "" for nothing."""
        kinds = ", ".join(self._say(f"portfolio.now.also.{kind}") for kind in task.kinds[1:])
        return self._say("portfolio.now.also", kinds=kinds) if kinds else ""

    def what(self, task: Task) -> str:
        """The most urgent thing and what else is due there."""
        return " ".join(filter(None, (self.why(task), self.also(task))))

    def line(self, task: Task) -> str:
        """What, who and until when, for one line."""
        return f"{self.why(task)} ({self.who(task)}, {self.until(task)})"

    def who(self, task: Task | DueDay) -> str:
        """Who it is with; told where nobody is named."""
        return task.who or self._say("portfolio.now.nobody")

    def until(self, task: Task) -> str:
        """The day that was agreed on, and what it is; told where there is none."""
        day = task.until
        if day is None:
            return self._say("portfolio.now.until.none")
        past = day < self._portfolio.today
        key = "measure" if task.measure is not None else "review.past" if past else "review"
        return self._say(f"portfolio.now.until.{key}", date=date_text(day, self._language))

    def matter(self, due: DueDay) -> str:
        """What a day in the list is about."""
        return self._say("portfolio.now.review") if due.measure is None else due.measure.text

    def _overdue(self, task: Task) -> str:
        measure, count = task.measure, task.account.overdue(self._portfolio.today)
        assert measure is not None  # noqa: S101 - so are tasks of this kind made
        told = self._say("portfolio.now.overdue_measure", count=count, measure=measure.text)
        return f"{told} {self._say('portfolio.now.proposed')}" if measure.proposed else told

    def _values(self, account: Account, kind: Kind) -> dict[str, str]:
        figures, language = account.figures, self._language
        values = {"balance": number_text(figures.net_balance, language, signed=True, beside=account.tolerance)}
        if kind is Kind.OLD and account.date is not None:
            values |= {
                "date": date_text(account.date, language),
                "days": str(_days(account.date, self._portfolio.today)),
            }
        if kind is Kind.AWAY_FROM_TARGET and account.course is not None:
            then, now = (number_text(distance, language) for distance in target_distances(account))
            values |= {"date": date_text(account.course.date, language), "then": then, "now": now}
        ways = (("supplier", figures.to_target_supplier), ("key_account", figures.to_target_key_account))
        return values | {side: distance_text(way, language) for side, way in ways if way is not None}

    def _say(self, key: str, **values: object) -> str:
        return text(key, self._language, **values)


def _days(day: dt.date, today: dt.date) -> int:
    return (today - day).days
