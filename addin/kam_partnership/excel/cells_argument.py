"""How a range that is handed to a KAM function becomes the cells as typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from xlwings import conversion

from kam_partnership.cells import CellValue, ErrorValue

#: Longer ranges, usually whole sheet columns, are cut where the sheet's content ends.
_LONG = 1000

#: COM hands an error value over as this number plus Excel's own number for the error.
_ERROR_BASE = -2146828288
_ERRORS = {
    2000: "#NULL!",
    2007: "#DIV/0!",
    2015: "#VALUE!",
    2023: "#REF!",
    2029: "#NAME?",
    2036: "#NUM!",
    2042: "#N/A",
    2043: "#GETTING_DATA",
    2045: "#SPILL!",
    2046: "#CONNECT!",
    2047: "#BLOCKED!",
    2048: "#UNKNOWN!",
    2049: "#FIELD!",
    2050: "#CALC!",
}

#: Day 0 of Excel's serial numbers as COM counts them.
_DAY_ZERO = dt.datetime(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one argument in reading order.

    Attributes:
        values: what they hold, as typed; blanks at the end of a long range are left out.
        length: number of cells, those blanks included.
        one_line: False for a block of several rows and columns.
    """

    values: Sequence[CellValue]
    length: int
    one_line: bool = True


#: An optional argument that was left out.
OMITTED = Cells((), 0)


class CellsAccessor(conversion.Accessor):  # type: ignore[misc] # xlwings brings no types
    """Tells xlwings how to convert an argument with the type hint :class:`Cells`.

    xlwings' own conversion makes blanks of error values, and of most dates numbers nobody typed.
    """

    @classmethod
    def reader(cls, options: dict[str, Any]) -> Any:  # noqa: ARG003 - xlwings' signature
        """The steps from a range, or from the values of an array, to :class:`Cells`."""
        return conversion.Pipeline().append_stage(_read)


CellsAccessor.register(Cells)


def _read(context: Any) -> None:
    """A step of xlwings' conversion: context.range, or else context.value, becomes context.value."""
    if context.range is None:
        rows = _rows(context.value)
        shape = len(rows), max(map(len, rows), default=0)
    else:
        shape = context.range.shape
        # Value2 is the number in the cell, where Value would make a date or a currency of it.
        rows = _rows(_used_part(context.range).api.Value2)
    values = tuple(as_cell(value) for row in rows for value in row)
    context.value = Cells(values, shape[0] * shape[1], one_line=1 in shape)


def _used_part(area: Any) -> Any:
    """A long range without the rows and columns after the sheet's last used cell."""
    rows, columns = area.shape
    if rows * columns <= _LONG:
        return area
    last = area.sheet.used_range.last_cell
    return area.resize(max(1, min(rows, last.row - area.row + 1)), max(1, min(columns, last.column - area.column + 1)))


def _rows(value: object) -> Sequence[Sequence[object]]:
    """Rows of a COM value: a single cell comes bare, a one-dimensional array as one row."""
    if not isinstance(value, (tuple, list)):
        return [[value]]
    if not value or not isinstance(value[0], (tuple, list)):
        return [value]
    return value


def as_cell(value: object) -> CellValue:
    """One value as COM hands it over, as a cell holds it."""
    if value is None or isinstance(value, (bool, str, float)):
        return value
    if isinstance(value, int):
        error = _ERRORS.get(value - _ERROR_BASE)
        return ErrorValue(error) if error else float(value)
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dt.datetime):
        return (value.replace(tzinfo=None) - _DAY_ZERO) / dt.timedelta(days=1)
    return str(value)
