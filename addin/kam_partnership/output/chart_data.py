"""The hidden sheet behind charts of our own: a column for each range, and the values that the chart repeats."""

from __future__ import annotations

from collections.abc import Sequence

from kam_partnership.cells import column_letters
from kam_partnership.output.book import OutputBook, Value


class ChartData:
    """Columns of numbers and labels on a hidden sheet.

    Args:
        book: the workbook; the sheet is added at once, so ask for it after the visible ones.
        name: of the sheet.
    """

    def __init__(self, book: OutputBook, name: str) -> None:
        self._book = book
        self._name = name
        self._sheet = book.sheet(name)
        self._sheet.hide()
        self._columns: dict[str, Sequence[Value]] = {}

    def column(self, heading: str, values: Sequence[Value]) -> str:
        """Write one more column; the absolute range of its values. At least one row, which may be blank."""
        column = len(self._columns)
        rows = values or [None]
        self._book.put(self._sheet, 0, column, heading, bold=True)
        for row, value in enumerate(rows, start=1):
            if value is not None:
                self._book.put(self._sheet, row, column, value)
        letters, name = column_letters(column + 1), self._name.replace("'", "''")
        area = f"'{name}'!${letters}$2:${letters}${len(rows) + 1}"
        self._columns[area] = rows
        return area

    def values(self, area: str) -> Sequence[object]:
        """What stands in a range that ``column`` returned."""
        return self._columns[area]
