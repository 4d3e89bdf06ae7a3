"""Which files of a folder may be answers: questionnaires and workbooks. What else lies there is named, not read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kam_partnership.errors import FileUnreadable, RatersRefused
from kam_partnership.saving import OWNER_FILE
from kam_partnership.xlsx.bounds import WORKBOOK_ENDINGS

#: Endings of what people send back.
ANSWER_ENDINGS = (*WORKBOOK_ENDINGS, ".pdf")


@dataclass(frozen=True, slots=True)
class AnswerFiles:
    """What is read, in the order in which people are listed; and what lies in a folder beside it and is not read."""

    files: tuple[Path, ...]
    passed_over: tuple[Path, ...]


def answer_files(paths: Sequence[Path], *but: Path | None) -> AnswerFiles:
    """Folders as the files that lie in them (not in folders below), by name; everything else as it is.

    Args:
        paths: files and folders.
        but: files that are no answers although they may lie in such a folder, as the one that will be written.

    Raises:
        FileUnreadable: when a folder cannot be looked into.
        RatersRefused: when no file in a folder could be an answer.
    """
    files: list[Path] = []
    passed_over: list[Path] = []
    for path in paths:
        if path.is_dir():
            found = _in_folder(path, but)
            files += found.files
            passed_over += found.passed_over
        else:
            files.append(path)
    return AnswerFiles(tuple(files), tuple(passed_over))


def _in_folder(folder: Path, but: Iterable[Path | None]) -> AnswerFiles:
    files: list[Path] = []
    passed_over: list[Path] = []
    left_out = {path.resolve() for path in but if path is not None}
    for entry in _entries(folder):
        if entry.name.startswith((OWNER_FILE, ".")) or entry.resolve() in left_out:
            continue
        wanted = entry.suffix.lower() in ANSWER_ENDINGS and not entry.is_dir()
        (files if wanted else passed_over).append(entry)
    if not files:
        raise RatersRefused("raters_empty_folder", file=str(folder))
    return AnswerFiles(tuple(files), tuple(passed_over))


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir(), key=lambda path: (path.name.casefold(), path.name))
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileUnreadable("file_not_readable", file=str(folder), reason=reason) from error
