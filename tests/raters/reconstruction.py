"""Can somebody work single ratings out of a published result? An exact answer, for a handful of people.

The reader of the result is assumed to know more than anybody is told: that ratings are whole numbers, who rated which
criterion, with which weights, and whose side each person is on. What is left to be found are the ratings themselves.

A rating is *determined* when every set of ratings that gives the published figures has the same one there. That no
other set exists is proved by a constraint solver (OR-Tools' CP-SAT, exact in whole numbers) under some of the published
figures, so under all of them. That another set exists is shown by making one and asking the product itself what it
would publish of it: the very same.
"""

from __future__ import annotations

import contextlib
import functools
import itertools
import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ortools.sat.python import cp_model

from raters.made_groups import Person
from raters.oracle import folded

LOW, HIGH = 0, 10
SIDES = ("supplier", "key_account")
Rating = tuple[int, int, str]  # person, row of that person, whose investment
Publish = Callable[[Sequence[Person]], Mapping[str, Any]]


@dataclass(frozen=True)
class Found:
    """What a reader can do.

    Attributes:
        determined: the ratings that follow from what is published.
        undetermined: those for which another set of ratings was made that publishes the same.
        unsettled: those for which the solver found neither a proof nor another set.
    """

    determined: frozenset[Rating]
    undetermined: frozenset[Rating]
    unsettled: frozenset[Rating]


class GaveUp(Exception):
    """The solver found no answer in the time it has."""


def reconstruct(people: Sequence[Person], publish: Publish) -> Found:
    """Try to work out every single rating."""
    search = _Search(people, publish)
    search.swap_people()
    search.change_two_people()
    return search.settle()


class _Search:
    """Ratings for which another set of ratings is still looked for."""

    def __init__(self, people: Sequence[Person], publish: Publish) -> None:
        self._people, self._publish = people, publish
        self._published = publish(people)
        self._left = set(ratings_of(people))
        self._undetermined: set[Rating] = set()

    def swap_people(self) -> None:
        """Exchange the ratings of people who rated the same."""
        for one, two in itertools.combinations(range(len(self._people)), 2):
            if _alike(self._people[one], self._people[two]):
                self._try_out(_swapped(self._people, one, two))

    def change_two_people(self) -> None:
        """Change ratings of two people, which is decided fast."""
        intervals = any(figure["interval"] for figure in self._published["figures"].values())
        world = _World(self._people, self._published, _KEPT if intervals else _KEPT[1:])
        for rating in sorted(self._left):
            for person in range(len(self._people)):
                if rating in self._left:
                    with contextlib.suppress(GaveUp):
                        self._try_out(world.other({rating}, free={rating[0], person}))

    def settle(self) -> Found:
        """Whatever is left: change anything, or prove that nothing can be changed."""
        determined = set()
        for kept in (_KEPT, _KEPT[1:], ()):
            world = _World(self._people, self._published, kept)
            for rating in sorted(self._left):
                if rating in self._left:
                    with contextlib.suppress(GaveUp):
                        other = world.other({rating})
                        self._try_out(other)
                        if other is None and not kept:
                            determined.add(rating)
        unsettled = self._left - determined
        return Found(frozenset(determined), frozenset(self._undetermined), frozenset(unsettled))

    def _try_out(self, other: Sequence[Person] | None) -> None:
        """Where other ratings publish the same, those that changed are not determined."""
        if other is not None and same_result(self._publish(other), self._published):
            changed = {rating for rating in self._left if rating_at(other, rating) != rating_at(self._people, rating)}
            self._undetermined |= changed
            self._left -= changed


def another_world(people: Sequence[Person], publish: Publish) -> list[Person] | None:
    """Other ratings, as many as are quickly found, of which the same is published; None when none were found."""
    published = publish(people)
    with contextlib.suppress(GaveUp):
        other = _World(people, published, _KEPT).other(set(ratings_of(people)), many=True)
        if other is not None and same_result(publish(other), published):
            return other
    return None


def _alike(one: Person, two: Person) -> bool:
    """Whether two people of one side rated the same criteria with the same weights."""

    def shape(person: Person) -> set[object]:
        return {(folded(title), weight, s is None, k is None) for title, weight, s, k in person.rows}

    return one.side == two.side and shape(one) == shape(two)


def _swapped(people: Sequence[Person], one: int, two: int) -> list[Person]:
    """The same with the ratings of two people exchanged."""
    ratings = {place: {folded(title): (s, k) for title, _, s, k in people[place].rows} for place in (one, two)}
    swapped = list(people)
    for place, other in ((one, two), (two, one)):
        rows = [(title, weight, *ratings[other][folded(title)]) for title, weight, _, _ in people[place].rows]
        swapped[place] = Person(people[place].name, people[place].side, rows)
    return swapped


def ratings_of(people: Sequence[Person]) -> Iterator[Rating]:
    """Every rating that somebody gave."""
    for person, one in enumerate(people):
        for row, (_, _, supplier, key_account) in enumerate(one.rows):
            given = zip(SIDES, (supplier, key_account), strict=True)
            yield from ((person, row, of) for of, rating in given if rating is not None)


def rating_at(people: Sequence[Person], rating: Rating) -> float | None:
    """One rating."""
    person, row, of = rating
    return people[person].rows[row][2 + SIDES.index(of)]


def shows_itself(people: Sequence[Person], rating: Rating, published: Mapping[str, Any]) -> bool:
    """Whether a criterion's own means and agreement give the rating away: all gave the same, and only that is possible.

    A mean at an end of the scale says so, and so does an agreement without any deviation.
    """
    person, row, of = rating
    key = folded(people[person].rows[row][0])
    values = [(str(o.side), r[2 + SIDES.index(of)]) for o in people for r in o.rows if folded(r[0]) == key]
    for view in (None, str(people[person].side)):
        given = [value for side, value in values if value is not None and view in (None, side)]
        one = next((one for one in published["criteria"] if folded(one["title"]) == key), None)
        if one is None:
            return False
        deviation = (
            one[of]["average_deviation"] if view is None else one.get("within", {}).get(view, {}).get("disagreement")
        )
        mean = one[of]["mean"] if view is None else one["views"][of]["own" if view == of else "other"]
        if len(set(given)) == 1 and mean is not None and (mean in (LOW, HIGH) or deviation == 0):
            return True
    return False


def possible_sets(spread: Mapping[str, Any]) -> list[tuple[int, ...]]:
    """The sets of whole-number ratings, whoever gave them, that have a published mean, agreement and range."""
    count, mean, deviation, ends = (spread[key] for key in ("count", "mean", "average_deviation", "range"))
    total = round(mean * count)
    return [
        values
        for values in _sets(count, total)
        if (deviation is None or abs(sum(abs(v - total / count) for v in values) / count - deviation) < 1e-9)
        and (ends is None or (values[0], values[-1]) == tuple(ends))
    ]


@functools.cache
def _sets(count: int, total: int) -> list[tuple[int, ...]]:
    every = itertools.combinations_with_replacement(range(LOW, HIGH + 1), count)
    return [values for values in every if sum(values) == total]


def same_result(one: Any, other: Any) -> bool:
    """Whether two results are equal to 1e-9."""
    if isinstance(one, Mapping):
        return one.keys() == other.keys() and all(same_result(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same_result, one, other))
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= 1e-9
    return bool(one == other)


_KEPT = ("scores", "agreement")


class _World:
    """All sets of ratings that give the published means, agreement and ranges; with intervals there may be fewer.

    Args:
        kept: what stays as it truly is though it is not published, so that whatever is made of it stays, too: each
            one's own scores, and the agreement on each criterion.
    """

    def __init__(self, people: Sequence[Person], published: Mapping[str, Any], kept: Sequence[str]) -> None:
        self._people, self._published, self._kept = people, published, kept
        self._model = cp_model.CpModel()
        self._ratings = {rating: self._model.new_int_var(LOW, HIGH, str(rating)) for rating in ratings_of(people)}
        self._scores("scores" in kept)
        self._criteria()

    def other(
        self, wanted: set[Rating], *, many: bool = False, free: Collection[int] | None = None
    ) -> list[Person] | None:
        """Ratings that differ from the true ones in some of the wanted places; None when there are none.

        Args:
            wanted: of which one at least is to differ.
            many: look for a moment for ratings of which many differ.
            free: whose ratings may differ at all, which is decided fast; None for everybody's.

        Raises:
            GaveUp: when there was no answer in time.
        """
        model = self._model.clone()
        changed = []
        for rating in sorted(wanted):
            flag = model.new_bool_var("")
            true = rating_at(self._people, rating)
            assert true is not None
            model.add(self._ratings[rating] != int(true)).only_enforce_if(flag)
            changed.append(flag)
        model.add(sum(changed) >= 1)
        for rating, variable in self._ratings.items():
            if free is not None and rating[0] not in free:
                model.add(variable == int(rating_at(self._people, rating) or 0))
        if many:
            model.maximize(sum(changed))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.max_deterministic_time = 0.5 if many else 20.0
        status = solver.solve(model)
        if status == cp_model.INFEASIBLE:
            return None
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            raise GaveUp
        found = {rating: float(solver.value(variable)) for rating, variable in self._ratings.items()}
        return [
            Person(
                one.name,
                one.side,
                [
                    (title, weight, found.get((person, row, "supplier")), found.get((person, row, "key_account")))
                    for row, (title, weight, _, _) in enumerate(one.rows)
                ],
            )
            for person, one in enumerate(self._people)
        ]

    # ------------------------------------------------------------------ what is published
    def _equal(self, terms: Sequence[tuple[Fraction, Rating]], value: float) -> None:
        """A sum of ratings, each times a fraction, is a published number."""
        scale = math.lcm(*(factor.denominator for factor, _ in terms))
        total = round(value * scale)
        assert abs(total - value * scale) < 1e-6 * scale, "the published number is not a sum of whole ratings"
        self._model.add(sum(int(factor * scale) * self._ratings[rating] for factor, rating in terms) == total)

    def _scores(self, keep: bool) -> None:
        """Means of S and K over all and over each side; with ``keep`` each one's own."""
        for of in SIDES:
            own = [(one, self._score(person, of)) for person, one in enumerate(self._people)]
            name = f"{of}_score"
            groups = [(self._published["figures"].get(name, {}).get("mean"), own)]
            for side in SIDES:
                view = (self._published["sides"] or {}).get(side)
                told = view[name] if isinstance(view, Mapping) else None
                groups.append((told, [pair for pair in own if pair[0].side == side]))
            for mean, members in groups:
                if mean is not None:
                    count = len(members)
                    self._equal([(factor / count, rating) for _, terms in members for factor, rating in terms], mean)
            if keep:
                for _, terms in own:
                    self._equal(terms, float(sum(f * Fraction(rating_at(self._people, r) or 0) for f, r in terms)))

    def _score(self, person: int, of: str) -> list[tuple[Fraction, Rating]]:
        """One person's S or K as a sum of ratings."""
        rows = enumerate(self._people[person].rows)
        pairs = [(row, Fraction(w)) for row, (_, w, s, k) in rows if w and None not in (s, k)]
        total = sum(weight for _, weight in pairs)
        return [(weight / total, (person, row, of)) for row, weight in pairs]

    def _criteria(self) -> None:
        for one in self._published["criteria"]:
            key = folded(one["title"])
            for of in SIDES:
                places = [r for r in self._ratings if r[2] == of and folded(self._people[r[0]].rows[r[1]][0]) == key]
                self._spread(places, one[of]["mean"], one[of]["average_deviation"])
                views = {view: [r for r in places if self._people[r[0]].side == view] for view in SIDES}
                if one[of].get("range"):
                    self._range(places, one[of]["range"])
                for view in SIDES:
                    mean = one["views"][of]["own" if view == of else "other"]
                    self._spread(views[view], mean, None)

    def _spread(self, places: Sequence[Rating], mean: float | None, deviation: float | None) -> None:
        if mean is None:
            return
        count = len(places)
        self._equal([(Fraction(1, count), rating) for rating in places], mean)
        total = round(mean * count)
        if deviation is None and "agreement" in self._kept:
            true = [int(rating_at(self._people, rating) or 0) for rating in places]
            deviation = sum(abs(count * value - total) for value in true) / count**2
        if deviation is not None:
            distances = []
            for rating in places:
                distance = self._model.new_int_var(0, count * (HIGH - LOW), "")
                self._model.add_abs_equality(distance, count * self._ratings[rating] - total)
                distances.append(distance)
            self._model.add(sum(distances) == round(deviation * count * count))

    def _range(self, places: Sequence[Rating], ends: Sequence[float]) -> None:
        variables = [self._ratings[rating] for rating in places]
        self._model.add_min_equality(int(ends[0]), variables)
        self._model.add_max_equality(int(ends[1]), variables)
