"""Runs one command and tells what went wrong: never a traceback for bad input."""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from kam_partnership.cli import usage
from kam_partnership.cli.exit_codes import DONE, FILE_TROUBLE, FOUND_ERRORS, INTERRUPTED, WRONG_USAGE
from kam_partnership.cli.options import parser
from kam_partnership.cli.terminal import OUTPUT_LOST, lose_output, readable_output
from kam_partnership.cli.wildcards import find_files
from kam_partnership.errors import FileUnreadable, FileUnwritable, KamError, Refused
from kam_partnership.texts import Language, as_language, error_text, locale_language, text


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Returns:
        0 done; 1 findings of severity error, or some of many files failed; 2 wrong usage; 3 a file cannot be
        read or written, or the output of the command itself.
    """
    if "_ARGCOMPLETE" in os.environ:  # a shell asks what may follow; it gets nothing else
        from kam_partnership.cli.completion import complete

        complete(parser(usage.language_asked_for(arguments)))
    _speak_utf8()
    with readable_output():
        try:
            try:
                return _run(arguments)
            finally:
                for stream in (sys.stdout, sys.stderr):
                    if stream is not None:
                        stream.flush()  # here, where a full device can still be told
        except FileUnwritable as lost:  # what was written before is gone, too
            lose_output()
            with contextlib.suppress(KamError):
                print(error_text(lost, usage.language_asked_for(arguments)), file=sys.stderr)
            return FILE_TROUBLE
        except BrokenPipeError:
            lose_output()
            return DONE


def _run(arguments: Sequence[str]) -> int:
    language = usage.language_asked_for(arguments)
    try:
        options = parser(language).parse_args(usage.in_order(arguments))
    except usage.WrongUsage as wrong:
        usage.tell(wrong, language)
        sys.exit(WRONG_USAGE)
    options.language = as_language(options.lang)
    find_files(options)
    try:
        exit_code: int = options.command(options)
    except KamError as error:
        if error.key == OUTPUT_LOST:
            raise
        _tell(options, error)
        return FILE_TROUBLE if isinstance(error, (FileUnreadable, FileUnwritable)) else _code_of(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as error:
        _show_traceback(options)
        print(_unexpected(error, _language(options)), file=sys.stderr)
        return FILE_TROUBLE
    return _opened(options, exit_code)


def _opened(options: argparse.Namespace, exit_code: int) -> int:
    """Open what the command has written, if that is asked for; the exit code, 1 when no program opens it."""
    path = getattr(options, "written", None) or getattr(options, "out", None)
    if not getattr(options, "open", False) or exit_code > FOUND_ERRORS or path is None or not path.exists():
        return exit_code
    from kam_partnership.cli.written import open_with_system

    trouble = open_with_system(path)
    if trouble:
        print(text("cli.not_opened", _language(options), path=path, reason=trouble), file=sys.stderr)
        return FOUND_ERRORS
    return exit_code


def _unexpected(error: Exception, language: Language) -> str:
    """What is told of an error that nobody foresaw, or of a library that does not load."""
    from kam_partnership.repairing import came_from_an_import, missing_library  # only when something has failed

    if came_from_an_import(error):
        return error_text(missing_library(error), language)
    return text("error.unexpected", language, reason=f"{type(error).__name__}: {error}")


def _show_traceback(options: argparse.Namespace) -> None:
    if options.debug:
        traceback.print_exc()


def _code_of(error: KamError) -> int:
    return WRONG_USAGE if isinstance(error, Refused) else FILE_TROUBLE


def _tell(options: argparse.Namespace, error: KamError) -> None:
    _show_traceback(options)
    message = error_text(error, _language(options))
    file = getattr(options, "file", None)
    if isinstance(file, Path) and "file" not in error.details:
        message = f"{file}: {message}"
    print(message, file=sys.stderr)


def _language(options: argparse.Namespace) -> Language:
    """Of what is told when a command fails: as asked for, else the workbook's as far as it can be read."""
    if options.language is not None:
        return Language(options.language)
    try:
        from kam_partnership.workbook.judged_file import language_of  # only when something has failed
    except ImportError:  # perhaps that is what has failed
        return locale_language()
    path = next(iter([*getattr(options, "files", []), getattr(options, "file", None)]), None)
    return (language_of(path) if isinstance(path, Path) else None) or locale_language()


def _speak_utf8() -> None:
    """Umlauts and minus signs reach every console and pipe."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(ValueError, OSError):
                stream.reconfigure(encoding="utf-8", errors="replace")
