"""What a process costs: its time, its processor time and its most memory at once."""

from __future__ import annotations

import math
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

#: Starts the command and waits. A small process of its own does it: a child's peak counts what its parent holds when
#: it starts, and whoever runs benchmarks holds much.
_METER = """
import os, sys, time
quiet = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2)]
started = time.perf_counter()
process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet)
_, status, used = os.wait4(process, 0)
print(os.waitstatus_to_exitcode(status), time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
#: Bytes of the unit in which the system tells the peak.
_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock, seconds of a processor, bytes of memory at the peak."""

    seconds: float
    processor: float
    peak: float


@dataclass(frozen=True, slots=True)
class Command:
    """A program with its arguments, its environment, where it runs, and how it ends when all is well."""

    arguments: Sequence[str]
    environment: Mapping[str, str]
    folder: Path | None = None
    ends_with: int = 0


def cost(command: Command) -> Cost:
    """Run it once. Raises RuntimeError when it ends otherwise, and AttributeError on Windows, which has no wait4."""
    meter = [sys.executable, "-S", "-E", "-c", _METER, *command.arguments]
    told = subprocess.run(
        meter, check=True, capture_output=True, text=True, env=command.environment, cwd=command.folder
    ).stdout.split()
    if told[0] != str(command.ends_with):
        raise RuntimeError(f"ended with {told[0]}: {' '.join(command.arguments)}")
    return Cost(float(told[1]), float(told[2]), float(told[3]) * _UNIT)


def clocked(job: Callable[[], object]) -> Cost:
    """Something that is no command of ours; of its processes only the clock can tell."""
    started = time.perf_counter()
    job()
    return Cost(time.perf_counter() - started, math.nan, math.nan)


def costs(jobs: Mapping[str, Callable[[], Cost]], rounds: int) -> dict[str, Cost]:
    """The medians of each. Everyone runs once without counting, then all take turns."""
    for job in jobs.values():
        job()
    taken: dict[str, list[Cost]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            taken[name].append(job())
    return {name: _median(found) for name, found in taken.items()}


def _median(found: Sequence[Cost]) -> Cost:
    return Cost(*(statistics.median(getattr(one, part) for one in found) for part in ("seconds", "processor", "peak")))
