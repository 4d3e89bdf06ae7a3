"""Criteria and the assessment they make up: only states that can be computed with."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from kam_partnership.assessment.settings import Scale, Settings


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion with what both sides invest.

    Attributes:
        number: position in the table, 1, 2, 3 …
        title: what the user calls it; may be empty.
        weight: finite and >= 0, or None when what was typed is not a weight.
        supplier: rating of the supplier's investment in scale units, or None.
        key_account: rating of the key account's investment in scale units, or None.
        evidence: what both sides see it by, in the user's words; may be empty.

    Raises:
        ValueError: for a number below 1, a negative or infinite weight, an infinite rating.
    """

    number: int
    title: str
    weight: float | None = 1.0
    supplier: float | None = None
    key_account: float | None = None
    evidence: str = ""

    def __post_init__(self) -> None:
        if self.number < 1:
            raise ValueError("a criterion's number counts from 1")
        # "Not a number" fails every comparison.
        if self.weight is not None and not 0 <= self.weight < inf:
            raise ValueError("a weight is finite and not negative")
        for rating in (self.supplier, self.key_account):
            if rating is not None and not -inf < rating < inf:
                raise ValueError("a rating is finite")

    @property
    def gap(self) -> float | None:
        """Key account minus supplier, in scale units; None unless both sides are rated."""
        if self.supplier is None or self.key_account is None:
            return None
        return self.key_account - self.supplier

    @property
    def rated(self) -> bool:
        """True for a rated pair: both ratings and a weight above 0."""
        both_rated = self.supplier is not None and self.key_account is not None
        return both_rated and self.weight is not None and self.weight > 0


@dataclass(frozen=True, slots=True)
class Target:
    """The position that both sides want, in scale units.

    Raises:
        ValueError: for a position that is not finite.
    """

    supplier: float
    key_account: float

    def __post_init__(self) -> None:
        if not (-inf < self.supplier < inf and -inf < self.key_account < inf):
            raise ValueError("a target is finite")


@dataclass(frozen=True, slots=True)
class Assessment:
    """All criteria of one key account under one set of settings.

    Attributes:
        settings: None when they are not valid; then nothing can be computed.
        criteria: all of them, in the order of the table.
        scale: the ends of the scale when they are valid and other settings are not. Without settings and without
            this, no rating can be judged, so no criterion may carry one, and there is no target.
        target: where both sides want to be; None when they have not said.
        target_entered: True when something stands where a target belongs, though it may make none.

    Raises:
        ValueError: for ratings or a target outside the scale, or criteria not numbered 1, 2, 3 …
    """

    settings: Settings | None
    criteria: tuple[Criterion, ...]
    scale: Scale | None = None
    target: Target | None = None
    target_entered: bool = False

    def __post_init__(self) -> None:
        scale = self.scale if self.settings is None else self.settings.scale
        low, high = (inf, -inf) if scale is None else (scale.low, scale.high)
        for position, criterion in enumerate(self.criteria, start=1):
            if criterion.number != position:
                raise ValueError("criteria are numbered by their position")
            for rating in (criterion.supplier, criterion.key_account):
                if rating is not None and not low <= rating <= high:
                    raise ValueError(f"criterion {position}: rating {rating} is not on the scale")
        if self.target is not None and not (
            low <= self.target.supplier <= high and low <= self.target.key_account <= high
        ):
            raise ValueError("the target is not on the scale")

    @property
    def rated_pairs(self) -> tuple[Criterion, ...]:
        """The criteria that count: both ratings valid, weight above 0."""
        return tuple(criterion for criterion in self.criteria if criterion.rated)

    @property
    def weighing(self) -> int:
        """How many criteria could count: those with a weight above 0, rated or not."""
        return sum(criterion.weight is not None and criterion.weight > 0 for criterion in self.criteria)
