"""A workbook in memory as the ribbon's commands ask for it: what was read of Excel before, and what is to be written.

In the task pane Excel is asked asynchronously, and what is written stands in the workbook only later. The commands
are neither. So they run on this book: it answers from what was read, stops a command that asks for more (``NotRead``),
and notes what the command wants to write, which ``port.py`` then does at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from kam_partnership.cells import CellValue, address
from kam_partnership.excel.rows import contents_of
from kam_partnership.workbook.our_charts import DIAGRAM
from kam_partnership.xlsx.areas import Area, parse_area


class Asked(NamedTuple):
    """Cells that a command asks for: their values, or their formulas."""

    area: Area
    formulas: bool


class NotRead(BaseException):
    """A command asks for cells that nobody has read yet. No Exception: commands must not take it for one of Excel's."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.asked = asked


class Known:
    """What was read of the workbook."""

    def __init__(self) -> None:
        self._blocks: dict[Asked, Sequence[Sequence[CellValue]]] = {}

    def note(self, asked: Asked, rows: Sequence[Sequence[CellValue]]) -> None:
        """Keep what the cells hold."""
        self._blocks[asked] = rows

    def rows(self, asked: Asked) -> list[list[CellValue]]:
        """What the cells hold. Raises NotRead."""
        wanted = asked.area
        for (area, formulas), rows in self._blocks.items():
            if formulas == asked.formulas and _holds(area, wanted):
                top, left = wanted.top - area.top, wanted.left - area.left
                height, width = wanted.shape
                return [list(row[left : left + width]) for row in rows[top : top + height]]
        raise NotRead(asked)


def _holds(area: Area, other: Area) -> bool:
    return (
        area.sheet == other.sheet
        and area.top <= other.top
        and area.bottom >= other.bottom
        and area.left <= other.left
        and area.right >= other.right
    )


class Step(NamedTuple):
    """One thing that a command does to the workbook.

    Attributes:
        does: WRITE, APPEND, CALCULATE, SHOW or SELECT.
        sheet: where; "" for the whole workbook.
        area: to write to, or to select.
        rows: what to write.
        table: that gets another row.
    """

    does: str
    sheet: str = ""
    area: Area | None = None
    rows: Sequence[Sequence[CellValue]] = ()
    table: str = ""


WRITE: Final = "write"
APPEND: Final = "append"
CALCULATE: Final = "calculate"
SHOW: Final = "show"
SELECT: Final = "select"
#: What changes the workbook itself.
CHANGES: Final = (WRITE, APPEND)


@dataclass
class LiteBook:
    """The workbook for one run of a command.

    Attributes:
        excel: the book of xlwings Lite; only what it holds from the start is asked for here: sheets, names, tables.
        known: what was read of its cells.
        agrees: what the person in front of the pane says to any question.
        steps: what the command wants to do.
        told: what the command tells.
    """

    excel: Any
    known: Known
    agrees: bool = False
    steps: list[Step] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    @property
    def app(self) -> _App:
        """Excel itself."""
        return _App(self)

    @property
    def names(self) -> _Names:
        """The defined names."""
        return _Names(self)

    @property
    def sheets(self) -> _Sheets:
        """The sheets, by their names."""
        return _Sheets(self)

    @property
    def changes(self) -> list[Step]:
        """The steps that change the workbook."""
        return [step for step in self.steps if step.does in CHANGES]

    def before(self) -> list[tuple[Area, list[list[CellValue]]]]:
        """What the cells hold that are written to, apart from rows that are appended. Raises NotRead."""
        first_new = {step.sheet: step.area.top for step in reversed(self.changes) if step.does == APPEND and step.area}
        kept = []
        for area in (step.area for step in self.changes if step.does == WRITE and step.area):
            last = min(area.bottom, first_new.get(area.sheet, area.bottom + 1) - 1)
            if last >= area.top:
                kept.append(Area(area.sheet, area.top, area.left, last, area.right))
        return [(area, self.contents(area)) for area in kept]

    def contents(self, area: Area) -> list[list[CellValue]]:
        """What must be written for the cells to hold again what they hold. Raises NotRead."""
        return contents_of(LiteRange(self, area))


class _App:
    def __init__(self, book: LiteBook) -> None:
        self._book = book

    def calculate(self) -> None:
        """Before anything is written Excel has calculated already: reading made it."""
        if self._book.steps:
            self._book.steps.append(Step(CALCULATE))

    def alert(self, message: str, **_: str) -> None:
        """Dialogs of the ribbon stand in the pane here."""
        self._book.told.append(message)


class _Names:
    def __init__(self, book: LiteBook) -> None:
        self._book = book

    def __contains__(self, name: str) -> bool:
        return name in self._book.excel.names

    def __getitem__(self, name: str) -> _Name:
        return _Name(self._book, self._book.excel.names[name].refers_to_range)


class _Name:
    """A name that means cells."""

    def __init__(self, book: LiteBook, cells: Any) -> None:
        area = parse_area(cells.address, cells.sheet.name)
        assert area is not None  # noqa: S101 - Excel's own address
        self.refers_to_range = LiteRange(book, area)

    @property
    def refers_to(self) -> str:
        """With the sheet, as Excel writes it."""
        return "=" + self.refers_to_range.get_address(external=True)


class _Sheets:
    def __init__(self, book: LiteBook) -> None:
        self._book = book

    def __getitem__(self, name: str) -> LiteSheet:
        return LiteSheet(self._book, self._book.excel.sheets[name].name)

    @property
    def active(self) -> LiteSheet:
        """The sheet that the user looks at."""
        return LiteSheet(self._book, self._book.excel.sheets.active.name)


@dataclass(frozen=True)
class LiteSheet:
    """A sheet."""

    book: LiteBook
    name: str

    def range(self, place: str) -> LiteRange:
        """Cells by their address."""
        area = parse_area(place, self.name)
        assert area is not None  # noqa: S101 - our own addresses
        return LiteRange(self.book, area)

    def activate(self) -> None:
        """Show it."""
        self.book.steps.append(Step(SHOW, self.name))

    @property
    def tables(self) -> _Tables:
        """Its tables, by their names."""
        return _Tables(self)

    @property
    def charts(self) -> Iterator[Any]:
        """Its charts, to ask for their names. An add-in that cannot tell must not make the diagram a missing one."""
        try:
            return iter(list(self.book.excel.sheets[self.name].charts))
        except Exception:
            return iter([LiteSheet(self.book, DIAGRAM)])


@dataclass
class LiteRange:
    """A rectangle of cells."""

    book: LiteBook
    area: Area

    @property
    def sheet(self) -> LiteSheet:
        """Where they stand."""
        return LiteSheet(self.book, self.area.sheet)

    @property
    def row(self) -> int:
        """The first row, from 1."""
        return self.area.top

    @property
    def column(self) -> int:
        """The first column, from 1."""
        return self.area.left

    @property
    def raw_value(self) -> Any:
        """One value for one cell, else rows. Raises NotRead."""
        return self._read(formulas=False)

    @raw_value.setter
    def raw_value(self, content: Any) -> None:
        rows = content if isinstance(content, list) else [[content] * self.area.shape[1]] * self.area.shape[0]
        self.book.steps.append(Step(WRITE, self.area.sheet, self.area, rows))

    @property
    def formula(self) -> Any:
        """Formulas, and what was typed into other cells, as texts. Raises NotRead."""
        return self._read(formulas=True)

    def _read(self, *, formulas: bool) -> Any:
        rows = self.book.known.rows(Asked(self.area, formulas))
        return rows[0][0] if self.area.shape == (1, 1) else rows

    def select(self) -> None:
        """Put the cursor there."""
        self.book.steps.append(Step(SELECT, self.area.sheet, self.area))

    def get_address(self, *, external: bool) -> str:
        """With the sheet, as in a formula."""
        area = self.area
        quoted = area.sheet.replace("'", "''")
        cells = f"{address(area.top, area.left)}:{address(area.bottom, area.right)}"
        return f"'{quoted}'!{cells}" if external else cells


class _Tables:
    def __init__(self, sheet: LiteSheet) -> None:
        self._sheet = sheet

    def __getitem__(self, name: str) -> _Table:
        table = self._sheet.book.excel.sheets[self._sheet.name].tables[name]
        area = parse_area(table.data_body_range.address, self._sheet.name)
        assert area is not None  # noqa: S101 - Excel's own address
        return _Table(self._sheet.book, name, area)


@dataclass(frozen=True)
class _Table:
    book: LiteBook
    name: str
    body: Area

    @property
    def rows(self) -> _Rows:
        return _Rows(self)


@dataclass(frozen=True)
class _Rows:
    table: _Table

    def add(self) -> None:
        """Append a row; where it will stand is noted with the step."""
        table = self.table
        before = sum(step.does == APPEND and step.table == table.name for step in table.book.steps)
        row = table.body.bottom + before + 1
        place = Area(table.body.sheet, row, table.body.left, row, table.body.right)
        table.book.steps.append(Step(APPEND, place.sheet, place, table=table.name))
