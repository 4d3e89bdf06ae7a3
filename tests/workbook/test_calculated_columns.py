"""A table that no longer says which formulas its columns have gives none to a new row: check tells, upgrade mends."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import openpyxl
import pytest

from kam_partnership.assessment import Code
from kam_partnership.cli.main import run
from kam_partnership.workbook import names
from kam_partnership.workbook.judged_file import judge
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Structure
from support import workbooks
from support.libreoffice import needs_libreoffice, recalculate

DATA = Path(__file__).parents[1] / "data"
BOTH = {(names.CRITERIA_TABLE, "Nr, Differenz"), (names.MEASURES_TABLE, "◆")}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return Path(shutil.copy(workbooks.GERMAN, tmp_path / "mappe.xlsx"))


def forgotten(path: Path) -> set[tuple[object, object]]:
    findings = (one for one in judge(path).findings if one.code is Code.COLUMN_FORMULA_MISSING)
    return {(one.details["table"], one.details["columns"]) for one in findings}


def columns(path: Path) -> dict[str, frozenset[str]]:
    """The calculated columns of every table."""
    structure = Structure.read(Package.open(path))
    return {table.name: table.calculated for sheet in structure.sheets for table in sheet.tables}


def without_formulas(path: Path, table: str) -> Path:
    """As other programs write the table: its cells keep their formulas, its columns have none."""
    package = Package.open(path)
    for part in [part for part in package.parts if part.startswith("xl/tables/")]:
        content = package.parts[part].decode()
        if f'"{table}"' in content:
            content = re.sub(r"<calculatedColumnFormula.*?</calculatedColumnFormula>", "", content, flags=re.DOTALL)
            package.parts[part] = content.encode()
    path.write_bytes(package.to_bytes())
    return path


@pytest.mark.parametrize("file", [workbooks.GERMAN, workbooks.ENGLISH, *sorted(DATA.glob("template_*/*.xlsx"))])
def test_nothing_is_told_of_our_own_workbooks_of_any_age(file: Path) -> None:
    assert forgotten(file) == set()


@pytest.mark.parametrize(("table", "headings"), sorted(BOTH))
def test_each_table_is_told_with_its_columns_and_upgrade_mends_it(
    table: str, headings: str, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = columns(path)
    without_formulas(path, table)
    assert forgotten(path) == {(table, headings)}
    assert run(["check", str(path), "--json", "--lang", "de"]) == 0  # a warning: the figures are right
    [told] = json.loads(capsys.readouterr().out)
    [finding] = [one for one in told["findings"] if one["code"] == "column-formula-missing"]
    cell = openpyxl.load_workbook(path)[finding["sheet"]][finding["cell"]]
    assert (finding["severity"], cell.value) == ("warning", headings.partition(",")[0])
    assert headings in finding["message"]
    assert "kam-partnership upgrade" in finding["message"]
    assert run(["upgrade", str(path)]) == 0
    assert forgotten(path) == set()
    assert columns(path) == whole


@needs_libreoffice
def test_so_it_is_after_saving_with_libreoffice(path: Path, tmp_path: Path) -> None:
    whole = columns(path)
    saved = Path(shutil.copy(recalculate(path, tmp_path / "lo"), tmp_path / "saved.xlsx"))
    assert forgotten(saved) == BOTH
    assert run(["upgrade", str(saved)]) == 0
    assert forgotten(saved) == set()
    assert columns(saved) == whole
