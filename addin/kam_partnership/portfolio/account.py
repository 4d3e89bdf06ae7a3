"""One account as the portfolio keeps it: small, however many criteria its workbook has. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from kam_partnership.assessment import Figures, Finding, SavedPosition, Settings, SinceLast, Target, Zone, zone_of

#: Supplier score and key account score, in scale units.
_Scores = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Account:
    """What one workbook says.

    Attributes:
        file: the path as it was given or found.
        settings: None when they are invalid; ``setting_numbers`` hold them as typed.
        figures: without the pairs, which would make the account as large as its table.
        tipping_criteria: numbers of the criteria whose single removal changes the zone.
        previous: the last saved assessment before this one.
        open_measures: how many measures are still to be done.
        due: the days of those of them that have one.
        size: the figure that sizes its bubble; None when there is none.
        language: of the workbook, as it says.
        target: where both sides want to be; None when they have not said.
        since_last: what changed since the last saved assessment, without the single criteria.
        next_review: the day of the next review; None when there is none.
    """

    file: str
    key_account: str
    supplier: str
    date: dt.date | None
    template_version: str
    settings: Settings | None
    setting_numbers: Mapping[str, float | None]
    figures: Figures
    tipping_criteria: tuple[int, ...]
    findings: tuple[Finding, ...]
    previous: SavedPosition | None = None
    open_measures: int = 0
    due: tuple[dt.date, ...] = ()
    size: float | None = None
    language: str = ""
    target: Target | None = None
    since_last: SinceLast | None = None
    next_review: dt.date | None = None

    @property
    def name(self) -> str:
        """The key account's name, else the file's."""
        return self.key_account or self.file.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]

    @property
    def place(self) -> tuple[float, float] | None:
        """Where it stands in the diagram, both in parts of its scale; None when it is not rated."""
        figures, settings = self.figures, self.settings
        if settings is None or figures.supplier_score is None or figures.key_account_score is None:
            return None
        return settings.share_of_scale(figures.supplier_score), settings.share_of_scale(figures.key_account_score)

    @property
    def balance_share(self) -> float | None:
        """The net balance as a part of the scale, −1 to 1."""
        return None if self.place is None else self.place[1] - self.place[0]

    @property
    def level_share(self) -> float | None:
        """The level in parts of the scale."""
        return None if self.place is None else sum(self.place) / 2

    @property
    def level_change(self) -> float | None:
        """How the level changed on the criteria of both dates, scale units."""
        then, now = self._on_common_criteria
        return None if then is None or now is None else (sum(now) - sum(then)) / 2

    @property
    def balance_change(self) -> float | None:
        """How the net balance changed on the criteria of both dates, scale units."""
        then, now = self._on_common_criteria
        return None if then is None or now is None else (now[1] - now[0]) - (then[1] - then[0])

    @property
    def _on_common_criteria(self) -> tuple[_Scores | None, _Scores | None]:
        """Both scores of the last assessment and of today on the criteria of both; None without any."""
        since = self.since_last
        if since is None or since.supplier_score_then is None or since.supplier_score_now is None:
            return None, None
        assert since.key_account_score_then is not None and since.key_account_score_now is not None  # noqa: S101, PT018
        return (
            (since.supplier_score_then, since.key_account_score_then),
            (since.supplier_score_now, since.key_account_score_now),
        )

    @property
    def previous_place(self) -> tuple[float, float] | None:
        """Where it stood at the last assessment by the criteria of both dates, in parts of its scale; else None."""
        then, _ = self._on_common_criteria
        if then is None or self.settings is None:
            return None
        return self.settings.share_of_scale(then[0]), self.settings.share_of_scale(then[1])

    @property
    def previous_zone(self) -> Zone | None:
        """The zone of the last assessment by the criteria of both dates, with the limits and weights of today."""
        then, _ = self._on_common_criteria
        return None if then is None or self.settings is None else zone_of(*then, self.settings)

    @property
    def changed_zone(self) -> bool:
        """Whether it stands in another zone than at the last assessment, and not only for other criteria."""
        _, now = self._on_common_criteria
        if now is None or self.settings is None or zone_of(*now, self.settings) is not self.figures.zone:
            return False
        return self.previous_zone is not self.figures.zone

    def age(self, today: dt.date) -> int | None:
        """Days since the assessment; negative for one that is dated ahead."""
        return None if self.date is None else (today - self.date).days

    def overdue(self, today: dt.date) -> int:
        """Open measures that were due before today."""
        return sum(day < today for day in self.due)


@dataclass(frozen=True, slots=True)
class RatedCriterion:
    """A rated criterion of an account: its title, its gap as a part of the scale, the tolerance likewise."""

    title: str
    gap: float
    tolerance: float


@dataclass(frozen=True, slots=True)
class Read:
    """An account and its rated criteria, on the way from the reader to those who add them up."""

    account: Account
    criteria: tuple[RatedCriterion, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that could not be read: key and details of the error, so that it can be told in every language."""

    file: str
    key: str
    details: Mapping[str, object]
