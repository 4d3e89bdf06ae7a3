"""What people call the columns of a list of criteria, in German and English; only for upgrade and import."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kam_partnership.plain_text import same_title

#: Words by column, the telling ones first; compared with small letters. A star ends a word's beginning.
WORDS: Mapping[str, tuple[str, ...]] = {
    "gap": ("differenz*", "abweichung*", "delta", "gap", "difference", "unterschied*", "saldo", "balance", "diff"),
    "weight": ("gewicht*", "weight*", "wichtigkeit*", "bedeutung*", "importance", "faktor", "relevanz", "priorität*"),
    "key_account": (
        *("key account*", "key-account*", "keyaccount*", "kunde*", "kundin*", "customer*", "client*", "account*"),
        *("abnehmer*", "besteller*", "käufer*", "einkauf*", "buyer*", "auftraggeber*", "ka"),
    ),
    "supplier": (
        *("lieferant*", "supplier*", "vendor*", "anbieter*", "hersteller*", "zulieferer*", "verkäufer*", "seller*"),
        *("vertrieb*", "auftragnehmer*", "wir", "uns", "unser*", "we", "us", "our"),
    ),
    "number": ("nr", "no", "nummer*", "number*", "pos", "position", "lfd*", "#", "id"),
    "criterion": (
        *("kriteri*", "criteri*", "faktor*", "factor*", "thema", "themen", "topic*", "merkmal*", "aspekt*", "aspect*"),
        *("aussage*", "frage*", "question*", "statement*", "beschreibung*", "description", "item*", "partnerschaft*"),
    ),
}

_SCALE = re.compile(r"(?<![\d.,])(-?\d{1,3})\s*(?:-|–|—|\.\.+|…|bis|to)\s*(\d{1,3})(?![\d.,])")


def column_meant(heading: str) -> str:
    """The column that a heading means: a key of WORDS, or "" when it says nothing that is known.

    The first key that fits wins: "Differenz Lieferant – Kunde" is a gap, "Gewicht Kunde" a weight.
    """
    plain = same_title(heading)
    fitting = [key for key, words in WORDS.items() if any(_fits(word, plain) for word in words)]
    if {"supplier", "key_account"} <= set(fitting) and "gap" not in fitting:
        return ""  # both sides in one heading: a title of the whole, not of a column
    return fitting[0] if fitting else ""


def _fits(word: str, heading: str) -> bool:
    ending = "" if word.endswith("*") else r"(?!\w)"
    return re.search(rf"(?<!\w){re.escape(word.rstrip('*'))}{ending}", heading) is not None


def scale_meant(text: str) -> tuple[float, float] | None:
    """The ends of a scale that a heading names, such as "1-5" or "0 bis 10"; None when it names none."""
    for match in _SCALE.finditer(text):
        low, high = float(match[1]), float(match[2])
        if low in (-10, -5, -3, 0, 1) and low + 2 <= high <= 100:
            return low, high
    return None
