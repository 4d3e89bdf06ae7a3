"""The report for the meeting from the workbook that is open: made from its saved file."""

from __future__ import annotations

import xlwings as xw

from kam_partnership.excel.host import ask_three, file_to_save, free_file, saved_file_of
from kam_partnership.excel.live import read_live
from kam_partnership.texts import Language, text


def save_report(book: xw.Book, language: Language) -> str | None:
    """Ask for whom and where, and write five slides.

    Args:
        book: an open workbook of ours.
        language: of the dialogs; the report speaks the workbook's.

    Returns:
        what was written, and how many inputs do not count in it; None when the user changed their mind.

    Raises:
        NameMissing: when the workbook has lost internal names.
        SaveFirst: when the workbook has no file on this computer, or has changed since it was saved.
        ReportRefused: when nothing is rated yet.
        LibraryMissing: when a library for slides does not load.
        FileUnreadable: when the settings are invalid.
        FileUnwritable: when the file cannot be saved there.
    """
    read_live(book)  # tells what is wrong with a workbook, or that Excel does not answer
    file = saved_file_of(book, without_file="report_without_file", save_first="report_save_first")
    # Only here, because reading files and writing slides need libraries that no other click does.
    from kam_partnership.loading import load
    from kam_partnership.report.making import make_report, write_report
    from kam_partnership.report.page_content import Audience

    load("pptx", "xlsxwriter")
    for_customer = ask_three(book, text("ribbon.report.audience", language), language)
    if for_customer is None:
        return None
    made = make_report(file, Audience.CUSTOMER if for_customer else Audience.INTERNAL)
    chosen = file_to_save(book, free_file(file.parent, made.report.title, ".pptx"), language)
    if chosen is None:
        return None
    write_report(made, chosen)
    key = "ribbon.report.done.errors" if made.errors else "ribbon.report.done"
    return text(key, language, path=chosen, count=len(made.errors))
