"""The worksheet functions in words: what Excel's function wizard says, and what a cell says instead of a figure.

The build puts the wizard's words into the add-in's sheet ``labels``, since VBA itself is plain ASCII. What stands in
a cell is short, since it has to fit in there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

FUNCTION_TEXTS: dict[str, dict[str, str]] = {
    "unequal_lengths": {
        "de": "Bereiche ungleich lang: {lengths}",
        "en": "Ranges of unequal length: {lengths}",
    },
    "and": {"de": " und ", "en": " and "},
    "not_one_line": {
        "de": "{argument}: nur eine Spalte oder eine Zeile",
        "en": "{argument}: one column or one row only",
    },
    "setting_invalid": {
        "de": "Ungültiges Argument: {argument}",
        "en": "Invalid argument: {argument}",
    },
}

#: The wizard's category.
CATEGORY: Mapping[str, str] = {"de": "KAM Partnerschaft", "en": "KAM Partnership"}

#: What each function gives. The wizard shows at most 255 characters.
FUNCTIONS: Mapping[str, Mapping[str, str]] = {
    "KAM_SUPPLIER_SCORE": {
        "de": "Was der Lieferant investiert: gewichteter Mittelwert seiner Bewertungen, in Skalenpunkten.",
        "en": "What the supplier invests: weighted mean of its ratings, in points of the scale.",
    },
    "KAM_KEY_ACCOUNT_SCORE": {
        "de": "Was der Key Account investiert: gewichteter Mittelwert seiner Bewertungen, in Skalenpunkten.",
        "en": "What the key account invests: weighted mean of its ratings, in points of the scale.",
    },
    "KAM_NET_BALANCE": {
        "de": "Balance: Key Account minus Lieferant, in Skalenpunkten. Negativ heißt: Der Lieferant investiert mehr.",
        "en": "Balance: key account minus supplier, in points of the scale. Negative: the supplier invests more.",
    },
    "KAM_GROSS_IMBALANCE": {
        "de": "Ungleichgewicht: gewichteter Mittelwert der Differenzen ohne Vorzeichen, in Skalenpunkten.",
        "en": "Imbalance: weighted mean of the gaps without their signs, in points of the scale.",
    },
    "KAM_BALANCE_SCORE": {
        "de": "Ausgewogenheit von 0 bis 100 Punkten: 100, wenn beide Seiten überall gleich viel investieren.",
        "en": "Balance score from 0 to 100 points: 100 when both sides invest alike in every criterion.",
    },
    "KAM_PARTNERSHIP_LEVEL": {
        "de": "Niveau der Beziehung: Mittelwert beider Seiten, in Skalenpunkten.",
        "en": "Level of the relationship: mean of both sides, in points of the scale.",
    },
    "KAM_RATED_COVERAGE": {
        "de": "Anteil der Kriterien mit zwei Bewertungen, nach Gewicht, von 0 bis 1.",
        "en": "Share of the criteria with two ratings, by weight, from 0 to 1.",
    },
    "KAM_ZONE_NAME": {
        "de": "Zone im Partnerschaftsdiagramm als Text, zum Beispiel Kooperation.",
        "en": "Zone in the partnership diagram as a text, for example Cooperation.",
    },
    "KAM_RANKING": {
        "de": "Rangliste der Differenzen als Matrix: Nummer, Kriterium, Differenz, Priorität; die höchste Priorität "
        "zuerst.",
        "en": "Ranking of the gaps as an array: number, criterion, gap, priority; the highest priority first.",
    },
}

#: What goes into each argument.
ARGUMENTS: Mapping[str, Mapping[str, str]] = {
    "titles": {
        "de": "Die Namen der Kriterien, eine Spalte oder Zeile.",
        "en": "The names of the criteria, one column or row.",
    },
    "supplier": {
        "de": "Die Bewertungen des Lieferanten, eine Spalte oder Zeile. Leere Zellen zählen nicht mit.",
        "en": "The supplier's ratings, one column or row. Blank cells do not count.",
    },
    "key_account": {
        "de": "Die Bewertungen des Key Accounts, so viele Zellen wie beim Lieferanten.",
        "en": "The key account's ratings, as many cells as for the supplier.",
    },
    "weights": {
        "de": "Die Gewichte, so viele Zellen wie Bewertungen. Ohne Angabe zählen alle Kriterien gleich.",
        "en": "The weights, as many cells as ratings. Left out: all criteria count alike.",
    },
    "scale_min": {
        "de": "Das untere Ende der Skala. Ohne Angabe 0.",
        "en": "The lower end of the scale. Left out: 0.",
    },
    "scale_max": {
        "de": "Das obere Ende der Skala. Ohne Angabe 10.",
        "en": "The upper end of the scale. Left out: 10.",
    },
    "tolerance": {
        "de": "Bis zu dieser Balance gilt die Beziehung als ausgewogen, in Skalenpunkten. Ohne Angabe 1,5.",
        "en": "Up to this balance a relationship counts as balanced, in points of the scale. Left out: 1.5.",
    },
    "level_cooperation": {
        "de": "Ab diesem Niveau beginnt die Kooperation. Ohne Angabe 4.",
        "en": "Cooperation begins at this level. Left out: 4.",
    },
    "level_strategic": {
        "de": "Ab diesem Niveau beginnt die strategische Partnerschaft. Ohne Angabe 7.",
        "en": "Strategic partnership begins at this level. Left out: 7.",
    },
}

#: Keys of the wizard's words in the sheet ``labels``; the VBA module FunctionWizard looks for them.
CATEGORY_KEY = "wizard.category"
FUNCTION_KEY = "wizard.function."
#: Stands between the helps for a function's arguments.
SEPARATOR = "|"


def wizard_texts(signatures: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The wizard's words by their keys: the category, then for each function its purpose and its arguments' helps.

    Args:
        signatures: the arguments of each function, in their order.
    """
    yield CATEGORY_KEY, CATEGORY
    for function, arguments in signatures.items():
        helps = (FUNCTIONS[function], *(ARGUMENTS[argument] for argument in arguments))
        yield FUNCTION_KEY + function, {language: SEPARATOR.join(h[language] for h in helps) for language in CATEGORY}
