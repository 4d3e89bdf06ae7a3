"""Weights and scales of any finite size: the figures equal exact fractions, and stability stays right."""

from __future__ import annotations

import random

import pytest

from kam_partnership.assessment import NUMBER_FIGURES, Assessment, Criterion, Settings, Zone, compute_figures
from kam_partnership.texts import Language
from kam_partnership.texts.language import number_text, percent_text, shown
from support.oracle import expected_figures
from tiers import rounds

KINDS = ("weights far apart", "tiny weights", "huge weights", "a heavy criterion nobody rated", "a huge scale")


def extreme(kind: str, seed: int) -> Assessment:
    chance = random.Random(f"{kind} {seed}")
    size = 10.0 ** chance.uniform(3, 300) if kind == "a huge scale" else 10.0
    low = chance.choice((0.0, -size))
    settings = Settings(low, size, size * 0.15, low + (size - low) * 0.4, low + (size - low) * 0.7)
    exponents = {"tiny weights": (-307, -290), "huge weights": (290, 300), "a huge scale": (-3, 3)}.get(
        kind, (-300, 300)
    )

    def rating() -> float:
        return min(size, low + (size - low) * chance.randint(0, 20) / 20)

    criteria = [
        Criterion(number, f"K{number}", 10.0 ** chance.uniform(*exponents), rating(), rating())
        for number in range(1, chance.randint(2, 9))
    ]
    if kind == "a heavy criterion nobody rated":
        criteria = [
            Criterion(c.number, c.title, (c.weight or 0) % 1e-20 or 1e-30, c.supplier, c.key_account) for c in criteria
        ]
        criteria.append(Criterion(len(criteria) + 1, "unrated", 1e300, None, rating()))
    return Assessment(settings, tuple(criteria))


@pytest.mark.parametrize("kind", KINDS)
def test_figures_of_extreme_workbooks_equal_exact_fractions(kind: str) -> None:
    for seed in range(rounds(60, 1000)):
        assessment = extreme(kind, seed)
        settings = assessment.settings
        assert settings is not None
        rows = [(c.weight, c.supplier, c.key_account) for c in assessment.criteria]
        limits = (settings.tolerance, settings.level_cooperation, settings.level_strategic)
        expected = expected_figures(rows, (settings.scale_min, settings.scale_max, *limits))
        figures = compute_figures(assessment)
        for name in NUMBER_FIGURES:
            close = pytest.approx(expected[name], rel=1e-9, abs=1e-9 * settings.span)
            assert getattr(figures, name) == close, (seed, name)
        assert figures.share_beyond == pytest.approx(expected["share_beyond"], abs=1e-9), seed
        on_a_border = kind == "a huge scale"  # there the last digit of a double is larger than any rounding
        if not on_a_border:
            assert figures.zone == expected["zone"], seed
            assert list(figures.tipping_criteria) == expected["tipping_criteria"], seed
            assert figures.robust == expected["robust"], seed
            for name in ("supplier_heavy", "key_account_heavy", "balanced_pairs", "mixed", "provisional"):
                assert getattr(figures, name) == expected[name], (seed, name)


def test_the_only_heavy_pair_tips_although_the_others_vanish_beside_it() -> None:
    criteria = (Criterion(1, "a", 1e300, 5, 5), Criterion(2, "b", 1e-300, 9, 2), Criterion(3, "c", 3e-300, 8, 1))
    figures = compute_figures(Assessment(Settings(), criteria))
    assert (figures.zone, figures.tipping_criteria, figures.robust) == (Zone.COOPERATION, (1,), False)


def test_an_unrated_criterion_outweighs_everything() -> None:
    criteria = (Criterion(1, "a", 1e-30, 5, 5), Criterion(2, "b", 1e-30, 6, 4), Criterion(3, "c", 1e300, None, 4))
    figures = compute_figures(Assessment(Settings(), criteria))
    assert (figures.supplier_score, figures.key_account_score) == (5.5, 4.5)
    assert figures.coverage is not None
    assert 0 <= figures.coverage < 1e-9


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [
        (1e30, "1,0E+30", "1.0E+30"),
        (-2.56e300, "−2,6E+300", "−2.6E+300"),
        (1e14, "100000000000000,0", "100000000000000.0"),
        (1e16, "1,0E+16", "1.0E+16"),
        (1e-300, "0,0", "0.0"),
        (1.7e308, "1,7E+308", "1.7E+308"),
    ],
)
def test_numbers_of_any_size_are_shown(value: float, german: str, english: str) -> None:
    assert (number_text(value, Language.DE), number_text(value, Language.EN)) == (german, english)


def test_every_finite_number_can_be_shown() -> None:
    chance = random.Random(13)
    for _ in range(rounds(300, 5000)):
        value = chance.choice((-1, 1)) * 10.0 ** chance.uniform(-307, 305)
        for language in Language:
            assert number_text(value, language, chance.randint(0, 3), signed=True)
            assert percent_text(value, language)
        assert float(shown(value, 1)) == pytest.approx(value, rel=1e-9, abs=0.05)
