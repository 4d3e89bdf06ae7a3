"""The cells of a workbook of ours while what is the user's own is taken from them."""

from __future__ import annotations

from collections.abc import Mapping

from kam_partnership.carry.content import Anchor, Note, NoteCode
from kam_partnership.cells import CellValue, address
from kam_partnership.xlsx.closed_cells import ClosedCells
from kam_partnership.xlsx.dates import DAYS_TO_1904
from kam_partnership.xlsx.number_formats import GENERAL, formats_by_style
from kam_partnership.xlsx.sheet_cells import cell_elements, whole_number

#: Sheet, row and column, counted from 1.
Place = tuple[str, int, int]


class TakenCells:
    """Hands out contents and remembers what was taken, where it belongs, and what there is to tell of it.

    Attributes:
        cells: the closed workbook.
        taken: the places whose content was collected.
        anchors: for these places, where their content belongs in any workbook of ours.
    """

    def __init__(self, cells: ClosedCells) -> None:
        self.cells = cells
        self.taken: set[Place] = set()
        self.anchors: dict[Place, Anchor] = {}
        self._notes: dict[str, Note] = {}  # by what they say: each once, in their order
        self._formats = formats_by_style(cells.package, cells.structure)
        self._styles: dict[str, Mapping[tuple[int, int], int]] = {}

    @property
    def notes(self) -> tuple[Note, ...]:
        """What there is to tell, in the order in which it was found."""
        return tuple(self._notes.values())

    def add(self, note: Note) -> None:
        """Something to tell; what was told already is not told again."""
        self._notes.setdefault(repr(note), note)

    def take(self, sheet: str, row: int, column: int, *, date: bool = False) -> CellValue:
        """What a cell holds; a formula counts by its result, and the report says so."""
        self.taken.add((sheet, row, column))
        formula = self.cells.sheet(sheet).formulas.get((row, column))
        value = self.cells.value(sheet, row, column)
        if formula is not None and value != "":
            code = NoteCode.FORMULA_LOST if value is None else NoteCode.FORMULA_AS_VALUE
            details = {"formula": f"={formula}" if formula else "", "value": value}
            self.add(Note(code, sheet, address(row, column), details))
        return self.dated(value) if date else value

    def dated(self, value: CellValue) -> CellValue:
        """A date's number as workbooks count that begin in 1900."""
        if self.cells.structure.dates_from_1904 and isinstance(value, float):
            return value + DAYS_TO_1904
        return value

    def format_of(self, sheet: str, row: int, column: int) -> str:
        """The number format of a cell."""
        if sheet not in self._styles:
            found = self.cells.structure.sheet(sheet)
            root = self.cells.package.xml(found.part) if found else None
            elements = cell_elements(root) if root is not None else ()
            self._styles[sheet] = {(r, c): whole_number(element.get("s"), 0) for r, c, element in elements}
        style = self._styles[sheet].get((row, column), 0)
        return self._formats[style] if style < len(self._formats) else GENERAL
