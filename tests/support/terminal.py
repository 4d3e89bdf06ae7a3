"""A real terminal for a command: what it writes there, escape sequences included."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

ADDIN = Path(__file__).parents[2] / "addin"
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
#: Marks tests that need one: Windows has no pseudo-terminals that Python's library knows.
needs_a_terminal = pytest.mark.skipif(sys.platform == "win32", reason="Python has no pseudo-terminals on Windows")
#: What decides about colour and width, and must not come from whoever runs the tests.
_LOOKS = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM", "TTY_COMPATIBLE", "COLORTERM")


def environment(**more: str) -> dict[str, str]:
    """This computer's, without what decides about looks, and with what is named."""
    kept = {name: value for name, value in os.environ.items() if name not in _LOOKS}
    return kept | {"PYTHONPATH": str(ADDIN), "LANG": "C.UTF-8"} | more


def on_a_terminal(line: Sequence[str], folder: Path, columns: int, **more: str) -> str:
    """Run one of our commands on a terminal of that width, in that folder."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    call = [sys.executable, "-m", "kam_partnership", *line]
    around = environment(**{"TERM": "xterm-256color"} | more)
    with subprocess.Popen(call, cwd=folder, env=around, stdin=theirs, stdout=theirs, stderr=theirs) as running:
        os.close(theirs)
        told = read_until_closed(ours)
    os.close(ours)
    assert running.returncode in (0, 1), told
    return told.replace("\r\n", "\n")


def read_until_closed(terminal: int, *, wanted: str = "", seconds: float = 60) -> str:
    """What comes from a terminal until nobody writes to it any more, or until a wanted text has come."""
    told, until = b"", time.monotonic() + seconds
    while time.monotonic() < until:
        if not select.select([terminal], [], [], 0.2)[0]:
            continue
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        told += piece
        if wanted and wanted in told.decode(errors="replace"):
            break
    return told.decode(errors="replace")
