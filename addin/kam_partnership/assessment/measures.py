"""Measures: what somebody suggests, what both sides agreed to do, when, and what it is worth a year to each of them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Horizon(StrEnum):
    """The two speeds of the bimodal way: what is urgent today, and what is important for years."""

    DAY_TO_DAY = "day_to_day"
    LONG_TERM = "long_term"


class Status(StrEnum):
    """How far a measure is; the order is that of the list people choose from.

    Only what somebody marked so is agreed. A measure that says nothing of itself is a proposal.
    """

    PROPOSED = "proposed"
    AGREED = "agreed"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def is_agreed(self) -> bool:
        """True for what was agreed or went on from there; never for a proposal."""
        return self in (Status.AGREED, Status.IN_PROGRESS, Status.DONE)

    @property
    def is_open(self) -> bool:
        """True while something is still to be done."""
        return self in (Status.PROPOSED, Status.AGREED, Status.IN_PROGRESS)


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure.

    Attributes:
        text: what is to be done; never empty.
        criterion: the title of the criterion it belongs to; "" when none is named.
        horizon: None when none is named.
        due: serial number of the day, or None.
        supplier_value, key_account_value: worth a year to each side, in the currency of the workbook, or None.

    Raises:
        ValueError: for an empty text or a value that is not finite.
    """

    text: str
    criterion: str = ""
    horizon: Horizon | None = None
    status: Status = Status.PROPOSED
    due: float | None = None
    supplier_value: float | None = None
    key_account_value: float | None = None

    def __post_init__(self) -> None:
        if not self.text:
            raise ValueError("a measure says what is to be done")
        for value in (self.due, self.supplier_value, self.key_account_value):
            if value is not None and not math.isfinite(value):
                raise ValueError("dates and values are finite")

    def is_overdue(self, as_of: float | None) -> bool:
        """True when it is still open and was due before that day; False without a day to compare with."""
        return as_of is not None and self.status.is_open and self.due is not None and self.due < as_of


@dataclass(frozen=True, slots=True)
class MeasureFigures:
    """What a list of measures comes to.

    Attributes:
        count: all measures.
        open: those still to be done, proposals among them.
        proposed: those of the open ones that nobody has agreed to yet.
        overdue: those of them that were due before the given day; None without a day.
        supplier_value, key_account_value: worth a year over all measures that were not dropped;
            None when no value is named at all.
        supplier_share: the supplier's part of the whole value, 0 to 1; None unless values are named for both sides,
            and when nothing is gained or one side loses (then a share means nothing).
    """

    count: int
    open: int
    proposed: int
    overdue: int | None
    supplier_value: float | None
    key_account_value: float | None
    supplier_share: float | None


def measure_figures(measures: Iterable[Measure], as_of: float | None) -> MeasureFigures:
    """The figures that the measures sheet shows above its table.

    Args:
        measures: in any order.
        as_of: serial number of the day that decides what is overdue.
    """
    known = tuple(measures)
    supplier = _sum(known, "supplier_value")
    key_account = _sum(known, "key_account_value")
    return MeasureFigures(
        count=len(known),
        open=sum(measure.status.is_open for measure in known),
        proposed=sum(measure.status is Status.PROPOSED for measure in known),
        overdue=None if as_of is None else sum(measure.is_overdue(as_of) for measure in known),
        supplier_value=supplier,
        key_account_value=key_account,
        supplier_share=_share(supplier, key_account),
    )


def _share(supplier: float | None, key_account: float | None) -> float | None:
    if supplier is None or key_account is None:  # a side for which nobody named a value does not gain 0
        return None
    whole = supplier + key_account
    return supplier / whole if min(supplier, key_account) >= 0 and whole > 0 else None


def _sum(measures: tuple[Measure, ...], side: str) -> float | None:
    values: list[tuple[Measure, float | None]] = [(measure, getattr(measure, side)) for measure in measures]
    if all(value is None for _, value in values):
        return None
    return math.fsum(value for measure, value in values if value is not None and measure.status != Status.DROPPED)
