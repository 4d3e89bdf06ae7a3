"""Mehrere Sichten, in the order of the work: ask people, put together what comes back, adopt what was agreed on."""

from __future__ import annotations

import datetime as dt

import xlwings as xw

from kam_partnership.errors import NameMissing, Refused
from kam_partnership.excel.click import language_of, show, show_change, show_saved, tell, tell_change
from kam_partnership.excel.host import ask, file_to_open, has_dialogs, refuse_unsaved, without_excel
from kam_partnership.excel.live import is_ours
from kam_partnership.excel.save_merged import save_merged
from kam_partnership.excel.save_survey import save_survey
from kam_partnership.texts import date_text, error_text, text
from kam_partnership.workbook import names


def survey(book: xw.Book) -> None:
    """Fragebögen: for each person who is asked to rate a form and a draft of the message, made from the saved file."""
    language = language_of(book)
    if not has_dialogs(book):
        show(book, text("ribbon.survey.headless", language), language)
        return
    show_saved(book, save_survey, language)


def merge(book: xw.Book) -> None:
    """Zusammenführen: questionnaires and workbooks that came back as one workbook of all views, opened."""
    language = language_of(book)
    if without_excel(book):
        show(book, text("ribbon.merge.headless", language), language)
        return
    show_saved(book, save_merged, language)


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
