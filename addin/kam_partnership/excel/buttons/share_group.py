"""Weitergeben: slides, a PDF, a copy to send."""

from __future__ import annotations

import xlwings as xw

from kam_partnership.errors import ReportRefused
from kam_partnership.excel import exports
from kam_partnership.excel.click import language_of, show, tell, tell_saved, today
from kam_partnership.excel.host import NeedsExcel, SaveFirst
from kam_partnership.excel.prepared_copy import save_prepared_copy
from kam_partnership.excel.save_report import save_report
from kam_partnership.texts import error_text, text


def report(book: xw.Book) -> None:
    """Bericht: five slides for the meeting, made from the saved file."""
    language = language_of(book)
    try:
        reported = save_report(book, language)
    except (SaveFirst, ReportRefused) as refused:  # nothing went wrong: something is still to be done
        show(book, error_text(refused, language), language)
        return
    if reported is None:
        tell(book, text("ribbon.not_saved", language))
        return
    key = "ribbon.report.done.errors" if reported.error_count else "ribbon.report.done"
    show(book, text(key, language, path=reported.file, count=reported.error_count), language)


def save_pdf(book: xw.Book) -> None:
    """Als PDF speichern: main page and analysis, printed by Excel."""
    tell_saved(book, exports.save_pdf(book, today=today()))


def prepare_for_sending(book: xw.Book) -> None:
    """Für Versand vorbereiten: save a copy without functions, links and names of people."""
    language = language_of(book)
    try:
        message = save_prepared_copy(book, language)
    except NeedsExcel as reason:  # nothing went wrong: it only does not exist here
        message = error_text(reason, language)
    if message is None:
        tell(book, text("ribbon.not_saved", language))
    else:
        show(book, message, language)
