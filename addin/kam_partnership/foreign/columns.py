"""What stands in the columns of a block."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kam_partnership.foreign.heading_words import Role, role_of
from kam_partnership.foreign.sheet import Cell
from kam_partnership.xlsx.dates import serial_date
from kam_partnership.xlsx.number_formats import GENERAL

_PERCENT = re.compile(r"[+\-−]?\d+(?:[.,]\d+)?\s*%")
_MONEY = re.compile(r"(?:[€$£]|EUR|CHF|USD)\s*[+\-−]?\d[\d.,'’ ]*|[+\-−]?\d[\d.,'’ ]*(?:€|\$|£|EUR|CHF|USD)")
_MONEY_FORMAT = re.compile(r"€|\[\$(?!-)|\$|£|EUR|CHF|USD")
#: Of the cells that are filled, so many must be of a kind to call the column so; a word here and there is allowed.
_MOST = 0.6
_PERCENT_TEXT = "percent text"


class Kind(StrEnum):
    """What most cells of a column are."""

    BLANK = "blank"
    NUMBERS = "numbers"
    TEXT = "text"
    PERCENT = "percent"  # written as text, or numbers shown so
    MONEY = "money"
    DATES = "dates"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a block: its heading, what that says, and its cells by row.

    Attributes:
        percent_text: percentages that are texts, such as "70 %", and so no numbers.
        computed: how its numbers follow from others, as a key of texts; "" when they do not.
    """

    number: int
    heading: str
    role: Role
    kind: Kind
    cells: Mapping[int, Cell]
    percent_text: bool = False
    computed: str = ""

    @property
    def numbers(self) -> dict[int, float]:
        """The numbers by row."""
        return {row: number for row, cell in self.cells.items() if (number := cell.number) is not None}

    @property
    def counts(self) -> bool:
        """1, 2, 3 … from the first row on."""
        numbers = list(self.numbers.values())
        return len(numbers) >= 3 and all(number == n for n, number in enumerate(numbers, start=1))

    @property
    def texts(self) -> list[str]:
        return [cell.text for cell in self.cells.values() if cell.text]


def columns_of(
    rows: Sequence[int], cells: Mapping[int, Mapping[int, Cell]], headings: Mapping[int, str]
) -> dict[int, Column]:
    """The columns of some rows that hold anything or have a heading, from left to right."""
    by_column: dict[int, dict[int, Cell]] = {column: {} for column in headings}
    for row in rows:
        for column, cell in cells.get(row, {}).items():
            by_column.setdefault(column, {})[row] = cell
    return {number: _column(number, headings.get(number, ""), by_column[number]) for number in sorted(by_column)}


def _column(number: int, heading: str, cells: Mapping[int, Cell]) -> Column:
    role = role_of(heading) if heading else Role.NONE
    sorts = Counter(map(_sort, cells.values()))
    percent_text = bool(cells) and sorts[_PERCENT_TEXT] >= _MOST * len(cells)
    if percent_text and role is Role.WEIGHT:  # only how they compare counts
        weights = {row: weight_in(cell) for row, cell in cells.items()}
        cells = {row: cell if (w := weights[row]) is None else Cell(w) for row, cell in cells.items()}
        return Column(number, heading, role, Kind.NUMBERS, cells)
    return Column(number, heading, role, _kind(role, cells, sorts), cells, percent_text)


def weight_in(cell: Cell) -> float | None:
    """The weight in a cell: a number, or a percentage as text; None for anything else."""
    if cell.number is None and _PERCENT.fullmatch(cell.text):
        return float(cell.text.rstrip("% ").replace(",", ".").replace("−", "-"))
    return cell.number


def _sort(cell: Cell) -> str:
    """What one cell is: a kind, or that it is a percentage written as text."""
    if cell.number is not None:
        if cell.number_format == GENERAL:
            return Kind.NUMBERS
        shown = cell.number_format
        return Kind.PERCENT if "%" in shown else Kind.MONEY if _MONEY_FORMAT.search(shown) else Kind.NUMBERS
    if cell.is_date:
        return Kind.DATES
    text = cell.text
    if text.endswith("%") and _PERCENT.fullmatch(text):
        return _PERCENT_TEXT
    return Kind.MONEY if _MONEY.fullmatch(text) else Kind.TEXT


def _kind(role: Role, cells: Mapping[int, Cell], sorts: Mapping[str, int]) -> Kind:
    """What most of the cells are; a money column may hold a plain 0, a column of numbers a word."""
    most = _MOST * len(cells)
    if not cells:
        return Kind.BLANK
    if sorts[Kind.PERCENT] + sorts[_PERCENT_TEXT] >= most:
        return Kind.PERCENT
    if sorts[Kind.MONEY] >= most:
        return Kind.MONEY
    if sorts[Kind.DATES] >= most or (role is Role.DATE and sum(map(_is_day, cells.values())) >= most):
        return Kind.DATES
    money = sum(cell.number is not None for cell in cells.values()) if sorts[Kind.MONEY] else 0
    return Kind.NUMBERS if max(money, sorts[Kind.NUMBERS] + sorts[Kind.PERCENT]) >= most else Kind.TEXT


def _is_day(cell: Cell) -> bool:
    """A serial number of this century that shows no date, as text files keep them."""
    day = serial_date(cell.number)
    return day is not None and 2000 <= day.year < 2100
