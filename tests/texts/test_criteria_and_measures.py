"""Criteria, catalogue, suggestions and questions: complete, different from each other, understood in both languages."""

from __future__ import annotations

import re

import pytest

from building.questions_sheet import QUESTIONS
from kam_partnership.assessment.measures import Horizon, Status
from kam_partnership.assessment.zones import Zone
from kam_partnership.plain_text import same_title
from kam_partnership.texts import Language
from kam_partnership.texts.catalogue import has_text, text
from kam_partnership.texts.criteria import (
    ANCHORS_AT,
    CATALOGUE,
    CRITERIA,
    GENERAL_ANCHORS,
    Anchors,
    CriteriaSet,
    anchors_of,
    entry_of,
    in_language,
    known_criterion,
    same_criterion,
)
from kam_partnership.texts.measures import (
    HORIZONS,
    STATUSES,
    SUGGESTIONS,
    horizon_of,
    status_of,
    suggestion_for,
)

GERMAN, ENGLISH = Language.DE, Language.EN


@pytest.mark.parametrize("language", Language)
def test_there_are_sixteen_criteria_with_different_titles(language: Language) -> None:
    assert len(CRITERIA[language]) == 16
    assert len({criterion.title for criterion in CRITERIA[language]}) == 16


def test_a_criterion_is_known_in_either_language_and_case() -> None:
    assert known_criterion("COMPANY CULTURES that fit together") == 15
    assert known_criterion("Unternehmenskulturen, die zueinanderpassen") == 15
    assert known_criterion("Etwas Eigenes") is None
    assert known_criterion("Liefer- und Termintreue") is None, "it is in another set"


@pytest.mark.parametrize("language", Language)
class TestTheCatalogue:
    def test_has_every_set_and_the_sixteen_first(self, language: Language) -> None:
        entries = CATALOGUE[language]
        assert [entry.title for entry in entries[:16]] == [criterion.title for criterion in CRITERIA[language]]
        assert {entry.set for entry in entries} == set(CriteriaSet)
        assert all(has_text(f"set.{name}.title", language) for name in CriteriaSet)

    def test_has_different_titles(self, language: Language) -> None:
        entries = CATALOGUE[language]
        assert len({entry.title.casefold() for entry in entries}) == len(entries) > 40

    def test_has_a_twin_for_each_entry_in_the_other_language(self, language: Language) -> None:
        other = ENGLISH if language is GERMAN else GERMAN
        for entry in CATALOGUE[language]:
            twin = in_language(entry.title, other)
            assert twin is not None
            assert same_criterion(twin) == same_criterion(entry.title)
            assert in_language(twin, language) == entry.title


def test_two_titles_are_the_same_criterion_whatever_the_language_capitals_and_blanks() -> None:
    assert same_criterion("  liefer- und   TERMINTREUE ") == same_criterion("Reliable delivery and dates")
    assert same_criterion("Etwas Eigenes") == same_criterion("etwas eigenes")
    assert same_criterion("Etwas Eigenes") != same_criterion("Etwas anderes")


@pytest.mark.parametrize("language", Language)
class TestTheAnchors:
    def test_are_three_for_each_criterion_of_each_set_and_for_those_of_the_users_own(self, language: Language) -> None:
        every = all_anchors(language)
        assert len(every) == len(CATALOGUE[language]) + 1 > 40
        assert all(isinstance(one, Anchors) and all(one) and len(one) == len(ANCHORS_AT) for one in every)

    def test_are_all_different(self, language: Language) -> None:
        words = [words for anchors in all_anchors(language) for words in anchors]
        assert len({same_title(one) for one in words}) == len(words)

    def test_name_no_number_because_the_scale_is_the_users(self, language: Language) -> None:
        assert [words for anchors in all_anchors(language) for words in anchors if re.search(r"\d", words)] == []

    def test_name_neither_side_because_they_fit_both(self, language: Language) -> None:
        assert [words for anchors in all_anchors(language) for words in anchors if SIDES.search(words)] == []

    def test_differ_in_what_one_sees_not_in_how_often(self, language: Language) -> None:
        assert [words for anchors in all_anchors(language) for words in anchors if HOW_OFTEN.search(words)] == []

    def test_are_found_by_the_title_in_either_language(self, language: Language) -> None:
        for entries in CATALOGUE.values():
            for entry, mine in zip(entries, CATALOGUE[language], strict=True):
                assert entry_of(f"  {entry.title.upper()} ", language) == mine
                assert anchors_of(entry.title, language) == mine.anchors

    def test_of_the_sixteen_are_those_of_the_catalogue(self, language: Language) -> None:
        assert [one.anchors for one in CRITERIA[language]] == [one.anchors for one in CATALOGUE[language][:16]]

    def test_are_the_general_ones_for_a_criterion_of_the_users_own(self, language: Language) -> None:
        assert entry_of("Etwas Eigenes", language) is None
        assert anchors_of("Etwas Eigenes", language) == GENERAL_ANCHORS[language]


HOW_OFTEN = re.compile(
    r"\b(nie|niemals|selten|manchmal|gelegentlich|teilweise|oft|häufig|meist|meistens|immer|stets|"
    r"never|rarely|seldom|sometimes|occasionally|partly|often|frequently|mostly|usually|always)\b",
    re.IGNORECASE,
)
#: Words that only one of the two sides is called by.
SIDES = re.compile(r"\b(lieferant|key account|einkäufer|supplier|buyer)", re.IGNORECASE)


def all_anchors(language: Language) -> list[Anchors]:
    return [*(entry.anchors for entry in CATALOGUE[language]), GENERAL_ANCHORS[language]]


@pytest.mark.parametrize("language", Language)
class TestTheSuggestions:
    def test_are_there_for_all_sixteen_in_two_horizons(self, language: Language) -> None:
        assert len(SUGGESTIONS[language]) == 16
        steps = [one.of(horizon) for one in SUGGESTIONS[language] for horizon in Horizon]
        assert len(set(steps)) == 32

    def test_follow_the_direction_for_criteria_of_the_users_own(self, language: Language) -> None:
        one = suggestion_for("Eigenes", supplier_invests_more=True, language=language)
        other = suggestion_for("Eigenes", supplier_invests_more=False, language=language)
        assert len({one.day_to_day, one.long_term, other.day_to_day, other.long_term}) == 4

    def test_are_different_for_three_criteria_of_the_users_own(self, language: Language) -> None:
        for more in (True, False):
            turns = [
                suggestion_for("Eigenes", supplier_invests_more=more, language=language, turn=turn) for turn in range(3)
            ]
            steps = [one.of(horizon) for one in turns for horizon in Horizon]
            assert len(set(steps)) == 6

    def test_words_of_statuses_and_horizons_are_understood(self, language: Language) -> None:
        assert [status_of(f" {word.upper()} ") for word in STATUSES[language].values()] == list(Status)
        assert [horizon_of(word) for word in HORIZONS[language].values()] == list(Horizon)


def test_no_status_counts_as_proposed_and_no_horizon_as_none() -> None:
    assert status_of("") is Status.PROPOSED
    assert horizon_of("irgendwann") is None


class TestTheQuestions:
    def test_are_three_for_coaching_four_for_strategy_and_one_for_the_few_partners(self) -> None:
        groups = [question.group for question in QUESTIONS]
        assert {group: groups.count(group) for group in groups} == {"coaching": 3, "strategy": 4, "focus": 1}
        assert len({question.key for question in QUESTIONS}) == len(QUESTIONS)

    @pytest.mark.parametrize("language", Language)
    def test_have_their_words(self, language: Language) -> None:
        assert len({text(f"question.{question.key}", language) for question in QUESTIONS}) == 8

    @pytest.mark.parametrize("zone", [zone for zone in Zone if zone is not Zone.UNRATED])
    def test_some_matter_in_every_zone_but_never_all(self, zone: Zone) -> None:
        here = [question for question in QUESTIONS if zone in question.zones]
        assert 2 <= len(here) < len(QUESTIONS)
