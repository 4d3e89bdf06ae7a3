"""Hilfe: the guide, the diagnosis, the versions."""

from __future__ import annotations

import xlwings as xw

from kam_partnership.errors import NameMissing
from kam_partnership.excel import support
from kam_partnership.excel.buttons.workbook_group import new_workbook
from kam_partnership.excel.click import language_of, show, tell
from kam_partnership.excel.host import ask, language_of_menus
from kam_partnership.texts import text


def guide(book: xw.Book) -> None:
    """Anleitung: the sheet with the guide, or the offer to make a workbook that has one."""
    try:
        sheet = support.show_guide(book)
    except (NameMissing, support.GuideMissing):
        _offer_workbook(book)
    else:
        tell(book, text("ribbon.guide_shown", language_of(book), sheet=sheet))


def _offer_workbook(book: xw.Book) -> None:
    language = language_of_menus(book)
    question = text("ribbon.guide.ask", language)
    if ask(book, question, language):
        new_workbook(book)


def diagnose(book: xw.Book) -> None:
    """Diagnose: what the doctor finds on this computer."""
    language = language_of_menus(book)
    show(book, support.diagnosis(language), language)


def about(book: xw.Book) -> None:
    """Info: versions, licence, log."""
    language = language_of_menus(book)
    show(book, support.about(book, language), language)
