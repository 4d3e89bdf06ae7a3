"""The button Vereinbartes übernehmen: asks for the merged workbook, brings what was agreed, loses nothing."""

from __future__ import annotations

import importlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kam_excel.test_click_failures import FAILURES, MOMENTS, found_at_every_access
from kam_partnership.excel.buttons import views_group
from kam_partnership.headless import open_book
from kam_partnership.headless.document import Document
from kam_partnership.workbook import names
from kam_partnership.xlsx.dates import serial_number
from support.agreed import MEETING, Agreed, fill, merged_file
from support.fake_com import FakeExcel, OpenWorkbook
from support.fake_com.looks import Looks
from support.fake_com.workbook import Workbook

#: As in the workbook ``rated``; the title of the fifth one looks like a date.
TITLES = ["Kriterium 2", "Kriterium 3", "1/2", "Kriterium 16"]
AGREED: dict[str, Agreed] = {"Kriterium 2": (1, 2, "weil"), "1/2": (None, 3, None), "Kriterium 16": (4, 5, "denn")}
#: Accesses to Excel's objects for a click that adopts three criteria. Measured: 92.
LIMIT = 105


@pytest.fixture
def merged(tmp_path: Path) -> Path:
    return merged_file(tmp_path / "alle.xlsx", TITLES, AGREED, account="")


@pytest.fixture
def workbook(opened: Callable[[Path], OpenWorkbook], rated: Path, merged: Path) -> OpenWorkbook:
    workbook = opened(rated)
    workbook.application.open_answer = merged
    return workbook


def column(workbook: OpenWorkbook, name: str) -> list[Any]:
    area = workbook.document.structure.resolve(name)
    assert area is not None
    return [row[0] for row in workbook.document.values(area)]


def test_what_was_agreed_stands_in_the_open_workbook(workbook: OpenWorkbook) -> None:
    before = [column(workbook, name) for name in (names.SUPPLIER_COLUMN, names.KEY_ACCOUNT_COLUMN)]
    workbook.click("adopt")
    assert workbook.failures == []
    assert "Vereinbartes zu 3 Kriterien übernommen" in str(workbook.application.status_bar)
    suppliers, key_accounts = before
    suppliers[1], suppliers[15], key_accounts[1], key_accounts[4], key_accounts[15] = 1.0, 4.0, 2.0, 3.0, 5.0
    assert [column(workbook, name) for name in (names.SUPPLIER_COLUMN, names.KEY_ACCOUNT_COLUMN)] == [
        suppliers,
        key_accounts,
    ]
    assert column(workbook, names.EVIDENCE_COLUMN)[1] == "Vereinbart am 24.11.2026: weil"
    assert column(workbook, names.GENERAL_CELLS["date"]) == [serial_number(MEETING)]
    assert column(workbook, names.HISTORY_COLUMNS["date"])[0] == serial_number(MEETING) - 1
    assert workbook.application.active_sheet == "Partnerschaft"


def test_both_engines_write_the_same(workbook: OpenWorkbook, rated: Path, merged: Path, tmp_path: Path) -> None:
    workbook.click("adopt")
    path = Path(shutil.copy(rated, tmp_path / "ohne.xlsx"))
    with open_book(path) as book:
        book.app.impl.choose_existing = lambda: merged
        views_group.adopt(book)
        assert [alert.prompt for alert in book.app.impl.alerts] == []
        for name in (names.SUPPLIER_COLUMN, names.KEY_ACCOUNT_COLUMN, names.EVIDENCE_COLUMN, names.HISTORY_COLUMNS["ratings"]):  # noqa: E501  # fmt: skip
            found = book.names[name].refers_to_range.raw_value
            values = [row[0] for row in found] if isinstance(found, (list, tuple)) else [found]
            assert values == column(workbook, name), name


def test_it_costs_calls_for_what_was_agreed_and_not_for_the_table(workbook: OpenWorkbook) -> None:
    assert len(workbook.click("adopt")) <= LIMIT


def test_whoever_cancels_the_dialog_changes_nothing(workbook: OpenWorkbook) -> None:
    workbook.application.open_answer = None
    workbook.click("adopt")
    assert (workbook.dialogs, workbook.workbook.changes) == ([], 0)
    assert "Nichts übernommen" in str(workbook.application.status_bar)


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_another_state_of_the_same_day_is_asked_about(workbook: OpenWorkbook, answer: str) -> None:
    def state(book: Any) -> None:
        book.names[names.GENERAL_CELLS["date"]].refers_to_range.raw_value = serial_number(MEETING) - 3

    workbook.run(state)
    workbook.click("snapshot")
    workbook.run(lambda book: setattr(book.names[names.SUPPLIER_COLUMN].refers_to_range[0, 0], "raw_value", 0.0))
    before = workbook.difference()
    workbook.answers = [answer]
    workbook.click("adopt")
    [question] = workbook.dialogs
    assert question.is_question
    assert "21.11.2026" in question.prompt
    assert (workbook.difference() == before) is (answer == "no")


def test_what_has_no_place_is_told_in_a_dialog(workbook: OpenWorkbook, tmp_path: Path) -> None:
    workbook.application.open_answer = merged_file(tmp_path / "b.xlsx", [*TITLES, "Preis"], {"Preis": (1, 2, None), "Kriterium 2": (1, 1, None)}, account="")  # noqa: E501  # fmt: skip
    workbook.click("adopt")
    [dialog] = workbook.dialogs
    assert not dialog.is_failure
    assert "Preis" in dialog.prompt
    assert "Kriterium hinzufügen" in dialog.prompt
    assert "zu 1 Kriterium übernommen" in dialog.prompt


def test_a_read_only_workbook_is_told_to_be_saved_elsewhere(workbook: OpenWorkbook) -> None:
    workbook.workbook.read_only = True
    workbook.click("adopt")
    [dialog] = workbook.dialogs
    assert "unter anderem Namen speichern" in dialog.prompt


def test_what_does_not_fit_is_told_and_nothing_is_changed(workbook: OpenWorkbook, merged: Path) -> None:
    fill(merged, {"Kriterium 2": ("viel", 2, None)})
    workbook.click("adopt")
    [dialog] = workbook.dialogs
    assert not dialog.is_failure
    assert "keine Zahl" in dialog.prompt
    assert workbook.workbook.changes == 0


def test_a_merged_workbook_that_is_open_and_not_saved_is_not_read(workbook: OpenWorkbook, merged: Path) -> None:
    other = Workbook(workbook.application, Document(merged), Looks(merged))
    workbook.application.open.append(other)
    other.saved = False
    workbook.click("adopt")
    [dialog] = workbook.dialogs
    assert "nicht gespeichert" in dialog.prompt
    assert workbook.workbook.changes == 0


def test_a_file_on_the_web_is_to_be_brought_here_first(workbook: OpenWorkbook) -> None:
    workbook.application.open_answer = "https://firma.sharepoint.com/alle.xlsx"  # type: ignore[assignment]
    workbook.click("adopt")
    [dialog] = workbook.failures
    assert "auf diesem Computer" in dialog.prompt
    assert workbook.workbook.changes == 0


def test_on_a_mac_the_system_asks_for_the_file(
    workbook: OpenWorkbook, merged: Path, on_a_mac: Callable[..., list[list[str]]]
) -> None:
    asked = on_a_mac(lambda _: merged)
    workbook.click("adopt")
    assert workbook.failures == []
    assert column(workbook, names.SUPPLIER_COLUMN)[1] == 1.0
    assert asked[0][:2] == ["/usr/bin/osascript", "-e"]
    assert "choose file with prompt" in asked[0][2]


@pytest.mark.parametrize("failure", FAILURES)
def test_a_failure_at_any_access_leaves_the_workbook_whole(
    excel: FakeExcel, rated: Path, merged: Path, tmp_path: Path, failure: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also a formula in a rating that was agreed on comes back as a formula."""
    monkeypatch.setattr(importlib.import_module("kam_partnership.excel.log"), "log_path", lambda: tmp_path / "kam.log")
    monkeypatch.setattr(importlib.import_module("kam_partnership.excel.trouble"), "PAUSE", 0)
    path = Path(shutil.copy(rated, tmp_path / "formel.xlsx"))
    with open_book(path) as book:
        book.names[names.SUPPLIER_COLUMN].refers_to_range[1, 0].raw_value = "=3+4"
        book.save()
    workbook = excel.open(path)
    workbook.application.open_answer = merged
    found = found_at_every_access(workbook, lambda at: workbook.click("adopt", at), FAILURES[failure], MOMENTS[failure])
    assert found == []
