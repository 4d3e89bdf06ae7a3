"""The portfolio as one Excel workbook with native charts. Needs the extra ``reports``."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from kam_partnership.assessment import Settings
from kam_partnership.output import looks
from kam_partnership.output.book import Column, OutputBook, Value
from kam_partnership.output.chart_data import ChartData
from kam_partnership.portfolio.collect import Portfolio
from kam_partnership.portfolio.criteria_chart import add_criteria_chart
from kam_partnership.portfolio.judge import reference_scale
from kam_partnership.portfolio.overview import write_overview
from kam_partnership.portfolio.statement import failure_text
from kam_partnership.portfolio.tables import accounts_frame, criteria_frame, ranking_frame
from kam_partnership.texts import Language, date_text, short_number

_HEADER_ROW = 4
_TWO_LINES = 34
#: Width in characters and look of each column; those not named here are narrow and centred.
_WIDTHS = {
    "number": 5, "key_account": 30, "supplier": 22, "zone": 24, "advice": 20, "file": 60, "reason": 92,
    "criterion": 48, "rank": 7, "scale": 9, "size": 14, "date": 12, "count": 10,
}  # fmt: skip
_SHARES = "coverage", "supplier_share", "key_account_share"
_FORMATS: dict[str, str] = {
    **dict.fromkeys(("supplier_score", "key_account_score", "level"), looks.SCORE),
    **dict.fromkeys(("net_balance", "level_change", "balance_change", "mean_gap"), looks.SIGNED),
    "balance_score": "0",
    "size": "#,##0",
}
_TEXTS = ("key_account", "supplier", "zone", "advice", "file", "reason", "criterion")


def portfolio_workbook(portfolio: Portfolio, language: Language) -> bytes:
    """The whole workbook; the same portfolio gives the same bytes."""
    book = OutputBook(language, f"KAM Partnerschaft – {date_text(portfolio.today, language)}")
    scale = Settings(*(reference_scale(portfolio.accounts) or ()))
    accounts = accounts_frame(portfolio.judgement, portfolio.today, language)
    if not portfolio.figure:
        accounts = accounts.drop(columns=["size"], errors="ignore")
    overview = book.page(
        book.text("portfolio.sheet.overview"),
        book.text("portfolio.title"),
        book.text(
            "portfolio.lead",
            date=date_text(portfolio.today, language),
            accounts=len(portfolio.accounts),
            failed=len(portfolio.failed),
        ),
    )
    _table_sheet(book, "accounts", accounts, freeze=3)
    _table_sheet(book, "ranking", ranking_frame(portfolio.judgement, language))
    criteria = _criteria_sheet(book, portfolio, scale)
    _failed_sheet(book, portfolio)
    data = ChartData(book, book.text("portfolio.sheet.data"))
    write_overview(book, overview, data, portfolio, scale)
    add_criteria_chart(book, *criteria)
    return book.to_bytes()


def _table_sheet(
    book: OutputBook, key: str, frame: pd.DataFrame, *, freeze: int = 0, lead: str = "", row_pixels: int | None = None
) -> Any:
    """A page with one table."""
    name = book.text(f"portfolio.sheet.{key}")
    sheet = book.page(name, name, lead or book.text(f"portfolio.{key}.lead"))
    keys = [str(column) for column in frame.columns]
    columns = [Column(book.text(f"portfolio.column.{column}"), _width(column), _look(book, column)) for column in keys]
    rows = [tuple(_value(cell) for cell in row) for row in frame.itertuples(index=False, name=None)]
    book.table(
        sheet, (_HEADER_ROW, 1), f"KAM_Portfolio_{key.title()}", columns, rows, head_pixels=52, row_pixels=row_pixels
    )
    sheet.freeze_panes(_HEADER_ROW + 1, freeze)
    sheet.repeat_rows(_HEADER_ROW)
    return sheet


def _criteria_sheet(book: OutputBook, portfolio: Portfolio, scale: Settings) -> tuple[Any, int, int]:
    frame = criteria_frame(portfolio.criteria, scale.span)
    low, high = (short_number(end, book.language) for end in (scale.scale_min, scale.scale_max))
    lead = book.text("portfolio.criteria.lead", low=low, high=high)
    return _table_sheet(book, "criteria", frame, lead=lead), _HEADER_ROW, len(frame)


def _failed_sheet(book: OutputBook, portfolio: Portfolio) -> None:
    rows: Sequence[tuple[str, str]] = [
        (f.file, failure_text(f, book.language).removeprefix(f"{f.file}: ")) for f in portfolio.failed
    ]
    frame = pd.DataFrame(rows, columns=["file", "reason"], dtype=object)
    lead = "" if rows else book.text("portfolio.failed.none")
    _table_sheet(book, "failed", frame, lead=lead, row_pixels=_TWO_LINES)


def _width(column: str) -> float:
    return _WIDTHS.get(column, 11.5)


def _look(book: OutputBook, column: str) -> Mapping[str, object]:
    look: dict[str, object] = {"align": "left"} if column in _TEXTS else {"align": "center"}
    if column == "reason":
        look["text_wrap"] = True
    if column in _FORMATS:
        look["num_format"] = _FORMATS[column]
    if column in _SHARES:
        look["num_format"] = book.text("format.percent")
    if column == "date":
        look["num_format"] = book.text("format.date")
    return look


def _value(cell: object) -> Value:
    """A cell of a frame as our writer takes it."""
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return None
    return cell  # type: ignore[return-value]
