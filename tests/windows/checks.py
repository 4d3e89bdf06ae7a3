"""What is looked at under Wine. A check gives rows for the table; what it raises becomes one that is not fine."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kam_partnership import __version__
from kam_partnership.installation.product import ADDIN_NAME
from support import computers
from windows.wine import USER, Done, Wine

PLACE = r"C:\users\Jürgen Muster\AppData\Local\Programs\KAM-Partnerschaft"
PYTHON = rf"{PLACE}\python.exe"
#: Where the bundle is unpacked, and the one with few wheels.
ORDINARY = "Arbeit/Köln & Büro/KAM"
SMALL = "Arbeit/Köln & Büro/klein"


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    what: str
    fine: bool
    seen: str


Check = Callable[[Wine, Path], Iterator[Row]]


def carry_out(check: Check, wine: Wine, work: Path) -> list[Row]:
    """The rows of a check, also when it breaks off."""
    rows: list[Row] = []
    try:
        rows += check(wine, work)
    except Exception as error:
        rows.append(Row(check.__name__.replace("_", " "), False, f"{type(error).__name__}: {error}".replace("\n", " ")))
    return rows


# ---------------------------------------------------------------------- tools
def unpacked(work: Path, folder: Path, archive_name: str = "small.zip") -> Path:
    """A bundle, unpacked as people do it: the whole one, or the small one."""
    if not folder.exists():
        with zipfile.ZipFile(work / archive_name) as archive:
            archive.extractall(folder)
    return folder


def einrichten(wine: Wine, folder: Path, *more: str, **environment: str) -> Done:
    return wine.run(wine.windows_path(folder / "Einrichten.cmd"), *more, **environment)


def setup_py(wine: Wine, folder: Path, *before: str) -> Done:
    """What Einrichten.cmd starts, by itself."""
    script = wine.windows_path(folder / "setup/setup.py")
    python = wine.windows_path(folder / "python/python.exe")
    return wine.run(python, "-B", *before, script, "install", "/quiet")


def small_one(wine: Wine, work: Path) -> Path:
    """The bundle with few wheels, unpacked, and a version of ours that is set up, whichever check comes first."""
    folder = unpacked(work, wine.home / SMALL)
    if not is_set_up(wine):
        einrichten(wine, folder, "/quiet")
    return folder


def entfernen(wine: Wine, folder: Path) -> Done:
    return wine.run(wine.windows_path(folder / "Entfernen.cmd"), "/quiet")


def place(wine: Wine) -> Path:
    return wine.home / "AppData/Local/Programs/KAM-Partnerschaft"


def addin(wine: Wine) -> Path:
    return wine.home / "AppData/Roaming/Microsoft/Excel/XLSTART" / ADDIN_NAME


def configuration(wine: Wine) -> Path:
    return wine.home / ".kam_partnership/kam_partnership.conf"


def log(wine: Wine) -> Path:
    return next(iter(wine.home.glob("**/KAM-Partnerschaft-Setup.log")), wine.home / "none")


def is_set_up(wine: Wine) -> bool:
    version = place(wine) / f"version-{__version__}.txt"
    return version.is_file() and addin(wine).is_file() and configuration(wine).is_file()


# ---------------------------------------------------------------------- set up
def setting_up(wine: Wine, work: Path) -> Iterator[Row]:
    folder = unpacked(work, wine.home / ORDINARY, "for-wine.zip")
    registry = wine.registry()
    done = einrichten(wine, folder, "/quiet")
    quiet = not done.text.strip()
    fine = done.code == 0 and quiet and is_set_up(wine)
    yield Row(
        "`Einrichten.cmd /quiet` from `C:\\users\\Jürgen Muster\\Arbeit\\Köln & Büro\\KAM`, without network",
        fine,
        "set up, nothing said, ends with 0" if fine else f"{done.code}: {done.text[-300:]}",
    )
    raw = configuration(wine).read_bytes()
    expected = f'"INTERPRETER_WIN","{PLACE}\\pythonw.exe"\r\n'
    yield Row(
        "the configuration is in the ANSI code page",
        raw == expected.encode("cp1252"),
        f"`{raw.decode('cp1252').strip()}`",
    )
    new = sorted(wine.registry() - registry)
    ours = [line for line in new if "kam" in line.lower() or "xlstart" in line.lower()]
    yield Row("the registry before and after", not ours, "nothing of ours in it" if not ours else " ".join(ours[:3]))


def hostile_places(wine: Wine, work: Path) -> Iterator[Row]:
    long_name = "Ein Ordner mit einem langen Namen, wie ihn Menschen vergeben "
    places = {
        "a name outside the code page": wine.drive / "Łódź 株" / "KAM",
        "a path so long that wheels have more than 260 characters": wine.drive / (long_name * 4)[:221].strip() / "KAM",
    }
    for what, folder in places.items():
        done = einrichten(wine, unpacked(work, folder), "/quiet")
        longest = max(len(wine.windows_path(path)) for path in folder.rglob("*"))
        yield Row(
            f"`Einrichten.cmd` from {what}",
            done.code == 0 and is_set_up(wine),
            f"ends with {done.code}; longest path {longest} characters",
        )
    folder = unpacked(work, wine.drive / "100 % & mehr" / "KAM")
    done = setup_py(wine, folder)
    yield Row(
        "the same from a path with % (`setup.py` itself: Wine's cmd fills in % twice, Windows' does not)",
        done.code == 0 and is_set_up(wine),
        f"ends with {done.code}",
    )


def user_outside_the_code_page(wine: Wine, work: Path) -> Iterator[Row]:
    local = wine.drive / "Łódź 株" / "Local"
    local.mkdir(parents=True, exist_ok=True)
    folder = small_one(wine, work)
    before = configuration(wine).read_bytes()
    # Wine gives the variable its own value in each program that is started from outside
    code = "import os, runpy, sys; os.environ['LOCALAPPDATA'] = sys.argv.pop(1); del sys.argv[0]; "
    code += "runpy.run_path(sys.argv[0], run_name='__main__')"
    done = setup_py(wine, folder, "-c", code, wine.windows_path(local))
    written = configuration(wine).read_bytes()
    named = written.decode("ascii", "replace").strip()
    fine = done.code == 0 and "~" in named and named.isascii()
    yield Row("a user whose folder no code page can write", fine, f"`{named}`, ends with {done.code}")
    configuration(wine).write_bytes(before)


# ---------------------------------------------------------------------- trouble with setting up
def damaged_bundles(wine: Wine, work: Path) -> Iterator[Row]:
    folder = small_one(wine, work)
    before = wine.files()
    for what, name, damage in (
        ("a wheel that antivirus took away", "wheels/lxml", lambda path: path.rename(path.with_suffix(".away"))),
        (
            "a wheel that somebody changed",
            "wheels/xlwings",
            lambda path: path.write_bytes(path.read_bytes()[:-1] + b"x"),
        ),
        ("an archive that was not unpacked", "python/python.exe", lambda path: path.rename(path.with_suffix(".away"))),
    ):
        [path] = [
            path
            for path in folder.rglob("*")
            if path.relative_to(folder).as_posix().startswith(name) and path.is_file()
        ]
        content = path.read_bytes()
        damage(path)
        done = einrichten(wine, folder)
        path.write_bytes(content)
        path.with_suffix(".away").unlink(missing_ok=True)
        told = next((line for line in done.text.splitlines() if path.name in line), "")
        untouched = wine.files() - {str(log(wine).relative_to(wine.drive))} == before - {
            str(log(wine).relative_to(wine.drive))
        }
        fine = done.code in (2, 3) and bool(told) and untouched
        yield Row(what, fine, f"“{told[:90].strip()} …”, ends with {done.code}, nothing changed")


def update_and_repair(wine: Wine, work: Path) -> Iterator[Row]:
    folder, there = small_one(wine, work), place(wine)
    (there / f"version-{__version__}.txt").rename(there / "version-0.0.9.txt")
    addin(wine).write_bytes(computers.addin_bytes("0.0.9"))
    (there / "Lib/site-packages/removed_since.py").write_text("")
    shutil.rmtree(there / "Lib/site-packages/lxml")
    configuration(wine).write_bytes(configuration(wine).read_bytes() + b'"LOG FILE","C:\\IT\\log.txt"\r\n')
    done = einrichten(wine, folder)
    told = "von Version 0.0.9 auf" in log(wine).read_text("utf-8")
    stray = (there / "Lib/site-packages/removed_since.py").exists() or (there / "version-0.0.9.txt").exists()
    kept = b"LOG FILE" in configuration(wine).read_bytes()
    leftovers = [path.name for path in there.parent.iterdir() if path != there]
    fine = done.code == 0 and told and not stray and kept and not leftovers and is_set_up(wine)
    seen = (
        "old files gone, missing ones there, the line that IT had added kept"
        if fine
        else f"{done.code} {told} {stray} {kept} {leftovers}"
    )
    yield Row("update over an older version with a damaged library", fine, seen)


def update_while_excel_is_open(wine: Wine, work: Path) -> Iterator[Row]:
    """Windows lets nobody rename the folder then, Wine does; in either case nothing is half done, and it is told."""
    folder, old = small_one(wine, work), place(wine).with_name("KAM-Partnerschaft.old")
    with wine.at_work(PYTHON):
        first = einrichten(wine, folder)
        whole, held = is_set_up(wine), old.exists()
        second, removed = einrichten(wine, folder), entfernen(wine, folder)
        told = "noch in Gebrauch" in second.text
        fine = whole and held and (second.code, removed.code) == (3, 3) and told and is_set_up(wine)
    last = einrichten(wine, folder)
    fine = fine and last.code == 0 and is_set_up(wine) and not old.exists()
    seen = (
        f"ends with {first.code}; another one and `Entfernen.cmd` with {second.code} and {removed.code}: still in use"
    )
    yield Row("an update while a program of ours runs", fine, f"{seen}; after the program with {last.code}, all whole")


def failing_update(wine: Wine, work: Path) -> Iterator[Row]:
    """Excel's start folder cannot be written: the version before stays, whole."""
    folder = small_one(wine, work)
    marker = place(wine) / "of-the-version-before.txt"
    marker.write_text("")
    content = addin(wine).read_bytes()
    addin(wine).unlink()
    addin(wine).mkdir()  # nobody can write a file in its place
    done = einrichten(wine, folder)
    addin(wine).rmdir()
    addin(wine).write_bytes(content)
    fine = done.code == 3 and marker.is_file() and "Es wurde nichts verändert" in done.text
    marker.unlink(missing_ok=True)
    yield Row("an update that fails at its last step", fine, f"ends with {done.code}, the version before is back")


# ---------------------------------------------------------------------- remove
def removing(wine: Wine, work: Path) -> Iterator[Row]:
    folder = small_one(wine, work)
    done = entfernen(wine, place(wine))
    left = [path.name for path in place(wine).rglob("*")] if place(wine).exists() else []
    yield Row(
        "`Entfernen.cmd /quiet` of the folder that was set up",
        not left and not addin(wine).exists(),
        f"ends with {done.code}; Wine's cmd holds the file, so that the empty folder may stay",
    )
    done = entfernen(wine, folder)
    left = sorted(filter(_is_ours, wine.files()))
    yield Row(
        "`Entfernen.cmd /quiet` of the bundle",
        done.code == 0 and not left,
        f"ends with {done.code}, left: {', '.join(left) or 'nothing'}",
    )


def _is_ours(name: str) -> bool:
    """Not what was unpacked or made by users, nor the folders that Windows, Excel and pywin32 make for all."""
    words = name.lower()
    made_by_users = name.startswith(("Łódź", "Ein Ordner", "100 %", f"users/{USER}/Arbeit", f"users/{USER}/Dokumente"))
    return not made_by_users and any(mark in words for mark in ("kam-part", "kam_part", "kam.log"))


from windows import working  # noqa: E402 - needs what stands above

CHECKS: tuple[Check, ...] = (
    setting_up,
    working.doctor_after_setting_up,
    working.ten_troubles,
    working.click_chain,
    working.commands,
    user_outside_the_code_page,
    damaged_bundles,
    update_and_repair,
    update_while_excel_is_open,
    failing_update,
    hostile_places,
    removing,
)
