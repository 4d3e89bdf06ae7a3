"""Two tiers of tests, and the one rule by which the first is thinned. docs/testing.md says what each protects.

    pytest                the first tier, at every push: every kind of thing, few of each
    KAM_FULL=1 pytest     everything, before each release

Nothing is left out by hand: a test says what its cases have in common, and this module chooses, always the same.
A test that is called by its name (``file.py::test``) runs whole in either tier.
"""

from __future__ import annotations

import collections
import itertools
import os
import zlib
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, TypeVar

import pytest

FULL = os.environ.get("KAM_FULL") == "1"

_Case = TypeVar("_Case")


# ---------------------------------------------------------------------- said by the tests
def thinned(**few: int | Callable[[Any], Hashable]) -> pytest.MarkDecorator:
    """The first tier runs every value of every argument, but not each beside every value of the others.

    Not for tables, whose rows are the kinds and whose columns are named together: there each value stays, not each row.

    Args:
        few: arguments with many values that are alike (seeds, rows of a long table): how many of them the first tier
            runs, evenly spread; or what tells the kind of a value, and it runs the first of each kind. Of one only,
            the name of the test decides which: ``pytestmark = thinned(language=1)`` spreads the editions over the tests
            of a module.
    """
    return pytest.mark.thinned(**few)


def before_release(instead: str) -> pytest.MarkDecorator:
    """The first tier leaves the test out; ``instead`` says what protects the same there."""
    return pytest.mark.before_release(instead)


def some(cases: Iterable[_Case], few: int, *, full: bool = FULL) -> list[_Case]:
    """Cases of one kind within a test: all before a release, else so many, evenly spread."""
    found = list(cases)
    if full or len(found) <= few:
        return found
    if few == 1:
        return found[:1]
    return [found[round(step * (len(found) - 1) / (few - 1))] for step in range(few)]


def first_of_each(cases: Iterable[_Case], kind: Callable[[_Case], Hashable], *, full: bool = FULL) -> list[_Case]:
    """Cases of several kinds within a test: all before a release, else the first of each kind."""
    first: dict[Hashable, int] = {}
    return [case for number, case in enumerate(cases) if full or first.setdefault(kind(case), number) == number]


def examples(count: int, *, full: bool = FULL) -> int:
    """How many examples hypothesis makes of a test that needs ``count`` before a release: a quarter, at least ten."""
    return count if full else min(count, max(10, count // 4))


# ---------------------------------------------------------------------- done by conftest.py
def nothing_may_be_missing() -> bool:
    """KAM_REQUIRE_ALL=1, as in continuous integration: a test that would be skipped for want of a program fails."""
    return os.environ.get("KAM_REQUIRE_ALL") == "1"


def rounds(few: int, full: int) -> int:
    """How many of a generator's examples a run looks at: ``few`` at every push, ``full`` before a release."""
    return full if FULL else few


def left_out(items: Sequence[pytest.Item]) -> set[str]:
    """The ids of the tests that the first tier leaves out."""
    out = {item.nodeid for item in items if item.get_closest_marker("before_release")}
    cases: dict[str, list[pytest.Item]] = collections.defaultdict(list)
    for item in items:
        if item.get_closest_marker("thinned") and hasattr(item, "callspec"):
            cases[item.nodeid.partition("[")[0]].append(item)
    for same in cases.values():
        out |= {item.nodeid for item in same} - _chosen(same)
    return out


def _chosen(items: Sequence[pytest.Item]) -> set[str]:
    """Of the cases of one test: those that together have every value of every argument, as evenly mixed as can be."""
    few = items[0].get_closest_marker("thinned").kwargs  # type: ignore[union-attr]
    params = {item.nodeid: item.callspec.params for item in items}  # type: ignore[attr-defined]
    # By what they look like: values need not be hashable, and pytest's own numbers are not those of the values.
    open_cases = {node: {(name, repr(value)) for name, value in told.items()} for node, told in params.items()}
    for argument in few.keys() & set().union(*params.values()):  # a module's mark may name others, too
        values = {repr(told[argument]): told[argument] for told in params.values()}
        kept = _few(values, few[argument], items[0].nodeid.partition("[")[0])
        open_cases = {node: case for node, case in open_cases.items() if case & {(argument, shown) for shown in kept}}
    wanted = set().union(*open_cases.values())
    used: collections.Counter[frozenset[tuple[str, str]]] = collections.Counter()
    chosen = set()
    while wanted:
        node, case = min(
            ((node, case) for node, case in open_cases.items() if case & wanted),
            key=lambda entry: (
                -len(entry[1] & wanted),
                *(sum(used[met] for met in _together(entry[1], n)) for n in (2, 1)),
            ),
        )
        chosen.add(node)
        used.update([*_together(case, 1), *_together(case, 2)])
        wanted -= case
        del open_cases[node]
    return chosen


def _few(values: dict[str, Any], wish: int | Callable[[Any], Hashable], test: str) -> list[str]:
    """Some of the values of an argument, as they look."""
    if callable(wish):
        return first_of_each(values, lambda shown: wish(values[shown]), full=False)
    if wish == 1:
        return [list(values)[zlib.crc32(test.encode()) % len(values)]]
    return some(values, wish, full=False)


def _together(case: set[tuple[str, str]], size: int) -> list[frozenset[tuple[str, str]]]:
    return [frozenset(values) for values in itertools.combinations(sorted(case), size)]
