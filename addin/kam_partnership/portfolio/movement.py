"""From an earlier assessment to today's, on the criteria that both dates rated. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kam_partnership.assessment import Settings, SinceLast, Zone, zone_of

#: A change counts from this part of the tolerance on.
MOVED = 0.5
#: Supplier score and key account score, in scale units.
Scores = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Movement:
    """Where an account stood and where it stands, both by the same criteria, with the limits and weights of today.

    Attributes:
        date: of the earlier assessment.
        common: number of criteria rated at both dates.
        then, now: both scores, scale units.
        settings: of today.
    """

    date: dt.date
    common: int
    then: Scores
    now: Scores
    settings: Settings

    @property
    def level_change(self) -> float:
        """Scale units; negative: less than then."""
        return (sum(self.now) - sum(self.then)) / 2

    @property
    def balances(self) -> Scores:
        """The net balance then and now, scale units."""
        return self.then[1] - self.then[0], self.now[1] - self.now[0]

    @property
    def balance_change(self) -> float:
        """How the net balance changed, scale units."""
        then, now = self.balances
        return now - then

    @property
    def place_then(self) -> Scores:
        """Where it stood, both in parts of the scale."""
        return self.settings.share_of_scale(self.then[0]), self.settings.share_of_scale(self.then[1])

    @property
    def zones(self) -> tuple[Zone, Zone]:
        """The zones then and now, by the criteria of both dates."""
        return zone_of(*self.then, self.settings), zone_of(*self.now, self.settings)

    @property
    def distance(self) -> float:
        """How far it moved in the diagram, in parts of the scale."""
        across, up = ((now - then) / self.settings.span for then, now in zip(self.then, self.now, strict=True))
        return float((across**2 + up**2) ** 0.5)

    @property
    def counts(self) -> bool:
        """Whether it is in another zone, or moved further than half the tolerance."""
        return (
            self.zones[0] is not self.zones[1] or self.distance * self.settings.span > MOVED * self.settings.tolerance
        )


def movement_of(since: SinceLast | None, settings: Settings | None) -> Movement | None:
    """The movement that a comparison tells; None where the dates have no criterion in common."""
    if since is None or settings is None or None in (since.supplier_score_then, since.key_account_score_then):
        return None
    then, now = (
        (float(getattr(since, f"supplier_score_{when}")), float(getattr(since, f"key_account_score_{when}")))
        for when in ("then", "now")
    )
    return Movement(since.date, since.common, then, now, settings)
