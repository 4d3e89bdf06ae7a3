"""What strangers typed stays text in our workbooks, and the same input gives the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import math

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kam_partnership.output import looks
from kam_partnership.output.book import Column, OutputBook
from kam_partnership.output.safe_text import safe_text
from kam_partnership.texts import Language
from kam_partnership.xlsx.limits import MAX_CELL_TEXT
from kam_partnership.xlsx.package import Package

NASTY = (
    "=1+1",
    "+49 40 1234",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    '=HYPERLINK("http://x","y")',
    "{=1}",
    "http://evil.example",
    "mailto:a@b.c",
    "internal:Sheet1!A1",
    "0012",
    "1e5",
    "_x003D_1",
    "＝1+1",
)


def _book(values: tuple[object, ...]) -> bytes:
    book = OutputBook(Language.DE, "Probe")
    sheet = book.page("Probe", "Titel")
    for row, value in enumerate(values, start=4):
        book.put(sheet, row, 1, value)
    book.table(sheet, (4, 3), "Probe", [Column("=Name", 20), Column("Wert", 8)], [(value, 1.0) for value in NASTY])
    return book.to_bytes()


def test_text_is_never_a_formula_a_link_or_a_number() -> None:
    data = _book(NASTY)
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Probe"]
    for row, text in enumerate(NASTY, start=5):
        for cell in (sheet.cell(row, 2), sheet.cell(row + 1, 4)):
            assert cell.data_type == "s"
            assert cell.hyperlink is None
            assert openpyxl.utils.escape.unescape(cell.value) == openpyxl.utils.escape.unescape(text)
    assert sheet.cell(5, 2).quotePrefix  # editing or saving as CSV does not bring the formula to life
    parts = Package.open(data).parts
    assert not any(b"<f>" in part or b"externalLink" in part for part in parts.values())


@pytest.mark.parametrize("number_format", looks.WITH_SIGN)
def test_a_number_that_shows_as_0_has_no_sign(number_format: str) -> None:
    book = OutputBook(Language.DE, "Probe")
    sheet = book.sheet("Probe")
    step = 10.0 ** -looks.decimals_of(number_format)
    values = (-0.5 * step, -0.49 * step, 0.0, 0.49 * step, 0.5 * step)
    for row, value in enumerate(values):
        book.put(sheet, row, 0, value, num_format=number_format)
    cells = openpyxl.load_workbook(io.BytesIO(book.to_bytes()))["Probe"]["A"]
    assert [cell.value for cell in cells] == list(values)  # shown differently, but the same numbers
    zero = number_format.split(";")[2]
    without = f"{zero};{zero};{zero}"
    assert [cell.number_format for cell in cells] == [number_format, without, without, without, number_format]


@given(st.text(max_size=50))
def test_any_text_fits_into_a_cell(text: str) -> None:
    made = safe_text(text + "\ud83d" + "\x00")
    made.encode("utf-8")
    assert "\x00" not in made


def test_a_text_longer_than_a_cell_ends_with_an_ellipsis() -> None:
    made = safe_text("😀" * MAX_CELL_TEXT)
    assert made.endswith("😀…")
    assert len(made.encode("utf-16-le")) // 2 <= MAX_CELL_TEXT
    assert safe_text("x" * MAX_CELL_TEXT) == "x" * MAX_CELL_TEXT


@pytest.mark.parametrize("value", [math.nan, math.inf, None, ""])
def test_what_is_no_number_is_blank(value: object) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(_book((value,))))["Probe"]
    assert sheet.cell(5, 2).value is None


def test_dates_stay_dates() -> None:
    day = dt.date(2026, 11, 21)
    book = OutputBook(Language.EN, "Probe")
    book.put(book.sheet("P"), 0, 0, day, num_format="yyyy-mm-dd")
    assert openpyxl.load_workbook(io.BytesIO(book.to_bytes()))["P"]["A1"].value == dt.datetime(2026, 11, 21)


def test_the_same_input_gives_the_same_bytes_and_names_nobody() -> None:
    data = _book(("Müller", 1.5))
    assert data == _book(("Müller", 1.5))
    core = Package.open(data).parts["docProps/core.xml"].decode()
    assert "<dc:creator>KAM Partnerschaft</dc:creator>" in core
    assert "2026-01-01T00:00:00Z" in core
