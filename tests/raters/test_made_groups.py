"""300 made-up groups: every figure equals an independent computation, and the anonymous show no more than they may."""

from __future__ import annotations

import dataclasses
import itertools
import random
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import tiers
from kam_partnership.merge import answers as answers_module
from kam_partnership.merge.answers import Answer, Answers, read_answers
from kam_partnership.merge.as_json import report_object
from kam_partnership.merge.merge_report import make_report
from kam_partnership.raters.rater import Side
from kam_partnership.texts import Language
from raters.made_groups import Person, made_group, other_spelling
from raters.oracle import PRINTED_T, expected_criteria, expected_scores, expected_sides, expected_spread, folded, mean

SEEDS = tiers.some(range(300), 60)


def answers_of(people: list[Person]) -> Answers:
    return Answers(
        tuple(Answer(Path(f"{n}.xlsx"), one.rater(), "A", "B", None, None) for n, one in enumerate(people)), ()
    )


def told(people: list[Person], *, anonymous: bool) -> dict[str, Any]:
    """What ``merge --json`` prints."""
    return report_object(make_report(answers_of(people), anonymous=anonymous, language=Language.EN))


def same(shown: float | None, expected: Fraction | None) -> bool:
    """Equal to 1e-9, or both unknown."""
    if shown is None or expected is None:
        return shown is expected is None
    return abs(shown - float(expected)) <= 1e-9


def by_key(criteria: list[dict[str, Any]]) -> Mapping[tuple[str, int], dict[str, Any]]:
    return {(folded(one["title"]), 1): one for one in criteria}  # no made-up workbook holds a title twice


def ratings_of(expected: dict[str, Any], of: str, view: str | None = None) -> list[Fraction]:
    return [rating for side, rating in expected[of] if view in (None, side)]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_figure_of_named_people_equals_an_independent_computation(seed: int) -> None:
    people = made_group(seed)
    shown = told(people, anonymous=False)
    sides = expected_sides(people)
    for side in ("supplier", "key_account"):
        view, expected = shown["sides"][side], sides[side]
        assert (view is None) is (expected is None)
        if view is not None:
            assert view["raters"] == expected["raters"]
            assert all(same(view[key], expected[key]) for key in expected if key != "raters")
    assert same(shown["view_gap"], sides["view_gap"])
    assert shown["each_side_gives_more"] == sides["each"]
    scores = [expected_scores([row[1:] for row in one.rows]) for one in people]
    balances = [key_account - supplier for supplier, key_account in scores]
    for name, values in (("supplier_score", [s for s, _ in scores]), ("net_balance", balances)):
        assert same(shown["figures"][name]["mean"], mean(values))
        interval = shown["figures"][name]["interval"]
        assert (interval is None) is (len(people) < 3)
        if interval is not None and len(people) - 1 in PRINTED_T:
            variance = sum((value - mean(values)) ** 2 for value in values) / (len(values) - 1)  # type: ignore[operator]
            half = PRINTED_T[len(people) - 1] * float(variance / len(people)) ** 0.5
            assert (interval[1] - interval[0]) / 2 == pytest.approx(half, rel=2e-4, abs=1e-9)
    criteria, expected_ones = by_key(shown["criteria"]), expected_criteria(people)
    assert criteria.keys() == expected_ones.keys()
    for key, one in criteria.items():
        expected = expected_ones[key]
        assert same(one["between"], expected["between"])
        assert one["sides_disagree"] == expected["disagree"]
        for of in ("supplier", "key_account"):
            spread = expected_spread([float(rating) for rating in ratings_of(expected, of)])
            assert one[of]["count"] == spread["count"]
            assert same(one[of]["mean"], spread["mean"])
            assert same(one[of]["average_deviation"], spread["average_deviation"])
            own, other = one["views"][of]["own"], one["views"][of]["other"]
            assert same(own, mean(ratings_of(expected, of, of)))
            assert same(other, mean(ratings_of(expected, of, Side(of).other)))
        if expected["disagree"]:
            assert one["agreed"] is False


def leaves_ends_open(ratings: list[Fraction]) -> bool:
    """Whether mean and average deviation allow other lowest and other highest ratings, by trying all there are."""
    values = [int(rating) for rating in ratings]
    mean_of_all = Fraction(sum(values), len(values))
    above = sum((value - mean_of_all for value in values if value > mean_of_all), Fraction(0))
    lowest, highest = set(), set()
    for number in range(1, len(values)):  # of ratings above the mean
        total = above + number * mean_of_all
        for ends in itertools.product(range(11), repeat=2):
            low, high = ends
            if low <= mean_of_all < high and total.denominator == 1:
                upper = _sums(number, [v for v in range(low, high + 1) if v > mean_of_all], high)
                lower = _sums(len(values) - number, [v for v in range(low, high + 1) if v <= mean_of_all], low)
                if total in upper and sum(values) - total in lower:
                    lowest.add(low)
                    highest.add(high)
    return len(lowest) > 1 and len(highest) > 1


def _sums(count: int, values: list[int], one_of_them: int) -> range:
    """The sums of so many of these neighbouring values, of which one at least is an end of them."""
    return range(one_of_them + (count - 1) * values[0], one_of_them + (count - 1) * values[-1] + 1)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_anonymous_people_show_equals_it_too_and_is_no_more_than_may_be_shown(seed: int) -> None:
    people = made_group(seed)
    shown, whole = told(people, anonymous=True), told(people, anonymous=False)
    assert shown["raters"] == []
    if len(people) < 3:
        assert (shown["figures"], shown["criteria"], shown["view_gap"]) == ({}, [], None)
        assert shown["sides"] == {"supplier": None, "key_account": None}
        return
    rated = [sum(one.side is side for one in people) for side in Side]
    by_side = all(count == 0 or count >= 3 for count in rated)
    assert shown["sides"] == (whole["sides"] if by_side else {"supplier": None, "key_account": None})
    assert shown["view_gap"] == (whole["view_gap"] if by_side else None)
    for name, figure in shown["figures"].items():
        everything = whole["figures"][name]
        allowed = {"mean", "count", *(["interval"] if len(people) >= 5 else [])}
        for key, value in figure.items():
            assert value in (None, 0) or (key in allowed and value == everything[key]), (name, key)
    for name in ("supplier_score", "key_account_score", "net_balance", "level"):
        assert shown["figures"][name]["mean"] == whole["figures"][name]["mean"]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_criteria_of_anonymous_people_show_no_more_than_may_be_shown(seed: int) -> None:
    people = made_group(seed)
    shown, whole = told(people, anonymous=True), told(people, anonymous=False)
    expected, named = expected_criteria(people), by_key(whole["criteria"])
    criteria = by_key(shown["criteria"])
    enough = {key for key, one in expected.items() if one["raters"] >= 3 and len(people) >= 3}
    assert criteria.keys() <= enough
    assert len(enough) - len(criteria) == shown["held_back_criteria"] <= 2
    by_side = any(shown["sides"].values())
    for key, one in criteria.items():
        assert (one["wide_range"], one["weights"], one["lacking"], one["evidence"]) == (None, None, [], [])
        for of in ("supplier", "key_account"):
            count = len(expected[key][of])
            allowed = {"mean", "count"} if count >= 3 else set()
            views = [len(ratings_of(expected[key], of, side)) for side in Side]
            if count >= 5 and (not by_side or min(views) < 3) and leaves_ends_open(ratings_of(expected[key], of)):
                allowed.add("average_deviation")
            for name, value in one[of].items():
                assert value == (named[key][of][name] if name in allowed else 0 if name == "count" else None)
            for name in ("own", "other"):
                assert one["views"][of][name] == (named[key]["views"][of][name] if min(views) >= 3 else None)
        if one["between"] is not None:
            assert all(len(expected[key]["gaps"][side]) >= 3 for side in Side)
            assert (one["between"], one["sides_disagree"]) == (named[key]["between"], named[key]["sides_disagree"])


@pytest.mark.parametrize("seed", tiers.some(range(300), 30))
def test_one_person_counts_once_however_the_name_is_written(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    people = made_group(seed)
    chance = random.Random(seed)
    again = [dataclasses.replace(one, name=other_spelling(chance, one.name)) for one in people if chance.random() < 0.4]
    everybody = [*people, *again]
    chance.shuffle(again)
    files = {Path(f"/made up/{n}.xlsx"): one for n, one in enumerate(everybody)}
    monkeypatch.setattr(
        answers_module, "_answer", lambda path, _: Answer(path, files[path].rater(), "A", "B", None, None)
    )
    found = read_answers(list(files), lambda _: None)
    assert [one.rater.name for one in found.answers] == [one.name for one in people]
    assert len(found.failed) == len(again)
