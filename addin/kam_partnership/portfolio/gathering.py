"""From paths to everything the portfolio shows; reading may happen anywhere, thinking happens here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kam_partnership.errors import FileUnreadable
from kam_partnership.portfolio.account import Account, DataRows, Failed
from kam_partnership.portfolio.criterion_totals import CriteriaTotals, CriterionTotals
from kam_partnership.portfolio.find import find_workbooks
from kam_partnership.portfolio.judge import Judgement, judge
from kam_partnership.portfolio.read import read_accounts

if TYPE_CHECKING:  # joining needs pandas, which only an export of the CRM is worth
    from kam_partnership.portfolio.crm_join import Joined


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Everything the portfolio shows.

    Attributes:
        today: the day that ages and overdue measures are counted from.
        accounts: in the order of their files.
        failed: files and folders that could not be read, in the same order.
        criteria: over all accounts, where suppliers invest too much most often first.
        figure: the words for what sizes the bubbles; "" for nothing.
        crm: what came of joining an export of the CRM; None without one.
        rows: what the long tables tell of each account, in the same order, where somebody asked for it.
    """

    today: dt.date
    accounts: tuple[Account, ...]
    failed: tuple[Failed, ...]
    judgement: Judgement
    criteria: tuple[CriterionTotals, ...]
    figure: str = ""
    crm: Joined | None = None
    rows: tuple[DataRows, ...] = ()


def collect(
    paths: Sequence[Path],
    today: dt.date,
    *,
    top: int = 3,
    figure: str = "",
    figures: Callable[[Sequence[Account]], Joined] | None = None,
    executor: Executor | None = None,
    workers: int = 0,
    out: Path | None = None,
    data: Path | None = None,
    tables: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Portfolio:
    """Read every workbook in the folders and judge all accounts together.

    Args:
        paths: folders (with all below them) and files.
        today: the day that ages are counted from.
        top: at most so many strategic partners.
        figure: what sizes the bubbles: a defined name or a column's heading in the workbooks; see ``read_workbook``.
        figures: joins the accounts with an export of the CRM, whose figures go before the workbooks' own.
        executor: see ``read_accounts``.
        workers: see ``read_accounts``.
        out, data: files that are left out, because results will be written there.
        tables: the rows of the long tables, too.
        progress: is told how many files are done, and how many there are.

    Raises:
        FileUnreadable: when there is no workbook at all.
    """
    files, failed = find_workbooks(paths, out, data)
    if not files and not failed:
        raise FileUnreadable("no_workbooks", paths=", ".join(map(str, paths)))
    accounts: list[Account] = []
    rows: list[DataRows] = []
    totals = CriteriaTotals()
    own_figure = "" if figures is not None else figure
    results = read_accounts(files, figure=own_figure, tables=tables, executor=executor, workers=workers)
    for done, result in enumerate(results, start=1):
        if isinstance(result, Failed):
            failed.append(result)
        else:
            accounts.append(result.account)
            rows += [] if result.rows is None else [result.rows]
            totals.add(result.criteria)
        progress(done, len(files))
    crm = None if figures is None else figures(accounts)
    accounts = accounts if crm is None else crm.apply(accounts)
    named = figure if crm is None else _with_currency(crm)
    shown = named if any(account.size is not None for account in accounts) else ""
    judgement = judge(accounts, top, compare_potential=crm is None or not crm.export.annual_revenue)
    told = (tuple(accounts), _in_order(failed), judgement, tuple(totals.ranking()))
    return Portfolio(today, *told, shown, crm, tuple(rows))


def _with_currency(crm: Joined) -> str:
    heading, currency = crm.export.figure_heading, crm.currency
    return heading if not currency or currency in heading else f"{heading} ({currency})"


def _in_order(failed: Iterable[Failed]) -> tuple[Failed, ...]:
    return tuple(sorted(failed, key=lambda f: (f.file.replace("\\", "/").casefold(), f.file)))
