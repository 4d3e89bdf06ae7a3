"""Workbook files as the stand-in for xlwings Lite holds them, and what its actions make of a workbook without Excel.

A payload is what Excel would answer: sheets with values, formulas, tables and charts, names, the active sheet. It can
be written as JSON, for Pyodide. Of the hidden sheet behind the charts it has nothing but its name.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import xlwings as xw

from kam_partnership.cells import CellValue, ErrorValue, address
from kam_partnership.headless.session import open_book
from kam_partnership.workbook import names
from kam_partnership.xlsx.areas import Area

#: Whose cells the template formats as dates.
DATES = (
    *(names.GENERAL_CELLS["date"], names.NEXT_REVIEW, names.HISTORY_COLUMNS["date"]),
    names.MEASURE_COLUMNS["due"],
)


def payload_of(path: Path) -> dict[str, Any]:
    """What the workbook holds, recalculated."""
    with open_book(path) as book:
        book.app.calculate()
        document = book.impl.document
        structure = document.structure
        dates = [area for name in DATES if (area := structure.resolve(name))]
        hidden = structure.resolve(names.CHART_DATA)
        sheets = {}
        for sheet in structure.sheets:
            area = Area(sheet.name, 1, 1, 1, 1)
            if hidden is None or sheet.name != hidden.sheet:
                area = document.used_area(sheet.name)
            sheets[sheet.name] = {
                "values": _values(document, area, dates),
                "formulas": _formulas(document, area),
                "tables": {
                    table.name: {
                        "top": table.body.top,
                        "left": table.body.left,
                        "width": table.body.right - table.body.left + 1,
                        "rows": table.body.bottom - table.body.top + 1,
                    }
                    for table in sheet.tables
                },
                "charts": [chart.name for chart in sheet.charts],
            }
        found = {name.name: structure.resolve(name.name) for name in structure.names}
        return {
            "sheets": sheets,
            "active": structure.sheets[0].name,
            "names": {name: [area.sheet, _address(area)] for name, area in found.items() if area},
        }


def _address(area: Area) -> str:
    return f"{address(area.top, area.left)}:{address(area.bottom, area.right)}"


def _values(document: Any, area: Area, dates: list[Area]) -> dict[str, Any]:
    return {
        f"{row},{column}": _as_handed_over(value, is_date=any(_holds(one, area.sheet, row, column) for one in dates))
        for row, cells in enumerate(document.values(area), start=area.top)
        for column, value in enumerate(cells, start=area.left)
        if value is not None
    }


def _formulas(document: Any, area: Area) -> dict[str, str]:
    return {
        f"{row},{column}": formula
        for row, cells in enumerate(document.formulas(area), start=area.top)
        for column, formula in enumerate(cells, start=area.left)
        if formula is not None
    }


def _holds(area: Area, sheet: str, row: int, column: int) -> bool:
    return area.sheet == sheet and area.top <= row <= area.bottom and area.left <= column <= area.right


def _as_handed_over(value: CellValue, *, is_date: bool) -> Any:
    if isinstance(value, ErrorValue):
        return value.code
    if is_date and isinstance(value, float):
        moment = dt.datetime(1899, 12, 30) + dt.timedelta(days=value)
        return moment.isoformat(timespec="milliseconds") + "Z"
    return int(value) if isinstance(value, float) and value.is_integer() else value  # JSON has one kind of number


def do_actions(book: xw.Book, actions: list[list[Any]]) -> None:
    """Do with a workbook that is open without Excel what a script has queued."""
    for kind, *details in actions:
        if kind == "setValues":
            sheet, top, left, rows = details
            cells = book.sheets[sheet].range((top, left), (top + len(rows) - 1, left + len(rows[0]) - 1))
            assert all(value is not None for row in rows for value in row), "Excel would leave the cell as it is"
            cells.raw_value = [[None if value == "" else value for value in row] for row in rows]
        elif kind == "addTableRow":
            book.sheets[details[0]].tables[details[1]].rows.add()
        elif kind == "calculate":
            book.app.calculate()
        else:
            assert kind in ("activateSheet", "rangeSelect"), kind


def all_values(book: xw.Book) -> dict[str, list[list[CellValue]]]:
    """Every cell of the workbook, recalculated."""
    book.app.calculate()
    document = book.impl.document
    return {
        sheet.name: [list(row) for row in document.values(document.used_area(sheet.name))]
        for sheet in document.structure.sheets
    }
