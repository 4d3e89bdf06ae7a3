"""A lock beside a workbook appears whole or not at all, and one that nobody can read holds nobody up."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kam_partnership import saving
from kam_partnership.errors import FileInUse, FileUnwritable
from kam_partnership.saving import reserved
from tiers import rounds


def lock_of(path: Path) -> Path:
    return path.with_name(f"~{path.name}.kam-lock")


def others(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.parent.iterdir() if entry != path)


@pytest.mark.parametrize(
    "content", [b"", b"{", b'{"host": "el', b"\x00" * 40, b"[]", b"\xff\xfe", b"[" * 4000, b"null"]
)
def test_a_lock_that_cannot_be_read_is_stale_at_once(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    lock_of(path).write_bytes(content)
    with reserved(path):
        assert json.loads(lock_of(path).read_bytes())["pid"] == os.getpid()
    assert others(path) == []


@pytest.mark.parametrize("call", ["open", "write", "fsync", "link"])
def test_a_full_disk_leaves_no_lock(call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"

    def full(*_arguments: object, **_options: object) -> object:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, full)
        with pytest.raises(FileUnwritable) as caught, reserved(path):
            pass
    assert not isinstance(caught.value, FileInUse)
    assert others(path) == []
    with reserved(path):
        pass


_KILLED = """
import os, sys
from pathlib import Path
from kam_partnership.saving import reserved
call, count, path = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
real = getattr(os, call)
def killed(*arguments, **options):
    global count
    count -= 1
    if count == 0:
        if call == "write":
            real(arguments[0], bytes(arguments[1])[:7])
        os._exit(77)
    done = real(*arguments, **options)
    if count == 0:
        os._exit(77)
    return done
setattr(os, call, killed)
with reserved(path):
    os._exit(78)
"""


@pytest.mark.parametrize("call", ["open", "write", "fsync", "link", "unlink", "close"])
def test_a_kill_while_a_lock_is_made_holds_nobody_up(call: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    for count in range(1, rounds(2, 4)):
        subprocess.run([sys.executable, "-c", _KILLED, call, str(count), str(path)], check=False)
        with reserved(path):
            pass
        assert others(path) == [], (call, count)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows renames instead")
@pytest.mark.parametrize("code", sorted(saving._NO_LINKS))
def test_a_drive_without_hard_links_has_locks_all_the_same(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xlsx"

    def refused(*_arguments: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "link", refused)
    with reserved(path):
        saving._held.clear()  # as another process would see it
        with monkeypatch.context() as elsewhere:
            elsewhere.setattr(os, "getpid", lambda: -1)
            with pytest.raises(FileInUse), reserved(path):
                pass
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:5]) and _full())
    with pytest.raises(FileUnwritable), reserved(path):
        pass
    assert others(path) == []


def _full() -> int:
    raise OSError(errno.ENOSPC, "No space left on device")


_COUNTS = """
import sys, time
from pathlib import Path
from kam_partnership.errors import FileInUse
from kam_partnership.saving import reserved
path, inside = Path(sys.argv[1]), Path(sys.argv[2])
done = 0
while done < 15:
    try:
        with reserved(path):
            inside.touch(exist_ok=False)
            inside.unlink()
            done += 1
    except FileInUse:
        time.sleep(0.001)
"""


def test_processes_hold_a_file_one_after_the_other_while_ruins_lie_there(tmp_path: Path) -> None:
    path, inside = tmp_path / "a.xlsx", tmp_path / "inside"
    lock_of(path).write_bytes(b"{")
    running = [
        subprocess.Popen([sys.executable, "-c", _COUNTS, str(path), str(inside)], stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    for process in running:
        _, err = process.communicate(timeout=120)
        assert process.returncode == 0, err.decode()
    assert others(path) == []
