"""What only Excel can show about worksheet functions and prepared copies. Needs a real Excel with the add-in."""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from kam_partnership.excel import commands, sending
from kam_partnership.excel.live import range_of, read_live
from kam_partnership.excel.live_functions import FUNCTIONS, formula_of
from kam_partnership.shipped_files import addin_path
from kam_partnership.texts import Language
from kam_partnership.workbook import names
from kam_partnership.workbook.analysis import FIGURE_ORDER, FIRST_FIGURE_ROW
from sending.test_sending import told_by_the_file

NOW = dt.datetime(2026, 11, 21, 14, 5)
Opened = Callable[[Path], xw.Book]

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="worksheet functions exist on Windows only")


@pytest.fixture
def addin(app: xw.App) -> Any:
    """The add-in, loaded as from the start folder; an Excel that a program starts loads none by itself."""
    return app.api.Workbooks.Open(str(addin_path()))


def figure_cells(book: xw.Book) -> dict[str, xw.Range]:
    start = range_of(book, names.ANALYSIS_START)
    first = FIRST_FIGURE_ROW - start.row
    return {figure: start.offset(first + index, 3) for index, figure in enumerate(FIGURE_ORDER)}


def test_functions_bind_to_the_add_in_and_follow_the_table(
    opened: Opened, rated: Path, addin: Any, note: Callable[[str], None]
) -> None:
    book = opened(rated)
    started = time.perf_counter()
    _, live = commands.toggle_functions(book, now=NOW)
    note(f"live functions on: {1000 * (time.perf_counter() - started):.0f} ms")
    assert live
    cells = figure_cells(book)
    note(f"shown as {cells['level'].formula}")
    figures = commands.look(read_live(book)).figures
    for figure in FUNCTIONS:
        assert cells[figure].raw_value == pytest.approx(getattr(figures, figure), abs=1e-9), figure
    range_of(book, names.SUPPLIER_COLUMN)[0, 0].raw_value = 0.0
    changed = commands.look(read_live(book)).figures
    assert cells["supplier_score"].raw_value == pytest.approx(changed.supplier_score, abs=1e-9)
    commands.toggle_functions(book, now=NOW)
    assert not str(cells["level"].formula).startswith("=")


def test_a_function_computes_with_and_without_the_addins_name(opened: Opened, rated: Path, addin: Any) -> None:
    book = opened(rated)
    cell = read_live(book).table_sheet.range("T40")
    cell.formula = formula_of("level")
    assert isinstance(cell.raw_value, float)
    value = cell.raw_value
    cell.formula = "=" + formula_of("level").partition("!")[2]
    assert cell.raw_value == value


def test_a_prepared_copy_holds_no_function_no_link_and_no_name(
    opened: Opened, rated: Path, addin: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, copy = opened(rated), tmp_path / "kopie.xlsx"
    commands.toggle_functions(book, now=NOW)
    monkeypatch.setattr(sending, "_ask_for_name", lambda *_: copy)
    assert sending.save_prepared_copy(book, Language.DE)
    assert told_by_the_file(copy) == []
    again = opened(copy)
    assert again.api.LinkSources(1) is None
    assert again.api.BuiltinDocumentProperties("Author").Value in ("", None)
