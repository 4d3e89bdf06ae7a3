"""History and measures of a closed workbook, as reports need them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from kam_partnership.assessment.measures import Status
from kam_partnership.workbook.history_and_measures import Plan, read_plan
from support import workbooks


def test_states_come_in_the_order_of_their_days(workbook: Path) -> None:
    history = read_plan(workbook).history
    assert [state.date for state in history] == [dt.date(2025, 12, 9), dt.date(2026, 6, 27)]
    assert (history[1].supplier_score, history[1].key_account_score) == (6.0, 5.0)


def test_measures_come_with_people_days_and_values(workbook: Path) -> None:
    first, second, third, fourth = read_plan(workbook).measures
    assert first.measure.text == "Quartalsgespräch einführen"
    assert (first.key_account_owner, first.due) == ("B. Kunde", dt.date(2026, 10, 1))
    assert first.measure.supplier_value == 98765.0
    assert second.supplier_owner == "A. Wir"
    assert [planned.measure.status for planned in (second, third, fourth)] == [
        Status.AGREED,
        Status.DROPPED,
        Status.PROPOSED,
    ]


def test_a_fresh_workbook_has_none() -> None:
    assert read_plan(workbooks.GERMAN) == Plan(currency="EUR")
