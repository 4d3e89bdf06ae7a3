"""What people call the columns of a list, in German and English: only words, no guess from the cells below."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What a heading says that its column holds."""

    CRITERION = "criterion"
    WEIGHT = "weight"
    SUPPLIER = "supplier"
    KEY_ACCOUNT = "key_account"
    BOTH = "both"  # both sides in one heading: it says nothing about one column
    GAP = "gap"
    COMPUTED = "computed"
    RATING = "rating"  # a rating, but nobody's: "Bewertung", "Punkte 2024", "Ist"
    NUMBER = "number"  # running numbers and identifiers
    DATE = "date"
    MONEY = "money"
    AMOUNT = "amount"
    REMARK = "remark"
    NONE = ""


def _words(*words: str) -> re.Pattern[str]:
    """One of these words (regular expressions), each from the beginning of a word to the end of one."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")


#: What may follow a side's name in one word: "Kundensicht" is the customer's, "Kundenzufriedenheit" is not.
_VIEW = (
    r"(?:s?(?:sicht|seite|bewertung|beurteilung|wertung|wert|note|punkte|score|urteil|einschätzung|perspektive)\w*)?"
)
SUPPLIER_WORDS: Final = _words(
    *(
        rf"lieferant(?:en?|in|innen)?{_VIEW}",
        r"suppliers?",
        r"vendors?",
        rf"anbieters?{_VIEW}",
        rf"herstellers?{_VIEW}",
    ),
    *(rf"zulieferers?{_VIEW}", rf"verkäufers?{_VIEW}", r"sellers?", rf"vertriebs?{_VIEW}", rf"auftragnehmers?{_VIEW}"),
    *(rf"dienstleisters?{_VIEW}", r"providers?", r"lief\.", "wir", "uns", r"unser\w*", "we", "us", "our", "ours"),
)
KEY_ACCOUNT_WORDS: Final = _words(
    *(r"key[ -]?accounts?", rf"kund(?:e|en|in|innen){_VIEW}", r"customers?", r"clients?", r"accounts?"),
    *(rf"abnehmers?{_VIEW}", rf"bestellers?{_VIEW}", rf"käufers?{_VIEW}", rf"einkaufs?{_VIEW}", rf"einkäufers?{_VIEW}"),
    *(r"buyers?", rf"auftraggebers?{_VIEW}", "ka"),
)
_PERSON = _words(r"(?:key[ -]?)?account[ -]?manager\w*", "kam", r"\w*betreuer\w*")
#: Headed by a company's name, whatever its words mean: "Delta Ltd", "Punkt AG".
_COMPANY = _words(
    "gmbh", "ag", "kg", "kgaa", "ohg", "se", "ltd", "limited", "inc", "llc", "plc", "corp", "gruppe", "group", "holding"
)
_COMPUTED = _words(
    *(r"gewichtet\w*", r"gew\.? ?(?:wert|punkte|note|bewertung|score|punktzahl|ergebnis)\w*", "weighted"),
    *(r"(?:teil)?nutz(?:en|wert)\w*", "produkt", "product", "rang", r"rank\w*", "platz", "rangfolge"),
    r"[^\W\d_]{1,14}\.? ?[x×*·] ?[^\W\d_]{1,14}\.?",
)
#: Said of a column that may be a mean of others or the only one there is: arithmetic decides.
_AGGREGATE: Final = _words(
    *(r"summe\w*", r"gesamt\w*", "total", "sum", r"ergebnis\w*", r"durchschnitt\w*", r"mittel(?:wert)?\w*", "average"),
    *("mean", "avg", "ø", "overall", "median"),
)
_GAP = _words(
    *(r"differenz\w*", r"abweichung\w*", "delta", "δ", "gap", "difference", r"unterschied\w*", "saldo", "balance"),
    *("diff", "lücke", "abstand"),
)
_REMARK = _words(
    *(r"bemerkung\w*", r"kommentar\w*", r"notiz\w*", r"anmerkung\w*", r"begründung\w*", r"comment\w*", "notes"),
    *(r"remark\w*", r"reason\w*", r"evidenz\w*", "evidence", r"beleg\w*", r"ma(?:ß|ss)nahme\w*", "quelle", "source"),
    *(r"verantwortlich\w*", "owner", "wer", "who", r"hinweis\w*", r"erläuterung\w*", r"action\w*", "responsible"),
)
_UNIT = re.compile(r"(?:in|[(\[/]) ?kg(?!\w)|^kg$")
_UNITS_OF_WEIGHT = re.compile(r"[(\[ /](?:kg|g|t|lbs?)[)\]]?$")
_WEIGHT = _words(
    *(r"gewicht\w*", r"weight\w*", r"wichtigkeit\w*", r"wichtung\w*", r"bedeutung\w*", "importance", r"faktor"),
    *("factor", r"relevanz\w*", "relevance", r"priorität\w*", "priority", "prio", r"anteil\w*", "share", "gew"),
)
#: A weight that may be a rank, with 1 as the weightiest.
PRIORITY: Final = _words(r"priorität\w*", "priority", "priorities", "prio")
_NUMBER = _words(
    *("nr", "no", r"\w*nummer\w*", "numbers?", "pos", "position", r"lfd\w*", "id", r"\w+nr", r"\w+id(?<=[a-z]id)"),
    *("code", "sku", "plz", "zip", r"\w*kennung"),
)
_ONLY_NUMBER_WORDS = re.compile(r"#|(?:[\w-]+ ?)?(?:nr|no|id|nummer|number|code)\.?")
_DATE = _words(
    *(r"datum\w*", r"\w+datum", "dates?", "stichtag", r"erfasst\w*", r"erstellt\w*", r"geändert\w*", r"fällig\w*"),
    *("am", "seit", "since", "due", "created", "updated", "modified", "zeitpunkt", "timestamp", "zeitstempel"),
)
_PERIOD = _words(
    *("jahr", "year", "monat", "month", "quartal", "quarter", "woche", "week", "kw", r"q[1-4]", r"h[12]", r"fy ?\d*"),
    *(r"(?:19|20)\d\d", "vorjahr", "aktuell", "current", "previous", "heute", "today", "zukunft", "future"),
    *("januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november"),
    *("dezember", "january", "february", "march", "may", "june", "july", "october", "december"),
)
_MONEY = re.compile(
    r"[€$£]|(?<!\w)(?:t?eur|euro|chf|usd|gbp|umsatz\w*|\w*preise?|\w*kosten|betrag|beträge|budget\w*|revenues?|"
    r"(?:\w+ )?prices?|costs?|sales|turnover|deckungsbeitrag|marge|rabatt|discount|erlöse?|spend)(?!\w)"
)
_AMOUNT = _words(
    *("anzahl", "mengen?", r"stück\w*", "tage?", "days?", "dauer", "stunden?", "hours?", "counts?", "quantity", "qty"),
    *("km", "kg", "ppm", r"\w*quote", r"\w*rate", "reklamationen", "lieferungen", "aufträge", "orders", r"\w*bestand"),
    *("stock", "größe", "size", "alter", "age", "länge", "breite", "höhe", "volumen", "volume", r"poten[tz]ial"),
    *("temperatur", "einwohner", "mitarbeiter", "employees", "units?", "einheiten?", "amount", "minuten", "wert in .*"),
)
_CRITERION = _words(
    *(r"kriteri\w*", r"criteri\w*", r"\w+kriteri\w*", r"faktor\w*", r"factor\w*", "thema", "themen", r"topic\w*"),
    *(r"merkmal\w*", r"aspekt\w*", r"aspect\w*", r"aussage\w*", r"frage\w*", r"question\w*", r"statement\w*"),
    *(r"beschreibung\w*", "description", r"items?", r"partnerschaft\w*", r"anforderung\w*", r"requirement\w*"),
)
#: The first that fits says most surely which one of two text columns holds the criteria.
_TITLE_ORDER = (
    _words(r"kriteri\w*", r"criteri\w*", r"\w+kriteri\w*"),
    _words("thema", "themen", r"topic\w*", r"merkmal\w*", r"aspekt\w*", r"aspect\w*", r"faktor\w*", r"factor\w*"),
    _words(r"frage\w*", r"question\w*", r"aussage\w*", r"statement\w*", r"anforderung\w*", r"requirement\w*"),
    _CRITERION,
)
#: Up to this rank a heading names the criteria and nothing that is told of them.
SUREST: Final = 1
#: The rank of a heading that does not name the criteria.
UNRANKED: Final = len(_TITLE_ORDER)
_RATING = _words(
    *(r"bewertung\w*", "punkte?", r"punktzahl\w*", "noten?", "werte?", r"scores?", r"scoring", r"ratings?", "points?"),
    *("grades?", r"erfüllung\w*", r"erfüllt\w*", "soll", "ist", r"ziel\w*", "plan", "targets?", "actual", "values?"),
    *(r"einschätzung\w*", "stärke", "status", "reifegrad", "level", "stufe", "urteil", "performance", "zustimmung"),
    *("max", "min", "maximum", "minimum", "minimal", "maximal", "possible", "möglich", "achieved", "erreicht", "goal"),
)
_FILLERS = re.compile(
    r"(?<!\w)(?:in|der|die|das|von|bis|to|of|the|per|je|pro|skala|scale|\d+|prozent|percent)(?!\w)|\W"
)
#: What rows may be instead of criteria.
OTHER_ROWS: Final = _words(
    *("name", "namen", "vorname", "nachname", "person", "teilnehmer", "mitarbeiter", "employee", "respondent"),
    *("firma", "unternehmen", "company", r"risiko\w*", "risiken", "risks?", r"projekte?", "projects?", "kennzahl"),
    *("kpi", "standort", "site", "land", "country", "region", "aufgabe", "task", "reise", "zeitstempel", "timestamp"),
)
GOODS: Final = _words(r"artikel\w*", r"produkte?", r"products?", "ware", "goods", "material", r"sku", "teil", "part")


_GENDERED = re.compile(r"(?<=[^\W\d_])[*:_/]in(?!\w)|(?<=[^\W\d_])[*:_/]in(?=nen(?!\w))")
#: Signs of footnotes behind a word: "Lieferant¹", "Kunde*)".
_FOOTNOTE: Final = re.compile(r"(?<=[^\W\d_])(?:[¹²³⁰⁴-⁹]+|[*†‡]+)\)?(?!\w)")


def plain(heading: str) -> str:
    """A heading as it is compared: one form of Unicode, one line, small letters, without signs of footnotes."""
    words = " ".join(unicodedata.normalize("NFC", heading).split()).casefold()
    return _FOOTNOTE.sub("", _GENDERED.sub("in", words))


def role_of(heading: str) -> Role:
    """What a heading says; Role.NONE for a name or anything else that is not known.

    The most telling word wins: "Differenz Lieferant – Kunde" is a gap, "Gewicht Kunde" a weight, "Kundennummer" an
    identifier, "Lieferant gewichtet" a computed score.
    """
    words = plain(heading)
    if _COMPANY.search(words) and not _UNIT.search(words):
        return _of_company(words)
    for pattern, role in ((_COMPUTED, Role.COMPUTED), (_GAP, Role.GAP), (_REMARK, Role.REMARK)):
        if pattern.search(words):
            return role
    if _WEIGHT.search(words):
        return Role.AMOUNT if _UNITS_OF_WEIGHT.search(words) else Role.WEIGHT
    if _ONLY_NUMBER_WORDS.fullmatch(words) or _NUMBER.search(words):
        return Role.NUMBER
    for pattern, role in ((_DATE, Role.DATE), (_MONEY, Role.MONEY)):
        if pattern.search(words):
            return role
    return _side_of(words) or _lesser_role(words)


def _of_company(words: str) -> Role:
    """What a heading with a company's name says besides."""
    for pattern, role in ((_COMPUTED, Role.COMPUTED), (_WEIGHT, Role.WEIGHT), (_MONEY, Role.MONEY)):
        if pattern.search(words):
            return role
    return _side_of(words) or Role.NONE


def _side_of(words: str) -> Role | None:
    without_people = _PERSON.sub(" ", words)
    supplier, customer = SUPPLIER_WORDS.search(without_people), KEY_ACCOUNT_WORDS.search(without_people)
    if supplier and customer:
        return Role.BOTH
    return Role.SUPPLIER if supplier else Role.KEY_ACCOUNT if customer else None


def _lesser_role(words: str) -> Role:
    """What a heading says that names no side."""
    if _AGGREGATE.search(words):
        return Role.COMPUTED
    if _CRITERION.search(words):
        return Role.CRITERION
    if _AMOUNT.search(words):
        return Role.AMOUNT
    if not _FILLERS.sub("", _RATING.sub("", _PERIOD.sub("", words))):
        return Role.RATING if _RATING.search(words) or not _PERIOD.search(words) else Role.DATE
    return Role.NONE


def column_meant(heading: str) -> str:
    """The column of our own table that a heading means, by its key; "" when it says nothing that is known."""
    role = role_of(heading)
    ours = (Role.CRITERION, Role.WEIGHT, Role.SUPPLIER, Role.KEY_ACCOUNT, Role.GAP, Role.NUMBER)
    return str(role) if role in ours else ""


def title_rank(heading: str) -> int:
    """How surely a heading names the criteria: 0 most surely; UNRANKED when it does not."""
    words = plain(heading)
    return next((i for i, pattern in enumerate(_TITLE_ORDER) if pattern.search(words)), UNRANKED)


def variant_of(heading: str) -> str:
    """What is left of a heading without the words that name a side: "2024", "soll", a person's name."""
    words = KEY_ACCOUNT_WORDS.sub(" ", SUPPLIER_WORDS.sub(" ", plain(heading)))
    return " ".join(re.sub(r"[^\w.]+", " ", words).split())


def currency(variant: str) -> tuple[int, int]:
    """How much a variant is what holds today, for comparing: a later year, "Ist" before "Soll"."""
    years = [int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", variant)]
    now = bool(re.search(r"(?<!\w)(?:ist|actual|aktuell|current|heute|today|neu|new)(?!\w)", variant))
    then = bool(re.search(r"(?<!\w)(?:soll|ziel|plan|target|vorjahr|previous|alt|old|früher)(?!\w)", variant))
    return (max(years, default=0), now - then)
