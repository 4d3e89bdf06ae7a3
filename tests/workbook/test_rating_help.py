"""What helps to rate stands beside each criterion, wherever the criterion goes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from kam_partnership.excel.live import range_of
from kam_partnership.headless import open_book
from kam_partnership.texts import Language
from kam_partnership.texts.criteria import CATALOGUE, CRITERIA, GENERAL_ANCHORS
from kam_partnership.workbook import names
from support import workbooks

FIRST_ROW = 10
#: Number, title, explanation and the three anchors.
COLUMNS = "S{0}:X{0}"
SIXTEEN = CRITERIA[Language.DE]
GENERAL = GENERAL_ANCHORS[Language.DE]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[xw.Book]:
    path = tmp_path / "kam.xlsx"
    path.write_bytes(workbooks.GERMAN.read_bytes())
    with open_book(path) as opened:
        yield opened


def beside(book: xw.Book, number: int) -> list[Any]:
    book.app.calculate()
    return list(book.sheets[0].range(COLUMNS.format(FIRST_ROW + number - 1)).raw_value[0])


def rename(book: xw.Book, number: int, title: str | None) -> None:
    range_of(book, names.CRITERION_COLUMN)[number - 1, 0].raw_value = title


def test_each_criterion_has_its_explanation_and_its_anchors(book: xw.Book) -> None:
    for number, one in enumerate(SIXTEEN, start=1):
        assert beside(book, number) == [float(number), one.title, one.explanation, *one.anchors]


def test_they_follow_the_title_as_sorting_moves_it(book: xw.Book) -> None:
    rename(book, 1, SIXTEEN[4].title)
    rename(book, 5, SIXTEEN[0].title)
    assert beside(book, 1)[1:3] == [SIXTEEN[4].title, SIXTEEN[4].explanation]
    assert beside(book, 5)[3:] == list(SIXTEEN[0].anchors)


def test_a_criterion_of_another_set_has_its_own(book: xw.Book) -> None:
    entry = CATALOGUE[Language.DE][-1]
    rename(book, 3, entry.title)
    assert beside(book, 3)[2:] == [entry.explanation, *entry.anchors]


@pytest.mark.parametrize("title", ["Nachhaltigkeit", "*", "?", "Frühe*", "~"])
def test_one_of_ones_own_has_the_general_anchors_whatever_it_is_called(book: xw.Book, title: str) -> None:
    rename(book, 2, title)
    assert beside(book, 2)[1:] == [title, "", *GENERAL]


def test_a_row_of_ones_own_in_the_catalogue_goes_before_ours(book: xw.Book) -> None:
    columns = dict(names.CATALOG_COLUMNS) | dict(names.CATALOG_HELP_COLUMNS)
    last = range_of(book, columns["title"]).shape[0] - 1
    for key, words in (("title", SIXTEEN[0].title), ("explanation", "Bei uns"), ("low", "Nie"), ("middle", None)):
        range_of(book, columns[key])[last, 0].raw_value = words
    assert beside(book, 1)[2:] == ["Bei uns", "Nie", GENERAL.middle, CATALOGUE[Language.DE][-1].anchors.high]


def test_nothing_stands_beside_a_row_without_a_title_or_below_the_table(book: xw.Book) -> None:
    rename(book, 16, None)
    for number in (16, 17, 20):
        assert set(beside(book, number)) <= {"", None}


@pytest.mark.parametrize("rows", [18, 20, 40, 60])
def test_it_goes_on_with_a_table_that_grows(rows: int, tmp_path: Path) -> None:
    content = workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), tuple((f"K{n}", 1.0, 5.0, 6.0) for n in range(1, rows + 1)))
    with open_book(workbooks.fill(tmp_path / "kam.xlsx", content)) as book:
        for number in (1, 16, 17, rows):
            assert beside(book, number) == [float(number), f"K{number}", "", *GENERAL]
        assert set(beside(book, rows + 1)) <= {"", None}


def test_the_headings_tell_the_numbers_on_the_scale_in_use(book: xw.Book) -> None:
    def headings() -> list[Any]:
        book.app.calculate()
        return list(book.sheets[0].range(COLUMNS.format(FIRST_ROW - 1)).raw_value[0])[3:]

    assert headings() == ["wenig, etwa 2", "mittel, etwa 5", "viel, etwa 8"]
    range_of(book, "KAM_ScaleMin").raw_value, range_of(book, "KAM_ScaleMax").raw_value = 1.0, 6.0
    assert headings() == ["wenig, etwa 2", "mittel, etwa 3,5", "viel, etwa 5"]
