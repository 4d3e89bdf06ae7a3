"""What Excel makes of what is written to a cell, and what it hands over: its own rules, not the calculation's."""

from __future__ import annotations

import datetime as dt
import math
import re
from decimal import Decimal
from typing import Any

from kam_partnership.cells import CellValue, ErrorValue
from support.fake_com.accesses import refuse

ERROR_NUMBERS = {
    "#NULL!": -2146826288,
    "#DIV/0!": -2146826281,
    "#VALUE!": -2146826273,
    "#REF!": -2146826265,
    "#NAME?": -2146826259,
    "#NUM!": -2146826252,
    "#N/A": -2146826246,
}
_DAY_ZERO = dt.datetime(1899, 12, 30, tzinfo=dt.UTC)
_LONGEST_TEXT = 32767
_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?(\s*%)?")
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}([./-](\d{1,4})?)?|\d{1,2}:\d{2}(:\d{2})?")


def as_entered(value: object) -> CellValue:
    """What a cell holds after a value was assigned to it."""
    if isinstance(value, str):
        return _as_typed(value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, (int, float)):
        if not math.isfinite(value):
            refuse("Infinite numbers do not exist in cells")
        return float(value)
    if isinstance(value, dt.datetime) and value.tzinfo is not None:
        return (value - _DAY_ZERO) / dt.timedelta(days=1)
    raise TypeError(f"Objects of type '{type(value).__name__}' can not be converted to a COM VARIANT")


def _as_typed(text: str) -> CellValue:
    """A text is taken as if someone had typed it, so it need not stay one."""
    if len(text) > _LONGEST_TEXT:
        refuse("Der Text ist zu lang")
    if text.startswith("'"):
        return text
    if _NUMBER.fullmatch(text):
        number = float(text.rstrip("% ").replace(",", "."))
        return number / 100 if text.endswith("%") else number
    if _DATE.fullmatch(text):
        return 46000.0  # which day it becomes depends on the country; a text it is no more
    if text.upper() in ("TRUE", "FALSE", "WAHR", "FALSCH"):
        return text.upper() in ("TRUE", "WAHR")
    if text[:1] in ("=", "+", "-", "@") and len(text) > 1:
        return "=" + text.removeprefix("=")
    return text


def as_handed_over(value: CellValue, *, is_date: bool) -> Any:
    """What Range.Value gives for a cell."""
    if isinstance(value, ErrorValue):
        return ERROR_NUMBERS[value.code]
    if is_date and isinstance(value, float):
        return _DAY_ZERO + dt.timedelta(days=value)
    return value


def is_plain(value: object) -> bool:
    """True for what pywin32 can hand over as one value."""
    return value is None or isinstance(value, (bool, int, float, str, dt.datetime, Decimal))
