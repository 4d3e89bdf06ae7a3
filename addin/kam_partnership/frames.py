"""All accounts as pandas data frames: what ``portfolio --data`` writes, without files in between.

>>> from kam_partnership.frames import read_frames
>>> tables = read_frames("Accounts")                                        # doctest: +SKIP
>>> tables.accounts.groupby("zone")["account"].count()                      # doctest: +SKIP

docs/data.md is the dictionary of the columns: names, types, units, keys.
"""

from __future__ import annotations

import datetime as dt
import functools
import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path

from kam_partnership.foreign.crm_confirmed import FILE_NAME, read_confirmed
from kam_partnership.foreign.crm_export import read_export
from kam_partnership.portfolio.account import Account
from kam_partnership.portfolio.crm_join import Joined, join
from kam_partnership.portfolio.gathering import collect
from kam_partnership.portfolio.long_tables import COLUMNS, Tables, long_tables
from kam_partnership.portfolio.read import dask_executor
from kam_partnership.texts import Language

__all__ = ["COLUMNS", "Tables", "read_frames"]


def read_frames(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    today: dt.date | None = None,
    language: str = "de",
    top: int = 3,
    figures: str | os.PathLike[str] | None = None,
    dask: str = "",
) -> Tables:
    """Read every workbook of ours in folders (and all below) and files.

    Args:
        paths: one or several.
        today: the day that ages and overdue measures are counted from; None is the day of the computer.
        language: "de" or "en", of the verdicts' sentences.
        top: at most so many strategic partners, for the column ``advice``.
        figures: an export of the CRM (docs/portfolio.md), joined as ``portfolio --figures`` does; what a person
            confirmed is taken from the file beside the first path.
        dask: address of a running Dask cluster that reads, such as "tcp://host:8786"; the frames are the same.

    Returns:
        ``accounts``, ``criteria``, ``history``, ``measures``; files that cannot be read are left out, and
        ``accounts.attrs["failed"]`` names them.

    Raises:
        FileUnreadable: when there is no workbook at all, or the export cannot be read.
        Refused: when it is not sure what a column of the export means.
        PortfolioRefused: when no cluster answers at that address.
    """
    places = [Path(paths)] if isinstance(paths, (str, os.PathLike)) else [Path(path) for path in paths]
    with ExitStack() as stack:
        executor, workers = stack.enter_context(dask_executor(dask)) if dask else (None, 0)
        day = today or dt.date.today()
        joining = None if figures is None else _joining(Path(figures), places[0])
        portfolio = collect(places, day, top=top, figures=joining, tables=True, executor=executor, workers=workers)
    tables = long_tables(portfolio, places, Language(language))
    tables.accounts.attrs["failed"] = [failed.file for failed in portfolio.failed]
    return tables


def _joining(export: Path, first: Path) -> Callable[[Sequence[Account]], Joined]:
    kept = (first if first.is_dir() else first.parent) / FILE_NAME
    return functools.partial(join, read_export(export), confirmed=read_confirmed(kept))
