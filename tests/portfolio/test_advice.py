"""The rules of the advice: each with an account in which it decides, and those that must not meet it."""

from __future__ import annotations

import datetime as dt
import random
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kam_partnership.assessment import Assessment, Criterion, Settings, Target, Zone, compute_figures
from kam_partnership.portfolio.account import Account
from kam_partnership.portfolio.advice import ADVICE_OF, RULES, Advice, Reason
from kam_partnership.portfolio.crm_rows import Amount, CrmFacts
from kam_partnership.portfolio.judge import Advised, judge
from kam_partnership.portfolio.statement import reason_text
from kam_partnership.texts import Language, text
from portfolio.made_up import account

DOCUMENT = (Path(__file__).parents[2] / "docs" / "portfolio.md").read_text("utf-8")


def crm(revenue: float, potential: float | None, currency: str = "EUR") -> CrmFacts:
    return CrmFacts(Amount(revenue, "EUR"), None if potential is None else Amount(potential, currency))


def only(one: Account, **more: Any) -> Advised:
    """The advice for an account that is alone; two strategic partners are enough, and there are two."""
    partners = [account(f"Partner {n}", 10, 10, size=1e12) for n in (1, 2)]
    found = judge([*partners, one], top=more.pop("top", 2), **more)
    return next(advised for advised in found.ranking if advised.account is one)


def mixed() -> Any:
    criteria = [Criterion(n, f"K{n}", 1.0, *((9, 3), (3, 9))[n % 2]) for n in (1, 2, 3, 4)]
    return compute_figures(Assessment(Settings(), tuple(criteria)))


#: For each reason an account that gets it.
CASES: dict[Reason, tuple[Account, dict[str, Any]]] = {
    Reason.INVALID: (account("A", 5, 5, settings=None), {}),
    Reason.NOT_RATED: (account("A", None, None), {}),
    Reason.HARDLY_RATED: (account("A", 9, 9, rated=2), {}),
    Reason.ON_PURPOSE: (account("A", 4, 7, target=Target(4, 7)), {}),
    Reason.TARGET_IS_LESS: (account("A", 8, 5, target=Target(5, 5)), {}),
    Reason.TARGET_ASKS_THEM: (account("A", 8, 5, target=Target(8, 8)), {}),
    Reason.KEY_ACCOUNT_WAITS: (account("A", 4, 7), {}),
    Reason.UNANSWERED: (account("A", 8, 5, earlier=(8, 5.5)), {}),
    Reason.NO_POTENTIAL: (account("A", 8, 5, crm=crm(100, 90)), {}),
    Reason.WE_INVEST_MORE: (account("A", 8, 5), {}),
    Reason.TOO_MANY_PARTNERS: (account("A", 8, 8), {}),
    Reason.NEXT_PARTNER: (account("A", 6, 6), {"top": 3}),
    Reason.TARGET_ASKS_US: (account("A", 5, 5, target=Target(7, 7)), {}),
    Reason.OVER_TARGET: (account("A", 5, 6, target=Target(5, 4)), {}),
    Reason.DRIFTING: (account("A", 6, 5, earlier=(5.5, 5.5)), {}),
    Reason.LOSING_LEVEL: (account("A", 5, 5, earlier=(6, 6)), {}),
    Reason.MIXED: (account("A", 6, 6, figures=mixed()), {}),
    Reason.STRATEGIC: (account("A", 8, 8), {"top": 3}),
    Reason.TARGET_REACHED: (account("A", 5, 5, target=Target(5, 6)), {}),
    Reason.POTENTIAL: (account("A", 5, 5, crm=crm(100, 150)), {}),
    Reason.LEAN: (account("A", 2, 2, crm=crm(100, 100)), {}),
    Reason.NO_TARGET: (account("A", 5, 5), {}),
}


@pytest.mark.parametrize("reason", Reason)
def test_each_reason_has_an_account_that_gets_it(reason: Reason) -> None:
    one, more = CASES[reason]
    advised = only(one, **more)
    assert (advised.reason, advised.advice) == (reason, ADVICE_OF[reason])


def test_every_reason_has_its_rule_and_the_last_rule_always_holds() -> None:
    assert [reason for reason, _ in RULES].count(Reason.NO_TARGET) == 1
    assert {reason for reason, _ in RULES} == set(Reason) == set(ADVICE_OF)
    assert RULES[-1][0] is Reason.NO_TARGET


def test_the_table_of_the_document_is_the_table_of_the_rules() -> None:
    rows = re.findall(r"^\| \d+ \| `(\w+)` \| ([^|]+) \|", DOCUMENT, re.MULTILINE)
    assert [reason for reason, _ in rows] == [str(reason) for reason, _ in RULES]
    for reason, advice in rows:
        assert advice.strip() == text(f"portfolio.advice.{ADVICE_OF[Reason(reason)]}", Language.DE), reason


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("reason", [reason for reason in Reason if ADVICE_OF[reason] is not Advice.RATE])
def test_each_reason_tells_the_figures_that_it_rests_on(reason: Reason, language: Language) -> None:
    one, more = CASES[reason]
    told = reason_text(only(one, **more), 3, language)
    assert re.search(r"\d", told)
    assert "{" not in told


@pytest.mark.parametrize(
    ("account_", "not_this"),
    [
        # on the limit, not beyond it
        (account("A", 5, 5, target=Target(6.5, 5)), Reason.TARGET_ASKS_US),
        (account("A", 5.75, 5, earlier=(5, 5)), Reason.DRIFTING),
        (account("A", 5, 5, earlier=(5.75, 5.75)), Reason.LOSING_LEVEL),
        (account("A", 5, 5, crm=crm(100, 149)), Reason.POTENTIAL),
        (account("A", 8, 5, crm=crm(100, 101)), Reason.NO_POTENTIAL),
        # what is not known
        (account("A", 5, 5, crm=crm(100, None)), Reason.POTENTIAL),
        (account("A", 5, 5, crm=crm(100, 900, "USD")), Reason.POTENTIAL),
        (account("A", 5, 5, crm=crm(0, 900)), Reason.POTENTIAL),
        (account("A", 8, 5, crm=crm(0, 0)), Reason.NO_POTENTIAL),
        # the key account answered, or there was no time to
        (account("A", 8, 5, earlier=(8, 4.9)), Reason.UNANSWERED),
        (account("A", 8, 5, earlier=(8, 5), date=dt.date(2026, 3, 1)), Reason.UNANSWERED),
        # a target says what is wanted: the potential does not
        (account("A", 8, 5, crm=crm(100, 90), target=Target(8, 8)), Reason.NO_POTENTIAL),
    ],
)
def test_a_rule_does_not_hold(account_: Account, not_this: Reason) -> None:
    assert only(account_).reason is not not_this


def test_what_the_customer_sells_in_a_year_is_not_compared_with_its_potential() -> None:
    one = account("A", 8, 5, crm=crm(3e8, 1e6))
    assert only(one).reason is Reason.NO_POTENTIAL
    assert only(one, compare_potential=False).reason is Reason.WE_INVEST_MORE


def test_heading_and_reason_never_contradict_each_other() -> None:
    """Whatever the figures: who is told to invest gives not too much, who is told to scale back not too little."""
    for seed in range(400):
        chance = random.Random(seed)
        ratings = [round(chance.uniform(0, 10), 1) for _ in range(4)]
        more: dict[str, Any] = {}
        if chance.random() < 0.5:
            more["target"] = Target(*(round(chance.uniform(0, 10), 1) for _ in range(2)))
        if chance.random() < 0.5:
            more["earlier"] = (ratings[2], ratings[3])
        if chance.random() < 0.5:
            more["crm"] = crm(chance.choice((50, 100)), chance.choice((40, 100, 400, None)))
        one = account("A", ratings[0], ratings[1], **more)
        advised, figures = only(one, top=chance.choice((2, 3))), one.figures
        zone, to_us = figures.zone, figures.to_target_supplier
        match advised.advice:
            case Advice.INVEST:
                assert zone is not Zone.SUPPLIER_FRUSTRATION or (to_us or 0) > 1.5
                assert (to_us or 0) >= -1.5
            case Advice.SCALE_BACK:
                assert zone is Zone.SUPPLIER_FRUSTRATION or (to_us or 0) < -1.5
                assert (to_us or 0) <= 1.5
            case Advice.ASK_IN_RETURN:
                assert zone is Zone.SUPPLIER_FRUSTRATION or (figures.to_target_key_account or 0) > 1.5
            case Advice.HOLD:
                assert figures.target_reached is not False
                assert not figures.mixed
            case Advice.RATE:
                assert figures.provisional or zone in (None, Zone.UNRATED)


def test_an_account_without_a_target_is_no_longer_told_to_hold() -> None:
    accounts = [account(f"A{n}", 4 + n / 10, 4.5 + n / 10) for n in range(20)]
    held = [advised for advised in judge(accounts).ranking if advised.advice is Advice.HOLD]
    assert held == []
    reached = [replace(a, figures=account("x", 5, 5, target=Target(5, 5)).figures) for a in accounts]
    assert all(advised.advice is Advice.HOLD for advised in judge(reached).ranking)
