"""The rooms of docs/architecture.md know each other downwards only, and a fact of the file format stands once."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import kam_partnership

PACKAGE = Path(kam_partnership.__file__).parent
ADDIN = PACKAGE.parent
#: The floors that stand for themselves: all that each of them may know.
FLOORS = {
    "cells": set[str](),
    "errors": set[str](),
    "xlsx": {"cells", "errors"},
    "assessment": {"cells", "errors"},
    "raters": {"assessment", "cells", "errors"},
    "texts": {"assessment", "cells", "errors", "raters"},
}
#: Where commands begin, and which of each other they may know; no other room knows any of them.
EDGES = {
    "cli": {"carry", "excel", "headless"},
    "excel": {"carry"},
    "carry": {"excel", "headless"},
    "headless": set[str](),
    "__main__": {"cli"},
}


NODES = {file: list(ast.walk(ast.parse(file.read_text("utf-8")))) for file in ADDIN.rglob("*.py")}


def imports() -> Iterator[tuple[str, str, str]]:
    """File, its room, and a room that it imports, wherever the statement stands."""
    for file in sorted(PACKAGE.rglob("*.py")):
        room = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for node in NODES[file]:
            for module in _modules(node):
                parts = module.split(".")
                if parts[0] == "building":
                    yield file.name, room, "building"
                elif parts[0] == "kam_partnership" and parts[1:2] not in ([], [room]):
                    yield file.name, room, parts[1]


def _modules(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [name.name for name in node.names]
    if isinstance(node, ast.ImportFrom):
        assert not node.level, "imports are written in full here"
        module = node.module or ""
        return [f"{module}.{name.name}" for name in node.names] if module == "kam_partnership" else [module]
    return []


ARROWS = set(imports())
ROOMS = sorted({room for _, room, _ in ARROWS} | FLOORS.keys())


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_knows_only_those_below_it(room: str) -> None:
    known = {(file, other) for file, here, other in ARROWS if here == room}
    forbidden = EDGES.keys() - EDGES.get(room, set()) - {room} | {"building"}
    if room in FLOORS:
        assert {one for one in known if one[1] not in FLOORS[room]} == set()
    assert {one for one in known if one[1] in forbidden} == set()


def test_rooms_that_stand_for_themselves_are_all_there() -> None:
    there = {path.stem for path in PACKAGE.iterdir()}
    assert FLOORS.keys() | EDGES.keys() <= there
    assert ARROWS


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
