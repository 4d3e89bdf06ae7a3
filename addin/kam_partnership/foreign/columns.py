"""What stands in the columns of a block."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kam_partnership.foreign.heading_words import Role, role_of
from kam_partnership.foreign.sheet import Cell
from kam_partnership.xlsx.dates import serial_date

_PERCENT = re.compile(r"[+\-−]?\d+(?:[.,]\d+)?\s*%")
_MONEY = re.compile(r"(?:[€$£]|EUR|CHF|USD)\s*[+\-−]?\d[\d.,'’ ]*|[+\-−]?\d[\d.,'’ ]*(?:€|\$|£|EUR|CHF|USD)")
_MONEY_FORMAT = re.compile(r"€|\[\$(?!-)|\$|£|EUR|CHF|USD")
#: Of the cells that are filled, so many must be of a kind to call the column so; a word here and there is allowed.
_MOST = 0.6


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
    percent_text = _most(cells, lambda cell: _PERCENT.fullmatch(cell.text) is not None)
    if percent_text and role is Role.WEIGHT:  # only how they compare counts
        cells = {row: Cell(weight) if (weight := weight_in(cell)) is not None else cell for row, cell in cells.items()}
        percent_text = False
    return Column(number, heading, role, _kind(role, cells, percent_text), cells, percent_text)


def weight_in(cell: Cell) -> float | None:
    """The weight in a cell: a number, or a percentage as text; None for anything else."""
    if cell.number is None and _PERCENT.fullmatch(cell.text):
        return float(cell.text.rstrip("% ").replace(",", ".").replace("−", "-"))
    return cell.number


def _kind(role: Role, cells: Mapping[int, Cell], percent_text: bool) -> Kind:
    if not cells:
        return Kind.BLANK
    if percent_text or _most(cells, lambda cell: cell.number is not None and "%" in cell.number_format):
        return Kind.PERCENT
    if _most(cells, _is_money):
        return Kind.MONEY
    if _most(cells, lambda cell: cell.is_date) or (role is Role.DATE and _most(cells, _is_day)):
        return Kind.DATES
    return Kind.NUMBERS if _most(cells, lambda cell: cell.number is not None) else Kind.TEXT


def _most(cells: Mapping[int, Cell], is_one: object) -> bool:
    return bool(cells) and sum(map(is_one, cells.values())) >= _MOST * len(cells)  # type: ignore[call-overload]


def _is_money(cell: Cell) -> bool:
    shown = cell.number is not None and _MONEY_FORMAT.search(cell.number_format) is not None
    return shown or _MONEY.fullmatch(cell.text.strip()) is not None


def _is_day(cell: Cell) -> bool:
    """A serial number of this century that shows no date, as text files keep them."""
    day = serial_date(cell.number)
    return day is not None and 2000 <= day.year < 2100
