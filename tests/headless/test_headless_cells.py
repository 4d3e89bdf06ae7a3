"""Reading and writing cells, names and tables through xlwings' own interface."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from headless.conftest import WEIGHT
from kam_partnership.cells import ErrorValue
from kam_partnership.errors import FormulaNotUnderstood, NameMissing
from kam_partnership.headless import open_book
from support.package_sense import defects


def test_raw_values_are_exactly_what_cells_hold(path: Path) -> None:
    with open_book(path) as book:
        book.app.calculate()
        values = [row[0] for row in book.sheets[0].range("I2:I8").raw_value]
    expected = [(8 + 12 + 15) / 7, 6.0, ErrorValue("#DIV/0!"), "Text", None, True, 46347.0]
    assert values == expected
    assert [type(v) for v in values] == [type(v) for v in expected]


def test_values_are_converted_as_xlwings_does(path: Path) -> None:
    with open_book(path) as book:
        sheet = book.sheets[0]
        assert sheet.range("I4").value is None
        assert sheet.range("I4").options(err_to_str=True).value == "#DIV/0!"
        assert sheet.range("B7:C8").value == [["Preis", 1.0], ["Liefertreue", 2.0]]
        assert sheet.range("C7:C9").value == [1.0, 2.0, 3.0]
        assert sheet.range("C7").options(numbers=int).value == 1
        assert sheet.range("I6").options(empty="").value == ""


def test_ranges_are_found_by_address_by_numbers_and_by_name(path: Path) -> None:
    with open_book(path) as book:
        sheet = book.sheets["partnerschaft"]
        block = sheet.range((7, 2), (8, 3))
        assert block == sheet.range("B7:C8") == sheet["B7:C8"] == sheet[6:8, 1:3]
        assert (block.address, block.row, block.column, block.shape) == ("$B$7:$C$8", 7, 2, (2, 2))
        assert (len(block.rows), len(block.columns), block(2, 2).address) == (2, 2, "$C$8")
        assert block.get_address(False, False, include_sheetname=True) == "'Partnerschaft'!B7:C8"
        assert sheet.range("KAM_SupplierScore").address == "$I$2"
        assert sheet.range("KAM_Criteria[Lieferant]").address == "$D$7:$D$10"
        assert sheet.range("I3").offset(1, 0).resize(2).address == "$I$4:$I$5"
        with pytest.raises(NameMissing, match="KAM_Nix"):
            sheet.range("KAM_Nix")


def test_sheets_are_found_by_name_also_hidden_ones(path: Path) -> None:
    with open_book(path) as book:
        assert book.sheet_names == ["Partnerschaft", "Blatt's 2", "Versteckt"]
        assert "Versteckt" in book.sheets
        assert "Nix" not in book.sheets
        assert book.sheets["Versteckt"].index == 3
        assert book.sheets["Versteckt"].range("A1").raw_value == 3.0
        assert book.sheets[0].used_range.address == "$B$2:$I$12"


@pytest.mark.parametrize(
    ("name", "sheet", "address"),
    [
        ("KAM_SupplierScore", "Partnerschaft", "$I$2"),
        ("kam_supplierscore", "Partnerschaft", "$I$2"),
        ("KAM_ColSupplier", "Partnerschaft", "$D$7:$D$10"),
        ("KAM_ColWeight", "Partnerschaft", "$C$7:$C$10"),
        ("KAM_Quoted", "Blatt's 2", "$A$1:$B$2"),
        ("KAM_Alias", "Partnerschaft", "$I$2"),
        ("KAM_Deep", "Partnerschaft", "$I$3"),
        ("KAM_Hidden", "Versteckt", "$A$1"),
        ("KAM_Both", "Partnerschaft", "$A$1"),
        ("'Blatt''s 2'!KAM_Both", "Blatt's 2", "$A$1"),
        ("Partnerschaft!KAM_Local", "Partnerschaft", "$I$3"),
    ],
)
def test_names_lead_to_their_cells(path: Path, name: str, sheet: str, address: str) -> None:
    with open_book(path) as book:
        assert name in book.names
        found = book.names[name].refers_to_range
        assert (found.sheet.name, found.address) == (sheet, address)


def test_names_that_are_missing_or_no_cells_say_so(path: Path) -> None:
    with open_book(path) as book:
        assert "KAM_Nix" not in book.names
        assert "KAM_Local" not in book.names  # it belongs to a sheet only
        with pytest.raises(NameMissing, match="KAM_Nix"):
            book.names["KAM_Nix"]
        with pytest.raises(NameMissing, match=r"KAM_Constant.*0\.75"):
            _ = book.names["KAM_Constant"].refers_to_range
        assert [n.name for n in book.sheets["Blatt's 2"].names] == ["'Blatt''s 2'!KAM_Both"]


def test_what_is_written_is_read_back_also_from_the_saved_file(path: Path) -> None:
    texts = [
        "5",
        "7,5",
        "50%",
        "TRUE",
        "2026-11-21",
        "1/2",
        " x ",
        "#N/A",
        "+1",
        "=",
        "Zeile\nzwei",
        "a\x0bb\r",
        "_x0041_",
    ]
    values = [*texts, 5, 0.1 + 0.2, 1e-9, -3.5, 12345678901234.5, True, False, None]
    expected = [float(v) if type(v) is int else v for v in values]
    with open_book(path) as book:
        target = book.sheets["Blatt's 2"].range((5, 1), (5, len(values)))
        target.raw_value = [values]
        assert list(target.raw_value[0]) == expected
        book.save()
    with open_book(path) as book:
        assert list(book.sheets["Blatt's 2"].range((5, 1), (5, len(values))).raw_value[0]) == expected
    sheet = load_workbook(path)["Blatt's 2"]
    read = [sheet.cell(5, column).value for column in range(1, len(values) + 1)]
    assert [unescape(v) if isinstance(v, str) else v for v in read] == expected
    assert defects(path) == []


@pytest.mark.parametrize(("written", "held"), [("'=1+1", "=1+1"), ("'x", "x"), ("''x", "'x"), ("'5", "5")])
def test_an_apostrophe_in_front_makes_a_text_as_in_excel(path: Path, written: str, held: str) -> None:
    with open_book(path) as book:
        cell = book.sheets["Blatt's 2"].range("A1")
        cell.raw_value = written
        assert (cell.raw_value, cell.formula) == (held, held)
        book.save()
    with open_book(path) as book:
        assert book.sheets["Blatt's 2"].range("A1").raw_value == held


def test_values_of_other_types_are_written_as_excel_holds_them(path: Path) -> None:
    zone = dt.timezone(dt.timedelta(hours=2))
    pairs = [
        (np.float64(1.5), 1.5),
        (np.int64(3), 3.0),
        (np.bool_(True), True),
        (float("nan"), None),
        (np.nan, None),
        (dt.date(2026, 11, 21), 46347.0),
        (dt.datetime(2026, 11, 21, 12), 46347.5),
        (dt.datetime(2026, 11, 21, 6, tzinfo=zone), 46347.25),
        (dt.time(18), 0.75),
        (dt.timedelta(days=2), 2.0),
        ("", None),
    ]
    with open_book(path) as book:
        for value, expected in pairs:
            cell = book.sheets[0].range("K1")
            cell.raw_value = value
            assert cell.raw_value == expected, value
            cell.value = value
            assert cell.raw_value == expected, value
        for value in (object(), {}, float("inf"), 1j):
            with pytest.raises((TypeError, ValueError), match="cell cannot hold"):
                cell.raw_value = value


def test_an_error_value_can_be_written_back(path: Path) -> None:
    with open_book(path) as book:
        cell = book.sheets[0].range("K1")
        cell.raw_value = ErrorValue("#N/A")
        assert cell.raw_value == ErrorValue("#N/A")


def test_blocks_and_single_values_fill_a_range(path: Path) -> None:
    with open_book(path) as book:
        target = book.sheets["Blatt's 2"].range("A1:B2")
        target.raw_value = 7
        assert target.raw_value == ((7.0, 7.0), (7.0, 7.0))
        target.clear_contents()
        assert target.raw_value == ((None, None), (None, None))
        target.value = [[1, "a"], [None, True]]
        assert target.raw_value == ((1.0, "a"), (None, True))
        with pytest.raises(ValueError, match=r"do not fit \$A\$1:\$B\$2"):
            target.raw_value = [[1, 2, 3]]


def test_text_with_an_equals_sign_becomes_a_formula(path: Path) -> None:
    with open_book(path) as book:
        target = book.sheets["Blatt's 2"].range("D1:D3")
        book.sheets["Blatt's 2"].range("C1:C3").value = [[1], [2], [3]]
        target.raw_value = "=C1*10"  # as in Excel, the reference moves along
        assert target.raw_value == ((10.0,), (20.0,), (30.0,))
        assert target.formula == (("=C1*10",), ("=C2*10",), ("=C3*10",))
        target.formula = [["=SUM(KAM_ColWeight)"], ["Text"], [2.5]]
        assert target.formula == (("=SUM(KAM_ColWeight)",), ("Text",), ("2.5",))
        assert target.raw_value[0] == (7.0,)


def test_a_formula_that_cannot_be_parsed_is_refused_and_nothing_is_written(path: Path) -> None:
    with open_book(path) as book:
        target = book.sheets["Blatt's 2"].range("A1:A2")
        with pytest.raises(FormulaNotUnderstood, match=r"Blatt's 2.*A2.*SUM\(\(1"):
            target.raw_value = [["neu"], ["=SUM((1"]]
        assert target.raw_value == (("gut",), (None,))


def test_writing_recalculates_what_depends(path: Path) -> None:
    with open_book(path) as book:
        sheet = book.sheets[0]
        sheet.range("D7").raw_value = 1
        assert sheet.range("I2").raw_value == pytest.approx((1 + 12 + 15) / 7)
        assert sheet.range("F7").raw_value == 3.0
        sheet.range("E10").raw_value = 4
        sheet.range("D10").raw_value = 4
        assert sheet.range("I3").raw_value == 7.0  # the array formula over names sees the new rating


def test_writing_keeps_the_look_of_cells(torture_path: Path) -> None:
    def look() -> dict[str, object]:
        sheet = load_workbook(torture_path, keep_vba=True)["Partnerschaft"]
        return {a: (sheet[a]._style, sheet[a].number_format) for a in ("D7", "E8", "H5", "I4", "B3", "C9", "F9")}

    before = look()
    with open_book(torture_path) as book:
        sheet = book.sheets[0]
        sheet.range("D7:E8").value = [["50%", 1], [dt.date(2026, 1, 1), True]]
        sheet.range("H5").value = dt.date(2027, 1, 1)
        sheet.range("I4").value = "2026-01-01"
        sheet.range("B3").value = "neu"
        sheet.range("C9:F9").clear_contents()
        book.save()
    assert look() == before


def test_tables_tell_their_ranges(path: Path) -> None:
    with open_book(path) as book:
        sheet = book.sheets[0]
        table = sheet.tables["KAM_Criteria"]
        assert "kam_criteria" in sheet.tables
        assert "KAM_Nix" not in sheet.tables
        assert table.range.address == "$B$6:$F$10"
        assert table.header_row_range.address == "$B$6:$F$6"
        assert table.data_body_range.address == "$B$7:$F$10"
        assert table.totals_row_range is None
        assert (len(table.rows), table.rows[3].range.address) == (4, "$B$10:$F$10")
        assert [column.name for column in table.columns][1] == WEIGHT
        assert table.columns[1].data_body_range.address == "$C$7:$C$10"


def test_charts_are_found_by_name(torture_path: Path) -> None:
    with open_book(torture_path) as book:
        charts = book.sheets["Partnerschaft"].charts
        assert len(charts) == 1
        assert charts[0].name in charts
        assert len(book.sheets["Daten"].charts) == 0
