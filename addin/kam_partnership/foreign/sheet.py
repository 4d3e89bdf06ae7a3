"""One table of cells, whatever program wrote it: what the reader gives and everything else in this room works on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from kam_partnership.cells import CellValue, is_blank
from kam_partnership.xlsx.areas import Area
from kam_partnership.xlsx.number_formats import GENERAL

if TYPE_CHECKING:
    import pandas as pd


class Cell(NamedTuple):
    """A cell that is not blank.

    Attributes:
        value: number, text, truth value or error; a date of a spreadsheet is its serial number.
        is_date: it shows a day or a time (in text files: it is written like one, and ``value`` is that text).
        number_format: as Excel writes formats; GENERAL where the file does not tell.
        is_formula: the value is the result of a formula.
        typed: a number of a text file as it is written there, for whoever knows more of its column than the reader.
    """

    value: CellValue
    is_date: bool = False
    number_format: str = GENERAL
    is_formula: bool = False
    typed: str = ""

    @property
    def number(self) -> float | None:
        """The value as a number; None for everything else, dates too."""
        value = self.value
        return None if self.is_date or isinstance(value, bool) or not isinstance(value, float) else value

    @property
    def text(self) -> str:
        """The value as text in one line; "" for numbers, truth values and errors."""
        return " ".join(self.value.split()) if isinstance(self.value, str) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet, or a text file, as a table of cells. Rows and columns count from 1.

    Attributes:
        name: of the sheet; "" in a text file.
        rows: the cells that are not blank, by row and column, in the order of the rows.
        comments: texts of comments by row and column.
        merged: areas shown as one cell.
        hidden: the whole sheet is hidden.
        limits: areas in which validation allows numbers between two ends only.
        is_text: read from a text file, in which a stray separator moves everything behind it.
        values_only: comments, errors and hidden rows and columns may stand in the file and are not known.
    """

    name: str
    rows: Mapping[int, Mapping[int, Cell]]
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict)
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False
    limits: tuple[tuple[Area, tuple[float, float]], ...] = ()
    is_text: bool = False
    values_only: bool = False

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell at a place; None where it is blank."""
        return self.rows.get(row, {}).get(column)

    def value(self, row: int, column: int) -> CellValue:
        """What the cell at a place holds; None where it is blank."""
        cell = self.cell(row, column)
        return None if cell is None else cell.value

    def cells(self) -> Iterator[tuple[int, int, Cell]]:
        """All cells with their rows and columns."""
        for row, cells in self.rows.items():
            for column, cell in cells.items():
                yield row, column, cell

    @property
    def used(self) -> Area:
        """The smallest area with all cells that are not blank; A1 when there are none."""
        columns = {column for cells in self.rows.values() for column in cells} or {1}
        return Area(self.name, min(self.rows, default=1), min(columns), max(self.rows, default=1), max(columns))

    def within(self, areas: Sequence[Area]) -> Sheet:
        """The sheet as if nothing stood outside some areas."""
        rows: dict[int, dict[int, Cell]] = {}
        for row, column, cell in self.cells():
            if any(area.holds(row, column) for area in areas):
                rows.setdefault(row, {})[column] = cell
        comments = {place: words for place, words in self.comments.items() if any(a.holds(*place) for a in areas)}
        merged = tuple(area for area in self.merged if any(map(area.meets, areas)))
        return replace(self, rows=rows, comments=comments, merged=merged)

    def region_around(self, row: int, column: int) -> Area:
        """The cells around a place up to the next blank rows and columns, as Excel's Ctrl+A selects them."""
        by_column: dict[int, list[int]] = {}
        for r, c, _ in self.cells():
            by_column.setdefault(c, []).append(r)
        top, left, bottom, right = row, column, row, column

        def stands_in_row(r: int) -> bool:
            return any(left - 1 <= c <= right + 1 for c in self.rows.get(r, ()))

        def stands_in_column(c: int) -> bool:
            filled = by_column.get(c, [])
            place = bisect_left(filled, top - 1)
            return place < len(filled) and filled[place] <= bottom + 1

        while True:
            before = top, left, bottom, right
            top -= stands_in_row(top - 1)
            bottom += stands_in_row(bottom + 1)
            left -= stands_in_column(left - 1)
            right += stands_in_column(right + 1)
            if before == (top, left, bottom, right):
                return Area(self.name, *before)

    def frame(self) -> pd.DataFrame:
        """The values as a pandas data frame, rows and columns by their numbers; blank cells are missing values."""
        import pandas as pd

        values = {row: {column: cell.value for column, cell in cells.items()} for row, cells in self.rows.items()}
        frame = pd.DataFrame.from_dict(values, orient="index", dtype=object)
        return frame.sort_index(axis="columns")


def sheet_of_cells(name: str, cells: Mapping[tuple[int, int], Cell], **facts: object) -> Sheet:
    """A sheet from cells by row and column; blank ones are left away."""
    rows: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in sorted(cells.items(), key=lambda item: item[0]):
        if not is_blank(cell.value):
            rows.setdefault(row, {})[column] = cell
    return Sheet(name, rows, **facts)  # type: ignore[arg-type]


def ends_of_rule(kind: str, first: str | None, second: str | None) -> tuple[float, float] | None:
    """The ends between which validation allows numbers; None when it allows others, or none.

    Args:
        kind: as files call it: "whole", "decimal" between two ends, or "list" of numbers.
        first, second: what the rule says, as files write it: 0.5, or "1,2,3" with its quotation marks.
    """
    try:
        if kind in ("whole", "decimal"):
            low, high = float(first or ""), float(second or "")
        elif kind == "list" and first and first.startswith('"'):
            numbers = [float(item) for item in re.split("[,;]", first.strip('"'))]
            low, high = min(numbers), max(numbers)
        else:
            return None
    except ValueError:
        return None
    return (low, high) if low < high else None
