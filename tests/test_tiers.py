"""The rule by which the first tier is thinned leaves out no kind of thing."""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import sys
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

import tiers
from kam_excel.conftest import COMMANDS


def cases(mark: pytest.MarkDecorator | None, **arguments: list[Any]) -> list[Any]:
    """Collected tests as pytest makes them of one function and the values of its arguments."""
    combined = [dict(zip(arguments, values, strict=True)) for values in itertools.product(*arguments.values())]
    return [_item(f"test_x.py::test[{n}]", mark, SimpleNamespace(params=told)) for n, told in enumerate(combined)]


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


def test_of_one_edition_only_the_name_of_the_test_decides_which() -> None:
    mark = tiers.thinned(language=1)
    found = set()
    for number in range(8):
        spec = [SimpleNamespace(params={"language": language, "other": 1}) for language in ("de", "en")]
        items = [_item(f"test_x.py::test_{number}[{n}]", mark, one) for n, one in enumerate(spec)]
        [case] = kept(items)
        assert kept(items) == [case]
        found.add(case["language"])
    assert found == {"de", "en"}
    assert len(kept(cases(mark, other=[1, 2]))) == 2  # said for a whole module


def test_the_first_of_each_kind_stays_where_the_kinds_are_told() -> None:
    of_six: Callable[[int], int] = lambda seed: seed % 6  # noqa: E731
    found = kept(cases(tiers.thinned(seed=of_six), seed=list(range(36))))
    assert [case["seed"] for case in found] == [0, 1, 2, 3, 4, 5]


def test_what_is_for_releases_goes() -> None:
    assert kept(cases(tiers.before_release("another test"), one=[1])) == []


def test_within_a_test_a_few_stay_with_the_first_and_the_last() -> None:
    assert tiers.some(range(100), 4, full=False) == [0, 33, 66, 99]
    assert tiers.some(range(3), 4, full=False) == [0, 1, 2]
    assert tiers.some(range(100), 1, full=False) == [0]
    assert tiers.first_of_each(["a1", "b1", "a2", "a1"], lambda case: case[0], full=False) == ["a1", "b1"]
    assert [tiers.examples(count, full=False) for count in (5, 20, 100)] == [5, 10, 25]


def test_before_a_release_everything_stays() -> None:
    assert tiers.some(range(100), 4, full=True) == list(range(100))
    assert tiers.first_of_each("aab", str, full=True) == list("aab")
    assert tiers.examples(100, full=True) == 100


def test_the_rule_holds_for_tests_as_pytest_collects_them(request: pytest.FixtureRequest) -> None:
    """Arguments from marks, from fixtures and from pytest_generate_tests, in a real run of pytest."""
    options = ["-o", "addopts=", "--collect-only", "-q"]
    collected = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "tests/kam_excel/test_clicks_on_windows.py"],
        cwd=request.config.rootpath, env={**os.environ, "KAM_FULL": "0"}, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    found = re.findall(r"fresh_workbook\[(.*)\]", collected)
    assert len(found) == len(COMMANDS), collected
    assert {told.split("-")[0] for told in found} == set(COMMANDS)
    assert len({told.partition("-")[2] for told in found}) == 4  # both editions with both ways of running Python
