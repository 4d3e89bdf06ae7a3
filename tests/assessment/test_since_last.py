"""What changed since the last assessment: only what was rated at both dates is compared, with today's weights."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kam_partnership.assessment import Assessment, Criterion, SavedPosition, Settings, SinceLast, compare_with

DAY = dt.date(2026, 5, 30)
Row = tuple[str, float | None, float | None, float | None]


def assessment_of(*rows: Row, settings: Settings | None = None) -> Assessment:
    criteria = (Criterion(number, *row) for number, row in enumerate(rows, start=1))
    return Assessment(settings or Settings(), tuple(criteria))


def changes(now: Assessment, then: Assessment) -> SinceLast:
    found = compare_with(now, SavedPosition(DAY, 5.0, 5.0, then))
    assert found is not None
    return found


class TestWhatIsCompared:
    now = assessment_of(("Preis", 3, 8, 4), ("Neu", 1, 9, 9), ("Tempo", 1, 6, 6))
    then = assessment_of(("tempo ", 5, 4, 6), ("Preis", 1, 8, 6), ("Weg", 1, 1, 1))
    since = changes(now, then)

    def test_the_common_criteria_count_whatever_their_order_and_spelling(self) -> None:
        assert (self.since.date, self.since.common, self.since.only_now, self.since.only_then) == (DAY, 2, 1, 1)

    def test_both_dates_are_weighed_with_todays_weights(self) -> None:
        assert (self.since.supplier_score_then, self.since.supplier_score_now) == pytest.approx((7.0, 7.5))
        assert (self.since.key_account_score_then, self.since.key_account_score_now) == pytest.approx((6.0, 4.5))
        assert (self.since.net_balance_then, self.since.net_balance_now) == pytest.approx((-1.0, -3.0))

    def test_what_changed_comes_with_the_largest_change_of_the_gap_first(self) -> None:
        told = [(pair.now.number, pair.now.title, pair.gap_change) for pair in self.since.criteria]
        assert told == [(1, "Preis", -2), (3, "Tempo", -2)]

    def test_what_stayed_is_no_change(self) -> None:
        assert changes(self.now, self.now).criteria == ()

    def test_titles_are_compared_as_people_read_them(self) -> None:
        composed, taken_apart = "Qualität", "Qualita\u0308t"
        since = changes(assessment_of((composed, 1, 5, 5)), assessment_of((taken_apart, 1, 5, 5)))
        assert since.common == 1

    def test_two_criteria_of_one_title_meet_in_their_order(self) -> None:
        twice = assessment_of(("A", 1, 2, 2), ("A", 1, 8, 8))
        assert changes(twice, twice).criteria == ()
        assert changes(twice, assessment_of(("A", 1, 2, 2))).only_now == 1

    def test_criteria_without_a_title_are_nobodys(self) -> None:
        since = changes(assessment_of(("", 1, 2, 2)), assessment_of(("", 1, 2, 2)))
        assert (since.common, since.only_now, since.only_then) == (0, 1, 1)


class TestNothingToCompare:
    def test_without_an_earlier_assessment(self) -> None:
        assert compare_with(TestWhatIsCompared.now, None) is None

    def test_with_invalid_settings_today(self) -> None:
        assert compare_with(Assessment(None, ()), SavedPosition(DAY, 5, 5, TestWhatIsCompared.then)) is None

    def test_a_row_that_tells_no_ratings_is_not_guessed_about(self) -> None:
        since = compare_with(TestWhatIsCompared.now, SavedPosition(DAY, 5.0, 5.0))
        assert since is not None
        assert not since.readable
        assert since.supplier_score_then is None

    def test_ratings_of_another_scale_are_not_compared(self) -> None:
        then = assessment_of(("Preis", 1, 4, 4), settings=Settings(1, 5, 1, 2, 4))
        since = changes(TestWhatIsCompared.now, then)
        assert (since.scale_changed, since.common, since.only_now, since.only_then) == (True, 0, 3, 1)
        assert since.net_balance_now is None

    def test_no_common_criterion_has_no_scores(self) -> None:
        since = changes(assessment_of(("A", 1, 4, 4)), assessment_of(("B", 1, 4, 4)))
        assert (since.common, since.supplier_score_now, since.criteria) == (0, None, ())


RATING = st.none() | st.integers(0, 20).map(lambda half: half / 2)
ROWS = st.lists(
    st.tuples(st.sampled_from("ABCDEFG"), st.sampled_from((0.0, 1.0, 2.5, 1e12)), RATING, RATING),
    max_size=7,
    unique_by=lambda row: row[0],
)


@given(now=ROWS, then=ROWS)
def test_every_figure_equals_a_computation_in_fractions(now: list[Row], then: list[Row]) -> None:
    since = changes(assessment_of(*now), assessment_of(*then))
    today, earlier = ({t: (w, s, k) for t, w, s, k in rows if w and None not in (s, k)} for rows in (now, then))
    common = [title for title in today if title in earlier]
    assert since.common == len(common)
    assert (since.only_now, since.only_then) == (len(today) - len(common), len(earlier) - len(common))
    if not common:
        assert since.supplier_score_then is None
        return
    total = sum(Fraction(today[title][0]) for title in common)
    for side, name in ((1, "supplier_score"), (2, "key_account_score")):
        for when, rows in (("then", earlier), ("now", today)):
            mean = sum(Fraction(today[title][0]) * Fraction(rows[title][side]) for title in common) / total
            assert getattr(since, f"{name}_{when}") == pytest.approx(float(mean), abs=1e-9)
    changed = {title for title in common if today[title][1:] != earlier[title][1:]}
    assert {pair.now.title for pair in since.criteria} == changed
    sizes = [abs(pair.gap_change) for pair in since.criteria]
    assert sizes == sorted(sizes, reverse=True)
