"""The command portfolio: all accounts of a folder in one workbook."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from kam_partnership.cli.exit_codes import FILE_TROUBLE
from kam_partnership.cli.output_path import refuse_existing, workbook_path
from kam_partnership.cli.terminal import print_json, redraw
from kam_partnership.errors import FileUnwritable, Refused
from kam_partnership.saving import write_atomically
from kam_partnership.texts import Language, locale_language, text

if TYPE_CHECKING:
    from kam_partnership.cli.figures import Figures
    from kam_partnership.portfolio.compare import Comparison
    from kam_partnership.portfolio.gathering import Portfolio

_BAR = 30
SLIDE = ".pptx"


def portfolio(options: argparse.Namespace) -> int:
    """Read all workbooks, write one, tell what failed."""
    if options.out is None and options.data is None and not options.json and options.compare is None:
        raise Refused("portfolio_needs_output")
    from kam_partnership.portfolio.account import Read
    from kam_partnership.portfolio.gathering import collect
    from kam_partnership.portfolio.read import dask_executor, read_account
    from kam_partnership.portfolio.statement import common_language, failure_text

    if options.out is not None:
        options.out = _output_path(options.out)
        # Reading leaves the output out, which an earlier run may have put among the accounts: it must be no account.
        is_account = isinstance(read_account(options.out), Read)
        refuse_existing(options.out, options.force, inputs=[options.out] if is_account else [])
    if options.data is not None:
        _refuse_existing_data(options)
    figures = _figures(options)
    with ExitStack() as stack:
        executor, workers = stack.enter_context(dask_executor(options.dask)) if options.dask else (None, 0)
        collected = collect(
            options.paths,
            options.date or dt.date.today(),
            top=options.top,
            figure=options.size_by,
            figures=figures,
            executor=executor,
            workers=workers,
            out=options.out,
            data=_data_workbook(options),
            tables=options.data is not None,
            progress=_Progress(options.language or locale_language()),
        )
    language = options.language or common_language(collected.accounts) or locale_language()
    for failed in collected.failed:
        print(failure_text(failed, language), file=sys.stderr)
    _told_of_crm(collected, language)
    good, bad = len(collected.accounts), len(collected.failed)
    comparison = _comparison(options, collected)
    if options.out is not None and good:
        write_atomically(options.out, _written(options.out, collected, language, comparison))
    if options.data is not None and good:
        _write_data(options, collected, language)
    if good or options.json:
        _told(options, collected, language, comparison)
    print(text("portfolio.summary", language, good=good, bad=bad), file=sys.stderr)
    if not good:
        return FILE_TROUBLE  # an empty portfolio would only pretend to be one
    return int(bad > 0)


def _data_workbook(options: argparse.Namespace) -> Path | None:
    """What an earlier run may have put among the accounts."""
    if options.data is None:
        return None
    from kam_partnership.portfolio.data_files import WORKBOOK

    return Path(options.data) / WORKBOOK


def _refuse_existing_data(options: argparse.Namespace) -> None:
    from kam_partnership.loading import load

    load("pandas", "xlsxwriter")
    from kam_partnership.portfolio.data_files import FILES

    for name in FILES:
        refuse_existing(options.data / name, options.force)


def _write_data(options: argparse.Namespace, collected: Portfolio, language: Language) -> None:
    """All files are made before the first one is written."""
    from kam_partnership.portfolio.data_files import WORKBOOK, data_files
    from kam_partnership.portfolio.long_tables import long_tables

    files = data_files(long_tables(collected, options.paths, language))
    try:
        options.data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileUnwritable("file_not_writable", file=str(options.data), reason=reason) from error
    for name, content in files.items():
        write_atomically(options.data / name, content)
    if WORKBOOK not in files:
        print(text("portfolio.data_too_long", language, file=WORKBOOK), file=sys.stderr)
    print(text("portfolio.data_written", language, path=options.data, count=len(files)), file=sys.stderr)


def _figures(options: argparse.Namespace) -> Figures | None:
    if options.figures is None:
        if options.match or options.same or options.add_up:
            raise Refused("figures_missing")
        return None
    from kam_partnership.cli.figures import Figures

    return Figures(options)


def _told_of_crm(collected: Portfolio, language: Language) -> None:
    if collected.crm is not None:
        from kam_partnership.portfolio.crm_words import crm_lines

        for line in crm_lines(collected.crm, language):
            print(line, file=sys.stderr)


def _output_path(path: Path) -> Path:
    """The path of the workbook or the slide, with the ending .xlsx where there is none.

    Raises:
        Refused: for any other ending.
        LibraryMissing: when a library for it does not load.
    """
    from kam_partnership.loading import load

    if path.suffix.lower() == SLIDE:
        load("pptx", "pandas", "xlsxwriter")
        return path
    load("pandas", "xlsxwriter")
    if path.suffix and path.suffix.lower() != ".xlsx":
        raise Refused("portfolio_kind", file=str(path))
    return workbook_path(path)


def _comparison(options: argparse.Namespace, collected: Portfolio) -> Comparison | None:
    if options.compare is None or not collected.accounts:
        return None
    from kam_partnership.portfolio.compare import compare

    return compare(collected, options.compare)


def _written(path: Path, collected: Portfolio, language: Language, comparison: Comparison | None) -> bytes:
    """The workbook or the slide, by the ending of its name."""
    if path.suffix.lower() == SLIDE:
        from kam_partnership.portfolio.slide import portfolio_slide

        return portfolio_slide(collected, language)
    from kam_partnership.portfolio.workbook import portfolio_workbook

    return portfolio_workbook(collected, language, comparison)


def _told(options: argparse.Namespace, collected: Portfolio, language: Language, comparison: Comparison | None) -> None:
    if options.json:
        from kam_partnership.portfolio.for_programs import portfolio_object

        print_json(portfolio_object(collected, language, comparison))
        return
    if comparison is not None:
        from kam_partnership.portfolio.compare_words import compare_lines

        for line in compare_lines(comparison, collected.today, language):
            print(line)
    else:
        _told_in_words(collected, language)
    if options.out is not None:
        print(text("cli.wrote", language, path=options.out))


def _told_in_words(collected: Portfolio, language: Language) -> None:
    """Who the partners are, what is due first, what else should be known."""
    from kam_partnership.portfolio.desk_words import Desk
    from kam_partnership.portfolio.statement import partners_text, remarks

    print(partners_text(collected.judgement, language))
    for remark in remarks(collected, language):
        print(remark)
    desk = Desk(collected, language)
    if desk.shown:
        print(f"\n{text('portfolio.sheet.now', language)}:")
    for number, task in enumerate(desk.shown, start=1):
        print(f"{number:>3}. {task.account.name}: {desk.line(task)}")


class _Progress:
    """A bar on a terminal; nothing anywhere else."""

    def __init__(self, language: Language) -> None:
        self._language, self._shown = language, -1

    def __call__(self, done: int, everything: int) -> None:
        share = _BAR * done // everything
        if not sys.stderr.isatty() or (share == self._shown and done < everything):
            return
        self._shown = share
        told = text("portfolio.progress", self._language, done=done, all=everything)
        redraw(f"{'█' * share}{'░' * (_BAR - share)} {told}", last=done == everything)
