"""A Python in a process of its own that is through in time, whatever it and its children do."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path, PurePath
from typing import Final

from kam_partnership.installation.computer import PythonRun

#: What was told to end has ended by then, or it hangs in something that nobody can take it out of.
_ENDING: Final = 10.0


def run_python(interpreter: PurePath, code: str, seconds: float) -> PythonRun:
    """Run code in a fresh process; after so many seconds it is ended, with all that it started.

    It prints into files: a pipe stays open as long as a grandchild lives, and reading it would wait for that one.

    Raises:
        OSError: when it cannot be started.
    """
    with (
        tempfile.TemporaryFile("w+", errors="replace") as printed,
        tempfile.TemporaryFile("w+", errors="replace") as wrong,
    ):
        process = subprocess.Popen(  # noqa: S603 - the interpreter that the user's own configuration names
            [str(interpreter), "-B", "-c", code],
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=wrong,
            cwd=tempfile.gettempdir(),  # the current folder must not lend it modules
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            start_new_session=True,
        )
        try:
            exit_code: int | None = process.wait(seconds)
        except subprocess.TimeoutExpired:
            exit_code = None
            _end_with_children(process)
        printed.seek(0)
        wrong.seek(0)
        complaint = wrong.read().strip().splitlines()
        return PythonRun(exit_code, printed.read(), complaint[-1] if complaint else "")


def _end_with_children(process: subprocess.Popen[bytes]) -> None:
    """On Windows the Python of a virtual environment is itself a child of the program that was started."""
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        if sys.platform == "win32":
            taskkill = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "taskkill.exe"
            subprocess.run(  # noqa: S603 - Windows' own program, by its whole path
                [str(taskkill), "/F", "/T", "/PID", str(process.pid)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_ENDING,
                check=False,
                creationflags=subprocess.CREATE_NO_WINDOW,
            )
        else:
            os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        process.kill()
        process.wait(_ENDING)
