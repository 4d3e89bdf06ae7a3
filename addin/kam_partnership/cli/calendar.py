"""The command calendar: due dates of open measures and next reviews for Outlook and others."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kam_partnership.cli.exit_codes import FILE_TROUBLE
from kam_partnership.cli.output_path import refuse_existing
from kam_partnership.cli.written import told_written
from kam_partnership.errors import Refused
from kam_partnership.loading import of_one_file
from kam_partnership.output.calendar_file import calendar_file
from kam_partnership.portfolio.due_dates import DueDates, all_days, due_dates
from kam_partnership.portfolio.find import find_workbooks
from kam_partnership.portfolio.statement import failure_text
from kam_partnership.saving import reserved, write_atomically
from kam_partnership.texts import error_text, locale_language, text

ENDING = ".ics"


def calendar(options: argparse.Namespace) -> int:
    """Read all workbooks, write one calendar; go on after a bad file."""
    out: Path = options.out if options.out.suffix else options.out.with_name(options.out.name + ENDING)
    if out.suffix.lower() != ENDING:
        raise Refused("calendar_kind", file=str(out))
    files, failed = find_workbooks(options.files)
    refuse_existing(out, options.force, inputs=files)
    language = options.language or locale_language()
    found: list[DueDates] = []
    troubles = [failure_text(one, language) for one in failed]
    for path in files:
        try:
            found.append(due_dates(path, options.language))
        except Exception as error:  # one strange file must not end the whole run
            if isinstance(error, ImportError):
                raise
            troubles.append(error_text(of_one_file(error, path), language))
    for trouble in troubles:
        print(trouble, file=sys.stderr)
    if not found:
        return FILE_TROUBLE
    days, differing = all_days(found)
    if differing:
        names = ", ".join(differing)
        print(text("cli.calendar.differs", language, count=len(differing), names=names), file=sys.stderr)
    without = sum(len(dates.without_day) for dates in found)
    if without:
        print(text("cli.calendar.without_day", language, count=without), file=sys.stderr)
    if not days:
        raise Refused("calendar_empty")
    with reserved(out):
        write_atomically(out, calendar_file(days, text("cli.calendar.title", language)))
    print(text("cli.calendar.done", language, count=len(days)), file=sys.stderr)
    told_written(options, out, language)
    return int(bool(troubles))
