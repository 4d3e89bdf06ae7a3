"""How large and how odd a file may be before it is not read: all bounds in one place, told in docs/security.md.

They lie far above what this product makes (12,000 criteria need about an eighth of each, at most), and below what
would take the memory or the patience of a company laptop.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from kam_partnership.errors import FileUnreadable

#: Parts of a package, and bytes of all of them unpacked; a file on disk may not be larger either.
MAX_PARTS: Final = 10_000
MAX_UNPACKED_BYTES: Final = 256 * 1024 * 1024
#: Signs "<" and "=" in one part of XML: what its tree costs in memory, at most about 120 bytes for each sign.
MAX_XML_MARKS: Final = 6_000_000
#: Defined names of a workbook; each one takes a kilobyte while they are looked at.
MAX_NAMES: Final = 100_000
#: Rows of one of our tables, or of a range that one of our names means.
MAX_TABLE_ROWS: Final = 100_000
#: Endings of the files that are read as workbooks.
WORKBOOK_ENDINGS: Final = (".xlsx", ".xlsm")
#: Cells of a sheet of a foreign file, blank ones up to the last one of each row counted; its libraries need
#: up to about 500 bytes for each.
MAX_LIST_CELLS: Final = 1_000_000
#: Bytes of a text file with a list.
MAX_LIST_BYTES: Final = 16 * 1024 * 1024
#: A questionnaire that comes back as PDF; ours have a tenth of a megabyte. pypdf bounds what its parts unpack to.
MAX_FORM_BYTES: Final = 16 * 1024**2

_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
_STARTS = (b"<", b"\xef\xbb\xbf<", *_BYTE_ORDER_MARKS, b"<\0", b"\0<")
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")
_ENCODINGS = {b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"}


def xml_trouble(content: bytes) -> str:
    """Why a part must not even be parsed, or "" when it may.

    The format forbids document types, and knows two encodings; both are ways to smuggle something past a reader.
    """
    start = content[:200].lstrip(b" \t\r\n")
    if not start.startswith(_STARTS):
        return "no XML"
    declared = _ENCODING.match(start.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b""))
    if declared and declared[1].lower() not in _ENCODINGS:
        return "unusual encoding"
    wide = start.startswith(_BYTE_ORDER_MARKS) or b"\0" in start[:2]
    if b"<!DOCTYPE" in (content.replace(b"\0", b"") if wide else content):
        return "document type"
    # A shorter part cannot hold so many: then nobody needs to count.
    many = len(content) > MAX_XML_MARKS and xml_marks(content) > MAX_XML_MARKS
    return "too many elements" if many else ""


def xml_marks(content: bytes) -> int:
    """What a part of XML takes in memory, counted in signs; see MAX_XML_MARKS."""
    return content.count(b"<") + content.count(b"=")


def member_trouble(names: Iterable[str]) -> str:
    """Why the names of a package's parts cannot be trusted, or "" when they can.

    Two parts of one name (capitals do not matter) would let two readers see two different workbooks.
    """
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            return f"{name} twice"
        if ".." in name.split("/") or "\0" in name or ":" in name.split("/")[0]:
            return f"{name!r} is no name of a part"
        seen.add(name.casefold())
    return ""


def refuse_many_names(file: str, workbook: bytes) -> None:
    """Raises FileUnreadable for a workbook part with more defined names than are read, before it is parsed."""
    count = workbook.count(b"definedName ")
    if count > MAX_NAMES:
        raise FileUnreadable("too_many_names", file=file, count=count, limit=MAX_NAMES)


def refuse_long_table(file: str, name: str, rows: int) -> None:
    """Raises FileUnreadable when a table is longer than anyone can mean."""
    if rows > MAX_TABLE_ROWS:
        raise FileUnreadable("table_too_long", file=file, table=name, rows=rows, limit=MAX_TABLE_ROWS)
