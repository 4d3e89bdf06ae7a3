"""The computer this program runs on: the one place here that touches files, registry and processes."""

from __future__ import annotations

import importlib
import importlib.metadata
import os
import sys
import sysconfig
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Any

from kam_partnership.errors import FileUnwritable
from kam_partnership.installation.computer import Computer, Files, Hive, Platform, Programs, PythonRun, Registry
from kam_partnership.installation.product import xlwings_version
from kam_partnership.installation.python_process import run_python
from kam_partnership.repairing import OWN, this_installer
from kam_partnership.saving import write_atomically

_PLATFORMS = {"win32": Platform.WINDOWS, "darwin": Platform.MAC}
_HIVES = {Hive.USER: "HKEY_CURRENT_USER", Hive.MACHINE: "HKEY_LOCAL_MACHINE"}
_LONGEST_PATH = 32_768


def this_computer() -> Computer:
    """The real one."""
    platform = _PLATFORMS.get(sys.platform, Platform.OTHER)
    windows = platform is Platform.WINDOWS
    return Computer(
        platform=platform,
        home=Path.home(),
        environment={name.upper() if windows else name: value for name, value in os.environ.items()},
        temporary=Path(tempfile.gettempdir()),
        interpreter=Path(sys.executable),
        python_home=Path(sys.base_prefix),
        python_version=f"{sys.version_info.major}.{sys.version_info.minor}",
        python_platform=sysconfig.get_platform(),
        xlwings_version=xlwings_version(),
        ansi=_ansi_code_page() if windows else "cp1252",
        installer=this_installer(),
        files=RealFiles(),
        registry=WindowsRegistry() if windows else NoRegistry(),
        programs=RealPrograms(),
    )


class RealFiles(Files):
    """The files of this computer."""

    def is_file(self, path: PurePath) -> bool:
        try:
            return Path(path).is_file()
        except OSError:
            return False

    def is_folder(self, path: PurePath) -> bool:
        try:
            return Path(path).is_dir()
        except OSError:
            return False

    def names(self, folder: PurePath) -> list[str]:
        return sorted(entry.name for entry in Path(folder).iterdir())

    def read(self, path: PurePath) -> bytes:
        return Path(path).read_bytes()

    def write(self, path: PurePath, content: bytes) -> None:
        try:
            write_atomically(Path(path), content)
        except FileUnwritable as error:
            raise error.__cause__ if isinstance(error.__cause__, OSError) else OSError(str(error)) from error

    def remove(self, path: PurePath) -> None:
        Path(path).unlink()

    def make_folder(self, path: PurePath) -> None:
        Path(path).mkdir()

    def remove_folder(self, path: PurePath) -> None:
        Path(path).rmdir()


class NoRegistry(Registry):
    """Where there is no registry."""

    def values(self, hive: Hive, key: str) -> Mapping[str, object]:  # noqa: ARG002 - nothing to look up
        return {}


class WindowsRegistry(Registry):
    """The registry of this computer, read only."""

    def values(self, hive: Hive, key: str) -> Mapping[str, object]:
        winreg: Any = importlib.import_module("winreg")
        found: dict[str, object] = {}
        # A 32-bit Python sees another half of the registry than a 64-bit Excel: look into both.
        for view in (winreg.KEY_WOW64_32KEY, winreg.KEY_WOW64_64KEY):
            try:
                with winreg.OpenKey(getattr(winreg, _HIVES[hive]), key, 0, winreg.KEY_READ | view) as opened:
                    for index in range(winreg.QueryInfoKey(opened)[1]):
                        name, value, _ = winreg.EnumValue(opened, index)
                        found[name.lower()] = value
            except OSError:  # no such key, or not ours to read
                continue
        return found


class RealPrograms(Programs):
    """Processes, short paths and packages of this computer. The same question to a Python is asked once."""

    def __init__(self) -> None:
        self._answers: dict[tuple[PurePath, str], PythonRun] = {}

    def run_python(self, interpreter: PurePath, code: str, seconds: float) -> PythonRun:
        if (interpreter, code) not in self._answers:
            self._answers[interpreter, code] = run_python(interpreter, code, seconds)
        return self._answers[interpreter, code]

    def short_path(self, path: PurePath) -> PurePath | None:
        if sys.platform != "win32":
            return None
        ctypes: Any = importlib.import_module("ctypes")
        buffer = ctypes.create_unicode_buffer(_LONGEST_PATH)
        length = ctypes.windll.kernel32.GetShortPathNameW(str(path), buffer, _LONGEST_PATH)
        return Path(buffer.value) if length else None

    def requirements(self) -> Mapping[str, str]:
        try:
            from packaging.requirements import Requirement

            wanted = [Requirement(line) for line in importlib.metadata.requires(OWN) or ()]
        except (ImportError, OSError):  # not installed, or the library for versions does not load
            return {}
        return {
            one.name: str(one.specifier) for one in wanted if one.marker is None or one.marker.evaluate({"extra": ""})
        }

    def page(self, address: str, seconds: float) -> str:
        from kam_partnership.installation.web_page import read_page  # only when somebody asked for it

        return read_page(address, seconds)


def _ansi_code_page() -> str:
    ctypes: Any = importlib.import_module("ctypes")
    return f"cp{ctypes.windll.kernel32.GetACP()}"
