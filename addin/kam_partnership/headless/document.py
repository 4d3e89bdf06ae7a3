"""An open workbook file: its parts, its structure and the calculation behind its cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from kam_partnership.cells import CellValue
from kam_partnership.errors import FileUnwritable
from kam_partnership.saving import Stamp, write_atomically
from kam_partnership.texts import Language
from kam_partnership.workbook import names
from kam_partnership.workbook.known_formulas import is_ours
from kam_partnership.workbook.template_charts import damaged_charts, restore_charts
from kam_partnership.xlsx.areas import Area
from kam_partnership.xlsx.calculation import Calculator, Rows
from kam_partnership.xlsx.chart_caches import refresh_chart_caches
from kam_partnership.xlsx.namespaces import main
from kam_partnership.xlsx.package import Package, read_bytes
from kam_partnership.xlsx.row_heights import fit_rows
from kam_partnership.xlsx.saved_results import StandIns
from kam_partnership.xlsx.structure import Structure, Table
from kam_partnership.xlsx.table_growth import grow_table
from kam_partnership.xlsx.usual_places import in_usual_places
from kam_partnership.xlsx.web_extensions import mend_web_extensions

# What must follow calcPr in a workbook part; calcPr is put before the first of them.
_AFTER_CALCULATION = [
    *("oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes"),
    *("webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst"),
]


class Document:
    """A workbook file opened for reading and writing; nothing reaches the disk before ``save``."""

    def __init__(self, path: Path) -> None:
        """Raises FileUnreadable."""
        self.path = path.resolve()
        self._stamp = Stamp.of(self.path)  # before the reading, so that no change slips in between
        data = read_bytes(self.path)
        opened = Package.open(data, str(self.path))
        self._package = in_usual_places(opened)
        self.structure = Structure.read(self._package)
        self._stand_ins: StandIns | None = None  # known once a first calculator has looked
        self._opened: Calculator | None = self._calculator_of_now()
        self._source = data if self._package is opened else self._package.to_bytes()
        self._changed = self._recalculated = False
        self._finished: Package | None = None  # as it would be saved; None after whatever may change that
        self._written: set[tuple[str, int]] = set()  # sheets and rows
        # Values are calculated anew when someone asks for them, so that it happens once and not at each step.
        self._stale = _expects_recalculation(self._package, self.structure.workbook_part)

    @property
    def _calculator(self) -> Calculator:
        """Opened when somebody needs it: many parts can change before, such as rows that are added one by one."""
        if self._opened is None:
            self._opened = self._calculator_of_now()
        return self._opened

    @_calculator.setter
    def _calculator(self, calculator: Calculator) -> None:
        self._opened = calculator

    def _calculator_of_now(self) -> Calculator:
        return Calculator(self._package, names.HIDDEN_SHEETS, is_ours, self._stand_ins)

    @property
    def is_changed(self) -> bool:
        """True when something was written that is not in the file yet, or calculated that differs from it."""
        return self._changed or (self._recalculated and self._current().parts != self._package.parts)

    def values(self, area: Area) -> Rows:
        """What the cells hold; dates as serial numbers."""
        self._calculate_if_stale()
        return self._calculator.values(area)

    def formulas(self, area: Area) -> tuple[tuple[str | None, ...], ...]:
        """The formulas with their equals sign; None for cells without one."""
        return self._calculator.formulas(area)

    def used_area(self, sheet: str) -> Area:
        """The smallest area that holds all used cells of a sheet."""
        return self._calculator.used_area(sheet)

    def is_visible(self, sheet: str) -> bool:
        """True for a sheet whose tab people see."""
        root = self._package.xml(self.structure.workbook_part)
        element = next(found for found in root.iter(main("sheet")) if found.get("name") == sheet)
        return element.get("state", "visible") == "visible"

    def write(self, area: Area, rows: Sequence[Sequence[CellValue]]) -> None:
        """Write a block of cells; see Calculator.write."""
        self._calculator.write(area, rows)
        self._changed, self._finished = True, None
        self._written |= {(area.sheet, row) for row in range(area.top, area.bottom + 1)}

    def recalculate(self) -> None:
        """Recalculate every formula.

        A German workbook then has other texts for a moment ("7.2"); whether anything differs shows when it is saved.
        """
        if self._calculator.recalculate():
            self._recalculated, self._finished = True, None
        self._stale = False

    def grow(self, table: Table, rows: int) -> None:
        """Append empty rows to a table. Raises TableCannotGrow; the document is then unchanged."""
        self.change_parts(lambda package: grow_table(package, self.structure, table, rows))

    def damaged_charts(self, language: Language) -> list[str]:
        """The names of charts that are missing or show other cells than they should."""
        return damaged_charts(self._package, self.structure, language)

    def restore_charts(self, charts: Sequence[str], language: Language) -> None:
        """Bring charts back from the template."""
        self.change_parts(lambda package: restore_charts(package, self.structure, charts, language))

    def change_parts(self, change: Callable[[Package], None]) -> None:
        """Change parts of the file that the calculation knows nothing about; all or, when it raises, nothing."""
        if self._opened is None:
            package = self._package.copy()
        else:
            self._stand_ins = self._opened.stand_ins
            package = self._opened.updated(self._package, self.structure)
        change(package)
        # The library cannot resize a table, so it will get the grown workbook as if it had just been opened.
        self.structure = Structure.read(package)
        self._package, self._opened, self._finished = package, None, None
        self._changed = self._stale = True

    def save(self, path: Path | None = None) -> None:
        """Save to another path (which becomes the document's own) or to its own; whole or not at all.

        A workbook that was not changed is written byte for byte as it was. Raises FileUnwritable; its own file is
        not written either when somebody else changed it since it was read.
        """
        target = (path or self.path).resolve()
        opened, wanted = self.path.suffix.lower(), target.suffix.lower()
        if opened != wanted:  # Excel refuses a file whose name does not tell its kind
            raise FileUnwritable("file_kind_differs", file=str(target), opened=opened)
        since = self._stamp if target == self.path else None
        data = self.content()
        write_atomically(target, data, unchanged_since=since)
        self.path, self._stamp = target, Stamp.of(target)
        self._source, self._changed, self._recalculated = data, False, False

    def content(self) -> bytes:
        """The file as it would be saved now."""
        return self._current().to_bytes() if self.is_changed else self._source

    def outdated_results(self) -> list[tuple[str, str]]:
        """Sheets and cells of formulas that keep an older result, because only Excel can calculate them anew."""
        self._calculate_if_stale()
        return [(result.sheet, result.cell) for result in self._calculator.outdated(self.structure)]

    def _calculate_if_stale(self) -> None:
        """Calculate as Excel does on opening; that alone is no change worth saving."""
        if self._stale:
            self._calculator.recalculate()
            self._stale, self._finished = False, None

    def _current(self) -> Package:
        """As it would be saved now; not to be changed."""
        self._calculate_if_stale()
        if self._finished is None:
            self._finished = self._finish()
        return self._finished

    def _finish(self) -> Package:
        package = self._calculator.updated(self._package, self.structure)
        fit_rows(package, self.structure, self._written, self._calculator.values)
        refresh_chart_caches(package, self.structure, self._calculator.values)
        _expect_recalculation(package, self.structure.workbook_part)
        mend_web_extensions(package)
        return package


def _expects_recalculation(package: Package, workbook_part: str) -> bool:
    settings = package.xml(workbook_part).find(main("calcPr"))
    return settings is not None and settings.get("fullCalcOnLoad") in ("1", "true")


def _expect_recalculation(package: Package, workbook_part: str) -> None:
    """Let Excel calculate on opening, in whatever order it finds: the stored order may be outdated."""
    for chain in package.parts_of_type("calcChain", workbook_part):
        package.remove(chain)
    root = package.xml(workbook_part)
    settings = root.find(main("calcPr"))
    if settings is None:
        settings = root.makeelement(main("calcPr"), {}, None)
        followers = (child for child in root if child.tag in {main(tag) for tag in _AFTER_CALCULATION})
        follower = next(followers, None)
        root.insert(len(root) if follower is None else root.index(follower), settings)
    if settings.get("fullCalcOnLoad") != "1":
        settings.set("fullCalcOnLoad", "1")
        package.put_xml(workbook_part, root)
