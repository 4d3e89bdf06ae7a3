"""The program of the template in the Python of the browser: each click does what the command does without Excel."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from support.lite.clicks import COMMANDS, click, job, values_after, values_without_excel
from support.lite.jobs import program_of
from support.lite.payload import payload_of
from support.lite.pyodide import need_pyodide, run_in_pyodide
from support.workbooks import fill, random_content
from tiers import FULL, some

#: Seeds of generated workbooks, each for all six clicks, so many for one start of Pyodide: two at every push, among
#: them one that has nothing to save yet; 200 before a release.
SEEDS = [range(start, start + 25) for start in range(0, 200, 25)] if FULL else [range(2)]


def workbook(folder: Path, seed: int) -> Path:
    """A generated workbook in which some of the catalogue is marked."""
    path = fill(folder / f"{seed}.xlsx", random_content(seed, largest=25))
    if seed % 3:
        book = openpyxl.load_workbook(path)
        for row in range(8, 8 + seed % 7):
            book["Katalog"].cell(row, 2).value = "x"
        book.save(path)
    return path


#: What the workbooks hold, each looked at once.
payload = functools.cache(payload_of)


@pytest.fixture(scope="module", params=SEEDS, ids=lambda seeds: f"from-{seeds.start}")
def clicked(
    request: pytest.FixtureRequest, german: str, pane_folder: Path
) -> tuple[dict[str, Any], list[tuple[Path, str, dict[str, Any]]]]:
    """What all clicks on all workbooks came to, with one start of Pyodide."""
    need_pyodide()
    paths = [workbook(pane_folder, seed) for seed in request.param]
    todo = [(number, script) for number in range(len(paths)) for script in COMMANDS]
    work = {
        "program": german,
        "payloads": [payload(path) for path in paths],
        "jobs": [job(script, payload=number) for number, script in todo],
    }
    report, results = run_in_pyodide(work, pane_folder)
    return report, [(paths[number], script, result) for (number, script), result in zip(todo, results, strict=True)]


def test_every_cell_is_as_the_command_leaves_it_without_excel(clicked: Any) -> None:
    for path, script, result in some(clicked[1], 6):
        values, refused = values_without_excel(path, script)
        assert refused in result["told"], (path.name, script)
        assert refused or "nicht geklappt" not in result["told"], (path.name, script, result["told"])
        assert values_after(path, result["done"]) == values, (path.name, script)


def test_it_does_and_says_the_same_as_in_this_python(clicked: Any, german: str) -> None:
    program = program_of(german)
    for path, script, result in clicked[1][: 2 * len(COMMANDS)]:
        here, _ = click(program, payload(path), script)
        for what in ("done", "asked", "told"):
            assert json.dumps(here[what]) == json.dumps(result[what]), (path.name, script, what)


def test_nothing_of_xlwings_pro_is_loaded_and_little_memory_is_used(clicked: Any) -> None:
    report, _ = clicked
    assert not report["pro"]
    assert report["heap"] < 120e6  # bytes; xlwings Lite has two gigabytes
