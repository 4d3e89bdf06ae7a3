"""The log of what went wrong in Excel: short, bounded, without anything a user typed."""

from __future__ import annotations

import contextlib
import datetime as dt
import traceback
from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir

from kam_partnership.errors import KamError

#: Above this size the log becomes the old log, whose predecessor is dropped.
LARGEST_SIZE = 200_000


def log_path() -> Path:
    """Where details of errors are written."""
    return Path(gettempdir()) / "kam-partnership.log"


def note_failure(error: BaseException, workbook: str) -> None:
    """Write down what failed and where in the program. Never raises.

    Neither the messages of errors nor whole paths are written: they can quote cells, and name the user's folder.

    Args:
        error: with its causes.
        workbook: the file's name without its folder.
    """
    with contextlib.suppress(Exception):  # a log that cannot be written must not become a second error
        path = log_path()
        if path.exists() and path.stat().st_size > LARGEST_SIZE:
            path.replace(path.with_suffix(".old.log"))
        with path.open("a", encoding="utf-8") as log:
            log.write("\n".join([f"{dt.datetime.now():%Y-%m-%d %H:%M:%S} {workbook}", *_lines(error), ""]))


def _lines(error: BaseException | None) -> Iterator[str]:
    while error is not None:
        yield f"{type(error).__name__}{_codes(error)}"
        for frame in traceback.extract_tb(error.__traceback__):
            place = Path(frame.filename)
            yield f"  {place.parent.name}/{place.name}:{frame.lineno} {frame.name}"
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _codes(error: BaseException) -> str:
    """What identifies the error without its message: our key, or Excel's numbers."""
    if isinstance(error, KamError):
        return f" {error.key}"
    hresult = getattr(error, "hresult", None)
    if hresult is None:
        return ""
    excepinfo = getattr(error, "excepinfo", None)
    return f" {hresult} {excepinfo[5] if excepinfo else ''}".rstrip()
