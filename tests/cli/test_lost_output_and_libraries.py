"""A full device, an interrupted start, a library that does not load: one line, the right exit code, no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import tiers
from support import workbooks

CONTENT = workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), tuple((f"K{n}", 1.0, 7.0, 5.0) for n in range(16)))
ENVIRONMENT = os.environ | {"LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8"}
needs_full_device = pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is full")


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return workbooks.fill(tmp_path / "kam.xlsx", CONTENT)


def started(before: str, *arguments: object, **streams: object) -> subprocess.CompletedProcess[str]:
    code = f"import sys\n{before}\nfrom kam_partnership.__main__ import main\nmain()"
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], text=True, env=ENVIRONMENT, check=False,
        **(streams or {"capture_output": True}),  # type: ignore[call-overload]
    )  # fmt: skip


@needs_full_device
@pytest.mark.parametrize("arguments", [["score"], ["score", "--json"], ["check"], ["--help"], ["doctor", "--json"]])
def test_a_full_output_device_is_told_with_exit_code_3(arguments: list[str], workbook: Path) -> None:
    files = [str(workbook)] if arguments[0] in ("score", "check") else []
    with Path("/dev/full").open("w") as full:
        ran = started("", *arguments, *files, stdout=full, stderr=subprocess.PIPE)
    assert ran.returncode == 3
    assert "nicht angekommen" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert "Exception ignored" not in ran.stderr


@needs_full_device
def test_a_full_device_for_errors_ends_quietly(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        ran = started("", "score", tmp_path / "none.xlsx", stdout=subprocess.PIPE, stderr=full)
    assert (ran.returncode, ran.stdout) == (3, "")


def test_a_closed_pipe_is_no_error(workbook: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    ran = started("", "score", workbook, stdout=write, stderr=subprocess.PIPE)
    os.close(write)
    assert (ran.returncode, ran.stderr) == (0, "")


#: A finder of modules that answers one name with an exception.
_STUMBLE = """
class Stumble:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r} or name.startswith({name!r} + "."):
            raise {error}
sys.meta_path.insert(0, Stumble())
"""


@pytest.mark.parametrize("module", ["kam_partnership.cli.main", "kam_partnership.texts.catalogue", "lxml", "argparse"])
def test_an_interrupt_during_the_start_leaves_with_130_and_without_a_word(module: str, workbook: Path) -> None:
    ran = started(_STUMBLE.format(name=module, error="KeyboardInterrupt"), "score", workbook)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "")


#: Libraries that people know by another name than their module's.
SHOWN = {"PIL": "pillow", "betteroffice_xlsx": "betteroffice-xlsx"}
BLOCKED = 'ImportError("DLL load failed: blocked by your administrator", name={name!r})'


@tiers.thinned()
@pytest.mark.parametrize("library", ["lxml", "betteroffice_xlsx", "PIL", "xlwings", "argparse"])
@pytest.mark.parametrize("command", ["score", "recompute", "render", "check", "report", "portfolio"])
def test_a_blocked_library_is_told_in_one_line(library: str, command: str, workbook: Path) -> None:
    more = {"recompute": ["--out", workbook.with_name("r.xlsx")], "render": ["-o", workbook.with_name("r.png")]}
    more |= {"report": ["-o", workbook.with_name("r.pptx")], "portfolio": ["-o", workbook.with_name("p.xlsx")]}
    before = _STUMBLE.format(name=library, error=BLOCKED.format(name=library))
    ran = started(before, command, workbook, *more.get(command, []))
    assert "Traceback" not in ran.stderr
    if ran.returncode:
        assert ran.returncode == 3
        assert len(ran.stderr.splitlines()) == 1
        assert SHOWN.get(library, library) in ran.stderr
        assert "blocked by your administrator" in ran.stderr
    reads = command in ("score", "check", "portfolio")
    assert (ran.returncode == 0) is ((reads and library not in ("lxml", "argparse")) or (command, library) in WORKS)


#: What works although the library is missing, beside reading.
WORKS = {
    ("recompute", "PIL"), ("render", "betteroffice_xlsx"), ("render", "xlwings"),
    ("report", "betteroffice_xlsx"), ("report", "xlwings"),
}  # fmt: skip
