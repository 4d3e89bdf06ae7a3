"""Ratings that Excel made dates of: "7.5" and "3/4" typed into a cell become days of this year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from kam_partnership.assessment import ShownDate
from kam_partnership.cells import CellValue
from kam_partnership.xlsx.dates import serial_date

#: Whole numbers between these days are dates that somebody can have made without wanting to: the years 2000 to 2099.
_YEARS: Final = range(2000, 2100)


def probable_dates(
    values: Sequence[CellValue], *, from_1904: bool, hides_day: Callable[[int], bool] = lambda _: False
) -> dict[int, ShownDate]:
    """The numbers among some ratings that are days of our time, by index from 0. On a usual scale none is.

    Args:
        values: what the cells hold.
        from_1904: how the workbook counts days.
        hides_day: whether the cell at an index shows month and year only; asked for suspicious numbers only.
    """
    found = {}
    for index, value in enumerate(values):
        if type(value) is not float or not value.is_integer() or value < 1000:
            continue
        day = serial_date(value, from_1904=from_1904)
        if day is not None and day.year in _YEARS:
            found[index] = ShownDate(day, has_day=day.day != 1 or not hides_day(index))
    return found
