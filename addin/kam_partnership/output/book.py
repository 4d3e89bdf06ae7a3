"""One workbook that we write from scratch with XlsxWriter."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kam_partnership.output import looks
from kam_partnership.output.chart_places import fill_places
from kam_partnership.output.house_book import HouseBook
from kam_partnership.output.safe_text import looks_like_formula, safe_text
from kam_partnership.texts import Language, shown
from kam_partnership.xlsx.package import Package

Value = str | float | bool | dt.date | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its heading (unique in the table), width in characters, look of its cells."""

    heading: str
    width: float
    look: Mapping[str, object] = field(default_factory=dict)


def wrapped_height(words: str, width: float) -> int:
    """Pixels that a wrapped text needs in a column of so many characters."""
    lines = -(-len(words) // max(1, int(width * 1.05)))
    return 8 + 16 * max(1, lines)


class OutputBook(HouseBook):
    """A workbook while it is written; ``to_bytes`` ends it.

    Args:
        language: of our own words.
        title: of the document; nothing personal.
    """

    def __init__(self, language: Language, title: str) -> None:
        super().__init__(language, title)
        self._charts: dict[str, bytes] = {}

    # ------------------------------------------------------------------ sheets and cells
    def sheet(self, name: str, *, landscape: bool = True) -> Any:
        """A new worksheet in the house's looks, ready to be printed on A4."""
        sheet = self.workbook.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_paper(9)
        if landscape:
            sheet.set_landscape()
        sheet.set_margins(0.4, 0.4, 0.45, 0.55)
        sheet.fit_to_pages(1, 0)
        self.footer(sheet, L=self.text("footer.left"), R=self.text("footer.right"))
        return sheet

    def page(self, name: str, title: str, lead: str = "", *, landscape: bool = True) -> Any:
        """A new worksheet with a title in B2, a lead in B3, and what it is in A1."""
        sheet = self.sheet(name, landscape=landscape)
        sheet.set_column(0, 0, 1.5)
        sheet.set_row_pixels(0, 8)
        sheet.set_row_pixels(1, 34)
        self.say_what_it_is(sheet, safe_text(f"{name}: {lead or title}"))
        self.put(sheet, 1, 1, title, **looks.TITLE)
        self.put(sheet, 2, 1, lead, **looks.LEAD)
        return sheet

    def put(self, sheet: Any, row: int, column: int, value: Value, **look: object) -> None:
        """Write a cell, counted from 0. Text stays text, whatever it begins with; what is not finite is blank."""
        if isinstance(value, str):
            value = safe_text(value)
            if looks_like_formula(value):
                look = {**look, "quote_prefix": True}
        if isinstance(value, float) and not math.isfinite(value):
            value = None
        if isinstance(value, (int, float)) and look.get("num_format") in looks.WITH_SIGN:
            number_format = str(look["num_format"])
            if shown(value, looks.decimals_of(number_format)) == 0:
                look = {**look, "num_format": looks.without_sign(number_format)}
        cell_format = self.format(**look)
        if value is None or value == "":
            sheet.write_blank(row, column, None, cell_format)
        elif isinstance(value, bool):
            sheet.write_boolean(row, column, value, cell_format)
        elif isinstance(value, str):
            sheet.write_string(row, column, value, cell_format)
        elif isinstance(value, dt.date):
            sheet.write_datetime(row, column, dt.datetime(value.year, value.month, value.day), cell_format)
        else:
            sheet.write_number(row, column, float(value), cell_format)

    def table(
        self,
        sheet: Any,
        place: tuple[int, int],
        name: str,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Value]],
        *,
        autofilter: bool = True,
        head_pixels: int = 36,
        row_pixels: int | None = None,
        set_widths: bool = True,
    ) -> None:
        """A real Excel table that can be sorted and filtered; one blank row when there is none.

        Args:
            place: row and column of its upper left corner, counted from 0.
            name: unique in the workbook; letters, digits and underscores.
            rows: one value for each column.
        """
        top, left = place
        definitions = []
        for offset, column in enumerate(columns):
            if set_widths:
                sheet.set_column(left + offset, left + offset, column.width)
            align = "center" if column.look.get("align") == "center" else "left"
            head = self.format(**looks.TABLE_HEAD, align=align)
            definitions.append({"header": safe_text(column.heading), "header_format": head})
        options = {"name": name, "style": None, "autofilter": autofilter, "columns": definitions}
        sheet.add_table(top, left, top + max(1, len(rows)), left + len(columns) - 1, options)
        sheet.set_row_pixels(top, head_pixels)
        for row, values in enumerate(rows, start=top + 1):
            if row_pixels is not None:
                sheet.set_row_pixels(row, row_pixels)
            for offset, (column, value) in enumerate(zip(columns, values, strict=True)):
                self.put(sheet, row, left + offset, value, **looks.ROW_LINE, **column.look)

    # ------------------------------------------------------------------ charts of our own
    def add_chart_part(
        self, sheet: Any, cell: tuple[int, int], name: str, size: tuple[int, int], description: str, part: bytes
    ) -> None:
        """A chart whose XML we write ourselves; see :meth:`place_chart`."""
        self.place_chart(sheet, cell, name, size, safe_text(description))
        self._charts[name] = part

    def to_bytes(self) -> bytes:
        """The file. Nothing can be written afterwards."""
        package = Package.open(self.close())
        fill_places(package, self._charts)
        return package.to_bytes()
