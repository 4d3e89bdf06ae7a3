"""Commands that write workbooks: new, recompute, criteria add, snapshot, adopt, demo.

What only some of them need is imported where they need it.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kam_partnership.cells import CellValue
from kam_partnership.cli import inspect, summary
from kam_partnership.cli.output_path import refuse_existing, same_file, workbook_path
from kam_partnership.cli.written import told_written
from kam_partnership.errors import CriterionRefused, FileUnwritable, NameMissing
from kam_partnership.saving import reserved, write_atomically
from kam_partnership.shipped_files import Edition, template_path
from kam_partnership.texts import Language, date_text, locale_language, text
from kam_partnership.workbook import names
from kam_partnership.workbook.judged_file import judge
from kam_partnership.xlsx.dates import serial_number
from kam_partnership.xlsx.package import read_bytes

if TYPE_CHECKING:
    import xlwings as xw

_SHOWN_CELLS = 8


def new(options: argparse.Namespace) -> int:
    """A fresh workbook from the template."""
    language = options.language or locale_language()
    path = workbook_path(options.file)
    refuse_existing(path, options.force)
    general = {"key_account": options.account, "supplier": options.supplier}
    with reserved(path):
        edition = Edition(options.edition)
        make_workbook(path, language, {key: value for key, value in general.items() if value}, edition)
    told_written(options, path, language, lite=edition is Edition.LITE)
    return 0


def make_workbook(path: Path, language: Language, general: Mapping[str, str], edition: Edition = Edition.PLAIN) -> None:
    """Write a fresh workbook with some of its general cells filled in."""
    template = template_path(language, edition)
    if not general:
        write_atomically(path, read_bytes(template))
        return
    from kam_partnership.excel.live import range_of
    from kam_partnership.excel.values import as_typed_text
    from kam_partnership.headless import open_book

    with open_book(template) as book:
        for key, value in general.items():
            range_of(book, names.GENERAL_CELLS[key]).raw_value = as_typed_text(value)
        book.app.calculate()
        book.save(path)


def recompute(options: argparse.Namespace) -> int:
    """What the ribbon's button does, without Excel."""
    from kam_partnership.excel import commands

    target = target_file(options)
    with our_book(options.file, target) as book:
        outcome = commands.recompute(book, now=dt.datetime.now())
        book.save(target)
    language = options.language or outcome.language
    print(summary.headline(replace(outcome, language=language)))
    told_written(options, target, language)
    return 0


def add_criterion(options: argparse.Namespace) -> int:
    """A new row in the table, or rows for what the catalogue holds."""
    if options.wanted:
        return _add_from_catalogue(options)
    from kam_partnership.excel import commands

    target = target_file(options)
    criterion = commands.NewCriterion(options.title, options.weight, options.supplier, options.key_account)
    with our_book(options.file, target) as book:
        number = commands.add_criterion(book, criterion)
        book.save(target)
    language = options.language or judge(target, None).language
    print(text("cli.added", language, number=number, title=options.title))
    options.written = target
    return 0


def snapshot(options: argparse.Namespace) -> int:
    """The assessment as a row of the history; a second one of the same day only with --force."""
    from kam_partnership.excel import snapshot as history

    target = target_file(options)
    with our_book(options.file, target) as book:
        may_replace = (lambda _: True) if options.force else history.refuse
        saved = history.snapshot(book, today=dt.date.today(), date=options.date, may_replace=may_replace)
        assert saved is not None  # noqa: S101 - refusing raises, so something was saved
        book.save(target)
    language = options.language or saved.outcome.language
    key = "cli.snapshot.replaced" if saved.replaced else "cli.snapshot.saved"
    print(text(key, language, date=date_text(saved.date, language)))
    if saved.titles_cut:
        print(text("snapshot.titles_cut", language), file=sys.stderr)
    told_written(options, target, language)
    return 0


def adopt(options: argparse.Namespace) -> int:
    """What both sides agreed on in a merged workbook, as a new state; 1 when some of it had no place."""
    from kam_partnership.excel import adopt as adoption
    from kam_partnership.merge.agreed_ratings import read_agreed

    target = target_file(options, options.merged)
    agreed = read_agreed(options.merged)
    with our_book(options.file, target) as book:
        may_replace = (lambda _: True) if options.force else adoption.refuse
        adopted = adoption.adopt(book, agreed, may_replace=may_replace)
        assert adopted is not None  # noqa: S101 - refusing raises
        writes = adopted.changed or target != options.file
        if writes:
            book.save(target)
    language = options.language or adopted.language
    for line in (*adoption.changes_text(adopted, language), *adoption.result_text(adopted, language)):
        print(line)
    for line in adoption.left_text(adopted, language):
        print(line, file=sys.stderr)
    if writes:
        told_written(options, target, language)
    return int(not adopted.complete)


def _add_from_catalogue(options: argparse.Namespace) -> int:
    """Whole sets and single criteria of the catalogue; none twice."""
    if any(value is not None for value in (options.weight, options.supplier, options.key_account)):
        raise CriterionRefused("from_alone")
    from kam_partnership.excel import add_from_catalogue as catalogue

    target = target_file(options)
    with our_book(options.file, target) as book:
        taken = catalogue.add_named(book, options.wanted)
        book.save(target)
    language = options.language or judge(target, None).language
    print(catalogue.taken_over_text(taken, language))
    options.written = target
    return 0


def target_file(options: argparse.Namespace, *inputs: Path) -> Path:
    """Where to write: FILE itself, or another file that must not exist yet, and is none of those that are read."""
    if options.out is None:
        return Path(options.file)
    if not same_file(options.out, options.file):
        refuse_existing(options.out, options.force, inputs=inputs)
    return Path(options.out)


@contextlib.contextmanager
def our_book(path: Path, target: Path) -> Iterator[xw.Book]:
    """A workbook of ours on the headless engine, its target kept for us from before the reading.

    Raises:
        FileUnreadable: when the file cannot be read or is not ours.
        FileInUse: when the target is open elsewhere, or another command works on it.
    """
    from kam_partnership.excel.live import is_ours
    from kam_partnership.headless import open_book

    language = judge(path, None).language  # tells better than the engine what is wrong with a file
    with reserved(target), open_book(path) as book:
        if not is_ours(book):
            raise NameMissing("name_missing", name=names.STATE_BLOCK)
        yield book
        _tell_outdated(book, language)


def _tell_outdated(book: xw.Book, language: Language) -> None:
    """Name the cells of a user's own formulas that only Excel can bring up to date."""
    places = book.impl.document.outdated_results()
    if places:
        shown = ", ".join(f"{sheet}!{cell}" for sheet, cell in places[:_SHOWN_CELLS])
        cells = shown + (" …" if len(places) > _SHOWN_CELLS else "")
        print(text("cli.only_excel", language, cells=cells), file=sys.stderr)


# ---------------------------------------------------------------------- demo
def demo(options: argparse.Namespace) -> int:
    """The whole job once on sample ratings: fill in, recompute, draw, tell."""
    language = options.language or locale_language()
    folder: Path = options.out
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileUnwritable("file_not_writable", file=str(folder), reason=error.strerror) from error
    from kam_partnership.excel import commands
    from kam_partnership.headless import open_book

    workbook, picture = _free_names(folder, template_path(language).stem + "_Demo")
    today = dt.date.today()
    with open_book(template_path(language)) as book:
        _fill(book, language, today)
        commands.recompute(book, now=dt.datetime.now())
        book.save(workbook)
    options.written = workbook
    judged = judge(workbook, language)
    write_atomically(picture, inspect.picture_of(judged))
    summary.print_score(judged)
    print()
    print(text("cli.demo.done", language))
    for key, path in (("workbook", workbook), ("picture", picture)):
        print(f"  {text(f'cli.demo.{key}', language):<8} {path}")
    return 0


def _free_names(folder: Path, stem: str) -> tuple[Path, Path]:
    """Names for workbook and picture that do not exist yet: a second demo replaces nothing."""
    for number in range(1, sys.maxsize):
        numbered = stem if number == 1 else f"{stem}-{number}"
        workbook, picture = folder / f"{numbered}.xlsx", folder / f"{numbered}.png"
        if not workbook.exists() and not picture.exists():
            break
    return workbook, picture


def _fill(book: xw.Book, language: Language, today: dt.date) -> None:
    """The sample: who and when, the target, earlier assessments, ratings and evidence, two criteria of their own."""
    from kam_partnership.demo import DAYS_TO_REVIEW, EARLIER, RATINGS, TARGET, WEIGHTS, WORDS
    from kam_partnership.excel import commands
    from kam_partnership.excel import snapshot as history
    from kam_partnership.excel.live import range_of

    words = WORDS[language]
    general: dict[str, CellValue] = {
        "key_account": words.key_account,
        "supplier": words.supplier,
        "author": words.author,
        "date": serial_number(today),
    }
    for key, value in general.items():
        range_of(book, names.GENERAL_CELLS[key]).raw_value = value
    for side, wanted in zip(names.TARGET_CELLS.values(), TARGET, strict=True):
        range_of(book, side).raw_value = wanted
    range_of(book, names.NEXT_REVIEW).raw_value = serial_number(today + dt.timedelta(days=DAYS_TO_REVIEW))
    count = len(RATINGS)
    evidence = [[words.evidence.get(number)] for number in range(1, count + 1)]
    range_of(book, names.EVIDENCE_COLUMN).raw_value = evidence
    weights = [[WEIGHTS.get(number, 1.0)] for number in range(1, count + 1)]
    range_of(book, names.WEIGHT_COLUMN).raw_value = weights
    for days, ratings in EARLIER:
        _rate(book, ratings)
        history.snapshot(book, today=today, date=today - dt.timedelta(days=days))
    _rate(book, RATINGS)
    for title, supplier, key_account in words.own_criteria:
        commands.add_criterion(book, commands.NewCriterion(title, 1.0, supplier, key_account))


def _rate(book: xw.Book, ratings: Sequence[tuple[float, float | None]]) -> None:
    from kam_partnership.excel.live import range_of

    columns = zip((names.SUPPLIER_COLUMN, names.KEY_ACCOUNT_COLUMN), zip(*ratings, strict=True), strict=True)
    for name, values in columns:
        range_of(book, name).raw_value = [[value] for value in values]
