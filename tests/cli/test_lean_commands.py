"""Each command loads the libraries and the rooms of this package that it uses, and no others.

Everything that xlwings would import is installed beside it, or stands there as a package that tells when it is loaded.
"""

from __future__ import annotations

import argparse
import functools
import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import tiers
from kam_partnership.cli.options import parser
from kam_partnership.lean_start import UNUSED
from kam_partnership.texts import Language
from support.every_command import ALLOWED, ENDS, prepare

ADDIN = Path(__file__).parents[2] / "addin"
#: The command line as the installed program begins; what was loaded is told at its end.
PROGRAM = """
import atexit, sys
sys.argv[0] = "kam-partnership"
atexit.register(lambda: print("LOADED", *sys.modules, file=sys.stderr))
from kam_partnership.__main__ import main
main()
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with what the commands read, and packages that tell when they are loaded."""
    folder = tmp_path_factory.mktemp("lean")
    prepare(folder)
    for name in UNUSED:
        if importlib.util.find_spec(name) is None:
            (folder / "beside" / name).mkdir(parents=True)
            (folder / "beside" / name / "__init__.py").write_text("raise ImportError(print('LOADED', __name__))\n")
    return folder


def loaded_by(command: str, folder: Path) -> set[str]:
    """Other people's libraries by name, modules of this package by the first word of theirs."""
    path = os.pathsep.join([str(ADDIN), str(folder / "beside")])
    environment = os.environ | {"PYTHONPATH": path, "HOME": str(folder), "USERPROFILE": str(folder)}
    environment["APPDATA"] = environment["LOCALAPPDATA"] = str(folder)
    call = [sys.executable, "-c", PROGRAM, *command.split(), "--lang", "de"]
    done = subprocess.run(call, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert "Unerwartet" not in done.stderr
    # doctor finds the packages that stand beside it here and cannot be imported
    assert command == "doctor" or done.returncode == ENDS.get(command, 0), done.stderr
    lines = [line.split()[1:] for text in (done.stdout, done.stderr) for line in text.splitlines() if "LOADED" in line]
    names = {name for line in lines for name in line} - _at_every_start()
    ours = {name.split(".")[1] for name in names if name.startswith("kam_partnership.")}
    return ours | {root for name in names if _is_library(root := name.partition(".")[0])}


@functools.cache
def _at_every_start() -> frozenset[str]:
    """What this Python loads by itself, such as what .pth files ask for."""
    return frozenset(
        subprocess.check_output([sys.executable, "-c", "import sys; print(*sys.modules)"], text=True).split()
    )


def _is_library(name: str) -> bool:
    installed = name not in sys.stdlib_module_names and not name.startswith(("_", "kam_partnership", "cython_runtime"))
    return installed and name not in _OF_OTHERS


#: Small libraries that those in the table bring along.
_OF_OTHERS = {"typing_extensions", "dateutil", "six", "pytz", "charset_normalizer", "chardet"}


def what_it_does(command: str) -> str:
    return command.partition(" ")[0]


@tiers.thinned(command=what_it_does)
@pytest.mark.parametrize("command", ALLOWED)
def test_a_command_loads_only_what_it_uses(command: str, folder: Path) -> None:
    assert loaded_by(command, folder) - ALLOWED[command] == set()


def test_every_command_is_in_the_table() -> None:
    told = {command.partition(" ")[0] for command in ALLOWED}
    assert set(_commands(parser(Language.DE))) <= told


def _commands(command_line: argparse.ArgumentParser) -> Iterator[str]:
    for action in command_line._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices


def test_other_peoples_scripts_keep_their_pandas(folder: Path) -> None:
    """Who works on a closed workbook of ours in a script of their own may convert ranges to frames there."""
    script = folder / "analysis.py"
    script.write_text(
        "import pandas\n"
        "from kam_partnership.headless import open_book\n"
        "with open_book('kam.xlsx') as book:\n"
        "    cells = book.sheets[0].range('B12:D20')\n"
        "    frame = cells.options(pandas.DataFrame, header=False, index=False).value\n"
        "    assert frame.shape == cells.shape, frame\n"
    )
    environment = os.environ | {"PYTHONPATH": str(ADDIN)}
    subprocess.run([sys.executable, script], cwd=folder, env=environment, check=True)
