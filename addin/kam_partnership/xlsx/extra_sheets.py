"""A worksheet of the user's own, added to a workbook file: values, number formats and column widths."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from kam_partnership.cells import CellValue, ErrorValue, address
from kam_partnership.xlsx.limits import MAX_SHEET_NAME
from kam_partnership.xlsx.namespaces import RELATIONSHIPS, SPREADSHEET, main
from kam_partnership.xlsx.number_formats import GENERAL, style_with_format
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.parts import add_part, free_part, relate, text_element
from kam_partnership.xlsx.structure import Structure

_WORKSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A value and the number format that shows it."""

    value: CellValue
    number_format: str = GENERAL


@dataclass(frozen=True, slots=True)
class ColumnWidth:
    """The width of some neighbouring columns, counted from 1, in characters."""

    first: int
    last: int
    width: float


def free_sheet_name(wanted: str, taken: Iterable[str]) -> str:
    """The name itself, or with a number behind it where a sheet has it already."""
    others = {name.casefold() for name in taken}
    name, number = wanted, 2
    while name.casefold() in others:
        ending = f" ({number})"
        name, number = wanted[: MAX_SHEET_NAME - len(ending)].rstrip() + ending, number + 1
    return name


def add_sheet(
    package: Package,
    structure: Structure,
    name: str,
    cells: Mapping[tuple[int, int], SheetCell],
    *,
    widths: Sequence[ColumnWidth] = (),
    state: str = "",
) -> None:
    """Append a worksheet behind all others; the package changes in place.

    Args:
        package: of the workbook.
        structure: of the package.
        name: of the new sheet, not yet in use.
        cells: by row and column, both from 1.
        widths: of its columns, from left to right.
        state: "hidden" or "veryHidden", or "" for a sheet that people see.
    """
    part = free_part(package, "xl/worksheets/sheet{}.xml")
    add_part(package, part, _worksheet(package, structure, cells, widths), _WORKSHEET)
    relationship = relate(package, structure.workbook_part, part, "worksheet")
    workbook = package.xml(structure.workbook_part)
    sheets = workbook.find(main("sheets"))
    if sheets is None:  # no workbook is without
        return
    number = 1 + max((int(sheet.get("sheetId", "0")) for sheet in sheets), default=0)
    sheet = etree.SubElement(sheets, main("sheet"), name=name, sheetId=str(number))
    if state:
        sheet.set("state", state)
    sheet.set(f"{{{RELATIONSHIPS}}}id", relationship)
    package.put_xml(structure.workbook_part, workbook)


def _worksheet(
    package: Package,
    structure: Structure,
    cells: Mapping[tuple[int, int], SheetCell],
    widths: Sequence[ColumnWidth],
) -> etree._Element:
    root = etree.Element(main("worksheet"), nsmap={None: SPREADSHEET})  # type: ignore[dict-item]
    if widths:
        columns = etree.SubElement(root, main("cols"))
        for width in widths:
            column = etree.SubElement(columns, main("col"), min=str(width.first), max=str(width.last))
            column.set("width", f"{width.width:g}")
            column.set("customWidth", "1")
    data = etree.SubElement(root, main("sheetData"))
    styles: dict[str, int] = {GENERAL: 0}
    row_element, current = data, 0
    for (row, column_number), cell in sorted(cells.items()):
        if row != current:
            row_element, current = etree.SubElement(data, main("row"), r=str(row)), row
        if cell.number_format not in styles:
            styles[cell.number_format] = style_with_format(package, structure, 0, cell.number_format)
        element = etree.SubElement(row_element, main("c"), r=address(row, column_number))
        if styles[cell.number_format]:
            element.set("s", str(styles[cell.number_format]))
        _set_value(element, cell.value)
    return root


def _set_value(element: etree._Element, value: CellValue) -> None:
    if isinstance(value, str):
        element.set("t", "inlineStr")
        etree.SubElement(element, main("is")).append(text_element(value))
        return
    if isinstance(value, bool):
        element.set("t", "b")
        text = str(int(value))
    elif isinstance(value, ErrorValue):
        element.set("t", "e")
        text = value.code
    else:
        text = re.sub(r"\.0$", "", repr(value))
    etree.SubElement(element, main("v")).text = text
