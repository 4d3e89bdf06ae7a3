"""The ribbon's buttons on a workbook of the Lite edition, and on one with somebody else's program in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kam_partnership.carry.add_ins import edition_of
from kam_partnership.shipped_files import Edition
from kam_partnership.workbook.lite_code import add_ins
from kam_partnership.xlsx.package import Package
from support.fake_com import OpenWorkbook
from support.lite.planted import MARKER, foreign, ours, with_add_ins

Opened = Callable[[Path], OpenWorkbook]


@pytest.fixture
def lite(rated: Path, tmp_path: Path) -> Path:
    """With our program, and a foreign one."""
    path = tmp_path / "from" / rated.name
    path.parent.mkdir()
    path.write_bytes(with_add_ins(rated.read_bytes(), [ours(), foreign()]))
    return path


def made(workbook: OpenWorkbook) -> Package:
    return Package.open(Path(workbook.application.suggested[-1]))


def test_the_prepared_copy_holds_no_program_and_the_dialog_says_so(opened: Opened, lite: Path) -> None:
    workbook = opened(lite)
    workbook.click("prepare_for_sending")
    assert workbook.failures == []
    assert add_ins(made(workbook)) == ()
    assert not any(MARKER.encode() in part or b"xlwings" in part for part in made(workbook).parts.values())
    [dialog] = workbook.dialogs
    assert dialog.prompt.count("xlwings Lite") == 2
    assert len(add_ins(Package.open(workbook.path))) == 2


def test_the_update_keeps_the_edition_and_carries_no_foreign_program(opened: Opened, lite: Path) -> None:
    workbook = opened(lite)
    workbook.click("upgrade")
    assert workbook.failures == []
    assert edition_of(Path(workbook.application.suggested[-1])) is Edition.LITE
    assert [one.is_foreign for one in add_ins(made(workbook))] == [False]
    [dialog] = workbook.dialogs
    assert "main.py" in dialog.prompt


def test_the_update_of_an_ordinary_workbook_stays_without_a_program(opened: Opened, rated: Path) -> None:
    workbook = opened(rated)
    workbook.click("upgrade")
    assert edition_of(Path(workbook.application.suggested[-1])) is Edition.PLAIN
