"""What the recognition says: a reading that is sure, a question that shows its readings, or the reason for none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kam_partnership.cells import address
from kam_partnership.foreign.scales import Scale
from kam_partnership.foreign.sheet import Sheet

SIDES = ("supplier", "key_account")
#: So many readings are shown side by side.
MOST_READINGS = 4


class ColumnName(NamedTuple):
    """A column as people are told of it."""

    letters: str
    heading: str


@dataclass(frozen=True, slots=True)
class LeftRow:
    """A row that is no criterion. ``why`` is a key of texts: a kind of result, "section", "note", "heading"."""

    row: int
    label: str
    why: str


@dataclass(frozen=True, slots=True)
class LeftColumn:
    """A column that is neither title, weight nor rating. ``why`` is a key of texts: "product", "dates", "number" …

    ``kept``: it comes along as a column of the user's own.
    """

    column: int
    heading: str
    why: str
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a block as a list of criteria.

    Attributes:
        heading_rows: none when the list has no headings.
        headings: by column.
        rows: of the criteria.
        columns: sheet columns by "criterion", "supplier", "key_account" and, where there is one, "weight".
        left_rows, left_columns: everything else in the block.
    """

    sheet: Sheet
    heading_rows: tuple[int, ...]
    headings: Mapping[int, str]
    rows: tuple[int, ...]
    columns: Mapping[str, int]
    scale: Scale
    left_rows: tuple[LeftRow, ...] = ()
    left_columns: tuple[LeftColumn, ...] = ()

    @property
    def heading_row(self) -> int:
        """The last row of headings; 0 when there are none."""
        return self.heading_rows[-1] if self.heading_rows else 0

    @property
    def own_columns(self) -> tuple[LeftColumn, ...]:
        """The columns that come along as the user's own."""
        return tuple(column for column in self.left_columns if column.kept)

    @property
    def reference(self) -> str:
        """The range that holds the list, headings included."""
        columns = [*self.columns.values(), *(left.column for left in self.own_columns)]
        first = self.heading_rows[0] if self.heading_rows else self.rows[0]
        return f"{address(first, min(columns))}:{address(self.rows[-1], max(columns))}"

    def ratings(self) -> dict[tuple[int, int], float]:
        """All numbers in the two rating columns, by row and column."""
        places = [(row, self.columns[side]) for row in self.rows for side in SIDES]
        cells = {place: self.sheet.cell(*place) for place in places}
        return {place: n for place, cell in cells.items() if cell and (n := cell.number) is not None}

    def words(self) -> list[tuple[int, int]]:
        """The rating cells that hold something else than a number."""
        places = [(row, self.columns[side]) for row in self.rows for side in SIDES]
        return [place for place in places if (cell := self.sheet.cell(*place)) and cell.number is None]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why it is not sure: ``key`` names a text, ``details`` are what it mentions."""

    key: str
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """A list, with every way to read it, the likeliest first. Without doubts it is sure, and has one reading."""

    readings: tuple[Reading, ...]
    doubts: tuple[Doubt, ...] = ()

    @property
    def is_sure(self) -> bool:
        return not self.doubts


@dataclass(frozen=True, slots=True)
class NoList:
    """Why a block is no list that could be read, even if somebody said yes.

    ``nearness``: how much it looks like a list all the same; the nearest one's reason is the one to tell.
    """

    key: str
    details: Mapping[str, object] = field(default_factory=dict)
    nearness: int = 0


class NotAList(Exception):
    """What is looked at is no list; ``reason`` says why."""

    def __init__(self, key: str, nearness: int, **details: object) -> None:
        super().__init__(key)
        self.reason = NoList(key, details, nearness)
