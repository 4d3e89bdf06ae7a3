"""Thousands of workbooks with bad ones among them: is every good one right, every bad one named, memory flat?

    python benchmarks/portfolio_at_scale.py [COUNT ...]

Writes the workbooks into a temporary folder first. Prints, for each count, time, memory, and what was wrong.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from concurrent.futures import Executor, ProcessPoolExecutor
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / part) for part in ("addin", "tests")]

from kam_partnership.portfolio.account import Failed
from kam_partnership.portfolio.find import find_workbooks
from kam_partnership.portfolio.read import read_accounts
from support.bad_workbooks import write_bad
from support.many_workbooks import random_typed, write_many


def measure(count: int, executor: Executor | None, processes: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_many(folder, count)
        expected = write_bad(folder / "Schlecht")
        files, failed = find_workbooks([folder])
        print(*failed)  # nothing is expected
        before = _megabytes(resource.RUSAGE_SELF)
        start = time.perf_counter()
        good, wrong = 0, []
        for path, result in zip(files, read_accounts(files, executor=executor, workers=processes), strict=True):
            if isinstance(result, Failed):
                if expected.pop(result.file, None) != result.key:
                    wrong.append((result.file, result.key))
                continue
            typed = random_typed(int(path.stem.split()[1]))
            scores = [sum(side) / len(side) for side in zip(*typed.ratings, strict=True)]
            figures = result.account.figures
            right = (
                result.account.key_account == typed.key_account
                and abs((figures.supplier_score or 0) - scores[0]) < 1e-9
                and abs((figures.key_account_score or 0) - scores[1]) < 1e-9
            )
            good += right
            if not right:
                wrong.append((result.file, "figures"))
        seconds = time.perf_counter() - start
        print(
            f"{count:>6} files, {processes or 1} process(es): {seconds:6.1f} s, {1000 * seconds / count:5.2f} ms each; "
            f"good {good}, wrong {wrong}, bad ones not named {list(expected)}; "
            f"memory {before:.0f} -> {_megabytes(resource.RUSAGE_SELF):.0f} MB, "
            f"largest worker {_megabytes(resource.RUSAGE_CHILDREN):.0f} MB"
        )


def _megabytes(who: int) -> float:
    """The largest resident set so far."""
    return resource.getrusage(who).ru_maxrss / 1024


if __name__ == "__main__":
    for number in [int(argument) for argument in sys.argv[1:]] or [1000, 10_000]:
        with ProcessPoolExecutor(2) as pool:
            measure(number, pool, 2)
