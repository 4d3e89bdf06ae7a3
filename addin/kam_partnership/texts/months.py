"""Months as people write them, where the day would be too much."""

from __future__ import annotations

import datetime as dt

from kam_partnership.texts.language import Language

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


def month_text(day: dt.date, language: Language) -> str:
    """The month of a day in a sentence: "Mai 2027", "May 2027"."""
    return f"{_MONTHS[language][day.month - 1]} {day.year}"


def short_month_text(day: dt.date, language: Language) -> str:
    """The month of a day beside an axis, in three letters: "Nov 2026", "Mär 2027"."""
    return f"{_MONTHS[language][day.month - 1][:3]} {day.year}"
