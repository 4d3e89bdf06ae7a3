"""Verlauf und Maßnahmen: the state of a day, what both sides agreed on, steps for the largest gaps."""

from __future__ import annotations

import datetime as dt

import xlwings as xw

from kam_partnership.errors import NameMissing, Refused, SnapshotRefused
from kam_partnership.excel import snapshot as history
from kam_partnership.excel import suggest_measures as measures
from kam_partnership.excel.click import language_of, show, show_change, tell, tell_change, today
from kam_partnership.excel.host import SaveFirst, ask, file_to_open, refuse_unsaved
from kam_partnership.excel.live import is_ours
from kam_partnership.excel.save_calendar import NoDates, save_calendar, saved_text
from kam_partnership.texts import date_text, error_text, text
from kam_partnership.workbook import names


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


def adopt(book: xw.Book) -> None:
    """Vereinbartes übernehmen: what both sides agreed on in a merged workbook, as a new state of this one."""
    # Only here, because reading files needs libraries that no other click of this group does.
    from kam_partnership.excel import adopt as adoption
    from kam_partnership.merge.agreed_ratings import read_agreed

    if not is_ours(book):  # nobody is asked for a file in vain
        raise NameMissing("name_missing", name=names.STATE_BLOCK)
    language = language_of(book)

    def may_replace(day: dt.date) -> bool:
        return ask(book, text("ribbon.adopt.replace", language, date=date_text(day, language)), language)

    try:
        file = file_to_open(book, text("ribbon.adopt.choose", language), language)
        if file is not None:
            refuse_unsaved(book, file)
        adopted = None if file is None else adoption.adopt(book, read_agreed(file), may_replace=may_replace)
    except Refused as refused:  # nothing went wrong: something is still to be done
        show(book, error_text(refused, language), language)
        return
    if adopted is None:
        tell(book, text("ribbon.adopt.kept", language))
        return
    done = adoption.result_text(adopted, language)
    if left := adoption.left_text(adopted, language):
        show_change(book, "\n\n".join([" ".join(done), *left]), language)
    else:
        tell_change(book, text("ribbon.adopt.done", language, done=" ".join(done)), language)


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
    language = language_of(book)
    try:
        saved = save_calendar(book, language)
    except (SaveFirst, NoDates) as refused:  # nothing went wrong: something is still to be done
        show(book, error_text(refused, language), language)
        return
    if saved is None:
        tell(book, text("ribbon.not_saved", language))
        return
    show(book, saved_text(saved, language), language)
