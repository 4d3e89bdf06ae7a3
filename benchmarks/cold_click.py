"""What a cold click costs: a new Python process up to the moment when a command can talk to Excel.

    python benchmarks/cold_click.py [--rounds 15]

Prints medians and their ratios. The processes take turns, so that a busy computer slows all of them alike. A click
may take at most 1.3 times as long as ``import xlwings`` in the same environment; for that to mean something,
install pandas and matplotlib beside xlwings first.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

ADDIN = Path(__file__).resolve().parents[1] / "addin"
sys.path[:0] = [str(Path(__file__).resolve().parent), str(ADDIN)]

from side_by_side import Comparison, medians

from kam_partnership.lean_start import HIDE, UNUSED

#: The most a click may take, as a multiple of ``import xlwings``.
LIMIT = 1.3

_IMPORT = "import xlwings"
_CLICK = "from kam_partnership.excel import ribbon;ribbon.command_of('recompute')"
_SERVER = f"{HIDE}import sys, os;import xlwings.utils;import xlwings;{_CLICK}"
COMMANDS = {
    "import xlwings": _IMPORT,
    "click, a process of its own": _CLICK,
    "click, first one of the server": _SERVER,
    "import xlwings, nothing beside it": HIDE + _IMPORT,
}


def run(command: str) -> None:
    """A new process."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ADDIN), os.environ.get("PYTHONPATH", "")])}
    subprocess.run([sys.executable, "-c", command], check=True, env=environment)


def measured(rounds: int) -> dict[str, float]:
    """Median seconds of each command."""
    return medians({name: partial(run, command) for name, command in COMMANDS.items()}, rounds)


def beside() -> str:
    """What is installed beside xlwings that it would import."""
    return ", ".join(name for name in UNUSED if importlib.util.find_spec(name)) or "nothing"


def comparisons() -> Iterator[Comparison]:
    xlwings, *clicks, _ = measured(9).items()
    for name, taken in clicks:
        yield Comparison(name, xlwings[0], xlwings[1] / taken, f"installed beside xlwings: {beside()}")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=15)
    taken = measured(options.parse_args().rounds)
    print(f"Python {sys.version.split()[0]}; installed beside xlwings: {beside()}")
    base, *others = taken.values()
    for name, median in taken.items():
        print(f"{name:36} {1000 * median:7.0f} ms   {median / base:5.2f} times")
    return 0 if max(others[:2]) <= LIMIT * base else 1


if __name__ == "__main__":
    sys.exit(main())
