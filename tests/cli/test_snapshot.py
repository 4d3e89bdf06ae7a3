"""``kam-partnership snapshot``: the contract in docs/cli.md."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from kam_partnership.cli.main import run
from kam_partnership.headless import open_book
from kam_partnership.workbook import names
from kam_partnership.workbook.closed_file import read_workbook, serial_date
from support import workbooks


@pytest.fixture(scope="module")
def rated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = tuple((f"K{n}", 1.0, 8.0, 6.0) for n in range(16))
    content = workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), rows)
    return workbooks.fill(tmp_path_factory.mktemp("rated") / "kam.xlsx", content)


@pytest.fixture
def path(rated: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(rated, tmp_path / "kam.xlsx"))


def days(path: Path) -> list[dt.date | None]:
    with open_book(path) as book:
        values = book.names[names.HISTORY_COLUMNS["date"]].refers_to_range.raw_value
    return [serial_date(row[0]) for row in values] if isinstance(values, tuple) else [serial_date(values)]


def test_saves_in_the_file_itself_and_says_so(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["snapshot", str(path), "--date", "2026-05-23"]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines() == ["Stand vom 23.05.2026 festgehalten.", f"Geschrieben: {path}"]
    assert told.err == ""
    assert days(path) == [dt.date(2026, 5, 23)]
    previous = read_workbook(path).previous
    assert previous is not None
    assert (previous.date, previous.supplier_score, previous.key_account_score) == (dt.date(2026, 5, 23), 8.0, 6.0)


@pytest.mark.parametrize("words", ["23.05.2026", "2026-05-23", " 2026-5-23 "])
def test_understands_a_date_as_machines_and_as_people_write_it(path: Path, words: str) -> None:
    assert run(["snapshot", str(path), "--date", words]) == 0
    assert days(path) == [dt.date(2026, 5, 23)]


def test_takes_today_without_any_date(path: Path) -> None:
    before = dt.date.today()
    assert run(["snapshot", str(path)]) == 0
    assert days(path) in ([before], [dt.date.today()])


def test_a_second_one_of_the_same_day_needs_force_and_replaces(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["snapshot", str(path), "--date", "2026-05-23"]) == 0
    before = path.read_bytes()
    capsys.readouterr()
    assert run(["snapshot", str(path), "--date", "2026-05-23", "--lang", "de"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "23.05.2026" in told.err
    assert "--force" in told.err
    assert path.read_bytes() == before
    assert run(["snapshot", str(path), "--date", "2026-05-23", "--force", "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("State of 23 May 2026 replaced.")
    assert days(path) == [dt.date(2026, 5, 23)]


def test_out_leaves_the_file_alone_and_overwrites_nothing(path: Path) -> None:
    before, other = path.read_bytes(), path.with_name("neu.xlsx")
    assert run(["snapshot", str(path), "--out", str(other)]) == 0
    assert path.read_bytes() == before
    saved = other.read_bytes()
    assert run(["snapshot", str(path), "--out", str(other)]) == 3
    assert other.read_bytes() == saved
    assert run(["snapshot", str(path), "--out", str(other), "--force"]) == 0


@pytest.mark.parametrize("words", ["morgen", "31.02.2026", "2026", ""])
def test_a_date_that_is_none_is_wrong_usage(path: Path, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(["snapshot", str(path), "--date", words, "--lang", "de"])
    assert left.value.code == 2
    assert "TT.MM.JJJJ" in capsys.readouterr().err


def test_an_unrated_workbook_is_refused_with_the_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = Path(shutil.copy(workbooks.GERMAN, tmp_path / "leer.xlsx"))
    before = path.read_bytes()
    assert run(["snapshot", str(path), "--lang", "de"]) == 2
    assert "mindestens ein Kriterium für beide Seiten" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["snapshot", str(tmp_path / "fehlt.xlsx")]) == 3
    assert "fehlt.xlsx" in capsys.readouterr().err
