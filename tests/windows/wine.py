"""A Windows of our own: a Wine prefix with a German user whose name has an umlaut and a blank."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
USER = "Jürgen Muster"
COMPILER = "x86_64-w64-mingw32-gcc"
NEEDED = ("wine", "wineserver", COMPILER, "localedef", "unshare")


@dataclass(frozen=True)
class Done:
    """What a program did."""

    code: int
    text: str


@dataclass(frozen=True)
class Wine:
    """The prefix in ``folder``; everything that Windows programs write stays in there.

    Attributes:
        folder: belongs to Wine alone.
    """

    folder: Path

    @property
    def drive(self) -> Path:
        return self.folder / "prefix" / "drive_c"

    @property
    def home(self) -> Path:
        return self.drive / "users" / USER

    def set_up(self) -> None:
        """Make the prefix: Windows 10, German, code page 1252."""
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder / "home").mkdir(parents=True)
        (self.folder / "locales").mkdir()
        # localedef also warns of what nobody asks here, and ends with 1 then
        subprocess.run(
            ["localedef", "-i", "de_DE", "-f", "UTF-8", str(self.folder / "locales" / "de_DE.UTF-8")], check=False
        )
        self.run("wineboot", "-i", seconds=600)
        self.run("winecfg", "/v", "win10")
        # What made the prefix has to go: as long as it runs, nobody finds a COM server (seen with Wine 8).
        for what in ("-k", "-w"):
            subprocess.run(["wineserver", what], check=False, env=self._environment())
        shim = self.drive / "windows" / "system32" / "bcryptprimitives.dll"
        subprocess.run([COMPILER, "-shared", "-O2", "-o", str(shim), str(HERE / "shim.c"), "-ladvapi32"], check=True)

    def run(self, *call: str, seconds: float = 1500, **environment: str) -> Done:
        """A Windows program; input is an empty pipe, since Wine 8 hands over /dev/null as a handle that is none."""
        started = subprocess.Popen(
            ["wine", *call], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env=self._environment() | environment,
        )  # fmt: skip
        assert started.stdin is not None
        started.stdin.close()
        heard: list[bytes] = []
        # Not until the pipe's end: Wine's services, when this call is what starts them, hold it for ever. And a file
        # in the pipe's place is a handle that Wine 8 hands over as none.
        reader = threading.Thread(target=lambda: heard.extend(iter(lambda: _piece(started), b"")), daemon=True)
        reader.start()
        code = started.wait(seconds)
        reader.join(2)
        return Done(code, _decoded(b"".join(heard)))

    @contextlib.contextmanager
    def at_work(self, python: str) -> Iterator[None]:
        """A Python that runs during the block, as Excel's does while Excel is open."""
        code = "import sys; print('at work', flush=True); sys.stdin.read()"
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        with subprocess.Popen(["wine", python, "-c", code], env=self._environment(), **pipes) as started:
            assert started.stdin is not None
            assert started.stdout is not None
            started.stdout.readline()
            try:
                yield
            finally:
                started.stdin.close()
                started.wait(60)

    def _environment(self) -> dict[str, str]:
        settings = os.environ | {
            "WINEPREFIX": str(self.folder / "prefix"),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "DISPLAY": "",
            "HOME": str(self.folder / "home"),
            "LOCPATH": str(self.folder / "locales"),
            "LC_ALL": "de_DE.UTF-8",
            "LANG": "de_DE.UTF-8",
            "USER": USER,
            "LOGNAME": USER,
            "USERNAME": USER,
        }
        for name in [name for name in settings if name.startswith(("PYTHON", "PIP_", "VIRTUAL_ENV"))]:
            del settings[name]
        return settings

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Wine's desktop runs all the time.

        Otherwise the first windowed program starts the desktop, which inherits its pipes and keeps whoever reads them
        waiting for ever; Windows' desktop is nobody's child.
        """
        call = ["wine", "explorer.exe", "/desktop"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        with subprocess.Popen(call, env=self._environment(), **pipes):
            try:
                time.sleep(5)
                yield
            finally:
                subprocess.run(["wineboot", "--kill"], check=False, env=self._environment())

    def windows_path(self, path: Path) -> str:
        """The path on drive C, as Windows names it."""
        return "C:\\" + str(path.relative_to(self.drive)).replace("/", "\\")

    def files(self) -> set[str]:
        """Everything in the user's folder and at the top of the drive, by name."""
        inside = {str(path.relative_to(self.drive)) for path in self.home.rglob("*")}
        return inside | {path.name for path in self.drive.iterdir()}

    def registry(self) -> set[str]:
        """All lines that the user's and the computer's registry hold about programs."""
        lines: set[str] = set()
        for key in (r"HKCU\Software", r"HKCU\Environment", r"HKLM\Software"):
            self.run("reg", "export", key, self.windows_path(self.home / "export.reg"), "/y")
            exported = self.home / "export.reg"
            if exported.exists():
                lines |= set(exported.read_text("utf-16").splitlines())
                exported.unlink()
        return lines


def _piece(started: subprocess.Popen[bytes]) -> bytes:
    assert started.stdout is not None
    return os.read(started.stdout.fileno(), 65536)


def _decoded(output: bytes) -> str:
    try:
        return output.decode()
    except UnicodeDecodeError:
        return output.decode("cp1252", "replace")
