"""Rows added to a table: what the new rows get, what follows them, and when growth is refused."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import xlsxwriter
import xlwings as xw
from lxml import etree
from openpyxl import load_workbook

from headless.torture import FIRST, LAST
from kam_partnership.errors import CellsBelowTable, TableCannotGrow, UnsupportedWithoutExcel
from kam_partnership.headless import open_book
from support.libreoffice import cell_values, needs_libreoffice, recalculate
from support.package_sense import defects
from support.schema import schema_defects


def _xml(path: Path, part: str) -> etree._Element:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(part))


def _part_text(path: Path, part: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(part).decode()


def _grown(path: Path, rows: int = 1) -> Path:
    with open_book(path) as book:
        table = book.sheets["Partnerschaft"].tables["KAM_Criteria"]
        for _ in range(rows):
            table.rows.add()
        book.save()
    return path


def test_a_new_row_joins_the_table_and_the_figures(path: Path) -> None:
    with open_book(path) as book:
        sheet = book.sheets[0]
        table = sheet.tables["KAM_Criteria"]
        row = table.rows.add()
        assert (row.index, len(table.rows)) == (5, 5)
        assert row.range.address == "$B$11:$F$11"
        row.range[:4].value = ["Neu", 3, 2, 10]
        assert sheet.range("F11").raw_value == 8.0
        assert sheet.range("I2").raw_value == pytest.approx((8 + 12 + 15 + 6) / 10)
        assert sheet.range("I3").raw_value == 9.0
        assert book.names["KAM_ColSupplier"].refers_to_range.address == "$D$7:$D$11"
        book.save()
    assert defects(path) == []
    assert schema_defects(path) == []
    with open_book(path) as book:
        assert book.sheets[0].tables[0].range.address == "$B$6:$F$11"
        assert book.sheets[0].range("B11:F11").raw_value == (("Neu", 3.0, 2.0, 10.0, 8.0),)


def test_many_rows_can_be_added_at_once(path: Path) -> None:
    with open_book(path) as book:
        sheet = book.sheets[0]
        table = sheet.tables[0]
        table.resize(sheet.range("B6:F20"))
        assert len(table.rows) == 14
        assert sheet.range("F20").formula.startswith("=KAM_Criteria[[#This Row],[Key Account]]")
        sheet.range("D11:E20").value = [[i, 10] for i in range(10)]
        book.save()
    assert defects(path) == []
    with open_book(path) as book:
        assert [v for (v,) in book.sheets[0].range("F11:F20").raw_value] == [10.0 - i for i in range(10)]


def test_values_given_for_the_row_are_written(path: Path) -> None:
    with open_book(path) as book:
        row = book.sheets[0].tables[0].rows.add(["Neu", 1, 2, 3, None])
        assert row.range.raw_value == (("Neu", 1.0, 2.0, 3.0, None),)


def test_new_rows_look_like_the_last_one(torture_path: Path) -> None:
    _grown(torture_path, rows=2)
    sheet = load_workbook(torture_path, keep_vba=True)["Partnerschaft"]
    for new in (LAST + 1, LAST + 2):
        assert sheet.row_dimensions[new].height == sheet.row_dimensions[LAST].height == 30
        for column in "BCDEF":
            assert sheet[f"{column}{new}"]._style == sheet[f"{column}{LAST}"]._style


def test_validation_and_conditional_formats_reach_the_new_rows(torture_path: Path) -> None:
    before = _xml(torture_path, "xl/worksheets/sheet1.xml")
    after = _xml(_grown(torture_path, rows=2), "xl/worksheets/sheet1.xml")

    def places(root: etree._Element) -> list[str]:
        rules = ("{*}dataValidation", "{*}conditionalFormatting", "{*}ignoredError")
        listed = [e.get("sqref") for e in root.iter(*rules) if e.get("sqref")]
        return listed + [e.text or "" for e in root.iter("{http://schemas.microsoft.com/office/excel/2006/main}sqref")]

    grown = [place.replace(str(LAST), str(LAST + 2)) for place in places(before)]
    assert len(grown) == 9  # two validations, four formats, one older and one newer extra, one sparkline
    assert places(after) == grown


def test_the_sheet_tells_its_new_extent(torture_path: Path) -> None:
    before = _xml(torture_path, "xl/worksheets/sheet1.xml").find("{*}dimension").get("ref")
    with open_book(torture_path) as book:
        sheet = book.sheets["Partnerschaft"]
        sheet.tables[0].resize(sheet.range("B6:F60"))
        book.save()
    after = _xml(torture_path, "xl/worksheets/sheet1.xml").find("{*}dimension").get("ref")
    assert (before[:4], after) == (after[:4], f"{before.split(':')[0]}:{before.split(':')[1][0]}60")


def test_names_formulas_sparklines_and_charts_cover_the_new_row(torture_path: Path) -> None:
    _grown(torture_path)
    with open_book(torture_path) as book:
        assert book.names["KAM_Fest"].refers_to == f"=Partnerschaft!$D${FIRST}:$D${LAST + 1}"
        assert book.sheets[0].range("I7").formula == f"=SUM(D{FIRST}:D{LAST + 1})"
        rows, more = f"D{FIRST}:D{LAST}", f"D{FIRST}:D{LAST + 1}"  # the same cells of another sheet stay
        assert book.sheets["Daten"].range("H1").formula == f"=SUM({rows})+SUM(Partnerschaft!{more})"
    chart = _part_text(torture_path, "xl/charts/chart1.xml")
    for column in "BDE":
        assert f"Partnerschaft!${column}${FIRST}:${column}${LAST + 1}" in chart
    assert f"${LAST}<" not in chart
    counts = [e.get("val") for e in etree.fromstring(chart.encode()).iter("{*}ptCount")]
    assert counts == [str(LAST + 2 - FIRST)] * 3 + ["3", "3"]  # three columns of the table, two of other data
    assert "Daten!$A$2:$A$4" in chart  # another table's range stays
    assert f">Partnerschaft!D{FIRST}:D{LAST + 1}<" in _part_text(torture_path, "xl/worksheets/sheet1.xml")


def test_excel_will_calculate_a_changed_file_anew(torture_path: Path) -> None:
    _grown(torture_path)
    assert _xml(torture_path, "xl/workbook.xml").find("{*}calcPr").get("fullCalcOnLoad") == "1"


@pytest.mark.parametrize("content", ["text", 0, "=1+1"])
def test_cells_below_the_table_are_never_overwritten(path: Path, content: object) -> None:
    with open_book(path) as book:
        sheet = book.sheets[0]
        sheet.range("D11").raw_value = content
        with pytest.raises(CellsBelowTable, match=r"KAM_Criteria.*Partnerschaft.*D11"):
            sheet.tables[0].rows.add()
        assert sheet.tables[0].range.address == "$B$6:$F$10"
        book.save()
    assert defects(path) == []


def test_cells_further_down_stop_only_growth_that_reaches_them(path: Path) -> None:
    with open_book(path) as book:
        sheet = book.sheets[0]
        sheet.range("B13").raw_value = "Anmerkung"
        sheet.range("G11").raw_value = "daneben"
        sheet.tables[0].rows.add()
        with pytest.raises(CellsBelowTable, match="B13"):
            sheet.tables[0].resize(sheet.range("B6:F14"))
        sheet.tables[0].rows.add()
        assert sheet.tables[0].range.address == "$B$6:$F$12"
        assert sheet.range("B13").raw_value == "Anmerkung"
        assert sheet.range("G11").raw_value == "daneben"


def test_a_totals_row_a_merged_cell_and_another_table_stop_growth(torture_path: Path, tmp_path: Path) -> None:
    with open_book(torture_path) as book, pytest.raises(TableCannotGrow, match="table_has_totals"):
        book.sheets["Daten"].tables["KAM_Totals"].rows.add()
    path = tmp_path / "eng.xlsx"
    writer = xlsxwriter.Workbook(path)
    sheet = writer.add_worksheet()
    for name, area in {"Oben": "A1:B3", "Unten": "A5:B7", "Neben": "D1:E3"}.items():
        sheet.add_table(area, {"name": name})
    sheet.merge_range("D4:E4", "")
    writer.close()
    with open_book(path) as book:
        tables = book.sheets[0].tables
        tables["Oben"].resize(book.sheets[0].range("A1:B4"))
        with pytest.raises(TableCannotGrow, match="Unten"):
            tables["Oben"].rows.add()
        with pytest.raises(TableCannotGrow, match="D4:E4 is merged"):
            tables["Neben"].rows.add()


@pytest.mark.parametrize("area", ["B6:F9", "B6:G11", "C6:F11", "B5:F11"])
def test_other_ways_to_resize_need_excel(path: Path, area: str) -> None:
    with open_book(path) as book, pytest.raises(UnsupportedWithoutExcel, match=r"Table\.resize"):
        book.sheets[0].tables[0].resize(book.sheets[0].range(area))


def _formulas_below(path: Path, columns: list[dict[str, str]], formulas: list[str]) -> list[str]:
    """The formulas that one new row gets under rows with these; columns C onwards of a table in A1:…3."""
    writer = xlsxwriter.Workbook(path)
    sheet = writer.add_worksheet("Blatt")
    last = chr(ord("B") + len(columns))
    heads = [{"header": "a"}, {"header": "b"}, *columns]
    sheet.add_table(f"A1:{last}3", {"name": "T", "columns": heads, "data": [[1, 2], [3, 4]]})
    for offset, formula in enumerate(formulas):
        for row in (1, 2):
            text = formula.replace("§", str(row + 1))
            if text.startswith("{"):
                sheet.write_array_formula(row, 2 + offset, row, 2 + offset, text)
            elif text:
                sheet.write_formula(row, 2 + offset, text)
    writer.close()
    with open_book(path) as book:
        new = book.sheets[0].tables["T"].rows.add().range
        new[:2].value = [5, 6]
        found = [cell.formula for cell in new[2:]]
        book.save()
    assert defects(path) == []
    return found


def test_a_formula_that_only_the_cells_know_is_copied_as_excel_copies_it(tmp_path: Path) -> None:
    heads = [{"header": h} for h in "cdefg"]
    formulas = ["=A§*$B$2", "=T[[#This Row],[a]]+1", "=SUM($A$2:A§)", '="A§"&A§', "{=SUM(IF(A§>0,A§,0))}"]
    found = _formulas_below(tmp_path / "x.xlsx", heads, formulas)
    # The text "A3" of the last row is a text, not a reference.
    assert found == ["=A4*$B$2", "=T[[#This Row],[a]]+1", "=SUM($A$2:A4)", '="A3"&A4', "=SUM(IF(A4>0,A4,0))"]
    cell = _xml(tmp_path / "x.xlsx", "xl/worksheets/sheet1.xml").find(".//{*}c[@r='G4']/{*}f")
    assert (cell.get("t"), cell.get("ref")) == ("array", "G4")


def test_a_calculated_column_wins_over_a_value_typed_into_its_last_row(path: Path) -> None:
    with open_book(path) as book:
        book.sheets[0].range("F10").raw_value = 99
        book.sheets[0].tables[0].rows.add()
        assert book.sheets[0].range("F10").raw_value == 99.0
        assert book.sheets[0].range("F11").formula.startswith("=KAM_Criteria[[#This Row]")


def test_running_totals_inside_the_table_keep_their_own_ends(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    _formulas_below(path, [{"header": "c"}], ["=SUM($A$2:A§)"])
    with open_book(path) as book:
        assert [c.formula for c in book.sheets[0].range("C2:C4")] == [f"=SUM($A$2:A{row})" for row in (2, 3, 4)]
        assert [v for (v,) in book.sheets[0].range("C2:C4").raw_value] == [1.0, 4.0, 9.0]


def _figures(book: xw.Book) -> dict[tuple[str, int, int], object]:
    figures = {}
    for sheet in book.sheets:
        used = sheet.used_range
        for r, row in enumerate(used.impl.sheet.document.values(used.impl.area), used.row):
            figures.update(
                {(sheet.name, r, c): str(v) if hasattr(v, "code") else v for c, v in enumerate(row, used.column)}
            )
    return {place: value for place, value in figures.items() if value not in (None, "")}


@needs_libreoffice
def test_libreoffice_calculates_the_same_figures_after_growth(path: Path, tmp_path: Path) -> None:
    with open_book(path) as book:
        table = book.sheets[0].tables[0]
        for index in range(3):
            table.rows.add().range[:4].value = [f"Neu {index}", index + 1, 2.5 * index, 7]
        book.save()
        ours = _figures(book)
    theirs = cell_values(recalculate(path, tmp_path / "lo"))
    theirs = {place: value for place, value in theirs.items() if value != ""}
    date = ("Partnerschaft", 8, 9)
    assert theirs.pop(date).toordinal() - 693594 == ours.pop(date)
    assert ours.keys() == theirs.keys()
    for place, value in ours.items():
        assert theirs[place] == (pytest.approx(value, abs=1e-9) if isinstance(value, float) else value), place
