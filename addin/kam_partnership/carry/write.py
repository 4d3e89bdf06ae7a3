"""Writing collected content into a fresh template: sheets, columns and headings in the package, values through
the engine without Excel, comments in the package again."""

from __future__ import annotations

import contextlib
import datetime as dt
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kam_partnership.carry.content import (
    TABLES,
    Anchor,
    CarriedComment,
    Note,
    NoteCode,
    OwnColumn,
    TableContent,
    TableKind,
    UserContent,
)
from kam_partnership.carry.editions import TableEdition, edition, is_known_text, translated, translated_input
from kam_partnership.cells import CellValue, ErrorValue, is_blank
from kam_partnership.errors import FileUnwritable
from kam_partnership.excel import commands
from kam_partnership.excel.live import range_of
from kam_partnership.excel.values import as_typed_text
from kam_partnership.headless import open_book
from kam_partnership.saving import write_atomically
from kam_partnership.shipped_files import Edition, template_path
from kam_partnership.texts.language import Language
from kam_partnership.workbook import names
from kam_partnership.xlsx.calculation import WRITABLE_ERRORS
from kam_partnership.xlsx.comments import Comment, add_comments, has_comments
from kam_partnership.xlsx.extra_sheets import add_sheet, free_sheet_name
from kam_partnership.xlsx.number_formats import GENERAL, style_with_format
from kam_partnership.xlsx.package import Package, read_bytes
from kam_partnership.xlsx.sheet_cells import cell_elements
from kam_partnership.xlsx.structure import Structure
from kam_partnership.xlsx.table_edits import NewColumn, insert_column, rename_heading, shorten_table
from kam_partnership.xlsx.table_growth import grow_table

if TYPE_CHECKING:
    import xlwings as xw


@dataclass(frozen=True, slots=True)
class Written:
    """A fresh workbook as bytes, and what did not get into it."""

    data: bytes
    notes: tuple[Note, ...]


def write(content: UserContent, language: Language, *, now: dt.datetime, template: Edition = Edition.PLAIN) -> Written:
    """Put the content into a fresh template.

    Args:
        content: what to carry.
        language: of the template.
        now: the moment that a renewed analysis names.
        template: the plain one, or that for xlwings Lite.

    Raises:
        KamError: when a part of the template cannot take the content.
    """
    return _Writer(content, language, template_path(language, template)).written(now)


class _Writer:
    """One fresh workbook while it is filled."""

    def __init__(self, content: UserContent, language: Language, path: Path) -> None:
        self._content = content
        self._language = language
        self._edition = edition(language)
        self._package = Package.open(read_bytes(path), str(path))
        self._structure = Structure.read(self._package)
        self._notes: list[Note] = []
        self._sheet_names: dict[str, str] = {}
        #: Headings of own columns as they stand in the fresh workbook, by table and the user's heading.
        self._headings: dict[tuple[str, str], str] = {}
        #: Row of the fresh table for each of the user's rows, by table.
        self._rows: dict[str, list[int]] = {}
        #: What the rows of the fresh table will hold, by table.
        self._fresh_rows: dict[str, Sequence[Mapping[str, CellValue]]] = {}

    def written(self, now: dt.datetime) -> Written:
        for kind in TABLES:
            table, fresh = self._content.tables.get(kind.key), self._edition.tables.get(kind.key)
            if table is not None and fresh is not None:
                self._prepare(kind, table, fresh)
        for sheet in self._content.sheets:
            self._add_sheet(sheet.name)
        with _a_folder_for_a_while() as folder:
            path = folder / "carried.xlsx"
            write_atomically(path, self._package.to_bytes())
            with open_book(path) as book:
                self._fill(book)
                book.app.calculate()
                if self._content.analysed:
                    commands.recompute(book, now=now)
                    book.app.calculate()
                book.save()
            data = path.read_bytes()
        return Written(self._with_comments(data), tuple(self._notes))

    # ------------------------------------------------------------------ the package before it is filled
    def _prepare(self, kind: TableKind, content: TableContent, fresh: TableEdition) -> None:
        """Give the table its number of rows, the user's own headings and the user's own columns."""
        if kind.exact:
            shorten_table(self._package, self._structure, kind.table, max(len(content.rows), 1))
            self._structure = Structure.read(self._package)
        for key, heading in content.headings.items():
            self._rename(kind, key, heading, content)
        for column in content.own_columns:
            self._insert(kind, column)
        if content.rows:
            rows = self._merged(kind, content, fresh) if kind.identity else self._in_order(kind, content)
            self._fresh_rows[kind.key] = rows
            self._grow(kind, len(rows))

    def _grow(self, kind: TableKind, height: int) -> None:
        """Before the workbook is opened for calculating, which would have to open it once more."""
        table = self._structure.table(kind.table)
        missing = 0 if table is None else height - table.body.shape[0]
        if table is not None and missing > 0:
            grow_table(self._package, self._structure, table, missing)
            self._structure = Structure.read(self._package)

    def _rename(self, kind: TableKind, key: str, heading: str, content: TableContent) -> None:
        table = self._structure.table(kind.table)
        old = self._edition.tables[kind.key].headings.get(key)
        if table is None or old is None:
            return
        taken = {name.casefold() for name in table.columns if name.casefold() != old.casefold()}
        taken |= {column.heading.casefold() for column in content.own_columns}
        if heading.casefold() in taken:
            self._notes.append(Note(NoteCode.HEADING_LOST, content.sheet, "", {"heading": heading, "used": old}))
            return
        self._structure = rename_heading(self._package, self._structure, kind.table, old, heading)

    def _insert(self, kind: TableKind, column: OwnColumn) -> None:
        table = self._structure.table(kind.table)
        if table is None:
            return
        heading = _free_heading(column.heading, table.columns)
        anchor = self._structure.resolve(kind.columns[column.after])
        offset = table.area.right - table.area.left + 1 if anchor is None else anchor.left - table.area.left + 1
        own = [self._headings.get((kind.key, other.heading)) for other in self._content.tables[kind.key].own_columns]
        while offset < len(table.columns) and table.columns[offset] in own:
            offset += 1  # the user's columns keep their order
        new = NewColumn(heading, *self._styles(kind, column.number_format))
        self._structure = insert_column(self._package, self._structure, kind.table, offset, new)
        self._headings[kind.key, column.heading] = heading
        if heading != column.heading:
            sheet, details = self._content.tables[kind.key].sheet, {"heading": column.heading, "name": heading}
            self._notes.append(Note(NoteCode.COLUMN_RENAMED, sheet, "", details))

    def _styles(self, kind: TableKind, number_format: str) -> tuple[int, int]:
        """The styles of the table's main text column, for its cells (with the user's number format) and heading."""
        key = next((k for k in ("criterion", "measure", "author", "question", "title") if k in kind.columns), "")
        area = self._structure.resolve(kind.columns[key]) if key else None
        sheet = self._structure.sheet(area.sheet) if area else None
        if area is None or sheet is None:
            return 0, 0
        elements = cell_elements(self._package.xml(sheet.part))
        styles = {row: int(cell.get("s", "0")) for row, column, cell in elements if column == area.left}
        body, heading = styles.get(area.top, 0), styles.get(area.top - 1, 0)
        if number_format != GENERAL:
            body = style_with_format(self._package, self._structure, body, number_format)
        return body, heading

    def _add_sheet(self, name: str) -> None:
        sheet = next(sheet for sheet in self._content.sheets if sheet.name == name)
        free = free_sheet_name(name, [sheet.name for sheet in self._structure.sheets])
        if free != name:
            self._notes.append(Note(NoteCode.SHEET_RENAMED, name, "", {"name": free}))
        add_sheet(self._package, self._structure, free, sheet.cells, widths=sheet.widths, state=sheet.state)
        self._structure = Structure.read(self._package)
        self._sheet_names[name] = free

    # ------------------------------------------------------------------ values
    def _fill(self, book: xw.Book) -> None:
        for key, cell in self._content.general.items():
            range_of(book, names.GENERAL_CELLS[key]).raw_value = self._typed(cell.value, cell.sheet, cell.cell)
        settings = dict(names.SETTING_CELLS) | dict(names.FURTHER_SETTING_CELLS)
        for key, cell in self._content.settings.items():
            range_of(book, settings[key]).raw_value = self._typed(cell.value, cell.sheet, cell.cell)
        for name, cell in self._content.inputs.items():
            if name in self._edition.inputs or name == names.CURRENCY:
                value = translated_input(name, cell.value, self._content.language, self._language)
                range_of(book, name).raw_value = self._typed(value, cell.sheet, cell.cell)
        for kind in TABLES:
            content = self._content.tables.get(kind.key)
            if content is None:
                continue
            fresh = self._edition.tables.get(kind.key)
            if fresh is None:
                details = {"table": kind.table, "count": len(content.rows)}
                self._notes.append(Note(NoteCode.TABLE_LOST, content.sheet, "", details))
            elif content.rows:
                self._fill_table(book, kind, content, fresh)

    def _fill_table(self, book: xw.Book, kind: TableKind, content: TableContent, fresh: TableEdition) -> None:
        rows = self._fresh_rows[kind.key]
        height = _table(book, kind).data_body_range.shape[0]
        for key, name in kind.columns.items():
            if key in fresh.computed or key not in fresh.headings or not any(key in row for row in rows):
                continue
            values = [self._typed(row.get(key), content.sheet, "") for row in rows]
            _write_column(range_of(book, name), values + [None] * (height - len(values)))
        for column in content.own_columns:
            heading = self._headings.get((kind.key, column.heading), column.heading)
            headings = _table(book, kind).header_row_range
            place = headings.column + [str(text) for text in headings.raw_value[0]].index(heading)
            body = (headings.row + 1, place), (headings.row + height, place)
            filled: list[object] = [None] * height
            for row, value in zip(self._rows[kind.key], column.cells, strict=False):
                filled[row] = self._typed(value, content.sheet, "")
            _write_column(headings.sheet.range(*body), filled)

    def _in_order(self, kind: TableKind, content: TableContent) -> list[Mapping[str, CellValue]]:
        self._rows[kind.key] = list(range(len(content.rows)))
        return [{key: self._translated(value, kind, key) for key, value in row.items()} for row in content.rows]

    def _merged(self, kind: TableKind, content: TableContent, fresh: TableEdition) -> list[Mapping[str, CellValue]]:
        """The template's own rows with the user's answers, then the rows of the user's own."""
        rows: list[dict[str, CellValue]] = [dict(row) for row in fresh.rows]
        while rows and all(is_blank(value) for value in rows[-1].values()):
            rows.pop()
        places = {_same(row.get(kind.identity)): index for index, row in enumerate(rows) if row.get(kind.identity)}
        self._rows[kind.key] = []
        for row in content.rows:
            new = {key: self._translated(value, kind, key) for key, value in row.items()}
            index = places.get(_same(new.get(kind.identity)), places.get(_same(row.get(kind.identity))))
            if index is None:
                if all(is_blank(value) for value in new.values()):
                    self._rows[kind.key].append(len(rows) - 1)
                    continue
                index = len(rows)
                rows.append({})
                rows[index].update(new)
            else:
                words = [key for key in row if key not in fresh.computed]
                own = [key for key in words if _is_own_wording(row[key], rows[index].get(key))]
                rows[index].update({key: new[key] for key in (*kind.answers, *own) if key in new})
            self._rows[kind.key].append(index)
        return list(rows)

    def _translated(self, value: CellValue, kind: TableKind, key: str) -> CellValue:
        return translated(value, kind, key, self._content.language, self._language)

    def _typed(self, value: CellValue, sheet: str, cell: str) -> object:
        """What is written so that the cell holds the value: texts stay texts, errors stay errors."""
        if isinstance(value, str):
            return as_typed_text(value)
        if isinstance(value, ErrorValue) and value.code not in WRITABLE_ERRORS:
            self._notes.append(Note(NoteCode.ERROR_CHANGED, sheet, cell, {"value": value.code}))
            return ErrorValue("#N/A")
        return value

    # ------------------------------------------------------------------ comments
    def _with_comments(self, data: bytes) -> bytes:
        if not self._content.comments:
            return data
        package = Package.open(data, self._package.source)
        structure = Structure.read(package)
        by_sheet: dict[str, list[Comment]] = {}
        for comment in self._content.comments:
            place = self._place(comment.anchor, structure)
            sheet = structure.sheet(place[0]) if place else None
            if place is None or sheet is None or has_comments(package, sheet.part):
                self._notes.append(Note(NoteCode.COMMENT_LOST, comment.sheet, comment.cell, {"text": comment.text}))
                continue
            by_sheet.setdefault(sheet.part, []).append(_comment(comment, place[1], place[2]))
        for part, comments in by_sheet.items():
            add_comments(package, part, sorted(comments, key=lambda c: (c.row, c.column)))
        return package.to_bytes()

    def _place(self, anchor: Anchor, structure: Structure) -> tuple[str, int, int] | None:
        """Where a comment belongs in the fresh workbook."""
        if anchor.sheet:
            return self._sheet_names.get(anchor.sheet, anchor.sheet), anchor.row, anchor.sheet_column
        if anchor.name:
            area = structure.resolve(anchor.name)
            return (area.sheet, area.top, area.left) if area else None
        kind = next(kind for kind in TABLES if kind.key == anchor.table)
        table = structure.table(kind.table)
        if table is None:
            return None
        if anchor.column in kind.columns:
            area = structure.resolve(kind.columns[anchor.column])
            column = area.left if area else None
        else:
            column = table.column(self._headings.get((kind.key, anchor.column), anchor.column))
        if column is None:
            return None
        if anchor.row < 0:
            return table.area.sheet, table.area.top, column
        rows = self._rows.get(kind.key, [])
        row = table.body.top + rows[anchor.row] if anchor.row < len(rows) else None
        return (table.area.sheet, row, column) if row is not None else None


def _is_own_wording(value: CellValue, ours: CellValue) -> bool:
    """True for what somebody wrote over words of ours, or beside them where the template has none."""
    if is_blank(value) or _same(value) == _same(ours):
        return False
    return not is_known_text(value) if isinstance(value, str) else not isinstance(ours, float)


def _same(identity: CellValue) -> CellValue:
    """What two forms of one text share: letters and their dots may stand apart."""
    return unicodedata.normalize("NFC", identity) if isinstance(identity, str) else identity


@contextlib.contextmanager
def _a_folder_for_a_while() -> Iterator[Path]:
    """A folder that goes when the block ends.

    Raises:
        FileUnwritable: when the computer has no place for it.
    """
    try:
        folder = tempfile.TemporaryDirectory()
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileUnwritable("file_not_writable", file=tempfile.gettempprefix(), reason=reason) from error
    with folder as name:
        yield Path(name)


def _comment(comment: CarriedComment, row: int, column: int) -> Comment:
    return Comment(row, column, comment.text, comment.author)


def _free_heading(wanted: str, taken: tuple[str, ...]) -> str:
    others = {name.casefold() for name in taken}
    heading, number = wanted, 2
    while heading.casefold() in others:
        heading, number = f"{wanted} {number}", number + 1
    return heading


def _table(book: xw.Book, kind: TableKind) -> xw.main.Table:
    sheet = range_of(book, next(iter(kind.columns.values()))).sheet
    return sheet.tables[kind.table]


def _write_column(area: xw.Range, values: list[object]) -> None:
    area.raw_value = [[value] for value in values]
