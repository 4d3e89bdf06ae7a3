"""One quantity over several raters: mean, spread, t interval, agreement."""

from __future__ import annotations

import dataclasses
import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kam_partnership.assessment import Settings
from kam_partnership.raters.spread import acceptable_deviation, agrees, is_wide, spread_of
from kam_partnership.raters.student import central_probability, t_quantile
from raters.oracle import PRINTED_T, expected_spread

ratings = st.lists(st.integers(-80, 800).map(lambda n: n / 8), max_size=14)


@pytest.mark.parametrize(("freedom", "printed"), PRINTED_T.items())
def test_quantiles_are_those_of_the_printed_tables(freedom: int, printed: float) -> None:
    assert round(t_quantile(freedom), 3) == printed


@pytest.mark.parametrize(
    ("freedom", "confidence", "exact"),
    [
        (1, 0.95, math.tan(0.475 * math.pi)),  # Cauchy
        (2, 0.95, 0.95 * math.sqrt(2 / (1 - 0.95**2))),
        (1, 0.5, 1.0),
        (2, 0.5, math.sqrt(2 / 3)),
        (3, 0.99, 5.840909309733357),
        (4, 0.99, 4.604094871349993),
    ],
)
def test_quantiles_are_right_to_the_last_digits(freedom: int, confidence: float, exact: float) -> None:
    assert t_quantile(freedom, confidence) == pytest.approx(exact, rel=1e-12)


@given(st.integers(1, 60), st.floats(0, 50))
def test_the_probability_is_the_integral_of_the_density(freedom: int, t: float) -> None:
    # Simpson's rule over the angle: t = sqrt(n) tan(a) makes the density proportional to cos(a) ** (n - 1).
    def area(angle: float, steps: int = 400) -> float:
        width = angle / steps
        weights = [1, *([4, 2] * (steps // 2 - 1)), 4, 1]
        return width / 3 * sum(w * math.cos(i * width) ** (freedom - 1) for i, w in enumerate(weights))

    expected = area(math.atan(t / math.sqrt(freedom))) / area(math.pi / 2)
    assert central_probability(t, freedom) == pytest.approx(expected, abs=1e-7)


@given(ratings)
def test_equal_an_independent_calculation_in_fractions(values: list[float]) -> None:
    spread, expected = spread_of(values), expected_spread(values)
    for name in ("count", "mean", "low", "high", "average_deviation"):
        found, exact = getattr(spread, name), expected[name]
        assert found is exact is None or found == pytest.approx(float(exact), abs=1e-9), name
    variance = expected["variance"]
    assert (spread.deviation is None) == (variance is None)
    if variance is not None:
        assert spread.deviation == pytest.approx(math.sqrt(variance), abs=1e-9)
    assert (spread.interval is None) == (len(values) < 3)
    if spread.interval is not None and variance is not None and len(values) - 1 in PRINTED_T:
        half = PRINTED_T[len(values) - 1] * math.sqrt(Fraction(variance, len(values)))
        low, high = spread.interval
        assert (low + high) / 2 == pytest.approx(float(expected["mean"]), abs=1e-9)
        assert (high - low) / 2 == pytest.approx(half, rel=5e-4, abs=1e-9)


@given(ratings.filter(bool), st.randoms())
def test_the_order_of_the_raters_changes_not_even_the_last_digit(values: list[float], chance: object) -> None:
    shuffled = list(values)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert spread_of(values) == spread_of(shuffled)


def test_three_ratings_worked_out_by_hand() -> None:
    spread = spread_of([4, 6, 8])
    assert (spread.count, spread.mean, spread.deviation, spread.low, spread.high) == (3, 6, 2, 4, 8)
    assert spread.average_deviation == pytest.approx(4 / 3)
    assert spread.interval == pytest.approx(
        (6 - 4.302653 * 2 / math.sqrt(3), 6 + 4.302653 * 2 / math.sqrt(3)), abs=1e-5
    )


def test_one_rater_has_no_spread_and_two_have_no_interval() -> None:
    one, two = spread_of([5]), spread_of([5, 7])
    assert (one.mean, one.deviation, one.interval, one.average_deviation) == (5, None, None, None)
    assert (two.mean, two.interval, two.average_deviation) == (6, None, 1)


class TestAgreement:
    @pytest.mark.parametrize(
        ("low", "high", "limit"),
        [(0, 10, 11 / 6), (1, 5, 5 / 6), (1, 6, 1), (-5, 5, 11 / 6), (0, 100, 101 / 6), (0.5, 5.5, 5 / 6)],
    )
    def test_is_acceptable_up_to_a_sixth_of_the_scale_points(self, low: float, high: float, limit: float) -> None:
        assert acceptable_deviation(Settings(low, high, 0, low, high)) == pytest.approx(limit)

    def test_the_limit_itself_is_acceptable(self) -> None:
        settings = Settings()
        assert agrees(11 / 6, settings) is True
        assert agrees(11 / 6 + 1e-12, settings) is True  # noise behind the ninth decimal is no difference
        assert agrees(1.84, settings) is False
        assert agrees(None, settings) is None


class TestWideRange:
    @pytest.mark.parametrize(
        ("values", "scale", "wide"),
        [
            ([3, 9], (0, 10), True),
            ([3, 8], (0, 10), False),
            ([2, 2 + 1e-12 + 5], (0, 10), False),
            ([1, 3], (1, 5), False),
            ([1, 3.5], (1, 5), True),
            ([4], (0, 10), False),
            ([], (0, 10), None),
        ],
    )
    def test_is_more_than_half_the_scale(self, values: list[float], scale: tuple[int, int], wide: bool | None) -> None:
        low, high = scale
        settings = Settings(low, high, 1, low + 1, high - 1)
        assert is_wide(spread_of(values), settings) is wide
        assert is_wide(dataclasses.replace(spread_of(values), low=None, high=None), settings) is None
