"""What a set-up computer does under Wine: doctor, the way of a click, the command line."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image, ImageChops

from windows import checks, vba_commands
from windows.checks import Row
from windows.wine import Wine

ROOT = Path(__file__).resolve().parents[2]
ADDIN = ROOT / "addin" / "KAM_Partnerschaft.xlam"
EXCEL_KEY = r"HKCU\Software\Microsoft\Office\16.0\Excel"
TRUSTED = rf"{EXCEL_KEY}\Security\Trusted Locations"
POLICIES = r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security"
APP_PATHS = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
EXCEL = r"C:\Program Files\Microsoft Office\root\Office16\EXCEL.EXE"


#: A busy machine under Wine needs longer than people wait for Excel; what is looked at stays the same.
PATIENCE = (
    "from kam_partnership.installation.checks import libraries, python; "
    "python.LONGEST_START = libraries.LONGEST_LOADING = 600; "
)


def kam(wine: Wine, *words: str, folder: Path | None = None, first: str = "", **environment: str) -> tuple[int, str]:
    """A command of the set-up program, in a folder; ``first`` is code that runs before it."""
    code = "import os, runpy, sys; os.chdir(sys.argv.pop(1)); "
    code += f"{first}runpy.run_module('kam_partnership', run_name='__main__')"
    where = wine.windows_path(folder or wine.drive)
    done = wine.run(checks.PYTHON, "-c", code, where, *words, "--lang", "de", **environment)
    return done.code, done.text


def doctor(wine: Wine, **environment: str) -> tuple[set[str], dict[str, dict[str, str]]]:
    """(codes of problems, all checks by their codes)."""
    _, text = kam(wine, "doctor", "--json", first=PATIENCE, **environment)
    found = {check["code"]: check for check in json.loads(text)["checks"]}
    return {code for code, check in found.items() if check["status"] == "problem"}, found


def doctor_after_setting_up(wine: Wine, work: Path) -> Iterator[Row]:
    wine.run("reg", "add", APP_PATHS, "/ve", "/d", EXCEL, "/f")
    program = wine.drive / EXCEL.removeprefix("C:\\").replace("\\", "/")
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_bytes(b"")
    problems, found = doctor(wine)
    yield Row(
        "`doctor` on this computer, with a made-up EXCEL.EXE of no bytes",
        not problems,
        f"{len(found)} checks, problems: {'; '.join(found[code]['message'] for code in sorted(problems)) or 'none'}",
    )


#: Troubles that hide no others are planted together: each is found, and nothing else. The other ones alone; Excel is
#: one of them, since its folders are looked into only when it is found.
TOGETHER = (
    *("addin-current", "addin-once", "addin-enabled", "addins-allowed", "start-folder-trusted"),
    *("xlwings-dll", "libraries-whole", "pywin32-cache", "onedrive"),
)


def ten_troubles(wine: Wine, work: Path) -> Iterator[Row]:
    """Planted, found and taken away again."""
    planted = troubles(wine)
    for codes in (TOGETHER, *((code,) for code in planted if code not in TOGETHER)):
        environment: dict[str, str] = {}
        for code in codes:
            environment |= planted[code][0]() or {}
        try:
            problems, _ = doctor(wine, **environment)
        finally:
            for code in reversed(codes):
                planted[code][1]()
        missed, others = sorted(set(codes) - problems), sorted(problems - set(codes))
        seen = f"not found: {', '.join(missed)}; " if missed else "found; "
        fine = not missed and (len(codes) == 1 or not others)
        yield Row(f"planted: {', '.join(codes)}", fine, f"{seen}besides: {', '.join(others) or 'nothing'}")


def troubles(wine: Wine) -> dict[str, tuple[Callable[[], dict[str, str] | None], Callable[[], object]]]:
    """check of doctor -> (what makes it a problem, what mends that)."""
    place, addin, settings = checks.place(wine), checks.addin(wine), checks.configuration(wine)
    excel = (wine.drive / EXCEL.removeprefix("C:\\").replace("\\", "/")).parent

    def moved(path: Path) -> tuple[Callable[[], None], Callable[[], None]]:
        aside = wine.folder / path.name
        return (lambda: shutil.move(path, aside) and None), (lambda: shutil.move(aside, path) and None)

    def changed(path: Path, content: bytes) -> tuple[Callable[[], None], Callable[[], None]]:
        before = path.read_bytes()
        return (lambda: path.write_bytes(content) and None), (lambda: path.write_bytes(before) and None)

    def key(name: str, value: str, kind: str, data: str) -> tuple[Callable[[], None], Callable[[], None]]:
        return (
            lambda: wine.run("reg", "add", name, "/v", value, "/t", kind, "/d", data, "/f") and None,
            lambda: wine.run("reg", "delete", name, "/v", value, "/f") and None,
        )

    def second_copy() -> None:
        (excel / "XLSTART").mkdir(exist_ok=True)
        shutil.copy(addin, excel / "XLSTART" / "KAM_Partnerschaft.xlam")

    other = wine.windows_path(wine.home / checks.ORDINARY / "python")
    # three numbers of four bytes stand before the path
    disabled = (bytes(12) + r"C:\x\kam_partnerschaft.xlam".encode("utf-16-le")).hex()
    cache = next(iter(wine.home.glob("**/Temp")), wine.home / "Temp") / "gen_py" / "3.12"

    def damage_cache() -> None:
        cache.mkdir(parents=True, exist_ok=True)
        (cache / "00020813-0000-0000-C000-000000000046x0x1x9.py").write_text("# cut off")

    return {
        "excel-found": (
            lambda: wine.run("reg", "delete", APP_PATHS, "/f") and None,
            lambda: wine.run("reg", "add", APP_PATHS, "/ve", "/d", EXCEL, "/f"),
        ),
        "addin-present": moved(addin),
        "addin-current": changed(addin, addin.read_bytes() + b"\0"),
        "addin-once": (second_copy, lambda: shutil.rmtree(excel / "XLSTART")),
        "addin-enabled": key(rf"{EXCEL_KEY}\Resiliency\DisabledItems", "1A2B", "REG_BINARY", disabled),
        "addins-allowed": key(POLICIES, "RequireAddinSig", "REG_DWORD", "1"),
        "start-folder-trusted": key(TRUSTED, "AllLocationsDisabled", "REG_DWORD", "1"),
        "configuration": changed(settings, b"INTERPRETER_WIN = pythonw\r\n"),
        "interpreter": changed(settings, b'"INTERPRETER_WIN","C:\\Python\\pythonw.exe"\r\n'),
        "environment": changed(settings, f'"INTERPRETER_WIN","{other}\\pythonw.exe"\r\n'.encode("cp1252")),
        "xlwings-dll": moved(place / "xlwings64-0.37.8.dll"),
        "libraries-whole": moved(place / "Lib/site-packages/lxml/etree.cp312-win_amd64.pyd"),
        "pywin32-cache": (damage_cache, lambda: shutil.rmtree(cache.parent)),
        "onedrive": (lambda: {"OneDrive": r"C:\users\Jürgen Muster\AppData"}, lambda: None),
    }  # fmt: skip


def click_chain(wine: Wine, work: Path) -> Iterator[Row]:
    """The DLL, the COM server and Exec, for every button."""
    commands = vba_commands.ribbon_commands(ADDIN)
    target = wine.home / "reached.txt"
    workbooks = {
        "a workbook with umlauts, & and %": r"C:\users\Jürgen Muster\Dokumente\100 % Müller & Söhne.xlsx",
        "a workbook in OneDrive": "https://d.docs.live.net/1234/Mappe Müller & Söhne.xlsx",
    }
    for what, workbook in workbooks.items():
        target.unlink(missing_ok=True)
        data = {
            "start": vba_commands.start_command(ADDIN, rf"{checks.PLACE}\pythonw.exe", workbook),
            "commands": commands,
            "target": wine.windows_path(target),
        }
        (wine.home / "chain.json").write_text(json.dumps(data), "utf-8")
        shutil.copy(Path(__file__).with_name("chain.py"), wine.home / "chain.py")
        done = wine.run(
            checks.PYTHON, wine.windows_path(wine.home / "chain.py"), wine.windows_path(wine.home / "chain.json")
        )
        lines = target.read_text("utf-8").splitlines() if target.exists() else []
        by_the_right_one = {line.split("\t")[2] for line in lines} == {rf"{checks.PLACE}\pythonw.exe"}
        fine = len(lines) == len(commands) and by_the_right_one
        yield Row(
            f"a click with {what}: our VBA's command line, xlwings' DLL, COM, Exec",
            fine,
            f"{len(lines)} of {len(commands)} buttons reached their Python"
            if fine
            else f"{len(lines)} of {len(commands)}: {done.text[-300:]}",
        )


# ---------------------------------------------------------------------- command line
COMMANDS = (
    "demo --out demo",
    "new Neu.xlsx --account Muster --supplier Wir",
    "check demo/*.xlsx",
    "recompute demo/*.xlsx --out Müller_&_Söhne_50%.xlsx",
    "score Müller_&_Söhne_50%.xlsx --json",
    "criteria add Müller_&_Söhne_50%.xlsx --title Ładowność --supplier 7,5 --key-account 4",
    "target Müller_&_Söhne_50%.xlsx --supplier 7 --key-account 7",
    "snapshot Müller_&_Söhne_50%.xlsx --date 2026-11-01",
    "score Müller_&_Söhne_50%.xlsx --json",
    "render Müller_&_Söhne_50%.xlsx --out Bild.png",
    "render Müller_&_Söhne_50%.xlsx --out Bild.svg",
    "render Müller_&_Söhne_50%.xlsx --out Bild.pdf",
    "report Müller_&_Söhne_50%.xlsx --out Bericht.pptx",
    "report Müller_&_Söhne_50%.xlsx --out Bericht.pdf",
    "survey Müller_&_Söhne_50%.xlsx --out Fragebögen --raters Zoë Łukasz",
    "prepare Müller_&_Söhne_50%.xlsx --out Senden.xlsx",
    "merge Neu.xlsx Müller_&_Söhne_50%.xlsx --out Zusammen.xlsx",
    "portfolio Müller_&_Söhne_50%.xlsx Neu.xlsx --out Alle.xlsx --data Tabellen",
    "calendar Müller_&_Söhne_50%.xlsx --out Termine.ics",
    "upgrade Müller_&_Söhne_50%.xlsx --out Frisch.xlsx",
    "check Nichts.xlsx",
    "scroe Neu.xlsx",
)


def commands(wine: Wine, work: Path) -> Iterator[Row]:
    """The same commands here and there: exit codes, figures, pictures."""
    there = wine.home / "Dokumente" / "Köln – Büro" / "Straße & Co"
    here = work / "here"
    for folder in (there, here):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    different, ran = [], 0
    for line in COMMANDS:
        words = [_expanded(word, here) for word in line.split()]
        code, text = kam(wine, *words, folder=there)
        call = [sys.executable, "-m", "kam_partnership", *words, "--lang", "de"]
        done = subprocess.run(call, cwd=here, capture_output=True, text=True, check=False, env=_environment())
        ran += 1
        if code != done.returncode or ("--json" in words and json.loads(text) != json.loads(done.stdout)):
            different.append(f"{line} ({code}, here {done.returncode}: {text.strip()[-200:]})")
    yield Row(
        f"{ran} commands in `…\\Köln – Büro\\Straße & Co`, beside the same ones on Linux",
        not different,
        "; ".join(different) or "the same exit codes and figures",
    )
    files = {path.relative_to(here) for path in here.rglob("*") if path.is_file()}
    missing = sorted(str(name) for name in files if not (there / name).is_file())
    yield Row(
        "the files that they make",
        not missing,
        f"{len(files)} there" if not missing else f"missing: {', '.join(missing)}",
    )
    with Image.open(here / "Bild.png") as one, Image.open(there / "Bild.png") as other:
        same = (
            one.size == other.size and ImageChops.difference(one.convert("RGB"), other.convert("RGB")).getbbox() is None
        )
        yield Row(
            "the diagram as PNG, pixel by pixel",
            same,
            f"{one.width} × {one.height} equal pixels" if same else "other pixels",
        )
    svg = (here / "Bild.svg").read_bytes() == (there / "Bild.svg").read_bytes()
    yield Row("the diagram as SVG", svg, "the same bytes" if svg else "other bytes")


def _expanded(word: str, here: Path) -> str:
    """A pattern as the shell fills it in, by what lies here."""
    return next((path.relative_to(here).as_posix() for path in sorted(here.glob(word))), word) if "*" in word else word


def _environment() -> dict[str, str]:
    import os

    return os.environ | {"PYTHONPATH": str(ROOT / "addin")}
