"""Telling what was written, and opening it with the system's own program when that is wanted."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kam_partnership.texts import Language, text


def told_written(
    options: argparse.Namespace,
    path: Path,
    language: Language,
    *,
    key: str = "cli.wrote",
    lite: bool = False,
) -> None:
    """Tell where the result is: on standard error beside JSON. ``main`` opens it at the end, if that is asked for.

    Args:
        lite: it is a workbook for xlwings Lite, and what it has besides is told.
    """
    options.written = path
    stream = sys.stderr if getattr(options, "json", False) else sys.stdout
    print(text(key, language, path=path), file=stream)
    if lite:
        print(text("cli.lite", language), file=stream)


def open_with_system(path: Path) -> str:
    """Open a file or a folder with the program that this system has for it; no shell is involved.

    Returns:
        why it did not open; "" when it did, as far as the system says.
    """
    import subprocess

    whole = str(path.resolve())  # an absolute path is never taken for an option
    try:
        if sys.platform == "win32":
            import os

            os.startfile(whole)  # noqa: S606 - the file that was just written, by its whole path
            return ""
        program = "open" if sys.platform == "darwin" else "xdg-open"
        opener = subprocess.Popen(  # noqa: S603 - a fixed program, and one argument that no shell reads
            [program, whole], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        code = opener.wait(_SECONDS)
    except subprocess.TimeoutExpired:  # the program itself, which goes on: it is open
        return ""
    except OSError as error:
        return error.strerror or str(error)
    return f"{program}: {code}" if code else ""


#: So long an opener may take to say that it found no program.
_SECONDS = 5
