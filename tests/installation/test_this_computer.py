"""The real computer: its files, processes and (with a stand-in for winreg) its registry."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
import xlwings

from kam_partnership.installation.checks.python import LONGEST_START, START_CODE
from kam_partnership.installation.checks.table import examine
from kam_partnership.installation.checks.verdict import Status
from kam_partnership.installation.computer import Computer, Hive, Platform
from kam_partnership.installation.install import plan_installation, plan_removal
from kam_partnership.installation.product import packaged_product
from kam_partnership.installation.steps import carry_out
from kam_partnership.installation.this_computer import RealFiles, RealPrograms, WindowsRegistry, this_computer

CHILD_LIVES = 8
#: Python whose child keeps its output open and, as long as it lives, writes a file again and again.
WITH_A_CHILD = f"""
import os, subprocess, sys, time
child = "import pathlib, sys, time\\n"
child += "for _ in range({CHILD_LIVES * 10}): pathlib.Path(sys.argv[1]).touch(); time.sleep(.1)"
subprocess.Popen([sys.executable, "-c", child, {{alive!r}}])
while not os.path.exists({{alive!r}}):
    time.sleep(.05)
print("so far", flush=True)
"""


def test_it_knows_this_python_and_its_xlwings() -> None:
    computer = this_computer()
    assert computer.interpreter == Path(sys.executable)
    assert computer.xlwings_version == xlwings.__version__
    assert computer.files.is_file(computer.interpreter)


@pytest.mark.skipif(sys.platform != "linux", reason="tells what Linux is")
def test_linux_is_a_system_without_excel() -> None:
    assert this_computer().platform is Platform.OTHER


class TestPython:
    def test_a_fresh_process_loads_what_excel_will_ask_for(self) -> None:
        run = RealPrograms().run_python(Path(sys.executable), START_CODE, LONGEST_START)
        assert (run.exit_code, run.output.split()[:2]) == (0, ["kam-partnership-doctor", xlwings.__version__])

    def test_one_that_hangs_is_stopped(self) -> None:
        assert RealPrograms().run_python(Path(sys.executable), "while True: pass", 0.5).exit_code is None

    def test_one_that_hangs_takes_its_children_along_and_what_it_said_stays(self, tmp_path: Path) -> None:
        alive = tmp_path / "alive"
        run = RealPrograms().run_python(
            Path(sys.executable), WITH_A_CHILD.format(alive=str(alive)) + "time.sleep(9)", 3
        )
        assert (run.exit_code, run.output.strip()) == (None, "so far")
        alive.unlink()
        time.sleep(0.5)
        assert not alive.exists(), "a child of a Python that was ended goes on"

    def test_nobody_waits_for_children_that_keep_its_output_open(self, tmp_path: Path) -> None:
        began = time.monotonic()
        run = RealPrograms().run_python(Path(sys.executable), WITH_A_CHILD.format(alive=str(tmp_path / "alive")), 20)
        assert (run.exit_code, run.output.strip()) == (0, "so far")
        assert time.monotonic() - began < CHILD_LIVES

    def test_the_last_line_of_a_traceback_is_kept(self) -> None:
        run = RealPrograms().run_python(Path(sys.executable), "import no_such_module", 30)
        assert run.exit_code == 1
        assert run.complaint == "ModuleNotFoundError: No module named 'no_such_module'"

    def test_the_current_folder_lends_it_no_modules(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "stray.py").write_text("")
        monkeypatch.chdir(tmp_path)
        assert RealPrograms().run_python(Path(sys.executable), "import stray", 30).exit_code == 1


class TestFiles:
    def test_a_failed_write_is_an_os_error_and_leaves_no_temporary_file(self, tmp_path: Path) -> None:
        (tmp_path / "folder").mkdir()
        with pytest.raises(OSError):  # noqa: PT011 - which one depends on the system
            RealFiles().write(tmp_path / "folder", b"")
        assert [path.name for path in tmp_path.iterdir()] == ["folder"]

    def test_a_copy_of_a_file_carries_no_mark_because_only_bytes_are_written(self, tmp_path: Path) -> None:
        RealFiles().write(tmp_path / "new.xlam", b"content")
        assert (tmp_path / "new.xlam").read_bytes() == b"content"
        assert RealFiles().names(tmp_path) == ["new.xlam"]


class TestRegistry:
    """With a stand-in that behaves as Python's documentation of winreg says."""

    @pytest.fixture
    def opened(self, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, int]]:
        asked: list[tuple[str, str, int]] = []

        class Key:
            def __init__(self, values: list[tuple[str, object, int]]) -> None:
                self.values = values

            def __enter__(self) -> Key:
                return self

            def __exit__(self, *_: object) -> None:
                return None

        def open_key(hive: str, key: str, reserved: int, access: int) -> Key:
            asked.append((hive, key, access))
            if key != r"Software\Known" or access & 0x100 == 0:
                raise FileNotFoundError(2, "no such key")
            return Key([("", "default", 1), ("AltStartup", r"D:\Start", 1), ("Item", b"\x01", 3)])

        stub = SimpleNamespace(
            KEY_READ=1, KEY_WOW64_32KEY=0x200, KEY_WOW64_64KEY=0x100, HKEY_CURRENT_USER="user",
            HKEY_LOCAL_MACHINE="machine", OpenKey=open_key,
            QueryInfoKey=lambda key: (0, len(key.values), 0), EnumValue=lambda key, index: key.values[index],
        )  # fmt: skip
        monkeypatch.setitem(sys.modules, "winreg", stub)
        return asked

    def test_values_come_with_names_in_small_letters(self, opened: list[tuple[str, str, int]]) -> None:
        values = WindowsRegistry().values(Hive.USER, r"Software\Known")
        assert values == {"": "default", "altstartup": r"D:\Start", "item": b"\x01"}
        assert {hive for hive, _, _ in opened} == {"user"}

    def test_a_key_that_is_not_there_has_none(self, opened: list[tuple[str, str, int]]) -> None:
        assert WindowsRegistry().values(Hive.MACHINE, r"Software\Unknown") == {}
        assert {hive for hive, _, _ in opened} == {"machine"}


class TestOnADisk:
    """The whole way on real files and with a real Python, on a made-up home folder of a Mac."""

    @pytest.fixture
    def computer(self, tmp_path: Path) -> Computer:
        (tmp_path / "home" / "Applications" / "Microsoft Excel.app").mkdir(parents=True)
        (tmp_path / "home" / "Library").mkdir()
        (tmp_path / "tmp").mkdir()
        return replace(this_computer(), platform=Platform.MAC, home=tmp_path / "home", temporary=tmp_path / "tmp")

    def test_install_doctor_uninstall(self, computer: Computer) -> None:
        files = {path for path in Path(computer.home).rglob("*") if path.is_file()}
        carry_out(plan_installation(computer, packaged_product()).steps, computer)
        results = examine(computer, packaged_product())
        assert [r for r in results if r.verdict.status is Status.PROBLEM] == []
        assert next(r for r in results if r.code == "python-starts").verdict.status is Status.OK
        carry_out(plan_removal(computer), computer)
        assert {path for path in Path(computer.home).rglob("*") if path.is_file()} == files
