"""Measures, catalogue and questions are carried as soon as the templates have them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kam_partnership.carry.content import KIND
from kam_partnership.carry.editions import edition
from kam_partnership.carry.own_content import collect
from kam_partnership.cli.main import run
from kam_partnership.headless import open_book
from kam_partnership.texts import Language
from kam_partnership.workbook import names
from support.package_sense import defects
from support.workbooks import GERMAN


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Two measures with a blank row between, an answer, a chosen row and a row of the user's own."""
    path = Path(shutil.copy(GERMAN, tmp_path / "mappe.xlsx"))
    status, horizon = (edition(Language.DE).lists[name][1] for name in ("KAM_StatusList", "KAM_HorizonList"))
    with open_book(path) as book:

        def put(name: str, row: int, value: Any) -> None:
            book.names[name].refers_to_range[row].raw_value = value

        measure, catalog, question = names.MEASURE_COLUMNS, names.CATALOG_COLUMNS, names.QUESTION_COLUMNS
        put(measure["criterion"], 0, "Zusagen verlässlich einhalten")
        put(measure["measure"], 0, "Wochenliste")
        put(measure["status"], 0, status)
        put(measure["horizon"], 0, horizon)
        put(measure["due"], 0, 46400.0)
        put(measure["measure"], 2, "Eigenes")
        put(measure["status"], 2, "eigener Status")
        put(question["answer"], 1, "Antwort")
        put(catalog["chosen"], 3, "x")
        titles = book.names[catalog["title"]].refers_to_range
        titles.sheet.tables[names.CATALOG_TABLE].rows.add()
        put(catalog["title"], len(titles), "Mein Kriterium")
        book.app.calculate()
        book.save()
    return path


def rows(path: Path, table: str) -> tuple[Any, ...]:
    return tuple(collect(path).tables[table].rows)


def test_everything_is_carried(path: Path) -> None:
    before = {key: rows(path, key) for key in KIND}
    assert run(["upgrade", str(path)]) == 0
    assert {key: rows(path, key) for key in KIND} == before
    assert len(before["measures"]) == 3
    assert before["catalog"][-1]["title"] == "Mein Kriterium"
    assert defects(path) == []


def test_our_words_are_translated_and_the_users_stay(path: Path, tmp_path: Path) -> None:
    english, german = tmp_path / "en.xlsx", tmp_path / "de.xlsx"
    assert run(["upgrade", str(path), "--lang", "en", "--out", str(english)]) == 0
    first, _, last = rows(english, "measures")
    assert first["criterion"] == "Keeping promises reliably"
    assert first["status"] == edition(Language.EN).lists["KAM_StatusList"][1]
    assert first["horizon"] == edition(Language.EN).lists["KAM_HorizonList"][1]
    assert last["status"] == "eigener Status"
    own = edition(Language.EN).tables["questions"].rows[1]["question"]
    assert [row["question"] for row in rows(english, "questions") if row["answer"] == "Antwort"] == [own]
    assert [row["title"] for row in rows(english, "catalog") if row["chosen"] == "x"] == [
        edition(Language.EN).tables["catalog"].rows[3]["title"]
    ]
    assert run(["upgrade", str(english), "--lang", "de", "--out", str(german)]) == 0
    assert {key: rows(german, key) for key in KIND} == {key: rows(path, key) for key in KIND}


def test_a_fresh_template_leaves_nothing_behind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = Path(shutil.copy(GERMAN, tmp_path / "mappe.xlsx"))
    assert run(["upgrade", str(path)]) == 0
    out = capsys.readouterr().out
    assert "Alles wurde übernommen." in out
    assert "Gut zu wissen" not in out


def test_words_typed_over_ours_or_beside_them_stay_or_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The catalogue and the analysis are ours, yet people write there; a program may save no results of formulas."""
    path = tmp_path / "mappe.xlsx"
    book = openpyxl.load_workbook(GERMAN)
    catalogue = book["Katalog"]
    row = next(cell.row for cell in catalogue["E"] if cell.row > 10 and catalogue.cell(cell.row, 10).value is None)
    title = catalogue.cell(row, 5).value
    catalogue.cell(row, 6).value = "unsere eigene Erklärung"
    catalogue.cell(row, 10).value = "unsere eigene Frage"
    book["Auswertung"]["H66"] = "Notiz neben den Bildern"
    book["Einstellungen"]["M30"] = '="ohne"&" Ergebnis"'
    book.save(path)
    assert run(["upgrade", str(path), "--lang", "de"]) == 1
    [kept] = [line for line in rows(path, "catalog") if line["title"] == title]
    assert (kept["explanation"], kept["question"]) == ("unsere eigene Erklärung", "unsere eigene Frage")
    told = "".join(capsys.readouterr())
    assert "H66" in told
    assert "M30" in told
    assert "Katalog" not in told
