"""The cells of one worksheet part: values as stored, without calculating anything."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import isfinite

from lxml import etree

from kam_partnership.cells import CellValue, ErrorValue, column_number
from kam_partnership.workbook.references import MAX_COLUMN, MAX_ROW

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_EXCEL_EPOCH = dt.datetime(1899, 12, 30)


@dataclass(slots=True)
class SheetCells:
    """Values by row and column (both from 1); the formulas as the file writes them, "" for one that another
    cell shares; which formulas have no result."""

    values: dict[tuple[int, int], CellValue] = field(default_factory=dict)
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    uncalculated: set[tuple[int, int]] = field(default_factory=set)
    last_row: int = 0


def read_cells(sheet: etree._Element, shared_string: Callable[[int], str]) -> SheetCells:
    """All cells of a worksheet.

    Args:
        sheet: the root of the part.
        shared_string: the shared string with that number; IndexError when there is none.
    """
    cells = SheetCells()
    for row, column, element in cell_elements(sheet):
        formula = element.find(f"{_MAIN}f")
        value = _value(element, shared_string)
        if formula is not None:
            cells.formulas[row, column] = formula.text or ""
            if value is None:
                cells.uncalculated.add((row, column))
        if value is not None:
            cells.values[row, column] = value
            cells.last_row = max(cells.last_row, row)
    return cells


def cell_elements(sheet: etree._Element) -> Iterator[tuple[int, int, etree._Element]]:
    """Cells with their places; a file may leave the addresses out where they follow from the order.

    Places that no sheet has are passed over, so that nobody counts rows up to a number that damage made.
    """
    row = 0
    for row_element in sheet.iterfind(f"{_MAIN}sheetData/{_MAIN}row"):
        row = whole_number(row_element.get("r"), row + 1)
        column = 0
        for element in row_element.iterfind(f"{_MAIN}c"):
            match = _CELL.fullmatch(element.get("r", ""))
            column = column_number(match[1]) if match else column + 1
            if 1 <= row <= MAX_ROW and column <= MAX_COLUMN:
                yield row, column, element


def whole_number(text: str | None, otherwise: int) -> int:
    """A count or an index as a file tells it; ``otherwise`` for what is none."""
    return int(text) if text is not None and len(text) < 16 and text.isdecimal() else otherwise


def measure(text: str | None, otherwise: float) -> float:
    """A height, width or size as a file tells it; ``otherwise`` for what is none that Excel knows."""
    try:
        number = float(text or "")
    except ValueError:
        return otherwise
    return number if 0 < number < 10_000 else otherwise


def _value(element: etree._Element, shared_string: Callable[[int], str]) -> CellValue:
    kind = element.get("t", "n")
    if kind == "inlineStr":
        inline = element.find(f"{_MAIN}is")
        return None if inline is None else rich_text(inline)
    text = element.findtext(f"{_MAIN}v")
    if text is None or (text == "" and kind != "str"):
        return None
    if kind == "s":
        try:
            return shared_string(int(text))
        except (IndexError, ValueError):
            return ErrorValue("#REF!")
    if kind in ("str", "e"):
        return ErrorValue(text) if kind == "e" else decoded(text)
    if kind == "b":
        return text.strip() in ("1", "true")
    return _date_serial(text) if kind == "d" else _number(text)


def _number(text: str) -> CellValue:
    """A number; the text itself where Excel would see none, though Python would: NaN, inf, 1_000."""
    try:
        number = float(text)
    except ValueError:
        return text
    return number if isfinite(number) and "_" not in text else text


def _date_serial(text: str) -> CellValue:
    """A date in ISO notation as its serial number; dates count as numbers everywhere."""
    try:
        moment = dt.datetime.fromisoformat(text.replace("Z", "+00:00")).replace(tzinfo=None)
    except ValueError:
        return text
    return (moment - _EXCEL_EPOCH) / dt.timedelta(days=1)


def rich_text(element: etree._Element) -> str:
    """The text of a string item, its formatting and its phonetic hints left out."""
    texts = (
        child.findtext(f"{_MAIN}t") if child.tag == f"{_MAIN}r" else child.text
        for child in element
        if child.tag in (f"{_MAIN}r", f"{_MAIN}t")
    )
    return decoded("".join(text or "" for text in texts))


def decoded(text: str) -> str:
    """Characters that XML cannot hold are written as ``_x000B_``."""
    if "_x" not in text:
        return text
    plain = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    # Half a character (of two codes that belong together) could be neither printed nor saved.
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def encoded(text: str) -> str:
    """The text as XML can hold it, the way Excel writes it: the counterpart of ``decoded``."""
    return _UNSAFE.sub(lambda unsafe: f"_x{ord(unsafe[0]):04X}_", text)
