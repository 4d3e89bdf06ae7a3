"""Tables in web pages that programs save as ".xls", such as Salesforce's reports: Excel opens them with a warning."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from lxml import etree

from kam_partnership.errors import FileUnreadable
from kam_partnership.foreign.sheet import Cell, Sheet, sheet_of_cells
from kam_partnership.foreign.text_files import decimal_signs, typed_cell
from kam_partnership.xlsx.bounds import MAX_LIST_BYTES, MAX_LIST_CELLS
from kam_partnership.xlsx.limits import MAX_CELL_TEXT, MAX_COLUMN
from kam_partnership.xlsx.sheet_cells import whole_number

_CELLS: Final = ("td", "th")


def read_web_tables(text: str, path: Path) -> list[Sheet]:
    """The tables of a page in their order, those that only lay out others left away; none where there is no table.

    Raises:
        FileUnreadable: when it is beyond the bounds.
    """
    if len(text) > MAX_LIST_BYTES:
        raise FileUnreadable("file_too_large", file=str(path), limit=f"{MAX_LIST_BYTES // 1024**2} MB")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    tables = [] if root is None else [table for table in root.iter("table") if table.find(".//table") is None]
    return [_sheet(f"{number}" if len(tables) > 1 else "", table, path) for number, table in enumerate(tables, 1)]


def _sheet(name: str, table: Any, path: Path) -> Sheet:
    fields: dict[tuple[int, int], str] = {}
    for place, words in _fields(table):
        if len(words) > MAX_CELL_TEXT:
            raise FileUnreadable("list_text_too_long", file=str(path), row=place[0], limit=MAX_CELL_TEXT)
        fields[place] = words
        if len(fields) > MAX_LIST_CELLS:
            raise FileUnreadable("list_too_many_cells", file=str(path), sheet=name, limit=MAX_LIST_CELLS)
    decimals = decimal_signs(fields.values(), ";")  # a page has no separator that would tell
    cells: dict[tuple[int, int], Cell] = {place: typed_cell(words, decimals) for place, words in fields.items()}
    return sheet_of_cells(name, cells)


def _fields(table: Any) -> Iterator[tuple[tuple[int, int], str]]:
    """The texts by row and column; a cell over several rows or columns stands in the first of them."""
    taken: dict[int, int] = {}  # the last row that a cell from above covers, by column
    for row, element in enumerate(table.iter("tr"), start=1):
        column = 1
        for cell in element.iterchildren(*_CELLS):
            while taken.get(column, 0) >= row:
                column += 1
            rows, columns = (max(1, whole_number(cell.get(name), 1)) for name in ("rowspan", "colspan"))
            for covered in range(column, min(column + columns, MAX_COLUMN + 1)):
                taken[covered] = row + rows - 1
            words = " ".join("".join(cell.itertext()).split())
            if words:
                yield (row, column), words
            column += columns
            if column > MAX_COLUMN:
                break
