"""Where a workbook holds days, and what stands there that is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kam_partnership.assessment import DayOf, NoDay, TypedCell
from kam_partnership.cells import CellValue, address, is_blank
from kam_partnership.workbook import names
from kam_partnership.xlsx.areas import Area
from kam_partnership.xlsx.dates import serial_date

#: The defined names of cells and columns that people type days into.
DAY_NAMES: Mapping[DayOf, str] = {
    DayOf.ASSESSMENT: names.GENERAL_CELLS["date"],
    DayOf.NEXT_REVIEW: names.NEXT_REVIEW,
    DayOf.MEASURES_AS_OF: names.MEASURES_AS_OF,
    DayOf.MEASURE: names.MEASURE_COLUMNS["due"],
    DayOf.SAVED_STATE: names.HISTORY_COLUMNS["date"],
}
#: The state block's value that counts what may be no day there: what it tells costs live Excel no call of its own.
SUSPECTS = "no_days"


def no_days(of: DayOf, area: Area, values: Iterable[CellValue]) -> Iterator[NoDay]:
    """What stands in a column of days and is none; blanks are nothing wrong.

    Args:
        of: what the days are of.
        area: of the column, or of a single cell.
        values: that stand there, from top to bottom.
    """
    for row, value in enumerate(values, start=area.top):
        if not is_blank(value) and serial_date(value) is None:
            yield NoDay(of, TypedCell(value, area.sheet, address(row, area.left)))
