"""What happens to workbooks in the wild: names, tables, sheets and formulas that get lost."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook.defined_name import DefinedName

from kam_partnership.workbook import names
from kam_partnership.xlsx.package import Package
from support.workbooks import move_columns, rename_headings, save_with_openpyxl

Damage = Callable[[Path], object]


def edited(path: Path, change: Callable[[Any], None]) -> Path:
    """The workbook after openpyxl has changed it."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def main_sheet(book: Any) -> Any:
    return next(sheet for sheet in book.worksheets if names.CRITERIA_TABLE in sheet.tables)


def without_names(path: Path) -> Path:
    """All defined names deleted."""

    def change(book: Any) -> None:
        for name in list(book.defined_names):
            del book.defined_names[name]

    return edited(path, change)


def without_some_names(path: Path, seed: int = 1) -> Path:
    def change(book: Any) -> None:
        chance = random.Random(seed)
        for name in list(book.defined_names):
            if chance.random() < 0.5:
                del book.defined_names[name]

    return edited(path, change)


def names_lost(path: Path) -> Path:
    """Every other name points to nothing, as after deleting and retyping cells."""

    def change(book: Any) -> None:
        for name in sorted(book.defined_names)[::2]:
            book.defined_names[name] = DefinedName(name, attr_text="#REF!")

    return edited(path, change)


def table_to_range(path: Path) -> Path:
    """ "Convert to range" in Excel: tables gone, names and formulas point to cells."""

    def change(book: Any) -> None:
        for sheet in book.worksheets:
            for table in list(sheet.tables.values()):
                _unname(book, sheet, table)
                del sheet.tables[table.name]

    return edited(path, change)


def _unname(book: Any, sheet: Any, table: Any) -> None:
    left, top, _, bottom = range_boundaries(table.ref)
    for offset, column in enumerate(table.tableColumns):
        letters = get_column_letter(left + offset)
        for name, defined in list(book.defined_names.items()):
            if defined.attr_text == f"{table.name}[{column.name}]":
                area = f"'{sheet.title}'!${letters}${top + 1}:${letters}${bottom}"
                book.defined_names[name] = DefinedName(name, attr_text=area)


def table_and_names_gone(path: Path) -> Path:
    """The values alone are left, as other programs export them."""
    table_to_range(path)
    return without_names(path)


def headings_typed_over(path: Path) -> Path:
    """Headings renamed by a program that changes the table but not the names and formulas."""

    def change(book: Any) -> None:
        sheet = main_sheet(book)
        table = sheet.tables[names.CRITERIA_TABLE]
        left, top, _, _ = range_boundaries(table.ref)
        for offset, new in ((3, "Beispiel GmbH"), (4, "Muster AG")):
            table.tableColumns[offset].name = new
            sheet.cell(top, left + offset).value = new

    return edited(path, change)


def headings_renamed(path: Path) -> Path:
    book = openpyxl.load_workbook(path)
    columns = main_sheet(book).tables[names.CRITERIA_TABLE].tableColumns
    old = {columns[3].name: "Beispiel GmbH", columns[4].name: "Muster AG"}
    return rename_headings(path, old)


def columns_moved(path: Path) -> Path:
    return move_columns(path, (1, 4, 3, 0, 2, 5))


def column_inserted(path: Path) -> Path:
    return move_columns(path, (0, 1, 2, 3, 4, 5), extra="Notiz")


def columns_moved_without_names(path: Path) -> Path:
    columns_moved(path)
    return without_names(path)


def formulas_overwritten(path: Path) -> Path:
    def change(book: Any) -> None:
        sheet = main_sheet(book)
        left, top, _, _ = range_boundaries(sheet.tables[names.CRITERIA_TABLE].ref)
        sheet.cell(top + 1, left + 5).value = 99  # the gap
        sheet.cell(top + 2, left).value = 77
        for name in ("KAM_TileBalance", "KAM_NetBalance"):
            place, cell = next(iter(book.defined_names[name].destinations))
            book[place][cell].value = 5

    return edited(path, change)


def data_sheet_deleted(path: Path) -> Path:
    def change(book: Any) -> None:
        sheet = next(sheet for sheet in book.worksheets if sheet.sheet_state == "hidden")
        for name, defined in list(book.defined_names.items()):
            if sheet.title in defined.attr_text:
                book.defined_names[name] = DefinedName(name, attr_text="#REF!")
        book.remove(sheet)

    return edited(path, change)


def settings_and_guide_renamed(path: Path) -> Path:
    """Sheets renamed as Excel does it: names follow."""
    package = Package.open(path)
    book = package.parts["xl/workbook.xml"].decode()
    for old, new in (("Partnerschaft", "Muster 2026"), ("Einstellungen", "Skala"), ("Anleitung", "Hilfe")):
        book = book.replace(f'name="{old}"', f'name="{new}"').replace(f"'{old}'!", f"'{new}'!")
    package.parts["xl/workbook.xml"] = book.encode()
    path.write_bytes(package.to_bytes())
    return path


def only_the_copy_left(path: Path) -> Path:
    """The main sheet copied and the original deleted: the names belong to the copy, the table has another name."""
    package = Package.open(path)
    book = package.parts["xl/workbook.xml"].decode()
    book = book.replace('name="Partnerschaft"', 'name="Partnerschaft (2)"')
    book = re.sub(
        r"<definedName name=\"(KAM_\w+)\">('Partnerschaft'!|KAM_Criteria\[)",
        r'<definedName name="\1" localSheetId="0">\2',
        book,
    )
    book = book.replace("'Partnerschaft'!", "'Partnerschaft (2)'!").replace("KAM_Criteria[", "KAM_Criteria3[")
    package.parts["xl/workbook.xml"] = book.encode()
    for part in ("xl/tables/table1.xml", "xl/worksheets/sheet1.xml"):
        package.parts[part] = package.parts[part].replace(b"KAM_Criteria", b"KAM_Criteria3")
    path.write_bytes(package.to_bytes())
    return path


def with_notes(path: Path) -> Path:
    """A sheet, a comment, a column and a stray cell of the user's own."""

    def change(book: Any) -> None:
        sheet = main_sheet(book)
        left, top, _, _ = range_boundaries(sheet.tables[names.CRITERIA_TABLE].ref)
        sheet.cell(top + 1, left + 3).comment = Comment("Siehe Protokoll vom 3. März\nZeile 2 ü", "A. Beispiel")
        sheet.cell(top + 2, left + 1).comment = Comment("Titel prüfen", "B")
        own = book.create_sheet("Notizen")
        own["A1"], own["B2"], own["C3"], own["D4"] = "Gespräch am <3. & 4.>", 12.5, True, "=B2*2"
        own["A5"] = "=1+1"
        own["E1"] = 46347
        own["E1"].number_format = "dd.mm.yyyy"
        own["E2"], own["E2"].number_format = 0.25, "0.0%"
        own["A1"].comment = Comment("auf dem eigenen Blatt", "C")
        own.column_dimensions["A"].width = 40

    edited(path, change)
    return path


def rows_below(path: Path, rows: list[tuple[Any, ...]]) -> Path:
    """Rows typed below the table that did not join it: title, weight, supplier, key account."""

    def change(book: Any) -> None:
        sheet = main_sheet(book)
        left, _, _, bottom = range_boundaries(sheet.tables[names.CRITERIA_TABLE].ref)
        for offset, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=left + 1):
                sheet.cell(bottom + offset, column).value = value

    return edited(path, change)


def cell_of(book: Any, key: str, row: int) -> Any:
    """A cell of the criteria table by its column's defined name and its row from 0."""
    sheet = main_sheet(book)
    left, top, right, _ = range_boundaries(sheet.tables[names.CRITERIA_TABLE].ref)
    heading = re.search(r"\[(.+)\]", book.defined_names[key].attr_text)[1]
    column = next(c for c in range(left, right + 1) if sheet.cell(top, c).value == heading)
    return sheet.cell(top + 1 + row, column)


DAMAGES: dict[str, Damage] = {
    "all names deleted": without_names,
    "some names deleted": without_some_names,
    "names that point to nothing": names_lost,
    "tables turned into ranges": table_to_range,
    "headings renamed": headings_renamed,
    "headings typed over": headings_typed_over,
    "columns moved": columns_moved,
    "a column inserted": column_inserted,
    "columns moved and names deleted": columns_moved_without_names,
    "formulas overwritten": formulas_overwritten,
    "hidden sheet deleted": data_sheet_deleted,
    "sheets renamed": settings_and_guide_renamed,
    "only a copy of the main sheet left": only_the_copy_left,
    "saved by openpyxl": save_with_openpyxl,
    "values alone": table_and_names_gone,
}
