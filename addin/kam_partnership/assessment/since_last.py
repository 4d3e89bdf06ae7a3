"""What changed since an earlier assessment, on the criteria that were rated at both dates."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from kam_partnership.assessment.criteria import Assessment, Criterion
from kam_partnership.assessment.figures import Figures, compute_figures, scores
from kam_partnership.assessment.saved import SavedPosition
from kam_partnership.assessment.zones import COMPARED_DECIMALS
from kam_partnership.plain_text import same_title

#: A criterion's title, made comparable; the date for one without a title; which one of that title it is.
_Title = tuple[str, str, int]


class ChangedCriterion(NamedTuple):
    """One criterion that was rated at both dates, then and now; its number is today's."""

    now: Criterion
    then: Criterion

    @property
    def gap_change(self) -> float:
        """How far the gap moved, scale units; positive: the key account gained."""
        return _gap(self.now) - _gap(self.then)


@dataclass(frozen=True, slots=True)
class SinceLast:
    """Figures of both dates on the common criteria, with today's weights; None without a common criterion.

    Attributes:
        date: of the earlier assessment.
        common: number of criteria rated at both dates.
        only_now, only_then: numbers of criteria rated at one of the dates only.
        scale_changed: True when the ratings of both dates stand on different scales, so that nothing is compared.
        readable: False when the earlier row does not tell its ratings.
        criteria: those whose ratings changed, the largest change of the gap first.
    """

    date: dt.date
    common: int = 0
    only_now: int = 0
    only_then: int = 0
    supplier_score_then: float | None = None
    supplier_score_now: float | None = None
    key_account_score_then: float | None = None
    key_account_score_now: float | None = None
    net_balance_then: float | None = None
    net_balance_now: float | None = None
    scale_changed: bool = False
    readable: bool = True
    criteria: tuple[ChangedCriterion, ...] = ()


def compare_with(assessment: Assessment, saved: SavedPosition | None) -> SinceLast | None:
    """What changed since a saved assessment.

    Args:
        assessment: today's.
        saved: the earlier one; None when there is none.

    Returns:
        None without an earlier assessment, and with invalid settings.
    """
    settings = assessment.settings
    if saved is None or settings is None:
        return None
    if saved.assessment is None:
        return SinceLast(saved.date, readable=False)
    now, then = _by_title(assessment.rated_pairs, "now"), _by_title(saved.assessment.rated_pairs, "then")
    before = saved.assessment.settings
    if before is None or before.scale != settings.scale:
        return SinceLast(saved.date, only_now=len(now), only_then=len(then), scale_changed=True)
    common = [ChangedCriterion(criterion, then[key]) for key, criterion in now.items() if key in then]
    counts = (len(common), len(now) - len(common), len(then) - len(common))
    if not common:
        return SinceLast(saved.date, *counts)
    weights = [pair.now.weight or 0.0 for pair in common]  # of rated pairs, so never none
    supplier_then, key_account_then = scores([pair.then for pair in common], weights)
    supplier_now, key_account_now = scores([pair.now for pair in common], weights)
    return SinceLast(
        saved.date,
        *counts,
        supplier_then,
        supplier_now,
        key_account_then,
        key_account_now,
        key_account_then - supplier_then,
        key_account_now - supplier_now,
        criteria=tuple(sorted(filter(_changed, common), key=_largest_change_first)),
    )


class OnCommonCriteria(NamedTuple):
    """Today and earlier assessments by the criteria that all of them rated, with today's weights.

    Attributes:
        common: number of those criteria.
        now: today's figures.
        then: of the earlier ones, in their order; None for those that have too little in common with today.
        alike: True when every one of them rated the same criteria, so that nothing was left out.
    """

    common: int
    now: Figures
    then: tuple[Figures | None, ...]
    alike: bool


#: An assessment that would halve the criteria in common with today is left out of a comparison of many.
LEAST_IN_COMMON = 0.5


def on_common_criteria(assessment: Assessment, earlier: Sequence[Assessment]) -> OnCommonCriteria:
    """Compare many assessments, the newest of the earlier ones first: each has to share enough criteria with today.

    Args:
        assessment: today's, with valid settings.
        earlier: in the order of their days, on the same scale.
    """
    now = _by_title(assessment.rated_pairs, "now")
    sets = [_by_title(saved.rated_pairs, "then") for saved in earlier]
    common, least = set(now), 1.0
    chosen = [False] * len(sets)
    for place in reversed(range(len(sets))):
        both = common & sets[place].keys()
        if len(both) >= least:
            if not any(chosen):
                least = max(1.0, LEAST_IN_COMMON * len(both))
            common, chosen[place] = both, True
    kept = [key for key in now if key in common]

    def figures(ratings: Mapping[_Title, Criterion]) -> Figures:
        weighed = (replace(ratings[key], weight=now[key].weight) for key in kept)
        return compute_figures(Assessment(assessment.settings, tuple(_renumbered(weighed))))

    then = tuple(figures(one) if taken else None for one, taken in zip(sets, chosen, strict=True))
    alike = all(one.keys() == now.keys() for one, taken in zip(sets, chosen, strict=True) if taken)
    return OnCommonCriteria(len(kept), figures(now), then, alike)


def _by_title(criteria: Iterable[Criterion], date: str) -> dict[_Title, Criterion]:
    """Criteria by their title, and by which one of that title they are; one without a title is no other date's."""
    seen: Counter[str] = Counter()
    found = {}
    for criterion in criteria:
        title = same_title(criterion.title)
        seen[title] += 1
        found[title, "" if title else date, seen[title]] = criterion
    return found


def _renumbered(criteria: Iterable[Criterion]) -> Iterable[Criterion]:
    return (replace(criterion, number=number) for number, criterion in enumerate(criteria, start=1))


def _changed(pair: ChangedCriterion) -> bool:
    return any(
        round(now, COMPARED_DECIMALS) != round(then, COMPARED_DECIMALS)
        for now, then in zip(_ratings(pair.now), _ratings(pair.then), strict=True)
    )


def _largest_change_first(pair: ChangedCriterion) -> tuple[float, int]:
    return -round(abs(pair.gap_change), COMPARED_DECIMALS), pair.now.number


def _ratings(criterion: Criterion) -> tuple[float, float]:
    assert criterion.supplier is not None and criterion.key_account is not None  # noqa: S101, PT018 - a rated pair
    return criterion.supplier, criterion.key_account


def _gap(criterion: Criterion) -> float:
    supplier, key_account = _ratings(criterion)
    return key_account - supplier
