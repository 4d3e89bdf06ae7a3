"""From the click to the workbook: the button's VBA, the command it yields, and what Python then does."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from addin_file.vba_in_memory import AddinInMemory
from building.addin_file import RIBBON_FILE
from kam_partnership.headless import open_book
from kam_partnership.headless.application import Alert

TEMPLATES = sorted((Path(__file__).parents[2] / "templates").glob("*.xlsx"))
BUTTONS = {element.get("id"): element.get("tag") for element in etree.parse(RIBBON_FILE).iter() if element.get("tag")}


def click(addin_path: Path, control: str, workbook: Path) -> list[Alert]:
    """Runs the button's callback in the interpreter and the recorded command on the workbook.

    Returns the message boxes that Python showed.
    """
    addin = AddinInMemory(addin_path)
    addin.click(control, BUTTONS[control])
    [command] = addin.commands
    with open_book(workbook) as book:
        exec(command, {})
        book.save()
        return list(book.app.impl.alerts)


@pytest.fixture(params=TEMPLATES, ids=lambda path: path.stem)
def workbook(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copy(request.param, tmp_path))


@pytest.mark.parametrize("control", BUTTONS)
def test_every_button_does_its_work_on_a_fresh_workbook(addin_path: Path, workbook: Path, control: str) -> None:
    alerts = click(addin_path, control, workbook)
    assert [alert.prompt for alert in alerts if alert.mode == "critical"] == []


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


def criteria_of(workbook: Path) -> int:
    with open_book(workbook) as book:
        return int(book.names["KAM_ColCriterion"].refers_to_range.rows.count)
