"""What is not calculated again is right all the same."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import openpyxl
import pytest

import tiers
from kam_partnership.errors import FormulaNotUnderstood
from kam_partnership.headless import open_book
from kam_partnership.workbook import names
from kam_partnership.xlsx import calculation
from kam_partnership.xlsx.areas import Area
from kam_partnership.xlsx.calculation import Calculator, Rows
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Structure
from support import workbooks

CELL = Area("Sheet", 1, 1, 1, 1)


def calculated(data: bytes) -> Calculator:
    calculator = Calculator(Package.open(data, "kam.xlsx"))
    calculator.recalculate()
    return calculator


def everything(calculator: Calculator) -> dict[str, Rows]:
    return {sheet: calculator.values(calculator.used_area(sheet)) for sheet in calculator.sheet_names}


@tiers.thinned(seed=2)
@pytest.mark.parametrize("seed", range(300, 308))
def test_writing_leaves_every_cell_as_a_calculation_of_all_would(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    data = workbooks.fill(tmp_path / "kam.xlsx", workbooks.random_content(seed)).read_bytes()
    package = Package.open(data)
    structure = Structure.read(package)
    calculator = calculated(data)
    wanted = (*names.CRITERIA_COLUMNS, *names.SETTING_CELLS.values())
    places = [structure.resolve(structure.name(name).refers_to) for name in wanted]
    for _ in range(12):
        area = chance.choice(places)
        row = chance.randint(area.top, area.bottom)
        cell = Area(area.sheet, row, area.left, row, area.left)
        calculator.write(cell, [[chance.choice((None, 0.0, 3.5, 7.0, 10.0, "x", True, "=1/0", "=2+3"))]])
        calculator.recalculate()
    saved = calculator.updated(package, structure).to_bytes()
    assert everything(calculator) == everything(calculated(saved))
    assert everything(calculator) == everything(Calculator(Package.open(saved, "kam.xlsx"))), "the results in the file"


@pytest.mark.parametrize("written_later", [False, True])
def test_what_asks_for_the_time_is_calculated_each_time(
    written_later: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = itertools.count(46000)
    monkeypatch.setattr(calculation, "_now", lambda: float(next(clock)))
    book = openpyxl.Workbook()
    book.active["A1"] = 1 if written_later else "=NOW()"
    book.save(tmp_path / "book.xlsx")
    calculator = calculated((tmp_path / "book.xlsx").read_bytes())
    if written_later:
        calculator.write(CELL, [["=NOW()"]])
    seen = []
    for _ in range(3):
        calculator.recalculate()
        seen += calculator.values(CELL)[0]
    assert len(set(seen)) == 3


def test_results_that_the_file_lacked_are_saved_once_somebody_has_calculated(tmp_path: Path) -> None:
    path = tmp_path / "kam.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"] = "=1+1"
    book.save(path)
    with open_book(path) as opened:
        opened.app.calculate()
        opened.save()
    assert openpyxl.load_workbook(path, data_only=True).active["A1"].value == 2


def test_what_was_written_in_several_places_is_there_for_whoever_reads(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["C1"] = "=A1+A2+Other!A1"
    book.create_sheet("Other")
    book.save(tmp_path / "book.xlsx")
    calculator = calculated((tmp_path / "book.xlsx").read_bytes())
    calculator.write(CELL, [[1.0]])
    calculator.write(Area("Other", 1, 1, 1, 1), [[2.0]])
    calculator.write(Area("Sheet", 2, 1, 2, 1), [[4.0]])
    calculator.write(CELL, [[8.0]])  # the later one counts
    assert calculator.values(Area("Sheet", 1, 3, 1, 3)) == ((14.0,),)


def test_a_formula_that_is_refused_takes_nothing_else_with_it(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "book.xlsx")
    calculator = calculated((tmp_path / "book.xlsx").read_bytes())
    calculator.write(CELL, [[1.0]])
    with pytest.raises(FormulaNotUnderstood):
        calculator.write(Area("Sheet", 1, 2, 1, 2), [["=SUM((("]])
    assert calculator.values(Area("Sheet", 1, 1, 1, 2)) == ((1.0, None),)
