"""What is read is never replaced by a result: one wrong completion of a file name must not cost a year's work."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kam_partnership.cli.main import run
from support import workbooks

GOOD = workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), tuple((f"Kriterium {n}", 1.0, 8.0, 5.0) for n in range(1, 17)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    workbooks.fill(tmp_path / "a.xlsx", GOOD)
    shutil.copyfile(tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    (tmp_path / "liste.xlsx").write_bytes((tmp_path / "a.xlsx").read_bytes())
    return tmp_path


@pytest.mark.parametrize(
    "command",
    [
        "merge a.xlsx b.xlsx -o a.xlsx --force",
        "merge a.xlsx --key-account b.xlsx -o b.xlsx --force",
        "portfolio . -o b.xlsx --force",
        "prepare a.xlsx -o a.xlsx --force",
        "new liste.xlsx --from liste.xlsx --yes --force",
    ],
)
def test_what_is_read_is_not_replaced_even_by_force(
    command: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert run([*command.split(), "--lang", "de"]) == 3
    assert "anderen Namen" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_portfolio_beside_the_accounts_is_made_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    for _ in range(2):
        assert run(["portfolio", ".", "-o", "alle.xlsx", "--force", "--lang", "de"]) == 0
    assert "3" in capsys.readouterr().err
