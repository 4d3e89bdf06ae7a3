"""Pyodide, the Python of xlwings Lite, under Node: the npm package by exact version and hash."""

from __future__ import annotations

import functools
import json
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlwings

from support.npm_package import NpmMissing, npm_package
from tiers import nothing_may_be_missing

_HERE = Path(__file__).parent
TIMEOUT = 900  # seconds


def need_pyodide() -> None:
    """Skip the test where Node or Pyodide cannot be had, or let it fail with KAM_REQUIRE_ALL=1."""
    try:
        _pyodide()
    except NpmMissing as error:
        if nothing_may_be_missing():
            pytest.fail(str(error))
        pytest.skip(str(error))


@functools.cache
def _pyodide() -> Path:
    if shutil.which("node") is None:
        raise NpmMissing("Node.js was not found; Debian or Ubuntu: apt install nodejs, elsewhere: nodejs.org")
    return npm_package(_HERE / "pyodide_package", "pyodide", "Pyodide") / "node_modules" / "pyodide"


def run_in_pyodide(work: dict[str, Any], folder: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Run jobs (``jobs.run_all``) in one Pyodide.

    Args:
        work: program, payloads and jobs.
        folder: for files that are handed over.

    Returns:
        a report (the processor's seconds for start and run, bytes of the heap after each, Python's version, whether
        anything of xlwings.pro was loaded), and the jobs' results.
    """
    packages, todo, done = (folder / name for name in ("packages.zip", "work.json", "result.json"))
    _pack_xlwings(packages)
    todo.write_text(json.dumps(work), "utf-8")
    command = ["node", _HERE / "pyodide.mjs", _pyodide(), packages, todo, done, _HERE / "book.py", _HERE / "jobs.py"]
    ran = subprocess.run(
        list(map(str, command)), capture_output=True, text=True, timeout=TIMEOUT, check=False, encoding="utf-8"
    )
    if ran.returncode != 0:
        raise AssertionError(f"Pyodide stopped: {ran.stdout[-2000:]}{ran.stderr[-4000:]}")
    told = json.loads(done.read_text("utf-8"))
    return told["report"], told["results"]


def _pack_xlwings(target: Path) -> None:
    """The package without xlwings.pro, which nobody here may use, and without binaries."""
    root = Path(xlwings.__file__).parent
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in root.rglob("*.py"):
            inside = path.relative_to(root.parent)
            if "pro" not in inside.parts:
                archive.write(path, inside.as_posix())
