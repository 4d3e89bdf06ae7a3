"""Formulas of users keep what Excel saved, until something they depend on is changed."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import tiers
from headless.own_formulas import Own, own_formulas
from kam_partnership.cli.main import run
from kam_partnership.workbook.known_formulas import is_ours
from kam_partnership.xlsx.closed_cells import ClosedCells
from kam_partnership.xlsx.namespaces import main
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Structure
from support import workbooks

SHEET = "Partnerschaft"
RATINGS = tuple((f"Kriterium {n}", 1.0, 8.0, 5.0) for n in range(2, 17))
CONTENT = workbooks.Content(
    (0.0, 10.0, 1.5, 4.0, 7.0), (("Frühe Einbindung in neue Vorhaben", 1.0, 8.0, 5.0), *RATINGS)
)
#: Right of everything of ours, a row for each.
OWN_COLUMN = "T"
EVERY = tuple(own_formulas())
Capture = pytest.CaptureFixture[str]


def formulas_of_this_tier() -> tuple[Own, ...]:
    return EVERY if os.environ.get("KAM_FULL") else EVERY[::5]


def put(path: Path, cells: dict[str, Own]) -> Path:
    """Write formulas with their results, as Excel saves them."""
    package = Package.open(path)
    [sheet] = [sheet for sheet in Structure.read(package).sheets if sheet.name == SHEET]
    root = package.xml(sheet.part)
    rows = {int(row.get("r", "0")): row for row in root.iter(main("row"))}
    data = next(root.iter(main("sheetData")))
    for place, (formula, result) in cells.items():
        number = int("".join(sign for sign in place if sign.isdigit()))
        row = rows.get(number)
        if row is None:
            row = rows[number] = etree.SubElement(data, main("row"), r=str(number))
        cell = next((cell for cell in row if cell.get("r") == place), None)
        if cell is None:
            cell = etree.SubElement(row, main("c"), r=place)
        cell.attrib.pop("t", None)
        for child in list(cell):
            cell.remove(child)
        if isinstance(result, str):
            cell.set("t", "str")
        etree.SubElement(cell, main("f")).text = formula
        etree.SubElement(cell, main("v")).text = result if isinstance(result, str) else repr(result)
    data[:] = sorted(data, key=lambda row: int(row.get("r", "0")))
    package.put_xml(sheet.part, root)
    path.write_bytes(package.to_bytes())
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return workbooks.fill(tmp_path / "mappe.xlsx", CONTENT)


def score(path: Path, capsys: Capture) -> dict[str, Any]:
    capsys.readouterr()
    assert run(["score", str(path), "--json"]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def saved(path: Path, places: dict[str, Own]) -> dict[str, Own]:
    cells = ClosedCells(path).sheet(SHEET)
    found = {}
    for place in places:
        at = int(place[1:]), ord(place[0]) - 64
        value = cells.values.get(at)
        assert isinstance(value, (float, str))
        found[place] = cells.formulas[at], value
    return found


def test_there_are_200_kinds_and_none_of_them_is_ours() -> None:
    assert len({formula for formula, _ in EVERY}) >= 200
    assert [formula for formula, _ in EVERY if is_ours(formula)] == []


def test_without_new_input_a_recompute_changes_no_result_of_the_users_formulas(path: Path, capsys: Capture) -> None:
    own = {f"{OWN_COLUMN}{row}": one for row, one in enumerate(formulas_of_this_tier(), start=30)}
    ratings = [one for one in formulas_of_this_tier() if isinstance(one[1], float) and 0 <= one[1] <= 10]
    own |= {f"E{row}": one for row, one in enumerate(ratings[:: max(len(ratings) // 16, 1)][:16], start=10)}
    put(path, own)
    before = score(path, capsys)
    assert run(["recompute", str(path)]) == 0
    assert capsys.readouterr().err == ""
    assert score(path, capsys) == before
    assert saved(path, own) == own


@tiers.thinned(seed=3)
@pytest.mark.parametrize("seed", range(40))
def test_so_it_is_whatever_stands_in_the_ratings(seed: int, path: Path, capsys: Capture) -> None:
    ratings = [one for one in EVERY if isinstance(one[1], float) and 0 <= one[1] <= 10]
    count = len(ratings)
    own = {
        f"{column}{row}": ratings[(seed * 31 + row * (3 + step)) % count]
        for row in range(10, 26)
        for step, column in enumerate("EF")
    }
    put(path, own)
    before = score(path, capsys)
    assert before["supplier_score"] is not None
    assert run(["recompute", str(path)]) == 0
    assert score(path, capsys) == before


def test_a_formula_that_the_library_understands_follows_a_new_input(path: Path, capsys: Capture) -> None:
    put(path, {"T40": ("ROWS(KAM_ColSupplier)", 16.0), "T41": ("SUM(KAM_Criteria[Lieferant])", 128.0)})
    assert run(["criteria", "add", str(path), "--title", "Neu", "--supplier", "5", "--key-account", "5"]) == 0
    assert capsys.readouterr().err == ""
    values = ClosedCells(path).sheet(SHEET).values
    assert (values[40, 20], values[41, 20]) == (17.0, 133.0)


def test_a_formula_that_only_excel_knows_is_named_when_its_input_changes(path: Path, capsys: Capture) -> None:
    own: dict[str, Own] = {
        "T40": ('MATCH("Fr?he*",KAM_ColCriterion,0)', 1.0),  # a new row is a new input
        "T41": ('MATCH("Fr?he*",C10:C12,0)', 1.0),  # of these cells none changes
    }
    put(path, own)
    assert run(["criteria", "add", str(path), "--title", "Neu", "--supplier", "5", "--key-account", "5"]) == 0
    told = capsys.readouterr().err
    assert f"{SHEET}!T40" in told
    assert "T41" not in told
    assert saved(path, own) == own


def test_a_formula_is_not_blamed_for_the_cell_it_takes_from(path: Path) -> None:
    """T41 is right once T40 is: it follows what changes beside."""
    put(path, {"T40": ("IF(0.1+0.2=0.3,9,1)", 9.0), "T41": ("T40+ROWS(KAM_ColSupplier)", 25.0)})
    assert run(["criteria", "add", str(path), "--title", "Neu", "--supplier", "5", "--key-account", "5"]) == 0
    values = ClosedCells(path).sheet(SHEET).values
    assert (values[40, 20], values[41, 20]) == (9.0, 26.0)


def test_an_array_formula_keeps_all_its_cells_and_their_results(path: Path, capsys: Capture) -> None:
    """As people make it over several cells, or as it spills: one that is cut short leaves values in its own way."""
    looked_up = 'MATCH({"a*";"b*";"c*"},{"x","x","x","x","ab","bb","cb"},0)'
    results: tuple[float | str, ...] = (5.0, 6.0, 7.0)
    put(path, {"E11": (looked_up, 5.0)} | {f"T{row}": ('INDEX({"Früh";"x"},1)', "") for row in (40, 41, 42)})
    fills(path, {"E11": ("E11:E13", results), "T40": ("T40:T42", ("Früh", "Früh", "Spät"))})
    before = score(path, capsys)
    assert run(["recompute", str(path)]) == 0
    assert run(["criteria", "add", str(path), "--title", "Neu"]) == 0
    assert capsys.readouterr().err == ""
    cells = ClosedCells(path).sheet(SHEET)
    assert tuple(cells.values[row, 5] for row in (11, 12, 13)) == results
    assert tuple(cells.values[row, 20] for row in (40, 41, 42)) == ("Früh", "Früh", "Spät")
    assert arrays(path) >= {"E11:E13", "T40:T42"}
    assert score(path, capsys)["supplier_score"] == before["supplier_score"]


def fills(path: Path, blocks: dict[str, tuple[str, tuple[float | str, ...]]]) -> None:
    """Make array formulas of formulas: the cells that they fill, and what stands there."""
    package = Package.open(path)
    [sheet] = [sheet for sheet in Structure.read(package).sheets if sheet.name == SHEET]
    root = package.xml(sheet.part)
    cells = {cell.get("r"): cell for cell in root.iter(main("c"))}
    for first, (reference, results) in blocks.items():
        formula = cells[first].find(main("f"))
        formula.set("t", "array")
        formula.set("ref", reference)
        for step, result in enumerate(results):
            cell = cells[f"{first[0]}{int(first[1:]) + step}"]
            cell[:] = [formula] if step == 0 else []
            cell.attrib.pop("t", None)
            if isinstance(result, str):
                cell.set("t", "str")
            etree.SubElement(cell, main("v")).text = str(result)
    package.put_xml(sheet.part, root)
    path.write_bytes(package.to_bytes())


def arrays(path: Path) -> set[str | None]:
    package = Package.open(path)
    [sheet] = [sheet for sheet in Structure.read(package).sheets if sheet.name == SHEET]
    return {formula.get("ref") for formula in package.xml(sheet.part).iter(main("f")) if formula.get("t") == "array"}
