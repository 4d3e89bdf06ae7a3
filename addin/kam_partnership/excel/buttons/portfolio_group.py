"""Alle Accounts: one workbook over a folder of them, with figures of a CRM if wanted, written there and opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import xlwings as xw

from kam_partnership.errors import FileUnreadable, Refused
from kam_partnership.excel.change import after_the_change
from kam_partnership.excel.click import language_of, show, tell, today
from kam_partnership.excel.host import ask, ask_three, file_to_open, folder_to_use, has_dialogs
from kam_partnership.texts import Language, error_text, text

if TYPE_CHECKING:
    from kam_partnership.excel.crm_figures import AskedFigures
    from kam_partnership.portfolio.gathering import Portfolio

#: Name of the workbook in the chosen folder.
FILE_NAME = "KAM_Portfolio.xlsx"
#: What the dialog for an export shows: the key of its name, and endings.
EXPORT_FILES = ("portfolio.crm.files", (".csv", ".txt", ".xlsx", ".xls"))


def portfolio(book: xw.Book) -> None:
    """Portfolio: ask for a folder and for a CRM's figures, read all workbooks below it, write the portfolio, open it.

    ``book`` may be any workbook: nothing in it is read or changed but the language of one of ours.

    Raises:
        LibraryMissing: when pandas, XlsxWriter or rapidfuzz do not load.
        FileUnreadable: when there is no workbook in the folder, or the export cannot be read.
        FileUnwritable: when the portfolio cannot be written there, for example because it is open.
    """
    from kam_partnership.loading import load

    language = language_of(book)
    if not has_dialogs(book):
        show(book, text("portfolio.headless", language), language)
        return
    load("xlsxwriter", "pandas")
    folder = folder_to_use(book, text("portfolio.dialog", language))
    if folder is None or not _may_write(book, folder / FILE_NAME, language):
        tell(book, text("ribbon.not_saved", language))
        return
    try:
        wanted, figures = _figures(book, folder, language)
        if not wanted:
            tell(book, text("ribbon.not_saved", language))
            return
        collected = _collected(folder, figures)
    except (Refused, FileUnreadable) as refused:
        if not refused.key.startswith("figures_"):
            raise
        # Nothing went wrong: the export says too little, and how to say more is told.
        words = error_text(refused, language), text("portfolio.crm.mend_export", language)
        show(book, "\n\n".join(words), language)
        return
    message = _written(folder, collected, language)
    with after_the_change():
        book.app.books.open(folder / FILE_NAME)
        if figures is not None and collected.crm is not None:
            show(book, "\n\n".join([message, *figures.lines(collected.crm)]), language)
        else:
            tell(book, message)


def _figures(book: xw.Book, folder: Path, language: Language) -> tuple[bool, AskedFigures | None]:
    """Whether to go on, and with which figures of a CRM."""
    answer = ask_three(book, text("portfolio.crm.wanted", language), language)
    if not answer:
        return answer is False, None
    export = file_to_open(book, text("portfolio.crm.choose", language), language, EXPORT_FILES)
    if export is None:
        return False, None
    from kam_partnership.excel.crm_figures import AskedFigures

    return True, AskedFigures(book, export, folder, language)


def _collected(folder: Path, figures: AskedFigures | None) -> Portfolio:
    """Read and think. All that is heavy is imported here."""
    from kam_partnership.portfolio.gathering import collect

    collected = collect([folder], today(), figures=figures, out=folder / FILE_NAME)
    if not collected.accounts:
        trouble = collected.failed[0]
        raise FileUnreadable(trouble.key, **trouble.details)
    return collected


def _written(folder: Path, collected: Portfolio, language: Language) -> str:
    """Write; the words for the result."""
    from kam_partnership.portfolio.workbook import portfolio_workbook
    from kam_partnership.saving import write_atomically

    out = folder / FILE_NAME
    write_atomically(out, portfolio_workbook(collected, language))
    good, bad = len(collected.accounts), len(collected.failed)
    return text("portfolio.done", language, good=good, bad=bad, path=out)


def _may_write(book: xw.Book, path: Path, language: Language) -> bool:
    return not path.exists() or ask(book, text("portfolio.overwrite", language, path=path), language)
