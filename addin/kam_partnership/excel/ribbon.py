"""The ribbon's entry points: one function for each button, called by the add-in's VBA.

Nothing here may end in a traceback: ``click.run`` tells whatever fails in one dialog. A result is told with
``click.tell``, so that a status bar that cannot be written does not look like a failed command.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import xlwings as xw

from kam_partnership.errors import NameMissing, ReportRefused, SnapshotRefused
from kam_partnership.excel import add_from_catalogue as catalogue
from kam_partnership.excel import charts, commands, exports, sending, support
from kam_partnership.excel import snapshot as history
from kam_partnership.excel import suggest_measures as measures
from kam_partnership.excel import workbook_files as files
from kam_partnership.excel.click import language_of as _language
from kam_partnership.excel.click import run as _run
from kam_partnership.excel.click import show, tell, tell_change
from kam_partnership.excel.host import NeedsExcel
from kam_partnership.excel.report import SaveFirst, save_report
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


# ---------------------------------------------------------------------- Diagramm, Weitergeben, Mappe, Hilfe
def restore_diagram() -> None:
    """Diagramm wiederherstellen: bring back charts that are missing or damaged."""
    _run(_restore_diagram)


def save_picture() -> None:
    """Als Bild speichern: the diagram as a PNG file."""
    _run(_save_picture)


def save_pdf() -> None:
    """Als PDF speichern: main page and analysis, printed by Excel."""
    _run(_save_pdf)


def report() -> None:
    """Bericht: five slides for the meeting, made from the saved file."""
    _run(_report)


def prepare_for_sending() -> None:
    """Für Versand vorbereiten: save a copy without functions, links and names of people."""
    _run(_prepare_for_sending)


def live_functions() -> None:
    """Live-Funktionen: figures on the analysis sheet as worksheet functions, or as values again."""
    _run(_live_functions)


def new_workbook() -> None:
    """Neue Mappe: an empty workbook of ours, saved and opened."""
    _run(_new_workbook)


def upgrade() -> None:
    """Aktualisieren: the content in a fresh template, as a new file."""
    _run(_upgrade)


def guide() -> None:
    """Anleitung: the sheet with the guide, or the offer to make a workbook that has one."""
    _run(_guide)


def diagnose() -> None:
    """Diagnose: what the doctor finds on this computer."""
    _run(_diagnose)


def about() -> None:
    """Info: versions, licence, log."""
    _run(_about)


def portfolio() -> None:
    """Portfolio: all accounts of a folder in one workbook."""
    _run(_portfolio)


def _recompute(book: xw.Book) -> None:
    outcome = commands.recompute(book, now=dt.datetime.now())
    zone = UNDEFINED if outcome.figures.zone is None else zone_text(outcome.figures.zone, outcome.language)
    balance = number_text(outcome.figures.net_balance, outcome.language, signed=True)
    told = _findings_count(len(outcome.findings), outcome.language)
    message = text("ribbon.status", outcome.language, zone=zone, balance=balance, findings=told)
    tell_change(book, message, outcome.language)


def _findings_count(count: int, language: Language) -> str:
    sheet = text("sheet.analysis", language)
    if count == 0:
        return text("ribbon.findings.none", language)
    return text("ribbon.findings", language, count=count, sheet=sheet)


def _add_criterion(book: xw.Book) -> None:
    commands.add_criterion(book)
    language = _language(book)
    tell_change(book, text("ribbon.row_ready", language), language)


def _check(book: xw.Book) -> None:
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
    tell_change(book, text(key, language, date=date_text(saved.date, language), sheet=sheet), language)
    if saved.titles_cut:
        show(book, text("snapshot.titles_cut", language), language)


def _suggest_measures(book: xw.Book) -> None:
    suggested = measures.suggest_measures(book)
    language = _language(book)
    if suggested.count:
        values = {"count": suggested.count, "criteria": len(suggested.criteria)}
        tell_change(book, text("ribbon.measures.added", language, **values), language)
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


# ---------------------------------------------------------------------- Diagramm, Weitergeben, Mappe, Hilfe
def _restore_diagram(book: xw.Book) -> None:
    language = _language(book)

    def may_replace() -> bool:
        question = text("ribbon.charts.fine", language)
        answer = book.app.alert(question, title=text("ribbon.title", language), buttons="yes_no", mode="info")
        return str(answer) == "yes"

    restored = charts.restore(book, may_replace=may_replace)
    if restored:
        told = ", ".join(text(f"chart.{chart}", language) for chart in restored)
        tell_change(book, text("ribbon.charts.restored", language, charts=told), language)
    else:
        tell(book, text("ribbon.charts.kept", language))


def _save_picture(book: xw.Book) -> None:
    _tell_saved(book, exports.save_picture(book, today=dt.date.today()))


def _save_pdf(book: xw.Book) -> None:
    _tell_saved(book, exports.save_pdf(book, today=dt.date.today()))


def _report(book: xw.Book) -> None:
    language = _language(book)
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


def _tell_saved(book: xw.Book, file: Path | None) -> None:
    key = "ribbon.not_saved" if file is None else "ribbon.saved"
    tell(book, text(key, _language(book), file=file))


def _prepare_for_sending(book: xw.Book) -> None:
    language = _language(book)
    try:
        message = sending.save_prepared_copy(book, language)
    except NeedsExcel as reason:  # nothing went wrong: it only does not exist here
        message = error_text(reason, language)
    if message is None:
        tell(book, text("ribbon.not_saved", language))
    else:
        show(book, message, language)


def _live_functions(book: xw.Book) -> None:
    try:
        outcome, live = commands.toggle_functions(book, now=dt.datetime.now())
    except NeedsExcel as reason:  # as above
        language = _language(book)
        show(book, error_text(reason, language), language)
        return
    key = "ribbon.functions.on" if live else "ribbon.functions.off"
    told = text(key, outcome.language, sheet=text("sheet.analysis", outcome.language))
    tell_change(book, told, outcome.language)


def _new_workbook(book: xw.Book) -> None:
    file = files.new_workbook(book)
    key = "ribbon.not_saved" if file is None else "ribbon.new_ready"
    tell(book, text(key, support.dialog_language(book), file=file))


def _upgrade(book: xw.Book) -> None:
    upgraded = files.upgrade(book, now=dt.datetime.now())
    if upgraded is None:
        tell(book, text("ribbon.not_saved", _language(book)))
    else:
        show(book, files.upgraded_text(upgraded), upgraded.language)


def _guide(book: xw.Book) -> None:
    try:
        sheet = support.show_guide(book)
    except (NameMissing, support.GuideMissing):
        _offer_workbook(book)
    else:
        tell(book, text("ribbon.guide_shown", _language(book), sheet=sheet))


def _offer_workbook(book: xw.Book) -> None:
    language = support.dialog_language(book)
    question = text("ribbon.guide.ask", language)
    answer = book.app.alert(question, title=text("ribbon.title", language), buttons="yes_no", mode="info")
    if str(answer) == "yes":
        _new_workbook(book)


def _diagnose(book: xw.Book) -> None:
    language = support.dialog_language(book)
    show(book, support.diagnosis(language), language)


def _about(book: xw.Book) -> None:
    language = support.dialog_language(book)
    show(book, support.about(book, language), language)


def _portfolio(book: xw.Book) -> None:
    from kam_partnership.excel.portfolio import portfolio as of_a_folder

    of_a_folder(book)
