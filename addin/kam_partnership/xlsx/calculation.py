"""Calculation without Excel: the only file that knows betteroffice-xlsx, a young Rust library.

What it gets wrong stays here. Met in version 0.2.1:

- It takes every input as typed: the text "50%" would become a number and change the cell's format, so texts
  go in behind an apostrophe. (Like Excel it keeps numbers as text in a cell formatted as text.)
- A formula that it cannot parse becomes text on writing and keeps its old result on opening, both silently.
- Control characters in texts make malformed XML; Excel's way to write them, ``_x000B_``, it takes as text.
- Recalculated cells lose the ``cm`` attribute, which makes a formula a dynamic array, and ``vm``.
- Saving rewrites the last byte of parts that it need not touch; only sheets and styles are taken from it.
- Without a clock it leaves TODAY() and NOW() as they were.
- Functions it does not know, arrays of constants inside others and intersections become errors (saved_results.py).
- What INDIRECT finds may be calculated after it; a second calculation mends that.
- Headings of tables that begin with # or @ are no columns to it (special_headings.py).
- ``open_recalculated`` is quicker than opening and calculating, but what it calculates is not saved.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Final

from lxml import etree

from kam_partnership.cells import CellValue, ErrorValue, column_letters
from kam_partnership.errors import CalculationMissing, CellNotWritten, FileUnreadable, FormulaNotUnderstood
from kam_partnership.xlsx.areas import Area, parse_area
from kam_partnership.xlsx.dates import serial_number
from kam_partnership.xlsx.limits import MAX_CELL_TEXT
from kam_partnership.xlsx.namespaces import CHART, CONTENT_TYPES, main
from kam_partnership.xlsx.package import CONTENT_TYPES as CONTENT_TYPES_PART
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.saved_results import SavedResult, StandIns, first_wrong, own_formulas
from kam_partnership.xlsx.sheet_cells import encoded
from kam_partnership.xlsx.special_headings import for_the_library, holds_mark, marked, unmark_cells, unmarked
from kam_partnership.xlsx.structure import Structure

try:
    import betteroffice_xlsx as bo
except (ImportError, OSError) as missing:  # no package for this computer, or an antivirus program stands before it
    raise CalculationMissing("calculation_missing", reason=" ".join(str(missing).split())) from missing

_CODE = re.compile("_x([0-9A-Fa-f]{4})_")
#: Where a cell may carry what the library loses; see _with_metadata.
_METADATA = re.compile(rb"\s[cv]m\s*=")
_STYLES = "styles"
#: The errors that can be written to a cell.
WRITABLE_ERRORS: Final = frozenset(("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"))
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_EMPTY_CHART = f'<c:chartSpace xmlns:c="{CHART}"/>'.encode()
#: Functions whose results change, or whose cells are found, without anything having been written.
_VOLATILE = [b"TODAY(", b"NOW(", b"RAND(", b"RANDBETWEEN(", b"RANDARRAY(", b"OFFSET(", b"INDIRECT(", b"CELL(", b"INFO("]

#: So often a workbook with such functions is calculated once more, at most
_MOST_ROUNDS = 3

Rows = tuple[tuple[CellValue, ...], ...]


class Calculator:
    """An open workbook that calculates. Whoever reads sees what was written, and what depends on it recalculated.

    Several writings in a row are handed to the library together when somebody asks: each handing over calculates what
    depends on it, which takes up to a twentieth of a second.
    """

    def __init__(
        self,
        package: Package,
        understood: Collection[str] = (),
        is_ours: Callable[[str], bool] = lambda _: False,
        stand_ins: StandIns | None = None,
    ) -> None:
        """Open what the package holds now; later changes of its parts stay unknown.

        Args:
            package: of the workbook.
            understood: defined names on sheets whose formulas are all known to be calculated right.
            is_ours: tells the same of a single formula, without its equals sign. Every other one keeps the result that
                is saved in the file where the library makes something else of it.
            stand_ins: those of a calculator that had the same workbook before.

        Raises:
            FileUnreadable: when the library cannot open it.
        """
        source = _without_charts(package)
        try:
            self._opened = bo.Workbook.open(for_the_library(source).to_bytes(compress=False))
        except bo.XlsxError as error:
            raise FileUnreadable("file_not_a_workbook", file=package.source, reason=str(error)) from error
        self._index = {name: index for index, name in enumerate(self._opened.sheet_names)}
        self._waiting: dict[str, dict[str, str]] = {}  # sheet -> cell -> what is typed
        self._stand_ins = StandIns() if stand_ins is None else stand_ins
        self._knows_stand_ins = stand_ins is not None
        self._source: Package | None = source  # until the first look at the formulas in it
        self._understood, self._is_ours = understood, is_ours
        self._up_to_date = self._is_volatile = False

    def values(self, area: Area) -> Rows:
        """What the cells hold; dates as serial numbers."""
        sheet, value = self._index[area.sheet], self._workbook.value
        return tuple(tuple([_cell_value(value(sheet, cell)) for cell in cells]) for cells in _addresses(area))

    def formulas(self, area: Area) -> tuple[tuple[str | None, ...], ...]:
        """The formulas with their equals sign; None for cells without one."""
        index, formula = self._index[area.sheet], self._workbook.formula
        standing_in = self._stand_ins.on(area.sheet)

        def told(cell: str) -> str | None:
            found = standing_in[cell].formula if cell in standing_in else formula(index, cell)
            return None if not found else f"={unmarked(found)}"

        return tuple(tuple([told(cell) for cell in cells]) for cells in _addresses(area))

    def write(self, area: Area, rows: Sequence[Sequence[CellValue]]) -> None:
        """Write a block of cells at once; cells keep their styles.

        Text that begins with an equals sign becomes a formula; as in Excel, an apostrophe before it keeps it
        a text and does not become part of it. Raises FormulaNotUnderstood for one that
        cannot be parsed, and CellNotWritten for a text that no cell holds; then nothing at all is written.
        """
        self.look()
        edits = [
            (cell, _typed(value))
            for cells, values in zip(_addresses(area), rows, strict=True)
            for cell, value in zip(cells, values, strict=True)
        ]
        if area.sheet in self._index and all(_is_plain(text) for _, text in edits):
            self._waiting.setdefault(area.sheet, {}).update(edits)
            self._stand_ins.forget(area.sheet, edits)
            return
        self._hand_over(area.sheet, edits)
        for cell, text in edits:
            if not text.startswith("="):
                continue
            if _holds_volatile(text.encode()):
                self._is_volatile = True
            if self._workbook.formula(self._index[area.sheet], cell) is None:  # not what may stand in for it
                self._workbook.undo()
                self._up_to_date = False
                raise FormulaNotUnderstood("formula_not_understood", sheet=area.sheet, cell=cell, formula=text)
        # Only now: a writing that is refused leaves the formulas as they were.
        self._stand_ins.forget(area.sheet, edits)

    @property
    def _workbook(self) -> bo.Workbook:
        """With everything written."""
        while self._waiting:
            sheet, edits = self._waiting.popitem()
            self._hand_over(sheet, list(edits.items()))
        return self._opened

    def _hand_over(self, sheet: str, edits: Sequence[tuple[str, str]]) -> None:
        typed = [(cell, marked(text) if text.startswith("=") else text) for cell, text in edits]
        try:
            told = self._workbook.set_many(self._index[sheet], typed, now_serial=_now())
        except bo.XlsxError as error:
            raise _refusal(sheet, edits, str(error)) from error
        if told.cycles or told.limited:
            self._up_to_date = False

    def recalculate(self) -> int:
        """See to it that every formula is calculated; the number of cells whose value changed.

        Calculating all takes a tenth of a second, and is needed once: from then on every write recalculates what
        depends. It is done again only for what changes without a write, and after something went wrong.
        """
        if self._up_to_date and not self._is_volatile:
            return 0
        self.look()
        now = _now()
        told = self._workbook.recalculate(now_serial=now)
        changed, again = int(told.changed), _MOST_ROUNDS if self._is_volatile else 0
        while told.changed and again:  # INDIRECT may have been calculated before the cell that it finds
            told, again = self._workbook.recalculate(now_serial=now), again - 1
        self._up_to_date = not told.cycles and not told.limited
        return changed

    def look(self) -> None:
        """Find the formulas of which the library makes something else than what is saved; see saved_results.

        Once, and before anything is written: afterwards a result may differ because it should.
        """
        package, self._source = self._source, None
        if package is None:
            return
        if not self._is_volatile:
            parts = (content for part, content in package.parts.items() if part.endswith(".xml"))
            self._is_volatile = any(map(_holds_volatile, parts))
        if self._knows_stand_ins and not any(self._stand_ins):
            return
        structure = Structure.read(package, charts=False)
        own = own_formulas(package, structure, self._understood, self._is_ours)
        if self._knows_stand_ins:
            self._stand_ins.follow(own)
            self._put_in(list(self._stand_ins))
            return
        if not own:
            return
        self.recalculate()
        while wrong := first_wrong(own, lambda place: self.values(place)[0][0]):
            for result in wrong:
                self._stand_ins.put(result)
            self._put_in(wrong)
            own = [result for result in own if result not in wrong]
        self._stand_ins.remember(self.values)

    def _put_in(self, results: Iterable[SavedResult]) -> None:
        for result in results:
            self._hand_over(result.sheet, [(result.cell, _typed(result.value))])

    @property
    def stand_ins(self) -> StandIns:
        """The saved results that stand in the place of formulas, for the next calculator of this workbook."""
        self.look()
        return self._stand_ins

    def outdated(self, structure: Structure) -> list[SavedResult]:
        """Results that stand though an input of their formulas has changed: only Excel can bring them up to date."""
        return self._stand_ins.outdated(structure, self.values)

    @property
    def sheet_names(self) -> tuple[str, ...]:
        """The sheets in their order, hidden ones too."""
        return tuple(self._index)

    def used_area(self, sheet: str) -> Area:
        """The smallest area that holds all used cells of a sheet; A1 for an empty sheet."""
        # One cell is asked for, because only the description of the sheet is wanted.
        scope = [{"sheet": self._index[sheet], "range": "A1:A1"}]
        told = self._workbook.export_structured(scope=scope, include_hidden_sheets=True)
        area = parse_area(told["content"]["sheets"][0]["usedRange"] or "A1", sheet)
        return area or Area(sheet, 1, 1, 1, 1)

    def updated(self, package: Package, structure: Structure) -> Package:
        """A copy of the package this was opened from, with the cells as they are now."""
        saved = Package.look_into(self._workbook.save(), package.source)
        result = package.copy()
        for sheet in structure.sheets:
            before, now = package.parts[sheet.part], saved.parts[sheet.part]
            if now == before:
                continue
            result.parts[sheet.part] = now
            if self._stand_ins.on(sheet.name) or _METADATA.search(before) or holds_mark(now):
                root = _with_metadata(saved.xml(sheet.part), package.xml(sheet.part))
                self._stand_ins.give_way(sheet.name, root)
                unmark_cells(root)
                result.put_xml(sheet.part, root)
        for part in package.parts_of_type(_STYLES, structure.workbook_part):
            result.parts[part] = saved.parts[part]
        return result


def _without_charts(package: Package) -> Package:
    """The same workbook with empty charts: half of opening would be reading theirs, and no formula asks for one."""
    result = package.copy()
    for override in package.xml(CONTENT_TYPES_PART).iter(f"{{{CONTENT_TYPES}}}Override"):
        part = override.get("PartName", "").lstrip("/")
        if override.get("ContentType") == _CHART_TYPE and part in result.parts:
            result.parts[part] = _EMPTY_CHART
    return result


def _holds_volatile(content: bytes) -> bool:
    """Whether such a function may be called in there; ten times as quick as a regular expression."""
    content = content.upper()
    return any(call in content for call in _VOLATILE)


def formulas_not_understood(data: bytes) -> list[str]:
    """Formulas that would silently keep their old result, as ``Sheet!A1: =FORMULA``.

    Found by writing each formula of the workbook once more. For tests and diagnosis, not for every click.
    """
    workbook = bo.Workbook.open(data)
    formulas = list(_all_formulas(workbook))
    for sheet in {sheet for sheet, _, _ in formulas}:
        workbook.set_many(sheet, [(cell, f"={formula}") for place, cell, formula in formulas if place == sheet])
    return [f"{sheet}!{cell}: ={formula}" for sheet, cell, formula in formulas if workbook.formula(sheet, cell) is None]


def _all_formulas(workbook: bo.Workbook) -> Iterator[tuple[str, str, str]]:
    told = workbook.export_structured(include_hidden_sheets=True, include_hidden_rows=True, include_hidden_columns=True)
    for sheet in told["content"]["sheets"]:
        for cell in sheet["cells"]:
            if cell["formula"]:
                yield sheet["anchor"]["sheet"]["name"], cell["anchor"]["a1"], cell["formula"]


def _refusal(sheet: str, edits: Sequence[tuple[str, str]], reason: str) -> CellNotWritten:
    """Which cell it was, as far as that can be told."""
    for cell, text in edits:
        length = len(text.removeprefix("'"))
        if length > MAX_CELL_TEXT:
            return CellNotWritten("cell_text_too_long", sheet=sheet, cell=cell, length=length, limit=MAX_CELL_TEXT)
    return CellNotWritten("cell_not_written", sheet=sheet, cell=edits[0][0] if edits else "", reason=reason)


def _addresses(area: Area) -> Iterator[list[str]]:
    """The addresses of all cells, row by row."""
    letters = [column_letters(column) for column in range(area.left, area.right + 1)]
    for row in range(area.top, area.bottom + 1):
        yield [f"{column}{row}" for column in letters]


def _cell_value(value: bool | float | str | bo.CellError | None) -> CellValue:
    if value is None or type(value) is float:  # most cells
        return value
    if isinstance(value, bo.CellError):
        return ErrorValue(str(value))
    if isinstance(value, str):
        return _CODE.sub(lambda code: chr(int(code[1], 16)), value)
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _typed(value: CellValue) -> str:
    """What a person would type to get this value."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, ErrorValue):
        return f"={value.code}"
    if isinstance(value, str):
        if value.startswith("=") and len(value) > 1:
            return value
        text = value.removeprefix("'")  # as in Excel, an apostrophe in front marks a text and is no part of it
        return "'" + encoded(text)
    return repr(float(value))


def _is_plain(text: str) -> bool:
    """Whether no cell refuses it, so that it may wait: a number, a short text."""
    return not text.startswith("=") and len(text) < 1000 and text not in ("inf", "-inf", "nan")


def _now() -> float:
    """The local time as Excel's serial number of days."""
    return serial_number(dt.datetime.now())


def _with_metadata(sheet: etree._Element, before: etree._Element) -> etree._Element:
    """Give cells back the ``cm`` (dynamic array) and ``vm`` (rich value) that are still true for them."""
    marked = {cell.get("r"): cell for cell in before.iter(main("c")) if cell.get("cm") or cell.get("vm")}
    if marked:
        for cell in sheet.iter(main("c")):
            old = marked.get(cell.get("r"))
            if old is not None and _text(cell, "f") == _text(old, "f"):
                if old.get("cm"):
                    cell.set("cm", old.get("cm", ""))
                if old.get("vm") and _text(cell, "v") == _text(old, "v"):
                    cell.set("vm", old.get("vm", ""))
    return sheet


def _text(cell: etree._Element, tag: str) -> str | None:
    return cell.findtext(main(tag))
