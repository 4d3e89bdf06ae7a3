"""What several raters give together, and what stays hidden where they are anonymous."""

from __future__ import annotations

import dataclasses
import math
import random
from collections.abc import Iterator, Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tiers
from kam_partnership.assessment import NUMBER_FIGURES, Assessment, Criterion, Settings, Zone, compute_figures
from kam_partnership.raters.merged import LINEAR_FIGURES, Merged, Protection, SelfOther
from kam_partnership.raters.pooling import ScalesDiffer, merge
from kam_partnership.raters.rater import Rater, Side
from kam_partnership.raters.spread import Spread
from raters.oracle import expected_scores, expected_spread
from tiers import rounds

Rows = Sequence[tuple[str, float | None, float | None, float | None]]  # title, weight, supplier, key account


def rater(name: str, side: Side, rows: Rows, **limits: float) -> Rater:
    criteria = tuple(Criterion(n, *row) for n, row in enumerate(rows, start=1))
    return Rater(name, side, Assessment(Settings(**limits), criteria))


def ours(name: str, *pairs: tuple[float | None, float | None], side: Side = Side.SUPPLIER) -> Rater:
    return rater(name, side, [(f"K{n}", 1.0, s, k) for n, (s, k) in enumerate(pairs, start=1)])


@st.composite
def groups(draw: st.DrawFn, smallest: int = 1) -> list[Rater]:
    """Raters on one scale, each with some of six criteria in an order of their own."""
    rating = st.none() | st.integers(0, 40).map(lambda n: n / 4)
    weight = st.none() | st.sampled_from([0.0, 1.0, 2.0, 0.5])
    titles = [f"K{n}" for n in range(6)]
    group = []
    for number in range(draw(st.integers(smallest, 7))):
        order = draw(st.permutations(titles))[: draw(st.integers(1, 6))]
        first, *rest = order
        rows = [(first, 1.0, *(draw(st.integers(0, 10).map(float)) for _ in Side))]
        rows += [(title, draw(weight), draw(rating), draw(rating)) for title in rest]
        group.append(rater(f"Person mit Namen {number}", draw(st.sampled_from(Side)), rows))
    return group


def values_of(group: Sequence[Rater], title: str, side: Side, view: Side | None = None) -> list[float]:
    found = []
    for one in group:
        for row in one.assessment.criteria:
            value = row.supplier if side is Side.SUPPLIER else row.key_account
            if row.title == title and value is not None and view in (None, one.side):
                found.append(value)
    return found


class TestThePooledFigures:
    @settings(max_examples=tiers.examples(40))
    @given(groups())
    def test_equal_an_independent_calculation_in_fractions(self, group: list[Rater]) -> None:
        merged = merge(group)
        scores = [
            expected_scores([(c.weight, c.supplier, c.key_account) for c in g.assessment.criteria]) for g in group
        ]
        for name, place in (("supplier_score", 0), ("key_account_score", 1)):
            expected = expected_spread([score[place] for score in scores])
            assert merged.figures[name].mean == pytest.approx(float(expected["mean"]), abs=1e-9)
            if expected["variance"] is not None:
                assert merged.figures[name].deviation == pytest.approx(math.sqrt(expected["variance"]), abs=1e-9)
        balance = expected_spread([k - s for s, k in scores])
        assert merged.figures["net_balance"].mean == pytest.approx(float(balance["mean"]), abs=1e-9)

    @settings(max_examples=tiers.examples(40))
    @given(groups())
    def test_every_figure_is_the_mean_of_the_raters_own(self, group: list[Rater]) -> None:
        merged = merge(group)
        for name in NUMBER_FIGURES:
            own = [getattr(compute_figures(one.assessment), name) for one in group]
            assert merged.figures[name].mean == pytest.approx(sum(own) / len(own), abs=1e-9)

    @settings(max_examples=tiers.examples(40))
    @given(groups())
    def test_each_criterion_has_mean_agreement_and_both_views(self, group: list[Rater]) -> None:
        for criterion in merge(group).criteria:
            for side, spread in zip(Side, (criterion.pooled.supplier, criterion.pooled.key_account), strict=True):
                expected = expected_spread(values_of(group, criterion.title, side))
                for name in ("count", "mean", "low", "high", "average_deviation"):
                    found, exact = getattr(spread, name), expected[name]
                    assert found is exact is None or found == pytest.approx(float(exact), abs=1e-9)
                own = expected_spread(values_of(group, criterion.title, side, side))["mean"]
                other = expected_spread(values_of(group, criterion.title, side, side.other))["mean"]
                difference = criterion.views[side].difference
                if own is None or other is None:
                    assert difference is None
                else:
                    assert difference == pytest.approx(float(own - other), abs=1e-9)

    def test_the_zone_is_that_of_the_mean_position(self) -> None:
        merged = merge([ours("A", (9, 5)), ours("B", (5, 9))])
        assert [person.figures.zone for person in merged.persons] == [
            Zone.SUPPLIER_FRUSTRATION,
            Zone.KEY_ACCOUNT_FRUSTRATION,
        ]
        assert merged.zone is Zone.STRATEGIC_PARTNERSHIP

    def test_self_view_against_other_view(self) -> None:
        customer = ours("C", (4, 8), side=Side.KEY_ACCOUNT)
        merged = merge([ours("A", (8, 5)), ours("B", (6, 3)), customer])
        supplier, key_account = (merged.views[side] for side in Side)
        assert (supplier.own, supplier.other, supplier.difference) == (7, 4, 3)  # we say 7 of ourselves, they say 4
        assert (key_account.own, key_account.other, key_account.difference) == (8, 4, 4)

    def test_without_the_other_side_there_is_no_other_view(self) -> None:
        merged = merge([ours("A", (8, 5)), ours("B", (6, 3))])
        assert merged.views[Side.SUPPLIER].difference is None
        assert {side: view.raters for side, view in merged.sides.items()} == {Side.SUPPLIER: 2}


class TestDisagreement:
    def test_the_criteria_raters_disagree_on_most_come_first(self) -> None:
        merged = merge([ours("A", (5, 5), (1, 5), (5, 2)), ours("B", (5, 6), (9, 5), (5, 8))])
        assert [criterion.title for criterion in merged.disagreements] == ["K2", "K3", "K1"]
        assert [criterion.disagreement for criterion in merged.disagreements] == [4, 3, 0.5]
        assert [criterion.agreed for criterion in merged.disagreements] == [False, False, True]

    def test_one_rater_neither_agrees_nor_disagrees(self) -> None:
        (criterion,) = merge([ours("A", (5, 5))]).criteria
        assert (criterion.disagreement, criterion.agreed) == (None, None)


class TestMatching:
    def test_titles_match_whatever_their_order_capitals_and_blanks(self) -> None:
        one = rater("A", Side.SUPPLIER, [("Preis", 1, 4, 4), ("Offener  Umgang", 1, 6, 6)])
        two = rater("B", Side.SUPPLIER, [("offener umgang", 1, 8, 8), ("PREIS ", 1, 2, 2)])
        merged = merge([one, two])
        assert {c.title: c.pooled.supplier.mean for c in merged.criteria} == {"Offener  Umgang": 7, "PREIS ": 3}

    def test_what_a_workbook_lacks_is_told(self) -> None:
        one = rater("A", Side.SUPPLIER, [("Preis", 1, 4, 4), ("Nur hier", 1, 6, 6)])
        two = rater("B", Side.SUPPLIER, [("Preis", 1, 2, 2)])
        assert {c.title: c.lacking for c in merge([one, two]).criteria} == {"Preis": (), "Nur hier": (1,)}

    def test_a_title_that_stands_twice_matches_in_its_order(self) -> None:
        one = rater("A", Side.SUPPLIER, [("Preis", 1, 1, 1), ("Preis", 1, 9, 9)])
        two = rater("B", Side.SUPPLIER, [("Preis", 1, 3, 3), ("Preis", 1, 7, 7)])
        assert {c.title: c.pooled.supplier.mean for c in merge([one, two]).criteria} == {"Preis": 2, "Preis (2)": 8}

    def test_rows_without_a_title_count_for_their_rater_and_are_told(self) -> None:
        merged = merge([rater("A", Side.SUPPLIER, [("", 1, 1, 1), ("Preis", 1, 9, 9)]), ours("B", (5, 5))])
        assert merged.untitled == 1
        assert merged.persons[0].figures.supplier_score == 5

    def test_different_weights_are_told_and_each_one_uses_their_own(self) -> None:
        one = rater("A", Side.SUPPLIER, [("Preis", 3, 8, 8), ("Rest", 1, 4, 4)])
        two = rater("B", Side.SUPPLIER, [("Preis", 1, 8, 8), ("Rest", 1, 4, 4)])
        merged = merge([one, two])
        assert merged.weights_differ
        assert [criterion.weights for criterion in merged.criteria] == [(1, 3), None]
        assert merged.figures["supplier_score"].mean == (7 + 6) / 2


class TestSettings:
    def test_different_scales_are_refused_instead_of_converted(self) -> None:
        with pytest.raises(ScalesDiffer):
            merge(
                [rater("A", Side.SUPPLIER, [("K", 1, 4, 4)]), rater("B", Side.SUPPLIER, [("K", 1, 4, 4)], scale_max=9)]
            )

    def test_the_most_frequent_limits_hold_and_it_is_told(self) -> None:
        rows: Rows = [("K", 1, 4, 6)]
        group = [rater(name, Side.SUPPLIER, rows, tolerance=tol) for name, tol in (("A", 3.0), ("B", 1.0), ("C", 1.0))]
        merged = merge(group)
        assert (merged.limits_differ, merged.settings.tolerance, merged.zone) == (True, 1, Zone.KEY_ACCOUNT_FRUSTRATION)

    def test_nobody_is_no_rater(self) -> None:
        with pytest.raises(ValueError, match="nothing to pool"):
            merge([])
        with pytest.raises(ValueError, match="at least one rated pair"):
            ours("A", (5, None))


# ---------------------------------------------------------------------- anonymous raters
def numbers_in(value: object) -> Iterator[float]:
    """Every number anywhere in a result."""
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from numbers_in(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from numbers_in(one)
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from numbers_in(one)
    elif isinstance(value, float):
        yield value


def odd_group(*sides: int) -> list[Rater]:
    """Raters with ratings that no mean happens to equal: so many of the supplier's, so many of the key account's."""
    chance = random.Random(20)
    group = []
    for side, count in zip(Side, sides, strict=True):
        for number in range(count):
            pairs = [(chance.random() * 10, chance.random() * 10) for _ in range(4)]
            group.append(ours(f"{side}-{number}", *pairs, side=side))
    return group


def single_values(group: Sequence[Rater]) -> set[float]:
    rows = [row for one in group for row in one.assessment.criteria]
    scores = [compute_figures(one.assessment) for one in group]
    return {v for row in rows for v in (row.supplier, row.key_account) if v is not None} | {
        value for figures in scores for name in NUMBER_FIGURES[:-1] if (value := getattr(figures, name)) is not None
    }


class TestAnonymousRaters:
    @pytest.mark.parametrize("sides", [(1, 0), (2, 0), (1, 1), (0, 2)])
    def test_of_fewer_than_three_nothing_is_told_but_how_many_they_are(self, sides: tuple[int, int]) -> None:
        group = odd_group(*sides)
        merged = merge(group, anonymous=True)
        assert merged == Merged(Settings(), Protection.NOTHING, sum(sides))

    @pytest.mark.parametrize("sides", [(2, 1), (5, 1), (2, 2), (7, 2), (1, 3)])
    def test_one_or_two_of_a_side_leave_only_means_of_all(self, sides: tuple[int, int]) -> None:
        group = odd_group(*sides)
        merged = merge(group, anonymous=True)
        assert merged.protection is Protection.MEANS
        assert (merged.persons, merged.sides, merged.two_views) == ((), {}, None)
        assert (merged.view_gap, merged.each_side_gives_more) == (None, None)
        shown = (merged.figures, merged.views, merged.criteria)
        assert not single_values(group) & set(numbers_in(shown)) - {0.0}  # nothing deviates in coverage
        assert all(view.own is None and view.other is None for view in merged.views.values())
        told = sum(sides) >= 5
        assert all((merged.figures[name].interval is not None) is told for name in LINEAR_FIGURES)
        for criterion in merged.criteria:
            assert all(view.difference is None for view in criterion.views.values())
            assert (criterion.between, criterion.sides_disagree, criterion.gaps) == (None, None, {})
            assert (criterion.disagreement is not None) is told
            assert criterion.agreed in (False, None)  # what the sides see differently is not called agreed unseen

    @pytest.mark.parametrize("sides", [(3, 0), (4, 0), (0, 5), (3, 3), (3, 4), (6, 9)])
    def test_three_of_each_side_give_means_by_side_and_nothing_that_belongs_to_one(
        self, sides: tuple[int, int]
    ) -> None:
        group = odd_group(*sides)
        merged = merge(group, anonymous=True)
        assert merged.protection is Protection.SIDES
        assert {side: view.raters for side, view in merged.sides.items()} == {
            side: count for side, count in zip(Side, sides, strict=True) if count
        }
        assert merged.persons == ()
        assert merged.views == (merge(group).views if all(sides) else dict.fromkeys(Side, SelfOther()))
        assert not single_values(group) & set(numbers_in((merged.figures, merged.views, merged.criteria))) - {0.0}

    @settings(max_examples=rounds(60, 600))
    @given(groups(smallest=3))
    def test_lowest_and_highest_are_never_shown_and_spread_only_from_five(self, group: list[Rater]) -> None:
        merged = merge(group, anonymous=True)
        assert merged.persons == ()
        named = merge(group)
        for name in NUMBER_FIGURES:
            shown, whole = merged.figures[name], named.figures[name]
            means = Spread(whole.count, whole.mean)
            interval = dataclasses.replace(means, interval=whole.interval)
            assert shown in ([means, interval] if whole.count >= 5 else [means]) or name not in LINEAR_FIGURES
            assert shown == Spread() or name in LINEAR_FIGURES
        pairs = []
        by_title = {criterion.title: criterion for criterion in named.criteria}
        for one in merged.criteria:
            pairs += [
                (one.pooled.supplier, by_title[one.title].pooled.supplier),
                (one.pooled.key_account, by_title[one.title].pooled.key_account),
            ]
            assert (one.wide, one.weights, one.lacking) == (None, None, ())
        for shown, whole in pairs:
            assert (shown.low, shown.high) == (None, None)
            if whole.count < 3:
                assert shown == Spread()
            else:
                means = Spread(whole.count, whole.mean)
                agreement = Spread(whole.count, whole.mean, average_deviation=whole.average_deviation)
                assert shown == means or (whole.count >= 5 and shown == agreement)

    def test_a_criterion_that_fewer_than_three_rated_is_withheld(self) -> None:
        both = [ours(name, (5, 5), (1, 2), (6, 6), side=side) for name, side in zip("AB", Side, strict=True)]
        group = [*both, ours("C", (5, 5), (None, None), (4, 4)), ours("D", (5, 5)), ours("E", (1, 5), (None, None))]
        merged = merge(group, anonymous=True)
        assert ([criterion.title for criterion in merged.criteria], merged.withheld) == (["K1", "K3"], 1)
        assert [criterion.number for criterion in merged.criteria] == [1, 3]  # as in everybody's questionnaire
        assert len(merge(group).criteria) == 3

    def test_a_rating_that_fewer_than_three_gave_is_not_shown(self) -> None:
        rows: list[Rows] = [[("K1", 1, 5, 5), ("K2", 0, 4, k)] for k in (1, 2, None)]
        criterion = merge([rater(name, Side.SUPPLIER, r) for name, r in zip("ABC", rows, strict=True)], anonymous=True)
        spreads = criterion.criteria[1].pooled
        assert (spreads.supplier.count, spreads.key_account.count) == (3, 0)

    def test_a_side_cannot_be_worked_out_from_the_other_and_all_together(self) -> None:
        def rates(name: str, side: Side, first: float, second: float | None) -> Rater:
            return rater(name, side, [("K1", 1, first, first), ("K2", 0, second, second)])

        three = [rates(name, Side.SUPPLIER, 5, 6) for name in "ABC"]
        two = [rates(name, Side.KEY_ACCOUNT, 4, 5) for name in "DE"]
        third = rates("F", Side.KEY_ACCOUNT, 4, None)
        first, second = merge([*three, *two, third], anonymous=True).criteria
        assert first.views[Side.SUPPLIER].difference == 1
        assert second.views[Side.SUPPLIER].own is None
        assert second.views[Side.SUPPLIER].other is None
        assert (second.between, second.gaps) == (None, {})

    def test_what_one_person_left_out_does_not_give_that_persons_score_away(self) -> None:
        """The mean of all minus the criteria's means would be 0.1 times what Kim rated, and Kim rated one criterion."""
        four = [ours(name, *((n, 10 - n) for n in range(start, start + 5))) for start, name in enumerate("ABCD")]
        kim = ours("Kim", (9, 2))
        merged = merge([*four, kim], anonymous=True)
        assert ([one.title for one in merged.criteria], merged.held_back) == (["K1", "K2", "K3", "K4"], 1)
        assert merged.figures["supplier_score"].mean is not None
        assert merge(four, anonymous=True).held_back == 0
        three_left_out = [ours(name, *(((5, 5),) * size)) for name, size in (("E", 4), ("F", 3), ("G", 2))]
        assert merge([*four, *three_left_out], anonymous=True).held_back == 0

    def test_half_a_pair_is_not_the_difference_between_two_means(self) -> None:
        rows: list[Rows] = [[("K1", 1, n, 5), ("K2", 0, n, 9 - n)] for n in range(4)]
        whole = [rater(f"{side}{n}", side, row) for side in Side for n, row in enumerate(rows)]
        half = rater("Kim", Side.SUPPLIER, [("K1", 1, 5, 5), ("K2", 0, 9, None)])
        first, second = merge([*whole, half], anonymous=True).criteria
        assert first.between == pytest.approx((5 + 4 + 3 + 2) / 4 - (5 + 4 + 3 + 2 + 0) / 5)
        assert (second.between, second.pooled.supplier.count) == (None, 9)

    @settings(max_examples=tiers.examples(40))
    @given(groups(), st.randoms())
    def test_the_order_of_the_files_changes_nothing(self, group: list[Rater], chance: random.Random) -> None:
        shuffled = list(group)
        chance.shuffle(shuffled)
        assert merge(group, anonymous=True) == merge(shuffled, anonymous=True)

    @settings(max_examples=tiers.examples(40))
    @given(groups())
    def test_names_are_nowhere(self, group: list[Rater]) -> None:
        assert "Person mit Namen" not in repr(merge(group, anonymous=True))

    @settings(max_examples=tiers.examples(40))
    @given(groups(smallest=3))
    def test_nothing_is_shown_that_fewer_than_three_stand_behind(self, group: list[Rater]) -> None:
        merged = merge(group, anonymous=True)
        for criterion in merged.criteria:
            for spread in (criterion.pooled.supplier, criterion.pooled.key_account):
                assert spread.count == 0 or spread.count >= 3
            for side, view in criterion.views.items():
                if view.own is not None:
                    assert min(len(values_of(group, criterion.title, side, one)) for one in Side) >= 3
