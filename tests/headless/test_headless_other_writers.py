"""Workbooks saved by other programs can be opened, written, grown and saved."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook

from kam_partnership.headless import open_book
from kam_partnership.xlsx.calculation import formulas_not_understood
from kam_partnership.xlsx.package import Package
from support.libreoffice import needs_libreoffice, recalculate
from support.package_sense import defects

_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _work_on(path: Path) -> None:
    """Write, grow, calculate, save; then look at the saved file."""
    with open_book(path) as book:
        sheet = book.sheets["Partnerschaft"]
        book.app.calculate()
        assert sheet.range("F7").raw_value == -4.0
        row = sheet.tables["KAM_Criteria"].rows.add()
        row.range[:4].value = ["Neu", 3, 2, 10]
        assert row.range.raw_value == (("Neu", 3.0, 2.0, 10.0, 8.0),)
        assert book.names["KAM_ColSupplier"].refers_to_range.address == "$D$7:$D$11"
        assert sheet.range("I2").raw_value == pytest.approx((8 + 12 + 15 + 6) / 10)
        book.save()
    assert defects(path) == []
    with open_book(path) as book:
        assert book.sheets["Partnerschaft"].range("B11:F11").raw_value == (("Neu", 3.0, 2.0, 10.0, 8.0),)


def test_a_workbook_saved_by_openpyxl(path: Path) -> None:
    load_workbook(path).save(path)
    _work_on(path)


@needs_libreoffice
def test_a_workbook_saved_by_libreoffice(path: Path, tmp_path: Path) -> None:
    saved = recalculate(path, tmp_path / "lo")
    table = next(part for part in Package.open(saved).parts if "tables/" in part)
    assert b"calculatedColumnFormula" not in Package.open(saved).parts[table]  # why cells must be asked
    _work_on(saved)


@pytest.fixture
def like_excel(path: Path) -> Path:
    """The small workbook with what only Excel writes: shared formulas and a calculation chain."""
    package = Package.open(path)
    sheet = package.xml("xl/worksheets/sheet1.xml")
    shared = "KAM_Criteria[[#This Row],[Key Account]]-D{0}"
    for row in range(7, 11):
        formula = sheet.find(f".//{{{_NS}}}c[@r='F{row}']/{{{_NS}}}f")
        formula.attrib.update({"t": "shared", "si": "0"})
        formula.text = shared.format(row) if row == 7 else None
        if row == 7:
            formula.set("ref", "F7:F10")
    package.put_xml("xl/worksheets/sheet1.xml", sheet)
    table = package.xml("xl/tables/table1.xml")
    for formula in table.iter(f"{{{_NS}}}calculatedColumnFormula"):
        formula.getparent().remove(formula)
    package.put_xml("xl/tables/table1.xml", table)
    links = "".join(f'<c r="F{row}" i="1"/>' for row in range(7, 11)) + '<c r="I2" i="1"/>'
    package.parts["xl/calcChain.xml"] = f'<calcChain xmlns="{_NS}">{links}</calcChain>'.encode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"
    related = package.parts["xl/_rels/workbook.xml.rels"].decode()
    element = f'<Relationship Id="rId99" Type="{kind}" Target="calcChain.xml"/></Relationships>'
    package.parts["xl/_rels/workbook.xml.rels"] = related.replace("</Relationships>", element).encode()
    content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    types = package.parts["[Content_Types].xml"].decode()
    override = f'<Override PartName="/xl/calcChain.xml" ContentType="{content_type}"/></Types>'
    package.parts["[Content_Types].xml"] = types.replace("</Types>", override).encode()
    workbook = package.xml("xl/workbook.xml")
    workbook.remove(workbook.find(f"{{{_NS}}}calcPr"))
    package.put_xml("xl/workbook.xml", workbook)
    path.write_bytes(package.to_bytes())
    assert defects(path) == []
    return path


def test_a_workbook_with_shared_formulas_and_a_calculation_chain(like_excel: Path) -> None:
    _work_on(like_excel)
    with open_book(like_excel) as book:
        formulas = [f for (f,) in book.sheets[0].range("F7:F11").formula]
    assert formulas == [f"=KAM_Criteria[[#This Row],[Key Account]]-D{row}" for row in range(7, 12)]


def test_the_calculation_chain_goes_when_a_formula_it_lists_is_overwritten(like_excel: Path) -> None:
    with open_book(like_excel) as book:
        book.sheets[0].range("F7").value = 1
        assert book.sheets[0].range("F8").formula.endswith("-D8")  # the others share the first one's formula
        book.save()
    assert defects(like_excel) == []
    with zipfile.ZipFile(like_excel) as archive:
        assert "xl/calcChain.xml" not in archive.namelist()
        settings = etree.fromstring(archive.read("xl/workbook.xml")).find("{*}calcPr")
    assert settings.get("fullCalcOnLoad") == "1"


def test_formulas_that_cannot_be_calculated_can_be_told(path: Path) -> None:
    assert formulas_not_understood(path.read_bytes()) == []
    package = Package.open(path)
    sheet = package.parts["xl/worksheets/sheet1.xml"]
    package.parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"<f>1/0</f>", b"<f>SUM([Lieferant]</f>")
    assert formulas_not_understood(package.to_bytes()) == ["Partnerschaft!I4: =SUM([Lieferant]"]
