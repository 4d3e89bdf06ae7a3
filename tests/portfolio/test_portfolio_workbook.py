"""The portfolio's workbook: real tables, native charts, and nothing in it that could run."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from kam_partnership.portfolio.account import Failed
from kam_partnership.portfolio.collect import Portfolio, collect
from kam_partnership.portfolio.judge import judge
from kam_partnership.portfolio.workbook import portfolio_workbook
from kam_partnership.texts import Language, text
from kam_partnership.workbook.package import Package
from kam_partnership.workbook.structure import Structure
from portfolio.made_up import TODAY, account
from support.package_sense import defects
from support.schema import schema_defects

NASTY = '=HYPERLINK("http://evil.example","Klick")'


def _made(*accounts: object, failed: tuple[Failed, ...] = (), figure: str = "") -> Portfolio:
    return Portfolio(TODAY, accounts, failed, judge(accounts), (), figure)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", Language)
def test_sheets_tables_and_charts(folder: Path, language: Language) -> None:
    data = portfolio_workbook(collect([folder], TODAY), language)
    book = openpyxl.load_workbook(io.BytesIO(data))
    keys = ("overview", "accounts", "ranking", "criteria", "failed", "data")
    names = [text(f"portfolio.sheet.{key}", language) for key in keys]
    assert book.sheetnames == names
    assert book[names[-1]].sheet_state == "hidden"
    assert book[names[1]].tables["KAM_Portfolio_Accounts"].ref.startswith("B5:")
    assert book[names[1]].tables["KAM_Portfolio_Accounts"].autoFilter is not None
    assert book[names[1]].max_row == 5 + 40
    assert book[names[3]].max_row == 5 + 16
    charts = {chart.name for sheet in Structure.read(Package.open(data)).sheets for chart in sheet.charts}
    assert charts == {"KAM_Portfolio", "KAM_Portfolio_Bars"}


def test_the_ranking_tells_why(folder: Path) -> None:
    portfolio = collect([folder], TODAY)
    book = openpyxl.load_workbook(io.BytesIO(portfolio_workbook(portfolio, Language.DE)))
    rows = list(book["Rangliste"].iter_rows(min_row=6, min_col=2, values_only=True))
    assert [row[2] for row in rows] == [judged.account.name for judged in portfolio.judgement.ranking]
    assert all(isinstance(row[6], str) and len(row[6]) > 20 for row in rows)


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
        assert headings.index("Figure") > 0


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
