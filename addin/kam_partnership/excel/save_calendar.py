"""The dates of the workbook that is open as a calendar file: made from its saved file, as the command calendar does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import xlwings as xw

from kam_partnership.errors import Refused
from kam_partnership.excel.host import file_to_save, free_file, saved_file_of
from kam_partnership.excel.live import read_live
from kam_partnership.texts import Language, text

#: A dialog names at most so many measures.
SHOWN_MEASURES = 8


def save_calendar(book: xw.Book, language: Language) -> str | None:
    """Ask where, and write due dates of open measures and the next review.

    Args:
        book: an open workbook of ours.
        language: of the dialogs; the dates speak the workbook's.

    Returns:
        what was written, in sentences; None when the user changed their mind.

    Raises:
        NameMissing: when the workbook has lost internal names.
        SaveFirst: when the workbook has no file on this computer, or has changed since it was saved.
        Refused: when no open measure is due and no review is planned.
        FileUnreadable: when the file cannot be read.
        FileUnwritable: when the calendar cannot be saved there.
    """
    read_live(book)  # tells what is wrong with a workbook, or that Excel does not answer
    file = saved_file_of(book, without_file="calendar_without_file", save_first="calendar_save_first")
    # Only here, because reading files needs libraries that no other click does.
    from kam_partnership.output.calendar_file import calendar_file
    from kam_partnership.portfolio.due_dates import all_days, due_dates
    from kam_partnership.saving import write_atomically

    found = due_dates(file)
    days, _ = all_days([found])
    if not days:
        raise Refused("no_dates")
    name = text("file.calendar", language, name=file.stem)
    chosen = file_to_save(book, free_file(file.parent, name, ".ics"), language)
    if chosen is None:
        return None
    write_atomically(chosen, calendar_file(days, text("cli.calendar.title", language)))
    done = text("ribbon.calendar.done", language, count=len(days), path=chosen)
    return "\n\n".join([done, *_without_day(found.without_day, language)])


def _without_day(measures: Sequence[str], language: Language) -> Iterator[str]:
    """Which open measures have no day: one paragraph, short enough for a dialog."""
    if not measures:
        return
    lines = [text("ribbon.calendar.without_day", language, count=len(measures))]
    lines += [f"•  {measure}" for measure in measures[:SHOWN_MEASURES]]
    if len(measures) > SHOWN_MEASURES:
        lines.append(text("ribbon.calendar.more", language, count=len(measures) - SHOWN_MEASURES))
    yield "\n".join(lines)
