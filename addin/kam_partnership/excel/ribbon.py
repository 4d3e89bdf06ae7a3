"""The ribbon's entry points: one function for each button, called by the add-in's VBA.

Nothing here may end in a traceback: ``click.run`` tells whatever fails in one dialog. A result is told with
``click.tell``, so that a status bar that cannot be written does not look like a failed command.
"""

from __future__ import annotations

import datetime as dt

import xlwings as xw

from kam_partnership.errors import CopyRefused, NeedsExcelForWindows, SnapshotRefused
from kam_partnership.excel import catalogue, commands, history, measures, sending
from kam_partnership.excel.click import language_of as _language
from kam_partnership.excel.click import run as _run
from kam_partnership.excel.click import show, tell
from kam_partnership.texts import UNDEFINED, Language, date_text, error_text, number_text, text, zone_text
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


# ---------------------------------------------------------------------- passing on
def live_functions() -> None:
    """Live-Funktionen: figures on the analysis sheet as worksheet functions, or as values again."""
    _run(_live_functions)


def prepare_for_sending() -> None:
    """Für Versand vorbereiten: save a copy without functions, links and names of people."""
    _run(_prepare_for_sending)


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


def _snapshot(book: xw.Book) -> None:
    def may_replace(day: dt.date) -> bool:
        language = _language(book)
        question = text("ribbon.snapshot.replace", language, date=date_text(day, language))
        answer = book.app.alert(question, title=text("ribbon.title", language), buttons="yes_no", mode="info")
        return str(answer) == "yes"

    try:
        saved = history.snapshot(book, today=dt.date.today(), may_replace=may_replace)
    except SnapshotRefused as refused:  # nothing went wrong: something is still to be done
        language = _language(book)
        show(book, error_text(refused, language), language)
        return
    if saved is None:
        tell(book, text("ribbon.snapshot.kept", _language(book)))
        return
    language = saved.outcome.language
    key = "ribbon.snapshot.replaced" if saved.replaced else "ribbon.snapshot.saved"
    sheet = text("sheet.history", language)
    tell(book, text(key, language, date=date_text(saved.date, language), sheet=sheet))
    if saved.titles_cut:
        show(book, text("snapshot.titles_cut", language), language)


def _suggest_measures(book: xw.Book) -> None:
    suggested = measures.suggest_measures(book)
    language = _language(book)
    if suggested.count:
        values = {"count": suggested.count, "criteria": len(suggested.criteria)}
        tell(book, text("ribbon.measures.added", language, **values))
        return
    show(book, text("ribbon.measures.covered" if suggested.gaps else "ribbon.measures.no_gap", language), language)


def _add_from_catalogue(book: xw.Book) -> None:
    taken = catalogue.add_chosen(book)
    language = _language(book)
    if taken.nothing_chosen:
        message = text("ribbon.catalog.none_chosen", language, sheet=text("sheet.catalog", language))
    else:
        message = catalogue.taken_over_text(taken, language)
    show(book, message, language)


# ---------------------------------------------------------------------- passing on
def _live_functions(book: xw.Book) -> None:
    try:
        outcome, live = commands.toggle_functions(book, now=dt.datetime.now())
    except NeedsExcelForWindows as reason:  # nothing went wrong: it only does not exist here
        language = _language(book)
        show(book, error_text(reason, language), language)
        return
    key = "ribbon.functions.on" if live else "ribbon.functions.off"
    tell(book, text(key, outcome.language, sheet=text("sheet.analysis", outcome.language)))


def _prepare_for_sending(book: xw.Book) -> None:
    language = _language(book)
    try:
        message = sending.save_prepared_copy(book, language)
    except (CopyRefused, NeedsExcelForWindows) as reason:
        message = error_text(reason, language)
    if message is None:
        tell(book, text("prepare.nothing", language))
    else:
        show(book, message, language)
