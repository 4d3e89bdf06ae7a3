"""What is kept back so that nobody's ratings follow from what is shown, tried on all small groups there can be."""

from __future__ import annotations

import itertools
from collections import defaultdict

import pytest

from kam_partnership.raters.disclosure import fixes_an_end

Ratings = tuple[int, ...]


def fixed(sets: list[Ratings]) -> bool:
    """Whether these sets of ratings, each in order, have but one lowest or one highest rating among them."""
    return len({one[0] for one in sets}) == 1 or len({one[-1] for one in sets}) == 1


def every_set(count: int) -> dict[int, dict[int, list[Ratings]]]:
    """All sets of so many whole ratings of 0 to 10, by their sum and by how far they lie from their mean."""
    found: dict[int, dict[int, list[Ratings]]] = defaultdict(lambda: defaultdict(list))
    for one in itertools.combinations_with_replacement(range(11), count):
        found[sum(one)][sum(abs(count * rating - sum(one)) for rating in one)].append(one)
    return found


@pytest.mark.parametrize("people", [5, 6, 7])
def test_an_average_deviation_is_shown_only_where_it_leaves_both_ends_open(people: int) -> None:
    for by_deviation in every_set(people).values():
        for alike in by_deviation.values():
            told = {fixes_an_end([float(rating) for rating in one], 0.0, 10.0) for one in alike}
            assert told == {fixed(alike)}, alike[0]


@pytest.mark.parametrize("people", [5, 6, 7])
def test_that_it_is_not_shown_tells_nothing_that_the_mean_does_not(people: int) -> None:
    for by_deviation in every_set(people).values():
        everything = [one for alike in by_deviation.values() for one in alike]
        kept_back = [one for alike in by_deviation.values() if fixed(alike) for one in alike]
        assert not kept_back or not fixed(kept_back) or fixed(everything)


def test_people_who_rate_in_halves_are_protected_too_and_finer_ones_need_not_be() -> None:
    whole = [1.0, 7.0, 8.0, 8.0, 9.0]
    assert fixes_an_end(whole, 0.0, 10.0)
    assert fixes_an_end([rating / 2 for rating in whole], 0.0, 5.0)
    assert fixes_an_end([rating + 1 for rating in whole], 1.0, 11.0)
    assert not fixes_an_end([rating / 3 for rating in whole], 0.0, 10 / 3)
