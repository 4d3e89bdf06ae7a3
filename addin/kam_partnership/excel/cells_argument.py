"""How a range that is handed to a KAM function becomes the cells as typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xlwings import conversion

from kam_partnership.cells import CellValue
from kam_partnership.excel.values import as_cell_value, as_rows

#: Longer ranges, usually whole sheet columns, are cut where the sheet's content ends.
_LONG = 1000


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
        rows = as_rows(context.value)
        shape = len(rows), max(map(len, rows), default=0)
    else:
        shape = context.range.shape
        # Value2 is the number in the cell, where Value would make a date or a currency of it.
        rows = as_rows(_used_part(context.range).api.Value2)
    values = tuple(as_cell_value(value) for row in rows for value in row)
    context.value = Cells(values, shape[0] * shape[1], one_line=1 in shape)


def _used_part(area: Any) -> Any:
    """A long range without the rows and columns after the sheet's last used cell."""
    rows, columns = area.shape
    if rows * columns <= _LONG:
        return area
    last = area.sheet.used_range.last_cell
    return area.resize(max(1, min(rows, last.row - area.row + 1)), max(1, min(columns, last.column - area.column + 1)))
