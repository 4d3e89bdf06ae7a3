"""The rooms of docs/architecture.md: each folder is one, and imports point downwards."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "addin" / "kam_partnership"
DOCUMENT = (ROOT / "docs" / "architecture.md").read_text("utf-8")

#: From the ground up: a room may import rooms of its own floor and of those below it.
FLOORS = (
    {"cells", "errors", "lean_start", "libraries", "loading", "plain_text", "repairing"},
    {"xlsx", "assessment", "raters", "saving"},
    {"texts"},
    {"shipped_files", "demo", "workbook"},
    {"diagram", "output"},
    {"forms", "sending", "report", "portfolio", "merge", "installation", "bundle", "headless"},
    {"foreign"},
    {"carry", "excel", "frames"},
    {"cli", "lite"},
    {"__init__", "__main__"},
)
#: The number of modules that may share a name; only in rooms where it means the same.
NAMESAKES = 2


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports() -> Iterator[tuple[str, str, Path]]:
    """(room, imported room, module) for every import between rooms, also those inside functions."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kam_partnership."):
                yield room_of(path), str(node.module).split(".")[1], path


def test_every_room_stands_in_the_architecture() -> None:
    named = {f"`addin/kam_partnership/{path.name}`" for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert len(named) > 10
    assert {name for name in named if name not in DOCUMENT} == set()


def test_every_room_has_its_floor() -> None:
    rooms = {room_of(path) for path in PACKAGE.rglob("*.py")}
    assert rooms == set().union(*FLOORS)


def test_imports_point_downwards() -> None:
    floor = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
    upwards = {(room, other) for room, other, _ in imports() if floor[other] > floor[room]}
    assert upwards == set()


def test_the_meaning_and_the_file_format_know_nobody_but_the_vocabulary() -> None:
    for ground in ("assessment", "xlsx"):
        assert {other for room, other, _ in imports() if room == ground} <= {ground, "cells", "errors", "plain_text"}


def test_no_more_than_two_modules_share_a_name() -> None:
    names = [path.name for path in PACKAGE.rglob("*.py") if path.name != "__init__.py"]
    assert {name for name in names if names.count(name) > NAMESAKES} == set()
