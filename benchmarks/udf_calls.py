"""What a cell with a KAM function costs, as 200 cells of a sheet use them.

    python benchmarks/udf_calls.py [--rounds 7]

Runs xlwings' own code between Excel and a function, over stand-ins for Excel's objects, in a Python that stays warm,
as the add-in keeps it. Prints medians for 200 cells and their ratios. What Excel and COM themselves take is not in it.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "addin"), str(ROOT / "tests")]

from side_by_side import OURS, Comparison, compare

from kam_partnership.assessment import Inputs, Settings, TypedCell, TypedColumn, assess, compute_figures
from support.pywin32_stubs import column, excel_stand_in

CELLS = 200
CRITERIA = 16
SUPPLIER = [float(n % 10) for n in range(CRITERIA)]
KEY_ACCOUNT = [float((3 * n) % 10) for n in range(CRITERIA)]
WEIGHTS = [1.0 + n % 2 for n in range(CRITERIA)]


def pure() -> None:
    """The figures alone, from numbers that are in Python already."""
    settings = {name: TypedCell(getattr(Settings(), name), "", "") for name in Settings.__dataclass_fields__}
    columns = [TypedColumn(values, "", 1, 1) for values in (WEIGHTS, SUPPLIER, KEY_ACCOUNT)]
    titles = TypedColumn([None] * CRITERIA, "", 1, 1)
    inputs = Inputs(settings, titles=titles, weights=columns[0], suppliers=columns[1], key_accounts=columns[2])
    compute_figures(assess(inputs).assessment)


def constant(supplier, key_account, weights):  # noqa: ARG001 - hints would tell xlwings to convert
    """As bare as a function can be."""
    return 1.0


def seconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    for _ in range(CELLS):
        call()
    return time.perf_counter() - started


@contextmanager
def calls() -> Iterator[Mapping[str, Callable[[], object]]]:
    """What a cell may call, by the name it is told under."""
    ranges = column(SUPPLIER), column(KEY_ACCOUNT), column(WEIGHTS)
    # More tables than the functions remember, so that each is computed anew.
    tables = [(column([float(n % 7), *SUPPLIER[1:]]), column([n / 100, *KEY_ACCOUNT[1:]])) for n in range(CELLS)]
    others = itertools.cycle(tables)
    with excel_stand_in() as excel:
        excel.functions.CONSTANT = excel.udfs.xlfunc(constant)
        yield {
            "a bare xlwings function": lambda: excel.call("CONSTANT", *ranges),
            "the figures in pure Python": pure,
            "KAM_NET_BALANCE": lambda: excel.call("KAM_NET_BALANCE", *ranges),
            "KAM_NET_BALANCE, other tables": lambda: excel.call("KAM_NET_BALANCE", *next(others)),
            "KAM_ZONE_NAME": lambda: excel.call("KAM_ZONE_NAME", *ranges),
        }


def comparisons() -> Iterator[Comparison]:
    """A cell of ours against one that computes nothing, for cells of one table and of many."""
    with calls() as kinds:
        bare, alone, balance, others, _ = (partial(seconds, call) for call in kinds.values())
        for task, ours in (("of one table", balance), ("each of its own table", others)):
            yield from compare(
                f"{CELLS} cells with KAM_NET_BALANCE, {task}",
                {OURS: ours, "a bare xlwings function": bare, "the figures without Excel": alone},
                rounds=7,
                notes={"a bare xlwings function": "computes nothing", "the figures without Excel": "no cells are read"},
            )


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=7)
    rounds = options.parse_args().rounds
    with calls() as kinds:
        for call in kinds.values():
            call()
        times: dict[str, list[float]] = {name: [] for name in kinds}
        for _ in range(rounds):  # in turn, so that a busy computer slows all of them alike
            for name, call in kinds.items():
                times[name].append(seconds(call))
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    bare, alone, *_ = medians.values()
    print(f"{CELLS} cells, {CRITERIA} criteria, medians of {rounds}")
    for name, median in medians.items():
        told = f"{median / bare:5.2f} x bare   {median / alone:5.2f} x pure"
        print(f"{name:30} {1000 * median:7.1f} ms   {told}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
