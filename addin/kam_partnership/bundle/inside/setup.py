r"""Sets a bundle up on the user's Windows computer, and takes it away; started by Einrichten.cmd and Entfernen.cmd.

    python\python.exe setup\setup.py install|remove [/quiet]

Runs with the bundle's own Python and nothing else: the standard library, and texts.json beside this file, which the
build makes of the product's texts. Everything is prepared in a folder beside the old one,
tried, and only then takes its place, so that a computer has the old version or the new one and nothing between.
"""

from __future__ import annotations

import compileall
import contextlib
import csv
import ctypes
import datetime as dt
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).absolute().parent
BUNDLE = HERE.parent
DONE, NOT_DONE = 0, 3

NAME = "KAM-Partnerschaft"
#: A started Python that says nothing for so long hangs.
LONGEST_RUN = 300
_GERMAN = 7  # the lower bits of Windows' language numbers
_TESTS = re.compile("/tests/")
_RECORD = re.compile(r"[^/]+\.dist-info/RECORD")
_ABOVE = "../../"  # from the libraries to the folder of Python


class NotDone(Exception):
    """Why nothing was changed: the key of a text and its blanks."""

    def __init__(self, key: str, **blanks: object) -> None:
        super().__init__(key)
        self.key, self.blanks = key, blanks


class Console:
    """What is told to the user and to the log."""

    def __init__(self, *, quiet: bool) -> None:
        self.log = Path(os.environ.get("TEMP") or BUNDLE) / f"{NAME}-Setup.log"
        self._quiet = quiet
        if sys.stdout is not None:  # a file or pipe may have no sign for an arrow; a window has all
            sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
        german = ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == _GERMAN  # type: ignore[attr-defined]
        self.language = "de" if german else "en"
        self._texts = json.loads((HERE / "texts.json").read_text("utf-8"))[self.language]

    def tell(self, key: str, **blanks: object) -> None:
        """A text by its key."""
        self.show(str(self._texts[key]).format(log=self.log, **blanks))

    def show(self, words: str) -> None:
        """Words as they are."""
        if not self._quiet:
            with contextlib.suppress(OSError, ValueError):
                print(words, flush=True)
        self.note(words)

    def note(self, words: str) -> None:
        """Only into the log; where that cannot be written, nobody is kept from working."""
        now = dt.datetime.now().isoformat(" ", "seconds")
        with contextlib.suppress(OSError), self.log.open("a", encoding="utf-8") as file:
            file.writelines(f"{now}  {line}\n" for line in words.splitlines() if line.strip())


def main(arguments: list[str]) -> int:
    """Returns 0 when it is done, 3 when not; then nothing was changed."""
    console = Console(quiet="/quiet" in map(str.lower, arguments))
    work = {"install": install, "remove": remove}[arguments[0]]
    console.note(f"--- {arguments[0]} {NAME}, Python {sys.version.split()[0]}, {BUNDLE}")
    try:
        work(console)
    except NotDone as why:
        console.tell(why.key, **why.blanks)
    except OSError as error:
        console.tell("setup.failed", reason=error)
    else:
        return DONE
    console.tell("setup.see_log")
    return NOT_DONE


# ---------------------------------------------------------------------- set up
def install(console: Console) -> None:
    """Set up, repair or update.

    Raises:
        NotDone, OSError: nothing was changed.
    """
    place, fresh, old = places()
    console.tell("setup.checking")
    check_bundle()
    for leftover in (fresh, old):
        take_away(leftover)
    try:
        console.tell("setup.unpacking")
        unpack(fresh)
        run_python(fresh, "-m", "kam_partnership", "--version")
        console.tell("setup.switching")
        with exchanged(place, fresh, old):
            told = run_python(place, "-m", "kam_partnership", "--lang", console.language, "install")
    finally:
        take_away(fresh, strict=False)
    take_away(old, strict=False)  # what a running program still holds goes with the next set-up
    console.note(told)
    console.tell("setup.done", folder=place)
    tell_doctor(place, console)


def places() -> tuple[Path, Path, Path]:
    """(where it goes, where it is prepared, where the version before waits): beside each other."""
    local = os.environ.get("LOCALAPPDATA")
    if not local:
        raise NotDone("setup.no_profile")
    programs = Path(local) / "Programs"
    return programs / NAME, programs / f"{NAME}.new", programs / f"{NAME}.old"


def check_bundle() -> None:
    """Every file is there and unchanged."""
    for line in (BUNDLE / "IT" / "SHA256SUMS").read_text("utf-8").splitlines():
        wanted, name = line.split("  ", 1)
        path = long(BUNDLE / name)
        if not path.is_file():
            raise NotDone("setup.file_missing", file=name)
        if hashlib.sha256(path.read_bytes()).hexdigest() != wanted:
            raise NotDone("setup.file_changed", file=name)


def unpack(folder: Path) -> None:
    """Python with all wheels, and what repairs and removes it, into a folder that does not exist yet."""
    target = long(folder)
    copy(BUNDLE / "python", folder)
    [paths_file] = target.glob("python*._pth")
    library = target / "Lib" / "site-packages"
    library.mkdir(parents=True)
    paths_file.write_text(f"{paths_file.stem}.zip\n.\nLib\\site-packages\nimport site\n", "ascii")
    for wheel in sorted(long(BUNDLE / "wheels").glob("*.whl")):
        unpack_wheel(wheel, target, library)
    compileall.compile_dir(str(library), quiet=2)
    for name in ("Entfernen.cmd", "kam-partnership.cmd"):
        copy(BUNDLE / name if name[0] == "E" else HERE / name, folder / name)
    for version in long(HERE).glob("version-*.txt"):  # by which programs for distribution see what is there
        copy(version, folder / version.name)
    for name in ("setup.py", "texts.json"):
        copy(HERE / name, folder / "setup" / name)
    copy(BUNDLE / "IT", folder / "IT")


def unpack_wheel(path: Path, prefix: Path, library: Path) -> None:
    """One wheel, whose bytes were looked at before; its list of files tells afterwards what there is."""
    with zipfile.ZipFile(path) as wheel:
        places = {entry.filename: place_of(entry.filename) for entry in wheel.infolist() if not entry.is_dir()}
        for name, place in places.items():
            if place is None:
                continue
            target = prefix / place.removeprefix(_ABOVE) if place.startswith(_ABOVE) else library / place
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(wheel.read(name) if not _RECORD.fullmatch(name) else record(wheel.read(name), places))


def place_of(name: str) -> str | None:
    """Where a file of a wheel goes, from the libraries on; starters, which nobody starts, and tests go nowhere."""
    folder, _, rest = name.partition(".data/")
    scheme, _, inner = rest.partition("/")
    if _TESTS.search(name):
        return None
    if "/" in folder or not rest:
        return name
    return {"data": _ABOVE + inner, "purelib": inner, "platlib": inner}.get(scheme)


def record(content: bytes, places: Mapping[str, str | None]) -> bytes:
    """A wheel's list of files, of which doctor finds out what vanished: only what was unpacked, and where it is."""
    written = io.StringIO()
    rows = csv.reader(io.StringIO(content.decode("utf-8")))
    there = [[place, *row[1:]] for row in rows if row and (place := places.get(row[0])) is not None]
    csv.writer(written, lineterminator="\n").writerows(there)
    return written.getvalue().encode("utf-8")


@contextlib.contextmanager
def exchanged(place: Path, fresh: Path, old: Path) -> Iterator[None]:
    """The prepared folder stands in its place; when what follows fails, the one before is back."""
    move(place, old)
    try:
        move(fresh, place)
        yield
    except BaseException:
        with contextlib.suppress(OSError, NotDone):
            move(place, fresh)
        with contextlib.suppress(OSError, NotDone):
            move(old, place)
        raise


def move(source: Path, target: Path) -> None:
    """Give a folder another name, if it is there."""
    if not long(source).exists():
        return
    try:
        long(source).rename(long(target))
    except OSError as error:
        raise NotDone("setup.in_use", folder=source) from error


def tell_doctor(place: Path, console: Console) -> None:
    """What would keep Excel from showing the tab; that is told and does not undo anything."""
    call = [str(place / "python.exe"), "-m", "kam_partnership", "--lang", console.language, "doctor"]
    done = run(call)
    console.note(done.stdout)
    if done.returncode == 0:
        console.tell("setup.next")
        return
    lines = done.stdout.splitlines()
    problems = [index for index, line in enumerate(lines) if line.startswith("PROBLEM")]
    console.tell("setup.problems")
    for index in problems:
        console.show("\n".join(line.strip() for line in lines[index : index + 2]))


# ---------------------------------------------------------------------- take away
def remove(console: Console) -> None:
    """What the product wrote outside of its folder; the folder itself goes with Entfernen.cmd.

    Raises:
        NotDone: when Excel holds the add-in, or a program what an update left; the add-in is still there then.
    """
    place, fresh, old = places()
    for leftover in (fresh, old):
        take_away(leftover)
    interpreter = place if (place / "python.exe").is_file() else None
    if interpreter is not None:
        console.note(run_python(interpreter, "-m", "kam_partnership", "--lang", console.language, "uninstall"))
    console.tell("setup.removed" if interpreter else "setup.nothing_there")
    with contextlib.suppress(OSError):
        console.log.unlink()  # nothing is left that it could be about


# ---------------------------------------------------------------------- tools
def run_python(folder: Path, *arguments: str) -> str:
    """What a prepared Python prints.

    Raises:
        NotDone: with its own words when it fails.
    """
    done = run([str(folder / "python.exe"), *arguments])
    if done.returncode != 0:
        raise NotDone("setup.program_failed", reason=done.stderr.strip() or done.returncode)
    return done.stdout


def run(call: list[str]) -> subprocess.CompletedProcess[str]:
    """A program without a window, in a folder that nobody wants to remove."""
    quiet: Any = {"creationflags": getattr(subprocess, "CREATE_NO_WINDOW", 0)}
    root = os.environ.get("SYSTEMROOT") or os.sep
    try:
        return subprocess.run(  # noqa: S603 - the Python that was just prepared
            call, capture_output=True, encoding="utf-8", errors="replace", timeout=LONGEST_RUN, check=False, cwd=root,
            **quiet,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise NotDone("setup.program_failed", reason=error) from error


def copy(source: Path, target: Path) -> None:
    """A file or a folder, content only: Windows' own copying would take along the mark of a file from the internet."""
    source, target = long(source), long(target)
    for path in source.rglob("*") if source.is_dir() else (source,):
        if path.is_file():
            goal = target / path.relative_to(source)
            goal.parent.mkdir(parents=True, exist_ok=True)
            goal.write_bytes(path.read_bytes())


def take_away(folder: Path, *, strict: bool = True) -> None:
    """Remove a folder with all that is in it."""
    if not long(folder).exists():
        return
    try:
        shutil.rmtree(long(folder))
    except OSError as error:
        if strict:
            raise NotDone("setup.in_use", folder=folder) from error


def long(path: Path) -> Path:
    r"""The same path in the form that Windows allows to be longer than 260 characters."""
    text = str(path.absolute())
    if os.name != "nt" or text.startswith("\\\\?\\"):
        return path
    return Path("\\\\?\\UNC" + text[1:] if text.startswith("\\\\") else "\\\\?\\" + text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
