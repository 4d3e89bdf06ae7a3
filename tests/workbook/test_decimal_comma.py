"""German workbooks say "7,2" also where a text made of numbers was calculated without Excel."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from kam_partnership.headless import open_book
from kam_partnership.workbook import names
from kam_partnership.workbook.decimal_comma import with_comma
from kam_partnership.xlsx.closed_cells import ClosedCells
from kam_partnership.xlsx.package import Package
from support import workbooks
from support.libreoffice import cell_values, needs_libreoffice, recalculate

ROWS: tuple[workbooks.Row, ...] = (
    ("ISO 9.1", 1.0, 7.0, 4.5),
    ("Normen 2.0", 2.5, 8.0, 6.25),
    ("Kultur", None, 6.0, 9.0),
)
ACCOUNT = "Muster 2.0 AG"


def filled(path: Path, template: Path) -> Path:
    """Filled in and saved without Excel; the diagram stays."""
    shutil.copy(template, path)
    columns = names.CRITERION_COLUMN, names.WEIGHT_COLUMN, names.SUPPLIER_COLUMN, names.KEY_ACCOUNT_COLUMN
    with open_book(path) as book:
        for column, values in zip(columns, zip(*ROWS, strict=True), strict=True):
            cells = book.names[column].refers_to_range
            for row, value in enumerate(values):
                cells[row, 0].raw_value = value
        book.names["KAM_KeyAccount"].refers_to_range.raw_value = ACCOUNT
        book.save()
    return path


@pytest.fixture
def german(tmp_path: Path) -> Path:
    return filled(tmp_path / "a.xlsx", workbooks.GERMAN)


def texts(path: Path) -> dict[tuple[str, int, int], str]:
    return {place: value for place, value in cell_values(path).items() if isinstance(value, str)}


@needs_libreoffice
def test_all_texts_are_those_that_a_german_program_calculates(german: Path, tmp_path: Path) -> None:
    saved, calculated = texts(german), texts(recalculate(german, tmp_path / "german", "de-DE"))
    assert {place: value for place, value in saved.items() if value and value != calculated.get(place)} == {}


def test_tiles_have_a_comma_and_what_people_typed_stays(german: Path) -> None:
    page = {place: value for place, value in texts(german).items() if place[0] == "Partnerschaft"}
    assert {"7,3", "−0,9", "in der Toleranz von ±1,5"} <= set(page.values())
    assert {ACCOUNT, "ISO 9.1", "Normen 2.0"} <= set(page.values())
    assert f"Partnerschaftsdiagramm  ·  {ACCOUNT}" in set(texts(german).values())  # a formula passes it on


def test_charts_keep_the_same_texts(german: Path) -> None:
    package = Package.open(german)
    charts = b"".join(content for part, content in package.parts.items() if part.startswith("xl/charts/chart")).decode()
    kept = re.findall(r"<(?:\w+:)?v>([^<]*)</", charts)
    assert [words for words in kept if words.startswith("Gesamt  7,3")]
    assert [words for words in kept if re.search(r"\d\.\d", words) and not re.fullmatch(r"-?[\d.e-]+", words)] == [
        words for words in kept if "ISO 9.1" in words or "Normen 2.0" in words or ACCOUNT in words
    ]


def formulas(path: Path) -> dict[str, dict[tuple[int, int], str]]:
    cells = ClosedCells(path)
    return {sheet.name: dict(cells.sheet(sheet.name).formulas) for sheet in cells.structure.sheets}


def test_the_formulas_stay_however_often_it_is_saved(german: Path) -> None:
    before = formulas(german)
    with open_book(german) as book:
        rating = book.names[names.SUPPLIER_COLUMN].refers_to_range[0, 0]
        for value in (6.5, 7.5):
            rating.raw_value = value
            book.save()
            assert formulas(german) == before
        assert "KAM_N" not in book.names[names.TILE_CELLS["supplier"]].refers_to_range.formula


def test_an_english_workbook_keeps_its_point(tmp_path: Path) -> None:
    assert "7.3" in texts(filled(tmp_path / "a.xlsx", workbooks.ENGLISH)).values()


def test_saving_twice_gives_the_same_bytes(german: Path, tmp_path: Path) -> None:
    first = shutil.copy(german, tmp_path / "first.xlsx")
    with open_book(german) as book:
        book.names["KAM_KeyAccount"].refers_to_range.raw_value = ACCOUNT
        book.save()
    assert german.read_bytes() == first.read_bytes()


@pytest.mark.parametrize(
    "formula",
    [
        "A1+B1",
        "COUNT(A1:A9)",
        '"FIX"&"ED"',
        "'a&b'!A1",
        "Tabelle[Soll&Ist]",
        "(" * 5000 + "A1&1" + ")" * 5000,
        "A1&)",
    ],
)
def test_formulas_that_make_no_text_of_a_number_are_left_as_they_are(formula: str) -> None:
    assert with_comma(formula) == formula


def test_a_bracketed_column_stays_whole() -> None:
    assert "LET(KAM_N,T[[#This Row],[a]]," in with_comma('T[[#This Row],[a]]&"x"')
