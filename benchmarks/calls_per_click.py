"""How often a click talks to Excel: our recompute, and the loop over cells that people write first.

    python benchmarks/calls_per_click.py

Accesses to Excel's objects, counted in xlwings' Windows code over the tests' stand-in for Excel. They are what a click
costs, because each one crosses from Python's process into Excel's. The rival reads title, weight and both ratings cell
by cell and writes one line of the ranking for each criterion; it computes next to nothing.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "addin"), str(ROOT / "tests")]

from recompute import rated_workbook
from side_by_side import Comparison, markdown

from support.fake_com import fake_excel

SIZES = (16, 200)
_COLUMNS = ("KAM_ColCriterion", "KAM_ColWeight", "KAM_ColSupplier", "KAM_ColKeyAccount")


def cell_by_cell(book: Any) -> None:
    """Read every input cell and write every line of a ranking, one cell at a time."""
    columns = [book.names[name].refers_to_range for name in _COLUMNS]
    rows = [[column[row, 0].value for column in columns] for row in range(columns[0].rows.count)]
    ranking = sorted(rows, key=lambda row: -abs((row[3] or 0) - (row[2] or 0)))
    sheet = book.sheets["Auswertung"]
    for place, row in enumerate(ranking, start=60):
        for column, value in enumerate(row, start=2):
            sheet.range((place, column)).value = value


def comparisons() -> Iterator[Comparison]:
    with fake_excel() as excel, tempfile.TemporaryDirectory() as folder:
        for count in SIZES:
            path = rated_workbook(Path(folder) / f"{count}.xlsx", count)
            ours = len(excel.open(path).click("recompute"))
            theirs = len(excel.open(path).run(cell_by_cell))
            task = f"accesses to Excel, recompute of {count} criteria ({ours} of ours)"
            yield Comparison(task, "cell by cell", theirs / ours, "reads inputs, writes a ranking")


if __name__ == "__main__":
    print(markdown(comparisons()))
