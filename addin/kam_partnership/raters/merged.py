"""What several raters give together, with nothing in it that may not be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kam_partnership.assessment import Figures, Settings, Zone
from kam_partnership.assessment.zones import COMPARED_DECIMALS
from kam_partnership.raters.rater import Side
from kam_partnership.raters.spread import Spread

#: Where raters stay anonymous, nothing is shown that fewer people than these stand behind.
FEWEST_TOGETHER = 3
#: How far people lie apart is shown from so many on: of three, mean and spread would give every single rating away.
FEWEST_FOR_SPREAD = 5


class Protection(StrEnum):
    """How much of the individual a merged workbook may show; the values are the keys in JSON and in the texts.

    ``NAMED``: everything, with names. ``SIDES``: anonymous, and every side that rated has at least three people:
    means of all and of each side. ``MEANS``: anonymous, three or more people, but one or two of a side: means of all
    together, for a side of one would follow from the difference. ``NOTHING``: anonymous and fewer than three people:
    no figure at all, because everyone knows their own ratings and could work out the rest. Where people are anonymous
    there is never a result of one person, nor the lowest or highest value.
    """

    NAMED = "named"
    SIDES = "sides"
    MEANS = "means"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class PersonResult:
    """One person's figures."""

    name: str
    side: Side
    figures: Figures


@dataclass(frozen=True, slots=True)
class SelfOther:
    """How one side sees itself and how the other side sees it, in scale units; None where undefined or not shown.

    ``own`` is the mean of what the side says of itself, ``other`` that of what the other side says of it.
    """

    own: float | None = None
    other: float | None = None

    @property
    def difference(self) -> float | None:
        """Self view minus other view; above 0 a side sees itself as investing more than the other side does."""
        if self.own is None or self.other is None:
            return None
        return self.own - self.other


@dataclass(frozen=True, slots=True)
class SideSpreads:
    """The two quantities that everyone rates: the supplier's and the key account's investment."""

    supplier: Spread
    key_account: Spread


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """One criterion over all raters.

    Attributes:
        number: its position in the merged list, 1, 2, 3 …
        title: with "(2)" behind it when workbooks hold it twice.
        pooled: over all raters.
        views: each side's view of itself and the other's of it.
        agreed: True when the average deviation of both ratings is acceptable; None when undefined or not shown.
        wide: True when the range of either rating is more than half the scale; None when undefined or not shown.
        weights: smallest and largest weight; None when they are all alike, unknown or not to be shown.
        weights_differ: raters gave different weights.
        lacking: places (from 0) in ``Merged.persons`` of those whose workbook lacks it; empty when not to be shown.
    """

    number: int
    title: str
    pooled: SideSpreads
    views: Mapping[Side, SelfOther]
    agreed: bool | None = None
    wide: bool | None = None
    weights: tuple[float, float] | None = None
    weights_differ: bool = False
    lacking: tuple[int, ...] = ()

    @property
    def disagreement(self) -> float | None:
        """The greater average deviation of both ratings, in scale units."""
        deviations = [self.pooled.supplier.average_deviation, self.pooled.key_account.average_deviation]
        return max((value for value in deviations if value is not None), default=None)


@dataclass(frozen=True, slots=True)
class Merged:
    """Everything that several raters give together.

    Attributes:
        settings: scale, tolerance and limits that hold for all.
        protection: how much of the individual is in here.
        count: how many people answered.
        sides: how many of each side; None when that may not be shown.
        persons: single results; empty where people stay anonymous.
        figures: each number of ``assessment.NUMBER_FIGURES`` over all raters; empty when not to be shown.
        zone: of the mean position.
        views: each side's own score as it sees itself and as the other side sees it.
        criteria: that at least one rater (three, where people stay anonymous) has in the workbook.
        withheld: how many criteria are not in here because fewer than three people rated them.
        untitled: how many rated rows without a title nothing could match.
        limits_differ: raters had different tolerances or limits; ``settings`` holds the most frequent ones.
        weights_differ: raters gave different weights; each one's figures use their own.
    """

    settings: Settings
    protection: Protection
    count: int
    sides: Mapping[Side, int] | None = None
    persons: tuple[PersonResult, ...] = ()
    figures: Mapping[str, Spread] = field(default_factory=dict)
    zone: Zone | None = None
    views: Mapping[Side, SelfOther] = field(default_factory=dict)
    criteria: tuple[CriterionResult, ...] = ()
    withheld: int = 0
    untitled: int = 0
    limits_differ: bool = False
    weights_differ: bool = False

    @property
    def anonymous(self) -> bool:
        """True when no name may be shown."""
        return self.protection is not Protection.NAMED

    @property
    def disagreements(self) -> tuple[CriterionResult, ...]:
        """The criteria, those on which the raters disagree most first; without any deviation those not agreed first."""

        def order(criterion: CriterionResult) -> tuple[float, bool]:
            deviation = criterion.disagreement
            return (0.0 if deviation is None else -round(deviation, COMPARED_DECIMALS), criterion.agreed is not False)

        return tuple(sorted(self.criteria, key=order))
