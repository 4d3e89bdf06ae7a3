"""A workbook of ours from the cells that are selected in any workbook, which stays as it is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path, PurePath

import xlwings as xw

from kam_partnership.carry.content import Note
from kam_partnership.carry.imported_list import imported
from kam_partnership.carry.write import write
from kam_partnership.errors import Refused
from kam_partnership.excel.host import ask, ask_three, file_to_save, folder_of, free_file
from kam_partnership.excel.selected_cells import SelectedCells, selected_cells
from kam_partnership.excel.workbook_files import open_file
from kam_partnership.foreign.preview import question, refusal
from kam_partnership.foreign.recognise import recognise, recognise_around
from kam_partnership.foreign.sheet import Sheet
from kam_partnership.foreign.verdict import Found, NoList, Reading
from kam_partnership.saving import write_atomically
from kam_partnership.texts import Language, text


class NoListSelected(Refused):
    """What is selected is no list of criteria; nothing was written."""


@dataclass(frozen=True, slots=True)
class FromSelection:
    """A new workbook.

    Attributes:
        file: where it is saved.
        count: so many criteria came along.
        notes: what did not, and what is good to know.
    """

    file: Path
    count: int
    notes: tuple[Note, ...]


def new_from_selection(book: xw.Book, language: Language, *, now: dt.datetime) -> FromSelection | None:
    """Recognise a list in the selected cells, show it, ask what is not sure and where to save, write, open.

    Args:
        book: the workbook that the user looks at, of whatever kind; it stays as it is.
        language: of the new workbook and of the dialogs.
        now: the moment that the new workbook's analysis names.

    Returns:
        the new workbook; None when the user changed their mind.

    Raises:
        Refused: when nothing is selected, or no list; the message names sheet and cells.
        NeedsExcel: on the Mac.
        FileUnwritable: when the file cannot be saved there.
        FileNotOpened: when it was saved, but Excel did not open it.
    """
    selected = selected_cells(book)
    found, sheet = _recognised(selected)
    if isinstance(found, NoList):
        key, details = refusal(found, [sheet], _place(book, sheet, language), language)
        raise NoListSelected(key, file=_place(book, sheet, language), **details)
    reading = _confirmed(book, found, sheet, language)
    if reading is None:
        return None
    name = text("file.from_selection", language, name=PurePath(book.name).stem)
    chosen = file_to_save(book, free_file(folder_of(book), name, ".xlsx"), language)
    if chosen is None:
        return None
    written = write(imported(reading, language), language, now=now)
    write_atomically(chosen, written.data)
    open_file(book, chosen)
    return FromSelection(chosen, len(reading.rows), tuple(written.notes))


def _recognised(selected: SelectedCells) -> tuple[Found | NoList, Sheet]:
    """What the cells are, and the cells that were looked at for it."""
    if selected.cell is None:
        return recognise([selected.sheet]), selected.sheet
    return recognise_around(selected.sheet, *selected.cell)


def _place(book: xw.Book, sheet: Sheet, language: Language) -> str:
    cells = sheet.used.reference
    return text("ribbon.selection.place", language, file=book.name, sheet=sheet.name, cells=cells)


def _confirmed(book: xw.Book, found: Found, sheet: Sheet, language: Language) -> Reading | None:
    """The reading that the user takes, after a look at all of them."""
    shown = "\n".join(question(found, [sheet], language))
    *others, last = found.readings
    for number, reading in enumerate(others, start=1):
        asked = text("ribbon.selection.which", language, number=number, next=number + 1)
        if number == len(others):
            asked = text("ribbon.selection.which_of_two", language, number=number, next=number + 1)
        answer = ask_three(book, f"{shown}\n\n{asked}", language)
        if answer is None:
            return None
        if answer:
            return reading
    if others:
        return last  # "no" to the last but one
    return last if ask(book, f"{shown}\n\n{text('ribbon.selection.make', language)}", language) else None
