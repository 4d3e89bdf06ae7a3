"""Names that may be of one person are asked about; those of different people are not."""

from __future__ import annotations

import pytest

from kam_partnership.raters.alike import alike


@pytest.mark.parametrize(
    "names",
    [
        ("Uwe Maier", "Uwe Mayer"),
        ("Uwe Maier", "maier,  uwe"),
        ("Jörg Weiß", "Joerg Weiss"),
        ("Kathrin Groß", "Katrin GROSS"),
        ("Dr. Eva Müller", "Dr. Eva Mueler"),
    ],
)
def test_one_person_written_in_two_ways_is_asked_about(names: tuple[str, str]) -> None:
    assert list(alike(names)) == [names]


@pytest.mark.parametrize(
    "names",
    [
        ("Anna Muster", "Bert Muster"),
        ("Person 1", "Person 2"),
        ("Rater A", "Rater B"),
        ("Team 2024", "Team 2025"),
        ("Anna", "Anne"),
        ("Petra Klein", "Petra Klein-Weber"),
        ("Anna Muster", "Anna Schmidt"),
        ("", "Anna Muster"),
    ],
)
def test_two_people_are_not(names: tuple[str, str]) -> None:
    assert list(alike(names)) == []
