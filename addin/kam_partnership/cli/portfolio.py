"""The command portfolio: all accounts of a folder in one workbook."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kam_partnership.cli.inspect import print_json, refuse_existing, workbook_path
from kam_partnership.cli.terminal import redraw
from kam_partnership.errors import FileUnwritable, Refused
from kam_partnership.saving import write_atomically
from kam_partnership.texts import Language, locale_language, text
from kam_partnership.workbook.score_json import score_object

if TYPE_CHECKING:
    from kam_partnership.cli.figures import Figures
    from kam_partnership.portfolio.account import Account
    from kam_partnership.portfolio.gathering import Portfolio

_BAR = 30
FILE_TROUBLE = 3


def portfolio(options: argparse.Namespace) -> int:
    """Read all workbooks, write one, tell what failed."""
    if options.out is None and options.data is None and not options.json:
        raise Refused("portfolio_needs_output")
    from kam_partnership.portfolio.account import Read
    from kam_partnership.portfolio.gathering import collect
    from kam_partnership.portfolio.read import dask_executor, read_account
    from kam_partnership.portfolio.statement import common_language, failure_text

    if options.out is not None:
        from kam_partnership.libraries import load

        load("pandas", "xlsxwriter")
        options.out = workbook_path(options.out)
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
    if options.out is not None and good:
        from kam_partnership.portfolio.workbook import portfolio_workbook

        write_atomically(options.out, portfolio_workbook(collected, language))
    if options.data is not None and good:
        _write_data(options, collected, language)
    if good or options.json:
        _told(options, collected, language)
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
    from kam_partnership.libraries import load

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


def _told(options: argparse.Namespace, collected: Portfolio, language: Language) -> None:
    from kam_partnership.portfolio.statement import partners_text, remarks

    if options.json:
        print_json(portfolio_object(collected, language))
        return
    print(partners_text(collected.judgement, language))
    for remark in remarks(collected, language):
        print(remark)
    if options.out is not None:
        print(text("cli.wrote", language, path=options.out))


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


def portfolio_object(collected: Portfolio, language: Language) -> dict[str, Any]:
    """What ``portfolio --json`` tells."""
    from kam_partnership.portfolio.statement import failure_text, partners_text, reason_text

    judgement = collected.judgement
    return {
        "date": collected.today.isoformat(),
        "accounts": [account_object(a, collected.today, language) for a in collected.accounts],
        "failed": [{"file": f.file, "error": failure_text(f, language)} for f in collected.failed],
        "strategic": [_who(account) for account in judgement.strategic],
        "candidates": [_who(account) for account in judgement.candidates],
        "in_strategic_zone": judgement.in_zone,
        "top": judgement.top,
        "statement": partners_text(judgement, language),
        "ranking": [
            {
                **_who(judged.account),
                "advice": str(judged.advice),
                "rank": judged.rank,
                "reason": str(judged.reason),
                "reason_text": reason_text(judged, judgement.top, language),
            }
            for judged in judgement.ranking
        ],
        "criteria": [
            {
                "title": criterion.title,
                "accounts": criterion.count,
                "mean_gap_share": criterion.mean_gap,
                "supplier_more_share": criterion.supplier_share,
                "key_account_more_share": criterion.key_account_share,
            }
            for criterion in collected.criteria
        ],
        "figures": _figures_object(collected),
    }


def _figures_object(collected: Portfolio) -> dict[str, Any] | None:
    if collected.crm is None:
        return None
    from kam_partnership.portfolio.crm_words import figures_object

    return figures_object(collected.crm)


def _who(account: Account) -> dict[str, str]:
    return {"file": account.file, "key_account": account.key_account}


def account_object(account: Account, today: dt.date, language: Language) -> dict[str, Any]:
    """What ``score --json`` tells about a workbook, without its criteria, and what only the portfolio knows."""
    from kam_partnership.portfolio.crm_words import crm_object

    previous = account.previous
    return {
        **score_object(account, language),
        "previous_date": previous.date.isoformat() if previous else None,
        "level_change": account.level_change,
        "balance_change": account.balance_change,
        "age_days": account.age(today),
        "open_measures": account.open_measures,
        "proposed_measures": account.proposed_measures,
        "overdue_measures": account.overdue(today),
        "size": account.size,
        "crm": crm_object(account.crm),
    }
