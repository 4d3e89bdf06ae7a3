"""Tables of a workbook file made shorter, wider or given other headings; longer ones: ``xlsx.table_growth``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from kam_partnership.cells import address
from kam_partnership.xlsx.areas import Area, parse_area
from kam_partnership.xlsx.namespaces import CHART, CHART_2012, EXCEL_2006, SHEET_DRAWING, main
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.parts import shared_text
from kam_partnership.xlsx.references import Corner, Reference, renamed_column, rewrite
from kam_partnership.xlsx.sheet_cells import cell_elements, encoded, measure, whole_number
from kam_partnership.xlsx.structure import Structure, Table

_RULES: Final = ("dataValidation", "conditionalFormatting", "protectedRange", "ignoredError")
_FORMULAS: Final = (
    *(main(tag) for tag in ("f", "formula", "formula1", "formula2", "calculatedColumnFormula", "definedName")),
    *(f"{{{namespace}}}f" for namespace in (EXCEL_2006, CHART, CHART_2012)),
)


@dataclass(frozen=True, slots=True)
class NewColumn:
    """A column to be added to a table: its heading, and the style numbers of its cells and its heading."""

    heading: str
    style: int
    heading_style: int
    width: float = 24


def shorten_table(package: Package, structure: Structure, name: str, rows: int) -> None:
    """Cut a table to its first data rows; what stood in the others goes, validation ends with the table."""
    table = _table(structure, name)
    first_gone = table.body.top + rows
    if rows < 1 or first_gone > table.body.bottom or table.totals_rows:
        return
    part = _sheet_part(structure, table)
    sheet = package.xml(part)
    area = table.area
    for row, column, cell in list(cell_elements(sheet)):
        parent = cell.getparent()
        if first_gone <= row <= area.bottom and area.left <= column <= area.right and parent is not None:
            parent.remove(cell)

    def ended(place: Area) -> list[Area]:
        inside = area.left <= place.left and place.right <= area.right and area.top <= place.top
        if not inside or place.bottom != area.bottom:
            return [place]
        return [replace(place, bottom=first_gone - 1)] if place.top < first_gone else []

    _change_places(sheet, ended)
    package.put_xml(part, sheet)
    definition = package.xml(table.part)
    _set_reference(definition, replace(area, bottom=first_gone - 1))
    package.put_xml(table.part, definition)


def insert_column(package: Package, structure: Structure, name: str, offset: int, new: NewColumn) -> Structure:
    """Insert a sheet column inside a table or right behind it, as Excel's "insert column" does.

    Args:
        package: of the workbook; changes in place.
        structure: of the package.
        name: of the table.
        offset: how many of the table's columns stay left of the new one, at least 1.
        new: what the column is.

    Returns:
        the structure of the changed package.
    """
    table = _table(structure, name)
    at = table.area.left + offset
    shift = _Shift(table.area.sheet, at)
    for sheet in structure.sheets:
        root = package.xml(sheet.part)
        if sheet.name == table.area.sheet:
            _shift_sheet(root, shift, new.width)
            _fill_column(package, structure, root, table, at, new)
        _change_formulas(root, lambda text, home=sheet.name: shift.formula(text, home))  # type: ignore[misc]
        package.put_xml(sheet.part, root)
        for chart in sheet.charts:
            _change_part(package, chart.part, lambda text: shift.formula(text, ""))
        for drawing in package.parts_of_type("drawing", sheet.part) if sheet.name == table.area.sheet else ():
            _shift_drawing(package, drawing, at)
    _change_part(package, structure.workbook_part, lambda text: shift.formula(text, ""))
    for other in _tables(structure):
        definition = package.xml(other.part)
        if other.name == table.name:
            _widen(definition, table, offset, new.heading)
        elif other.area.sheet == table.area.sheet:
            _set_reference(definition, shift.stretched(other.area))
        package.put_xml(other.part, definition)
    return Structure.read(package)


def rename_heading(package: Package, structure: Structure, name: str, old: str, new: str) -> Structure:
    """Give a table's column another heading; formulas and names that mean the column follow.

    ``new`` must not be the heading of another column. Returns the structure of the changed package.
    """
    table = _table(structure, name)
    column = table.column(old)
    if column is None:
        return structure

    def renamed(text: str) -> str:
        return renamed_column(text, name, old, new)

    for sheet in structure.sheets:
        root = package.xml(sheet.part)
        _change_formulas(root, renamed)
        if sheet.name == table.area.sheet:
            for row, place, cell in cell_elements(root):
                if (row, place) == (table.area.top, column):
                    _set_text(package, structure, cell, new)
        package.put_xml(sheet.part, root)
        for chart in sheet.charts:
            _change_part(package, chart.part, renamed)
    _change_part(package, structure.workbook_part, renamed)
    for other in _tables(structure):
        definition = package.xml(other.part)
        _change_formulas(definition, renamed)
        if other.name == table.name:
            element = list(definition.iter(main("tableColumn")))[column - table.area.left]
            element.set("name", encoded(new))
        package.put_xml(other.part, definition)
    return Structure.read(package)


@dataclass(frozen=True, slots=True)
class _Shift:
    """Everything on a sheet from the column ``at`` on moves one to the right."""

    sheet: str
    at: int

    def _corner(self, corner: Corner) -> Corner:
        return replace(corner, column=corner.column + 1) if corner.column >= self.at else corner

    def formula(self, text: str, home: str) -> str:
        def moved(reference: Reference) -> Reference:
            if (reference.sheet or home).casefold() != self.sheet.casefold():
                return reference
            last = None if reference.last is None else self._corner(reference.last)
            return replace(reference, first=self._corner(reference.first), last=last)

        return rewrite(text, moved)

    def stretched(self, area: Area) -> Area:
        left, right = (column + (column >= self.at) for column in (area.left, area.right))
        return replace(area, left=left, right=right)

    def split(self, area: Area) -> list[Area]:
        """Like ``stretched``, but a rule on both sides of the new column leaves it out."""
        if area.left < self.at <= area.right:
            return [replace(area, right=self.at - 1), replace(area, left=self.at + 1, right=area.right + 1)]
        return [self.stretched(area)]


def _shift_sheet(root: etree._Element, shift: _Shift, width: float) -> None:
    for row in root.iter(main("row")):
        row.attrib.pop("spans", "")  # only a hint for readers, and no longer true
    for row_number, column, cell in list(cell_elements(root)):
        if column >= shift.at:
            cell.set("r", address(row_number, column + 1))
    _shift_page(root, shift.at, width)
    _shift_widths(root, shift.at, width)
    _change_places(root, shift.split)
    # Of formulas too: those of arrays, and those that cells share.
    whole = [*root.iter(main("mergeCell"), main("hyperlink"), main("dimension"), main("f"))]
    for element, attribute in (
        *((element, "ref") for element in whole),
        *((element, "sqref") for element in root.iter(main("selection"))),
        *((element, "activeCell") for element in root.iter(main("selection"))),
        *((element, "topLeftCell") for element in root.iter(main("sheetView"), main("pane"))),
    ):
        places = [parse_area(place, shift.sheet) for place in element.get(attribute, "").split()]
        if places and all(places):
            element.set(attribute, " ".join(shift.stretched(place).reference for place in places if place))


#: Width of a column, in characters, that the sheet does not name.
_USUAL_WIDTH = 8.43


def _shift_page(root: etree._Element, at: int, width: float) -> None:
    """Keep on one page what a break set by hand keeps there: a wider page is printed smaller."""
    breaks = sorted(root.iterfind(f"{main('colBreaks')}/{main('brk')}"), key=lambda one: whole_number(one.get("id"), 0))
    page = root.find(main("pageSetup"))
    right = next((whole_number(one.get("id"), 0) for one in breaks if whole_number(one.get("id"), 0) >= at), 0)
    if right and page is not None and page.get("scale"):
        left = max((whole_number(one.get("id"), 0) for one in breaks if whole_number(one.get("id"), 0) < at), default=0)
        widths = dict.fromkeys(range(left + 1, right + 1), _USUAL_WIDTH)
        for column in root.iterfind(f"{main('cols')}/{main('col')}"):
            for number in widths:
                if whole_number(column.get("min"), 1) <= number <= whole_number(column.get("max"), 1):
                    shown = 0.0 if column.get("hidden") in ("1", "true") else measure(column.get("width"), _USUAL_WIDTH)
                    widths[number] = shown
        whole = sum(widths.values())
        page.set("scale", str(max(10, int(whole_number(page.get("scale"), 100) * whole / (whole + width)))))
    for one in breaks:
        if whole_number(one.get("id"), 0) >= at:
            one.set("id", str(whole_number(one.get("id"), 0) + 1))


def _shift_widths(root: etree._Element, at: int, width: float) -> None:
    columns = root.find(main("cols"))
    if columns is None:
        return
    place = 0
    for column in columns:
        first, last = int(column.get("min", "1")), int(column.get("max", "1"))
        if first >= at:
            column.set("min", str(first + 1))
        else:
            place = columns.index(column) + 1
        if last >= at:
            column.set("max", str(last + 1))
    wide = columns.makeelement(main("col"), {"min": str(at), "max": str(at), "width": f"{width:g}"}, None)
    wide.set("customWidth", "1")
    before = columns[place - 1] if place else None
    if before is not None and int(before.get("max", "1")) >= at:  # one entry for columns on both sides
        behind = etree.fromstring(etree.tostring(before))
        behind.set("min", str(at + 1))
        before.set("max", str(at - 1))
        columns.insert(place, behind)
    columns.insert(place, wide)


def _fill_column(
    package: Package, structure: Structure, root: etree._Element, table: Table, at: int, new: NewColumn
) -> None:
    """The new column continues the look of its left neighbour; in the table's body it has its own."""
    for row, column, left in list(cell_elements(root)):
        parent = left.getparent()
        if column != at - 1 or parent is None:
            continue
        cell = etree.Element(main("c"), r=address(row, at))
        if table.body.top <= row <= table.body.bottom:
            cell.set("s", str(new.style))
        elif row == table.area.top:
            cell.set("s", str(new.heading_style))
        elif left.get("s"):
            cell.set("s", left.get("s", ""))
        parent.insert(parent.index(left) + 1, cell)
        if row == table.area.top:
            _set_text(package, structure, cell, new.heading)


def _set_text(package: Package, structure: Structure, cell: etree._Element, text: str) -> None:
    for child in list(cell):
        cell.remove(child)
    cell.set("t", "s")
    etree.SubElement(cell, main("v")).text = str(shared_text(package, structure, text))


def _widen(definition: etree._Element, table: Table, offset: int, heading: str) -> None:
    columns = definition.find(main("tableColumns"))
    if columns is None:
        return
    number = 1 + max(int(column.get("id", "0")) for column in columns)
    columns.insert(
        offset, columns.makeelement(main("tableColumn"), {"id": str(number), "name": encoded(heading)}, None)
    )
    columns.set("count", str(len(columns)))
    _set_reference(definition, replace(table.area, right=table.area.right + 1))


def _set_reference(definition: etree._Element, area: Area) -> None:
    definition.set("ref", area.reference)
    for filtered in definition.iterfind(main("autoFilter")):
        filtered.set("ref", area.reference)


def _shift_drawing(package: Package, part: str, at: int) -> None:
    root = package.xml(part)
    for column in root.iter(f"{{{SHEET_DRAWING}}}col"):
        if int(column.text or "0") >= at - 1:  # counted from 0
            column.text = str(int(column.text or "0") + 1)
    package.put_xml(part, root)


def _change_places(root: etree._Element, change: Callable[[Area], list[Area]]) -> None:
    """Change the ranges of validation, conditional formats and the like; a rule without any goes."""
    for rule in list(root.iter(*(main(tag) for tag in _RULES))):
        if rule.get("sqref"):
            rule.set("sqref", _changed(rule.get("sqref", ""), change))
            _drop_if_empty(rule, rule.get("sqref", ""))
    for places in list(root.iter(f"{{{EXCEL_2006}}}sqref")):
        places.text = _changed(places.text or "", change) or places.text


def _drop_if_empty(rule: etree._Element, places: str) -> None:
    parent = rule.getparent()
    if not places and parent is not None:
        parent.remove(rule)
        if parent.get("count"):
            parent.set("count", str(len(parent)))


def _changed(places: str, change: Callable[[Area], list[Area]]) -> str:
    result: list[str] = []
    for place in places.split():
        area = parse_area(place)
        result += [place] if area is None else [new.reference for new in change(area)]
    return " ".join(result)


def _change_part(package: Package, part: str, change: Callable[[str], str]) -> None:
    root = package.xml(part)
    _change_formulas(root, change)
    package.put_xml(part, root)


def _change_formulas(root: etree._Element, change: Callable[[str], str]) -> None:
    for element in root.iter(*_FORMULAS):
        if element.text:
            element.text = change(element.text)


def _tables(structure: Structure) -> Iterator[Table]:
    return (table for sheet in structure.sheets for table in sheet.tables)


def _table(structure: Structure, name: str) -> Table:
    table = structure.table(name)
    if table is None:
        raise KeyError(name)
    return table


def _sheet_part(structure: Structure, table: Table) -> str:
    return next(sheet.part for sheet in structure.sheets if table in sheet.tables)
