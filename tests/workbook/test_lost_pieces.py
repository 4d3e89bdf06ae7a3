"""What a workbook has lost is told once, by its own name, and by check before a command stumbles over it."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

import tiers
from carry import damage
from kam_partnership.cli.main import run
from kam_partnership.headless import open_book
from kam_partnership.workbook import names
from support import workbooks

GOOD = workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), tuple((f"Kriterium {n}", 1.0, 8.0, 5.0) for n in range(1, 17)))
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return workbooks.fill(tmp_path / "mappe.xlsx", GOOD)


def found(path: Path, capsys: Capture) -> list[tuple[str, str, str]]:
    capsys.readouterr()
    run(["check", str(path), "--json", "--lang", "de"])
    [told] = json.loads(capsys.readouterr().out)
    return [(finding["code"], finding["cell"], finding["message"]) for finding in told["findings"]]


@tiers.thinned(name=2)
@pytest.mark.parametrize("name", names.CRITERIA_COLUMNS)
def test_one_lost_column_is_one_finding(name: str, path: Path, capsys: Capture) -> None:
    workbooks.delete_names(path, [name])
    [(code, _, message)] = found(path, capsys)
    assert code == "name-missing"
    assert name in message


def test_a_deleted_analysis_is_found_by_check_and_named_by_recompute(path: Path, capsys: Capture) -> None:
    def delete(book: openpyxl.Workbook) -> None:
        del book["Auswertung"]

    damage.edited(path, delete)
    assert any(code == "name-missing" and names.ANALYSIS_START in said for code, _, said in found(path, capsys))
    before = path.read_bytes()
    assert run(["recompute", str(path), "--lang", "de"]) == 3
    assert names.ANALYSIS_START in capsys.readouterr().err
    assert path.read_bytes() == before


def test_a_table_turned_into_a_range_is_found(path: Path, capsys: Capture) -> None:
    damage.table_to_range(path)
    assert any(names.CRITERIA_TABLE in said for _, _, said in found(path, capsys))


@pytest.mark.parametrize("typed", [None, "geht so", 7.0])
def test_a_tile_without_its_formula_is_found_whatever_stands_there(typed: object, path: Path, capsys: Capture) -> None:
    with open_book(path) as book:
        book.names[names.TILE_CELLS["balance"]].refers_to_range.raw_value = typed
        book.save()
    assert [code for code, _, _ in found(path, capsys)] == ["formula-overwritten"]


def test_a_number_typed_over_the_numbers_formula_is_found(path: Path, capsys: Capture) -> None:
    with open_book(path) as book:
        book.names[names.NUMBER_COLUMN].refers_to_range[2].raw_value = 7.0
        book.save()
    assert [(code, cell) for code, cell, _ in found(path, capsys)] == [("formula-overwritten", "B12")]
