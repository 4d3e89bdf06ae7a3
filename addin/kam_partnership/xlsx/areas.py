"""Rectangles of cells, and the plain references that name them: ``'Blatt 1'!$A$1:B2``."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Final

from kam_partnership.cells import address, column_number
from kam_partnership.xlsx.limits import MAX_COLUMN, MAX_ROW

#: The sheet before a reference, with its quotation marks.
SHEET: Final = r"(?:('(?:[^']|'')+'|[^\W\d][\w.]*)!)?"
_CELL = r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})"
_AREA = re.compile(rf"=?{SHEET}{_CELL}(?::{_CELL})?")


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells on a sheet; rows and columns count from 1, both ends included."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int

    @property
    def shape(self) -> tuple[int, int]:
        """Number of rows and columns."""
        return self.bottom - self.top + 1, self.right - self.left + 1

    @property
    def reference(self) -> str:
        """Without the sheet and without dollars: ``A1:B2``, or ``A1`` for a single cell."""
        first, last = address(self.top, self.left), address(self.bottom, self.right)
        return first if first == last else f"{first}:{last}"

    def holds(self, row: int, column: int) -> bool:
        """True when a cell of that row and column lies within."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def meets(self, other: Area) -> bool:
        """True when some cell lies in both areas; sheets do not matter."""
        rows = self.top <= other.bottom and other.top <= self.bottom
        return rows and self.left <= other.right and other.left <= self.right

    def overlap(self, other: Area) -> Area | None:
        """The cells that lie in both areas, on this one's sheet; None when there are none."""
        if not self.meets(other):
            return None
        top, left = max(self.top, other.top), max(self.left, other.left)
        return Area(self.sheet, top, left, min(self.bottom, other.bottom), min(self.right, other.right))

    def spans_columns_of(self, other: Area) -> bool:
        """True when all columns of the other area lie within this one's; sheets and rows do not matter."""
        return self.left <= other.left and other.right <= self.right


@functools.lru_cache(maxsize=4096)  # the same names stand for the same cells in file after file
def parse_area(text: str, home: str = "") -> Area | None:
    """The area that a plain reference names (``home`` where it names no sheet), or None."""
    match = _AREA.fullmatch(text.strip())
    sheet = None if match is None else named_sheet(match[1])
    if match is None or sheet is None:
        return None
    rows = sorted((int(match[3]), int(match[5] or match[3])))
    columns = sorted((column_number(match[2]), column_number(match[4] or match[2])))
    fits = rows[1] <= MAX_ROW and columns[1] <= MAX_COLUMN
    return Area(sheet or home, rows[0], columns[0], rows[1], columns[1]) if fits else None


def named_sheet(written: str | None) -> str | None:
    """The sheet before a reference, "" where there is none; None for a sheet of another workbook."""
    sheet = written or ""
    if sheet.startswith("'"):
        sheet = sheet[1:-1].replace("''", "'")
    return None if "[" in sheet else sheet
