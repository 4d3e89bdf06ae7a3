"""Excel fails at any moment of a click: the workbook is whole, its settings stand, one dialog tells the truth."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kam_partnership.errors import ChangeIncomplete, ChangeNotShown
from kam_partnership.texts import Language, error_text, text
from support.fake_com import FakeExcel, Fault, OpenWorkbook
from support.fake_com.accesses import CALL_REJECTED, DISCONNECTED, EDITING_A_CELL, EXCEPTION, com_error

SENTENCE = "Die Zelle ist schreibgeschützt."
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
    incomplete = any(_tells(ChangeIncomplete("change_incomplete"), dialog.prompt) for dialog in told)
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
    changes = [number for number, name in enumerate(accesses, start=1) if name in CHANGING]
    end = len(accesses)
    every_until = (changes[-1] + 1 if thorough else changes[0]) if changes else end
    return sorted({*range(1, every_until + 1), *range(every_until + 1, end, 8), end})


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
        if workbook.workbook.changes:
            workbook = opened(rated)
    assert found == []


@pytest.mark.parametrize("error", [busy, editing])
def test_a_busy_excel_is_waited_for_but_not_for_ever(
    excel: FakeExcel, rated: Path, command: str, error: Callable[[], Exception]
) -> None:
    workbook = excel.open(rated, wrapped=True)
    accesses = workbook.click(command)
    for number in moments(accesses, thorough=False):
        workbook = excel.open(rated, wrapped=True) if workbook.workbook.changes else workbook
        workbook.click(command, Fault(number, error, lasting=True))
        [dialog] = [dialog for dialog in workbook.dialogs if not dialog.is_question]
        if not workbook.workbook.changes:
            assert dialog.is_failure
            assert "Enter" in dialog.prompt, accesses[number - 1]


def test_an_excel_that_is_busy_for_a_moment_is_asked_again(excel: FakeExcel, rated: Path, command: str) -> None:
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


def test_a_workbook_of_another_kind_is_left_alone(excel: FakeExcel, tmp_path: Path, command: str) -> None:
    path = tmp_path / "umsatz.xlsx"
    openpyxl.Workbook().save(path)
    workbook = excel.open(path)
    workbook.click(command)
    assert workbook.workbook.changes == 0
    if command == "portfolio":  # reads a folder, whatever is open
        assert workbook.failures == []
        return
    [dialog] = workbook.failures
    assert any(text("error.no_workbook", language) in dialog.prompt for language in Language)
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
