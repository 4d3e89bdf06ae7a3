"""Figures that follow every change: worksheet functions in the analysis sheet's cells, on demand, over a fake Excel."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from building.udf_wrappers import signatures, udf_wrappers
from kam_partnership.excel.live_functions import FUNCTIONS, LIVE_FIGURES, formula_of
from kam_partnership.headless import open_book
from kam_partnership.sending.formulas import FUNCTIONS as ALL_FUNCTIONS
from kam_partnership.texts import Language, text
from kam_partnership.workbook import names
from kam_partnership.workbook.analysis import FIGURE_ORDER, FIRST_FIGURE_ROW
from kam_partnership.xlsx.areas import Area
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Structure
from support.fake_com import OpenWorkbook

LAST = FIRST_FIGURE_ROW + len(FIGURE_ORDER) - 1
Opened = Callable[[Path], OpenWorkbook]


def figures(workbook: OpenWorkbook) -> dict[str, Any]:
    workbook.workbook.calculate()
    rows = workbook.document.values(Area("Auswertung", FIRST_FIGURE_ROW, 4, LAST, 4))
    return {figure: row[0] for figure, row in zip(FIGURE_ORDER, rows, strict=True)}


def formulas(workbook: OpenWorkbook) -> dict[str, str]:
    rows = workbook.workbook.formulas(Area("Auswertung", FIRST_FIGURE_ROW, 4, LAST, 4))
    return {figure: row[0] for figure, row in zip(FIGURE_ORDER, rows, strict=True) if row[0]}


def heading(workbook: OpenWorkbook) -> object:
    workbook.workbook.calculate()
    return workbook.document.values(Area("Auswertung", 2, 2, 2, 2))[0][0]


def rate(workbook: OpenWorkbook, rating: float) -> None:
    def write(book: Any) -> None:
        book.names[names.SUPPLIER_COLUMN].refers_to_range[0, 0].raw_value = rating

    workbook.run(write)


def test_the_cells_take_functions_and_follow_the_table(opened: Opened, rated: Path) -> None:
    workbook = opened(rated)
    workbook.click("recompute")
    values = figures(workbook)
    workbook.click("live_functions")
    assert workbook.failures == []
    assert formulas(workbook) == {figure: formula_of(figure) for figure in LIVE_FIGURES}
    for figure, value in values.items():
        assert figures(workbook)[figure] == (value if isinstance(value, str) else pytest.approx(value, abs=1e-9))
    rate(workbook, 0.0)
    followed = figures(workbook)
    assert followed["supplier_score"] < values["supplier_score"]
    assert followed["offset"] == values["offset"]  # a value, until somebody recomputes


def test_the_sheet_says_what_follows_and_what_does_not(opened: Opened, rated: Path) -> None:
    workbook = opened(rated)
    workbook.click("live_functions")
    assert heading(workbook) == text("analysis.live", Language.DE)
    workbook.click("live_functions")
    assert heading(workbook) == text("analysis.current", Language.DE)
    rate(workbook, 0.0)
    workbook.workbook.calculate()
    assert heading(workbook) == text("analysis.stale", Language.DE)


def test_another_click_makes_values_of_them(opened: Opened, rated: Path) -> None:
    values, toggled = opened(rated), opened(rated)
    values.click("recompute")
    toggled.click("live_functions")
    assert text("ribbon.functions.on", Language.DE, sheet="Auswertung") == toggled.application.status_bar
    toggled.click("live_functions")
    assert text("ribbon.functions.off", Language.DE, sheet="Auswertung") == toggled.application.status_bar
    assert toggled.contents() == values.contents()
    assert formulas(toggled) == {}


def test_recompute_leaves_them_where_they_are(opened: Opened, rated: Path) -> None:
    workbook = opened(rated)
    workbook.click("live_functions")
    rate(workbook, 0.0)
    workbook.click("recompute")
    assert workbook.failures == []
    assert formulas(workbook) == {figure: formula_of(figure) for figure in LIVE_FIGURES}


@pytest.mark.parametrize("button", ["recompute", "live_functions"])
def test_recompute_writes_values_where_the_functions_do_not_work(opened: Opened, rated: Path, button: str) -> None:
    workbook = opened(rated)
    workbook.click("live_functions")
    workbook.application.addins.clear()
    workbook.click(button)
    assert workbook.failures == []
    assert formulas(workbook) == {}
    assert heading(workbook) == text("analysis.current", Language.DE)


def test_without_the_add_in_under_its_name_nothing_is_written(opened: Opened, rated: Path) -> None:
    workbook = opened(rated)
    workbook.application.addins.clear()
    workbook.click("live_functions")
    [dialog] = workbook.dialogs
    assert not dialog.is_failure
    assert "KAM_Partnerschaft.xlam" in dialog.prompt
    assert workbook.workbook.changes == 0


def test_on_a_mac_it_says_what_it_needs(opened: Opened, rated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workbook = opened(rated)
    monkeypatch.setattr("sys.platform", "darwin")
    workbook.click("live_functions")
    [dialog] = workbook.dialogs
    assert "Excel für Windows" in dialog.prompt
    assert workbook.workbook.changes == 0


def test_they_cost_no_call_more_than_values(opened: Opened, rated: Path) -> None:
    workbook = opened(rated)
    values = len(workbook.click("recompute"))
    on = len(workbook.click("live_functions"))
    off = len(workbook.click("live_functions"))
    assert off == values
    assert on <= values + 8  # whether the add-in is there under its name


def test_the_sheet_stays_protected_and_nothing_else_changes(opened: Opened, rated: Path) -> None:
    workbook = opened(rated)
    workbook.click("recompute")
    before = workbook.contents()["Auswertung"]
    workbook.click("live_functions")
    after = workbook.contents()["Auswertung"]
    assert "Auswertung" in workbook.looks.protected
    for row, (old, new) in enumerate(zip(before[1], after[1], strict=True), start=1):
        for column, (one, other) in enumerate(zip(old, new, strict=True), start=1):
            if FIRST_FIGURE_ROW <= row <= LAST and column in (1, 4):
                continue
            assert one == other or (row, column) == (2, 2), (row, column)


def test_every_formula_is_a_function_of_the_add_in_with_its_arguments() -> None:
    """English, with commas, without anything that a German Excel would have to translate."""
    known = signatures(udf_wrappers(["kam_partnership.excel.udfs"]))
    argument_names = {
        "supplier": names.SUPPLIER_COLUMN,
        "key_account": names.KEY_ACCOUNT_COLUMN,
        "weights": names.WEIGHT_COLUMN,
        **names.SETTING_CELLS,
    }
    for figure, (function, arguments) in FUNCTIONS.items():
        assert arguments == tuple(argument_names[argument] for argument in known[function])
        assert re.fullmatch(r"='KAM_Partnerschaft\.xlam'!KAM_[A-Z_]+\([A-Za-z_,]+\)", formula_of(figure))


def test_no_function_is_called_like_a_name_of_the_workbook(rated: Path) -> None:
    """To Excel both would be one word, since capitals do not matter to it: the function would end in #REF!."""
    taken = {defined.name.casefold() for defined in Structure.read(Package.open(rated)).names}
    assert not [name for name in ALL_FUNCTIONS if name.casefold() in taken]
    assert all(formula_of(figure).startswith("='KAM_Partnerschaft.xlam'!") for figure in FUNCTIONS)


class TestThePreparedCopy:
    def test_holds_values_and_says_so_and_the_open_workbook_stays(self, opened: Opened, rated: Path) -> None:
        workbook = opened(rated)
        workbook.click("live_functions")
        before, live = workbook.contents(), figures(workbook)
        workbook.click("prepare_for_sending")
        assert workbook.contents() == before
        assert len(workbook.workbook.functions) == len(FUNCTIONS)
        copy = Path(workbook.application.suggested[-1])
        with open_book(copy) as book:
            sheet = book.sheets["Auswertung"]
            block = sheet.range(f"D{FIRST_FIGURE_ROW}:D{LAST}")
            assert [row[0] for row in block.formula if str(row[0]).startswith("=")] == []
            assert [row[0] for row in block.raw_value] == list(live.values())
            assert sheet.range("B2").raw_value == text("analysis.current", Language.DE)

    def test_shows_in_previews_what_it_shows_after_a_calculation(self, opened: Opened, rated: Path) -> None:
        workbook = opened(rated)
        workbook.click("live_functions")
        workbook.click("prepare_for_sending")
        saved = openpyxl.load_workbook(workbook.application.suggested[-1], data_only=True)
        assert saved["Auswertung"]["B2"].value == text("analysis.current", Language.DE)
        kinds = {saved["Auswertung"].cell(row, 1).value for row in range(FIRST_FIGURE_ROW, LAST + 1)}
        assert kinds == {"F"}
        state = {key.value: value.value for key, value in saved["KAM-Stand"]["A1:B60"]}
        assert state["analysis.live"] == 0
