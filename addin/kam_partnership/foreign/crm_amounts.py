"""Amounts of money as exports write them: "1.250.000,00 €", "CHF 412'500.50", "1.250,00-", "250 TEUR", (1,250.00).

A table of our own instead of a library: price-parser loses the sign, the thousands and the millions, and Babel refuses
a Swiss apostrophe (findings/). What is not wholly understood is no amount: half a number would be a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from kam_partnership.foreign.sheet import Cell
from kam_partnership.foreign.text_files import decimal_signs, number_in
from kam_partnership.portfolio.crm_rows import Amount

#: Signs of currencies that mean one currency; the dollar's and the yen's mean several and stay as they are.
_SIGNS: Final = {
    "€": "EUR",
    "£": "GBP",
    "EURO": "EUR",
    "US$": "USD",
    "A$": "AUD",
    "C$": "CAD",
    "SFR": "CHF",
    "FR": "CHF",
}
_AMBIGUOUS: Final = {"$", "¥"}
# fmt: off
_CODES: Final = frozenset({
    "EUR", "USD", "GBP", "CHF", "JPY", "CNY", "AUD", "CAD", "NZD", "SEK", "NOK", "DKK", "ISK", "PLN", "CZK", "HUF",
    "RON", "BGN", "TRY", "RUB", "UAH", "INR", "BRL", "MXN", "ZAR", "SGD", "HKD", "KRW", "TWD", "THB", "MYR", "IDR",
    "PHP", "VND", "AED", "SAR", "ILS", "EGP", "ARS", "CLP", "COP", "RSD",
})
# fmt: on
_SCALES: Final = {
    **dict.fromkeys(("T", "K", "TSD", "TAUSEND", "THOUSAND"), 1e3),
    **dict.fromkeys(("MIO", "MN", "MILLION", "MILLIONEN", "MILLIONS", "M"), 1e6),
    **dict.fromkeys(("MRD", "MILLIARDE", "MILLIARDEN", "BN"), 1e9),
}
#: "TEUR", "k€", "MCHF": a scale and a currency in one word.
_JOINED: Final = re.compile(r"(T|K|M|MIO)\.?(€|£|\$|EUR|CHF|USD|GBP)")
_NUMBER: Final = re.compile(r"\d(?:[\d.,'’\u00a0\u202f ]*\d)?|[.,]\d+")
#: What Excel writes into a text file from a narrow column: "1,25E+06".
_SCIENTIFIC: Final = re.compile(r"[+\-−]?\d(?:[.,]\d+)?[eE][+-]\d{1,3}")
#: What stands for no cents: "1.250,-", "1'250.--".
_WHOLE: Final = re.compile(r"^[.,][-–—]{1,2}")
_MAYBE_GROUPED: Final = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_MINUS: Final = "-−–"
#: What stands in a cell for nothing.
NOTHING: Final = frozenset({"", "-", "–", "—", "n/a", "n.a.", "k.a.", "k. a.", "null", "none", "(leer)", "(blank)"})
_UNIT_IN_HEADING: Final = re.compile(r"[(\[]([^()\[\]]+)[)\]]\s*$|\bin ([^\s]+(?: [^\s]+)?)\s*$|(?<=\s)(\S+)$")
_CURRENCY_IN_FORMAT: Final = re.compile(r'\[\$([^\]\-]+)(?:-[^\]]*)?\]|"([^"]+)"|([€£$])')


class Unit:
    """What stands beside a number: a scale and a currency; ``of`` gives None for words that are neither."""

    __slots__ = ("currency", "scale")

    def __init__(self, scale: float = 1.0, currency: str = "") -> None:
        self.scale, self.currency = scale, currency

    @classmethod
    def of(cls, words: str) -> Unit | None:
        unit = cls()
        plain = words.upper().replace("\u00a0", " ").replace("\u202f", " ")
        for word in re.findall(r"[^\s.]+\.?", plain):
            bare = word.rstrip(".")
            joined = _JOINED.fullmatch(bare)
            for part in joined.groups() if joined else (bare,):
                if part in _SCALES and unit.scale == 1.0:
                    unit.scale = _SCALES[part]
                elif (code := currency_of(part)) and not unit.currency:
                    unit.currency = code
                else:
                    return None
        return unit


def currency_of(words: str) -> str:
    """The ISO code that a word or sign means, "$" for any dollar; "" for what is no currency."""
    word = words.strip().upper().rstrip(".")
    if word in _CODES or word in _AMBIGUOUS:
        return word
    # "EUR - Euro", "Euro (EUR)": as pick lists name them
    named = {code for code in re.findall(r"\b[A-Z]{3}\b", word) if code in _CODES}
    return _SIGNS.get(word) or (named.pop() if len(named) == 1 else "")


def unit_of_heading(heading: str) -> Unit:
    """The unit that ends a heading: "Umsatz (TEUR)", "Revenue in k€", "Umsatz EUR"; a plain one where none does."""
    found = _UNIT_IN_HEADING.search(heading)
    words = next(filter(None, found.groups()), "") if found else ""
    return (Unit.of(words) if words else None) or Unit()


def without_unit(heading: str) -> str:
    """A heading without the unit at its end."""
    found = _UNIT_IN_HEADING.search(heading)
    words = next(filter(None, found.groups()), "") if found else ""
    return heading[: found.start()].strip(" ,-–") if found and words and Unit.of(words) else heading


def currency_of_format(number_format: str) -> str:
    """The currency that an Excel number format shows; "" when it shows none."""
    for groups in _CURRENCY_IN_FORMAT.findall(number_format):
        if code := currency_of(next(filter(None, groups))):
            return code
    return ""


def decimals_of(texts: Iterable[str]) -> str:
    """The signs before decimals in some amounts; "" when nothing among them tells, as in 1.250 alone."""
    numbers = [found[0] for words in texts if (found := _NUMBER.search(words))]
    one, other = decimal_signs(numbers, ","), decimal_signs(numbers, ";")
    return one if one == other else ""


def amount_in(cell: Cell, decimals: str, unit: Unit) -> Amount | None:
    """The amount in a cell; None for a date, a truth value, an error and every text that is not wholly understood.

    Args:
        decimals: as ``decimals_of`` gives them for the column. With "", 1.250 is more than a thousand: nobody gives
            money to three decimals.
        unit: what the heading says; the cell's own currency goes before.
    """
    if cell.number is not None and not cell.typed:
        return Amount(cell.number * unit.scale, currency_of_format(cell.number_format) or unit.currency)
    words = cell.typed or cell.text
    if _SCIENTIFIC.fullmatch(words) and (large := number_in(words, ",.")) is not None:
        return Amount(large * unit.scale, unit.currency)
    found = _NUMBER.search(words)
    if cell.is_date or found is None:
        return None
    before, after = words[: found.start()].strip(), _WHOLE.sub("", words[found.end() :]).strip()
    negative = before.startswith("(") and after.endswith(")")
    if negative:
        before, after = before[1:].strip(), after[:-1].strip()
    for sign in _MINUS:
        if before.endswith(sign) or before.startswith(sign):
            negative, before = not negative, before.strip(sign).strip()
        elif after.startswith(sign) and not negative:  # as SAP writes credits
            negative, after = True, after[1:].strip()
    number = number_in(found[0], decimals)
    own = Unit.of(f"{before.lstrip('+')} {after}".strip())
    if number is None or own is None:
        return None
    if own.scale != 1.0 and unit.scale not in (1.0, own.scale):
        return None
    value = number * (own.scale if own.scale != 1.0 else unit.scale)
    return Amount(-value if negative else value, own.currency or unit.currency)


def is_nothing(cell: Cell) -> bool:
    """True for what people and programs write where there is no amount."""
    return isinstance(cell.value, str) and " ".join(cell.value.casefold().split()) in NOTHING


def may_be_grouped(cell: Cell) -> bool:
    """True for an amount such as 1.250, which is more than a thousand or a little more than one."""
    found = _NUMBER.search(cell.typed or cell.text)
    return found is not None and _MAYBE_GROUPED.fullmatch(found[0]) is not None
