"""Which criterion somebody means: by its number, or by its title as people write it. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from kam_partnership.assessment import Criterion
from kam_partnership.errors import CriterionRefused
from kam_partnership.texts.criteria import same_criterion

#: What a criterion can get, by the keys of the table's columns.
RATED_COLUMNS = ("weight", "supplier", "key_account", "evidence")


def find_criterion(criteria: Sequence[Criterion], wanted: str) -> Criterion:
    """The criterion that somebody means by its number or by its title, in either language for known ones.

    A number that the table has goes before a title of the same digits.

    Raises:
        CriterionRefused: when no criterion is meant, or several with one title are.
    """
    words = wanted.strip()
    if words.isdecimal() and 1 <= int(words) <= len(criteria):
        return criteria[int(words) - 1]
    found = [one for one in criteria if one.title and same_criterion(one.title) == same_criterion(words)]
    if len(found) > 1:
        numbers = ", ".join(str(one.number) for one in found)
        raise CriterionRefused("criterion_ambiguous", title=found[0].title, numbers=numbers)
    if not found:
        raise _unknown(criteria, words)
    return found[0]


def _unknown(criteria: Sequence[Criterion], words: str) -> CriterionRefused:
    from difflib import get_close_matches  # only when something was misspelt

    titles = {one.title.casefold(): f"{one.number} · {one.title}" for one in criteria if one.title}
    near = get_close_matches(words.casefold(), titles, n=1)
    if near:
        return CriterionRefused("criterion_unknown_near", wanted=words, nearest=titles[near[0]])
    return CriterionRefused("criterion_unknown", wanted=words, count=len(criteria))
