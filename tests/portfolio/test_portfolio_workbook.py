"""The portfolio's workbook: real tables, native charts, and nothing in it that could run."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import openpyxl.utils
import pytest

from kam_partnership.assessment import Target
from kam_partnership.diagram import design
from kam_partnership.portfolio.account import Failed, RatedCriterion
from kam_partnership.portfolio.criterion_totals import CriteriaTotals
from kam_partnership.portfolio.gathering import Portfolio, collect
from kam_partnership.portfolio.judge import judge
from kam_partnership.portfolio.workbook import portfolio_workbook
from kam_partnership.texts import Language, text
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Structure
from portfolio.made_up import TODAY, account
from support.package_sense import defects
from support.schema import schema_defects

#: A place in the diagram for each kind of advice.
PLACES = {"Wartet": (2, 9), "Ohne Ziel": (2, 2), "Partner": (9, 9), "Zuviel": (9, 2), "Neu": (None, None)}
NASTY = '=HYPERLINK("http://evil.example","Klick")'


def _made(*accounts: object, failed: tuple[Failed, ...] = (), figure: str = "") -> Portfolio:
    return Portfolio(TODAY, accounts, failed, judge(accounts), (), figure)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", Language)
def test_sheets_tables_and_charts(folder: Path, language: Language) -> None:
    data = portfolio_workbook(collect([folder], TODAY), language)
    book = openpyxl.load_workbook(io.BytesIO(data))
    keys = ("now", "overview", "accounts", "ranking", "criteria", "data")
    names = [text(f"portfolio.sheet.{key}", language) for key in keys]
    assert book.sheetnames == names
    assert book[names[-1]].sheet_state == "hidden"
    accounts, criteria = (book[text(f"portfolio.sheet.{key}", language)] for key in ("accounts", "criteria"))
    assert accounts.tables["KAM_Portfolio_Accounts"].ref.startswith("B5:")
    assert accounts.tables["KAM_Portfolio_Accounts"].autoFilter is not None
    assert accounts.max_row == 5 + 40
    _, top, _, bottom = openpyxl.utils.range_boundaries(criteria.tables["KAM_Portfolio_Criteria"].ref)
    assert (bottom - top, criteria.max_row) == (16, bottom)
    charts = {chart.name for sheet in Structure.read(Package.open(data)).sheets for chart in sheet.charts}
    assert charts == {"KAM_Portfolio", "KAM_Portfolio_Bars"}


def test_the_ranking_tells_why(folder: Path) -> None:
    portfolio = collect([folder], TODAY)
    book = openpyxl.load_workbook(io.BytesIO(portfolio_workbook(portfolio, Language.DE)))
    rows = list(book["Rangliste"].iter_rows(min_row=6, min_col=2, values_only=True))
    assert [row[2] for row in rows] == [judged.account.name for judged in portfolio.judgement.ranking]
    assert all(isinstance(row[6], str) and len(row[6]) > 20 for row in rows)


def test_what_could_not_be_read_has_a_sheet_only_when_there_is_something() -> None:
    bad = Failed("a.xlsx", "file_not_a_workbook", {"file": "a.xlsx", "reason": "File is not a zip file"})
    book = openpyxl.load_workbook(io.BytesIO(portfolio_workbook(_made(failed=(bad,)), Language.DE)))
    assert "beschädigt oder keine lesbare Excel-Arbeitsmappe" in str(book["Nicht gelesen"]["C6"].value)
    assert "zip" not in str(book["Nicht gelesen"]["C6"].value)


@pytest.mark.parametrize("figure", ["", "Umsatz"])
def test_the_accounts_are_printed_in_columns_that_can_be_read(figure: str) -> None:
    accounts = [account(f"Konto {n}", n, 9 - n, size=float(n)) for n in range(9)]
    sheet = openpyxl.load_workbook(io.BytesIO(portfolio_workbook(_made(*accounts, figure=figure), Language.DE)))[
        "Accounts"
    ]
    headings = [cell.value for cell in sheet[5]][1:]
    wanted = ["Nr", "Key Account", *([figure] if figure else []), "KAM", "Empfehlung", "Zone"]
    wanted += ["Lieferant investiert", "Key Account investiert", "Balance", "Niveau"]
    wanted += ["Bewertet am", "Nächster Blick", "Offene Maßnahmen", "Davon überfällig"]
    assert headings[: len(wanted)] == wanted
    assert {"Lieferant", "Stabil", "Datei"} <= set(headings[len(wanted) :])
    left, _, right, bottom = openpyxl.utils.range_boundaries(sheet.print_area.rpartition("!")[2].replace("$", ""))
    assert (left, right, bottom) == (1, 1 + len(wanted), 5 + 9)


def test_the_figure_that_decides_about_the_order_stands_beside_the_names() -> None:
    accounts = [account("Groß", 9, 9, size=1250.0), account("Klein", 3, 7, size=99.5)]
    book = openpyxl.load_workbook(io.BytesIO(portfolio_workbook(_made(*accounts, figure="Umsatz T€"), Language.DE)))
    for sheet, right in (("Übersicht", 1), ("Rangliste", 1), ("Accounts", 1)):
        cells = {cell.value: cell for row in book[sheet].iter_rows() for cell in row}
        for name, size in (("Groß", 1250), ("Klein", 99.5)):
            assert cells[name].offset(0, right).value == size, sheet
        assert "Umsatz T€" in cells
    assert cells["Groß"].offset(0, 1).number_format == "#,##0"


def test_an_arrow_leads_to_an_account_that_moved_within_a_year() -> None:
    stays = account("Bleibt", 6, 7, earlier=(5.9, 6.9))
    moves = account("Wechselt", 6, 7, earlier=(6, 9))
    data = portfolio_workbook(_made(stays, moves), Language.DE)
    book = openpyxl.load_workbook(io.BytesIO(data))
    columns = {column[0].value: [cell.value for cell in column[1:3]] for column in book["Daten"].iter_cols()}
    assert columns["-> x"] == [1 + design.GRID * 0.6] * 2
    start, end = columns["-> y"]
    assert start == 0.9
    assert 0.7 < end < 0.73  # at the edge of the point, not beneath it
    headings = [cell.value for cell in book["Accounts"][5]]
    zones = [row[headings.index("Zone vor einem Jahr")].value for row in book["Accounts"]["A6:AH7"]]
    assert zones == ["Kooperation", "Key-Account-Frustrationszone"]
    told = "Pfeile: vom Stand vor etwa einem Jahr"
    assert told in str(book["Übersicht"]["B7"].value)
    moved = [[cell.value for cell in row] for row in book["Bewegung"]["B6:G7"]]
    assert [row[0] for row in moved] == ["Wechselt", "Bleibt"]
    assert moved[0][3:] == [3, "Key-Account-Frustrationszone", "Kooperation"]
    alone = openpyxl.load_workbook(io.BytesIO(portfolio_workbook(_made(stays), Language.DE)))
    assert told not in str(alone["Übersicht"]["B7"].value)


def test_verdict_target_and_next_review_stand_beside_each_account() -> None:
    one = account("Eine", 5, 5, target=Target(7, 8), next_review=TODAY)
    book = openpyxl.load_workbook(io.BytesIO(portfolio_workbook(_made(one, account("Zwei", None, None)), Language.DE)))
    head, first, second = ([cell.value for cell in row[1:]] for row in book["Accounts"].iter_rows(5, 7))
    told = dict(zip(head, first, strict=True))
    assert told["Urteil"] == (
        "Kooperation – im Mittel und in jedem der 3 Kriterien ausgeglichen; die Zone hängt an keinem einzelnen "
        "Kriterium."
    )
    assert (told["Ziel"], told["Lieferant bis zum Ziel"], told["Key Account bis zum Ziel"], told["Ziel erreicht"]) == (
        "Strategische Partnerschaft", 2, 3, "nein",
    )  # fmt: skip
    assert told["Nächster Blick"].date() == TODAY
    begun = account("Begonnen", 5, 5, rated=2, unrated=14)
    book = openpyxl.load_workbook(io.BytesIO(portfolio_workbook(_made(begun), Language.DE)))
    assert book["Accounts"]["F6"].value == "Kooperation (vorläufig)"
    unrated = dict(zip(head, second, strict=True))
    assert (unrated["Urteil"], unrated["Ziel"]) == ("Noch nicht bewertet.", None)


def test_a_figure_called_like_another_column_keeps_our_word() -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(portfolio_workbook(_made(account("A", 9, 9, size=5.0), figure="Balance"), Language.DE))
    )
    headings = [cell.value for cell in book["Accounts"][5]][1:]
    assert headings.count("Balance") == 1
    assert "Kennzahl" in headings


def test_long_names_are_written_out_in_two_lines() -> None:
    long = "Österreichisch-Schweizerische Maschinenbaugesellschaft mbH & Co. KG"
    sheet = openpyxl.load_workbook(io.BytesIO(portfolio_workbook(_made(account(long, 9, 9)), Language.DE)))["Rangliste"]
    assert sheet["D6"].value == long
    assert sheet["D6"].alignment.wrap_text
    assert sheet.row_dimensions[6].height > 25


def test_the_bars_of_the_criteria_are_sorted_and_tell_the_sides_apart() -> None:
    criteria = CriteriaTotals()
    for title, gap in (("Mitte", 0.1), ("Wir", -0.4), ("Sie", 0.3), ("Kaum", -0.05)):
        criteria.add([RatedCriterion(title, gap, 0.15)])
    portfolio = replace(_made(account("A", 9, 9)), criteria=tuple(criteria.ranking()))
    book = openpyxl.load_workbook(io.BytesIO(portfolio_workbook(portfolio, Language.DE)))
    columns = {column[0].value: [cell.value for cell in column[1:5]] for column in book["Daten"].iter_cols()}
    assert columns["criteria"] == ["Wir", "Kaum", "Mitte", "Sie"]
    assert columns["Wir investieren mehr"] == [-4, -0.5, None, None]
    assert columns["Der Key Account investiert mehr"] == [None, None, 1, 3]
    table = book["Kriterien"].tables["KAM_Portfolio_Criteria"].ref
    assert [row[0].value for row in book["Kriterien"][table][1:]] == columns["criteria"]


@pytest.mark.parametrize("count", [1, 40])
def test_the_lists_stay_on_the_page_of_the_chart(count: int) -> None:
    accounts = [account(f"{kind} {n}", *place) for kind, place in PLACES.items() for n in range(count)]
    sheet = openpyxl.load_workbook(io.BytesIO(portfolio_workbook(_made(*accounts), Language.DE)))["Übersicht"]
    heights = [sheet.row_dimensions[row].height or 15 for row in range(8, sheet.max_row + 1)]
    assert sum(heights) * 96 / 72 <= 580 + 131 + 4
    shown = {str(cell.value) for row in sheet.iter_rows(min_row=8) for cell in row}
    told = {judged.advice for judged in judge(accounts).ranking}
    assert len(told) == (6 if count > 3 else 5)
    assert all(any(cell.startswith(text(f"portfolio.advice.{one}", Language.DE)) for cell in shown) for one in told)


def test_the_texts_of_the_overview_wrap_and_have_room_for_all_their_lines() -> None:
    late = [account(f"Konto mit einem langen Namen {n}", 5, 5, date=TODAY - dt.timedelta(400 + n)) for n in range(9)]
    book = openpyxl.load_workbook(io.BytesIO(portfolio_workbook(_made(*late), Language.DE)))
    sheet = book["Übersicht"]
    merged = {area.min_row: area for area in sheet.merged_cells.ranges}
    for row in (5, 6, 7):
        cell = sheet.cell(row, 2)
        assert cell.alignment.wrap_text
        assert merged[row].max_col == sheet.max_column
    remark = str(sheet["B6"].value)
    assert len(remark) > 300  # more than a line of the printed page
    assert sheet.row_dimensions[6].height >= 30


def test_a_balance_just_beyond_its_tolerance_does_not_look_as_if_within() -> None:
    portfolio = _made(account("A", 6.54, 5.0))
    book = openpyxl.load_workbook(io.BytesIO(portfolio_workbook(portfolio, Language.DE)))
    head = [cell.value for cell in book["Accounts"][5]]
    assert "0.00" in book["Accounts"].cell(6, head.index("Balance") + 1).number_format
    assert any("−1,54" in str(cell) for row in book["Rangliste"].iter_rows(values_only=True) for cell in row)


@pytest.mark.parametrize("count", [0, 1, 5, 300])
def test_any_number_of_accounts(count: int, tmp_path: Path) -> None:
    accounts = [account(f"Konto {n}", n % 11, (n * 7) % 11, size=float(n)) for n in range(count)]
    data = portfolio_workbook(_made(*accounts, figure="Umsatz"), Language.EN)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book["Accounts"].max_row == 5 + count
    if count < 300:
        path = tmp_path / "portfolio.xlsx"
        path.write_bytes(data)
        assert defects(path) == []
        assert schema_defects(path) == []
    if count:
        headings = [cell.value for cell in book["Accounts"][5]][1:]
        assert headings.index("Umsatz") > 0


def test_names_and_reasons_are_never_formulas() -> None:
    bad = Failed(NASTY, "not_ours", {"file": NASTY})
    data = portfolio_workbook(_made(replace(account(NASTY, 9, 9), supplier="@SUM(1)"), failed=(bad,)), Language.DE)
    parts = Package.open(data).parts
    assert not any(b"<f>" in part for name, part in parts.items() if name.startswith("xl/worksheets/sheet"))
    assert not any(b"evil.example" in part for name, part in parts.items() if name.endswith(".rels"))
    for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", cell.coordinate
                if cell.value == NASTY:
                    assert cell.quotePrefix
