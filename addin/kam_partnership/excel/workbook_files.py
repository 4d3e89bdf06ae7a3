"""Workbooks as files: a new one from the template, and the open one carried into a fresh template."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import xlwings as xw

from kam_partnership.errors import KamError
from kam_partnership.excel.host import (
    file_of,
    file_to_save,
    folder_of,
    free_file,
    is_saved,
    language_of_menus,
)
from kam_partnership.shipped_files import template_path
from kam_partnership.texts import Language, text

if TYPE_CHECKING:
    from kam_partnership.carry.content import Note, UserContent

#: A dialog shows at most so many lines of the report.
SHOWN_LINES = 16


class NotSaved(KamError):
    """The workbook holds what its file does not; nothing was written."""


class FileNotOpened(KamError):
    """The new file is written, but Excel did not open it."""


def new_workbook(book: xw.Book) -> Path | None:
    """Save an empty workbook of ours under a name that the user picks, and open it.

    Args:
        book: any open workbook; only its Excel is used.

    Returns:
        the new file; None when the user changed their mind.

    Raises:
        FileUnwritable: when the file cannot be saved there.
        FileNotOpened: when it was saved, but Excel did not open it.
    """
    from kam_partnership.saving import write_atomically
    from kam_partnership.xlsx.package import read_bytes

    language = language_of_menus(book)
    suggested = free_file(folder_of(book), text("file.new", language), ".xlsx")
    chosen = file_to_save(book, suggested, language)
    if chosen is None:
        return None
    write_atomically(chosen, read_bytes(template_path(language)))
    open_file(book, chosen)
    return chosen


@dataclass(frozen=True, slots=True)
class Upgraded:
    """A workbook carried into a fresh template.

    Attributes:
        file: the new workbook.
        content: what was carried.
        notes: what was not, and what is good to know.
        language: of the workbook.
    """

    file: Path
    content: UserContent
    notes: tuple[Note, ...]
    language: Language


def upgrade(book: xw.Book, *, now: dt.datetime) -> Upgraded | None:
    """Carry the open workbook into a fresh template as a new file beside it, and open that.

    Args:
        book: an open workbook, in whatever state; it stays as it is.
        now: the moment that a renewed analysis names.

    Returns:
        what was carried; None when the user changed their mind.

    Raises:
        NotSaved: when the workbook has no file here, or holds what its file does not.
        FileUnreadable: when nothing of ours is found in it, or it comes from a newer template.
        FileUnwritable: when the new file cannot be saved there.
        FileNotOpened: when it was saved, but Excel did not open it.
    """
    # Only here, because reading whole files needs libraries that no other click does.
    from kam_partnership.carry.add_ins import add_in_notes, edition_of
    from kam_partnership.carry.own_content import collect
    from kam_partnership.carry.write import write
    from kam_partnership.saving import write_atomically

    file = file_of(book)
    if file is None:
        raise NotSaved("save_as_file_first")
    if not is_saved(book):
        raise NotSaved("save_first")
    content = collect(file)
    language = content.language
    name = text("file.upgraded", language, name=file.stem)
    chosen = file_to_save(book, free_file(file.parent, name, ".xlsx"), language)
    if chosen is None:
        return None
    template = edition_of(file)
    written = write(content, language, now=now, template=template)
    write_atomically(chosen, written.data)
    open_file(book, chosen)
    notes = (*content.notes, *add_in_notes(file, template), *written.notes)
    return Upgraded(chosen, content, notes, language)


def upgraded_text(upgraded: Upgraded) -> str:
    """What came along and what did not, short enough for a dialog."""
    from kam_partnership.carry.transfer_report import news_lines, report_lines, summary

    language = upgraded.language
    lines = [*report_lines(upgraded.notes, language), *news_lines(upgraded.content, language)]
    told = lines[:SHOWN_LINES]
    if len(lines) > len(told):
        told.append(text("ribbon.upgraded.more", language, count=len(lines) - len(told)))
    done = text("ribbon.upgraded", language, file=upgraded.file)
    return "\n\n".join([done, summary(upgraded.content, language), "\n".join(told)])


def open_file(book: xw.Book, file: Path) -> None:
    """Open a file that was just written.

    Raises:
        FileNotOpened: when Excel does not open it.
    """
    try:
        book.app.books.open(str(file))
    except Exception as error:  # the usual reason: a workbook of the same name is open
        raise FileNotOpened("file_not_opened", file=str(file)) from error
