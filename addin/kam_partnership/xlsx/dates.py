"""Days as Excel counts them."""

from __future__ import annotations

import datetime as dt

from kam_partnership.cells import CellValue


def serial_date(value: CellValue, *, from_1904: bool = False) -> dt.date | None:
    """The day of a serial number; None for anything that is not a date Excel knows."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 1 <= value < 2_958_466:
        return None
    epoch = dt.date(1904, 1, 1) if from_1904 else dt.date(1899, 12, 30)
    return epoch + dt.timedelta(days=int(value))
