"""Catalogue, suggestions and questions: complete in both languages, short enough, nobody else's sentences."""

from __future__ import annotations

import string

import pytest

from kam_partnership.assessment.measures import Horizon, Status
from kam_partnership.assessment.zones import Zone
from kam_partnership.texts import Language
from kam_partnership.texts.criteria import CRITERIA, LONGEST_TITLE
from kam_partnership.texts.criteria import (
    CATALOGUE,
    SET_SOURCES,
    SET_TITLES,
    CriteriaSet,
    in_language,
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
from kam_partnership.texts.plan_sheets import PLAN_SHEETS
from kam_partnership.texts.questions import GROUPS, QUESTIONS

GERMAN, ENGLISH = Language.DE, Language.EN
#: Excel refuses a longer title or message of an input.
LONGEST_INPUT_TITLE, LONGEST_INPUT_MESSAGE = 32, 255


def blanks(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_both_languages_have_the_same_texts_with_the_same_blanks() -> None:
    assert PLAN_SHEETS[GERMAN].keys() == PLAN_SHEETS[ENGLISH].keys()
    for key, words in PLAN_SHEETS[GERMAN].items():
        assert blanks(words) == blanks(PLAN_SHEETS[ENGLISH][key]), key
        assert words.strip(), key


@pytest.mark.parametrize("language", Language)
def test_excel_takes_every_message_of_an_input(language: Language) -> None:
    for key, words in PLAN_SHEETS[language].items():
        if key.startswith("input."):
            assert len(words) <= (LONGEST_INPUT_TITLE if key.endswith("title") else LONGEST_INPUT_MESSAGE), key


@pytest.mark.parametrize("language", Language)
class TestTheCatalogue:
    def test_has_every_set_and_the_sixteen_first(self, language: Language) -> None:
        entries = CATALOGUE[language]
        assert [entry.title for entry in entries[:16]] == [criterion.title for criterion in CRITERIA[language]]
        assert {entry.set for entry in entries} == set(CriteriaSet)
        assert set(SET_TITLES[language]) == set(SET_SOURCES[language]) == set(CriteriaSet)

    def test_has_short_and_different_titles_and_whole_sentences(self, language: Language) -> None:
        entries = CATALOGUE[language]
        assert len({entry.title.casefold() for entry in entries}) == len(entries)
        assert all(len(entry.title) <= LONGEST_TITLE for entry in entries)
        assert all(entry.explanation.endswith(".") for entry in entries)

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
class TestTheSuggestions:
    def test_are_there_for_all_sixteen_in_two_horizons(self, language: Language) -> None:
        assert len(SUGGESTIONS[language]) == 16
        steps = [one.of(horizon) for one in SUGGESTIONS[language] for horizon in Horizon]
        assert len(set(steps)) == 32
        assert all(step.endswith(".") and len(step) <= 125 for step in steps), "three lines of the measures sheet"

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
            assert all(step.endswith(".") and len(step) <= 125 for step in steps), "three lines of the measures sheet"

    def test_words_of_statuses_and_horizons_are_understood(self, language: Language) -> None:
        assert [status_of(f" {word.upper()} ") for word in STATUSES[language].values()] == list(Status)
        assert [horizon_of(word) for word in HORIZONS[language].values()] == list(Horizon)


def test_no_status_counts_as_open_and_no_horizon_as_none() -> None:
    assert status_of("") is Status.OPEN
    assert horizon_of("irgendwann") is None


class TestTheQuestions:
    def test_are_three_for_coaching_four_for_strategy_and_one_for_the_few_partners(self) -> None:
        groups = [question.group for question in QUESTIONS]
        assert [groups.count(group) for group in GROUPS] == [3, 4, 1]
        assert len({question.key for question in QUESTIONS}) == len(QUESTIONS)

    def test_are_questions_in_both_languages(self) -> None:
        assert all(question.words[language].endswith("?") for question in QUESTIONS for language in Language)

    @pytest.mark.parametrize("zone", [zone for zone in Zone if zone is not Zone.UNRATED])
    def test_some_matter_in_every_zone_but_never_all(self, zone: Zone) -> None:
        here = [question for question in QUESTIONS if zone in question.zones]
        assert 2 <= len(here) < len(QUESTIONS)
