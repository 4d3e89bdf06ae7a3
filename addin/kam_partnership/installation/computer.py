"""What installing and checking need to know of a computer, and nothing else of it.

Everything here is a description: `this_computer` reads the real one, tests make up Windows computers and Macs. Paths
are pure, so that a Windows path means the same on every system that thinks about it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from typing import Protocol

from kam_partnership.repairing import Installer


class Platform(StrEnum):
    """The systems that Excel runs on with xlwings, and all others."""

    WINDOWS = "windows"
    MAC = "mac"
    OTHER = "other"


class Hive(StrEnum):
    """The halves of the Windows registry: the user's settings and the computer's."""

    USER = "HKCU"
    MACHINE = "HKLM"


class Files(Protocol):
    """Files of the computer. Every method but the two questions raises OSError when it cannot do its work."""

    def is_file(self, path: PurePath) -> bool:
        """Whether there is a file; False as well when that cannot be found out."""

    def is_folder(self, path: PurePath) -> bool:
        """Whether there is a folder; False as well when that cannot be found out."""

    def names(self, folder: PurePath) -> list[str]:
        """The names in a folder, sorted."""

    def read(self, path: PurePath) -> bytes:
        """The content of a file."""

    def write(self, path: PurePath, content: bytes) -> None:
        """Write a file as a whole or not at all."""

    def remove(self, path: PurePath) -> None:
        """Remove a file."""

    def make_folder(self, path: PurePath) -> None:
        """Make one folder; its parent exists."""

    def remove_folder(self, path: PurePath) -> None:
        """Remove an empty folder."""


class Registry(Protocol):
    """The Windows registry, read only; empty on other systems."""

    def values(self, hive: Hive, key: str) -> Mapping[str, object]:
        """The values of a key by name in small letters ("" is the default value); empty when there is no such key."""


@dataclass(frozen=True, slots=True)
class PythonRun:
    """What a Python process did.

    Attributes:
        exit_code: None when it was stopped because it took too long.
        output: what it printed.
        complaint: the last line on standard error.
    """

    exit_code: int | None
    output: str = ""
    complaint: str = ""


class Programs(Protocol):
    """What only the system itself can do."""

    def run_python(self, interpreter: PurePath, code: str, seconds: float) -> PythonRun:
        """Run Python code in a fresh process. Raises OSError when it cannot be started."""

    def short_path(self, path: PurePath) -> PurePath | None:
        """The 8.3 form of a Windows path, when the disk keeps one."""

    def requirements(self) -> Mapping[str, str]:
        """What this program needs on this computer: distributions and their versions, such as "lxml": ">=5.2".

        Empty when the program was not installed, or what compares versions does not load.
        """

    def page(self, address: str, seconds: float) -> str:
        """The text of a web page. Raises OSError when it does not come in time, is too long or is no text."""


@dataclass(frozen=True, slots=True)
class Computer:
    """One user's computer.

    Attributes:
        home: the user's folder.
        environment: environment variables; on Windows with names in capital letters.
        temporary: the folder for temporary files.
        interpreter: the Python that runs now.
        python_home: where that Python comes from: outside of a virtual environment.
        python_version: such as "3.12".
        python_platform: which wheels that Python takes, such as "win-amd64"; a 64-bit Windows may have a "win32" one.
        xlwings_version: of the package that is installed beside us; "" when there is none.
        ansi: the code page in which VBA reads text files.
        installer: how this program came here.
    """

    platform: Platform
    home: PurePath
    environment: Mapping[str, str]
    temporary: PurePath
    interpreter: PurePath
    python_home: PurePath
    python_version: str
    python_platform: str
    xlwings_version: str
    ansi: str
    installer: Installer
    files: Files
    registry: Registry
    programs: Programs

    def path(self, text: str) -> PurePath:
        """A path as this computer understands it."""
        return PureWindowsPath(text) if self.platform is Platform.WINDOWS else PurePosixPath(text)

    def folder_of(self, variable: str) -> PurePath | None:
        """The folder that an environment variable names."""
        text = self.environment.get(variable, "")
        return self.path(text) if text else None
