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


@dataclass(frozen=True, slots=True)
class Growth:
    """What a thing costs for each of its many parts: a flat curve means linear cost, a falling one a fixed cost, too.

    Attributes:
        task: what is measured.
        part: what there are many of.
        costs: the median seconds of one part, by how many there are.
    """

    task: str
    part: str
    costs: Mapping[int, float]


def growth(task: str, part: str, jobs: Mapping[int, Callable[[], object]], *, rounds: int) -> Growth:
    """Measure the same task with more and more parts; all sizes take turns."""
    taken = medians({str(count): job for count, job in jobs.items()}, rounds)
    return Growth(task, part, {count: taken[str(count)] / count for count in jobs})


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


def growth_markdown(curves: Iterable[Growth]) -> str:
    """The curves as a table: the cost of one part, times that with the fewest parts."""
    lines = ["| task | cost of one | number: times the first |", "| --- | --- | --- |"]
    for curve in curves:
        first = next(iter(curve.costs.values()))
        told = " · ".join(f"{count:,}: {cost / first:.2f}" for count, cost in curve.costs.items())
        lines.append(f"| {curve.task} | {curve.part} | {told} |")
    return "\n".join(lines)
