"""The files that the fuzzing begins with: both templates, a filled demo, one with a long history, foreign lists."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl

from support.strict import run
from support.workbooks import ENGLISH, GERMAN

LIST = (
    "Kriterium;Gewicht;Lieferant;Kunde;Notiz\r\n"
    'Termintreue;2;7,5;4;"hält; fast immer"\r\n'
    "Qualität;1;8;6;\r\nGemeinsame Planung;;5;9;später\r\nVertrauen;3;6;6,5;\r\n"
)


def german(folder: Path) -> Path:
    return _copied(GERMAN, folder)


def english(folder: Path) -> Path:
    return _copied(ENGLISH, folder)


def demo(folder: Path) -> Path:
    """What the command demo makes."""
    assert run(["demo", "--out", folder, "--lang", "de"]).code == 0
    return next(folder.glob("*.xlsx"))


def history(folder: Path) -> Path:
    """The demo with twelve more assessments in its history."""
    path = demo(folder)
    for month in range(1, 13):
        assert run(["snapshot", path, "--date", f"2025-{month:02d}-15"]).code == 0
    return path


def csv_list(folder: Path) -> Path:
    path = folder / "liste.csv"
    path.write_bytes(LIST.encode("utf-8-sig"))
    return path


def xlsx_list(folder: Path) -> Path:
    """The same list as openpyxl writes it, without shared strings of its own kind."""
    path = folder / "liste.xlsx"
    book = openpyxl.Workbook()
    for line in LIST.replace('"', "").splitlines():
        cells = line.split(";")[:4]
        book.active.append([float(c.replace(",", ".")) if c.replace(",", "").isdigit() else c or None for c in cells])
    book.save(path)
    return path


SAMPLES: dict[str, Callable[[Path], Path]] = {
    "german": german,
    "english": english,
    "demo": demo,
    "history": history,
    "csv_list": csv_list,
    "xlsx_list": xlsx_list,
}


def _copied(path: Path, folder: Path) -> Path:
    target = folder / path.name
    target.write_bytes(path.read_bytes())
    return target
