"""The worksheet functions of the pane, through xlwings' own conversion of arguments as its documentation tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import xlwings as xw
from test_parts import column
from xlwings import conversion

from building.lite_program import FUNCTIONS
from support.lite.jobs import program_of

ENGINE = "functions of the pane"
# The worked example of docs/scoring.md.
SUPPLIER = [8.0, 6.0, 7.0, None, 5.0]
KEY_ACCOUNT = [4.0, 6.0, None, 3.0, 7.0]
WEIGHTS = [3.0, 1.0, 2.0, 1.0, 1.0]
EXAMPLE = {
    "supplier_score": 7.0,
    "key_account_score": 5.0,
    "net_balance": -2.0,
    "gross_imbalance": 2.8,
    "balance_score": 80.0,
    "partnership_level": 6.0,
    "rated_coverage": 0.625,
}


class _Engine:
    """What xlwings Lite hands over: "" for a blank, an object for an error."""

    name = ENGINE
    type = "remote"

    @staticmethod
    def clean_value_data(data: Any, dates: Any, empty_as: Any, numbers: Any, err_to_str: bool) -> Any:
        def clean(value: Any) -> Any:
            if isinstance(value, dict):
                return value["basicValue"] if err_to_str else None
            return empty_as if value in ("", None) else value

        return [[clean(value) for value in row] for row in data]


class Pane:
    """The functions as they are registered, called with what stands in cells."""

    def __init__(self, source: str, monkeypatch: pytest.MonkeyPatch) -> None:
        self.named: dict[str, str] = {}
        self._options: dict[str, dict[str, dict[str, Any]]] = {}
        monkeypatch.setattr(xw, "arg", self._arg)
        monkeypatch.setattr(xw, "func", self._func)
        self._program = program_of(source)

    def _arg(self, name: str, **options: Any) -> Callable[[Any], Any]:
        def inner(function: Any) -> Any:
            self._options.setdefault(function.__name__, {})[name] = options
            return function

        return inner

    def _func(self, *, name: str, namespace: str) -> Callable[[Any], Any]:
        def inner(function: Any) -> Any:
            self.named[function.__name__] = f"{namespace}.{name}"
            return function

        return inner

    def call(self, name: str, *cells: Any) -> Any:
        function = self._program[f"kam_{name}"]
        options = list(self._options[function.__name__].items())
        order = {argument: number for number, argument in enumerate(function.__code__.co_varnames)}
        options.sort(key=lambda item: order[item[0]])
        values = [
            None if given is None else conversion.read(None, given, dict(each), engine_name=ENGINE)
            for given, (_, each) in zip(cells, options, strict=False)
        ]
        return function(*values)


@pytest.fixture
def pane(german: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pane]:
    engine = xw.main.Engine(impl=_Engine())
    xw.engines.add(engine)
    yield Pane(german, monkeypatch)
    xw.engines.engines.remove(engine)


def error(code: str) -> dict[str, str]:
    return {"type": "Error", "basicValue": code}


def test_they_are_called_kam(pane: Pane) -> None:
    assert set(pane.named.values()) == {f"KAM.{name}" for name in FUNCTIONS}


@pytest.mark.parametrize("name", EXAMPLE)
def test_the_worked_example(name: str, pane: Pane) -> None:
    assert set(EXAMPLE) == {name.lower() for name in FUNCTIONS}
    got = pane.call(name, column(SUPPLIER), column(KEY_ACCOUNT), column(WEIGHTS))
    assert got == pytest.approx(EXAMPLE[name])


def test_a_row_of_cells_is_as_good_as_a_column(pane: Pane) -> None:
    assert pane.call("net_balance", [SUPPLIER], [KEY_ACCOUNT], [WEIGHTS]) == pytest.approx(-2.0)


def test_single_cells_work(pane: Pane) -> None:
    assert pane.call("net_balance", [[8]], [[5.5]]) == -2.5


def test_blank_ratings_give_a_dash(pane: Pane) -> None:
    assert pane.call("balance_score", column([None, None]), column([1.0, None])) == "–"


def test_an_error_or_a_text_among_ratings_counts_as_not_rated(pane: Pane) -> None:
    for wrong in (error("#N/A"), "sieben"):
        got = pane.call("supplier_score", column([8.0, wrong]), column([4.0, 5.0]))
        assert got == 8.0, wrong


def test_ranges_of_different_lengths_are_told(pane: Pane) -> None:
    assert "2" in pane.call("net_balance", column([1.0, 2.0]), column([1.0, 2.0, 3.0]))


def test_a_whole_column_costs_no_more_than_its_content(pane: Pane) -> None:
    long = [[8.0], [6.0]] + [[""]] * 100_000
    assert pane.call("supplier_score", long, long) == 7.0


def test_another_scale(pane: Pane) -> None:
    assert pane.call("balance_score", column([1.0]), column([3.0]), None, [[1]], [[5]]) == 50.0
    upside_down = pane.call("balance_score", column([1.0]), column([3.0]), None, [[5]], [[1]])
    assert upside_down == "Ungültiges Argument: scale_max"
