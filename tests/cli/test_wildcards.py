"""``*`` means the same in every shell, also in those of Windows, which hand it over as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kam_partnership.cli.main import run
from support.workbooks import GERMAN


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """With two workbooks, in a folder whose name looks like a pattern itself."""
    place = tmp_path / "Zurück [2026]"
    place.mkdir()
    for name in ("b.xlsx", "a.xlsx"):
        (place / name).write_bytes(GERMAN.read_bytes())
    (place / "c.txt").write_text("no workbook")
    (place / "~$a.xlsx").write_bytes(b"Excel has a.xlsx open")
    return place


def files_of(told: str) -> list[str]:
    return [Path(one["file"]).name for one in json.loads(told)]


def test_a_star_means_all_files_that_are_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", str(folder / "*.xlsx"), "--json"]) == 0
    assert files_of(capsys.readouterr().out) == ["a.xlsx", "b.xlsx"]


def test_a_question_mark_means_one_letter(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(folder / "?.xlsx"), "--json"]) == 0
    assert files_of(capsys.readouterr().out) == ["a.xlsx", "b.xlsx"]


def test_a_star_that_means_no_file_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pattern = str(folder / "*.xlsm")
    assert run(["score", pattern]) == 3
    assert pattern in capsys.readouterr().err


def test_a_file_whose_name_has_a_star_is_that_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        (tmp_path / "*.xlsx").write_bytes(GERMAN.read_bytes())
    except OSError:
        pytest.skip("no such names on Windows")
    (tmp_path / "other.xlsx").write_bytes(GERMAN.read_bytes())
    assert run(["score", str(tmp_path / "*.xlsx"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["file"].endswith("*.xlsx")
