"""Rows of a CRM export as the portfolio keeps them: names, amounts with their currency, people, segments. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Field(StrEnum):
    """What a column of an export is about; the values are what ``--match "column=account"`` takes."""

    ACCOUNT = "account"
    FILE = "file"
    REVENUE = "revenue"
    POTENTIAL = "potential"
    OWNER = "owner"
    SEGMENT = "segment"
    CURRENCY = "currency"
    #: What sizes the bubbles, where neither revenue nor potential does.
    FIGURE = "figure"


#: The columns that hold amounts.
AMOUNTS = (Field.REVENUE, Field.POTENTIAL, Field.FIGURE)


@dataclass(frozen=True, slots=True)
class Amount:
    """So much in one currency.

    Attributes:
        value: in whole units of the currency, thousands and millions multiplied out.
        currency: ISO code where it is known, else the sign that stands there ("$"); "" where nothing says it.

    Raises:
        ValueError: for a value that is not finite.
    """

    value: float
    currency: str = ""

    def __post_init__(self) -> None:
        if not math.isfinite(self.value):
            raise ValueError("an amount is finite")


@dataclass(frozen=True, slots=True)
class CrmFacts:
    """What an export says of one account; None and "" where it says nothing."""

    revenue: Amount | None = None
    potential: Amount | None = None
    figure: Amount | None = None
    owner: str = ""
    segment: str = ""

    def of(self, field: Field) -> Amount | None:
        """The amount in a field that holds amounts."""
        return {Field.REVENUE: self.revenue, Field.POTENTIAL: self.potential, Field.FIGURE: self.figure}[field]


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One row of an export.

    Attributes:
        row: its number in the file, from 1.
        name: the account as it is called there; may be empty when ``file`` is not.
        file: a workbook's path or name, where the export has such a column.
    """

    row: int
    name: str
    facts: CrmFacts
    file: str = ""

    @property
    def shown(self) -> str:
        """What the row is called."""
        return self.name or self.file


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row, a cell or a whole sheet that is not used. ``why`` is a key of texts below ``portfolio.crm.status.left``.

    ``row``: None for a sheet.
    """

    row: int | None
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Guess:
    """An amount such as 1.250 in a column where all look so: how it was read."""

    heading: str
    sample: str
    value: float


@dataclass(frozen=True, slots=True)
class Export:
    """A table of a CRM.

    Attributes:
        file: its path, as it was given.
        headings: the columns that are used, by what they are about.
        rows: in the order of the file.
        sizing: the amount that sizes the bubbles; None when there is none.
        left_out: rows that are no accounts, such as totals, and amounts that nobody understands.
        unsure: fields that several columns could be, so that none was taken: owner and segment only.
        annual_revenue: the revenue's heading is the one under which CRM systems keep what the customer sells a year.
        hidden_rows: those of the rows that nobody sees, because of a filter for example.
        guessed: one for each column of amounts that does not tell whether its signs group thousands.
    """

    file: str
    headings: Mapping[Field, str]
    rows: tuple[ExportRow, ...]
    sizing: Field | None = None
    left_out: tuple[LeftOut, ...] = ()
    unsure: Mapping[Field, tuple[str, ...]] = field(default_factory=dict)
    annual_revenue: bool = False
    hidden_rows: tuple[int, ...] = ()
    guessed: tuple[Guess, ...] = ()

    @property
    def figure_heading(self) -> str:
        """The heading of what sizes the bubbles; "" when there is nothing."""
        return "" if self.sizing is None else self.headings[self.sizing]

    def figure_of(self, facts: CrmFacts) -> Amount | None:
        """The amount that sizes a bubble."""
        return None if self.sizing is None else facts.of(self.sizing)


def added_up(amounts: Iterable[Amount | None]) -> Amount | None:
    """The sum of amounts in one currency; None when there is none.

    Raises:
        ValueError: for amounts in different currencies.
    """
    known = [amount for amount in amounts if amount is not None]
    if not known:
        return None
    if len({amount.currency for amount in known}) > 1:
        raise ValueError("amounts of different currencies are not added")
    return Amount(math.fsum(amount.value for amount in known), known[0].currency)
