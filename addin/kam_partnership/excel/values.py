"""What Excel hands over for a cell, in this program's own vocabulary; and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from kam_partnership.cells import CellValue, ErrorValue
from kam_partnership.xlsx.dates import serial_number

#: Excel hands an error value over as a whole number: this one plus its own number for the error.
ERROR_BASE: Final = -2146828288
#: Excel's numbers for its errors: those of XlCVError, and two that today's Excel gives besides.
ERRORS: Final = {
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
    2051: "#BUSY!",
    2055: "#PYTHON!",
}
#: Numbers that are errors all the same, of a later Excel perhaps.
_POSSIBLE_ERRORS: Final = range(0x10000)


def as_cell_value(value: object) -> CellValue:
    """A raw value of any engine: dates as serial numbers, currency as numbers, errors as such.

    A cell's number arrives as a float; whole numbers are errors, or come from VBA. An error that we do not know is
    told by its number, such as "#2099!": it must not pass for a rating.
    """
    if value is None or isinstance(value, (bool, float, str, ErrorValue)):
        return value
    if isinstance(value, int):
        number = value - ERROR_BASE
        return ErrorValue(ERRORS.get(number, f"#{number}!")) if number in _POSSIBLE_ERRORS else float(value)
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dt.datetime):
        return serial_number(value)
    return str(value)


def as_rows(block: Any) -> Sequence[Sequence[Any]]:
    """What Excel hands over for cells, always as rows: a single cell comes bare, and VBA's short arrays as one row."""
    if not isinstance(block, (tuple, list)):
        return [[block]]
    return block if block and isinstance(block[0], (tuple, list)) else [block]


def as_typed_text(text: str | None) -> str | None:
    """A text as it must be written so that Excel leaves it a text.

    Excel reads what is written to a cell as if someone had typed it: "=1+1" would become a formula, "1/2" a
    date. An apostrophe in front prevents that and is not part of the cell's text.
    """
    return f"'{text}" if text else None


def as_written_again(value: CellValue) -> CellValue:
    """What must be written for a cell to hold again what it held.

    A text that begins with a brace, as saved ratings do, stays one by itself; an apostrophe could be one
    character too many.
    """
    if isinstance(value, ErrorValue):
        return value.code
    return as_typed_text(value) if isinstance(value, str) and not value.startswith("{") else value


def formula_in(value: CellValue, formula: object) -> str | None:
    """The formula that a cell holds, from its value and what Excel gives as its formula; None for anything else.

    For a cell without one Excel gives what was typed; a text that only looks like a formula is its own value.
    """
    is_formula = isinstance(formula, str) and formula.startswith("=") and value != formula
    return str(formula) if is_formula else None


def as_held_again(value: CellValue, formula: object) -> CellValue:
    """What must be written for a cell to hold again what it held, be it a formula or a value."""
    return formula_in(value, formula) or as_written_again(value)
