"""What came back for the workbook that is open, as one workbook of all views: the same as the command merge writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import xlwings as xw

from kam_partnership.assessment.intake import assess
from kam_partnership.errors import FileUnwritable
from kam_partnership.excel.host import (
    ask_three,
    file_to_save,
    files_to_open,
    free_file,
    refuse_unsaved,
    saved_file_of,
)
from kam_partnership.excel.live import read_live
from kam_partnership.excel.workbook_files import FileNotOpened, open_file
from kam_partnership.texts import Language, error_text, text

if TYPE_CHECKING:
    from kam_partnership.merge.answers import Answers
    from kam_partnership.merge.merge_report import MergeReport

#: A dialog tells at most so many things of a kind in full; of the rest it names the files, or the sheet to look at.
SHOWN_LINES = 8


def save_merged(book: xw.Book, language: Language) -> str | None:
    """Ask which files, how and where; write the workbook of all views, and open it.

    Args:
        book: the account's own workbook, open in Excel: it gives questionnaires their weights and settings.
        language: of the dialogs and of the new workbook.

    Returns:
        what came out, in sentences; None when the user changed their mind.

    Raises:
        NameMissing: when the workbook has lost internal names.
        SaveFirst: when the workbook has no file on this computer, or has changed since it was saved.
        Refused: when a chosen file is open and not saved, or the scales differ.
        LibraryMissing: when the library for writing workbooks does not load.
        FileUnreadable: when no file counts, or the account's workbook cannot give weights.
        FileUnwritable: when the result cannot be saved there, or would replace what was read or agreed on.
    """
    live = read_live(book)  # tells what is wrong with a workbook, or that Excel does not answer
    file = saved_file_of(book, without_file="merge_without_file", save_first="merge_save_first")
    # Only here, because reading files and writing workbooks need libraries that no other click does.
    from kam_partnership.loading import load
    from kam_partnership.merge.answer_files import ANSWER_ENDINGS

    load("xlsxwriter")
    kinds = "file.kind.answers", ANSWER_ENDINGS
    chosen = files_to_open(book, text("ribbon.merge.choose", language), language, kinds)
    if not chosen:
        return None
    for one in chosen:
        refuse_unsaved(book, one)
    rated = assess(live.inputs).assessment.rated_pairs
    own = _own_counts(book, file, chosen, language) if rated else False
    anonymous = None if own is None else ask_three(book, text("ribbon.merge.anonymous", language), language)
    if anonymous is None:
        return None
    return _merged(book, file, [*([file] if own else []), *chosen], anonymous, language)


def _own_counts(book: xw.Book, file: Path, chosen: Iterable[Path], language: Language) -> bool | None:
    """Whether the open workbook is an answer, too; None when the user changed their mind."""
    if any(one.exists() and one.samefile(file) for one in chosen):
        return False  # it is among them anyway
    return ask_three(book, text("ribbon.merge.own", language, file=file.name), language)


def _merged(book: xw.Book, file: Path, paths: Sequence[Path], anonymous: bool, language: Language) -> str | None:
    """Read, ask where, write and open."""
    from kam_partnership.merge.agreed_ratings import refuse_losing_agreed
    from kam_partnership.merge.answers import read_answers
    from kam_partnership.merge.merge_report import make_report
    from kam_partnership.merge.merged_workbook import merged_workbook
    from kam_partnership.saving import write_atomically

    answers = read_answers(paths, lambda _path: None, base=file)
    report = make_report(answers, anonymous=anonymous, language=language)
    suggested = free_file(file.parent, text("file.merged", language, name=file.stem), ".xlsx")
    target = file_to_save(book, suggested, language)
    if target is None:
        return None
    if any(target.exists() and path.exists() and target.samefile(path) for path in paths):
        raise FileUnwritable("output_is_input", file=str(target))
    refuse_losing_agreed(target)
    write_atomically(target, merged_workbook(report))
    first = text("ribbon.merge.done", language, path=target)
    try:
        open_file(book, target)
    except FileNotOpened as error:  # what does not count must be told all the same
        first = error_text(error, language)
    return "\n\n".join([first, *_told(answers, report)])


def _told(answers: Answers, report: MergeReport) -> Iterator[str]:
    """The headline, who counted, what did not count and why: paragraphs for a dialog."""
    from kam_partnership.merge.as_lines import counted_line, doubt_lines, failure_lines, field_lines, people_lines
    from kam_partnership.merge.headline import verdict_text

    language = report.language
    yield verdict_text(report.merged, language)
    people = list(people_lines(answers, report))
    lines = [counted_line(answers, language), *(f"•  {line}" for line in people[:SHOWN_LINES])]
    if len(people) > SHOWN_LINES:
        sheet = text("merge.sheet.matching", language)
        lines.append(text("ribbon.merge.more", language, count=len(people) - SHOWN_LINES, sheet=sheet))
    yield "\n".join(lines)
    for key, left_out in (("files", failure_lines(answers, language)), ("fields", field_lines(answers, language))):
        yield from _left_out(f"ribbon.merge.left_out.{key}", list(left_out), language)
    yield from doubt_lines(answers, language)
    if report.merged.criteria:
        yield text("ribbon.merge.next", language, sheet=text("merge.sheet.agreed", language))


def _left_out(heading: str, lines: Sequence[tuple[Path, str]], language: Language) -> Iterator[str]:
    """The first ones with their reasons, of all others the files."""
    if not lines:
        return
    told = [text(heading, language)]
    told += [f"•  {words.replace(str(path), path.name)}" for path, words in lines[:SHOWN_LINES]]
    if rest := list(dict.fromkeys(path.name for path, _ in lines[SHOWN_LINES:])):
        told.append(text("ribbon.merge.left_out.more", language, names=", ".join(rest)))
    yield "\n".join(told)
