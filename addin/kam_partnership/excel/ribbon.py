"""The ribbon's entry points: one function for each button, called by the add-in's VBA.

Nothing here may end in a traceback: whatever fails is told in one dialog, in the user's language.
"""

from __future__ import annotations

import datetime as dt
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import gettempdir

import xlwings as xw

from kam_partnership.errors import KamError, SnapshotRefused
from kam_partnership.excel import catalogue, commands, history, measures
from kam_partnership.excel.live import is_ours, range_of
from kam_partnership.texts import (
    UNDEFINED,
    Language,
    as_language,
    date_text,
    error_text,
    locale_language,
    number_text,
    text,
    zone_text,
)
from kam_partnership.workbook import names
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


def snapshot() -> None:
    """Stand festhalten: a row of the history; asks before it replaces one of the same day."""
    _run(_snapshot)


def suggest_measures() -> None:
    """Maßnahmen vorschlagen: steps for the largest gaps, on the measures sheet."""
    _run(_suggest_measures)


def add_from_catalogue() -> None:
    """Aus Katalog übernehmen: add the marked criteria to the table."""
    _run(_add_from_catalogue)


def log_path() -> Path:
    """Where details of unexpected errors are written."""
    return Path(gettempdir()) / "kam-partnership.log"


def _recompute(book: xw.Book) -> None:
    outcome = commands.recompute(book, now=dt.datetime.now())
    zone = UNDEFINED if outcome.figures.zone is None else zone_text(outcome.figures.zone, outcome.language)
    balance = number_text(outcome.figures.net_balance, outcome.language, signed=True)
    told = _findings_count(len(outcome.findings), outcome.language)
    book.app.status_bar = text("ribbon.status", outcome.language, zone=zone, balance=balance, findings=told)


def _findings_count(count: int, language: Language) -> str:
    sheet = text("sheet.analysis", language)
    if count == 0:
        return text("ribbon.findings.none", language)
    key = "ribbon.findings.one" if count == 1 else "ribbon.findings.many"
    return text(key, language, count=count, sheet=sheet)


def _add_criterion(book: xw.Book) -> None:
    commands.add_criterion(book)
    book.app.status_bar = text("ribbon.row_ready", _language(book))


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


def _snapshot(book: xw.Book) -> None:
    language = _language(book)
    title = text("ribbon.title", language)

    def may_replace(day: dt.date) -> bool:
        question = text("ribbon.snapshot.replace", language, date=date_text(day, language))
        answer = book.app.alert(question, title=title, buttons="yes_no", mode="info")
        return str(answer) == "yes"

    try:
        saved = history.snapshot(book, today=dt.date.today(), may_replace=may_replace)
    except SnapshotRefused as refused:  # nothing went wrong: something is still to be done
        book.app.alert(error_text(refused, language), title=title, mode="info")
        return
    if saved is None:
        book.app.status_bar = text("ribbon.snapshot.kept", language)
        return
    key = "ribbon.snapshot.replaced" if saved.replaced else "ribbon.snapshot.saved"
    sheet = text("sheet.history", language)
    book.app.status_bar = text(key, language, date=date_text(saved.date, language), sheet=sheet)
    if saved.titles_cut:
        book.app.alert(text("snapshot.titles_cut", language), title=title, mode="info")


def _suggest_measures(book: xw.Book) -> None:
    suggested = measures.suggest_measures(book)
    language = _language(book)
    if suggested.count:
        values = {"count": suggested.count, "criteria": len(suggested.criteria)}
        book.app.status_bar = text("ribbon.measures.added", language, **values)
        return
    message = text("ribbon.measures.covered" if suggested.gaps else "ribbon.measures.no_gap", language)
    book.app.alert(message, title=text("ribbon.title", language), mode="info")


def _add_from_catalogue(book: xw.Book) -> None:
    taken = catalogue.add_chosen(book)
    language = _language(book)
    if taken.nothing_chosen:
        message = text("ribbon.catalog.none_chosen", language, sheet=text("sheet.catalog", language))
    else:
        message = catalogue.taken_over_text(taken, language)
    book.app.alert(message, title=text("ribbon.title", language), mode="info")


def _run(command: Callable[[xw.Book], None]) -> None:
    """Run a command on the workbook the user is looking at; tell the user what went wrong."""
    book = xw.Book.caller()
    try:
        if not is_ours(book):
            raise KamError("no_workbook")
        command(book)
    except Exception as error:
        _tell_failure(book, error)


def _tell_failure(book: xw.Book, error: Exception) -> None:
    language = _language(book)
    if isinstance(error, KamError):
        message = error_text(error, language)
    else:
        logger().error("ribbon command failed", exc_info=error)
        reason = text("error.unexpected", language, reason=f"{type(error).__name__}: {error}")
        message = text("ribbon.failed", language, reason=reason, log=log_path())
    book.app.alert(message, title=text("ribbon.title", language), mode="critical")


def _language(book: xw.Book) -> Language:
    try:
        value = range_of(book, names.GENERAL_CELLS["language"]).raw_value
    except KamError:
        value = None
    return as_language(value) or locale_language()


def logger() -> logging.Logger:
    """The log of unexpected errors; writing to it never raises."""
    log = logging.getLogger("kam_partnership")
    if not log.handlers:
        try:
            handler: logging.Handler = logging.FileHandler(log_path(), encoding="utf-8")
        except OSError:
            handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(handler)
    return log
