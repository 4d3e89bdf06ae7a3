"""A German Excel reads files as any other does: formulas and formats are English inside, and no flag is a word."""

from __future__ import annotations

import re

import pytest

from kam_partnership.cells import CellValue
from kam_partnership.headless import open_book
from kam_partnership.shipped_files import template_path
from kam_partnership.texts import Language
from kam_partnership.workbook import names
from kam_partnership.xlsx.namespaces import main
from kam_partnership.xlsx.package import Package

#: What a German Excel shows for the English words inside the file.
GERMAN_FUNCTIONS = re.compile(r"\b(WENN|SUMME|SUMMENPRODUKT|ODER|UND|ISTZAHL|ANZAHL|VERGLEICH|WAHR|FALSCH|ZEILE)\b")
GERMAN_FORMATS = re.compile(r"Standard|[TJ]{2,4}|0,0")
_QUOTED = re.compile(r'"[^"]*"')


@pytest.fixture(params=Language)
def package(request: pytest.FixtureRequest) -> Package:
    return Package.open(template_path(request.param))


def formulas(package: Package) -> list[str]:
    found = []
    for name in package.parts:
        if re.match(r"xl/(worksheets|tables|charts)/[^/]+\.xml|xl/workbook\.xml", name):
            tags = ("f", "formula", "formula1", "formula2", "calculatedColumnFormula", "definedName")
            found += [e.text or "" for tag in tags for e in package.xml(name).iter(f"{{*}}{tag}")]
    return found


def test_formulas_are_english_with_commas(package: Package) -> None:
    plain = [_QUOTED.sub('""', formula) for formula in formulas(package)]
    assert len(plain) > 1000
    assert [formula for formula in plain if ";" in formula or GERMAN_FUNCTIONS.search(formula)] == []


def test_number_formats_are_english(package: Package) -> None:
    formats = [f.get("formatCode", "") for f in package.xml("xl/styles.xml").iter(main("numFmt"))]
    assert formats
    assert [code for code in formats if GERMAN_FORMATS.search(_QUOTED.sub("", code))] == []


def test_the_checks_would_see_german() -> None:
    assert GERMAN_FUNCTIONS.search("WENN(A1;1;2)")
    assert GERMAN_FORMATS.search("TT.MM.JJJJ")
    assert GERMAN_FORMATS.search("0,0")


@pytest.mark.parametrize("language", Language)
def test_what_the_buttons_rely_on_is_a_number_not_true_or_wahr(language: Language) -> None:
    with open_book(template_path(language)) as book:
        rows: tuple[tuple[CellValue, CellValue], ...] = book.names[names.STATE_BLOCK].refers_to_range.raw_value
    state = dict(rows)
    assert not [key for key, value in state.items() if isinstance(value, bool)]
    assert state["settings_ok"] == 1.0
    assert state["analysis.live"] == 0.0
