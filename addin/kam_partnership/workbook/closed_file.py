"""Reading a closed workbook: its inputs as typed, found through the internal names only."""

from __future__ import annotations

import datetime as dt
import functools
import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import zip_longest
from pathlib import Path

from kam_partnership.assessment import (
    SETTING_FIELDS,
    Code,
    Finding,
    Inputs,
    NoDay,
    SavedPosition,
    ShownDate,
    TypedCell,
    TypedColumn,
    stray_rows,
)
from kam_partnership.assessment.intake import as_number, is_newer
from kam_partnership.cells import CellValue, address, is_blank
from kam_partnership.errors import FileUnreadable
from kam_partnership.texts.catalogue import texts_below
from kam_partnership.texts.language import Language
from kam_partnership.workbook import names
from kam_partnership.workbook.calculated_columns import forgotten_columns
from kam_partnership.workbook.days import DAY_NAMES, no_days
from kam_partnership.workbook.history_rows import decode_ratings
from kam_partnership.workbook.known_formulas import criteria_columns, is_accepted, state_place
from kam_partnership.workbook.lite_code import code_findings
from kam_partnership.workbook.our_charts import DIAGRAM, Role, sheets_by_role, shows_chart
from kam_partnership.workbook.shown_dates import probable_dates
from kam_partnership.xlsx.areas import Area
from kam_partnership.xlsx.bounds import refuse_long_table
from kam_partnership.xlsx.closed_cells import ClosedCells
from kam_partnership.xlsx.dates import serial_date
from kam_partnership.xlsx.number_formats import formats_by_style, shows_a_date, shows_a_day
from kam_partnership.xlsx.structure import Structure

#: Places of formulas that people might overwrite.
_FORMULA_NAMES = (*names.WATCHED_FORMULAS, *names.MEASURE_FIGURES.values())
_HISTORY_KEYS = ("date", "supplier_score", "key_account_score", "ratings")
_MEASURE_KEYS = ("measure", "status", "due", "supplier_owner", "key_account_owner")
#: "About a year ago": days before an assessment, the one that is best, and how far an earlier one may be from it.
_YEAR, _ABOUT = 365, 182
#: What tells a workbook of ours that has lost its names: one of these tables, or so many sheets with our titles.
_OUR_TABLES = (names.CRITERIA_TABLE, names.HISTORY_TABLE, names.MEASURES_TABLE, names.CATALOG_TABLE)
_TELLING_SHEETS = 3
#: Single cells beside those that every workbook has.
_FURTHER_GENERAL = (("rater_side", names.RATER_SIDE), ("next_review", names.NEXT_REVIEW), ("currency", names.CURRENCY))
_RATINGS = (names.SUPPLIER_COLUMN, names.KEY_ACCOUNT_COLUMN)
#: Everything that is read; nothing else of the file needs to be looked at.
_READ_NAMES = dict.fromkeys(
    (
        *names.FIXED_NAMES,
        *names.FIXED_SINCE_1_1,
        *names.NEEDED_TO_WRITE,
        names.RATER_SIDE,
        *_FORMULA_NAMES,
        *DAY_NAMES.values(),
        *(names.HISTORY_COLUMNS[key] for key in _HISTORY_KEYS),
        *(names.MEASURE_COLUMNS[key] for key in _MEASURE_KEYS),
    )
)


@dataclass(frozen=True, slots=True)
class TypedMeasure:
    """One measure as typed: what is to be done, the word for its status, the day it is due, who does it."""

    text: str
    status: str
    due: dt.date | None
    supplier_owner: str = ""
    key_account_owner: str = ""


@dataclass(frozen=True, slots=True)
class Workbook:
    """What stands in a workbook of ours, as typed.

    Attributes:
        inputs: everything the assessment is made of.
        date: of the assessment; None when there is none or it is not a date.
        previous: the last saved assessment before this one.
        a_year_before: the saved assessment that is nearest to a year before this one, between six and eighteen months;
            None without one, or without a date.
        next_review: the day of the next review; None when there is none or it is not a date.
        file_findings: findings that only the file can tell: overwritten formulas, programs of add-ins.
        measures: the measures agreed on, with the words for their status as typed.
        figure: the figure that was asked for; None when it is not there or no number.
    """

    inputs: Inputs
    date: dt.date | None
    previous: SavedPosition | None
    file_findings: tuple[Finding, ...]
    measures: tuple[TypedMeasure, ...] = ()
    figure: float | None = None
    next_review: dt.date | None = None
    a_year_before: SavedPosition | None = None

    @property
    def setting_numbers(self) -> dict[str, float | None]:
        """The settings as numbers; None for what is missing or not a number."""
        cells = self.inputs.settings
        return {field: as_number(cells[field].value) if field in cells else None for field in SETTING_FIELDS}


def read_workbook(path: Path, *, figure: str = "") -> Workbook:
    """Read a closed workbook; nothing is written, calculated or guessed.

    Args:
        path: of the file.
        figure: a figure of the user's own to be read too: the defined name of its cell, or the heading of a column
            in any table, whose numbers are added up.

    Raises:
        FileUnreadable: when the file cannot be read, or is not a workbook of ours.
    """
    reader = _Reader(path, figure)
    try:
        return reader.workbook()
    finally:
        reader.forget()


def why_not_ours(structure: Structure) -> str:
    """The key of the error for a workbook that is no account's: one that ``merge`` made is told as such."""
    return "merged_workbook" if structure.resolve(names.AGREED_COLUMNS["key"]) is not None else "not_ours"


class _Reader:
    """One workbook file while it is read."""

    def __init__(self, path: Path, figure: str = "") -> None:
        self._path = path
        self._cells = ClosedCells(path, whole=False, understood=names.HIDDEN_SHEETS)
        self._structure = self._cells.structure
        self._areas = {name: self._bounded(name) for name in _READ_NAMES}
        self._figure_area = self._area_of_figure(figure)

    def workbook(self) -> Workbook:
        if not any(self._areas[name] for name in names.FIXED_NAMES):
            key = "names_lost" if self._was_ours() else why_not_ours(self._structure)
            raise FileUnreadable(key, file=str(self._path))
        version = self._template_version()
        inputs = Inputs(
            settings=self._cells_by((*names.SETTING_CELLS.items(), *names.FURTHER_SETTING_CELLS.items())),
            titles=self._column(names.CRITERION_COLUMN),
            weights=self._column(names.WEIGHT_COLUMN),
            suppliers=self._column(names.SUPPLIER_COLUMN),
            key_accounts=self._column(names.KEY_ACCOUNT_COLUMN),
            below_table=tuple(self._below_table()),
            missing_names=tuple(self._missing_names(version)),
            template_version=version,
            sheet=self._table_rows[0] if self._table_rows else "",
            general=self._cells_by((*names.GENERAL_CELLS.items(), *_FURTHER_GENERAL)),
            evidence=self._column(names.EVIDENCE_COLUMN),
            target=self._cells_by(names.TARGET_CELLS.items()),
            no_days=tuple(self._no_days()),
        )
        date = self._date(inputs, "date")
        previous, a_year_before = self._earlier(date)
        return Workbook(
            inputs,
            date,
            previous,
            tuple(self._file_findings()),
            tuple(self._measures()),
            self._figure(),
            self._date(inputs, "next_review"),
            a_year_before,
        )

    def forget(self) -> None:
        """Let go of the file's content."""
        self._cells.forget()

    def _was_ours(self) -> bool:
        """True for a workbook without our names that still has one of our tables, or most of our sheets."""
        if any(self._structure.table(name) for name in _OUR_TABLES):
            return True
        shown = [sheet.name for sheet in self._structure.sheets]
        titles = (set(texts_below("sheet", language).values()) for language in Language)
        return any(sum(name in ours for name in shown) >= _TELLING_SHEETS for ours in titles)

    # ------------------------------------------------------------------ names
    def _bounded(self, name: str) -> Area | None:
        """The cells that a name means; a range that nobody can mean is refused before anyone walks through it."""
        area = self._structure.resolve(name)
        if area is not None:
            refuse_long_table(str(self._path), name, area.shape[0])
        return area

    def _missing_names(self, version: str) -> Iterable[str]:
        since = () if is_newer(names.TARGETS_SINCE, version) or not version else names.FIXED_SINCE_1_1
        wanted = (*names.FIXED_NAMES, *names.NEEDED_TO_WRITE, *since)
        yield from (name for name in wanted if self._missing(name))
        if self._structure.table(names.CRITERIA_TABLE) is None:  # as after "convert to range"
            yield names.CRITERIA_TABLE

    def _missing(self, name: str) -> bool:
        if name in (*names.CRITERIA_COLUMNS, names.EVIDENCE_COLUMN):
            return self._column_area(name) is None
        return self._areas[name] is None

    def _cells_by(self, wanted: Iterable[tuple[str, str]]) -> dict[str, TypedCell]:
        cells = {}
        for key, name in wanted:
            area = self._areas[name]
            if area is not None:
                value = self._cells.value(area.sheet, area.top, area.left)
                cells[key] = TypedCell(value, area.sheet, address(area.top, area.left))
        return cells

    def _column_area(self, name: str) -> Area | None:
        """Where a column of the table stands; None for a name that has lost it."""
        area = self._areas[name]
        if area is None or area.left != area.right or (area.sheet, area.top, area.bottom) != self._table_rows:
            return None
        return area

    @cached_property
    def _table_rows(self) -> tuple[str, int, int] | None:
        """Sheet, first and last row of the table: what most of its columns say, so that one lost name is just one."""
        areas = (self._areas[name] for name in names.CRITERIA_COLUMNS)
        places = Counter((area.sheet, area.top, area.bottom) for area in areas if area is not None)
        return max(places, key=lambda place: places[place], default=None)

    def _column(self, name: str) -> TypedColumn | None:
        area = self._column_area(name)
        if area is None:
            return None
        values = tuple(self._cells.column(area))
        dates = self._dates(area, values) if name in _RATINGS else {}
        return TypedColumn(values, area.sheet, area.top, area.left, dates)

    def _dates(self, area: Area, values: Sequence[CellValue]) -> dict[int, ShownDate]:
        """The ratings that are probably dates, by index."""
        rows = self._cells.rows(area.sheet)

        def hides_day(index: int) -> bool:
            style, formats = rows.style(area.top + index, area.left), self._formats
            return style < len(formats) and shows_a_date(formats[style]) and not shows_a_day(formats[style])

        return probable_dates(values, from_1904=self._structure.dates_from_1904, hides_day=hides_day)

    @cached_property
    def _formats(self) -> list[str]:
        return formats_by_style(self._cells.package, self._structure)

    def _template_version(self) -> str:
        area = self._areas[names.GENERAL_CELLS["template_version"]]
        value = None if area is None else self._cells.value(area.sheet, area.top, area.left)
        return "" if value is None else str(value)

    def _date(self, inputs: Inputs, key: str) -> dt.date | None:
        cell = inputs.general.get(key)
        return None if cell is None else serial_date(cell.value, from_1904=self._structure.dates_from_1904)

    def _earlier(self, date: dt.date | None) -> tuple[SavedPosition | None, SavedPosition | None]:
        """The last saved assessment before the date, or of all without a date; and the one about a year before it."""
        columns = (self._values(names.HISTORY_COLUMNS[key]) for key in _HISTORY_KEYS)
        saved = [
            (SavedPosition(day, supplier, key_account), ratings)
            for value, *scores, ratings in zip_longest(*columns)
            for supplier, key_account in [map(as_number, scores)]
            if (day := serial_date(value, from_1904=self._structure.dates_from_1904)) is not None
            if date is None or day < date
            if supplier is not None and key_account is not None
        ]
        last = max(saved, key=lambda row: row[0].date, default=None)
        year = None if date is None else min(saved, key=lambda row: _from_a_year(row[0].date, date), default=None)
        if date is not None and year is not None and _from_a_year(year[0].date, date) > _ABOUT:
            year = None
        told = [None if row is None else replace(row[0], assessment=decode_ratings(row[1])) for row in (last, year)]
        return told[0], told[1]

    def _measures(self) -> Iterable[TypedMeasure]:
        """Rows of the measures that say what is to be done."""
        columns = (self._values(names.MEASURE_COLUMNS[key]) for key in _MEASURE_KEYS)
        for text, status, due, *owners in zip_longest(*columns):
            if isinstance(text, str) and text:
                day = serial_date(due, from_1904=self._structure.dates_from_1904)
                people = (owner if isinstance(owner, str) else "" for owner in owners)
                yield TypedMeasure(text, status if isinstance(status, str) else "", day, *people)

    def _area_of_figure(self, figure: str) -> Area | None:
        if not figure:
            return None
        area = self._bounded(figure)
        if area is not None:
            return area
        for table in (table for sheet in self._structure.sheets for table in sheet.tables):
            column = table.column(figure)
            if column is not None:
                refuse_long_table(str(self._path), figure, table.body.shape[0])
                return Area(table.area.sheet, table.body.top, column, table.body.bottom, column)
        return None

    def _figure(self) -> float | None:
        area = self._figure_area
        if area is None:
            return None
        numbers = [number for value in self._cells.column(area) if (number := as_number(value)) is not None]
        return math.fsum(numbers) if numbers else None

    def _values(self, name: str) -> list[CellValue]:
        area = self._areas[name]
        if area is None:
            return []
        return self._cells.column(area)

    # ------------------------------------------------------------------ what should not be there
    def _no_days(self) -> Iterable[NoDay]:
        """What stands where days should."""
        for of, name in DAY_NAMES.items():
            area = self._areas[name]
            if area is not None:
                yield from no_days(of, area, self._cells.column(area))

    def _below_table(self) -> Iterable[TypedCell]:
        """Rows that look like criteria but stand below the table."""
        areas = [self._column_area(name) for name in names.CRITERIA_COLUMNS[1:5]]
        columns = [area.left for area in areas if area is not None]
        table = self._structure.table(names.CRITERIA_TABLE)
        if self._table_rows is None:
            return
        sheet, _, bottom = self._table_rows
        cells = self._cells.rows(sheet)
        first = 1 + (table.area.bottom if table is not None else bottom)
        # Only what stands in these columns matters: a blank typed into the last cell of the sheet costs nothing.
        last = cells.last_row(columns)
        rows = [[cells.value(row, column) for column in columns] for row in range(first, last + 1)]
        for index, place in stray_rows(rows):
            cell = address(first + index, columns[place])
            yield TypedCell(rows[index][place], sheet, cell)

    def _file_findings(self) -> Iterable[Finding]:
        yield from self._overwritten()
        yield from forgotten_columns(self._structure)
        yield from self._without_diagram()
        yield from code_findings(self._cells.package)

    def _overwritten(self) -> Iterable[Finding]:
        """Places of formulas that hold something else now, or another formula."""
        meant = criteria_columns(self._structure)

        @functools.cache  # the rows of a column have the same formula
        def accepted(name: str, formula: str) -> bool:
            return is_accepted(name, formula, meant)

        for name in _FORMULA_NAMES:
            area = self._areas[name]
            if area is None:
                continue
            cells = self._cells.rows(area.sheet)
            for row in range(area.top, area.bottom + 1):
                place = row, area.left
                if cells.has_formula(*place):
                    formula = cells.formula(*place)
                    if formula and not accepted(name, formula):
                        yield Finding(Code.FORMULA_CHANGED, area.sheet, address(*place))
                    continue
                # A blank in a column is a row that another program added; the formula of a single cell was deleted.
                if name not in names.CRITERIA_COLUMNS or not is_blank(cells.value(*place)):
                    yield Finding(Code.FORMULA_OVERWRITTEN, area.sheet, address(*place))
        yield from self._changed_state(meant)

    def _changed_state(self, meant: Callable[[str], str] | None) -> Iterable[Finding]:
        """Formulas of the state block, which the ribbon's commands read, that are no longer the template's."""
        state = self._areas[names.STATE_BLOCK]
        if state is None:
            return
        cells = self._cells.rows(state.sheet)
        told = {(area.sheet, area.top) for name in _FORMULA_NAMES if (area := self._areas[name]) is not None}
        for row in range(state.top, state.bottom + 1):
            formula = cells.formula(row, state.left + 1)
            place = state_place(str(cells.value(row, state.left)))
            if formula and (state.sheet, row) not in told and not is_accepted(place, formula, meant):
                yield Finding(Code.FORMULA_CHANGED, state.sheet, address(row, state.left + 1))

    def _without_diagram(self) -> Iterable[Finding]:
        """The diagram, when it is gone; its sheet has been read anyway, those of the other charts have not."""
        sheet = sheets_by_role(self._structure).get(Role.MAIN, "")
        found = self._structure.sheet(sheet)
        if found is not None and not shows_chart(self._cells.package, self._structure, found, DIAGRAM):
            yield Finding(Code.CHART_MISSING, sheet, "", {"chart": DIAGRAM})


def _from_a_year(day: dt.date, date: dt.date) -> int:
    """How many days an earlier day is away from a year before the date."""
    return abs((date - day).days - _YEAR)
