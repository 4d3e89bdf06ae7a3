"""A copy of the open workbook that can be sent: Excel saves it, the closed file is cleaned, the open one stays."""

from __future__ import annotations

import tempfile
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import xlwings as xw

from kam_partnership.errors import KamError
from kam_partnership.excel.host import NeedsExcel, file_to_save, folder_of, free_file, on_windows
from kam_partnership.excel.live import is_ours
from kam_partnership.plain_text import readable
from kam_partnership.texts import Language, text

if TYPE_CHECKING:
    from kam_partnership.sending import Cleaning
    from kam_partnership.sending.content import Left

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
    from kam_partnership.sending import prepared
    from kam_partnership.xlsx.package import read_bytes

    with tempfile.TemporaryDirectory(prefix="kam-partnership-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder, f"copy{chosen.suffix}")
        book.api.SaveCopyAs(str(copy))
        data, cleaning = prepared(read_bytes(copy), book.name, author=text("prepare.author", language))
    write_atomically(chosen, data)
    done, original = text("prepare.done", language, file=chosen), text("prepare.original", language)
    return "\n".join([done, original, "", *report(cleaning, language, most=_SHOWN_PLACES)])


def _suggested(book: xw.Book, language: Language) -> Path:
    """Beside the workbook, of its kind, under a name that tells the two apart."""
    name = PurePath(book.name)
    suffix = name.suffix.lower() if name.suffix.lower() in _SUFFIXES else _SUFFIXES[0]
    stem = name.stem if name.suffix else name.name
    return free_file(folder_of(book), f"{stem} ({text('prepare.suffix', language)})", suffix)


def report(cleaning: Cleaning, language: Language, *, most: int | None = None) -> list[str]:
    """What was removed and what stays, a line each; of what stays only the first ``most`` where there is no room."""
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
    lines = lines or [text("prepare.clean", language)]
    if cleaning.left:
        shown = cleaning.left if most is None else cleaning.left[:most]
        lines += [text("prepare.stays", language, count=len(cleaning.left))]
        lines += [f"  {_stays(left, language)}" for left in shown]
        if len(shown) < len(cleaning.left):
            lines.append(text("prepare.stays.more", language, count=len(cleaning.left) - len(shown)))
    return [*lines, text("prepare.limits", language)]


def _stays(left: Left, language: Language) -> str:
    """One thing that stays, on one line: what, where, what it says."""
    where = "!".join(part for part in (left.sheet, left.place) if part)
    says = text("prepare.stays.quote", language, quote=readable(left.quote)) if left.quote else ""
    return f"{text(f'prepare.stays.{left.kind}', language)}: {where}{says}"


def _some(words: tuple[str, ...]) -> str:
    return ", ".join(words[:_SHOWN_PLACES]) + (", …" if len(words) > _SHOWN_PLACES else "")
