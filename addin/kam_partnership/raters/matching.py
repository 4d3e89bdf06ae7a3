"""Which rows of several workbooks are the same criterion: matched by title, never by position."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kam_partnership.assessment import Criterion
from kam_partnership.plain_text import same_title
from kam_partnership.raters.rater import Rater


@dataclass(frozen=True, slots=True)
class MatchedCriterion:
    """One criterion and its row in each workbook that has it.

    Attributes:
        title: as most workbooks write it.
        occurrence: 1, or 2, 3 … for a title that one workbook holds several times.
        rows: the row by the rater's place in the list, from 0.
    """

    title: str
    occurrence: int
    rows: Mapping[int, Criterion]


def match(
    raters: Sequence[Rater], same: Callable[[str], object] = same_title
) -> tuple[tuple[MatchedCriterion, ...], int]:
    """Match all rows by title.

    A title that stands twice in one workbook matches, in its order, the first and the second one of the others. The
    result does not depend on the raters' order: by the mean position in the workbooks, then by title.

    Args:
        raters: in any order.
        same: what two titles share that mean the same criterion.

    Returns:
        the criteria, and how many rows have a rating but no title, so that nothing can match them.
    """
    found: dict[tuple[object, int], dict[int, Criterion]] = {}
    untitled = 0
    for place, rater in enumerate(raters):
        seen: Counter[object] = Counter()
        for criterion in rater.assessment.criteria:
            if not criterion.title:
                untitled += criterion.supplier is not None or criterion.key_account is not None
                continue
            key = same(criterion.title)
            seen[key] += 1
            found.setdefault((key, seen[key]), {})[place] = criterion
    matched = [MatchedCriterion(_usual(rows), number, rows) for (_, number), rows in found.items()]
    matched.sort(key=lambda one: (_mean_number(one.rows), one.title.casefold(), one.title, one.occurrence))
    return tuple(matched), untitled


def _usual(rows: Mapping[int, Criterion]) -> str:
    """The spelling that most workbooks use; with equally many the first one by alphabet."""
    spellings = Counter(criterion.title for criterion in rows.values())
    return min(spellings, key=lambda title: (-spellings[title], title))


def _mean_number(rows: Mapping[int, Criterion]) -> float:
    return sum(criterion.number for criterion in rows.values()) / len(rows)
