"""Mappe: an empty workbook, or the content in a fresh one."""

from __future__ import annotations

import xlwings as xw

from kam_partnership.excel import support
from kam_partnership.excel import workbook_files as files
from kam_partnership.excel.click import language_of, now, show, tell
from kam_partnership.texts import text


def new_workbook(book: xw.Book) -> None:
    """Neue Mappe: an empty workbook of ours, saved and opened."""
    file = files.new_workbook(book)
    key = "ribbon.not_saved" if file is None else "ribbon.new_ready"
    tell(book, text(key, support.dialog_language(book), file=file))


def upgrade(book: xw.Book) -> None:
    """Aktualisieren: the content in a fresh template, as a new file."""
    upgraded = files.upgrade(book, now=now())
    if upgraded is None:
        tell(book, text("ribbon.not_saved", language_of(book)))
    else:
        show(book, files.upgraded_text(upgraded), upgraded.language)
