"""The page "Was jetzt dran ist": every line follows from an account's data, and nothing more urgent is left out."""

from __future__ import annotations

import datetime as dt
import io
import math
import random
from typing import Any

import openpyxl
import pytest

from kam_partnership.assessment import Target, Zone
from kam_partnership.portfolio.account import Account, DatedMeasure
from kam_partnership.portfolio.crm_rows import CrmFacts
from kam_partnership.portfolio.desk import MOST, Kind, due_days, large_accounts, tasks
from kam_partnership.portfolio.desk_words import Desk
from kam_partnership.portfolio.gathering import Portfolio
from kam_partnership.portfolio.judge import judge
from kam_partnership.portfolio.workbook import portfolio_workbook
from kam_partnership.texts import Language
from portfolio.made_up import TODAY, account
from tiers import thinned

DAY = dt.timedelta(days=1)


def portfolio(*accounts: Account, figure: str = "") -> Portfolio:
    return Portfolio(TODAY, accounts, (), judge(accounts), (), figure)


def random_account(chance: random.Random, number: int) -> Account:
    def maybe(value: Any, part: float = 0.5) -> Any:
        return value if chance.random() < part else None

    def around(days: int) -> dt.date:
        return TODAY + dt.timedelta(days=chance.randint(-days, days))

    dated = sorted(around(60) for _ in range(chance.randint(0, 3)))
    measures = tuple(DatedMeasure(day, f"M{n}", chance.choice(("", "Anna")), chance.random() < 0.3)
                     for n, day in enumerate(dated))  # fmt: skip
    rating = lambda: round(chance.uniform(1, 9), 1)  # noqa: E731 - shorter than a function
    more = {
        "target": maybe(Target(rating(), rating())),
        "next_review": maybe(around(90)),
        "date": maybe(TODAY - dt.timedelta(days=chance.randint(0, 600)), 0.9),
        "size": maybe(float(chance.randint(1, 50))),
        "author": chance.choice(("", "Berta")),
        "dated": measures,
        "open_measures": len(measures) + chance.randint(0, 1),
        "rated": chance.choice((2, 3, 3, 3)),
    }
    earlier = maybe((rating(), rating()))
    if earlier is not None:
        more["earlier"] = earlier
    return account(f"Konto {number}", maybe(rating(), 0.9), rating(), **more)


def expected(one: Account, large: set[str]) -> list[str]:
    """What is due, said once more and straight from the data."""
    figures, found = one.figures, []
    if any(measure.due < TODAY for measure in one.dated):
        found.append("overdue_measure")
    review = one.next_review
    if review is not None and review < TODAY and not (one.date is not None and one.date >= review):
        found.append("overdue_review")
    balance = figures.net_balance
    out = balance is not None and abs(balance) > 1.5 + 1e-9 and not figures.provisional
    out = out and figures.target_zone != figures.zone
    if out and one.file in large:
        found.append("large_in_frustration")
    if figures.zone is not Zone.UNRATED and (one.date is None or TODAY - one.date > 365 * DAY):
        found.append("old")
    since = one.over_year
    if one.target is not None and figures.target_reached is False and since is not None:
        aims = (one.target.supplier, one.target.key_account)
        then = math.dist(aims, (since.supplier_score_then or 0, since.key_account_score_then or 0))
        now = math.dist(aims, (since.supplier_score_now or 0, since.key_account_score_now or 0))
        if now - then > 0.75 + 1e-9:
            found.append("away_from_target")
    if out and one.file not in large:
        found.append("in_frustration")
    if balance is None or figures.provisional:
        found.append("not_rated")
    if figures.target_reached is False and one.open_measures == 0:
        found.append("target_without_measure")
    return found


@thinned(seed=6)
@pytest.mark.parametrize("seed", range(60))
def test_every_line_follows_from_the_data_and_nothing_more_urgent_is_left_out(seed: int) -> None:
    chance = random.Random(seed)
    accounts = [random_account(chance, number) for number in range(chance.choice((1, 5, 24, 40)))]
    by_size = sorted((a for a in accounts if a.size), key=lambda a: (-(a.size or 0), a.file))
    half, large = sum(a.size or 0 for a in by_size) / 2, set[str]()
    for one in by_size:
        if sum(a.size or 0 for a in by_size if a.file in large) < half:
            large.add(one.file)
    assert large_accounts(accounts) == large
    due = {a.file: found for a in accounts if (found := expected(a, large))}
    shuffled = chance.sample(accounts, len(accounts))
    found = tasks(shuffled, TODAY)
    assert {task.account.file: [str(kind) for kind in task.kinds] for task in found} == due
    order = list(Kind)
    ranks = [(order.index(task.kinds[0]), -(task.account.size or 0)) for task in found]
    assert ranks == sorted(ranks)  # so that whoever stands below the tenth line is less urgent by the rule
    for task in found:
        if task.kinds[0] is Kind.OVERDUE_MEASURE:
            first = min(task.account.dated, key=lambda measure: measure.due)
            assert (task.until, task.who) == (first.due, first.who or task.account.author)
        else:
            assert task.who == task.account.author
            assert task.until in (None, task.account.next_review)
    sheet = openpyxl.load_workbook(io.BytesIO(portfolio_workbook(portfolio(*accounts), Language.DE))).worksheets[0]
    names = [row[1] for row in sheet.iter_rows(6, 5 + MOST, 2, 7, values_only=True) if isinstance(row[0], (int, float))]
    kept = [task for task in found if "large_in_frustration" in due[task.account.file]][:3]
    others = [task for task in found if task not in kept][: MOST - len(kept)]
    assert names == [task.account.name for task in found if task in (*kept, *others)]


def test_overdue_measures_of_small_accounts_hide_no_large_one_out_of_balance() -> None:
    late = {"dated": (DatedMeasure(TODAY - DAY, "Idee"),), "open_measures": 1}
    small = [account(f"Klein {n:02d}", 5, 5, size=1.0, **late) for n in range(12)]
    desk = Desk(portfolio(account("Groß", 8, 3, size=100.0), *small), Language.DE)
    assert [task.account.name for task in desk.shown] == [f"Klein {n:02d}" for n in range(9)] + ["Groß"]


def line(one: Account, *others: Account, language: Language = Language.DE) -> tuple[str, str, str]:
    desk = Desk(portfolio(one, *others), language)
    task = next(task for task in desk.tasks if task.account is one)
    return desk.what(task), desk.who(task), desk.until(task)


def test_an_overdue_measure_is_told_with_its_people_and_its_day() -> None:
    measures = (DatedMeasure(TODAY - 9 * DAY, "Preise klären", "Anna, B. Kunde"), DatedMeasure(TODAY - DAY, "Später"))
    assert line(account("A", 5, 5, dated=measures, open_measures=2)) == (
        "2 Maßnahmen überfällig, die älteste: „Preise klären“.", "Anna, B. Kunde", "fällig war 12.11.2026",
    )  # fmt: skip
    one = account("A", 5, 5, dated=(DatedMeasure(TODAY - DAY, "Idee", proposed=True),), open_measures=1)
    assert line(one) == (
        "Maßnahme überfällig: „Idee“. Sie ist erst vorgeschlagen.", "nicht benannt", "fällig war 20.11.2026",
    )  # fmt: skip


def test_the_owner_in_the_crm_goes_before_who_rated() -> None:
    review = TODAY - 30 * DAY
    one = account("A", 5, 5, next_review=review, date=review - DAY, author="Wer bewertet hat")
    assert line(one)[1:] == ("Wer bewertet hat", "Blick war 22.10.2026")
    owned = account("A", 5, 5, next_review=review, date=review - DAY, author="X", crm=CrmFacts(owner="KAM"))
    assert line(owned)[1] == "KAM"


def test_a_review_with_an_assessment_since_is_not_overdue_and_not_ahead() -> None:
    review = TODAY - 30 * DAY
    done = account("A", 5, 5, next_review=review, date=review)
    assert tasks([done], TODAY) == []
    assert due_days([done], TODAY) == []
    assert [day.day for day in due_days([account("A", 5, 5, next_review=review, date=None)], TODAY)] == [review]


def test_no_day_is_told_as_none_and_a_coming_review_as_such() -> None:
    assert line(account("A", 9, 5)) == ("Außer Balance (−4,0): Wir investieren mehr.", "nicht benannt", "ohne Termin")
    coming = account("A", 5, 9, next_review=TODAY + DAY)
    assert line(coming)[0::2] == ("Außer Balance (+4,0): Der Key Account investiert mehr.", "Blick am 22.11.2026")
    assert line(coming, language=Language.EN)[2] == "review on 22 Nov 2026"


def test_what_else_is_due_follows_in_few_words() -> None:
    old = account("A", 9, 5, date=TODAY - 400 * DAY, dated=(DatedMeasure(TODAY - DAY, "x"),), open_measures=1)
    assert line(old)[0] == "Maßnahme überfällig: „x“. Außerdem: alte Bewertung, außer Balance."


def test_an_imbalance_on_purpose_is_no_task() -> None:
    assert tasks([account("A", 4, 7, target=Target(4, 7))], TODAY) == []


def test_old_assessments_are_named_and_what_is_not_rated_is_not_old() -> None:
    accounts = [account(f"Alt {n}", 5, 5, date=TODAY - (400 + n) * DAY) for n in range(7)]
    accounts += [account("Frisch", 5, 5), account("Neu", None, None, date=None)]
    sheet = openpyxl.load_workbook(io.BytesIO(portfolio_workbook(portfolio(*accounts), Language.DE))).worksheets[0]
    told = [str(row[0]) for row in sheet.iter_rows(min_col=2, max_col=2, values_only=True)]
    old = "Bewertungen älter als ein Jahr oder ohne Datum (7): Alt 6, Alt 5, Alt 4, Alt 3, Alt 2 und 2 weitere."
    assert old in told


def test_a_portfolio_in_order_says_so() -> None:
    sheet = openpyxl.load_workbook(
        io.BytesIO(portfolio_workbook(portfolio(account("A", 5, 5)), Language.DE))
    ).worksheets[0]
    assert str(sheet["B5"].value).startswith("Nichts ist überfällig")


def test_dates_are_listed_from_the_oldest_to_ninety_days_ahead() -> None:
    days = (TODAY - 5 * DAY, TODAY, TODAY + 90 * DAY, TODAY + 91 * DAY)
    one = account("A", 5, 5, dated=tuple(DatedMeasure(day, f"bis {day}") for day in days), open_measures=4)
    book = openpyxl.load_workbook(io.BytesIO(portfolio_workbook(portfolio(one), Language.DE)))
    rows = list(book["Termine"].iter_rows(min_row=6, min_col=2, values_only=True))
    assert [(row[1], row[5]) for row in rows] == [(-5, "überfällig"), (0, "steht an"), (90, "steht an")]
