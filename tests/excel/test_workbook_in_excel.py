"""What only Excel can show about the workbook and the commands. Needs a real Excel."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from kam_partnership.assessment import Code
from kam_partnership.excel import charts, commands, exports
from kam_partnership.excel.live import range_of, read_live
from kam_partnership.workbook import analysis, names, template_charts
from kam_partnership.workbook.analysis import RowKind
from support import workbooks

NOW = dt.datetime(2026, 11, 21, 14, 5)
Opened = Callable[[Path], xw.Book]


def typed(book: xw.Book) -> dict[str, Any]:
    wanted = (*names.SETTING_CELLS.values(), *names.CRITERIA_COLUMNS)
    return {name: range_of(book, name).formula for name in wanted}


@pytest.mark.parametrize("template", [workbooks.GERMAN, workbooks.ENGLISH], ids=["German", "English"])
def test_a_template_opens_with_its_names_tables_and_diagram(opened: Opened, template: Path) -> None:
    book = opened(template)
    live = read_live(book)
    for name in names.FIXED_NAMES:
        range_of(book, name)
    assert names.CRITERIA_TABLE in [table.name for table in live.table_sheet.tables]
    assert len(live.table_sheet.charts) > 0


def test_excels_own_figures_equal_pythons(opened: Opened, rated: Path) -> None:
    book = opened(rated)
    live = read_live(book)
    figures = commands.look(live).figures
    for figure in names.FIGURE_CELLS:
        if figure != "zone":
            assert live.state[figure] == pytest.approx(getattr(figures, figure), abs=1e-9), figure


def test_recompute_writes_to_the_protected_sheet_and_changes_nothing_typed(
    opened: Opened, rated: Path, note: Callable[[str], None]
) -> None:
    book = opened(rated)
    before = typed(book)
    started = time.perf_counter()
    commands.recompute(book, now=NOW)
    note(f"recompute, 16 criteria: {1000 * (time.perf_counter() - started):.0f} ms")
    assert typed(book) == before
    start = range_of(book, names.ANALYSIS_START)
    block: Any = start.resize(60, analysis.COLUMN_COUNT).raw_value
    assert sum(row[analysis.KIND] == RowKind.RANKED for row in block) == 16


def test_a_new_criterion_joins_table_formulas_and_figures(opened: Opened, rated: Path) -> None:
    book = opened(rated)
    before = commands.check(book)
    assert commands.add_criterion(book, commands.NewCriterion("=1+1", 2.0, 10.0, 0.0)) == 17
    after = commands.check(book)
    assert after.assessment.criteria[-1].title == "=1+1"
    assert after.figures.net_balance != before.figures.net_balance
    assert not [finding for finding in after.findings if finding.code is Code.FORMULA_OVERWRITTEN]
    assert str(range_of(book, names.GAP_COLUMN).formula[-1][0]).startswith("=")


def test_an_added_row_can_be_taken_away_again(opened: Opened, rated: Path) -> None:
    """How a change that fails halfway is taken back."""
    book = opened(rated)
    before = typed(book)
    table = read_live(book).table_sheet.tables[names.CRITERIA_TABLE]
    table.rows.add().delete()
    assert typed(book) == before


@pytest.mark.parametrize("chart", template_charts.CHARTS)
def test_a_deleted_chart_comes_back_and_leads_to_no_other_file(opened: Opened, rated: Path, chart: str) -> None:
    book = opened(rated)
    found = {one.name: one for sheet in book.sheets for one in sheet.charts}
    formulas = [str(found[chart].api[1].SeriesCollection(1).Formula)]
    place = found[chart].left, found[chart].top, found[chart].width, found[chart].height
    found[chart].delete()
    assert charts.restore(book, may_replace=lambda: False) == [chart]
    [fresh] = [one for sheet in book.sheets for one in sheet.charts if one.name == chart]
    assert [str(fresh.api[1].SeriesCollection(1).Formula)] == formulas
    assert (fresh.left, fresh.top, fresh.width, fresh.height) == pytest.approx(place, abs=1)
    assert book.api.LinkSources(1) is None
    assert charts.restore(book, may_replace=lambda: False) == []


def test_the_pdf_is_written_and_leaves_no_group(opened: Opened, rated: Path, tmp_path: Path) -> None:
    book = opened(rated)
    exports._export(book, [book.sheets[0].name, book.sheets[1].name], tmp_path / "kam.pdf")
    assert (tmp_path / "kam.pdf").read_bytes().startswith(b"%PDF")
    assert book.app.api.ActiveWindow.SelectedSheets.Count == 1


def test_excel_treats_cells_as_the_fake_excel_does(opened: Opened, rated: Path) -> None:
    """Tests without Excel rely on these answers."""
    book = opened(rated)
    sheet = read_live(book).table_sheet
    cell = sheet.range("T40")
    for written, held in [("'=1+1", "=1+1"), ("+1+1", 2.0), ("12", 12.0), (None, None), ("=1/0", -2146826281)]:
        cell.raw_value = written
        assert cell.raw_value == held, written
    range_of(book, names.GENERAL_CELLS["date"]).raw_value = 46347.0
    moment: Any = range_of(book, names.GENERAL_CELLS["date"]).raw_value
    assert (moment.year, moment.month, moment.day) == (2026, 11, 21)
    for refused in (
        lambda: book.sheets["Auswertung"].range("A1").select(),
        lambda: book.sheets["Daten"].range("A1").__setattr__("raw_value", 1.0),
        lambda: book.names["KAM_Weg"].refers_to,
        lambda: book.sheets["Gibt es nicht"].name,
    ):
        sheet.activate()
        with pytest.raises(Exception):  # noqa: B017, PT011 - an error of pywin32's or appscript's
            refused()
