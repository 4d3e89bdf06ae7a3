"""Where a command may write: what is there is not replaced unasked, and what is read never."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kam_partnership.errors import FileUnwritable, Refused


def same_file(one: Path, other: Path) -> bool:
    """True when both paths lead to one file that exists."""
    return one.exists() and other.exists() and one.samefile(other)


def refuse_existing(path: Path, force: bool, *, inputs: Iterable[Path] = ()) -> None:
    """Raises FileUnwritable when the output exists and may not be replaced, or when there can be no such file.

    What is read is never replaced, not even by force.
    """
    refuse_impossible_name(path)
    if any(same_file(path, source) for source in inputs):
        raise FileUnwritable("output_is_input", file=str(path))
    if path.exists() and not force:
        raise FileUnwritable("file_exists", file=str(path))


def workbook_path(path: Path) -> Path:
    """The path with the ending .xlsx, added where there is none.

    Raises:
        Refused: for any other ending, and for no name at all.
    """
    if path.suffix == "" and path.name not in ("", ".."):
        path = path.with_name(path.name + ".xlsx")
    if path.suffix.lower() != ".xlsx":
        raise Refused("not_a_file_name", file=str(path))
    return path


def refuse_impossible_name(path: Path) -> None:
    """Raises FileUnwritable for a name that is too long for the disk or has signs that no name can have."""
    try:
        path.exists()
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise FileUnwritable("file_name_impossible", file=str(path), reason=reason) from error
