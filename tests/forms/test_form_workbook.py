"""The questionnaire as a workbook: what people see, what they can change, and what they cannot lose."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pypdf
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from forms.conftest import of
from kam_partnership.assessment.settings import Scale
from kam_partnership.cli.main import run
from kam_partnership.forms.form import Form, Question
from kam_partnership.forms.form_workbook import form_workbook
from kam_partnership.headless import open_book
from kam_partnership.raters.rater import Side
from kam_partnership.texts import Language
from kam_partnership.texts.criteria import CATALOGUE, anchors_of
from kam_partnership.workbook import names
from support import libreoffice
from support.libreoffice import needs_libreoffice
from support.package_sense import defects
from support.workbooks import Content, fill


def long_form(count: int, language: Language = Language.DE) -> Form:
    entries = CATALOGUE[language]
    questions = tuple(
        Question(entry.title, entry.explanation, entry.anchors)
        for entry in (entries[number % len(entries)] for number in range(count))
    )
    return Form("Kim", Side.KEY_ACCOUNT, language, "Nord GmbH", "Süd AG", Scale(0, 10), questions)


@pytest.fixture(scope="module")
def english(sent: Path) -> Worksheet:
    [sheet] = openpyxl.load_workbook(of(sent, "Kim Lee", ".xlsx")).worksheets
    return sheet


def texts_of(sheet: Worksheet) -> list[str]:
    return [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def test_says_what_it_is_about_for_whom_and_where_it_goes(english: Worksheet) -> None:
    words = "\n".join(texts_of(english))
    assert english["A1"].value == "How do you see our working relationship?"
    assert "You answer for: Müller & Söhne." in words
    assert words.count("Please send it back to Petra Klein (petra@example.com) by 12 Dec 2026.") == 2
    assert "two numbers from 1 to 10" in words


def test_asks_the_criteria_in_the_persons_language_with_explanation_and_anchors(english: Worksheet) -> None:
    words = texts_of(english)
    title = "Actively sharing knowledge and know-how"
    assert [one for one in words if one in ("Preis & Leistung", "=1+1", title)] == ["Preis & Leistung", "=1+1", title]
    low, middle, high = anchors_of(title, Language.EN)
    assert f"2.8: {low}\n5.5: {middle}\n8.2: {high}" in words
    low, middle, high = anchors_of("Preis & Leistung", Language.EN)
    assert f"2.8: {low}\n5.5: {middle}\n8.2: {high}" in words


def test_only_the_fields_can_be_filled_in_and_there_is_no_password(english: Worksheet) -> None:
    open_cells = {cell.coordinate for row in english.iter_rows() for cell in row if not cell.protection.locked}
    keys = {str(cell.value): cell.row for cell in english["A"] if cell.value}
    ratings = {f"C{keys[f'{number}{letter}']}" for number in (1, 2, 3) for letter in "ab"}
    words = {f"B{keys[key]}" for key in ("N", "1c", "2c", "3c", "A", "B")}
    beside = {f"C{cell[1:]}" for cell in words}  # the other half of a merged cell
    assert open_cells - beside == ratings | words
    assert english.protection.sheet
    assert english.protection.password is None
    assert not english.protection.selectLockedCells  # everything can be read and copied


def test_a_number_beyond_the_scale_is_refused_with_a_friendly_word(english: Worksheet) -> None:
    keys = {str(cell.value): cell.row for cell in english["A"] if cell.value}
    rules = english.data_validations.dataValidation
    covered = {str(area) for rule in rules for area in rule.sqref.ranges}
    assert covered == {f"C{keys[f'{number}{letter}']}" for number in (1, 2, 3) for letter in "ab"}
    for rule in rules:
        assert (rule.type, float(rule.formula1), float(rule.formula2)) == ("decimal", 1, 10)
        assert rule.errorStyle in (None, "stop")
        assert rule.error is not None
        assert rule.error.startswith("Please type a number from 1 to 10")
        assert rule.allowBlank


def test_there_is_one_plain_page_and_nothing_hidden(sent: Path) -> None:
    path = of(sent, "Kim Lee", ".xlsx")
    book = openpyxl.load_workbook(path)
    [sheet] = book.worksheets
    assert sheet.sheet_state == "visible"
    assert list(book.defined_names) == []
    assert not any(dimension.hidden for dimension in sheet.row_dimensions.values())
    assert not any(dimension.hidden for dimension in sheet.column_dimensions.values())
    assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
    assert (sheet._charts, sheet._images, book.vba_archive) == ([], [], None)
    assert defects(path) == []


def test_it_is_as_wide_as_a_phone(english: Worksheet) -> None:
    pixels = sum(round(dimension.width * 7) + 5 for dimension in english.column_dimensions.values())
    assert pixels <= 480
    assert english.max_column == 3


@pytest.mark.parametrize("count", [1, 16, 60])
def test_no_criterion_is_torn_apart_by_the_end_of_a_printed_page(count: int, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(form_workbook(long_form(count)))
    sheet = openpyxl.load_workbook(path).worksheets[0]
    starts = {cell.row for cell in sheet["A"] if str(cell.value).isdigit()}
    breaks = [one.id + 1 for one in sheet.row_breaks.brk]
    end = next(cell.row for cell in sheet["A"] if cell.value == "Zum Schluss zwei Fragen")
    assert set(breaks) <= starts | {end}
    points = [sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)]
    pages = [
        sum(points[start - 1 : end - 1]) for start, end in zip([1, *breaks], [*breaks, len(points) + 1], strict=True)
    ]
    room = (297 / 25.4 - sheet.page_margins.top - sheet.page_margins.bottom) * 72
    assert max(pages) <= room


@needs_libreoffice
def test_printed_pages_end_where_criteria_end(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(form_workbook(long_form(16)))
    pages = [page.extract_text().split() for page in pypdf.PdfReader(libreoffice.to_pdf(path, tmp_path / "out")).pages]
    for number in range(1, 17):
        assert [f"{number}a" in words for words in pages] == [f"{number}c" in words for words in pages]
    assert len(pages) == 7


def test_the_same_form_gives_the_same_bytes() -> None:
    assert form_workbook(long_form(16)) == form_workbook(long_form(16))


def test_a_workbook_without_names_is_told_and_the_form_speaks_of_supplier_and_customer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    account = fill(tmp_path / "kunde.xlsx", Content((0.0, 10.0, 1.5, 4.0, 7.0), (("Service", 1.0, 2.0, 3.0),)))
    with open_book(account) as book:
        for key in ("supplier", "key_account"):
            book.names[names.GENERAL_CELLS[key]].refers_to_range.raw_value = None
        book.save()
    assert run(["survey", str(account), "-o", str(tmp_path / "raus"), "--lang", "de", "--raters", "Kim:kunde"]) == 0
    told = capsys.readouterr().err
    assert "steht auf dem Fragebogen „Lieferant“" in told
    assert "steht auf dem Fragebogen „Kunde“" in told
    [sheet] = openpyxl.load_workbook(next((tmp_path / "raus").glob("*.xlsx"))).worksheets
    assert "Zusammenarbeit von Lieferant und Kunde. Sie antworten für: Kunde." in sheet["A2"].value
