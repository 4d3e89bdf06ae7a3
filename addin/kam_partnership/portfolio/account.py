"""One account as the portfolio keeps it: small, however many criteria its workbook has. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kam_partnership.assessment import Figures, Finding, SavedPosition, Settings, SinceLast, Target
from kam_partnership.portfolio.crm_rows import CrmFacts
from kam_partnership.portfolio.movement import Movement, movement_of


@dataclass(frozen=True, slots=True)
class DatedMeasure:
    """An open measure with the day that it is due.

    Attributes:
        text: what is to be done.
        who: the people who are named, of both sides; "" for nobody.
        proposed: nobody has agreed to it yet.
    """

    due: dt.date
    text: str
    who: str = ""
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """What one workbook says.

    Attributes:
        file: the path as it was given or found.
        settings: None when they are invalid; ``setting_numbers`` hold them as typed.
        figures: without the pairs, which would make the account as large as its table.
        tipping_criteria: numbers of the criteria whose single removal changes the zone.
        previous: the last saved assessment before this one.
        open_measures: how many measures are still to be done, proposals among them.
        proposed_measures: how many of these nobody has agreed to yet.
        dated: those of them that have a day, the earliest first.
        size: the figure that sizes its bubble; None when there is none.
        language: of the workbook, as it says.
        target: where both sides want to be; None when they have not said.
        since_last: what changed since the last saved assessment, without the single criteria.
        over_year: the same since the saved assessment about a year before this one (six to eighteen months).
        next_review: the day of the next review; None when there is none.
        crm: what an export of the CRM says of it; None without one, or without a row in it.
        author: who rated, as the workbook says; "" for nobody.
        with_evidence: how many of the rated criteria have evidence beside their ratings.
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
    proposed_measures: int = 0
    dated: tuple[DatedMeasure, ...] = ()
    size: float | None = None
    language: str = ""
    target: Target | None = None
    since_last: SinceLast | None = None
    over_year: SinceLast | None = None
    next_review: dt.date | None = None
    crm: CrmFacts | None = None
    author: str = ""
    with_evidence: int = 0

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
    def tolerance(self) -> float | None:
        """Of the balance, in units of its scale; None with invalid settings."""
        return None if self.settings is None else self.settings.tolerance

    @property
    def balance_share(self) -> float | None:
        """The net balance as a part of the scale, −1 to 1."""
        return None if self.place is None else self.place[1] - self.place[0]

    @property
    def level_share(self) -> float | None:
        """The level in parts of the scale."""
        return None if self.place is None else sum(self.place) / 2

    @property
    def manager(self) -> str:
        """The key account manager: the owner in the CRM, else who rated; "" where neither is known."""
        return (self.crm.owner if self.crm is not None else "") or self.author

    @property
    def evidence_share(self) -> float | None:
        """The part of the rated criteria that have evidence, 0 to 1; None when nothing is rated."""
        return self.with_evidence / self.figures.rated_count if self.figures.rated_count else None

    @property
    def movement(self) -> Movement | None:
        """Since the last saved assessment."""
        return movement_of(self.since_last, self.settings)

    @property
    def year(self) -> Movement | None:
        """Over about a year."""
        return movement_of(self.over_year, self.settings)

    @property
    def course(self) -> Movement | None:
        """Over about a year, else since the last saved assessment."""
        return self.year or self.movement

    @property
    def wanted(self) -> bool:
        """Whether it stands in the zone that is its target, as far as a target is set: no imbalance is amiss then."""
        return self.figures.target_zone is not None and self.figures.target_zone is self.figures.zone

    def age(self, today: dt.date) -> int | None:
        """Days since the assessment; negative for one that is dated ahead."""
        return None if self.date is None else (today - self.date).days

    def overdue(self, today: dt.date) -> int:
        """Open measures that were due before today."""
        return sum(measure.due < today for measure in self.dated)

    def review_is_overdue(self, today: dt.date) -> bool:
        """Whether the day of the next review has passed without an assessment on it or since."""
        day = self.next_review
        return day is not None and day < today and (self.date is None or self.date < day)


def by_movement(accounts: Iterable[Account]) -> list[Account]:
    """Accounts with a state of about a year ago: those in another zone first, then who moved furthest."""
    moved = ((account, account.year) for account in accounts)
    ordered = sorted(
        ((account, year) for account, year in moved if year is not None),
        key=lambda pair: (pair[1].zones[0] is pair[1].zones[1], -round(pair[1].distance, 9), pair[0].file),
    )
    return [account for account, _ in ordered]


@dataclass(frozen=True, slots=True)
class RatedCriterion:
    """A rated criterion of an account: its title, its gap as a part of the scale, the tolerance likewise."""

    title: str
    gap: float
    tolerance: float


Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class DataRows:
    """What the long tables tell of one workbook, by their columns (docs/data.md), but for its key.

    Attributes:
        account: what only the whole workbook knows: counts of criteria and measures.
        criteria, history, measures: in the order of the workbook.
    """

    account: Row
    criteria: tuple[Row, ...]
    history: tuple[Row, ...]
    measures: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """An account and its rated criteria, on the way from the reader to those who add them up.

    ``rows``: everything else that the long tables tell, where somebody asked for it.
    """

    account: Account
    criteria: tuple[RatedCriterion, ...]
    rows: DataRows | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that could not be read: key and details of the error, so that it can be told in every language."""

    file: str
    key: str
    details: Mapping[str, object]
