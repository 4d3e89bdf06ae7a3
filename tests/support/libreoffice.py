"""LibreOffice as an independent second opinion on workbooks: it recalculates, prints and draws them."""

from __future__ import annotations

import atexit
import contextlib
import functools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from tiers import nothing_may_be_missing

#: How long LibreOffice may take at a time, in seconds; a first start makes a whole profile.
TIMEOUT = 180

HOW_TO_GET_IT = (
    "LibreOffice (soffice) was not found. Debian or Ubuntu: apt install libreoffice-calc. "
    "Windows: winget install TheDocumentFoundation.LibreOffice. macOS: brew install --cask libreoffice."
)

# "Always recalculate on load" (0): else LibreOffice repeats the figures that the file's writer cached.
_RECALCULATE_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{locale}</value></prop></item>
</oor:items>
"""

_Test = TypeVar("_Test", bound=Callable[..., Any] | type)


@functools.cache
def find_soffice() -> str | None:
    """The LibreOffice program on this computer, or None."""
    program_files = [os.environ.get("PROGRAMFILES"), os.environ.get("PROGRAMFILES(X86)")]
    usual = [Path(folder, "LibreOffice", "program", "soffice.com") for folder in program_files if folder]
    if sys.platform == "darwin":
        applications = (Path("/Applications"), Path.home() / "Applications")
        usual += [folder / "LibreOffice.app/Contents/MacOS/soffice" for folder in applications]
    on_path = shutil.which("soffice") or shutil.which("libreoffice")
    return on_path or next((str(path) for path in usual if path.is_file()), None)


def needs_libreoffice(test: _Test) -> _Test:
    """Mark a test ``libreoffice`` and skip it where LibreOffice is missing.

    With KAM_REQUIRE_ALL=1 (as in continuous integration) it is not skipped but fails.
    """
    missing = find_soffice() is None and not nothing_may_be_missing()
    skip = pytest.mark.skipif(missing, reason=HOW_TO_GET_IT)
    marked: _Test = pytest.mark.libreoffice(skip(test))
    return marked


def recalculate(path: Path, out_dir: Path, locale: str = "en-US") -> Path:
    """Let LibreOffice recalculate every formula of a copy; the copy is an .xlsx in ``out_dir``."""
    return _convert(path, out_dir, "xlsx:Calc MS Excel 2007 XML", ".xlsx", locale)


def recalculate_all(paths: Sequence[Path], out_dir: Path, locale: str = "en-US") -> list[Path]:
    """The same for several files of different names: half of the time for one file is LibreOffice's start."""
    return _convert_all(paths, out_dir, "xlsx:Calc MS Excel 2007 XML", ".xlsx", locale)


def to_pdf(path: Path, out_dir: Path, locale: str = "en-US") -> Path:
    """Print the workbook as a PDF file in ``out_dir``, with its own print settings."""
    return _convert(path, out_dir, "pdf:calc_pdf_Export", ".pdf", locale)


def printed_lines(path: Path, out_dir: Path, locale: str = "en-US") -> list[str]:
    """What the printed pages say, line by line (needs pdftotext)."""
    pdf = to_pdf(path, out_dir, locale)
    told = subprocess.run(
        ["pdftotext", "-layout", "-enc", "UTF-8", str(pdf), "-"], check=True, capture_output=True, timeout=TIMEOUT
    )
    return told.stdout.decode("utf-8").splitlines()


def to_png(path: Path, out_dir: Path, dpi: int = 110, locale: str = "en-US") -> list[Path]:
    """Draw the printed pages of the workbook, one PNG file a page, ``dpi`` dots per inch (needs pdftoppm)."""
    pdf = to_pdf(path, out_dir, locale)
    subprocess.run(
        ["pdftoppm", "-r", str(dpi), "-png", str(pdf), str(pdf.with_suffix(""))],
        check=True,
        capture_output=True,
        timeout=TIMEOUT,
    )
    # Page numbers are padded to the same width, so that the names sort by page.
    return sorted(out_dir.glob(f"{pdf.stem}-*.png"))


def cell_values(path: Path) -> dict[tuple[str, int, int], Any]:
    """The cached value of each filled cell by sheet, row and column (both from 1), as openpyxl reads it."""
    with contextlib.closing(openpyxl.load_workbook(path, data_only=True, read_only=True)) as book:
        return _values(book, book.sheetnames)


def _values(book: openpyxl.Workbook, sheets: Iterable[str]) -> dict[tuple[str, int, int], Any]:
    return {
        (sheet, row, column): value
        for sheet in sheets
        for row, cells in enumerate(book[sheet].iter_rows(min_row=1, min_col=1, values_only=True), start=1)
        for column, value in enumerate(cells, start=1)
        if value is not None
    }


def named_values(path: Path) -> dict[str, Any]:
    """The cached values of all workbook-wide defined names that stand for a single cell."""
    found = {}
    with contextlib.closing(openpyxl.load_workbook(path, data_only=True, read_only=True)) as book:
        for name, defined in book.defined_names.items():
            if "[" in defined.value:  # a table's column: openpyxl cannot say where that is
                continue
            places = list(defined.destinations)
            if len(places) != 1 or places[0][0] not in book.sheetnames:
                continue
            sheet, reference = places[0]
            left, top, right, bottom = range_boundaries(reference)
            if (left, top) == (right, bottom) and left is not None:
                found[name] = sheet, top, left
        values = _values(book, {sheet for sheet, _, _ in found.values()})
    return {name: values.get(place) for name, place in found.items()}


def _convert(path: Path, out_dir: Path, filter_name: str, suffix: str, locale: str) -> Path:
    [result] = _convert_all([path], out_dir, filter_name, suffix, locale)
    return result


def _convert_all(paths: Sequence[Path], out_dir: Path, filter_name: str, suffix: str, locale: str) -> list[Path]:
    soffice = find_soffice()
    if soffice is None:
        raise RuntimeError(HOW_TO_GET_IT)
    out_dir.mkdir(parents=True, exist_ok=True)
    results = [out_dir / (path.stem + suffix) for path in paths]
    if len(set(results)) < len(results):
        raise ValueError("two files of one name would become one")
    for path, result in zip(paths, results, strict=True):
        if result.exists() and result.samefile(path):
            raise ValueError(f"{path}: LibreOffice would overwrite its own source; choose another folder")
        # LibreOffice ends with 0 even when it could not convert, so an old result must not pass for new.
        result.unlink(missing_ok=True)
    done = subprocess.run(
        [
            soffice,
            f"-env:UserInstallation={_profile(locale).as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            filter_name,
            "--outdir",
            str(out_dir),
            *map(str, paths),
        ],
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )
    for path, result in zip(paths, results, strict=True):
        if not result.exists():
            raise RuntimeError(f"LibreOffice could not convert {path}: {done.stdout}{done.stderr}")
    return results


@functools.cache
def _profile(locale: str) -> Path:
    """A LibreOffice profile of this process alone: two instances must not share one (pytest-xdist)."""
    folder = Path(tempfile.mkdtemp(prefix="kam-libreoffice-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    settings = folder / "user" / "registrymodifications.xcu"
    settings.parent.mkdir()
    settings.write_text(_RECALCULATE_ALWAYS.format(locale=locale), encoding="utf-8")
    return folder
