"""Which files of the given folders are read, in an order that is the same on every computer."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from kam_partnership.portfolio.account import Failed
from kam_partnership.saving import OWNER_FILE
from kam_partnership.xlsx.bounds import WORKBOOK_ENDINGS


def find_workbooks(paths: Iterable[Path], *but: Path | None) -> tuple[list[Path], list[Failed]]:
    """All workbooks in the folders and below, and the files given by name; each once, sorted by path.

    Args:
        paths: folders and files.
        but: files that are left out, because results will be written there.

    Returns:
        the files, and what cannot be looked into.
    """
    found: dict[str, Path] = {}
    failed: list[Failed] = []
    left_out = {_identity(path) for path in but if path is not None}
    for path in paths:
        if path.is_dir():
            candidates = _below(path, failed)
        elif path.exists():
            candidates = [path]
        else:
            failed.append(Failed(str(path), "file_not_found", {"file": str(path)}))
            continue
        for candidate in candidates:
            if (identity := _identity(candidate)) not in left_out:
                found.setdefault(identity, candidate)
    return sorted(found.values(), key=lambda path: (path.as_posix().casefold(), path.as_posix())), failed


def _below(folder: Path, failed: list[Failed]) -> Iterable[Path]:
    def trouble(error: OSError) -> None:
        place = str(error.filename)
        failed.append(Failed(place, "file_not_readable", {"file": place, "reason": error.strerror or str(error)}))

    for place, _, names in os.walk(folder, onerror=trouble):
        for name in names:
            if name.lower().endswith(WORKBOOK_ENDINGS) and not name.startswith(OWNER_FILE):
                yield Path(place, name)


def _identity(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))
