"""Formulas of users that the calculation without Excel does not know: nothing of them is lost, no figure changes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from kam_partnership.cli.main import run
from kam_partnership.errors import FormulaNotUnderstood
from kam_partnership.headless import open_book
from kam_partnership.xlsx.closed_cells import ClosedCells
from kam_partnership.xlsx.namespaces import main
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Structure
from support import workbooks

GOOD = workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), tuple((f"Kriterium {n}", 1.0, 8.0, 5.0) for n in range(1, 17)))
#: Cell, formula, the result that Excel saved.
TYPED = (
    ("E10", 'VLOOKUP("hoch",{"hoch",9;"mittel",6},2,FALSE)', "9"),
    ("E11", "INDEX({3,5,7},2)", "5"),
    ("E12", "TYPE(1)+5", "6"),
    ("F10", "SUM(E10:E12 E11:E13)", "4"),
    ("F11", "E11+1", "6"),
)
COMMANDS = (
    "recompute FILE",
    "criteria add FILE --title Neu --supplier 5 --key-account 5",
    "snapshot FILE --date 2026-11-20",
)
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workbook as Excel saves it with such formulas in rating cells."""
    path = workbooks.fill(tmp_path / "mappe.xlsx", GOOD)
    package = Package.open(path)
    [sheet] = [sheet for sheet in Structure.read(package).sheets if sheet.name == "Partnerschaft"]
    root = package.xml(sheet.part)
    cells = {cell.get("r"): cell for cell in root.iter(main("c"))}
    for place, formula, result in TYPED:
        cell = cells[place]
        cell.attrib.pop("t", None)
        for child in list(cell):
            cell.remove(child)
        etree.SubElement(cell, main("f")).text = formula
        etree.SubElement(cell, main("v")).text = result
    package.put_xml(sheet.part, root)
    path.write_bytes(package.to_bytes())
    return path


def score(path: Path, capsys: Capture) -> dict[str, Any]:
    capsys.readouterr()
    assert run(["score", str(path), "--json"]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def ratings(told: dict[str, Any]) -> list[tuple[float, float]]:
    return [(criterion["supplier"], criterion["key_account"]) for criterion in told["criteria"]]


@pytest.mark.parametrize("command", COMMANDS)
def test_ratings_by_such_formulas_keep_formula_and_result(command: str, path: Path, capsys: Capture) -> None:
    before = score(path, capsys)
    assert before["findings"] == []
    assert run([str(path) if word == "FILE" else word for word in command.split()]) == 0
    assert ratings(score(path, capsys))[:16] == ratings(before)
    cells = ClosedCells(path).sheet("Partnerschaft")
    for place, formula, result in TYPED:
        row, column = int(place[1:]), ord(place[0]) - 64
        assert cells.formulas[row, column] == formula
        assert cells.values[row, column] == float(result)


def test_a_writing_that_is_refused_leaves_such_a_formula_and_one_that_succeeds_does_not(path: Path) -> None:
    with open_book(path) as book:
        book.app.calculate()
        cell, other = book.sheets["Partnerschaft"].range("E10"), book.sheets["Partnerschaft"].range("E11")
        with pytest.raises(FormulaNotUnderstood):
            cell.raw_value = "=SUM((1"
        other.raw_value = 4.0
        assert cell.formula == f"={TYPED[0][1]}"
        assert not str(other.formula).startswith("=")
        book.save()
    cells = ClosedCells(path).sheet("Partnerschaft")
    assert cells.formulas[10, 5] == TYPED[0][1]
    assert (11, 5) not in cells.formulas


def test_what_is_written_before_anything_is_calculated_stays(path: Path) -> None:
    with open_book(path) as book:
        sheet = book.sheets["Partnerschaft"]
        sheet.range("E10").raw_value = 4.0
        sheet.range("E11").raw_value = "=NA()"
        book.app.calculate()
        book.save()
    cells = ClosedCells(path).sheet("Partnerschaft")
    assert ((10, 5) in cells.formulas, cells.values[10, 5]) == (False, 4.0)
    assert cells.formulas[11, 5] == "NA()"
    assert cells.formulas[12, 5] == TYPED[2][1]


def test_what_is_really_an_error_becomes_one(path: Path, capsys: Capture) -> None:
    package = Package.open(path)
    [sheet] = [sheet for sheet in Structure.read(package).sheets if sheet.name == "Partnerschaft"]
    text = package.parts[sheet.part].replace(b"E11+1</f><v>6</v>", b"E11/0</f>")  # its writer did not calculate
    assert text != package.parts[sheet.part]
    package.parts[sheet.part] = text
    path.write_bytes(package.to_bytes())
    assert run(["recompute", str(path)]) == 0
    findings = score(path, capsys)["findings"]
    assert [(finding["code"], finding["cell"]) for finding in findings] == [("rating-not-a-number", "F11")]


def test_a_result_that_indirect_finds_is_the_one_calculated(path: Path, capsys: Capture) -> None:
    """No program saved results, and what INDIRECT finds stands below it."""
    package = Package.open(path)
    [sheet] = [sheet for sheet in Structure.read(package).sheets if sheet.name == "Partnerschaft"]
    root = package.xml(sheet.part)
    for cell in root.iter(main("c")):
        formula = {"E10": 'INDIRECT("E11")+1', "E11": "E12/2", "E12": "5*2"}.get(cell.get("r", ""))
        if formula:
            for child in list(cell):
                cell.remove(child)
            etree.SubElement(cell, main("f")).text = formula
    package.put_xml(sheet.part, root)
    path.write_bytes(package.to_bytes())
    assert [supplier for supplier, _ in ratings(score(path, capsys))[:3]] == [6.0, 5.0, 10.0]
