"""How animals are made: a copy of the filled sample, its parts changed; and where they are listed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

Animal = Callable[[Path], Path]
#: All animals by name. Each gets the path of a filled workbook that it may change, and returns what to feed.
ZOO: dict[str, Animal] = {}

MAIN_PAGE = "xl/worksheets/sheet1.xml"
SETTINGS = "xl/worksheets/sheet8.xml"
BOOK = "xl/workbook.xml"
TABLE = "xl/tables/table1.xml"
#: Where the sample's table stands.
FIRST, LAST = 10, 27


def animal(make: Animal) -> Animal:
    """Put an animal into the zoo under its function's name."""
    ZOO[make.__name__] = make
    return make


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def pack(path: Path, parts: dict[str, bytes] | list[tuple[str, bytes]]) -> Path:
    """Write parts as a file; a list may hold a name twice."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items() if isinstance(parts, dict) else parts:
            archive.writestr(name, content)
    path.write_bytes(buffer.getvalue())
    return path


def change(path: Path, part: str, *replacements: tuple[str, str]) -> Path:
    """Replace texts in a part; each must be there, else the animal would be none."""
    parts = parts_of(path)
    content = parts[part].decode()
    for old, new in replacements:
        assert old in content, (part, old)
        content = content.replace(old, new)
    parts[part] = content.encode()
    return pack(path, parts)


def change_by(path: Path, part: str, pattern: str, new: str) -> Path:
    """The same with a pattern."""
    parts = parts_of(path)
    content, count = re.subn(pattern, new, parts[part].decode(), flags=re.DOTALL)
    assert count, (part, pattern)
    parts[part] = content.encode()
    return pack(path, parts)


def put_cell(path: Path, cell: str, inner: str, kind: str = "", part: str = MAIN_PAGE) -> Path:
    """Give an existing cell other content: its children as XML, and its type."""
    attribute = f' t="{kind}"' if kind else ""
    return change_by(
        path, part, rf'<c r="{cell}"( s="\d+")?[^>]*?(/>|>.*?</c>)', rf'<c r="{cell}"\g<1>{attribute}>{inner}</c>'
    )
