"""Books, sheets, defined names and charts, as xlwings asks an engine for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kam_partnership.errors import NameMissing, UnsupportedWithoutExcel
from kam_partnership.headless.collection import Collection
from kam_partnership.headless.document import Document
from kam_partnership.headless.ranges import Range, area_of
from kam_partnership.headless.tables import Tables
from kam_partnership.headless.unsupported import WithoutExcel
from kam_partnership.xlsx import structure
from kam_partnership.xlsx.areas import Area
from kam_partnership.xlsx.limits import MAX_COLUMN, MAX_ROW

if TYPE_CHECKING:
    from kam_partnership.headless.application import App

_BUILT_IN = "_xlnm."  # in files, names such as Print_Area carry this before their name


class Book(WithoutExcel):
    """An open workbook file."""

    def __init__(self, app: App, document: Document) -> None:
        self._app = app
        self._document = document

    @property
    def app(self) -> App:
        return self._app

    @property
    def document(self) -> Document:
        """The file behind the book; not a member that xlwings knows."""
        return self._document

    @property
    def name(self) -> str:
        return self._document.path.name

    @property
    def fullname(self) -> str:
        return str(self._document.path)

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(self)

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Save to its own file, or as another. Raises FileUnwritable."""
        if password is not None:
            raise UnsupportedWithoutExcel("Book.save with a password")
        self._document.save(Path(path) if path is not None else None)

    def activate(self) -> None:
        """It is the only book, and so the active one."""

    def close(self) -> None:
        """Forget the book; what was not saved is lost."""
        self._app.forget(self)


class Sheets(Collection["Sheet"]):
    """The worksheets in the order of their tabs, hidden ones too."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def __iter__(self) -> Iterator[Sheet]:
        return (Sheet(self._book, sheet.name) for sheet in self._book.document.structure.sheets)

    @property
    def active(self) -> Sheet:
        return self._book.app.active_sheet or next(iter(self))


class Sheet(WithoutExcel):
    """A worksheet."""

    def __init__(self, book: Book, name: str) -> None:
        self._book = book
        self._name = name

    @property
    def book(self) -> Book:
        return self._book

    @property
    def document(self) -> Document:
        """The file behind the sheet; not a member that xlwings knows."""
        return self._book.document

    @property
    def definition(self) -> structure.Sheet:
        """The sheet as the file tells it; not a member that xlwings knows."""
        sheet = self.document.structure.sheet(self._name)
        if sheet is None:
            raise KeyError(self._name)
        return sheet

    @property
    def name(self) -> str:
        return self._name

    @property
    def index(self) -> int:
        return self.document.structure.sheets.index(self.definition) + 1

    @property
    def visible(self) -> bool:
        """False for a hidden sheet."""
        return self.document.is_visible(self._name)

    def activate(self) -> None:
        """Make it the active sheet of this session; the file keeps opening where it did."""
        self._book.app.active_sheet = self

    def select(self) -> None:
        self.activate()

    def range(self, cell1: Any, cell2: Any = None) -> Range:
        """The cells from one to the other; a name may lead to another sheet. Raises NameMissing."""
        first, last = self._area(cell1), self._area(cell1 if cell2 is None else cell2)
        top, left = min(first.top, last.top), min(first.left, last.left)
        bottom, right = max(first.bottom, last.bottom), max(first.right, last.right)
        sheet = self if first.sheet == self._name else Sheet(self._book, first.sheet)
        return Range(sheet, Area(first.sheet, top, left, bottom, right))

    def _area(self, cell: Any) -> Area:
        area = area_of(self, cell)
        if area is None:
            raise NameMissing("name_missing", name=cell)
        return area

    @property
    def cells(self) -> Range:
        return Range(self, Area(self._name, 1, 1, MAX_ROW, MAX_COLUMN))

    @property
    def used_range(self) -> Range:
        return Range(self, self.document.used_area(self._name))

    @property
    def tables(self) -> Tables:
        return Tables(self)

    @property
    def charts(self) -> Charts:
        return Charts(self)

    @property
    def names(self) -> Names:
        return Names(self._book, self._name)


class Name(WithoutExcel):
    """A defined name."""

    def __init__(self, book: Book, definition: structure.DefinedName) -> None:
        self._book = book
        self._definition = definition

    @property
    def name(self) -> str:
        """With the sheet before it, as Excel shows it, when the name belongs to one sheet only."""
        name, sheet = self._definition.name.removeprefix(_BUILT_IN), self._definition.sheet
        if not sheet:
            return name
        plain = sheet.isidentifier()
        return f"{sheet}!{name}" if plain else "'{}'!{}".format(sheet.replace("'", "''"), name)

    @property
    def refers_to(self) -> str:
        return f"={self._definition.refers_to}"

    @property
    def refers_to_range(self) -> Range:
        """The cells that the name stands for. Raises NameMissing when it stands for something else."""
        definition = self._definition
        area = self._book.document.structure.resolve(definition.refers_to, definition.sheet)
        if area is None:
            raise NameMissing("name_not_a_range", name=self.name, refers_to=self.refers_to)
        return Range(Sheet(self._book, area.sheet), area)


class Names(WithoutExcel):
    """The defined names of the book, or those that belong to one sheet only."""

    def __init__(self, book: Book, sheet: str = "") -> None:
        self._book = book
        self._sheet = sheet

    def __call__(self, key: str | int) -> Name:
        """Raises NameMissing."""
        if not isinstance(key, str):
            return self.snapshot()[key - 1][1]
        definition = self._find(key)
        if definition is None:
            raise NameMissing("name_missing", name=key)
        return Name(self._book, definition)

    def contains(self, key: str) -> bool:
        return self._find(key) is not None

    def snapshot(self) -> list[tuple[str, Name]]:
        """All names with their objects; xlwings iterates and counts with this."""
        definitions = self._book.document.structure.names
        names = (Name(self._book, d) for d in definitions if not self._sheet or d.sheet == self._sheet)
        return [(name.name, name) for name in names]

    def _find(self, key: str) -> structure.DefinedName | None:
        found = self._book.document.structure.name(key, self._sheet)
        return found if found is None or not self._sheet or found.sheet == self._sheet else None


class Chart(WithoutExcel):
    """A chart, known by its name only."""

    def __init__(self, sheet: Sheet, name: str) -> None:
        self._sheet = sheet
        self._name = name

    @property
    def name(self) -> str:
        return self._name

    @property
    def parent(self) -> Sheet:
        return self._sheet


class Charts(Collection[Chart]):
    """The charts of a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    @property
    def parent(self) -> Sheet:
        return self._sheet

    def __iter__(self) -> Iterator[Chart]:
        return (Chart(self._sheet, chart.name) for chart in self._sheet.definition.charts)
