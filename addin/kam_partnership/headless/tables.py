"""Tables and their rows and columns, as xlwings asks an engine for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kam_partnership.errors import UnsupportedWithoutExcel
from kam_partnership.headless.collection import Collection
from kam_partnership.headless.ranges import Range
from kam_partnership.headless.unsupported import WithoutExcel
from kam_partnership.xlsx import structure
from kam_partnership.xlsx.areas import Area

if TYPE_CHECKING:
    from kam_partnership.headless.books import Sheet


class Table(WithoutExcel):
    """A table, found by its name each time, because adding rows makes it another."""

    def __init__(self, sheet: Sheet, name: str) -> None:
        self._sheet = sheet
        self._name = name

    @property
    def parent(self) -> Sheet:
        return self._sheet

    @property
    def name(self) -> str:
        return self._name

    @property
    def display_name(self) -> str:
        return self._name

    @property
    def definition(self) -> structure.Table:
        """The table as the file tells it; not a member that xlwings knows."""
        table = self._sheet.document.structure.table(self._name)
        if table is None:
            raise KeyError(self._name)
        return table

    @property
    def range(self) -> Range:
        return Range(self._sheet, self.definition.area)

    @property
    def data_body_range(self) -> Range:
        return Range(self._sheet, self.definition.body)

    @property
    def header_row_range(self) -> Range | None:
        table = self.definition
        if not table.header_rows:
            return None
        return Range(self._sheet, replace(table.area, bottom=table.area.top))

    @property
    def totals_row_range(self) -> Range | None:
        table = self.definition
        if not table.totals_rows:
            return None
        return Range(self._sheet, replace(table.area, top=table.body.bottom + 1))

    @property
    def rows(self) -> TableRows:
        return TableRows(self)

    @property
    def columns(self) -> TableColumns:
        return TableColumns(self)

    def resize(self, wanted: Any) -> None:
        """Move the last row down to the end of an xlwings range; nothing else works without Excel.

        Raises TableCannotGrow.
        """
        table, area = self.definition, wanted.impl.area
        if area == table.area:
            return
        if area != replace(table.area, bottom=area.bottom) or area.bottom < table.area.bottom:
            raise UnsupportedWithoutExcel("Table.resize to other columns, another first row or fewer rows")
        self._sheet.document.grow(table, area.bottom - table.area.bottom)


class TableRow(WithoutExcel):
    """A data row by its place."""

    def __init__(self, table: Table, index: int) -> None:
        self._table = table
        self._index = index

    @property
    def index(self) -> int:
        return self._index

    @property
    def range(self) -> Range:
        body = self._table.definition.body
        row = body.top + self._index - 1
        return Range(self._table.parent, replace(body, top=row, bottom=row))


class TableRows(WithoutExcel):
    """The data rows of a table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    @property
    def column_count(self) -> int:
        return self._table.definition.area.shape[1]

    def __len__(self) -> int:
        return self._table.definition.body.shape[0]

    def __call__(self, index: int) -> TableRow:
        return TableRow(self._table, index)

    def __iter__(self) -> Iterator[TableRow]:
        return (TableRow(self._table, index + 1) for index in range(len(self)))

    def add(self, values: list[Any] | None, index: int | None) -> TableRow:
        """Append a row with the look and the calculated formulas of the last one.

        ``values`` would overwrite the calculated columns too; leave them out and write only the inputs.
        Raises TableCannotGrow.
        """
        new = len(self) + 1
        if index not in (None, new):
            raise UnsupportedWithoutExcel("TableRows.add in the middle of a table")
        self._table.parent.document.grow(self._table.definition, 1)
        row = TableRow(self._table, new)
        if values is not None:
            row.range.raw_value = values
        return row


class TableColumn(WithoutExcel):
    """A column by its heading and place."""

    def __init__(self, table: Table, index: int, name: str) -> None:
        self._table = table
        self._index = index
        self._name = name

    @property
    def name(self) -> str:
        return self._name

    @property
    def index(self) -> int:
        return self._index

    @property
    def range(self) -> Range:
        return self._column_of(self._table.definition.area)

    @property
    def data_body_range(self) -> Range:
        return self._column_of(self._table.definition.body)

    def _column_of(self, area: Area) -> Range:
        column = area.left + self._index - 1
        return Range(self._table.parent, replace(area, left=column, right=column))


class TableColumns(Collection[TableColumn]):
    """The columns of a table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def __iter__(self) -> Iterator[TableColumn]:
        columns = enumerate(self._table.definition.columns, 1)
        return (TableColumn(self._table, index, name) for index, name in columns)


class Tables(Collection[Table]):
    """The tables of a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    @property
    def parent(self) -> Sheet:
        return self._sheet

    def __iter__(self) -> Iterator[Table]:
        return (Table(self._sheet, table.name) for table in self._sheet.definition.tables)
