"""Reading what a closed workbook holds beside today's ratings: saved assessments and measures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kam_partnership.assessment import Assessment
from kam_partnership.assessment.intake import as_number
from kam_partnership.assessment.measures import Measure
from kam_partnership.cells import CellValue
from kam_partnership.texts.measures import horizon_of, is_measure, status_of
from kam_partnership.workbook import names
from kam_partnership.workbook.history_rows import decode_ratings
from kam_partnership.xlsx.closed_cells import ClosedCells
from kam_partnership.xlsx.dates import serial_date


@dataclass(frozen=True, slots=True)
class SavedState:
    """One row of the history.

    Attributes:
        date: the day it stands for.
        supplier_score, key_account_score: as they were saved, scale units.
        scale: its ends, if they are known.
        assessment: the criteria, if the row tells them.
    """

    date: dt.date
    supplier_score: float
    key_account_score: float
    scale: tuple[float, float] | None = None
    assessment: Assessment | None = None


@dataclass(frozen=True, slots=True)
class PlannedMeasure:
    """One row of the measures with the people and the day; ``number`` counts the measures of the table from 1."""

    measure: Measure
    supplier_owner: str = ""
    key_account_owner: str = ""
    due: dt.date | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """What was saved and what is planned.

    Attributes:
        history: in the order of the days, one for each day (the last row of a day counts).
        measures: in the order of the table.
        as_of: the day that decides what is overdue; None leaves it to the date of the assessment.
        currency: of all amounts, as typed; "" where the workbook names none, as none did before template 1.1.
    """

    history: tuple[SavedState, ...] = ()
    measures: tuple[PlannedMeasure, ...] = ()
    as_of: dt.date | None = None
    currency: str = ""


def read_plan(path: Path) -> Plan:
    """Read history and measures; a workbook without these tables has none.

    Raises:
        FileUnreadable: when the file cannot be read.
    """
    cells = ClosedCells(path, understood=names.HIDDEN_SHEETS)
    from_1904 = cells.structure.dates_from_1904
    area = cells.structure.resolve(names.MEASURES_AS_OF)
    as_of = None if area is None else cells.value(area.sheet, area.top, area.left)
    return Plan(
        tuple(_states(cells, from_1904=from_1904)),
        tuple(_measures(cells, from_1904=from_1904)),
        serial_date(as_of, from_1904=from_1904),
        _currency(cells),
    )


def _currency(cells: ClosedCells) -> str:
    area = cells.structure.resolve(names.CURRENCY)
    value = None if area is None else cells.value(area.sheet, area.top, area.left)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _states(cells: ClosedCells, *, from_1904: bool) -> Iterator[SavedState]:
    by_day: dict[dt.date, SavedState] = {}
    for row in table_rows(cells, names.HISTORY_COLUMNS):
        day = serial_date(row["date"], from_1904=from_1904)
        supplier, key_account = as_number(row["supplier_score"]), as_number(row["key_account_score"])
        if day is None or supplier is None or key_account is None:
            continue
        saved = decode_ratings(row["ratings"])
        settings = None if saved is None else saved.settings
        scale = None if settings is None else (settings.scale_min, settings.scale_max)
        by_day[day] = SavedState(day, supplier, key_account, scale, saved)
    yield from (by_day[day] for day in sorted(by_day))


def _measures(cells: ClosedCells, *, from_1904: bool) -> Iterator[PlannedMeasure]:
    measures = (row for row in table_rows(cells, names.MEASURE_COLUMNS) if is_measure(row["measure"]))
    for number, row in enumerate(measures, start=1):
        words = _text(row["measure"])
        if not words:  # blanks only
            continue
        due = serial_date(row["due"], from_1904=from_1904)
        measure = Measure(
            text=words,
            criterion=_text(row["criterion"]),
            horizon=horizon_of(_text(row["horizon"])),
            status=status_of(_text(row["status"])),
            due=as_number(row["due"]) if due is not None else None,
            supplier_value=as_number(row["supplier_value"]),
            key_account_value=as_number(row["key_account_value"]),
        )
        yield PlannedMeasure(measure, _text(row["supplier_owner"]), _text(row["key_account_owner"]), due, number)


def table_rows(cells: ClosedCells, columns: Mapping[str, str]) -> Iterator[dict[str, CellValue]]:
    """The rows of a table by the keys of its columns; a column that is missing is blank."""
    areas = {key: cells.structure.resolve(name) for key, name in columns.items()}
    known = [area for area in areas.values() if area is not None]
    if not known:
        return
    for row in range(min(area.top for area in known), max(area.bottom for area in known) + 1):
        yield {
            key: None if area is None or row > area.bottom else cells.value(area.sheet, row, area.left)
            for key, area in areas.items()
        }


def _text(value: CellValue) -> str:
    return "" if value is None else " ".join(str(value).split())
