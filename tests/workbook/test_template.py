"""The shipped workbooks keep the rules that users, Excel and other programs rely on."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.formula import ArrayFormula

from building.formulas import LOGICAL_ROWS
from kam_partnership.diagram import design
from kam_partnership.headless import open_book
from kam_partnership.texts import Language
from kam_partnership.workbook import analysis, names
from kam_partnership.xlsx.calculation import formulas_not_understood
from kam_partnership.xlsx.closed_cells import ClosedCells
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Structure
from support import workbooks
from support.libreoffice import cell_values, needs_libreoffice, recalculate
from support.package_sense import defects
from support.schema import schema_defects

TEMPLATES = {Language.DE: workbooks.GERMAN, Language.EN: workbooks.ENGLISH}
MODERN = ("LET(", "LAMBDA(", "XLOOKUP(", "FILTER(", "SORT(", "UNIQUE(", "TEXTJOIN(", "IFS(", "XMATCH(")
VOLATILE = ("NOW(", "TODAY(", "RAND(", "RANDBETWEEN(", "OFFSET(", "INDIRECT(", "CELL(", "INFO(")


@pytest.fixture(scope="module", params=Language)
def path(request: pytest.FixtureRequest) -> Path:
    return TEMPLATES[request.param]


@pytest.fixture(scope="module")
def book(path: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(path)


@pytest.fixture(scope="module")
def structure(path: Path) -> Structure:
    return Structure.read(Package.open(path))


def formulas(book: openpyxl.Workbook) -> dict[tuple[str, str], str]:
    found = {}
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                text = cell.value.text if isinstance(cell.value, ArrayFormula) else cell.value
                if isinstance(text, str) and text.startswith("="):
                    found[sheet.title, cell.coordinate] = text
    return found


def test_it_has_no_schema_or_sense_defect(path: Path) -> None:
    assert defects(path) == []
    assert schema_defects(path) == []


@pytest.mark.parametrize("name", [*names.FIXED_NAMES, *names.FIXED_SINCE_1_1, *names.HISTORY_TARGET_COLUMNS.values()])
def test_every_fixed_name_stands_for_cells(structure: Structure, name: str) -> None:
    assert structure.resolve(name) is not None


def test_the_columns_are_named_through_the_table(book: openpyxl.Workbook) -> None:
    for name in (*names.CRITERIA_COLUMNS, names.EVIDENCE_COLUMN):
        assert re.fullmatch(r"KAM_Criteria\[[^\]]+\]", book.defined_names[name].attr_text)


def test_formulas_work_in_excel_2016_and_are_not_volatile(book: openpyxl.Workbook) -> None:
    for place, formula in formulas(book).items():
        used = set(re.findall(r"[A-Z][A-Z.]*\(", re.sub(r'"[^"]*"', "", formula)))
        assert not used & {*MODERN, *VOLATILE}, place
        assert "_xlfn" not in formula
        assert "#Data]" not in formula


def test_no_formula_depends_on_the_language_of_excel(book: openpyxl.Workbook) -> None:
    assert not [place for place, formula in formulas(book).items() if re.search(r"\bTEXT\(", formula)]


def test_thresholds_stand_in_cells_only(book: openpyxl.Workbook) -> None:
    figures = {name: book.defined_names[name].attr_text for name in names.FIGURE_CELLS.values()}
    for place in figures.values():
        sheet, cell = place.rsplit("!", 1)
        text = formulas(book)[sheet.strip("'"), cell.replace("$", "")]
        numbers = set(re.findall(r"(?<![\w.$])\d+(?:\.\d+)?", re.sub(r'"[^"]*"', "", text)))
        # 9 decimals, 100 points, zone indexes, rows that are looked at together
        assert numbers <= {"0", "1", "2", "9", "100", *"345", str(LOGICAL_ROWS)}, place


def test_the_headless_engine_understands_every_formula(path: Path) -> None:
    assert formulas_not_understood(path.read_bytes()) == []


def test_every_formula_has_its_result_saved_also_the_one_that_shows_nothing(path: Path) -> None:
    cells = ClosedCells(path)
    open_questions = {sheet.name: cells.sheet(sheet.name).uncalculated for sheet in cells.structure.sheets}
    assert not any(open_questions.values()), open_questions


def test_it_opens_on_the_first_input(book: openpyxl.Workbook) -> None:
    sheet = book.active
    assert book.index(sheet) == 0
    _, cell = next(iter(book.defined_names[names.GENERAL_CELLS["key_account"]].destinations))
    assert sheet.sheet_view.selection[0].activeCell == cell.replace("$", "")


def test_there_are_no_merged_cells(book: openpyxl.Workbook) -> None:
    assert {sheet.title: list(sheet.merged_cells.ranges) for sheet in book} == {s.title: [] for s in book}


def test_sheets_with_tables_are_open_and_the_others_are_protected_without_a_password(
    book: openpyxl.Workbook,
) -> None:
    for sheet in book.worksheets:
        assert sheet.protection.sheet is not bool(sheet.tables), sheet.title
        assert not sheet.protection.password


def test_settings_can_be_typed_although_their_sheet_is_protected(book: openpyxl.Workbook) -> None:
    typed = (*names.SETTING_CELLS.values(), *names.FURTHER_SETTING_CELLS.values(), names.CURRENCY)
    for name in (*typed, names.GENERAL_CELLS["language"]):
        sheet, cell = next(iter(book.defined_names[name].destinations))
        assert not book[sheet][cell].protection.locked


def test_nothing_stands_below_the_criteria_table(book: openpyxl.Workbook) -> None:
    sheet = book.worksheets[0]
    left, _, right, bottom = range_boundaries(sheet.tables[names.CRITERIA_TABLE].ref)
    below = sheet.iter_rows(min_row=bottom + 1, min_col=left, max_col=right)
    assert [cell.coordinate for row in below for cell in row if cell.value is not None] == []


def test_ratings_weights_target_and_dates_are_validated_with_a_message(book: openpyxl.Workbook) -> None:
    rules = {str(rule.sqref): rule for rule in book.worksheets[0].data_validations.dataValidation}
    for area in ("E10:F25", "D10:D25", "L3", "P3", "E6:F6"):
        assert rules[area].error
        assert rules[area].errorTitle
        assert rules[area].prompt


def test_every_page_prints_on_a4_as_wide_as_one_page(book: openpyxl.Workbook) -> None:
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            assert sheet.page_setup.paperSize == 9
            # Pages that begin where a part begins have a scale, since programs fit sheets without their breaks.
            if sheet.row_breaks.brk or sheet.col_breaks.brk:
                assert 50 <= sheet.page_setup.scale <= 100
                assert not (sheet.row_breaks.brk and sheet.col_breaks.brk)
                continue
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert sheet.page_setup.fitToWidth in (None, 1)  # 1 is what is meant when nothing is said
    assert book.worksheets[0].page_setup.orientation == "landscape"


#: Width and height of A4, landscape, in inches; pixels of an inch at 100 %.
A4_WIDTH, A4_HEIGHT, INCH = 11.69, 8.27, 96
#: Programs draw columns up to so much wider than their widths say (LibreOffice: 4.5 %), and rows a little higher.
WIDER, HIGHER = 1.05, 1.02


def test_table_with_diagram_and_the_rating_help_are_a_page_each_with_twenty_criteria(book: openpyxl.Workbook) -> None:
    sheet = book.worksheets[0]
    [page_break] = [one.id for one in sheet.col_breaks.brk]
    widths = dict.fromkeys(range(1, 30), 64)
    for dimension in sheet.column_dimensions.values():
        pixels = 0 if dimension.hidden else int(dimension.width * 7 + 0.5)  # the width in the file has its padding
        widths |= dict.fromkeys(range(dimension.min, min(dimension.max, 29) + 1), pixels)
    last = max(cell.column for cell in sheet[10] if cell.value is not None)
    scale, margins = sheet.page_setup.scale / 100, sheet.page_margins
    room = (A4_WIDTH - margins.left - margins.right) * INCH / scale
    for first, end in ((1, page_break), (page_break + 1, last)):
        assert sum(widths[column] for column in range(first, end + 1)) * WIDER < room
    heights = [(sheet.row_dimensions[row].height or 15) / 0.75 for row in range(1, 11)]
    twenty = sum(heights[:9]) + 20 * heights[9]
    assert twenty * HIGHER < (A4_HEIGHT - margins.top - margins.bottom) * INCH / scale
    assert sheet.print_title_rows == "$9:$9"


def test_the_diagram_ends_in_a_row_that_keeps_its_height_when_it_joins_the_table(path: Path) -> None:
    package = Package.open(path)
    ends = list(package.xml("xl/drawings/drawing1.xml").iter("{*}to"))
    last = int(ends[0].findtext("{*}row") or "0") + 1
    heights = {int(row.get("r", "0")): row.get("ht") for row in package.xml("xl/worksheets/sheet1.xml").iter("{*}row")}
    assert {heights.get(row) for row in range(10, last + 1)} == {"25.5"}


def test_numbers_are_printed_in_seven_points_at_least(book: openpyxl.Workbook) -> None:
    sheet = book.worksheets[0]
    sizes = {cell.coordinate: cell.font.sz for cell in sheet[10][1:7]}
    assert {place: size for place, size in sizes.items() if size * sheet.page_setup.scale / 100 < 7} == {}


def test_every_printed_page_says_which_page_of_how_many(book: openpyxl.Workbook) -> None:
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            assert "&[Page]" in str(sheet.oddFooter.right.text).replace("&P", "&[Page]"), sheet.title


def test_pages_of_one_account_name_it_beside_their_title(tmp_path: Path) -> None:
    path = tmp_path / "mappe.xlsx"
    with open_book(TEMPLATES[Language.DE]) as filled:
        heads = [filled.sheets[name].range("B1") for name in ("Maßnahmen", "Fragen", "Verlauf")]
        assert [head.raw_value for head in heads] == [""] * 3 or [head.raw_value for head in heads] == [None] * 3
        filled.names["KAM_KeyAccount"].refers_to_range.raw_value = "Müller & Söhne"
        filled.app.calculate()
        assert {head.raw_value for head in heads} == {"Müller & Söhne"}
        filled.names["KAM_Date"].refers_to_range.raw_value = 46347.0
        filled.app.calculate()
        assert {head.raw_value for head in heads} == {"Müller & Söhne  ·  21.11.2026"}
        filled.save(path)


def test_a_long_name_stands_above_the_diagram_and_not_in_its_title() -> None:
    with open_book(TEMPLATES[Language.DE]) as filled:
        title = filled.sheets["Daten"].range(title_cell(filled))
        for account, shown in (
            ("", "Partnerschaftsdiagramm"),
            ("Muster AG", "Partnerschaftsdiagramm  ·  Muster AG"),
            ("Österreichisch-Schweizerische Maschinenbau GmbH", "Partnerschaftsdiagramm"),
        ):
            filled.names["KAM_KeyAccount"].refers_to_range.raw_value = account
            filled.app.calculate()
            assert title.raw_value == shown


@pytest.mark.parametrize(("pairs", "heading"), [(2, "VORLÄUFIGES URTEIL"), (16, "GESAMTURTEIL")])
def test_the_heading_of_the_verdict_says_whether_it_is_provisional(pairs: int, heading: str) -> None:
    with open_book(TEMPLATES[Language.DE]) as filled:
        shown = filled.sheets["Partnerschaft"].range("C5")
        assert shown.raw_value == "GESAMTURTEIL", "nothing rated, nothing provisional"
        for name in (names.SUPPLIER_COLUMN, names.KEY_ACCOUNT_COLUMN):
            for row in range(pairs):
                filled.names[name].refers_to_range[row].raw_value = 6
        filled.app.calculate()
        assert shown.raw_value == heading


def title_cell(book: Any) -> str:
    formulas = book.sheets["Daten"].used_range.formula
    return next(
        f"{get_column_letter(column)}{row}"
        for row, cells in enumerate(formulas, start=1)
        for column, formula in enumerate(cells, start=1)
        if str(formula).startswith('="Partnerschaftsdiagramm"')
    )


def test_what_steers_the_analysis_cannot_be_found_or_copied(book: openpyxl.Workbook) -> None:
    sheet, cell = next(iter(book.defined_names[names.ANALYSIS_START].destinations))
    assert book[sheet].column_dimensions[cell.replace("$", "")[0]].hidden


def test_the_ranking_begins_a_page_and_repeats_its_headings(book: openpyxl.Workbook) -> None:
    sheet = book[next(iter(book.defined_names[names.ANALYSIS_START].destinations))[0]]
    assert [one.id for one in sheet.row_breaks.brk] == [analysis.PICTURE_ROW - 1, analysis.RANKING_ROW - 1]
    assert sheet.print_title_rows == f"${analysis.RANKING_ROW}:${analysis.RANKING_ROW + 1}"


def test_pictures_carry_alternative_texts(path: Path) -> None:
    package = Package.open(path)
    drawings = [part for part in package.parts if part.startswith("xl/drawings/drawing")]
    assert drawings
    for part in drawings:
        described = [
            e.get("descr") for e in package.xml(part).iter("{*}cNvPr") if e.getparent().tag.endswith("GraphicFramePr")
        ]
        assert described
        assert all(len(words or "") > 40 for words in described)


def test_the_diagram_has_four_axes_and_draws_hidden_data(path: Path) -> None:
    chart = Package.open(path).xml("xl/charts/chart1.xml")
    kinds = [etree.QName(e).localname for e in chart.iter("{*}catAx", "{*}valAx")]
    assert kinds == ["catAx", "valAx", "valAx", "valAx"]
    assert [e.get("val") for e in chart.iter("{*}plotVisOnly")] == ["0"]
    assert {e.get("val") for e in chart.iter("{*}delete") if etree.QName(e.getparent()).localname.endswith("Ax")} == {
        "0"
    }


def luminance(colour: str) -> float:
    channels = [int(colour.lstrip("#")[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("text", "ground"),
    [(design.FRUSTRATION_TEXT, design.ZONE_COLOURS["supplier_frustration"]),
     (design.FRUSTRATION_TEXT, design.ZONE_COLOURS["key_account_frustration"]),
     *((design.LEVEL_TEXT, design.ZONE_COLOURS[zone]) for zone in list(design.ZONE_COLOURS)[1:4]),
     (design.GREY, design.WHITE), (design.WHITE, design.NAVY), (design.GREY, "F3F6FA"), ("005A8C", "FFFBEA"),
     ("A84A00", "FFFBEA"), ("9A3A00", "F3F6FA")],
)  # fmt: skip
def test_every_text_stands_out_from_its_ground(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 4.5


@needs_libreoffice
def test_the_stored_values_are_those_of_a_recalculation(path: Path, tmp_path: Path) -> None:
    stored, calculated = cell_values(path), cell_values(recalculate(path, tmp_path))
    assert {place: value for place, value in stored.items() if not same(value, calculated.get(place))} == {}


def same(stored: Any, calculated: Any) -> bool:
    if isinstance(stored, (int, float)) and isinstance(calculated, (int, float)):
        return stored == pytest.approx(calculated, abs=1e-9)
    return stored == calculated or (stored == "" and calculated is None)


def test_no_formula_of_a_whole_column_makes_one_value_of_it(path: Path) -> None:
    """These functions know no rows: in Excel all cells of the column would show the same."""
    package = Package.open(path)
    columns = 0
    for sheet in Structure.read(package).sheets:
        filled: set[str] = set()
        for cell in package.xml(sheet.part).iter("{*}c"):
            formula = cell.find("{*}f")
            if formula is None:
                continue
            assert cell.get("r") not in filled, "Excel would find two formulas there, and mend the file"
            if ":" in formula.get("ref", "") and formula.get("t") == "array":
                left, top, right, bottom = range_boundaries(formula.get("ref"))
                assert left == right
                filled |= {f"{get_column_letter(left)}{row}" for row in range(top + 1, bottom + 1)}
                assert not re.search(r"\b(AND|OR|MEDIAN)\(", formula.text)
                assert set(re.findall(r"INDEX\([^()]*\)", formula.text)) <= {"INDEX(KAM_ColSupplier,1)"}
                columns += 1
    assert columns > 30


def test_the_hidden_sheets_stay_small(book: openpyxl.Workbook, path: Path) -> None:
    hidden = {sheet.title for sheet in book if sheet.sheet_state == "hidden"}
    assert len(hidden) == 2
    assert sum(sheet in hidden for sheet, _ in formulas(book)) <= 600
    assert path.stat().st_size < 100_000
    state = next(iter(book.defined_names[names.STATE_BLOCK].destinations))[0]
    assert book[state].max_row * book[state].max_column < 400
