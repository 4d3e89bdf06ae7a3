"""The add-in starts Python without the packages that would make the first click slow."""

from __future__ import annotations

import re
from pathlib import Path

from pyopenvba import ExcelFile

from kam_partnership.lean_start import HIDE


def test_every_way_to_start_python_hides_them_first(addin_path: Path) -> None:
    with ExcelFile(addin_path) as file:
        source = file.get_module("xlwings")
    commands = re.findall(r'" -B -c ""(.*)', source)
    assert len(commands) == 2
    assert all(command.startswith(HIDE) for command in commands)


def test_nothing_in_it_needs_quoting_on_a_command_line() -> None:
    assert not set(HIDE) & set('"&|<>^%!\\')
