"""Ranges of cells, as xlwings asks an engine for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kam_partnership.cells import CellValue, ErrorValue
from kam_partnership.headless.unsupported import WithoutExcel
from kam_partnership.xlsx.areas import Area, parse_area
from kam_partnership.xlsx.dates import serial_number
from kam_partnership.xlsx.references import Corner, shifted

if TYPE_CHECKING:
    from kam_partnership.headless.books import Sheet

_DAY = dt.timedelta(days=1)


class Range(WithoutExcel):
    """A rectangle of cells on one sheet."""

    #: xlwings reads and writes this many cells at once; everything is in memory, so no limit is needed.
    max_cells_per_read = None
    max_cells_per_write = None
    #: xlwings leaves the options of the last reading or writing here.
    options: Any = None

    def __init__(self, sheet: Sheet, area: Area) -> None:
        self._sheet = sheet
        self._area = area

    @property
    def area(self) -> Area:
        """The cells; not a member that xlwings knows."""
        return self._area

    @property
    def api(self) -> Range:
        """xlwings writes nothing unless this is true; members of Excel's own object raise by name."""
        return self

    @property
    def sheet(self) -> Sheet:
        return self._sheet

    @property
    def row(self) -> int:
        return self._area.top

    @property
    def column(self) -> int:
        return self._area.left

    @property
    def shape(self) -> tuple[int, int]:
        return self._area.shape

    def __len__(self) -> int:
        rows, columns = self._area.shape
        return rows * columns

    def __call__(self, row: int, column: int | None = None) -> Range:
        """The cell at a place relative to the top left (from 1), or the n-th cell row by row."""
        if column is None:
            steps, rest = divmod(row - 1, self.shape[1])
            row, column = steps + 1, rest + 1
        top, left = self.row + row - 1, self.column + column - 1
        return Range(self._sheet, Area(self._area.sheet, top, left, top, left))

    @property
    def raw_value(self) -> Any:
        """A CellValue for one cell, else a tuple of rows, as Excel on Windows gives it."""
        return self._scalar_or_rows(self._sheet.document.values(self._area))

    @raw_value.setter
    def raw_value(self, data: Any) -> None:
        from_1904 = self._sheet.document.structure.dates_from_1904
        rows = [[cell_value(item, dates_from_1904=from_1904) for item in row] for row in self._rows(data)]
        if not isinstance(data, list | tuple):
            self._adjust_formulas(rows)
        self._sheet.document.write(self._area, rows)

    @property
    def formula(self) -> Any:
        """Formulas as text; for other cells what they hold, as text, and "" for blank ones."""
        document = self._sheet.document
        formulas, values = document.formulas(self._area), document.values(self._area)
        rows = tuple(
            tuple(_as_entered(value) if formula is None else formula for formula, value in zip(*pair, strict=True))
            for pair in zip(formulas, values, strict=True)
        )
        return self._scalar_or_rows(rows)

    @formula.setter
    def formula(self, data: Any) -> None:
        self.raw_value = data

    def clear_contents(self) -> None:
        """Empty the cells; their look stays."""
        self.raw_value = None

    def select(self) -> None:
        self._sheet.book.app.selection = self

    @property
    def address(self) -> str:
        return self.get_address(True, True, False)

    def get_address(self, row_absolute: bool, column_absolute: bool, external: bool) -> str:
        area = self._area
        first = Corner(area.top, area.left, row_absolute, column_absolute)
        last = Corner(area.bottom, area.right, row_absolute, column_absolute)
        plain = str(first) if len(self) == 1 else f"{first}:{last}"
        if not external:
            return plain
        quoted = f"[{self._sheet.book.name}]{area.sheet}".replace("'", "''")
        return f"'{quoted}'!{plain}"

    def _scalar_or_rows(self, rows: tuple[tuple[Any, ...], ...]) -> Any:
        return rows[0][0] if len(self) == 1 else rows

    def _rows(self, data: Any) -> list[Sequence[Any]]:
        """The data as rows of exactly this range's shape; one value goes into every cell."""
        height, width = self.shape
        if not isinstance(data, list | tuple):
            return [[data] * width for _ in range(height)]
        rows: list[Sequence[Any]] = [row if isinstance(row, list | tuple) else [row] for row in data]
        if data and not isinstance(data[0], list | tuple):
            rows = [data]
        if len(rows) != height or any(len(row) != width for row in rows):
            given = f"{len(rows)} rows of {sorted({len(row) for row in rows})} values"
            raise ValueError(f"{given} do not fit {self.address}, which has {height} rows of {width} cells")
        return rows

    @staticmethod
    def _adjust_formulas(rows: list[list[CellValue]]) -> None:
        """One formula for many cells is meant for the first; its references move along as in Excel."""
        for down, row in enumerate(rows):
            for right, value in enumerate(row):
                if isinstance(value, str) and value.startswith("="):
                    row[right] = shifted(value, down, right)


def cell_value(item: Any, *, dates_from_1904: bool = False) -> CellValue:
    """A Python or numpy value as a cell holds it: NaN is blank, a date is a serial number of days.

    Raises TypeError for what no cell can hold, and ValueError for an infinite number.
    """
    if hasattr(item, "item"):  # numpy's scalars
        item = item.item()
    if item is None or item != item:  # NaN and pandas' NaT differ from themselves
        return None
    if isinstance(item, bool | str | ErrorValue):
        return item
    if isinstance(item, dt.date):
        return serial_number(item, from_1904=dates_from_1904)
    if isinstance(item, dt.time):
        return (
            dt.timedelta(hours=item.hour, minutes=item.minute, seconds=item.second, microseconds=item.microsecond)
            / _DAY
        )
    if isinstance(item, dt.timedelta):
        return item / _DAY
    try:
        number = float(item)
    except (TypeError, ValueError):
        raise TypeError(f"a cell cannot hold {item!r}") from None
    if number in (float("inf"), float("-inf")):
        raise ValueError("a cell cannot hold an infinite number")
    return number


def _as_entered(value: CellValue) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def area_of(sheet: Sheet, cell: Any) -> Area | None:
    """The area that one argument of ``sheet.range`` means: a range, row and column, an address or a name."""
    if isinstance(cell, Range):
        return cell.area
    if isinstance(cell, tuple):
        if min(cell) < 1:
            raise IndexError("Rows and columns count from 1.")
        # xlwings' slicing asks for row, column, height and width at once.
        row, column, height, width = cell if len(cell) == 4 else (*cell, 1, 1)
        return Area(sheet.name, row, column, row + height - 1, column + width - 1)
    return parse_area(cell, sheet.name) or sheet.document.structure.resolve(cell, sheet.name)
