"""What a click of the Lite edition costs in Pyodide, the Python of the browser, against this Python.

    python benchmarks/lite_clicks.py

The same program on the same stand-in for Excel, in one run: half of the rounds of this Python come before those of
Pyodide, half after them. The processor's time is compared, by its median. Starting Pyodide and loading the program is
not counted, since the pane does it once; it is told in the note.
"""

from __future__ import annotations

import asyncio
import copy
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / part) for part in ("benchmarks", "addin", "tests")]

from side_by_side import Comparison, markdown

from kam_partnership.cli.main import run
from kam_partnership.texts import Language
from support.lite.book import open_lite
from support.lite.clicks import COMMANDS, job
from support.lite.jobs import program_of, run_job
from support.lite.payload import payload_of
from support.lite.pyodide import run_in_pyodide
from support.lite.shipped import shipped_program

ROUNDS = 100
#: The most that a click may take in Pyodide, as a multiple of this Python's.
LIMIT = 3


def comparisons() -> Iterator[Comparison]:
    """For each click: Pyodide's time as a multiple of this Python's."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if run(["demo", "-o", str(folder / "demo"), "--lang", "de"]) != 0:
            raise RuntimeError("no demo workbook")
        payload = payload_of(next((folder / "demo").glob("*.xlsx")))
        program = shipped_program(Language.DE)
        todo = [job(script, brief=True) for _ in range(ROUNDS) for script in COMMANDS]
        before = _here(program, payload, todo[: len(todo) // 2])
        report, results = run_in_pyodide({"program": program, "payloads": [payload], "jobs": todo}, folder)
        after = _here(program, payload, todo[len(todo) // 2 :])
    start = f"{report['start']:.1f} s of the processor, {report['empty'] / 1e6:.0f} MB"
    after_all = f"{report['heap'] / 1e6:.0f} MB after {len(todo)} clicks"
    note = f"goal: at most {LIMIT}; Pyodide's start, not counted: {start}; {after_all}"
    there, ours = _medians(todo, results), _medians(todo, before + after)
    for script in COMMANDS:
        name = job(script)["script"]
        yield Comparison(
            f"a click of the Lite edition: {script}", "the same in Pyodide", there[name] / ours[name], note
        )


def _here(source: str, payload: dict[str, Any], todo: list[dict[str, Any]]) -> list[dict[str, Any]]:
    program = program_of(source)
    return [asyncio.run(run_job(program, one, open_lite(copy.deepcopy(payload)))) for one in todo]


def _medians(todo: list[dict[str, Any]], results: list[dict[str, Any]]) -> dict[str, float]:
    found: dict[str, list[float]] = {}
    for one, result in zip(todo, results, strict=True):
        found.setdefault(one["script"], []).append(result["seconds"])
    return {script: statistics.median(seconds) for script, seconds in found.items()}


if __name__ == "__main__":
    print(markdown(comparisons()))
