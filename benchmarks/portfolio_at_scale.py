"""Thousands of workbooks after years of use: is every figure right, every bad file named, memory flat, and how fast?

    python benchmarks/portfolio_at_scale.py [COUNT] [--than FOLDER]

Writes COUNT workbooks (10,000 unless told) with target, evidence, saved states and measures, and some bad files, into
a temporary folder. Reads them in one process and in two, and writes the portfolio; the folder of another checkout is
measured in turn with this one. Ratios are of the processor's time where one process works, else of the clock.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / part) for part in ("addin", "tests")]

from support.bad_workbooks import write_bad
from support.many_workbooks import random_year, write_many

#: Runs with the addin folder of either checkout; so it uses what both have.
READING = """
import json, resource, sys, time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from kam_partnership.portfolio.account import Failed
from kam_partnership.portfolio.find import find_workbooks
from kam_partnership.portfolio.read import read_accounts

def megabytes(who):
    return resource.getrusage(who).ru_maxrss / 1024

if __name__ == "__main__":
    files, _ = find_workbooks([Path(sys.argv[2])])
    files, processes = files[: int(sys.argv[3])], int(sys.argv[4])
    pool = ProcessPoolExecutor(processes) if processes > 1 else None
    if pool is None:
        list(read_accounts(files[:20]))  # imports
        from kam_partnership.portfolio.read import read_account
    memory, clock, work = megabytes(resource.RUSAGE_SELF), time.perf_counter(), time.process_time()
    told, failed = {}, {}
    for path, one in zip(files, map(read_account, files) if pool is None else
                         read_accounts(files, executor=pool, workers=processes)):
        if isinstance(one, Failed):
            failed[one.file] = one.key
        else:
            figures = one.account.figures
            told[str(path)] = figures.supplier_score, figures.key_account_score
    spent = time.perf_counter() - clock, time.process_time() - work
    print(json.dumps([*spent, memory, megabytes(resource.RUSAGE_SELF), told, failed]))
"""
WRITING = """
import sys
sys.path.insert(0, sys.argv[1])
from kam_partnership.__main__ import main
sys.argv = ["kam-partnership", "portfolio", sys.argv[2], "-o", sys.argv[3], "--force", "--date", "2026-11-28"]
main()
"""


class Reading:
    """What one run told."""

    def __init__(self, addin: Path, folder: Path, count: int, processes: int) -> None:
        call = [sys.executable, "-c", READING, str(addin), str(folder), str(count), str(processes)]
        done = subprocess.run(call, check=True, capture_output=True, text=True)
        self.clock, self.work, self.before, self.after, self.told, self.failed = json.loads(done.stdout)


def written(addin: Path, folder: Path, out: Path) -> float:
    """Seconds of the processor, all processes together, for the command that reads all and writes the workbook."""
    before = os.times()
    subprocess.run([sys.executable, "-c", WRITING, str(addin), str(folder), str(out)], check=False, capture_output=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def wrong(reading: Reading) -> list[str]:
    """Files whose scores are not the means of what was typed into them."""
    found = []
    for file, scores in reading.told.items():
        ratings = random_year(int(Path(file).stem.split()[1])).ratings
        means = [sum(side) / len(side) for side in zip(*ratings, strict=True)]
        if any(abs((told or 0.0) - mean) > 1e-9 for told, mean in zip(scores, means, strict=True)):
            found.append(file)
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("count", nargs="?", type=int, default=10_000)
    options.add_argument("--than", type=Path, metavar="FOLDER", help="another checkout")
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    ours, than = ROOT / "addin", None if chosen.than is None else chosen.than / "addin"
    with tempfile.TemporaryDirectory() as place:
        good, folder = Path(place, "good"), Path(place)
        write_many(good, chosen.count, random_year)
        every = chosen.count

        def reading(addin: Path, count: int = every, processes: int = 1) -> Reading:
            return Reading(addin, good, count, processes)

        whole, tenth = reading(ours), reading(ours, max(every // 10, 1))
        print(f"{len(whole.told)} read, {len(wrong(whole))} with wrong figures, failed: {whole.failed}")
        print(f"one process: {1000 * whole.work / every:.2f} ms of the processor for a file")
        print(f"memory: {whole.after:.0f} MB after {every} files, {tenth.after:.0f} MB after a tenth of them")
        two = "two processes: times as fast as one, by the clock"
        _in_turn(two, chosen.rounds, lambda: reading(ours).clock, lambda: reading(ours, processes=2).clock)
        if than is not None:
            task = "reading: times the other checkout's time"
            _in_turn(task, chosen.rounds, lambda: reading(ours).work, lambda: reading(than).work)
            out, task = folder / "p.xlsx", "read, judged and written: times the other checkout's time"
            _in_turn(task, chosen.rounds, lambda: written(ours, good, out), lambda: written(than, good, out))
        expected = write_bad(good / "Schlecht")
        told = reading(ours, every + len(expected), 2).failed
        print(f"bad files: {len(expected)}, each named rightly: {told == expected}")


def _in_turn(task: str, rounds: int, first: Callable[[], float], second: Callable[[], float]) -> None:
    ratios = [first() / second() for _ in range(rounds)]
    print(f"{task}: {statistics.median(ratios):.2f} ({', '.join(f'{ratio:.2f}' for ratio in ratios)})")


if __name__ == "__main__":
    main()
