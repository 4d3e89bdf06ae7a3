"""Two builds of the product side by side: this checkout, and the one that its promises are held against.

Each is a wheel, unpacked into a folder of its own below build/benchmarks; both run on the Python and the libraries of
whoever runs the benchmarks, so that only the product differs. The earlier build comes from the history of this
repository (git archive): it takes a clone with its history, and is kept for the next run.
"""

from __future__ import annotations

import functools
import io
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: What the promises in docs/benchmarks.md are held against: the state before the rooms moved.
EARLIER = "6464a2a"
_FOLDER = ROOT / "build" / "benchmarks"


@dataclass(frozen=True, slots=True)
class Build:
    """A build that can run.

    Attributes:
        name: how tables call it.
        packages: the folder with the unpacked wheel.
        source: the folder that it was built from.
    """

    name: str
    packages: Path
    source: Path

    def environment(self, *further: Path) -> dict[str, str]:
        """For a process that finds this build first; it may keep compiled modules, as an installed program does."""
        kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        return kept | {"PYTHONPATH": os.pathsep.join(map(str, (self.packages, *further)))}

    def command(self, *arguments: str) -> list[str]:
        """A command of the product, in a new process."""
        return [sys.executable, "-m", "kam_partnership", *arguments]

    def run(self, *arguments: str) -> None:
        """Run a command of the product to its end."""
        subprocess.run(self.command(*arguments), check=True, env=self.environment(), capture_output=True)


@functools.cache
def ours() -> Build:
    """This checkout, built anew."""
    return Build("ours", _unpacked(ROOT, _FOLDER / "ours"), ROOT)


@functools.cache
def earlier(commit: str = EARLIER) -> Build:
    """The build of a commit. Raises CalledProcessError without the repository's history."""
    folder = _FOLDER / commit
    packages, source = folder / "packages", folder / "source"
    if not (packages / "kam_partnership").is_dir():
        shutil.rmtree(folder, ignore_errors=True)
        archive = subprocess.run(["git", "archive", commit], cwd=ROOT, check=True, capture_output=True).stdout
        with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
            packed.extractall(source, filter="data")
        _unpacked(source, packages)
    return Build(commit, packages, source)


def _unpacked(source: Path, packages: Path) -> Path:
    """The wheel of a source tree, unpacked and its modules compiled."""
    shutil.rmtree(packages, ignore_errors=True)
    half_done = packages.with_name(f"{packages.name}.unfinished")
    shutil.rmtree(half_done, ignore_errors=True)
    _pip("wheel", "--no-deps", "--wheel-dir", str(half_done / "wheel"), str(source))
    [wheel] = (half_done / "wheel").glob("*.whl")
    _pip("install", "--no-deps", "--compile", "--target", str(half_done / "packages"), str(wheel))
    (half_done / "packages").rename(packages)
    shutil.rmtree(half_done)
    return packages


def _pip(*arguments: str) -> None:
    command: Sequence[str] = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
