"""Excel's objects as far as commands meet them through xlwings."""
# ruff: noqa: N802, N803 - Excel's own names

from __future__ import annotations

import copy
import functools
import re
import tempfile
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
from support.fake_com.charts import ChartObjects, ChartState, charts_of, links, paste
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
        #: Every open workbook; the active one is ``workbook``.
        self.open: list[Workbook] = []
        self.selection: Area | None = None
        self.clipboard: ChartState | None = None
        #: Add-ins are no part of the workbooks that are counted, but known by their names.
        self.addins = {ADDIN_NAME}
        #: What the user answers to "Save as"; the suggestion when None, False for "cancel".
        self.file_answer: object = None
        #: The folder that the user chooses; None for "cancel".
        self.folder_answer: Path | None = None
        #: The suggestions that were shown.
        self.suggested: list[str] = []
        #: What the menus are in: 1031 is German.
        self.language_id = 1031

    @property
    def active_sheet(self) -> str:
        return "" if self.workbook is None else self.workbook.active_sheet

    @active_sheet.setter
    def active_sheet(self, name: str) -> None:
        if self.workbook is not None:
            self.workbook.active_sheet = name

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

    LanguageSettings = com_property(lambda self: LanguageSettings(self))  # noqa: PLW0108 - defined below

    @com_method
    def Calculate(self) -> None:
        self.workbook.calculate()

    @com_method
    def FileDialog(self, kind: int) -> FileDialog:
        assert kind == 4, "4 is the one for folders"
        return FileDialog(self)

    @com_method
    def GetSaveAsFilename(self, suggestion: str, kind: str, index: int, title: str) -> object:
        if not re.fullmatch(r"[^,]+ \(\*\.\w+\), \*\.\w+", kind):
            refuse("Die Methode GetSaveAsFilename ist fehlgeschlagen")
        self.suggested.append(suggestion)
        return suggestion if self.file_answer is None else self.file_answer


def _remembered(name: str) -> com_property:
    def write(self: Application, value: object) -> None:
        self.settings[name] = value

    setting = com_property(lambda self: self.settings[name]).setter(write)
    setting.__set_name__(Application, name)
    return setting


for _name in ("ScreenUpdating", "EnableEvents", "DisplayAlerts", "Interactive", "Calculation"):
    setattr(Application, _name, _remembered(_name))


class FileDialog(ComObject):
    """Excel's dialog for folders."""

    def __init__(self, application: Application) -> None:
        super().__init__(application._accesses)
        self._application = application

    Title = com_property(lambda self: "").setter(lambda self, title: None)

    @com_method
    def Show(self) -> int:
        return 0 if self._application.folder_answer is None else -1

    @com_method
    def SelectedItems(self, number: int) -> str:
        return str(self._application.folder_answer)


class LanguageSettings(ComObject):
    def __init__(self, application: Application) -> None:
        super().__init__(application._accesses)
        self._application = application

    @com_method
    def LanguageID(self, kind: int) -> int:
        assert kind == 2, "2 asks for the language of the menus"
        return self._application.language_id


class Workbooks(ComObject):
    def __init__(self, application: Application) -> None:
        super().__init__(application._accesses)
        self._application = application

    Application = com_property(lambda self: self._application)
    Count = com_property(lambda self: len(self._application.open))

    @com_method
    def __call__(self, key: str | int) -> Workbook:
        if key in self._application.addins:
            return ComObject(self._accesses)  # type: ignore[return-value]
        for number, workbook in enumerate(self._application.open, start=1):
            if key in (number, workbook.name):
                return workbook
        return refuse("Index außerhalb des gültigen Bereichs")

    @com_method
    def Open(self, path: str, update_links: object = None, read_only: object = None, *_: object) -> Workbook:
        file = Path(path)
        if any(workbook.name == file.name for workbook in self._application.open):
            refuse("Sie können nicht zwei Mappen mit gleichem Namen öffnen.")
        opened = Workbook(self._application, _for_reading(file), Looks(file), read_only=bool(read_only))
        self._application.open.append(opened)
        self._application.workbook = opened
        return opened

    Item = __call__


def _for_reading(file: Path) -> Document:
    """Opening takes a while, and the same files are opened for many clicks; nothing is written to them."""
    document = copy.copy(_document(file.read_bytes()))
    document.path = file
    return document


@functools.lru_cache(maxsize=4)
def _document(data: bytes) -> Document:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "read.xlsx")
        path.write_bytes(data)
        return Document(path)


class Workbook(ComObject):
    """An open workbook: a document that calculates, and how it looks."""

    def __init__(self, application: Application, document: Document, looks: Looks, *, read_only: bool = False) -> None:
        super().__init__(application._accesses)
        self.application, self.document, self.looks = application, document, looks
        self.active_sheet = next(sheet.name for sheet in document.structure.sheets if looks.is_visible(sheet.name))
        self.charts = charts_of(document._package, document.structure)
        #: Sheets whose names were changed: old -> new.
        self.renamed: dict[str, str] = {}
        #: States that a test may set.
        self.read_only, self.shared, self.final, self.saved = read_only, False, False, True
        #: Where it lies in a cloud, when it is no file on this computer.
        self.address = ""
        #: Whether Excel turns the references of charts when a link is changed.
        self.change_link_works = True
        #: The sheets that are selected together; the active one alone when empty.
        self.group: tuple[str, ...] = ()
        #: Sheets that were exported as PDF files, by file.
        self.exported: dict[str, tuple[str, ...]] = {}
        self._growths: list[tuple[Any, list[tuple[Area, Any]]]] = []
        self._calculated = -1
        #: So many times something was changed or taken back; and how often that was in cells.
        self.changes = self.cell_changes = 0
        #: Functions of the add-in: the calculation behind this workbook does not know them.
        self.functions: dict[tuple[str, int, int], str] = {}
        self.journal = Journal(document, looks)

    @property
    def name(self) -> str:
        return self.document.path.name

    Application = com_property(lambda self: self.application)
    Name = com_property(lambda self: self.name)
    FullName = com_property(lambda self: self.address or str(self.document.path))
    Path = com_property(lambda self: (self.address or str(self.document.path)).rpartition("/")[0])
    Names = com_property(lambda self: Names(self))  # noqa: PLW0108 - defined below
    Worksheets = com_property(lambda self: Worksheets(self))  # noqa: PLW0108 - defined below
    ActiveSheet = com_property(lambda self: Worksheet(self, self.active_sheet))
    ReadOnly = com_property(lambda self: self.read_only)
    MultiUserEditing = com_property(lambda self: self.shared)
    Final = com_property(lambda self: self.final)
    Saved = com_property(lambda self: self.saved)

    @com_method
    def Activate(self) -> None:
        self.application.workbook = self

    @com_method
    def Close(self, SaveChanges: object = None) -> None:
        assert SaveChanges is False, "else Excel would ask"
        self.application.open.remove(self)
        if self.application.workbook is self:
            self.application.workbook = self.application.open[-1] if self.application.open else None

    @com_method
    def LinkSources(self, kind: int) -> tuple[str, ...] | None:
        assert kind == 1
        return links(self)

    @com_method
    def ChangeLink(self, old: str, new: str, kind: int = 1) -> None:
        name = Path(old).name
        if (
            not self.change_link_works
            or name not in (links(self) or ())
            or new not in (self.address, str(self.document.path))
        ):
            refuse("Die Methode 'ChangeLink' für das Objekt '_Workbook' ist fehlgeschlagen")
        for states in self.charts.values():
            for state in states:
                state.turn(f"[{name}]", "")
        self.changes += 1

    @com_method
    def SaveCopyAs(self, path: str) -> None:
        self.calculate()
        Path(path).write_bytes(as_saved_by_excel(self.document._current().to_bytes(), self.functions))

    # ------------------------------------------------------------------ what the objects below change
    def calculate(self) -> None:
        """As Excel does: only when something has changed."""
        if self._calculated != self.cell_changes:
            self.document.recalculate()
            self._calculated = self.cell_changes
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

    def cells_changed(self) -> None:
        self.changes += 1
        self.cell_changes += 1

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
        self.cells_changed()
        for _, writes in self._growths:
            writes.append((area, rows))

    def put_back(self) -> None:
        """As it was when it was opened; much quicker than opening it again."""
        if self.cell_changes:
            self.journal.put_back()
            self.functions.clear()
            self._growths.clear()
            self._calculated = -1
        self.changes = self.cell_changes = 0

    def difference(self) -> dict[object, object]:
        """What differs from the workbook as it was opened: cells with their contents, tables with their places."""
        return self.journal.difference(self.functions) if self.cell_changes else {}

    def grow(self, table: structure.Table) -> None:
        if table.area.sheet in self.looks.protected:
            refuse("Das Blatt ist geschützt")
        before = self.document._calculator, self.document._package, self.document.structure
        try:
            self.journal.grow(table)
        except TableCannotGrow:
            refuse("Dieser Vorgang ist nicht zulässig. Er würde Zellen in einer Tabelle verschieben.")
        self.cells_changed()
        self.looks.add_row_like(table.area.sheet, table.area.bottom)
        self._growths.append((before, []))

    def take_back_growth(self, row: Area) -> None:
        """Undo the latest growth; what was written elsewhere since then stays."""
        if not self._growths:
            raise NotImplementedError("only a row that was just added can be deleted here")
        before, writes = self._growths.pop()
        self.document._calculator, self.document._package, self.document.structure = before
        self.document._stale = True
        self.cells_changed()
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
    def __call__(self, key: Any) -> Any:
        sheets = self._workbook.document.structure.sheets
        if isinstance(key, tuple):
            return SheetGroup(self._workbook, key)
        if isinstance(key, str):
            original = {new: old for old, new in self._workbook.renamed.items()}.get(key, key)
            found = None if key in self._workbook.renamed else self._workbook.document.structure.sheet(original)
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


class SheetGroup(ComObject):
    """Several sheets at once."""

    def __init__(self, workbook: Workbook, sheets: tuple[str, ...]) -> None:
        super().__init__(workbook._accesses)
        self._workbook, self._sheets = workbook, sheets

    @com_method
    def Select(self) -> None:
        if not all(self._workbook.looks.is_visible(name) for name in self._sheets):
            refuse("Die Select-Methode des Sheets-Objektes konnte nicht ausgeführt werden.")
        self._workbook.group = self._sheets
        self._workbook.active_sheet = self._sheets[0]


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

    Parent = com_property(lambda self: self.workbook)
    Application = com_property(lambda self: self.workbook.application)

    @com_property
    def Name(self) -> str:
        return self.workbook.renamed.get(self.name, self.name)

    @Name.setter
    def Name(self, name: str) -> None:
        if name != self.name and self.workbook.document.structure.sheet(name) is not None:
            refuse("Dieser Name ist bereits vergeben.")
        for states in self.workbook.charts.values():
            for state in states:
                state.turn(f"'{self.name}'!", f"'{name}'!")
        self.workbook.renamed[self.name] = name
        self.workbook.changes += 1

    @com_method
    def ChartObjects(self) -> ChartObjects:
        return ChartObjects(self)

    @com_method
    def Paste(self) -> None:
        paste(self)

    @com_method
    def ExportAsFixedFormat(self, kind: int, file: str, *_: object) -> None:
        assert kind == 0, "0 is PDF"
        pages = self.workbook.group or (self.name,)
        Path(file).write_bytes(b"%PDF-1.7 " + "+".join(pages).encode())
        self.workbook.exported[file] = pages

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
        self.workbook.active_sheet = self.name
        self.workbook.group = ()


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
