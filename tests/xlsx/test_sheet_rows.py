"""Reading single cells of a closed file gives what reading all of it gives, whoever wrote the file."""

from __future__ import annotations

import random
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kam_partnership.cells import is_blank
from kam_partnership.errors import FileUnreadable
from kam_partnership.workbook.closed_file import read_workbook
from kam_partnership.xlsx.closed_cells import ClosedCells
from kam_partnership.xlsx.sheet_cells import ROW_TAG
from support import workbooks
from support.libreoffice import needs_libreoffice, recalculate
from support.many_workbooks import Stamp, random_typed

Change = Callable[[str], str]


def _same_everywhere(path: Path, seed: int = 0) -> None:
    """Every cell of every sheet, asked for in any order."""
    whole, single = ClosedCells(path), ClosedCells(path, whole=False)
    chance = random.Random(seed)
    for sheet in whole.structure.sheets:
        all_cells, rows = whole.sheet(sheet.name), single.rows(sheet.name)
        places = sorted(set(all_cells.values) | set(all_cells.formulas))
        places += [(row + 1, column) for row, column in places[-40:]]
        for place in chance.sample(places, min(len(places), 400)):
            assert rows.value(*place) == all_cells.values.get(place), (sheet.name, place)
            assert rows.has_formula(*place) == (place in all_cells.formulas), (sheet.name, place)
        columns = {column for _, column in all_cells.values}
        filled = [row for (row, _), value in all_cells.values.items() if not is_blank(value)]
        assert rows.last_row(columns) == max(filled, default=0)


def _changed(source: Path, path: Path, part: str, change: Change) -> Path:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info.filename, change(content.decode()).encode() if info.filename == part else content)
    return path


def test_a_template_and_a_workbook_with_inline_texts(tmp_path: Path) -> None:
    _same_everywhere(workbooks.ENGLISH)
    stamped = tmp_path / "kam.xlsx"
    stamped.write_bytes(Stamp().workbook(random_typed(5)))
    _same_everywhere(stamped)


def test_saved_by_openpyxl_with_columns_moved(tmp_path: Path) -> None:
    path = Path(shutil.copy(workbooks.GERMAN, tmp_path / "kam.xlsx"))
    workbooks.move_columns(path, (5, 3, 4, 2, 1, 0), extra="Notiz")
    _same_everywhere(path)


@needs_libreoffice
def test_saved_by_libreoffice(tmp_path: Path) -> None:
    path = workbooks.fill(tmp_path / "kam.xlsx", workbooks.random_content(7))
    _same_everywhere(recalculate(path, tmp_path / "lo"))


STATE = "xl/worksheets/sheet10.xml"


def _with_empty_rows(xml: str, count: int = 60_000) -> str:
    """Rows that are only formatted, among them some with a cell, with and without a number of their own."""
    first = max(map(int, re.findall(r'<row r="(\d+)"', xml))) + 1
    rows = [f'<row r="{row}" ht="20" customHeight="1"/>' for row in range(first, first + count)]
    rows[100] = f'<row r="{first + 100}"><c r="A{first + 100}"><v>1</v></c></row>'
    rows[300:303] = [f'<row r="{first + 300}"/>', "<row/>", "<row><c><v>2</v></c></row>"]
    rows.append("<row><c><v>3</v></c></row>")
    return xml.replace("</sheetData>", "".join(rows) + "</sheetData>")


def test_so_many_empty_rows_change_nothing_and_are_not_kept(tmp_path: Path) -> None:
    path = _changed(workbooks.GERMAN, tmp_path / "kam.xlsx", STATE, _with_empty_rows)
    _same_everywhere(path)
    package = ClosedCells(path, whole=False).package
    assert sum(1 for _ in package.xml(STATE).iter(ROW_TAG)) > 60_000
    assert sum(1 for _ in package.xml(STATE, thin=True).iter(ROW_TAG)) < 100
    assert read_workbook(path) == read_workbook(workbooks.GERMAN)


def test_damage_behind_so_many_empty_rows_is_found(tmp_path: Path) -> None:
    path = _changed(workbooks.GERMAN, tmp_path / "kam.xlsx", STATE, lambda xml: _with_empty_rows(xml)[:-30])
    with pytest.raises(FileUnreadable, match=re.escape(STATE)):
        read_workbook(path)


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: re.sub(r' r="[A-Z]+\d+"', "", re.sub(r'(<row) r="\d+"', r"\1", xml, count=5), count=30),
        lambda xml: xml.replace("<sheetData>", "<sheetData><!-- </row> <row> -->"),
        lambda xml: xml.replace('<row r="3"', '<!-- <c r="A3"> --><row r="3"'),
        lambda xml: re.sub(r"(</?)(?=[a-zA-Z])", r"\1x:", xml).replace("xmlns=", "xmlns:x=", 1),
        lambda xml: xml.replace("</sheetData>", '<row r="9999"/></sheetData>'),
        lambda xml: xml.replace('<c r="B5"', '<d r="B5"/><c r="B5"', 1),
        lambda xml: re.sub(r'(<c r="B6".*?</c>)', r'\1<d r="B6"><v>1</v></d>', xml, count=1),
        lambda xml: re.sub(r'<c r="B5"', '<c s="0" r="B5"', xml),
        lambda xml: re.sub(r"(<c r=\"B5\".*?</c>)", r'\1<c r="B5"><v>42</v></c>', xml, count=1),
        lambda xml: xml.replace('<row r="9"', '<row r="9"><c r="B9"><v>1</v></c></row><row r="9"', 1),
    ],
    ids=[
        "no addresses",
        "comment",
        "comment with a cell",
        "prefix",
        "empty row",
        "no cell",
        "no cell behind",
        "order",
        "twice",
        "row twice",
    ],
)
def test_unusual_xml(change: Change, tmp_path: Path) -> None:
    path = _changed(workbooks.GERMAN, tmp_path / "kam.xlsx", STATE, change)
    _same_everywhere(path)


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/tables/table1.xml", STATE])
def test_a_damaged_part_that_is_needed_is_named(part: str, tmp_path: Path) -> None:
    path = _changed(workbooks.GERMAN, tmp_path / "kam.xlsx", part, lambda xml: xml[:300])
    with pytest.raises(FileUnreadable, match=re.escape(part)):
        read_workbook(path)


def test_a_compressed_part_with_a_wrong_bit_is_found(tmp_path: Path) -> None:
    path = tmp_path / "kam.xlsx"
    data = bytearray(workbooks.GERMAN.read_bytes())
    info = zipfile.ZipFile(workbooks.GERMAN).getinfo("xl/worksheets/sheet1.xml")
    data[info.header_offset + 30 + len(info.filename) + 1000] ^= 4
    path.write_bytes(data)
    with pytest.raises(FileUnreadable):
        read_workbook(path)


def test_what_nobody_asks_for_is_not_even_unpacked(tmp_path: Path) -> None:
    path = _changed(workbooks.GERMAN, tmp_path / "kam.xlsx", "xl/charts/chart1.xml", lambda _xml: "<broken")
    assert read_workbook(path).inputs == read_workbook(workbooks.GERMAN).inputs
