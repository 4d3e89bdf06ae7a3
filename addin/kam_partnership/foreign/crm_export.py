"""A table exported by a CRM: which row holds the headings, which columns are used, and what stands in the rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from kam_partnership.cells import address
from kam_partnership.errors import FileUnreadable, Refused
from kam_partnership.foreign.crm_amounts import (
    Unit,
    amount_in,
    currency_of,
    decimals_of,
    is_nothing,
    may_be_grouped,
    unit_of_heading,
)
from kam_partnership.foreign.crm_headings import (
    amount_of_currency,
    is_of_the_customer,
    is_total,
    said,
    tier_of,
)
from kam_partnership.foreign.heading_words import Role, role_of
from kam_partnership.foreign.reader import read_sheets
from kam_partnership.foreign.sheet import Cell, Sheet
from kam_partnership.plain_text import same_title
from kam_partnership.portfolio.crm_rows import AMOUNTS, Amount, CrmFacts, Export, ExportRow, Field, Guess, LeftOut
from kam_partnership.xlsx.dates import serial_date

#: Headings stand in one of so many rows; above them are titles and filters of a report.
_HEADINGS_WITHIN: Final = 60
#: Without these nothing can be joined; which one of several columns is meant is then a question.
_ASKED_FOR: Final = (Field.ACCOUNT, Field.FILE, *AMOUNTS)
_RULES: Final = frozenset("-=_|+ ")


def read_export(path: Path, meant: Mapping[str, Field] | None = None, size_by: str = "") -> Export:
    """Read an export of a CRM, or any table with accounts and figures.

    Args:
        path: of the file: .csv, .txt, .xlsx, .xls and what else the one reader knows.
        meant: fields by the heading of their column; go before what headings say.
        size_by: heading of the column that sizes the bubbles; "" takes the revenue, else the potential, else the
            only column of numbers.

    Raises:
        FileUnreadable: when the file cannot be read, or has no column of accounts or files.
        Refused: when several columns or sheets could be meant: the message names them and the option that decides.
    """
    wanted = _wanted(meant or {})
    sheets = [sheet for sheet in read_sheets(path) if sheet.rows]
    tables = [table for sheet in sheets if not sheet.hidden and (table := _table_of(sheet, wanted)) is not None]
    if not tables:
        raise _without_account(path, sheets, meant or {})
    if len(tables) > 1:
        raise Refused("figures_several_sheets", file=str(path), sheets=", ".join(t.sheet.name for t in tables))
    export = _Reading(path, tables[0], meant or {}, size_by).export()
    others = [sheet for sheet in sheets if sheet is not tables[0].sheet]
    left = [LeftOut(None, sheet.name, "hidden_sheet" if sheet.hidden else "sheet") for sheet in others]
    return replace(export, left_out=(*export.left_out, *left))


def _without_account(path: Path, sheets: Sequence[Sheet], meant: Mapping[str, Field]) -> FileUnreadable:
    """No heading names an account: perhaps because a column that was named is not there."""
    heads = [list(_headings(sheet, row).values()) for sheet in sheets for row in sheet.rows]
    there = {same_title(words) for words in (word for row in heads[:_HEADINGS_WITHIN] for word in row)}
    for heading in meant:
        if same_title(heading) not in there:
            return _without_column(path, heading, next((row for row in heads if len(row) > 1), []))
    return FileUnreadable("figures_without_account", file=str(path))


def _without_column(path: Path, wanted: str, headings: Iterable[str]) -> FileUnreadable:
    shown = ", ".join(f'"{one}"' for one in headings)
    return FileUnreadable("figures_without_column", file=str(path), heading=wanted, headings=shown)


def _wanted(meant: Mapping[str, Field]) -> dict[str, Field]:
    return {same_title(heading): field for heading, field in meant.items()}


@dataclass(frozen=True, slots=True)
class _Table:
    """A sheet whose headings were found in a row, by column."""

    sheet: Sheet
    row: int
    headings: Mapping[int, str]

    @property
    def data(self) -> list[int]:
        return [row for row in self.sheet.rows if row > self.row]

    def cells(self, column: int) -> list[Cell]:
        """The filled cells of a column below its heading."""
        found = (self.sheet.cell(row, column) for row in self.data)
        return [cell for cell in found if cell is not None]


def _table_of(sheet: Sheet, wanted: Mapping[str, Field]) -> _Table | None:
    """The row that names an account or file and most other fields besides, the first of equally many."""
    best: tuple[int, int] | None = None
    for row in list(sheet.rows)[:_HEADINGS_WITHIN]:
        headings = _headings(sheet, row)
        fields = {field for heading in headings.values() for field in _fields_of(heading, wanted)}
        if len(headings) > 1 and fields & {Field.ACCOUNT, Field.FILE} and (best is None or len(fields) > best[0]):
            best = len(fields), row
    return None if best is None else _Table(sheet, best[1], _headings(sheet, best[1]))


def _headings(sheet: Sheet, row: int) -> dict[int, str]:
    return {column: cell.text for column, cell in sheet.rows[row].items() if cell.text}


def _fields_of(heading: str, wanted: Mapping[str, Field]) -> set[Field]:
    own = wanted.get(same_title(heading))
    return {own} if own else {field for field in Field if tier_of(field, heading) is not None}


class _Reading:
    """One table while it is read."""

    def __init__(self, path: Path, table: _Table, meant: Mapping[str, Field], size_by: str) -> None:
        self._path, self._table, self._typed, self._size_by = path, table, tuple(meant), size_by
        self._wanted = _wanted(meant)
        self._chosen: dict[Field, int] = {}
        self._unsure: dict[Field, tuple[str, ...]] = {}
        self._left: list[LeftOut] = []

    def export(self) -> Export:
        columns = self._chosen = self._columns()
        amounts = {field: _AmountColumn(self._table, columns[field]) for field in AMOUNTS if field in columns}
        rows = tuple(self._rows(columns, amounts))
        headings = {field: self._table.headings[column] for field, column in columns.items()}
        revenue = headings.get(Field.REVENUE, "")
        return Export(
            str(self._path),
            headings,
            rows,
            next((field for field in self._sizing() if field in columns), None),
            tuple(sorted(self._left, key=lambda left: left.row or 0)),
            self._unsure,
            bool(revenue) and same_title(revenue) not in self._wanted and is_of_the_customer(revenue),
            tuple(row.row for row in rows if row.row in self._table.sheet.hidden_rows),
            tuple(guess for column in amounts.values() if (guess := column.guess()) is not None),
        )

    def _sizing(self) -> tuple[Field, ...]:
        """What may size the bubbles, the first choice first."""
        if not self._size_by:
            return (Field.FIGURE, Field.REVENUE, Field.POTENTIAL)
        return tuple(field for field in AMOUNTS if self._is_sizing(field))

    def _is_sizing(self, field: Field) -> bool:
        return any(
            same_title(self._table.headings[column]) == same_title(self._size_by)
            for found, column in self._chosen.items()
            if found is field
        )

    # ------------------------------------------------------------------ columns
    def _columns(self) -> dict[Field, int]:
        """The column of each field; of a currency none, since several amounts have one each."""
        self._refuse_unknown_columns()
        columns: dict[Field, int] = {}
        for field in Field:
            if field is not Field.CURRENCY and (found := self._found(field)):
                columns[field] = found[0]
        if Field.ACCOUNT not in columns and Field.FILE not in columns:
            raise FileUnreadable("figures_without_account", file=str(self._path))
        if self._size_by:
            sizing = self._column_called(self._size_by)
            if sizing not in (columns.get(field) for field in AMOUNTS):
                columns[Field.FIGURE] = sizing
        elif not {*AMOUNTS, Field.OWNER, Field.SEGMENT} & columns.keys():
            columns[Field.FIGURE] = self._only_numbers(columns)
        return columns

    def _column_called(self, wanted: str) -> int:
        for column, heading in self._table.headings.items():
            if same_title(heading) == same_title(wanted):
                return column
        raise _without_column(self._path, wanted, self._table.headings.values())

    def _refuse_unknown_columns(self) -> None:
        there = {same_title(heading) for heading in self._table.headings.values()}
        for heading in self._typed:
            if same_title(heading) not in there:
                raise _without_column(self._path, heading, self._table.headings.values())

    def _found(self, field: Field) -> list[int]:
        """The column of a field; none where no heading names it, or several do as surely as each other."""
        headings = self._table.headings
        told = [column for column, heading in headings.items() if self._wanted.get(same_title(heading)) is field]
        if told:
            self._refuse_several(field, told)
            return told
        tiers: dict[int, list[int]] = {}
        for column, heading in headings.items():
            tier = tier_of(field, heading)
            if tier is not None and same_title(heading) not in self._wanted and self._fits(field, column):
                tiers.setdefault(tier, []).append(column)
        best = tiers[min(tiers)] if tiers else []
        if len({self._content(column) for column in best}) <= 1:
            return best[:1]
        if field in _ASKED_FOR:
            self._refuse_several(field, best)
        self._unsure[field] = tuple(headings[column] for column in best)
        return []

    def _fits(self, field: Field, column: int) -> bool:
        """Accounts have names, amounts have numbers: a customer's number is no name, "hoch" is no potential."""
        cells = self._table.cells(column)
        numbers = sum(cell.number is not None for cell in cells)
        if field is Field.ACCOUNT:
            return not cells or numbers < 0.8 * len(cells)
        if field in AMOUNTS:
            return not cells or any(amount_in(cell, ".,", Unit()) is not None for cell in cells)
        return True

    def _content(self, column: int) -> tuple[object, ...]:
        return tuple(self._table.sheet.value(row, column) for row in self._table.data)

    def _refuse_several(self, field: Field, columns: Sequence[int]) -> None:
        if len(columns) > 1:
            names = [self._table.headings[column] for column in columns]
            raise Refused(
                "figures_several_columns",
                file=str(self._path),
                field=str(field),
                columns=", ".join(f'"{name}"' for name in names),
                option=f'--match "{names[0]}={field}"',
            )

    def _number_columns(self, columns: Mapping[Field, int]) -> list[int]:
        taken = set(columns.values())
        found = []
        for column, heading in self._table.headings.items():
            if role_of(heading) in (Role.NUMBER, Role.DATE):
                continue
            cells = [cell for cell in self._table.cells(column) if not is_nothing(cell)]
            if column not in taken and cells and all(amount_in(cell, ".,", Unit()) is not None for cell in cells):
                found.append(column)
        return found

    def _only_numbers(self, columns: Mapping[Field, int]) -> int:
        """The column of numbers in a table whose headings name none."""
        found = self._number_columns(columns)
        if not found:
            shown = ", ".join(f'"{one}"' for one in self._table.headings.values())
            raise FileUnreadable("figures_without_amounts", file=str(self._path), headings=shown)
        self._refuse_several(Field.FIGURE, found)
        return found[0]

    # ------------------------------------------------------------------ rows
    def _rows(self, columns: Mapping[Field, int], amounts: Mapping[Field, _AmountColumn]) -> Iterator[ExportRow]:
        named = [column for field, column in columns.items() if field in (Field.ACCOUNT, Field.FILE)]
        before = 0
        after_gap = False
        for row in self._table.data:
            after_gap = after_gap or 0 < before < row - 1
            before = row
            cells = self._table.sheet.rows[row]
            words = {field: _words(cells.get(column)) for field, column in columns.items() if field not in AMOUNTS}
            name, file = words.get(Field.ACCOUNT, ""), words.get(Field.FILE, "")
            why = self._why_left(cells, name or file, after_gap=after_gap and len(self._table.headings) > 1)
            if why:
                shown = name or next((_words(cell) for cell in cells.values()), "")
                self._left.append(LeftOut(row, shown, why))
            elif not set(named) & cells.keys():
                self._left.append(LeftOut(row, " · ".join(map(_words, cells.values()))[:80], "no_name"))
            else:
                facts = self._facts(row, words, amounts)
                yield ExportRow(row, name, facts, file)

    def _why_left(self, cells: Mapping[int, Cell], name: str, *, after_gap: bool) -> str:
        """Why a row is no account; "" when it is one. Reports end in notes and sums, and repeat their headings."""
        if all(set(_words(cell)) <= _RULES for cell in cells.values()):
            return "rule"
        headings = self._table.headings
        if len(cells) > 1 and all(headings.get(column) == cell.text for column, cell in cells.items()):
            return "heading"
        if is_total(name) or (not name and any(is_total(_words(cell)) for cell in cells.values())):
            return "total"
        return "note" if after_gap and len(cells) == 1 else ""

    def _facts(self, row: int, words: Mapping[Field, str], amounts: Mapping[Field, _AmountColumn]) -> CrmFacts:
        found: dict[Field, Amount | None] = {}
        for field, column in amounts.items():
            found[field] = column.amount(row)
            cell = self._table.sheet.cell(row, column.number)
            if found[field] is None and cell is not None and not is_nothing(cell):
                place = f"{address(row, column.number)}: {_words(cell)}"
                self._left.append(LeftOut(row, place, "not_understood"))
        return CrmFacts(
            found.get(Field.REVENUE),
            found.get(Field.POTENTIAL),
            found.get(Field.FIGURE),
            words.get(Field.OWNER, ""),
            words.get(Field.SEGMENT, ""),
        )


class _AmountColumn:
    """A column of amounts, with what says their currency."""

    def __init__(self, table: _Table, number: int) -> None:
        self._table, self.number = table, number
        self._unit = unit_of_heading(table.headings[number])
        self._decimals = self._found_decimals()
        self._currency = self._currency_column()

    def guess(self) -> Guess | None:
        """How an amount was read that may mean two numbers; None where the column itself tells."""
        cells = self._table.cells(self.number)
        if not decimals_of(cell.typed or cell.text for cell in cells):
            for cell in cells:
                amount = amount_in(cell, self._decimals, self._unit) if may_be_grouped(cell) else None
                if amount is not None:
                    return Guess(self._table.headings[self.number], _words(cell), amount.value)
        return None

    def _found_decimals(self) -> str:
        """From the column itself, else from all numbers of the file."""
        own = decimals_of(cell.typed or cell.text for cell in self._table.cells(self.number))
        return own or decimals_of(cell.typed for _, _, cell in self._table.sheet.cells() if cell.typed)

    def _currency_column(self) -> int | None:
        """Whose heading names this amount; else one that names none, beside it or the only one; else one beside it."""
        headings = self._table.headings
        all_of_them = {column: h for column, h in headings.items() if self._is_currency(column, h)}
        own = [column for column, h in all_of_them.items() if amount_of_currency(h) == said(headings[self.number])]
        general = [column for column, h in all_of_them.items() if tier_of(Field.CURRENCY, h) is not None]
        neighbours = self.number + 1, self.number - 1
        beside = [column for column in neighbours if column in general]
        # "Jahresumsatz Währung" beside "Umsatz 2026": it names another amount, but none that stands in this file.
        amounts = {said(heading) for heading in headings.values()}
        lone = [c for c in neighbours if c in all_of_them and amount_of_currency(all_of_them[c]) not in amounts]
        for found in (own, beside if len(general) > 1 else general, lone):
            if found:
                return found[0]
        return None

    def _is_currency(self, column: int, heading: str) -> bool:
        named = tier_of(Field.CURRENCY, heading) is not None or bool(amount_of_currency(heading))
        cells = self._table.cells(column)
        return named and any(currency_of(cell.text) for cell in cells)

    def amount(self, row: int) -> Amount | None:
        """The amount of a row; the currency of the cell itself goes before that of the column beside."""
        cell = self._table.sheet.cell(row, self.number)
        found = None if cell is None else amount_in(cell, self._decimals, self._unit)
        if found is None or self._currency is None:
            return found
        beside = currency_of(_words(self._table.sheet.cell(row, self._currency)))
        if found.currency and beside and found.currency != beside:
            return None  # the cell says one currency, its column another: nobody knows
        return replace(found, currency=found.currency or beside)


def _words(cell: Cell | None) -> str:
    """What a cell shows, in one line; whole numbers without ".0"."""
    if cell is None or cell.value is None:
        return ""
    if cell.is_date and (day := serial_date(cell.value)):
        return day.isoformat()
    if isinstance(cell.value, float) and not cell.typed:
        return f"{cell.value:.15g}"
    return cell.typed or cell.text or str(cell.value)
