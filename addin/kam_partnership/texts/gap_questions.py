"""Questions for the next talk about criteria of the user's own, for which no question has been written.

Several wordings for each direction: five such criteria below each other should not be met with the same question
five times. They are spoken to the key account.
"""

from __future__ import annotations

from kam_partnership.texts.language import Language, short_number

_SUPPLIER_MORE: dict[Language, tuple[str, ...]] = {
    Language.DE: (
        "Hier investieren wir {supplier}, von Ihnen kommt {key_account}. Ist Ihnen das Thema so wichtig wie uns?",
        "Was hindert Sie heute, hier mehr einzubringen?",
        "Welcher Teil unseres Aufwands nützt Ihnen hier am meisten, und auf welchen könnten Sie verzichten?",
        "Was wäre für Sie hier ein guter nächster Schritt?",
        "Wie würden Sie dieses Thema aufteilen: Was machen wir, was machen Sie?",
    ),
    Language.EN: (
        "Here we invest {supplier} and you invest {key_account}. Is the topic as important to you as to us?",
        "What keeps you from contributing more here today?",
        "Which part of our effort helps you most here, and which could you do without?",
        "What would be a good next step for you here?",
        "How would you share out this topic: what do we do, what do you do?",
    ),
}
_KEY_ACCOUNT_MORE: dict[Language, tuple[str, ...]] = {
    Language.DE: (
        "Hier investieren Sie {key_account}, von uns kommt {supplier}. Was erwarten Sie als Nächstes von uns?",
        "Was vermissen Sie hier am meisten von uns?",
        "Woran würden Sie merken, dass wir hier aufgeholt haben?",
        "Was wäre für Sie hier ein guter nächster Schritt?",
        "Womit können wir Sie hier in den nächsten drei Monaten entlasten?",
    ),
    Language.EN: (
        "Here you invest {key_account} and we invest {supplier}. What do you expect from us next?",
        "What do you miss most from us here?",
        "How would you notice that we have caught up here?",
        "What would be a good next step for you here?",
        "What could we take off your hands here in the next three months?",
    ),
}


def question_for_gap(
    supplier: float, key_account: float, language: Language, *, supplier_invests_more: bool, turn: int
) -> str:
    """One of the wordings.

    Args:
        supplier, key_account: the ratings, in scale units.
        turn: which of them: the row in which it will stand, from 0.
    """
    wordings = (_SUPPLIER_MORE if supplier_invests_more else _KEY_ACCOUNT_MORE)[language]
    return wordings[turn % len(wordings)].format(
        supplier=short_number(round(supplier, 2), language), key_account=short_number(round(key_account, 2), language)
    )
