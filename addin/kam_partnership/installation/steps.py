"""Changes to a computer as a list of steps: carried out together or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from kam_partnership.errors import FileUnwritable, KamError
from kam_partnership.installation.computer import Computer, Files, Platform


@dataclass(frozen=True, slots=True)
class WriteFile:
    """Write or replace a file."""

    path: PurePath
    content: bytes


@dataclass(frozen=True, slots=True)
class RemoveFile:
    """Remove a file."""

    path: PurePath


@dataclass(frozen=True, slots=True)
class MakeFolder:
    """Make a folder; its parent exists by then."""

    path: PurePath


@dataclass(frozen=True, slots=True)
class RemoveFolder:
    """Remove a folder that is empty by then."""

    path: PurePath


Step = WriteFile | RemoveFile | MakeFolder | RemoveFolder


def write(path: PurePath, content: bytes, files: Files) -> list[Step]:
    """The steps that lead to a file with this content; none when it is there already, even while Excel uses it."""
    if files.is_file(path) and files.read(path) == content:
        return []
    return [*missing_folders(path.parent, files), WriteFile(path, content)]


def missing_folders(folder: PurePath, files: Files) -> list[Step]:
    """The folders to be made, from the outermost on."""
    missing: list[Step] = []
    while not files.is_folder(folder) and folder != folder.parent:
        missing.insert(0, MakeFolder(folder))
        folder = folder.parent
    return missing


def carry_out(steps: Sequence[Step], computer: Computer) -> None:
    """Carry out all steps. When one fails, those before it are undone.

    Raises:
        FileUnwritable: names the file and the remedy; everything is as it was before.
    """
    undone: list[Step] = []
    for step in steps:
        try:
            back = _opposite(step, computer.files)
            _do(step, computer.files)
        except OSError as error:
            _undo(undone, computer.files)
            raise _told(error, step, computer) from error
        except BaseException:
            _undo(undone, computer.files)
            raise
        undone.insert(0, back)


def merged(steps: Iterable[Step]) -> list[Step]:
    """The same steps without repetitions: two files may need the same new folder."""
    return list(dict.fromkeys(steps))


def _opposite(step: Step, files: Files) -> Step:
    match step:
        case MakeFolder(path):
            return RemoveFolder(path)
        case RemoveFolder(path):
            return MakeFolder(path)
        case RemoveFile(path):
            return WriteFile(path, files.read(path))
        case WriteFile(path, _):
            return WriteFile(path, files.read(path)) if files.is_file(path) else RemoveFile(path)


def _do(step: Step, files: Files) -> None:
    match step:
        case MakeFolder(path):
            files.make_folder(path)
        case RemoveFolder(path):
            files.remove_folder(path)
        case RemoveFile(path):
            files.remove(path)
        case WriteFile(path, content):
            files.write(path, content)


def _undo(steps: Sequence[Step], files: Files) -> None:
    for step in steps:
        with contextlib.suppress(OSError):  # what failed first is what the user must hear of
            _do(step, files)


def _told(error: OSError, step: Step, computer: Computer) -> KamError:
    if isinstance(error, PermissionError) and computer.platform is Platform.WINDOWS:
        return FileUnwritable("file_locked_by_excel", file=str(step.path))
    if isinstance(error, PermissionError) and computer.platform is Platform.MAC:
        return FileUnwritable("mac_access_denied", file=str(step.path))
    return FileUnwritable("file_not_written", file=str(step.path), reason=error.strerror or str(error))
