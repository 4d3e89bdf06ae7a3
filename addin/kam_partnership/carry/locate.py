"""Finding the user's content in a workbook of ours, damaged or not: through the defined names, then through
the tables, and only then by the words of headings and labels; the report says which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kam_partnership.carry.content import KIND, Note, NoteCode, TableKind
from kam_partnership.carry.declared import as_cells_show
from kam_partnership.carry.editions import edition, heading_keys, is_further_heading, known_heading
from kam_partnership.carry.former_words import FORMER_LABELS
from kam_partnership.cells import address
from kam_partnership.plain_text import same_title
from kam_partnership.texts import catalogue
from kam_partnership.texts.language import Language
from kam_partnership.workbook import names
from kam_partnership.workbook.analysis import FIRST_ROW, RowKind
from kam_partnership.xlsx.areas import Area
from kam_partnership.xlsx.closed_cells import ClosedCells
from kam_partnership.xlsx.namespaces import main
from kam_partnership.xlsx.sheet_cells import whole_number
from kam_partnership.xlsx.structure import Table

_RATED = ("criterion", "supplier", "key_account")
_ANALYSIS_ROWS = {RowKind.STAMP, RowKind.HEADS, RowKind.FIGURE}

#: A row with so many of a table's own headings is taken for its headings when nothing else is left.
_ENOUGH_HEADINGS = 0.6

#: So many blank rows may lie inside a list that is no table any more.
_BLANK_ROWS = 5

#: Where a value stands beside the label that names it: keys of texts, and steps down and to the right.
_LABELS: Mapping[str, tuple[str, int, int]] = {
    "key_account": ("page.overline", 1, 0),
    "supplier": ("page.supplier_label", 1, 0),
    "date": ("page.date_label", 1, 0),
    "author": ("page.author_label", 1, 0),
    "language": ("settings.language", 0, 1),
    **{field: (f"settings.{field}", 0, 1) for field in (*names.SETTING_CELLS, *names.FURTHER_SETTING_CELLS)},
}


@dataclass(frozen=True, slots=True)
class TablePlace:
    """Where a table stands: its headings' row (0 when unknown), its rows, its columns by key; the user's own
    columns by sheet column; the first row below it and its totals."""

    kind: TableKind
    sheet: str
    heading_row: int
    first: int
    last: int
    columns: Mapping[str, int]
    own: Mapping[int, str]
    below: int


class Locator:
    """Looks for places in one workbook and notes where it had to look twice.

    In a workbook from before template 1.1 nothing is looked for that came with it.
    """

    def __init__(self, cells: ClosedCells, note: Callable[[Note], None], *, before_1_1: bool = False) -> None:
        self._cells = cells
        self._before_1_1 = before_1_1
        self._structure = cells.structure
        self._note = note
        self._places: dict[str, Mapping[str, list[tuple[int, int]]]] = {}
        self._rows: dict[str, Mapping[int, Mapping[int, str]]] = {}

    # ------------------------------------------------------------------ names
    def resolve(self, name: str) -> Area | None:
        """The cells of a workbook-wide name; of a copied sheet's own name where the workbook has lost it."""
        area = self._structure.resolve(name)
        if area is not None:
            return area
        for local in self._structure.names:
            if local.name.casefold() == name.casefold() and local.sheet:
                area = self._structure.resolve(local.refers_to, local.sheet)
                if area is not None:
                    self._note(Note(NoteCode.FOUND_BY_COPY, area.sheet, _cell(area), {"name": name}))
                    return area
        return None

    def cell(self, key: str, name: str, heading_rows: Mapping[str, int]) -> Area | None:
        """A single cell by its name, else beside its label."""
        area = self.resolve(name)
        if area is not None:
            return Area(area.sheet, area.top, area.left, area.top, area.left)
        if key not in _LABELS:
            return None
        for sheet in self._structure.sheets:
            labelled = None if self.is_written_by_us(sheet.name) else self._labelled(key, sheet.name, heading_rows)
            if labelled is not None:
                found, label = labelled
                self._note(Note(NoteCode.FOUND_BY_HEADING, sheet.name, _cell(found), {"what": label}))
                return found
        self._note(Note(NoteCode.NOT_FOUND, details={"what_key": _LABELS[key][0]}))
        return None

    def _labelled(self, key: str, sheet: str, heading_rows: Mapping[str, int]) -> tuple[Area, str] | None:
        """The cell beside a label, and the label; a table's heading is none."""
        text_key, down, right = _LABELS[key]
        labels = {catalogue.text(text_key, language) for language in Language} | FORMER_LABELS.get(text_key, set())
        texts = self._texts(sheet)
        found = sorted((place, label) for label in labels for place in texts.get(label, ()))
        for (row, column), label in found:
            if heading_rows.get(sheet) != row:
                place = row + down, column + right
                return Area(sheet, *place, *place), label
        return None

    def _texts(self, sheet: str) -> Mapping[str, list[tuple[int, int]]]:
        """Where each text stands on a sheet; looked up once, for a foreign sheet may be large."""
        if sheet not in self._places:
            places: dict[str, list[tuple[int, int]]] = {}
            for place, value in self._cells.sheet(sheet).values.items():
                if isinstance(value, str):
                    places.setdefault(value, []).append(place)
            self._places[sheet] = places
        return self._places[sheet]

    # ------------------------------------------------------------------ tables
    def table(self, kind: TableKind) -> TablePlace | None:
        """Where a table stands, or None."""
        named = self._columns_by_name(kind)
        table = self._table_object(kind, named)
        if named:
            rows = _common_rows(list(named.values()), table)
            columns = {key: area.left for key, area in named.items() if area.sheet == rows.sheet}
        elif table is not None:
            rows, columns = table.body, {}
        else:
            return self._by_heading_row(kind)
        headed = table is None or table.header_rows > 0
        heading_row = rows.top - 1 if headed else 0
        headings = self._headings(rows, heading_row, table)
        if table is not None:
            self._add_by_identifier(kind, table, headings, columns)
        self._add_by_heading(kind, rows, headings, columns, heading_row)
        if kind is KIND["criteria"]:
            self._add_ratings(rows, heading_row, columns)
        if not columns:
            return None
        own = {c: text for c, text in headings.items() if c not in columns.values()}
        below = 1 + (rows.bottom if table is None else table.area.bottom)
        return TablePlace(kind, rows.sheet, heading_row, rows.top, rows.bottom, columns, own, below)

    def _columns_by_name(self, kind: TableKind) -> dict[str, Area]:
        found = {key: self.resolve(name) for key, name in kind.columns.items()}
        return {key: area for key, area in found.items() if area is not None and area.left == area.right}

    def _table_object(self, kind: TableKind, named: Mapping[str, Area]) -> Table | None:
        """The table by its name, unless the names point elsewhere; else the one in which the names lie."""
        every = [table for sheet in self._structure.sheets for table in sheet.tables]
        if named:
            table = next((t for t in every if any(_holds(t, area) for area in named.values())), None)
        else:
            table = self._structure.table(kind.table)
        return None if table is None else as_cells_show(self._cells, kind, table)

    def _headings(self, rows: Area, heading_row: int, table: Table | None) -> dict[int, str]:
        """The visible headings by sheet column: of the table, else of the cells around the known columns."""
        if table is not None:
            shown = {table.area.left + i: name for i, name in enumerate(table.columns)}
            if not heading_row:
                return shown
            texts = {c: self._cells.value(table.area.sheet, heading_row, c) for c in shown}
            return {c: " ".join(str(texts[c]).split()) if texts[c] else name for c, name in shown.items()}
        left = right = rows.left
        found = {}
        for column, step in ((left, -1), (right + 1, 1)):
            place = column
            while place > 0 and (text := self._cells.value(rows.sheet, heading_row, place)) is not None:
                found[place] = " ".join(str(text).split())
                place += step
        return found

    def _add_by_identifier(
        self, kind: TableKind, table: Table, headings: Mapping[int, str], columns: dict[str, int]
    ) -> None:
        """Excel keeps a column's id when the column moves or gets another heading; other programs do not."""
        known = {
            i: k for e in map(edition, Language) if (t := e.tables.get(kind.key)) for i, k in t.identifiers.items()
        }
        elements = list(self._cells.package.xml(table.part).iter(main("tableColumn")))
        if len(elements) != len(table.columns):
            return  # no column of its own for each id
        by_id: dict[str, int] = {}
        for offset, element in enumerate(elements):
            identifier = whole_number(element.get("id"), 0)
            if identifier in known and self._may_have(kind, known[identifier]):
                by_id[known[identifier]] = table.area.left + offset
        for key, column in by_id.items():
            meant = self._meant_keys(kind, headings.get(column, ""))
            if is_further_heading(kind, headings.get(column, "")):
                return
            if columns.get(key, column) != column or (meant and key not in meant):
                return  # the ids are numbered anew: they tell nothing
        for key, column in by_id.items():
            if key not in columns and column not in columns.values():
                columns[key] = column
                place = address(table.area.top, column)
                self._note(Note(NoteCode.FOUND_BY_TABLE, table.area.sheet, place, {"what": headings.get(column, key)}))

    def _add_by_heading(
        self, kind: TableKind, rows: Area, headings: Mapping[int, str], columns: dict[str, int], heading_row: int
    ) -> None:
        companies = self._companies(rows.sheet, heading_row) if kind is KIND["criteria"] else {}
        for column, text in headings.items():
            if column in columns.values():
                continue
            meant = self._meant_keys(kind, text)
            if not meant and (side := companies.get(same_title(text))):
                meant = [side]
            if not meant and kind is KIND["criteria"] and (word := _meant(text)):
                meant = [word]
            for key in meant:
                if key in kind.columns and key not in columns:
                    columns[key] = column
                    place = address(heading_row, column)
                    self._note(Note(NoteCode.FOUND_BY_HEADING, rows.sheet, place, {"what": text}))
                    break

    def _may_have(self, kind: TableKind, key: str) -> bool:
        return not (self._before_1_1 and key in kind.since_1_1)

    def _meant_keys(self, kind: TableKind, heading: str) -> Sequence[str]:
        return [key for key in heading_keys(kind, heading) if self._may_have(kind, key)]

    def _companies(self, sheet: str, heading_row: int) -> dict[str, str]:
        """The sides by the names that the workbook gives them, since people head the two columns with those."""
        found: dict[str, str] = {}
        for side in ("supplier", "key_account"):
            area = self._structure.resolve(names.GENERAL_CELLS[side])
            if area is None and (labelled := self._labelled(side, sheet, {sheet: heading_row})):
                area = labelled[0]
            value = None if area is None else self._cells.value(area.sheet, area.top, area.left)
            name = same_title(str(value or ""))
            if name in found:
                return {}  # both sides by one name: it tells nothing
            if name:
                found[name] = side
        return found

    def _add_ratings(self, rows: Area, heading_row: int, columns: dict[str, int]) -> None:
        """Titles and ratings without a word to know them by: as an imported list is recognised."""
        if all(key in columns for key in _RATED):
            return
        from kam_partnership.foreign.own_workbooks import lists_on  # only damaged workbooks need it

        for found in lists_on(self._cells, rows.sheet):
            if found.heading_row != heading_row:
                continue
            for key, column in found.columns.items():
                if key not in columns and column not in columns.values():
                    columns[key] = column
                    place = address(max(heading_row, 1), column)
                    self._note(Note(NoteCode.FOUND_BY_ORDER, rows.sheet, place, {"what_key": f"head.{key}"}))
        for key in _RATED:
            if key not in columns:
                self._note(Note(NoteCode.NOT_FOUND, rows.sheet, details={"what_key": f"head.{key}"}))

    def _by_heading_row(self, kind: TableKind) -> TablePlace | None:
        """The table as a plain range whose headings are still ours; nothing else is left of it."""
        known = sum(any(known_heading(kind, key, language) for language in Language) for key in kind.columns)
        for sheet in self._structure.sheets:
            if self.is_written_by_us(sheet.name):
                continue  # the ranking has the same headings
            for row, texts in self._rows_of_texts(sheet.name).items():
                columns: dict[str, int] = {}
                for column, text in sorted(texts.items()):
                    for key in heading_keys(kind, text):
                        if key not in columns:
                            columns[key] = column
                            break
                if known and len(columns) >= max(_ENOUGH_HEADINGS * known, 3):
                    for column in columns.values():
                        details = {"what": texts[column]}
                        self._note(Note(NoteCode.FOUND_BY_HEADING, sheet.name, address(row, column), details))
                    own = _neighbours(texts, set(columns.values()))
                    if kind is KIND["criteria"]:
                        range_found = Area(sheet.name, row + 1, min(columns.values()), row + 1, max(columns.values()))
                        self._add_by_heading(kind, range_found, own, columns, row)
                        self._add_ratings(range_found, row, columns)
                        own = {column: text for column, text in own.items() if column not in columns.values()}
                    gaps = 0 if kind is KIND["criteria"] else _BLANK_ROWS
                    last = self._last_row(sheet.name, row, columns, gaps)
                    return TablePlace(kind, sheet.name, row, row + 1, last, columns, own, last + 1)
        return None

    def _rows_of_texts(self, sheet: str) -> Mapping[int, Mapping[int, str]]:
        """The texts of a sheet by row and column, from top to bottom."""
        if sheet not in self._rows:
            rows: dict[int, dict[int, str]] = {}
            for (row, column), value in sorted(self._cells.sheet(sheet).values.items(), key=lambda item: item[0]):
                if isinstance(value, str):
                    rows.setdefault(row, {})[column] = value
            self._rows[sheet] = rows
        return self._rows[sheet]

    def is_written_by_us(self, name: str) -> bool:
        """True for the analysis and the hidden sheets: their cells repeat the user's, who typed nothing there."""
        anchors = [("analysis", names.ANALYSIS_START), ("state", names.STATE_BLOCK)]
        state, titles = self._structure.resolve(names.STATE_BLOCK), _titles("state")
        # In older workbooks both stand on one sheet; one called "Data" is somebody's own then.
        if self._structure.resolve(names.CHART_DATA) or state is None or state.sheet in titles:
            anchors.append(("data", names.CHART_DATA))
        for role, anchor in anchors:
            area = self._structure.resolve(anchor)
            if name == area.sheet if area is not None else name in _titles(role):
                return True
        values = self._cells.sheet(name).values
        return {values.get((row, 1)) for row in range(FIRST_ROW, FIRST_ROW + 60)} >= _ANALYSIS_ROWS

    def _last_row(self, sheet: str, heading_row: int, columns: Mapping[str, int], gaps: int) -> int:
        """The last row of a range before more than ``gaps`` blank ones; a number in front fills a row."""
        values, formulas = self._cells.sheet(sheet).values, self._cells.sheet(sheet).formulas

        def belongs(row: int) -> bool:
            typed = any((row, c) in values and (row, c) not in formulas for c in columns.values())
            number = row, columns.get("number", 0)
            return typed or number in formulas or number in values

        last = row = heading_row + 1
        while row - last <= gaps + 1:
            last = row if belongs(row) else last
            row += 1
        return last


def _titles(role: str) -> set[str]:
    """What our sheet for something is called in the template's languages."""
    return {catalogue.text(f"sheet.{role}", language) for language in Language}


def _meant(heading: str) -> str:
    """The column that a heading of somebody's own means, by its words; "" when it says nothing that is known."""
    from kam_partnership.foreign.heading_words import column_meant  # only workbooks with other headings need it

    return column_meant(heading)


def _neighbours(texts: Mapping[int, str], known: set[int]) -> dict[int, str]:
    """Headings between or right beside the known columns."""
    left, right = min(known), max(known)
    while right + 1 in texts:
        right += 1
    return {c: text for c, text in texts.items() if left <= c <= right and c not in known}


def _common_rows(areas: list[Area], table: Table | None) -> Area:
    """The rows in which most of the named columns lie; those of the table around them."""
    if table is not None:
        return table.body
    (sheet, top, bottom), _ = Counter((a.sheet, a.top, a.bottom) for a in areas).most_common(1)[0]
    columns = [a.left for a in areas if a.sheet == sheet]
    return Area(sheet, top, min(columns), bottom, max(columns))


def _holds(table: Table, area: Area) -> bool:
    body = table.body
    rows = body.top <= area.top and area.bottom <= body.bottom
    return body.sheet == area.sheet and rows and body.spans_columns_of(area)


def _cell(area: Area) -> str:
    return address(area.top, area.left)
