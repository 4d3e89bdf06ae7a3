"""Questionnaires from the workbook that is open: who is asked is typed into one dialog, as for the command survey."""

from __future__ import annotations

import re
from pathlib import Path

import xlwings as xw

from kam_partnership.excel.host import folder_to_use, saved_file_of, words_typed
from kam_partnership.excel.live import read_live
from kam_partnership.texts import Language, text

#: What stands between two people in the dialog.
_BETWEEN = re.compile(r"[;\n]")


def save_survey(book: xw.Book, language: Language) -> str | None:
    """Ask whom and where, and write for everybody a form as a workbook and as a PDF, and a draft of the message.

    Args:
        book: an open workbook of ours, in an Excel that has dialogs.
        language: of the dialogs; the forms speak the workbook's, or the one typed with a name.

    Returns:
        what was written, in sentences; None when the user changed their mind.

    Raises:
        NameMissing: when the workbook has lost internal names.
        SaveFirst: when the workbook has no file on this computer, or has changed since it was saved.
        RatersRefused: for words that nobody understands; when the workbook has no scale or no criterion.
        LibraryMissing: when a library for forms does not load.
        FileUnreadable: when the file cannot be read.
        FileUnwritable: when a form is there already, or the folder cannot be written to.
    """
    read_live(book)  # tells what is wrong with a workbook, or that Excel does not answer
    file = saved_file_of(book, without_file="survey_without_file", save_first="survey_save_first")
    typed = words_typed(book, text("ribbon.survey.question", language), language)
    if not typed:
        return None
    # Only here, because reading files and making forms need libraries that no other click does.
    from kam_partnership.carry.invitations import invitations
    from kam_partnership.carry.own_content import collect
    from kam_partnership.carry.survey_files import hints, make_packets, packet_texts, write_packets
    from kam_partnership.loading import load

    people = invitations([words.strip() for words in _BETWEEN.split(typed) if words.strip()])
    load("xlsxwriter", "reportlab")
    folder = folder_to_use(book, text("ribbon.survey.folder", language))
    if folder is None:
        return None
    content = collect(file)
    packets = make_packets(content, file, people)
    write_packets(packets, folder)
    lines = packet_texts(packets, Path(), language)
    done = text("ribbon.survey.done", language, count=len(packets), folder=folder)
    return "\n\n".join([done, "\n".join(f"•  {line}" for line in lines), *hints(packets, content, file, language)])
