"""Workbooks with the less common things that people and other programs leave in them."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from lxml import etree
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from kam_partnership.errors import FileUnreadable
from kam_partnership.headless import open_book
from kam_partnership.xlsx.package import Package
from support.package_sense import defects


def _new(path: Path, **options: bool) -> tuple[Workbook, Worksheet]:
    book = xlsxwriter.Workbook(path, options)
    return book, book.add_worksheet("Blatt")


def _sheet_xml(path: Path) -> etree._Element:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))


def _grow(path: Path) -> None:
    with open_book(path) as book:
        book.sheets[0].tables[0].rows.add()
        book.save()
    assert defects(path) == []


def test_a_rule_wider_than_the_table_grows_only_within_it(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    book, sheet = _new(path)
    sheet.add_table("B2:C4", {"name": "T", "data": [[1, 2], [3, 4]]})
    sheet.data_validation("A1:D4", {"validate": "integer", "criteria": ">", "value": 0})
    sheet.data_validation("E3:E4", {"validate": "integer", "criteria": ">", "value": 0})
    sheet.data_validation("B2:C2", {"validate": "length", "criteria": ">", "value": 0})  # the headings
    book.close()
    _grow(path)
    places = [rule.get("sqref") for rule in _sheet_xml(path).iter("{*}dataValidation")]
    assert places == ["A1:D4 B5:C5", "E3:E4", "B2:C2"]


def test_the_only_row_of_a_table_becomes_an_area_in_names_and_formulas(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    book, sheet = _new(path)
    sheet.add_table("B2:C3", {"name": "T", "data": [[1, 2]]})
    sheet.write_formula("F1", "=SUM($B$3)+SUM(B2:B3)+SUM(B3:C3)+F9")
    book.define_name("Spalte", "=Blatt!$B$3")
    book.close()
    _grow(path)
    with open_book(path) as opened:
        assert opened.sheets[0].range("F1").formula == "=SUM($B$3:$B$4)+SUM(B2:B4)+SUM(B3:C4)+F9"
        assert opened.names["Spalte"].refers_to_range.address == "$B$3:$B$4"


def test_a_sorted_table_stays_sorted_by_its_whole_column(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    book, sheet = _new(path)
    sheet.add_table("B2:C4", {"name": "T", "data": [[1, 2], [3, 4]]})
    book.close()
    package = Package.open(path)
    table = package.parts["xl/tables/table1.xml"].decode()
    sort = '<sortState ref="B3:C4"><sortCondition ref="C3:C4"/></sortState><tableColumns'
    package.parts["xl/tables/table1.xml"] = table.replace("<tableColumns", sort, 1).encode()
    path.write_bytes(package.to_bytes())
    _grow(path)
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("xl/tables/table1.xml"))
    assert [e.get("ref") for e in root.iter("{*}sortState", "{*}sortCondition")] == ["B3:C5", "C3:C5"]


def test_a_dynamic_formula_in_a_column_is_dynamic_in_the_new_row(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    book, sheet = _new(path)
    sheet.add_table("B2:C4", {"name": "T", "data": [[1], [3]]})
    for row in (3, 4):
        sheet.write_dynamic_array_formula(f"C{row}", f"=SUM(B{row}*{{1,2}})")
    book.close()
    _grow(path)
    cell = _sheet_xml(path).find(".//{*}c[@r='C5']")
    formula = cell.find("{*}f")
    assert (cell.get("cm"), formula.get("t"), formula.get("ref"), formula.text) == (
        "1",
        "array",
        "C5",
        "SUM(B5*{1,2})",
    )


def test_dates_are_written_in_the_workbooks_own_calendar(tmp_path: Path) -> None:
    path = tmp_path / "mac.xlsx"
    book, _ = _new(path, date_1904=True)
    book.close()
    with open_book(path) as opened:
        cell = opened.sheets[0].range("A1")
        cell.value = dt.date(1904, 1, 3)
        assert cell.raw_value == 2.0


def test_a_heading_of_two_lines_is_found_by_name(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    book, sheet = _new(path)
    sheet.add_table("B2:C4", {"name": "T", "columns": [{"header": "Gewicht\n(1-3)"}, {"header": "b"}]})
    book.define_name("Gewicht", "=T[Gewicht\n(1-3)]")
    book.close()
    package = Package.open(path)
    table = package.xml("xl/tables/table1.xml")
    next(table.iter("{*}tableColumn")).set("name", "Gewicht_x000a_(1-3)")  # as Excel writes it
    package.put_xml("xl/tables/table1.xml", table)
    path.write_bytes(package.to_bytes())
    with open_book(path) as opened:
        assert opened.sheets[0].tables[0].columns[0].name == "Gewicht\n(1-3)"
        assert opened.names["Gewicht"].refers_to_range.address == "$B$3:$B$4"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/tables/table1.xml"])
@pytest.mark.parametrize("damage", ["missing", "cut off"])
def test_a_damaged_workbook_is_refused_by_name(path: Path, part: str, damage: str) -> None:
    package = Package.open(path)
    if damage == "missing":
        del package.parts[part]
    else:
        package.parts[part] = package.parts[part][:-30]
    path.write_bytes(package.to_bytes())
    with pytest.raises(FileUnreadable, match=path.name) as caught, open_book(path):
        pass
    assert damage == "cut off" or part in str(caught.value)


def test_a_workbook_without_tables_names_or_texts_opens(tmp_path: Path) -> None:
    path = tmp_path / "leer.xlsx"
    book, _ = _new(path)
    book.close()
    with open_book(path) as opened:
        assert (len(opened.names), len(opened.sheets[0].tables), len(opened.sheets[0].charts)) == (0, 0, 0)
        assert opened.sheets[0].used_range.address == "$A$1"
        opened.sheets[0].range("B2").value = "neu"
        opened.save()
    assert defects(path) == []


def test_a_sheet_that_leads_nowhere_is_refused_on_opening(path: Path) -> None:
    package = Package.open(path)
    rels = package.parts["xl/_rels/workbook.xml.rels"]
    package.parts["xl/_rels/workbook.xml.rels"] = rels.replace(b'Target="worksheets/sheet3.xml"', b'Target=""')
    path.write_bytes(package.to_bytes())
    with pytest.raises(FileUnreadable, match="damaged"), open_book(path):
        pass
