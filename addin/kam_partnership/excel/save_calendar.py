"""The dates of the workbook that is open as a calendar file: made from its saved file, as the command calendar does."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import xlwings as xw

from kam_partnership.errors import KamError
from kam_partnership.excel.host import file_to_save, free_file, saved_file_of
from kam_partnership.excel.live import read_live
from kam_partnership.texts import Language, text

#: A dialog names at most so many measures.
SHOWN_MEASURES = 8


class NoDates(KamError):
    """There is nothing to put into a calendar; nothing was written."""


@dataclass(frozen=True, slots=True)
class SavedCalendar:
    """What was written: where, how many days, and the words of the open measures that have none."""

    file: Path
    count: int
    without_day: tuple[str, ...]


def save_calendar(book: xw.Book, language: Language) -> SavedCalendar | None:
    """Ask where, and write due dates of open measures and the next review.

    Args:
        book: an open workbook of ours.
        language: of the dialogs; the dates speak the workbook's.

    Returns:
        None when the user changed their mind.

    Raises:
        NameMissing: when the workbook has lost internal names.
        SaveFirst: when the workbook has no file on this computer, or has changed since it was saved.
        NoDates: when no open measure is due and no review is planned.
        FileUnreadable: when the file cannot be read.
        FileUnwritable: when the calendar cannot be saved there.
    """
    read_live(book)  # tells what is wrong with a workbook, or that Excel does not answer
    file = saved_file_of(book, "calendar")
    # Only here, because reading files needs libraries that no other click does.
    from kam_partnership.output.calendar_file import calendar_file
    from kam_partnership.portfolio.due_dates import all_days, due_dates
    from kam_partnership.saving import write_atomically

    found = due_dates(file)
    days, _ = all_days([found])
    if not days:
        raise NoDates("no_dates")
    name = text("file.calendar", language, name=file.stem)
    chosen = file_to_save(book, free_file(file.parent, name, ".ics"), language)
    if chosen is None:
        return None
    write_atomically(chosen, calendar_file(days, text("cli.calendar.title", language)))
    return SavedCalendar(chosen, len(days), found.without_day)


def saved_text(saved: SavedCalendar, language: Language) -> str:
    """How many days went in, and which measures have none, short enough for a dialog."""
    words = [text("ribbon.calendar.done", language, count=saved.count, path=saved.file)]
    without = saved.without_day
    if without:
        lines = [text("ribbon.calendar.without_day", language, count=len(without))]
        lines += [f"•  {measure}" for measure in without[:SHOWN_MEASURES]]
        if len(without) > SHOWN_MEASURES:
            lines.append(text("ribbon.calendar.more", language, count=len(without) - SHOWN_MEASURES))
        words.append("\n".join(lines))
    return "\n\n".join(words)
