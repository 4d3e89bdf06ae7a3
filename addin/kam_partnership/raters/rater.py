"""One person who rated the account in a copy of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kam_partnership.assessment import Assessment, Settings


class Side(StrEnum):
    """Whom a rater belongs to; the values are the keys in JSON and in the texts."""

    SUPPLIER = "supplier"
    KEY_ACCOUNT = "key_account"

    @property
    def other(self) -> Side:
        """The partner."""
        return Side.KEY_ACCOUNT if self is Side.SUPPLIER else Side.SUPPLIER


_NAMES = {
    Side.SUPPLIER: ("lieferant", "supplier"),
    Side.KEY_ACCOUNT: ("keyaccount", "kunde", "customer"),
}


def as_side(words: object) -> Side | None:
    """The side that a cell or an option names: "Lieferant", "key_account", "Kunde"; None when unknown."""
    plain = "".join(letter for letter in str(words or "").casefold() if letter.isalpha())
    return next((side for side, known in _NAMES.items() if plain in known), None)


@dataclass(frozen=True, slots=True)
class Rater:
    """A person with a valid assessment of at least one rated pair.

    Attributes:
        name: as people read it; may be empty.
        side: whom the person belongs to.
        assessment: both sides' investment as this person sees it.
        evidence: what the person wrote as evidence, by the criterion's number; copies older than template 1.1 have
            none.

    Raises:
        ValueError: without valid settings or without a rated pair: such a person has not answered yet.
    """

    name: str
    side: Side
    assessment: Assessment
    evidence: Mapping[int, str] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if self.assessment.settings is None or not self.assessment.rated_pairs:
            raise ValueError("a rater has valid settings and at least one rated pair")

    @property
    def settings(self) -> Settings:
        """The settings of the rater's copy."""
        assert self.assessment.settings is not None  # noqa: S101 - checked when it was made
        return self.assessment.settings
