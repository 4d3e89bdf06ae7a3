"""Workbooks of ours after other programs have saved them: the cells are believed, not what is declared about them."""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import tiers
from carry import damage
from kam_partnership.carry.own_content import collect
from kam_partnership.cli.main import run
from kam_partnership.errors import FileUnreadable
from kam_partnership.workbook import names
from kam_partnership.xlsx.package import Package

Change = Callable[[str], str]


def comparable(path: Path) -> list[Any]:
    """The rows of all tables, and the columns of the user's own."""
    return [(key, table.rows, table.own_columns) for key, table in sorted(collect(path).tables.items())]


def redeclared(path: Path, change: Change) -> Path:
    """The criteria table declared in another way; its cells stay as they are."""
    package = Package.open(path.read_bytes(), str(path))
    for part in [part for part in package.parts if part.startswith("xl/tables/")]:
        content = package.parts[part].decode()
        if f'"{names.CRITERIA_TABLE}"' in content:
            package.parts[part] = change(content).encode()
    workbook = package.parts["xl/workbook.xml"].decode()
    column_names = rf"<definedName [^>]*>{names.CRITERIA_TABLE}\[[^<]*</definedName>"
    package.parts["xl/workbook.xml"] = re.sub(column_names, "", workbook).encode()
    path.write_bytes(package.to_bytes())
    return path


def first_column_only(content: str) -> str:
    first = re.search(r"<tableColumn .*?(?:/>|</tableColumn>)", content, re.DOTALL)
    assert first is not None
    columns = f'<tableColumns count="1">{first[0]}</tableColumns>'
    return re.sub(r"<tableColumns.*</tableColumns>", columns, content, flags=re.DOTALL)


def without_heading_row(content: str) -> str:
    content = re.sub(r"<autoFilter.*?(?:/>|</autoFilter>)", "", content, flags=re.DOTALL)
    return re.sub(r' headerRowCount="\d+"', "", content).replace("<table ", '<table headerRowCount="0" ', 1)


def range_below_the_headings(content: str) -> str:
    top = re.search(r' ref="B(\d+):', content)
    assert top is not None
    return without_heading_row(content).replace(f' ref="B{top[1]}:', f' ref="B{int(top[1]) + 1}:')


def range_of_one_column(content: str) -> str:
    return re.sub(r' ref="B(\d+):[A-Z]+(\d+)"', r' ref="B\1:B\2"', first_column_only(content))


def columns_called_otherwise(content: str) -> str:
    return re.sub(r'(<tableColumn [^>]*name=")[^"]*"', r'\1Spalte"', content)


def one_column_too_many(content: str) -> str:
    return content.replace("</tableColumns>", '<tableColumn id="99" name="Spalte9"/></tableColumns>')


DECLARATIONS: dict[str, Change] = {
    "as exceljs does": lambda content: without_heading_row(first_column_only(content)),
    "one column": first_column_only,
    "no heading row": without_heading_row,
    "no heading row, the range below the headings": range_below_the_headings,
    "a range of one column": range_of_one_column,
    "a range of one column without a heading row": lambda content: without_heading_row(range_of_one_column(content)),
    "one column too many": one_column_too_many,
    "other names of columns": columns_called_otherwise,
}


@tiers.thinned(kind=4)
@pytest.mark.parametrize("kind", DECLARATIONS)
def test_what_is_declared_about_a_table_costs_no_cell_of_it(kind: str, path: Path) -> None:
    before = comparable(path)
    redeclared(path, DECLARATIONS[kind])
    assert run(["upgrade", str(path), "--lang", "de"]) == 0
    assert comparable(path) == before


def test_so_it_is_with_headings_of_the_users_own(path: Path) -> None:
    before = comparable(path)
    general = collect(path).general
    damage.rename_headings(path, {"Lieferant": general["supplier"].value, "Key Account": general["key_account"].value})
    redeclared(path, DECLARATIONS["as exceljs does"])
    assert run(["upgrade", str(path), "--lang", "de"]) == 0
    assert comparable(path) == before


def test_headings_are_known_when_letters_and_their_dots_stand_apart(path: Path) -> None:
    before = comparable(path)

    def change(book: Any) -> None:
        for sheet in book.worksheets:
            for table in sheet.tables.values():
                for column in table.tableColumns:
                    column.name = unicodedata.normalize("NFD", column.name)
                for cell in sheet[table.ref][0]:
                    if isinstance(cell.value, str):
                        cell.value = unicodedata.normalize("NFD", cell.value)

    damage.without_names(path)
    damage.edited(path, change)
    assert run(["upgrade", str(path), "--lang", "de"]) == 0
    assert comparable(path) == before


def values_only(path: Path) -> Path:
    """As "paste values" and many converters leave a workbook: no formula, no name, no table."""
    source, copy = openpyxl.load_workbook(path, data_only=True), openpyxl.Workbook()
    copy.remove(copy.worksheets[0])
    for sheet in source.worksheets:
        own = copy.create_sheet(sheet.title)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    own.cell(cell.row, cell.column, cell.value)
    copy.save(path)
    return path


def test_results_that_a_copy_of_the_values_leaves_behind_are_told_as_nobodys(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["recompute", str(path)]) == 0
    before = comparable(path)
    values_only(path)
    capsys.readouterr()
    assert run(["upgrade", str(path), "--lang", "de"]) == 0
    assert "Alles wurde übernommen." in capsys.readouterr().out
    assert comparable(path) == before


def test_a_tile_that_somebody_typed_over_is_told(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def change(book: Any) -> None:
        damage.main_sheet(book)["D6"] = "sieben"

    damage.edited(path, change)
    assert run(["upgrade", str(path), "--lang", "de"]) == 1
    assert "D6: „sieben“" in capsys.readouterr().out


def test_a_cell_without_a_place_ends_with_1_and_is_named(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def change(book: Any) -> None:
        damage.main_sheet(book)["T4"] = "Anruf am Dienstag"

    damage.edited(path, change)
    assert run(["upgrade", str(path), "--lang", "de"]) == 1
    assert "T4: „Anruf am Dienstag“" in capsys.readouterr().out


@pytest.mark.parametrize(
    "name", ["_xlnm.Print_Area", "Z_1A2B_.wvu.PrintArea", "Excel_BuiltIn_Print_Area", "ExternalData_1", "solver_adj"]
)
def test_names_that_programs_make_are_no_loss(name: str, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    named(path, name)
    assert run(["upgrade", str(path), "--lang", "de"]) == 0
    assert "Alles wurde übernommen." in capsys.readouterr().out


def test_names_that_people_gave_are(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    named(path, "Umsatz_2026")
    assert run(["upgrade", str(path), "--lang", "de"]) == 1
    assert "Umsatz_2026" in capsys.readouterr().out


def named(path: Path, name: str) -> None:
    package = Package.open(path.read_bytes(), str(path))
    own = f"<definedName name=\"{name}\">'Partnerschaft'!$A$1:$B$4</definedName>"
    workbook = package.parts["xl/workbook.xml"].decode()
    package.parts["xl/workbook.xml"] = workbook.replace("</definedNames>", f"{own}</definedNames>").encode()
    path.write_bytes(package.to_bytes())


def test_ratings_that_nobody_can_tell_refuse_the_upgrade_and_nothing_is_written(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def change(book: Any) -> None:
        sheet = damage.main_sheet(book)
        table = sheet.tables[names.CRITERIA_TABLE]
        first, last = (int(number) for number in re.findall(r"\d+", table.ref))
        for row in range(first + 1, last + 1):
            for column in "EF":  # the ratings stand elsewhere: in the columns next to the table
                sheet[f"{chr(ord(column) + 14)}{row}"] = sheet[f"{column}{row}"].value
                sheet[f"{column}{row}"] = None

    damage.edited(path, change)
    result = tmp_path / "neu.xlsx"
    assert run(["upgrade", str(path), "--out", str(result), "--lang", "de"]) == 3
    assert "S, T" in capsys.readouterr().err
    assert not result.exists()


def test_a_foreign_workbook_of_many_rows_is_judged_in_one_pass(tmp_path: Path) -> None:
    """Twice as many cells may take little more than twice as long: today's build took five times as long."""
    small, large = (foreign(tmp_path / f"{rows}.xlsx", rows) for rows in (1500, 6000))
    times = {}
    for path in (small, large, small, large):
        begin = time.process_time()
        with pytest.raises(FileUnreadable, match="not_ours"):
            collect(path, may_lack_criteria=True)
        times[path] = min(times.get(path, 1e9), time.process_time() - begin)
    assert times[large] < 8 * times[small]


def foreign(path: Path, rows: int) -> Path:
    book = openpyxl.Workbook()
    for number in range(rows):
        book.worksheets[0].append([f"Artikel {number}", "Halle", f"LF {number}", number, number * 1.5, "ja"])
    book.save(path)
    return path


@pytest.mark.parametrize(
    "name", ["template_1_0/filled_deu", "template_1_0_two_sheets/filled_eng", "template_1_1/filled_deu"]
)
def test_a_program_that_saves_no_results_makes_no_formula_of_ours_a_loss(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mappe.xlsx"
    openpyxl.load_workbook(Path(__file__).parents[1] / "data" / f"{name}.xlsx").save(path)
    ended = run(["upgrade", str(path)])
    assert ended == 0, capsys.readouterr().out
