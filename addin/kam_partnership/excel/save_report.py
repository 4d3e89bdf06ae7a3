"""The report for the meeting from the workbook that is open: made from its saved file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import xlwings as xw

from kam_partnership.excel.host import file_to_save, free_file, saved_file_of
from kam_partnership.excel.live import read_live
from kam_partnership.texts import Language, text


@dataclass(frozen=True, slots=True)
class Reported:
    """What was written: where, and how many inputs do not count in it."""

    file: Path
    error_count: int


def save_report(book: xw.Book, language: Language) -> Reported | None:
    """Ask for whom and where, and write five slides.

    Args:
        book: an open workbook of ours.
        language: of the dialogs; the report speaks the workbook's.

    Returns:
        None when the user changed their mind.

    Raises:
        NameMissing: when the workbook has lost internal names.
        SaveFirst: when the workbook has no file on this computer, or has changed since it was saved.
        ReportRefused: when nothing is rated yet.
        LibraryMissing: when a library for slides does not load.
        FileUnreadable: when the settings are invalid.
        FileUnwritable: when the file cannot be saved there.
    """
    read_live(book)  # tells what is wrong with a workbook, or that Excel does not answer
    file = saved_file_of(book, "report")
    # Only here, because reading files and writing slides need libraries that no other click does.
    from kam_partnership.libraries import load
    from kam_partnership.report.making import make_report, write_report
    from kam_partnership.report.page_content import Audience

    load("pptx", "xlsxwriter")
    title = text("ribbon.title", language)
    answer = book.app.alert(text("ribbon.report.audience", language), title=title, buttons="yes_no_cancel", mode="info")
    if str(answer) not in ("yes", "no"):
        return None
    made = make_report(file, Audience.CUSTOMER if str(answer) == "yes" else Audience.INTERNAL)
    chosen = file_to_save(book, free_file(file.parent, made.report.title, ".pptx"), language)
    if chosen is None:
        return None
    write_report(made, chosen)
    return Reported(chosen, len(made.errors))
