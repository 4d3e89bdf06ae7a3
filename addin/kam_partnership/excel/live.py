"""Reading a workbook that is open in Excel (or in the headless engine): two questions, whatever its size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import xlwings as xw

from kam_partnership.assessment import (
    FURTHER_SETTING_FIELDS,
    SETTING_FIELDS,
    Code,
    Finding,
    Inputs,
    NoDay,
    SavedPosition,
    TypedCell,
    TypedColumn,
    compute_figures,
    stray_rows,
)
from kam_partnership.assessment.intake import as_number
from kam_partnership.cells import CellValue, address, is_blank
from kam_partnership.errors import NameMissing
from kam_partnership.excel.trouble import does_not_answer
from kam_partnership.excel.values import as_cell_value, as_rows
from kam_partnership.workbook import names
from kam_partnership.workbook.days import DAY_NAMES, SUSPECTS, no_days
from kam_partnership.workbook.history_rows import decode_ratings
from kam_partnership.workbook.shown_dates import probable_dates
from kam_partnership.workbook.state import PLACED_COLUMNS, STATE_KEYS
from kam_partnership.xlsx.areas import Area, parse_area
from kam_partnership.xlsx.dates import serial_date

_RATED = ("supplier", "key_account")
#: So many rows below the table are looked at for criteria that did not join it.
ROWS_BELOW = 40


@dataclass(frozen=True, slots=True)
class LiveWorkbook:
    """An open workbook of ours after one look at it.

    Attributes:
        book: the xlwings book.
        table_sheet: the sheet with the criteria table.
        inputs: everything the assessment is made of, as typed.
        state: the state block by its keys; that of a workbook from before template 1.1 lacks the further ones.
        previous: the last saved assessment before this one; None when there is none.
    """

    book: xw.Book
    table_sheet: xw.Sheet
    inputs: Inputs
    state: Mapping[str, CellValue]
    previous: SavedPosition | None

    @property
    def columns(self) -> dict[str, int]:
        """Sheet columns of the table's inputs, counted from 1."""
        return {column: _placed(self.state, f"column.{column}") for column in PLACED_COLUMNS}

    @property
    def first_row(self) -> int:
        """The table's first row below its headings, counted from 1."""
        return _placed(self.state, "table.first_row")

    @property
    def last_row(self) -> int:
        """The table's last row on its sheet, counted from 1."""
        return self.first_row + self.row_count - 1

    @property
    def row_count(self) -> int:
        """So many data rows the table has."""
        return _placed(self.state, "table.row_count")


def range_of(book: xw.Book, name: str) -> xw.Range:
    """The cells a defined name stands for.

    Raises:
        NameMissing: when the workbook has lost the name.
    """
    return _range_of(book.names, name)


def _range_of(defined: xw.main.Names, name: str) -> xw.Range:
    with name_is_missing(name):
        return defined[name].refers_to_range


def place_of(book: xw.Book, name: str) -> Area:
    """The sheet and the cells a defined name stands for, cheaper than asking its range for them.

    Only for names that hold an address, as those of single cells do; names of table columns do not.

    Raises:
        NameMissing: when the workbook has lost the name.
    """
    with name_is_missing(name):
        area = parse_area(book.names[name].refers_to)
    if area is None:  # #REF!, because the cell was deleted
        raise NameMissing("name_missing", name=name)
    return area


@contextmanager
def name_is_missing(name: str) -> Iterator[None]:
    """Whatever fails inside fails because the workbook has lost the name, unless Excel does not answer at all."""
    try:
        yield
    except Exception as error:  # each engine has its own way to say that there is none
        if does_not_answer(error):
            raise
        raise NameMissing("name_missing", name=name) from error


def table_of(sheet: xw.Sheet, name: str) -> xw.main.Table:
    """A table of ours.

    Raises:
        NameMissing: when it is none any more, as after "convert to range".
    """
    with name_is_missing(name):
        return sheet.tables[name]


def area_address(top: int, left: int, bottom: int, right: int) -> str:
    """``A1:B2``: a range asked for by its address costs Excel one call, by rows and columns five."""
    return f"{address(top, left)}:{address(bottom, right)}"


def is_ours(book: xw.Book) -> bool:
    """True when the book has our internal names."""
    return names.STATE_BLOCK in book.names


def read_live(book: xw.Book) -> LiveWorkbook:
    """Look at an open workbook once, after Excel has calculated.

    Raises:
        NameMissing: when the workbook has lost the state block or the criteria table.
    """
    book.app.calculate()
    state = _state(book)
    table_sheet = range_of(book, names.SUPPLIER_COLUMN).sheet
    columns, below = _columns(table_sheet, state)
    inputs = Inputs(
        settings=_settings(book, state),
        titles=columns["criterion"],
        weights=columns["weight"],
        suppliers=columns["supplier"],
        key_accounts=columns["key_account"],
        below_table=below,
        template_version=str(state["template_version"] or ""),
        sheet=columns["supplier"].sheet,
        general={
            key: TypedCell(state[f"input.{key}"], "", "")
            for key in (*names.GENERAL_KEYS, "next_review", "currency")
            if f"input.{key}" in state
        },
        evidence=columns.get("evidence"),
        target=_target(book, state),
        no_days=tuple(_no_days(book, state)),
    )
    return LiveWorkbook(book, table_sheet, inputs, state, _previous(book, state))


def _state(book: xw.Book) -> dict[str, CellValue]:
    rows: Any = range_of(book, names.STATE_BLOCK).raw_value
    found = {row[0]: as_cell_value(row[1]) for row in rows}
    for key in STATE_KEYS:
        if key not in found:
            raise NameMissing("name_missing", name=names.STATE_BLOCK)
    return {key: None if is_blank(value) else value for key, value in found.items()}


def _columns(sheet: xw.Sheet, state: Mapping[str, CellValue]) -> tuple[dict[str, TypedColumn], tuple[TypedCell, ...]]:
    """The table's inputs and what stands below them, with one call."""
    first_row, count = _placed(state, "table.first_row"), _placed(state, "table.row_count")
    wanted = (*PLACED_COLUMNS, *(["evidence"] if as_number(state.get("column.evidence")) is not None else []))
    places = {column: _placed(state, f"column.{column}") for column in wanted}
    left, right = min(places.values()), max(places.values())
    block: Any = sheet.range(area_address(first_row, left, first_row + count + ROWS_BELOW - 1, right)).raw_value
    name = sheet.name
    values = {column: [as_cell_value(row[place - left]) for row in block] for column, place in places.items()}
    columns = {
        column: TypedColumn(
            tuple(values[column][:count]),
            name,
            first_row,
            place,
            probable_dates(values[column][:count], from_1904=False) if column in _RATED else {},
        )
        for column, place in places.items()
    }
    rows_below = list(zip(*(values[column][count:] for column in PLACED_COLUMNS), strict=True))
    numbers = [places[column] for column in PLACED_COLUMNS]
    below = tuple(
        TypedCell(rows_below[index][place], name, address(first_row + count + index, numbers[place]))
        for index, place in stray_rows(rows_below)
    )
    return columns, below


def _placed(state: Mapping[str, CellValue], key: str) -> int:
    number = as_number(state[key])
    if number is None:
        raise NameMissing("name_missing", name=names.CRITERIA_TABLE)
    return int(number)


def _settings(book: xw.Book, state: Mapping[str, CellValue]) -> dict[str, TypedCell]:
    """The settings; their places are asked for only when there is something wrong with them."""
    fields = (*SETTING_FIELDS, *(field for field in FURTHER_SETTING_FIELDS if f"input.{field}" in state))
    values = {field: state[f"input.{field}"] for field in fields}
    if state["settings_ok"] == 1:
        return {field: TypedCell(value, "", "") for field, value in values.items()}
    named = dict(names.SETTING_CELLS) | dict(names.FURTHER_SETTING_CELLS)
    return {field: _typed_cell(book, named[field], value) for field, value in values.items()}


def _has_further_state(state: Mapping[str, CellValue]) -> bool:
    """True for workbooks since template 1.1."""
    return "target_zone_index" in state


def _target(book: xw.Book, state: Mapping[str, CellValue]) -> dict[str, TypedCell]:
    """The target's cells; their places are asked for only when they hold something that is no target."""
    if not _has_further_state(state):
        return {}
    values = {side: state[f"input.target.{side}"] for side in names.TARGET_CELLS}
    if state["target_zone_index"] != 0 or all(value is None for value in values.values()):
        return {side: TypedCell(value, "", "") for side, value in values.items()}
    return {side: _typed_cell(book, names.TARGET_CELLS[side], value) for side, value in values.items()}


def _no_days(book: xw.Book, state: Mapping[str, CellValue]) -> Iterator[NoDay]:
    """What stands where days should; asked for only when the state block counts any, or is an older one."""
    if state.get(SUSPECTS) == 0:
        return
    for of, name in DAY_NAMES.items():
        try:
            place = range_of(book, name)
        except NameMissing:  # of the measures or the next review, which not every workbook has
            continue
        row, column = place.row, place.column
        values = [as_cell_value(cells[0]) for cells in as_rows(place.raw_value)]
        area = Area(place.sheet.name, row, column, row + len(values) - 1, column)
        yield from no_days(of, area, values)


def _typed_cell(book: xw.Book, name: str, value: CellValue) -> TypedCell:
    place = range_of(book, name)
    return TypedCell(value, place.sheet.name, address(place.row, place.column))


def _previous(book: xw.Book, state: Mapping[str, CellValue]) -> SavedPosition | None:
    """The last saved assessment before the date of the workbook."""
    date = serial_date(state["previous_date"])
    if date is None:
        return None
    ratings = decode_ratings(state["previous_ratings"] if "previous_ratings" in state else _older_ratings(book, state))
    supplier, key_account = (as_number(state[f"previous_{side}"]) for side in _RATED)
    if ratings is not None and (supplier is None or key_account is None):  # saved on another scale
        figures = compute_figures(ratings)
        supplier, key_account = figures.supplier_score, figures.key_account_score
    return None if supplier is None or key_account is None else SavedPosition(date, supplier, key_account, ratings)


def _older_ratings(book: xw.Book, state: Mapping[str, CellValue]) -> CellValue:
    """The ratings of that row in a workbook from before template 1.1, whose state block does not tell them."""
    row = _placed(state, "history.first_row") + _placed(state, "previous_row") - 1
    sheet = range_of(book, names.HISTORY_COLUMNS["date"]).sheet
    return as_cell_value(sheet.range(address(row, _placed(state, "history.column.ratings"))).raw_value)


def overwritten_formulas(live: LiveWorkbook) -> Iterator[Finding]:
    """Places of formulas that hold something else now, or another formula; costs a few calls for each.

    The figures stand in the state block, whose formulas are asked for at once.
    """
    from kam_partnership.workbook.known_formulas import is_accepted  # no other click needs the table of formulas

    defined, figures = live.book.names, dict(names.FIGURE_CELLS) | dict(names.FURTHER_FIGURE_CELLS)
    block = _range_of(defined, names.STATE_BLOCK)
    for index, (key, content) in enumerate(as_rows(block.formula)):
        if key in figures:
            typed_over = not str(content or "").startswith("=")
            if typed_over or not is_accepted(figures[key], str(content)[1:], None):
                code = Code.FORMULA_OVERWRITTEN if typed_over else Code.FORMULA_CHANGED
                yield Finding(code, block.sheet.name, address(block.row + index, block.column + 1))
    asked = {*figures.values(), *(names.FORMER_TILE_CELLS if _has_further_state(live.state) else ())}
    for name in (name for name in names.WATCHED_FORMULAS if name not in asked):
        try:
            place = _range_of(defined, name)
        except NameMissing:
            continue
        for index, row in enumerate(as_rows(place.formula)):
            content = str(row[0] or "")
            if content.startswith("=") and not is_accepted(name, content[1:], None):
                yield Finding(Code.FORMULA_CHANGED, place.sheet.name, address(place.row + index, place.column))
            emptied = not content and name not in names.CRITERIA_COLUMNS
            if emptied or (content and not content.startswith("=")):
                cell = address(place.row + index, place.column)
                yield Finding(Code.FORMULA_OVERWRITTEN, place.sheet.name, cell)
