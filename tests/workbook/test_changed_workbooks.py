"""What check tells of a workbook whose formulas, chart or ratings are not what they were."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import tiers
from kam_partnership.assessment import Code
from kam_partnership.cli.main import run
from kam_partnership.excel import commands
from kam_partnership.headless import open_book
from kam_partnership.shipped_files import template_path
from kam_partnership.texts import Language
from kam_partnership.workbook import names
from kam_partnership.workbook.judged_file import judge
from kam_partnership.workbook.known_formulas import criteria_columns, is_accepted, is_ours, state_place
from kam_partnership.xlsx.closed_cells import ClosedCells
from kam_partnership.xlsx.dates import serial_number
from kam_partnership.xlsx.package import Package
from support import workbooks

FORMER = sorted((Path(__file__).parents[1] / "data" / "template_1_0").glob("*.xlsx"))
TOLD = {Code.FORMULA_CHANGED, Code.CHART_MISSING, Code.RATING_BECAME_A_DATE}
CONTENT = workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), tuple((f"Kriterium {n}", 1.0, 8.0, 5.0) for n in range(16)))
Capture = pytest.CaptureFixture[str]


@pytest.fixture(params=[workbooks.GERMAN, workbooks.ENGLISH], ids=["de", "en"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return workbooks.fill(tmp_path / "mappe.xlsx", CONTENT, request.param)


def edited(path: Path, change: Any) -> Path:
    """Cells as another program writes them; all else stays."""
    package = Package.open(path)
    for part in [part for part in package.parts if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", part)]:
        package.parts[part] = change(package.parts[part].decode()).encode()
    path.write_bytes(package.to_bytes())
    return path


def told(path: Path) -> list[tuple[Code, str]]:
    return [(finding.code, finding.cell) for finding in judge(path).findings if finding.code in TOLD]


@pytest.mark.parametrize("file", FORMER, ids=lambda path: path.stem)
def test_workbooks_of_the_first_release_are_as_they_were(file: Path) -> None:
    assert told(file) == []


def test_every_formula_of_the_templates_is_known() -> None:
    """Run ``python addin/build.py`` after a change to a formula."""
    for language in Language:
        cells = ClosedCells(template_path(language))
        meant, structure = criteria_columns(cells.structure), cells.structure
        for name in (*names.WATCHED_FORMULAS, *names.MEASURE_FIGURES.values()):
            area = structure.resolve(name)
            assert (area is None) is (name in names.FORMER_TILE_CELLS)
            if area is None:
                continue
            formula = cells.sheet(area.sheet).formulas[area.top, area.left]
            assert is_accepted(name, formula, meant)
        hidden = {area.sheet for name in names.HIDDEN_SHEETS if (area := structure.resolve(name))}
        for sheet in structure.sheets:
            formulas = set(cells.sheet(sheet.name).formulas.values()) - {""}
            assert sheet.name in hidden or [formula for formula in formulas if not is_ours(formula)] == []
    assert not is_accepted(state_place("table.first_row"), "1", None)


def test_an_untouched_workbook_has_nothing_of_it(path: Path) -> None:
    assert told(path) == []
    assert run(["recompute", str(path)]) == 0
    assert told(path) == []


def test_openpyxl_drops_no_formula_and_calls_the_diagram_otherwise(path: Path) -> None:
    openpyxl.load_workbook(path).save(path)
    assert told(path) == []


def changed(path: Path, name: str, formula: str) -> str:
    """Another formula in the first cell of a name; where that is."""
    cells = ClosedCells(path)
    area = cells.structure.resolve(name)
    assert area is not None
    book = openpyxl.load_workbook(path)
    cell = book[area.sheet].cell(area.top, area.left)
    cell.value = formula
    book.save(path)
    return str(cell.coordinate)


@tiers.thinned()
@pytest.mark.parametrize(
    ("name", "formula"),
    [
        (names.GAP_COLUMN, "=F10-E10"),
        (names.NUMBER_COLUMN, "=ROW()-8"),
        (names.TILE_CELLS["balance"], "=ROUND(KAM_NetBalance,2)"),
        (names.FIGURE_CELLS["net_balance"], "=KAM_KeyAccountScore-KAM_SupplierScore"),
        (names.FIGURE_CELLS["zone"], '="Kooperation"'),
        (names.MEASURE_FIGURES["open"], "=COUNTA(KAM_MeasureText)"),
    ],
)
def test_a_changed_formula_is_told_with_its_cell(name: str, formula: str, path: Path) -> None:
    cell = changed(path, name, formula)
    assert (Code.FORMULA_CHANGED, cell) in told(path)


def test_both_sides_swapped_are_a_change(path: Path) -> None:
    cells = ClosedCells(path)
    area = cells.structure.resolve(names.GAP_COLUMN)
    assert area is not None
    formula = cells.sheet(area.sheet).formulas[area.top, area.left]
    ours = re.findall(r"KAM_Criteria\[\[#This Row\],\[[^\]]+\]\]", formula)
    swapped = formula.replace(f"{ours[-2]}-{ours[-1]}", f"{ours[-1]}-{ours[-2]}")
    assert swapped != formula
    cell = changed(path, names.GAP_COLUMN, f"={swapped}")
    assert (Code.FORMULA_CHANGED, cell) in told(path)


def test_a_changed_formula_of_the_hidden_state_is_told(path: Path) -> None:
    cells = ClosedCells(path)
    state = cells.structure.resolve(names.STATE_BLOCK)
    assert state is not None
    keys = [cells.value(state.sheet, row, state.left) for row in range(state.top, state.bottom + 1)]
    row = state.top + keys.index("table.row_count")
    book = openpyxl.load_workbook(path)
    book[state.sheet].cell(row, state.left + 1).value = "=16"
    book.save(path)
    assert (Code.FORMULA_CHANGED, f"B{row}") in told(path)


def test_a_lost_diagram_is_told_and_upgrade_brings_it_back(path: Path, capsys: Capture) -> None:
    edited(path, lambda sheet: re.sub(r"<drawing [^>]*/>", "", sheet))
    assert told(path) == [(Code.CHART_MISSING, "")]
    assert run(["check", str(path), "--lang", "en"]) == 0  # a warning: the figures are right
    assert "upgrade" in capsys.readouterr().out
    assert run(["upgrade", str(path)]) == 0
    assert told(path) == []


@tiers.thinned()
@pytest.mark.parametrize(
    ("day", "meant"),
    [
        (dt.date(2025, 5, 7), 7.5),
        (dt.date(2026, 10, 1), 1.1),
        (dt.date(2026, 12, 31), None),
        (dt.date(2026, 3, 9), 9.3),
    ],
)
def test_a_rating_that_became_a_date_is_told_with_what_was_meant(
    day: dt.date, meant: float | None, path: Path, capsys: Capture
) -> None:
    with open_book(path) as book:
        book.names[names.SUPPLIER_COLUMN].refers_to_range[0].raw_value = serial_number(day)
        assert commands.check(book).findings[0].code is Code.RATING_BECAME_A_DATE
        book.save()
    [finding] = [finding for finding in judge(path).findings if finding.code in TOLD]
    assert (finding.code, finding.details["meant"], finding.details["date"]) == (Code.RATING_BECAME_A_DATE, meant, day)
    assert run(["check", str(path), "--json", "--lang", "de"]) == 1
    [told_file] = json.loads(capsys.readouterr().out)
    message = next(one["message"] for one in told_file["findings"] if one["code"] == "rating-became-a-date")
    assert f"{day.day:02}.{day.month:02}.{day.year}" in message.replace("7.5.", "07.05.")
    assert meant is None or f"gemeint war wohl {str(meant).replace('.', ',')}" in message


def test_a_month_without_its_day_was_a_decimal(path: Path) -> None:
    """5.25 typed into a German Excel becomes May 2025, shown without the day."""
    book = openpyxl.load_workbook(path)
    area = ClosedCells(path).structure.resolve(names.SUPPLIER_COLUMN)
    assert area is not None
    cell = book[area.sheet].cell(area.top, area.left)
    cell.value, cell.number_format = dt.date(2025, 5, 1), "mmm yy"
    book.save(path)
    [finding] = [one for one in judge(path).findings if one.code is Code.RATING_BECAME_A_DATE]
    assert finding.details["meant"] == 5.25


def test_large_numbers_on_a_large_scale_stay_ratings(tmp_path: Path) -> None:
    rows = tuple((f"Kriterium {n}", 1.0, 45784.0, 30000.0) for n in range(16))
    path = workbooks.fill(tmp_path / "mappe.xlsx", workbooks.Content((0.0, 1e5, 1e4, 4e4, 7e4), rows))
    assert told(path) == []


def test_a_lost_name_is_said_and_no_setting_blamed(path: Path, tmp_path: Path, capsys: Capture) -> None:
    workbooks.delete_names(path, [names.WEIGHT_COLUMN])
    assert run(["render", str(path), "-o", str(tmp_path / "bild.png"), "--lang", "de"]) == 3
    told_reason = capsys.readouterr().err
    assert names.WEIGHT_COLUMN in told_reason
    assert "Einstellungen" not in told_reason


def test_the_ribbons_check_tells_changed_formulas_and_a_lost_diagram(path: Path) -> None:
    edited(path, lambda sheet: re.sub(r"<drawing [^>]*/>", "", sheet))
    changed(path, names.TILE_CELLS["balance"], "=ROUND(KAM_NetBalance,2)")
    with open_book(path) as book:
        codes = {finding.code for finding in commands.check(book).findings}
    assert {Code.FORMULA_CHANGED, Code.CHART_MISSING} <= codes
