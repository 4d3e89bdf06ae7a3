"""Excel fails at any moment of a click: the workbook is whole, its settings stand, one dialog tells the truth."""

from __future__ import annotations

import importlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kam_partnership.errors import ChangeIncomplete, ChangeNotShown, KamError
from kam_partnership.texts import Language, error_text, text
from support.fake_com import FakeExcel, Fault, OpenWorkbook
from support.fake_com.accesses import CALL_REJECTED, DISCONNECTED, EDITING_A_CELL, EXCEPTION, com_error

SENTENCE = "Die Zelle ist schreibgeschützt."
#: What users are told when a change could not be taken back.
INCOMPLETE = ("change_incomplete", "charts_incomplete")
UNCHANGED = {text("ribbon.unchanged", language) for language in Language}


def refused() -> Exception:
    return com_error(EXCEPTION, SENTENCE)


def busy() -> Exception:
    return com_error(CALL_REJECTED)


def editing() -> Exception:
    return com_error(EXCEPTION, "", EDITING_A_CELL)


def gone() -> Exception:
    return com_error(DISCONNECTED)


def surprise() -> Exception:
    return ValueError("Geheimer Inhalt einer Zelle")


pytestmark = pytest.mark.usefixtures("quick_carrying")


@pytest.fixture
def opened(opened: Callable[[Path], OpenWorkbook]) -> Callable[[Path], OpenWorkbook]:
    """With charts that the user has made wider, so that a fresh one can be told from them."""

    def wider(path: Path) -> OpenWorkbook:
        workbook = opened(path)
        workbook.widen_charts()
        return workbook

    return wider


@pytest.fixture(autouse=True)
def log(tmp_path: Path, excel: FakeExcel, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A log of the test's own, and no waiting."""
    path = tmp_path / "kam.log"
    monkeypatch.setattr(importlib.import_module("kam_partnership.excel.log"), "log_path", lambda: path)
    monkeypatch.setattr(importlib.import_module("kam_partnership.excel.trouble"), "PAUSE", 0)
    return path


def complaints(workbook: OpenWorkbook, before: Any, complete: Any) -> Iterator[str]:
    """What a user would rightly complain about after a click that failed."""
    told = [dialog for dialog in workbook.dialogs if not dialog.is_question]
    if len(told) + bool(workbook.application.status_bar) != 1:
        yield f"{len(told)} dialogs, status bar {workbook.application.status_bar}"
    contents = workbook.contents() if workbook.workbook.changes else before
    changed = contents != before
    incomplete = any(_tells(ChangeIncomplete(key), dialog.prompt) for dialog in told for key in INCOMPLETE)
    if changed and not incomplete and contents != complete:
        yield "half done"
    for dialog in told:
        if changed and UNCHANGED & set(dialog.prompt.split("\n\n")):
            yield "says that nothing was changed"
        if not changed and dialog.is_failure and not UNCHANGED & set(dialog.prompt.split("\n\n")):
            yield "does not say that nothing was changed"
        if any(word in dialog.prompt for word in ("Traceback", "com_error", "KeyError", 'File "')):
            yield "shows Python"
    if workbook.application.settings != _SETTINGS:
        yield "leaves settings changed"


def moments(accesses: Sequence[str], *, thorough: bool) -> list[int]:
    """Numbers of the accesses that fail: all until the first that changes something, then every eighth, and the last.

    From the first change on each one costs a workbook of its own, so only one kind of error is tried at all
    accesses until the last change.
    """
    if len(accesses) > MANY:
        return _of_each_kind(accesses, last=thorough)
    changes = [number for number, name in enumerate(accesses, start=1) if name in CHANGING]
    end = len(accesses)
    every_until = (changes[-1] + 1 if thorough else changes[0]) if changes else end
    return sorted({*range(1, every_until + 1), *range(every_until + 1, end, 8), end})


#: A click with more accesses than this one asks the same again and again, for every series of a chart.
MANY = 200


def _of_each_kind(accesses: Sequence[str], *, last: bool) -> list[int]:
    """The first access of each kind, and the last one too."""
    numbered = list(enumerate(accesses, start=1))
    found = {name: number for number, name in reversed(numbered)}
    latest = {name: number for number, name in numbered} if last else {}
    return sorted({*found.values(), *latest.values()})


#: Commands whose work lies outside the workbook, so that it can be done although nothing in there has changed.
OUTSIDE = ("save_picture", "save_pdf", "report", "new_workbook", "upgrade", "portfolio", "guide", "diagnose", "about")

#: Accesses with which a change begins.
CHANGING = ("Range.Value =", "ListRows.Add()")

_SETTINGS = {
    "ScreenUpdating": True,
    "EnableEvents": True,
    "DisplayAlerts": True,
    "Interactive": True,
    "Calculation": -4105,
}


def _tells(error: Any, prompt: str) -> bool:
    return any(error_text(error, language) in prompt for language in Language)


@pytest.mark.parametrize(("error", "lasting"), [(refused, False), (surprise, False), (gone, True)])
def test_a_failure_at_any_access_leaves_the_workbook_whole(
    opened: Callable[[Path], OpenWorkbook],
    rated: Path,
    command: str,
    error: Callable[[], Exception],
    lasting: bool,
) -> None:
    reference = opened(rated)
    before = reference.contents()
    accesses = reference.click(command)
    complete = reference.contents()
    assert reference.failures == []

    found, workbook = [], opened(rated)
    for number in moments(accesses, thorough=error is refused):
        workbook.click(command, Fault(number, error, lasting))
        told = complaints(workbook, before, complete)
        found += [f"{number} {accesses[number - 1]}: {complaint}" for complaint in told]
        if not workbook.as_opened():
            workbook = opened(rated)
    assert found == []


@pytest.mark.parametrize("error", [busy, editing])
def test_a_busy_excel_is_waited_for_but_not_for_ever(
    excel: FakeExcel, rated: Path, command: str, error: Callable[[], Exception], tmp_path: Path
) -> None:
    rated = Path(shutil.copy(rated, tmp_path))
    workbook = excel.open(rated, wrapped=True)
    accesses = workbook.click(command)
    for number in moments(accesses, thorough=False):
        workbook = workbook if workbook.as_opened() else excel.open(rated, wrapped=True)
        workbook.click(command, Fault(number, error, lasting=True))
        [dialog] = [dialog for dialog in workbook.dialogs if not dialog.is_question]
        if not dialog.is_failure:  # it was done by then, and only the status bar was out of reach
            assert command in OUTSIDE or workbook.workbook.changes, accesses[number - 1]
        elif not workbook.workbook.changes:
            assert "Enter" in dialog.prompt, accesses[number - 1]


def test_an_excel_that_is_busy_for_a_moment_is_asked_again(
    excel: FakeExcel, rated: Path, command: str, tmp_path: Path
) -> None:
    rated = Path(shutil.copy(rated, tmp_path))
    workbook = excel.open(rated, wrapped=True)
    accesses = workbook.click(command)
    for number in (2, len(accesses) // 2):
        workbook = excel.open(rated, wrapped=True)
        workbook.click(command, Fault(number, busy))
        assert workbook.failures == []
        assert excel.windows.N_COM_ATTEMPTS == 0  # as it was


def test_a_protected_sheet_is_named_as_the_likely_reason(opened: Callable[[Path], OpenWorkbook], rated: Path) -> None:
    workbook = opened(rated)
    workbook.looks.protected.add("Partnerschaft")
    workbook.click("add_criterion")
    [dialog] = workbook.failures
    assert "Das Blatt ist geschützt" in dialog.prompt
    assert "Blattschutz aufheben" in dialog.prompt
    assert workbook.workbook.changes == 0


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    path = tmp_path / "umsatz.xlsx"
    openpyxl.Workbook().save(path)
    return path


def test_buttons_that_are_never_grey_work_beside_another_workbook(
    excel: FakeExcel, foreign: Path, free_command: str
) -> None:
    workbook = excel.open(foreign)
    workbook.click(free_command)
    assert workbook.failures == []
    assert workbook.dialogs or workbook.application.status_bar
    assert workbook.workbook.changes == 0


def test_a_workbook_of_another_kind_is_left_alone(excel: FakeExcel, foreign: Path, bound_command: str) -> None:
    workbook = excel.open(foreign)
    workbook.click(bound_command)
    [dialog] = workbook.failures
    if bound_command == "upgrade":  # which works without the names, and so looks into the file
        expected = [KamError("not_ours", file=str(foreign.resolve()))]
    else:
        expected = [KamError("no_workbook")]
    assert any(_tells(error, dialog.prompt) for error in expected)
    assert workbook.workbook.changes == 0


class TestAddingAFilledCriterion:
    """What the ribbon does not do yet, but code that adds criteria relies on."""

    @pytest.fixture
    def add(self, excel: FakeExcel) -> Callable[[Any], object]:
        commands = importlib.import_module("kam_partnership.excel.commands")
        return lambda book: commands.add_criterion(book, commands.NewCriterion("Neu", 2.0, 10.0, 0.0))

    @pytest.mark.parametrize("empty_last_row", [False, True], ids=["new row", "empty last row"])
    def test_it_is_added_as_a_whole_or_not_at_all(
        self,
        opened: Callable[[Path], OpenWorkbook],
        rearranged: Path,
        add: Callable[[Any], object],
        empty_last_row: bool,
    ) -> None:
        def prepared() -> OpenWorkbook:
            workbook = opened(rearranged)
            if empty_last_row:
                workbook.click("add_criterion")
                workbook.workbook.changes = 0
            return workbook

        reference = prepared()
        before = reference.contents()
        accesses = reference.run(add)
        complete = reference.contents()
        assert sum(name == "Range.Value =" for name in accesses) > 1  # the columns do not lie side by side
        for number in range(1, len(accesses) + 1):
            workbook = prepared()
            with pytest.raises(Exception) as failed:  # noqa: PT011 - of any kind
                workbook.run(add, Fault(number, refused))
            expected = complete if isinstance(failed.value, ChangeNotShown) else before
            assert workbook.contents() == expected, accesses[number - 1]

    def test_what_cannot_be_taken_back_is_said_to_be_half_done(
        self, opened: Callable[[Path], OpenWorkbook], rated: Path, add: Callable[[Any], object]
    ) -> None:
        accesses = opened(rated).run(add)
        workbook = opened(rated)
        with pytest.raises(ChangeIncomplete):
            workbook.run(add, Fault(accesses.index("ListRows.Add()") + 2, gone, lasting=True))


class TestLog:
    def test_it_names_the_error_and_the_place_but_nothing_personal(
        self, opened: Callable[[Path], OpenWorkbook], rated: Path, log: Path
    ) -> None:
        workbook = opened(rated)
        workbook.click("recompute", Fault(3, surprise))
        written = log.read_text("utf-8")
        assert "kam.xlsx" in written
        assert "ValueError" in written
        assert "excel/commands.py" in written
        assert "Geheim" not in written
        assert str(Path.home()) not in written
        assert str(rated.parent) not in written

    def test_it_keeps_the_numbers_that_identify_excels_errors(
        self, opened: Callable[[Path], OpenWorkbook], rated: Path, log: Path
    ) -> None:
        opened(rated).click("recompute", Fault(31, refused))
        assert "com_error -2147352567 -2146827284" in log.read_text("utf-8")

    def test_a_dialog_about_the_unexpected_names_it(self, opened: Callable[[Path], OpenWorkbook], rated: Path) -> None:
        workbook = opened(rated)
        workbook.click("recompute", Fault(3, surprise))
        assert "kam-partnership.log" in workbook.failures[0].prompt

    def test_it_stays_small(self, excel: FakeExcel, log: Path) -> None:
        module = importlib.import_module("kam_partnership.excel.log")
        for _ in range(6000):
            module.note_failure(ValueError("x"), "kam.xlsx" * 10)
        parts = sorted(log.parent.glob("kam*"))
        assert len(parts) == 2
        assert sum(part.stat().st_size for part in parts) <= 2 * module.LARGEST_SIZE + 1000

    def test_a_log_that_cannot_be_written_harms_nobody(
        self, opened: Callable[[Path], OpenWorkbook], rated: Path, log: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        log.mkdir()
        workbook = opened(rated)
        workbook.click("recompute", Fault(3, surprise))
        assert len(workbook.failures) == 1
        assert capsys.readouterr() == ("", "")
