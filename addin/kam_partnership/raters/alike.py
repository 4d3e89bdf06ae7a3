"""Names that may be of one person who wrote them in two ways: only ever a question, never a reason to leave one out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import Final

from kam_partnership.plain_text import same_name

#: How much two words have in common that may be one (Maier and Mayer have 0.8); shorter ones are initials or numbers.
_ENOUGH, _SHORTEST = 0.75, 3
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def alike(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names with the same words in another order, or with one word written a little differently.

    Args:
        names: of different people, as they wrote them.
    """
    words = [sorted(same_name(name).replace(",", " ").translate(_UMLAUTS).split()) for name in names]
    for one, other in combinations(range(len(names)), 2):
        if words[one] == words[other] or _one_word_apart(words[one], words[other]):
            yield names[one], names[other]


def _one_word_apart(one: Sequence[str], other: Sequence[str]) -> bool:
    left, right = set(one) - set(other), set(other) - set(one)
    if len(one) != len(other) or len(left) != 1 or len(right) != 1 or len(one) < 2:
        return False
    first, second = *left, *right
    if min(len(first), len(second)) < _SHORTEST or not (first.isalpha() and second.isalpha()):
        return False
    return SequenceMatcher(None, first, second).ratio() >= _ENOUGH
