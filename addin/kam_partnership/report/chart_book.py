"""The workbook inside a chart: what PowerPoint opens when somebody edits the chart's data. Needs XlsxWriter.

Only our own formulas stand in it; every text is written as a text, whatever it begins with.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from kam_partnership.cells import column_letters
from kam_partnership.output.house_book import new_workbook
from kam_partnership.output.safe_text import looks_like_formula, safe_text

Value = str | float | None
_WIDE = 34


@dataclass(frozen=True, slots=True)
class NativeChart:
    """A chart part and the workbook that belongs to it."""

    xml: bytes
    workbook: bytes


class ChartBook:
    """One sheet, a column for each range of the chart.

    Args:
        name: of the sheet.
    """

    def __init__(self, name: str) -> None:
        self._buffer = io.BytesIO()
        self._book = new_workbook(self._buffer, name, author="")
        self._name = name
        self._sheet = self._book.add_worksheet(name)
        self._head = self._book.add_format({"bold": True})
        self._quoted = self._book.add_format({"quote_prefix": True})
        self._columns: dict[str, Sequence[Value]] = {}
        self._parts: dict[str, Sequence[Value]] = {}

    def column(
        self,
        heading: str,
        values: Sequence[Value],
        *,
        formulas: Sequence[str] = (),
        number_format: str = "",
    ) -> str:
        """Write one more column and tell its absolute range.

        Args:
            heading: above it.
            values: None is blank; none at all make one blank row.
            formulas: one for each value, which it computes; for ranges that follow what people edit.
        """
        column, values = len(self._columns), values or [None]
        look = self._book.add_format({"num_format": number_format}) if number_format else None
        self._put(0, column, heading, self._head)
        for row, value in enumerate(values, start=1):
            if formulas:
                self._sheet.write_formula(row, column, formulas[row - 1], look, value)
            else:
                self._put(row, column, value, look)
        if any(isinstance(value, str) for value in values):
            self._sheet.set_column(column, column, _WIDE)
        letters, name = column_letters(column + 1), self._name.replace("'", "''")
        area = f"'{name}'!${letters}$2:${letters}${len(values) + 1}"
        self._columns[area] = values
        return area

    def part(self, area: str, first: int, count: int) -> str:
        """The range of some of a column's values, the first one counted from 0."""
        values = self._columns[area][first : first + count]
        cell = area.partition(":")[0].rstrip("0123456789")
        part = f"{cell}{first + 2}:{cell.partition('!')[2]}{first + len(values) + 1}"
        self._parts[part] = values
        return part

    def next_letters(self) -> str:
        """The letters of the column that will be written next."""
        return column_letters(len(self._columns) + 1)

    def values(self, area: str) -> Sequence[object]:
        """What stands in a range that ``column`` or ``part`` told."""
        return self._parts[area] if area in self._parts else self._columns[area]

    def _put(self, row: int, column: int, value: Value, look: object) -> None:
        if isinstance(value, str) and value:
            words = safe_text(value)
            self._sheet.write_string(row, column, words, self._quoted if looks_like_formula(words) else look)
        elif isinstance(value, (int, float)):
            self._sheet.write_number(row, column, value, look)

    def to_bytes(self) -> bytes:
        """The file. Nothing can be written afterwards."""
        self._book.close()
        return self._buffer.getvalue()
