"""The command target: a KAM sets where both want to be, without Excel."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kam_partnership.cli.main import run
from kam_partnership.headless import open_book
from support import workbooks

OLD = Path(__file__).parents[1] / "data" / "template_1_0"


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Three criteria: we invest 6, the key account 4.5."""
    rows: tuple[workbooks.Row, ...] = tuple((f"Kriterium {n}", 1.0, 6.0, 4.5) for n in (1, 2, 3))
    return workbooks.fill(tmp_path / "kam.xlsx", workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), rows))


def test_a_target_is_set_shown_and_cleared(workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["target", str(workbook)]) == 0
    assert capsys.readouterr().out == "Noch kein Ziel gesetzt.\n"
    assert run(["target", str(workbook), "--supplier", "4", "--key-account", "4,5"]) == 0
    told = "Ziel: Kooperation (4,0 | 4,5); bis dahin Lieferant 2,0 weniger, Key Account wie heute."
    assert capsys.readouterr().out.splitlines()[0] == told
    run(["score", str(workbook)])
    assert told in capsys.readouterr().out
    run(["score", str(workbook), "--json"])
    target = json.loads(capsys.readouterr().out)["target"]
    assert (target["supplier"], target["to_supplier"], target["reached"]) == (4.0, -2.0, False)
    assert run(["target", str(workbook), "--clear"]) == 0
    capsys.readouterr()
    run(["score", str(workbook), "--json"])
    assert json.loads(capsys.readouterr().out)["target"] is None


def test_another_file_can_take_it(workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, out = workbook.read_bytes(), tmp_path / "ziel.xlsx"
    assert run(["target", str(workbook), "--supplier", "7", "--key-account", "7", "-o", str(out)]) == 0
    assert workbook.read_bytes() == before
    capsys.readouterr()
    run(["target", str(out)])
    assert capsys.readouterr().out.startswith("Ziel: Strategische Partnerschaft (7,0 | 7,0)")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--supplier", "7"], "--supplier und --key-account zusammen"),
        (["--clear", "--supplier", "7", "--key-account", "7"], "--clear steht allein"),
        (["--supplier", "7", "--key-account", "70"], "auf der Skala von 0 bis 10"),
    ],
)
def test_what_is_no_target_changes_nothing(
    workbook: Path, options: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = workbook.read_bytes()
    assert run(["target", str(workbook), *options, "--lang", "de"]) == 2
    assert told in capsys.readouterr().err
    assert workbook.read_bytes() == before


def test_an_older_workbook_is_sent_to_upgrade(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = Path(shutil.copy(OLD / "filled_deu.xlsx", tmp_path))
    before = path.read_bytes()
    assert run(["target", str(path), "--supplier", "7", "--key-account", "7", "--lang", "de"]) == 3
    assert f"kam-partnership upgrade {path}" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert run(["target", str(path), "--lang", "de"]) == 0
    assert capsys.readouterr().out == "Noch kein Ziel gesetzt.\n"


@pytest.mark.parametrize(
    ("entered", "told"),
    [
        ({"KAM_TargetSupplier": 7.0, "KAM_TargetKeyAccount": None}, "Ein Ziel sind zwei Zahlen auf der Skala."),
        ({"KAM_TargetSupplier": "viel", "KAM_TargetKeyAccount": 7.0}, "Ein Ziel sind zwei Zahlen auf der Skala."),
        (
            {"KAM_TargetSupplier": 7.0, "KAM_TargetKeyAccount": 7.0, "KAM_MinCoverage": "halb"},
            "Das Ziel zählt erst, wenn die Einstellungen gültig sind.",
        ),
    ],
)
def test_an_entered_target_that_does_not_count_is_not_called_missing(
    workbook: Path, entered: dict[str, float | str | None], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_book(workbook) as book:
        for name, value in entered.items():
            book.names[name].refers_to_range.raw_value = value
        book.save()
    assert run(["target", str(workbook)]) == 0
    shown = capsys.readouterr()
    assert shown.out == f"{told}\n"
    assert "Ziel: " in shown.err or "Einstellungen!" in shown.err  # the cell and the remedy, as check tells them
    run(["score", str(workbook)])
    out = capsys.readouterr().out
    assert told in out
    assert "Noch kein Ziel" not in out


def test_a_target_goes_even_where_the_settings_are_invalid(workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_book(workbook) as book:
        for name, value in {"KAM_TargetSupplier": "viel", "KAM_MinCoverage": "halb"}.items():
            book.names[name].refers_to_range.raw_value = value
        book.save()
    assert run(["target", str(workbook), "--clear"]) == 0
    assert capsys.readouterr().out.startswith("Noch kein Ziel gesetzt.")
