"""The catalogue: criteria ready to be added, in sets, in this project's own words.

The sixteen come from ``texts.criteria``. The other sets follow the second source: what a customer takes for
granted today, what makes a supplier a partner in value, and what helps both through a crisis.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kam_partnership.plain_text import same_title
from kam_partnership.texts.criteria import CRITERIA
from kam_partnership.texts.language import Language


class CriteriaSet(StrEnum):
    """The sets; the values are the keys that the command line takes."""

    SIXTEEN = "sixteen"
    HYGIENE = "hygiene"
    VALUE = "value"
    RESILIENCE = "resilience"


SET_TITLES: dict[Language, dict[CriteriaSet, str]] = {
    Language.DE: {
        CriteriaSet.SIXTEEN: "Die sechzehn",
        CriteriaSet.HYGIENE: "Hygienefaktoren",
        CriteriaSet.VALUE: "Wertpartner heute",
        CriteriaSet.RESILIENCE: "Krisenfest",
    },
    Language.EN: {
        CriteriaSet.SIXTEEN: "The sixteen",
        CriteriaSet.HYGIENE: "Hygiene factors",
        CriteriaSet.VALUE: "Value partner today",
        CriteriaSet.RESILIENCE: "Resilience",
    },
}

_EFKAM = {Language.DE: "Arbeitstreffen der efkam", Language.EN: "Working meeting of the efkam"}
_ARTICLE = {
    Language.DE: "Fachbeitrag: KAM in der Krise",
    Language.EN: "Article: KAM in a crisis",
}
SET_SOURCES: dict[Language, dict[CriteriaSet, str]] = {
    language: {name: (_EFKAM if name is CriteriaSet.SIXTEEN else _ARTICLE)[language] for name in CriteriaSet}
    for language in Language
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One criterion of the catalogue in one language; ``place`` counts from 0 within its set."""

    set: CriteriaSet
    place: int
    title: str
    explanation: str


_Pairs = tuple[tuple[str, str], ...]

_HYGIENE: dict[Language, _Pairs] = {
    Language.DE: (
        ("Liefer- und Termintreue", "Diese Seite sorgt dafür, dass Ware, Bestellungen und Termine stimmen."),
        ("Leistung zum angemessenen Preis", "Diese Seite achtet darauf, dass Preis und Leistung zueinanderpassen."),
        ("Flexibel auf Änderungen reagieren", "Diese Seite fängt kurzfristige Wünsche und Engpässe der anderen auf."),
        (
            "Vertrauen zwischen KAM und Einkauf",
            "Diese Seite pflegt einen offenen, verlässlichen Draht im Tagesgeschäft.",
        ),
        ("Gleichbleibende Qualität", "Diese Seite hält vereinbarte Qualität und behebt Mängel ohne Streit."),
        (
            "Erreichbar sein und rasch antworten",
            "Diese Seite antwortet schnell und hat Ansprechpartner, die entscheiden.",
        ),
    ),
    Language.EN: (
        ("Reliable delivery and dates", "This side makes sure that goods, orders and dates are right."),
        ("Performance at a fair price", "This side sees to it that price and performance match."),
        ("Flexible response to changes", "This side absorbs the other's short-notice wishes and bottlenecks."),
        ("Trust between KAM and buyer", "This side keeps an open and reliable line in day-to-day business."),
        ("Consistent quality", "This side keeps to the agreed quality and settles defects without a quarrel."),
        ("Being reachable and answering fast", "This side answers quickly and has contacts who can decide."),
    ),
}

_VALUE: dict[Language, _Pairs] = {
    Language.DE: (
        (
            "Lieferkette gemeinsam optimieren",
            "Diese Seite legt Daten offen und ändert Schritte, damit die Kette schlanker wird.",
        ),
        ("Notfallpläne für Ausfälle", "Diese Seite plant mit der anderen vor, was bei Engpass oder Ausfall gilt."),
        ("Wertwachstum statt Mengenwachstum", "Diese Seite sucht Ergebnis für beide, nicht bloß mehr Stück."),
        (
            "Digitale Zusammenarbeit",
            "Diese Seite investiert in gemeinsame digitale Wege: Bestellung, Austausch, Service.",
        ),
        (
            "International gemeinsam auftreten",
            "Diese Seite begleitet die andere in neue Länder und stimmt sich weltweit ab.",
        ),
        (
            "Neues gemeinsam entwickeln",
            "Diese Seite bringt Menschen und Mittel in gemeinsame Lösungen und Produkte ein.",
        ),
        (
            "Daten teilen und klug nutzen",
            "Diese Seite öffnet Datenquellen und nutzt sie mit Algorithmen zum Nutzen beider.",
        ),
        ("Umfeld des Kunden einbeziehen", "Diese Seite bringt weitere Partner, Dienstleister und Fachleute zusammen."),
        ("Gemeinsam Kosten senken", "Diese Seite treibt Sparvorhaben voran, deren Ertrag beide teilen."),
        (
            "Abteilungen an einen Tisch bringen",
            "Diese Seite überwindet eigene Grenzen, damit der Kundennutzen vorgeht.",
        ),
        ("Nutzen belegen", "Diese Seite misst und zeigt, welchen Wert die Zusammenarbeit geschaffen hat."),
        ("Beratung, die weiterhilft", "Diese Seite bringt Wissen mit, das die andere noch nicht hatte."),
    ),
    Language.EN: (
        (
            "Optimising the supply chain together",
            "This side opens data and changes steps so that the chain gets leaner.",
        ),
        (
            "Contingency plans for disruptions",
            "This side plans ahead with the other what applies in a shortage or failure.",
        ),
        ("Growth in value, not in volume", "This side looks for results for both, not merely for more units."),
        ("Digital collaboration", "This side invests in shared digital ways: ordering, exchange, service."),
        (
            "Going international together",
            "This side accompanies the other into new countries and coordinates worldwide.",
        ),
        ("Creating new things together", "This side puts people and means into joint solutions and products."),
        (
            "Sharing data and using it wisely",
            "This side opens data sources and uses them with algorithms for the benefit of both.",
        ),
        (
            "Involving the customer's ecosystem",
            "This side brings further partners, service providers and experts together.",
        ),
        ("Cutting costs together", "This side drives savings whose yield both sides share."),
        ("Getting departments to one table", "This side crosses its own borders so that customer value comes first."),
        ("Proving the value", "This side measures and shows what value the cooperation has created."),
        ("Advice that makes a difference", "This side brings knowledge that the other did not have yet."),
    ),
}

_RESILIENCE: dict[Language, _Pairs] = {
    Language.DE: (
        (
            "Neue Einnahmequellen erschließen",
            "Diese Seite hilft der anderen, neue Kunden, Kanäle oder Angebote zu finden.",
        ),
        (
            "Lieferkette stabil halten",
            "Diese Seite sichert Bestände, Wege und Vorlieferanten auch in unruhigen Zeiten.",
        ),
        ("Lieferanten in der Nähe aufbauen", "Diese Seite hilft, ein Netz von Lieferanten in der Region zu knüpfen."),
        (
            "Liquidität gegenseitig schonen",
            "Diese Seite nimmt mit Zahlungszielen und Mengen Rücksicht, wenn es eng wird.",
        ),
        ("Schnell auf andere Kanäle wechseln", "Diese Seite stellt Verkauf und Betreuung rasch auf neue Wege um."),
        ("Im Ernstfall nahe beieinander", "Diese Seite hat feste Ansprechpartner und Abläufe für den Krisenfall."),
        ("Menschen für Neues befähigen", "Diese Seite schult und unterstützt, damit der Wandel bei beiden gelingt."),
    ),
    Language.EN: (
        ("Opening up new revenue sources", "This side helps the other find new customers, channels or offers."),
        (
            "Keeping the supply chain stable",
            "This side secures stocks, routes and sub-suppliers in unsettled times too.",
        ),
        ("Building a local supplier network", "This side helps to weave a network of suppliers in the region."),
        (
            "Protecting each other's liquidity",
            "This side is considerate with payment terms and volumes when things get tight.",
        ),
        ("Switching channels quickly", "This side moves sales and care to new ways fast."),
        ("Close together in an emergency", "This side has fixed contacts and procedures for a crisis."),
        ("Enabling people for the new", "This side trains and supports so that change succeeds on both sides."),
    ),
}


def _entries(language: Language) -> Iterator[Entry]:
    sixteen = tuple((criterion.title, criterion.explanation) for criterion in CRITERIA[language])
    others = {
        CriteriaSet.HYGIENE: _HYGIENE[language],
        CriteriaSet.VALUE: _VALUE[language],
        CriteriaSet.RESILIENCE: _RESILIENCE[language],
    }
    for name, pairs in ({CriteriaSet.SIXTEEN: sixteen} | others).items():
        for place, (title, explanation) in enumerate(pairs):
            yield Entry(name, place, title, explanation)


#: All sets in their order.
CATALOGUE: dict[Language, tuple[Entry, ...]] = {language: tuple(_entries(language)) for language in Language}

_PLACES = {same_title(entry.title): (entry.set, entry.place) for entries in CATALOGUE.values() for entry in entries}


def same_criterion(title: str) -> object:
    """What two titles share that mean the same criterion: in either language for known ones.

    Capitals, runs of blanks and the Unicode form do not matter.
    """
    plain = same_title(title)
    return _PLACES.get(plain, plain)


def in_language(title: str, language: Language) -> str | None:
    """The title of a known criterion in that language; None for one that is in no set."""
    place = same_criterion(title)
    return next((entry.title for entry in CATALOGUE[language] if (entry.set, entry.place) == place), None)
