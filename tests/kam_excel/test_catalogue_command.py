"""Taking criteria over from the catalogue: in order, none twice, marks cleared, nothing typed lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

import tiers
from kam_partnership.errors import CellsBelowTable, CriterionRefused
from kam_partnership.excel import ribbon
from kam_partnership.excel.add_from_catalogue import add_chosen, add_named
from kam_partnership.headless import open_book
from kam_partnership.texts import Language, text
from kam_partnership.texts.criteria import CATALOGUE, CriteriaSet, in_language
from kam_partnership.workbook import names

pytestmark = tiers.thinned(language=1)


def column(book: xw.Book, name: str) -> list[Any]:
    return [row[0] for row in book.names[name].refers_to_range.raw_value]


def mark(book: xw.Book, *rows: int, sign: str = "x") -> None:
    for row in rows:
        book.names[names.CATALOG_COLUMNS["chosen"]].refers_to_range[row, 0].raw_value = sign


def titles_of(language: Language, *rows: int) -> list[str]:
    return [CATALOGUE[language][row].title for row in rows]


def test_marked_criteria_join_the_table_in_order_and_the_marks_go(path: Path, language: Language) -> None:
    with open_book(path) as book:
        mark(book, 30, 17)
        taken = add_chosen(book)
        assert list(taken.added) == titles_of(language, 17, 30)
        assert column(book, names.CRITERION_COLUMN)[16:] == titles_of(language, 17, 30)
        assert column(book, names.WEIGHT_COLUMN)[16:] == [1.0, 1.0]
        assert column(book, names.NUMBER_COLUMN)[16:] == [17.0, 18.0]
        assert set(column(book, names.CATALOG_COLUMNS["chosen"])) == {None}
        present = column(book, names.SIGN_COLUMNS["catalog"])
        assert [row for row, sign in enumerate(present) if sign] == [*range(16), 17, 30]


def test_what_is_in_the_table_is_told_and_not_added_again(path: Path, language: Language) -> None:
    with open_book(path) as book:
        mark(book, 0, 16)
        first = add_chosen(book)
        mark(book, 16, sign="X")
        second = add_chosen(book)
        count = len(column(book, names.CRITERION_COLUMN))
    assert (list(first.added), list(first.present)) == (titles_of(language, 16), titles_of(language, 0))
    assert (list(second.added), list(second.present)) == ([], titles_of(language, 16))
    assert count == 17


def test_a_known_criterion_is_recognised_in_the_other_language(path: Path, language: Language) -> None:
    other = next(one for one in Language if one is not language)
    title = in_language(CATALOGUE[language][20].title, other)
    with open_book(path) as book:
        book.names[names.CRITERION_COLUMN].refers_to_range[3, 0].raw_value = f"  {title.upper() if title else ''} "
        mark(book, 20)
        assert add_chosen(book).added == ()


def test_rows_that_users_added_to_the_catalogue_count_too(path: Path) -> None:
    with open_book(path) as book:
        titles = book.names[names.CATALOG_COLUMNS["title"]].refers_to_range
        titles.sheet.tables[names.CATALOG_TABLE].rows.add()
        last = titles.rows.count
        book.names[names.CATALOG_COLUMNS["title"]].refers_to_range[last, 0].raw_value = "'=Eigenes Kriterium"
        mark(book, last)
        assert add_chosen(book).added == ("=Eigenes Kriterium",)
        assert column(book, names.CRITERION_COLUMN)[-1] == "=Eigenes Kriterium"


def test_an_empty_last_row_is_taken_first_and_keeps_its_weight(path: Path) -> None:
    with open_book(path) as book:
        table = book.names[names.CRITERION_COLUMN].refers_to_range.sheet.tables[names.CRITERIA_TABLE]
        table.rows.add()
        book.names[names.WEIGHT_COLUMN].refers_to_range[16, 0].raw_value = 3.0
        mark(book, 16, 17)
        add_chosen(book)
        assert len(column(book, names.CRITERION_COLUMN)) == 18
        assert column(book, names.WEIGHT_COLUMN)[16:] == [3.0, 1.0]


def test_ratings_and_titles_that_were_there_stay(path: Path) -> None:
    with open_book(path) as book:
        book.names[names.SUPPLIER_COLUMN].refers_to_range[15, 0].raw_value = 7.0
        before = [column(book, name) for name in names.CRITERIA_COLUMNS]
        mark(book, 16, 28, 40)
        add_chosen(book)
        assert [column(book, name)[:16] for name in names.CRITERIA_COLUMNS] == before


def test_nothing_is_written_and_marks_stay_when_the_table_cannot_grow(path: Path) -> None:
    with open_book(path) as book:
        cells = book.names[names.CRITERION_COLUMN].refers_to_range
        cells.sheet.range((cells.row + cells.rows.count, cells.column)).raw_value = "Notiz"
        mark(book, 16)
        with pytest.raises(CellsBelowTable):
            add_chosen(book)
        assert column(book, names.CATALOG_COLUMNS["chosen"])[16] == "x"
        assert len(column(book, names.CRITERION_COLUMN)) == 16


@tiers.thinned()
@tiers.thinned()
@pytest.mark.parametrize("name", list(CriteriaSet))
def test_a_whole_set_is_added_by_its_key(name: CriteriaSet, path: Path, language: Language) -> None:
    expected = [entry.title for entry in CATALOGUE[language] if entry.set == name]
    with open_book(path) as book:
        taken = add_named(book, [name])
        assert list(taken.present if name is CriteriaSet.SIXTEEN else taken.added) == expected


def test_a_title_in_the_other_language_comes_in_the_workbooks_own(path: Path, language: Language) -> None:
    other = next(one for one in Language if one is not language)
    with open_book(path) as book:
        wanted = titles_of(other, 18)
        assert list(add_named(book, [*wanted, *titles_of(language, 18)]).added) == titles_of(language, 18)


def test_an_unknown_name_is_refused_before_anything_is_added(path: Path) -> None:
    with open_book(path) as book:
        with pytest.raises(CriterionRefused) as refused:
            add_named(book, ["hygiene", "gibt es nicht"])
        assert refused.value.details == {"name": "gibt es nicht", "sets": "sixteen, hygiene, value, resilience"}
        assert len(column(book, names.CRITERION_COLUMN)) == 16


def test_the_button_tells_what_was_added_and_what_was_there(path: Path, language: Language) -> None:
    with open_book(path) as book:
        ribbon.add_from_catalogue()
        mark(book, 2, 16, 17)
        ribbon.add_from_catalogue()
        nothing, told = [alert.prompt for alert in book.app.impl.alerts]
    assert nothing == text("ribbon.catalog.none_chosen", language, sheet=text("sheet.catalog", language))
    first = text("ribbon.catalog.added", language, count=2)
    assert told.splitlines()[0] == first
    assert all(title in told for title in titles_of(language, 2, 16, 17))
