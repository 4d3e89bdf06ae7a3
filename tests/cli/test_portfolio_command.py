"""kam-partnership portfolio: exit codes, JSON, what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kam_partnership.cli.main import run
from support.bad_workbooks import write_bad
from support.many_workbooks import write_many


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "Konten"
    write_many(place, 4)
    return place


def test_a_workbook_is_written_and_nothing_replaced_unasked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / "portfolio.xlsx"  # in the folder itself: it is not read the second time
    arguments = ["portfolio", str(folder), "-o", str(out), "--date", "2026-11-21"]
    assert run(arguments) == 0
    told = capsys.readouterr()
    assert "strategische" in told.out
    assert "Gelesene Accounts: 4, nicht gelesene Dateien: 0" in told.err
    first = out.read_bytes()
    assert run(arguments) == 3
    assert run([*arguments, "--force"]) == 0
    assert out.read_bytes() == first


def test_json_names_the_failed_and_goes_on(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = write_bad(folder / "Schlecht", ("Text", "fremd"))
    assert run(["portfolio", str(folder), "--json", "--lang", "en", "--top", "1"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert len(told["accounts"]) == 4
    assert "criteria" not in told["accounts"][0]
    assert {failed["file"] for failed in told["failed"]} == set(bad)
    assert all(failed["file"] in failed["error"] for failed in told["failed"])
    assert len(told["strategic"]) <= 1
    assert {"advice", "rank", "reason_text", "file"} <= told["ranking"][0].keys()


def test_figures_size_the_bubbles(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = tmp_path / "umsatz.csv"
    figures.write_text("Datei;Umsatz\nAccount 00001.xlsx;1.500\n", encoding="utf-8")
    assert run(["portfolio", str(folder), "--json", "--figures", str(figures), "--size-by", "Umsatz"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [account["size"] for account in told["accounts"]] == [None, 1500.0, None, None]


@pytest.mark.parametrize(
    ("more", "code"),
    [([], 2), (["--json", "--top", "-1"], 2), (["--json", "--date", "gestern"], 2), (["--json", "--figures", "x"], 3)],
)
def test_wrong_usage(folder: Path, more: list[str], code: int) -> None:
    assert _exit_code(["portfolio", str(folder), *more]) == code


def _exit_code(arguments: list[str]) -> object:
    try:
        return run(arguments)
    except SystemExit as left:  # what the parser itself refuses
        return left.code


def test_an_empty_folder_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["portfolio", str(tmp_path), "--json", "--lang", "de"]) == 3
    assert str(tmp_path) in capsys.readouterr().err
