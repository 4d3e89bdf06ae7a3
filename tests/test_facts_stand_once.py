"""A fact of the file format stands once."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

import kam_partnership

PACKAGE = Path(kam_partnership.__file__).parent
ADDIN = PACKAGE.parent

NODES = {file: list(ast.walk(ast.parse(file.read_text("utf-8")))) for file in ADDIN.rglob("*.py")}


#: A fact of the format -> the only module that may state it; a number in a test of ours is no statement.
FACTS = {
    "rows of a sheet": (1_048_576, "xlsx/limits.py"),
    "columns of a sheet": (16_384, "xlsx/limits.py"),
    "characters of a cell": (32_767, "xlsx/limits.py"),
    "the day after the last": (2_958_466, "xlsx/dates.py"),
    "days between the epochs": (1_462, "xlsx/dates.py"),
    "the number of an error": (2_146_826_246, "excel/values.py"),
    "where errors begin": (2_146_828_288, "excel/values.py"),
}


@pytest.mark.parametrize("fact", FACTS)
def test_a_number_of_the_format_stands_once(fact: str) -> None:
    number, home = FACTS[fact]
    assert _places(lambda node: isinstance(node, ast.Constant) and node.value == number) <= {home}


def test_the_epoch_stands_once() -> None:
    years = {1899, 1904}
    assert _places(lambda node: isinstance(node, ast.Constant) and node.value in years) == {"xlsx/dates.py"}


def test_namespaces_stand_once() -> None:
    marks = "://schemas.", "://purl.", "www.w3.org/XML"

    def names_one(node: ast.AST) -> bool:
        return isinstance(node, ast.Constant) and isinstance(node.value, str) and any(m in node.value for m in marks)

    assert _places(names_one) == {"xlsx/namespaces.py"}


def _places(states: Callable[[ast.AST], bool]) -> set[str]:
    return {
        file.relative_to(PACKAGE if PACKAGE in file.parents else ADDIN).as_posix()
        for file, nodes in NODES.items()
        if any(map(states, nodes))
    }
