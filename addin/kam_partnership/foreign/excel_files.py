"""Tables in .xlsx and .xlsm: values, dates and number formats through openpyxl, what belongs to the whole sheet
(merged areas, hidden rows, comments, validation) from the package, which is bounded before openpyxl gets it."""

from __future__ import annotations

import functools
import io
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from lxml import etree

from kam_partnership.cells import CellValue, ErrorValue
from kam_partnership.errors import FileUnreadable
from kam_partnership.foreign.sheet import Cell, Sheet, ends_of_rule, sheet_of_cells
from kam_partnership.xlsx.areas import Area, parse_area
from kam_partnership.xlsx.bounds import MAX_LIST_CELLS, xml_trouble
from kam_partnership.xlsx.closed_cells import ClosedCells
from kam_partnership.xlsx.comments import read_comments
from kam_partnership.xlsx.limits import MAX_COLUMN
from kam_partnership.xlsx.namespaces import main
from kam_partnership.xlsx.number_formats import GENERAL
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.sheet_cells import FORMULA_TAG, cell_elements, decoded, whole_number

#: Parts that openpyxl would read and nobody here asks for; strange ones among them would stop it.
_NEEDLESS: Final = ("docProps/", "xl/theme/", "xl/externalLinks/", "xl/chartsheets/", "xl/drawings/", "xl/charts/")
_XML: Final = (".xml", ".rels", ".vml")


def read_excel(path: Path, data: bytes | None = None) -> list[Sheet]:
    """The worksheets of a workbook in the order of their tabs.

    Args:
        path: of the file.
        data: what it would hold if it was saved now; what it holds when None.

    Raises:
        FileUnreadable: when the file is missing, locked, encrypted, damaged, beyond the bounds or no workbook.
    """
    cells = ClosedCells(path, data)
    _refuse_dangerous(cells.package)
    facts = {sheet.name: _facts(cells, sheet.name, sheet.part) for sheet in cells.structure.sheets}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl does not know it does not read: nothing to tell
            found = dict(_values(cells.package, facts))
    except FileUnreadable:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers raise
        raise FileUnreadable("list_library_failed", file=str(path), reason=_reason(error)) from error
    hidden = _hidden_sheets(cells.package, cells.structure.workbook_part)
    sheets = []
    for name, values in found.items():
        _calculate_missing(cells, name, values, facts[name].pop("uncalculated"))
        sheets.append(sheet_of_cells(name, values, hidden=name in hidden, **facts[name]))
    return sheets


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())[:120]}"


def _refuse_dangerous(package: Package) -> None:
    """openpyxl parses more parts than our own reader, with its own parser."""
    for part, content in package.parts.items():
        if part.endswith(_XML) and content.strip() and (trouble := xml_trouble(content)):
            raise FileUnreadable("file_damaged", file=package.source, part=part, reason=trouble)


def _values(package: Package, facts: dict[str, dict[str, Any]]) -> Iterator[tuple[str, dict[tuple[int, int], Cell]]]:
    import openpyxl
    from openpyxl.utils.datetime import to_excel

    needed = Package({part: data for part, data in package.parts.items() if not part.startswith(_NEEDLESS)})
    archive = io.BytesIO(needed.to_bytes(compress=False))
    book = openpyxl.load_workbook(archive, read_only=True, data_only=True, keep_links=False)
    serial = functools.partial(to_excel, epoch=book.epoch)
    try:
        for sheet in book.worksheets:
            if sheet.title in facts:
                formulas = facts[sheet.title].pop("formulas")
                sheet.reset_dimensions()  # what the file says about its size is often wrong
                yield (
                    sheet.title,
                    {
                        (cell.row, cell.column): _cell(cell, (cell.row, cell.column) in formulas, serial)
                        for row in sheet.iter_rows()
                        for cell in row
                        if cell.value is not None
                    },
                )
    finally:
        book.close()


def _cell(cell: Any, is_formula: bool, serial: Callable[[Any], float]) -> Cell:
    value, kind = cell.value, cell.data_type
    is_date = kind == "d"
    typed: CellValue
    if is_date:
        typed = float(serial(value))
    elif kind == "e":
        typed = ErrorValue(str(value))
    elif isinstance(value, bool):
        typed = value
    elif isinstance(value, (int, float)):
        typed = float(value)
    else:
        typed = decoded(str(value))
    return Cell(typed, is_date, cell.number_format if cell.has_style else GENERAL, is_formula)


def _calculate_missing(
    cells: ClosedCells, sheet: str, values: dict[tuple[int, int], Cell], places: set[tuple[int, int]]
) -> None:
    """Some programs save formulas without their results."""
    for row, column in places - values.keys():
        value = cells.value(sheet, row, column)
        if value is not None:
            values[row, column] = Cell(value, is_formula=True)


def _facts(cells: ClosedCells, name: str, part: str) -> dict[str, Any]:
    """What belongs to the sheet as a whole, as ``Sheet`` names it; and where formulas stand."""
    package = cells.package
    root = package.xml(part)
    _refuse_enormous(root, package.source, name)
    has_formulas = b"<f" in package.parts[part]
    places = cell_elements(root) if has_formulas else ()
    formulas = {(row, column): cell for row, column, cell in places if cell.find(FORMULA_TAG) is not None}
    rows = root.iterfind(f"{main('sheetData')}/{main('row')}")
    columns = root.iterfind(f"{main('cols')}/{main('col')}")
    return {
        "formulas": formulas.keys(),
        "uncalculated": {place for place, cell in formulas.items() if not cell.findtext(main("v"))},
        "merged": tuple(_areas(root.iterfind(f"{main('mergeCells')}/{main('mergeCell')}"), "ref", name)),
        "hidden_rows": frozenset(whole_number(row.get("r"), 0) for row in rows if _is_hidden(row)),
        "hidden_columns": frozenset(c for element in columns if _is_hidden(element) for c in _numbers(element)),
        "comments": {(c.row, c.column): " ".join(c.text.split()) for c in read_comments(package, part) if c.text},
        "limits": tuple(limits_of(root, name)),
    }


def _refuse_enormous(root: etree._Element, file: str, sheet: str) -> None:
    """openpyxl fills the gaps in each row up to its last cell: one cell far to the right in each row is a bomb."""
    last = 0
    cells = 0
    for row in root.iterfind(f"{main('sheetData')}/{main('row')}"):
        place = parse_area(row[-1].get("r", "")) if len(row) else None
        cells += max(len(row), place.left if place else 0)
        last = max(last, whole_number(row.get("r"), last + 1))
    if cells > MAX_LIST_CELLS:
        raise FileUnreadable("list_too_many_cells", file=file, sheet=sheet, limit=MAX_LIST_CELLS)


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") in ("1", "true")


def _numbers(element: etree._Element) -> range:
    first, last = whole_number(element.get("min"), 0), whole_number(element.get("max"), 0)
    return range(first, min(last, MAX_COLUMN) + 1)


def _areas(elements: Iterator[etree._Element], attribute: str, sheet: str) -> Iterator[Area]:
    for element in elements:
        for place in element.get(attribute, "").split():
            if (area := parse_area(place, sheet)) is not None:
                yield area


def _hidden_sheets(package: Package, workbook: str) -> set[str]:
    elements = package.xml(workbook).iterfind(f"{main('sheets')}/{main('sheet')}")
    return {element.get("name", "") for element in elements if element.get("state", "visible") != "visible"}


def limits_of(root: etree._Element, sheet: str) -> Iterator[tuple[Area, tuple[float, float]]]:
    """Where validation allows numbers between constant ends, or a list of numbers."""
    for rule in root.iter(main("dataValidation")):
        ends = ends_of_rule(rule.get("type", ""), rule.findtext(main("formula1")), rule.findtext(main("formula2")))
        if ends is not None and rule.get("operator", "between") == "between":
            yield from ((area, ends) for area in _areas(iter([rule]), "sqref", sheet))
