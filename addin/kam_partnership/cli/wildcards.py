"""Names of several files at once, such as ``returned/*.xlsx``.

Most shells put the names in the place of such a word; the command prompt and PowerShell of Windows do not.
"""

from __future__ import annotations

import argparse
import glob
from collections.abc import Iterable, Iterator
from pathlib import Path

#: Arguments that name any number of files.
_NAMES = ("files", "paths", "supplier", "key_account")


def find_files(options: argparse.Namespace) -> None:
    """Put the files that are there in the place of each word with a star or a question mark."""
    for name in _NAMES:
        given = getattr(options, name, None)
        if isinstance(given, list) and all(isinstance(path, Path) for path in given):
            setattr(options, name, list(_found(given)))


def _found(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        words = str(path)
        if not {"*", "?"} & set(words) or path.exists():
            yield path
            continue
        from kam_partnership.saving import OWNER_FILE  # only for a star, which most commands come without

        # Square brackets are common in names of files, and no shell of Windows gives them a meaning.
        found = sorted(glob.glob(words.replace("[", "[[]")))  # noqa: PTH207 - Path.glob finds hidden files, too
        files = [file for file in map(Path, found) if not file.name.startswith(OWNER_FILE)]
        yield from files or [path]  # what is not there is told by its name
