"""Rows made high enough for the texts that were written into them, as Excel does while someone types.

Only rows whose height nobody set by hand, and only upwards. Excel measures with the font; here the width of a
letter is estimated generously, so that a text is never cut off and a row at times a little too high.
"""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from lxml import etree

from kam_partnership.cells import CellValue
from kam_partnership.xlsx.areas import Area, parse_area
from kam_partnership.xlsx.namespaces import main
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.sheet_cells import measure, whole_number
from kam_partnership.xlsx.structure import Structure

Values = Callable[[Area], tuple[tuple[CellValue, ...], ...]]

#: Excel's default width of a column in characters, and the font size in points that they are counted in.
_DEFAULT_WIDTH, _DEFAULT_SIZE = 8.43, 11.0
#: Height of a line in parts of the font size, and what stays free above and below, in points.
_LINE, _FREE = 1.25, 4.0


def fit_rows(package: Package, structure: Structure, written: Iterable[tuple[str, int]], values: Values) -> None:
    """Raise the rows that were written to, by sheet name and row number, to what their wrapped texts need."""
    rows: dict[str, set[int]] = defaultdict(set)
    for sheet_name, number in written:
        rows[sheet_name].add(number)
    fonts: Mapping[int, float] | None = None
    for name, numbers in rows.items():
        sheet = structure.sheet(name)
        if sheet is None:
            continue
        root = package.xml(sheet.part)
        candidates = [row for row in root.iter(main("row")) if _may_grow(row, numbers)]
        if not candidates:
            continue
        fonts = _wrapping_styles(package, structure) if fonts is None else fonts
        widths = _widths(root)
        changed = [_fit(row, sheet.name, fonts, widths, values) for row in candidates]
        if any(changed):
            package.put_xml(sheet.part, root)


def _may_grow(row: etree._Element, numbers: set[int]) -> bool:
    fixed = row.get("customHeight") in ("1", "true")
    return not fixed and row.get("ht") is not None and whole_number(row.get("r"), 0) in numbers


def _fit(
    row: etree._Element, sheet: str, fonts: Mapping[int, float], widths: Mapping[int, float], values: Values
) -> bool:
    """True when the row had to be raised."""
    height = measure(row.get("ht"), 0)
    needed = height
    for cell in row.iter(main("c")):
        size = fonts.get(whole_number(cell.get("s"), 0))
        area = parse_area(cell.get("r", ""), sheet)
        if size is None or area is None:
            continue
        [[value]] = values(area)
        if isinstance(value, str) and value:
            width = widths.get(area.left, _DEFAULT_WIDTH) * _DEFAULT_SIZE / size
            needed = max(needed, _lines(value, int(width)) * size * _LINE + _FREE)
    if needed <= height:
        return False
    row.set("ht", f"{min(needed, 409.0):g}")  # Excel's highest row
    return True


def _lines(value: str, width: int) -> int:
    paragraphs = value.splitlines() or [""]
    return sum(max(1, len(textwrap.wrap(paragraph, max(1, width)))) for paragraph in paragraphs)


def _widths(sheet: etree._Element) -> dict[int, float]:
    """Width of each column in characters; only those that the sheet names."""
    found = {}
    for column in sheet.iterfind(f"{main('cols')}/{main('col')}"):
        first, last = whole_number(column.get("min"), 1), whole_number(column.get("max"), 1)
        for number in range(first, min(last, first + 255) + 1):
            found[number] = measure(column.get("width"), _DEFAULT_WIDTH)
    return found


def _wrapping_styles(package: Package, structure: Structure) -> dict[int, float]:
    """Font size in points of each cell style that wraps its text."""
    found: dict[int, float] = {}
    for part in package.parts_of_type("styles", structure.workbook_part):
        root = package.xml(part)
        sizes = [font.find(main("sz")) for font in root.iterfind(f"{main('fonts')}/{main('font')}")]
        points = [_DEFAULT_SIZE if size is None else measure(size.get("val"), _DEFAULT_SIZE) for size in sizes]
        for index, style in enumerate(root.iterfind(f"{main('cellXfs')}/{main('xf')}")):
            alignment = style.find(main("alignment"))
            if alignment is not None and alignment.get("wrapText") in ("1", "true"):
                font = whole_number(style.get("fontId"), 0)
                found[index] = points[font] if font < len(points) else _DEFAULT_SIZE
    return found
