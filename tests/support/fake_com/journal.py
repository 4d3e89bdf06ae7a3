"""What was changed in a workbook, so that it can be compared and put back without opening it again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kam_partnership.cells import CellValue
from kam_partnership.headless.document import Document
from kam_partnership.xlsx.areas import Area
from kam_partnership.xlsx.structure import Table
from support.fake_com.looks import Looks

Place = tuple[str, int, int]


class Journal:
    """The contents that cells had when the workbook was opened, for every cell that was written since.

    A table that grows gives the document another calculation behind it, so writing is noted for each of them.
    """

    def __init__(self, document: Document, looks: Looks) -> None:
        self._document, self._looks = document, looks
        self._behind = document._calculator, document._package, document.structure
        self._tables = _tables(document)
        self._before: dict[Place, CellValue] = {}
        self._kept: list[Any] = []
        self._written: list[tuple[Any, Area, list[list[CellValue]]]] = []
        self._grown: dict[tuple[int, str], tuple[Any, Any, Any]] = {}

    def note(self, area: Area, functions: Mapping[Place, str]) -> None:
        """Before cells are written."""
        contents = _contents(self._document, area, functions)
        for place, content in contents.items():
            self._before.setdefault(place, content)
        width = area.shape[1]
        flat = [_as_written(content) for content in contents.values()]
        rows = [flat[at : at + width] for at in range(0, len(flat), width)]
        self._written.append((self._document._calculator, area, rows))

    def grow(self, table: Table) -> None:
        """Append a row. The same growth of an unchanged workbook is done once only, since it takes its time."""
        document = self._document
        before, key = document._calculator, (id(document._calculator), table.name)
        is_clean = all(calculator is not before for calculator, _, _ in self._written)
        if is_clean and key in self._grown:
            document._calculator, document._package, document.structure = self._grown[key]
            document._changed = document._stale = True
            return
        document.grow(table, 1)
        if is_clean:
            self._grown[key] = document._calculator, document._package, document.structure
            self._kept.append(before)  # so that nothing else gets its number

    def difference(self, functions: Mapping[Place, str]) -> dict[object, object]:
        """Cells that hold something else now, and tables that lie elsewhere."""
        changed: dict[object, object] = {}
        for sheet in {place[0] for place in self._before}:
            own = {place: content for place, content in self._before.items() if place[0] == sheet}
            rows, columns = [row for _, row, _ in own], [column for _, _, column in own]
            now = _contents(self._document, Area(sheet, min(rows), min(columns), max(rows), max(columns)), functions)
            changed |= {place: now[place] for place, content in own.items() if now[place] != content}
        return changed | {table: area for table, area in _tables(self._document).items() if area != self._tables[table]}

    def put_back(self) -> None:
        """The document as it was opened."""
        self._document._calculator, self._document._package, self._document.structure = self._behind
        for calculator, area, rows in reversed(self._written):
            calculator.write(area, rows)
        self._document._stale = True
        self._looks._like.clear()
        self._before.clear()
        self._written.clear()


def _as_written(content: CellValue) -> CellValue:
    is_text = isinstance(content, str) and not content.startswith(("=", "'="))
    return f"'{content}" if is_text else content


def _contents(document: Document, area: Area, functions: Mapping[Place, str]) -> dict[Place, CellValue]:
    """Formulas, or values where there are none. A text that begins with "=" is told by an apostrophe."""
    found: dict[Place, CellValue] = {}
    calculator = document._calculator  # what was typed needs no calculation
    for row, line in enumerate(zip(calculator.formulas(area), calculator.values(area), strict=True), area.top):
        for column, (formula, value) in enumerate(zip(*line, strict=True), area.left):
            place = area.sheet, row, column
            typed = f"'{value}" if isinstance(value, str) and value.startswith("=") else value
            found[place] = functions.get(place, formula if formula is not None else typed)
    return found


def _tables(document: Document) -> dict[str, Area]:
    return {table.name: table.area for sheet in document.structure.sheets for table in sheet.tables}
