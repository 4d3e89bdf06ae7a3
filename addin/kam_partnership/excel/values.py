"""What Excel hands over for a cell, in this program's own vocabulary; and back."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from kam_partnership.cells import CellValue, ErrorValue

_EPOCH = dt.datetime(1899, 12, 30)
_DAY = dt.timedelta(days=1)

#: Excel hands error values over as whole numbers; every true number arrives as a float.
ERROR_NUMBERS = {
    -2146826288: "#NULL!",
    -2146826281: "#DIV/0!",
    -2146826273: "#VALUE!",
    -2146826265: "#REF!",
    -2146826259: "#NAME?",
    -2146826252: "#NUM!",
    -2146826246: "#N/A",
}


def as_cell_value(value: object) -> CellValue:
    """A raw value of any engine: dates as serial numbers, currency as numbers, errors as such."""
    if value is None or isinstance(value, (bool, float, str, ErrorValue)):
        return value
    if isinstance(value, int):
        return ErrorValue(ERROR_NUMBERS[value]) if value in ERROR_NUMBERS else float(value)
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dt.datetime):
        return (value.replace(tzinfo=None) - _EPOCH) / _DAY
    return str(value)


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
