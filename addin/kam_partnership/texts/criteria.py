"""The sixteen criteria: short titles that label charts, what "investing" means for a side, a question for the next talk."""

from __future__ import annotations

import functools
from typing import NamedTuple

from kam_partnership.texts.catalogue import InEachLanguage, numbered
from kam_partnership.texts.language import Language

#: Charts have room for so many characters.
LONGEST_TITLE = 45


class CriterionText(NamedTuple):
    """One criterion in one language."""

    title: str
    explanation: str
    question: str


def _criteria(language: Language) -> tuple[CriterionText, ...]:
    fields = (numbered("criteria", language, field) for field in CriterionText._fields)
    return tuple(map(CriterionText, *fields))


CRITERIA = InEachLanguage(_criteria)


@functools.cache
def _numbers() -> dict[str, int]:
    both = CRITERIA.values()
    return {criterion.title.casefold(): index for criteria in both for index, criterion in enumerate(criteria)}


def known_criterion(title: str) -> int | None:
    """Which of the sixteen a title is, counted from 0, in whatever language; None for own criteria."""
    return _numbers().get(title.casefold())
