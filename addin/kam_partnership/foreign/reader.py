"""The one reader of what others made: every kind of file gives the same tables of cells."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from kam_partnership.errors import FileUnreadable
from kam_partnership.foreign.sheet import Sheet
from kam_partnership.xlsx.package import read_bytes

_OLE: Final = bytes.fromhex("D0CF11E0A1B11AE1")
_EXCEL, _OTHERS = (".xlsx", ".xlsm"), (".xls", ".xlsb", ".ods")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_TEXTS: Final = (".csv", ".txt", ".tsv")


def read_sheets(path: Path) -> list[Sheet]:
    """The sheets of a file in the order of their tabs; of a text file, the one it is.

    What the file is counts, not only its ending: many programs call text or .xlsx ".xls".

    Raises:
        FileUnreadable: when the file cannot be read, is beyond the bounds, or is of a kind that cannot be read here.
    """
    data = read_bytes(path)
    ending = path.suffix.lower()
    if ending not in (*_EXCEL, *_OTHERS, *_TEXTS):
        raise FileUnreadable("list_kind", file=str(path), kind=ending or "?")
    if ending in _EXCEL or (data.startswith(b"PK") and b"xl/workbook.xml" in data):
        from kam_partnership.foreign.excel_files import read_excel

        return read_excel(path)
    if data.startswith((b"PK", _OLE)):
        from kam_partnership.foreign.other_files import read_other

        return read_other(data, path)
    from kam_partnership.foreign.text_files import decoded, read_text

    if ending in _OTHERS:
        text = decoded(data, path)
        if text.lstrip().startswith("<") and (tables := _web_tables(text, path)):
            return tables
        if not data.strip() or not _is_table_text(text):
            raise FileUnreadable("list_kind", file=str(path), kind=ending)
    return [read_text(data, path)]


def _web_tables(text: str, path: Path) -> list[Sheet]:
    from kam_partnership.foreign.web_tables import read_web_tables

    return read_web_tables(text, path)


def _is_table_text(text: str) -> bool:
    """No page without a table, no XML, which programs save as ".xls", too, and nothing binary."""
    return not text.lstrip().startswith("<") and not _CONTROL.search(text)
