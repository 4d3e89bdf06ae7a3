"""A table as its cells show it: other programs write declarations that do not fit what stands there.

exceljs cuts the columns of a table at the first one with a formula and switches its heading row off; others narrow
the range. People see the cells, so those are believed.
"""

from __future__ import annotations

from dataclasses import replace

from kam_partnership.carry.content import TableKind
from kam_partnership.carry.editions import heading_keys
from kam_partnership.plain_text import same_title
from kam_partnership.xlsx.areas import Area
from kam_partnership.xlsx.closed_cells import ClosedCells
from kam_partnership.xlsx.structure import Table

#: So many headings of ours in one row are no accident.
_ENOUGH_HEADINGS = 2


def as_cells_show(cells: ClosedCells, kind: TableKind, table: Table) -> Table:
    """The table with the heading row and the columns that its cells show.

    The table as it is declared where declaration and cells agree, and where the cells do not tell.
    """
    area = table.area
    top, header_rows = _heading_row(cells, kind, table)
    left, right = _columns(cells, kind, area, top) if header_rows else (area.left, area.right)
    if (top, header_rows, left, right) == (area.top, table.header_rows, area.left, area.right) and _is_whole(table):
        return table
    declared = dict(enumerate(table.columns, area.left)) if _is_whole(table) or not header_rows else {}
    shown = tuple(
        (_text(cells, area.sheet, top, column) if header_rows else "") or declared.get(column, "")
        for column in range(left, right + 1)
    )
    return replace(table, area=Area(area.sheet, top, left, area.bottom, right), columns=shown, header_rows=header_rows)


def _is_whole(table: Table) -> bool:
    return len(table.columns) == table.area.right - table.area.left + 1


def _heading_row(cells: ClosedCells, kind: TableKind, table: Table) -> tuple[int, int]:
    """The first row of the table, and how many heading rows it has: 1 or 0."""
    area = table.area
    if _is_whole(table) and table.header_rows and _says_what_is_declared(cells, table):
        return area.top, table.header_rows
    values = cells.sheet(area.sheet).values  # of the whole row: the range may be narrowed, too
    for row in (area.top, area.top - 1):
        texts = [str(text) for place, text in values.items() if place[0] == row and type(text) is str]
        if len({key for text in texts if text for key in heading_keys(kind, text)}) >= _ENOUGH_HEADINGS:
            return row, 1
    return area.top, min(table.header_rows, 1)


def _says_what_is_declared(cells: ClosedCells, table: Table) -> bool:
    """True when the first row of the table holds a heading that is declared: then its place is right."""
    area = table.area
    return any(
        same_title(_text(cells, area.sheet, area.top, column)) == same_title(name) != ""
        for column, name in enumerate(table.columns, area.left)
    )


def _columns(cells: ClosedCells, kind: TableKind, area: Area, row: int) -> tuple[int, int]:
    """First and last column: headings of ours beside the range belong to it, as far as it lacks them."""
    known = {
        key
        for column in range(area.left, area.right + 1)
        for key in heading_keys(kind, _text(cells, area.sheet, row, column))
    }
    return (
        area.left - _further(cells, kind, area.sheet, row, area.left, -1, known),
        area.right + _further(cells, kind, area.sheet, row, area.right, 1, known),
    )


def _further(cells: ClosedCells, kind: TableKind, sheet: str, row: int, start: int, step: int, known: set[str]) -> int:
    """So many columns to that side belong to the table: up to the last heading of ours that it lacks."""
    count = width = 0
    while start + step * (count + 1) > 0 and (text := _text(cells, sheet, row, start + step * (count + 1))):
        count += 1
        found = set(heading_keys(kind, text)) - known
        if found:
            known |= found
            width = count
    return width


def _text(cells: ClosedCells, sheet: str, row: int, column: int) -> str:
    """The text of a cell on one line; "" for everything else."""
    value = cells.sheet(sheet).values.get((row, column))
    return " ".join(value.split()) if type(value) is str else ""
