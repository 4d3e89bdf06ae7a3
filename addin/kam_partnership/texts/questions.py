"""The questions for the key account manager's own thinking, in this project's own words.

Three coaching questions and four questions of the account strategy follow the two sources; one more keeps in
mind that a company can live only two or three strategic partnerships. ``zones`` tells where each matters most.
"""

from __future__ import annotations

from dataclasses import dataclass

from kam_partnership.assessment.zones import Zone
from kam_partnership.texts.language import Language


@dataclass(frozen=True, slots=True)
class Question:
    """One question in both languages; ``key`` and ``group`` are the same in every edition."""

    key: str
    group: str
    zones: tuple[Zone, ...]
    words: dict[Language, str]


GROUPS: dict[str, dict[Language, str]] = {
    "coaching": {Language.DE: "Coaching", Language.EN: "Coaching"},
    "strategy": {Language.DE: "Account-Strategie", Language.EN: "Account strategy"},
    "focus": {Language.DE: "Strategische Partner", Language.EN: "Strategic partners"},
}

QUESTIONS: tuple[Question, ...] = (
    Question(
        "unreturned_effort",
        "coaching",
        (Zone.SUPPLIER_FRUSTRATION,),
        {
            Language.DE: "Wo geben wir in dieser Beziehung viel mehr, als zurückkommt, und woran machen wir das fest?",
            Language.EN: "Where do we give far more in this relationship than comes back, and how can we tell?",
        },
    ),
    Question(
        "lean_or_strategic",
        "coaching",
        (Zone.SUPPLIER_RELATIONSHIP, Zone.COOPERATION),
        {
            Language.DE: (
                "Was unterscheidet bei uns eine schlanke Betreuung von einer strategischen Partnerschaft, "
                "und was davon braucht dieser Key Account?"
            ),
            Language.EN: (
                "What sets lean account care apart from a strategic partnership in our company, "
                "and which of the two does this key account need?"
            ),
        },
    ),
    Question(
        "reduce_on_purpose",
        "coaching",
        (Zone.SUPPLIER_FRUSTRATION, Zone.SUPPLIER_RELATIONSHIP),
        {
            Language.DE: "Welche Leistung fahren wir hier bewusst zurück, und wie sagen wir es dem Key Account?",
            Language.EN: "Which service do we cut back here on purpose, and how do we tell the key account?",
        },
    ),
    Question(
        "discounts",
        "strategy",
        (Zone.SUPPLIER_FRUSTRATION, Zone.SUPPLIER_RELATIONSHIP),
        {
            Language.DE: "Wie begegnen wir Rabattwünschen, hinter denen keine Not steht, sondern die Gelegenheit?",
            Language.EN: "How do we answer calls for discounts that come from opportunity, not from need?",
        },
    ),
    Question(
        "help_in_need",
        "strategy",
        (Zone.KEY_ACCOUNT_FRUSTRATION, Zone.COOPERATION, Zone.STRATEGIC_PARTNERSHIP),
        {
            Language.DE: "Was können wir diesem Key Account anbieten, wenn ihn eine Krise hart trifft?",
            Language.EN: "What can we offer this key account when a crisis hits it hard?",
        },
    ),
    Question(
        "easier_buying",
        "strategy",
        (Zone.SUPPLIER_RELATIONSHIP, Zone.COOPERATION),
        {
            Language.DE: (
                "Wie machen wir das Kaufen leichter, ohne die Marge anzutasten: kleinere Mengen, "
                "Probeangebote, Nachlässe mit Enddatum?"
            ),
            Language.EN: (
                "How do we make buying easier without touching the margin: smaller quantities, "
                "trial offers, discounts with an end date?"
            ),
        },
    ),
    Question(
        "keep_contacts",
        "strategy",
        (Zone.KEY_ACCOUNT_FRUSTRATION, Zone.COOPERATION, Zone.STRATEGIC_PARTNERSHIP),
        {
            Language.DE: "Wie bleiben wir mit den Menschen verbunden, auf die es ankommt, auch wenn sie wechseln?",
            Language.EN: "How do we stay in touch with the people who matter, even when they move on?",
        },
    ),
    Question(
        "two_or_three",
        "focus",
        (Zone.COOPERATION, Zone.STRATEGIC_PARTNERSHIP),
        {
            Language.DE: (
                "Mehr als zwei oder drei strategische Partner trägt kaum ein Unternehmen: Gehört dieser "
                "Key Account dazu, wollen es beide, und wer gehört dann nicht dazu?"
            ),
            Language.EN: (
                "Hardly any company can sustain more than two or three strategic partners: is this key account "
                "one of them, do both want it, and who is not?"
            ),
        },
    ),
)
