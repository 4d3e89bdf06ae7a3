"""The criteria by their texts: the sixteen, and the catalogue's sets, of which the sixteen are the first."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from kam_partnership.plain_text import same_title
from kam_partnership.texts.catalogue import InEachLanguage, numbered, text
from kam_partnership.texts.language import Language

#: Charts have room for so many characters.
LONGEST_TITLE = 45
#: So many characters of an anchor are read at a glance while rating, and fit beside its criterion on paper.
LONGEST_ANCHOR = 90
#: Where on the scale the three anchors stand, as shares of it: 2, 5 and 8 of 0 to 10.
ANCHORS_AT = (0.2, 0.5, 0.8)


class Anchors(NamedTuple):
    """What the investment of one side looks like, whichever side it is, at three places of the scale (`ANCHORS_AT`).

    Sentences without their subject, "Diese Seite", as they stand below an explanation that names it.
    """

    low: str
    middle: str
    high: str


class CriterionText(NamedTuple):
    """One of the sixteen in one language."""

    title: str
    explanation: str
    question: str
    anchors: Anchors


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
    anchors: Anchors


#: A criterion of the catalogue: its set, and its place there, counted from 0.
Place = tuple[CriteriaSet, int]


def _anchors(stem: str, language: Language) -> tuple[Anchors, ...]:
    return tuple(map(Anchors, *(numbered(stem, language, place) for place in Anchors._fields)))


def _sixteen(language: Language) -> Iterator[CriterionText]:
    words = (numbered("criteria", language, one) for one in ("title", "explanation", "question"))
    yield from map(CriterionText, *words, _anchors("criteria", language))


def _stem(name: CriteriaSet) -> str:
    return "criteria" if name is CriteriaSet.SIXTEEN else f"set.{name}"


def _titles(language: Language) -> Iterator[tuple[Place, str]]:
    for name in CriteriaSet:
        for place, title in enumerate(numbered(_stem(name), language, "title")):
            yield (name, place), title


def _entries(language: Language) -> Iterator[Entry]:
    for name in CriteriaSet:
        stem = _stem(name)
        titles, explanations = numbered(stem, language, "title"), numbered(stem, language, "explanation")
        words = zip(titles, explanations, _anchors(stem, language), strict=True)
        yield from (Entry(name, place, *its_words) for place, its_words in enumerate(words))


CRITERIA = InEachLanguage(lambda language: tuple(_sixteen(language)))
#: For the next talk, one for each of the sixteen in their order.
QUESTIONS = InEachLanguage(lambda language: numbered("criteria", language, "question"))
#: The titles of all sets.
TITLES = InEachLanguage(lambda language: dict(_titles(language)))
#: All sets in their order.
CATALOGUE = InEachLanguage(lambda language: tuple(_entries(language)))
#: For a criterion of the user's own.
GENERAL_ANCHORS = InEachLanguage(
    lambda language: Anchors(*(text(f"criteria.own.{place}", language) for place in Anchors._fields))
)


@functools.cache
def _places() -> dict[str, Place]:
    return {same_title(title): place for titles in TITLES.values() for place, title in titles.items()}


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


def entry_of(title: str, language: Language) -> Entry | None:
    """The words of a criterion in that language, by its title in either; None for one of the user's own."""
    place = same_criterion(title)
    return next((entry for entry in CATALOGUE[language] if (entry.set, entry.place) == place), None)


def anchors_of(title: str, language: Language) -> Anchors:
    """The three anchors to rate a criterion by: its own where it is in a set, else the general ones."""
    entry = entry_of(title, language)
    return entry.anchors if entry else GENERAL_ANCHORS[language]


def in_language(title: str, language: Language) -> str | None:
    """The title of a known criterion in that language; None for one that is in no set."""
    place = _places().get(same_title(title))
    return None if place is None else TITLES[language][place]
