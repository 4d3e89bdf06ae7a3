"""Excel fails at any moment of a click: the workbook is whole, its settings stand, one dialog tells the truth."""

from __future__ import annotations

import datetime as dt
import importlib
import itertools
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

import openpyxl
import pytest

import tiers
from kam_partnership.errors import ChangeIncomplete, ChangeNotShown, ChangeUncertain, KamError
from kam_partnership.excel import snapshot as history
from kam_partnership.headless import open_book
from kam_partnership.texts import Language, error_text, text
from kam_partnership.workbook import names
from support.agreed import Agreed, merged_file
from support.fake_com import FakeExcel, Fault, OpenWorkbook
from support.fake_com.accesses import CALL_REJECTED, DISCONNECTED, EDITING_A_CELL, EXCEPTION, com_error
from support.fake_com.application import Application

SENTENCE = "Die Zelle ist schreibgeschützt."
#: What users are told when a change could not be taken back.
INCOMPLETE = ("change_incomplete", "charts_incomplete")
#: What is said of a single write that got no answer.
UNCERTAIN = "change_uncertain"
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


pytestmark = pytest.mark.usefixtures("quick_carrying", "quick_merging")


@pytest.fixture
def opened(opened: Callable[[Path], OpenWorkbook]) -> Callable[[Path], OpenWorkbook]:
    """With charts that the user has made wider, so that a fresh one can be told from them."""

    def wider(path: Path) -> OpenWorkbook:
        workbook = opened(path)
        workbook.widen_charts()
        return workbook

    return wider


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    agreed: dict[str, Agreed] = {"Kriterium 2": (1, 2, "weil"), "Kriterium 16": (4, None, None)}
    return merged_file(tmp_path_factory.mktemp("merged") / "alle.xlsx", list(agreed), agreed, account="")


@pytest.fixture(autouse=True)
def chosen_file(merged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is asked for a file chooses a merged workbook in which something is agreed."""
    monkeypatch.setattr(Application, "open_answer", merged)


@pytest.fixture(autouse=True)
def log(tmp_path: Path, excel: FakeExcel, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A log of the test's own, and no waiting."""
    path = tmp_path / "kam.log"
    monkeypatch.setattr(importlib.import_module("kam_partnership.excel.log"), "log_path", lambda: path)
    monkeypatch.setattr(importlib.import_module("kam_partnership.excel.trouble"), "PAUSE", 0)
    return path


def test_code_that_cannot_be_imported_is_told_like_any_other_failure(
    opened: Callable[[Path], OpenWorkbook], rated: Path, excel: FakeExcel, monkeypatch: pytest.MonkeyPatch, log: Path
) -> None:
    """A security program may hold back a library; the button must not end in a traceback."""
    ribbon: Any = excel.ribbon
    monkeypatch.setattr(ribbon.importlib, "import_module", mock.Mock(side_effect=ImportError("DLL load failed")))
    workbook = opened(rated)
    workbook.click("report")
    monkeypatch.undo()
    [told] = workbook.dialogs
    assert told.is_failure
    assert UNCHANGED & set(told.prompt.split("\n\n"))
    assert "ImportError" in log.read_text("utf-8")


def complaints(workbook: OpenWorkbook, complete: Any) -> Iterator[str]:
    """What a user would rightly complain about after a click that failed."""
    told = [dialog for dialog in workbook.dialogs if not dialog.is_question]
    if len({dialog.prompt for dialog in told} | ({workbook.application.status_bar} - {False})) != 1:
        yield f"{len(told)} dialogs, status bar {workbook.application.status_bar}"
    changed = workbook.difference()
    incomplete = any(_tells(ChangeIncomplete(key), dialog.prompt) for dialog in told for key in INCOMPLETE)
    uncertain = any(_tells(ChangeUncertain(UNCERTAIN), dialog.prompt) for dialog in told)
    if changed and not incomplete and changed != complete:
        yield "half done"
    for dialog in told:
        if changed and UNCHANGED & set(dialog.prompt.split("\n\n")):
            yield "says that nothing was changed"
        open_question = uncertain or incomplete  # Excel is gone, so nobody can know
        if not changed and dialog.is_failure and not open_question and not UNCHANGED & set(dialog.prompt.split("\n\n")):
            yield "does not say that nothing was changed"
        if any(word in dialog.prompt for word in ("Traceback", "com_error", "KeyError", 'File "')):
            yield "shows Python"
    if workbook.application.settings != _SETTINGS:
        yield "leaves settings changed"


def every(accesses: Sequence[str]) -> Iterable[int]:
    """All accesses; where there are very many, the first and the last of each kind."""
    return _of_each_kind(accesses, last=True) if len(accesses) > MANY else range(1, len(accesses) + 1)


def every_deed(accesses: Sequence[str]) -> list[int]:
    """All accesses that may do something; the first and the last of each kind of question.

    A question that has no answer, be it refused or lost, is the same to whoever asks.
    """
    deeds = {number for number, name in enumerate(accesses, start=1) if name.endswith((" =", *DEEDS))}
    return sorted({*deeds, *_of_each_kind(accesses, last=True)}) if len(accesses) <= MANY else list(every(accesses))


def moments(accesses: Sequence[str]) -> list[int]:
    """Some of the accesses, for what needs no look at each: one of each kind, every eighth, and the last."""
    if len(accesses) > MANY:
        return _of_each_kind(accesses, last=False)
    end = len(accesses)
    return sorted({*_of_each_kind(accesses, last=False), *range(1, end, 8), end})


#: A click with more accesses than this one asks the same again and again, for every series of a chart.
MANY = 200


def _of_each_kind(accesses: Sequence[str], *, last: bool) -> list[int]:
    """The first access of each kind, and the last one too."""
    numbered = list(enumerate(accesses, start=1))
    found = {name: number for number, name in reversed(numbered)}
    latest = {name: number for number, name in numbered} if last else {}
    return sorted({*found.values(), *latest.values()})


#: Commands whose work lies outside the workbook, so that it can be done although nothing in there has changed.
OUTSIDE = (
    "save_picture",
    "save_pdf",
    "report",
    "survey",
    "merge",
    "calendar",
    "prepare_for_sending",
    "new_workbook",
    "upgrade",
    "from_selection",
    "portfolio",
    "guide",
    "diagnose",
    "about",
)

#: Methods that do something.
DEEDS = (".Add()", ".Delete()", ".ClearContents()", ".Select()", ".Activate()", ".Open()", ".Close()", ".SaveCopyAs()")

#: Accesses with which a change begins.
CHANGING = ("Range.Value =", "ListRows.Add()", "Worksheet.Paste()")

_SETTINGS = {
    "ScreenUpdating": True,
    "EnableEvents": True,
    "DisplayAlerts": True,
    "Interactive": True,
    "Calculation": -4105,
}


def _leaves_open(prompt: str) -> bool:
    return any(_tells(ChangeIncomplete(key), prompt) for key in (*INCOMPLETE, UNCERTAIN))


def _tells(error: Any, prompt: str) -> bool:
    return any(error_text(error, language) in prompt for language in Language)


#: How Excel fails: it refuses; it does as it was told, but its answer is lost.
FAILURES: dict[str, Callable[[int], Fault]] = {
    "refuses": lambda number: Fault(number, refused),
    "loses an answer": lambda number: Fault(number, gone, late=True),
}
#: Tried at some accesses only: what nobody thought of; Excel is gone for good, at once or after a last deed.
MORE_FAILURES: dict[str, Callable[[int], Fault]] = {
    "surprises": lambda number: Fault(number, surprise),
    "is gone": lambda number: Fault(number, gone, lasting=True),
    "is gone after a deed": lambda number: Fault(number, gone, lasting=True, late=True),
}


#: At which accesses each of them is tried before a release.
MOMENTS = {"refuses": every, "loses an answer": every_deed} | dict.fromkeys(MORE_FAILURES, moments)

#: At how many of them otherwise, for each command and each kind of failure.
FEW_MOMENTS = 3


def everything(workbook: OpenWorkbook) -> dict[object, Any]:
    """All that stands in cells, formulas and what they show, and all charts."""
    contents = workbook.contents()
    charts = contents.pop("charts")
    return {"charts": charts} | {
        (sheet, row, column): content
        for sheet, (formulas, values) in contents.items()
        for row, line in enumerate(zip(formulas, values, strict=True))
        for column, content in enumerate(zip(*line, strict=True))
        if content != (None, None)
    }


def found_at_every_access(
    workbook: OpenWorkbook,
    click: Callable[[Fault | None], list[str]],
    fault: Callable[[int], Fault],
    numbers: Callable[[Sequence[str]], Iterable[int]] = every,
) -> list[str]:
    """What users would complain about when Excel fails at each single access of a click in turn."""
    whole = everything(workbook)
    accesses = click(None)
    assert workbook.failures == []
    complete = workbook.difference()
    found = []
    for number in tiers.some(numbers(accesses), FEW_MOMENTS):
        workbook.put_back()
        click(fault(number))
        found += [f"{number} {accesses[number - 1]}: {told}" for told in complaints(workbook, complete)]
    workbook.put_back()
    assert everything(workbook) == whole  # else the comparisons were worth nothing
    return found


def test_a_failure_at_any_access_leaves_the_workbook_whole(
    opened: Callable[[Path], OpenWorkbook], rated: Path, command: str
) -> None:
    workbook = opened(rated)
    for failure, fault in {**FAILURES, **MORE_FAILURES}.items():
        found = found_at_every_access(workbook, lambda at: workbook.click(command, at), fault, MOMENTS[failure])
        assert found == [], failure


class TestWhatStandsThereAlready:
    """Cells that are overwritten get their contents back, formulas as formulas."""

    @pytest.fixture
    def prepared(self, rated: Path, tmp_path: Path) -> Path:
        """A state of today with a formula in it; several marks, by formulas; an empty last row with a formula."""
        path = Path(shutil.copy(rated, tmp_path / "prepared.xlsx"))
        with open_book(path) as book:
            history.snapshot(book, today=dt.date(2026, 11, 21))
            cell = book.names[names.HISTORY_COLUMNS["author"]].refers_to_range[0, 0]
            cell.raw_value = '="Erika"&" M."'
            marks = book.names[names.CATALOG_COLUMNS["chosen"]].refers_to_range
            for row in (25, 31, 33):
                marks[row, 0].raw_value = '=IF(TRUE,"x","")'
            last = {name: book.names[name].refers_to_range[15, 0] for name in names.CRITERIA_COLUMNS}
            last[names.CRITERION_COLUMN].raw_value = '=IF(TRUE,"","x")'
            last[names.WEIGHT_COLUMN].raw_value = "=1+1"
            for name in (names.SUPPLIER_COLUMN, names.KEY_ACCOUNT_COLUMN):
                last[name].raw_value = None
            book.save()
        return path

    @pytest.mark.parametrize("button", ["snapshot", "add_from_catalogue"])
    def test_comes_back_when_excel_refuses(self, excel: FakeExcel, prepared: Path, button: str) -> None:
        workbook = excel.open(prepared)
        overwritten = workbook.click(button).count("Range.Value =")
        formulas = [place for place, content in _formulas(workbook)]
        workbook.put_back()
        assert len(_formulas(workbook)) > len(formulas), "formulas are overwritten, else nothing is shown here"
        assert overwritten >= 1
        fault = FAILURES["refuses"]
        found = found_at_every_access(workbook, lambda at: workbook.click(button, at), fault, _from_the_first_change)
        assert found == []


def _from_the_first_change(accesses: Sequence[str]) -> range:
    """Every second access; all of them are tried above, on cells without formulas."""
    first = next(number for number, name in enumerate(accesses, start=1) if name in CHANGING)
    return range(first, len(accesses) + 1, 2)


def _formulas(workbook: OpenWorkbook) -> list[tuple[str, str]]:
    return [
        (sheet, formula)
        for sheet, (formulas, _) in workbook.contents().items()
        if sheet != "charts"
        for line in formulas
        for formula in line
        if formula in ('="Erika"&" M."', '=IF(TRUE,"x","")', '=IF(TRUE,"","x")', "=1+1")
    ]


def test_a_busy_excel_is_waited_for_but_not_for_ever(
    excel: FakeExcel, rated: Path, command: str, tmp_path: Path
) -> None:
    rated = Path(shutil.copy(rated, tmp_path))
    workbook = excel.open(rated, wrapped=True)
    accesses = workbook.click(command)
    tried = tiers.some(moments(accesses), FEW_MOMENTS // 2)
    for number, error in itertools.product(tried, (busy, editing)):
        workbook.put_back()
        workbook.click(command, Fault(number, error, lasting=True))
        [dialog] = [dialog for dialog in workbook.dialogs if not dialog.is_question]
        if not dialog.is_failure:  # it was done by then, and only the status bar was out of reach
            assert command in OUTSIDE or workbook.workbook.changes, accesses[number - 1]
        elif not workbook.workbook.changes:
            # A write that got no answer may have been made all the same.
            writing = any(name in CHANGING for name in accesses[:number])
            uncertain = writing and _leaves_open(dialog.prompt)
            assert "Enter" in dialog.prompt or uncertain, accesses[number - 1]


def test_an_excel_that_is_busy_for_a_moment_is_asked_again(
    excel: FakeExcel, rated: Path, command: str, tmp_path: Path
) -> None:
    rated = Path(shutil.copy(rated, tmp_path))
    workbook = excel.open(rated, wrapped=True)
    accesses = workbook.click(command)
    for number in (2, len(accesses) // 2):
        workbook.put_back()
        workbook.click(command, Fault(number, busy))
        assert workbook.failures == []
        assert excel.windows.N_COM_ATTEMPTS == 0  # as it was
        assert not hasattr(excel.windows.COMRetryObjectWrapper.__getattr__, "__wrapped__")


def test_a_busy_excel_is_asked_for_four_seconds(
    excel: FakeExcel, rated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trouble = importlib.import_module("kam_partnership.excel.trouble")
    pauses: list[float] = []
    monkeypatch.setattr(trouble, "PAUSE", 0.1)
    monkeypatch.setattr(trouble.time, "sleep", pauses.append)
    workbook = excel.open(Path(shutil.copy(rated, tmp_path)), wrapped=True)

    def asked(book: Any) -> None:
        with trouble.patience():
            pauses.clear()
            workbook.accesses.fault = Fault(len(workbook.accesses.names) + 1, busy, lasting=True)
            assert book.sheets[0].name

    with pytest.raises(Exception, match="Ausnahmefehler") as told:
        workbook.run(asked)
    assert trouble.does_not_answer(told.value)
    assert 3.5 <= sum(pauses) <= 4.5


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
        workbook = opened(rearranged)

        def prepare() -> None:
            workbook.put_back()
            if empty_last_row:
                workbook.click("add_criterion")

        prepare()
        before = workbook.difference()
        accesses = workbook.run(add)
        complete = workbook.difference()
        assert complete != before
        assert sum(name == "Range.Value =" for name in accesses) > 1  # the columns do not lie side by side
        for number in tiers.some(range(1, len(accesses) + 1), FEW_MOMENTS):
            prepare()
            with pytest.raises(Exception) as failed:  # noqa: PT011 - of any kind
                workbook.run(add, Fault(number, refused))
            expected = complete if isinstance(failed.value, ChangeNotShown) else before
            assert workbook.difference() == expected, accesses[number - 1]

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
