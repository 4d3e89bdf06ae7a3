"""What two views have to say to each other: every combination there is."""

from __future__ import annotations

import dataclasses
import itertools

import pytest

from kam_partnership.assessment import Settings, zone_of
from kam_partnership.raters.pooling import merge
from kam_partnership.raters.rater import Side
from kam_partnership.raters.sides import Giving, Headline, SideView, compare
from raters.test_pooling import ours

DEFAULTS = Settings()


def view(balance: float, level: float = 5.5, settings: Settings = DEFAULTS) -> SideView:
    supplier, key_account = level - balance / 2, level + balance / 2
    return SideView(2, supplier, key_account, balance, zone_of(supplier, key_account, settings))


@pytest.mark.parametrize(
    ("supplier", "key_account", "headline"),
    [
        (-2.0, 2.0, Headline.EACH_SELF),
        (-1.0, 1.0, Headline.EACH_SELF),  # both within the tolerance, and yet further apart than it
        (-0.75, 0.75, Headline.MOSTLY),  # exactly the tolerance apart
        (-0.8, 0.8, Headline.EACH_SELF),
        (2.0, -2.0, Headline.EACH_OTHER),
        (1.0, -1.0, Headline.EACH_OTHER),
        (-5.0, -2.0, Headline.STRONGER),
        (2.0, 5.0, Headline.STRONGER),
        (-3.0, -1.0, Headline.APART),
        (-3.0, 0.0, Headline.APART),
        (0.0, 3.0, Headline.APART),
        (3.0, 1.0, Headline.APART),
        (-1.6, -1.4, Headline.NEARLY),
        (-3.0, -3.2, Headline.MOSTLY),
        (0.0, 0.0, Headline.MOSTLY),  # on which criteria is not known
    ],
)
def test_balances_decide_about_the_headline(supplier: float, key_account: float, headline: Headline) -> None:
    assert compare(view(supplier), view(key_account), DEFAULTS, []) is headline


@pytest.mark.parametrize(
    ("disagree", "headline"),
    [
        ([False] * 4, Headline.SAME),
        ([False, None], Headline.SAME),
        ([True, False, False], Headline.MOSTLY),
        ([True, False], Headline.ON_AVERAGE),
        ([True], Headline.ON_AVERAGE),
        ([None, None], Headline.MOSTLY),
    ],
)
def test_equal_balances_are_the_same_view_only_where_the_criteria_are(
    disagree: list[bool | None], headline: Headline
) -> None:
    assert compare(view(0.5), view(0.7), DEFAULTS, disagree) is headline


def test_how_much_is_invested_belongs_to_the_view() -> None:
    assert compare(view(0, 8.0), view(0, 4.0), DEFAULTS, [False]) is Headline.LEVEL
    assert compare(view(0, 7.1), view(0, 6.9), DEFAULTS, [False]) is Headline.NEARLY


def test_comparisons_round_both_sides_to_nine_decimals() -> None:
    assert compare(view(-0.75 - 1e-12), view(0.75 + 1e-12), DEFAULTS, [False]) is Headline.SAME
    assert compare(view(-4e-10), view(1.6), DEFAULTS, []) is Headline.APART  # no side sees itself giving more than 0


@pytest.mark.parametrize("tolerance", [0.0, 0.5, 1.5, 10.0])
def test_every_pair_of_views_has_a_headline_and_its_words(tolerance: float) -> None:
    settings = dataclasses.replace(DEFAULTS, tolerance=tolerance)
    steps = [number / 2 for number in range(-8, 9)]
    for ours_, theirs in itertools.product(steps, steps):
        pair = view(ours_, settings=settings), view(theirs, settings=settings)
        headline = compare(*pair, settings, [])
        if headline is Headline.APART:
            assert Giving.BALANCED in {one.giving for one in pair} != {Giving.BALANCED}
        if headline is Headline.STRONGER:
            assert pair[0].giving is pair[1].giving is not Giving.BALANCED


def test_the_sides_come_first_whatever_the_average_deviation_says() -> None:
    """Everybody within 11/6 of the mean, and yet one side sees itself giving and the other one itself."""
    group = [ours("A", (6, 5)), ours("B", (6, 5)), *(ours(n, (5, 6), side=Side.KEY_ACCOUNT) for n in "CD")]
    (criterion,) = merge(group).criteria
    assert (criterion.disagreement, criterion.between, criterion.sides_disagree) == (0.5, 2, True)
    assert criterion.agreed is False
    assert criterion.agreed_within == {Side.SUPPLIER: True, Side.KEY_ACCOUNT: True}
    assert merge(group).headline is Headline.EACH_SELF
