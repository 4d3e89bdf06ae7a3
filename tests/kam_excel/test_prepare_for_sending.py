"""A copy that can be sent: asked for, saved, cleaned; the open workbook stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kam_partnership.texts import Language, text
from kam_partnership.xlsx.package import Package
from sending.test_sending import told_by_the_file
from support.fake_com import OpenWorkbook
from support.traces import TRACES

Opened = Callable[[Path], OpenWorkbook]


def copy_of(workbook: OpenWorkbook) -> Path:
    return Path(workbook.application.suggested[-1])


def test_the_copy_holds_no_function_no_link_and_no_name(opened: Opened, rated: Path) -> None:
    workbook = opened(rated)
    workbook.click("live_functions")
    workbook.click("prepare_for_sending")
    assert workbook.failures == []
    assert told_by_the_file(copy_of(workbook)) == []
    parts = Package.open(copy_of(workbook)).parts.values()
    assert not [trace for trace in TRACES if any(trace.encode() in part for part in parts)]


def test_what_was_removed_is_told(opened: Opened, rated: Path) -> None:
    workbook = opened(rated)
    workbook.click("live_functions")
    workbook.click("prepare_for_sending")
    [dialog] = workbook.dialogs
    assert str(copy_of(workbook)) in dialog.prompt
    assert text("prepare.functions", Language.DE, count=7) in dialog.prompt
    assert text("prepare.links", Language.DE, count=2) in dialog.prompt
    assert text("prepare.original", Language.DE) in dialog.prompt


def test_the_open_workbook_stays_as_it_is(opened: Opened, rated: Path) -> None:
    workbook = opened(rated)
    before, file = workbook.contents(), workbook.path.read_bytes()
    accesses = workbook.click("prepare_for_sending")
    assert workbook.contents() == before
    assert workbook.path.read_bytes() == file
    assert workbook.workbook.changes == 0
    assert accesses.count("Workbook.SaveCopyAs()") == 1


def test_the_suggested_name_is_not_the_workbooks_own(opened: Opened, rated: Path) -> None:
    workbook = opened(rated)
    workbook.click("prepare_for_sending")
    assert workbook.application.suggested == [str(workbook.path.with_name("kam (Versand).xlsx"))]


def test_cancelling_saves_nothing(opened: Opened, rated: Path) -> None:
    workbook = opened(rated)
    workbook.application.file_answer = False
    workbook.click("prepare_for_sending")
    assert workbook.dialogs == []
    assert workbook.application.status_bar == text("ribbon.not_saved", Language.DE)
    assert [path.name for path in workbook.path.parent.glob("*.xls*")] == ["kam.xlsx"]


@pytest.mark.parametrize("yes", [True, False])
def test_a_file_that_exists_is_replaced_only_when_the_user_says_so(opened: Opened, rated: Path, yes: bool) -> None:
    workbook = opened(rated)
    old = workbook.path.with_name("alt.xlsx")
    old.write_bytes(b"alt")
    workbook.application.file_answer, workbook.answer_yes = str(old), yes
    workbook.click("prepare_for_sending")
    assert [dialog.is_question for dialog in workbook.dialogs] == ([True, False] if yes else [True])
    assert (old.read_bytes() == b"alt") is not yes


def test_a_name_that_the_copy_cannot_have_is_refused_with_a_reason(opened: Opened, rated: Path) -> None:
    workbook = opened(rated)
    before = workbook.path.read_bytes()
    for chosen, told in (
        (str(workbook.path), "anderen Namen"),
        ("https://firma.sharepoint.com/kam.xlsx", "diesem Computer"),
    ):
        workbook.application.file_answer = chosen
        workbook.click("prepare_for_sending")
        [dialog] = workbook.dialogs
        assert told in dialog.prompt
    assert workbook.path.read_bytes() == before


def test_the_copy_is_a_file_of_the_workbooks_kind(opened: Opened, rated: Path) -> None:
    workbook = opened(rated)
    workbook.application.file_answer = str(workbook.path.with_name("kopie.xlsb"))
    workbook.click("prepare_for_sending")
    assert workbook.failures == []
    assert told_by_the_file(workbook.path.with_name("kopie.xlsb.xlsx")) == []


def test_a_workbook_in_onedrive_is_never_replaced_by_its_copy(opened: Opened, rated: Path) -> None:
    workbook = opened(rated)
    before = workbook.path.read_bytes()
    workbook.workbook.address = "https://muster-my.sharepoint.com/personal/kam/kam.xlsx"
    workbook.application.file_answer = str(workbook.path)
    workbook.click("prepare_for_sending")
    [dialog] = workbook.dialogs
    assert "anderen Namen" in dialog.prompt
    assert workbook.path.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_named_and_nothing_is_left(opened: Opened, rated: Path) -> None:
    workbook = opened(rated)
    workbook.application.file_answer = str(workbook.path.parent / "gibt es nicht" / "kopie.xlsx")
    workbook.click("prepare_for_sending")
    [dialog] = workbook.failures
    assert "gibt es nicht" in dialog.prompt


def test_an_encrypted_workbook_is_refused_with_a_reason(
    opened: Opened, rated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook = opened(rated)
    encrypted = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 512
    monkeypatch.setattr("support.fake_com.workbook.as_saved_by_excel", lambda *_: encrypted)
    workbook.click("prepare_for_sending")
    [dialog] = workbook.failures
    assert "Kennwort" in dialog.prompt or "verschlüsselt" in dialog.prompt
    assert not copy_of(workbook).exists()


def test_on_a_mac_it_names_the_command(opened: Opened, rated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workbook = opened(rated)
    monkeypatch.setattr("sys.platform", "darwin")
    workbook.click("prepare_for_sending")
    [dialog] = workbook.dialogs
    assert "kam-partnership prepare" in dialog.prompt
