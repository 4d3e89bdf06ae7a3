"""Cells, and the names that mean some."""
# ruff: noqa: N802 - Excel's own names

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kam_partnership.headless.ranges import _as_entered
from kam_partnership.xlsx import structure
from kam_partnership.xlsx.areas import Area
from support.fake_com.accesses import Accesses, ComObject, com_method, com_property, refuse
from support.fake_com.typed import as_entered, as_handed_over

if TYPE_CHECKING:
    from support.fake_com.workbook import Workbook


class Range(ComObject):
    """A rectangle of cells, or several; everything but ``Areas`` is told of the first."""

    def __init__(self, workbook: Workbook, area: Area, *more: Area) -> None:
        super().__init__(workbook._accesses)
        self.workbook, self.area, self.areas = workbook, area, (area, *more)

    Areas = com_property(lambda self: Items(self._accesses, [Range(self.workbook, area) for area in self.areas]))
    # What Excel tells of all cells, or not at all where they differ.
    NumberFormat = com_property(lambda self: self.workbook.looks.number_format(self.area))
    MergeCells = com_property(lambda self: self.workbook.looks.are_merged(self.area))
    MergeArea = com_property(lambda self: Range(self.workbook, self.workbook.looks.merged_area(self.area)))
    Validation = com_property(lambda self: Validation(self.workbook, self.area))
    EntireRow = com_property(lambda self: EntireLine(self.workbook, self.area, axis=0))
    EntireColumn = com_property(lambda self: EntireLine(self.workbook, self.area, axis=1))

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
    def HasFormula(self) -> bool | None:
        answers = {formula is not None for line in self.workbook.formulas(self.area) for formula in line}
        return answers.pop() if len(answers) == 1 else None

    @com_method
    def SpecialCells(self, kind: int) -> Range:
        assert kind == -4174, "-4174 finds cells with validation"
        looks = self.workbook.looks
        whole = self.area.shape == (1, 1)  # then Excel searches the whole sheet
        found = [a for a, _ in looks.rules(self.area.sheet) if whole or a.meets(self.area)]
        if not found or self.area.sheet in looks.protected:
            refuse("Keine Zellen gefunden.")
        cut = found if whole else [part for a in found if (part := a.overlap(self.area))]
        return Range(self.workbook, *cut)

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


class Items(ComObject):
    """Some objects by their numbers."""

    def __init__(self, accesses: Accesses, items: Sequence[Any]) -> None:
        super().__init__(accesses)
        self._items = items

    Count = com_property(lambda self: len(self._items))

    @com_method
    def Item(self, number: int) -> Any:
        return self._items[number - 1]

    __call__ = Item


class EntireLine(ComObject):
    """The whole row, or the whole column, of a cell."""

    def __init__(self, workbook: Workbook, area: Area, *, axis: int) -> None:
        super().__init__(workbook._accesses)
        assert area.shape[axis] == 1, "nobody has seen what Excel tells of several"
        self._workbook, self._area, self._axis = workbook, area, axis

    @com_property
    def Hidden(self) -> bool:
        looks, area = self._workbook.looks, self._area
        return looks.is_row_hidden(area.sheet, area.top) if self._axis == 0 else looks.is_column_hidden(area)


class Validation(ComObject):
    """What may be typed into some cells, told by a German Excel."""

    def __init__(self, workbook: Workbook, area: Area) -> None:
        super().__init__(workbook._accesses)
        self._workbook, self._area = workbook, area

    @property
    def rule(self) -> Any:
        """The one rule of all cells; Excel refuses to answer where there is none, or another."""
        cells = {(r, c) for r in range(self._area.top, self._area.bottom + 1) for c in _columns(self._area)}
        for area, rule in self._workbook.looks.rules(self._area.sheet):
            covered = {(r, c) for r, c in cells if area.meets(Area("", r, c, r, c))}
            if covered == cells:
                return rule
            if covered:
                break
        return refuse("Anwendungs- oder objektdefinierter Fehler")

    Type = com_property(lambda self: _VALIDATION_TYPES.index(self.rule.type))
    Operator = com_property(lambda self: 1 if (self.rule.operator or "between") == "between" else 2)
    Formula1 = com_property(lambda self: _in_german(self.rule, self.rule.formula1))
    Formula2 = com_property(lambda self: _in_german(self.rule, self.rule.formula2))


_VALIDATION_TYPES = (None, "whole", "decimal", "list", "date", "time", "textLength", "custom")


def _columns(area: Area) -> range:
    return range(area.left, area.right + 1)


def _in_german(rule: Any, formula: str) -> str:
    if rule.type != "list":
        return str(formula).replace(".", ",")
    return formula.strip('"').replace(",", ";").replace(".", ",") if formula.startswith('"') else f"={formula}"


class Comment(ComObject):
    """A note, or what somebody said in a conversation."""

    def __init__(
        self, workbook: Workbook, area: Area, words: str, author: str = "", replies: Sequence[Any] = ()
    ) -> None:
        super().__init__(workbook._accesses)
        self._workbook, self._area, self._words, self._author = workbook, area, words, author
        self._replies = [Comment(workbook, area, said, who) for who, said in replies]

    Parent = com_property(lambda self: Range(self._workbook, self._area))
    Author = com_property(lambda self: Author(self._accesses, self._author))
    Replies = com_property(lambda self: Items(self._accesses, self._replies))

    @com_method
    def Text(self) -> str:
        return self._words


class Author(ComObject):
    """Who said something in a conversation."""

    def __init__(self, accesses: Accesses, name: str) -> None:
        super().__init__(accesses)
        self._name = name

    Name = com_property(lambda self: self._name)


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
