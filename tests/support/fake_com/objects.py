"""Excel's objects as far as commands meet them through xlwings."""
# ruff: noqa: N802 - Excel's own names

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from kam_partnership.cells import CellValue
from kam_partnership.errors import FormulaNotUnderstood, TableCannotGrow
from kam_partnership.files import ADDIN_NAME
from kam_partnership.headless.document import Document
from kam_partnership.headless.ranges import _as_entered
from kam_partnership.workbook import structure
from kam_partnership.workbook.references import MAX_COLUMN, MAX_ROW, Area, parse_area
from support.fake_com.accesses import Accesses, ComObject, com_method, com_property, refuse
from support.fake_com.functions import is_function, value_of
from support.fake_com.journal import Journal
from support.fake_com.looks import Looks
from support.fake_com.typed import as_entered, as_handed_over
from support.traces import as_saved_by_excel

AUTOMATIC = -4105


class Application(ComObject):
    """Excel itself. Its settings are remembered, so that a test can see whether they come back."""

    def __init__(self, accesses: Accesses) -> None:
        super().__init__(accesses)
        self.settings: dict[str, object] = {
            "ScreenUpdating": True,
            "EnableEvents": True,
            "DisplayAlerts": True,
            "Interactive": True,
            "Calculation": AUTOMATIC,
        }
        self.status_bar: object = False
        self.workbook: Workbook | None = None
        self.active_sheet = ""
        self.selection: Area | None = None
        #: Add-ins are no part of the workbooks that are counted, but known by their names.
        self.addins = {ADDIN_NAME}
        #: What the user chooses when asked where to save; False cancels.
        self.chosen_name: object = False
        self.suggested_name: object = None

    Hwnd = com_property(lambda self: 4711)
    Version = com_property(lambda self: "16.0")
    Application = com_property(lambda self: self)
    Workbooks = com_property(lambda self: Workbooks(self))  # noqa: PLW0108 - defined below
    ActiveWorkbook = com_property(lambda self: self.workbook)
    ActiveSheet = com_property(lambda self: Worksheet(self.workbook, self.active_sheet))
    Selection = com_property(lambda self: self.selection and Range(self.workbook, self.selection))
    StatusBar = com_property(lambda self: self.status_bar)

    @StatusBar.setter
    def StatusBar(self, text: object) -> None:
        self.status_bar = text

    @com_method
    def Calculate(self) -> None:
        self.workbook.calculate()

    @com_method
    def GetSaveAsFilename(self, InitialFilename: str, FileFilter: str, FilterIndex: int, Title: str) -> object:  # noqa: N803
        assert "," in FileFilter
        assert Title
        self.suggested_name = InitialFilename
        return self.chosen_name


def _remembered(name: str) -> com_property:
    def write(self: Application, value: object) -> None:
        self.settings[name] = value

    setting = com_property(lambda self: self.settings[name]).setter(write)
    setting.__set_name__(Application, name)
    return setting


for _name in ("ScreenUpdating", "EnableEvents", "DisplayAlerts", "Interactive", "Calculation"):
    setattr(Application, _name, _remembered(_name))


class Workbooks(ComObject):
    def __init__(self, application: Application) -> None:
        super().__init__(application._accesses)
        self._application = application

    Application = com_property(lambda self: self._application)
    Count = com_property(lambda self: 1)

    @com_method
    def __call__(self, key: str | int) -> Workbook:
        workbook = self._application.workbook
        if key in self._application.addins:
            return ComObject(self._accesses)  # type: ignore[return-value]
        if workbook is None or key not in (1, workbook.name):
            refuse("Index außerhalb des gültigen Bereichs")
        return workbook

    Item = __call__


class Workbook(ComObject):
    """An open workbook: a document that calculates, and how it looks."""

    def __init__(self, application: Application, document: Document, looks: Looks) -> None:
        super().__init__(application._accesses)
        self.application, self.document, self.looks = application, document, looks
        self._growths: list[tuple[Any, list[tuple[Area, Any]]]] = []
        self._calculated = -1
        #: The address of the folder instead of its path, as Excel tells it for OneDrive and SharePoint.
        self.cloud = ""
        #: So many times something was changed or taken back.
        self.changes = 0
        #: Functions of the add-in: the calculation behind this workbook does not know them.
        self.functions: dict[tuple[str, int, int], str] = {}
        self.journal = Journal(document, looks)

    @property
    def name(self) -> str:
        return self.document.path.name

    Application = com_property(lambda self: self.application)
    Name = com_property(lambda self: self.name)
    FullName = com_property(lambda self: self.cloud + self.name if self.cloud else str(self.document.path))
    Path = com_property(lambda self: self.cloud.rstrip("/") or str(self.document.path.parent))
    Names = com_property(lambda self: Names(self))  # noqa: PLW0108 - defined below
    Worksheets = com_property(lambda self: Worksheets(self))  # noqa: PLW0108 - defined below
    ActiveSheet = com_property(lambda self: Worksheet(self, self.application.active_sheet))
    ReadOnly = com_property(lambda self: False)

    @com_method
    def Activate(self) -> None:
        self.application.workbook = self

    @com_method
    def SaveCopyAs(self, path: str) -> None:
        self.calculate()
        Path(path).write_bytes(as_saved_by_excel(self.document._current().to_bytes(), self.functions))

    # ------------------------------------------------------------------ what the objects below change
    def calculate(self) -> None:
        """As Excel does: only when something has changed."""
        if self._calculated != self.changes:
            self.document.recalculate()
            self._calculated = self.changes
            if self.functions:
                with self._accesses.of_others():
                    for (sheet, row, column), formula in self.functions.items():
                        value = value_of(self.document, formula)
                        self.document.write(Area(sheet, row, column, row, column), [[value]])
                self.document.recalculate()

    def formulas(self, area: Area) -> list[list[str | None]]:
        """The formulas of cells, functions of the add-in among them."""
        return [
            [self.functions.get((area.sheet, row, column), formula) for column, formula in enumerate(line, area.left)]
            for row, line in enumerate(self.document.formulas(area), area.top)
        ]

    def write(self, area: Area, rows: list[list[CellValue]]) -> None:
        for row, column in self.looks.locked_cells(area):
            refuse(f"Die Zelle in Zeile {row}, Spalte {column} ist geschützt und schreibgeschützt")
        self.journal.note(area, self.functions)
        for row, line in enumerate(rows, area.top):
            for column, value in enumerate(line, area.left):
                self.functions.pop((area.sheet, row, column), None)
                if is_function(value):
                    self.functions[area.sheet, row, column] = str(value)
        rows = [[None if is_function(value) else value for value in line] for line in rows]
        try:
            self.document.write(area, rows)
        except FormulaNotUnderstood:
            refuse("Anwendungs- oder objektdefinierter Fehler")
        self.changes += 1
        for _, writes in self._growths:
            writes.append((area, rows))

    def put_back(self) -> None:
        """As it was when it was opened; much quicker than opening it again."""
        if self.changes:
            self.journal.put_back()
            self.functions.clear()
            self._growths.clear()
            self.changes, self._calculated = 0, -1

    def difference(self) -> dict[object, object]:
        """What differs from the workbook as it was opened: cells with their contents, tables with their places."""
        return self.journal.difference(self.functions) if self.changes else {}

    def grow(self, table: structure.Table) -> None:
        if table.area.sheet in self.looks.protected:
            refuse("Das Blatt ist geschützt")
        before = self.document._calculator, self.document._package, self.document.structure
        try:
            self.journal.grow(table)
        except TableCannotGrow:
            refuse("Dieser Vorgang ist nicht zulässig. Er würde Zellen in einer Tabelle verschieben.")
        self.changes += 1
        self.looks.add_row_like(table.area.sheet, table.area.bottom)
        self._growths.append((before, []))

    def take_back_growth(self, row: Area) -> None:
        """Undo the latest growth; what was written elsewhere since then stays."""
        if not self._growths:
            raise NotImplementedError("only a row that was just added can be deleted here")
        before, writes = self._growths.pop()
        self.document._calculator, self.document._package, self.document.structure = before
        self.document._stale = True
        self.changes += 1
        for area, rows in writes:
            if not (area.sheet == row.sheet and row.top <= area.top <= row.bottom):
                self.journal.note(area, self.functions)
                self.document.write(area, rows)


class Worksheets(ComObject):
    """The sheets by name or number."""

    def __init__(self, workbook: Workbook) -> None:
        super().__init__(workbook._accesses)
        self._workbook = workbook

    Count = com_property(lambda self: len(self._workbook.document.structure.sheets))
    Parent = com_property(lambda self: self._workbook)

    @com_method
    def __call__(self, key: str | int) -> Worksheet:
        sheets = self._workbook.document.structure.sheets
        if isinstance(key, str):
            found = self._workbook.document.structure.sheet(key)
        else:
            found = sheets[key - 1] if 0 < key <= len(sheets) else None
        if found is None:
            refuse("Index außerhalb des gültigen Bereichs")
        return Worksheet(self._workbook, found.name)

    Item = __call__

    def __iter__(self) -> Iterator[Worksheet]:
        self._accesses.note("Worksheets._NewEnum")
        for sheet in self._workbook.document.structure.sheets:
            self._accesses.note("Worksheets.Next")
            yield Worksheet(self._workbook, sheet.name)


class Worksheet(ComObject):
    """A sheet."""

    def __init__(self, workbook: Workbook, name: str) -> None:
        super().__init__(workbook._accesses)
        self.workbook, self.name = workbook, name

    @property
    def definition(self) -> structure.Sheet:
        found = self.workbook.document.structure.sheet(self.name)
        assert found is not None
        return found

    Name = com_property(lambda self: self.name)
    Parent = com_property(lambda self: self.workbook)
    Application = com_property(lambda self: self.workbook.application)
    Index = com_property(lambda self: self.workbook.document.structure.sheets.index(self.definition) + 1)
    Cells = com_property(lambda self: Range(self.workbook, Area(self.name, 1, 1, MAX_ROW, MAX_COLUMN)))
    ListObjects = com_property(lambda self: ListObjects(self))  # noqa: PLW0108 - defined below
    UsedRange = com_property(lambda self: Range(self.workbook, self.workbook.document.used_area(self.name)))
    Visible = com_property(lambda self: -1 if self.workbook.looks.is_visible(self.name) else 0)
    Names = com_property(lambda self: Names(self.workbook, self.name))

    @com_method
    def Range(self, first: Any, last: Any = None) -> Range:
        one, other = self._area(first), self._area(first if last is None else last)
        top, left = min(one.top, other.top), min(one.left, other.left)
        bottom, right = max(one.bottom, other.bottom), max(one.right, other.right)
        return Range(self.workbook, Area(self.name, top, left, bottom, right))

    def _area(self, cells: Any) -> Area:
        if isinstance(cells, Range):
            area: Area | None = cells.area
        else:
            area = parse_area(cells, self.name) or self.workbook.document.structure.resolve(cells, self.name)
        if area is None or area.sheet != self.name:
            refuse("Die Methode 'Range' für das Objekt '_Worksheet' ist fehlgeschlagen")
        return area

    @com_method
    def Activate(self) -> None:
        self._show()

    @com_method
    def Select(self) -> None:
        self._show()

    def _show(self) -> None:
        if not self.workbook.looks.is_visible(self.name):
            refuse("Die Methode des Worksheet-Objektes konnte nicht ausgeführt werden.")
        self.workbook.application.active_sheet = self.name


class Range(ComObject):
    """A rectangle of cells."""

    def __init__(self, workbook: Workbook, area: Area) -> None:
        super().__init__(workbook._accesses)
        self.workbook, self.area = workbook, area

    Worksheet = com_property(lambda self: Worksheet(self.workbook, self.area.sheet))
    Application = com_property(lambda self: self.workbook.application)
    Row = com_property(lambda self: self.area.top)
    Column = com_property(lambda self: self.area.left)
    Rows = com_property(lambda self: Lines(self._accesses, self.area.shape[0]))
    Columns = com_property(lambda self: Lines(self._accesses, self.area.shape[1]))
    Count = com_property(lambda self: self.area.shape[0] * self.area.shape[1])
    Address = com_property(lambda self: f"${self.area.reference}")
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
        area, looks = self.area, self.workbook.looks
        return self._scalar_or_rows(
            tuple(
                as_handed_over(value, is_date=dates and looks.holds_dates(area.sheet, row, column))
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
