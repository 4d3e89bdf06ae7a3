"""Criteria across accounts: where do we always invest too much? Added up while files are read. Pure.

Gaps of different scales are compared as parts of their scale.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kam_partnership.portfolio.account import RatedCriterion
from kam_partnership.texts.criteria import same_criterion


@dataclass(slots=True)
class CriterionTotals:
    """One criterion over all accounts that rated it.

    Attributes:
        title: as most accounts wrote it; of equally many the first in the alphabet.
        count: accounts that rated it on both sides.
        gap_sum: of the gaps (key account minus supplier) as parts of the scale.
        supplier_more, key_account_more: accounts in which one side invests more, beyond the tolerance.
    """

    titles: dict[str, int]
    count: int = 0
    gap_sum: float = 0.0
    supplier_more: int = 0
    key_account_more: int = 0

    @property
    def title(self) -> str:
        """As most accounts wrote it."""
        return min(self.titles, key=lambda title: (-self.titles[title], title))

    @property
    def mean_gap(self) -> float:
        """Mean gap as a part of the scale, −1 to 1; negative: the suppliers invest more."""
        return round(self.gap_sum / self.count, 12) + 0.0  # adding up leaves a rest that shows as −0.0

    @property
    def supplier_share(self) -> float:
        """The part of the accounts in which the supplier invests more, beyond the tolerance."""
        return self.supplier_more / self.count

    @property
    def key_account_share(self) -> float:
        """The part of the accounts in which the key account invests more, beyond the tolerance."""
        return self.key_account_more / self.count


class CriteriaTotals:
    """Adds up criteria; the same criterion in German and English, or in other capitals, is one."""

    def __init__(self) -> None:
        self._totals: dict[object, CriterionTotals] = {}

    def add(self, criteria: Iterable[RatedCriterion]) -> None:
        """The rated criteria of one more account; those without a title belong to nobody."""
        for criterion in criteria:
            if not criterion.title.strip():
                continue
            key = same_criterion(criterion.title)
            totals = self._totals.setdefault(key, CriterionTotals({}))
            totals.titles[criterion.title] = totals.titles.get(criterion.title, 0) + 1
            totals.count += 1
            totals.gap_sum += criterion.gap
            gap = round(criterion.gap, 9)
            totals.supplier_more += gap < -round(criterion.tolerance, 9)
            totals.key_account_more += gap > round(criterion.tolerance, 9)

    def ranking(self) -> list[CriterionTotals]:
        """Where suppliers invest too much most often comes first; rare criteria follow frequent ones."""
        return sorted(
            self._totals.values(),
            key=lambda t: (-round(t.supplier_share, 9), round(t.mean_gap, 9), -t.count, t.title),
        )
