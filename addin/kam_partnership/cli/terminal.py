"""What a command writes to standard output and standard error: readable signs only, and told when it gets lost.

Texts of workbooks, names of files and words of other libraries all end here, so this is where escape sequences and
other signs that are not for people lose their power, wherever they came from.
"""

from __future__ import annotations

import contextlib
import errno
import json
import sys
from collections.abc import Iterable, Iterator
from typing import IO, Any, Final

from kam_partnership.errors import FileUnwritable
from kam_partnership.plain_text import readable

#: The error of a standard stream that takes no more.
OUTPUT_LOST: Final = "output_lost"


class ReadableStream:
    """A text stream that passes on only what people can read. Everything else is the stream's own."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Raises FileUnwritable when the device takes no more."""
        with _told_when_lost():
            self._stream.write(readable(text))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """One after the other."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Raises FileUnwritable when the device takes no more."""
        with _told_when_lost():
            self._stream.flush()

    def redraw(self, line: str, end: str = "") -> None:
        """Write a line over the one before, for a progress bar: a sign that nobody else may use."""
        self._stream.write(f"\r{readable(line)}{end}")
        self._stream.flush()

    @property
    def behind(self) -> IO[str]:
        """The stream itself, for a library that colours: whoever uses it makes the texts readable before."""
        return self._stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextlib.contextmanager
def readable_output() -> Iterator[None]:
    """Inside, both standard streams pass on only what people can read."""
    before = sys.stdout, sys.stderr
    for name, stream in zip(("stdout", "stderr"), before, strict=True):
        if stream is not None:  # a program without a console has none
            setattr(sys, name, ReadableStream(stream))
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def redraw(line: str, *, last: bool) -> None:
    """Show how far something is, on a terminal; nothing anywhere else."""
    stream = sys.stderr
    if stream.isatty() and isinstance(stream, ReadableStream):
        stream.redraw(line, "\n" if last else "")


def as_json(content: object) -> str:
    """JSON whose signs are all readable: those that are not are escaped, so that programs get them unchanged."""
    words = json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False)
    if readable(words) == words:
        return words
    return "".join(sign if readable(sign) == sign else json.dumps(sign)[1:-1] for sign in words)


def print_json(content: object) -> None:
    """JSON on standard output."""
    print(as_json(content))


def lose_output() -> None:
    """After the device failed: nothing more is written to it, so that Python does not fail once more at its end."""
    import os

    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.__stdout__.fileno())  # type: ignore[union-attr]
        os.close(nowhere)


@contextlib.contextmanager
def _told_when_lost() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:  # whoever read has seen enough
        raise
    except OSError as error:
        reason = error.strerror or str(error) or errno.errorcode.get(error.errno or 0, "")
        raise FileUnwritable(OUTPUT_LOST, reason=reason) from error
