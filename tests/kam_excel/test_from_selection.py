"""Aus Auswahl: the selected cells of any workbook become one of ours, as if they stood in a file of their own."""

from __future__ import annotations

import datetime as dt
import importlib
import random
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table as ListObject

import tiers
from carry.test_import import KEY_ACCOUNT, SUPPLIER, TITLES, WEIGHTS, like_efkam
from foreign.lists import EXAMPLES, Example
from foreign.second_lists import SECOND
from kam_excel.test_click_failures import FAILURES, busy, complaints, every, moments
from kam_partnership.carry.imported_list import imported
from kam_partnership.carry.write import write
from kam_partnership.cells import ErrorValue
from kam_partnership.foreign.preview import question, refusal
from kam_partnership.foreign.reader import read_sheets
from kam_partnership.foreign.recognise import recognise
from kam_partnership.foreign.sheet import Sheet
from kam_partnership.foreign.verdict import Found, NoList
from kam_partnership.headless import open_book
from kam_partnership.texts import Language
from kam_partnership.workbook.closed_file import read_workbook
from kam_partnership.xlsx.areas import Area, parse_area
from kam_partnership.xlsx.limits import MAX_COLUMN, MAX_ROW
from support.fake_com import FakeExcel, Fault, OpenWorkbook
from support.foreign_files import Table, table_of, write_xlsx
from support.libreoffice import needs_libreoffice, recalculate

LISTS: tuple[Example, ...] = (*EXAMPLES, *SECOND)
CLICK = "from_selection"
#: At most so many accesses a click on a list of twenty rows; 87 were counted, and 38 for reading half of all lists.
MOST_ACCESSES = 90
LIST = table_of(
    """
Bewertung unserer Zusammenarbeit||||
Kriterium|Gewicht|Lieferant|Kunde|Notiz
Qualität|3|8|5|im Werk
Termintreue|2|7|6|
Preis|1|9|2|
Beratung|1|6|6|
Summe|7|30|19|""",
    "Bewertung",
)
COMPANIES = table_of("""
Kriterium|Nordwerk|Muster AG
Qualität|8|5
Termintreue|7|6
Preis|9|2""")


def area(cells: str, sheet: str = "Bewertung") -> Area:
    found = parse_area(cells, sheet)
    assert found is not None
    return found


@pytest.fixture
def opened_table(excel: FakeExcel, tmp_path: Path) -> Callable[..., OpenWorkbook]:
    """Opens a workbook with tables, with cells selected on the first of its sheets."""

    def open_it(*tables: Table, selected: Sequence[str] = (), change: Callable[[Any], None] | None = None) -> Any:
        path = tmp_path / "fremd" / "liste.xlsx"
        path.parent.mkdir()
        write_xlsx(path, *tables)
        if change is not None:
            book = openpyxl.load_workbook(path)
            change(book)
            book.save(path)
        workbook = excel.open(path)
        select(workbook, *selected)
        return workbook

    return open_it


def select(workbook: OpenWorkbook, *cells: str) -> OpenWorkbook:
    areas = [area(one, workbook.workbook.active_sheet) for one in cells]
    if areas:
        workbook.application.selection, *more = areas
        workbook.application.more_selected = tuple(more)
    return workbook


def made(workbook: OpenWorkbook) -> Path | None:
    """The workbook that a click left beside the one it began with."""
    others = [path for path in workbook.path.parent.glob("*.xlsx") if path != workbook.path]
    return others[0] if others else None


def criteria(path: Path | None) -> list[tuple[object, ...]]:
    """Title, weight and both ratings of each criterion."""
    assert path is not None
    inputs = read_workbook(path).inputs
    columns = (inputs.titles, inputs.weights, inputs.suppliers, inputs.key_accounts)
    return list(zip(*(column.values for column in columns if column is not None), strict=True))


FOUR = [("Qualität", 3, 8, 5), ("Termintreue", 2, 7, 6), ("Preis", 1, 9, 2), ("Beratung", 1, 6, 6)]


class TestAClick:
    def test_makes_a_workbook_of_the_selected_cells_and_opens_it(self, opened_table: Any) -> None:
        workbook = opened_table(LIST, selected=["A2:E7"])
        workbook.click(CLICK)
        assert workbook.failures == []
        file = made(workbook)
        assert criteria(file) == FOUR
        assert file is not None
        assert file.name == "liste Partnerschaft.xlsx"
        assert workbook.application.workbook.name == file.name
        assert str(file) in str(workbook.application.status_bar)
        assert "4 Kriterien" in str(workbook.application.status_bar)

    def test_shows_first_what_is_what_and_everything_that_is_left_out(self, opened_table: Any) -> None:
        workbook = opened_table(LIST, selected=["A1:E7"])
        workbook.click(CLICK)
        [dialog] = workbook.dialogs
        assert dialog.is_question
        for words in (
            "Erkannt: 4 Kriterien in Blatt „Bewertung“, A2:E6",
            "Kriterium A „Kriterium“; Gewicht B „Gewicht“; Lieferant C „Lieferant“; Key Account D „Kunde“\n",
            "–  Qualität: Gewicht 3, Lieferant 8, Key Account 5",
            "1 „Bewertung unserer Zusammenarbeit“ (kein Kriterium, nur Text)",
            "7 „Summe“ (Summe der Zeilen darüber)",
            "Davon kommen als eigene Spalten mit: E",
        ):
            assert words in dialog.prompt

    def test_leaves_the_open_workbook_as_it_is(self, opened_table: Any) -> None:
        workbook = opened_table(LIST, selected=["A1:E7"])
        before, contents = workbook.path.read_bytes(), workbook.contents()
        accesses = workbook.click(CLICK)
        assert workbook.path.read_bytes() == before
        assert workbook.workbook.changes == 0
        assert workbook.contents() == contents
        assert [name for name in accesses if name.endswith(" =") and name != "Application.StatusBar ="] == []

    def test_writes_nothing_when_the_answer_is_no_or_nobody_says_where(self, opened_table: Any) -> None:
        workbook = opened_table(LIST, selected=["A1:E7"])
        workbook.answers = ["no"]
        workbook.click(CLICK)
        workbook.application.file_answer = False
        workbook.click(CLICK)
        assert made(workbook) is None
        assert workbook.failures == []
        assert "nichts gespeichert" in str(workbook.application.status_bar)

    @pytest.mark.parametrize(("language_id", "heading"), [(1031, "Kriterium"), (1033, "Criterion")])
    def test_speaks_excels_language(self, opened_table: Any, language_id: int, heading: str) -> None:
        workbook = opened_table(LIST, selected=["A1:E7"])
        workbook.application.language_id = language_id
        workbook.click(CLICK)
        book = openpyxl.load_workbook(made(workbook))
        assert heading in [cell.value for row in book.worksheets[0].iter_rows() for cell in row]

    def test_works_where_the_workbook_has_no_file_here(
        self, opened_table: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "Documents").mkdir()
        monkeypatch.setattr(Path, "home", lambda: tmp_path)
        workbook = opened_table(LIST, selected=["A1:E7"])
        workbook.workbook.address = "https://muster.sharepoint.com/sites/kam/liste.xlsx"
        workbook.click(CLICK)
        assert workbook.failures == []
        assert criteria(tmp_path / "Documents" / "liste Partnerschaft.xlsx") == FOUR

    def test_never_replaces_a_file(self, opened_table: Any) -> None:
        workbook = opened_table(LIST, selected=["A1:E7"])
        for _ in range(2):
            workbook.click(CLICK)
            workbook.application.workbook = workbook.workbook
        names = {path.name for path in workbook.path.parent.iterdir()}
        assert names == {"liste.xlsx", "liste Partnerschaft.xlsx", "liste Partnerschaft 2.xlsx"}


class TestWhatIsSelected:
    @pytest.mark.parametrize(
        "selected",
        [
            ["A2:E7"],
            ["A1:E7"],
            ["A:E"],
            ["A1:XFD1048576"],
            ["2:7"],
            ["A2:D7", "E2:E7"],
            ["A2:E4", "A5:E7"],
            ["A2:E7", "C4:E9"],
            ["E7", "A2:E6"],
            ["B4"],
            ["A1"],
            ["H30"],
        ],
        ids=[
            "the list",
            "with the title above",
            "whole columns",
            "everything",
            "whole rows",
            "two areas beside each other",
            "two areas below each other",
            "areas that overlap",
            "areas in another order",
            "a cell in the list",
            "the title's cell",
            "a blank cell beside it",
        ],
    )
    def test_gives_the_list_however_it_is_selected(self, opened_table: Any, selected: list[str]) -> None:
        for number, one in enumerate(selected):
            left, _, right = one.partition(":")
            if left.isalpha():
                selected[number] = f"{left}1:{right}{MAX_ROW}"
            elif left.isdecimal():
                selected[number] = f"A{left}:XFD{right}"
        workbook = opened_table(LIST, selected=selected)
        workbook.click(CLICK)
        assert workbook.failures == []
        assert criteria(made(workbook)) == FOUR

    def test_leaves_out_the_column_between_two_areas(self, opened_table: Any) -> None:
        workbook = opened_table(LIST, selected=["A2:A7", "C2:D7"])
        workbook.click(CLICK)
        assert criteria(made(workbook)) == [(title, 1, s, k) for title, _, s, k in FOUR]

    def test_is_only_what_is_selected_although_more_stands_there(self, opened_table: Any) -> None:
        workbook = opened_table(LIST, selected=["A2:D5"])
        workbook.click(CLICK)
        assert criteria(made(workbook)) == FOUR[:3]

    def test_means_the_list_that_a_single_cell_lies_in(self, opened_table: Any) -> None:
        two = Table([*LIST.rows, [], [], *COMPANIES.rows], "Bewertung")
        for cell, count in (("B4", 4), ("A13", 3)):
            workbook = opened_table(two, selected=[cell])
            workbook.click(CLICK)
            assert len(criteria(made(workbook))) == count
            assert "Zeilen des Blatts gehören nicht zur Liste" in workbook.dialogs[0].prompt
            shutil.rmtree(workbook.path.parent)

    def test_means_the_list_around_a_cell_where_two_stand_side_by_side(self, opened_table: Any) -> None:
        right = [["Kriterium", "Lieferant", "Kunde"], ["Zugang", 4, 3], ["Daten", 2, 9], ["Ziele", 7, 7]]
        rows = [[*left, None, *beside] for left, beside in zip(LIST.rows[1:5], right, strict=True)]
        workbook = opened_table(Table(rows, "Bewertung"), selected=["G3"])
        workbook.click(CLICK)
        assert criteria(made(workbook)) == [("Zugang", 1, 4, 3), ("Daten", 1, 2, 9), ("Ziele", 1, 7, 7)]

    def test_is_a_table_of_excel_like_any_other_cells(self, opened_table: Any) -> None:
        def as_table(book: Any) -> None:
            book.active.add_table(ListObject(displayName="Liste", ref="A2:E6"))

        workbook = opened_table(LIST, selected=["C3"], change=as_table)
        workbook.click(CLICK)
        assert criteria(made(workbook)) == FOUR

    def test_asks_before_filtered_rows_come_along(self, opened_table: Any) -> None:
        filtered = Table(LIST.rows, "Bewertung", hidden_rows=(4, 6))
        workbook = opened_table(filtered, selected=["A2:E7"])
        workbook.click(CLICK)
        assert "Ausgeblendete Zeilen wären dabei: 4, 6." in workbook.dialogs[0].prompt
        assert criteria(made(workbook)) == FOUR

    def test_is_only_the_visible_cells_when_only_they_are_selected(self, opened_table: Any) -> None:
        filtered = Table(LIST.rows, "Bewertung", hidden_rows=(5,))
        workbook = opened_table(filtered, selected=["A2:D4", "A6:D6"])
        workbook.click(CLICK)
        assert "Ausgeblendet" not in workbook.dialogs[0].prompt
        assert criteria(made(workbook)) == [FOUR[0], FOUR[1], FOUR[3]]

    def test_asks_before_hidden_columns_come_along(self, opened_table: Any) -> None:
        workbook = opened_table(Table(LIST.rows, "Bewertung", hidden_columns=("D",)), selected=["A2:E7"])
        workbook.click(CLICK)
        assert "Ausgeblendete Spalten wären dabei: D „Kunde“." in workbook.dialogs[0].prompt


@pytest.mark.parametrize("cell", ["B2", "C5", "E9", "H12", "C22"])
def test_a_sheet_like_the_original_one_is_sure_from_any_cell_of_it(excel: FakeExcel, tmp_path: Path, cell: str) -> None:
    path = tmp_path / "efkam.xlsx"
    book = openpyxl.Workbook()
    like_efkam(book)
    book.save(path)
    workbook = select(excel.open(path), cell)
    workbook.click(CLICK)
    [dialog] = workbook.dialogs
    assert "Nicht sicher" not in dialog.prompt
    assert "Skala 0 bis 10" in dialog.prompt
    assert criteria(made(workbook)) == list(zip(TITLES, WEIGHTS, SUPPLIER, KEY_ACCOUNT, strict=True))


class TestAQuestion:
    @pytest.fixture
    def companies(self, opened_table: Any) -> OpenWorkbook:
        workbook: OpenWorkbook = opened_table(COMPANIES, selected=["A1:C4"])
        return workbook

    @pytest.mark.parametrize(("answer", "supplier"), [("yes", [8, 7, 9]), ("no", [5, 6, 2])])
    def test_shows_both_readings_in_one_dialog_and_takes_the_one_that_is_chosen(
        self, companies: OpenWorkbook, answer: str, supplier: list[int]
    ) -> None:
        companies.answers = [answer]
        companies.click(CLICK)
        [dialog] = companies.dialogs
        assert "Keine Überschrift sagt, welche Spalte der Lieferant" in dialog.prompt
        for words in ("Lesart 1: 3 Kriterien", "Lesart 2: 3 Kriterien", "–  Preis: Lieferant 2, Key Account 9"):
            assert words in dialog.prompt
        assert [row[2] for row in criteria(made(companies))] == supplier

    def test_that_is_cancelled_writes_nothing(self, companies: OpenWorkbook) -> None:
        companies.answers = ["cancel"]
        companies.click(CLICK)
        assert made(companies) is None
        assert companies.application.suggested == []

    @pytest.mark.parametrize(("answers", "year"), [(["yes"], 0), (["no", "yes"], 1), (["no", "no"], 2)])
    def test_with_three_readings_asks_twice_at_most(self, opened_table: Any, answers: list[str], year: int) -> None:
        rows = [["Kriterium", "Alpha", "Beta", "Gamma"], ["A", 8, 5, 1], ["B", 7, 6, 4], ["C", 9, 2, 3]]
        workbook = opened_table(Table(rows), selected=["A1:D4"])
        workbook.answers = list(answers)
        workbook.click(CLICK)
        assert workbook.answers == []
        assert len(workbook.dialogs) == len(answers)
        pairs = [(8, 5), (8, 1), (5, 1)]
        assert criteria(made(workbook))[0][2:] == pairs[year]


class TestNoList:
    @pytest.mark.parametrize(
        ("table", "reason"),
        [
            (table_of("Kriterium|Lieferant\nA|1\nB|2\nC|3"), "Nur eine Seite ist bewertet"),
            (table_of("Artikel|Preis\nA|1\nB|2\nC|3"), "spricht für Preise oder Mengen"),
            (table_of("Hallo|Welt\nA|x\nB|y\nC|z"), "Keine Kriterienliste erkannt"),
            (table_of("Kriterium|Lieferant|Kunde\nA|1|2000\nB|2|3\nC|3|4"), "Zelle Tabelle1!C2"),
        ],
    )
    def test_says_what_new_from_says_with_sheet_and_cells(self, opened_table: Any, table: Table, reason: str) -> None:
        cells = f"A1:{'ABC'[len(table.rows[0]) - 1]}4"
        workbook = opened_table(table, selected=[cells])
        workbook.click(CLICK)
        [dialog] = workbook.dialogs
        assert not dialog.is_question
        assert dialog.prompt.startswith(f"liste.xlsx, Blatt „Tabelle1“, {cells}")
        assert reason in dialog.prompt
        assert made(workbook) is None

    def test_names_a_lack_of_cells(self, opened_table: Any) -> None:
        workbook = opened_table(Table([]))
        workbook.click(CLICK)
        [dialog] = workbook.dialogs
        assert "zuerst die Zellen der Liste markieren" in dialog.prompt

    def test_refuses_the_main_page_of_a_workbook_of_ours(
        self, opened: Callable[[Path], OpenWorkbook], rated: Path
    ) -> None:
        workbook = opened(rated)
        workbook.click(CLICK)
        [dialog] = workbook.dialogs
        assert "„Aktualisieren“" in dialog.prompt

    def test_refuses_more_cells_than_can_be_read_and_says_what_to_do(self, opened_table: Any) -> None:
        def far_away(book: Any) -> None:
            book.active.cell(MAX_ROW, 20, "x")

        workbook = opened_table(LIST, selected=["A1:XFD1048576"], change=far_away)
        workbook.click(CLICK)
        [dialog] = workbook.dialogs
        assert "nur die Zellen der Liste markieren" in dialog.prompt
        select(workbook, "A1:E7").click(CLICK)
        assert criteria(made(workbook)) == FOUR

    def test_is_not_stopped_by_a_merged_area_over_all_that_is_left_of_the_sheet(
        self, opened_table: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        workbook = opened_table(LIST)
        vast = area(f"E3:XFD{MAX_ROW}")
        monkeypatch.setattr(workbook.looks, "_merged", lambda _: [vast])
        live, cost = in_excel(workbook, "Bewertung", area("A1:H7"))
        assert live.merged == (vast,)
        assert cost <= MOST_ACCESSES

    def test_refuses_areas_that_lie_too_far_apart(self, opened_table: Any) -> None:
        def far_away(book: Any) -> None:
            book.active.cell(MAX_ROW, 20, "x")

        workbook = opened_table(LIST, selected=["A1:E7", f"T{MAX_ROW}"], change=far_away)
        workbook.click(CLICK)
        [dialog] = workbook.dialogs
        assert "nur die Zellen der Liste markieren" in dialog.prompt

    def test_gives_up_on_cells_that_all_look_different(
        self, opened_table: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def checkered(book: Any) -> None:
            for row in range(1, 30):
                for column in range(1, 9):
                    book.active.cell(row, column, row).number_format = "0.0" if (row + column) % 2 else "0"

        monkeypatch.setattr(importlib.import_module("kam_partnership.excel.live_sheet"), "MOST_QUESTIONS", 100)
        workbook = opened_table(LIST, selected=["A1:H29"], change=checkered)
        accesses = workbook.click(CLICK)
        [dialog] = workbook.dialogs
        assert "zu viele verschiedene Formate" in dialog.prompt
        assert len(accesses) < 300

    def test_is_told_on_a_mac(self, opened_table: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.platform", "darwin")
        workbook = opened_table(LIST, selected=["A1:E7"])
        workbook.click(CLICK)
        [dialog] = workbook.dialogs
        assert "kam-partnership new NEU.xlsx --from" in dialog.prompt


# ---------------------------------------------------------------------- the same as a closed file
def in_excel(workbook: OpenWorkbook, sheet: str, *areas: Area) -> tuple[Sheet, int]:
    """What is read of some areas, and how many accesses that took."""
    live = importlib.import_module("kam_partnership.excel.live_sheet")
    found: list[Sheet] = []
    accesses = workbook.run(lambda book: found.append(live.cells_in_excel(book.sheets[sheet], areas)))
    return found[0], len(accesses)


def facts(sheet: Sheet) -> dict[str, object]:
    """All that the recognition can see of the cells that stand there."""
    columns = {column for cells in sheet.rows.values() for column in cells}
    return {
        "cells": {(row, column): cell for row, column, cell in sheet.cells()},
        "merged": set(sheet.merged),
        "comments": dict(sheet.comments),
        "hidden rows": sheet.hidden_rows & sheet.rows.keys(),
        "hidden columns": sheet.hidden_columns & columns,
    }


def told(sheet: Sheet) -> object:
    """What becomes of a sheet: the preview and the content of each reading, or the refusal."""
    verdict = recognise([sheet])
    if isinstance(verdict, NoList):
        return refusal(verdict, [sheet], "liste.xlsx", Language.DE)
    contents = [imported(reading, Language.DE) for reading in verdict.readings]
    return list(question(verdict, [sheet], Language.DE)), contents


def test_every_list_arrives_as_from_a_closed_file(excel: FakeExcel, tmp_path: Path) -> None:
    """All lists of tests/foreign, opened in Excel."""
    costs = []
    for number, example in enumerate(LISTS):
        path = tmp_path / f"{number}.xlsx"
        write_xlsx(path, *example.tables)
        workbook = excel.open(path)
        for closed in read_sheets(path):
            if closed.rows and not closed.hidden:
                live, cost = in_excel(workbook, closed.name, closed.used)
                assert facts(live) == facts(closed), example.name
                assert told(live) == told(closed), example.name
                costs.append(cost)
    assert len(costs) > 140
    costs.sort()
    print(f"{len(costs)} sheets, accesses: {costs[0]} to {costs[-1]}, half of them at most {costs[len(costs) // 2]}")
    assert costs[len(costs) // 2] <= MOST_ACCESSES // 2


def rich(book: Any) -> None:
    """Dates, money, errors, formulas, validation, comments, merged and hidden cells."""
    sheet = book.active
    sheet.append(["Nr.", "Kriterium", "Bewertung 2025", None, "Gewicht", "Produkt", "Geprüft", "Umsatz", "Stand"])
    sheet.append([None, None, "Lieferant", "Kunde"])
    for n in range(1, 17):
        row = n + 2
        sheet.append([n, f"Faktor {n}", 1 + n % 5, 5 - n % 4, 1 + n % 3, f"=C{row}*E{row}", dt.date(2026, 3, n)])
        sheet[f"H{row}"], sheet[f"I{row}"] = 1000.5 * n, dt.datetime(2026, 3, n, 12)
        sheet[f"G{row}"].number_format, sheet[f"I{row}"].number_format = "mm-dd-yy", "dd.mm.yyyy hh:mm"
        sheet[f"H{row}"].number_format = '#,##0.00\\ "€"'
        sheet[f"C{row}"].number_format = sheet[f"D{row}"].number_format = "0.0"
    sheet["D7"], sheet["C9"], sheet["J3"] = "=1/0", "n. v.", True
    for merged in ("C1:D1", "A1:A2", "B1:B2"):
        sheet.merge_cells(merged)
    rule = DataValidation(type="decimal", operator="between", formula1="0.5", formula2="5.5")
    rule.add("C3:D18")
    listed = DataValidation(type="list", formula1='"1,2,3"')
    listed.add("E3:E18")
    other = DataValidation(type="whole", operator="greaterThan", formula1="0")
    other.add("A3:A18")
    for one in (rule, listed, other):
        sheet.add_data_validation(one)
    sheet["B4"].comment, sheet["K30"].comment = Comment("seit  März\nbesser", "EM"), Comment("woanders", "EM")
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["H"].hidden = True


@pytest.fixture
def rich_file(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    rich(book)
    path = tmp_path / "reich.xlsx"
    book.save(path)
    with open_book(path) as calculated:
        calculated.app.calculate()
        calculated.save()
    return path


def test_whatever_belongs_to_cells_arrives_as_from_a_closed_file(excel: FakeExcel, rich_file: Path) -> None:
    [closed] = read_sheets(rich_file)
    workbook = excel.open(rich_file)
    live, _ = in_excel(workbook, closed.name, closed.used)
    expected = closed.within([closed.used])
    assert facts(live) == facts(expected)
    assert {ends for _, ends in live.limits} == {(0.5, 5.5), (1.0, 3.0)}
    assert told(live) == told(expected)
    assert isinstance(live.value(7, 4), ErrorValue)
    assert live.rows[3][6].is_formula
    assert live.rows[3][7].is_date
    assert (live.rows[3][7].number_format, live.rows[3][9].is_date) == ("mm-dd-yy", True)


@pytest.mark.parametrize("areas", [("B1:E18",), ("B1:B18", "C1:D18"), ("A1:D4", "A6:D18"), ("B2:D9",)], ids="+".join)
def test_a_part_of_a_sheet_arrives_as_if_nothing_else_stood_there(
    excel: FakeExcel, rich_file: Path, areas: tuple[str, ...]
) -> None:
    [closed] = read_sheets(rich_file)
    selected = [area(one, "Sheet") for one in areas]
    live, _ = in_excel(excel.open(rich_file), "Sheet", *selected)
    expected = closed.within(selected)
    assert facts(live) == facts(expected)
    assert told(live) == told(expected)


@pytest.mark.parametrize("seed", range(6))
def test_merged_areas_are_found_wherever_they_lie(excel: FakeExcel, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    book = openpyxl.Workbook()
    for row in range(1, 26):
        book.active.append([f"{row}.{column}" for column in range(1, 10)])
    taken: set[tuple[int, int]] = set()
    for _ in range(12):
        top, left = chance.randint(1, 25), chance.randint(1, 9)
        bottom, right = min(25, top + chance.choice([0, 1, 4])), min(9, left + chance.choice([0, 1, 8]))
        cells = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        if len(cells) > 1 and not cells & taken:
            taken |= cells
            book.active.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    path = tmp_path / "verbunden.xlsx"
    book.save(path)
    live, _ = in_excel(excel.open(path), "Sheet", area("A1:I25", "Sheet"))
    assert [m.reference for m in live.merged] == [
        m.reference for m in sorted(read_sheets(path)[0].merged, key=lambda one: (one.top, one.left))
    ]


@pytest.mark.parametrize("protected", [False, True])
def test_validation_tells_the_scale_on_a_protected_sheet_too(
    excel: FakeExcel, rich_file: Path, protected: bool
) -> None:
    workbook = excel.open(rich_file)
    if protected:
        workbook.looks.protected.add("Sheet")
    live, _ = in_excel(workbook, "Sheet", area("A1:J18", "Sheet"))
    verdict = recognise([live])
    assert isinstance(verdict, Found)
    assert (verdict.readings[0].scale.low, verdict.readings[0].scale.high) == (0.5, 5.5)


def test_conversations_are_comments_where_excel_knows_them(excel: FakeExcel, rich_file: Path) -> None:
    workbook = excel.open(rich_file)
    said = [("Anna", "Warum nur 3?"), ("Bert", "siehe\nProtokoll")]
    workbook.workbook.threads = [(area("C4", "Sheet"), said)]
    live, _ = in_excel(workbook, "Sheet", area("A1:J18", "Sheet"))
    assert live.comments[4, 3] == "Anna: Warum nur 3? Bert: siehe Protokoll"
    workbook.workbook.threads = None
    live, _ = in_excel(workbook, "Sheet", area("A1:J18", "Sheet"))
    assert dict(live.comments) == {(4, 2): "seit März besser"}


@needs_libreoffice
def test_the_formula_that_finds_hidden_rows_is_right_for_libreoffice_too(
    excel: FakeExcel, rich_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook = excel.open(rich_file)
    worksheet = importlib.import_module("support.fake_com.sheets").Worksheet
    evaluate, asked = worksheet.Evaluate, []

    def noted(sheet: Any, formula: str) -> Any:
        asked.append((formula, evaluate(sheet, formula)))
        return asked[-1][1]

    monkeypatch.setattr(worksheet, "Evaluate", noted)
    in_excel(workbook, "Sheet", area("A1:J18", "Sheet"))
    [(formula, answer)] = asked
    book = openpyxl.load_workbook(rich_file)
    book.active["N1"] = ArrayFormula("N1:N18", f"={formula}")
    book.save(tmp_path / "zaehlt.xlsx")
    counted = openpyxl.load_workbook(recalculate(tmp_path / "zaehlt.xlsx", tmp_path / "neu"), data_only=True).active
    assert [counted.cell(row, 14).value for row in range(1, 19)] == [count for (count,) in answer]
    assert answer[4] == (0.0,)


def test_rows_are_asked_one_by_one_where_excel_does_not_count_them(
    excel: FakeExcel, rich_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook = excel.open(rich_file)
    sheets = importlib.import_module("support.fake_com.sheets")
    monkeypatch.setattr(sheets.Worksheet, "Evaluate", lambda *_: -2146826273)
    live, _ = in_excel(workbook, "Sheet", area("A1:J18", "Sheet"))
    assert live.hidden_rows == {5}


@tiers.thinned(shape=2)
@pytest.mark.parametrize(
    "shape", [example for example in LISTS if example.verdict == "sure"][:12], ids=lambda e: e.name
)
def test_the_workbook_is_byte_for_byte_the_one_of_new_from(excel: FakeExcel, shape: Example, tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    write_xlsx(path, *shape.tables)
    closed = read_sheets(path)
    verdict = recognise(closed)
    assert isinstance(verdict, Found)
    reading = verdict.readings[0]
    workbook = excel.open(path)
    workbook.workbook.active_sheet = reading.sheet.name
    workbook.application.selection = Area(reading.sheet.name, 1, 1, MAX_ROW, MAX_COLUMN)
    workbook.click(CLICK)
    assert workbook.failures == []
    now = dt.datetime(2026, 11, 21, 14, 5)
    file = made(workbook)
    assert file is not None
    assert file.read_bytes() == write(imported(reading, Language.DE), Language.DE, now=now).data


# ---------------------------------------------------------------------- what it costs, and what goes wrong
def long_list(count: int) -> Table:
    rows = [[f"Kriterium {n}", 1 + n % 3, n % 11, (n * 7) % 11] for n in range(count)]
    return Table([["Kriterium", "Gewicht", "Lieferant", "Kunde"], *rows], "Bewertung")


@pytest.mark.parametrize("wrapped", [False, True], ids=["server", "own process"])
def test_a_click_costs_few_calls_however_long_the_list(excel: FakeExcel, tmp_path: Path, wrapped: bool) -> None:
    costs = []
    for count in (20, 400):
        path = tmp_path / f"{count}.xlsx"
        write_xlsx(path, long_list(count))
        workbook = excel.open(path, wrapped=wrapped)
        workbook.application.selection = area("B3")
        workbook.application.file_answer = False
        costs.append(len(workbook.click(CLICK)))
        assert workbook.failures == []
    assert costs[0] == costs[1] <= MOST_ACCESSES


def test_a_hundred_thousand_cells_are_looked_at_with_few_calls(excel: FakeExcel, tmp_path: Path) -> None:
    path = tmp_path / "lang.xlsx"
    write_xlsx(path, long_list(25_000))
    [closed] = read_sheets(path)
    workbook = excel.open(path)
    live, cost = in_excel(workbook, "Bewertung", Area("Bewertung", 1, 1, MAX_ROW, 4))
    assert sum(map(len, live.rows.values())) == 100_004
    assert dict(live.rows) == dict(closed.rows)
    assert cost <= MOST_ACCESSES


@pytest.fixture
def log(tmp_path: Path, excel: FakeExcel, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "kam.log"
    monkeypatch.setattr(importlib.import_module("kam_partnership.excel.log"), "log_path", lambda: path)
    monkeypatch.setattr(importlib.import_module("kam_partnership.excel.trouble"), "PAUSE", 0)
    return path


@pytest.mark.usefixtures("quick_carrying", "log")
class TestExcelFails:
    @pytest.mark.parametrize("failure", FAILURES)
    def test_at_any_access_and_the_open_workbook_is_whole(
        self, excel: FakeExcel, rich_file: Path, failure: str
    ) -> None:
        workbook = excel.open(rich_file)

        def click(fault: Fault | None = None) -> list[str]:
            workbook.put_back()
            workbook.application.selection = area("A1:J18", "Sheet")
            for other in rich_file.parent.glob("reich P*.xlsx"):
                other.unlink()
            return workbook.click(CLICK, fault)

        accesses = click()
        for number in tiers.some(every(accesses), 10):
            click(FAILURES[failure](number))
            found = list(complaints(workbook, {}))
            assert found == [], f"{number} {accesses[number - 1]}"

    def test_because_it_is_busy_and_is_waited_for_but_not_for_ever(self, excel: FakeExcel, rich_file: Path) -> None:
        workbook = excel.open(rich_file, wrapped=True)
        workbook.application.selection = area("A1:J18", "Sheet")
        accesses = workbook.click(CLICK)
        for number in tiers.some(moments(accesses), 4):
            workbook.put_back()
            workbook.application.selection = area("A1:J18", "Sheet")
            workbook.click(CLICK, Fault(number, busy, lasting=True))
            [dialog] = [dialog for dialog in workbook.dialogs if not dialog.is_question]
            assert not dialog.is_failure or "Enter" in dialog.prompt, accesses[number - 1]
