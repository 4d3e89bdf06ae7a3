"""What a workbook is made of besides cell contents: sheets, tables, defined names, charts."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from kam_partnership.errors import FileUnreadable
from kam_partnership.xlsx.areas import Area, parse_area
from kam_partnership.xlsx.bounds import refuse_many_names
from kam_partnership.xlsx.namespaces import CHART, RELATIONSHIPS, SHEET_DRAWING, SPREADSHEET, STRICT_SPREADSHEET, main
from kam_partnership.xlsx.package import Package, parsed
from kam_partnership.xlsx.references import parse_structured
from kam_partnership.xlsx.remembered import remembered
from kam_partnership.xlsx.sheet_cells import decoded, whole_number

_TABLE_COLUMN = main("tableColumn")
_CALCULATED = main("calculatedColumnFormula")
_MAX_NAME_DEPTH = 16  # names that point to names: enough for people, an end for circles


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart by the name that Excel shows for it, and the part that describes it."""

    name: str
    part: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``area`` holds header, body and totals, ``calculated`` the columns whose formula it gives new rows."""

    name: str
    part: str
    area: Area
    columns: tuple[str, ...]
    header_rows: int
    totals_rows: int
    calculated: frozenset[str]

    @property
    def body(self) -> Area:
        """The data rows."""
        a = self.area
        return Area(a.sheet, a.top + self.header_rows, a.left, a.bottom - self.totals_rows, a.right)

    def column(self, name: str) -> int | None:
        """The sheet's column number of a table column, or None."""
        for offset, column in enumerate(self.columns):
            if column.casefold() == name.casefold():
                return self.area.left + offset
        return None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet, and the part that holds its cells."""

    name: str
    part: str
    tables: tuple[Table, ...]
    charts: tuple[Chart, ...]


class DefinedName(NamedTuple):
    """A defined name; ``sheet`` is "" unless the name belongs to one sheet only."""

    name: str
    refers_to: str
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Structure:
    """The sheets in the order of their tabs, the defined names, and the part with the shared texts ("" for none)."""

    workbook_part: str
    sheets: tuple[Sheet, ...]
    names: tuple[DefinedName, ...]
    dates_from_1904: bool = False
    shared_texts: str = ""
    _by_name: dict[str, Sheet] = field(default_factory=dict)
    _names_by_key: Mapping[str, Sequence[DefinedName]] = field(default_factory=dict)

    @classmethod
    def read(cls, package: Package, *, charts: bool = True) -> Structure:
        """What the package holds; ``charts`` can be left out by those who do not need them.

        Raises FileUnreadable when the parts do not make up a workbook.
        """
        part = package.part_of_type("officeDocument")
        if part.endswith(".bin"):
            raise FileUnreadable("file_other_format", file=package.source, format="Excel-Binär / Excel Binary (.xlsb)")
        refuse_many_names(package.source, package.parts.get(part, b""))
        root, declared = package.understood(part, _without_names)
        if root.tag == f"{{{STRICT_SPREADSHEET}}}workbook":
            raise FileUnreadable("file_other_format", file=package.source, format="Strict Open XML (*.xlsx)")
        if root.tag != main("workbook"):
            reason = f"{root.tag} is no workbook of the usual kind"
            raise FileUnreadable("file_not_a_workbook", file=package.source, reason=reason)
        related = package.relationships(part)
        sheets = []
        all_names = []  # with chart sheets and dialog sheets, because local names count those too
        for element in root.iterfind(f"{main('sheets')}/{main('sheet')}"):
            target = related.get(element.get(f"{{{RELATIONSHIPS}}}id", ""))
            all_names.append(element.get("name", ""))
            if target is not None and target.kind == "worksheet":
                sheets.append(_sheet(package, element.get("name", ""), target.target, charts=charts))
        names_of = _defined_names if len(declared) <= _MANY_NAMES else _defined_names.__wrapped__
        names, by_key = names_of(declared, tuple(all_names))
        properties = root.find(main("workbookPr"))
        from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        by_name = {sheet.name.casefold(): sheet for sheet in sheets}
        texts = next((r.target for r in related.values() if r.kind == "sharedStrings" and not r.external), "")
        return cls(part, tuple(sheets), names, from_1904, texts, by_name, by_key)

    def sheet(self, name: str) -> Sheet | None:
        """The worksheet of that name (capitals do not matter), or None."""
        return self._by_name.get(name.casefold())

    def table(self, name: str) -> Table | None:
        """The table of that name (capitals do not matter), or None."""
        wanted = name.casefold()
        for sheet in self.sheets:
            for table in sheet.tables:
                if table.name == name or table.name.casefold() == wanted:
                    return table
        return None

    def name(self, name: str, sheet: str = "") -> DefinedName | None:
        """The defined name as a formula on ``sheet`` sees it: the sheet's own before the workbook's."""
        if "!" not in name and not sheet:  # nearly always
            return next((n for n in self._names_by_key.get(name.casefold(), ()) if not n.sheet), None)
        wanted, _, qualifier = name.rpartition("!")[::-1]
        sheet = qualifier.strip("'").replace("''", "'") or sheet
        found = self._names_by_key.get(wanted.casefold(), [])
        own = [n for n in found if n.sheet and n.sheet.casefold() == sheet.casefold()]
        return next(iter(own or [n for n in found if not n.sheet and not qualifier]), None)

    def resolve(self, text: str, sheet: str = "") -> Area | None:
        """The cells that an address, a defined name or a structured reference means, or None.

        ``sheet`` is where the text stands: it completes addresses and finds the sheet's own names.
        """
        for _ in range(_MAX_NAME_DEPTH):
            area = parse_area(text, sheet)
            if area is not None:
                home = self.sheet(area.sheet)
                if home is None or home.name == area.sheet:
                    return area if home else None
                return Area(home.name, area.top, area.left, area.bottom, area.right)
            name = self.name(text.strip().removeprefix("="), sheet)
            if name is None:
                return self._structured(text)
            text, sheet = name.refers_to, name.sheet or sheet
        return None

    def _structured(self, text: str) -> Area | None:
        parsed = parse_structured(text)
        table = self.table(parsed[0]) if parsed else None
        if parsed is None or table is None:
            return None
        if len(parsed[1]) == 1 and not parsed[1][0].startswith(("#", "'")):  # nearly always: the data of a column
            column = table.column(parsed[1][0])
            first, last = table.area.top + table.header_rows, table.area.bottom - table.totals_rows
            return None if column is None or first > last else Area(table.area.sheet, first, column, last, column)
        special = {item.casefold() for item in parsed[1] if item.startswith("#")}
        rows = _table_rows(table, special)
        wanted = [item.removeprefix("'") if item.startswith("'#") else item for item in parsed[1]]
        columns = [table.column(item) for item in wanted if item.casefold() not in special]
        if rows is None or None in columns:
            return None
        numbers = [column for column in columns if column is not None] or [table.area.left, table.area.right]
        return Area(table.area.sheet, rows[0], min(numbers), rows[1], max(numbers))


def _table_rows(table: Table, special: set[str]) -> tuple[int, int] | None:
    """First and last row for the special items; None for those that need a cell, such as #This Row."""
    area, body = table.area, table.body
    parts = {
        "#all": (area.top, area.bottom),
        "#headers": (area.top, body.top - 1),
        "#data": (body.top, body.bottom),
        "#totals": (body.bottom + 1, area.bottom),
    }
    if not special <= parts.keys():
        return None
    rows = [parts[item] for item in special or {"#data"}]
    first, last = min(row[0] for row in rows), max(row[1] for row in rows)
    return (first, last) if first <= last else None


def _sheet(package: Package, name: str, part: str, *, charts: bool) -> Sheet:
    if part not in package.parts:
        raise FileUnreadable("file_damaged", file=package.source, part=part, reason="missing")
    related = [r for r in package.relationships(part).values() if not r.external]
    tables = tuple(_table(package, r.target, name) for r in related if r.kind == "table")
    drawings = [r.target for r in related if r.kind == "drawing" and charts]
    return Sheet(name, part, tables, tuple(chart for drawing in drawings for chart in charts_in(package, drawing)))


class _Declared(NamedTuple):
    """What a table's part says."""

    name: str
    reference: str
    columns: tuple[str, ...]
    header_rows: int
    totals_rows: int
    calculated: frozenset[str]


@remembered
def _declared(content: bytes) -> _Declared:
    root = parsed(content)
    calculated = (column for column in root.iter(_TABLE_COLUMN) if column.find(_CALCULATED) is not None)
    return _Declared(
        root.get("displayName", root.get("name", "")),
        root.get("ref", ""),
        tuple(decoded(column.get("name", "")) for column in root.iter(_TABLE_COLUMN)),
        whole_number(root.get("headerRowCount"), 1),
        whole_number(root.get("totalsRowCount"), 0),
        frozenset(decoded(column.get("name", "")) for column in calculated),
    )


def _table(package: Package, part: str, sheet: str) -> Table:
    declared = package.understood(part, _declared)
    area = parse_area(declared.reference, sheet)
    if area is None:
        reason = "the table has no valid range"
        raise FileUnreadable("file_damaged", file=package.source, part=part, reason=reason)
    rows = declared.header_rows, declared.totals_rows
    return Table(declared.name, part, area, declared.columns, *rows, declared.calculated)


def charts_in(package: Package, drawing: str) -> list[Chart]:
    """The charts of a drawing's part."""
    related = package.relationships(drawing)
    charts = []
    for frame in package.xml(drawing).iter(f"{{{SHEET_DRAWING}}}graphicFrame"):
        label, chart = frame.find(f".//{{{SHEET_DRAWING}}}cNvPr"), frame.find(f".//{{{CHART}}}chart")
        if label is None or chart is None:
            continue
        target = related.get(chart.get(f"{{{RELATIONSHIPS}}}id", ""))
        if target is not None:
            charts.append(Chart(label.get("name", ""), target.target))
    return charts


#: Defined names as they are declared: name, number of the sheet that it belongs to, what it refers to.
_Declarations = tuple[tuple[str, str | None, str], ...]
#: How the names begin and end in the files of all programs; a tenth of reading a workbook is theirs.
_NAMES_BEGIN, _NAMES_END = b"<definedNames>", b"</definedNames>"
_USUAL = re.compile(rb'<\?xml [^>]*encoding=["\']UTF-8["\'][^>]*\?>\s*<workbook [^>]*xmlns="%s"' % SPREADSHEET.encode())
#: Those of a workbook with more names are not remembered; each takes a kilobyte.
_MANY_NAMES = 1000


def _without_names(content: bytes) -> tuple[etree._Element, _Declarations]:
    """The workbook's part and its defined names, which are the same in most workbooks of one template."""
    before, begin, rest = content.partition(_NAMES_BEGIN)
    section, end, after = rest.partition(_NAMES_END)
    if end and _USUAL.match(before) and b"<!" not in content and _NAMES_BEGIN not in after:
        try:
            return parsed(before + after), _section_of_names(begin + section + end)
        except (etree.XMLSyntaxError, ValueError):
            pass  # damaged, or not as simple as it looked: the whole part tells
    root = parsed(content)
    return root, _declarations(root.iterfind(f"{main('definedNames')}/{main('definedName')}"))


@remembered
def _section_of_names(section: bytes) -> _Declarations:
    opened = section.replace(_NAMES_BEGIN, b'<definedNames xmlns="%s">' % SPREADSHEET.encode(), 1)
    return _declarations(parsed(opened).iterfind(main("definedName")))


def _declarations(elements: Iterable[etree._Element]) -> _Declarations:
    return tuple((element.get("name", ""), element.get("localSheetId"), element.text or "") for element in elements)


@functools.lru_cache(maxsize=64)
def _defined_names(
    declared: _Declarations, sheets: tuple[str, ...]
) -> tuple[tuple[DefinedName, ...], Mapping[str, Sequence[DefinedName]]]:
    """The names, and the same by what tells them apart."""
    names = []
    by_key: dict[str, list[DefinedName]] = {}
    for name, local, refers_to in declared:
        number = len(sheets) if local is None else whole_number(local, len(sheets))
        names.append(DefinedName(name, refers_to, sheets[number] if number < len(sheets) else ""))
        by_key.setdefault(name.casefold(), []).append(names[-1])
    return tuple(names), by_key
