"""The sheet with two accounts side by side."""

from __future__ import annotations

from typing import Any, Final

from kam_partnership.output import looks
from kam_partnership.output.book import Column, OutputBook, Value, wrapped_height
from kam_partnership.portfolio.compare import Comparison, Kind, lines, notes
from kam_partnership.portfolio.gathering import Portfolio

_TOP: Final = 4
_LABEL, _CELL = 44.0, 22.0
_FORMATS: Final = {Kind.SCORE: looks.SCORE, Kind.SIGNED: looks.SIGNED, Kind.COUNT: "0"}


def write_comparison(book: OutputBook, portfolio: Portfolio, comparison: Comparison) -> None:
    """Figures above, criteria below: each account has two columns, one for each side."""
    names = [advised.account.name for advised in comparison.pair]
    title = book.text("portfolio.compare.title", one=names[0], other=names[1])
    sheet = book.page(book.text("portfolio.sheet.compare"), title, " ".join(notes(comparison, book.language)))
    sheet.set_column(1, 1, _LABEL)
    sheet.set_column(2, 5, _CELL)
    sheet.set_column(6, 6, 14)
    row = _TOP
    for place, words in enumerate(("", *names)):
        _across(book, sheet, row, place, words, {**looks.TABLE_HEAD, "align": "left"})
    sheet.set_row_pixels(row, max(wrapped_height(name, 2 * _CELL) for name in names))
    for line in lines(comparison, portfolio.today, book.language):
        row += 1
        look: dict[str, object] = {"align": "left", "text_wrap": True, **looks.ROW_LINE}
        if line.kind is not Kind.TEXT:
            look["num_format"] = _FORMATS.get(line.kind) or book.text(_KEYS[line.kind])
        _across(book, sheet, row, 0, book.text(f"portfolio.column.{line.key}"), {**looks.ROW_LINE, "bold": True})
        for place, value in enumerate(line.values, start=1):
            _across(book, sheet, row, place, value, look)
        sheet.set_row_pixels(row, max(22, *(wrapped_height(words, 2 * _CELL) for words in line.told(book.language))))
    _criteria(book, sheet, comparison, names, row + 3)


_KEYS: Final = {Kind.SHARE: "format.percent", Kind.DAY: "format.date"}


def _across(book: OutputBook, sheet: Any, row: int, place: int, value: Value, look: dict[str, object]) -> None:
    """A label in its column, or a value across the two columns of an account."""
    if place == 0:
        book.put(sheet, row, 1, value, **look)
        return
    left = 2 * place
    sheet.merge_range(row, left, row, left + 1, "", book.format(**look))
    book.put(sheet, row, left, value, **look)


def _criteria(book: OutputBook, sheet: Any, comparison: Comparison, names: list[str], top: int) -> None:
    """A real table: the largest difference first."""
    sides = [
        book.text(f"portfolio.compare.{side}", name=name) for name in names for side in ("supplier", "key_account")
    ]
    if len(set(sides)) < len(sides):  # two accounts of one name
        sides = [f"{side} ({number})" for number, side in enumerate(sides, start=1)]
    number = {"align": "center", "num_format": looks.SCORE}
    share = {"align": "center", "num_format": book.text("format.percent")}
    columns = [
        Column(book.text("portfolio.column.criterion"), _LABEL, {"text_wrap": True}),
        *(Column(side, _CELL, number) for side in sides),
        Column(book.text("portfolio.compare.difference"), 14, share),
    ]
    rows = [
        (comparison.title(c, book.language), *c.ratings[0], *c.ratings[1], c.difference) for c in comparison.criteria
    ]
    book.table(sheet, (top, 1), "KAM_Portfolio_Compare", columns, rows, head_pixels=52)
    for row, criterion in enumerate(comparison.criteria, start=top + 1):
        sheet.set_row_pixels(row, wrapped_height(comparison.title(criterion, book.language), _LABEL))
