"""The verdict, the target and what changed, as people read them: every combination, aloud."""

from __future__ import annotations

import datetime as dt
import re
from itertools import cycle, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kam_partnership.assessment import (
    Assessment,
    Criterion,
    Figures,
    SavedPosition,
    Settings,
    Target,
    Zone,
    compare_with,
    compute_figures,
)
from kam_partnership.texts import Language, percent_text, zone_text
from kam_partnership.workbook.verdict_words import distance_text, since_last_text, target_text, verdict_text

SETTINGS = Settings()
Pair = tuple[float | None, float | None]
NOBODY: Pair = (None, None)


def assessment(pairs: list[Pair], weights: list[float] | None = None, target: Target | None = None) -> Assessment:
    told = weights or [1.0] * len(pairs)
    criteria = (
        Criterion(n, f"C{n}", weight, *pair) for n, (pair, weight) in enumerate(zip(pairs, told, strict=True), 1)
    )
    return Assessment(SETTINGS, tuple(criteria), target=target)


def said(pairs: list[Pair], weights: list[float] | None = None, language: Language = Language.DE) -> str:
    figures = compute_figures(assessment(pairs, weights))
    return verdict_text(figures, SETTINGS, figures.tipping_criteria, language)


EVEN: Pair = (5, 5)
OURS: Pair = (9, 3)
THEIRS: Pair = (3, 9)
SENTENCES: dict[str, tuple[list[Pair], list[float] | None, str, str]] = {
    "no criterion": ([], None, "Noch nicht bewertet.", "Not rated yet."),
    "none of 16": ([NOBODY] * 16, None, "Noch nicht bewertet.", "Not rated yet."),
    "one criterion": (
        [EVEN],
        None,
        "Vorläufig: nur 1 Kriterium zählt, bisher Kooperation – ausgeglichen.",
        "Provisional: only 1 criterion counts, so far Cooperation – balanced.",
    ),
    "one of 16, uneven": (
        [THEIRS, *[NOBODY] * 15],
        None,
        "Vorläufig: 1 von 16 Kriterien bewertet, bisher Key-Account-Frustrationszone – der Key Account investiert mehr "
        "als der Lieferant, jenseits der Toleranz.",
        "Provisional: 1 of 16 criteria rated, so far Key account frustration zone – the key account invests more than "
        "the supplier, beyond the tolerance.",
    ),
    "two of two, mixed": (
        [OURS, THEIRS],
        None,
        "Vorläufig: nur 2 Kriterien zählen, bisher Kooperation – im Mittel ausgeglichen, aber in keinem der 2 "
        "Kriterien.",
        "Provisional: only 2 criteria count, so far Cooperation – balanced on average, but in none of the 2 criteria.",
    ),
    "two of 16": (
        [EVEN, (8, 8), *[NOBODY] * 14],
        None,
        "Vorläufig: 2 von 16 Kriterien bewertet, bisher Kooperation – im Mittel und in jedem der 2 bewerteten "
        "Kriterien "
        "ausgeglichen.",
        "Provisional: 2 of 16 criteria rated, so far Cooperation – balanced on average and in each of the 2 rated "
        "criteria.",
    ),
    "many, but not what weighs": (
        [OURS, THEIRS, EVEN, NOBODY],
        [1, 1, 1, 8],
        "Vorläufig: 27\N{NO-BREAK SPACE}% des Gewichts bewertet, bisher Kooperation – im Mittel ausgeglichen, in 2 "
        "von 3 bewerteten "
        "Kriterien nicht.",
        "Provisional: 27% of the weight rated, so far Cooperation – balanced on average, but not in 2 of 3 rated "
        "criteria.",
    ),
    "three, one tips": (
        [EVEN, (8, 8), (8, 5)],
        None,
        "Kooperation – im Mittel und in 2 von 3 Kriterien ausgeglichen; ohne Kriterium 1 wäre es eine andere Zone.",
        "Cooperation – balanced on average and in 2 of 3 criteria; without criterion 1 it would be another zone.",
    ),
    "three, several tip": (
        [OURS, THEIRS, EVEN],
        None,
        "Kooperation – im Mittel ausgeglichen, in 2 von 3 Kriterien nicht; die Zone hängt an 2 Kriterien: Ohne eines "
        "davon wäre es eine andere.",
        "Cooperation – balanced on average, but not in 2 of 3 criteria; the zone depends on 2 criteria: without any "
        "one "
        "of them it would be another.",
    ),
    "sixteen, all even": (
        [(9, 9)] * 16,
        None,
        "Strategische Partnerschaft – im Mittel und in jedem der 16 Kriterien ausgeglichen; die Zone hängt an keinem "
        "einzelnen Kriterium.",
        "Strategic partnership – balanced on average and in each of the 16 criteria; the zone depends on no single "
        "criterion.",
    ),
    "a lean relationship, most even": (
        [(1, 1)] * 14 + [(1, 3), (3, 1)],
        None,
        "Lieferantenbeziehung – im Mittel und in 14 von 16 Kriterien ausgeglichen; die Zone hängt an keinem einzelnen "
        "Kriterium.",
        "Supplier relationship – balanced on average and in 14 of 16 criteria; the zone depends on no single "
        "criterion.",
    ),
    "ten of sixteen, strong each way in turn": (
        [*[OURS, THEIRS] * 5, *[NOBODY] * 6],
        None,
        "Kooperation – im Mittel ausgeglichen, aber in keinem der 10 bewerteten Kriterien; die Zone hängt an keinem "
        "einzelnen Kriterium.",
        "Cooperation – balanced on average, but in none of the 10 rated criteria; the zone depends on no single "
        "criterion.",
    ),
    "we give more, mostly": (
        [*[OURS] * 12, *[EVEN] * 4],
        None,
        "Lieferantenfrustrationszone – der Lieferant investiert mehr als der Key Account, im Mittel und in 12 von 16 "
        "Kriterien jenseits der Toleranz; die Zone hängt an keinem einzelnen Kriterium.",
        "Supplier frustration zone – the supplier invests more than the key account, beyond the tolerance on "
        "average and "
        "in 12 of 16 criteria; the zone depends on no single criterion.",
    ),
    "we give more, everywhere": (
        [OURS] * 3,
        None,
        "Lieferantenfrustrationszone – der Lieferant investiert mehr als der Key Account, im Mittel und in jedem der 3 "
        "Kriterien jenseits der Toleranz; die Zone hängt an keinem einzelnen Kriterium.",
        "Supplier frustration zone – the supplier invests more than the key account, beyond the tolerance on "
        "average and "
        "in each of the 3 criteria; the zone depends on no single criterion.",
    ),
    "we give more because of one": (
        [(9, 1), *[EVEN] * 3],
        None,
        "Lieferantenfrustrationszone – der Lieferant investiert mehr als der Key Account, im Mittel und in 1 von 4 "
        "Kriterien jenseits der Toleranz; ohne Kriterium 1 wäre es eine andere Zone.",
        "Supplier frustration zone – the supplier invests more than the key account, beyond the tolerance on "
        "average and "
        "in 1 of 4 criteria; without criterion 1 it would be another zone.",
    ),
}


@pytest.mark.parametrize("case", SENTENCES)
def test_the_verdict_is_one_sentence_that_can_be_read_aloud(case: str) -> None:
    pairs, weights, german, english = SENTENCES[case]
    assert said(pairs, weights) == german
    assert said(pairs, weights, Language.EN) == english


RATING = st.integers(0, 20).map(lambda half: half / 2)
PAIRS = st.lists(st.one_of(st.tuples(RATING, RATING), st.just(NOBODY)), max_size=20)
WEIGHT = st.sampled_from([0.0, 0.5, 1.0, 3.0, 40.0])


@given(PAIRS, st.lists(WEIGHT, min_size=1, max_size=5), st.sampled_from(Language))
def test_the_verdict_says_no_more_than_the_figures_know(
    pairs: list[Pair], weights: list[float], language: Language
) -> None:
    figures = compute_figures(assessment(pairs, list(islice(cycle(weights), len(pairs)))))
    sentence = verdict_text(figures, SETTINGS, figures.tipping_criteria, language)
    german = language is Language.DE
    assert re.fullmatch(r"[^{}]*[^.]\.", sentence)
    assert "  " not in sentence
    if figures.zone is None or figures.zone is Zone.UNRATED:
        assert not re.search(r"\d", sentence)
        return
    assert zone_text(figures.zone, language) in sentence
    assert sentence.startswith("Vorläufig" if german else "Provisional") == bool(figures.provisional)
    of_tipping = ("hängt an", "ohne Kriterium") if german else ("depends on", "without criterion")
    assert any(words in sentence for words in of_tipping) != bool(figures.provisional)
    stable = "keinem einzelnen" if german else "no single"
    assert (stable in sentence) == (not figures.provisional and figures.robust is True)
    told_mixed = re.search(r"ausgeglichen, (in .* nicht|aber in keinem)" if german else r"average, but", sentence)
    assert bool(told_mixed) == bool(figures.mixed)
    if percent_text(figures.coverage, language) in sentence:  # then no count of what is rated stands beside it
        assert not re.search(r"\d+ (von|of) \d+ (Kriterien bewertet|criteria rated)", sentence)
    for some, of in re.findall(r"(\d+) (?:von|of) (\d+)", sentence):
        assert 0 < int(some) < int(of) <= figures.weighing


def test_the_target_is_told_with_the_way_of_each_side() -> None:
    def told(target: Target | None, pairs: list[Pair], language: Language = Language.DE) -> str:
        wanted = assessment(pairs, target=target)
        return target_text(wanted, compute_figures(wanted), language)

    today: list[Pair] = [(6.0, 4.5)] * 4
    assert told(None, today) == "Noch kein Ziel gesetzt."
    assert told(Target(4, 4.5), today) == (
        "Ziel: Kooperation (4,0 | 4,5); bis dahin Lieferant 2,0 weniger, Key Account wie heute."
    )
    assert told(Target(8, 7.5), today, Language.EN) == (
        "Target: Strategic partnership (8.0 | 7.5); to get there supplier 2.0 more, key account 3.0 more."
    )
    assert told(Target(2, 2), [(2.5, 2)] * 4) == "Ziel: Lieferantenbeziehung (2,0 | 2,0), erreicht."
    assert told(Target(2, 2), []) == "Ziel: Lieferantenbeziehung (2,0 | 2,0)."
    assert distance_text(-0.04, Language.DE) == "wie heute"


def test_what_changed_says_on_how_many_criteria_it_is_said() -> None:
    then = SavedPosition(dt.date(2026, 5, 21), 6.0, 4.0, assessment([(6, 4), (8, 4), (2, 2)]))
    told = since_last_text(compare_with(assessment([(6, 5), (8, 6), NOBODY, EVEN]), then), Language.DE)
    assert told == (
        "Seit dem 21.05.2026, auf den 2 gemeinsamen Kriterien: Lieferant 7,0 → 7,0, Key Account 4,0 → 5,5, "
        "Balance −3,0 → −1,5 (1 hinzugekommen, 1 weggefallen)."
    )
    nothing = since_last_text(compare_with(assessment([NOBODY] * 3 + [EVEN]), then), Language.EN)
    assert nothing == "Since 21 May 2026: no criterion was rated on both days, so nothing is compared."
    assert since_last_text(None, Language.DE) == "Noch kein früherer Stand festgehalten."


def test_invalid_settings_have_no_verdict() -> None:
    assert verdict_text(Figures(), None, (), Language.DE) == ""
