"""Number formats of cells: which ones show dates, and how a workbook gets another one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from kam_partnership.xlsx.namespaces import main
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.sheet_cells import whole_number
from kam_partnership.xlsx.structure import Structure

GENERAL = "General"
_FIRST_OWN_ID = 164  # Excel keeps the numbers below for itself

#: The formats that Excel knows by number only, as far as people use them.
_BUILT_IN: Mapping[int, str] = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 49: "@",
}  # fmt: skip


def formats_by_style(package: Package, structure: Structure) -> list[str]:
    """The number format of each cell style, in the order that cells count them."""
    parts = package.parts_of_type("styles", structure.workbook_part)
    if not parts or parts[0] not in package.parts:
        return []
    root = package.xml(parts[0])
    listed = root.iterfind(f"{main('numFmts')}/{main('numFmt')}")  # not those of conditional formats
    own = {whole_number(f.get("numFmtId"), 0): f.get("formatCode", GENERAL) for f in listed}
    styles = root.iterfind(f"{main('cellXfs')}/{main('xf')}")
    numbers = [whole_number(style.get("numFmtId"), 0) for style in styles]
    return [own.get(number) or _BUILT_IN.get(number, GENERAL) for number in numbers]


def shows_a_date(code: str) -> bool:
    """True for a format that shows a serial number as a day or a time."""
    bare = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", code)
    return code != GENERAL and re.search("[dmyh]", bare, re.IGNORECASE) is not None


def shows_a_day(code: str) -> bool:
    """True for a format that shows the day of a date, not only its month and year."""
    bare = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", code)
    return re.search("d", bare, re.IGNORECASE) is not None


def style_with_format(package: Package, structure: Structure, base: int, code: str) -> int:
    """The number of a cell style like ``base`` but for its number format; it is added where it is missing."""
    part = package.part_of_type("styles", structure.workbook_part)
    root = package.xml(part)
    styles = root.find(main("cellXfs"))
    if styles is None or base >= len(styles):
        return 0
    style = deepcopy(styles[base])
    style.set("numFmtId", str(_format_id(root, code)))
    style.set("applyNumberFormat", "1")
    wanted = etree.tostring(style)
    for number, existing in enumerate(styles):
        if etree.tostring(existing) == wanted:
            return number
    styles.append(style)
    styles.set("count", str(len(styles)))
    package.put_xml(part, root)
    return len(styles) - 1


def _format_id(root: etree._Element, code: str) -> int:
    for number, known in _BUILT_IN.items():
        if known == code:
            return number
    formats = root.find(main("numFmts"))
    if formats is None:
        formats = etree.Element(main("numFmts"))
        root.insert(0, formats)
    taken = {whole_number(f.get("numFmtId"), 0): f.get("formatCode") for f in formats}
    for number, known_code in taken.items():
        if known_code == code:
            return number
    number = max([_FIRST_OWN_ID - 1, *taken]) + 1
    etree.SubElement(formats, main("numFmt"), numFmtId=str(number), formatCode=code)
    formats.set("count", str(len(formats)))
    return number
