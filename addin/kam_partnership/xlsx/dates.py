"""Days as Excel counts them: one number for each, from one of two epochs.

Excel takes 1900 for a leap year, so the first 60 numbers of its usual count name other days than the calendar does.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from kam_partnership.cells import CellValue

#: The day that has the number 0, in the usual count and in that of workbooks made on old Macs.
EPOCH: Final = dt.datetime(1899, 12, 30)
EPOCH_1904: Final = dt.datetime(1904, 1, 1)
#: A number of the 1904 count plus this is the number of the same day in the usual one.
DAYS_TO_1904: Final = (EPOCH_1904 - EPOCH).days
#: The first number after the last day that Excel knows, 31 December 9999.
AFTER_LAST_DAY: Final = (dt.datetime.max - EPOCH).days + 1
#: Days before this one have another number in Excel than in the calendar (Excel knows a 29 February 1900).
FIRST_DAY: Final = dt.date(1900, 3, 1)
_DAY: Final = dt.timedelta(days=1)


def serial_date(value: CellValue, *, from_1904: bool = False) -> dt.date | None:
    """The day of a serial number; None for anything that is not a date Excel knows."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 1 <= value < AFTER_LAST_DAY:
        return None
    return (_epoch(from_1904=from_1904) + dt.timedelta(days=int(value))).date()


def serial_number(moment: dt.date, *, from_1904: bool = False) -> float:
    """The serial number of a day or of a moment, in days; what a moment says of its time zone does not count."""
    if not isinstance(moment, dt.datetime):
        moment = dt.datetime(moment.year, moment.month, moment.day)
    return (moment.replace(tzinfo=None) - _epoch(from_1904=from_1904)) / _DAY


def _epoch(*, from_1904: bool) -> dt.datetime:
    return EPOCH_1904 if from_1904 else EPOCH
