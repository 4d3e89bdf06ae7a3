"""Weitergeben: slides, a PDF, a copy to send."""

from __future__ import annotations

import xlwings as xw

from kam_partnership.excel import exports
from kam_partnership.excel.click import language_of, show_saved, tell_saved, today
from kam_partnership.excel.prepared_copy import save_prepared_copy
from kam_partnership.excel.save_report import save_report


def report(book: xw.Book) -> None:
    """Bericht: five slides for the meeting, made from the saved file."""
    show_saved(book, save_report, language_of(book))


def save_pdf(book: xw.Book) -> None:
    """Als PDF speichern: main page and analysis, printed by Excel."""
    tell_saved(book, exports.save_pdf(book, today=today()))


def prepare_for_sending(book: xw.Book) -> None:
    """Für Versand vorbereiten: save a copy without functions, links and names of people."""
    show_saved(book, save_prepared_copy, language_of(book))
