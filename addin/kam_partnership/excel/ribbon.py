"""The ribbon's entry points: one function for each button, called by the add-in's VBA.

Nothing here may end in a traceback: ``click.run`` tells whatever fails in one dialog. A result is told with
``click.tell``, so that a status bar that cannot be written does not look like a failed command.
"""

from __future__ import annotations

import datetime as dt

import xlwings as xw

from kam_partnership.excel import commands
from kam_partnership.excel.click import language_of as _language
from kam_partnership.excel.click import run as _run
from kam_partnership.excel.click import tell
from kam_partnership.texts import UNDEFINED, Language, number_text, text, zone_text
from kam_partnership.workbook.analysis_rows import placed_text

#: A dialog shows at most so many findings.
SHOWN_FINDINGS = 12


def recompute() -> None:
    """Neu berechnen: write the analysis sheet and tell the result in the status bar."""
    _run(_recompute)


def add_criterion() -> None:
    """Kriterium hinzufügen: a new row, its title cell selected."""
    _run(_add_criterion)


def check() -> None:
    """Prüfen: list the findings."""
    _run(_check)


def _recompute(book: xw.Book) -> None:
    outcome = commands.recompute(book, now=dt.datetime.now())
    zone = UNDEFINED if outcome.figures.zone is None else zone_text(outcome.figures.zone, outcome.language)
    balance = number_text(outcome.figures.net_balance, outcome.language, signed=True)
    told = _findings_count(len(outcome.findings), outcome.language)
    tell(book, text("ribbon.status", outcome.language, zone=zone, balance=balance, findings=told))


def _findings_count(count: int, language: Language) -> str:
    sheet = text("sheet.analysis", language)
    if count == 0:
        return text("ribbon.findings.none", language)
    key = "ribbon.findings.one" if count == 1 else "ribbon.findings.many"
    return text(key, language, count=count, sheet=sheet)


def _add_criterion(book: xw.Book) -> None:
    commands.add_criterion(book)
    tell(book, text("ribbon.row_ready", _language(book)))


def _check(book: xw.Book) -> None:
    outcome = commands.check(book)
    language, count = outcome.language, len(outcome.findings)
    if count == 0:
        message = text("ribbon.check.clean", language)
    else:
        key = "ribbon.check.intro.one" if count == 1 else "ribbon.check.intro"
        lines = [text(key, language, count=count), ""]
        lines += [
            "•  " + placed_text(finding, language, outcome.main_sheet) for finding in outcome.findings[:SHOWN_FINDINGS]
        ]
        if count > SHOWN_FINDINGS:
            sheet = text("sheet.analysis", language)
            lines += ["", text("ribbon.check.more", language, count=count - SHOWN_FINDINGS, sheet=sheet)]
        message = "\n".join(lines)
    book.app.alert(message, title=text("ribbon.title", language), mode="info")
