"""What the figures are: the worked example of docs/scoring.md, and laws that hold for every assessment."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kam_partnership.assessment import NUMBER_FIGURES, Assessment, Criterion, Settings, Target, Zone, compute_figures
from kam_partnership.assessment.figures import smallest_share_that_may_tip
from support.oracle import expected_figures
from support.strategies import assessments


def assessment_of(*rows: tuple[float | None, float | None, float | None], **limits: float) -> Assessment:
    criteria = (Criterion(n, f"K{n}", w, s, k) for n, (w, s, k) in enumerate(rows, start=1))
    return Assessment(Settings(**limits), tuple(criteria))


EXAMPLE = assessment_of((3, 8, 4), (1, 6, 6), (2, 7, None), (1, None, 3), (1, 5, 7))


class TestTheWorkedExample:
    figures = compute_figures(EXAMPLE)

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("supplier_score", 7), ("key_account_score", 5), ("net_balance", -2), ("gross_imbalance", 2.8),
            ("offset", 0.8), ("balance_score", 80), ("level", 6), ("coverage", 0.625),
        ],
    )  # fmt: skip
    def test_has_each_figure(self, name: str, value: float) -> None:
        assert getattr(self.figures, name) == pytest.approx(value, abs=1e-12)

    def test_contributions_stand_with_their_criteria(self) -> None:
        contributions = {pair.criterion.number: pair.contribution for pair in self.figures.pairs}
        assert contributions == pytest.approx({1: -2.4, 2: 0, 5: 0.4})

    def test_only_the_first_criterion_tips_the_zone(self) -> None:
        assert self.figures.zone is Zone.SUPPLIER_FRUSTRATION
        assert self.figures.tipping_criteria == (1,)
        assert self.figures.robust is False

    def test_the_ranking_goes_by_priority(self) -> None:
        assert [pair.criterion.number for pair in self.figures.gap_ranking] == [1, 5, 2]

    def test_it_says_in_how_many_pairs_a_side_invests_more(self) -> None:
        figures = self.figures
        assert (figures.supplier_heavy, figures.key_account_heavy, figures.balanced_pairs) == (1, 1, 1)
        assert figures.share_beyond == pytest.approx(0.8)
        assert (figures.mixed, figures.provisional) == (False, False)

    def test_a_target_within_the_tolerance_is_reached(self) -> None:
        figures = compute_figures(replace(EXAMPLE, target=Target(6, 6)))
        assert figures.target_zone is Zone.COOPERATION
        assert (figures.to_target_supplier, figures.to_target_key_account) == pytest.approx((-1, 1))
        assert figures.target_reached is True


class TestUndefinedFigures:
    def test_without_a_rated_pair_only_coverage_and_zone_are_known(self) -> None:
        figures = compute_figures(assessment_of((1, 5, None), (0, 5, 5), (None, 5, 5)))
        assert (figures.coverage, figures.zone, figures.robust) == (0.0, Zone.UNRATED, None)
        assert [getattr(figures, name) for name in NUMBER_FIGURES[:-1]] == [None] * 7

    def test_with_invalid_settings_nothing_is_known(self) -> None:
        figures = compute_figures(Assessment(None, (Criterion(1, "K"),)))
        assert [getattr(figures, name) for name in NUMBER_FIGURES] == [None] * 8
        assert figures.zone is None

    def test_one_pair_is_neither_robust_nor_tipping(self) -> None:
        figures = compute_figures(assessment_of((1, 9, 1)))
        assert figures.robust is None
        assert figures.tipping_criteria == ()


class TestZones:
    @pytest.mark.parametrize(
        ("supplier", "key_account", "zone"),
        [
            (6.5, 5.0, Zone.COOPERATION),  # exactly at the tolerance is balanced
            (6.6, 5.0, Zone.SUPPLIER_FRUSTRATION),
            (5.0, 6.5, Zone.COOPERATION),
            (5.0, 6.6, Zone.KEY_ACCOUNT_FRUSTRATION),
            (3.9, 3.9, Zone.SUPPLIER_RELATIONSHIP),
            (4.0, 4.0, Zone.COOPERATION),  # limits belong to the higher level
            (6.9, 6.9, Zone.COOPERATION),
            (7.0, 7.0, Zone.STRATEGIC_PARTNERSHIP),
            (1.5 + 1e-12, 0.0, Zone.SUPPLIER_RELATIONSHIP),  # noise behind the ninth decimal is no difference
        ],
    )
    def test_limits_belong_to_the_balanced_and_higher_side(
        self, supplier: float, key_account: float, zone: Zone
    ) -> None:
        assert compute_figures(assessment_of((1, supplier, key_account))).zone is zone


class TestTheLightestPairThatMayTip:
    """Lighter pairs are not tried one by one: wherever they stand, the zone stays."""

    @pytest.mark.parametrize(
        ("supplier", "key_account", "room"),
        [
            (5, 5, 1.5),  # the tolerance is nearest
            (5, 5.5, 1.0),
            (8, 5, 1.5),  # back to the balanced zones
            (5, 8, 1.5),
            (0, 10, 8.5),  # levels do not matter there
            (7, 3.9, 1.6),
            (3.9, 3.9, 0.2),  # supplier relationship, close to cooperation
            (4.1, 4.1, 0.2),
            (4.5, 3.4, 0.1),  # the tolerance is near, the level is nearer
            (6.8, 6.8, 0.4),
            (7.3, 7.3, 0.6),
        ],
    )
    def test_depends_on_the_nearest_border(self, supplier: float, key_account: float, room: float) -> None:
        share = smallest_share_that_may_tip(Settings(), supplier, key_account)
        assert share == pytest.approx(room / (20 + room), rel=1e-3)

    @pytest.mark.parametrize(("supplier", "key_account"), [(6.5, 5), (5, 6.5), (4, 4), (7, 7), (6.500002, 5)])
    def test_every_pair_is_tried_on_a_border(self, supplier: float, key_account: float) -> None:
        assert smallest_share_that_may_tip(Settings(), supplier, key_account) == 0

    def test_the_margin_for_rounding_is_about_a_millionth_of_the_scale(self) -> None:
        share = smallest_share_that_may_tip(Settings(), 6.5 - 1e-4, 5)
        assert share == pytest.approx((1e-4 - 11e-6) / 20, rel=1e-3)
        wide = Settings(scale_max=1000.0, tolerance=150.0, level_cooperation=400.0, level_strategic=700.0)
        room = 150 - 1001e-6
        assert smallest_share_that_may_tip(wide, 500, 500) == pytest.approx(room / (2000 + room), rel=1e-9)

    def test_depends_on_the_rated_pairs_alone(self) -> None:
        light = [(0.001, 10, 5), (0.001, 5, 5), (0.001, 5, 5)]
        assert compute_figures(assessment_of((1, None, None), *light)).tipping_criteria == (2,)

    def test_a_heavy_pair_tips_beside_one_that_is_far_too_light(self) -> None:
        figures = compute_figures(assessment_of((5, 9, 4), (5, 5, 5), (0.001, 5, 5)))
        assert (figures.tipping_criteria, figures.robust) == ((1,), False)

    def test_none_of_many_alike_tips_far_from_every_border(self) -> None:
        figures = compute_figures(assessment_of(*[(1, 5, 5)] * 40))
        assert (figures.tipping_criteria, figures.robust) == ((), True)

    @pytest.mark.parametrize(("count", "tolerance"), [(2, 9.5), (3, 9.5), (21, 9.0), (22, 9.0), (22, 9.1), (40, 9.5)])
    def test_one_pair_at_the_other_corner_among_many_alike(self, count: int, tolerance: float) -> None:
        rows = [(1.0, 10.0, 0.0), *[(1.0, 0.0, 10.0)] * (count - 1)]
        expected = expected_figures(rows, (0.0, 10.0, tolerance, 4.0, 7.0))
        figures = compute_figures(assessment_of(*rows, tolerance=tolerance))
        assert list(figures.tipping_criteria) == expected["tipping_criteria"]


def close(left: float | None, right: float | None) -> bool:
    return left is right is None or left == pytest.approx(right, rel=1e-9, abs=1e-9)


@given(assessments())
def test_equal_an_independent_calculation_in_fractions(assessment: Assessment) -> None:
    settings = assessment.settings
    assert settings is not None
    rows = [(c.weight, c.supplier, c.key_account) for c in assessment.criteria]
    limits = (settings.tolerance, settings.level_cooperation, settings.level_strategic)
    target = None if assessment.target is None else (assessment.target.supplier, assessment.target.key_account)
    ends = settings.scale_min, settings.scale_max
    coverage = settings.minimum_coverage
    expected = expected_figures(rows, (*ends, *limits), minimum_coverage=coverage, target=target)
    figures = compute_figures(assessment)
    for name in ("supplier_heavy", "key_account_heavy", "balanced_pairs", "mixed", "provisional", "weighing"):
        assert getattr(figures, name) == expected[name], name
    for name in ("target_zone", "target_reached"):
        assert getattr(figures, name) == expected[name], name
    for name in ("share_beyond", "to_target_supplier", "to_target_key_account"):
        assert close(getattr(figures, name), expected[name]), name
    for name in NUMBER_FIGURES:
        assert close(getattr(figures, name), expected.get(name)), name
    assert figures.zone == expected["zone"]
    assert figures.robust == expected["robust"]
    assert list(figures.tipping_criteria) == expected["tipping_criteria"]


@given(assessments(min_size=1))
def test_contributions_add_up_to_the_balance_and_priorities_to_the_gross_imbalance(
    assessment: Assessment,
) -> None:
    figures = compute_figures(assessment)
    if figures.net_balance is None:
        return
    assert sum(pair.contribution for pair in figures.pairs) == pytest.approx(figures.net_balance, abs=1e-9)
    assert sum(pair.priority for pair in figures.pairs) == pytest.approx(figures.gross_imbalance, abs=1e-9)


@given(assessments(min_size=1))
def test_the_balance_is_never_larger_than_the_gross_imbalance(assessment: Assessment) -> None:
    figures = compute_figures(assessment)
    if figures.net_balance is None or figures.gross_imbalance is None:
        return
    assert abs(figures.net_balance) <= figures.gross_imbalance + 1e-9


MIRRORED = {
    Zone.SUPPLIER_FRUSTRATION: Zone.KEY_ACCOUNT_FRUSTRATION,
    Zone.KEY_ACCOUNT_FRUSTRATION: Zone.SUPPLIER_FRUSTRATION,
}


@given(assessments())
def test_swapping_the_sides_mirrors_the_zone(assessment: Assessment) -> None:
    swapped = Assessment(
        assessment.settings,
        tuple(Criterion(c.number, c.title, c.weight, c.key_account, c.supplier) for c in assessment.criteria),
    )
    zone, mirrored = compute_figures(assessment).zone, compute_figures(swapped).zone
    assert zone is not None
    assert mirrored is MIRRORED.get(zone, zone)


@given(assessments(), st.sampled_from([0.001, 0.5, 7.0, 1e9, 1e290]))
def test_scaling_all_weights_changes_nothing(assessment: Assessment, factor: float) -> None:
    scaled = Assessment(
        assessment.settings,
        tuple(
            Criterion(c.number, c.title, None if c.weight is None else c.weight * factor, c.supplier, c.key_account)
            for c in assessment.criteria
        ),
    )
    before, after = compute_figures(assessment), compute_figures(scaled)
    assert all(close(getattr(before, name), getattr(after, name)) for name in NUMBER_FIGURES)
    assert (before.zone, before.tipping_criteria) == (after.zone, after.tipping_criteria)


@given(assessments())
def test_an_unrated_row_changes_only_the_coverage(assessment: Assessment) -> None:
    more = Assessment(assessment.settings, (*assessment.criteria, Criterion(len(assessment.criteria) + 1, "new")))
    before, after = compute_figures(assessment), compute_figures(more)
    for name in NUMBER_FIGURES[:-1]:
        assert getattr(before, name) == getattr(after, name)
    assert before.zone is after.zone
    assert (after.coverage or 0) <= (before.coverage or 0)


def test_ten_thousand_criteria_are_computed_one_by_one_not_in_pairs() -> None:
    rows = [(1 + n % 5, n % 11, (n * 7) % 11) for n in range(10_000)]
    figures = compute_figures(assessment_of(*rows))
    assert len(figures.pairs) == 10_000  # quadratic work would take minutes here
