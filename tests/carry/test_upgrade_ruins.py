"""What users get from ``upgrade`` when names, headings or the criteria themselves are gone, and what is told."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import tiers
from carry import damage
from carry.conftest import GENERAL, ROWS, score
from kam_partnership.carry.own_content import collect
from kam_partnership.cli.main import run
from kam_partnership.workbook import names
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Structure
from kam_partnership.xlsx.table_edits import rename_heading
from support.libreoffice import named_values, needs_libreoffice, recalculate
from support.package_sense import defects
from support.workbooks import GERMAN, Content, fill


def range_under(path: Path, supplier: str, key_account: str) -> Path:
    """The table turned into a range, its columns' names deleted, both rating columns headed by other words."""

    def change(book: Any) -> None:
        sheet = damage.main_sheet(book)
        sheet["E9"], sheet["F9"] = supplier, key_account
        del sheet.tables[names.CRITERIA_TABLE]
        for name in [name for name in book.defined_names if name.startswith("KAM_Col")]:
            del book.defined_names[name]

    return damage.edited(path, change)


def test_rating_columns_headed_by_the_companies_are_known_by_their_names(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = score(path, capsys)
    range_under(path, str(GENERAL["supplier"]), str(GENERAL["key_account"]))
    assert run(["upgrade", str(path), "--lang", "de"]) == 0
    told = capsys.readouterr().out
    assert "E9 (3/4 GmbH), F9 (Müller & Söhne)" in told
    assert "nur an der Reihenfolge" not in told
    after = collect(path).tables["criteria"]
    assert after.headings == {"supplier": "3/4 GmbH", "key_account": "Müller & Söhne"}
    assert score(path, capsys) == before


def test_the_companies_may_stand_the_other_way_round(path: Path) -> None:
    before = [(row["supplier"], row["key_account"]) for row in collect(path).tables["criteria"].rows]
    range_under(path, str(GENERAL["key_account"]), str(GENERAL["supplier"]))
    assert run(["upgrade", str(path)]) == 0
    after = [(row["key_account"], row["supplier"]) for row in collect(path).tables["criteria"].rows]
    assert after == before


def test_rating_columns_that_nothing_tells_apart_are_taken_in_their_order_and_the_old_file_is_kept(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = score(path, capsys)
    range_under(path, "Wir selbst nicht", "Sie")
    assert run(["upgrade", str(path), "--lang", "de"]) == 0
    told = capsys.readouterr().out
    assert "nur an der Reihenfolge der Spalten erkannt" in told
    assert path.with_name("mappe.xlsx.bak").exists()
    assert score(path, capsys) == before


def test_rating_columns_that_cannot_be_found_are_told_and_the_old_file_is_kept(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    range_under(path, "Sicht A", "Sicht B")

    def change(book: Any) -> None:
        for row in range(10, 17):
            for column in (5, 6):
                book.worksheets[0].cell(row, column).value = None

    damage.edited(path, change)
    assert run(["upgrade", str(path), "--lang", "de"]) == 0
    told = capsys.readouterr().out
    assert "Nichts ist zurückgeblieben" not in told
    assert "„Lieferant“ war in der alten Mappe nicht zu finden" in told
    assert path.with_name("mappe.xlsx.bak").exists()


def without_the_main_sheet(book: Any) -> None:
    del book["Partnerschaft"]


def emptied(book: Any) -> None:
    sheet = damage.main_sheet(book)
    del sheet.tables[names.CRITERIA_TABLE]
    for row in range(9, 28):
        for column in range(2, 8):
            sheet.cell(row, column).value = None


def emptied_and_renamed(book: Any) -> None:
    emptied(book)
    book["Auswertung"].title = "Rangliste"
    del book.defined_names[names.ANALYSIS_START]


@pytest.mark.parametrize("change", [without_the_main_sheet, emptied, emptied_and_renamed])
def test_the_analysis_is_never_taken_for_criteria_that_are_gone(
    change: Any, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["recompute", str(path)]) == 0
    history = collect(path).tables["history"].rows
    damage.edited(path, change)
    capsys.readouterr()
    assert run(["upgrade", str(path), "--lang", "de"]) == 1
    told = capsys.readouterr().out
    assert "Die Kriterientabelle war in der alten Mappe nicht mehr zu finden" in told
    assert "Kriterien 0" in told
    assert path.with_name("mappe.xlsx.bak").exists()
    assert defects(path) == []
    content = collect(path)
    assert [row["criterion"] for row in content.tables["criteria"].rows] == [
        row["criterion"] for row in collect(GERMAN).tables["criteria"].rows
    ]
    assert all(row["supplier"] is None for row in content.tables["criteria"].rows)
    assert content.tables["history"].rows == history


def test_a_list_that_may_be_the_criteria_is_not_left_behind(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def change(book: Any) -> None:
        emptied(book)
        sheet = book.create_sheet("Gerettet")
        for row in (("Thema", "Wir", "Kunde"), ("Preis", 3, 4), ("Zeit", 5, 6)):
            sheet.append(row)

    damage.edited(path, change)
    before = path.read_bytes()
    assert run(["upgrade", str(path), "--lang", "de"]) == 3
    assert "--from" in capsys.readouterr().err
    assert path.read_bytes() == before


def all_names(book: Any) -> None:
    for name in list(book.defined_names):
        del book.defined_names[name]


def all_names_and_tables(book: Any) -> None:
    all_names(book)
    for sheet in book.worksheets:
        for table in list(sheet.tables):
            del sheet.tables[table]


@tiers.thinned()
@pytest.mark.parametrize("change", [all_names, all_names_and_tables])
@pytest.mark.parametrize("command", ["score", "check", "recompute"])
def test_a_workbook_that_lost_its_names_is_sent_to_upgrade(
    command: str, change: Any, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage.edited(path, change)
    for language in ("de", "en"):
        assert run([command, str(path), "--lang", language]) == 3
        assert f"kam-partnership upgrade {path}" in re.sub(r"\s+", " ", capsys.readouterr().err)
    assert run(["upgrade", str(path)]) == 0


def test_a_foreign_workbook_is_not_sent_to_upgrade(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Auswertung"
    book.create_sheet("Daten")
    book.save(tmp_path / "fremd.xlsx")
    assert run(["score", str(tmp_path / "fremd.xlsx"), "--lang", "de"]) == 3
    assert "upgrade" not in capsys.readouterr().err


# ---------------------------------------------------------------------- names and disks
@pytest.mark.parametrize("name", [".", "", ".."])
def test_a_new_workbook_without_a_name_is_told_how_names_end(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", name, "--lang", "de"]) == 2
    assert "Eine Mappe muss auf .xlsx enden" in capsys.readouterr().err


def test_a_name_that_is_too_long_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", str(tmp_path / ("x" * 300)), "--lang", "de"]) == 3
    assert "So kann keine Datei heißen" in capsys.readouterr().err


def test_a_full_disk_is_told_while_upgrading_and_the_file_is_unchanged(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    resource = pytest.importorskip("resource")
    before, limits = path.read_bytes(), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, limits[1]))
    try:
        assert run(["upgrade", str(path), "--out", str(path.with_name("neu.xlsx")), "--lang", "de"]) == 3
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    told = capsys.readouterr().err
    assert "OSError" not in told
    assert "lässt sich nicht schreiben" in told
    assert path.read_bytes() == before


# ---------------------------------------------------------------------- headings
def under_headings(folder: Path, renamed: dict[str, str]) -> Path:
    """A filled workbook whose headings were renamed as Excel does it: names and formulas follow."""
    package = Package.open(GERMAN)
    for old, new in renamed.items():
        rename_heading(package, Structure.read(package), names.CRITERIA_TABLE, old, new)
    template = folder / "vorlage.xlsx"
    template.write_bytes(package.to_bytes())
    return fill(folder / "mappe.xlsx", Content((1.0, 10.0, 2.0, 4.5, 7.5), ROWS), template)


def test_headings_with_signs_that_formulas_escape_are_carried(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    renamed = {"Kriterium": "Kriterium's", "Lieferant": "Müller [AG] #1", "Key Account": "a@b", "Differenz": "[x]"}
    path = under_headings(tmp_path, renamed)
    before = score(path, capsys)
    assert run(["upgrade", str(path), "--lang", "de"]) == 0
    assert "Alles wurde übernommen." in capsys.readouterr().out
    assert defects(path) == []
    wanted = {"criterion": "Kriterium's", "supplier": "Müller [AG] #1", "key_account": "a@b", "gap": "[x]"}
    assert collect(path).tables["criteria"].headings == wanted
    assert score(path, capsys) == before
    assert run(["recompute", str(path)]) == 0
    shown = openpyxl.load_workbook(path, data_only=True)["Partnerschaft"]
    assert [shown[cell].value for cell in ("E9", "G10")] == ["Müller [AG] #1", -5]


def test_a_heading_that_begins_like_a_special_item_is_carried(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = under_headings(tmp_path, {"Lieferant": "#1 Müller"})
    assert run(["upgrade", str(path), "--lang", "de"]) == 0
    assert "Alles wurde übernommen." in capsys.readouterr().out
    assert collect(path).tables["criteria"].headings["supplier"] == "#1 Müller"
    assert openpyxl.load_workbook(path, data_only=True)["Partnerschaft"]["G10"].value == -5


@needs_libreoffice
def test_libreoffice_understands_headings_with_escaped_signs(tmp_path: Path) -> None:
    path = under_headings(tmp_path, {"Lieferant": "Müller [AG] #1", "Key Account": "Kunde's"})
    assert run(["upgrade", str(path)]) == 0
    book = openpyxl.load_workbook(path, data_only=True)
    sheet, cell = next(iter(book.defined_names["KAM_NetBalance"].destinations))
    found = named_values(recalculate(path, tmp_path / "lo"))
    assert found["KAM_NetBalance"] == pytest.approx(book[sheet][cell].value)
