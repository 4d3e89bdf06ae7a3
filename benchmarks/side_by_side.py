"""Rivals measured in one run: they take turns, so that a busy computer slows all of them alike."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

OURS = "kam-partnership"


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many times as long a rival takes for a task; above 1 this project is ahead.

    Attributes:
        task: what is measured.
        rival: what is compared with.
        ratio: the rival's median time divided by ours; None when the rival could not do the task.
        note: what the rival leaves out, or why it failed.
    """

    task: str
    rival: str
    ratio: float | None
    note: str = ""


def medians(rivals: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Median seconds of each rival. Everyone runs once without counting, then all take turns."""
    for run in rivals.values():
        run()
    taken: dict[str, list[float]] = {name: [] for name in rivals}
    for _ in range(rounds):
        for name, run in rivals.items():
            gc.collect()
            started = time.perf_counter()
            run()
            taken[name].append(time.perf_counter() - started)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def compare(
    task: str,
    rivals: Mapping[str, Callable[[], object]],
    *,
    rounds: int,
    notes: Mapping[str, str] | None = None,
) -> list[Comparison]:
    """Measure a task; the first of the rivals is ours."""
    (_, ours), *others = medians(rivals, rounds).items()
    return [Comparison(task, name, seconds / ours, (notes or {}).get(name, "")) for name, seconds in others]


def markdown(comparisons: Iterable[Comparison]) -> str:
    """The comparisons as a table."""
    lines = ["| task | rival | takes, times ours | note |", "| --- | --- | ---: | --- |"]
    for row in comparisons:
        ratio = "cannot" if row.ratio is None else f"{row.ratio:.3g}" if row.ratio < 10 else f"{row.ratio:.0f}"
        lines.append(f"| {row.task} | {row.rival} | {ratio} | {row.note} |")
    return "\n".join(lines)
