"""A text written without Excel is never cut off where the row's height was not set by hand."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from kam_partnership.headless import open_book
from kam_partnership.workbook import names
from support.workbooks import GERMAN

LONG = "Ein Satz, der für sich allein schon eine ganze Zeile braucht. " * 8


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return Path(shutil.copy(GERMAN, tmp_path / "kam.xlsx"))


def heights(path: Path) -> dict[int, float | None]:
    sheet = openpyxl.load_workbook(path)["Maßnahmen"]
    return {row: sheet.row_dimensions[row].height for row in range(9, 19)}


def test_a_row_is_raised_for_its_longest_wrapped_text(path: Path) -> None:
    before = heights(path)
    with open_book(path) as book:
        cells = book.names[names.MEASURE_COLUMNS["measure"]].refers_to_range
        cells[1, 0].raw_value, cells[2, 0].raw_value = LONG, "Kurz"
        book.save()
    after = heights(path)
    lines = len(LONG) / (50 * 11 / 10)  # 50 characters wide at 11 points, written in 10
    assert after[11] is not None
    assert after[11] > lines * 10 * 1.2
    assert {row: height for row, height in after.items() if row != 11} == {
        row: height for row, height in before.items() if row != 11
    }


def test_written_line_breaks_count_as_lines(path: Path) -> None:
    with open_book(path) as book:
        book.names[names.MEASURE_COLUMNS["measure"]].refers_to_range[0, 0].raw_value = "\n".join("abcdefgh")
        book.save()
    height = heights(path)[10]
    assert height is not None
    assert height > 8 * 10 * 1.2


def test_heights_set_by_hand_and_numbers_stay(path: Path) -> None:
    with open_book(path) as book:
        book.names[names.CRITERION_COLUMN].refers_to_range[0, 0].raw_value = LONG
        book.names[names.MEASURE_COLUMNS["supplier_value"]].refers_to_range[0, 0].raw_value = 1e12
        book.save()
    original, saved = openpyxl.load_workbook(GERMAN), openpyxl.load_workbook(path)
    for sheet, row in (("Partnerschaft", 10), ("Maßnahmen", 10)):
        assert saved[sheet].row_dimensions[row].height == original[sheet].row_dimensions[row].height
