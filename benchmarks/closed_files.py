"""How fast closed workbooks are read: ours against other readers, on the same files in one run.

    python benchmarks/closed_files.py [--files 40] [--rounds 5] [--growth 10 100 1000]

Needs pandas and python-calamine besides the extra dev. The readers take turns, so that a busy computer slows all of
them alike; times are those of one processor core (CPU time), the median over the rounds, per file. "Needed" are the
sheets that hold anything of ours; the others read exactly those, and only their values.
"""

from __future__ import annotations

import argparse
import io
import statistics
import sys
import tempfile
import time
import tracemalloc
import warnings
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / part) for part in ("addin", "tests", "benchmarks")]

import openpyxl
import pandas as pd
import python_calamine
import side_by_side
from side_by_side import Comparison, Growth

from kam_partnership.portfolio.read import read_account, read_accounts
from support.many_workbooks import write_many

#: The sheets that hold inputs, settings, figures, history and measures.
SHEETS = ("Partnerschaft", "Maßnahmen", "Verlauf", "Einstellungen", "KAM-Stand")
_SHEET_PARTS = tuple(f"xl/worksheets/sheet{number}.xml" for number in (1, 3, 5, 7, 9))
_OTHER_PARTS = ("xl/workbook.xml", "xl/sharedStrings.xml", "xl/tables/", "_rels/")


def ours(path: Path) -> None:
    read_account(path)


def inflate_needed(path: Path) -> None:
    """Unpack the parts that are needed, whole, and do nothing with them."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        for info in archive.infolist():
            name = info.filename
            if name in _SHEET_PARTS or any(part in name for part in _OTHER_PARTS):
                archive.read(info)


def inflate_all(path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        for info in archive.infolist():
            archive.read(info)


def openpyxl_read_only(path: Path) -> None:
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    for name in SHEETS:
        for _ in book[name].iter_rows(values_only=True):
            pass
    book.close()


def calamine(path: Path) -> None:
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    for name in SHEETS:
        book.get_sheet_by_name(name).to_python()


def pandas_openpyxl(path: Path) -> None:
    pd.read_excel(path, sheet_name=list(SHEETS), header=None, engine="openpyxl")


_OURS = "ours (inputs, findings, figures)"
READERS: dict[str, Callable[[Path], None]] = {
    _OURS: ours,
    "inflating the needed parts": inflate_needed,
    "inflating all parts": inflate_all,
    "openpyxl read-only": openpyxl_read_only,
    "pandas.read_excel": pandas_openpyxl,
    "python-calamine": calamine,
}


Times = dict[str, list[float]]


def measure(paths: list[Path], rounds: int) -> Times:
    """Milliseconds of CPU time per file: each reader on each file, in turns."""
    times: Times = {name: [] for name in READERS}
    for path in paths[:2]:
        for reader in READERS.values():
            reader(path)
    for number in range(rounds):
        share = paths[number::rounds]
        for name, reader in READERS.items():
            start = time.process_time()
            for path in share:
                reader(path)
            times[name].append((time.process_time() - start) / len(share) * 1000)
    return times


def ratios(times: Times) -> dict[str, float]:
    """How many times ours each reader takes: the median over the rounds, which saw the same files."""
    return {
        name: statistics.median(theirs / mine for theirs, mine in zip(taken, times[_OURS], strict=True))
        for name, taken in times.items()
    }


def comparisons() -> Iterator[Comparison]:
    """What benchmarks/run.py asks for."""
    notes = {"inflating the needed parts": "reads nothing; goal: ours at most 4 times this", "inflating all parts": ""}
    with tempfile.TemporaryDirectory() as place:
        found = ratios(measure(write_many(Path(place), 40), 10))
    for name, ratio in found.items():
        if name != _OURS:
            yield Comparison("a closed file opened, read and scored", name, ratio, notes.get(name, "values only"))


def curves() -> Iterator[Growth]:
    """More and more closed workbooks."""
    counts = (10, 100, 1_000)
    with tempfile.TemporaryDirectory() as place:
        paths = write_many(Path(place), max(counts))
        jobs = {count: partial(_all, paths[:count]) for count in counts}
        yield side_by_side.growth("closed workbooks opened, read and scored", "file", jobs, rounds=3)


def _all(paths: list[Path]) -> None:
    for path in paths:
        ours(path)


def compare(paths: list[Path], rounds: int) -> None:
    """Print a table."""
    times = measure(paths, rounds)
    found = ratios(times)
    print(f"{'reader':<36}{'ms per file':>12}{'times ours':>12}")
    for name, taken in times.items():
        print(f"{name:<36}{statistics.median(taken):>12.2f}{found[name]:>12.2f}")
    print(f"\n{found['openpyxl read-only']:.1f} times the speed of openpyxl read-only (goal 20)")
    print(
        f"{1 / found['inflating the needed parts']:.2f} times the cost of inflating the needed parts (goal at most 4)"
    )


def growth(folder: Path, counts: list[int]) -> None:
    """Time and memory with the number of files."""
    print(f"\n{'files':>7}{'ms per file':>13}{'most memory in use':>21}")
    paths = write_many(folder / "growth", max(counts))
    for count in counts:
        start = time.process_time()
        for _ in read_accounts(paths[:count]):
            pass
        spent = (time.process_time() - start) / count * 1000
        tracemalloc.start()
        for _ in read_accounts(paths[: min(count, 200)]):
            pass
        most = tracemalloc.get_traced_memory()[1] / 1024
        tracemalloc.stop()
        print(f"{count:>7}{spent:>13.2f}{most:>18.0f} KB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--growth", type=int, nargs="*", default=[10, 100, 250])
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as place:
        paths = write_many(Path(place) / "compare", options.files)
        compare(paths, min(options.rounds, options.files))
        if options.growth:
            growth(Path(place), options.growth)


if __name__ == "__main__":
    main()
