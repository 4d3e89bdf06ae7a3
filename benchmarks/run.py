"""All benchmarks in one run, as tables of ratios.

    pip install -e ".[dev,benchmarks]"
    python benchmarks/run.py [--only NAME …] [--write]

``--write`` puts the tables into docs/benchmarks.md; with ``--only`` the other rows there stay as they are. Ratios
only: the rivals of a row took turns on one computer. A benchmark that fails is told, the others go on.
"""

from __future__ import annotations

import argparse
import importlib
import platform
import sys
import traceback
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "addin"), str(ROOT / "tests")]

import promises
from side_by_side import growth_markdown, markdown

#: Each has a function ``comparisons``, some a function ``curves``.
BENCHMARKS = ("figures", "udf_calls", "recompute", "closed_files", "cold_click", "calls_per_click", "lite_clicks")
#: Every command, in a table of its own.
STARTS = "starts"
NAMES = tuple(dict.fromkeys((*promises.MEASURED, *BENCHMARKS, STARTS)))
PAGE = ROOT / "docs" / "benchmarks.md"
END = "<!-- end of the table -->\n"


def measured(names: Iterable[str]) -> tuple[dict[str, list[str]], list[str]]:
    """The lines of each table, and the names of what failed."""
    tables: dict[str, list[str]] = {"promises": [], "rivals": [], "growth": [], STARTS: []}
    failed: list[str] = []

    def added(table: str, name: str, lines: Callable[[], str]) -> None:
        print(f"{table}: {name} …", file=sys.stderr)
        try:
            found = lines().splitlines()
        except Exception:
            traceback.print_exc()
            failed.append(f"{table}: {name}")
            return
        tables[table] += found[2:] if tables[table] else found

    for name in names:
        if name in promises.MEASURED:
            added("promises", name, lambda name=name: promises.table(list(promises.promises([name]))))
        if name == STARTS:
            added(STARTS, name, _starts)
        if name not in BENCHMARKS:
            continue
        module = importlib.import_module(name)
        added("rivals", name, lambda module=module: markdown(module.comparisons()))
        if hasattr(module, "curves"):
            added("growth", name, lambda module=module: growth_markdown(module.curves()))
    return tables, failed


def _starts() -> str:
    import starts

    return starts.table(list(starts.starts()))


def renewed(page: str, table: str, lines: list[str], *, keep: bool) -> str:
    """The page with these lines in a table; ``keep`` leaves the rows that were not measured where they are."""
    begin = f"<!-- table of {table}: written by benchmarks/run.py -->\n"
    before, rest = page.split(begin)
    old, after = rest.split(END, 1)
    if keep:
        rows = {_row_name(table, line): line for line in lines}
        stay = [rows.pop(_row_name(table, line), line) for line in old.splitlines()]
        lines = [*stay, *rows.values()]
    return before + begin + "\n".join(lines) + "\n" + END + after


def _row_name(table: str, line: str) -> tuple[str, ...]:
    """What tells a row from the others: its task, and for rivals whose it is."""
    return tuple(line.split(" | ")[: 2 if table == "rivals" else 1])


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--only", nargs="+", choices=NAMES, metavar="NAME", default=[], help=", ".join(NAMES))
    options.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    chosen = options.parse_args()
    warnings.simplefilter("ignore")
    tables, failed = measured(chosen.only or NAMES)
    print("\n\n".join("\n".join(lines) for lines in tables.values() if lines))
    print(f"\nPython {platform.python_version()}, {platform.system()}.")
    if chosen.write:
        page = PAGE.read_text(encoding="utf-8")
        for table, lines in tables.items():
            page = renewed(page, table, lines, keep=bool(chosen.only or failed)) if lines else page
        PAGE.write_text(page, encoding="utf-8")
    for name in failed:
        print(f"failed: {name}", file=sys.stderr)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
