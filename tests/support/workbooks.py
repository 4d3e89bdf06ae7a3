"""Workbooks as people leave them: filled in, grown, cut, sorted, renamed, rearranged. Always from a seed."""

from __future__ import annotations

import functools
import io
import random
import re
import zlib
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook.defined_name import DefinedName

from kam_partnership.cells import CellValue, ErrorValue
from kam_partnership.headless import open_book
from kam_partnership.workbook import names
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Structure
from kam_partnership.xlsx.table_growth import grow_table
from support.shared import made_once

TEMPLATES = Path(__file__).parents[2] / "templates"
GERMAN = TEMPLATES / "KAM_Partnerschaft_deu.xlsx"
ENGLISH = TEMPLATES / "KAM_Partnership_eng.xlsx"

TEMPLATE_ROWS = 16

#: Minimum, maximum, tolerance, cooperation, strategic.
SCALES = (
    (0.0, 10.0, 1.5, 4.0, 7.0),
    (1.0, 6.0, 0.75, 2.5, 4.5),
    (0.0, 100.0, 12.5, 40.0, 70.0),
    (-5.0, 5.0, 0.0, -1.0, 2.0),
    (1.0, 5.0, 4.0, 1.0, 5.0),
)
Row = tuple[str | None, CellValue, CellValue, CellValue]  # title, weight, supplier, key account


@dataclass(frozen=True, slots=True)
class Content:
    """What a generated workbook holds."""

    settings: tuple[float, ...]
    rows: tuple[Row, ...]
    minimum_coverage: CellValue = 0.5
    target: tuple[CellValue, CellValue] = (None, None)  # supplier, key account
    evidence: tuple[str | None, ...] = ()  # of the first rows

    @property
    def valid_target(self) -> tuple[float, float] | None:
        """The target when it is one."""
        low, high = self.settings[:2]
        numbers = [value for value in self.target if isinstance(value, float) and low <= value <= high]
        return (numbers[0], numbers[1]) if len(numbers) == 2 else None


def random_content(seed: int, largest: int = 40) -> Content:
    """Rows with numbers, blanks, texts, errors, logical values and numbers off the scale."""
    chance = random.Random(seed)
    settings = chance.choice(SCALES)
    low, high = settings[:2]

    def rating() -> CellValue:
        kind = chance.random()
        if kind < 0.75:
            return round(low + (high - low) * chance.random(), chance.choice((0, 0, 1, 4)))
        odd: Sequence[CellValue] = (
            None,
            None,
            None,
            "7,5",
            "x",
            ErrorValue("#DIV/0!"),
            True,
            False,
            high + 1,
            low - 0.5,
            46347.0,
        )
        return chance.choice(odd)

    def weight() -> CellValue:
        kind = chance.random()
        if kind < 0.7:
            return chance.choice((1.0, 2.0, 3.0, 0.5, 1.25))
        odd: Sequence[CellValue] = (None, None, 0.0, -1.0, "viel", ErrorValue("#N/A"), True)
        return chance.choice(odd)

    count = chance.choice((1, 2, 5, 16, 17, chance.randint(3, largest)))
    rows = tuple(
        (None if chance.random() < 0.05 else f"Kriterium {n}", weight(), rating(), rating())
        for n in range(1, count + 1)
    )
    more = random.Random(-seed)  # so that the rows stay those of this seed
    target = low + (high - low) * round(more.random(), 2), low + (high - low) * round(more.random(), 2)
    odd_targets: Sequence[tuple[CellValue, CellValue]] = (
        *((None, None), (None, None), (target[0], None), (target[0], "viel"), (high + 1, target[1])),
        *((True, target[1]), (low, high), (high, high), ("7,5", "7,5")),
    )
    wanted = target if more.random() < 0.6 else more.choice(odd_targets)
    evidence = tuple(more.choice((None, f"Beispiel {n}")) for n in range(count))
    return Content(settings, rows, more.choice((0.5, 0.5, 0.0, 0.25, 1.0)), wanted, evidence)


def fill(path: Path, content: Content, template: Path = GERMAN) -> Path:
    """A workbook with this content, filled in and grown without Excel; cut with openpyxl where needed.

    The same content is filled in once only, since many tests begin with it and it takes a second.
    """

    def filled(new: Path) -> None:
        _fill(new, content, template)

    # Not the content itself: True equals 1. Not the template's name: tests make templates of their own.
    return made_once(path, filled, repr(content), zlib.crc32(template.read_bytes()))


def _fill(path: Path, content: Content, template: Path) -> Path:
    path.write_bytes(_of_rows(template, len(content.rows)))
    with open_book(path) as book:
        first, last = (book.names[name].refers_to_range for name in (names.CRITERION_COLUMN, names.KEY_ACCOUNT_COLUMN))
        # Side by side in the template, and written at once: every writing calculates what depends on it.
        block = first.sheet.range((first.row, first.column), (last.row + last.shape[0] - 1, last.column))
        block.raw_value = [[_as_typed(value) for value in row] for row in content.rows]
        if content.evidence:
            area = book.names[names.EVIDENCE_COLUMN].refers_to_range[: len(content.evidence), 0]
            area.raw_value = [[value] for value in content.evidence]
        single = dict(zip(names.SETTING_CELLS.values(), content.settings, strict=True))
        single |= {names.FURTHER_SETTING_CELLS["minimum_coverage"]: content.minimum_coverage}
        single |= dict(zip(names.TARGET_CELLS.values(), content.target, strict=True))
        for name, value in single.items():
            cell = book.names[name].refers_to_range
            if value is None and cell.raw_value is None:
                continue
            if repr(cell.raw_value) != repr(value):  # most keep the template's, and every writing calculates
                cell.raw_value = value
        book.app.calculate()
        book.save()
    return path


def grow(book: Any, rows: int) -> None:
    """Append empty criteria all at once; one by one each of them would cost a second look at the file."""
    document = book.impl.document
    document.grow(document.structure.table(names.CRITERIA_TABLE), rows)


def _as_typed(value: CellValue) -> Any:
    """An error value can only be typed as a formula."""
    formulas = {"#DIV/0!": "=1/0", "#N/A": "=NA()"}
    return formulas[value.code] if isinstance(value, ErrorValue) else value


# ---------------------------------------------------------------------- as another program would do it
def _main_sheet(book: openpyxl.Workbook) -> Any:
    return next(sheet for sheet in book.worksheets if names.CRITERIA_TABLE in sheet.tables)


@functools.cache
def _of_rows(template: Path, rows: int) -> bytes:
    """A template whose table has so many rows."""
    if rows < TEMPLATE_ROWS:
        return _cut(template, rows)
    package = Package.open(template)
    if rows > TEMPLATE_ROWS:
        structure = Structure.read(package)
        table = structure.table(names.CRITERIA_TABLE)
        assert table is not None
        grow_table(package, structure, table, rows - TEMPLATE_ROWS)
    return package.to_bytes()


def _cut(template: Path, rows: int) -> bytes:
    """A template without the rows at the table's end."""
    book = openpyxl.load_workbook(template)
    sheet = _main_sheet(book)
    table = sheet.tables[names.CRITERIA_TABLE]
    left, top, right, bottom = range_boundaries(table.ref)
    for row in range(top + rows + 1, bottom + 1):
        for column in range(left, right + 1):
            sheet.cell(row, column).value = None
    table.ref = f"{get_column_letter(left)}{top}:{get_column_letter(right)}{top + rows}"
    cut = io.BytesIO()
    book.save(cut)
    return cut.getvalue()


def save_with_openpyxl(path: Path) -> Path:
    """The same workbook after openpyxl has read and written it."""
    book = openpyxl.load_workbook(path)
    book.save(path)
    return path


def rename_headings(path: Path, new: dict[str, str]) -> Path:
    """Rename columns as Excel does: heading, table, every formula and name follow."""
    book = openpyxl.load_workbook(path)
    sheet = _main_sheet(book)
    table = sheet.tables[names.CRITERIA_TABLE]
    left, top, _, _ = range_boundaries(table.ref)
    for offset, column in enumerate(table.tableColumns):
        if column.name in new:
            sheet.cell(top, left + offset).value = new[column.name]
            column.name = new[column.name]
    _rewrite_formulas(book, lambda formula: _renamed(formula, new))
    book.save(path)
    return path


def _renamed(formula: str, new: dict[str, str]) -> str:
    for old, name in new.items():
        formula = formula.replace(f"[{old}]", f"[{name}]")
    return formula


def _rewrite_formulas(book: openpyxl.Workbook, change: Any) -> None:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    cell.value = change(cell.value)
                elif hasattr(cell.value, "text"):
                    cell.value.text = change(cell.value.text)
        for table in sheet.tables.values():
            for column in table.tableColumns:
                if column.calculatedColumnFormula is not None:
                    text = column.calculatedColumnFormula.attr_text
                    column.calculatedColumnFormula.attr_text = change(text)
    for name, defined in book.defined_names.items():
        book.defined_names[name] = DefinedName(name, attr_text=change(defined.attr_text))


def move_columns(path: Path, order: Sequence[int], extra: str = "") -> Path:
    """Rearrange the table's columns (positions from 0), optionally with a column of the user's own at the end.

    Columns that ``order`` does not name stay behind the others.

    Defined names and formulas refer to columns by their headings, so nothing else has to change.
    """
    book = openpyxl.load_workbook(path)
    sheet = _main_sheet(book)
    table = sheet.tables[names.CRITERIA_TABLE]
    left, top, right, bottom = range_boundaries(table.ref)
    order = (*order, *(place for place in range(right - left + 1) if place not in order))
    block = [[(cell.value, copy(cell._style)) for cell in row] for row in sheet.iter_rows(top, bottom, left, right)]
    for row, cells in enumerate(block, start=top):
        for offset, source in enumerate(order):
            # With their looks: LibreOffice takes TRUE for a number in a cell with a number's format.
            sheet.cell(row, left + offset).value, sheet.cell(row, left + offset)._style = cells[source]
    columns = [table.tableColumns[source] for source in order]
    if extra:
        right += 1
        sheet.cell(top, right).value = extra
        for row in range(top + 1, bottom + 1):
            sheet.cell(row, right).value = "eigene Notiz"
        own = type(columns[0])(id=len(columns) + 1, name=extra)
        columns.append(own)
        table.ref = re.sub(r":[A-Z]+", f":{get_column_letter(right)}", table.ref)
    for number, column in enumerate(columns, start=1):
        column.id = number
    table.tableColumns = columns
    book.save(path)
    return path


def sort_rows(path: Path, seed: int) -> Path:
    """Shuffle the rows' contents, as sorting does; formulas stay where they are."""
    with open_book(path) as book:
        columns = (
            names.CRITERION_COLUMN,
            names.WEIGHT_COLUMN,
            names.SUPPLIER_COLUMN,
            names.KEY_ACCOUNT_COLUMN,
        )
        areas = [book.names[name].refers_to_range for name in columns]
        order = list(range(areas[0].shape[0]))
        random.Random(seed).shuffle(order)
        for area in areas:
            entered = _column(area)
            area.raw_value = [[entered[index]] for index in order]
        book.app.calculate()
        book.save()
    return path


def _column(area: Any) -> list[CellValue]:
    """What was typed into each cell: a formula as text that begins with "=", else the value as it is."""
    formulas, values = area.formula, area.raw_value
    if not isinstance(formulas, tuple):
        formulas, values = ((formulas,),), ((values,),)
    return [
        formula if isinstance(formula, str) and formula.startswith("=") else value
        for (formula,), (value,) in zip(formulas, values, strict=True)
    ]


# ---------------------------------------------------------------------- damage and looks
def delete_names(path: Path, gone: Sequence[str]) -> Path:
    """Delete defined names, as somebody might in the name manager."""
    book = openpyxl.load_workbook(path)
    for name in gone:
        del book.defined_names[name]
    book.save(path)
    return path


def locked_cells(path: Path, start_name: str, rows: int, columns: int) -> list[str]:
    """Locked cells in the block that begins at a named cell."""
    book = openpyxl.load_workbook(path)
    sheet_name, reference = next(iter(book.defined_names[start_name].destinations))
    sheet = book[sheet_name]
    left, top, _, _ = range_boundaries(reference)
    locked = []
    for column in range(left, left + columns):
        letters = get_column_letter(column)
        whole = sheet.column_dimensions[_column_group(sheet, column)].protection
        for row in range(top, top + rows):
            cell = sheet._cells.get((row, column))
            if (whole if cell is None else cell.protection).locked:
                locked.append(f"{letters}{row}")
    return locked


def _column_group(sheet: Any, column: int) -> str:
    """openpyxl keeps the looks of neighbouring columns with the first of them."""
    for letters, dimension in sheet.column_dimensions.items():
        if dimension.min is not None and dimension.min <= column <= dimension.max:
            return str(letters)
    return get_column_letter(column)


def save_state(path: Path, day: float, supplier: float, key_account: float) -> Path:
    """Put one earlier assessment into the history's first row."""
    with open_book(path) as book:
        values = {"date": day, "supplier_score": supplier, "key_account_score": key_account}
        for key, value in values.items():
            book.names[names.HISTORY_COLUMNS[key]].refers_to_range[0, 0].raw_value = value
        book.app.calculate()
        book.save()
    return path


def replace_rows(path: Path, rows: Sequence[Row]) -> Path:
    """Delete, rename and reorder criteria with openpyxl, which also loses the diagram on the way."""
    book = openpyxl.load_workbook(path)
    sheet = _main_sheet(book)
    table = sheet.tables[names.CRITERIA_TABLE]
    left, top, right, bottom = range_boundaries(table.ref)
    for index in range(bottom - top):
        typed = rows[index] if index < len(rows) else (None, None, None, None)
        for offset, value in enumerate(typed, start=1):
            cell = sheet.cell(top + 1 + index, left + offset)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"  # a title may look like a formula
        if index >= len(rows):
            for column in (left, right):
                sheet.cell(top + 1 + index, column).value = None
    table.ref = f"{get_column_letter(left)}{top}:{get_column_letter(right)}{top + len(rows)}"
    book.save(path)
    return path
