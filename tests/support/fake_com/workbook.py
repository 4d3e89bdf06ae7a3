"""An open workbook: what the objects below it read and change."""
# ruff: noqa: N802, N803 - Excel's own names

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kam_partnership.cells import CellValue
from kam_partnership.errors import FormulaNotUnderstood, TableCannotGrow
from kam_partnership.headless.document import Document
from kam_partnership.xlsx import structure
from kam_partnership.xlsx.areas import Area
from support.fake_com.accesses import ComObject, com_method, com_property, refuse
from support.fake_com.cells import Names
from support.fake_com.charts import charts_of, links
from support.fake_com.functions import is_function, value_of
from support.fake_com.journal import Journal
from support.fake_com.looks import Looks
from support.fake_com.sheets import Worksheet, Worksheets
from support.traces import as_saved_by_excel

if TYPE_CHECKING:
    from support.fake_com.application import Application


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
        #: What Excel hands over for cells with an error that the calculation behind this workbook does not know.
        self.later_errors: dict[tuple[str, int, int], int] = {}
        #: Conversations: where, and who said what; None in an Excel that knows none.
        self.threads: list[tuple[Area, list[tuple[str, str]]]] | None = []
        self.journal = Journal(document, looks)

    @property
    def name(self) -> str:
        return self.document.path.name

    def sheet(self, name: str) -> Worksheet:
        """The sheet that the file calls so."""
        return Worksheet(self, name)

    Application = com_property(lambda self: self.application)
    Name = com_property(lambda self: self.name)
    FullName = com_property(lambda self: self.address or str(self.document.path))
    Path = com_property(lambda self: (self.address or str(self.document.path)).rpartition("/")[0])
    Names = com_property(Names)
    Worksheets = com_property(Worksheets)
    ActiveSheet = com_property(lambda self: self.sheet(self.active_sheet))
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
            self.later_errors.clear()
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
