"""Alle Accounts: one workbook over a folder of them, written into the folder and opened."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import xlwings as xw

from kam_partnership.errors import FileUnreadable
from kam_partnership.excel.change import after_the_change
from kam_partnership.excel.click import language_of, show, tell, today
from kam_partnership.excel.host import ask
from kam_partnership.texts import Language, text

#: Name of the workbook in the chosen folder.
FILE_NAME = "KAM_Portfolio.xlsx"
_FOLDER_PICKER = 4  # msoFileDialogFolderPicker
_CHOSEN = -1


def portfolio(book: xw.Book) -> None:
    """Portfolio: ask for a folder, read all workbooks below it, write the portfolio there and open it.

    ``book`` may be any workbook: nothing in it is read or changed but the language of one of ours.

    Raises:
        LibraryMissing: when pandas or XlsxWriter do not load.
        FileUnreadable: when there is no workbook in the folder.
        FileUnwritable: when the portfolio cannot be written there, for example because it is open.
    """
    from kam_partnership.libraries import load

    language = language_of(book)
    dialog = _folder_dialog(book)
    if dialog is None:
        show(book, text("portfolio.headless", language), language)
        return
    load("xlsxwriter", "pandas")
    folder = _chosen_folder(dialog, language)
    if folder is None or not _may_write(book, folder / FILE_NAME, language):
        tell(book, text("ribbon.not_saved", language))
        return
    message = _written(folder, language)
    with after_the_change():
        book.app.books.open(folder / FILE_NAME)
        tell(book, message)


def _written(folder: Path, language: Language) -> str:
    """Read, think, write; the words for the result. All that is heavy is imported here."""
    from kam_partnership.portfolio.gathering import collect
    from kam_partnership.portfolio.workbook import portfolio_workbook
    from kam_partnership.saving import write_atomically

    out = folder / FILE_NAME
    collected = collect([folder], today(), out=out)
    if not collected.accounts:
        trouble = collected.failed[0]
        raise FileUnreadable(trouble.key, **trouble.details)
    write_atomically(out, portfolio_workbook(collected, language))
    good, bad = len(collected.accounts), len(collected.failed)
    return text("portfolio.done", language, good=good, bad=bad, path=out)


def _folder_dialog(book: xw.Book) -> Any:
    """Excel's own dialog; None where there is none: without Excel, and on the Mac."""
    if book.app.engine.name != "excel" or sys.platform == "darwin":
        return None
    return book.app.api.FileDialog(_FOLDER_PICKER)


def _chosen_folder(dialog: Any, language: Language) -> Path | None:
    dialog.Title = text("portfolio.dialog", language)
    return Path(dialog.SelectedItems(1)) if dialog.Show() == _CHOSEN else None


def _may_write(book: xw.Book, path: Path, language: Language) -> bool:
    return not path.exists() or ask(book, text("portfolio.overwrite", language, path=path), language)
