"""Whether what is shown of a group lets somebody work out what one or two people of it gave.

Two things could. The first: figures of all and means of single criteria are sums over the same ratings. As long as
everybody rated the same criteria with the same weights, the former follow from the latter and tell nothing more. But
where one person left a criterion out, that person's ratings count elsewhere in both, and the difference is that
person's own score, and of somebody who rated one criterion only the very rating. So one more criterion stays away then:
without it the difference cannot be taken.

The calculation is exact. A sum of published figures, each times some factor, *isolates* people when the ratings of all
others cancel out of it; whether there is one follows from who rated what with which weight, never from the ratings. It
assumes that the reader knows all that, which is more than anybody is told.

The second: of five people's whole-number ratings, mean and average deviation often leave but one lowest or one highest
rating. Then the average deviation stays away. That it does tells nothing more (a test tries all ratings of five to
seven people), for the ratings that are like that lie close together as well as far apart.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

#: Fewer people than these may not stand alone.
_ALONE = (1, 2)
#: Of the grids on which people rate.
_STEPS = (1.0, 0.5)


@dataclass(frozen=True, slots=True)
class RatedBy:
    """Who gave one rating of one criterion, and how it counts in each one's score.

    Attributes:
        criterion: its place in the list, from 0.
        shares: by person, which part of the person's own score it makes; 0 for half a pair.
        by_side: its mean is shown for each side; else only for all together.
    """

    criterion: int
    shares: Mapping[int, Fraction]
    by_side: bool


def shares_of(weights: Mapping[int, float]) -> dict[int, Fraction]:
    """Which part of a score each rated pair makes: its weight among all weights, exactly."""
    exact = {criterion: Fraction(weight) for criterion, weight in weights.items()}
    total = sum(exact.values())
    return {criterion: weight / total for criterion, weight in exact.items()}


def fixes_an_end(values: Sequence[float], low: float, high: float) -> bool:
    """Whether mean and average deviation of these ratings leave but one lowest or one highest rating.

    Args:
        values: of several people, on a grid of whole or half points from ``low`` on; on a finer one nothing is fixed.
        low, high: ends of the scale.
    """
    step = next((step for step in _STEPS if all((value - low) / step % 1 == 0 for value in values)), None)
    if step is None:
        return False
    ratings = [round((value - low) / step) for value in values]
    count, total, most = len(ratings), sum(ratings), int((high - low) / step)
    above = sum(abs(count * rating - total) for rating in ratings) // 2  # as much lies above the mean as below it
    if not above:
        return True
    floor = total // count
    lowest, highest = [], []
    for higher in range(1, count):  # so many ratings above the mean; all that is known of them is their sum
        sum_above, rest = divmod(above + higher * total, count)
        lower, sum_below = count - higher, total - sum_above
        possible = higher * (floor + 1) <= sum_above <= higher * most and 0 <= sum_below <= lower * floor
        if possible and not rest:
            lowest += [max(0, sum_below - (lower - 1) * floor), sum_below // lower]
            highest += [min(most, sum_above - (higher - 1) * (floor + 1)), -(-sum_above // higher)]
    return len(set(lowest)) == 1 or len(set(highest)) == 1


def held_back(rated: Sequence[RatedBy], sides: Sequence[str], shown: Collection[int], *, by_side: bool) -> set[int]:
    """The criteria that must not be shown beside the figures of all, as few as a simple search finds.

    Args:
        rated: supplier's and key account's ratings of all criteria, also of those that are not shown.
        sides: whose side each person is on.
        shown: the criteria that would be shown.
        by_side: scores are shown for each side; else only for all together.
    """
    away: set[int] = set()
    group = _Group(rated, sides, by_side=by_side)
    raters = {one.criterion: len(one.shares) for one in rated}
    left = sorted(shown, key=lambda criterion: (raters[criterion], -criterion))
    while left and group.isolates(set(left)):
        # One that everybody's scores hold is enough; those with the fewest ratings are missed least.
        enough = (one for one in left if not group.isolates(set(left) - {one}))
        chosen = next(enough, left[0])
        left.remove(chosen)
        away.add(chosen)
    return away


class _Group:
    """People, and in which scores and means their ratings count."""

    def __init__(self, rated: Sequence[RatedBy], sides: Sequence[str], *, by_side: bool) -> None:
        self._rated, self._sides = rated, sides
        self._kinds = sorted(set(sides)) if by_side else []

    def isolates(self, shown: Collection[int]) -> bool:
        """Whether something of one or two people follows when these criteria are shown."""
        people = range(len(self._sides))
        few = itertools.chain.from_iterable(itertools.combinations(people, size) for size in _ALONE)
        return any(self._alone(frozenset(alone), factors, shown) for alone in few for factors in self._factors(shown))

    def _factors(self, shown: Collection[int]) -> Iterator[Mapping[str, Fraction]]:
        """How often the scores of each side are taken: which mixtures can cancel anything out.

        Where every criterion is shown by side, either side can be looked at alone. A criterion that is shown for all
        together ties them by the part that it makes of either side's scores.
        """
        one, none = Fraction(1), Fraction(0)
        if len(self._kinds) < 2:
            yield dict.fromkeys(self._sides, one)
            return
        first, second = self._kinds
        yield {first: one, second: none}
        yield {first: none, second: one}
        ties = set()
        for rated in self._rated:
            if rated.criterion in shown and not rated.by_side:
                parts = [{s for p, s in rated.shares.items() if s and self._sides[p] == kind} for kind in self._kinds]
                ties |= {a / b for a, b in itertools.product(*parts)}
        for tie in sorted(ties):
            yield {first: one, second: tie}

    def _alone(self, alone: frozenset[int], factors: Mapping[str, Fraction], shown: Collection[int]) -> bool:
        """Whether the ratings of all others cancel out, and anything of these people stays."""
        stays = False
        for rated in self._rated:
            taken: dict[object, Fraction] = {}
            for person, share in rated.shares.items():
                if person not in alone:
                    key = self._sides[person] if rated.by_side and self._kinds else None
                    part = factors[self._sides[person]] * share
                    if taken.setdefault(key, part) != part or (part and rated.criterion not in shown):
                        return False
            for person in alone & rated.shares.keys():
                key = self._sides[person] if rated.by_side and self._kinds else None
                mean = taken.get(key, Fraction(0)) if rated.criterion in shown else 0
                stays = stays or factors[self._sides[person]] * rated.shares[person] != mean
        return stays
