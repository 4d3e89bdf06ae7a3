"""The button Portfolio: a folder is chosen, the result written there and opened; nothing without Excel."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kam_partnership.excel.buttons import portfolio_group as command
from kam_partnership.headless import open_book
from support.many_workbooks import write_many
from support.workbooks import GERMAN


class _Book:
    """An Excel with a folder dialog, as far as the command looks at it."""

    def __init__(self, chosen: Path | None, answer: str = "yes") -> None:
        self.opened: list[Path] = []
        self.alerts: list[str] = []
        self.asked = answer
        dialog = SimpleNamespace(
            Title="", Show=lambda: -1 if chosen else 0, SelectedItems=lambda number: str(chosen) if number == 1 else ""
        )
        self.app = SimpleNamespace(
            engine=SimpleNamespace(name="excel"),
            api=SimpleNamespace(FileDialog=lambda kind: dialog if kind == 4 else None),
            books=SimpleNamespace(open=self.opened.append),
            alert=self._alert,
            status_bar="",
        )
        self.name = "Mappe1"

    def _alert(self, message: str, **_options: Any) -> str:
        self.alerts.append(message)
        return self.asked


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_many(tmp_path, 3)
    return tmp_path


def test_the_portfolio_is_written_into_the_folder_and_opened(folder: Path) -> None:
    book: Any = _Book(folder)
    command.portfolio(book)
    assert book.opened == [folder / command.FILE_NAME]
    assert (folder / command.FILE_NAME).read_bytes().startswith(b"PK")
    assert ": 3" in book.app.status_bar


def test_it_asks_before_it_replaces(folder: Path) -> None:
    out = folder / command.FILE_NAME
    out.write_bytes(b"mine")
    no: Any = _Book(folder, answer="no")
    command.portfolio(no)
    assert (out.read_bytes(), no.opened, len(no.alerts)) == (b"mine", [], 1)
    yes: Any = _Book(folder)
    command.portfolio(yes)
    assert out.read_bytes() != b"mine"


def test_no_folder_nothing_happens(folder: Path) -> None:
    book: Any = _Book(None)
    command.portfolio(book)
    assert (book.opened, book.alerts) == ([], [])
    assert book.app.status_bar
    assert not (folder / command.FILE_NAME).exists()


def test_without_excel_it_names_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(command, "show", lambda _book, message, _language: told.append(message))
    with open_book(Path(shutil.copy(GERMAN, tmp_path / "kam.xlsx"))) as book:
        command.portfolio(book)
    assert "kam-partnership portfolio" in told[0]
