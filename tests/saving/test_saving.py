"""Saving: whole or not at all, one command at a time, never under somebody who has the file open."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import tiers
from kam_partnership import saving
from kam_partnership.errors import FileChanged, FileInUse, FileUnwritable
from kam_partnership.saving import Stamp, reserved, write_atomically
from support.strict import run
from support.workbooks import GERMAN

Command = Callable[[Path], list[str | Path]]
#: Every command that changes a workbook.
EDITS: dict[str, Command] = {
    "recompute": lambda path: ["recompute", path],
    "criteria add": lambda path: ["criteria", "add", path, "--title", "Neu", "--supplier", "5", "--key-account", "6"],
    "snapshot": lambda path: ["snapshot", path, "--date", "2026-11-20"],
    "upgrade": lambda path: ["upgrade", path],
}


@pytest.fixture(scope="module")
def rated(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A workbook with one rated criterion, so that there is something to save in the history."""
    path = Path(shutil.copy(GERMAN, tmp_path_factory.mktemp("rated") / "mappe.xlsx"))
    assert run(["criteria", "add", path, "--title", "Erstes", "--supplier", "5", "--key-account", "6"]).code == 0
    return path.read_bytes()


@pytest.fixture
def book(rated: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "Müller & Söhne.xlsx"
    path.write_bytes(rated)
    return path


def beside(path: Path) -> set[str]:
    return {entry.name for entry in path.parent.iterdir()} - {path.name}


# ---------------------------------------------------------------------- killed at every step
class _Disk:
    """Looks at the disk around every call that touches it: what is there now is what a kill would leave."""

    CALLS = ("open", "write", "fsync", "close", "chmod", "replace", "rename", "unlink")

    def __init__(self, monkeypatch: pytest.MonkeyPatch, look: Callable[[str], None]) -> None:
        self.steps: list[str] = []
        for name in self.CALLS:
            monkeypatch.setattr(os, name, self._watched(name, getattr(os, name), look))

    def _watched(self, name: str, real: Callable[..., object], look: Callable[[str], None]) -> Callable[..., object]:
        def call(*arguments: object, **options: object) -> object:
            self.steps.append(name)
            look(f"before {name}")
            if name == "write":  # half of it, then the rest, as a kill in the middle would leave it
                descriptor, data = arguments
                first = (len(data) + 1) // 2  # type: ignore[arg-type]
                done = real(descriptor, data[:first])  # type: ignore[index]
                look("half way through write")
                return done
            result = real(*arguments, **options)
            look(f"after {name}")
            return result

        return call


@pytest.mark.parametrize("name", EDITS)
def test_a_kill_at_any_step_leaves_the_old_file_or_the_new_one(
    name: str, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, states = book.read_bytes(), []
    with monkeypatch.context() as patch:
        disk = _Disk(patch, lambda step: states.append((step, _content(book), beside(book))))
        ran = run([*EDITS[name](book), "--lang", "de"])
    assert ran.code == 0, ran.err + ran.mistake
    new = book.read_bytes()
    assert new != old
    assert {content for _, content, _ in states} == {old, new}
    assert {"open", "write", "fsync", "replace", "unlink"} <= set(disk.steps)
    # What a kill leaves behind tells what it is, and ends in no ending of a workbook.
    litter = {entry for _, _, entries in states for entry in entries if not entry.endswith(".bak")}
    assert litter
    assert all(entry.startswith(f"~{book.name}.") for entry in litter)
    assert all(entry.endswith((".unfinished.tmp", ".kam-lock")) for entry in litter), litter
    assert not {entry for entry in beside(book) if not entry.endswith(".bak")}


def _content(path: Path) -> bytes:
    # Not through os.open, which is watched.
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read()


_KILLED = """
import os, sys
from kam_partnership.cli.main import run
name, book = sys.argv[1], sys.argv[2]
real = getattr(os, name)
def killed(*arguments, **options):
    if name == "write" and isinstance(arguments[1], memoryview) and len(arguments[1]) > 1000:
        real(arguments[0], arguments[1][:1000])
    elif name == "write":
        return real(*arguments, **options)
    os._exit(77)
setattr(os, name, killed)
run(["recompute", book])
"""


@tiers.thinned(call=1)
@pytest.mark.parametrize("call", ["replace", "write", "fsync"])
def test_a_killed_process_leaves_a_file_that_the_next_command_works_on(call: str, book: Path) -> None:
    old = book.read_bytes()
    killed = subprocess.run([sys.executable, "-c", _KILLED, call, str(book)], check=False, env=_environment())
    assert killed.returncode == 77
    assert book.read_bytes() == old
    assert beside(book)  # the lock, and perhaps half a file
    ran = run(["recompute", book, "--lang", "de"])
    assert ran.code == 0, ran.err + ran.mistake
    assert book.read_bytes() != old
    assert beside(book) == set()  # cleaned up


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def test_every_error_of_the_disk_leaves_the_old_file(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = book.read_bytes()
    for name in ("write", "fsync", "close", "replace"):
        real = getattr(os, name)

        def full(*arguments: object, real: Callable[..., object] = real, name: str = name, **options: object) -> object:
            if name == "close":
                real(*arguments)
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr(os, name, full)
            with pytest.raises(FileUnwritable, match="No space left"):
                write_atomically(book, b"new")
        assert book.read_bytes() == old
        assert beside(book) == set(), name


def test_a_file_is_written_even_when_the_disk_takes_it_in_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, path = os.write, tmp_path / "a.xlsx"
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:7]))
    write_atomically(path, bytes(range(256)))
    assert path.read_bytes() == bytes(range(256))


def test_the_longest_file_name_works(book: Path) -> None:
    path = book.rename(book.with_name("ä" * 124 + ".xlsx"))
    assert run(["recompute", path, "--lang", "de"]).code == 0
    assert beside(path) == set()


# ---------------------------------------------------------------------- open in another program
def excel_owner(name: str) -> bytes:
    """What Excel writes: 165 bytes, the name in the code page and once more with two bytes a character."""
    narrow, wide = name.encode("cp1252", "replace"), name.encode("utf-16-le")
    return (bytes([len(narrow)]) + narrow).ljust(55) + len(name).to_bytes(2, "little") + wide.ljust(108, b" \0"[:1])


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("program", ["Excel", "LibreOffice"])
def test_a_workbook_that_is_open_elsewhere_is_not_written(name: str, program: str, book: Path) -> None:
    old = book.read_bytes()
    if program == "Excel":
        owner_file = book.with_name(f"~${book.name}")
        owner_file.write_bytes(excel_owner("Zoë Müller"))
    else:
        owner_file = book.with_name(f".~lock.{book.name}#")
        owner_file.write_text(",Zoë Müller,pc-17,21.11.2026 09:30,file:///home/zoe/.config;", "utf-8")
    ran = run([*EDITS[name](book), "--lang", "de"])
    assert ran.code == 3
    for told in (book.name, program, "Zoë Müller", "--out", owner_file.name):
        assert told in ran.err
    assert book.read_bytes() == old
    assert beside(book) == {owner_file.name}


def test_an_open_workbook_can_be_read_and_written_to_another_file(book: Path, tmp_path: Path) -> None:
    book.with_name(f"~${book.name}").write_bytes(excel_owner("A"))
    old, out = book.read_bytes(), tmp_path / "neu.xlsx"
    assert run(["score", book]).code == 0
    assert run(["recompute", book, "--out", out, "--lang", "de"]).code == 0
    assert (book.read_bytes(), out.exists()) == (old, True)
    out.with_name("~$neu.xlsx").write_bytes(excel_owner("B"))
    refused = run(["recompute", book, "--out", out, "--force", "--lang", "de"])
    assert (refused.code, "von B" in refused.err) == (3, True)


@pytest.mark.parametrize("command", ["new", "import", "render"])
def test_an_output_that_is_open_elsewhere_is_not_replaced(command: str, book: Path, tmp_path: Path) -> None:
    out = tmp_path / ("bild.png" if command == "render" else "ziel.xlsx")
    out.write_bytes(b"old")
    out.with_name(f".~lock.{out.name}#").write_text(",B,pc,x,y;")
    source = tmp_path / "liste.csv"
    source.write_text("Kriterium;Lieferant;Kunde\nA;1;2\nB;3;4\nC;5;6\n")
    arguments: dict[str, list[str | Path]] = {
        "new": ["new", out, "--force"],
        "import": ["new", out, "--from", source, "--yes", "--force"],
        "render": ["render", book, "-o", out, "--force"],
    }
    ran = run([*arguments[command], "--lang", "en"])
    assert (ran.code, "open in LibreOffice (by B)" in ran.err) == (3, True), ran.err
    assert out.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("content", "owner"),
    [
        (excel_owner("Zoë Müller"), "Zoë Müller"),
        (excel_owner("山田"), "山田"),
        (excel_owner("x" * 54), "x" * 54),
        (b"\x03Bob" + b" " * 51, "Bob"),
        (b"", "?"),
        (b"\xff" * 20, "ÿ" * 19),
        (b"\x05\x00\x1b[2J" + bytes(159), "[2J"),
    ],
)
def test_the_owner_is_read_from_excels_file_whatever_it_holds(content: bytes, owner: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.with_name("~$a.xlsx").write_bytes(content)
    with pytest.raises(FileInUse) as caught:
        write_atomically(path, b"x")
    assert caught.value.details["owner"] == owner


# ---------------------------------------------------------------------- two commands
def test_a_second_command_on_the_same_file_is_told_who_works_on_it(book: Path) -> None:
    old = book.read_bytes()
    with reserved(book):
        ran = run(["recompute", book, "--lang", "de"])
    assert ran.code == 3
    for told in (book.name, socket.gethostname(), f"~{book.name}.kam-lock"):
        assert told in ran.err
    assert book.read_bytes() == old
    assert beside(book) == set()
    assert run(["recompute", book]).code == 0


def test_two_processes_never_lose_a_change(book: Path) -> None:
    """Both add a criterion at once: each is either in the file or was refused."""
    program = [sys.executable, "-m", "kam_partnership"]
    commands = [
        subprocess.Popen(
            [*program, "criteria", "add", str(book), "--title", f"Neu {n}", "--lang", "de"],
            env=_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )
        for n in (1, 2)
    ]  # fmt: skip
    told = [process.communicate(timeout=60)[1] for process in commands]
    codes = [process.returncode for process in commands]
    titles = {row["title"] for row in json.loads(run(["score", "--json", book]).out)["criteria"]}
    for number, code, words in zip((1, 2), codes, told, strict=True):
        assert (f"Neu {number}" in titles) == (code == 0), words
        assert code in (0, 3)
        assert code == 0 or "wurde nicht geändert" in words or "nichts geschrieben" in words
    assert 0 in codes
    assert beside(book) == set()


def test_a_change_by_somebody_else_in_between_is_not_lost(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A synchronisation that replaces the file while the command calculates; no lock can stop it."""
    from kam_partnership.excel import commands

    real = commands.recompute

    def slow(*arguments: object, **options: object) -> object:
        book.write_bytes(b"synchronised")
        return real(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(commands, "recompute", slow)
    ran = run(["recompute", book, "--lang", "de"])
    assert (ran.code, "während der Befehl lief" in ran.err) == (3, True), ran.err
    assert book.read_bytes() == b"synchronised"
    assert beside(book) == set()


def test_a_stamp_tells_a_changed_file_from_an_unchanged_one(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"one")
    seen = Stamp.of(path)
    write_atomically(path, b"two", unchanged_since=seen)
    with pytest.raises(FileChanged):
        write_atomically(path, b"three", unchanged_since=seen)
    assert path.read_bytes() == b"two"
    path.unlink()
    with pytest.raises(FileChanged):
        write_atomically(path, b"three", unchanged_since=seen)
    assert beside(path) == set()


def _lock(path: Path, **told: object) -> Path:
    lock = path.with_name(f"~{path.name}.kam-lock")
    lock.write_text(json.dumps(told), "utf-8")
    return lock


def _dead_process() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


@pytest.mark.parametrize("kind", ["dead process", "same number", "too old"])
def test_a_lock_that_a_crash_left_behind_is_recognised(kind: str, tmp_path: Path) -> None:
    path, here = tmp_path / "a.xlsx", socket.gethostname()
    told = {
        "dead process": {"host": here, "pid": _dead_process()},
        "same number": {"host": here, "pid": os.getpid()},
        "too old": {"host": "elsewhere", "pid": 1},
    }[kind]
    lock = _lock(path, user="A", token="x", **told)
    if kind == "too old":
        old = time.time() - saving.STALE_AFTER_SECONDS - 5
        os.utime(lock, (old, old))
    with reserved(path):
        assert json.loads(lock.read_text("utf-8"))["token"] != "x"
    assert beside(path) == set()


@pytest.mark.parametrize("told", [{"host": "elsewhere", "pid": 1, "user": "Zoë", "since": "09:30"}, {}, {"pid": "x"}])
def test_a_lock_that_may_be_alive_is_respected(told: dict[str, object], tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    lock = _lock(path, **told)
    with pytest.raises(FileInUse) as caught, reserved(path):
        pass
    assert caught.value.details["owner"] == ("Zoë / elsewhere" if told.get("user") else "?")
    assert lock.exists()


def test_a_lock_of_a_living_process_is_respected(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    _lock(path, host=socket.gethostname(), pid=os.getppid(), token="x")
    with pytest.raises(FileInUse), reserved(path):
        pass


def test_many_threads_at_once_hold_a_file_one_after_the_other(tmp_path: Path) -> None:
    path, inside, most, refused = tmp_path / "a.xlsx", [], [], []

    def work() -> None:
        for _ in range(10):
            try:
                with reserved(path):
                    inside.append(1)
                    most.append(len(inside))
                    time.sleep(0.001)
                    inside.pop()
            except FileInUse:
                refused.append(1)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(most) == {1}
    assert len(most) + len(refused) == 40
    assert beside(path) == set()


@pytest.mark.parametrize(
    "arguments", [["recompute", "--out"], ["render", "--out"], ["snapshot", "--out"]], ids=lambda one: one[0]
)
def test_a_folder_that_is_not_there_is_called_so_and_no_command_that_works_on_the_file(
    arguments: list[str], book: Path
) -> None:
    command, option = arguments
    out = book.parent / "nirgends" / ("bild.png" if command == "render" else "neu.xlsx")
    ran = run([command, book, option, out, "--lang", "de"])
    assert (ran.code, f"Den Ordner {out.parent} gibt es nicht" in ran.err) == (3, True), ran.err
    assert not out.parent.exists()


def test_a_folder_that_cannot_be_written_to_is_told_before_the_work(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def read_only(path: object, flags: int, *rest: object) -> int:
        if flags & os.O_CREAT:
            raise PermissionError(13, "Permission denied")
        return real(path, flags, *rest)  # type: ignore[arg-type]

    old = book.read_bytes()
    monkeypatch.setattr(os, "open", read_only)
    ran = run(["recompute", book, "--lang", "de"])
    assert (ran.code, "lässt sich nicht schreiben" in ran.err) == (3, True), ran.err
    monkeypatch.undo()
    assert (book.read_bytes(), beside(book)) == (old, set())
