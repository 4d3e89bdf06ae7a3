"""The engine and its application, as xlwings asks for them: what stands in for a running Excel."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kam_partnership.cells import ErrorValue
from kam_partnership.headless.books import Book, Sheet
from kam_partnership.headless.collection import Collection
from kam_partnership.headless.document import Document
from kam_partnership.headless.ranges import Range, cell_value
from kam_partnership.headless.unsupported import WithoutExcel

# xlwings tells applications apart by process; without a process a number that no process has.
_numbers = itertools.count(-1, -1)

_FIRST_ANSWER = {"ok": "ok", "ok_cancel": "ok", "yes_no": "yes", "yes_no_cancel": "yes"}


@dataclass(frozen=True, slots=True)
class Alert:
    """A message box that Excel would have shown."""

    prompt: str
    title: str | None
    buttons: str
    mode: str | None


class Engine(WithoutExcel):
    """The engine: one session opens one of its own, so that sessions never meet."""

    name = "headless"
    #: xlwings knows "desktop", "remote" and "reader"; desktop means that everything is there at once.
    type = "desktop"

    def __init__(self) -> None:
        self._apps = Apps(self)

    @property
    def apps(self) -> Apps:
        return self._apps

    @staticmethod
    def prepare_xl_data_element(item: Any, options: dict[str, Any]) -> Any:  # noqa: ARG004 (xlwings' signature)
        """A value as written with ``Range.value``. Dates are left to the range, which knows their epoch."""
        return item if isinstance(item, dt.date) and item == item else cell_value(item)

    @staticmethod
    def clean_value_data(
        data: Any,
        datetime_builder: Any,  # noqa: ARG004 (dates are not told from numbers here)
        empty_as: Any,
        number_builder: Callable[[float], Any] | None,
        err_to_str: bool,
    ) -> list[list[Any]]:
        """Raw values as read with ``Range.value``: blank cells and errors are None unless asked otherwise."""

        def clean(value: Any) -> Any:
            if value is None or value == "":
                return empty_as
            if isinstance(value, ErrorValue):
                return str(value) if err_to_str else None
            if number_builder is not None and isinstance(value, float):
                return number_builder(value)
            return value

        rows = data if isinstance(data, tuple | list) else ((data,),)
        return [[clean(value) for value in row] for row in rows]


class Apps(WithoutExcel):
    """The applications of the engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._open: list[App] = []

    def keys(self) -> list[int]:
        return [app.pid for app in self._open]

    def add(self) -> App:
        app = App(self._engine)
        self._open.insert(0, app)
        return app

    def forget(self, app: App) -> None:
        """Remove an application that has ended; not a member that xlwings knows."""
        self._open = [other for other in self._open if other is not app]

    def __len__(self) -> int:
        return len(self._open)

    def __iter__(self) -> Iterator[App]:
        return iter(list(self._open))

    def __getitem__(self, pid: int) -> App:
        for app in self._open:
            if app.pid == pid:
                return app
        raise KeyError(pid)


class App(WithoutExcel):
    """What stands in for a running Excel. Settings of its screen are remembered and have no effect."""

    version = "16.0"
    visible = False
    screen_updating = True
    display_alerts = True
    enable_events = True
    interactive = True
    calculation = "automatic"
    status_bar: Any = False
    selection: Range | None = None
    active_sheet: Sheet | None = None
    #: Answers an alert with the name of a button; the first button by default.
    answer: Callable[[Alert], str] = staticmethod(lambda alert: _FIRST_ANSWER[alert.buttons])
    #: Answers a question for a file name, None for "cancel"; the suggestion, which is free, by default.
    choose_file: Callable[[Path], Path | None] = staticmethod(lambda suggested: suggested)
    #: Answers a question for a file that is there, None for "cancel".
    choose_existing: Callable[[], Path | None] = staticmethod(lambda: None)
    #: The alerts so far, for whoever drives the session.
    alerts: list[Alert]

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._pid = next(_numbers)
        self._books: list[Book] = []
        object.__setattr__(self, "alerts", [])

    @property
    def engine(self) -> Engine:
        return self._engine

    @property
    def pid(self) -> int:
        return self._pid

    @property
    def books(self) -> Books:
        return Books(self, self._books)

    def activate(self, steal_focus: bool = False) -> None:
        """It is the only application, and so the active one."""

    def calculate(self) -> None:
        """Recalculate every formula of the open books."""
        for book in self._books:
            book.document.recalculate()

    def alert(
        self,
        prompt: str,
        title: str | None,
        buttons: str,
        mode: str | None,
        callback: Any,  # noqa: ARG002 (only for Excel in the browser)
    ) -> str:
        """Remember what Excel would have asked, and answer it with ``answer``."""
        alert = Alert(prompt, title, buttons, mode)
        self.alerts.append(alert)
        return self.answer(alert)

    def forget(self, book: Book) -> None:
        """Remove a book that was closed; not a member that xlwings knows."""
        self._books.remove(book)

    def quit(self) -> None:
        for book in list(self._books):
            book.close()
        self._engine.apps.forget(self)

    def kill(self) -> None:
        self.quit()


class Books(Collection[Book]):
    """The open books of the application."""

    def __init__(self, app: App, opened: list[Book]) -> None:
        self._app = app
        self._opened = opened

    def __iter__(self) -> Iterator[Book]:
        return iter(list(self._opened))

    @property
    def app(self) -> App:
        return self._app

    @property
    def active(self) -> Book:
        return self._opened[0]

    def open(self, fullname: str, *excel_options: Any) -> Book:  # noqa: ARG002 (xlwings' signature)
        """Open a file; options for a real Excel have no meaning here. Raises FileUnreadable."""
        book = Book(self._app, Document(Path(fullname)))
        self._opened.insert(0, book)
        return book
