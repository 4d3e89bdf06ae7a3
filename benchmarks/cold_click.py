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
import statistics
import subprocess
import sys
import time
from pathlib import Path

ADDIN = Path(__file__).resolve().parents[1] / "addin"
sys.path.insert(0, str(ADDIN))

from kam_partnership.lean_start import HIDE, UNUSED

#: The most a click may take, as a multiple of ``import xlwings``.
LIMIT = 1.3

_IMPORT = "import xlwings"
_CLICK = "from kam_partnership.excel import ribbon"
_SERVER = f"{HIDE}import sys, os;import xlwings.utils;import xlwings;{_CLICK}"
COMMANDS = {
    "import xlwings": _IMPORT,
    "click, a process of its own": _CLICK,
    "click, first one of the server": _SERVER,
    "import xlwings, nothing beside it": HIDE + _IMPORT,
}


def seconds(command: str) -> float:
    """How long a new process takes."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ADDIN), os.environ.get("PYTHONPATH", "")])}
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", command], check=True, env=environment)
    return time.perf_counter() - started


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=15)
    rounds = options.parse_args().rounds
    installed = [name for name in UNUSED if importlib.util.find_spec(name)]
    print(f"Python {sys.version.split()[0]}; installed beside xlwings: {', '.join(installed) or 'nothing'}")
    for command in COMMANDS.values():  # once without counting: compiled files, disk
        seconds(command)
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(rounds):
        for name, command in COMMANDS.items():
            times[name].append(seconds(command))
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    base, *others = medians.values()
    for name, median in medians.items():
        print(f"{name:36} {1000 * median:7.0f} ms   {median / base:5.2f} times")
    return 0 if max(others[:2]) <= LIMIT * base else 1


if __name__ == "__main__":
    sys.exit(main())
