"""Cells, and the names that mean some."""
# ruff: noqa: N802 - Excel's own names

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kam_partnership.headless.ranges import _as_entered
from kam_partnership.xlsx import structure
from kam_partnership.xlsx.references import Area
from support.fake_com.accesses import Accesses, ComObject, com_method, com_property, refuse
from support.fake_com.typed import as_entered, as_handed_over

if TYPE_CHECKING:
    from support.fake_com.workbook import Workbook


class Range(ComObject):
    """A rectangle of cells."""

    def __init__(self, workbook: Workbook, area: Area) -> None:
        super().__init__(workbook._accesses)
        self.workbook, self.area = workbook, area

    Worksheet = com_property(lambda self: self.workbook.sheet(self.area.sheet))
    Application = com_property(lambda self: self.workbook.application)
    Row = com_property(lambda self: self.area.top)
    Column = com_property(lambda self: self.area.left)
    Rows = com_property(lambda self: Lines(self._accesses, self.area.shape[0]))
    Columns = com_property(lambda self: Lines(self._accesses, self.area.shape[1]))
    Count = com_property(lambda self: self.area.shape[0] * self.area.shape[1])
    Address = com_property(lambda self: f"${self.area.reference}")
    # Every column 48 points wide, every row 15 high.
    Left = com_property(lambda self: 48.0 * (self.area.left - 1))
    Top = com_property(lambda self: 15.0 * (self.area.top - 1))
    Width = com_property(lambda self: 48.0 * self.area.shape[1])
    Value2 = com_property(lambda self: self._read(dates=False))

    @com_property
    def Value(self) -> Any:
        return self._read(dates=True)

    @Value.setter
    def Value(self, data: Any) -> None:
        self.workbook.write(self.area, [[as_entered(value) for value in row] for row in self._rows(data)])

    @com_property
    def Formula(self) -> Any:
        document = self.workbook.document
        pairs = zip(self.workbook.formulas(self.area), document.values(self.area), strict=True)
        return self._scalar_or_rows(
            tuple(_as_entered(v) if f is None else f for f, v in zip(*pair, strict=True)) for pair in pairs
        )

    @Formula.setter
    def Formula(self, data: Any) -> None:
        self.workbook.write(self.area, [[as_entered(value) for value in row] for row in self._rows(data)])

    Formula2 = Formula

    def _read(self, *, dates: bool) -> Any:
        area, looks, later_errors = self.area, self.workbook.looks, self.workbook.later_errors
        return self._scalar_or_rows(
            tuple(
                later_errors.get((area.sheet, row, column))
                or as_handed_over(value, is_date=dates and looks.holds_dates(area.sheet, row, column))
                for column, value in enumerate(values, start=area.left)
            )
            for row, values in enumerate(self.workbook.document.values(area), start=area.top)
        )

    def _scalar_or_rows(self, rows: Iterator[tuple[Any, ...]]) -> Any:
        block = tuple(rows)
        return block[0][0] if self.area.shape == (1, 1) else block

    def _rows(self, data: Any) -> Any:
        """One value goes into every cell; Excel would cut or repeat a block of another size, we want none."""
        height, width = self.area.shape
        if not isinstance(data, (list, tuple)):
            return [[data] * width] * height
        rows = data if data and isinstance(data[0], (list, tuple)) else [data]
        if len(rows) != height or any(len(row) != width for row in rows):
            raise AssertionError(f"{len(rows)} rows written to {self.area.reference}")
        return rows

    @com_method
    def __call__(self, row: int, column: int) -> Range:
        top, left = self.area.top + row - 1, self.area.left + column - 1
        return Range(self.workbook, Area(self.area.sheet, top, left, top, left))

    Item = __call__

    @com_method
    def GetAddress(self, row_fixed: Any = True, column_fixed: Any = True, style: Any = 1, external: Any = False) -> str:
        place = self.area.reference
        return f"'[{self.workbook.name}]{self.area.sheet}'!{place}" if external else place

    @com_method
    def Select(self) -> None:
        application = self.workbook.application
        if application.active_sheet != self.area.sheet:
            refuse("Die Select-Methode des Range-Objektes konnte nicht ausgeführt werden.")
        application.selection = self.area

    @com_method
    def ClearContents(self) -> None:
        height, width = self.area.shape
        self.workbook.write(self.area, [[None] * width] * height)


class Lines(ComObject):
    """The rows or the columns of a range."""

    def __init__(self, accesses: Accesses, count: int) -> None:
        super().__init__(accesses)
        self._count = count

    Count = com_property(lambda self: self._count)


class Names(ComObject):
    """Defined names of the workbook, or of one sheet."""

    def __init__(self, workbook: Workbook, sheet: str = "") -> None:
        super().__init__(workbook._accesses)
        self._workbook, self._sheet = workbook, sheet

    Count = com_property(lambda self: len(self._workbook.document.structure.names))

    @com_method
    def __call__(self, key: str) -> Name:
        found = self._workbook.document.structure.name(key, self._sheet)
        if found is None:
            refuse("Anwendungs- oder objektdefinierter Fehler")
        return Name(self._workbook, found)

    Item = __call__


class Name(ComObject):
    """A defined name."""

    def __init__(self, workbook: Workbook, definition: structure.DefinedName) -> None:
        super().__init__(workbook._accesses)
        self._workbook, self._definition = workbook, definition

    Name = com_property(lambda self: self._definition.name)
    RefersTo = com_property(lambda self: f"={self._definition.refers_to}")

    @com_property
    def RefersToRange(self) -> Range:
        area = self._workbook.document.structure.resolve(self._definition.refers_to, self._definition.sheet)
        if area is None:
            refuse("Anwendungs- oder objektdefinierter Fehler")
        return Range(self._workbook, area)
