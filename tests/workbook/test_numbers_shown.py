"""How the workbook shows numbers: no sign before a zero, enough decimals, per cent as people write it."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from kam_partnership.excel.commands import recompute
from kam_partnership.headless import open_book
from support import workbooks
from support.libreoffice import needs_libreoffice, printed_lines

RATINGS = ((7.0, 6.97), (6.97, 7.0), (7.0, 7.0), (7.0, 6.9), (6.9, 7.0), (9.0, 5.0))


@needs_libreoffice
def test_a_number_that_shows_as_0_has_no_sign(tmp_path: Path) -> None:
    path = shutil.copy(workbooks.GERMAN, tmp_path / "a.xlsx")
    workbooks.replace_rows(path, [(f"Kriterium {n}", 1.0, *pair) for n, pair in enumerate(RATINGS, start=1)])
    with open_book(path) as book:
        recompute(book, now=dt.datetime(2026, 11, 21))
        book.save()
    lines = [line.split() for line in printed_lines(path, tmp_path / "printed", "de-DE")]
    rows = [(words[0], words[3:]) for words in lines if words[1:2] == ["Kriterium"] and len(words) > 6]
    page = {number: cells for number, cells in rows if cells[0] == "1"}  # the weight
    ranked = {number: cells for number, cells in rows if cells[0][1:2] == ","}
    gaps = {"1": "0,0", "2": "0,0", "3": "0,0", "4": "−0,1", "5": "+0,1", "6": "−4,0"}
    assert {number: cells[3] for number, cells in page.items()} == gaps
    assert {number: cells[2] for number, cells in ranked.items()} == gaps
    assert {number: (cells[3], cells[4]) for number, cells in ranked.items()} == {
        "1": ("−0,01", "0,01"),
        "2": ("+0,01", "0,01"),
        "3": ("0,00", "0,00"),
        "4": ("−0,02", "0,02"),
        "5": ("+0,02", "0,02"),
        "6": ("−0,67", "0,67"),
    }
    assert ranked["6"][5:7] == ["94", "%"]
