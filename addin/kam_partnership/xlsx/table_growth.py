"""Rows added to a table in a workbook file, as Excel adds them when someone types below the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from kam_partnership.cells import address, column_number
from kam_partnership.errors import CellsBelowTable, TableCannotGrow
from kam_partnership.xlsx.areas import Area, parse_area
from kam_partnership.xlsx.namespaces import CHART, CHART_2012, EXCEL_2006, EXCEL_2009, main
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.references import Reference, rewrite, shifted
from kam_partnership.xlsx.sheet_cells import whole_number
from kam_partnership.xlsx.structure import Structure, Table

# What a new row takes over from the row above; not that it is hidden, filtered out or grouped.
_ROW_LOOK = ("ht", "customHeight", "s", "customFormat")


def grow_table(package: Package, structure: Structure, table: Table, rows: int) -> None:
    """Append empty data rows to the table: the parts of the package change in place.

    The rows get the look, calculated formulas, validation and conditional formats of the last row; names,
    formulas and charts that covered the whole height cover the new rows too, and formulas that accompany the
    table, row for row beside it, go on beside them. Values of the new formulas are left to the next calculation.

    Raises TableCannotGrow (CellsBelowTable when it is cells that are in the way); the package is unchanged.
    """
    if table.totals_rows:
        raise TableCannotGrow("table_has_totals", table=table.name)
    growth = Growth(table, rows)
    part = next(sheet.part for sheet in structure.sheets if table in sheet.tables)
    sheet = package.xml(part)
    _refuse_other_tables(structure, growth)
    _refuse_cells_in_the_way(sheet, growth)
    definition = package.xml(table.part)
    _fill_rows(sheet, definition, growth)
    _continue_companions(sheet, growth)
    _extend_rules(sheet, growth)
    _extend_table(definition, growth)
    package.put_xml(part, sheet)
    package.put_xml(table.part, definition)
    _extend_formulas(package, structure, growth)


@dataclass(frozen=True, slots=True)
class Growth:
    """A table that is about to get more rows."""

    table: Table
    rows: int

    @property
    def last(self) -> int:
        """The last row before."""
        return self.table.area.bottom

    @property
    def new_last(self) -> int:
        """The last row after."""
        return self.last + self.rows

    @property
    def new_rows(self) -> Area:
        """The cells that join the table."""
        area = self.table.area
        return replace(area, top=self.last + 1, bottom=self.new_last)

    def extended(self, reference: Reference, home: str) -> Reference:
        """The reference with its end moved when it covers the table's whole height, else as it is."""
        area, table = reference.area(home), self.table
        covers = area.top in (table.area.top, table.body.top) and area.bottom == self.last
        same_sheet = area.sheet.casefold() == table.area.sheet.casefold()
        if not (covers and same_sheet and table.area.spans_columns_of(area)):
            return reference
        if reference.last is None:  # a table of one row: its cell becomes an area
            return replace(reference, last=replace(reference.first, row=self.new_last))
        if reference.last.row < reference.first.row:
            return replace(reference, first=replace(reference.first, row=self.new_last))
        return replace(reference, last=replace(reference.last, row=self.new_last))

    def extended_formula(self, formula: str, home: str, *, only_fixed: bool = False) -> str:
        """The formula on the sheet ``home`` with its references extended, or only those with fixed rows."""

        def change(reference: Reference) -> Reference:
            corners = (reference.first, reference.last or reference.first)
            if only_fixed and not all(corner.row_fixed for corner in corners):
                return reference
            return self.extended(reference, home)

        return rewrite(formula, change)

    def extended_places(self, places: str) -> str:
        """A blank-separated list of ranges on the table's sheet; those that end in the last row go on."""
        result = []
        for place in places.split():
            area = parse_area(place, self.table.area.sheet)
            result += [place] if area is None else self._extended_place(area)
        return " ".join(result)

    def _extended_place(self, area: Area) -> list[str]:
        table = self.table.area
        left, right = max(area.left, table.left), min(area.right, table.right)
        if area.bottom != self.last or left > right or area.bottom == table.top:
            return [area.reference]
        if table.spans_columns_of(area):
            return [replace(area, bottom=self.new_last).reference]
        beyond = replace(self.new_rows, left=left, right=right)  # wider than the table: only its part grows
        return [area.reference, beyond.reference]


def _refuse_other_tables(structure: Structure, growth: Growth) -> None:
    own = structure.sheet(growth.table.area.sheet)
    for other in own.tables if own else ():
        if other != growth.table and _overlap(other.area, growth.new_rows):
            reason = f"the table {other.name} lies below it"
            raise TableCannotGrow("table_blocked", table=growth.table.name, reason=reason)


def _refuse_cells_in_the_way(sheet: etree._Element, growth: Growth) -> None:
    new, name = growth.new_rows, growth.table.name
    for merged in sheet.iter(main("mergeCell")):
        area = parse_area(merged.get("ref", ""), new.sheet)
        if area is not None and _overlap(area, new):
            raise TableCannotGrow("table_blocked", table=name, reason=f"{area.reference} is merged")
    for row, cells in _numbered_rows(sheet):
        if new.top <= row <= new.bottom:
            for column, cell in _numbered_cells(cells):
                if new.left <= column <= new.right and len(cell):
                    raise CellsBelowTable(table=name, sheet=new.sheet, cell=address(row, column))


def _fill_rows(sheet: etree._Element, definition: etree._Element, growth: Growth) -> None:
    """Give the new rows the height, the styles and the calculated formulas of the table's last row."""
    existing = dict(_numbered_rows(sheet))
    model = existing.get(growth.last)
    if model is None:  # the last row was never written to: there is nothing to take over
        return
    formulas = _calculated_columns(definition, growth.table)
    above = model
    for number in range(growth.last + 1, growth.new_last + 1):
        row = existing.get(number)
        if row is None:
            row = etree.Element(main("row"), r=str(number))
            above.addnext(row)
        _copy_row(sheet, model, row, growth, number, formulas)
        above = row
    dimension = sheet.find(main("dimension"))
    used = parse_area(dimension.get("ref", "")) if dimension is not None else None
    if dimension is not None and used is not None:
        left, right = min(used.left, growth.new_rows.left), max(used.right, growth.new_rows.right)
        bottom = max(used.bottom, growth.new_last)
        dimension.set("ref", replace(used, left=left, right=right, bottom=bottom).reference)


#: So many equal formulas below each other beside a table accompany it.
_COMPANIONS = 3


def _continue_companions(sheet: etree._Element, growth: Growth) -> None:
    """Go on with the formulas that stand right of the table, the same in its last rows and perhaps in some below."""
    rows = {number: (row, dict(_numbered_cells(row))) for number, row in _numbered_rows(sheet)}
    if growth.last not in rows:
        return
    for column in rows[growth.last][1]:
        if column <= growth.new_rows.right:
            continue
        cells = {number: columns[column] for number, (_, columns) in rows.items() if column in columns}
        texts = {number: _whole_formula(sheet, cell) for number, cell in cells.items()}
        text, last = texts[growth.last], growth.last
        if text is None or any(texts.get(growth.last - up) != shifted(text, -up) for up in range(1, _COMPANIONS)):
            continue
        while texts.get(last + 1) == shifted(text, last + 1 - growth.last):
            last += 1
        for number in range(last + 1, growth.new_last + 1):
            row, columns = rows[number]
            if column in columns and len(columns[column]):
                break  # something else stands there
            cell = columns.get(column)
            if cell is None:
                cell = _inserted(row, etree.Element(main("c"), r=address(number, column)), columns, column)
                columns[column] = cell
            if cells[growth.last].get("s"):
                cell.set("s", cells[growth.last].get("s", ""))
            etree.SubElement(cell, main("f")).text = shifted(text, number - growth.last)


def _whole_formula(sheet: etree._Element, cell: etree._Element) -> str | None:
    """A cell's formula as text; None for none and for an array."""
    formula = cell.find(main("f"))
    return None if formula is None or formula.get("t") == "array" else _formula_text(sheet, cell, formula)


def _copy_row(
    sheet: etree._Element,
    model: etree._Element,
    row: etree._Element,
    growth: Growth,
    number: int,
    formulas: dict[int, etree._Element],
) -> None:
    row.attrib.pop("spans", "")  # only a hint for readers, and no longer true
    if row.get("ht") is None:
        for name in _ROW_LOOK:
            if model.get(name) is not None:
                row.set(name, model.get(name, ""))
    models = dict(_numbered_cells(model))
    for column in range(growth.new_rows.left, growth.new_rows.right + 1):
        above, have = models.get(column), dict(_numbered_cells(row))
        cell = have.get(column)
        if above is None and cell is None and column not in formulas:
            continue
        if cell is None:
            new = etree.Element(main("c"), r=address(number, column))
            cell = _inserted(row, new, have, column)
        if above is not None and above.get("s"):
            cell.set("s", above.get("s", ""))
        _copy_formula(sheet, above, cell, number - growth.last, formulas.get(column))


def _copy_formula(
    sheet: etree._Element,
    above: etree._Element | None,
    cell: etree._Element,
    down: int,
    calculated: etree._Element | None,
) -> None:
    """Write the column's formula: the table's own, or where that is not known the one of the cell above."""
    own = above.find(main("f")) if above is not None else None
    text = _formula_text(sheet, above, own) if own is not None else None
    array = own is not None and own.get("t") == "array"
    if calculated is not None:
        definition = calculated.text or ""
        # A relative reference in the definition is relative to a row it does not tell; then the cell decides.
        if text is None or shifted(definition, 1) == definition:
            text, down = definition, 0
            array = array or calculated.get("array") in ("1", "true")
    if text is None:
        return
    formula = etree.SubElement(cell, main("f"))
    formula.text = shifted(text, down)
    if array:
        formula.set("t", "array")
        formula.set("ref", cell.get("r", ""))
        if above is not None and above.get("cm"):
            cell.set("cm", above.get("cm", ""))


def _formula_text(sheet: etree._Element, cell: etree._Element | None, formula: etree._Element) -> str | None:
    """A cell's formula; one shared with other cells is written out only in the first of them."""
    if formula.text or formula.get("t") != "shared" or cell is None:
        return formula.text
    for other in sheet.iter(main("c")):
        first = other.find(main("f"))
        if first is not None and first.text and first.get("si") == formula.get("si"):
            here, there = parse_area(cell.get("r", "")), parse_area(other.get("r", ""))
            if here is not None and there is not None:
                return shifted(first.text, here.top - there.top, here.left - there.left)
    return None


def _calculated_columns(definition: etree._Element, table: Table) -> dict[int, etree._Element]:
    columns = definition.iterfind(f"{main('tableColumns')}/{main('tableColumn')}")
    found = {}
    for number, column in enumerate(columns, table.area.left):
        formula = column.find(main("calculatedColumnFormula"))
        if formula is not None:
            found[number] = formula
    return found


def _extend_rules(sheet: etree._Element, growth: Growth) -> None:
    """Validation, conditional formats and the like that reach down to the last row reach on."""
    tags = ("dataValidation", "conditionalFormatting", "protectedRange", "ignoredError")
    for rule in sheet.iter(*(main(tag) for tag in tags)):
        if rule.get("sqref"):
            rule.set("sqref", growth.extended_places(rule.get("sqref", "")))
    newer = {f"{{{EXCEL_2009}}}{tag}" for tag in tags}
    for places in sheet.iter(f"{{{EXCEL_2006}}}sqref"):
        owner = places.getparent()
        if owner is not None and owner.tag in newer and places.text:
            places.text = growth.extended_places(places.text)


def _extend_table(definition: etree._Element, growth: Growth) -> None:
    area = replace(growth.table.area, bottom=growth.new_last)
    definition.set("ref", area.reference)
    for filter_ in definition.iterfind(main("autoFilter")):
        filter_.set("ref", area.reference)
    for sort in definition.iter(main("sortState"), main("sortCondition")):
        sort.set("ref", growth.extended_formula(sort.get("ref", ""), area.sheet))


def _extend_formulas(package: Package, structure: Structure, growth: Growth) -> None:
    """Names, formulas in cells and rules, sparklines and charts that covered the table's whole height."""
    workbook = package.xml(structure.workbook_part)
    changed = [_extend(name, growth, "") for name in workbook.iter(main("definedName"))]
    if any(changed):
        package.put_xml(structure.workbook_part, workbook)
    tags = [main("f"), main("formula"), main("formula1"), main("formula2"), f"{{{EXCEL_2006}}}f"]
    for sheet in structure.sheets:
        root = package.xml(sheet.part)
        changed = [_extend(element, growth, sheet.name) for element in root.iter(*tags)]
        if any(changed):
            package.put_xml(sheet.part, root)
        for chart in sheet.charts:
            _extend_chart(package, chart.part, growth)


def _extend(element: etree._Element, growth: Growth, home: str) -> bool:
    """Extend the formula that an XML element holds; True when that changed it."""
    text = element.text or ""
    if str(growth.last) not in text:
        return False  # no reference can end in the last row: spares most formulas the close look
    changed = growth.extended_formula(text, home, only_fixed=_is_relative(element, growth, home))
    if changed == text:
        return False
    element.text = changed
    return True


def _is_relative(element: etree._Element, growth: Growth, home: str) -> bool:
    """True where a relative reference means this row: in shared formulas and in the table itself.

    A running total ``SUM($D$7:D14)`` in the last row is no reference to the whole column.
    """
    cell = element.getparent()
    if cell is None or cell.tag != main("c"):
        return False
    place = parse_area(cell.get("r", ""), home)
    area = growth.table.area
    in_table = place is not None and place.sheet == area.sheet and _overlap(place, area)
    return in_table or element.get("t") == "shared"


def _extend_chart(package: Package, part: str, growth: Growth) -> None:
    """The copies of values that the chart keeps are renewed when the workbook is saved."""
    root = package.xml(part)
    formulas = root.iter(f"{{{CHART}}}f", f"{{{CHART_2012}}}f")
    changed = [_extend(formula, growth, "") for formula in formulas]  # every one, not up to the first
    if any(changed):
        package.put_xml(part, root)


def _inserted(
    parent: etree._Element, child: etree._Element, existing: dict[int, etree._Element], number: int
) -> etree._Element:
    """Put a row or cell at its place among its neighbours, which must stay in order."""
    before = [neighbour for key, neighbour in existing.items() if key < number]
    parent.insert(parent.index(before[-1]) + 1 if before else 0, child)
    return child


def _numbered_rows(sheet: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    number = 0
    for row in sheet.iterfind(f"{main('sheetData')}/{main('row')}"):
        number = whole_number(row.get("r"), number + 1)  # the number may be left out where it is the next
        yield number, row


def _numbered_cells(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    number = 0
    for cell in row.iterfind(main("c")):
        letters = re.match("[A-Z]+", cell.get("r", ""))
        number = column_number(letters[0]) if letters else number + 1
        yield number, cell


def _overlap(one: Area, other: Area) -> bool:
    rows = one.top <= other.bottom and other.top <= one.bottom
    return rows and one.left <= other.right and other.left <= one.right
