"""Opening a workbook file as an xlwings book, and leaving xlwings as it was."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import xlwings as xw

from kam_partnership.headless.application import Engine


@contextlib.contextmanager
def open_book(path: str | Path) -> Iterator[xw.Book]:
    """Open an .xlsx or .xlsm file without Excel, as the same ``xlwings.Book`` that the ribbon works on.

    Inside the block ``xw.Book.caller()`` is this book and the active engine is this engine; afterwards, also
    after an error, xlwings is as before. Nothing is saved but by ``book.save()``: without a path to its own
    file, with one as Excel's "Save As"; in both cases the file is replaced as a whole or not at all.

    Differences to Excel: dates come as serial numbers, a sheet's protection does not hinder writing, and
    members that only Excel can serve raise UnsupportedWithoutExcel with the member's name.

    Raises FileUnreadable when the file is missing, locked, encrypted, damaged or no workbook.
    """
    engine = Engine()
    with _xlwings_restored():
        xw.engines.active = xw.main.Engine(impl=engine)
        app = engine.apps.add()
        try:
            book = xw.Book(impl=app.books.open(str(path)))
            book.set_mock_caller()
            yield book
        finally:
            app.quit()


@contextlib.contextmanager
def _xlwings_restored() -> Iterator[None]:
    active = xw.engines.active
    caller = getattr(xw.Book, "_mock_caller", None)
    try:
        yield
    finally:
        xw.engines.active = active
        if caller is not None:
            xw.Book._mock_caller = caller
        elif hasattr(xw.Book, "_mock_caller"):
            del xw.Book._mock_caller  # the only way to take a mock caller back
