"""Tables in .xls, .xlsb and .ods through python-calamine, which gives values only and trusts the file: a sheet is as
large in memory as its outermost cell says, so that is looked up first."""

from __future__ import annotations

import datetime as dt
import io
import re
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from kam_partnership.cells import CellValue, ErrorValue
from kam_partnership.errors import FileUnreadable
from kam_partnership.foreign.sheet import Cell, Sheet, sheet_of_cells
from kam_partnership.xlsx.areas import Area
from kam_partnership.xlsx.bounds import MAX_LIST_CELLS, xml_trouble
from kam_partnership.xlsx.dates import serial_number
from kam_partnership.xlsx.package import Package, unpack_other
from kam_partnership.xlsx.sheet_cells import whole_number

_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
#: What shows that _plain_ods has something to do.
_NOT_PLAIN: Final = re.compile(rb">\s+<\w+:table-|<\w+:(?:tab|line-break)\b")
#: Records of .xlsb: a row's header, and the cells.
_ROW_HEADER, _CELL_RECORDS = 0, range(1, 12)


def read_other(data: bytes, path: Path) -> list[Sheet]:
    """The worksheets of a spreadsheet in the order of their tabs.

    Raises:
        FileUnreadable: when it is encrypted, damaged, beyond the bounds or nothing that the library knows.
    """
    import python_calamine as calamine

    if data.startswith(b"PK"):
        package = Package(unpack_other(data, str(path)), str(path))
        _refuse_bombs(package)
        data = _plain_ods(data, package)
    with _library_trouble(path), calamine.load_workbook(io.BytesIO(data)) as book:
        return [
            _sheet(book.get_sheet_by_name(told.name), hidden=told.visible != calamine.SheetVisibleEnum.Visible)
            for told in book.sheets_metadata
            if told.typ == calamine.SheetTypeEnum.WorkSheet
        ]


@contextmanager
def _library_trouble(path: Path) -> Iterator[None]:
    try:
        yield
    except (FileUnreadable, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # a panic of the library's Rust code is no Exception
        kind = type(error).__name__
        if kind == "PasswordError":
            raise FileUnreadable("file_encrypted", file=str(path)) from error
        reason = f"{kind}: {' '.join(str(error).split())[:120]}"
        raise FileUnreadable("list_library_failed", file=str(path), reason=reason) from error


def _sheet(sheet: Any, *, hidden: bool) -> Sheet:
    left = sheet.start[1] if sheet.start else 0
    cells = {
        (row, column): _cell(value)
        for row, values in enumerate(sheet.iter_rows() if sheet.start else (), start=1)  # one row at a time in memory
        for column, value in enumerate(values, start=left + 1)
        if value != ""
    }
    merged = tuple(Area(sheet.name, a[0] + 1, a[1] + 1, b[0] + 1, b[1] + 1) for a, b in sheet.merged_cell_ranges or ())
    return sheet_of_cells(sheet.name, cells, merged=merged, hidden=hidden, values_only=True)


def _cell(value: Any) -> Cell:
    typed: CellValue
    if isinstance(value, bool):
        return Cell(value)
    if isinstance(value, (int, float)):
        return Cell(float(value))
    if isinstance(value, dt.date):  # or a moment
        return Cell(serial_number(value), is_date=True)
    if isinstance(value, dt.timedelta):
        return Cell(value / dt.timedelta(days=1), is_date=True)
    if isinstance(value, dt.time):
        return Cell((value.hour * 3600 + value.minute * 60 + value.second) / 86400, is_date=True)
    typed = str(value)
    return Cell(ErrorValue(typed) if typed.startswith("#") and typed.rstrip("!?").isupper() else typed)


def _plain_ods(data: bytes, package: Package) -> bytes:
    """An OpenDocument file as the library understands it.

    It stops at line ends between cells, which SheetJS writes, and leaves out tabs and line breaks inside cells:
    "Preis", a tab and "Menge" would be PreisMenge. Blanks stand for these here.
    """
    if not _NOT_PLAIN.search(package.parts.get("content.xml", b"")):
        return data
    root = package.xml("content.xml")
    for element in root.iter(f"{_TABLE}*"):
        for child in element:
            child.tail = None
        element.text = None
    for gap in root.iter(f"{_TEXT}tab", f"{_TEXT}line-break"):
        gap.tag = f"{_TEXT}s"
        gap.attrib.clear()
    package.put_xml("content.xml", root)
    return package.to_bytes(compress=False)


# ---------------------------------------------------------------------- bounds
def _refuse_bombs(package: Package) -> None:
    for part, content in package.parts.items():
        if part.endswith((".xml", ".rels")) and content.strip() and (trouble := xml_trouble(content)):
            raise FileUnreadable("file_damaged", file=package.source, part=part, reason=trouble)
        if part.startswith("xl/worksheets/") and part.endswith(".bin"):
            _refuse_extent(package.source, part, *_extent_of_records(content))
    if "content.xml" in package.parts:
        for table in package.xml("content.xml").iter(f"{_TABLE}table"):
            _refuse_extent(package.source, table.get(f"{_TABLE}name", ""), *_extent_of_table(table))


def _refuse_extent(file: str, sheet: str, rows: int, columns: int) -> None:
    if rows * columns > MAX_LIST_CELLS:
        raise FileUnreadable("list_too_many_cells", file=file, sheet=sheet, limit=MAX_LIST_CELLS)


def _extent_of_table(table: Any) -> tuple[int, int]:
    """The last row and column with content of an OpenDocument table, in which one element may stand for a million."""
    row = rows = columns = 0
    for element in table.iter(f"{_TABLE}table-row"):
        row += whole_number(element.get(f"{_TABLE}number-rows-repeated"), 1)
        column = filled = 0
        for cell in element:
            column += whole_number(cell.get(f"{_TABLE}number-columns-repeated"), 1)
            if len(cell) or cell.get(f"{_OFFICE}value-type"):
                filled = column
        if filled:
            rows, columns = row, max(columns, filled)
    return rows, columns


def _extent_of_records(content: bytes) -> tuple[int, int]:
    """The last row and column of a sheet in .xlsb: records of a number, a length, and so many bytes."""
    rows = columns = place = 0
    while place < len(content):
        kind, place = _variable(content, place, 2)
        length, place = _variable(content, place, 4)
        if kind == _ROW_HEADER and length >= 4 and place + 4 <= len(content):
            rows = max(rows, struct.unpack_from("<I", content, place)[0] + 1)
        elif kind in _CELL_RECORDS and length >= 4 and place + 4 <= len(content):
            columns = max(columns, struct.unpack_from("<I", content, place)[0] + 1)
        place += length
    return rows, columns


def _variable(content: bytes, place: int, longest: int) -> tuple[int, int]:
    """A number of seven bits a byte, and where the next thing begins."""
    number = 0
    for index in range(longest):
        if place >= len(content):
            break
        byte = content[place]
        place += 1
        number |= (byte & 0x7F) << (7 * index)
        if not byte & 0x80:
            break
    return number, place
