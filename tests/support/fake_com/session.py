"""A click as Excel makes it: the function that a button's tag names, in xlwings' own Windows code."""

from __future__ import annotations

import copy
import ctypes
import datetime as dt
import importlib
import sys
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from kam_partnership.headless.document import Document
from kam_partnership.xlsx.areas import Area, parse_area
from kam_partnership.xlsx.package import Package
from support.fake_com.accesses import Accesses, Fault
from support.fake_com.application import Application
from support.fake_com.looks import Looks
from support.fake_com.workbook import Workbook
from support.pywin32_stubs import windows_xlwings

_WARNING, _INFORMATION = 48, 64
_BUTTONS = 7
_OK, _YES, _NO = 1, 6, 7
_ANSWERS = {"yes": _YES, "no": _NO, "cancel": 2}

#: Every cell of every sheet: its formula and what it shows; under "charts" all charts.
Contents = dict[str, tuple[Any, Any]]


class _Moment(dt.datetime):
    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:
        return dt.datetime(2026, 11, 21, 14, 5, tzinfo=tz)


class _Day(dt.date):
    @classmethod
    def today(cls) -> dt.date:
        return dt.date(2026, 11, 21)


#: What a click sees as the module datetime, so that two clicks write the same.
_STANDING_CLOCK = types.SimpleNamespace(**{**vars(dt), "datetime": _Moment, "date": _Day})


@dataclass(frozen=True, slots=True)
class Dialog:
    """A message box that the user saw."""

    prompt: str
    title: str
    style: int

    @property
    def is_failure(self) -> bool:
        return bool(self.style & _WARNING and not self.style & _INFORMATION)

    @property
    def is_question(self) -> bool:
        return self.style & _BUTTONS != 0


@dataclass
class OpenWorkbook:
    """One workbook open in the fake Excel.

    Attributes:
        wrapped: whether xlwings puts its retrying wrapper around Excel's objects. It does when each click starts
            a Python of its own, it does not when the click goes to the UDF server.
        answer_yes: what the user answers when asked.
        answers: what the user answers first: "yes", "no" or "cancel", one question after the other.
    """

    excel: FakeExcel
    path: Path
    wrapped: bool = False
    answer_yes: bool = True
    answers: list[str] = field(default_factory=list)
    dialogs: list[Dialog] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.accesses = Accesses()
        self.application = Application(self.accesses)
        self.document = Document(self.path)
        self.looks = Looks(self.path)
        self.workbook = Workbook(self.application, self.document, self.looks)
        self.application.workbook = self.workbook
        self.application.open.append(self.workbook)
        self._first_sheet = self.workbook.active_sheet
        self.workbook.calculate()
        self._cells: tuple[int, Contents] | None = None
        self._charts = copy.deepcopy(self.workbook.charts)

    def widen_charts(self) -> None:
        """As a user may have done before."""
        for states in self.workbook.charts.values():
            for state in states:
                state.width += 100
        self._charts = copy.deepcopy(self.workbook.charts)

    def put_back(self) -> None:
        """Excel and the workbook as they were when it was opened."""
        if self.workbook.changes:
            self.workbook.charts = copy.deepcopy(self._charts)
        self.workbook.put_back()
        self.workbook.active_sheet, self.workbook.group, self._cells = self._first_sheet, (), None
        self.application.selection = self.application.clipboard = None
        self.application.more_selected = ()
        self.application.open = [self.workbook]
        self.application.workbook = self.workbook
        self.dialogs.clear()

    def difference(self) -> dict[object, object]:
        """What differs from the workbook as it was opened: in cells, tables and charts."""
        found = self.workbook.difference()
        if self.workbook.changes and self.workbook.charts != self._charts:
            found["charts"] = copy.deepcopy(self.workbook.charts)
        return found

    def click(self, command: str, fault: Fault | None = None) -> list[str]:
        """Run the ribbon's function as a click does.

        Returns:
            the accesses it took.
        """
        return self._call(getattr(self.excel.ribbon, command), fault)

    def execute(self, command: str) -> list[str]:
        """Run the Python code that the add-in's VBA hands over."""
        return self._call(lambda: exec(command, {}), None)

    def run(self, command: Callable[[Any], object], fault: Fault | None = None) -> list[str]:
        """Run something on this workbook as an ``xlwings.Book``; errors come through."""
        return self._call(lambda: command(self.excel.xlwings.Book.caller()), fault)

    def _call(self, function: Callable[[], object], fault: Fault | None) -> list[str]:
        self.accesses.names.clear()
        self.accesses.fault = fault
        self.dialogs.clear()
        self.application.status_bar = False
        try:
            with self._calling():
                function()
        finally:
            self.accesses.fault = None
        return list(self.accesses.names)

    @contextmanager
    def _calling(self) -> Iterator[None]:
        windows = self.excel.windows
        caller = windows.COMRetryObjectWrapper(self.workbook) if self.wrapped else self.workbook
        user32 = types.SimpleNamespace(MessageBoxW=self._message_box)
        with (
            mock.patch.object(windows, "BOOK_CALLER", caller),
            mock.patch.object(sys.modules["win32api"], "MessageBox", self._message_box, create=True),
            mock.patch.object(ctypes, "windll", types.SimpleNamespace(user32=user32), create=True),
            mock.patch.object(self.excel.ribbon.click, "dt", _STANDING_CLOCK),
        ):
            yield

    def _message_box(self, owner: int, prompt: str, title: str, style: int) -> int:
        dialog = Dialog(prompt, title, style)
        self.dialogs.append(dialog)
        if not dialog.is_question:
            return _OK
        if self.answers:
            return _ANSWERS[self.answers.pop(0)]
        return _YES if self.answer_yes else _NO

    @property
    def failures(self) -> list[Dialog]:
        return [dialog for dialog in self.dialogs if dialog.is_failure]

    def contents(self) -> Contents:
        """Everything in the workbook, after it has calculated."""
        if self._cells is None or self._cells[0] != self.workbook.cell_changes:
            self._cells = self.workbook.cell_changes, self._read_cells()
        everything = dict(self._cells[1])
        charts = {sheet: states for sheet, states in self.workbook.charts.items() if states}
        everything["charts"] = copy.deepcopy(charts), None
        return everything

    def _read_cells(self) -> Contents:
        self.workbook.calculate()
        cells: Contents = {}
        for sheet in self.document.structure.sheets:
            used = self.document.used_area(sheet.name)
            area = Area(sheet.name, 1, 1, used.bottom, used.right)
            cells[sheet.name] = self.workbook.formulas(area), self.document.values(area)
        return cells

    def typed(self, *, outside: Area | None = None) -> dict[tuple[str, int, int], Any]:
        """What people typed: every cell that holds no formula, nor one result of many; without an area."""
        cells = {}
        for sheet, (formulas, values) in self.contents().items():
            if sheet == "charts":
                continue
            left_out = [*self._arrays(sheet), *([outside] if outside is not None and outside.sheet == sheet else [])]
            for row, line in enumerate(zip(formulas, values, strict=True), start=1):
                for column, (formula, value) in enumerate(zip(*line, strict=True), start=1):
                    if formula is None and value is not None and not any(a.holds(row, column) for a in left_out):
                        cells[sheet, row, column] = value
        return cells

    def _arrays(self, name: str) -> list[Area]:
        """The areas that one formula each fills."""
        sheet = self.document.structure.sheet(name)
        assert sheet is not None
        found = Package.open(self.path).xml(sheet.part).iterfind(".//{*}f[@t='array']")
        return [area for formula in found if (area := parse_area(formula.get("ref", ""), name))]


@dataclass
class FakeExcel:
    """xlwings' Windows code, and our ribbon imported over it."""

    xlwings: types.ModuleType
    windows: types.ModuleType
    ribbon: types.ModuleType

    def open(self, path: Path, *, wrapped: bool = False) -> OpenWorkbook:
        return OpenWorkbook(self, path, wrapped)


@contextmanager
def fake_excel() -> Iterator[FakeExcel]:
    """As the UDF server of our project: xlwings with its Windows code, then our ribbon."""
    with windows_xlwings() as xlwings:
        ribbon = importlib.import_module("kam_partnership.excel.ribbon")
        yield FakeExcel(xlwings, xlwings._xlwindows, ribbon)
