"""A copy of the open workbook that can be sent: Excel saves it, the closed file is cleaned, the open one stays."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path, PurePath
from typing import TYPE_CHECKING
from urllib.parse import unquote

import xlwings as xw

from kam_partnership.errors import CopyRefused, KamError, NeedsExcelForWindows
from kam_partnership.excel.live import is_ours
from kam_partnership.texts import Language, text

if TYPE_CHECKING:
    from kam_partnership.workbook.sending import Cleaning

_SUFFIXES = (".xlsx", ".xlsm")
_SHOWN_PLACES = 8


def save_prepared_copy(book: xw.Book, language: Language) -> str | None:
    """Ask for a name, save a copy under it, and clean the copy.

    Args:
        book: an open workbook of ours.
        language: of the dialogs and of the answer.

    Returns:
        what was done, for a person; None when nothing was to be saved.

    Raises:
        NeedsExcelForWindows: without one.
        CopyRefused: for a name that the copy cannot have; nothing is written.
        FileUnreadable: when the workbook is encrypted.
        FileUnwritable: when the file cannot be written there; an old one is unchanged.
    """
    if book.app.engine.name != "excel" or sys.platform == "darwin":
        raise NeedsExcelForWindows("prepare_needs_windows")
    if not is_ours(book):
        raise KamError("no_workbook")
    chosen = _ask_for_name(book, language)
    if chosen is None:
        return None
    # Loaded now, not with the ribbon: it brings lxml along, which other clicks do not need.
    from kam_partnership.workbook.package import read_bytes, write_atomically
    from kam_partnership.workbook.sending import prepared

    with tempfile.TemporaryDirectory(prefix="kam-partnership-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder, f"copy{chosen.suffix}")
        book.api.SaveCopyAs(str(copy))
        data, cleaning = prepared(read_bytes(copy), book.name, author=text("prepare.author", language))
    write_atomically(chosen, data)
    done, original = text("prepare.done", language, file=chosen), text("prepare.original", language)
    return "\n".join([done, original, "", *report(cleaning, language)])


def _ask_for_name(book: xw.Book, language: Language) -> Path | None:
    name = PurePath(book.name)
    suffix = name.suffix.lower() if name.suffix.lower() in _SUFFIXES else _SUFFIXES[0]
    suggestion = f"{name.stem if name.suffix else name.name} ({text('prepare.suffix', language)}){suffix}"
    kinds = f"{text('prepare.file_kind', language)} (*{suffix}), *{suffix}"
    answer = book.app.api.GetSaveAsFilename(suggestion, kinds, 1, text("prepare.dialog", language))
    if not isinstance(answer, str):  # False, when the dialog was cancelled
        return None
    if "://" in answer:
        raise CopyRefused("copy_not_local", file=answer)
    chosen = Path(answer)
    if chosen.suffix.lower() != suffix:
        raise CopyRefused("copy_other_kind", file=answer, suffix=suffix)
    if _same_place(answer, str(book.api.FullName)):
        raise CopyRefused("copy_is_itself", file=answer)
    if chosen.exists() and not _may_replace(book, chosen, language):
        return None
    return chosen


def _same_place(one: str, other: str) -> bool:
    """Whether two paths name the same file, as Windows does: capitals do not matter.

    ``other`` may be an address in OneDrive or SharePoint, for which xlwings' own ``fullname`` fails. Where the file
    lies on this computer cannot be told then, so its name decides.
    """
    if "://" in other:
        return PurePath(one).name.casefold() == unquote(other).rpartition("/")[2].casefold()
    if one.casefold() == other.casefold():
        return True
    try:
        return Path(one).samefile(other)
    except OSError:  # one of them is not there, or lies in the cloud
        return False


def _may_replace(book: xw.Book, file: Path, language: Language) -> bool:
    question = text("prepare.replace", language, file=file.name)
    answer = book.app.alert(question, title=text("ribbon.title", language), buttons="yes_no", mode="info")
    return str(answer) == "yes"


def report(cleaning: Cleaning, language: Language) -> list[str]:
    """What was removed, a line each."""
    counts = {
        "functions": cleaning.functions,
        "linked": cleaning.linked,
        "dropped": cleaning.dropped,
        "links": cleaning.links,
        "properties": cleaning.properties,
        "authors": cleaning.authors,
    }
    lines = [text(f"prepare.{key}", language, count=count) for key, count in counts.items() if count]
    if cleaning.broken:
        lines.insert(min(len(lines), 2), text("prepare.broken", language, places=_some(cleaning.broken)))
    if cleaning.left:
        lines.append(text("prepare.left", language, parts=_some(cleaning.left)))
    return lines or [text("prepare.clean", language)]


def _some(words: tuple[str, ...]) -> str:
    return ", ".join(words[:_SHOWN_PLACES]) + (", …" if len(words) > _SHOWN_PLACES else "")
