"""Headings with signs that structured references escape are computed with like any other."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table

from kam_partnership.cli.inspect import scored
from kam_partnership.headless import open_book
from kam_partnership.texts import Language
from kam_partnership.workbook import names
from kam_partnership.workbook.judged_file import judge
from kam_partnership.xlsx.areas import Area
from kam_partnership.xlsx.calculation import Calculator
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.references import renamed_column
from kam_partnership.xlsx.special_headings import marked, unmarked
from kam_partnership.xlsx.structure import main
from support import workbooks
from support.libreoffice import named_values, needs_libreoffice, recalculate_all
from tiers import rounds

HEADINGS = ("#Lieferant", "@wir", "#", "@", "#Headers", "@[x]", "it's", "'#", "a]b", "a[b", "Nr.#", "#This Row", "ä#@'")


def escaped(heading: str) -> str:
    return "".join("'" + sign if sign in "[]#'@" else sign for sign in heading)


def random_heading(chance: random.Random) -> str:
    return chance.choice("#@") + "".join(chance.choice("#@[]' abÄß,:") for _ in range(chance.randint(1, 6))) + "x"


def computed(headings: list[str], tmp_path: Path) -> list[tuple[object, ...]]:
    """What four ways to write a reference to each column give; the columns hold 1 + 10, 2 + 20, 3 + 30 …"""
    book = Workbook()
    sheet = book.active
    for column, heading in enumerate(headings, start=1):
        for row, value in enumerate((heading, column, column * 10), start=1):
            sheet.cell(row, column).value = value
            sheet.cell(row, column).data_type = "s" if row == 1 else "n"
        item = escaped(heading)
        book.defined_names[f"N_{column}"] = DefinedName(f"N_{column}", attr_text=f"T[{item}]")
        for row, reference in enumerate(
            (f"T[{item}]", f"T[[#Data],[{item}]]", f"T[[{item}]:[{item}]]", f"N_{column}"), 5
        ):
            sheet.cell(row, column).value = f"=SUM({reference})"
    table = Table(displayName="T", ref=f"A1:{get_column_letter(len(headings))}3")
    sheet.add_table(table)
    table._initialise_columns()
    for column, heading in zip(table.tableColumns, headings, strict=True):
        column.name = heading
    path = tmp_path / "headings.xlsx"
    book.save(path)
    calculator = Calculator(Package.open(path))
    calculator.recalculate()
    formulas = calculator.formulas(Area("Sheet", 5, 1, 5, len(headings)))[0]
    assert list(formulas) == [f"=SUM(T[{escaped(heading)}])" for heading in headings]
    return list(zip(*calculator.values(Area("Sheet", 5, 1, 8, len(headings))), strict=True))


def test_every_special_heading_is_computed_with(tmp_path: Path) -> None:
    expected = [(11.0 * n,) * 4 for n in range(1, len(HEADINGS) + 1)]
    assert computed(list(HEADINGS), tmp_path) == expected


def test_random_headings_are_computed_with(tmp_path: Path) -> None:
    chance = random.Random(9)
    for _ in range(rounds(10, 100)):
        headings = list({random_heading(chance).casefold(): None for _ in range(20)})
        assert computed(headings, tmp_path) == [(11.0 * n,) * 4 for n in range(1, len(headings) + 1)], headings


@pytest.mark.parametrize(
    "formula", ["=T['#a]", "=T[[#This Row],['@a]]", "=T[[#Data],['#a]:['@b]]", "=T[a]", '=LEN("[\'#")', "=T[a'#b]"]
)
def test_a_mark_never_stays(formula: str) -> None:
    assert unmarked(marked(formula)) == formula
    assert marked('=LEN("[\'#")') == '=LEN("[\'#")'


def renamed(path: Path, new: dict[str, str]) -> Path:
    """Headings of a workbook of ours renamed as Excel does it: every formula and name follows."""
    package = Package.open(path)
    for part in [name for name in package.parts if name.endswith(".xml")]:
        root = package.xml(part)
        for element in root.iter(main("f"), main("definedName"), main("calculatedColumnFormula")):
            for old, heading in new.items():
                element.text = renamed_column(element.text or "", names.CRITERIA_TABLE, old, heading)
        if root.get("displayName") == names.CRITERIA_TABLE:
            for column in root.iter(main("tableColumn")):
                column.set("name", new.get(column.get("name", ""), column.get("name", "")))
        package.put_xml(part, root)
    path.write_bytes(package.to_bytes())
    with open_book(path) as book:  # the heading cells
        first = book.names[names.CRITERION_COLUMN].refers_to_range
        for column in range(1, 9):
            cell = first.sheet.range((first.row - 1, column))
            if cell.raw_value in new:
                cell.raw_value = new[cell.raw_value]
        book.save()
    return path


@needs_libreoffice
def test_a_workbook_of_ours_with_such_headings_says_the_same_everywhere(tmp_path: Path) -> None:
    rows = tuple((f"K{n}", 1.0 + n % 3, float(n % 11), float((n * 7) % 11)) for n in range(16))
    content = workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), rows)
    paths = []
    for number, (supplier, key_account) in enumerate([("#Lieferant", "@Kunde"), ("@wir", "#'sie]"), ("#", "@")]):
        path = workbooks.fill(tmp_path / f"{number}.xlsx", content)
        told = scored(judge(path, Language.DE))
        paths.append(renamed(path, {"Lieferant": supplier, "Key Account": key_account, "Gewicht": "#@"}))
        assert scored(judge(path, Language.DE))["criteria"] == told["criteria"]
        with open_book(path) as book:
            book.app.calculate()
            native = {name: book.names[cell].refers_to_range.raw_value for name, cell in names.FIGURE_CELLS.items()}
            book.save()
        assert native["supplier_score"] == pytest.approx(told["supplier_score"], abs=1e-9)
        assert native["coverage"] == pytest.approx(1.0)
    for saved in recalculate_all(paths, tmp_path / "lo"):
        assert named_values(saved)[names.FIGURE_CELLS["supplier_score"]] == pytest.approx(told["supplier_score"])
