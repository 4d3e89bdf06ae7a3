"""Headings of tables that begin with # or @, for the calculation library.

Excel escapes such signs in structured references: ``Table['#Lieferant]``. The library (betteroffice-xlsx 0.2.1) keeps
the apostrophe where it stands inside a heading, but takes one that begins a heading for an item such as [#Data], or for
"this row". So it is handed a workbook whose headings of this kind begin with a sign of nobody's own, and whatever
comes back from it loses that sign again. All other workbooks go to it as they are.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from kam_partnership.xlsx.namespaces import main
from kam_partnership.xlsx.package import Package

_MARK: Final = "\ue013"  # of the private use area: no heading begins with it
_MARK_BYTES: Final = _MARK.encode()
_SPECIAL_NAME: Final = re.compile(rb"\sname\s*=\s*[\"'](?:[#@]|&#)")
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


def holds_mark(content: bytes) -> bool:
    """True when a part of the library's has such a formula."""
    return _MARK_BYTES in content


def for_the_library(package: Package) -> Package:
    """The workbook as the library can read it: nearly always the package itself.

    Raises FileUnreadable when a workbook with such headings is damaged.
    """
    tables = [part for part in package.parts if "table" in part.lower() and part.lower().endswith(".xml")]
    if not any(_SPECIAL_NAME.search(package.parts[part]) for part in tables):
        return package
    result = package.copy()
    for part in [name for name in result.parts if name.endswith(".xml")]:
        content = result.parts[part]
        if b"['" in content or b"[&" in content or b"<tableColumn" in content or b":tableColumn" in content:
            root = result.xml(part)
            for element in root.iter(*_FORMULAS):
                element.text = marked(element.text or "")
            for column in root.iter(main("tableColumn")):
                name = column.get("name", "")
                column.set("name", _MARK + name if name.startswith(("#", "@")) else name)
            result.put_xml(part, root)
    return result
