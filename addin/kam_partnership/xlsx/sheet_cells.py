"""The cells of one worksheet part: values as stored, without calculating anything."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from math import isfinite

from lxml import etree

from kam_partnership.cells import CellValue, ErrorValue, column_letters, column_number, is_blank
from kam_partnership.xlsx.dates import serial_number
from kam_partnership.xlsx.limits import MAX_COLUMN, MAX_ROW
from kam_partnership.xlsx.namespaces import SPREADSHEET

_MAIN = f"{{{SPREADSHEET}}}"
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
ROW_TAG, CELL_TAG, FORMULA_TAG = f"{_MAIN}row", f"{_MAIN}c", f"{_MAIN}f"
_CONTENT, _INLINE, _TEXT = f"{_MAIN}v", f"{_MAIN}is", f"{_MAIN}t"
_column_number = functools.cache(column_number)  # three letters at most
_letters = functools.lru_cache(maxsize=None)(column_letters)


@dataclass(slots=True)
class SheetCells:
    """Values by row and column (both from 1); the formulas as the file writes them, "" for one that another
    cell shares; which formulas have no result."""

    values: dict[tuple[int, int], CellValue] = field(default_factory=dict)
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    uncalculated: set[tuple[int, int]] = field(default_factory=set)
    last_row: int = 0


class SheetRows:
    """The rows of one worksheet, each cell understood when it is asked for: readers want few of many cells.

    Args:
        sheet: the root of the part; None for a sheet that does not exist.
        shared_string: the shared string with that number; IndexError when there is none.
    """

    def __init__(self, sheet: etree._Element | None, shared_string: Callable[[int], str]) -> None:
        self._shared_string = shared_string
        self._elements: dict[int, list[etree._Element]] = {}
        self._cells: dict[int, dict[str | None, etree._Element]] = {}
        number = 0
        for element in () if sheet is None else _rows_of(sheet):
            number = whole_number(element.get("r"), number + 1)
            # A million rows may be formatted, and empty; and no sheet has the rows of a number that damage made.
            if len(element) and 1 <= number <= MAX_ROW:
                self._elements.setdefault(number, []).append(element)

    def value(self, row: int, column: int) -> CellValue:
        """What the cell holds, without calculating anything."""
        element = self._cell(row, column)
        return None if element is None else _value(element, self._shared_string)

    def has_formula(self, row: int, column: int) -> bool:
        """True for a cell with a formula of its own or a shared one."""
        element = self._cell(row, column)
        return element is not None and _child(element, FORMULA_TAG) is not None

    def formula(self, row: int, column: int) -> str:
        """The cell's own formula without its equals sign; "" where it has none, or shares that of another cell."""
        element = self._cell(row, column)
        formula = None if element is None else _child(element, FORMULA_TAG)
        return "" if formula is None else formula.text or ""

    def style(self, row: int, column: int) -> int:
        """The number of the cell's style."""
        element = self._cell(row, column)
        return 0 if element is None else whole_number(element.get("s"), 0)

    def last_row(self, columns: Iterable[int]) -> int:
        """The last row that holds anything in these columns; 0 for none."""
        for row in sorted(self._elements, reverse=True):
            if any(len(cell) for element in self._elements[row] for cell in element) and any(
                not is_blank(self.value(row, column)) for column in columns
            ):
                return row
        return 0

    def _cell(self, row: int, column: int) -> etree._Element | None:
        cells = self._cells.get(row)
        if cells is None:
            if row not in self._elements:
                return None
            cells = self._cells[row] = _by_address(self._elements[row])
        wanted = f"{_letters(column)}{row}"
        found = cells.get(wanted)
        if (found is None and not _as_usual(cells, row)) or (found is not None and found.tag != CELL_TAG):
            cells = self._cells[row] = _sorted_out(row, self._elements[row], self._shared_string)
            found = cells.get(wanted)
        return found


def _by_address(rows: list[etree._Element]) -> dict[str | None, etree._Element]:
    """The cells of one row by their addresses as written; {None: …} where that would lose some."""
    if len(rows) == 1:
        cells = {element.get("r"): element for element in rows[0]}
        if len(cells) == len(rows[0]):
            return cells
    return dict.fromkeys((None,), rows[0]) if rows else {}


def _as_usual(cells: dict[str | None, etree._Element], row: int) -> bool:
    """True when each cell has an address of its own, in capitals, in this row: all programs write them so."""
    addresses = "".join(f"{address}," for address in cells)
    return re.fullmatch(rf"(?:[A-Z]{{1,3}}{row},)*", addresses) is not None


def _sorted_out(
    number: int, rows: list[etree._Element], shared_string: Callable[[int], str]
) -> dict[str | None, etree._Element]:
    """The cells by their proper addresses; of two in one place the later one counts if it holds anything."""
    found: dict[str | None, etree._Element] = {}
    for row in rows:
        for column, element in _cells_of(row):
            address = f"{_letters(column)}{number}"
            if address not in found or _value(element, shared_string) is not None:
                found[address] = element
    return found


def read_cells(sheet: etree._Element, shared_string: Callable[[int], str]) -> SheetCells:
    """All cells of a worksheet.

    Args:
        sheet: the root of the part.
        shared_string: the shared string with that number; IndexError when there is none.
    """
    cells = SheetCells()
    for row, column, element in cell_elements(sheet):
        formula = _child(element, FORMULA_TAG)
        value = _value(element, shared_string)
        if formula is not None:
            cells.formulas[row, column] = formula.text or ""
            if value is None:
                cells.uncalculated.add((row, column))
        elif value is not None:
            cells.formulas.pop((row, column), None)  # of two cells in one place the later one counts
        if value is not None:
            cells.values[row, column] = value
            cells.last_row = max(cells.last_row, row)
    return cells


def cell_elements(sheet: etree._Element) -> Iterator[tuple[int, int, etree._Element]]:
    """Cells with their places; a file may leave the addresses out where they follow from the order.

    Places that no sheet has are passed over, so that nobody counts rows up to a number that damage made.
    """
    row = 0
    for row_element in _rows_of(sheet):
        row = whole_number(row_element.get("r"), row + 1)
        for column, element in _cells_of(row_element):
            if 1 <= row <= MAX_ROW and column <= MAX_COLUMN:
                yield row, column, element


def _rows_of(sheet: etree._Element) -> Iterator[etree._Element]:
    for data in sheet.iterchildren(f"{_MAIN}sheetData"):
        yield from data.iterchildren(ROW_TAG)


def _cells_of(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    column = 0
    for element in row.iterchildren(CELL_TAG):
        match = _CELL.fullmatch(element.get("r", ""))
        column = _column_number(match[1]) if match else column + 1
        yield column, element


def _child(element: etree._Element, tag: str) -> etree._Element | None:
    """The first child of that tag: what ``find`` does, without its detours."""
    for child in element:
        if child.tag == tag:
            return child
    return None


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


def saved_result(cell: etree._Element) -> CellValue:
    """What a formula's cell shows, as its writer saved it: such results are never shared strings."""
    return _value(cell, _no_shared_string)


def _no_shared_string(number: int) -> str:
    raise IndexError(number)


def _value(element: etree._Element, shared_string: Callable[[int], str]) -> CellValue:
    if not len(element):  # only formatted, as most blank cells are
        return None
    kind = element.get("t", "n")
    if kind == "inlineStr":
        inline = _child(element, _INLINE)
        return None if inline is None else rich_text(inline)
    content = _child(element, _CONTENT)
    text = None if content is None else content.text or ""
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
        return serial_number(dt.datetime.fromisoformat(text.replace("Z", "+00:00")))
    except ValueError:
        return text


def rich_text(element: etree._Element) -> str:
    """The text of a string item, its formatting and its phonetic hints left out."""
    if len(element) == 1 and element[0].tag == _TEXT:
        return decoded(element[0].text or "")
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
