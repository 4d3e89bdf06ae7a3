"""A library is missing or guarded: only the commands that need it fail, and each says what helps."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from cli.test_lean_commands import ADDIN
from kam_partnership.libraries import CALCULATION, DASK, LIBRARIES, Library
from support.every_command import ALLOWED, ALSO_NEEDED, ENDS, NOT_NEEDED, prepare
from tiers import before_release

#: Runs commands one after the other in a process that cannot load a library: missing, or guarded by the system.
PROGRAM = """
import contextlib, io, json, sys

packages, missing, commands = json.loads(sys.argv[1])

class Guard:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in packages:
            if missing:
                raise ModuleNotFoundError(f"No module named {name!r}", name=name)
            raise PermissionError(13, "Access is denied", name)

sys.meta_path.insert(0, Guard())
sys.argv[0] = "kam-partnership"
from kam_partnership.cli.main import run

told = {}
for command in commands:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = run([*command.split(), "--lang", "en"])
        except SystemExit as end:
            code = end.code
    told[command] = code, err.getvalue()
print(json.dumps(told))
"""
#: Commands that need no library, end the process, or (doctor) look into other processes.
NOT_HERE = ("--version", "--help", "help score", "doctor")
COMMANDS = [command for command in ALLOWED if command not in NOT_HERE]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("prepared")
    prepare(folder)
    return folder


def told(
    packages: set[str], prepared: Path, folder: Path, *, missing: bool, commands: Sequence[str] = tuple(COMMANDS)
) -> dict[str, Any]:
    """The exit code and the words of each command, without these packages."""
    shutil.copytree(prepared, folder, dirs_exist_ok=True)
    environment = os.environ | {"PYTHONPATH": str(ADDIN), "HOME": str(folder), "USERPROFILE": str(folder)}
    environment["APPDATA"] = environment["LOCALAPPDATA"] = str(folder)
    call = [sys.executable, "-c", PROGRAM, json.dumps([sorted(packages), missing, commands])]
    done = subprocess.run(call, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def needed_by(command: str, library: Library) -> bool:
    needed = ALLOWED[command] - NOT_NEEDED.get(command, set()) | ALSO_NEEDED.get(command, set())
    return bool(library.packages & needed)


def wrong(answers: dict[str, Any], library: Library) -> dict[str, Any]:
    """What a user would complain about: commands that fail without need, and failures without the reason."""
    found = {}
    for command, (code, words) in answers.items():
        one_line = len(words.strip().splitlines()) == 1
        told = code == 3 and one_line and library.distribution in words and "nexpected" not in words
        if library.distribution != CALCULATION:
            told &= "pip install" in words and "cannot be loaded" in words  # installed, so its files are gone
        if not (told if needed_by(command, library) else code == ENDS.get(command, 0)):
            found[command] = code, words
    return found


def by_name(name: str) -> Library:
    return next(one for one in LIBRARIES if one.distribution == name)


@pytest.mark.parametrize("missing", [True, False], ids=["missing", "guarded"])
def test_without_the_calculation_library_all_but_the_commands_that_calculate_work(
    missing: bool, prepared: Path, tmp_path: Path
) -> None:
    library = by_name(CALCULATION)
    answers = told(library.packages, prepared, tmp_path, missing=missing)
    assert wrong(answers, library) == {}
    said = [words for command, (_, words) in answers.items() if needed_by(command, library)]
    assert all("Nothing was written" in words and "everything that only reads" in words for words in said)


@before_release("the calculation library, and test_a_library_that_is_missing_is_named_with_the_command_that_brings_it")
@pytest.mark.parametrize("missing", [True, False], ids=["missing", "guarded"])
@pytest.mark.parametrize("library", LIBRARIES, ids=lambda library: library.distribution)
def test_each_library_is_missed_only_by_the_commands_that_use_it(
    library: Library, missing: bool, prepared: Path, tmp_path: Path
) -> None:
    answers = told(library.packages, prepared, tmp_path, missing=missing)
    assert wrong(answers, library) == {}


@pytest.mark.parametrize(
    ("library", "command"),
    [
        ("XlsxWriter", "merge kam.xlsx other.xlsx --out merged.xlsx"),
        ("pandas", "portfolio kam.xlsx other.xlsx --out all.xlsx"),
        ("python-pptx", "report kam.xlsx --out report.pptx"),
        ("reportlab", "render kam.xlsx --out picture.pdf"),
        ("lxml", "score kam.xlsx"),
    ],
)  # fmt: skip
def test_a_library_that_is_missing_is_named_with_the_command_that_brings_it(
    library: str, command: str, prepared: Path, tmp_path: Path
) -> None:
    before = sorted(path.name for path in prepared.iterdir())
    [(code, words)] = told(
        by_name(library).packages, prepared, tmp_path, missing=True, commands=[command]
    ).values()  # fmt: skip
    assert code == 3
    assert f"“{library}” is " in words
    assert f"{sys.executable} -m pip install" in words
    assert "nexpected" not in words
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_the_library_for_a_cluster_comes_with_its_own_command(prepared: Path, tmp_path: Path) -> None:
    command = "portfolio kam.xlsx --json --dask tcp://nowhere:8786"
    [(code, words)] = told(DASK.packages, prepared, tmp_path, missing=True, commands=[command]).values()
    assert code == 3
    assert f"{sys.executable} -m pip install distributed" in words
