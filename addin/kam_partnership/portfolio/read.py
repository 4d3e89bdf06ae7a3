"""Reading many workbooks, one after the other or in parallel; results come in the order of the files.

Only a window of batches is under way at any time, and each result is handed on at once, so that memory does not
grow with the number of files.
"""

from __future__ import annotations

import os
import stat
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from kam_partnership.assessment import SavedPosition, SinceLast, compare_with
from kam_partnership.assessment.measures import Status
from kam_partnership.errors import KamError, PortfolioRefused
from kam_partnership.loading import of_one_file
from kam_partnership.portfolio.account import Account, DatedMeasure, Failed, RatedCriterion, Read
from kam_partnership.portfolio.data_rows import data_rows
from kam_partnership.texts.measures import status_of
from kam_partnership.workbook.closed_file import TypedMeasure
from kam_partnership.workbook.judged_file import JudgedFile, judge

Result = Read | Failed
#: What is asked of every workbook: the figure, and whether the rows of the long tables are wanted.
_Asked = tuple[str, bool]

#: With fewer files, starting processes would take longer than reading.
FEW_FILES = 300
#: Windows waits for at most 61 processes; a disk keeps fewer busy.
MOST_PROCESSES = 32
#: Files in one task, and tasks under way for each worker.
BATCH, TASKS_PER_WORKER = 25, 4
#: So many letters of a measure are kept: the portfolio tells what it is about, the workbook has all of it.
LONGEST_MEASURE = 160


def read_account(path: Path, figure: str = "", *, tables: bool = False) -> Result:
    """One workbook as an account; whatever is wrong with the file becomes a :class:`Failed`.

    Args:
        path: of the file.
        figure: defined name or heading of the figure that sizes the bubble; see ``read_workbook``.
        tables: the rows of the long tables, too.
    """
    try:
        if not _regular(path):  # a pipe or a device would keep us waiting for ever
            return Failed(str(path), "file_not_readable", {"file": str(path), "reason": "no regular file"})
        return _read(path, figure, tables=tables)
    except KamError as error:
        return Failed(str(path), error.key, dict(error.details))
    except RecursionError:
        return Failed(str(path), "file_damaged", {"file": str(path), "part": "xl", "reason": "nesting"})
    except Exception as error:  # one strange file must not end the whole run
        told = of_one_file(error, path)
        return Failed(str(path), told.key, dict(told.details))


def _regular(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True  # reading will tell what is wrong


def _read(path: Path, figure: str, *, tables: bool) -> Read:
    judged = judge(path, figure=figure)
    workbook, settings, figures = judged.workbook, judged.assessment.settings, judged.figures
    still_open = [measure for measure in workbook.measures if status_of(measure.status).is_open]
    account = Account(
        file=judged.file,
        key_account=judged.key_account,
        supplier=judged.supplier,
        date=judged.date,
        template_version=judged.template_version,
        settings=settings,
        setting_numbers=judged.setting_numbers,
        figures=replace(figures, pairs=()),
        tipping_criteria=judged.tipping_criteria,
        findings=judged.findings,
        previous=None if workbook.previous is None else replace(workbook.previous, assessment=None),
        open_measures=len(still_open),
        proposed_measures=sum(status_of(measure.status) is Status.PROPOSED for measure in still_open),
        dated=_dated(still_open),
        size=workbook.figure,
        language=judged.inputs.general_text("language"),
        target=judged.target,
        since_last=None if judged.since_last is None else replace(judged.since_last, criteria=()),
        over_year=_since(judged, workbook.a_year_before),
        next_review=judged.next_review,
        author=" ".join(judged.inputs.general_text("author").split()),
        with_evidence=sum(bool(pair.criterion.evidence) for pair in figures.pairs),
    )
    rows = data_rows(judged) if tables else None
    if settings is None:
        return Read(account, (), rows)
    tolerance = settings.tolerance / settings.span
    criteria = tuple(
        RatedCriterion(pair.criterion.title, pair.criterion.gap / settings.span, tolerance)
        for pair in figures.pairs
        if pair.criterion.gap is not None
    )
    return Read(account, criteria, rows)


def _dated(still_open: Sequence[TypedMeasure]) -> tuple[DatedMeasure, ...]:
    """Those measures that have a day, the earliest first."""
    dated = (
        DatedMeasure(
            measure.due,
            " ".join(measure.text.split())[:LONGEST_MEASURE],
            ", ".join(" ".join(name.split()) for name in (measure.supplier_owner, measure.key_account_owner) if name),
            status_of(measure.status) is Status.PROPOSED,
        )
        for measure in still_open
        if measure.due is not None
    )
    return tuple(sorted(dated, key=lambda measure: (measure.due, measure.text)))


def _since(judged: JudgedFile, earlier: SavedPosition | None) -> SinceLast | None:
    """What changed since an earlier assessment, without the single criteria."""
    if earlier is not None and judged.since_last is not None and earlier == judged.workbook.previous:
        return replace(judged.since_last, criteria=())
    since = compare_with(judged.assessment, earlier)
    return None if since is None else replace(since, criteria=())


def read_batch(paths: Sequence[str], figure: str, tables: bool = False) -> list[Result]:
    """Several workbooks: what a worker does, in this process, another one or on another computer."""
    return [read_account(Path(path), figure, tables=tables) for path in paths]


def read_accounts(
    paths: Sequence[Path],
    *,
    figure: str = "",
    tables: bool = False,
    executor: Executor | None = None,
    workers: int = 0,
) -> Iterator[Result]:
    """All workbooks in the order of ``paths``.

    Args:
        paths: the files.
        figure, tables: see :func:`read_account`.
        executor: any executor of ``concurrent.futures`` or Dask; its workers must see the same files. None reads
            few files here and many in processes of this computer.
        workers: how many the executor has, if known: it decides how many tasks are under way.

    Yields:
        a result for each path, in the same order whoever reads.
    """
    asked = figure, tables
    if executor is not None:
        yield from _in_parallel(paths, asked, executor, workers or os.cpu_count() or 1)
        return
    count = min(os.cpu_count() or 1, MOST_PROCESSES)
    if len(paths) < FEW_FILES or count == 1:
        yield from (read_account(path, figure, tables=tables) for path in paths)
        return
    with ProcessPoolExecutor(count) as pool:
        yield from _in_parallel(paths, asked, pool, count)


def _in_parallel(paths: Sequence[Path], asked: _Asked, executor: Executor, workers: int) -> Iterator[Result]:
    waiting: deque[tuple[list[str], Future[list[Result]] | None]] = deque()
    for start in range(0, len(paths), BATCH):
        batch = [str(path) for path in paths[start : start + BATCH]]
        waiting.append((batch, _submitted(executor, batch, asked)))
        if len(waiting) >= workers * TASKS_PER_WORKER:
            yield from _result(*waiting.popleft(), asked)
    while waiting:
        yield from _result(*waiting.popleft(), asked)


def _submitted(executor: Executor, batch: list[str], asked: _Asked) -> Future[list[Result]] | None:
    try:
        return executor.submit(read_batch, batch, *asked)
    except (BrokenExecutor, RuntimeError):  # its workers are gone
        return None


def _result(batch: list[str], future: Future[list[Result]] | None, asked: _Asked) -> list[Result]:
    """What a worker found; when workers die, the work goes on here."""
    if future is not None:
        try:
            return future.result()
        except (BrokenExecutor, OSError, RuntimeError):
            pass
    return read_batch(batch, *asked)


@contextmanager
def dask_executor(address: str) -> Iterator[tuple[Executor, int]]:
    """The workers of a running Dask cluster as an executor, and how many there are.

    Raises:
        KamError: when the extra is missing or nobody answers at that address.
    """
    from kam_partnership.libraries import DASK
    from kam_partnership.loading import load_optional

    load_optional(DASK)
    from distributed import Client

    try:
        client = Client(address, timeout="10s", set_as_default=False)
    except (OSError, ValueError, TypeError, ImportError) as error:
        raise PortfolioRefused("dask_unreachable", address=address, reason=str(error)) from error
    with client:
        workers = len(client.scheduler_info()["workers"])
        if not workers:
            raise PortfolioRefused("dask_without_workers", address=address)
        yield client.get_executor(), workers
