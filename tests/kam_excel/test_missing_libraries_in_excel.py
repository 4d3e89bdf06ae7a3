"""Clicks on a computer that cannot have the calculation library, or keeps another one from being loaded."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

import kam_partnership.carry.write
from kam_partnership.errors import CalculationMissing
from kam_partnership.texts import Language, error_text
from support.fake_com import FakeExcel, OpenWorkbook

#: What makes or renews another file than the one that is open.
WITHOUT_EXCEL = {"new_workbook", "upgrade", "from_selection"}
MISSING = CalculationMissing("calculation_missing", reason="DLL load failed")


def test_only_what_makes_another_workbook_needs_the_calculation_library(
    opened: Callable[[Path], OpenWorkbook], rated: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kam_partnership.carry.write, "open_book", mock.Mock(side_effect=MISSING))
    workbook = opened(rated)
    workbook.click(command)
    if command in WITHOUT_EXCEL:
        assert all(error_text(MISSING, Language.DE) in dialog.prompt for dialog in workbook.failures)
    else:
        assert workbook.failures == []


def test_no_click_but_those_reaches_for_a_workbook_without_excel() -> None:
    """So nothing of a click on the open workbook can need the library, whatever branch it takes."""
    folder = Path(importlib.import_module("kam_partnership.excel").__file__ or "").parent
    sources = {path.name: path.read_text("utf-8") for path in folder.rglob("*.py")}
    calculating = {name for name, text in sources.items() if "carry.write" in text or "headless import" in text}
    assert calculating == {"workbook_files.py", "from_selection.py"}


def test_a_library_that_does_not_load_is_named_with_what_helps(
    opened: Callable[[Path], OpenWorkbook], rated: Path, excel: FakeExcel, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = ImportError("DLL load failed while importing etree: Access is denied.", name="lxml.etree")
    ribbon: Any = excel.ribbon
    monkeypatch.setattr(ribbon.importlib, "import_module", mock.Mock(side_effect=error))
    workbook = opened(rated)
    workbook.click("report")
    monkeypatch.undo()
    [told] = workbook.failures
    assert "„lxml“" in told.prompt
    assert "Access is denied" in told.prompt
    assert "-m pip install --force-reinstall --no-deps lxml==" in told.prompt
