"""xlwings' Windows code over stand-ins for pywin32 and for Excel's COM objects, on any system.

What is real: how xlwings recognises a range, converts arguments and answers, and fills in what was left out.
What is not: Excel. The stand-ins only know what those conversions ask for.
"""

from __future__ import annotations

import atexit
import ctypes
import datetime as dt
import importlib
import sys
import types
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from unittest import mock

#: What VBA passes for an optional argument that was left out.
MISSING = -2147352572
#: What COM passes for error values.
DIV0, NA, VALUE, SPILL = -2146826281, -2146826246, -2146826273, -2146826243
#: The same for errors that Excel got after 2007, and for one that nobody knows yet.
LATER_ERRORS = {
    "#GETTING_DATA": -2146826245,
    "#SPILL!": -2146826243,
    "#CONNECT!": -2146826242,
    "#BLOCKED!": -2146826241,
    "#UNKNOWN!": -2146826240,
    "#FIELD!": -2146826239,
    "#CALC!": -2146826238,
    "#BUSY!": -2146826237,
    "#PYTHON!": -2146826233,
    "#2099!": -2146826189,
}

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_RANGE_ID = "{00020846-0000-0000-C000-000000000046}"
_RELOADED = ("xlwings", "kam_partnership.excel", "pythoncom", "pywintypes", "win32")


class Dispatch:
    """The type pywin32 gives to COM objects; xlwings tells them from plain values by it."""


@dataclass(frozen=True)
class Currency:
    """What a cell formatted as currency holds: Range.Value cuts it to 4 decimals."""

    number: float

    @property
    def value(self) -> Decimal:
        return Decimal(f"{self.number:.4f}")


class _Application(Dispatch):
    Hwnd = 1

    def __init__(self, language_id: Callable[[int], int] | None = None) -> None:
        self.LanguageSettings = types.SimpleNamespace(LanguageID=language_id)


class _Workbook(Dispatch):
    Name = "Mappe1.xlsx"
    Worksheets = ()

    def __init__(self, application: _Application) -> None:
        self.Application = application


class SheetStandIn(Dispatch):
    """A sheet with its cells: (row, column) -> value."""

    Name = "Tabelle1"

    def __init__(self, cells: dict[tuple[int, int], object]) -> None:
        self.cells = cells
        self.cells_read = 0
        self.Parent = _Workbook(_Application())

    def Cells(self, row: int, column: int) -> RangeStandIn:  # noqa: N802
        return RangeStandIn(self, row, column)

    def Range(self, first: RangeStandIn, last: RangeStandIn) -> RangeStandIn:  # noqa: N802
        return RangeStandIn(self, first.Row, first.Column, last.Row - first.Row + 1, last.Column - first.Column + 1)

    @property
    def UsedRange(self) -> RangeStandIn:  # noqa: N802
        rows = [row for row, _ in self.cells] or [1]
        columns = [column for _, column in self.cells] or [1]
        top, left = min(rows), min(columns)
        return RangeStandIn(self, top, left, max(rows) - top + 1, max(columns) - left + 1)


class RangeStandIn(Dispatch):
    """A range of a sheet, with just enough of Excel's Range."""

    def __init__(self, sheet: SheetStandIn, row: int = 1, column: int = 1, rows: int = 1, columns: int = 1) -> None:
        self.Worksheet, self.Row, self.Column = sheet, row, column
        self.Rows = types.SimpleNamespace(Count=rows)
        self.Columns = types.SimpleNamespace(Count=columns)
        attributes = types.SimpleNamespace(iid=_RANGE_ID)
        info = types.SimpleNamespace(GetTypeAttr=lambda: attributes)
        self._oleobj_ = types.SimpleNamespace(GetTypeInfo=lambda: info)

    def __call__(self, row: int, column: int) -> RangeStandIn:
        return RangeStandIn(self.Worksheet, self.Row + row - 1, self.Column + column - 1)

    @property
    def Value(self) -> object:  # noqa: N802
        """Dates as dates, currencies as decimals."""
        return self._values(lambda value: value.value if isinstance(value, Currency) else value)

    @property
    def Value2(self) -> object:  # noqa: N802
        """Dates and currencies as the numbers in the cells."""
        return self._values(_number_in_cell)

    def _values(self, convert: Callable[[object], object]) -> object:
        rows, columns = range(self.Rows.Count), range(self.Columns.Count)
        cells = self.Worksheet.cells
        self.Worksheet.cells_read += len(rows) * len(columns)
        values = tuple(tuple(convert(cells.get((self.Row + r, self.Column + c))) for c in columns) for r in rows)
        return values[0][0] if len(rows) == len(columns) == 1 else values


def _number_in_cell(value: object) -> object:
    if isinstance(value, dt.datetime):
        return (value.replace(tzinfo=None) - dt.datetime(1899, 12, 30)) / dt.timedelta(days=1)
    return value.number if isinstance(value, Currency) else value


def column(values: Sequence[object], *, first_row: int = 1) -> RangeStandIn:
    """A column of a sheet of its own that holds these values."""
    sheet = SheetStandIn({(first_row + i, 1): value for i, value in enumerate(values) if value is not None})
    return RangeStandIn(sheet, first_row, 1, len(values), 1)


def row(values: Sequence[object]) -> RangeStandIn:
    """A row of a sheet of its own that holds these values."""
    sheet = SheetStandIn({(1, 1 + i): value for i, value in enumerate(values) if value is not None})
    return RangeStandIn(sheet, 1, 1, 1, len(values))


@dataclass
class ExcelStandIn:
    """Excel as far as a UDF sees it: cells call functions, menus have a language."""

    udfs: types.ModuleType
    functions: types.ModuleType
    answers: types.ModuleType
    remembered: types.ModuleType
    language_of_menus: int = 1031
    questions_for_language: int = field(default=0)

    def call(self, name: str, *arguments: object) -> Any:
        """What a cell with this function shows: a value, or rows for an array."""
        wrapped = getattr(self.functions, name).__xlfunc__["args"]
        padded = [*arguments, *[MISSING] * (len(wrapped) - len(arguments))]
        caller = column([None])
        answer = self.udfs.call_udf(self.functions.__name__, name, tuple(padded), self._workbook(), caller)
        return answer[0][0] if len(answer) == len(answer[0]) == 1 else answer

    def _workbook(self) -> _Workbook:
        def language_id(kind: int) -> int:
            assert kind == 2, "2 asks for the language of the menus"
            self.questions_for_language += 1
            return self.language_of_menus

        return _Workbook(_Application(language_id))


@contextmanager
def excel_stand_in() -> Iterator[ExcelStandIn]:
    """Our UDF module as xlwings' UDF server on Windows loads it; afterwards everything is as before."""
    with windows_xlwings() as xlwings:
        udfs = sys.modules["xlwings.udfs"]
        xlwings.func, xlwings.arg, xlwings.ret = udfs.xlfunc, udfs.xlarg, udfs.xlret
        sys.modules["xlwings.com_server"] = _module("xlwings.com_server", loop=None)
        modules = (f"kam_partnership.excel.{name}" for name in ("udfs", "udf_answers", "remembered_figures"))
        yield ExcelStandIn(udfs, *map(importlib.import_module, modules))


@contextmanager
def windows_xlwings() -> Iterator[types.ModuleType]:
    """xlwings freshly loaded with its Windows code; afterwards everything is as before.

    Our own modules that talk to Excel are forgotten, so that they get this xlwings when they are imported inside.
    """
    before = {name: module for name, module in sys.modules.items() if name.startswith(_RELOADED)}
    for name in before:
        if name != "xlwings.xlwingslib":  # a compiled module that cannot be loaded twice
            del sys.modules[name]
    try:
        sys.modules.update(_pywin32())
        yield _load()
    finally:
        for name in [name for name in sys.modules if name.startswith(_RELOADED)]:
            del sys.modules[name]
        sys.modules.update(before)
        for name, module in before.items():
            parent, _, child = name.rpartition(".")
            if parent in sys.modules:
                setattr(sys.modules[parent], child, module)


def _load() -> types.ModuleType:
    anything = mock.MagicMock()
    with (
        mock.patch.object(ctypes, "windll", anything, create=True),
        mock.patch.object(ctypes, "oledll", anything, create=True),
        mock.patch.object(ctypes, "PyDLL", anything),
        mock.patch.object(atexit, "register", lambda function, *_: function),
    ):
        xlwings = importlib.import_module("xlwings")
        windows = importlib.import_module("xlwings._xlwindows")
    xlwings._xlwindows = windows
    xlwings.engines.add(xlwings.Engine(impl=windows.engine))
    xlwings.engines.active = xlwings.engines["excel"]
    importlib.import_module("xlwings.udfs")
    return xlwings


def _pywin32() -> dict[str, types.ModuleType]:
    """Just the names that xlwings imports."""

    class com_error(Exception):  # noqa: N801
        """As pywin32 has it: the four arguments also have names."""

        def __init__(self, hresult: int = -2147352567, strerror: str = "", excepinfo: Any = None, argerror: Any = None):
            super().__init__(hresult, strerror, excepinfo, argerror)
            self.hresult, self.strerror, self.excepinfo, self.argerror = self.args

    client = _module(
        "win32com.client",
        CDispatch=Dispatch,
        CoClassBaseClass=type("CoClassBaseClass", (), {}),
        DispatchBaseClass=type("DispatchBaseClass", (), {}),
        Dispatch=lambda target: target,
        DispatchEx=None,
        gencache=None,
    )
    modules = [
        _module("pythoncom", CoInitialize=lambda: None, IID_IDispatch=None, ole_error=com_error, Missing=object()),
        _module("pywintypes", com_error=com_error, error=OSError, TimeType=dt.datetime, IID=str),
        client,
        _module("win32com", client=client),
        _module("xlwings._win32patch", CoClassBaseClass=client.CoClassBaseClass),
        _module("win32process", GetWindowThreadProcessId=lambda _: (0, 0)),
        _module(
            "win32con",
            MB_OK=0,
            MB_OKCANCEL=1,
            MB_YESNOCANCEL=3,
            MB_YESNO=4,
            MB_ICONWARNING=48,
            MB_ICONINFORMATION=64,
        ),
        _module("win32gui", FindWindowEx=lambda *_: 1),
        *map(_module, ("win32api", "win32timezone")),
    ]
    return {module.__name__: module for module in modules}


def _module(name: str, **members: object) -> types.ModuleType:
    module = types.ModuleType(name)
    vars(module).update(members)
    module.__dict__.setdefault("__file__", name)
    return module
