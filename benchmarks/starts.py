"""Every command from its start to its end: does it wait for libraries that it does not use, or longer than it did?

    python benchmarks/starts.py [--rounds 3] [COMMAND …]

Each command runs in an environment with everything that is installed here, pandas, numpy, python-pptx, ReportLab and
XlsxWriter among it, and in one that holds nothing but the libraries of its own row in tests/support/every_command.py,
with what those require; and with an earlier build of this product, with everything beside it. Each run has a fresh
folder with the same small files. The help of each command is measured in the same way: it needs no library at all.
"""

from __future__ import annotations

import argparse
import functools
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / part) for part in ("benchmarks", "addin", "tests")]

from builds import Build, earlier, ours
from packaging.requirements import Requirement
from processes import Command, Cost, cost, costs

from support.every_command import ALLOWED, ALSO_NEEDED, ENDS, prepare

#: The state before everything came with the plain installation.
BEFORE = "2b40d00"
ROUNDS = 3
_HEAD = (f"| command | times alone | times {BEFORE} |", "| --- | ---: | ---: |")
_EVERYTHING, _ALONE = "everything", "alone"
#: Looks at every library there is, so that nothing is beside what it needs.
_NEEDS_ALL = ("doctor",)
#: Fetches from the package index: only its help is measured.
_FETCHES = ("bundle",)


@dataclass(frozen=True, slots=True)
class Start:
    """What one command costs in the processor's time, by where it runs; None where it does not run."""

    command: str
    beside_everything: float | None
    against_before: float | None

    def row(self) -> str:
        """A line of the table in docs/benchmarks.md."""
        return f"| `{self.command}` | {_told(self.beside_everything)} | {_told(self.against_before)} |"


def _told(ratio: float | None) -> str:
    return "–" if ratio is None else f"{ratio:.2f}"


def starts(commands: Sequence[str] = (), rounds: int = ROUNDS) -> Iterator[Start]:
    """Measure these commands, or all."""
    with tempfile.TemporaryDirectory() as place:
        runs = _Runs(Path(place))
        for command in commands or every_command():
            yield runs.measured(command, rounds)


def every_command() -> list[str]:
    """The help of each command, and each run of the table."""
    names = dict.fromkeys(command.partition(" ")[0] for command in ALLOWED if not command.startswith("-"))
    helps = ["--version", "--help", *(f"{name} --help" for name in names if name != "help")]
    return [*helps, *(command for command in ALLOWED if command.split()[0] not in {*helps, *_FETCHES, "help"})]


class _Runs:
    """Runs of commands in a folder that goes away."""

    def __init__(self, place: Path) -> None:
        self.place = place
        prepare(place / "files")

    def measured(self, command: str, rounds: int) -> Start:
        jobs = {_EVERYTHING: functools.partial(self._run, ours(), environment(_installed()), command)}
        if command not in _NEEDS_ALL:
            jobs[_ALONE] = functools.partial(self._run, ours(), environment(_needed(command)), command)
        if self._ran_before(command):
            jobs[BEFORE] = functools.partial(self._run, earlier(BEFORE), environment(_installed()), command)
        found = costs(jobs, rounds)
        mine = found[_EVERYTHING].processor
        return Start(command, *(mine / found[name].processor if name in found else None for name in (_ALONE, BEFORE)))

    def _ran_before(self, command: str) -> bool:
        try:
            self._run(earlier(BEFORE), environment(_installed()), command)
        except RuntimeError:  # a command, or an option, that did not exist
            return False
        return True

    def _run(self, build: Build, python: Path, command: str) -> Cost:
        folder = self.place / "here"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.place / "files", folder)
        home = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(folder))
        arguments = [str(python), "-m", "kam_partnership", *command.split(), "--lang", "en"]
        return cost(Command(arguments, build.environment() | home, folder, ENDS.get(command, 0)))


def _needed(command: str) -> frozenset[str]:
    """The distributions whose packages a command may load, and what those require."""
    packages = importlib.metadata.packages_distributions()
    roots = ALLOWED.get(command, set()) | ALSO_NEEDED.get(command, set())
    found: set[str] = set()
    for name in {_spelt(name) for root in roots for name in packages.get(root, [])}:
        _add(name, found)
    return frozenset(found)


def _add(name: str, found: set[str]) -> None:
    """A distribution, and all that it requires on this computer."""
    if name in found or name not in _installed():
        return
    found.add(name)
    for line in importlib.metadata.requires(name) or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            _add(_spelt(requirement.name), found)


@functools.cache
def _installed() -> frozenset[str]:
    """Every distribution of this environment but our own."""
    names = {_spelt(one.metadata["Name"]) for one in importlib.metadata.distributions()}
    return frozenset(names - {"kam-partnership"})


def _spelt(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@functools.cache
def environment(names: frozenset[str]) -> Path:
    """The Python of an environment of its own with these distributions, linked to where they are installed."""
    folder = Path(tempfile.mkdtemp(dir=_folder()))
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    [packages] = folder.glob("[Ll]ib/**/site-packages")
    for one in importlib.metadata.distributions():
        if _spelt(one.metadata["Name"]) in names:
            for part in {file.parts[0] for file in one.files or () if file.parts[0] != ".."}:
                source, target = Path(str(one.locate_file(part))), packages / part
                if not part.endswith(".pth") and not target.exists() and source.exists():
                    target.symlink_to(source)
    return folder / ("Scripts" if os.name == "nt" else "bin") / "python"


@functools.cache
def _folder() -> Path:
    """Where the environments of one run stand; they go with it."""
    import atexit

    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def table(found: Sequence[Start]) -> str:
    """The starts as a table."""
    return "\n".join([*_HEAD, *(start.row() for start in found)])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("commands", nargs="*", metavar="COMMAND", help="a run of the table, in quotation marks")
    options.add_argument("--rounds", type=int, default=ROUNDS)
    chosen = options.parse_args()
    print(*_HEAD, sep="\n")
    for start in starts(chosen.commands, chosen.rounds):
        print(start.row(), flush=True)


if __name__ == "__main__":
    main()
