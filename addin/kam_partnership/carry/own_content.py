"""Collecting all that is the user's own from a closed workbook of ours, old or damaged."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from kam_partnership.assessment import TypedCell, stray_rows
from kam_partnership.assessment.intake import is_newer
from kam_partnership.assessment.measures import Status
from kam_partnership.carry.content import (
    KIND,
    TABLES,
    Anchor,
    CarriedComment,
    ExtraSheet,
    Note,
    NoteCode,
    OwnColumn,
    TableContent,
    UserContent,
)
from kam_partnership.carry.editions import (
    TALK_TOPICS,
    edition,
    is_further_heading,
    is_known_text,
    known_heading,
)
from kam_partnership.carry.leftovers import Leftovers, OwnSheets
from kam_partnership.carry.locate import Locator, TablePlace
from kam_partnership.cells import CellValue, address, column_letters, is_blank
from kam_partnership.errors import FileUnreadable
from kam_partnership.plain_text import same_title
from kam_partnership.texts.language import Language, as_language, locale_language
from kam_partnership.texts.measures import STATUSES, is_former_proposal
from kam_partnership.workbook import names
from kam_partnership.workbook.closed_file import why_not_ours
from kam_partnership.xlsx.bounds import refuse_long_table
from kam_partnership.xlsx.closed_cells import ClosedCells
from kam_partnership.xlsx.comments import read_comments
from kam_partnership.xlsx.dates import DAYS_TO_1904
from kam_partnership.xlsx.extra_sheets import ColumnWidth, SheetCell
from kam_partnership.xlsx.limits import MAX_COLUMN
from kam_partnership.xlsx.namespaces import main
from kam_partnership.xlsx.number_formats import GENERAL, formats_by_style, shows_a_date
from kam_partnership.xlsx.references import parse_area
from kam_partnership.xlsx.sheet_cells import cell_elements, measure, whole_number

_SIDES = ("supplier", "key_account")
#: So many numbers below each other are a column of them.
_A_COLUMN = 2
_DATES = {("history", "date"), ("measures", "due")}
#: Our own word, which is translated like all of them when the workbook is written in another language.
_PROPOSED = STATUSES[Language.DE][Status.PROPOSED]


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
        self._notes: dict[str, Note] = {}  # by what they say: each once, in their order
        self._locator = Locator(self._cells, self._add, before_1_1=self._is_before_1_1())
        self._formats = formats_by_style(self._cells.package, self._structure)
        self._styles: dict[str, Mapping[tuple[int, int], int]] = {}
        self._taken: set[tuple[str, int, int]] = set()
        self._anchors: dict[tuple[str, int, int], Anchor] = {}

    def _add(self, note: Note) -> None:
        self._notes.setdefault(repr(note), note)

    def content(self, *, may_lack_criteria: bool) -> UserContent:
        self._refuse_newer()
        places = {kind.key: place for kind in TABLES if (place := self._locator.table(kind)) is not None}
        for kind_key, place in places.items():
            refuse_long_table(str(self._path), KIND[kind_key].table, place.last - place.first + 1)
        if "criteria" not in places:
            self._refuse_without_criteria({place.sheet for place in places.values()}, may_lack_criteria)
            self._add(Note(NoteCode.CRITERIA_LOST))
        heading_rows = {place.sheet: place.heading_row for place in places.values()}
        general = self._single_cells({key: names.GENERAL_CELLS[key] for key in names.GENERAL_KEYS}, heading_rows)
        wanted = dict(names.SETTING_CELLS)
        if not self._is_before_1_1():
            wanted |= names.FURTHER_SETTING_CELLS
        settings = self._single_cells(wanted, heading_rows)
        tables = {key: self._table(place) for key, place in places.items()}
        language = self._language(general)
        inputs = self._further_inputs(language, tables.get("criteria")) | self._no_currency(tables.get("measures"))
        own = OwnSheets(self._cells, self._locator, places, language)
        lost_tables = [key for key in tables if key not in edition(language).tables]
        extra = own.beside_ours(lost_tables)
        sheets = tuple(self._extra_sheet(name) for name in extra)
        leftovers = Leftovers(self._cells, own, self._taken, self._add)
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
            notes=tuple(self._notes.values()),
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
            note.cell for note in self._notes.values() if note.code is NoteCode.CELL_LOST and note.sheet == place.sheet
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
            value = self._value(area.sheet, area.top, area.left, date=key == "date")
            cells[key] = TypedCell(value, area.sheet, address(area.top, area.left))
            self._anchors[area.sheet, area.top, area.left] = Anchor(name=name)
        return cells

    def _further_inputs(self, language: Language, criteria: TableContent | None) -> dict[str, TypedCell]:
        """What was typed into further cells that the template names and leaves blank.

        A topic that was chosen by a criterion's number gets its title: numbers change when rows do.
        """
        cells = {}
        for name in (*edition(language).inputs, names.CURRENCY):
            area = self._structure.resolve(name)
            if area is not None:
                date = shows_a_date(self._format(area.sheet, area.top, area.left))
                value = self._value(area.sheet, area.top, area.left, date=date)
                if name in TALK_TOPICS and criteria is not None:
                    value = _title_of(value, criteria)
                cells[name] = TypedCell(value, area.sheet, address(area.top, area.left))
                self._anchors[area.sheet, area.top, area.left] = Anchor(name=name)
        return cells

    def _no_currency(self, measures: TableContent | None) -> dict[str, TypedCell]:
        """Amounts of a workbook that has no cell for their currency stay without one: nobody knows which it is."""
        values = ("supplier_value", "key_account_value")
        amounts = measures is not None and any(isinstance(row.get(k), float) for row in measures.rows for k in values)
        if not amounts or self._structure.resolve(names.CURRENCY) is not None:
            return {}
        self._add(Note(NoteCode.NO_CURRENCY))
        return {names.CURRENCY: TypedCell(None, "", "")}

    def _value(self, sheet: str, row: int, column: int, *, date: bool = False) -> CellValue:
        """What a cell holds; a formula counts by its result, and the report says so."""
        self._taken.add((sheet, row, column))
        formula = self._cells.sheet(sheet).formulas.get((row, column))
        value = self._cells.value(sheet, row, column)
        if formula is not None and value != "":
            code = NoteCode.FORMULA_LOST if value is None else NoteCode.FORMULA_AS_VALUE
            details = {"formula": f"={formula}" if formula else "", "value": value}
            self._add(Note(code, sheet, address(row, column), details))
        return self._dated(value) if date else value

    def _dated(self, value: CellValue) -> CellValue:
        if self._structure.dates_from_1904 and isinstance(value, float):
            return value + DAYS_TO_1904
        return value

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

    # ------------------------------------------------------------------ tables
    def _table(self, place: TablePlace) -> TableContent:
        computed = self._computed(place)
        rows = [*range(place.first, place.last + 1), *self._rows_below(place, computed)]
        found = [self._row(place, row, index, computed) for index, row in enumerate(rows)]
        own = tuple(self._own_columns(place, rows))
        if place.kind is not KIND["criteria"]:
            while found and all(
                is_blank(value) for value in (*found[-1].values(), *(column.cells[len(found) - 1] for column in own))
            ):
                found.pop()
        if place.kind is KIND["measures"]:
            found = self._with_todays_status(place.sheet, found)
        return TableContent(tuple(found), own, dict(self._own_headings(place)), place.sheet)

    def _with_todays_status(self, sheet: str, rows: list[dict[str, CellValue]]) -> list[dict[str, CellValue]]:
        """Up to template 1.0 a measure was "offen": nobody knows whether it was agreed, so it is a proposal."""

        def is_former(row: Mapping[str, CellValue]) -> bool:
            status = row.get("status")
            return isinstance(status, str) and is_former_proposal(status)

        count = sum(map(is_former, rows))
        if count == 0:
            return rows
        self._add(Note(NoteCode.OPEN_IS_PROPOSED, sheet, details={"count": count}))
        return [{**row, "status": _PROPOSED} if is_former(row) else row for row in rows]

    def _computed(self, place: TablePlace) -> set[str]:
        """The columns that formulas fill: those of the templates, as far as they know the table."""
        return {
            key
            for language in Language
            if (table := edition(language).tables.get(place.kind.key)) is not None
            for key in table.computed
        }

    def _row(self, place: TablePlace, row: int, index: int, computed: set[str]) -> dict[str, CellValue]:
        values = {}
        for key, column in place.columns.items():
            self._anchors[place.sheet, row, column] = Anchor(place.kind.key, index, key)
            if key in computed:
                self._note_overwritten(place.sheet, row, column)
                continue
            values[key] = self._value(place.sheet, row, column, date=(place.kind.key, key) in _DATES)
        return values

    def _note_overwritten(self, sheet: str, row: int, column: int) -> None:
        """A formula's place that holds something else gets its formula back."""
        self._taken.add((sheet, row, column))
        cells = self._cells.sheet(sheet)
        value = cells.values.get((row, column))
        if (row, column) not in cells.formulas and not is_blank(value):
            self._add(Note(NoteCode.FORMULA_RESTORED, sheet, address(row, column), {"value": value}))

    def _rows_below(self, place: TablePlace, computed: set[str]) -> list[int]:
        """Rows under the table that belong to it: they touch it, or look like a rated criterion."""
        keys = [key for key in place.columns if key not in computed]
        columns = [place.columns[key] for key in keys]
        cells = self._cells.sheet(place.sheet)
        first = place.below
        used = (row for row, column in (*cells.values, *cells.uncalculated) if column in columns)
        last = min(max(used, default=0), self._next_table(place) - 1)
        rows = [[self._cells.value(place.sheet, row, c) for c in columns] for row in range(first, last + 1)]
        joined: list[int] = []
        criteria = place.kind is KIND["criteria"]
        for index, _ in stray_rows(rows):
            row = first + index
            touches = row == (joined[-1] + 1 if joined else first)
            numbers = [c for c, value in zip(columns, rows[index], strict=True) if isinstance(value, float)]
            calculated = bool(numbers) and all((row, column) in cells.formulas for column in numbers)
            titled = not criteria or isinstance(cells.values.get((row, place.columns.get("criterion", 0))), str)
            if (touches or (criteria and titled and numbers)) and not calculated:
                joined.append(row)
        if joined:
            details = {"first": joined[0], "last": joined[-1], "count": len(joined)}
            self._add(Note(NoteCode.ROWS_JOINED, place.sheet, address(joined[0], min(columns)), details))
        return joined

    def _next_table(self, place: TablePlace) -> int:
        """The row in which another table begins below this one."""
        every = (table.area for sheet in self._structure.sheets for table in sheet.tables)
        below = [a.top for a in every if a.sheet == place.sheet and a.top > place.last]
        return min(below, default=1_048_577)

    def _own_columns(self, place: TablePlace, rows: list[int]) -> Iterator[OwnColumn]:
        by_place = {column: key for key, column in place.columns.items()}
        for column, heading in sorted(place.own.items()):
            if is_further_heading(place.kind, heading):
                self._taken |= set(self._ours_in(place, column, rows))
                continue
            before = [c for c in by_place if c < column]
            after = by_place[max(before)] if before else next(iter(place.kind.columns))
            code = next((f for row in rows if (f := self._format(place.sheet, row, column)) != GENERAL), GENERAL)
            values = []
            for index, row in enumerate(rows):
                self._anchors[place.sheet, row, column] = Anchor(place.kind.key, index, heading)
                values.append(self._value(place.sheet, row, column, date=shows_a_date(code)))
            if place.heading_row:
                self._taken.add((place.sheet, place.heading_row, column))
                self._anchors[place.sheet, place.heading_row, column] = Anchor(place.kind.key, -1, heading)
            if any(not is_blank(value) for value in values) or not _is_default_heading(heading):
                yield OwnColumn(heading, after, tuple(values), code)

    def _ours_in(self, place: TablePlace, column: int, rows: list[int]) -> Iterator[tuple[str, int, int]]:
        """The cells of a further column that nobody typed: formulas, and numbers in a column of them."""
        cells = self._cells.sheet(place.sheet)
        values = {row: value for row in rows if (value := cells.values.get((row, column))) is not None}
        texts = sum(isinstance(value, str) for value in values.values())
        yield place.sheet, place.heading_row, column
        for row in rows:
            is_number = isinstance(values.get(row), float) and 2 * texts < len(values)
            if (row, column) in cells.formulas or is_number:
                yield place.sheet, row, column

    def _own_headings(self, place: TablePlace) -> Iterator[tuple[str, str]]:
        """Headings of our columns that users wrote themselves."""
        for key, column in place.columns.items():
            if not place.heading_row:
                return
            self._taken.add((place.sheet, place.heading_row, column))
            self._anchors[place.sheet, place.heading_row, column] = Anchor(place.kind.key, -1, key)
            value = self._cells.value(place.sheet, place.heading_row, column)
            heading = " ".join(str(value).split()) if value is not None else ""
            ours = {same_title(known_heading(place.kind, key, language)) for language in Language}
            if heading and same_title(heading) not in ours and not is_known_text(heading):
                yield key, heading

    # ------------------------------------------------------------------ sheets of the user's own
    def _format(self, sheet: str, row: int, column: int) -> str:
        if sheet not in self._styles:
            found = self._structure.sheet(sheet)
            root = self._cells.package.xml(found.part) if found else None
            elements = cell_elements(root) if root is not None else ()
            self._styles[sheet] = {(r, c): whole_number(element.get("s"), 0) for r, c, element in elements}
        style = self._styles[sheet].get((row, column), 0)
        return self._formats[style] if style < len(self._formats) else GENERAL

    def _extra_sheet(self, name: str) -> ExtraSheet:
        cells = self._cells.sheet(name)
        carried = {}
        for row, column in sorted(cells.values.keys() | cells.uncalculated):
            value = self._cells.value(name, row, column)
            if value is None:
                continue
            code = self._format(name, row, column)
            self._anchors[name, row, column] = Anchor(sheet=name, row=row, sheet_column=column)
            carried[row, column] = SheetCell(self._dated(value) if shows_a_date(code) else value, code)
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
                anchor = self._anchors.get((sheet.name, comment.row, comment.column))
                if sheet.name in extra:
                    anchor = Anchor(sheet=sheet.name, row=comment.row, sheet_column=comment.column)
                if anchor is None:
                    self._add(Note(NoteCode.COMMENT_LOST, sheet.name, cell, {"text": comment.text}))
                    continue
                if comment.threaded:
                    self._add(Note(NoteCode.THREAD_AS_COMMENT, sheet.name, cell))
                yield CarriedComment(anchor, comment.text, comment.author, sheet.name, cell)


def _title_of(chosen: CellValue, criteria: TableContent) -> CellValue:
    """The title of the criterion with that number; whatever else was typed, and a row without a title, as it is."""
    if not isinstance(chosen, float) or not chosen.is_integer() or not 1 <= chosen <= len(criteria.rows):
        return chosen
    title = criteria.rows[int(chosen) - 1].get("criterion")
    return chosen if is_blank(title) else title


def _is_default_heading(heading: str) -> bool:
    """Excel's own name for a column without one: Spalte1, Column1."""
    return heading.rstrip("0123456789").casefold() in ("spalte", "column", "")


def _widths(sheet: object) -> Iterator[ColumnWidth]:
    columns = sheet.find(main("cols"))  # type: ignore[attr-defined]
    for column in () if columns is None else columns:
        first, last = whole_number(column.get("min"), 1), whole_number(column.get("max"), 1)
        width = measure(column.get("width"), 0)
        if width and 1 <= first <= last <= MAX_COLUMN:
            yield ColumnWidth(first, last, width)
