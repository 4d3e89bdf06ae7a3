"""The words of several raters: the side in a workbook's settings, survey, merge and the merged workbook.

The same keys in both languages; ``texts.catalogue`` adds them to all other texts.
"""

from __future__ import annotations

from kam_partnership.raters.rater import Side
from kam_partnership.texts.language import Language

_GERMAN: dict[str, str] = {
    "settings.rater_side": "Bewertet von einer Person von",
    "settings.unit.rater_side": "Seite",
    "settings.range.rater_side": "Lieferant, Key Account oder leer",
    "settings.meaning.rater_side": "Nur bei mehreren Personen: für Selbstbild gegen Fremdbild.",
    "settings.rater_side_error": "Bitte Lieferant oder Key Account wählen oder die Zelle leer lassen.",
    "side.supplier": "Lieferant",
    "side.key_account": "Key Account",
}

_ENGLISH: dict[str, str] = {
    "settings.rater_side": "Rated by somebody from",
    "settings.unit.rater_side": "side",
    "settings.range.rater_side": "Supplier, Key account or blank",
    "settings.meaning.rater_side": "Only with several people: for self view against other view.",
    "settings.rater_side_error": "Please choose Supplier or Key account, or leave the cell blank.",
    "side.supplier": "Supplier",
    "side.key_account": "Key account",
}

RATERS: dict[Language, dict[str, str]] = {Language.DE: _GERMAN, Language.EN: _ENGLISH}

_SIDES = {
    Side.SUPPLIER: ("lieferant", "supplier"),
    Side.KEY_ACCOUNT: ("keyaccount", "kunde", "customer"),
}


def as_side(words: object) -> Side | None:
    """The side that a cell or an option names: "Lieferant", "key_account", "Kunde"; None when unknown."""
    plain = "".join(letter for letter in str(words or "").casefold() if letter.isalpha())
    return next((side for side, known in _SIDES.items() if plain in known), None)
