"""The portfolio as one Excel workbook with native charts. Needs XlsxWriter and pandas."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from kam_partnership.assessment import Settings
from kam_partnership.output import looks
from kam_partnership.output.book import Column, OutputBook, Value, wrapped_height
from kam_partnership.output.chart_data import ChartData
from kam_partnership.portfolio import crm_sheet
from kam_partnership.portfolio.compare import Comparison
from kam_partnership.portfolio.compare_sheet import write_comparison
from kam_partnership.portfolio.criteria_chart import SHOWN, add_criteria_chart, rows_of_chart
from kam_partnership.portfolio.desk import AHEAD, due_days
from kam_partnership.portfolio.desk_sheet import now_page, write_now
from kam_partnership.portfolio.desk_words import Desk
from kam_partnership.portfolio.frames import (
    CRM_COLUMNS,
    LAST_PRINTED,
    accounts_frame,
    criteria_frame,
    dates_frame,
    movement_frame,
    ranking_frame,
)
from kam_partnership.portfolio.gathering import Portfolio
from kam_partnership.portfolio.judge import reference_scale
from kam_partnership.portfolio.overview import write_overview
from kam_partnership.portfolio.sizes import figure_format
from kam_partnership.portfolio.statement import failure_text
from kam_partnership.texts import Language, date_text, decimals_beside, short_number

_HEADER_ROW, _HEAD_PIXELS = 4, 44
_ONE_LINE = wrapped_height("", 10)
#: Letters of a text on the width of one digit.
_LETTERS = 1.15
#: Width in characters and look of each column; those not named here are narrow and centred.
_WIDTHS = {
    "number": 5, "key_account": 32, "supplier": 22, "zone": 26, "advice": 26,
    "file": 60, "reason": 78, "criterion": 48, "rank": 7, "scale": 9, "size": 14, "level": 9,
    "coverage": 10.5, "overdue": 10, "count": 10, "verdict": 150, "target": 26, "manager": 22, "who": 28, "what": 58,
    "state": 26, "days": 9, "zone_then": 26, "zone_now": 26, "year_zone": 26, "currency": 10, "revenue": 14,
    "potential": 14, "common": 12,
}  # fmt: skip
_SHARES = "coverage", "evidence", "supplier_share", "key_account_share"
_FORMATS: dict[str, str] = {
    **dict.fromkeys(("supplier_score", "key_account_score", "level"), looks.SCORE),
    **dict.fromkeys(("net_balance", "level_change", "balance_change", "mean_gap"), looks.SIGNED),
    **dict.fromkeys(("to_target_supplier", "to_target_key_account", "over_year"), looks.SIGNED),
    **dict.fromkeys(("supplier_then", "supplier_now", "key_account_then", "key_account_now"), looks.SCORE),
    **dict.fromkeys(("balance_then", "balance_now"), looks.SIGNED),
    **dict.fromkeys(("revenue", "potential"), "#,##0"),
    "balance_score": "0",
}
#: Long ones take two lines.
_WRAPPED = ("key_account", "zone", "reason", "file", "criterion", "manager", "who", "what", "zone_then", "zone_now")
_DAYS = ("date", "next_review", "due", "date_then")
_TEXTS = (
    "key_account",
    "supplier",
    "zone",
    "zone_then",
    "zone_now",
    "year_zone",
    "manager",
    "who",
    "what",
    "state",
    "advice",
    "file",
    "reason",
    "criterion",
    "verdict",
    "target",
)


def portfolio_workbook(portfolio: Portfolio, language: Language, comparison: Comparison | None = None) -> bytes:
    """The whole workbook; the same portfolio gives the same bytes.

    Args:
        comparison: of two accounts, for a sheet of its own.
    """
    book = OutputBook(language, f"KAM Partnerschaft – {date_text(portfolio.today, language)}")
    scale = Settings(*(reference_scale(portfolio.accounts) or ()))
    desk = Desk(portfolio, language)
    now = now_page(book, portfolio, desk)
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
    tables = _Tables(book, portfolio)
    if comparison is not None:
        write_comparison(book, portfolio, comparison)
    tables.accounts()
    tables.sheet("ranking", ranking_frame(portfolio.judgement, language))
    tables.dates(desk)
    tables.movement()
    criteria = tables.criteria(scale)
    tables.crm()
    tables.failed()
    data = ChartData(book, book.text("portfolio.sheet.data"))
    write_now(book, now, portfolio, desk)
    write_overview(book, overview, data, portfolio, scale)
    add_criteria_chart(book, criteria, (_HEADER_ROW, 1), data, portfolio.criteria, scale.span)
    return book.to_bytes()


class _Tables:
    """The sheets with one table each."""

    def __init__(self, book: OutputBook, portfolio: Portfolio) -> None:
        self._book, self._portfolio = book, portfolio
        #: One decimal would show a balance on the wrong side of its tolerance: −1.54 as −1.5 beside 1.5.
        self._fine = any(
            decimals_beside(account.figures.net_balance, account.tolerance) > 1
            for account in portfolio.accounts
            if account.figures.net_balance is not None and account.tolerance is not None
        )

    def accounts(self) -> None:
        """All accounts; printed are the columns that are talked about, so that they can be read on paper."""
        frame = accounts_frame(self._portfolio.judgement, self._portfolio.today, self._book.language)
        sheet = self.sheet("accounts", frame, freeze=3)
        shown = list(self._shown(frame).columns)
        if LAST_PRINTED in shown:
            sheet.print_area(0, 0, _HEADER_ROW + len(frame), 1 + shown.index(LAST_PRINTED))

    def dates(self, desk: Desk) -> None:
        """What is overdue or comes soon; no sheet when nothing does."""
        today = self._portfolio.today
        days = due_days(self._portfolio.accounts, today)
        if days:
            lead = self._book.text("portfolio.dates.lead", days=AHEAD)
            self.sheet("dates", dates_frame(days, desk, today, self._book.language), lead=lead)

    def movement(self) -> None:
        """Who moved in about a year; no sheet without such a state."""
        frame = movement_frame(self._portfolio.accounts, self._book.language)
        if len(frame):
            self.sheet("movement", frame, freeze=2)

    def criteria(self, scale: Settings) -> Any:
        """The table below the place of the chart; the sheet."""
        criteria = sorted(self._portfolio.criteria, key=lambda totals: (round(totals.mean_gap, 9), totals.title))
        low, high = (short_number(end, self._book.language) for end in (scale.scale_min, scale.scale_max))
        lead = self._book.text("portfolio.criteria.lead", low=low, high=high)
        if len(criteria) > SHOWN:
            lead += " " + self._book.text("portfolio.criteria.most", shown=SHOWN)
        rows = rows_of_chart(len(criteria))
        return self.sheet(
            "criteria", criteria_frame(criteria, scale.span), lead=lead, top=_HEADER_ROW + rows, landscape=False
        )

    def crm(self) -> None:
        """Where the figures of the CRM come from; no sheet without an export."""
        if self._portfolio.crm is None:
            return
        frame = crm_sheet.crm_frame(self._portfolio.crm, self._book.language)
        sheet = self.sheet("crm", frame, freeze=2)
        sheet.print_area(0, 0, _HEADER_ROW + max(len(frame), 1), len(frame.columns) - 1)  # files are for the screen

    def failed(self) -> None:
        """What could not be read; no sheet when everything was."""
        failed = self._portfolio.failed
        if not failed:
            return
        rows: Sequence[tuple[str, str]] = [
            (f.file, failure_text(f, self._book.language).removeprefix(f"{f.file}: ")) for f in failed
        ]
        self.sheet("failed", pd.DataFrame(rows, columns=["file", "reason"], dtype=object))

    def sheet(
        self, key: str, frame: pd.DataFrame, *, freeze: int = 0, lead: str = "", top: int = _HEADER_ROW,
        landscape: bool = True,
    ) -> Any:  # fmt: skip
        """A page with one table whose head stands in the row ``top``, counted from 0."""
        book = self._book
        name = book.text(f"portfolio.sheet.{key}")
        sheet = book.page(name, name, lead or book.text(f"portfolio.{key}.lead"), landscape=landscape)
        frame = self._shown(frame)
        keys = [str(column) for column in frame.columns]
        columns = [Column(self._heading(column, keys), _width(column), self._look(column)) for column in keys]
        rows = [tuple(_value(cell) for cell in row) for row in frame.itertuples(index=False, name=None)]
        book.table(sheet, (top, 1), f"KAM_Portfolio_{key.title()}", columns, rows, head_pixels=_HEAD_PIXELS)
        wrapped = [(place, _LETTERS * _width(column)) for place, column in enumerate(keys) if self._is_wrapped(column)]
        for row, cells in enumerate(rows, start=top + 1):
            height = max((wrapped_height(str(cells[place]), width) for place, width in wrapped), default=0)
            if height > _ONE_LINE:
                sheet.set_row_pixels(row, height)
        if top == _HEADER_ROW:
            sheet.freeze_panes(top + 1, freeze)
            sheet.repeat_rows(top)
        return sheet

    def _shown(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Without the columns of the figure and of the CRM where nothing fills them."""
        unused = [] if self._portfolio.figure else ["size"]
        unused += [column for column in CRM_COLUMNS if column in frame and frame[column].isna().all()]
        return frame.drop(columns=unused, errors="ignore")

    def _heading(self, column: str, columns: Sequence[str]) -> str:
        """What stands above a column; above the figure its own name, unless another column is called so."""
        words = {one: self._book.text(f"portfolio.column.{one}") for one in columns}
        figure = " ".join(self._portfolio.figure.split())
        if column == "size" and figure.casefold() not in {word.casefold() for word in words.values()}:
            return figure
        return words[column]

    def _is_wrapped(self, column: str) -> bool:
        return "text_wrap" in self._look(column)

    def _look(self, column: str) -> Mapping[str, object]:
        if column in crm_sheet.LOOKS:
            return crm_sheet.LOOKS[column]
        look: dict[str, object] = {"align": "left"} if column in _TEXTS else {"align": "center"}
        if column in _WRAPPED:
            look["text_wrap"] = True
        if column in _FORMATS:
            look["num_format"] = _FORMATS[column]
        if column == "net_balance" and self._fine:
            look["num_format"] = looks.FINE_SIGNED
        if column == "size":
            look["num_format"] = figure_format(self._portfolio.accounts)
        if column in _SHARES:
            look["num_format"] = self._book.text("format.percent")
        if column in _DAYS:
            look["num_format"] = self._book.text("format.date")
        return look


def _width(column: str) -> float:
    return crm_sheet.WIDTHS.get(column) or _WIDTHS.get(column, 11.5)


def _value(cell: object) -> Value:
    """A cell of a frame as our writer takes it."""
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return None
    return cell  # type: ignore[return-value]
