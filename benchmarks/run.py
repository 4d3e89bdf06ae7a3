"""All benchmarks in one run, as one table of ratios.

    pip install -e ".[dev,benchmarks]"
    python benchmarks/run.py [NAME …] [--write]

``--write`` puts the table into docs/benchmarks.md. Ratios only: the rivals of a row took turns on one computer.
"""

from __future__ import annotations

import argparse
import importlib
import platform
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "addin")]

from side_by_side import Comparison, Growth, growth_markdown, markdown

#: Each has a function ``comparisons``.
BENCHMARKS = ("figures", "udf_calls", "recompute", "closed_files", "cold_click", "calls_per_click")
TABLE = ROOT / "docs" / "benchmarks.md"
GROWTH_TITLE = (
    "How cost grows: what one criterion or one file costs, times its cost with the fewest. Flat is linear, falling is "
    "linear with a fixed cost."
)
BEGIN, END = "<!-- table: written by benchmarks/run.py -->\n", "<!-- end of the table -->\n"


def all_comparisons(names: list[str]) -> Iterator[Comparison]:
    """The rows of all benchmarks, one after the other."""
    for name in names:
        print(f"{name} …", file=sys.stderr)
        yield from importlib.import_module(name).comparisons()


def all_curves(names: list[str]) -> Iterator[Growth]:
    """How the cost grows, for those benchmarks that tell it."""
    for name in names:
        yield from getattr(importlib.import_module(name), "curves", lambda: ())()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    options.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    chosen = options.parse_args()
    warnings.simplefilter("ignore")
    names = chosen.names or list(BENCHMARKS)
    table = markdown(all_comparisons(names))
    table += f"\n\n{GROWTH_TITLE}\n\n{growth_markdown(all_curves(names))}"
    table += f"\n\nPython {platform.python_version()}, {platform.system()}.\n"
    print(table)
    if chosen.write:
        text = TABLE.read_text(encoding="utf-8")
        before, rest = text.split(BEGIN)
        TABLE.write_text(before + BEGIN + table + END + rest.split(END)[1], encoding="utf-8")


if __name__ == "__main__":
    main()
