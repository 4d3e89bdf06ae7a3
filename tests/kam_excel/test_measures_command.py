"""Suggesting measures: for the largest gaps, never instead of anything, none twice."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwings as xw

import tiers
from kam_partnership.assessment.measures import Horizon, Status
from kam_partnership.errors import CellsBelowTable, NameMissing
from kam_partnership.excel import ribbon
from kam_partnership.excel.suggest_measures import suggest_measures
from kam_partnership.excel.table_rows import read_table
from kam_partnership.headless import open_book
from kam_partnership.texts import Language, text
from kam_partnership.texts.criteria import CRITERIA
from kam_partnership.texts.measures import HORIZONS, STATUSES, SUGGESTIONS
from kam_partnership.workbook import names

COLUMNS = names.MEASURE_COLUMNS

pytestmark = tiers.thinned(language=1)


def rate(book: xw.Book, pairs: Sequence[tuple[float, float]]) -> None:
    for number, (supplier, key_account) in enumerate(pairs):
        book.names[names.SUPPLIER_COLUMN].refers_to_range[number, 0].raw_value = supplier
        book.names[names.KEY_ACCOUNT_COLUMN].refers_to_range[number, 0].raw_value = key_account


def put(book: xw.Book, row: int, **cells: Any) -> None:
    for key, value in cells.items():
        book.names[COLUMNS[key]].refers_to_range[row, 0].raw_value = value


def rows_of(book: xw.Book) -> list[dict[str, Any]]:
    return [dict(row) for row in read_table(book, names.MEASURES_TABLE, COLUMNS).rows]


def filled(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if any(row.values())]


def test_the_largest_gaps_get_a_step_for_each_horizon(path: Path, language: Language) -> None:
    with open_book(path) as book:
        rate(book, [(9, 3), (5, 5), (2, 10)])
        suggested = suggest_measures(book)
        rows = filled(rows_of(book))
    criteria, steps = CRITERIA[language], SUGGESTIONS[language]
    expected = [
        (criteria[n].title, steps[n].of(horizon), HORIZONS[language][horizon]) for n in (2, 0) for horizon in Horizon
    ]
    assert [(row["criterion"], row["measure"], row["horizon"]) for row in rows] == expected
    assert {row["status"] for row in rows} == {STATUSES[language][Status.PROPOSED]}
    assert (suggested.gaps, suggested.count) == (2, 4)
    assert suggested.criteria == (criteria[2].title, criteria[0].title)


def test_gaps_within_the_tolerance_get_nothing(path: Path) -> None:
    with open_book(path) as book:
        rate(book, [(5, 6.5), (6.5, 5)])
        assert suggest_measures(book).gaps == 0
        assert filled(rows_of(book)) == []


def test_a_second_click_adds_nothing(path: Path) -> None:
    with open_book(path) as book:
        rate(book, [(9, number % 3) for number in range(16)])
        first = suggest_measures(book)
        before = rows_of(book)
        second = suggest_measures(book)
        assert (first.count, second.count) == (10, 0)
        assert rows_of(book) == before


def test_criteria_of_the_users_own_get_different_steps_and_none_twice(path: Path, language: Language) -> None:
    with open_book(path) as book:
        for number in range(3):
            book.names[names.CRITERION_COLUMN].refers_to_range[number, 0].raw_value = f"Eigenes {number}"
        rate(book, [(9, 1)] * 3)
        suggest_measures(book)
        rows = filled(rows_of(book))
        assert len({row["measure"] for row in rows}) == 6
        for number in range(6):
            put(book, number, status=STATUSES[language][Status.DONE])
        rate(book, [(9, 3), (9, 2), (9, 1)])  # in another order now
        assert suggest_measures(book).count == 0


def test_the_table_grows_when_its_empty_rows_are_used_up(path: Path) -> None:
    with open_book(path) as book:
        rate(book, [(9, 1)] * 16)
        put(book, 2, supplier_owner="A. Beispiel")
        suggest_measures(book)
        rows = rows_of(book)
    assert len(rows) == 11
    assert rows[2] == dict.fromkeys(COLUMNS) | {"supplier_owner": "A. Beispiel"}, "a row with anything in it stays"
    assert all(row["measure"] for number, row in enumerate(rows) if number != 2)


@pytest.mark.parametrize("status", [None, 0, 1, 2])
def test_a_criterion_with_an_open_measure_gets_no_other(status: int | None, path: Path, language: Language) -> None:
    word = None if status is None else list(STATUSES[language].values())[status]
    with open_book(path) as book:
        rate(book, [(9, 1)])
        put(book, 5, criterion=f" {CRITERIA[language][0].title.upper()} ", measure="Anrufen", status=word)
        before = rows_of(book)
        suggested = suggest_measures(book)
        assert (suggested.gaps, suggested.count) == (1, 0)
        assert rows_of(book) == before


@pytest.mark.parametrize("status", [3, 4])
def test_a_step_that_is_done_or_on_hold_is_not_suggested_again(status: int, path: Path, language: Language) -> None:
    step, title = SUGGESTIONS[language][0], CRITERIA[language][0].title
    word = list(STATUSES[language].values())[status]
    with open_book(path) as book:
        rate(book, [(9, 1)])
        put(book, 0, criterion=title, measure=step.day_to_day, status=word)
        suggest_measures(book)
        assert [row["measure"] for row in filled(rows_of(book))] == [step.day_to_day, step.long_term]


def test_own_criteria_get_steps_by_the_direction_of_their_gap(path: Path) -> None:
    with open_book(path) as book:
        rate(book, [(9, 1), (1, 9)])
        book.names[names.CRITERION_COLUMN].refers_to_range[0, 0].raw_value = "Etwas Eigenes"
        book.names[names.CRITERION_COLUMN].refers_to_range[1, 0].raw_value = "'=Eigenes"
        suggest_measures(book)
        rows = filled(rows_of(book))
    assert [row["criterion"] for row in rows] == ["Etwas Eigenes"] * 2 + ["=Eigenes"] * 2, (
        "a title never turns into a formula"
    )
    assert len({row["measure"] for row in rows}) == 4


def test_columns_that_changed_places_are_found(path: Path) -> None:
    plain = openpyxl.load_workbook(path)
    sheet = next(one for one in plain.worksheets if names.MEASURES_TABLE in one.tables)
    table = sheet.tables[names.MEASURES_TABLE]
    measure, owner = table.tableColumns[2], table.tableColumns[4]
    measure.name, owner.name = owner.name, measure.name
    sheet["D9"], sheet["F9"] = sheet["F9"].value, sheet["D9"].value
    plain.save(path)
    with open_book(path) as book:
        rate(book, [(9, 1)])
        suggest_measures(book)
        cells = book.names[COLUMNS["measure"]].refers_to_range
        rows = rows_of(book)
        beside = cells.sheet.range("D10:D11").raw_value
    assert cells.column == 6
    assert all(row["measure"] and row["criterion"] and row["status"] for row in rows[:2])
    assert beside == ((None,), (None,)), "the owner's column stays as it was"


def test_nothing_is_written_when_something_stands_below_the_table(path: Path) -> None:
    with open_book(path) as book:
        rate(book, [(9, 1)] * 16)
        sheet = book.names[COLUMNS["measure"]].refers_to_range.sheet
        table = read_table(book, names.MEASURES_TABLE, COLUMNS)
        sheet.range((table.first_row + len(table.rows), table.columns["measure"])).raw_value = "Notiz"
        with pytest.raises(CellsBelowTable):
            suggest_measures(book)
        assert filled(rows_of(book)) == []


def test_a_workbook_without_the_table_is_told_so(path: Path) -> None:
    with open_book(path) as book, pytest.raises(NameMissing):
        read_table(book, "KAM_Lost", COLUMNS)


def test_the_button_tells_what_it_did(path: Path, language: Language) -> None:
    with open_book(path) as book:
        ribbon.suggest_measures()
        assert [alert.prompt for alert in book.app.impl.alerts] == [text("ribbon.measures.no_gap", language)]
        rate(book, [(9, 1)])
        ribbon.suggest_measures()
        assert book.app.status_bar == text("ribbon.measures.added", language, count=2, criteria=1)
        ribbon.suggest_measures()
        assert book.app.impl.alerts[-1].prompt == text("ribbon.measures.covered", language)
