"""After README command 1 alone everything is there, and what doctor says about a broken installation mends it."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from support.every_command import ALLOWED, ENDS, prepare
from tiers import before_release

ROOT = Path(__file__).parents[2]
pytestmark = before_release("test_doctor_libraries.py on made-up computers, test_missing_libraries.py")


class Environment:
    """A virtual environment into which nothing but this project was installed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
        self.python, self.program = scripts / "python", scripts / "kam-partnership"

    @property
    def packages(self) -> Path:
        [found] = self.folder.glob("[Ll]ib/**/site-packages")
        return found

    def run(self, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "", "PYTHONPATH": ""}
        return subprocess.run(
            [str(self.program), *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
        )

    def doctor(self, folder: Path) -> dict[str, Any]:
        """The problems by their codes."""
        told = json.loads(self.run("doctor", "--json", "--lang", "en", folder=folder).stdout)
        return {check["code"]: check for check in told["checks"] if check["status"] == "problem"}


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    folder = tmp_path_factory.mktemp("fresh")
    source = folder / "KAM Partnerschaft"  # as somebody unpacks it
    source.mkdir()
    for name in ("addin", "templates"):
        shutil.copytree(ROOT / name, source / name)
    for name in ("README.md", "LICENSE", "pyproject.toml"):
        shutil.copy(ROOT / name, source / name)
    subprocess.run([sys.executable, "-m", "venv", folder / "env"], check=True)
    made = Environment(folder / "env")
    subprocess.run([made.python, "-m", "pip", "install", "-q", str(source)], check=True, env=_for_pip())
    return made


def _for_pip() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


def test_every_command_runs_without_a_network(environment: Environment, tmp_path: Path) -> None:
    prepare(tmp_path)
    ends = {command: environment.run(*command.split(), folder=tmp_path) for command in ALLOWED}
    wrong = {command: end.stderr for command, end in ends.items() if end.returncode != ENDS.get(command, 0)}
    assert wrong == {}
    assert environment.doctor(tmp_path) == {}


def lose(name: str) -> Callable[[Environment], None]:
    """Antivirus takes a file away."""

    def damage(environment: Environment) -> None:
        next(environment.packages.glob(name)).unlink()

    return damage


def spoil(name: str) -> Callable[[Environment], None]:
    """A file is there, but nothing that can be loaded."""

    def damage(environment: Environment) -> None:
        next(environment.packages.glob(name)).write_bytes(b"no library")

    return damage


def pip(*arguments: str) -> Callable[[Environment], None]:
    def damage(environment: Environment) -> None:
        subprocess.run([environment.python, "-m", "pip", *arguments], check=True, env=_for_pip(), capture_output=True)

    return damage


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (pip("uninstall", "-q", "-y", "pypdf"), "libraries-there"),
        (pip("uninstall", "-q", "-y", "numpy"), "libraries-there"),
        (pip("uninstall", "-q", "-y", "betteroffice-xlsx"), "calculation"),
        (lose("lxml/etree.c*"), "libraries-whole"),
        (lose("pandas/core/frame.py"), "libraries-whole"),
        (spoil("PIL/_imaging.c*"), "libraries-load"),
        (spoil("betteroffice_xlsx/*.so" if sys.platform != "win32" else "betteroffice_xlsx/*.pyd"), "calculation"),
        (pip("install", "-q", "packaging==23.2"), "libraries-versions"),
        (lose("kam_partnership/_files/*.xlam"), "program-whole"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_doctor_says_mends_it(
    environment: Environment, damage: Callable[[Environment], None], code: str, tmp_path: Path
) -> None:
    damage(environment)
    found = environment.doctor(tmp_path)
    assert set(found) == {code}
    command = next(part for part in quoted(found[code]["remedy"]) if " -m pip " in part)
    subprocess.run(shlex.split(command), check=True, env=_for_pip(), capture_output=True)
    assert environment.doctor(tmp_path) == {}


def quoted(words: str) -> Iterator[str]:
    """What stands between quotation marks: what people copy."""
    for part in words.split("“")[1:]:
        yield part.partition("”")[0]
