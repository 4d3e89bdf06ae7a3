"""Texts made of numbers say "7,2" in German workbooks and "7.2" in English ones, whoever calculates them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import tiers
from kam_partnership.headless import open_book
from kam_partnership.workbook import names
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
@tiers.thinned()
@pytest.mark.parametrize("template", [workbooks.GERMAN, workbooks.ENGLISH], ids=["German", "English"])
@pytest.mark.parametrize("locale", ["en-US", "de-DE"])
def test_every_program_shows_the_same_texts_whatever_its_language(template: Path, locale: str, tmp_path: Path) -> None:
    path = filled(tmp_path / "a.xlsx", template)
    saved, calculated = texts(path), texts(recalculate(path, tmp_path / locale, locale))
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


def test_an_english_workbook_keeps_its_point(tmp_path: Path) -> None:
    assert "7.3" in texts(filled(tmp_path / "a.xlsx", workbooks.ENGLISH)).values()


def test_saving_twice_gives_the_same_bytes(german: Path, tmp_path: Path) -> None:
    first = shutil.copy(german, tmp_path / "first.xlsx")
    with open_book(german) as book:
        book.names["KAM_KeyAccount"].refers_to_range.raw_value = ACCOUNT
        book.save()
    assert german.read_bytes() == first.read_bytes()
