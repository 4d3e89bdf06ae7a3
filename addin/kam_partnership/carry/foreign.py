"""Reading a list that is not a workbook of ours: an .xlsx or a .csv file."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

from kam_partnership.carry.recognise import SheetGrid
from kam_partnership.cells import CellValue
from kam_partnership.errors import FileUnreadable
from kam_partnership.xlsx.bounds import MAX_LIST_BYTES, WORKBOOK_ENDINGS
from kam_partnership.xlsx.closed_cells import ClosedCells
from kam_partnership.xlsx.limits import MAX_CELL_TEXT
from kam_partnership.xlsx.namespaces import main
from kam_partnership.xlsx.package import read_bytes
from kam_partnership.xlsx.references import Area, parse_area

_NUMBER = re.compile(r"[+\-−]?\d+(?:[.,]\d+)?")
_DELIMITERS = ";\t,"
_TEXTS = (".csv", ".txt", ".tsv")


def read_sheets(path: Path) -> list[SheetGrid]:
    """The sheets of a file as the recognition sees them.

    Raises:
        FileUnreadable: when the file cannot be read, or is of a kind that cannot be read here.
    """
    ending = path.suffix.lower()
    if ending in _TEXTS:
        return [_text_file(path)]
    if ending in WORKBOOK_ENDINGS:
        return sheets_of(ClosedCells(path))
    read_bytes(path)  # a missing file is told before its kind
    raise FileUnreadable("list_kind", file=str(path), kind=ending or "?")


def sheets_of(cells: ClosedCells) -> list[SheetGrid]:
    """The sheets of a workbook that is already open for reading."""
    return [sheet_of(cells, sheet.name) for sheet in cells.structure.sheets]


def sheet_of(cells: ClosedCells, name: str) -> SheetGrid:
    """One sheet of a workbook; results that its writer did not save are calculated."""
    sheet = cells.sheet(name)
    values = dict(sheet.values)
    for row, column in sheet.uncalculated:
        values[row, column] = cells.value(name, row, column)
    return SheetGrid(name, values, frozenset(sheet.formulas), _limits(cells, name))


def _limits(cells: ClosedCells, name: str) -> Callable[[int, int], tuple[float, float] | None]:
    """What validation allows: number rules with constant ends, and lists of numbers."""
    sheet = cells.structure.sheet(name)
    rules: list[tuple[Area, tuple[float, float]]] = []
    for rule in cells.package.xml(sheet.part).iter(main("dataValidation")) if sheet else ():
        ends = _ends(rule.get("type", ""), rule.findtext(main("formula1")), rule.findtext(main("formula2")))
        operator = rule.get("operator", "between")
        for place in rule.get("sqref", "").split() if ends and operator == "between" else ():
            area = parse_area(place, name)
            if area is not None and ends is not None:
                rules.append((area, ends))

    def limits(row: int, column: int) -> tuple[float, float] | None:
        return next((e for a, e in rules if a.top <= row <= a.bottom and a.left <= column <= a.right), None)

    return limits


def _ends(kind: str, first: str | None, second: str | None) -> tuple[float, float] | None:
    try:
        if kind in ("whole", "decimal"):
            low, high = float(first or ""), float(second or "")
        elif kind == "list" and first and first.startswith('"'):
            numbers = [float(item) for item in re.split("[,;]", first.strip('"'))]
            low, high = min(numbers), max(numbers)
        else:
            return None
    except ValueError:
        return None
    return (low, high) if low < high else None


# ---------------------------------------------------------------------- text files
def _text_file(path: Path) -> SheetGrid:
    data = read_bytes(path)
    if len(data) > MAX_LIST_BYTES:
        raise FileUnreadable("file_too_large", file=str(path), limit=f"{MAX_LIST_BYTES // 1024**2} MB")
    text = _decoded(data, path)
    reader = csv.reader(text.splitlines(), delimiter=_delimiter(text))
    try:
        rows = list(reader)
    except csv.Error as error:  # a field without an end
        raise _too_long(path, reader.line_num) from error
    values: dict[tuple[int, int], CellValue] = {}
    for row, cells in enumerate(rows, start=1):
        for column, cell in enumerate(cells, start=1):
            if len(cell) > MAX_CELL_TEXT:
                raise _too_long(path, row)
            if cell.strip():
                values[row, column] = _typed(cell.strip())
    return SheetGrid("", values)


def _too_long(path: Path, row: int) -> FileUnreadable:
    return FileUnreadable("list_text_too_long", file=str(path), row=row, limit=MAX_CELL_TEXT)


def _decoded(data: bytes, path: Path) -> str:
    """UTF-8 with or without its mark, UTF-16 with its mark, else what German Windows writes."""
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16")
        if b"\0" in data:
            raise FileUnreadable("list_not_text", file=str(path))
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    """The sign that splits the lines most evenly; one inside quotation marks does not count."""
    lines = [line for line in re.sub(r'"(?:[^"]|"")*"', "", text).splitlines() if line.strip()][:200]

    def evenness(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        usual = max((c for c in counts if c), key=counts.count, default=0)
        return (counts.count(usual) if usual else 0, usual)

    # "7,5" puts a comma into every line too: the semicolon and the tab come first where they split at all.
    for sign in ";\t":
        if evenness(sign)[0] >= 0.5 * max(len(lines), 1):
            return sign
    return max(_DELIMITERS, key=evenness)


def _typed(text: str) -> CellValue:
    """A number with a decimal comma or point as a number; everything else is text."""
    if _NUMBER.fullmatch(text):
        return float(text.replace("−", "-").replace(",", "."))
    return text
