"""What else stands in a workbook: which sheets are the user's own, and what on our sheets nobody collected."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from lxml import etree

from kam_partnership.carry.content import KIND, Note, NoteCode
from kam_partnership.carry.editions import edition, is_known_text
from kam_partnership.carry.frozen import frozen_results
from kam_partnership.carry.locate import Locator, TablePlace
from kam_partnership.cells import CellValue, address, is_blank
from kam_partnership.texts.catalogue import texts_below
from kam_partnership.texts.language import Language
from kam_partnership.workbook import names
from kam_partnership.workbook.analysis import FILLED, RowKind
from kam_partnership.xlsx.closed_cells import ClosedCells
from kam_partnership.xlsx.namespaces import main
from kam_partnership.xlsx.sheet_cells import whole_number

#: A sheet without numbers whose texts are ours to this share is a renamed sheet of ours.
_OUR_SHARE = 0.8
_FEWEST_TEXTS = 5
#: Names that are ours, and those that programs make: print areas, filters, views, queries, the solver, slicers.
_NOBODY_TYPED = re.compile(
    r"KAM_|_|Z_[0-9A-F_]+\.wvu\.|Excel_BuiltIn_|Print_(Area|Titles)$|Druck(bereich|titel)$|Criteria$|Extract$"
    r"|(ExternalData|ExterneDaten)_\d+$|solver_|(Slicer|Datenschnitt|NativeTimeline|NativeZeitachse)_",
    re.IGNORECASE,
)
#: What a name refers to that stands for no cell of this workbook.
_LEADS_NOWHERE = re.compile(r"\[\d+\]|#REF!|^#N/A$|^#NAME\?$")
_ONLY_TEXT = re.compile(r'"([^"]*)"')
_DATA, _STATE, _ANALYSIS = "data", "state", "analysis"
_KINDS = frozenset(map(str, FILLED))
#: More columns than the state block and the words beside it take.
_STATE_WIDTH = 10
#: Parts of a sheet that are not carried with its values.
_LOOKS = ("conditionalFormatting", "dataValidations", "mergeCells", "hyperlinks", "autoFilter", "tableParts")


class OwnSheets:
    """Tells our sheets from the user's own: by what the internal names point to, then by their titles."""

    def __init__(
        self, cells: ClosedCells, locator: Locator, places: Mapping[str, TablePlace], language: Language
    ) -> None:
        self._cells = cells
        self._structure = cells.structure
        self._places = places
        self.language = language
        self.roles = self._roles(locator)

    def _roles(self, locator: Locator) -> dict[str, str]:
        """Our sheets and what they are for: the part of the key ``sheet.…`` in texts."""
        by_names = {
            "settings": names.SETTING_CELLS["scale_min"],
            "talk": names.TALK_CELLS["topic_1"],
            _ANALYSIS: names.ANALYSIS_START,
            _DATA: names.CHART_DATA,
            _STATE: names.STATE_BLOCK,
        }
        roles: dict[str, str] = {}
        state = locator.resolve(names.STATE_BLOCK)
        if state is not None and self._holds_chart_data(state.sheet):
            roles[state.sheet] = _DATA
        for role, name in by_names.items():
            area = locator.resolve(name)
            if area is not None:
                roles.setdefault(area.sheet, role)
        for key, place in self._places.items():
            roles.setdefault(place.sheet, "partnership" if place.kind is KIND["criteria"] else key)
        titles = {
            text: key.removeprefix("sheet.")
            for language in Language
            for key, text in texts_below("sheet", language).items()
        }
        for sheet in self._structure.sheets:
            titled = titles.get(sheet.name)
            if titled is not None and sheet.name not in roles and titled not in roles.values():
                roles[sheet.name] = titled
        for sheet in self._structure.sheets:
            if sheet.name not in roles and self._says_only_ours(sheet.name):
                roles[sheet.name] = "guide"
        return roles

    def _holds_chart_data(self, sheet: str) -> bool:
        """True in older workbooks, whose one hidden sheet has chart data right of the state block."""
        return any(column > _STATE_WIDTH for _, column in self._cells.sheet(sheet).values)

    def _says_only_ours(self, name: str) -> bool:
        values = [v for v in self._cells.sheet(name).values.values() if not is_blank(v)]
        texts = [v for v in values if isinstance(v, str)]
        ours = sum(map(is_known_text, texts))
        return len(texts) == len(values) >= _FEWEST_TEXTS and ours >= _OUR_SHARE * len(texts)

    def beside_ours(self, lost_tables: Sequence[str]) -> list[str]:
        """The user's own sheets, and those with a table that the fresh template has no place for."""
        lost = {self._places[key].sheet for key in lost_tables}
        shared = {place.sheet for key, place in self._places.items() if key not in lost_tables}
        return [s.name for s in self._structure.sheets if s.name not in self.roles or s.name in lost - shared]


def _is_written(values: Mapping[tuple[int, int], CellValue], block: tuple[int, int], row: int, column: int) -> bool:
    """True for a cell of the analysis that recompute fills: each of its rows tells its kind in the first column."""
    top, left = block
    kind = values.get((row, left))
    return row >= top and kind in _KINDS and column - left in FILLED[RowKind(str(kind))]


def _without_result(formula: str) -> str:
    """What there is to tell of a formula without a saved result: itself, or the text that it is."""
    text = _ONLY_TEXT.fullmatch(formula)
    return f"={formula}" if text is None else text[1]


class Leftovers:
    """Reports everything of the user's that was not collected, so that nothing is lost silently."""

    def __init__(
        self,
        cells: ClosedCells,
        own: OwnSheets,
        taken: set[tuple[str, int, int]],
        note: Callable[[Note], None],
    ) -> None:
        self._cells = cells
        self._structure = cells.structure
        self._own = own
        self._taken = taken
        self._note = note
        self._frozen = frozen_results(cells, own.roles)

    def report(self, extra: Sequence[str]) -> None:
        """Note what is left behind; ``extra`` are the sheets whose values are carried as they are."""
        for sheet, role in self._own.roles.items():
            if sheet not in extra and role not in (_DATA, _STATE):
                for (row, column), value in self._strange_cells(sheet, role):
                    self._note(Note(NoteCode.CELL_LOST, sheet, address(row, column), {"value": value}))
        for name in extra:
            self._report_looks(name)
        self._report_names()
        self._report_other_sheets()

    def _strange_cells(self, sheet: str, role: str) -> Iterator[tuple[tuple[int, int], CellValue]]:
        cells = self._cells.sheet(sheet)
        block = self._analysis_block(sheet) if role == _ANALYSIS else None
        typed = cells.values | {place: _without_result(cells.formulas[place]) for place in cells.uncalculated}
        for (row, column), value in sorted(typed.items()):
            if (sheet, row, column) in self._taken or (sheet, row, column) in self._frozen or is_blank(value):
                continue
            if block is not None and _is_written(cells.values, block, row, column):
                continue
            if not self._is_ours(sheet, row, column, value):
                yield (row, column), value

    def _is_ours(self, sheet: str, row: int, column: int, value: CellValue) -> bool:
        formula = self._cells.sheet(sheet).formulas.get((row, column))
        if formula is not None and formula != f'"{value}"':  # a formula that is only a text is one
            known = any(formula in edition(language).formulas for language in Language)
            return known or "KAM_" in formula or not formula
        if isinstance(value, str):
            return is_known_text(value)
        own = edition(self._own.language)
        return any(
            (name, row, column) in own.numbers for name in own.sheets if own.numbers.get((name, row, column)) == value
        )

    def _analysis_block(self, sheet: str) -> tuple[int, int] | None:
        start = self._structure.resolve(names.ANALYSIS_START)
        return (start.top, start.left) if start is not None and start.sheet == sheet else (1, 1)

    def _report_looks(self, name: str) -> None:
        """Values of a sheet are carried; how it looks, its formulas and its drawings are not."""
        sheet = self._structure.sheet(name)
        if sheet is None:
            return
        package = self._cells.package
        drawings = [d for d in package.parts_of_type("drawing", sheet.part) if d in package.parts]
        shapes = sum(len(list(package.xml(drawing))) for drawing in drawings)
        formulas = len(self._cells.sheet(name).formulas)
        if formulas or shapes or self._is_styled(package.xml(sheet.part)):
            self._note(Note(NoteCode.LOOKS_LOST, name, details={"formulas": formulas, "drawings": shapes}))

    def _is_styled(self, root: etree._Element) -> bool:
        """True for a sheet with fonts, fills, rules or the like; number formats and widths are carried."""
        if any(root.find(main(tag)) is not None for tag in _LOOKS):
            return True
        parts = self._cells.package.parts_of_type("styles", self._structure.workbook_part)
        styles = self._cells.package.xml(parts[0]).find(main("cellXfs")) if parts else None
        used = {whole_number(cell.get("s"), 0) for cell in root.iter(main("c"))}
        looks = [style for number, style in enumerate(styles if styles is not None else ()) if number in used]
        return any(style.get(part, "0") != "0" for style in looks for part in ("fontId", "fillId", "borderId"))

    def _report_names(self) -> None:
        for name in self._structure.names:
            if not _NOBODY_TYPED.match(name.name) and not _LEADS_NOWHERE.search(name.refers_to):
                details = {"name": name.name, "refers_to": f"={name.refers_to}"}
                self._note(Note(NoteCode.NAME_LOST, name.sheet, "", details))

    def _report_other_sheets(self) -> None:
        """Chart sheets and macros."""
        part = self._structure.workbook_part
        known = {sheet.name for sheet in self._structure.sheets}
        for sheet in self._cells.package.xml(part).iter(main("sheet")):
            if sheet.get("name", "") not in known:
                self._note(Note(NoteCode.CHART_SHEET_LOST, sheet.get("name", "")))
        if self._cells.package.parts_of_type("vbaProject", part):
            self._note(Note(NoteCode.MACROS_LOST))
