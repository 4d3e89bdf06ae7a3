"""What stands on the pages of a report, before anything is drawn. Pure.

Everything that a page shows is in here, already worded and rounded for its audience: who writes a page can show
nothing that its readers may not see.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kam_partnership.assessment import Settings
from kam_partnership.diagram.scene import Scene
from kam_partnership.output.zone_points import ZoneDiagram
from kam_partnership.texts import Language

#: Between the parts of a footer; the first part is the names.
FOOTER_MARK = "  ·  "


class Audience(StrEnum):
    """Who gets the report."""

    INTERNAL = "internal"
    CUSTOMER = "customer"


class Side(StrEnum):
    """Whose figure it is; the sides have a colour and a marker each."""

    SUPPLIER = "supplier"
    KEY_ACCOUNT = "key_account"


@dataclass(frozen=True, slots=True)
class Point:
    """One statement: a figure in large type with words behind it, or words alone."""

    words: str
    figure: str = ""
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of words under headings.

    Attributes:
        widths: of the columns, in parts of the whole width; they add up to 1.
        centred: columns of figures, by position.

    Raises:
        ValueError: when a row or the widths do not fit the headings.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    centred: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if any(len(row) != len(self.heads) for row in (*self.rows, self.widths)):
            raise ValueError("a table's rows and widths have a value for each heading")


@dataclass(frozen=True, slots=True)
class Rated:
    """A rated criterion: number in the table, title, both ratings in scale units."""

    number: int
    title: str
    supplier: float
    key_account: float


@dataclass(frozen=True, slots=True)
class Diagram:
    """The partnership diagram.

    Attributes:
        scene: where everything stands.
        criteria: the points by their numbers.
        words: our own texts that this audience gets worded differently, by key.
    """

    scene: Scene
    criteria: tuple[Rated, ...]
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Profile:
    """Both sides of each criterion; ``names`` are what supplier and key account are called."""

    criteria: tuple[Rated, ...]
    settings: Settings
    names: tuple[str, str]


#: Days within which months would say too little.
SHORT_SPAN = 150


@dataclass(frozen=True, slots=True)
class State:
    """Both scores on a day, in scale units."""

    date: dt.date
    supplier: float
    key_account: float


@dataclass(frozen=True, slots=True)
class Trend:
    """Both scores over time, at least two days in their order."""

    states: tuple[State, ...]
    settings: Settings
    names: tuple[str, str]

    def __post_init__(self) -> None:
        if len(self.states) < 2:
            raise ValueError("a trend needs two days")


@dataclass(frozen=True, slots=True)
class PortfolioMap:
    """Many accounts in one diagram, without its title: the page has one."""

    diagram: ZoneDiagram


Picture = Diagram | Profile | Trend | PortfolioMap


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Attributes:
        key: what it is about: stand, profile, gaps, trend, measures.
        title: a full statement.
        points: statements beside the picture or below the table.
        alternative: the picture in words, for those who cannot see it.
        notes: talking points for whoever presents; they travel with the file.
    """

    key: str
    title: str
    points: tuple[Point, ...] = ()
    picture: Picture | None = None
    table: Table | None = None
    alternative: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report: pages in their order, and what stands on each of them."""

    language: Language
    audience: Audience
    title: str
    footer: str
    pages: tuple[Page, ...]
