"""The one layer over XlsxWriter: what all workbooks have in common that we write from scratch."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any, Final

import xlsxwriter
from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell

from kam_partnership.diagram import design
from kam_partnership.output import looks
from kam_partnership.output.chart_places import place_chart
from kam_partnership.texts import Language, text

#: The author of what no company signs.
PRODUCT: Final = "KAM Partnerschaft"
#: A fixed moment, so that the same input gives the same bytes.
CREATED: Final = dt.datetime(2026, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
_TEXT_STAYS_TEXT: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
_FOOTER: Final = "&8&K5B6470"


def new_workbook(buffer: io.BytesIO, title: str, author: str = PRODUCT) -> Any:
    """A workbook of XlsxWriter in which a text stays a text, whatever it begins with; nothing in it is personal."""
    workbook = xlsxwriter.Workbook(buffer, _TEXT_STAYS_TEXT)
    workbook.set_properties({"title": title, "author": author, "created": CREATED})
    return workbook


class HouseBook:
    """A workbook in the house's looks while it is written; ``close`` ends it.

    Args:
        language: of our own words.
        title: of the document; nothing personal.
        author: of the document.
    """

    def __init__(self, language: Language, title: str, author: str = PRODUCT) -> None:
        self.language = language
        self._buffer = io.BytesIO()
        self.workbook = new_workbook(self._buffer, title, author)
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def text(self, key: str, **values: object) -> str:
        """One of our own texts in the language of the workbook."""
        return text(key, self.language, **values)

    def format(self, **properties: object) -> Any:
        """The format with these properties on top of the house's own."""
        merged = dict(looks.HOUSE_FORMAT) | properties
        key = tuple(sorted(merged.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(merged)
        return self._formats[key]

    def define_name(self, name: str, sheet: Any, first: tuple[int, int], last: tuple[int, int]) -> None:
        """An internal name for cells from ``first`` to ``last``, row and column counted from 0."""
        cells = ":".join(dict.fromkeys(xl_rowcol_to_cell(*cell, row_abs=True, col_abs=True) for cell in (first, last)))
        self.workbook.define_name(name, f"={quote_sheetname(sheet.get_name())}!{cells}")

    def say_what_it_is(self, sheet: Any, words: str) -> None:
        """In A1, where a screen reader begins to read, what the sheet is.

        In the colour of the paper: whoever sees the sheet sees its title.
        """
        sheet.write_string(0, 0, words, self.format(font_color=f"#{design.WHITE}"))

    def footer(self, sheet: Any, **places: str) -> None:
        """What stands at the bottom of every printed page: L, C or R, and the text there."""
        sheet.set_footer("".join(f"&{place}{_FOOTER}{words}" for place, words in places.items()))

    def place_chart(
        self, sheet: Any, cell: tuple[int, int], name: str, size: tuple[int, int], description: str
    ) -> None:
        """Keep a place for a chart whose part is written later, found again by its name.

        Args:
            cell: row and column of its upper left corner, counted from 0.
            name: of the chart, unique in the workbook.
            size: width and height in pixels.
            description: the alternative text.
        """
        place_chart(self.workbook, sheet, cell, name, size, description)

    def close(self) -> bytes:
        """The file, places of charts still empty. Nothing can be written afterwards."""
        self.workbook.close()
        return self._buffer.getvalue()
