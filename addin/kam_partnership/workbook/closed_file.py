"""Reading a closed workbook: its inputs as typed, found through the internal names only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kam_partnership.assessment import (
    SETTING_FIELDS,
    Code,
    Finding,
    Inputs,
    SavedPosition,
    TypedCell,
    TypedColumn,
    stray_rows,
)
from kam_partnership.assessment.intake import as_number
from kam_partnership.cells import CellValue, address, is_blank
from kam_partnership.errors import FileUnreadable
from kam_partnership.workbook import names
from kam_partnership.workbook.bounds import refuse_long_table
from kam_partnership.workbook.closed_cells import ClosedCells
from kam_partnership.workbook.dates import serial_date
from kam_partnership.workbook.references import Area


@dataclass(frozen=True, slots=True)
class Workbook:
    """What stands in a workbook of ours, as typed.

    Attributes:
        inputs: everything the assessment is made of.
        date: of the assessment; None when there is none or it is not a date.
        previous: the last saved assessment before this one.
        file_findings: findings that only the file can tell: overwritten formulas.
    """

    inputs: Inputs
    date: dt.date | None
    previous: SavedPosition | None
    file_findings: tuple[Finding, ...]

    @property
    def setting_numbers(self) -> dict[str, float | None]:
        """The settings as numbers; None for what is missing or not a number."""
        cells = self.inputs.settings
        return {field: as_number(cells[field].value) if field in cells else None for field in SETTING_FIELDS}

    def general_text(self, key: str) -> str:
        """Who: key_account, supplier, author, language; "" when blank."""
        cell = self.inputs.general.get(key)
        return "" if cell is None or cell.value is None else str(cell.value).strip()


def read_workbook(path: Path) -> Workbook:
    """Read a closed workbook; nothing is written, calculated or guessed.

    Raises:
        FileUnreadable: when the file cannot be read, or is not a workbook of ours.
    """
    return _Reader(path).workbook()


class _Reader:
    """One workbook file while it is read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._cells = ClosedCells(path)
        self._structure = self._cells.structure
        self._areas = {name: self._bounded(name) for name in names.FIXED_NAMES}

    def workbook(self) -> Workbook:
        if not any(self._areas.values()):
            raise FileUnreadable("not_ours", file=str(self._path))
        suppliers = self._column(names.SUPPLIER_COLUMN)
        inputs = Inputs(
            settings=self._cells_by(names.SETTING_CELLS.items()),
            titles=self._column(names.CRITERION_COLUMN),
            weights=self._column(names.WEIGHT_COLUMN),
            suppliers=suppliers,
            key_accounts=self._column(names.KEY_ACCOUNT_COLUMN),
            below_table=tuple(self._below_table()),
            missing_names=tuple(name for name in names.FIXED_NAMES if self._missing(name)),
            template_version=self._template_version(),
            sheet=suppliers.sheet if suppliers else "",
            general=self._cells_by(names.GENERAL_CELLS.items()),
        )
        date = self._date(inputs)
        return Workbook(inputs, date, self._previous(date), tuple(self._overwritten()))

    # ------------------------------------------------------------------ names
    def _bounded(self, name: str) -> Area | None:
        """The cells that a name means; a range that nobody can mean is refused before anyone walks through it."""
        area = self._structure.resolve(name)
        if area is not None:
            refuse_long_table(str(self._path), name, area.shape[0])
        return area

    def _missing(self, name: str) -> bool:
        if name in names.CRITERIA_COLUMNS:
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
        area, first = self._areas[name], self._areas[names.SUPPLIER_COLUMN]
        if area is None or first is None or area.left != area.right:
            return None
        same_rows = (area.sheet, area.top, area.bottom) == (first.sheet, first.top, first.bottom)
        return area if same_rows else None

    def _column(self, name: str) -> TypedColumn | None:
        area = self._column_area(name)
        if area is None:
            return None
        values = tuple(self._cells.value(area.sheet, row, area.left) for row in range(area.top, area.bottom + 1))
        return TypedColumn(values, area.sheet, area.top, area.left)

    def _template_version(self) -> str:
        area = self._areas[names.GENERAL_CELLS["template_version"]]
        value = None if area is None else self._cells.value(area.sheet, area.top, area.left)
        return "" if value is None else str(value)

    def _date(self, inputs: Inputs) -> dt.date | None:
        cell = inputs.general.get("date")
        return None if cell is None else serial_date(cell.value, from_1904=self._structure.dates_from_1904)

    def _previous(self, date: dt.date | None) -> SavedPosition | None:
        """The last saved assessment before the date; the last one of all when there is no date."""
        saved = [
            SavedPosition(day, supplier, key_account)
            for day, supplier, key_account in zip(
                (serial_date(value, from_1904=self._structure.dates_from_1904) for value in self._history("date")),
                map(as_number, self._history("supplier_score")),
                map(as_number, self._history("key_account_score")),
                strict=False,
            )
            if day is not None and (date is None or day < date)
            if supplier is not None and key_account is not None
        ]
        return max(saved, key=lambda position: position.date, default=None)

    def _history(self, key: str) -> list[CellValue]:
        area = self._bounded(names.HISTORY_COLUMNS[key])
        if area is None:
            return []
        return [self._cells.value(area.sheet, row, area.left) for row in range(area.top, area.bottom + 1)]

    # ------------------------------------------------------------------ what should not be there
    def _below_table(self) -> Iterable[TypedCell]:
        """Rows that look like criteria but stand below the table."""
        areas = [self._column_area(name) for name in names.CRITERIA_COLUMNS[1:5]]
        columns = [area.left for area in areas if area is not None]
        table = self._structure.table(names.CRITERIA_TABLE)
        supplier = self._areas[names.SUPPLIER_COLUMN]
        if supplier is None:
            return
        values = self._cells.sheet(supplier.sheet).values
        first = 1 + (table.area.bottom if table is not None else supplier.bottom)
        # Only what stands in these columns matters: a blank typed into the last cell of the sheet costs nothing.
        last = max((row for row, column in values if column in columns), default=0)
        rows = [[values.get((row, column)) for column in columns] for row in range(first, last + 1)]
        for index, place in stray_rows(rows):
            cell = address(first + index, columns[place])
            yield TypedCell(rows[index][place], supplier.sheet, cell)

    def _overwritten(self) -> Iterable[Finding]:
        """Places of formulas that hold something else now."""
        places = [self._areas[name] for name in (*names.FIGURE_CELLS.values(), names.GAP_COLUMN)]
        places += [self._bounded(name) for name in (*names.TILE_CELLS.values(), *names.MEASURE_FIGURES.values())]
        for area in places:
            if area is None:
                continue
            cells = self._cells.sheet(area.sheet)
            for row in range(area.top, area.bottom + 1):
                place = row, area.left
                if place not in cells.formulas and not is_blank(cells.values.get(place)):
                    yield Finding(Code.FORMULA_OVERWRITTEN, area.sheet, address(*place))
