"""The criteria by their texts: the sixteen, and the catalogue's sets, of which the sixteen are the first."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from kam_partnership.plain_text import same_title
from kam_partnership.texts.catalogue import InEachLanguage, numbered
from kam_partnership.texts.language import Language

#: Charts have room for so many characters.
LONGEST_TITLE = 45


class CriterionText(NamedTuple):
    """One of the sixteen in one language."""

    title: str
    explanation: str
    question: str


class CriteriaSet(StrEnum):
    """The sets; the values are the keys that the command line takes."""

    SIXTEEN = "sixteen"
    HYGIENE = "hygiene"
    VALUE = "value"
    RESILIENCE = "resilience"


class Entry(NamedTuple):
    """One criterion of the catalogue in one language; ``place`` counts from 0 within its set."""

    set: CriteriaSet
    place: int
    title: str
    explanation: str


def _entries(language: Language) -> Iterator[Entry]:
    for name in CriteriaSet:
        stem = "criteria" if name is CriteriaSet.SIXTEEN else f"set.{name}"
        titles, explanations = numbered(stem, language, "title"), numbered(stem, language, "explanation")
        for place, (title, explanation) in enumerate(zip(titles, explanations, strict=True)):
            yield Entry(name, place, title, explanation)


CRITERIA = InEachLanguage(
    lambda language: tuple(map(CriterionText, *(numbered("criteria", language, one) for one in CriterionText._fields)))
)
#: All sets in their order.
CATALOGUE = InEachLanguage(lambda language: tuple(_entries(language)))


@functools.cache
def _places() -> dict[str, tuple[CriteriaSet, int]]:
    return {same_title(entry.title): (entry.set, entry.place) for entries in CATALOGUE.values() for entry in entries}


def known_criterion(title: str) -> int | None:
    """Which of the sixteen a title is, counted from 0, in whatever language; None for other criteria."""
    name, place = _places().get(same_title(title), (None, None))
    return place if name is CriteriaSet.SIXTEEN else None


def same_criterion(title: str) -> object:
    """What two titles share that mean the same criterion: in either language for known ones.

    Capitals, runs of blanks and the Unicode form do not matter.
    """
    plain = same_title(title)
    return _places().get(plain, plain)


def known_entry(title: str, language: Language) -> Entry | None:
    """The criterion of the catalogue that a title in either language means; None for one that is in no set."""
    place = same_criterion(title)
    return next((entry for entry in CATALOGUE[language] if (entry.set, entry.place) == place), None)


def in_language(title: str, language: Language) -> str | None:
    """The title of a known criterion in that language; None for one that is in no set."""
    entry = known_entry(title, language)
    return None if entry is None else entry.title
