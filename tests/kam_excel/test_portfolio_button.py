"""The button Portfolio: a folder is chosen, the result written there and opened; nothing without Excel."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest

from kam_partnership.excel.buttons import portfolio_group as command
from kam_partnership.excel.live import range_of
from kam_partnership.foreign.crm_confirmed import FILE_NAME as CONFIRMED
from kam_partnership.headless import open_book
from kam_partnership.workbook import names
from support.many_workbooks import write_many
from support.workbooks import GERMAN


class _Book:
    """An Excel with a folder dialog, as far as the command looks at it."""

    def __init__(self, chosen: Path | None, *answers: str, export: Path | None = None) -> None:
        self.opened: list[Path] = []
        self.alerts: list[str] = []
        self.answers = list(answers)  # of the dialogs, in their order
        dialog = SimpleNamespace(
            Title="", Show=lambda: -1 if chosen else 0, SelectedItems=lambda number: str(chosen) if number == 1 else ""
        )
        self.app = SimpleNamespace(
            engine=SimpleNamespace(name="excel"),
            api=SimpleNamespace(
                FileDialog=lambda kind: dialog if kind == 4 else None,
                GetOpenFilename=lambda *_: False if export is None else str(export),
            ),
            books=SimpleNamespace(open=self.opened.append),
            alert=self._alert,
            status_bar="",
        )
        self.name = "Mappe1"

    def _alert(self, message: str, buttons: str = "ok", **_options: Any) -> str:
        self.alerts.append(message)
        return "ok" if buttons == "ok" else self.answers.pop(0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_many(tmp_path, 3)
    return tmp_path


def test_the_portfolio_is_written_into_the_folder_and_opened(folder: Path) -> None:
    book: Any = _Book(folder, "no")
    command.portfolio(book)
    assert book.opened == [folder / command.FILE_NAME]
    assert (folder / command.FILE_NAME).read_bytes().startswith(b"PK")
    assert ": 3" in book.app.status_bar


def test_it_asks_before_it_replaces(folder: Path) -> None:
    out = folder / command.FILE_NAME
    out.write_bytes(b"mine")
    no: Any = _Book(folder, "no")
    command.portfolio(no)
    assert (out.read_bytes(), no.opened, len(no.alerts)) == (b"mine", [], 1)
    yes: Any = _Book(folder, "yes", "no")
    command.portfolio(yes)
    assert out.read_bytes() != b"mine"


def test_no_folder_nothing_happens(folder: Path) -> None:
    book: Any = _Book(None)
    command.portfolio(book)
    assert (book.opened, book.alerts) == ([], [])
    assert book.app.status_bar
    assert not (folder / command.FILE_NAME).exists()


# ---------------------------------------------------------------------- figures of a CRM
NEARLY = "Muster Anlagenbua GmbH"  # two letters of the first account the wrong way round
FIRST, SECOND = 1_200_000, 800_000
ROWS = ("Account;Umsatz", f"{NEARLY};{FIRST}", f"Nordsee Logistik AG;{SECOND}", "Werft;5")


@pytest.fixture
def export(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    for path, name in zip(
        sorted(folder.rglob("*.xlsx")), ("Muster Anlagenbau GmbH", "Nordsee Logistik AG"), strict=False
    ):
        with open_book(path) as book:
            range_of(book, names.GENERAL_CELLS["key_account"]).raw_value = name
            book.save()
    path = tmp_path_factory.mktemp("crm") / "export.csv"
    path.write_text("\n".join(ROWS), "utf-8")
    return path


def revenues(folder: Path) -> set[object]:
    """The revenues that accounts have in the portfolio; the sheet CRM tells every row of the export."""
    book = openpyxl.load_workbook(folder / command.FILE_NAME)
    sheets = [sheet for sheet in book if sheet.title != "CRM"]
    cells = (cell.value for sheet in sheets for row in sheet.iter_rows() for cell in row)
    return {value for value in cells if value in (FIRST, SECOND)}


def test_figures_of_the_crm_are_joined_and_everything_else_is_told(folder: Path, export: Path) -> None:
    book: Any = _Book(folder, "yes", "cancel", export=export)
    command.portfolio(book)
    *_, told = book.alerts
    assert revenues(folder) == {SECOND}
    assert "1 von 3" in told
    assert NEARLY in told
    assert "Werft" in told
    assert str(folder / CONFIRMED) in told
    assert "--" not in told  # nobody here has a command line
    assert (folder / CONFIRMED).exists()


def test_a_similar_name_is_asked_and_remembered(folder: Path, export: Path) -> None:
    book: Any = _Book(folder, "yes", "yes", export=export)
    command.portfolio(book)
    wanted, question, told = book.alerts
    assert NEARLY in question
    assert "Muster Anlagenbau GmbH" in question
    assert "2 von 3" in told
    again: Any = _Book(folder, "yes", "yes", export=export)  # replaced; with figures; nothing else is asked
    command.portfolio(again)
    assert revenues(folder) == {FIRST, SECOND}
    assert wanted in again.alerts
    assert len(again.alerts) == 3


def test_a_no_is_remembered_too(folder: Path, export: Path) -> None:
    book: Any = _Book(folder, "yes", "no", export=export)
    command.portfolio(book)
    assert f"{NEARLY};-" in (folder / CONFIRMED).read_text("utf-8-sig")
    assert revenues(folder) == {SECOND}


@pytest.mark.parametrize("answers", [("cancel",), ("yes",)], ids=["question cancelled", "no file chosen"])
def test_changing_ones_mind_about_the_figures_writes_nothing(folder: Path, answers: tuple[str, ...]) -> None:
    book: Any = _Book(folder, *answers)
    command.portfolio(book)
    assert book.opened == []
    assert not (folder / command.FILE_NAME).exists()


def test_an_export_that_says_too_little_is_told_with_a_way_without_options(folder: Path, export: Path) -> None:
    export.write_text("Stadt;Farbe\nBonn;rot\n", "utf-8")
    book: Any = _Book(folder, "yes", export=export)
    command.portfolio(book)
    assert "Ohne Befehlszeile" in book.alerts[-1]
    assert not (folder / command.FILE_NAME).exists()


def test_without_excel_it_names_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(command, "show", lambda _book, message, _language: told.append(message))
    with open_book(Path(shutil.copy(GERMAN, tmp_path / "kam.xlsx"))) as book:
        command.portfolio(book)
    assert "kam-partnership portfolio" in told[0]
