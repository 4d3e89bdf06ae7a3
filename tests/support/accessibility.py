"""What people who cannot see a file well stumble on: our own reading of the rules of accessibility checkers.

Each rule yields what is wrong, in words with the place; nothing is fine. Contrast as WCAG 2.1 defines it: 4.5 to 1 for
text, 3 to 1 for large text (18 points, or bold from 14 points on).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Font
from openpyxl.styles.colors import COLOR_INDEX, Color
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from pptx import Presentation
from pptx.oxml.ns import qn

from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Structure

PAPER, INK = "FFFFFF", "000000"
TEXT, LARGE = 4.5, 3.0
#: Names that programs give by themselves tell nothing.
_NAMELESS = re.compile(r"(sheet|tabelle|chart|diagramm|picture|bild|grafik|textbox|object|objekt) ?\d*", re.IGNORECASE)


# ---------------------------------------------------------------------- contrast
def contrast(one: str, other: str) -> float:
    """Of two colours such as "12355B", 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def needed(size: float, *, bold: bool) -> float:
    """The contrast that text of so many points needs."""
    return LARGE if size >= 18 or (bold and size >= 14) else TEXT


# ---------------------------------------------------------------------- workbooks
@dataclass(frozen=True, slots=True)
class Sheets:
    """A workbook as a checker sees it."""

    path: Path

    def troubles(self) -> list[str]:
        """Everything that is wrong with its visible sheets and what lies on them."""
        book = load_workbook(self.path)
        found = []
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                rules = (first_cell(sheet), cell_contrast(sheet), rule_contrast(sheet), headings(sheet), start(sheet))
                found += [f"{sheet.title}: {words}" for rule in rules for words in rule]
        return [*found, *objects(self.path)]


def first_cell(sheet: Worksheet) -> Iterator[str]:
    """A1 says what the sheet is: screen readers begin there."""
    if _NAMELESS.fullmatch(sheet.title):
        yield "a name that tells nothing"
    if not isinstance(sheet["A1"].value, str) or len(sheet["A1"].value) < 5:
        yield f"A1 does not say what the sheet is: {sheet['A1'].value!r}"


def cell_contrast(sheet: Worksheet) -> Iterator[str]:
    """Text against its ground, blank cells included: people will write there. A1 may be for the ear alone."""
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell, Cell) and not (cell.coordinate == "A1" and _colour(cell.font.color, INK) == PAPER):
                yield from _too_weak(cell.coordinate, cell.font, _ground(cell))


def rule_contrast(sheet: Worksheet) -> Iterator[str]:
    """The same where a conditional format changes the colour of text or ground."""
    for area in sheet.conditional_formatting:
        looks = [rule.dxf for rule in area.rules if rule.dxf is not None]
        for block in area.sqref.ranges:
            for row, column in block.cells:
                cell = sheet.cell(row, column)
                for look in looks:
                    yield from _too_weak(f"{cell.coordinate} (rule)", *_changed(cell, look))


def headings(sheet: Worksheet) -> Iterator[str]:
    """Tables have a row of headings, and no heading is blank."""
    for table in sheet.tables.values():
        if table.headerRowCount == 0 or not all(column.name.strip() for column in table.tableColumns):
            yield f"table {table.displayName} has no headings"


def start(sheet: Worksheet) -> Iterator[str]:
    """The sheet opens on A1 or on a cell to fill in."""
    cell = sheet[sheet.sheet_view.selection[-1].activeCell or "A1"]
    if cell.coordinate != "A1" and cell.protection.locked:
        yield f"opens on {cell.coordinate}, where nothing is to be done"


def objects(path: Path) -> Iterator[str]:
    """Charts, pictures and shapes have a name that tells something, and a text for who cannot see them."""
    package = Package.open(path.read_bytes(), path.name)
    hidden = {sheet.title for sheet in load_workbook(path, read_only=True).worksheets if sheet.sheet_state != "visible"}
    for sheet in Structure.read(package).sheets:
        for drawing in () if sheet.name in hidden else _drawings(package, sheet.part):
            for element in package.xml(drawing).iter("{*}cNvPr"):
                name, words = element.get("name", ""), element.get("descr", "")
                if _NAMELESS.fullmatch(name) or len(words) < 20:
                    yield f"{drawing}: {name!r} is described as {words!r}"


def _drawings(package: Package, sheet: str) -> Iterator[str]:
    folder, _, name = sheet.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels"
    if rels in package.parts:
        for target in package.xml(rels).xpath("//@Target"):
            if "drawings/drawing" in str(target):
                yield f"xl/{str(target).removeprefix('../').removeprefix('/xl/')}"


def _too_weak(place: str, font: Font, ground: str) -> Iterator[str]:
    ink, size = _colour(font.color, INK), float(font.sz or 11)
    if contrast(ink, ground) < needed(size, bold=bool(font.b)):
        yield f"{place}: {ink} on {ground} is {contrast(ink, ground):.1f} to 1 at {size:g} points"


def _ground(cell: Cell) -> str:
    return _colour(cell.fill.fgColor, PAPER) if cell.fill.patternType == "solid" else PAPER


def _changed(cell: Cell, look: DifferentialStyle) -> tuple[Font, str]:
    font = cell.font
    if look.font is not None and look.font.color is not None:
        bold = look.font.b if look.font.b is not None else cell.font.b
        font = Font(sz=cell.font.sz, b=bold, color=look.font.color)
    # A ground of a conditional format stands in bgColor, other than that of a cell.
    ground = _colour(look.fill.bgColor, PAPER) if look.fill is not None else _ground(cell)
    return font, ground


def _colour(colour: Color | None, otherwise: str) -> str:
    if colour is None:
        return otherwise
    if colour.type == "rgb":
        return str(colour.rgb)[-6:]
    if colour.type == "theme":
        return {0: PAPER, 1: INK}.get(colour.theme, otherwise)
    return COLOR_INDEX[colour.indexed][-6:] if colour.indexed < len(COLOR_INDEX) else otherwise


# ---------------------------------------------------------------------- the way of the keyboard
def inputs_in_order(sheet: Worksheet) -> list[str]:
    """Cells that are open on a protected sheet, in the order in which the tabulator key goes through them."""
    return [cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked]


def without_label(sheet: Worksheet) -> list[str]:
    """Cells to fill in that have no words before them in their row, nor above them."""
    cells = (cell for row in sheet.iter_rows() for cell in row)
    return [
        cell.coordinate
        for cell in cells
        if not cell.protection.locked and cell.value is None and not _is_labelled(sheet, cell)
    ]


def _is_labelled(sheet: Worksheet, cell: Cell) -> bool:
    before = [sheet.cell(cell.row, column) for column in range(1, cell.column)]
    above = [sheet[f"{get_column_letter(cell.column)}{row}"] for row in range(1, cell.row)]
    return any(isinstance(near.value, str) and near.value for near in (*before, *above))


# ---------------------------------------------------------------------- slides
def slide_troubles(path: Path) -> list[str]:
    """What a checker says of slides: titles, reading order, alternative texts, headings, language, contrast."""
    found, titles = [], []
    for number, slide in enumerate(Presentation(str(path)).slides, start=1):
        title = slide.shapes.title
        titles.append(title.text_frame.text.strip() if title is not None else "")
        if title is None or slide.shapes[0].shape_id != title.shape_id:
            found.append(f"slide {number}: the title is not read first")
        for shape in slide.shapes:
            found += [f"slide {number}: {words}" for words in _shape_troubles(shape)]
    if "" in titles or len(set(titles)) < len(titles):
        found.append(f"slides without a title of their own: {titles}")
    return found


def _shape_troubles(shape: object) -> Iterator[str]:
    element = shape._element  # type: ignore[attr-defined]
    name, words = shape.name, element.xpath(".//p:cNvPr")[0].get("descr", "")  # type: ignore[attr-defined]
    if etree.QName(element).localname in ("pic", "graphicFrame", "grpSp") and len(words) < 10:
        yield f"{name} has no alternative text"
    for table in element.iter(qn("a:tbl")):
        if table.find(qn("a:tblPr")) is None or table.find(qn("a:tblPr")).get("firstRow") != "1":
            yield f"{name} is a table without headings"
    for run in element.iter(qn("a:r")):
        properties = run.find(qn("a:rPr"))
        if properties is None or not properties.get("lang"):
            yield f"{name}: no language: {run.findtext(qn('a:t'))!r}"
            continue
        ink = properties.find(f"{qn('a:solidFill')}/{qn('a:srgbClr')}")
        size = int(properties.get("sz", 1200)) / 100
        if ink is not None and contrast(ink.get("val"), _shape_ground(run)) < needed(
            size, bold=properties.get("b") == "1"
        ):
            yield f"{name}: {ink.get('val')} on {_shape_ground(run)}: {run.findtext(qn('a:t'))!r}"


def _shape_ground(run: etree._Element) -> str:
    """The colour below a run: of its table cell or shape, else the paper's."""
    for above in run.iterancestors(qn("a:tc"), qn("p:sp")):
        for properties in (above.find(qn("a:tcPr")), above.find(qn("p:spPr"))):
            colour = None if properties is None else properties.find(f"{qn('a:solidFill')}/{qn('a:srgbClr')}")
            if colour is not None:
                return str(colour.get("val"))
    return PAPER
