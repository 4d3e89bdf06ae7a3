"""The rule by which the first tier is thinned leaves out no kind of thing."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

import tiers


def cases(mark: pytest.MarkDecorator | None, **arguments: list[Any]) -> list[Any]:
    """Collected tests as pytest makes them of one function and the values of its arguments."""
    found = []
    for indices in itertools.product(*(range(len(values)) for values in arguments.values())):
        told = dict(zip(arguments, indices, strict=True))
        params = {name: arguments[name][index] for name, index in told.items()}
        spec = SimpleNamespace(indices=told, params=params)
        found.append(_item(f"test_x.py::test[{indices}]", mark, spec))
    return found


def _item(node: str, mark: pytest.MarkDecorator | None, spec: Any) -> Any:
    def closest(name: str) -> pytest.Mark | None:
        return mark.mark if mark and mark.name == name else None

    return SimpleNamespace(nodeid=node, get_closest_marker=closest, callspec=spec)


def kept(items: list[Any]) -> list[dict[str, Any]]:
    out = tiers.left_out(items)
    return [item.callspec.params for item in items if item.nodeid not in out]


def test_what_says_nothing_stays_whole() -> None:
    assert len(kept(cases(None, one=[1, 2, 3], other=[1, 2, 3]))) == 9


def test_every_value_of_every_argument_stays_and_they_are_mixed() -> None:
    commands, templates = list("abcdef"), ["German", "English"]
    found = kept(cases(tiers.thinned(), command=commands, template=templates))
    assert sorted(case["command"] for case in found) == commands
    assert [case["template"] for case in found].count("German") == 3


@pytest.mark.parametrize("count", [1, 2, 5])
def test_of_many_values_that_are_alike_a_few_stay(count: int) -> None:
    found = kept(cases(tiers.thinned(seed=count), seed=list(range(9)), language=["de", "en"]))
    assert len({case["seed"] for case in found}) == count
    assert {case["language"] for case in found} == {"de", "en"}


def test_the_first_of_each_kind_stays_where_the_kinds_are_told() -> None:
    of_six: Callable[[int], int] = lambda seed: seed % 6  # noqa: E731
    found = kept(cases(tiers.thinned(seed=of_six), seed=list(range(36))))
    assert [case["seed"] for case in found] == [0, 1, 2, 3, 4, 5]


def test_what_is_for_releases_goes() -> None:
    assert kept(cases(tiers.before_release("another test"), one=[1])) == []


def test_within_a_test_a_few_stay_with_the_first_and_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiers, "FULL", False)
    assert tiers.some(range(100), 4) == [0, 33, 66, 99]
    assert tiers.some(range(3), 4) == [0, 1, 2]
    assert tiers.some(range(100), 1) == [0]
    assert tiers.first_of_each(["a1", "b1", "a2", "c1"], lambda case: case[0]) == ["a1", "b1", "c1"]
    assert [tiers.examples(count) for count in (5, 20, 100)] == [5, 10, 25]


def test_before_a_release_everything_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiers, "FULL", True)
    assert tiers.some(range(100), 4) == list(range(100))
    assert tiers.first_of_each("aab", str) == list("aab")
    assert tiers.examples(100) == 100
