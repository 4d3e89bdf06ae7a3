"""The product against an earlier build of itself, and against the rivals that its speed is promised over.

    python benchmarks/promises.py [NAME …]

Both builds are wheels (builds.py), run in turns on the same Python and libraries, each on workbooks of its own
template. A command is a new process each time: the clock, the processor and the peak of memory are told of it.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / part) for part in ("benchmarks", "addin", "tests")]

from builds import Build, earlier, ours
from processes import Command, Cost, clocked, cost, costs

ROUNDS = 9
#: Workbooks that are read in one process, and processes of each build.
FILES, READ_ROUNDS = 40, 7
_AT_LEAST, _AT_MOST = "at least", "at most"
_OPENPYXL, _INFLATED = "openpyxl read-only", "inflating the needed parts"
#: "Not slower" as a figure: what two equal builds differ by on a busy computer.
_NOT_SLOWER = 1.1
_WRITE_FILES = """
import pathlib, sys
from support.many_workbooks import write_many
write_many(pathlib.Path(sys.argv[1]), int(sys.argv[2]))
"""
_READ_FILES = """
import pathlib, sys, time
from kam_partnership.portfolio.read import read_account
files = sorted(pathlib.Path(sys.argv[1]).rglob("*.xlsx"))
for file in files[:5]:
    read_account(file)
started = time.process_time()
for file in files:
    read_account(file)
print(time.process_time() - started)
"""


@dataclass(frozen=True, slots=True)
class Promise:
    """A ratio that was measured, and the one that is promised; None where nothing is."""

    task: str
    measured: float
    sign: str = ""
    target: float | None = None

    @property
    def is_kept(self) -> bool:
        """False only where something is promised and missed."""
        if self.target is None:
            return True
        return self.measured >= self.target if self.sign == _AT_LEAST else self.measured <= self.target

    def row(self) -> str:
        """A line of the table in docs/benchmarks.md."""
        promised = "" if self.target is None else f"{self.sign} {self.target:g}{'' if self.is_kept else ' (missed)'}"
        return f"| {self.task} | {self.measured:.2g} | {promised} |"


def promises(names: Sequence[str] = ()) -> Iterator[Promise]:
    """Measure those of these names, or all."""
    for name in names or MEASURED:
        with tempfile.TemporaryDirectory() as folder:
            yield from MEASURED[name](Path(folder))


def _demo(build: Build, folder: Path) -> Path:
    """The demo workbook as this build makes it."""
    place = folder / build.name
    build.run("--lang", "de", "demo", "--out", str(place))
    [workbook] = place.glob("*.xlsx")
    return workbook


def _jobs(folder: Path, arguments: Callable[[str], Sequence[str]]) -> dict[str, Callable[[], Cost]]:
    """The same command with each build, on its demo workbook."""
    return {
        build.name: partial(cost, Command(build.command(*arguments(str(_demo(build, folder)))), build.environment()))
        for build in (ours(), earlier())
    }


def _against_the_earlier_build(
    task: str, found: dict[str, Cost], time_target: float | None, memory_target: float | None = None
) -> Iterator[Promise]:
    mine, before = found[ours().name], found[earlier().name]
    against = f"{task}, times the build of {before_name()}"
    yield Promise(f"{against}: time", mine.seconds / before.seconds, _AT_MOST, time_target)
    yield Promise(f"{against}: time of the processor alone", mine.processor / before.processor)
    yield Promise(f"{against}: peak memory", mine.peak / before.peak, _AT_MOST, memory_target)


def before_name() -> str:
    return earlier().name


def _recompute(folder: Path) -> Iterator[Promise]:
    from support import libreoffice

    target = str(folder / "out.xlsx")
    jobs = _jobs(folder, lambda file: ("recompute", file, "--out", target, "--force"))
    if libreoffice.find_soffice():
        [mine] = (folder / ours().name).glob("*.xlsx")
        jobs["LibreOffice"] = partial(clocked, partial(libreoffice.recalculate, mine, folder / "libreoffice"))
    found = costs(jobs, ROUNDS)
    task = "recompute from file to file, everything installed"
    if "LibreOffice" in found:
        ratio = found["LibreOffice"].seconds / found[ours().name].seconds
        yield Promise(
            f"{task}: LibreOffice (recalculates and saves the same workbook), times ours", ratio, _AT_LEAST, 4
        )
    yield from _against_the_earlier_build(task, found, 0.3, 0.55)


def _closed_files(folder: Path) -> Iterator[Promise]:
    import closed_files

    task = "a closed file read and scored"
    mine = closed_files.ratios(closed_files.measure(_files_of(ours(), folder), 10))
    yield Promise(f"{task}: openpyxl read-only (values only), times ours", mine[_OPENPYXL], _AT_LEAST, 20)
    ratio = _read_in_turns(folder)
    yield Promise(f"{task}, times the build of {before_name()}: time of the processor", ratio, _AT_MOST, 0.5)
    yield Promise(f"{task}, times inflating the parts it needs (the limit)", 1 / mine[_INFLATED], _AT_MOST, 4)


def _files_of(build: Build, folder: Path) -> list[Path]:
    """Workbooks of this build's template; those that are there already."""
    place = folder / f"{build.name}-files"
    if not place.exists():
        place.mkdir()
        call = [sys.executable, "-c", _WRITE_FILES, str(place), str(FILES)]
        subprocess.run(call, check=True, env=build.environment(build.source / "tests"), capture_output=True)
    return sorted(place.rglob("*.xlsx"))


def _read_in_turns(folder: Path) -> float:
    """Processor time of reading, ours by the earlier build's."""
    taken: dict[str, list[float]] = {}
    for _ in range(READ_ROUNDS):
        for build in (ours(), earlier()):
            place = _files_of(build, folder)[0].parent
            call = [sys.executable, "-c", _READ_FILES, str(place)]
            done = subprocess.run(call, check=True, env=build.environment(), capture_output=True, text=True)
            taken.setdefault(build.name, []).append(float(done.stdout))
    mine, before = (statistics.median(taken[build.name]) for build in (ours(), earlier()))
    return mine / before


def _upgrade(folder: Path) -> Iterator[Promise]:
    target = str(folder / "upgraded.xlsx")
    found = costs(_jobs(folder, lambda file: ("upgrade", file, "--out", target, "--force")), ROUNDS)
    yield from _against_the_earlier_build("upgrade of the demo workbook", found, 0.35)


def _render(folder: Path) -> Iterator[Promise]:
    target = str(folder / "picture.png")
    found = costs(_jobs(folder, lambda file: ("render", file, "--out", target, "--force")), ROUNDS)
    yield from _against_the_earlier_build("render to PNG", found, 0.5)


def _command(
    task: str, *before: str, times: int = 1, after: tuple[str, ...] = ()
) -> Callable[[Path], Iterator[Promise]]:
    """A command that shall not be slower than it was."""

    def measured(folder: Path) -> Iterator[Promise]:
        jobs = _jobs(folder, lambda file: (*before, *_copies(Path(file), times), *after))
        yield from _against_the_earlier_build(task, costs(jobs, ROUNDS), _NOT_SLOWER)

    return measured


def _copies(file: Path, count: int) -> list[str]:
    copies = [file, *(file.with_name(f"copy-{number}.xlsx") for number in range(1, count))][:count]
    for copy in copies[1:]:
        shutil.copy(file, copy)
    return list(map(str, copies))


#: What is measured, by the name that ``--only`` takes.
MEASURED: dict[str, Callable[[Path], Iterator[Promise]]] = {
    "recompute": _recompute,
    "closed_files": _closed_files,
    "upgrade": _upgrade,
    "render": _render,
    "score": _command("score of one workbook", "score"),
    "check": _command("check of one workbook", "check"),
    "portfolio": _command("portfolio --json of 40 workbooks", "portfolio", times=FILES, after=("--json",)),
    "version": _command("--version", "--version", times=0),
}


def table(found: Sequence[Promise]) -> str:
    """The promises as a table."""
    return "\n".join(["| what | measured | promised |", "| --- | ---: | ---: |", *(promise.row() for promise in found)])


if __name__ == "__main__":
    print(table(list(promises(sys.argv[1:]))))
