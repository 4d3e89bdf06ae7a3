"""The cells that somebody has selected, in Excel for Windows or in a closed file, as the recognition sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import xlwings as xw

from kam_partnership.errors import NameMissing, Refused
from kam_partnership.excel.host import NeedsExcel, on_windows, without_excel
from kam_partnership.excel.live import range_of
from kam_partnership.excel.live_sheet import area_of, cells_in_excel
from kam_partnership.excel.trouble import unless_refused
from kam_partnership.foreign.sheet import Sheet
from kam_partnership.workbook import names
from kam_partnership.xlsx.areas import Area
from kam_partnership.xlsx.limits import MAX_COLUMN, MAX_ROW

#: More areas than these nobody selects by hand; each costs some questions.
MOST_AREAS = 200


class NothingSelected(Refused):
    """There are no selected cells with content; nothing was written."""


@dataclass(frozen=True, slots=True)
class SelectedCells:
    """Selected cells.

    Attributes:
        sheet: as if nothing stood outside of them; the whole sheet where ``cell`` is given.
        cell: row and column, when one cell is selected: then the list around it is meant.
    """

    sheet: Sheet
    cell: tuple[int, int] | None = None


def selected_cells(book: xw.Book) -> SelectedCells:
    """What is selected in the sheet that the user looks at; nothing is changed.

    A single cell means the whole sheet, and so does any selection in which at most one cell is filled, such as a
    merged title.

    Raises:
        NothingSelected: when no cells are selected, or the sheet is empty.
        TooMuchSelected: when they are too many to be looked at.
        NeedsExcel: on the Mac.
        Refused: when the sheet is the main page of a workbook of ours.
    """
    if without_excel(book):
        return _in_a_file(book)
    if not on_windows(book):
        raise NeedsExcel("selection_needs_windows")
    selected = _selection_in_excel(book)
    sheet = book.sheets.active
    areas = [] if selected is None else _areas(selected, sheet.name)
    if not areas:
        raise NothingSelected("nothing_selected")
    _refuse_ours(book, sheet.name)
    if len(areas) > 1 or areas[0].shape != (1, 1):
        found = cells_in_excel(sheet, areas)
        if _is_more_than_a_cell(found):
            return SelectedCells(found)
    return _around(cells_in_excel(sheet, [_everything(sheet.name)]), areas)


def _is_more_than_a_cell(sheet: Sheet) -> bool:
    return sum(map(len, sheet.rows.values())) > 1


def _around(sheet: Sheet, areas: Sequence[Area]) -> SelectedCells:
    if not sheet.rows:
        raise NothingSelected("nothing_selected")
    return SelectedCells(sheet, (areas[0].top, areas[0].left))


def _everything(sheet: str) -> Area:
    return Area(sheet, 1, 1, MAX_ROW, MAX_COLUMN)


def _selection_in_excel(book: xw.Book) -> Any:
    """The selected cells, also while a picture is selected; None where there are none, as on chart sheets."""
    return unless_refused(lambda: book.app.api.ActiveWindow.RangeSelection)


def _areas(selected: Any, sheet: str) -> list[Area]:
    parts = selected.Areas
    count = parts.Count
    if count > MOST_AREAS:
        raise Refused("selection_of_many_areas", count=count, limit=MOST_AREAS)
    return [area_of(parts.Item(number), sheet) for number in range(1, count + 1)]


def _refuse_ours(book: xw.Book, sheet: str) -> None:
    """The criteria of a workbook of ours: there is more in it than a list, and a button that carries all of it."""
    try:
        criteria = range_of(book, names.SUPPLIER_COLUMN).sheet.name
    except NameMissing:
        return
    if criteria == sheet:
        raise Refused("selection_is_ours", sheet=sheet)


def _in_a_file(book: xw.Book) -> SelectedCells:
    """What a program has selected in a closed file; the file is read as ``new --from`` reads it."""
    from kam_partnership.foreign.excel_files import read_excel

    selected = book.app.impl.selection
    if selected is None:
        raise NothingSelected("nothing_selected")
    area: Area = selected.area
    _refuse_ours(book, area.sheet)
    document = book.impl.document
    sheets = read_excel(document.path, document.content())
    whole = replace(next(sheet for sheet in sheets if sheet.name == area.sheet), hidden=False)
    found = whole.within([area])
    return SelectedCells(found) if _is_more_than_a_cell(found) else _around(whole, [area])
