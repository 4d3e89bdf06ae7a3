"""Workbooks for the tests of the engine that needs no Excel."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
import xlsxwriter

from headless import torture

WEIGHT = "Gewicht [1-3] #"  # a heading whose characters must be escaped in structured references


@pytest.fixture(scope="session")
def torture_original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return torture.build(tmp_path_factory.mktemp("torture") / "folter.xlsm")


@pytest.fixture
def torture_path(torture_original: Path, tmp_path: Path) -> Path:
    """A copy of the torture workbook that the test may write to."""
    return Path(shutil.copy(torture_original, tmp_path))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A small workbook: four criteria, their figures, and names of every kind."""
    path = tmp_path / "Müller & Söhne.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet, other = book.add_worksheet("Partnerschaft"), book.add_worksheet("Blatt's 2")
    hidden = book.add_worksheet("Versteckt")
    hidden.hide()
    entry = book.add_format({"bg_color": "#FFF9E5", "num_format": "0.0"})
    gap = "=KAM_Criteria[[#This Row],[Key Account]]-KAM_Criteria[[#This Row],[Lieferant]]"
    columns = [
        {"header": "Kriterium"},
        {"header": WEIGHT},
        {"header": "Lieferant", "format": entry},
        {"header": "Key Account", "format": entry},
        {"header": "Differenz", "formula": gap},
    ]
    rows = [
        ["Preis", 1, 8, 4],
        ["Liefertreue", 2, 6, 7],
        ["Vertrauen", 3, 5, 9],
        ["Offenheit", 1, None, "n/a"],
    ]
    sheet.add_table("B6:F10", {"name": "KAM_Criteria", "columns": columns, "data": rows})
    sheet.write_formula("I2", "=SUMPRODUCT(KAM_ColWeight,KAM_ColSupplier)/SUM(KAM_ColWeight)", entry, 0)
    sheet.write_array_formula(
        "I3:I3",
        "{=SUM(IF(ISNUMBER(KAM_ColSupplier),IF(ISNUMBER(KAM_ColAccount),KAM_ColWeight,0),0))}",
        None,
        0,
    )
    sheet.write_formula("I4", "=1/0", None, 0)
    sheet.write("I5", "Text")
    sheet.write("I7", True)
    sheet.write_datetime("I8", dt.datetime(2026, 11, 21), book.add_format({"num_format": "dd.mm.yyyy"}))
    sheet.merge_range("H12:I12", "verbunden")
    other.write("A1", "gut")
    hidden.write("A1", 3)
    for name, refers_to in {
        "KAM_ColWeight": "=KAM_Criteria[Gewicht '[1-3'] '#]",
        "KAM_ColSupplier": "=KAM_Criteria[Lieferant]",
        "KAM_ColAccount": "=KAM_Criteria[Key Account]",
        "KAM_SupplierScore": "=Partnerschaft!$I$2",
        "KAM_Quoted": "='Blatt''s 2'!$A$1:$B$2",
        "KAM_Alias": "=KAM_SupplierScore",
        "KAM_Constant": "=0.75",
        "KAM_Deep": "=Partnerschaft!KAM_Step",  # by way of two names that belong to the sheet
        "Partnerschaft!KAM_Step": "=KAM_Local",
        "KAM_Hidden": "=Versteckt!$A$1",
        "KAM_Both": "=Partnerschaft!$A$1",
        "'Blatt's 2'!KAM_Both": "='Blatt''s 2'!$A$1",
        "Partnerschaft!KAM_Local": "=Partnerschaft!$I$3",
    }.items():
        book.define_name(name, refers_to)
    book.close()
    return path
