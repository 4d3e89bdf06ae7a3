"""The first sheet: the statement, all accounts in the zone diagram, and what to do first."""

from __future__ import annotations

from typing import Any

from kam_partnership.assessment import Settings
from kam_partnership.diagram import design
from kam_partnership.output import looks
from kam_partnership.output.book import OutputBook, Value, wrapped_height
from kam_partnership.output.chart_data import ChartData
from kam_partnership.output.zone_diagram import add_zone_diagram
from kam_partnership.portfolio.accounts_map import LOOKS, accounts_map, map_notes, numbers, short
from kam_partnership.portfolio.gathering import Portfolio
from kam_partnership.portfolio.judge import Advice, Advised
from kam_partnership.portfolio.sizes import figure_format
from kam_partnership.portfolio.statement import partners_text, reason_text, remarks

_CHART_ROW, _LIST_COLUMN = 8, 11
#: Side of the plot in pixels; the lists beside the chart are no longer than it, so that all stands on one printed page.
_PLOT = 580
_ROOM = _PLOT + 131
#: So many accounts of each advice are listed, fewer where there is no room; pixels of a line of the lists and of a gap.
_MOST, _FEWEST = 5, 2
_LINE, _GAP = 22, 20
#: Pixels of a column beneath the chart, and how many of them a digit takes.
_COLUMN, _DIGIT = 73, 7
#: Letters of a text on the width of a digit: of the statement in large bold print, of the rule, of the small notes.
_STATEMENT_LETTERS, _RULE_LETTERS, _NOTE_LETTERS = 0.75, 1.12, 1.25


def write_overview(book: OutputBook, sheet: Any, data: ChartData, portfolio: Portfolio, scale: Settings) -> None:
    """Everything on the sheet but its title and lead."""
    language = book.language
    sheet.set_column_pixels(1, _LIST_COLUMN - 2, _COLUMN)  # together as wide as the chart
    sheet.set_column(_LIST_COLUMN - 1, _LIST_COLUMN - 1, 2)
    widths = _list_widths(portfolio)
    for offset, width in enumerate(widths):
        sheet.set_column(_LIST_COLUMN + offset, _LIST_COLUMN + offset, width)
    place = _Wide(book, sheet, _LIST_COLUMN + len(widths) - 1, (_LIST_COLUMN - 2) * _COLUMN / _DIGIT + 2 + sum(widths))
    statement = partners_text(portfolio.judgement, language)
    tile: dict[str, object] = {"bg_color": looks.TILE_FILL, "indent": 1}
    bold = {"bold": True, "font_size": 13, "font_color": f"#{design.NAVY}"}
    place.put(4, statement, _STATEMENT_LETTERS, 46, **tile, **bold)
    rule = " ".join((book.text("portfolio.statement.rule"), *remarks(portfolio, language)))
    grey = {"font_color": f"#{design.GREY}"}
    place.put(5, rule, _RULE_LETTERS, 24, **tile, **grey)
    place.put(6, _diagram(book, sheet, data, portfolio, scale), _NOTE_LETTERS, 20, font_size=9, **grey)
    _lists(book, sheet, portfolio)


class _Wide:
    """Texts over all columns, wrapped, so that they neither end at the edge nor make the printed page wider.

    Args:
        last: column where they end.
        width: of all columns, in digits.
    """

    def __init__(self, book: OutputBook, sheet: Any, last: int, width: float) -> None:
        self._book, self._sheet, self._last, self._width = book, sheet, last, width

    def put(self, row: int, words: str, letters: float, least: int, **look: object) -> None:
        """One text in a row of its own, at least so many pixels high; ``letters`` of it take the width of a digit."""
        look = {**look, "text_wrap": True}
        self._sheet.merge_range(row, 1, row, self._last, "", self._book.format(**look))
        self._book.put(self._sheet, row, 1, words, **look)
        self._sheet.set_row_pixels(row, max(least, wrapped_height(words, letters * self._width)))


def _diagram(book: OutputBook, sheet: Any, data: ChartData, portfolio: Portfolio, scale: Settings) -> str:
    """The chart; returns what has to be said about it."""
    shown = accounts_map(portfolio, scale, book.language, plot=_PLOT)
    if not shown.diagram.points:
        return book.text("portfolio.none")
    description = book.text("portfolio.chart.alt", count=len(shown.diagram.points))
    labels = add_zone_diagram(book, sheet, (_CHART_ROW - 1, 1), data, shown.diagram, description)
    return " ".join(map_notes(shown, labels, portfolio, book.language))


def _list_widths(portfolio: Portfolio) -> tuple[float, ...]:
    """Of number, name, figure where there is one, and reason; narrow, so that print stays large enough."""
    return (5, 30, 12, 58) if portfolio.figure else (5, 32, 58)


def _lists(book: OutputBook, sheet: Any, portfolio: Portfolio) -> None:
    """The first accounts of each advice, beside the chart."""
    lists = _Lists(book, sheet, portfolio)
    most = next((count for count in range(_MOST, _FEWEST, -1) if lists.height(count) <= _ROOM), _FEWEST)
    lists.write(most)


class _Lists:
    """The first accounts of each advice with the reason, and with the figure where there is one."""

    def __init__(self, book: OutputBook, sheet: Any, portfolio: Portfolio) -> None:
        self._book, self._sheet, self._portfolio = book, sheet, portfolio
        self._numbers = numbers(portfolio)
        ranking = portfolio.judgement.ranking
        groups = {advice: [advised for advised in ranking if advised.advice is advice] for advice in Advice}
        self._groups = {advice: members for advice, members in groups.items() if members}
        self._widths = _list_widths(portfolio)

    def height(self, most: int) -> int:
        """Pixels of all lists when each shows so many accounts."""
        heights = [
            _LINE + sum(map(self._height, members[:most])) + _GAP * (1 + (len(members) > most))
            for members in self._groups.values()
        ]
        return sum(heights) - _GAP

    def write(self, most: int) -> None:
        """All lists, each with so many accounts at most."""
        row = _CHART_ROW - 1
        for advice, members in self._groups.items():
            self._head(row, advice, len(members))
            for advised in members[:most]:
                row += 1
                self._line(row, advised)
            if len(members) > most:
                row += 1
                more = self._book.text("portfolio.more", count=len(members) - most)
                self._put(row, 1, more, font_size=9, font_color=f"#{design.GREY}")
            row += 2

    def _head(self, row: int, advice: Advice, count: int) -> None:
        head = {"bottom": 2, "bottom_color": f"#{LOOKS[advice].colour}"}
        title = f"{self._book.text(f'portfolio.advice.{advice}')} ({count})"
        self._sheet.set_row_pixels(row, _LINE)
        for offset in range(len(self._widths)):
            self._put(row, offset, None, **head)
        self._put(row, 0, title, **{**looks.HEADING, **head})
        if self._portfolio.figure:
            small = {"font_size": 9, "font_color": f"#{design.GREY}", "align": "right", **head}
            self._put(row, 2, short(self._portfolio.figure), **small)

    def _line(self, row: int, advised: Advised) -> None:
        account, portfolio = advised.account, self._portfolio
        self._sheet.set_row_pixels(row, self._height(advised))
        self._put(row, 0, float(self._numbers[account.file]), align="center", **looks.ROW_LINE)
        self._put(row, 1, account.name, bold=True, text_wrap=True, **looks.ROW_LINE)
        if portfolio.figure:
            look = {"num_format": figure_format(portfolio.accounts), "align": "right"}
            self._put(row, 2, account.size, **look, **looks.ROW_LINE)
        why: dict[str, object] = {"text_wrap": True, "font_size": 9, "indent": 1 if portfolio.figure else 0}
        self._put(row, len(self._widths) - 1, self._why(advised), **why, **looks.ROW_LINE)

    def _height(self, advised: Advised) -> int:
        """Of a line in pixels: bold names are wide, reasons are in small print."""
        needed = (
            wrapped_height(advised.account.name, 0.9 * self._widths[1]),
            wrapped_height(self._why(advised), 1.45 * self._widths[-1]),
        )
        return max(_LINE, *(height - 2 for height in needed))

    def _why(self, advised: Advised) -> str:
        return reason_text(advised, self._portfolio.judgement.top, self._book.language)

    def _put(self, row: int, offset: int, value: Value, **look: object) -> None:
        self._book.put(self._sheet, row, _LIST_COLUMN + offset, value, **look)
