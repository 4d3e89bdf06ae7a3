"""The list of libraries is what the sources import and what the plain installation brings."""

from __future__ import annotations

import ast
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from kam_partnership.bundle.targets import PYTHON
from kam_partnership.libraries import DASK, LIBRARIES

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
REQUIREMENTS = {one.name: one for one in map(Requirement, PROJECT["dependencies"])}


def imported() -> Iterator[str]:
    """Every module of others that the package imports, wherever in a module; not what only type hints need."""
    for path in (ROOT / "addin" / "kam_partnership").rglob("*.py"):
        for node in _run(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from (name.name for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module


def _run(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        return
    yield node
    for child in ast.iter_child_nodes(node):
        yield from _run(child)


def test_every_import_of_ours_is_in_the_list_that_doctor_loads() -> None:
    known = {module for one in (*LIBRARIES, DASK) for module in one.modules}
    packages = {package for one in (*LIBRARIES, DASK) for package in one.packages}
    others = {
        name for name in imported() if name.partition(".")[0] not in {*sys.stdlib_module_names, "kam_partnership"}
    }
    assert {name for name in others if name.partition(".")[0] not in packages} == set()
    # What a package imports of itself in any case need not be listed: only what may stand in a file of its own.
    assert {name for name in others - known if not _loaded_with(name, known)} == set()


def _loaded_with(name: str, known: set[str]) -> bool:
    return any(module == name or module.startswith(f"{name}.") for module in known)


def test_every_library_of_the_list_comes_with_the_plain_installation() -> None:
    assert {one.distribution for one in LIBRARIES} == set(REQUIREMENTS)


def test_instructions_that_name_the_former_extra_go_on_working() -> None:
    assert PROJECT["optional-dependencies"]["reports"] == []
    assert set(PROJECT["optional-dependencies"]) == {"build", "reports", "dask", "dev", "benchmarks"}


@pytest.mark.parametrize(
    ("computer", "left_out"),
    [
        ({"sys_platform": "win32", "platform_machine": "AMD64"}, set()),
        ({"sys_platform": "win32", "platform_machine": "ARM64"}, {"betteroffice-xlsx"}),
        ({"sys_platform": "win32", "platform_machine": "x86"}, {"betteroffice-xlsx", "pandas"}),
        ({"sys_platform": "darwin", "platform_machine": "arm64"}, set()),
        ({"sys_platform": "darwin", "platform_machine": "x86_64"}, set()),
        ({"sys_platform": "linux", "platform_machine": "aarch64"}, set()),
    ],
    ids=lambda value: "-".join(value.values()) if isinstance(value, dict) else "",
)
def test_what_a_computer_cannot_have_does_not_stop_the_installation(
    computer: dict[str, str], left_out: set[str]
) -> None:
    found = {name for name, one in REQUIREMENTS.items() if one.marker and not one.marker.evaluate(computer)}
    assert found == left_out


def pins() -> set[str]:
    """Every exact version that this project asks for anywhere, and every bound of the plain installation."""
    needed = [*PROJECT["dependencies"], *(one for extra in PROJECT["optional-dependencies"].values() for one in extra)]
    found = {PYTHON.package.replace("==", " == ")}
    for one in map(Requirement, needed):
        for specifier in one.specifier:
            if specifier.operator == "==" or one.name in REQUIREMENTS:
                found.add(f"{one.name} {specifier.operator} {specifier.version}")
    for file in (ROOT / "tests" / "support").rglob("package.json"):
        asked = json.loads(file.read_text("utf-8"))["dependencies"]
        found |= {f"{name} == {version}" for name, version in asked.items()}
    return {pin.lower() for pin in found}


def test_the_pins_that_were_reviewed_are_all_there_are() -> None:
    table = (ROOT / "docs" / "architecture.md").read_text("utf-8").partition("### Pins")[2].partition("\n## ")[0]
    told = "\n".join(line.split(" | ")[0] for line in table.splitlines() if line.startswith("| "))
    assert set(re.findall(r"[@\w][\w./-]* [=>]= [\w.]+", told.lower())) == pins()
