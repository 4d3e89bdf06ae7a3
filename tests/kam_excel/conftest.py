"""Workbooks for clicks in the fake Excel, and the ribbon's commands as the buttons name them."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest

# Carrying works on closed files: it must know the xlwings of the tests, not the fake Excel's.
import kam_partnership.carry.own_content
import kam_partnership.carry.write
from kam_partnership.diagram import picture
from kam_partnership.excel.buttons import all_buttons
from kam_partnership.headless import open_book
from kam_partnership.installation import this_computer
from kam_partnership.merge import answers, merged_workbook
from kam_partnership.report import making
from kam_partnership.report.page_content import Audience, Report
from kam_partnership.texts import Language
from kam_partnership.workbook import names
from support import computers, workbooks
from support.fake_com import FakeExcel, OpenWorkbook, fake_excel

#: Every function that a button's tag names.
COMMANDS = [button.name for button in all_buttons()]
#: Those whose buttons are grey unless the active workbook is ours.
BOUND_COMMANDS = [button.name for button in all_buttons() if not button.anywhere]
FREE_COMMANDS = [command for command in COMMANDS if command not in BOUND_COMMANDS]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for ``command`` runs for every button, for ``bound_command`` for those grey elsewhere."""
    for argument, commands in (
        ("command", COMMANDS),
        ("bound_command", BOUND_COMMANDS),
        ("free_command", FREE_COMMANDS),
    ):
        if argument in metafunc.fixturenames:
            metafunc.parametrize(argument, commands)


def rated_rows(count: int) -> tuple[workbooks.Row, ...]:
    return tuple((f"Kriterium {n}", 1.0 + n % 2, float(9 - n % 4), float((n * 3) % 9)) for n in range(1, count + 1))


def mark_in_catalogue(path: Path) -> None:
    """A criterion that the table has already, and one that it has not."""
    with open_book(path) as book:
        for row in (0, 30):
            book.names[names.CATALOG_COLUMNS["chosen"]].refers_to_range[row, 0].raw_value = "x"
        book.names[names.CRITERION_COLUMN].refers_to_range[0, 0].raw_value = (
            book.names[names.CATALOG_COLUMNS["title"]].refers_to_range[0, 0].raw_value
        )
        book.save()


@pytest.fixture(autouse=True)
def made_up_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> computers.MadeUp:
    """Diagnose and Info look at a made-up Windows computer, not at the one that runs the tests."""
    made_up = computers.windows(tmp_path / "computer")
    monkeypatch.setattr(this_computer, "this_computer", lambda: made_up.computer)
    return made_up


@pytest.fixture(autouse=True)
def small_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drawing takes a while; what is drawn is looked at elsewhere."""
    draw = picture.draw_picture
    monkeypatch.setattr(picture, "draw_picture", lambda *arguments: draw(*arguments[:3], 200))


@pytest.fixture
def on_a_mac(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[str], object]], list[list[str]]]:
    """From now on the system is a Mac, whose dialogs answer to a script with these lines; the commands that it ran."""

    def answering(answer: Callable[[str], object]) -> list[list[str]]:
        ran: list[list[str]] = []

        def run(command: list[str], **_: object) -> SimpleNamespace:
            ran.append(command)
            return SimpleNamespace(stdout=f"{answer(command[2])}\n")

        monkeypatch.setattr("subprocess.run", run)
        monkeypatch.setattr("sys.platform", "darwin")
        return ran

    return answering


@pytest.fixture
def quick_carrying(monkeypatch: pytest.MonkeyPatch) -> None:
    """Carrying takes a second; here only the click around it matters, so one result does for all."""
    carry = kam_partnership.carry
    for module, name in ((carry.own_content, "collect"), (carry.write, "write")):
        monkeypatch.setattr(module, name, _Once(name, getattr(module, name)))


@pytest.fixture
def quick_merging(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for putting several workbooks together."""
    for module, name in ((answers, "read_answers"), (merged_workbook, "merged_workbook")):
        monkeypatch.setattr(module, name, _Once(name, getattr(module, name)))


class _Once:
    """A function whose first answer is the answer to everything, but for files that are not ours."""

    answers: ClassVar[dict[str, Any]] = {}

    def __init__(self, name: str, function: Callable[..., Any]) -> None:
        self._name, self._function = name, function

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        foreign = isinstance(arguments[0], Path) and arguments[0].name == "umsatz.xlsx"
        if foreign or self._name not in self.answers:
            self.answers[self._name] = self._function(*arguments, **named)
        return self.answers[self._name]


@pytest.fixture(autouse=True)
def quick_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slides take a while too; tests/report looks at them."""
    made = making.Made(Report(Language.DE, Audience.INTERNAL, "Bericht", "", ()), (), dt.datetime(2026, 1, 1))
    monkeypatch.setattr(making, "make_report", lambda *_: made)
    monkeypatch.setattr(making, "write_report", lambda report, file: file.write_bytes(b"slides"))


@pytest.fixture(scope="session")
def rated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixteen rated criteria, with texts that Excel would like to take for something else."""
    content = workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), rated_rows(16))
    path = workbooks.fill(tmp_path_factory.mktemp("rated") / "kam.xlsx", content)
    with open_book(path) as book:
        book.names["KAM_KeyAccount"].refers_to_range.raw_value = "'=Müller & Söhne"
        book.names["KAM_ColCriterion"].refers_to_range[4, 0].raw_value = "'1/2"
        book.names["KAM_ColCriterion"].refers_to_range[5, 0].raw_value = "'@SUMME"
        book.save()
    mark_in_catalogue(path)
    return path


@pytest.fixture(scope="session")
def rearranged(rated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with columns moved, and one of the user's own."""
    path = Path(shutil.copy(rated, tmp_path_factory.mktemp("rearranged")))
    return workbooks.move_columns(path, (0, 4, 1, 3, 5, 2), extra="Notiz")


@pytest.fixture(scope="module")
def excel() -> Iterator[FakeExcel]:
    with fake_excel() as excel:
        yield excel


@pytest.fixture
def opened(excel: FakeExcel, tmp_path: Path) -> Callable[[Path], OpenWorkbook]:
    """Opens a copy of a workbook."""
    return lambda path: excel.open(Path(shutil.copy(path, tmp_path)))
