"""The diagram as a picture and the main pages as a PDF, from the workbook that is open."""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import xlwings as xw

from kam_partnership.assessment import SavedPosition
from kam_partnership.assessment.intake import as_number
from kam_partnership.errors import KamError
from kam_partnership.excel.commands import look
from kam_partnership.excel.host import NeedsExcel, file_to_save, folder_of, free_file, without_excel
from kam_partnership.excel.live import LiveWorkbook, place_of, read_live
from kam_partnership.texts import text
from kam_partnership.workbook import names
from kam_partnership.workbook.judged import Judged
from kam_partnership.xlsx.dates import serial_date

_PDF = 0
_STANDARD_QUALITY = 0


def save_picture(book: xw.Book, *, today: dt.date) -> Path | None:
    """Draw the diagram from what the workbook holds and save it where the user says.

    Args:
        book: an open workbook of ours.
        today: for the suggested name when the workbook has no date.

    Returns:
        the PNG file; None when the user changed their mind.

    Raises:
        NoDiagram: when the settings are invalid, so that there is no scale to draw on.
        FileUnwritable: when the file cannot be saved there.
        NameMissing: when the workbook has lost internal names.
    """
    # Only here, because drawing needs libraries that no other click does.
    from kam_partnership.diagram.picture import draw_picture
    from kam_partnership.diagram.scene import build_scene
    from kam_partnership.saving import write_atomically

    live = read_live(book)
    outcome = look(live)
    if outcome.assessment.settings is None:
        raise NoDiagram(outcome.why_no_diagram, file=book.name, finding=outcome.settings_trouble())
    suggested = free_file(folder_of(book), _file_name(live, outcome, today), ".png")
    chosen = file_to_save(book, suggested, outcome.language)
    if chosen is None:
        return None
    scene = build_scene(outcome.assessment, outcome.figures, previous_position(live))
    write_atomically(chosen, draw_picture(scene, outcome.language, outcome.key_account))
    return chosen


class NoDiagram(KamError):
    """There is no diagram to draw."""


def previous_position(live: LiveWorkbook) -> SavedPosition | None:
    """The last saved assessment before this one, as the diagram shows it."""
    date = serial_date(as_number(live.state["previous_date"]))
    scores = [as_number(live.state[f"previous_{side}"]) for side in ("supplier", "key_account")]
    if date is None or scores[0] is None or scores[1] is None:
        return None
    return SavedPosition(date, scores[0], scores[1])


def _file_name(live: LiveWorkbook, outcome: Judged, today: dt.date) -> str:
    date = serial_date(as_number(live.state["input.date"])) or today
    return f"{outcome.key_account or text('file.picture', outcome.language)} {date:%Y-%m-%d}"


def save_pdf(book: xw.Book, *, today: dt.date) -> Path | None:
    """Let Excel save the main page and the analysis as one PDF.

    Args:
        book: an open workbook of ours.
        today: for the suggested name when the workbook has no date.

    Returns:
        the PDF file; None when the user changed their mind.

    Raises:
        NeedsExcel: on the headless engine, which prints nothing.
        FileUnwritable: when the file cannot be saved there, or another program shows it.
        NameMissing: when the workbook has lost internal names.
    """
    from kam_partnership.saving import write_atomically
    from kam_partnership.xlsx.package import read_bytes

    if without_excel(book):
        raise NeedsExcel("pdf_needs_excel")
    live = read_live(book)
    outcome = look(live)
    pages = [live.table_sheet.name, place_of(book, names.ANALYSIS_START).sheet]
    suggested = free_file(folder_of(book), _file_name(live, outcome, today), ".pdf")
    chosen = file_to_save(book, suggested, outcome.language)
    if chosen is None:
        return None
    if sys.platform == "darwin":  # Excel may only write where the user has let it
        book.to_pdf(chosen, include=list(pages))
        return chosen
    # By a file of its own: one that cannot be replaced is then reported in our words, and never half written.
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder, "kam.pdf")
        _export(book, [page for page in pages if book.sheets[page].visible], fresh)
        write_atomically(chosen, read_bytes(fresh))
    return chosen


def _export(book: xw.Book, pages: Sequence[str], file: Path) -> None:
    """xlwings' own ``to_pdf`` hides all other sheets for a moment; selecting some changes nothing in the workbook.

    Selected sheets form a group, in which typing goes to all of them: whatever happens, it ends here.
    """
    active = book.sheets.active
    try:
        book.api.Worksheets(tuple(pages)).Select()
        book.api.ActiveSheet.ExportAsFixedFormat(_PDF, str(file), _STANDARD_QUALITY, True, False)
    finally:
        _select_alone(active)


def _select_alone(sheet: xw.Sheet) -> None:
    try:
        sheet.select()
    except Exception:  # a second time: a group that stays would let users write to two sheets at once
        sheet.select()
