"""The figures of one assessment, from cells as typed: ours, pandas, and programs that recalculate a workbook.

    python benchmarks/figures.py

Ours judges every cell, finds what stands out, and computes all figures with ranking and tipping criteria. There are
two pandas rivals: one takes clean columns and finds nothing, one judges the cells as typed, too, and names those that
stand out. The recalculating rivals get a plain sheet with the figures' formulas and one changed rating; they know
neither findings nor tipping criteria nor ranking.
"""

from __future__ import annotations

import random
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parents[1] / "addin")]

from side_by_side import OURS, Comparison, Growth, compare, growth, growth_markdown, markdown

from kam_partnership.assessment import (
    SETTING_FIELDS,
    Assessed,
    Figures,
    Inputs,
    Settings,
    TypedCell,
    TypedColumn,
    assess,
    compute_figures,
)

SIZES = {16: 51}
GROWTH = (1_000, 2_000, 4_000, 8_000, 16_000)
_SETTINGS = Settings()
_FIRST_ROW = 9
Columns = dict[str, list]


def columns(count: int) -> Columns:
    """Ratings, weights and titles as people type them, some left blank."""
    chance = random.Random(count)
    ratings = [None, *map(float, range(11))]
    return {
        "title": [f"Kriterium {number}" for number in range(1, count + 1)],
        "weight": [chance.choice([None, 1.0, 2.0, 3.0]) for _ in range(count)],
        "supplier": [chance.choice(ratings) for _ in range(count)],
        "key_account": [chance.choice(ratings) for _ in range(count)],
    }


def assessed(typed: Columns) -> Assessed:
    placed = [
        TypedColumn(values, "Partnerschaft", _FIRST_ROW, place) for place, values in enumerate(typed.values(), start=2)
    ]
    settings = {name: TypedCell(getattr(_SETTINGS, name), "Einstellungen", "C3") for name in SETTING_FIELDS}
    return assess(Inputs(settings, *placed, sheet="Partnerschaft"))


def ours(typed: Columns) -> Figures:
    figures = compute_figures(assessed(typed).assessment)
    assert figures.gap_ranking
    return figures


def with_pandas(typed: Columns) -> dict[str, object]:
    """The same figures, ranking and tipping criteria, column by column."""
    import numpy as np
    import pandas as pd

    frame = pd.DataFrame(typed)
    weight = frame.weight.fillna(1.0)
    low, high, tolerance = _SETTINGS.scale_min, _SETTINGS.scale_max, _SETTINGS.tolerance
    limits = (_SETTINGS.level_cooperation, _SETTINGS.level_strategic)
    rated = frame.supplier.between(low, high) & frame.key_account.between(low, high) & (weight > 0)
    w, s, k = weight[rated], frame.supplier[rated], frame.key_account[rated]

    def zone(supplier, key_account):
        balance, level = np.round(key_account - supplier, 9), np.round((supplier + key_account) / 2, 9)
        cases = [balance < -tolerance, balance > tolerance, level < limits[0], level < limits[1]]
        return np.select(cases, [0, 1, 2, 3], 4)

    total, supplier_sum, key_account_sum = w.sum(), (w * s).sum(), (w * k).sum()
    score, other = supplier_sum / total, key_account_sum / total
    contribution = w * (k - s) / total
    without = zone((supplier_sum - w * s) / (total - w), (key_account_sum - w * k) / (total - w))
    return {
        "supplier_score": score,
        "key_account_score": other,
        "net_balance": other - score,
        "gross_imbalance": contribution.abs().sum(),
        "balance_score": 100 * (1 - abs(other - score) / (high - low)),
        "level": (score + other) / 2,
        "coverage": total / weight.sum(),
        "tipping": list(frame.index[rated][without != zone(score, other)] + 1),
        "ranking": contribution.abs().sort_values(ascending=False, kind="stable"),
    }


def pandas_findings(typed: Columns) -> tuple[Columns, list[tuple[str, str]]]:
    """The columns with what may count, and codes and cells of what stands out, column by column."""
    import pandas as pd

    frame = pd.DataFrame(typed, dtype=object)
    found: list[tuple[str, str]] = []

    def report(code: str, letter: str, rows: object) -> None:
        found.extend((code, f"{letter}{_FIRST_ROW + row}") for row in frame.index[rows])

    counting, blanks = {}, {}
    for name, letter in (("weight", "C"), ("supplier", "D"), ("key_account", "E")):
        column = frame[name]
        blank = blanks[name] = column.isna() | (column == "")
        number = column.map(type).isin((float, int)) & ~blank
        values = pd.to_numeric(column.where(number), errors="coerce")
        if name == "weight":
            bad = ~blank & ~(number & (values >= 0))
            report("weight-invalid", letter, bad)
            counting[name] = values.mask(blank, 1.0).mask(bad)
        else:
            off_scale = number & ~values.between(_SETTINGS.scale_min, _SETTINGS.scale_max)
            report("rating-not-a-number", letter, ~blank & ~number)
            report("rating-out-of-scale", letter, off_scale)
            counting[name] = values.mask(off_scale)
    report("half-rated", "E", counting["supplier"].notna() & blanks["key_account"])
    report("half-rated", "D", counting["key_account"].notna() & blanks["supplier"])
    titles = frame.title.astype(str).str.split().str.join(" ").str.casefold()
    report("no-title", "B", titles == "")
    report("duplicate-title", "B", titles.duplicated() & (titles != ""))
    return {"title": typed["title"], **counting}, found


def with_pandas_and_findings(typed: Columns) -> dict[str, object]:
    return with_pandas(pandas_findings(typed)[0])


def _plain_workbook(typed: Columns, path: Path) -> None:
    """The rated pairs with the figures' formulas, in cell references that every rival can read."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Rating"
    pairs = [
        (weight or 1.0, supplier, key_account)
        for weight, supplier, key_account in zip(typed["weight"], typed["supplier"], typed["key_account"], strict=True)
        if supplier is not None and key_account is not None
    ]
    for row in pairs:
        sheet.append(row)
    w, s, k = (f"{letter}1:{letter}{len(pairs)}" for letter in "ABC")
    formulas = (
        f"=SUMPRODUCT({w},{s})/SUM({w})",
        f"=SUMPRODUCT({w},{k})/SUM({w})",
        "=E2-E1",
        f"=SUMPRODUCT({w},ABS({k}-{s}))/SUM({w})",
        "=100*(1-ABS(E3)/10)",
        "=(E1+E2)/2",
    )
    for row, formula in enumerate(formulas, start=1):
        sheet.cell(row, 5, formula)
    book.save(path)


def _formualizer(path: Path) -> Callable[[], object]:
    import formualizer

    book = formualizer.load_workbook(str(path))
    book.evaluate_all()
    changes = random.Random(1)

    def change() -> list:
        book.set_value("Rating", 1, 2, float(changes.randint(0, 10)))
        return [book.evaluate_cell("Rating", row, 5) for row in range(1, 7)]

    return change


def _formulas(path: Path) -> Callable[[], object]:
    import formulas

    model = formulas.ExcelModel().loads(str(path)).finish()
    return model.calculate


def comparisons() -> Iterator[Comparison]:
    for count, rounds in SIZES.items():
        typed = columns(count)
        _assert_equal(ours(typed), with_pandas(typed))
        _assert_same_findings(typed)
        task = f"figures of {count:,} criteria, in a running Python"
        yield from compare(
            task,
            {
                OURS: partial(ours, typed),
                "pandas": partial(with_pandas, typed),
                "pandas, with findings": partial(with_pandas_and_findings, typed),
            },
            rounds=rounds,
            notes={"pandas": "clean columns, no findings", "pandas, with findings": "codes and cells only"},
        )
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "plain.xlsx"
            _plain_workbook(typed, path)
            rivals = {OURS: partial(ours, typed), "formualizer": _formualizer(path)}
            note = "six figures only; no findings, ranking, tipping criteria"
            yield from compare(task, rivals, rounds=rounds, notes={"formualizer": note})
            if count <= 1_000:  # it needs half a minute to load more
                rivals = {OURS: rivals[OURS], "formulas": _formulas(path)}
                yield from compare(task, rivals, rounds=3, notes={"formulas": note})


def curves() -> Iterator[Growth]:
    jobs = {count: partial(ours, columns(count)) for count in GROWTH}
    yield growth("all figures and findings, in a running Python", "criterion", jobs, rounds=7)


def _assert_equal(figures: Figures, others: dict[str, object]) -> None:
    for name, value in others.items():
        if name == "tipping":
            assert list(figures.tipping_criteria) == value
        elif name != "ranking":
            assert abs(getattr(figures, name) - value) < 1e-9, name


def _assert_same_findings(typed: Columns) -> None:
    whole_table = {"diagram-full"}
    mine = sorted((str(f.code), f.cell) for f in assessed(typed).findings if f.code not in whole_table)
    assert mine == sorted(pandas_findings(typed)[1])


def main() -> None:
    warnings.simplefilter("ignore")
    print(markdown(comparisons()), growth_markdown(curves()), sep="\n\n")


if __name__ == "__main__":
    main()
