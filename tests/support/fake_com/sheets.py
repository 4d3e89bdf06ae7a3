"""The sheets of a workbook."""
# ruff: noqa: N802 - Excel's own names

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kam_partnership.xlsx import structure
from kam_partnership.xlsx.areas import Area, parse_area
from kam_partnership.xlsx.limits import MAX_COLUMN, MAX_ROW
from support.fake_com.accesses import ComObject, com_method, com_property, refuse
from support.fake_com.cells import Comment, Items, Names, Range
from support.fake_com.charts import ChartObjects, paste
from support.fake_com.tables import ListObjects

if TYPE_CHECKING:
    from support.fake_com.workbook import Workbook


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
    ListObjects = com_property(ListObjects)
    UsedRange = com_property(lambda self: Range(self.workbook, self.workbook.document.used_area(self.name)))
    Visible = com_property(lambda self: -1 if self.workbook.looks.is_visible(self.name) else 0)
    Names = com_property(lambda self: Names(self.workbook, self.name))

    ProtectContents = com_property(lambda self: self.name in self.workbook.looks.protected)

    @com_property
    def Comments(self) -> Items:
        notes = self.workbook.looks.comments(self.name)
        return Items(self._accesses, [Comment(self.workbook, area, words) for area, words in notes])

    @com_property
    def CommentsThreaded(self) -> Items:
        if self.workbook.threads is None:
            raise AttributeError("CommentsThreaded")
        threads = [thread for thread in self.workbook.threads if thread[0].sheet == self.name]
        return Items(self._accesses, [Comment(self.workbook, area, *said[0][::-1], said[1:]) for area, said in threads])

    @com_method
    def Evaluate(self, formula: str) -> Any:
        """The one formula that commands have evaluated; LibreOffice computes it, too."""
        found = re.fullmatch(r"SUBTOTAL\(103,OFFSET\((.+),ROW\((.+)\)-(\d+),0\)\)", formula)
        assert found is not None, formula
        first, rows = self._area(found[1]), self._area(found[2])
        assert first.top == rows.top == int(found[3])
        looks, document = self.workbook.looks, self.workbook.document
        values = document.values(Area(self.name, rows.top, first.left, rows.bottom, first.right))
        counts = tuple(
            (0.0 if looks.is_row_hidden(self.name, row) else float(sum(value is not None for value in line)),)
            for row, line in enumerate(values, start=rows.top)
        )
        return counts if len(counts) > 1 else counts[0][0]

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
