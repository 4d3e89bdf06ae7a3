"""``criteria add FILE --from``: sets and titles of the catalogue from the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kam_partnership.cli.main import run
from kam_partnership.headless import open_book
from kam_partnership.workbook import names
from support.workbooks import ENGLISH, GERMAN


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return Path(shutil.copy(GERMAN, tmp_path / "kam.xlsx"))


def titles(path: Path) -> list[str]:
    with open_book(path) as book:
        return [row[0] for row in book.names[names.CRITERION_COLUMN].refers_to_range.raw_value]


def test_adds_a_set_and_a_title_once(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["criteria", "add", str(path), "--from", "hygiene", "Nutzen belegen"]) == 0
    assert "7 Kriterien hinzugefügt" in capsys.readouterr().out
    assert titles(path)[16] == "Liefer- und Termintreue"
    assert titles(path)[22:] == ["Nutzen belegen"]
    before = path.read_bytes()
    assert run(["criteria", "add", str(path), "--from", "hygiene"]) == 0
    assert "Schon in der Tabelle" in capsys.readouterr().out
    assert path.read_bytes() == before


def test_takes_english_titles_into_a_german_workbook_and_writes_elsewhere_on_request(path: Path) -> None:
    out = path.with_name("neu.xlsx")
    assert run(["criteria", "add", str(path), "--out", str(out), "--from", "proving the VALUE"]) == 0
    assert titles(out)[16:] == ["Nutzen belegen"]
    assert len(titles(path)) == 16


def test_works_in_the_english_edition(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = Path(shutil.copy(ENGLISH, tmp_path / "kam.xlsx"))
    assert run(["criteria", "add", str(path), "--from", "resilience"]) == 0
    assert "7 criteria added" in capsys.readouterr().out


def test_names_the_sets_when_one_is_unknown_and_changes_nothing(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = path.read_bytes()
    assert run(["criteria", "add", str(path), "--lang", "de", "--from", "hygiene", "wert"]) == 2
    told = capsys.readouterr().err
    assert "„wert“" in told
    assert "sixteen, hygiene, value, resilience" in told
    assert path.read_bytes() == before


@pytest.mark.parametrize("extra", [["--weight", "2"], ["--supplier", "3"], ["--key-account", "3"]])
def test_refuses_a_weight_or_ratings_for_several_criteria(extra: list[str], path: Path) -> None:
    assert run(["criteria", "add", str(path), "--from", "value", *extra]) == 2
    assert len(titles(path)) == 16


@pytest.mark.parametrize("wanted", [[], ["--title", "T", "--from", "value"]])
def test_wants_either_a_title_or_the_catalogue(wanted: list[str], path: Path) -> None:
    with pytest.raises(SystemExit) as left:
        run(["criteria", "add", str(path), *wanted])
    assert left.value.code == 2


def test_the_help_lists_the_sets(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(["criteria", "add", "--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert "sixteen, hygiene, value, resilience" in told
