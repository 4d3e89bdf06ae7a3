"""Files that many tests begin with: made once in a run of the tests, whichever of its processes needs them first."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

#: The folder of this run's files; pytest-xdist's workers inherit it from the process that starts them.
_VARIABLE = "KAM_TESTS_SHARED_FILES"


def open_folder() -> None:
    """Begin a run."""
    os.environ[_VARIABLE] = tempfile.mkdtemp(prefix="kam-tests-")


def remove_folder() -> None:
    """End the run that began in this process."""
    shutil.rmtree(os.environ.pop(_VARIABLE), ignore_errors=True)


def made_once(path: Path, make: Callable[[Path], object], *key: object) -> Path:
    """A copy at ``path`` of the file that ``make`` writes to the path given to it.

    Args:
        path: where the caller wants its own file, to do with as it likes.
        make: writes the file; it runs only where nobody has made the file yet.
        key: everything that the content depends on, beside the code of the project, in words that ``repr`` tells apart.
    """
    name = hashlib.sha256(repr((make.__module__, make.__qualname__, *key)).encode()).hexdigest()
    if _VARIABLE not in os.environ:  # no run of pytest: benchmarks and scripts make their files themselves
        make(path)
        return path
    kept = Path(os.environ[_VARIABLE]) / name
    if kept.exists():
        shutil.copyfile(kept, path)
        return path
    make(path)
    # Two processes may make the same at once: the same bytes, and each is there as a whole or not at all.
    unfinished = kept.with_name(f"{name}.{os.getpid()}")
    shutil.copyfile(path, unfinished)
    unfinished.replace(kept)
    return path
