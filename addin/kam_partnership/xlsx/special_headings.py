"""Headings of tables that begin with # or @, for the calculation library.

Excel escapes such signs in structured references: ``Table['#Lieferant]``. The library (betteroffice-xlsx 0.2.1) keeps
the apostrophe where it stands inside a heading, but takes one that begins a heading for an item such as [#Data], or for
"this row". So it is handed a workbook whose headings of this kind begin with a sign of nobody's own, and whatever
comes back from it loses that sign again. All other workbooks go to it as they are.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

from lxml import etree

from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import main

_MARK: Final = "\ue013"  # of the private use area: no heading begins with it
_BEGINS: Final = re.compile(r'"(?:[^"]|"")*"|(?<!\')\[(?=\'[#@])')
_FORMULAS: Final = tuple(map(main, ("f", "definedName", "calculatedColumnFormula", "totalsRowFormula")))


def marked(formula: str) -> str:
    """A formula as the library gets it; texts in it stay."""
    return _BEGINS.sub(lambda found: found[0] + _MARK if found[0] == "[" else found[0], formula)


def unmarked(formula: str) -> str:
    """A formula of the library as Excel knows it."""
    return formula.replace(f"[{_MARK}", "[")


def unmark_cells(sheet: etree._Element) -> None:
    """The same for all formulas of a worksheet's cells."""
    for element in sheet.iter(main("f")):
        if element.text and _MARK in element.text:
            element.text = unmarked(element.text)


def for_the_library(data: bytes, file: str) -> bytes:
    """The workbook as the library can read it: nearly always the same bytes.

    Raises FileUnreadable when a workbook with such headings is damaged.
    """
    if not _has_special_heading(data):
        return data
    package = Package.open(data, file)
    for part in [name for name in package.parts if name.endswith(".xml")]:
        content = package.parts[part]
        if b"['" in content or b"[&" in content or b"<tableColumn" in content or b":tableColumn" in content:
            root = package.xml(part)
            for element in root.iter(*_FORMULAS):
                element.text = marked(element.text or "")
            for column in root.iter(main("tableColumn")):
                name = column.get("name", "")
                column.set("name", _MARK + name if name.startswith(("#", "@")) else name)
            package.put_xml(part, root)
    return package.to_bytes(compress=False)


def _has_special_heading(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            tables = [name for name in archive.namelist() if "table" in name.lower() and name.lower().endswith(".xml")]
            return any(re.search(rb"\sname\s*=\s*[\"'](?:[#@]|&#)", archive.read(name)) for name in tables)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return False  # whoever opens it tells what is wrong
