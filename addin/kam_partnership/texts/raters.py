"""The words of several raters: the side in a workbook's settings, and survey.

The same keys in both languages; ``texts.catalogue`` adds them to all other texts.
"""

from __future__ import annotations

from kam_partnership.raters.rater import Side
from kam_partnership.texts.language import Language

_GERMAN: dict[str, str] = {
    "settings.rater_side": "Wer bewertet? (Seite)",
    "settings.unit.rater_side": "Seite",
    "settings.range.rater_side": "Lieferant, Key Account oder leer",
    "settings.meaning.rater_side": "Nur nötig, wenn mehrere bewerten: trennt Selbst- und Fremdbild.",
    "settings.rater_side_error": "Bitte Lieferant oder Key Account wählen oder die Zelle leer lassen.",
    "side.supplier": "Lieferant",
    "side.key_account": "Key Account",
    "survey.wrote": "{path}  ({name}, {side})",
    "survey.done": "Kopien zum Verschicken in {folder}: {count}. Sie enthalten keine Bewertungen.",
    "error.rater_unnamed": '{words}: Hier fehlt der Name. Bitte zum Beispiel --raters "Anna Muster" schreiben.',
    "error.rater_not_understood": (
        "{words}: „{detail}“ ist weder eine Seite noch eine Sprache. Bitte schreiben Sie Name, Name:Lieferant oder "
        "Name:Key-Account, auf Wunsch mit :de oder :en dahinter."
    ),
    "error.rater_twice": (
        "„{name}“ steht zweimal in der Liste. Bitte unterscheiden Sie die beiden, zum Beispiel durch den Vornamen."
    ),
    "error.raters_none": 'Es ist niemand genannt. Bitte zum Beispiel --raters "Anna Muster" schreiben.',
    "error.survey_exists": (
        "{file}: Die Datei gibt es schon, und es könnten Bewertungen darin stehen. Es wurde nichts geschrieben. "
        "Bitte nennen Sie nur die neuen Personen oder einen anderen Ordner."
    ),
    "error.survey_no_criteria": "{file}: In dieser Mappe steht kein Kriterium, das jemand bewerten könnte.",
}

_ENGLISH: dict[str, str] = {
    "settings.rater_side": "Who rates? (side)",
    "settings.unit.rater_side": "side",
    "settings.range.rater_side": "Supplier, Key account or blank",
    "settings.meaning.rater_side": "Only needed when several people rate: tells self view from other view.",
    "settings.rater_side_error": "Please choose Supplier or Key account, or leave the cell blank.",
    "side.supplier": "Supplier",
    "side.key_account": "Key account",
    "survey.wrote": "{path}  ({name}, {side})",
    "survey.done": "Copies to send in {folder}: {count}. They contain no ratings.",
    "error.rater_unnamed": '{words}: the name is missing. Please write, for example, --raters "Anna Example".',
    "error.rater_not_understood": (
        "{words}: “{detail}” is neither a side nor a language. Please write Name, Name:supplier or "
        "Name:key-account, if you like with :de or :en behind it."
    ),
    "error.rater_twice": (
        "“{name}” is in the list twice. Please tell the two apart, for example by their first names."
    ),
    "error.raters_none": 'Nobody is named. Please write, for example, --raters "Anna Example".',
    "error.survey_exists": (
        "{file}: the file exists already, and may hold ratings. Nothing was written. "
        "Please name the new people only, or another folder."
    ),
    "error.survey_no_criteria": "{file}: this workbook holds no criterion that anybody could rate.",
}

RATERS: dict[Language, dict[str, str]] = {Language.DE: _GERMAN, Language.EN: _ENGLISH}

#: Headings of a list of people, which are nobody's name.
NAME_HEADINGS = frozenset({"name", "namen", "names", "person", "personen", "people", "rater", "raters"})

_SIDES = {
    Side.SUPPLIER: ("lieferant", "supplier"),
    Side.KEY_ACCOUNT: ("keyaccount", "kunde", "customer"),
}


def as_side(words: object) -> Side | None:
    """The side that a cell or an option names: "Lieferant", "key_account", "Kunde"; None when unknown."""
    plain = "".join(letter for letter in str(words or "").casefold() if letter.isalpha())
    return next((side for side, known in _SIDES.items() if plain in known), None)
