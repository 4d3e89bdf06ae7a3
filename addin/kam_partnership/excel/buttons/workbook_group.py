"""Mappe: an empty workbook, the content in a fresh one, a list from elsewhere in one."""

from __future__ import annotations

import xlwings as xw

from kam_partnership.errors import Refused
from kam_partnership.excel import workbook_files as files
from kam_partnership.excel.click import language_of, now, show, tell
from kam_partnership.excel.host import NeedsExcel, language_of_menus
from kam_partnership.texts import error_text, text


def new_workbook(book: xw.Book) -> None:
    """Neue Mappe: an empty workbook of ours, saved and opened."""
    file = files.new_workbook(book)
    key = "ribbon.not_saved" if file is None else "ribbon.new_ready"
    tell(book, text(key, language_of_menus(book), file=file))


def upgrade(book: xw.Book) -> None:
    """Aktualisieren: the content in a fresh template, as a new file."""
    upgraded = files.upgrade(book, now=now())
    if upgraded is None:
        tell(book, text("ribbon.not_saved", language_of(book)))
    else:
        show(book, files.upgraded_text(upgraded), upgraded.language)


def from_selection(book: xw.Book) -> None:
    """Aus Auswahl: a workbook of ours from the list that is selected in any workbook."""
    # Only here, because recognising and writing need libraries that no other click of this group does.
    from kam_partnership.carry.transfer_report import report_lines
    from kam_partnership.excel.from_selection import new_from_selection

    language = language_of_menus(book)
    try:
        made = new_from_selection(book, language, now=now())
    except (Refused, NeedsExcel) as reason:  # nothing went wrong: something else is to be selected, or used
        show(book, error_text(reason, language), language)
        return
    if made is None:
        tell(book, text("ribbon.not_saved", language))
        return
    done = text("ribbon.selection.done", language, count=made.count, file=made.file)
    if made.notes:
        show(book, "\n\n".join([done, "\n".join(report_lines(made.notes, language))]), language)
    else:
        tell(book, done)
