"""Collecting all that is the user's own from a closed workbook of ours, old or damaged."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from kam_partnership.assessment import TypedCell
from kam_partnership.assessment.intake import is_newer
from kam_partnership.carry.content import (
    KIND,
    TABLES,
    Anchor,
    CarriedComment,
    ExtraSheet,
    Note,
    NoteCode,
    TableContent,
    UserContent,
)
from kam_partnership.carry.editions import (
    TALK_TOPICS,
    edition,
)
from kam_partnership.carry.leftovers import Leftovers, OwnSheets
from kam_partnership.carry.locate import Locator, TablePlace
from kam_partnership.carry.own_tables import OwnTables
from kam_partnership.carry.taken_cells import TakenCells
from kam_partnership.cells import CellValue, address, column_letters, is_blank
from kam_partnership.errors import FileUnreadable
from kam_partnership.texts.language import Language, as_language, locale_language
from kam_partnership.workbook import names
from kam_partnership.workbook.closed_file import why_not_ours
from kam_partnership.xlsx.areas import parse_area
from kam_partnership.xlsx.bounds import refuse_long_table
from kam_partnership.xlsx.closed_cells import ClosedCells
from kam_partnership.xlsx.comments import read_comments
from kam_partnership.xlsx.extra_sheets import ColumnWidth, SheetCell
from kam_partnership.xlsx.limits import MAX_COLUMN
from kam_partnership.xlsx.namespaces import main
from kam_partnership.xlsx.number_formats import shows_a_date
from kam_partnership.xlsx.sheet_cells import measure, whole_number

_SIDES = ("supplier", "key_account")
#: So many numbers below each other are a column of them.
_A_COLUMN = 2


def collect(path: Path, *, may_lack_criteria: bool = False) -> UserContent:
    """Read all that is the user's own.

    Args:
        path: of the workbook.
        may_lack_criteria: a workbook of ours whose criteria are gone is read all the same, and a note tells it.

    Raises:
        FileUnreadable: when the file cannot be read, is not ours, holds a list but no criteria that can be
            found, or comes from a newer template than this program knows.
    """
    return _Collector(path).content(may_lack_criteria=may_lack_criteria)


class _Collector:
    """One workbook while its content is collected."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._cells = ClosedCells(path, understood=names.HIDDEN_SHEETS)
        self._structure = self._cells.structure
        self._workbook = TakenCells(self._cells)
        self._locator = Locator(self._cells, self._workbook.add, before_1_1=self._is_before_1_1())

    def content(self, *, may_lack_criteria: bool) -> UserContent:
        self._refuse_newer()
        places = {kind.key: place for kind in TABLES if (place := self._locator.table(kind)) is not None}
        for kind_key, place in places.items():
            refuse_long_table(str(self._path), KIND[kind_key].table, place.last - place.first + 1)
        if "criteria" not in places:
            self._refuse_without_criteria({place.sheet for place in places.values()}, may_lack_criteria)
            self._workbook.add(Note(NoteCode.CRITERIA_LOST))
        heading_rows = {place.sheet: place.heading_row for place in places.values()}
        general = self._single_cells({key: names.GENERAL_CELLS[key] for key in names.GENERAL_KEYS}, heading_rows)
        wanted = dict(names.SETTING_CELLS)
        if not self._is_before_1_1():
            wanted |= names.FURTHER_SETTING_CELLS
        settings = self._single_cells(wanted, heading_rows)
        own_tables = OwnTables(self._workbook)
        tables = {key: own_tables.content(place) for key, place in places.items()}
        language = self._language(general)
        inputs = self._further_inputs(language, tables.get("criteria")) | self._no_currency(tables.get("measures"))
        own = OwnSheets(self._cells, self._locator, places, language)
        lost_tables = [key for key in tables if key not in edition(language).tables]
        extra = own.beside_ours(lost_tables)
        sheets = tuple(self._extra_sheet(name) for name in extra)
        leftovers = Leftovers(self._cells, own, self._workbook.taken, self._workbook.add)
        leftovers.report(extra)
        if "criteria" in places:
            self._refuse_without_ratings(places["criteria"], tables["criteria"])
        comments = tuple(self._comments(set(extra)))
        return UserContent(
            general=general,
            settings=settings,
            inputs=inputs,
            tables=tables,
            sheets=sheets,
            comments=comments,
            language=language,
            analysed=self._analysed(),
            before_1_1=self._is_before_1_1(),
            notes=self._workbook.notes,
        )

    @functools.cached_property
    def _version(self) -> str:
        area = self._structure.resolve(names.GENERAL_CELLS["template_version"])
        value = None if area is None else self._cells.value(area.sheet, area.top, area.left)
        return "" if value is None else str(value)

    def _is_before_1_1(self) -> bool:
        return is_newer(names.TARGETS_SINCE, self._version)

    def _refuse_newer(self) -> None:
        if is_newer(self._version, names.TEMPLATE_VERSION):
            known = names.TEMPLATE_VERSION
            raise FileUnreadable("template_is_newer", file=str(self._path), version=self._version, known=known)

    def _refuse_without_criteria(self, taken: set[str], may_lack: bool) -> None:
        """Without criteria the rest is still worth carrying, unless a list is left that could be the criteria."""
        ours = any(self._structure.resolve(name) for name in names.FIXED_NAMES)
        if not ours and not any(self._structure.table(kind.table) for kind in TABLES):
            raise FileUnreadable(why_not_ours(self._structure), file=str(self._path))
        from kam_partnership.foreign.own_workbooks import lists_on  # only damaged workbooks need it

        left = (sheet.name for sheet in self._structure.sheets if sheet.name not in taken)
        theirs = (name for name in left if not self._locator.is_written_by_us(name))
        if not may_lack or any(lists_on(self._cells, name) for name in theirs):
            raise FileUnreadable("criteria_not_found", file=str(self._path))

    def _refuse_without_ratings(self, place: TablePlace, content: TableContent) -> None:
        """Criteria without a single rating are not worth carrying while ratings stand beside them, nobody knows where.

        Columns of numbers in the rows of the criteria are such ratings when they were left behind, or became the
        user's own columns because one of the sides was not found.
        """
        if any(isinstance(row.get(side), float) for row in content.rows for side in _SIDES):
            return
        left = [
            note.cell for note in self._workbook.notes if note.code is NoteCode.CELL_LOST and note.sheet == place.sheet
        ]
        if not set(_SIDES) <= place.columns.keys():
            left += [address(row, column) for column in place.own for row in range(place.first, place.last + 1)]
        numbers = Counter(
            area.left
            for cell in left
            if (area := parse_area(cell, place.sheet)) is not None and area.top >= place.first
            if isinstance(self._cells.sheet(place.sheet).values.get((area.top, area.left)), float)
        )
        columns = [column for column, count in numbers.items() if count >= _A_COLUMN]
        if columns:
            letters = ", ".join(map(column_letters, sorted(columns)))
            raise FileUnreadable("ratings_not_found", file=str(self._path), sheet=place.sheet, columns=letters)

    # ------------------------------------------------------------------ single cells
    def _single_cells(self, wanted: Mapping[str, str], heading_rows: Mapping[str, int]) -> dict[str, TypedCell]:
        cells = {}
        for key, name in wanted.items():
            area = self._locator.cell(key, name, heading_rows)
            if area is None:
                continue
            value = self._workbook.take(area.sheet, area.top, area.left, date=key == "date")
            cells[key] = TypedCell(value, area.sheet, address(area.top, area.left))
            self._workbook.anchors[area.sheet, area.top, area.left] = Anchor(name=name)
        return cells

    def _further_inputs(self, language: Language, criteria: TableContent | None) -> dict[str, TypedCell]:
        """What was typed into further cells that the template names and leaves blank.

        A topic that was chosen by a criterion's number gets its title: numbers change when rows do.
        """
        cells = {}
        for name in (*edition(language).inputs, names.CURRENCY):
            area = self._structure.resolve(name)
            if area is not None:
                date = shows_a_date(self._workbook.format_of(area.sheet, area.top, area.left))
                value = self._workbook.take(area.sheet, area.top, area.left, date=date)
                if name in TALK_TOPICS and criteria is not None:
                    value = _title_of(value, criteria)
                cells[name] = TypedCell(value, area.sheet, address(area.top, area.left))
                self._workbook.anchors[area.sheet, area.top, area.left] = Anchor(name=name)
        return cells

    def _no_currency(self, measures: TableContent | None) -> dict[str, TypedCell]:
        """Amounts of a workbook that has no cell for their currency stay without one: nobody knows which it is."""
        values = ("supplier_value", "key_account_value")
        amounts = measures is not None and any(isinstance(row.get(k), float) for row in measures.rows for k in values)
        if not amounts or self._structure.resolve(names.CURRENCY) is not None:
            return {}
        self._workbook.add(Note(NoteCode.NO_CURRENCY))
        return {names.CURRENCY: TypedCell(None, "", "")}

    def _language(self, general: Mapping[str, TypedCell]) -> Language:
        """The edition that the workbook was made from: the one with more of its words."""
        shown = {
            value
            for sheet in self._structure.sheets
            for value in self._cells.sheet(sheet.name).values.values()
            if isinstance(value, str)
        }
        german, english = edition(Language.DE).texts, edition(Language.EN).texts
        points = len(shown & (german - english)) - len(shown & (english - german))
        if points:
            return Language.DE if points > 0 else Language.EN
        cell = general.get("language")
        return as_language(cell.value if cell else None) or locale_language()

    def _analysed(self) -> bool:
        """True when the analysis sheet holds figures."""
        start = self._structure.resolve(names.ANALYSIS_START)
        if start is None:
            return False
        cells = self._cells.sheet(start.sheet)
        kinds = {cells.values.get((row, start.left)) for row in range(start.top, start.top + 20)}
        return "F" in kinds

    # ------------------------------------------------------------------ sheets of the user's own
    def _extra_sheet(self, name: str) -> ExtraSheet:
        cells = self._cells.sheet(name)
        carried = {}
        for row, column in sorted(cells.values.keys() | cells.uncalculated):
            value = self._cells.value(name, row, column)
            if value is None:
                continue
            code = self._workbook.format_of(name, row, column)
            self._workbook.anchors[name, row, column] = Anchor(sheet=name, row=row, sheet_column=column)
            carried[row, column] = SheetCell(self._workbook.dated(value) if shows_a_date(code) else value, code)
        sheet = self._structure.sheet(name)
        widths = tuple(_widths(self._cells.package.xml(sheet.part))) if sheet else ()
        return ExtraSheet(name, carried, widths, self._state(name))

    def _state(self, name: str) -> str:
        root = self._cells.package.xml(self._structure.workbook_part)
        states = {sheet.get("name", ""): sheet.get("state", "") for sheet in root.iter(main("sheet"))}
        state = states.get(name, "")
        return "" if state == "visible" else state

    # ------------------------------------------------------------------ comments
    def _comments(self, extra: set[str]) -> Iterator[CarriedComment]:
        for sheet in self._structure.sheets:
            for comment in read_comments(self._cells.package, sheet.part):
                cell = address(comment.row, comment.column)
                anchor = self._workbook.anchors.get((sheet.name, comment.row, comment.column))
                if sheet.name in extra:
                    anchor = Anchor(sheet=sheet.name, row=comment.row, sheet_column=comment.column)
                if anchor is None:
                    self._workbook.add(Note(NoteCode.COMMENT_LOST, sheet.name, cell, {"text": comment.text}))
                    continue
                if comment.threaded:
                    self._workbook.add(Note(NoteCode.THREAD_AS_COMMENT, sheet.name, cell))
                yield CarriedComment(anchor, comment.text, comment.author, sheet.name, cell)


def _title_of(chosen: CellValue, criteria: TableContent) -> CellValue:
    """The title of the criterion with that number; whatever else was typed, and a row without a title, as it is."""
    if not isinstance(chosen, float) or not chosen.is_integer() or not 1 <= chosen <= len(criteria.rows):
        return chosen
    title = criteria.rows[int(chosen) - 1].get("criterion")
    return chosen if is_blank(title) else title


def _widths(sheet: etree._Element) -> Iterator[ColumnWidth]:
    columns = sheet.find(main("cols"))
    for column in () if columns is None else columns:
        first, last = whole_number(column.get("min"), 1), whole_number(column.get("max"), 1)
        width = measure(column.get("width"), 0)
        if width and 1 <= first <= last <= MAX_COLUMN:
            yield ColumnWidth(first, last, width)
