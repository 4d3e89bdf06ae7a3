"""The user's tables in a workbook of ours: their rows, also those below the table, and columns of the user's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kam_partnership.assessment import stray_rows
from kam_partnership.assessment.measures import Status
from kam_partnership.carry.content import KIND, Anchor, Note, NoteCode, OwnColumn, TableContent
from kam_partnership.carry.editions import edition, is_further_heading, is_known_text, known_heading
from kam_partnership.carry.locate import TablePlace
from kam_partnership.carry.taken_cells import TakenCells
from kam_partnership.cells import CellValue, address, is_blank
from kam_partnership.plain_text import same_title
from kam_partnership.texts.language import Language
from kam_partnership.texts.measures import STATUSES, is_former_proposal
from kam_partnership.xlsx.limits import MAX_ROW
from kam_partnership.xlsx.number_formats import GENERAL, shows_a_date

_DATES = {("history", "date"), ("measures", "due")}
#: Our own word, which is translated like all of them when the workbook is written in another language.
_PROPOSED = STATUSES[Language.DE][Status.PROPOSED]


class OwnTables:
    """Collects tables of one workbook."""

    def __init__(self, workbook: TakenCells) -> None:
        self._workbook = workbook
        self._cells = workbook.cells

    def content(self, place: TablePlace) -> TableContent:
        """All that the user typed into a table; rows and headings are marked as taken."""
        computed = _computed(place)
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
        self._workbook.add(Note(NoteCode.OPEN_IS_PROPOSED, sheet, details={"count": count}))
        return [{**row, "status": _PROPOSED} if is_former(row) else row for row in rows]

    def _row(self, place: TablePlace, row: int, index: int, computed: set[str]) -> dict[str, CellValue]:
        values = {}
        for key, column in place.columns.items():
            self._workbook.anchors[place.sheet, row, column] = Anchor(place.kind.key, index, key)
            if key in computed:
                self._note_overwritten(place.sheet, row, column)
                continue
            values[key] = self._workbook.take(place.sheet, row, column, date=(place.kind.key, key) in _DATES)
        return values

    def _note_overwritten(self, sheet: str, row: int, column: int) -> None:
        """A formula's place that holds something else gets its formula back."""
        self._workbook.taken.add((sheet, row, column))
        cells = self._cells.sheet(sheet)
        value = cells.values.get((row, column))
        if (row, column) not in cells.formulas and not is_blank(value):
            self._workbook.add(Note(NoteCode.FORMULA_RESTORED, sheet, address(row, column), {"value": value}))

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
            self._workbook.add(Note(NoteCode.ROWS_JOINED, place.sheet, address(joined[0], min(columns)), details))
        return joined

    def _next_table(self, place: TablePlace) -> int:
        """The row in which another table begins below this one."""
        every = (table.area for sheet in self._cells.structure.sheets for table in sheet.tables)
        below = [a.top for a in every if a.sheet == place.sheet and a.top > place.last]
        return min(below, default=MAX_ROW + 1)

    def _own_columns(self, place: TablePlace, rows: list[int]) -> Iterator[OwnColumn]:
        by_place = {column: key for key, column in place.columns.items()}
        for column, heading in sorted(place.own.items()):
            if is_further_heading(place.kind, heading):
                self._workbook.taken |= set(self._ours_in(place, column, rows))
                continue
            before = [c for c in by_place if c < column]
            after = by_place[max(before)] if before else next(iter(place.kind.columns))
            code = next(
                (f for row in rows if (f := self._workbook.format_of(place.sheet, row, column)) != GENERAL), GENERAL
            )
            values = []
            for index, row in enumerate(rows):
                self._workbook.anchors[place.sheet, row, column] = Anchor(place.kind.key, index, heading)
                values.append(self._workbook.take(place.sheet, row, column, date=shows_a_date(code)))
            if place.heading_row:
                self._workbook.taken.add((place.sheet, place.heading_row, column))
                self._workbook.anchors[place.sheet, place.heading_row, column] = Anchor(place.kind.key, -1, heading)
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
            self._workbook.taken.add((place.sheet, place.heading_row, column))
            self._workbook.anchors[place.sheet, place.heading_row, column] = Anchor(place.kind.key, -1, key)
            value = self._cells.value(place.sheet, place.heading_row, column)
            heading = " ".join(str(value).split()) if value is not None else ""
            ours = {same_title(known_heading(place.kind, key, language)) for language in Language}
            if heading and same_title(heading) not in ours and not is_known_text(heading):
                yield key, heading


def _computed(place: TablePlace) -> set[str]:
    """The columns that formulas fill: those of the templates, as far as they know the table."""
    return {
        key
        for language in Language
        if (table := edition(language).tables.get(place.kind.key)) is not None
        for key in table.computed
    }


def _is_default_heading(heading: str) -> bool:
    """Excel's own name for a column without one: Spalte1, Column1."""
    return heading.rstrip("0123456789").casefold() in ("spalte", "column", "")
