"""A copy of the open workbook that can be sent: Excel saves it, the closed file is cleaned, the open one stays."""

from __future__ import annotations

import tempfile
from pathlib import Path, PurePath

import xlwings as xw

from kam_partnership.errors import KamError
from kam_partnership.excel.host import NeedsExcel, file_to_save, folder_of, free_file, on_windows
from kam_partnership.excel.live import is_ours
from kam_partnership.texts import Language, text
from kam_partnership.xlsx.bounds import WORKBOOK_ENDINGS

#: Of what stays in the copy a dialog shows so many.
_SHOWN_PLACES = 8


def save_prepared_copy(book: xw.Book, language: Language) -> str | None:
    """Ask for a name, save a copy under it, and clean the copy.

    Args:
        book: an open workbook of ours.
        language: of the dialogs and of the answer.

    Returns:
        what was done, for a person; None when nothing was to be saved.

    Raises:
        NeedsExcel: without Excel for Windows.
        FileUnreadable: when the workbook is encrypted.
        FileUnwritable: when the file cannot be written there, or is the open workbook; an old one is unchanged.
    """
    if not on_windows(book):
        raise NeedsExcel("prepare_needs_windows")
    if not is_ours(book):
        raise KamError("no_workbook")
    chosen = file_to_save(book, _suggested(book, language), language)
    if chosen is None:
        return None
    # Loaded now, not with the ribbon: it brings lxml along, which other clicks do not need.
    from kam_partnership.saving import write_atomically
    from kam_partnership.sending import cleaning_told, prepared
    from kam_partnership.xlsx.package import read_bytes

    with tempfile.TemporaryDirectory(prefix="kam-partnership-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder, f"copy{chosen.suffix}")
        book.api.SaveCopyAs(str(copy))
        data, cleaning = prepared(read_bytes(copy), book.name, author=text("prepare.author", language))
    write_atomically(chosen, data)
    done, original = text("prepare.done", language, file=chosen), text("prepare.original", language)
    return "\n".join([done, original, "", *cleaning_told(cleaning, language, most=_SHOWN_PLACES)])


def _suggested(book: xw.Book, language: Language) -> Path:
    """Beside the workbook, of its kind, under a name that tells the two apart."""
    name = PurePath(book.name)
    suffix = name.suffix.lower() if name.suffix.lower() in WORKBOOK_ENDINGS else WORKBOOK_ENDINGS[0]
    stem = name.stem if name.suffix else name.name
    return free_file(folder_of(book), f"{stem} ({text('prepare.suffix', language)})", suffix)
