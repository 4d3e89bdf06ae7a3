"""Many workbooks are read like one: the same figures, every bad file named, whoever does the reading."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from kam_partnership.cli.inspect import scored
from kam_partnership.portfolio.account import Failed, Read
from kam_partnership.portfolio.find import find_workbooks
from kam_partnership.portfolio.for_programs import account_object
from kam_partnership.portfolio.gathering import collect
from kam_partnership.portfolio.read import read_account, read_accounts
from kam_partnership.portfolio.workbook import portfolio_workbook
from kam_partnership.texts import Language, error_text
from kam_partnership.texts.catalogue import has_text
from kam_partnership.workbook.judged_file import judge
from portfolio.made_up import TODAY
from support import workbooks
from support.bad_workbooks import BAD, write_bad
from support.many_workbooks import random_typed


@pytest.mark.parametrize("seed", [3, 11, 29])
def test_an_account_says_what_score_says(seed: int, tmp_path: Path) -> None:
    path = workbooks.fill(tmp_path / "kam.xlsx", workbooks.random_content(seed, largest=20))
    read = read_account(path)
    assert isinstance(read, Read)
    score = scored(judge(path, Language.DE))
    score.pop("criteria")
    told = account_object(read.account, TODAY, Language.DE)
    assert {key: told[key] for key in score} == score


def test_every_good_one_right_every_bad_one_named(folder: Path, tmp_path: Path) -> None:
    expected = write_bad(tmp_path / "Schlecht")
    files, failed = find_workbooks([folder, tmp_path / "Schlecht", tmp_path / "fehlt"])
    assert [one.key for one in failed] == ["file_not_found"]
    for path, result in zip(files, read_accounts(files), strict=True):
        if isinstance(result, Failed):
            assert expected.pop(str(path)) == result.key
            for language in Language:
                assert str(path) in error_text(_error(result), language)
            continue
        typed = random_typed(int(path.stem.split()[1]))
        scores = [sum(side) / len(side) for side in zip(*typed.ratings, strict=True)]
        figures = result.account.figures
        assert result.account.key_account == typed.key_account
        assert (figures.supplier_score, figures.key_account_score) == pytest.approx(tuple(scores), abs=1e-9)
    assert not expected


def _error(failed: Failed) -> Any:
    from kam_partnership.errors import KamError

    assert has_text(f"error.{failed.key}", Language.DE)
    return KamError(failed.key, **failed.details)


def test_a_locked_file_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(_path: Path) -> bytes:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "read_bytes", locked)
    result = read_account(next(folder.rglob("*.xlsx")))
    assert isinstance(result, Failed)
    assert result.key == "file_not_readable"


def test_a_mistake_of_ours_ends_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kam_partnership.portfolio.read.judge", lambda *_, **__: 1 / 0)
    result = read_account(next(folder.rglob("*.xlsx")))
    assert isinstance(result, Failed)
    assert result.key == "file_unexpected"


def test_what_is_read_and_what_is_not(tmp_path: Path) -> None:
    for name in ("b.xlsx", "A.XLSM", "~$b.xlsx", "c.xls", "d.txt", "tief/e.xlsx", "aus.xlsx"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    files, failed = find_workbooks([tmp_path, tmp_path / "b.xlsx", tmp_path / "tief"], tmp_path / "aus.xlsx")
    assert [path.name for path in files] == ["A.XLSM", "b.xlsx", "e.xlsx"]
    assert not failed


class _Dying(Executor):
    """Takes work and dies."""

    def __init__(self) -> None:
        self.tasks = 0

    def submit(self, *_args: Any, **_kwargs: Any) -> Future[Any]:  # type: ignore[override]
        self.tasks += 1
        future: Future[Any] = Future()
        future.set_exception(BrokenExecutor("gone"))
        return future


def _bytes(folder: Path, executor: Executor | None = None, workers: int = 0) -> bytes:
    portfolio = collect([folder], TODAY, executor=executor, workers=workers)
    assert len(portfolio.accounts) == 40
    return portfolio_workbook(portfolio, Language.DE)


def test_whoever_reads_the_bytes_are_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kam_partnership.portfolio.read.BATCH", 3)
    here, dying = _bytes(folder), _Dying()
    with ThreadPoolExecutor(3) as threads:
        assert _bytes(folder, threads, 1) == here
    assert _bytes(folder, dying) == here
    assert dying.tasks == 14


def test_only_a_window_of_tasks_is_under_way(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kam_partnership.portfolio.read.BATCH", 1)
    executor = _Dying()
    files, _ = find_workbooks([folder])
    next(read_accounts(files, executor=executor, workers=2))
    assert executor.tasks == 8


def test_a_dask_cluster_gives_the_same_bytes(folder: Path) -> None:
    distributed = pytest.importorskip("distributed")
    from kam_partnership.portfolio.read import dask_executor

    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, protocol="tcp", dashboard_address=None, silence_logs=50
    )
    with cluster, dask_executor(cluster.scheduler_address) as (executor, workers):
        assert workers == 2
        assert _bytes(folder, executor, workers) == _bytes(folder)


def test_a_cluster_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed")
    from kam_partnership.errors import PortfolioRefused
    from kam_partnership.portfolio.read import dask_executor

    def nobody(*_args: object, **_options: object) -> None:
        raise OSError("timed out")

    monkeypatch.setattr(distributed, "Client", nobody)
    with pytest.raises(PortfolioRefused, match="dask_unreachable"), dask_executor("tcp://127.0.0.1:9"):
        pass


def test_open_measures_and_the_last_state_are_counted(tmp_path: Path) -> None:
    import shutil

    from kam_partnership.headless import open_book
    from kam_partnership.workbook import names

    path = Path(shutil.copy(workbooks.GERMAN, tmp_path / "kam.xlsx"))
    rows = (("Treffen", "offen", 46000.0), ("Plan", "", None), ("Fertig", "erledigt", 46000.0), (None, "offen", 1.0))
    with open_book(path) as book:
        for row, (measure, status, due) in enumerate(rows):
            for key, value in (("measure", measure), ("status", status), ("due", due)):
                book.names[names.MEASURE_COLUMNS[key]].refers_to_range[row, 0].raw_value = value
        book.save()
    workbooks.save_state(path, 46200.0, 4.0, 6.0)
    read = read_account(path)
    assert isinstance(read, Read)
    account = read.account
    assert (account.open_measures, [measure.due for measure in account.dated]) == (2, [dt.date(2025, 12, 9)])
    assert account.proposed_measures == 2, "nobody marked them as agreed"
    assert account.overdue(TODAY) == 1
    assert account.previous is not None
    assert account.previous.supplier_score == 4.0


def test_all_kinds_of_bad_files_are_made() -> None:
    assert {key for _, key in BAD.values()} == {
        "file_not_a_workbook",
        "file_damaged",
        "file_encrypted",
        "file_too_large",
        "file_not_readable",
        "not_ours",
    }


def test_memory_does_not_grow_with_the_number_of_files(folder: Path) -> None:
    import tracemalloc

    files, _ = find_workbooks([folder])
    most = []
    for wanted in (files[:4], files * 2):
        for _ in read_accounts(wanted[:2]):
            pass
        tracemalloc.start()
        for _ in read_accounts(wanted):
            pass
        most.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert most[1] < 1.6 * most[0]
    assert most[1] < 4_000_000
