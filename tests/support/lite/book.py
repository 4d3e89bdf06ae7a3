"""A stand-in for the asynchronous book of xlwings Lite, under the real classes of xlwings; own code, no xlwings.pro.

It keeps these rules, read in the documentation of xlwings Lite and in the open source of xlwings 0.37.8:

- the book knows sheets, tables and names from the start, and no values: ``raw_value`` cannot be read;
- ``await get_value()`` and ``await get_formula()`` first do what was queued, then ask Excel;
- dates of cells formatted as dates arrive as texts of ISO 8601, and become datetimes; errors are texts; blanks are ""
- whatever is written waits for ``await flush()``; None leaves a cell as it is, "" empties it;
- when an action fails, those before it stay, and those behind it are lost.

It runs in CPython and in Pyodide alike, so it needs xlwings and nothing else. What was done is in ``done``.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import xlwings as xw
from xlwings.conversion.standard import ReadValueFromRangeStage

_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


class ActionFailed(Exception):
    """What a rejected promise becomes in Python."""


def open_lite(payload: dict[str, Any], fails_at: int | None = None, *, stays_so: bool = False) -> xw.Book:
    """A workbook as a script in the pane gets it.

    Args:
        payload: see ``payload.py``.
        fails_at: the number of the action that fails, from 0; calculating never does.
        stays_so: whether every later action fails, too.
    """
    return xw.Book(impl=Book(payload, fails_at, stays_so=stays_so))


class Engine:
    name = "remote"
    type = "remote"

    @staticmethod
    def clean_value_data(
        data: list[list[Any]], dates: Any, empty_as: Any, numbers: Any, err_to_str: bool
    ) -> list[list[Any]]:
        return [[_clean(value, empty_as, err_to_str=err_to_str) for value in row] for row in data]


def _clean(value: Any, empty_as: Any, *, err_to_str: bool) -> Any:
    if value == "":
        return empty_as
    if isinstance(value, str) and _ISO.fullmatch(value):
        return dt.datetime.fromisoformat(value[:-1])
    return None if isinstance(value, str) and value.startswith("#") and not err_to_str else value


class Book:
    def __init__(self, payload: dict[str, Any], fails_at: int | None, *, stays_so: bool) -> None:
        self.payload = payload
        self.queued: list[list[Any]] = []
        self.done: list[list[Any]] = []
        #: What was asked for: the sheet and the address, "=" before it for formulas.
        self.asked: list[tuple[str, str]] = []
        self._fails_at, self._stays_so = fails_at, stays_so
        self.app = App(self)

    @property
    def name(self) -> str:
        return "Mappe.xlsx"

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(self)

    def activate(self) -> None:
        """It is the active one."""

    async def flush(self) -> None:
        queued, self.queued = self.queued, []
        for action in queued:
            if action[0] != "calculate" and self._fails_at is not None:
                if self._fails_at == 0:
                    self._fails_at = 0 if self._stays_so else None
                    raise ActionFailed("This operation is not permitted for the current object.")
                self._fails_at -= 1
            self.do(action)

    def do(self, action: list[Any]) -> None:
        """Do one action, as far as later questions depend on it."""
        self.done.append(action)
        if action[0] == "addTableRow":
            self.table(action[1], action[2])["rows"] += 1
        elif action[0] == "deleteTableRow":
            table = self.table(action[1], action[2])
            if action[3] != table["rows"] - 1:
                raise ValueError("rows in the middle are not deleted here")
            for column in range(table["left"], table["left"] + table["width"]):
                self.put(action[1], table["top"] + action[3], column, "")
            table["rows"] -= 1
        elif action[0] == "setValues":
            _, sheet, top, left, rows = action
            for down, row in enumerate(rows):
                for right, value in enumerate(row):
                    self.put(sheet, top + down, left + right, value)

    def put(self, sheet: str, row: int, column: int, value: Any) -> None:
        held, key = self.payload["sheets"][sheet], f"{row},{column}"
        if isinstance(value, str) and value.startswith("="):
            held["formulas"][key] = value
        elif value is not None:
            held["formulas"].pop(key, None)
            held["values"].pop(key, None)
            if value != "":
                held["values"][key] = value.removeprefix("'") if isinstance(value, str) else value

    def table(self, sheet: str, name: str) -> dict[str, Any]:
        found: dict[str, Any] = self.payload["sheets"][sheet]["tables"][name]
        return found


class App:
    pid = None

    def __init__(self, book: Book) -> None:
        self.book = book
        self.engine = Engine()

    def activate(self, steal_focus: Any = None) -> None:
        """The pane's workbook is the active one."""

    def calculate(self) -> None:
        self.book.queued.append(["calculate"])


class Sheets:
    def __init__(self, book: Book) -> None:
        self.book = book

    def __call__(self, key: Any) -> Sheet:
        names = list(self.book.payload["sheets"])
        if isinstance(key, int):
            return Sheet(self.book, names[key - 1])
        if key not in names:
            raise ValueError(f"Sheet '{key}' doesn't exist!")
        return Sheet(self.book, key)

    @property
    def active(self) -> Sheet:
        return Sheet(self.book, self.book.payload["active"])


class Sheet:
    def __init__(self, book: Book, name: str) -> None:
        self.book, self.name = book, name

    @property
    def index(self) -> int:
        return list(self.book.payload["sheets"]).index(self.name) + 1

    def range(self, first: Any, last: Any = None) -> Range:
        if isinstance(first, str):
            corners = [_corner(corner) for corner in first.replace("$", "").split(":")]
            return Range(self, corners[0], corners[-1])
        return Range(self, first, last or first)

    def activate(self) -> None:
        self.book.queued.append(["activateSheet", self.name])

    @property
    def tables(self) -> Tables:
        return Tables(self)

    @property
    def charts(self) -> Charts:
        return Charts(self)


class Charts:
    def __init__(self, sheet: Sheet) -> None:
        self._names = sheet.book.payload["sheets"][sheet.name]["charts"]

    def __len__(self) -> int:
        return len(self._names)

    def __iter__(self) -> Any:
        return (Chart(name) for name in self._names)

    def __call__(self, key: Any) -> Chart:
        return Chart(self._names[key - 1] if isinstance(key, int) else key)


class Chart:
    def __init__(self, name: str) -> None:
        self.name = name


def _corner(address: str) -> tuple[int, int]:
    match = re.fullmatch(r"([A-Z]+)(\d+)", address)
    assert match is not None, address
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Range:
    api = True
    options: Any = None

    def __init__(self, sheet: Sheet, first: tuple[int, int], last: tuple[int, int]) -> None:
        self.sheet, self.first, self.last = sheet, first, last

    @property
    def row(self) -> int:
        return self.first[0]

    @property
    def column(self) -> int:
        return self.first[1]

    @property
    def shape(self) -> tuple[int, int]:
        return self.last[0] - self.first[0] + 1, self.last[1] - self.first[1] + 1

    def __len__(self) -> int:
        return self.shape[0] * self.shape[1]

    @property
    def address(self) -> str:
        corners = [f"${_letters(column)}${row}" for row, column in (self.first, self.last)]
        return corners[0] if self.first == self.last else ":".join(corners)

    @property
    def raw_value(self) -> Any:
        raise RuntimeError("Cell values haven't been loaded (async book).")

    @raw_value.setter
    def raw_value(self, rows: Any) -> None:
        if (len(rows), len(rows[0])) != self.shape:
            raise ValueError(f"{len(rows)} x {len(rows[0])} values for {self.address}")
        self.sheet.book.queued.append(["setValues", self.sheet.name, *self.first, rows])

    def get_async_pipeline_overrides(self, options: Any) -> dict[Any, Any]:
        return {ReadValueFromRangeStage: _Stage()}

    async def read(self, kind: str) -> list[list[Any]]:
        """What Excel says of the cells; queued actions are done first."""
        book = self.sheet.book
        await book.flush()
        book.asked.append((self.sheet.name, ("=" if kind == "formulas" else "") + self.address))
        held = book.payload["sheets"][self.sheet.name]
        values, formulas = held["values"], held["formulas"] if kind == "formulas" else {}
        return [
            [
                formulas.get(f"{row},{column}", values.get(f"{row},{column}", ""))
                for column in range(self.first[1], self.last[1] + 1)
            ]
            for row in range(self.first[0], self.last[0] + 1)
        ]

    async def get_formula(self) -> list[list[Any]]:
        return [[_serial(value) for value in row] for row in await self.read("formulas")]

    def select(self) -> None:
        self.sheet.book.queued.append(["rangeSelect", self.sheet.name, self.address])


def _serial(value: Any) -> Any:
    """Among formulas a date is the number that the cell holds."""
    if isinstance(value, str) and _ISO.fullmatch(value):
        return (dt.datetime.fromisoformat(value[:-1]) - dt.datetime(1899, 12, 30)) / dt.timedelta(days=1)
    return value


class _Stage:
    """The step of xlwings' conversion that asks Excel."""

    async def __call__(self, context: Any) -> None:
        context.value = await context.range.impl.read("values")


class Names:
    def __init__(self, book: Book) -> None:
        self.book = book

    def __call__(self, name: str) -> Name:
        return Name(self.book, name, *self.book.payload["names"][name])

    def contains(self, name: str) -> bool:
        return name in self.book.payload["names"]


class Name:
    def __init__(self, book: Book, name: str, sheet: str, address: str) -> None:
        self.name, self.refers_to_range = name, Sheet(book, sheet).range(address)


class Tables:
    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def __call__(self, name: str) -> Table:
        if name not in self.sheet.book.payload["sheets"][self.sheet.name]["tables"]:
            raise KeyError(name)
        return Table(self.sheet, name)


class Table:
    def __init__(self, sheet: Sheet, name: str) -> None:
        self.parent, self.name = sheet, name
        self.held = sheet.book.table(sheet.name, name)

    @property
    def data_body_range(self) -> Range:
        top, left, width = self.held["top"], self.held["left"], self.held["width"]
        return Range(self.parent, (top, left), (top + self.held["rows"] - 1, left + width - 1))

    @property
    def rows(self) -> Rows:
        return Rows(self)


class Rows:
    def __init__(self, table: Table) -> None:
        self.parent = table

    @property
    def column_count(self) -> int:
        width: int = self.parent.held["width"]
        return width

    def __len__(self) -> int:
        count: int = self.parent.held["rows"]
        return count

    async def get_count(self) -> int:
        await self.parent.parent.book.flush()
        return len(self)

    def __call__(self, number: int) -> Row:
        return Row(self.parent, number)

    def add(self, values: Any = None, index: int | None = None) -> Row:
        self.parent.parent.book.queued.append(["addTableRow", self.parent.parent.name, self.parent.name, values])
        return Row(self.parent, len(self) + 1)


class Row:
    def __init__(self, table: Table, number: int) -> None:
        self.table, self.index = table, number

    def delete(self) -> None:
        self.table.parent.book.queued.append(
            ["deleteTableRow", self.table.parent.name, self.table.name, self.index - 1]
        )
