"""Where to invest, what to hold, what to scale back: the rules, whatever order the files come in."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from kam_partnership.assessment import (
    Assessment,
    Criterion,
    SavedPosition,
    Settings,
    Target,
    Zone,
    compare_with,
    compute_figures,
)
from kam_partnership.portfolio.account import Account, DatedMeasure, RatedCriterion
from kam_partnership.portfolio.criterion_totals import CriteriaTotals
from kam_partnership.portfolio.judge import Advice, Judgement, Reason, judge, reference_scale
from kam_partnership.portfolio.statement import partners_text, reason_text
from kam_partnership.texts import Language, text
from portfolio.made_up import TODAY, account

ACCOUNTS = (
    account("Wartet", 3, 7),
    account("Wartet sehr", 2, 9),
    account("Geben viel", 8, 4),
    account("Partner A", 9, 9),
    account("Partner B", 8.5, 8.5),
    account("Kooperation", 6, 6),
    account("Kleine", 2, 2),
    account("Neu", None, None),
    account("Kaputt", 5, 5, settings=None),
    account("Angefangen", 9, 9, unrated=4),
    account("Nur zwei", 9, 9, rated=2),
)


def _advice(judgement: Judgement) -> dict[str, tuple[Advice, Reason]]:
    return {judged.account.name: (judged.advice, judged.reason) for judged in judgement.ranking}


def test_each_account_gets_its_advice_and_its_reason() -> None:
    found = _advice(judge(ACCOUNTS, top=3))
    assert found == {
        "Wartet": (Advice.INVEST, Reason.KEY_ACCOUNT_WAITS),
        "Wartet sehr": (Advice.INVEST, Reason.KEY_ACCOUNT_WAITS),
        "Geben viel": (Advice.ASK_IN_RETURN, Reason.WE_INVEST_MORE),
        "Partner A": (Advice.HOLD, Reason.STRATEGIC),
        "Partner B": (Advice.HOLD, Reason.STRATEGIC),
        "Kooperation": (Advice.INVEST, Reason.NEXT_PARTNER),
        "Kleine": (Advice.DISCUSS, Reason.NO_TARGET),
        "Neu": (Advice.RATE, Reason.NOT_RATED),
        "Kaputt": (Advice.RATE, Reason.INVALID),
        "Angefangen": (Advice.RATE, Reason.HARDLY_RATED),
        "Nur zwei": (Advice.RATE, Reason.HARDLY_RATED),
    }


def test_the_most_urgent_comes_first() -> None:
    invest = [judged.account.name for judged in judge(ACCOUNTS).ranking if judged.advice is Advice.INVEST]
    assert invest == ["Wartet sehr", "Wartet", "Kooperation"]


def test_no_more_strategic_partners_than_wanted() -> None:
    judgement = judge(ACCOUNTS, top=1)
    assert [partner.name for partner in judgement.strategic] == ["Partner A"]
    assert _advice(judgement)["Partner B"] == (Advice.AS_COOPERATION, Reason.TOO_MANY_PARTNERS)
    assert judgement.candidates == ()
    told = partners_text(judgement, Language.DE)
    assert "2 Accounts" in told
    assert "höchstens 1" in told
    assert "Partner A" in told


def test_a_balanced_partner_too_many_is_not_told_like_one_whom_we_give_too_much() -> None:
    judgement = judge(ACCOUNTS, top=1)
    order = [judged.advice for judged in judgement.ranking]
    assert order == sorted(order, key=list(Advice).index)
    by_advice = {advice: [j.account.name for j in judgement.ranking if j.advice is advice] for advice in Advice}
    assert by_advice[Advice.AS_COOPERATION] == ["Partner B"]
    assert by_advice[Advice.ASK_IN_RETURN] == ["Geben viel"]
    assert text("portfolio.advice.as_cooperation", Language.DE) == "Wie eine Kooperation führen"


def test_one_candidate_is_told_as_one() -> None:
    one, two = judge(ACCOUNTS, top=3), judge([*ACCOUNTS, account("Zweite", 5.5, 5.5)], top=4)
    assert "Nächster Kandidat: Kooperation." in partners_text(one, Language.DE)
    assert "Die nächsten Kandidaten: Kooperation, Zweite." in partners_text(two, Language.DE)
    assert "Next candidate: Kooperation." in partners_text(one, Language.EN)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("top", [0, 1, 2, 3, 9])
@pytest.mark.parametrize("count", [0, 4, len(ACCOUNTS)])
def test_everything_can_be_told(language: Language, top: int, count: int) -> None:
    judgement = judge(ACCOUNTS[:count], top)
    assert len(judgement.strategic) <= top
    assert partners_text(judgement, language)
    assert all(reason_text(judged, top, language) for judged in judgement.ranking)


def test_the_largest_customers_are_the_strategic_ones() -> None:
    sized = [account("Klein", 9, 9, size=1.0), account("Gross", 7.5, 7.5, size=50.0)]
    assert [partner.name for partner in judge(sized, top=1).strategic] == ["Gross"]


def test_the_order_of_the_files_does_not_matter() -> None:
    shuffled = list(ACCOUNTS)
    random.Random(1).shuffle(shuffled)
    assert judge(shuffled) == judge(ACCOUNTS)


def test_other_scales_are_compared_by_their_share() -> None:
    wide = Settings(0, 100, 15, 40, 70)
    judged = judge([account("Punkte", 20, 90, settings=wide), account("Noten", 3, 9)]).ranking
    assert [one.account.name for one in judged] == ["Punkte", "Noten"]
    assert reference_scale([account("a", 1, 1), account("b", 2, 2), account("c", 3, 3, settings=wide)]) == (
        0.0,
        10.0,
        1.5,
        4.0,
        7.0,
    )


def test_trend_age_and_overdue_measures_of_an_account() -> None:
    one = account(
        "A",
        6,
        8,
        earlier=(5, 6),
        dated=(DatedMeasure(dt.date(2026, 11, 20), "a"), DatedMeasure(TODAY, "b")),
        date=dt.date(2026, 11, 1),
    )
    assert one.movement is not None
    assert one.movement.level_change == pytest.approx(1.5)
    assert one.movement.balance_change == pytest.approx(1.0)
    assert (one.age(TODAY), one.overdue(TODAY)) == (20, 1)
    assert account("B", None, None).movement is None


def test_an_account_that_stands_in_another_zone_than_last_time_is_told_from_one_that_only_moved() -> None:
    def since(supplier: float, key_account: float) -> Account:
        return account("A", 6, 7, earlier=(supplier, key_account))

    moved = since(6, 9).year
    assert moved is not None
    assert moved.zones == (Zone.KEY_ACCOUNT_FRUSTRATION, Zone.COOPERATION)
    stayed = since(5, 6).year
    assert stayed is not None
    assert stayed.zones == (Zone.COOPERATION, Zone.COOPERATION)
    assert account("B", 6, 7).year is None
    row = compare_with(Assessment(Settings(), ()), SavedPosition(TODAY, 6.0, 9.0))
    unread = account("C", 6, 7, since_last=row, over_year=row)
    assert (unread.movement, unread.year) == (None, None)  # the row of that time does not tell its ratings


def test_criteria_that_came_are_no_change_of_the_account() -> None:
    criteria = [Criterion(n, f"K{n}", 1.0, 6, 6) for n in (1, 2, 3)]
    then = SavedPosition(dt.date(2026, 1, 1), 6.0, 6.0, Assessment(Settings(), tuple(criteria)))
    now = Assessment(Settings(), (*criteria, *(Criterion(n, f"K{n}", 1.0, 9, 1) for n in (4, 5, 6))))
    since = compare_with(now, then)
    one = account("A", 9, 1, previous=then, since_last=since, over_year=since, figures=compute_figures(now))
    assert one.figures.zone is Zone.SUPPLIER_FRUSTRATION
    assert one.year is not None
    assert (one.year.level_change, one.year.balance_change) == (0, 0)
    assert one.year.zones[0] is one.year.zones[1]


def test_what_is_provisional_is_rated_first_and_never_a_partner() -> None:
    one = judge([account("Eine", 9, 9, rated=1, unrated=15)])
    assert (one.strategic, one.candidates, one.in_zone) == ((), (), 0)
    assert reason_text(one.ranking[0], 3, Language.DE) == (
        "Erst 1 von 16 Kriterien bewertet: zu wenig für eine Entscheidung."
    )


def test_a_lean_relationship_on_purpose_is_not_sold_upwards() -> None:
    lean = account("Schlank", 5, 5, target=Target(3, 3))
    assert judge([lean]).candidates == ()
    assert judge([account("Nah", 6, 6)]).candidates != ()
    assert judge([account("Fern", 5, 5)]).candidates == ()  # two points below the limit: nobody would call that near
    assert judge([account("Höher", 5, 5, target=Target(8, 8))]).candidates != ()


def test_a_balance_of_the_mean_only_is_told() -> None:
    figures = compute_figures(
        Assessment(Settings(), tuple(Criterion(n, f"K{n}", 1.0, *((9, 3), (3, 9))[n % 2]) for n in (1, 2, 3, 4)))
    )
    told = reason_text(judge([account("Gemischt", 6, 6, figures=figures)], top=0).ranking[0], 0, Language.DE)
    assert told == "Nur im Mittel ausgewogen: 4 von 4 Kriterien liegen jenseits der Toleranz."


def test_criteria_over_all_accounts_in_both_languages() -> None:
    totals = CriteriaTotals()
    totals.add([RatedCriterion("Zusagen verlässlich einhalten", -0.4, 0.1), RatedCriterion(" ", -1, 0.1)])
    totals.add([RatedCriterion("zusagen  verlässlich einhalten", -0.2, 0.1), RatedCriterion("Preis", 0.1, 0.1)])
    first, second = totals.ranking()
    assert (first.title, first.count, first.supplier_share) == ("Zusagen verlässlich einhalten", 2, 1.0)
    assert first.mean_gap == pytest.approx(-0.3)
    assert (second.title, second.supplier_more, second.key_account_more) == ("Preis", 0, 0)  # on the limit: balanced


def test_gaps_that_cancel_out_leave_no_sign() -> None:
    totals = CriteriaTotals()
    for gap in (0.1, 0.2, -0.3, -0.0):
        totals.add([RatedCriterion("Preis", gap, 0.1)])
    assert str(totals.ranking()[0].mean_gap) == "0.0"
