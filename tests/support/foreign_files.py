"""Small spreadsheets as other programs write them, in every format that lists come in.

openpyxl and xlwt write .xlsx and .xls; .ods and .xlsb, for which no library is at hand, are written here record by
record, as far as these tests need them (LibreOffice opens both).
"""

from __future__ import annotations

import datetime as dt
import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import openpyxl
import xlwt
from openpyxl.comments import Comment

Value = str | float | int | bool | dt.date | None
Row = Sequence[Value]


@dataclass(frozen=True)
class Table:
    """A sheet to be written.

    Attributes:
        rows: from A1.
        merged: such as "B1:C1".
        formats: number formats by column letter.
    """

    rows: Sequence[Row]
    name: str = "Tabelle1"
    merged: Sequence[str] = ()
    hidden: bool = False
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[str] = ()
    formats: Mapping[str, str] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)


def table_of(text: str, name: str = "Tabelle1", **more: Any) -> Table:
    """A table from lines with fields separated by "|": numbers with a decimal comma or point become numbers."""
    rows = [[_typed(field.strip()) for field in line.split("|")] for line in text.strip("\n").splitlines()]
    return Table(rows, name, **more)


def _typed(field: str) -> Value:
    if not field:
        return None
    try:
        number = float(field.replace(",", "."))
    except ValueError:
        return field
    return int(number) if number == int(number) and "," not in field and "." not in field else number


# ---------------------------------------------------------------------- formats
def write_xlsx(path: Path, *tables: Table) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for table in tables:
        sheet = book.create_sheet(table.name)
        for row in table.rows:
            sheet.append(list(row))
        for area in table.merged:
            sheet.merge_cells(area)
        for row in table.hidden_rows:
            sheet.row_dimensions[row].hidden = True
        for letters in table.hidden_columns:
            sheet.column_dimensions[letters].hidden = True
        for letters, code in table.formats.items():
            for cell in sheet[letters]:
                cell.number_format = code
        for place, text in table.comments.items():
            sheet[place].comment = Comment(text, "")
        sheet.sheet_state = "hidden" if table.hidden else "visible"
    book.save(path)


def write_xls(path: Path, *tables: Table) -> None:
    book = xlwt.Workbook()
    for table in tables:
        sheet = book.add_sheet(table.name)
        covered = set()
        for area in table.merged:
            (top, left), (bottom, right) = map(_place, area.split(":"))
            sheet.merge(top, bottom, left, right)
            covered |= {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)} - {(top, left)}
        for r, row in enumerate(table.rows):
            for c, value in enumerate(row):
                if value is not None and (r, c) not in covered:
                    style = xlwt.easyxf(num_format_str="DD.MM.YYYY") if isinstance(value, dt.date) else None
                    sheet.write(r, c, value, *([style] if style else []))
        sheet.visibility = 1 if table.hidden else 0
    book.save(str(path))


def _place(cell: str) -> tuple[int, int]:
    letters = "".join(filter(str.isalpha, cell))
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(cell[len(letters) :]) - 1, column - 1


_ODS_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"'
)


def write_ods(path: Path, *tables: Table) -> None:
    body = "".join(
        f"<table:table table:name={quoteattr(table.name)}>{''.join(map(_ods_row, table.rows))}</table:table>"
        for table in tables
    )
    path.write_bytes(ods_file(f"<office:spreadsheet>{body}</office:spreadsheet>"))


def ods_file(spreadsheet: str, before: str = "") -> bytes:
    """An .ods around the element that holds the tables; ``before`` stands in front of all elements."""
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    content = f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content {_ODS_NAMES}><office:body>{spreadsheet}</office:body></office:document-content>'  # noqa: E501
    names = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entries = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'  # noqa: E501
    manifest = f'<manifest:manifest xmlns:manifest="{names}" manifest:version="1.3">{entries}</manifest:manifest>'
    return packed({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _ods_row(row: Row) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"


def _ods_cell(value: Value) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, dt.date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"><text:p>{value}</text:p></table:table-cell>'  # noqa: E501
    if isinstance(value, str):
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n"))
        return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{value!r}"><text:p>{value}</text:p></table:table-cell>'  # noqa: E501


_XLSB_TYPES = """<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>{sheets}</Types>"""  # noqa: E501
_RELATIONS = '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def write_xlsb(path: Path, *tables: Table) -> None:
    path.write_bytes(xlsb_file({table.name: _sheet_records(table.rows) for table in tables}))


def xlsb_file(sheets: Mapping[str, bytes]) -> bytes:
    """An .xlsb around the records of its sheets."""
    told = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.bin" ContentType="application/vnd.ms-excel.worksheet"/>'
        for n in range(1, len(sheets) + 1)
    )
    bundles = b"".join(
        _record(156, struct.pack("<II", 0, n) + _wide(f"rId{n}") + _wide(name))
        for n, name in enumerate(sheets, start=1)
    )
    workbook = _record(131) + _record(143) + bundles + _record(144) + _record(132)
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{_KIND}worksheet" Target="worksheets/sheet{n}.bin"/>'
        for n in range(1, len(sheets) + 1)
    )
    root = f'<Relationship Id="rId1" Type="{_KIND}officeDocument" Target="xl/workbook.bin"/>'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _XLSB_TYPES.format(sheets=told),
        "_rels/.rels": _RELATIONS.format(root),
        "xl/workbook.bin": workbook,
        "xl/_rels/workbook.bin.rels": _RELATIONS.format(related),
    }
    parts |= {f"xl/worksheets/sheet{n}.bin": data for n, data in enumerate(sheets.values(), start=1)}
    return packed(parts)


def _sheet_records(rows: Sequence[Row]) -> bytes:
    width = max((len(row) for row in rows), default=1)
    size = _record(148, struct.pack("<IIII", 0, max(len(rows) - 1, 0), 0, width - 1))
    cells = b"".join(
        row_header(r, width) + b"".join(cell_record(c, v) for c, v in enumerate(row)) for r, row in enumerate(rows)
    )
    return _record(129) + size + _record(145) + cells + _record(146) + _record(130)


def row_header(row: int, width: int = 1) -> bytes:
    """The record that begins a row of an .xlsb, counted from 0."""
    return _record(0, struct.pack("<IIHBBBI", row, 0, 300, 0, 0, 0, 1) + struct.pack("<II", 0, width - 1))


def cell_record(column: int, value: Value) -> bytes:
    """The record of a cell of an .xlsb, counted from 0."""
    start = struct.pack("<II", column, 0)
    if value is None:
        return b""
    if isinstance(value, str):
        return _record(6, start + _wide(value))
    if isinstance(value, dt.date):  # without a style it shows as a number
        value = (value - dt.date(1899, 12, 30)).days
    return _record(5, start + struct.pack("<d", float(value)))  # type: ignore[arg-type]


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _record(kind: int, data: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, size = bytearray(), len(data)
    while True:
        length.append(size & 0x7F | (0x80 if size > 0x7F else 0))
        size >>= 7
        if not size:
            return number + bytes(length) + data


def write_csv(
    path: Path,
    *tables: Table,
    separator: str = ";",
    decimal: str = ",",
    encoding: str = "utf-8",
    quote_all: bool = False,
    unquoted: bool = False,
) -> None:
    """The first table as text."""

    def shown(value: Value) -> str:
        text = "" if value is None else value.strftime("%d.%m.%Y") if isinstance(value, dt.date) else str(value)
        text = text.replace(".", decimal) if isinstance(value, float) else text
        if unquoted:
            return text
        quoted = quote_all or any(sign in text for sign in (separator, '"', "\n"))
        return '"' + text.replace('"', '""') + '"' if quoted else text

    lines = [separator.join(map(shown, row)) for row in tables[0].rows]
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode(encoding))


WRITERS: Mapping[str, Callable[..., None]] = {
    ".xlsx": write_xlsx,
    ".xls": write_xls,
    ".ods": write_ods,
    ".xlsb": write_xlsb,
    ".csv": write_csv,
}


def write_file(folder: Path, ending: str, *tables: Table, **dialect: Any) -> Path:
    """A file "liste" of a format with these sheets (a text file: the first one)."""
    path = folder / f"liste{ending}"
    WRITERS[ending](path, *tables, **dialect)
    return path
