"""The languages people can choose, and how numbers and dates look in them."""

from __future__ import annotations

import datetime as dt
import locale
import os
import sys
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum


class Language(StrEnum):
    """German first, English complete."""

    DE = "de"
    EN = "en"


#: Where a system says which language its user speaks, the first one that is set.
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")

MINUS = "\u2212"
UNDEFINED = "–"


def as_language(text: object) -> Language | None:
    """The language that a cell or an option names: "de", "Deutsch", "de_AT"; None when unknown."""
    start = str(text or "").strip().lower()
    if start.startswith(("de", "ger")):
        return Language.DE
    if start.startswith("en"):
        return Language.EN
    return None


def locale_language() -> Language:
    """The language of this computer, German when it is neither.

    What the environment says comes first: Python itself knows only locales that are installed, and takes a computer
    without any for an English one.
    """
    said = next((value for variable in _LOCALE_VARIABLES if (value := os.environ.get(variable))), None)
    if said is None and sys.platform in ("win32", "darwin"):
        try:
            said = locale.getlocale()[0]
        except ValueError:
            said = None
    return as_language(said) or Language.DE


#: Excel knows no more of a number than this; what lies beyond is noise of the binary notation.
_SIGNIFICANT_DIGITS = 15
#: From here on a number is written as Excel does in a narrow cell: 1,0E+30.
_SCIENTIFIC_FROM = 1e16
#: Limits are compared after rounding to so many decimals, as the zones are.
_COMPARED = 9
#: The largest number there is has 309 digits before its comma.
_ANY_SIZE = Context(prec=400)


def shown(value: float, decimals: int) -> Decimal:
    """A number rounded as Excel shows it: half away from zero, where ``round`` would go to the even neighbour.

    So the command line, the reports and a cell say the same of 61.25. Never a negative zero.
    """
    decimal = Decimal(f"{value:.{_SIGNIFICANT_DIGITS}g}")
    return _ANY_SIZE.add(decimal.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _ANY_SIZE), Decimal(0))


def decimals_beside(value: float, limit: float, least: int = 1) -> int:
    """So many decimals that the size of a number stands on that side of the limit where it is: 1.54 beside 1.5."""
    size, border = round(abs(value), _COMPARED), Decimal(repr(round(limit, _COMPARED)))
    beyond = size > round(limit, _COMPARED)
    enough = (count for count in range(least, _COMPARED) if (shown(size, count) > border) is beyond)
    return next(enough, _COMPARED)


def number_text(
    value: float | None, language: Language, decimals: int = 1, *, signed: bool = False, beside: float | None = None
) -> str:
    """A number as people write it: "−1,9", with a plus sign on request; "–" when undefined; 1,0E+30.

    Args:
        beside: a limit that its size is compared with, such as the tolerance of a balance: where rounding would put it
            on the other side of the limit, it gets more decimals.
    """
    if value is None:
        return UNDEFINED
    if beside is not None:
        decimals = decimals_beside(value, beside, decimals)
    rounded = shown(value, decimals)
    sign = MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
    digits = f"{abs(rounded):f}" if abs(value) < _SCIENTIFIC_FROM else f"{abs(value):.1E}"
    return sign + (digits.replace(".", ",") if language is Language.DE else digits)


def short_number(value: float, language: Language) -> str:
    """A number with no more decimals than it has: 10, 1,5."""
    text = f"{value:.10G}".replace("-", MINUS)
    return text.replace(".", ",") if language is Language.DE else text


def amount_text(value: float | None, currency: str, language: Language) -> str:
    """Whole units with marks between the thousands, and their currency: "1.250.000 EUR"; "–" when there is none."""
    if value is None:
        return UNDEFINED
    digits = f"{shown(value, 0):,f}".replace("-", MINUS)
    return f"{digits.replace(',', '.') if language is Language.DE else digits} {currency}".rstrip()


def percent_text(value: float | None, language: Language) -> str:
    """A share as whole per cent: "63 %" in German, "63%" in English."""
    if value is None:
        return UNDEFINED
    return f"{shown(100 * value, 0):f}" + ("\u00a0%" if language is Language.DE else "%")


def date_text(day: dt.date | None, language: Language) -> str:
    """A date as people write it: 21.11.2026, 21 Nov 2026; "–" when there is none."""
    if day is None:
        return UNDEFINED
    if language is Language.DE:
        return f"{day.day:02d}.{day.month:02d}.{day.year}"
    return f"{day.day} {short_month_text(day, language)}"


def month_text(day: dt.date, language: Language) -> str:
    """The month of a day in a sentence: "Mai 2027", "May 2027"."""
    return f"{_MONTHS[language][day.month - 1]} {day.year}"


def short_month_text(day: dt.date, language: Language) -> str:
    """The month of a day beside an axis, in three letters: "Nov 2026", "Mär 2027"."""
    return f"{_MONTHS[language][day.month - 1][:3]} {day.year}"


_MONTHS = {
    Language.DE: (
        *("Januar", "Februar", "März", "April", "Mai", "Juni"),
        *("Juli", "August", "September", "Oktober", "November", "Dezember"),
    ),
    Language.EN: (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
