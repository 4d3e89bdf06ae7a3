"""Saving files so that nobody loses anything: whole or not at all, one program at a time.

Three things protect a workbook while a command changes it:

- the owner file of Excel or LibreOffice beside it tells that somebody has it open: then it is not written;
- a lock file of our own, from before the reading until after the writing, tells a second command to wait;
- what the file looked like when it was read tells whether anything else changed it meanwhile.

Lock files work on network drives and between Windows, Mac and Linux, because they are nothing but files; locks of the
operating system, which libraries such as portalocker use, are not seen by other systems on the same drive, and cannot
name who works. A lock file appears whole or not at all. One that a crash left behind is recognised by its process or
by its age, one that nobody can read by that.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import json
import os
import secrets
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kam_partnership.errors import FileChanged, FileInUse, FileUnreadable, FileUnwritable

#: How the name of the file begins that Excel puts beside a workbook while somebody has it open.
OWNER_FILE: Final = "~$"

#: No command takes so long: a lock of another computer that is older was left behind by a crash.
STALE_AFTER_SECONDS: Final = 15 * 60
_UNFINISHED, _LOCK = ".unfinished.tmp", ".kam-lock"
#: How file systems without hard links say so (exFAT, some network drives).
_NO_LINKS: Final = {
    errno.EPERM,
    errno.ENOTSUP,
    errno.EOPNOTSUPP,
    errno.ENOSYS,
    errno.EMLINK,
    errno.EINVAL,
    errno.EACCES,
}
_LONGEST_NAME = 200  # bytes; file systems allow 255
_held: set[Path] = set()  # by this process
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells two states of a file apart without reading it."""

    identity: int
    size: int
    changed: int

    @classmethod
    def of(cls, path: Path) -> Stamp:
        """Raises FileUnreadable when there is no such file."""
        try:
            seen = path.stat()
        except FileNotFoundError as error:
            raise FileUnreadable("file_not_found", file=str(path)) from error
        except (OSError, ValueError) as error:
            raise FileUnreadable("file_not_readable", file=str(path), reason=_reason(error)) from error
        return cls(seen.st_ino, seen.st_size, seen.st_mtime_ns)


@contextlib.contextmanager
def reserved(path: Path) -> Iterator[None]:
    """Keep a file for this command until the block ends; also clears what crashes left beside it.

    Raises:
        FileInUse: when the file is open in Excel or LibreOffice, or another command works on it.
        FileUnwritable: when its folder cannot be written to.
    """
    path = path.resolve()
    refuse_open_file(path)
    lock = _beside(path, _LOCK)
    with _one_at_a_time:
        if lock in _held:  # by another thread
            raise _busy(path, lock, _told_by(lock))
        _held.add(lock)
    try:
        token = _take(lock, path)
        try:
            _clear_unfinished(path)
            yield
        finally:
            with contextlib.suppress(OSError):
                if _token_of(lock) == token:
                    lock.unlink()
    finally:
        _held.discard(lock)


def write_atomically(path: Path, data: bytes, *, unchanged_since: Stamp | None = None) -> None:
    """Replace a file as a whole or not at all: no crash and no full disk leaves half a workbook.

    Raises:
        FileInUse: when the file is open in Excel or LibreOffice.
        FileChanged: when it is no longer what it was at ``unchanged_since``.
        FileUnwritable: when it cannot be written; the old file is unchanged in each of these cases.
    """
    path = path.resolve()  # a symbolic link keeps pointing where it points
    refuse_open_file(path)
    temporary = _beside(path, f".{secrets.token_hex(4)}{_UNFINISHED}")
    try:
        if path.exists() and not os.access(path, os.W_OK):
            raise PermissionError(13, "The file is read-only.")
        if path.exists() and not path.is_file():
            raise IsADirectoryError(21, "It is no file.")
        try:
            _write(temporary, data)
            if path.exists():
                temporary.chmod(path.stat().st_mode & 0o777)
            if unchanged_since is not None and (not path.exists() or Stamp.of(path) != unchanged_since):
                raise FileChanged("file_changed", file=str(path))
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
        _settle(path.parent)
    except (OSError, ValueError) as error:
        _refuse_lost_folder(path, error)
        raise FileUnwritable("file_not_writable", file=str(path), reason=_reason(error)) from error


def _refuse_lost_folder(path: Path, error: Exception) -> None:
    """Raises FileUnwritable when nothing could be written because there is no such folder."""
    if not path.parent.is_dir():
        raise FileUnwritable("no_such_folder", file=str(path), folder=str(path.parent)) from error


def _write(path: Path, data: bytes) -> None:
    """A new file with this content, on the disk and not only on its way there."""
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _settle(folder: Path) -> None:
    """Bring the folder's entry to the disk too, where a folder can be opened (not on Windows)."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _beside(path: Path, ending: str) -> Path:
    """A companion of a file: "~Mappe.xlsx" and an ending, cut where the name would get too long."""
    name = path.name
    while len(name.encode("utf-8", "surrogateescape")) > _LONGEST_NAME:
        name = name[:-1]
    return path.with_name(f"~{name}{ending}")


def _clear_unfinished(path: Path) -> None:
    """Remove what writing this file left behind when a process was killed; nobody writes it now but us."""
    start = _beside(path, "").name + "."
    if start != f"~{path.name}.":
        return  # a cut name could be another file's
    with contextlib.suppress(OSError):
        for entry in list(path.parent.iterdir()):
            middle = entry.name.removeprefix(start).removesuffix(_UNFINISHED)
            if entry.name == f"{start}{middle}{_UNFINISHED}" and len(middle) == 8:
                entry.unlink()


# ---------------------------------------------------------------------- open in another program
def refuse_open_file(path: Path) -> None:
    """Raises FileInUse when Excel or LibreOffice has the file open."""
    for program, owner_file, owner in (
        ("Excel", path.with_name(f"{OWNER_FILE}{path.name}"), _excel_owner),
        ("LibreOffice", path.with_name(f".~lock.{path.name}#"), _libreoffice_owner),
    ):
        try:
            if not owner_file.is_file():
                continue
        except OSError:  # its name would be too long for a file
            continue
        try:
            with owner_file.open("rb") as file:
                name = owner(file.read(1000))
        except (OSError, ValueError):  # Excel may keep it to itself; that it is there says enough
            name = ""
        raise FileInUse(
            "file_open_elsewhere", file=str(path), program=program, owner=name or "?", owner_file=owner_file.name
        )


def _excel_owner(content: bytes) -> str:
    """The user's name: its length, then 54 bytes; once more with two bytes a character from byte 55 on."""
    if len(content) >= 57:
        wide = content[57 : 57 + 2 * min(content[55], 54)].decode("utf-16-le", "replace")
        if wide.strip("\0 "):
            return _plain(wide)
    return _plain(content[1 : 1 + content[0]].decode("cp1252", "replace")) if content else ""


def _libreoffice_owner(content: bytes) -> str:
    """The user's name, or the login: the first fields between commas."""
    fields = content.decode("utf-8", "replace").replace("\\,", "\u201a").split(",")
    return next((_plain(field) for field in fields[:2] if _plain(field)), "")


def _plain(name: str) -> str:
    return "".join(character for character in name if character.isprintable()).strip()


# ---------------------------------------------------------------------- our own lock
def _take(lock: Path, path: Path) -> str:
    """Make the lock file; its token. Raises FileInUse, FileUnwritable."""
    token = secrets.token_hex(8)
    told = {"user": _user(), "host": _host(), "pid": os.getpid(), "since": _now(), "token": token}
    for _ in range(3):  # a lock that vanishes or is stale is tried again
        try:
            _put(lock, _beside(path, f".{secrets.token_hex(4)}{_UNFINISHED}"), json.dumps(told).encode())
            if _token_of(lock) == token:  # else somebody took it for a ruin
                return token
        except FileNotFoundError as error:
            _refuse_lost_folder(path, error)
            continue  # whoever holds the lock cleared what we were about to put there
        except FileExistsError:
            other = _told_by(lock)
            if not _is_stale(lock, other):
                raise _busy(path, lock, other) from None
            _remove_stale(lock, other)
        except OSError as error:
            raise FileUnwritable("file_not_writable", file=str(path), reason=_reason(error)) from error
    raise _busy(path, lock, _told_by(lock))


def _put(lock: Path, temporary: Path, content: bytes) -> None:
    """Make a lock file, whole or not at all. Raises FileExistsError when there is one, OSError when it cannot be."""
    try:
        _write(temporary, content)
        if sys.platform == "win32":  # here renaming never replaces anything
            temporary.rename(lock)
        else:
            _link(temporary, lock, content)
    finally:
        temporary.unlink(missing_ok=True)


def _link(temporary: Path, lock: Path, content: bytes) -> None:
    try:
        os.link(temporary, lock)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        try:
            _write(lock, content)
        except FileExistsError:
            raise
        except OSError:  # a full disk: no empty lock stays
            lock.unlink(missing_ok=True)
            raise


def _token_of(lock: Path) -> object:
    return (_told_by(lock) or {}).get("token")


def _busy(path: Path, lock: Path, told: dict[str, Any] | None) -> FileInUse:
    other = told or {}
    who = " / ".join(_plain(str(other[key])) for key in ("user", "host") if other.get(key))
    since = _plain(str(other.get("since") or "?"))
    return FileInUse("file_busy", file=str(path), owner=who or "?", since=since, lock=lock.name)


def _told_by(lock: Path) -> dict[str, Any] | None:
    """What a lock file tells: nothing when it is gone or kept to itself by another program; None for a ruin."""
    try:
        told = json.loads(lock.read_bytes()[:4000])
    except OSError:
        return {}
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def _is_stale(lock: Path, told: dict[str, Any] | None) -> bool:
    if told is None:  # locks appear whole: what cannot be read protects nobody
        return True
    try:
        age = time.time() - lock.stat().st_mtime
    except OSError:
        return True  # gone: try again
    if age > STALE_AFTER_SECONDS:
        return True
    pid = told.get("pid")
    if told.get("host") != _host() or not isinstance(pid, int):
        return False
    # Our own number, but no lock of ours (else this would not be asked): another process had it before.
    return pid == os.getpid() or not _lives(pid)


def _remove_stale(lock: Path, told: dict[str, Any] | None) -> None:
    """Take a stale lock away, unless it became another one's fresh lock in this moment."""
    aside = lock.with_name(f"{lock.name.removesuffix(_LOCK)}.{secrets.token_hex(4)}{_UNFINISHED}")
    with contextlib.suppress(OSError):
        lock.rename(aside)
        if _token_of(aside) == (told or {}).get("token"):
            aside.unlink()
        elif not lock.exists():
            aside.rename(lock)


def _lives(pid: int) -> bool:
    """True while a process of this computer runs, or when that cannot be told."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
        if not handle:
            return bool(kernel.GetLastError() == 5)  # access denied: it is there
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == 259  # STILL_ACTIVE
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _host() -> str:
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a computer without names
        return ""


def _now() -> str:
    return dt.datetime.now().strftime("%Y-%m-%d %H:%M")


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
