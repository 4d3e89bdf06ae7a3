"""The tables of docs/benchmarks.md: a run of one part leaves the others' rows as they are."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "benchmarks"))

import promises  # noqa: E402
import run  # noqa: E402

PAGE = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
RIVALS = ["| task | rival | takes, times ours | note |", "| --- | --- | ---: | --- |"]


def test_a_row_that_was_measured_anew_replaces_the_old_one_and_only_that() -> None:
    old = [*RIVALS, "| a | x | 1 | |", "| a | y | 2 | |", "| b | x | 3 | |"]
    page = run.renewed(PAGE, "rivals", old, keep=False)
    again = run.renewed(page, "rivals", [*RIVALS, "| a | y | 9 | slower |", "| c | z | 4 | |"], keep=True)
    assert again == run.renewed(
        page, "rivals", [*old[:3], "| a | y | 9 | slower |", "| b | x | 3 | |", "| c | z | 4 | |"], keep=False
    )


@pytest.mark.parametrize("table", ["promises", "rivals", "growth", "starts"])
def test_a_table_that_stays_as_it_is_changes_nothing_on_the_page(table: str) -> None:
    assert run.renewed(PAGE, table, [], keep=True) == PAGE


@pytest.mark.parametrize(
    ("measured", "sign", "target", "told"),
    [
        (0.31, "at most", 0.3, "| recompute | 0.31 | at most 0.3 (missed) |"),
        (0.3, "at most", 0.3, "| recompute | 0.3 | at most 0.3 |"),
        (3.9, "at least", 4, "| recompute | 3.9 | at least 4 (missed) |"),
        (12.0, "at least", 4, "| recompute | 12 | at least 4 |"),
        (0.5, "at most", None, "| recompute | 0.5 |  |"),
    ],
)
def test_a_missed_promise_is_told(measured: float, sign: str, target: float | None, told: str) -> None:
    assert promises.Promise("recompute", measured, sign, target).row() == told
