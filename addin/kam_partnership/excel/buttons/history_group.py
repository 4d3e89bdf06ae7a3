"""Verlauf und Maßnahmen: the state of a day, steps for the largest gaps, their dates."""

from __future__ import annotations

import datetime as dt

import xlwings as xw

from kam_partnership.errors import SnapshotRefused
from kam_partnership.excel import snapshot as history
from kam_partnership.excel import suggest_measures as measures
from kam_partnership.excel.click import language_of, show, show_saved, tell, tell_change, today
from kam_partnership.excel.host import ask
from kam_partnership.excel.save_calendar import save_calendar
from kam_partnership.texts import date_text, error_text, text


def snapshot(book: xw.Book) -> None:
    """Stand festhalten: a row of the history; asks before it replaces one of the same day."""

    def may_replace(day: dt.date) -> bool:
        language = language_of(book)
        question = text("ribbon.snapshot.replace", language, date=date_text(day, language))
        return ask(book, question, language)

    try:
        saved = history.snapshot(book, today=today(), may_replace=may_replace)
    except SnapshotRefused as refused:  # nothing went wrong: something is still to be done
        language = language_of(book)
        show(book, error_text(refused, language), language)
        return
    if saved is None:
        tell(book, text("ribbon.snapshot.kept", language_of(book)))
        return
    language = saved.outcome.language
    key = "ribbon.snapshot.replaced" if saved.replaced else "ribbon.snapshot.saved"
    sheet = text("sheet.history", language)
    tell_change(book, text(key, language, date=date_text(saved.date, language), sheet=sheet), language)
    if saved.titles_cut:
        show(book, text("snapshot.titles_cut", language), language)


def suggest_measures(book: xw.Book) -> None:
    """Maßnahmen vorschlagen: steps for the largest gaps, on the measures sheet."""
    suggested = measures.suggest_measures(book)
    language = language_of(book)
    if suggested.count:
        values = {"count": suggested.count, "criteria": len(suggested.criteria)}
        tell_change(book, text("ribbon.measures.added", language, **values), language)
        return
    show(book, text("ribbon.measures.covered" if suggested.gaps else "ribbon.measures.no_gap", language), language)


def calendar(book: xw.Book) -> None:
    """Termine: due dates and the next review as a file for Outlook and others, made from the saved file."""
    show_saved(book, save_calendar, language_of(book))
