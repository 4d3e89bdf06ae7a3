"""The first sheet: what is due now, who does it, until when; below it the next dates."""

from __future__ import annotations

from typing import Any, Final

from kam_partnership.diagram import design
from kam_partnership.output import looks
from kam_partnership.output.book import Column, OutputBook, Value, wrapped_height
from kam_partnership.portfolio.desk import AHEAD, due_days
from kam_partnership.portfolio.desk_words import Desk
from kam_partnership.portfolio.gathering import Portfolio
from kam_partnership.portfolio.sizes import figure_format
from kam_partnership.portfolio.statement import remarks
from kam_partnership.texts import Language, date_text

_TOP: Final = 4
#: So many of the next dates stand below the table.
_NEXT: Final = 5
_WIDTHS: Final = {"rank": 7, "key_account": 30, "size": 14, "task": 62, "who": 24, "until": 19, "advice": 25}
_TEXT: Final = {"align": "left", "text_wrap": True}


def now_page(book: OutputBook, portfolio: Portfolio, desk: Desk) -> Any:
    """The sheet with its title and lead, the first one of the workbook."""
    title = book.text("portfolio.sheet.now")
    return book.page(title, title, now_lead(portfolio, desk, book.language, book.text))


def now_lead(portfolio: Portfolio, desk: Desk, language: Language, say: Any) -> str:
    """How many accounts have something due, and the day."""
    key = "lead" if len(desk.tasks) > len(desk.shown) else "lead.all"
    told = {"date": date_text(portfolio.today, language), "accounts": len(portfolio.accounts), "count": len(desk.tasks)}
    return str(say(f"portfolio.now.{key}", **told))


def write_now(book: OutputBook, sheet: Any, portfolio: Portfolio, desk: Desk) -> None:
    """Everything below title and lead."""
    keys = [key for key in _WIDTHS if key != "size" or portfolio.figure]
    row = _tasks(book, sheet, portfolio, desk, keys)
    row = _next_dates(book, sheet, portfolio, desk, keys, row + 2)
    last = len(keys)
    notes = [order_text(book, portfolio), *remarks(portfolio, book.language)]
    for number, note in enumerate(notes):
        look = {"font_color": f"#{design.GREY}", "text_wrap": True, "valign": "top"}
        place = row + 1 + number
        sheet.merge_range(place, 1, place, last, "", book.format(**look))
        book.put(sheet, place, 1, note, **look)
        sheet.set_row_pixels(place, wrapped_height(note, 1.2 * sum(_WIDTHS[key] for key in keys)))


def order_text(book: OutputBook, portfolio: Portfolio) -> str:
    """The rule behind the order, in one sentence; in a second one which accounts are large."""
    if not portfolio.figure:
        return book.text("portfolio.now.order", size="")
    size = book.text("portfolio.now.order.size", figure=portfolio.figure)
    return " ".join(
        (
            book.text("portfolio.now.order", size=size),
            book.text("portfolio.now.figure", figure=portfolio.figure),
        )
    )


def _tasks(book: OutputBook, sheet: Any, portfolio: Portfolio, desk: Desk, keys: list[str]) -> int:
    """The table; returns its last row."""
    if not desk.shown:
        for place, key in enumerate(keys, start=1):
            sheet.set_column(place, place, _WIDTHS[key])
        book.put(sheet, _TOP, 1, book.text("portfolio.now.nothing"), **looks.HEADING)
        return _TOP
    rows: list[tuple[Value, ...]] = []
    for number, task in enumerate(desk.shown, start=1):
        cells: dict[str, Value] = {
            "rank": float(number),
            "key_account": task.account.name,
            "size": task.account.size,
            "task": desk.what(task),
            "who": desk.who(task),
            "until": desk.until(task),
            "advice": desk.advice(task),
        }
        rows.append(tuple(cells[key] for key in keys))
    columns = [Column(_heading(book, portfolio, key), _WIDTHS[key], _look(portfolio, key)) for key in keys]
    book.table(sheet, (_TOP, 1), "KAM_Portfolio_Now", columns, rows, autofilter=False)
    for row, cells_of_row in enumerate(rows, start=_TOP + 1):
        sheet.set_row_pixels(row, _height(dict(zip(keys, cells_of_row, strict=True))))
    return _TOP + len(rows)


def _heading(book: OutputBook, portfolio: Portfolio, key: str) -> str:
    if key == "size":
        return " ".join(portfolio.figure.split()) or book.text("portfolio.column.size")
    return book.text(f"portfolio.column.{key}")


def _look(portfolio: Portfolio, key: str) -> dict[str, object]:
    if key == "rank":
        return {"align": "center"}
    if key == "size":
        return {"align": "right", "num_format": figure_format(portfolio.accounts)}
    if key == "task" and portfolio.figure:  # keeps away from the figure before it
        return {**_TEXT, "indent": 1}
    return {**_TEXT, "bold": True} if key == "key_account" else dict(_TEXT)


def _height(cells: dict[str, Value]) -> int:
    """Of a row in pixels: bold names are wide."""
    letters = {"key_account": 0.95, "task": 1.1, "who": 1.05, "until": 1.05, "advice": 1.05}
    return max(30, *(wrapped_height(str(cells[key]), part * _WIDTHS[key]) for key, part in letters.items()))


def _next_dates(book: OutputBook, sheet: Any, portfolio: Portfolio, desk: Desk, keys: list[str], row: int) -> int:
    """The next dates from today on; returns the row behind them."""
    head = {**looks.HEADING, "bottom": 2, "bottom_color": f"#{design.BLUE}"}
    for column in range(1, len(keys) + 1):
        book.put(sheet, row, column, book.text("portfolio.now.ahead") if column == 1 else None, **head)
    ahead = [day for day in due_days(portfolio.accounts, portfolio.today) if day.day >= portfolio.today]
    if not ahead:
        book.put(sheet, row + 1, 1, book.text("portfolio.now.ahead.none", days=AHEAD), font_color=f"#{design.GREY}")
        return row + 2
    places = {key: place for place, key in enumerate(keys, start=1)}
    for due in ahead[:_NEXT]:
        row += 1
        for column in range(1, len(keys) + 1):
            book.put(sheet, row, column, None, **looks.ROW_LINE)
        told: dict[str, Value] = {
            "key_account": due.account.name,
            "task": desk.matter(due),
            "who": desk.who(due),
            "until": due.day,
        }
        formats = {"until": {"num_format": book.text("format.date"), "align": "left"}}
        for key, value in told.items():
            book.put(sheet, row, places[key], value, **looks.ROW_LINE, **{**_TEXT, **formats.get(key, {})})
        sheet.set_row_pixels(row, max(22, *(wrapped_height(str(v), _WIDTHS[key]) for key, v in told.items())))
    if len(ahead) > _NEXT:
        row += 1
        more = book.text("portfolio.now.ahead.more", count=len(ahead) - _NEXT)
        book.put(sheet, row, 1, more, font_size=9, font_color=f"#{design.GREY}")
    return row + 1
