"""Commands run in this process, told apart: a refusal in our own words, or a mistake of the program."""

from __future__ import annotations

import contextlib
import io
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from kam_partnership.cli import main
from kam_partnership.errors import KamError


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command said; ``mistake`` is the traceback of an exception that is none of our own errors."""

    code: int
    out: str
    err: str
    mistake: str = ""


def run(arguments: Sequence[str | Path]) -> Ran:
    """Run a command line; what the catch-all at its end would hide comes as a mistake."""
    out, err, mistakes = io.StringIO(), io.StringIO(), []
    real = main.text

    def noticing(key: str, *rest: object, **details: object) -> str:
        if key == "error.unexpected":
            mistakes.append(traceback.format_exc())
        return real(key, *rest, **details)  # type: ignore[arg-type]

    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), mock.patch.object(main, "text", noticing):
        try:
            code = main.run([str(argument) for argument in arguments])
        except SystemExit as error:  # argparse
            code = int(error.code or 0)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            code, _ = -1, mistakes.append(traceback.format_exc())
    return Ran(code, out.getvalue(), err.getvalue(), "".join(mistakes))


def calling(work: Callable[[], object]) -> Ran:
    """The same for a piece of a command: our own errors are refusals, everything else is a mistake."""
    try:
        work()
    except KamError as error:
        return Ran(3, "", str(error))
    except Exception:
        return Ran(-1, "", "", traceback.format_exc())
    return Ran(0, "", "")
