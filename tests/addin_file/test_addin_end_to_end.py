"""From the click to the workbook: the button's VBA, the command it yields, and what Python then does."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

# Carrying works on closed files: it must know the xlwings of the tests, not the fake Excel's.
import kam_partnership.carry.own_content
import kam_partnership.carry.write  # noqa: F401
import tiers
from addin_file.vba_in_memory import AddinInMemory
from building.ribbon_xml import ribbon_xml
from kam_partnership.errors import KamError
from kam_partnership.headless import open_book
from kam_partnership.headless.application import Alert
from kam_partnership.installation import this_computer
from kam_partnership.texts import Language, error_text
from kam_partnership.workbook import names
from kam_partnership.xlsx.areas import Area
from support import computers, workbooks
from support.agreed import Agreed, merged_file
from support.fake_com import OpenWorkbook, fake_excel
from support.fake_com.session import Contents
from support.foreign_files import table_of, write_xlsx
from support.workbooks import ENGLISH, GERMAN

TEMPLATES = [GERMAN, ENGLISH]
ELEMENTS = [element for element in etree.fromstring(ribbon_xml()).iter() if element.get("tag")]
BUTTONS = {element.get("id"): element.get("tag") for element in ELEMENTS}
CALLBACKS = {element.get("id"): element.get("onAction").removeprefix("RibbonKam.") for element in ELEMENTS}
#: What says, in place of doing its work, that it needs Excel.
NEEDS_EXCEL = {"save_pdf": "pdf_needs_excel"}


@pytest.fixture(autouse=True)
def made_up_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Diagnose looks at a made-up computer."""
    made_up = computers.windows(tmp_path / "computer")
    monkeypatch.setattr(this_computer, "this_computer", lambda: made_up.computer)


@functools.cache
def command_of(addin_path: Path, control: str) -> str:
    """What the button's callback, run in the interpreter, hands to Python."""
    addin = AddinInMemory(addin_path)
    addin.click(control, BUTTONS[control], CALLBACKS[control])
    [command] = addin.commands
    return command


def click(addin_path: Path, control: str, workbook: Path) -> list[Alert]:
    """Runs the button's callback in the interpreter and the recorded command on the workbook.

    Returns the message boxes that Python showed.
    """
    command = command_of(addin_path, control)
    with open_book(workbook) as book:
        exec(command, {})
        book.save()
        return list(book.app.impl.alerts)


@pytest.fixture(params=TEMPLATES, ids=lambda path: path.stem)
def workbook(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copy(request.param, tmp_path))


@tiers.thinned()
@pytest.mark.parametrize("control", BUTTONS)
def test_every_button_does_its_work_on_a_fresh_workbook(addin_path: Path, workbook: Path, control: str) -> None:
    alerts = click(addin_path, control, workbook)
    failures = [alert.prompt for alert in alerts if alert.mode == "critical"]
    if BUTTONS[control] in NEEDS_EXCEL:
        [failure] = failures
        reason = KamError(NEEDS_EXCEL[BUTTONS[control]])
        assert any(error_text(reason, language) in failure for language in Language)
    else:
        assert failures == []


def test_the_new_criterion_joins_the_table(addin_path: Path, workbook: Path) -> None:
    before = criteria_of(workbook)
    click(addin_path, "kamAddCriterion", workbook)
    assert criteria_of(workbook) == before + 1


def test_check_tells_what_it_found(addin_path: Path, workbook: Path) -> None:
    [alert] = click(addin_path, "kamCheck", workbook)
    assert alert.mode == "info"
    assert alert.prompt


def test_a_workbook_of_another_kind_is_left_alone(addin_path: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "umsatz.xlsx"
    openpyxl.Workbook().save(foreign)
    [alert] = click(addin_path, "kamAddCriterion", foreign)
    assert alert.mode == "critical"
    assert "Traceback" not in alert.prompt


def in_cells(before: Contents, workbook: OpenWorkbook) -> bool:
    now = workbook.contents()
    return any(now[sheet] != before[sheet] for sheet in before if sheet != "charts")


def in_charts(before: Contents, workbook: OpenWorkbook) -> bool:
    return workbook.contents()["charts"] != before["charts"]


def beside(ending: str) -> Effect:
    def is_there(_: Contents, workbook: OpenWorkbook) -> bool:
        others = [path for path in workbook.path.parent.glob(f"*{ending}") if path != workbook.path]
        return len(others) == 1 and others[0].stat().st_size > 0

    return is_there


def told(_: Contents, workbook: OpenWorkbook) -> bool:
    return bool(workbook.dialogs or workbook.application.status_bar)


Effect = Callable[[Contents, OpenWorkbook], bool]
#: What a click leaves behind, by the function that the button names.
EFFECTS: dict[str, Effect] = {
    "recompute": in_cells,
    "add_criterion": in_cells,
    "add_from_catalogue": in_cells,
    "snapshot": in_cells,
    "suggest_measures": in_cells,
    "restore_diagram": in_charts,
    "save_picture": beside(".png"),
    "save_pdf": beside(".pdf"),
    "report": beside(".pptx"),
    "portfolio": beside("KAM_Portfolio.xlsx"),
    "new_workbook": beside(".xlsx"),
    "upgrade": beside(".xlsx"),
    "guide": lambda _, workbook: workbook.application.active_sheet == "Anleitung",
}


# Every control is clicked above; every command in this Excel, in tests/kam_excel.
@tiers.thinned(control=5)
@pytest.mark.parametrize("control", BUTTONS)
def test_every_control_reaches_the_workbook_in_excel(addin_path: Path, prepared: Path, control: str) -> None:
    """The built add-in, the interpreter, the command, Python, xlwings' Windows code, the changed workbook."""
    command = command_of(addin_path, control)
    with fake_excel() as excel:
        workbook = excel.open(prepared)
        workbook.widen_charts()
        workbook.application.folder_answer = prepared.parent
        before = workbook.contents()
        workbook.execute(command)
        assert workbook.failures == []
        assert told(before, workbook)
        assert EFFECTS.get(BUTTONS[control], told)(before, workbook)


def test_aus_auswahl_makes_a_workbook_of_another_ones_list(addin_path: Path, tmp_path: Path) -> None:
    """All the way from the button's VBA to the workbook that is made and opened."""
    rows = "Kriterium|Lieferant|Kunde\nQualität|8|5\nPreis|9|2\nTermin|7|6"
    write_xlsx(tmp_path / "liste.xlsx", table_of(rows, "Bewertung"))
    command = command_of(addin_path, "kamFromSelection")
    with fake_excel() as excel:
        workbook = excel.open(tmp_path / "liste.xlsx")
        workbook.application.selection = Area("Bewertung", 1, 1, 4, 3)
        before = workbook.contents()
        workbook.execute(command)
        assert workbook.failures == []
        assert beside(".xlsx")(before, workbook)
        assert workbook.contents() == before
        assert criteria_of(tmp_path / "liste Partnerschaft.xlsx") == 3


def test_vereinbartes_uebernehmen_brings_what_a_merged_workbook_holds(
    addin_path: Path, prepared: Path, tmp_path: Path
) -> None:
    """All the way from the button's VBA to the ratings and the history."""
    command = command_of(addin_path, "kamAdopt")
    with fake_excel() as excel:
        workbook = excel.open(prepared)
        agreed: dict[str, Agreed] = {"Kriterium 2": (1, 2, "weil")}
        workbook.application.open_answer = merged_file(tmp_path / "alle.xlsx", ["Kriterium 2"], agreed, account="")
        before = workbook.contents()
        workbook.execute(command)
        assert workbook.failures == []
        assert in_cells(before, workbook)
        assert "Vereinbartes zu 1 Kriterium" in str(workbook.application.status_bar)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rated criteria, and a mark in the catalogue."""
    rows = tuple((f"Kriterium {n}", 1.0, float(9 - n % 4), float((n * 3) % 9)) for n in range(1, 17))
    path = workbooks.fill(tmp_path_factory.mktemp("filled") / "kam.xlsx", workbooks.Content(workbooks.SCALES[0], rows))
    with open_book(path) as book:
        book.names[names.CATALOG_COLUMNS["chosen"]].refers_to_range[3, 0].raw_value = "x"
        book.save()
    return path


@pytest.fixture
def prepared(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(filled, tmp_path))


def criteria_of(workbook: Path) -> int:
    with open_book(workbook) as book:
        return int(book.names["KAM_ColCriterion"].refers_to_range.rows.count)
