"""What a list of measures comes to."""

from __future__ import annotations

import pytest

from kam_partnership.assessment.measures import Horizon, Measure, Status, measure_figures
from kam_partnership.texts.measures import status_of

TODAY = 46347.0


def test_sums_leave_out_what_was_put_on_hold() -> None:
    figures = measure_figures(
        [
            Measure("a", status=Status.DONE, supplier_value=10.0, key_account_value=30.0),
            Measure("b", status=Status.DROPPED, supplier_value=1000.0),
            Measure("c", supplier_value=10.0),
        ],
        TODAY,
    )
    assert (figures.supplier_value, figures.key_account_value, figures.supplier_share) == (20.0, 30.0, 0.4)


def test_open_is_what_still_has_to_be_done_and_overdue_what_was_due_before_the_day() -> None:
    dues = (TODAY - 1, TODAY, TODAY + 1, None)
    measures = [Measure("m", status=status, due=due) for status in Status for due in dues]
    figures = measure_figures(measures, TODAY)
    assert (figures.count, figures.open, figures.overdue) == (20, 12, 3)


def test_only_what_is_done_or_dropped_is_no_longer_open() -> None:
    assert [status for status in Status if not status.is_open] == [Status.DONE, Status.DROPPED]


def test_a_proposal_is_never_agreed_nor_is_what_says_nothing_or_the_word_of_older_workbooks() -> None:
    agreed = [status for status in Status if status.is_agreed]
    assert agreed == [Status.AGREED, Status.IN_PROGRESS, Status.DONE]
    assert {status_of(word) for word in ("offen", "open", "", "sobald wie möglich")} == {Status.PROPOSED}
    assert measure_figures([Measure("m"), Measure("n", status=Status.AGREED)], TODAY).proposed == 1


def test_without_a_day_nothing_is_overdue() -> None:
    assert measure_figures([Measure("m", due=1.0)], None).overdue is None
    assert not Measure("m", due=1.0).is_overdue(None)


@pytest.mark.parametrize("values", [(None, None), (0.0, 0.0), (0.0, None), (-5.0, 100.0), (100.0, -5.0)])
def test_a_share_means_nothing_without_value_or_when_one_side_loses(values: tuple[float | None, float | None]) -> None:
    measure = Measure("m", supplier_value=values[0], key_account_value=values[1])
    assert measure_figures([measure], TODAY).supplier_share is None


def test_the_share_of_a_small_value_is_told_too() -> None:
    measure = Measure("m", supplier_value=0.125, key_account_value=0.375)
    assert measure_figures([measure], None).supplier_share == 0.25


def test_one_side_may_take_it_all() -> None:
    measure = Measure("m", supplier_value=7.0, key_account_value=0.0)
    assert measure_figures([measure], None).supplier_share == 1.0


@pytest.mark.parametrize("side", ["supplier_value", "key_account_value"])
def test_a_side_without_any_value_is_not_said_to_gain_nothing(side: str) -> None:
    measures = [Measure("m", **{side: 7.0}), Measure("n")]
    assert measure_figures(measures, None).supplier_share is None


def test_a_measure_without_words_or_with_an_endless_value_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="what is to be done"):
        Measure("")
    with pytest.raises(ValueError, match="finite"):
        Measure("m", horizon=Horizon.LONG_TERM, supplier_value=float("inf"))
