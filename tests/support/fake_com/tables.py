"""The tables of a sheet and their rows."""
# ruff: noqa: N802 - Excel's own names

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from kam_partnership.xlsx import structure
from kam_partnership.xlsx.areas import Area
from support.fake_com.accesses import ComObject, com_method, com_property, refuse
from support.fake_com.cells import Lines, Range

if TYPE_CHECKING:
    from support.fake_com.sheets import Worksheet


class ListObjects(ComObject):
    """The tables of a sheet."""

    def __init__(self, sheet: Worksheet) -> None:
        super().__init__(sheet._accesses)
        self._sheet = sheet

    Count = com_property(lambda self: len(self._sheet.definition.tables))

    @com_method
    def Item(self, key: str | int) -> ListObject:
        for number, table in enumerate(self._sheet.definition.tables, start=1):
            if key == number or str(key).casefold() == table.name.casefold():
                return ListObject(self._sheet, table.name)
        return refuse("Index außerhalb des gültigen Bereichs")

    __call__ = Item


class ListObject(ComObject):
    """A table, found by its name each time, because growing makes it another."""

    def __init__(self, sheet: Worksheet, name: str) -> None:
        super().__init__(sheet._accesses)
        self.sheet, self.name = sheet, name

    @property
    def definition(self) -> structure.Table:
        found = self.sheet.workbook.document.structure.table(self.name)
        assert found is not None
        return found

    def _range(self, pick: Callable[[structure.Table], Area]) -> Range:
        return Range(self.sheet.workbook, pick(self.definition))

    Name = com_property(lambda self: self.name)
    Parent = com_property(lambda self: self.sheet)
    Range = com_property(lambda self: self._range(lambda table: table.area))
    DataBodyRange = com_property(lambda self: self._range(lambda table: table.body))
    HeaderRowRange = com_property(lambda self: self._range(lambda table: replace(table.area, bottom=table.area.top)))
    ListRows = com_property(lambda self: ListRows(self))  # noqa: PLW0108 - defined below
    ListColumns = com_property(lambda self: Lines(self._accesses, self.definition.area.shape[1]))


class ListRows(ComObject):
    """The data rows of a table."""

    def __init__(self, table: ListObject) -> None:
        super().__init__(table._accesses)
        self.table = table

    Count = com_property(lambda self: self.table.definition.body.shape[0])

    @com_method
    def Add(self) -> ListRow:
        self.table.sheet.workbook.grow(self.table.definition)
        return ListRow(self.table, self.table.definition.body.shape[0])

    @com_method
    def Item(self, number: int) -> ListRow:
        if not 0 < number <= self.table.definition.body.shape[0]:
            refuse("Index außerhalb des gültigen Bereichs")
        return ListRow(self.table, number)

    __call__ = Item


class ListRow(ComObject):
    """A data row by its number."""

    def __init__(self, table: ListObject, number: int) -> None:
        super().__init__(table._accesses)
        self.table, self.number = table, number

    @property
    def area(self) -> Area:
        body = self.table.definition.body
        row = body.top + self.number - 1
        return replace(body, top=row, bottom=row)

    Index = com_property(lambda self: self.number)
    Range = com_property(lambda self: Range(self.table.sheet.workbook, self.area))

    @com_method
    def Delete(self) -> None:
        assert self.number == self.table.definition.body.shape[0], "only the last row"
        self.table.sheet.workbook.take_back_growth(self.area)
