"""What every click on the ribbon has in common: whatever fails is told in one dialog, in the user's language."""

from __future__ import annotations

import ctypes
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import xlwings as xw

from kam_partnership.errors import ChangeIncomplete, ChangeNotShown, ChangeUncertain, KamError, NameMissing, Refused
from kam_partnership.excel.host import NeedsExcel, SaveFirst, is_final, is_read_only, is_shared
from kam_partnership.excel.live import range_of
from kam_partnership.excel.log import log_path, note_failure
from kam_partnership.excel.trouble import does_not_answer, explained, patience
from kam_partnership.texts import Language, as_language, error_text, locale_language, text
from kam_partnership.workbook import names

# Windows' own message box: a warning, or a piece of information, brought to the front.
_STYLES = {"critical": 0x10030, "info": 0x10040}


def run(command: Callable[[xw.Book], None]) -> None:
    """Run a command on the workbook the user is looking at; tell the user what went wrong. Never raises.

    Commands change none of Excel's settings (screen updating, events, calculation), so that there is nothing to
    put back when one fails.
    """
    book = app = None
    with patience():
        try:
            book = xw.Book.caller()
            app = book.app
            command(book)
        except Exception as error:
            _tell_failure(error, book, app)


def tell(book: xw.Book, message: str) -> None:
    """Tell a result in the status bar; in a dialog where there is none."""
    app = None
    try:
        app = book.app
        app.status_bar = message
    except Exception as error:
        note_failure(error, _name(book))
        _show(app, message, text("ribbon.title", locale_language()), "info")


def tell_change(book: xw.Book, message: str, language: Language) -> None:
    """Tell what was changed; and that it will be lost when the workbook cannot be saved under its own name."""
    if is_read_only(book):
        show_change(book, message, language)
    else:
        tell(book, message)


def show_change(book: xw.Book, message: str, language: Language) -> None:
    """The same in a dialog."""
    paragraphs = [message, text("ribbon.read_only", language)] if is_read_only(book) else [message]
    show(book, "\n\n".join(paragraphs), language)


def show(book: xw.Book, message: str, language: Language) -> None:
    """Tell a result in a dialog. Never raises: a dialog that fails must not look like a command that failed."""
    try:
        app = book.app
    except Exception as error:
        note_failure(error, _name(book))
        app = None
    _show(app, message, text("ribbon.title", language), "info")


def show_saved(book: xw.Book, save: Callable[[xw.Book, Language], str | None], language: Language) -> None:
    """Make files of the workbook and show what became of them, or what is still to be done before.

    Args:
        save: asks and writes; returns what was written, in sentences, or None when the user changed their mind.
    """
    try:
        message = save(book, language)
    except (NeedsExcel, Refused, SaveFirst) as refused:  # nothing went wrong
        message = error_text(refused, language)
    if message is None:
        tell(book, text("ribbon.not_saved", language))
    else:
        show(book, message, language)


def tell_saved(book: xw.Book, file: Path | None) -> None:
    """Tell where the file lies; None means that nobody wanted it."""
    key = "ribbon.not_saved" if file is None else "ribbon.saved"
    tell(book, text(key, language_of(book), file=file))


def now() -> dt.datetime:
    """The moment of the click, by the computer's clock; the only clock of the ribbon."""
    return dt.datetime.now()


def today() -> dt.date:
    """The day of the click."""
    return dt.date.today()


def language_of(book: xw.Book | None) -> Language:
    """The language of the workbook's settings, else that of the computer."""
    try:
        value = range_of(book, names.GENERAL_CELLS["language"]).raw_value
    except Exception:  # the language is never worth an error of its own
        value = None
    return as_language(value) or locale_language()


def _tell_failure(error: Exception, book: xw.Book | None, app: xw.App | None) -> None:
    cannot_ask = book is None or does_not_answer(error)
    language = locale_language() if cannot_ask else language_of(book)
    paragraphs = [_reason(error, language, None if cannot_ask else book)]
    changed = isinstance(error, (ChangeNotShown, ChangeIncomplete, ChangeUncertain))
    if not changed:
        paragraphs.append(text("ribbon.unchanged", language))
    if changed or not isinstance(error, KamError):
        note_failure(error, "" if cannot_ask else _name(book))
        paragraphs.append(text("ribbon.details", language, log=log_path()))
    _show(app, "\n\n".join(paragraphs), text("ribbon.title", language), "critical")


def _reason(error: Exception, language: Language, book: xw.Book | None) -> str:
    """What happened and what to do; the workbook is None when it cannot be asked."""
    known = explained(error)
    if known is None:
        known = _library_of(error)
    if known is None:
        return text("ribbon.unexpected", language, reason=type(error).__name__)
    if isinstance(known, NameMissing) and known.details.get("name") == names.STATE_BLOCK:
        known = KamError("no_workbook")
    if known.key == "excel_refused" and book is not None:
        known = _refusal_of(book, known)
    return error_text(known, language)


def _library_of(error: Exception) -> KamError | None:
    """The same for a library that does not load; None for any other error."""
    from kam_partnership.repairing import came_from_an_import, missing_library  # only when something has failed

    return missing_library(error) if came_from_an_import(error) else None


def _refusal_of(book: xw.Book, refused: KamError) -> KamError:
    """Why Excel refused, where the workbook's state tells more than Excel's own sentence."""
    if is_shared(book):
        return KamError("excel_refused_shared", **refused.details)
    if is_final(book):
        return KamError("excel_refused_final", **refused.details)
    return refused


def _name(book: xw.Book | None) -> str:
    try:
        return "" if book is None else str(book.name)
    except Exception:
        return ""


def _show(app: xw.App | None, message: str, title: str, mode: str) -> None:
    """A dialog over Excel; by Windows alone when Excel cannot be reached."""
    try:
        if app is None:
            raise RuntimeError("no Excel")
        app.alert(message, title=title, mode=mode)
    except Exception as error:
        note_failure(error, "")
        windows: Any = getattr(ctypes, "windll", None)
        if windows is not None:
            windows.user32.MessageBoxW(0, message, title, _STYLES[mode])
