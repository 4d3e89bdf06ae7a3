"""What a click does and costs in xlwings' own Windows code: every button, over a fake Excel that counts."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import tiers
from kam_excel.conftest import COMMANDS, mark_in_catalogue, rated_rows
from kam_partnership.workbook import names
from kam_partnership.workbook.analysis import COLUMN_COUNT
from kam_partnership.xlsx.areas import Area
from kam_partnership.xlsx.limits import MAX_ROW
from support import workbooks
from support.fake_com import FakeExcel, OpenWorkbook
from support.pywin32_stubs import LATER_ERRORS

#: At most so many accesses to Excel's objects a click. Measured: recompute 33, add_criterion 40, check 87,
#: snapshot 45, suggest_measures 95, add_from_catalogue 72, save_picture 38, save_pdf 64, new_workbook 27, upgrade 22,
#: report 43, guide 38, diagnose 8, about 16,
#: prepare_for_sending 24, live_functions 39. Bringing a chart back asks for every series twice: 377.
LIMITS = {
    "recompute": 40,
    "add_criterion": 45,
    "check": 90,  # formulas and the diagram, too
    "snapshot": 48,
    "suggest_measures": 100,
    "add_from_catalogue": 80,
    "restore_diagram": 450,
    "save_picture": 50,
    "save_pdf": 80,
    "report": 55,
    "new_workbook": 40,
    "upgrade": 40,
    "from_selection": 45,  # of one of our own sheets, which it refuses; test_from_selection.py counts the others
    "guide": 50,
    "diagnose": 12,
    "about": 24,
    "prepare_for_sending": 25,
    "live_functions": 40,
}
#: For a button that is not named above.
LIMIT = 120


@pytest.fixture(scope="module")
def long_table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    content = workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), rated_rows(200))
    path = workbooks.fill(tmp_path_factory.mktemp("long") / "kam.xlsx", content)
    mark_in_catalogue(path)
    return path


@tiers.thinned()
@pytest.mark.parametrize("wrapped", [False, True], ids=["server", "own process"])
@pytest.mark.parametrize("template", [workbooks.GERMAN, workbooks.ENGLISH], ids=["German", "English"])
@pytest.mark.usefixtures("quick_carrying")
def test_every_button_works_on_a_fresh_workbook(
    excel: FakeExcel, command: str, template: Path, wrapped: bool, tmp_path: Path
) -> None:
    opened = excel.open(Path(shutil.copy(template, tmp_path)), wrapped=wrapped)
    opened.click(command)
    assert not [dialog for dialog in opened.failures if "Python" in dialog.prompt or "KAM_" in dialog.prompt]


def test_every_button_works_on_a_rated_workbook(
    opened: Callable[[Path], OpenWorkbook], command: str, rated: Path
) -> None:
    workbook = opened(rated)
    workbook.click(command)
    assert workbook.failures == []
    assert workbook.dialogs or workbook.application.status_bar


@tiers.thinned(command=8)
@pytest.mark.usefixtures("quick_carrying")
def test_every_button_works_on_a_workbook_in_onedrive(
    opened: Callable[[Path], OpenWorkbook],
    command: str,
    rated: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Excel then tells an address on the web instead of a path."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    workbook = opened(rated)
    workbook.workbook.address = "https://muster-my.sharepoint.com/personal/kam/Documents/kam.xlsx"
    workbook.click(command)
    if command == "upgrade":  # which works on files, and says how to come by one
        assert ["synchronisierten" in dialog.prompt for dialog in workbook.failures] == [True]
    else:
        assert workbook.failures == []


@pytest.mark.usefixtures("quick_carrying")
def test_a_click_costs_few_calls_however_long_the_table(
    opened: Callable[[Path], OpenWorkbook], command: str, rated: Path, long_table: Path
) -> None:
    short = opened(rated)
    cost = len(short.click(command))
    assert short.failures == []
    assert cost <= LIMITS.get(command, LIMIT)
    if command in tiers.some(COMMANDS, 3):
        long = opened(long_table)
        assert len(long.click(command)) == cost
        assert long.failures == []


@pytest.mark.usefixtures("quick_carrying")
def test_what_people_typed_stays_as_it_is(
    opened: Callable[[Path], OpenWorkbook], command: str, rated: Path, rearranged: Path
) -> None:
    for path in (rated, rearranged):
        workbook = opened(path)
        workbook.run(lambda book: book.sheets[0].range("T3:T4").__setattr__("raw_value", [["Notiz"], [42.0]]))
        analysis = _analysis(workbook)
        marks = _cells_of(workbook, names.CATALOG_COLUMNS["chosen"])  # they go once they are taken over
        before = {place: value for place, value in workbook.typed(outside=analysis).items() if place not in marks}
        workbook.click(command)
        after = workbook.typed(outside=analysis)
        assert {place: after.get(place) for place in before} == before
        added = after.keys() - before.keys() - marks
        assert [place for place in added if not _in_a_table(workbook, *place)] == []


def _cells_of(workbook: OpenWorkbook, name: str) -> set[tuple[str, int, int]]:
    definition = workbook.document.structure.name(name)
    assert definition is not None
    area = workbook.document.structure.resolve(definition.refers_to)
    assert area is not None
    return {(area.sheet, row, area.left) for row in range(area.top, area.bottom + 1)}


def _analysis(workbook: OpenWorkbook) -> Area:
    definition = workbook.document.structure.name(names.ANALYSIS_START)
    assert definition is not None
    start = workbook.document.structure.resolve(definition.refers_to)
    assert start is not None
    return Area(start.sheet, start.top, start.left, MAX_ROW, start.left + COLUMN_COUNT - 1)


def _in_a_table(workbook: OpenWorkbook, sheet: str, row: int, column: int) -> bool:
    definition = workbook.document.structure.sheet(sheet)
    assert definition is not None
    return any(
        table.body.top <= row <= table.body.bottom and table.body.left <= column <= table.body.right
        for table in definition.tables
    )


def test_adding_a_criterion_shows_it_from_any_sheet(opened: Callable[[Path], OpenWorkbook], rated: Path) -> None:
    workbook = opened(rated)
    workbook.application.active_sheet = "Einstellungen"
    workbook.click("add_criterion")
    assert workbook.failures == []
    assert workbook.application.active_sheet == "Partnerschaft"
    assert workbook.application.selection == Area("Partnerschaft", 26, 3, 26, 3)


@pytest.mark.parametrize("error", LATER_ERRORS)
def test_no_error_of_any_excel_passes_for_a_rating(
    opened: Callable[[Path], OpenWorkbook], rated: Path, error: str
) -> None:
    workbook = opened(rated)
    place = workbook.document.structure.resolve(names.SUPPLIER_COLUMN)
    assert place is not None
    cell = (place.sheet, place.top, place.left)
    workbook.run(lambda book: setattr(book.names[names.SUPPLIER_COLUMN].refers_to_range[0, 0], "raw_value", "=NA()"))
    workbook.workbook.later_errors[cell] = LATER_ERRORS[error]
    workbook.click("check")
    told = "\n".join(dialog.prompt for dialog in workbook.dialogs)
    assert error in told
    assert str(LATER_ERRORS[error]) not in told.replace("−", "-")
