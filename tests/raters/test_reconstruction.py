"""Nobody's single rating follows from an anonymous result: a solver tries, and is shown to find them elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

import tiers
from raters.made_groups import Person, made_group
from raters.reconstruction import Found, reconstruct, shows_itself
from raters.test_made_groups import told

FORMER = Path(__file__).parents[1] / "data" / "anonymous_results_before_1_1.json"


def anonymous(people: Sequence[Person]) -> Mapping[str, Any]:
    return told(list(people), anonymous=True)


def betrayed(people: Sequence[Person], found: Found, published: Mapping[str, Any]) -> set[object]:
    """The determined ratings that do not show themselves in their own criterion."""
    return {rating for rating in found.determined if not shows_itself(people, rating, published)}


@pytest.mark.parametrize("seed", tiers.some(range(300), 40))
def test_no_single_rating_follows_from_an_anonymous_result(seed: int) -> None:
    people = made_group(seed + 1000, most_people=6)
    found = reconstruct(people, anonymous)
    assert found.unsettled == frozenset()
    assert betrayed(people, found, anonymous(people)) == set()
