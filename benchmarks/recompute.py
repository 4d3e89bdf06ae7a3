"""Closed workbooks, each time in a new process: recomputed from file to file, and read for their figures.

    python benchmarks/recompute.py

Recomputing, ours does what the ribbon's button does: opens the workbook, computes, writes the analysis, calculates the
formulas and saves. LibreOffice calculates the formulas and saves. openpyxl only opens and saves; it calculates nothing
and loses the diagram's details. formualizer and formulas are tried; what they make of the workbook stands in the note.

Reading, ours computes all figures and findings from the inputs; LibreOffice recalculates the same workbook.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "addin"), str(ROOT / "tests")]

from side_by_side import OURS, Comparison, Growth, compare, growth, growth_markdown, markdown

from support import libreoffice, workbooks

ROUNDS = 7
#: Criteria of the workbooks that are read, and rounds for each.
READ = {16: 5, 10_000: 3}
GROWTH = (500, 1_000, 2_000, 4_000)
_OPENPYXL = "import openpyxl, sys; openpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])"


def rated_workbook(path: Path, count: int = 16) -> Path:
    """A workbook with so many rated criteria."""
    rows = tuple((f"Kriterium {n}", 1.0, float(n % 11), float((n * 3) % 11)) for n in range(1, count + 1))
    return workbooks.fill(path, workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), rows))


def _process(*command: str, **extra: str) -> Callable[[], object]:
    environment = os.environ | {"PYTHONPATH": str(ROOT / "addin")} | extra
    return lambda: subprocess.run(command, check=True, env=environment, capture_output=True)


def _libreoffice(source: Path, folder: Path) -> Callable[[], object] | None:
    """Calculates every formula and saves, as a profile that trusts no saved results makes it do."""
    return partial(libreoffice.recalculate, source, folder) if libreoffice.find_soffice() else None


def comparisons() -> Iterator[Comparison]:
    yield from _recomputed()
    yield from _read()


def _read() -> Iterator[Comparison]:
    for count, rounds in READ.items():
        with tempfile.TemporaryDirectory() as name:
            source = rated_workbook(Path(name) / "kam.xlsx", count)
            score = _process(sys.executable, "-m", "kam_partnership", "score", "--json", str(source))
            converted = _libreoffice(source, Path(name) / "lo")
            if converted is None:
                return
            task = f"figures of {count:,} criteria from a closed workbook, a new process"
            rivals = {OURS: score, "LibreOffice": converted}
            notes = {"LibreOffice": "recalculates the same workbook and saves it; no findings"}
            yield from compare(task, rivals, rounds=rounds, notes=notes)


def _recomputed() -> Iterator[Comparison]:
    task = "recompute 16 criteria from file to file, a new process"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = str(rated_workbook(folder / "kam.xlsx"))
        target = str(folder / "out.xlsx")
        click = (sys.executable, "-m", "kam_partnership", "recompute", source, "--out", target, "--force")
        rivals: dict[str, Callable[[], object]] = {OURS: _process(*click)}
        if converted := _libreoffice(Path(source), folder / "lo"):
            rivals["LibreOffice"] = converted
        rivals["openpyxl"] = _process(sys.executable, "-c", _OPENPYXL, source, target)
        notes = {"LibreOffice": "formulas only", "openpyxl": "calculates nothing, loses parts of the charts"}
        yield from compare(task, rivals, rounds=ROUNDS, notes=notes)
        for rival, attempt in (("formualizer", _try_formualizer), ("formulas", _try_formulas)):
            yield Comparison(task, rival, None, attempt(source, target))


def _try_formualizer(source: str, target: str) -> str:
    """How many of the workbook's formulas it turns into errors."""
    import formualizer

    told = formualizer.recalculate_file(source, target)
    return f"{told['total_errors']:,} of {told['total_formulas']:,} formulas become errors"


def _try_formulas(source: str, _: str) -> str:
    """What stops it."""
    import formulas

    try:
        formulas.ExcelModel().loads(source).finish()
    except formulas.errors.FormulaError as error:
        return f"stops at the formula {error.args[-1]}"
    return "loads the workbook by now: compare it"


def curves() -> Iterator[Growth]:
    """One workbook with more and more criteria, in a running Python."""
    from kam_partnership.cli.main import run

    with tempfile.TemporaryDirectory() as name, contextlib.redirect_stdout(None), contextlib.redirect_stderr(None):
        files = {count: str(rated_workbook(Path(name) / f"{count}.xlsx", count)) for count in GROWTH}
        for command in ("score", "recompute"):
            jobs = {count: partial(run, [command, file]) for count, file in files.items()}
            yield growth(f"{command}, a closed workbook", "criterion", jobs, rounds=3)
        sizes = {count: partial(rated_workbook, Path(name) / "new.xlsx", count) for count in GROWTH}
        yield growth("a workbook made, its rows added and rated", "criterion", sizes, rounds=1)


def main() -> None:
    print(markdown(comparisons()), growth_markdown(curves()), sep="\n\n")


if __name__ == "__main__":
    main()
