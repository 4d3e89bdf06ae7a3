"""What several raters give together, with nothing in it that may not be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kam_partnership.assessment import Figures, Settings, Zone
from kam_partnership.assessment.zones import COMPARED_DECIMALS
from kam_partnership.raters.rater import Side
from kam_partnership.raters.sides import Headline, SideView, compare, each_side_gives_more
from kam_partnership.raters.spread import Spread

#: Where raters stay anonymous, nothing is shown that fewer people than these stand behind.
FEWEST_TOGETHER = 3
#: The figures that are sums over the ratings of all: in means of the others the one person whose balance leans the
#: other way stands alone (gross imbalance, offset and balance score take sizes without their signs).
LINEAR_FIGURES = ("supplier_score", "key_account_score", "net_balance", "level")
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

    def of(self, side: Side) -> Spread:
        """What is said of a side's investment."""
        return self.supplier if side is Side.SUPPLIER else self.key_account

    @property
    def deviation(self) -> float | None:
        """The greater average deviation of both, in scale units; None also where one of both may not be shown."""
        both = (self.supplier, self.key_account)
        if any(spread.count > 1 and spread.average_deviation is None for spread in both):
            return None
        return max((one.average_deviation for one in both if one.average_deviation is not None), default=None)


def _mean_of(spreads: SideSpreads | None, side: Side) -> float | None:
    return None if spreads is None else spreads.of(side).mean


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """One criterion over all raters.

    Attributes:
        number: its position in the merged list, 1, 2, 3 …
        own_title: as most workbooks write it.
        occurrence: 1, or 2, 3 … for a title that workbooks hold several times.
        pooled: over all raters.
        within: the same over one side's raters; a side is missing where it may not be shown.
        gaps: each side's mean gap, key account minus supplier, over its raters who rated both, in scale units; a side
            is missing where nobody of it did, or where it may not be shown.
        sides_disagree: True when the sides' gaps differ by more than the tolerance; None without both gaps.
        agreed: True when the average deviation of both ratings is acceptable and the sides do not disagree; False when
            one of both is known to be otherwise; None when that is undefined or not shown.
        agreed_within: the same for the raters of one side alone; None when undefined or not shown.
        wide: True when the range of either rating is more than half the scale; None when undefined or not shown.
        weights: smallest and largest weight; None when they are all alike, unknown or not to be shown.
        weights_differ: raters gave different weights.
        lacking: places (from 0) in ``Merged.persons`` of those whose workbook lacks it; empty when not to be shown.
        evidence: place in ``Merged.persons`` and what that person wrote as evidence; empty where people stay anonymous,
            for words betray who wrote them.
    """

    number: int
    own_title: str
    pooled: SideSpreads
    within: Mapping[Side, SideSpreads] = field(default_factory=dict)
    gaps: Mapping[Side, float] = field(default_factory=dict)
    sides_disagree: bool | None = None
    agreed: bool | None = None
    agreed_within: Mapping[Side, bool | None] = field(default_factory=dict)
    wide: bool | None = None
    weights: tuple[float, float] | None = None
    weights_differ: bool = False
    lacking: tuple[int, ...] = ()
    evidence: tuple[tuple[int, str], ...] = ()
    occurrence: int = 1

    @property
    def title(self) -> str:
        """As people tell it from another one of the same title."""
        return self.own_title if self.occurrence == 1 else f"{self.own_title} ({self.occurrence})"

    @property
    def between(self) -> float | None:
        """How far the sides' mean gaps lie apart, in scale units; None without both."""
        if len(self.gaps) < len(Side):
            return None
        return abs(self.gaps[Side.KEY_ACCOUNT] - self.gaps[Side.SUPPLIER])

    @property
    def views(self) -> Mapping[Side, SelfOther]:
        """Each side's view of itself and the other's of it."""
        return {
            side: SelfOther(*(_mean_of(self.within.get(view), side) for view in (side, side.other))) for side in Side
        }

    @property
    def disagreement(self) -> float | None:
        """The greater average deviation of both ratings over all raters, in scale units."""
        return self.pooled.deviation


@dataclass(frozen=True, slots=True)
class Merged:
    """Everything that several raters give together.

    Attributes:
        settings: scale, tolerance and limits that hold for all.
        protection: how much of the individual is in here.
        count: how many people answered.
        sides: how each side sees it; a side is missing when nobody of it rated, both when that may not be shown.
        persons: single results; empty where people stay anonymous.
        figures: each number of ``assessment.NUMBER_FIGURES`` over all raters; empty when not to be shown. Where people
            are anonymous only the linear ones (``LINEAR_FIGURES``) are known.
        zone: of the mean position.
        views: each side's own score as it sees itself and as the other side sees it.
        criteria: that at least one rater (three, where people stay anonymous) has in the workbook.
        withheld: how many criteria are not in here because fewer than three people rated them.
        held_back: how many more are not in here because what one or two people gave would follow from them and from
            the figures of all (``raters/disclosure.py``).
        untitled: how many rated rows without a title nothing could match.
        limits_differ: raters had different tolerances or limits; ``settings`` holds the most frequent ones.
        weights_differ: raters gave different weights; each one's figures use their own.
    """

    settings: Settings
    protection: Protection
    count: int
    sides: Mapping[Side, SideView] = field(default_factory=dict)
    persons: tuple[PersonResult, ...] = ()
    figures: Mapping[str, Spread] = field(default_factory=dict)
    zone: Zone | None = None
    views: Mapping[Side, SelfOther] = field(default_factory=dict)
    criteria: tuple[CriterionResult, ...] = ()
    withheld: int = 0
    held_back: int = 0
    untitled: int = 0
    limits_differ: bool = False
    weights_differ: bool = False

    @property
    def anonymous(self) -> bool:
        """True when no name may be shown."""
        return self.protection is not Protection.NAMED

    @property
    def two_views(self) -> tuple[SideView, SideView] | None:
        """How the supplier's people and how the key account's people see it; None unless both are known."""
        both = [self.sides.get(side) for side in (Side.SUPPLIER, Side.KEY_ACCOUNT)]
        return None if both[0] is None or both[1] is None else (both[0], both[1])

    @property
    def view_gap(self) -> float | None:
        """B as the key account's people see it minus B as the supplier's people see it, in scale units."""
        return None if self.two_views is None else self.two_views[1].net_balance - self.two_views[0].net_balance

    @property
    def each_side_gives_more(self) -> bool | None:
        """True when each side sees itself as the one that gives more; None without both views."""
        return None if self.two_views is None else each_side_gives_more(*self.two_views, self.settings)

    @property
    def headline(self) -> Headline:
        """What is to be told first."""
        if self.two_views is not None:
            return compare(*self.two_views, self.settings, [one.sides_disagree for one in self.criteria])
        if self.sides:
            return Headline.ONE_SIDE
        return Headline.NOTHING if self.protection is Protection.NOTHING else Headline.TOGETHER

    @property
    def by_difference(self) -> tuple[CriterionResult, ...]:
        """The criteria, those on which the sides differ most first; where that is unknown, in their own order, last."""

        def order(criterion: CriterionResult) -> float:
            return 1.0 if criterion.between is None else -round(criterion.between, COMPARED_DECIMALS)

        return tuple(sorted(self.criteria, key=order))

    @property
    def disagreements(self) -> tuple[CriterionResult, ...]:
        """The criteria, those on which the raters disagree most first; without any deviation those not agreed first."""

        def order(criterion: CriterionResult) -> tuple[float, bool]:
            deviation = criterion.disagreement
            return (0.0 if deviation is None else -round(deviation, COMPARED_DECIMALS), criterion.agreed is not False)

        return tuple(sorted(self.criteria, key=order))
