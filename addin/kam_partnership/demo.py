"""Sample ratings for a first look: plausible, made up, one of them half-rated, two criteria of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kam_partnership.texts import Language

#: Ratings of supplier and key account for the sixteen criteria; the thirteenth is rated by one side only.
RATINGS: tuple[tuple[float, float | None], ...] = (
    (9, 4), (7, 5), (8, 5), (6, 3), (8, 4), (7, 6), (6, 6), (8, 2),
    (5, 3), (4, 7), (8, 8), (7, 5), (3, None), (9, 6), (8, 7), (7, 7),
)  # fmt: skip
#: Weights that differ from 1, by number of the criterion.
WEIGHTS = {1: 2.0, 8: 2.0}
#: Earlier assessments: how many days ago, and the ratings of that time for the sixteen criteria.
EARLIER: tuple[tuple[int, tuple[tuple[float, float | None], ...]], ...] = (
    (546, ((6, 5), (6, 5), (5, 4), (5, 3), (5, 5), (6, 5), (5, 5), (5, 4),
           (4, 3), (4, 5), (7, 7), (6, 5), (3, None), (6, 5), (7, 7), (6, 6))),
    (364, ((7, 5), (6, 5), (6, 5), (5, 3), (6, 5), (6, 6), (5, 6), (6, 4),
           (4, 3), (4, 6), (7, 8), (6, 5), (3, None), (7, 6), (7, 7), (7, 7))),
    (182, ((8, 5), (7, 5), (7, 5), (6, 4), (7, 5), (6, 6), (6, 6), (7, 4),
           (5, 4), (4, 7), (8, 8), (7, 6), (3, None), (8, 6), (8, 7), (7, 7))),
)  # fmt: skip
#: Where both want to be: supplier, key account. Until the next review it is so many days.
TARGET = 7.5, 7.0
DAYS_TO_REVIEW = 45


@dataclass(frozen=True, slots=True)
class DemoWords:
    """The names in the sample, and what some ratings are seen by, by number of the criterion."""

    key_account: str
    supplier: str
    author: str
    own_criteria: tuple[tuple[str, float, float], ...]
    evidence: Mapping[int, str]


WORDS = {
    Language.DE: DemoWords(
        "Muster Maschinenbau AG",
        "Beispiel Antriebe GmbH",
        "A. Beispiel",
        (("Gemeinsame Ziele für Nachhaltigkeit", 6, 7), ("Datenaustausch über Schnittstellen", 7, 3)),
        {
            1: "Beim letzten neuen Werk erfuhren wir erst mit der Anfrage davon",
            5: "Angebote gehen noch immer zuerst durch den Preisvergleich",
            8: "Unser Zielbild liegt seit Mai vor, eine Antwort steht aus",
            11: "Reklamationen werden am selben Tag gemeinsam besprochen",
        },
    ),
    Language.EN: DemoWords(
        "Sample Machines Ltd",
        "Example Drives Inc",
        "A. Example",
        (("Shared goals for sustainability", 6, 7), ("Exchange of data through interfaces", 7, 3)),
        {
            1: "We heard of the latest new plant with the request for quotation only",
            5: "Quotations still go through the price comparison first",
            8: "Our picture of where to go has been there since May, an answer is due",
            11: "Complaints are talked through together on the same day",
        },
    ),
}
