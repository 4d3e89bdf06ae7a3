"""A click loads what it needs and nothing else, whatever is installed beside xlwings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kam_partnership.excel.buttons import GROUPS, Group
from kam_partnership.lean_start import HIDE, UNUSED

ADDIN = Path(__file__).parents[2] / "addin"
CLICK = "from kam_partnership.excel import ribbon;ribbon.command_of('recompute');"
#: How the add-in's VBA starts the server, and what the first click then runs there.
SERVER = f"{HIDE}import sys, os;import xlwings.utils;import xlwings;{CLICK}"
#: What belongs to the command line, to files, pictures, slides and many accounts.
NOT_FOR_CLICKS = (
    "lxml",
    "betteroffice_xlsx",
    "PIL",
    "kam_partnership.cli",
    "kam_partnership.headless",
    "kam_partnership.report",
    "kam_partnership.portfolio",
)
#: Without a guide, the button Anleitung offers a new workbook, which has one.
WORKBOOK_GROUP = "kam_partnership.excel.buttons.workbook_group"


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    """Packages that tell when somebody imports them, and go no further, in place of those beside xlwings."""
    for name in UNUSED:
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text(f"print('loaded {name}')\nraise ImportError\n")
    return tmp_path


def output_of(code: str, beside: Path) -> str:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(beside), str(ADDIN)])}
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env=environment)
    return done.stdout


@pytest.mark.parametrize("start", [CLICK, SERVER], ids=["own process", "server"])
def test_a_click_imports_no_heavy_package(beside: Path, start: str) -> None:
    assert "loaded pandas" in output_of("import xlwings", beside)
    assert output_of(start, beside) == ""


@pytest.mark.parametrize("start", [CLICK, SERVER], ids=["own process", "server"])
def test_afterwards_they_can_be_imported_as_ever(beside: Path, start: str) -> None:
    attempts = "".join(f"\ntry:\n import {name}\nexcept ImportError:\n pass" for name in UNUSED)
    assert output_of(start + attempts, beside).splitlines() == [f"loaded {name}" for name in UNUSED]


@pytest.mark.parametrize("start", [CLICK, SERVER], ids=["own process", "server"])
def test_a_click_imports_only_what_it_needs(tmp_path: Path, start: str) -> None:
    names = output_of(f"{start}import sys;print(*sys.modules)", tmp_path).split()
    assert "kam_partnership.excel.commands" in names
    assert [name for name in names if name.startswith(NOT_FOR_CLICKS)] == []


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_a_click_imports_no_other_groups_code_nor_what_only_its_work_needs(group: Group, tmp_path: Path) -> None:
    [button, *_] = group.buttons
    command = f"from kam_partnership.excel import ribbon;ribbon.command_of({button.name!r});import sys"
    names = output_of(f"{command};print(*sys.modules)", tmp_path).split()
    groups = {name for name in names if name.endswith("_group")}
    assert group.module in groups
    assert groups <= {group.module} | ({WORKBOOK_GROUP} if group.name == "help" else set())
    assert [name for name in names if name.startswith(NOT_FOR_CLICKS)] == []


def test_other_peoples_processes_keep_their_pandas(beside: Path) -> None:
    """Someone may use this package in an analysis of their own."""
    script = beside / "analysis.py"
    script.write_text("from kam_partnership.excel import commands\n")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(beside), str(ADDIN)])}
    done = subprocess.run([sys.executable, script], check=True, capture_output=True, text=True, env=environment)
    assert "loaded pandas" in done.stdout
