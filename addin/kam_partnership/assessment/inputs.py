"""What stands in a workbook, as typed: the one form in which every reader hands it to the assessment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import repeat

from kam_partnership.cells import CellValue, address, is_blank
from kam_partnership.plain_text import on_one_line


@dataclass(frozen=True, slots=True)
class TypedCell:
    """One input cell: what it holds and where it stands."""

    value: CellValue
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class ShownDate:
    """The date that a number means in Excel; ``has_day`` is False where the cell shows only month and year."""

    date: dt.date
    has_day: bool = True

    @property
    def meant(self) -> float:
        """What was probably typed with a point, as Germans write dates: 7.5 for 7 May, 5.25 for May 2025."""
        day, month = self.date.day, self.date.month
        return float(f"{day}.{month}" if self.has_day else f"{month}.{self.date.year % 100:02}")


@dataclass(frozen=True, slots=True)
class TypedColumn:
    """One column of the criteria table, header left out. Rows and columns count from 1.

    ``dates`` are the numbers that are probably dates, by index from 0: Excel makes dates of "7.5" and "3/4".
    """

    values: Sequence[CellValue]
    sheet: str
    first_row: int
    column: int
    dates: Mapping[int, ShownDate] = field(default_factory=dict)

    def cell(self, index: int) -> str:
        """Address of the value at ``index``, counted from 0."""
        return address(self.first_row + index, self.column)


class DayOf(StrEnum):
    """What a day in a workbook is of."""

    ASSESSMENT = "assessment"
    NEXT_REVIEW = "next_review"
    MEASURES_AS_OF = "measures_as_of"
    MEASURE = "measure"
    SAVED_STATE = "saved_state"


@dataclass(frozen=True, slots=True)
class NoDay:
    """A cell that should hold a day, and holds something that is none."""

    of: DayOf
    typed: TypedCell


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything the assessment is made of.

    Attributes:
        settings: the setting cells by the names of :class:`Settings`; a missing one has no entry.
        titles, weights, suppliers, key_accounts: the columns of the table, all equally long;
            None where the workbook has lost the name.
        below_table: addresses of rows that stand under the table and belong to nobody.
        missing_names: internal names that the workbook has lost.
        template_version: of the template the workbook was made from; "" when unknown.
        sheet: that of the table; "" when it is lost.
        general: who, when and language, by the keys of ``names.GENERAL_CELLS``, "rater_side", "next_review" and
            "currency".
        evidence: the column of that name; None where the workbook has none.
        target: the cells of the target, "supplier" and "key_account"; empty where the workbook has none.
        no_days: what stands where days should.
    """

    settings: Mapping[str, TypedCell]
    titles: TypedColumn | None
    weights: TypedColumn | None
    suppliers: TypedColumn | None
    key_accounts: TypedColumn | None
    below_table: Sequence[TypedCell] = ()
    missing_names: Sequence[str] = ()
    template_version: str = ""
    sheet: str = ""
    general: Mapping[str, TypedCell] = field(default_factory=dict)
    evidence: TypedColumn | None = None
    target: Mapping[str, TypedCell] = field(default_factory=dict)
    no_days: Sequence[NoDay] = ()

    def general_text(self, key: str) -> str:
        """Who: key_account, supplier, author, language, rater_side; "" when blank."""
        cell = self.general.get(key)
        return "" if cell is None or cell.value is None else on_one_line(str(cell.value))

    @property
    def row_count(self) -> int:
        """Number of rows of the criteria table."""
        columns = (self.titles, self.weights, self.suppliers, self.key_accounts)
        return max((len(column.values) for column in columns if column is not None), default=0)


def column_values(column: TypedColumn | None, count: int) -> Sequence[CellValue]:
    """The values of a column, blanks for a column that is missing."""
    return column.values if column is not None else list(repeat(None, count))


def stray_rows(rows: Iterable[Sequence[CellValue]]) -> Iterator[tuple[int, int]]:
    """Rows below the table that look like criteria: those that touch it, and those with a number.

    Args:
        rows: title, weight and both ratings of each row from the first one below the table.

    Yields:
        index of the row and of its first filled value, both counted from 0.
    """
    touching = True
    for index, row in enumerate(rows):
        filled = [place for place, value in enumerate(row) if not is_blank(value)]
        touching = touching and bool(filled)
        rated = any(isinstance(row[place], float) for place in filled)
        if touching or rated:
            yield index, filled[0]
