"""Defects of a workbook file that make Excel repair or refuse it, and that a schema cannot see (schema.py does)."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from lxml import etree
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

from kam_partnership.errors import FileUnreadable
from kam_partnership.xlsx import namespaces
from kam_partnership.xlsx.areas import Area, parse_area
from kam_partnership.xlsx.package import CONTENT_TYPES, Package
from kam_partnership.xlsx.references import parse_structured
from support.drawing_sense import drawing_defects

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_CHART_2012 = "{http://schemas.microsoft.com/office/drawing/2012/chart}"
_EXCEL_2006 = "{http://schemas.microsoft.com/office/excel/2006/main}"
_OFFICE_RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_FORMULA_TAGS = [
    *(_MAIN + tag for tag in ("f", "formula", "formula1", "formula2", "calculatedColumnFormula", "definedName")),
    *(namespace + "f" for namespace in (_CHART, _CHART_2012, _EXCEL_2006)),
]
_NAME = re.compile(r"[^\W\d][\w.\\]*|\\[\w.\\]*")
_WHOLE_LINES = re.compile(r"\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d+:\$?\d+", re.IGNORECASE)
_SPECIAL_ITEMS = {"#all", "#data", "#headers", "#totals", "#this row"}


def defects(path: Path) -> list[str]:
    """Every defect found, each as one line that names the part; empty for a sound file."""
    package = Package.open(path)
    broken = list(_unparsable(package))
    if broken:
        return broken
    found = [*_broken_relationships(package), *_wrong_content_types(package), *drawing_defects(package)]
    try:
        book = _Book(package)
    except FileUnreadable as error:
        return [*found, str(error)]
    checks = (
        _sheet_list,
        _tables,
        _cells,
        _shared_texts,
        _limits,
        _merged_cells,
        _counts,
        _formats,
        _styles,
        _names,
        _formulas,
        _calculation_chain,
    )
    return found + [defect for check in checks for defect in check(book)]


@dataclass
class _Table:
    part: str
    sheet: str
    root: etree._Element
    area: Area

    @property
    def name(self) -> str:
        return self.root.get("displayName", "")

    @property
    def columns(self) -> list[str]:
        names = (column.get("name", "") for column in self.root.iter(_MAIN + "tableColumn"))
        return [re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), name) for name in names]


@dataclass
class _Book:
    package: Package
    part: str = ""
    sheets: dict[str, str] = field(default_factory=dict)
    tables: list[_Table] = field(default_factory=list)
    #: What is wrong with what formulas refer to, so that nothing is judged twice.
    judged: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.part = self.package.part_of_type("officeDocument")
        self.root = self.package.xml(self.part)
        related = self.package.relationships(self.part)
        for sheet in self.root.iter(_MAIN + "sheet"):
            target = related.get(sheet.get(_OFFICE_RELATIONSHIP + "id", ""))
            if target is not None and target.kind == "worksheet" and target.target in self.package.parts:
                self.sheets[sheet.get("name", "")] = target.target
        self.sheet_roots = {name: self.package.xml(part) for name, part in self.sheets.items()}
        for name, part in self.sheets.items():
            for table in self.package.parts_of_type("table", part):
                root = self.package.xml(table)
                area = parse_area(root.get("ref", ""), name) or Area(name, 1, 1, 1, 1)
                self.tables.append(_Table(table, name, root, area))
        self.styles = self._optional("styles")
        strings = self._optional("sharedStrings")
        self.strings = [] if strings is None else [_text(item) for item in strings.iter(_MAIN + "si")]
        self.defined_names = list(self.root.iter(_MAIN + "definedName"))

    def _optional(self, kind: str) -> etree._Element | None:
        parts = self.package.parts_of_type(kind, self.part)
        return self.package.xml(parts[0]) if parts else None


def _text(element: etree._Element) -> str:
    """The shown text of a shared or inline string; phonetic hints do not belong to it."""
    runs = element.iter(_MAIN + "t")
    return "".join(t.text or "" for t in runs if t.getparent().tag != _MAIN + "rPh")


def _unparsable(package: Package) -> Iterator[str]:
    for part in package.parts:
        if part.endswith((".xml", ".rels", ".vml")):
            try:
                package.xml(part)
            except FileUnreadable as error:
                yield f"{part} does not parse: {error.details['reason']}"


def _broken_relationships(package: Package) -> Iterator[str]:
    for rels in (part for part in package.parts if part.endswith(".rels")):
        folder, _, name = rels.rpartition("_rels/")
        owner = folder + name.removesuffix(".rels")
        if owner and owner not in package.parts:
            yield f"{rels} belongs to no part"
        for identifier, relationship in package.relationships(owner).items():
            if not relationship.external and relationship.target not in package.parts:
                yield f"{rels} {identifier} points to the missing part {relationship.target}"


def _wrong_content_types(package: Package) -> Iterator[str]:
    root = package.xml(CONTENT_TYPES)
    endings = {e.get("Extension", "").lower() for e in root.iter(f"{{{namespaces.CONTENT_TYPES}}}Default")}
    overrides = [e.get("PartName", "").lstrip("/") for e in root.iter(f"{{{namespaces.CONTENT_TYPES}}}Override")]
    for part in package.parts:
        if part != CONTENT_TYPES and part not in overrides and part.rpartition(".")[2].lower() not in endings:
            yield f"{part} has no content type"
    yield from (f"{CONTENT_TYPES} names the missing part {part}" for part in overrides if part not in package.parts)
    yield from (f"{CONTENT_TYPES} names {part} twice" for part in _repeated(overrides))


def _sheet_list(book: _Book) -> Iterator[str]:
    sheets = list(book.root.iter(_MAIN + "sheet"))
    names = [sheet.get("name", "") for sheet in sheets]
    yield from (f"{book.part}: two sheets are named {name}" for name in _repeated(n.casefold() for n in names))
    yield from (f"{book.part}: two sheets have the id {i}" for i in _repeated(s.get("sheetId") for s in sheets))
    for name in names:
        if not 0 < len(name) <= 31 or re.search(r"[\\/?*\[\]:]", name) or name[0] == "'" or name[-1] == "'":
            yield f"{book.part}: {name!r} is no name for a sheet"


def _tables(book: _Book) -> Iterator[str]:
    yield from (f"two tables are named {n}" for n in _repeated(t.name.casefold() for t in book.tables))
    yield from (f"two tables have the id {i}" for i in _repeated(t.root.get("id") for t in book.tables))
    for one, other in combinations(book.tables, 2):
        if one.sheet == other.sheet and _overlap(one.area, other.area):
            yield f"{one.part} overlaps {other.part}"
    for table in book.tables:
        yield from (f"{table.part}: {defect}" for defect in _table_defects(table, book))


def _table_defects(table: _Table, book: _Book) -> Iterator[str]:
    area, totals = table.area, int(table.root.get("totalsRowCount", "0"))
    headers = int(table.root.get("headerRowCount", "1"))
    columns, height = table.columns, area.shape[0] - headers - totals
    filtered = Area(area.sheet, area.top, area.left, area.bottom - totals, area.right).reference
    for autofilter in table.root.iterfind(_MAIN + "autoFilter"):
        if autofilter.get("ref") != filtered:
            yield f"the filter covers {autofilter.get('ref')}, the table {filtered}"
    if height < 1:
        yield "no data row"
    counted = table.root.find(_MAIN + "tableColumns")
    if len(columns) != area.shape[1] or counted is None or counted.get("count") != str(len(columns)):
        yield f"{len(columns)} columns in {area.reference}, counted as {counted.get('count')}"
    yield from (f"two columns are named {name}" for name in _repeated(c.casefold() for c in columns))
    identifiers = [column.get("id") for column in table.root.iter(_MAIN + "tableColumn")]
    yield from (f"two columns have the id {identifier}" for identifier in _repeated(identifiers))
    if any(table.name.casefold() == name.get("name", "").casefold() for name in book.defined_names):
        yield f"{table.name} is a defined name too"
    if headers:
        shown = _shown_texts(book, table.sheet, area.top)
        for column, name in enumerate(columns, area.left):
            if shown.get(column) != name:
                yield f"the heading {shown.get(column)!r} is not the column's name {name!r}"


def _shown_texts(book: _Book, sheet: str, row: int) -> dict[int, str]:
    texts = {}
    for cell in book.sheet_roots[sheet].iter(_MAIN + "c"):
        place = parse_area(cell.get("r", ""))
        if place is not None and place.top == row:
            value = cell.findtext(_MAIN + "v") or ""
            if cell.get("t") == "inlineStr":
                value = _text(cell)
            elif cell.get("t") == "s" and int(value) < len(book.strings):
                value = book.strings[int(value)]
            texts[place.left] = value
    return texts


def _cells(book: _Book) -> Iterator[str]:
    formats = book.styles.find(_MAIN + "cellXfs") if book.styles is not None else None
    styles = len(formats) if formats is not None else 1
    for name, root in book.sheet_roots.items():
        part, last_row = book.sheets[name], 0
        for row in root.iterfind(f"{_MAIN}sheetData/{_MAIN}row"):
            number = int(row.get("r", str(last_row + 1)))
            if number <= last_row:
                yield f"{part}: row {number} comes after row {last_row}"
            last_row, last_column = number, 0
            for cell in row.iterfind(_MAIN + "c"):
                if "r" in cell.attrib and parse_area(cell.get("r", "")) is None:
                    yield f"{part}: {cell.get('r')} is no place for a cell"
                place = parse_area(cell.get("r", "")) or Area("", number, last_column + 1, 0, 0)
                if place.top != number or place.left <= last_column:
                    yield f"{part}: the cell {cell.get('r')} is out of order"
                last_column = place.left
                if int(cell.get("s", "0")) >= styles:
                    yield f"{part}: the cell {cell.get('r')} has the unknown style {cell.get('s')}"
                if cell.get("t") == "s" and int(cell.findtext(_MAIN + "v", "-1")) not in range(len(book.strings)):
                    yield f"{part}: the cell {cell.get('r')} has an unknown shared text"


def _shared_texts(book: _Book) -> Iterator[str]:
    for part in book.package.parts_of_type("sharedStrings", book.part):
        told = book.package.xml(part).get("uniqueCount", str(len(book.strings)))
        if told != str(len(book.strings)):
            yield f"{part}: {told} shared texts are told, there are {len(book.strings)}"
        cells = (cell for root in book.sheet_roots.values() for cell in root.iter(_MAIN + "c"))
        uses = sum(1 for cell in cells if cell.get("t") == "s")
        # More than there are is what remains when a cell gets a number; Excel is not known to mind.
        if int(book.package.xml(part).get("count", str(uses))) < uses:
            yield f"{part}: {book.package.xml(part).get('count')} cells with texts are told, there are {uses}"
        yield from (f"{part}: a text is longer than 32767" for text in book.strings if len(text) > 32_767)


#: What Excel takes, in characters.
_LONGEST = {"errorTitle": 32, "promptTitle": 32, "error": 255, "prompt": 255}


def _limits(book: _Book) -> Iterator[str]:
    for name, root in book.sheet_roots.items():
        part = book.sheets[name]
        for validation in root.iter(_MAIN + "dataValidation"):
            for attribute, longest in _LONGEST.items():
                if len(validation.get(attribute, "")) > longest:
                    yield f"{part}: {attribute} is longer than {longest}"
            if any(len(formula.text or "") > 255 for formula in validation):
                yield f"{part}: the formula of a validation is longer than 255"
        for rule in root.iter(_MAIN + "cfRule"):
            if int(rule.get("priority", "1")) < 1:
                yield f"{part}: a rule has the priority {rule.get('priority')}"


def _styles(book: _Book) -> Iterator[str]:
    if book.styles is None:
        return
    lists = (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders"))
    for formats in (book.styles.find(_MAIN + tag) for tag in ("cellStyleXfs", "cellXfs")):
        for style in formats if formats is not None else ():
            for attribute, tag in lists:
                known = book.styles.find(_MAIN + tag)
                if known is not None and int(style.get(attribute, "0")) >= len(known):
                    yield f"styles: a style has the unknown {attribute} {style.get(attribute)}"


def _merged_cells(book: _Book) -> Iterator[str]:
    for name, root in book.sheet_roots.items():
        merged = [parse_area(m.get("ref", ""), name) for m in root.iter(_MAIN + "mergeCell")]
        areas = [area for area in merged if area is not None]
        for one, other in combinations(areas, 2):
            if _overlap(one, other):
                yield f"{book.sheets[name]}: the merged cells {one.reference} and {other.reference} overlap"
        for table in (table for table in book.tables if table.sheet == name):
            for area in areas:
                if _overlap(area, table.area):
                    yield f"{book.sheets[name]}: the merged cells {area.reference} lie in {table.name}"


def _counts(book: _Book) -> Iterator[str]:
    for name, root in book.sheet_roots.items():
        for tag in ("dataValidations", "mergeCells", "tableParts"):
            for element in root.iter(_MAIN + tag):
                if element.get("count", str(len(element))) != str(len(element)):
                    yield f"{book.sheets[name]}: {tag} counts {element.get('count')}, but has {len(element)}"


def _formats(book: _Book) -> Iterator[str]:
    different = book.styles.find(_MAIN + "dxfs") if book.styles is not None else None
    known = len(different) if different is not None else 0
    parts = {book.sheets[name]: root for name, root in book.sheet_roots.items()}
    for part, root in {**parts, **{table.part: table.root for table in book.tables}}.items():
        for element in root.iter(etree.Element):
            for attribute, value in element.attrib.items():
                if str(attribute).lower().endswith("dxfid") and int(value) >= known:
                    yield f"{part}: {attribute} {value} is unknown, there are {known}"


def _names(book: _Book) -> Iterator[str]:
    sheets = len(list(book.root.iter(_MAIN + "sheet")))
    keys = [(n.get("name", "").casefold(), n.get("localSheetId")) for n in book.defined_names]
    yield from (f"{book.part}: the name {key[0]} is defined twice" for key in _repeated(keys))
    for element in book.defined_names:
        name = element.get("name", "")
        if not _NAME.fullmatch(name) or len(name) > 255 or parse_area(name) or name.lower() in ("r", "c"):
            yield f"{book.part}: {name!r} is no valid name"
        if int(element.get("localSheetId", "0")) >= sheets:
            yield f"{book.part}: the name {name} belongs to an unknown sheet"


def _formulas(book: _Book) -> Iterator[str]:
    homes = {part: name for name, part in book.sheets.items()}
    own = {table.part: table for table in book.tables}
    for part in (part for part in book.package.parts if part.endswith(".xml")):
        for element in book.package.xml(part).iter(*_FORMULA_TAGS):
            text = (element.text or "").strip()
            if text:
                table = own.get(part) or _table_around(book, element.getparent(), homes.get(part))
                yield from (f"{part}: {defect}: {text}" for defect in _formula_defects(text, book, table))


def _table_around(book: _Book, cell: etree._Element | None, sheet: str | None) -> _Table | None:
    """The table that a cell lies in: its formulas may leave out the table's name."""
    place = parse_area(cell.get("r", ""), sheet) if cell is not None and sheet else None
    if place is None:
        return None
    return next((t for t in book.tables if t.sheet == sheet and _overlap(t.area, place)), None)


@functools.lru_cache(maxsize=50_000)  # the same formulas stand in workbook after workbook
def _look_at(formula: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is wrong with the formula in itself, and the ranges and names it refers to."""
    try:
        tokens = Tokenizer(f"={formula.removeprefix('=')}").items
    except Exception as error:  # the tokenizer has no error class for all it can stumble over
        return (f"not a formula ({error})",), ()
    wrong = []
    opened = sum(1 for token in tokens if token.subtype == Token.OPEN)
    if opened != sum(1 for token in tokens if token.subtype == Token.CLOSE):
        wrong.append("brackets do not match")
    wrong += ["a reference is lost" for token in tokens if "#REF!" in token.value and token.subtype != Token.TEXT]
    ranges = (token.value for token in tokens if token.type == Token.OPERAND and token.subtype == Token.RANGE)
    return tuple(wrong), tuple(ranges)


def _formula_defects(formula: str, book: _Book, table: _Table | None) -> Iterator[str]:
    wrong, ranges = _look_at(formula)
    yield from wrong
    for value in ranges:
        own = value.startswith("[") and table is not None and not re.match(r"\[\d+\]", value)
        operand = f"{table.name}{value}" if own else value
        if operand not in book.judged:
            book.judged[operand] = tuple(_operand_defects(operand, book))
        yield from book.judged[operand]


def _operand_defects(operand: str, book: _Book) -> Iterator[str]:
    if re.match(r"'?\[\d+\]", operand):  # another workbook
        return
    sheet, _, rest = operand.rpartition("!") if "[" not in operand else ("", "", operand)
    if sheet:
        plain = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
        known = {name.casefold() for name in book.sheets}
        if not all(name.casefold() in known for name in plain.split(":")):
            yield f"unknown sheet {sheet}"
    rest = rest.removesuffix("#")
    if "[" in rest:
        yield from _structured_defects(rest, book)
    elif not _is_cells(rest) and not rest.startswith("_xlpm."):
        names = {element.get("name", "").casefold() for element in book.defined_names}
        tables = {table.name.casefold() for table in book.tables}
        if rest.casefold() not in names | tables:
            yield f"unknown name {rest}"


def _is_cells(text: str) -> bool:
    return parse_area(text) is not None or _WHOLE_LINES.fullmatch(text) is not None or text == "#REF!"


def _structured_defects(reference: str, book: _Book) -> Iterator[str]:
    parsed = parse_structured(reference)
    table = next((t for t in book.tables if parsed and t.name.casefold() == parsed[0].casefold()), None)
    if parsed is None or table is None:
        yield f"unknown table in {reference}"
        return
    columns = {column.casefold() for column in table.columns}
    for item in parsed[1]:
        if item.casefold() not in _SPECIAL_ITEMS and item.removeprefix("'").casefold() not in columns:
            yield f"unknown column {item} of {table.name}"


def _calculation_chain(book: _Book) -> Iterator[str]:
    with_formula = {
        (name, cell.get("r"))
        for name, root in book.sheet_roots.items()
        for cell in root.iter(_MAIN + "c")
        if cell.find(_MAIN + "f") is not None
    }
    by_id = {s.get("sheetId"): s.get("name", "") for s in book.root.iter(_MAIN + "sheet")}
    for part in book.package.parts_of_type("calcChain", book.part):
        sheet = ""
        for link in book.package.xml(part).iter(_MAIN + "c"):
            sheet = by_id.get(link.get("i"), sheet)  # left out where it is the one before
            if (sheet, link.get("r")) not in with_formula:
                yield f"{part}: {sheet}!{link.get('r')} holds no formula"


def _overlap(one: Area, other: Area) -> bool:
    rows = one.top <= other.bottom and other.top <= one.bottom
    return rows and one.left <= other.right and other.left <= one.right


def _repeated(items: Iterable[object]) -> list[object]:
    return [item for item, count in Counter(items).items() if count > 1]
