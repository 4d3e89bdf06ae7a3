"""What the one reader gives: the same table from every format, and no library gets a file that would burst it."""

from __future__ import annotations

import datetime as dt
import random
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation

from carry.conftest import score
from kam_partnership.cells import ErrorValue
from kam_partnership.cli.main import run
from kam_partnership.errors import FileUnreadable
from kam_partnership.foreign.reader import read_sheets
from kam_partnership.foreign.sheet import Cell, Sheet, sheet_of_cells
from kam_partnership.foreign.text_files import decimal_signs, number_in
from kam_partnership.xlsx.areas import Area
from kam_partnership.xlsx.bounds import MAX_LIST_CELLS
from kam_partnership.xlsx.package import Package
from support.foreign_files import (
    WRITERS,
    Table,
    cell_record,
    ods_file,
    row_header,
    table_of,
    write_file,
    xlsb_file,
)

TABLE = Table(
    [
        ["Kriterium", "Lieferant", "Kunde", "Geprüft am"],
        ["Qualität\nim Werk", 7, 5.5, dt.date(2026, 3, 1)],
        [None, None, 3, None],
        ["Größe; „ß“", 8.25, 5, dt.date(2026, 3, 2)],
    ],
    "Bewertung",
    merged=("A2:A3",),
)


def values(sheet: Sheet) -> dict[tuple[int, int], object]:
    return {(row, column): cell.value for row, column, cell in sheet.cells() if column < 4}


@pytest.mark.parametrize("ending", WRITERS)
def test_every_format_gives_the_same_table(ending: str, tmp_path: Path) -> None:
    [sheet] = read_sheets(write_file(tmp_path, ending, TABLE))
    assert values(sheet) == {
        (1, 1): "Kriterium",
        (1, 2): "Lieferant",
        (1, 3): "Kunde",
        (2, 1): "Qualität\nim Werk",
        (2, 2): 7.0,
        (2, 3): 5.5,
        (3, 3): 3.0,
        (4, 1): "Größe; „ß“",
        (4, 2): 8.25,
        (4, 3): 5.0,
    }
    assert sheet.name == ("" if ending == ".csv" else "Bewertung")
    assert sheet.is_text == (ending == ".csv")
    assert [area.reference for area in sheet.merged] == (["A2:A3"] if ending in (".xlsx", ".xls") else [])


@pytest.mark.parametrize("ending", [".xlsx", ".xls", ".ods", ".csv"])
def test_a_date_is_known_as_one(ending: str, tmp_path: Path) -> None:
    [sheet] = read_sheets(write_file(tmp_path, ending, TABLE))
    cell = sheet.cell(2, 4)
    assert cell is not None
    assert cell.is_date
    assert cell.number is None
    assert cell.value == ("01.03.2026" if ending == ".csv" else 46082.0)


def test_what_belongs_to_the_whole_sheet_is_known(tmp_path: Path) -> None:
    table = Table(
        TABLE.rows,
        "Alt",
        TABLE.merged,
        hidden=True,
        hidden_rows=(3,),
        hidden_columns=("B", "C"),
        comments={"B2": "neu"},
    )
    first, second = read_sheets(write_file(tmp_path, ".xlsx", Table([["x"]], "Neu"), table))
    assert not first.hidden
    assert second.hidden
    assert second.hidden_rows == {3}
    assert second.hidden_columns == {2, 3}
    assert dict(second.comments) == {(2, 2): "neu"}


def test_formulas_errors_truth_values_and_limits_are_known(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append([1, "=A1+1", "#N/A", True, 0.5])
    book.active["C1"].data_type = "e"
    book.active["E1"].number_format = "0 %"
    rule = DataValidation(type="whole", operator="between", formula1="1", formula2="5")
    rule.add("A1:A9")
    book.active.add_data_validation(rule)
    book.save(tmp_path / "mappe.xlsx")
    [sheet] = read_sheets(tmp_path / "mappe.xlsx")
    cells = sheet.rows[1]
    assert [cell.value for cell in cells.values()] == [1.0, 2.0, ErrorValue("#N/A"), True, 0.5]  # 2 was not saved
    assert [cell.is_formula for cell in cells.values()] == [False, True, False, False, False]
    assert cells[5].number_format == "0 %"
    assert [(area.reference, ends) for area, ends in sheet.limits] == [("A1:A9", (1.0, 5.0))]


def test_the_cells_around_a_place_are_those_that_hang_together() -> None:
    """As Excel's Ctrl+A selects them: up to the next blank rows and columns."""
    chance = random.Random(7)
    for _ in range(300):
        places = {(chance.randint(1, 12), chance.randint(1, 9)) for _ in range(chance.randint(1, 30))}
        sheet = sheet_of_cells("A", {place: Cell("x") for place in places})
        row, column = chance.randint(1, 12), chance.randint(1, 9)
        top, left, bottom, right = row, column, row, column
        while near := [(r, c) for r, c in places if top - 1 <= r <= bottom + 1 and left - 1 <= c <= right + 1]:
            rows, columns = [r for r, _ in near], [c for _, c in near]
            grown = min(top, *rows), min(left, *columns), max(bottom, *rows), max(right, *columns)
            if grown == (top, left, bottom, right):
                break
            top, left, bottom, right = grown
        assert sheet.region_around(row, column) == Area("A", top, left, bottom, right)


def test_the_table_is_a_data_frame_for_those_who_want_one(tmp_path: Path) -> None:
    [sheet] = read_sheets(write_file(tmp_path, ".csv", TABLE))
    frame = sheet.frame()
    assert list(frame.index) == [1, 2, 3, 4]
    assert list(frame.columns) == [1, 2, 3, 4]
    assert frame.loc[2:, 3].sum() == 13.5
    assert frame[2].isna().sum() == 1


def test_the_heavy_libraries_are_imported_only_when_a_file_is_read() -> None:
    script = (
        "import sys\nfrom kam_partnership.foreign import preview, reader, recognise\n"
        "print(sorted({'pandas', 'openpyxl', 'python_calamine', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# ---------------------------------------------------------------------- text files
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [";", "\t", ",", "|"])
def test_encodings_and_separators_are_found(separator: str, encoding: str, tmp_path: Path) -> None:
    decimal = "." if separator == "," else ","
    path = write_file(tmp_path, ".csv", TABLE, separator=separator, decimal=decimal, encoding=encoding)
    if encoding == "cp1252":
        assert "ß".encode("cp1252") in path.read_bytes()
    [sheet] = read_sheets(path)
    assert sheet.value(4, 1) == "Größe; „ß“"
    assert sheet.value(4, 2) == 8.25


def test_a_line_that_names_the_separator_is_understood(tmp_path: Path) -> None:
    (tmp_path / "liste.csv").write_text("sep=,\nA,B\n1,2\n", encoding="utf-8")
    [sheet] = read_sheets(tmp_path / "liste.csv")
    assert values(sheet) == {(2, 1): "A", (2, 2): "B", (3, 1): 1.0, (3, 2): 2.0}


@pytest.mark.parametrize(
    ("fields", "separator", "numbers"),
    [
        (["0,5", "7", "1.250"], ";", [0.5, 7, 1250]),
        (["0.5", "7", "1,250"], ",", [0.5, 7, 1250]),
        (["7,5", "7.5"], ";", [7.5, 7.5]),
        (["1.250.000,50", "3"], ";", [1250000.5, 3]),
        (["1,250,000.50"], ",", [1250000.5]),
        (["1.250"], ";", [1250]),
        (["1.250"], ",", [1.25]),
        (["0.250"], ";", [0.25]),
        (["1'250.5", "1 250"], ";", [1250.5, 1250]),
        (["−4", "+4", "1E+30", ",5"], ";", [-4, 4, 1e30, 0.5]),
        (["007", "7 von 10", "12.3.2026", "70 %", "", "-", "1E+999"], ";", [None] * 7),
        (["12.345.67"], ";", [None]),
    ],
)
def test_the_decimal_sign_is_found_from_all_numbers(
    fields: list[str], separator: str, numbers: list[float | None]
) -> None:
    decimals = decimal_signs(fields, separator)
    assert [number_in(field, decimals) for field in fields] == numbers


def test_a_quotation_mark_that_never_closes_is_told_instead_of_eating_the_rest(tmp_path: Path) -> None:
    (tmp_path / "liste.csv").write_text('Kriterium;Lieferant;Kunde\n"Preis;7;6\nZeit;8;5\nOrt;4;9\n', encoding="utf-8")
    with pytest.raises(FileUnreadable, match="list_open_quote"):
        read_sheets(tmp_path / "liste.csv")


def test_quotation_marks_inside_a_text_are_letters(tmp_path: Path) -> None:
    (tmp_path / "liste.csv").write_text('A;B\n17" Monitor;7\n"Preis" fair;6\n', encoding="utf-8")
    [sheet] = read_sheets(tmp_path / "liste.csv")
    assert [sheet.value(row, 2) for row in (2, 3)] == [7.0, 6.0]


# ---------------------------------------------------------------------- what a file says it is
def test_text_and_newer_workbooks_under_old_names_are_read(tmp_path: Path) -> None:
    text = write_file(tmp_path, ".csv", TABLE, separator="\t", encoding="utf-16").rename(tmp_path / "sap.xls")
    newer = write_file(tmp_path, ".xlsx", TABLE).rename(tmp_path / "neu.xls")
    assert values(read_sheets(text)[0]) == values(read_sheets(newer)[0])


@pytest.mark.parametrize(
    "content", [b"<html><p>1</p></html>", b"<?xml version='1.0'?><Workbook/>", b"", b"\x01\x02\x03"]
)
def test_what_only_looks_like_a_workbook_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "seite.xls").write_bytes(content)
    with pytest.raises(FileUnreadable, match="list_kind"):
        read_sheets(tmp_path / "seite.xls")


# ---------------------------------------------------------------------- bounds
def with_part(path: Path, part: str, old: bytes, new: bytes) -> Path:
    package = Package.open(path)
    assert old in package.parts[part]
    package.parts[part] = package.parts[part].replace(old, new)
    path.write_bytes(package.to_bytes())
    return path


def refusal(path: Path) -> str:
    with pytest.raises(FileUnreadable) as told:
        read_sheets(path)
    return told.value.key


def test_entities_reach_no_library(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    path = write_file(tmp_path, ".xlsx", TABLE)
    assert refusal(with_part(path, "xl/styles.xml", b"<styleSheet", bomb + b"<styleSheet")) == "file_damaged"
    path = tmp_path / "bombe.ods"
    path.write_bytes(ods_file("<office:spreadsheet/>", before=bomb.decode()))
    assert refusal(path) == "file_damaged"


def test_a_row_that_reaches_to_the_last_column_a_hundred_times_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in range(1, MAX_LIST_CELLS // 16_384 + 3):
        book.active.cell(row, 16_384, 1)
    book.save(tmp_path / "breit.xlsx")
    assert refusal(tmp_path / "breit.xlsx") == "list_too_many_cells"


def test_a_merged_area_over_the_whole_sheet_costs_nothing(tmp_path: Path) -> None:
    table = Table([["Kriterium", "Lieferant", "Kunde"], ["A", 7, 6], ["B", 8, 5], ["C", 4, 9]], merged=("A9:B9",))
    path = with_part(write_file(tmp_path, ".xlsx", table), "xl/worksheets/sheet1.xml", b"A9:B9", b"A9:XFD1048576")
    [sheet] = read_sheets(path)
    assert len(sheet.rows) == 4


def test_one_element_that_stands_for_a_million_cells_is_refused(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    path = tmp_path / "bombe.ods"
    path.write_bytes(
        ods_file(f'<office:spreadsheet><table:table table:name="A">{row}</table:table></office:spreadsheet>')
    )
    assert refusal(path) == "list_too_many_cells"


def test_a_cell_in_the_last_corner_of_a_binary_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bombe.xlsb"
    path.write_bytes(
        xlsb_file({"A": row_header(0) + cell_record(0, 1) + row_header(1_048_575) + cell_record(16_383, 1)})
    )
    assert refusal(path) == "list_too_many_cells"


def test_blank_rows_repeated_to_the_end_of_the_sheet_cost_nothing(tmp_path: Path) -> None:
    """As LibreOffice writes every sheet."""
    filled = '<table:table-row><table:table-cell office:value-type="float" office:value="1"/><table:table-cell table:number-columns-repeated="16383"/></table:table-row>'  # noqa: E501
    blank = '<table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'  # noqa: E501
    path = tmp_path / "leer.ods"
    path.write_bytes(
        ods_file(f'<office:spreadsheet><table:table table:name="A">{filled}{blank}</table:table></office:spreadsheet>')
    )
    [sheet] = read_sheets(path)
    assert values(sheet) == {(1, 1): 1.0}


# ---------------------------------------------------------------------- from file to workbook
def test_words_of_two_lines_of_an_ods_cell_stay_two_words(tmp_path: Path) -> None:
    cells = "<text:p>Lieferant<text:line-break/>2026</text:p>", "<text:p>Preis<text:tab/>und <text:tab />Menge</text:p>"
    row = "".join(f'<table:table-cell office:value-type="string">{cell}</table:table-cell>' for cell in cells)
    table = f'<table:table table:name="A"><table:table-row>{row}</table:table-row></table:table>'
    path = tmp_path / "zeilen.ods"
    path.write_bytes(ods_file(f"<office:spreadsheet>{table}</office:spreadsheet>"))
    [sheet] = read_sheets(path)
    assert [sheet.value(1, column) for column in (1, 2)] == ["Lieferant 2026", "Preis und  Menge"]


def test_an_ods_with_a_cell_on_each_line_is_read(tmp_path: Path) -> None:
    """As SheetJS writes it, and with it many programs in a browser; python-calamine alone cannot read it."""
    cell = (
        '<table:table-cell office:value-type="float" office:value="7.5">\n  <text:p>7,5</text:p>\n </table:table-cell>'
    )
    row = f"\n<table:table-row>\n{cell}\n{cell}\n</table:table-row>\n"
    path = tmp_path / "eingerueckt.ods"
    table = f'\n<table:table table:name="A">\n<table:table-column/>{row}{row}</table:table>\n'
    path.write_bytes(ods_file(f"\n<office:spreadsheet>{table}</office:spreadsheet>\n"))
    [sheet] = read_sheets(path)
    assert values(sheet) == dict.fromkeys([(1, 1), (1, 2), (2, 1), (2, 2)], 7.5)


@pytest.mark.parametrize("ending", [".xls", ".xlsb", ".ods", ".xlsx", ".csv"])
def test_a_list_in_any_format_becomes_a_workbook(
    ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write_file(tmp_path, ending, table_of("""
Criterion|Weight|Supplier|Customer|Comment
Trust|2|7,5|6|open
Planning|1|8|5|
Innovation|1|4|9,5|pilot"""))  # fmt: skip
    out = tmp_path / "new.xlsx"
    assert run(["new", str(out), "--from", str(source), "--lang", "en"]) == 0
    assert "Recognised: 3 criteria" in capsys.readouterr().out
    rows = score(out, capsys)["criteria"]
    assert [(row["title"], row["weight"], row["supplier"], row["key_account"]) for row in rows] == [
        *(("Trust", 2, 7.5, 6), ("Planning", 1, 8, 5), ("Innovation", 1, 4, 9.5)),
    ]


def test_a_web_page_called_xls_is_its_table(tmp_path: Path) -> None:
    path = tmp_path / "report.xls"
    page = """<html><head><meta charset="UTF-8"><title>x</title></head><body><table><tr><td><table border="1">
      <tr><th>Kunde</th><th colspan="2">Umsatz</th><th>Wer</th></tr>
      <tr><td rowspan="2">Müller&nbsp;&amp; <b>Söhne</b></td><td>1.250,5</td><td>EUR</td><td>Anke</td></tr>
      <tr><td>7</td><td><!-- leer --></td><td>Bernd</td></tr></table></td></tr></table><script>x</script></html>"""
    path.write_text(page, encoding="utf-8")
    (sheet,) = read_sheets(path)
    values = {(row, column): cell.value for row, column, cell in sheet.cells()}
    assert values == {
        (1, 1): "Kunde",
        (1, 2): "Umsatz",
        (1, 4): "Wer",
        (2, 1): "Müller & Söhne",
        (2, 2): 1250.5,
        (2, 3): "EUR",
        (2, 4): "Anke",
        (3, 2): 7.0,
        (3, 4): "Bernd",
    }


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("mac_roman", ["Qualität", "Übersicht", "Größe", "für alle"]),
        ("mac_roman", ["Lösung", "Größe", "Spaß", "Tempo"]),
        ("cp1252", ["Qualität", "Übersicht", "Größe", "für alle"]),
        ("cp1252", ["Škoda", "Renoš", "5 €", "§ 7 …"]),
        ("cp1252", ["Škoda", "Büro", "L’Oréal", "Preis †"]),
    ],
)
def test_umlauts_of_a_mac_and_of_windows_are_told_apart(encoding: str, words: list[str], tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_bytes("\n".join(["Kriterium;Lieferant", *(f"{word};7" for word in words)]).encode(encoding))
    [sheet] = read_sheets(path)
    assert [sheet.value(row, 1) for row in range(2, 6)] == words
