"""Bewertung: recompute and check, more criteria, figures that follow every change."""

from __future__ import annotations

import xlwings as xw

from kam_partnership.excel import add_from_catalogue as catalogue
from kam_partnership.excel import commands
from kam_partnership.excel.click import language_of, now, show, tell_change
from kam_partnership.excel.host import NeedsExcel
from kam_partnership.texts import UNDEFINED, Language, error_text, number_text, text, zone_text
from kam_partnership.workbook.analysis_rows import placed_text

#: A dialog shows at most so many findings.
SHOWN_FINDINGS = 12


def recompute(book: xw.Book) -> None:
    """Neu berechnen: write the analysis sheet and tell the result in the status bar."""
    outcome = commands.recompute(book, now=now())
    zone = UNDEFINED if outcome.figures.zone is None else zone_text(outcome.figures.zone, outcome.language)
    tolerance = None if outcome.settings is None else outcome.settings.tolerance
    balance = number_text(outcome.figures.net_balance, outcome.language, signed=True, beside=tolerance)
    told = _findings_count(len(outcome.findings), outcome.language)
    message = text("ribbon.status", outcome.language, zone=zone, balance=balance, findings=told)
    tell_change(book, message, outcome.language)


def _findings_count(count: int, language: Language) -> str:
    sheet = text("sheet.analysis", language)
    if count == 0:
        return text("ribbon.findings.none", language)
    return text("ribbon.findings", language, count=count, sheet=sheet)


def add_criterion(book: xw.Book) -> None:
    """Kriterium hinzufügen: a new row, its title cell selected."""
    commands.add_empty_criterion(book)
    language = language_of(book)
    tell_change(book, text("ribbon.row_ready", language), language)


def add_from_catalogue(book: xw.Book) -> None:
    """Aus Katalog übernehmen: add the marked criteria to the table."""
    taken = catalogue.add_chosen(book)
    language = language_of(book)
    if taken.nothing_chosen:
        message = text("ribbon.catalog.none_chosen", language, sheet=text("sheet.catalog", language))
    else:
        message = catalogue.taken_over_text(taken, language)
    show(book, message, language)


def check(book: xw.Book) -> None:
    """Prüfen: list the findings."""
    outcome = commands.check(book)
    language, count = outcome.language, len(outcome.findings)
    if count == 0:
        message = text("ribbon.check.clean", language)
    else:
        lines = [text("ribbon.check.intro", language, count=count), ""]
        lines += [
            "•  " + placed_text(finding, language, outcome.main_sheet) for finding in outcome.findings[:SHOWN_FINDINGS]
        ]
        if count > SHOWN_FINDINGS:
            sheet = text("sheet.analysis", language)
            lines += ["", text("ribbon.check.more", language, count=count - SHOWN_FINDINGS, sheet=sheet)]
        message = "\n".join(lines)
    book.app.alert(message, title=text("ribbon.title", language), mode="info")


def live_functions(book: xw.Book) -> None:
    """Live-Funktionen: figures on the analysis sheet as worksheet functions, or as values again."""
    try:
        outcome, live = commands.toggle_functions(book, now=now())
    except NeedsExcel as reason:  # nothing went wrong: it only does not exist here
        language = language_of(book)
        show(book, error_text(reason, language), language)
        return
    key = "ribbon.functions.on" if live else "ribbon.functions.off"
    told = text(key, outcome.language, sheet=text("sheet.analysis", outcome.language))
    tell_change(book, told, outcome.language)
