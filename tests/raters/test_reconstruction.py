"""Nobody's single rating follows from an anonymous result: a solver tries, and is shown to find them elsewhere."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

import tiers
from kam_partnership.merge.merge_report import make_report
from kam_partnership.merge.merged_workbook import merged_workbook
from kam_partnership.raters.rater import Side
from kam_partnership.texts import Language
from raters.made_groups import TITLES, Person, made_group
from raters.test_made_groups import answers_of, told

pytest.importorskip("ortools", reason="the solver of the extra dev is not installed")
from raters.reconstruction import SIDES, Found, another_world, possible_sets, reconstruct, shows_itself

#: What the version before this protection published of ``kim_rated_one_criterion()``.
FORMER = Path(__file__).parents[1] / "data" / "anonymous_result_before_1_1.json"


def anonymous(people: Sequence[Person]) -> Mapping[str, Any]:
    return told(list(people), anonymous=True)


def betrayed(people: Sequence[Person], found: Found, published: Mapping[str, Any]) -> set[object]:
    """The determined ratings that do not show themselves in their own criterion."""
    return {rating for rating in found.determined if not shows_itself(people, rating, published)}


def kim_rated_one_criterion() -> list[Person]:
    """Four people who rated five criteria, and one who rated one."""
    ratings = ((7, 4), (8, 3), (6, 6), (9, 2), (5, 7))
    rated = list(zip(TITLES[:5], ratings, strict=True))
    four = [
        Person(name, Side.SUPPLIER, [(title, 1.0, float(s - n % 3), float(k + n)) for title, (s, k) in rated])
        for n, name in enumerate(("Anna", "Bert", "Cem", "Dora"))
    ]
    return [*four, Person("Kim", Side.SUPPLIER, [(TITLES[0], 1.0, 9.0, 2.0)])]


@pytest.mark.parametrize("seed", tiers.some(range(300), 16))
def test_no_single_rating_follows_from_an_anonymous_result(seed: int) -> None:
    people = made_group(seed + 1000, most_people=6)
    found = reconstruct(people, anonymous)
    assert found.unsettled == frozenset()
    assert betrayed(people, found, anonymous(people)) == set()


@pytest.mark.parametrize("seed", tiers.some(range(200), 6))
def test_the_workbook_tells_no_more_than_the_json(seed: int) -> None:
    """Other ratings with the same JSON give the same workbook: charts, hidden cells and properties included."""
    people = made_group(seed + 1000, most_people=6)
    other = another_world(people, anonymous)
    if other is not None:
        assert other != people
        assert parts(other) == parts(people)


def parts(people: Sequence[Person]) -> dict[str, str]:
    """Every part of the anonymous workbook, numbers rounded to eight decimals."""
    report = make_report(answers_of(list(people)), anonymous=True, language=Language.EN)
    with zipfile.ZipFile(io.BytesIO(merged_workbook(report))) as archive:
        read = {name: archive.read(name).decode() for name in archive.namelist()}
    number = re.compile(r">(-?\d+(?:\.\d+)?(?:[eE]-?\d+)?)<")
    return {
        name: number.sub(lambda one: f">{round(float(one[1]), 8) + 0.0:.8f}<", words) for name, words in read.items()
    }


def test_the_solver_finds_them_in_what_an_earlier_version_published() -> None:
    people = kim_rated_one_criterion()
    former = json.loads(FORMER.read_text("utf-8"))
    kim = {(4, 0, of) for of in SIDES}
    assert betrayed(people, reconstruct(people, lambda _: former), former) == kim
    assert betrayed(people, reconstruct(people, anonymous), anonymous(people)) == set()


def test_a_rating_that_all_gave_at_an_end_of_the_scale_shows_itself() -> None:
    rows = [(TITLES[0], 1.0, 10.0, 5.0), (TITLES[1], 1.0, 6.0, 7.0)]
    people = [Person(name, Side.SUPPLIER, rows) for name in "ABC"]
    found = reconstruct(people, anonymous)
    assert found.determined == {(person, 0, "supplier") for person in range(3)}
    assert betrayed(people, found, anonymous(people)) == set()


def test_of_three_people_mean_lowest_and_highest_give_every_rating_away() -> None:
    people = kim_rated_one_criterion()[:3]
    for one in told(people, anonymous=False)["criteria"]:  # as an earlier version showed it of anonymous people, too
        assert all(len(possible_sets(one[of])) == 1 for of in SIDES)
    for one in anonymous(people)["criteria"]:
        assert all(len(possible_sets(one[of])) > 5 for of in SIDES)


@pytest.mark.parametrize("seed", tiers.some(range(300), 60))
def test_of_no_criterion_the_lowest_or_the_highest_rating_follows_from_more_than_its_mean(seed: int) -> None:
    people = made_group(seed + 2000, most_people=7)
    for one in anonymous(people)["criteria"]:
        for spread in (one[of] for of in SIDES if one[of]["count"]):
            left = possible_sets(spread)
            if spread["average_deviation"] is not None:
                assert len({values[0] for values in left}) > 1
                assert len({values[-1] for values in left}) > 1
            else:
                assert spread["range"] is None  # the mean alone: test_disclosure tries what its silence could tell
