"""The words of the measures: horizons, statuses, and suggestions for each criterion and horizon."""

from __future__ import annotations

from typing import NamedTuple

from kam_partnership.assessment.measures import Horizon, Status
from kam_partnership.cells import CellValue
from kam_partnership.texts.catalogue import InEachLanguage, numbered, text
from kam_partnership.texts.criteria import known_criterion
from kam_partnership.texts.language import Language

HORIZONS = InEachLanguage(lambda language: {one: text(f"measures.horizon.{one}", language) for one in Horizon})
STATUSES = InEachLanguage(lambda language: {one: text(f"measures.status.{one}", language) for one in Status})


def is_measure(words: CellValue) -> bool:
    """True when a row with these words as its text is a measure, as native formulas count them; else it is none yet."""
    return isinstance(words, str) and words != ""


def status_of(word: str) -> Status:
    """The status that a cell names, in either language; a proposal when it names none of today's.

    Up to template 1.0 new measures were "offen" ("open"), which does not say whether anybody had agreed to them.
    """
    meant = {told.casefold(): status for words in STATUSES.values() for status, told in words.items()}
    return meant.get(word.strip().casefold(), Status.PROPOSED)


#: What a new measure was called up to template 1.0.
FORMER_PROPOSALS = frozenset({"offen", "open"})


def is_former_proposal(word: str) -> bool:
    """True for the word that older workbooks have where today's say "vorgeschlagen" or "vereinbart"."""
    return word.strip().casefold() in FORMER_PROPOSALS


def horizon_of(word: str) -> Horizon | None:
    """The horizon that a cell names, in either language."""
    meant = {told.casefold(): horizon for words in HORIZONS.values() for horizon, told in words.items()}
    return meant.get(word.strip().casefold())


class Suggestion(NamedTuple):
    """What to do about one criterion: soon, in day-to-day business; and for good, in the longer run."""

    day_to_day: str
    long_term: str

    def of(self, horizon: Horizon) -> str:
        """The step for one horizon."""
        return self.day_to_day if horizon is Horizon.DAY_TO_DAY else self.long_term


def _suggestions(stem: str, language: Language) -> tuple[Suggestion, ...]:
    return tuple(map(Suggestion, *(numbered(stem, language, horizon) for horizon in Suggestion._fields)))


#: One for each of the sixteen criteria, in their order.
SUGGESTIONS = InEachLanguage(lambda language: _suggestions("suggestion", language))


def suggestions_for(title: str, *, supplier_invests_more: bool, language: Language) -> tuple[Suggestion, ...]:
    """All that may be suggested for a criterion: its own steps if it is one of the sixteen, else by the gap's side."""
    known = known_criterion(title)
    if known is not None:
        return (SUGGESTIONS[language][known],)
    return _suggestions(f"suggestion.{'supplier' if supplier_invests_more else 'key_account'}_more", language)


def suggestion_for(title: str, *, supplier_invests_more: bool, language: Language, turn: int = 0) -> Suggestion:
    """The steps for a criterion; by its ``turn`` in a list, from 0, neighbours get different ones."""
    found = suggestions_for(title, supplier_invests_more=supplier_invests_more, language=language)
    return found[turn % len(found)]


def steps_by_text(title: str, *, supplier_invests_more: bool) -> dict[str, Horizon]:
    """Every step that may be suggested for a criterion, in either language, with its horizon."""
    return {
        suggestion.of(horizon): horizon
        for language in Language
        for suggestion in suggestions_for(title, supplier_invests_more=supplier_invests_more, language=language)
        for horizon in Horizon
    }
