"""Runs one command and tells what went wrong: never a traceback for bad input."""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from kam_partnership.cli import usage
from kam_partnership.cli.options import parser
from kam_partnership.errors import FileUnreadable, FileUnwritable, KamError, Refused
from kam_partnership.texts import Language, as_language, error_text, locale_language, text

DONE, FOUND_ERRORS, WRONG_USAGE, FILE_TROUBLE = range(4)


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Returns:
        0 done; 1 findings of severity error, or some of many files failed; 2 wrong usage; 3 a file cannot be
        read or written.
    """
    _speak_utf8()
    language = usage.language_asked_for(arguments)
    try:
        options = parser(language).parse_args(usage.in_order(arguments))
    except usage.WrongUsage as wrong:
        usage.tell(wrong, language)
        sys.exit(WRONG_USAGE)
    options.language = as_language(options.lang)
    try:
        exit_code: int = options.command(options)
    except KamError as error:
        _tell(options, error)
        return FILE_TROUBLE if isinstance(error, (FileUnreadable, FileUnwritable)) else _code_of(error)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return DONE
    except Exception as error:
        if options.debug:
            traceback.print_exc()
        message = text(
            "error.unexpected",
            _language(options),
            reason=f"{type(error).__name__}: {error}",
        )
        print(message, file=sys.stderr)
        return FILE_TROUBLE
    return exit_code


def _code_of(error: KamError) -> int:
    return WRONG_USAGE if isinstance(error, Refused) else FILE_TROUBLE


def _tell(options: argparse.Namespace, error: KamError) -> None:
    if options.debug:
        traceback.print_exc()
    message = error_text(error, _language(options))
    file = getattr(options, "file", None)
    if isinstance(file, Path) and "file" not in error.details:
        message = f"{file}: {message}"
    print(message, file=sys.stderr)


def _language(options: argparse.Namespace) -> Language:
    """Of what is told when a command fails: as asked for, else the workbook's as far as it can be read."""
    if options.language is not None:
        return Language(options.language)
    from kam_partnership.workbook.judged_file import language_of  # only when something has failed

    path = next(iter([*getattr(options, "files", []), getattr(options, "file", None)]), None)
    return (language_of(path) if isinstance(path, Path) else None) or locale_language()


def _speak_utf8() -> None:
    """Umlauts and minus signs reach every console and pipe."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(ValueError, OSError):
                stream.reconfigure(encoding="utf-8", errors="replace")
