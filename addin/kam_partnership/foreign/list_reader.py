"""One block judged: which columns are title, weight and the two sides, and whether that is sure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import Final

from kam_partnership.cells import column_letters
from kam_partnership.foreign import scales
from kam_partnership.foreign.arithmetic import with_computed
from kam_partnership.foreign.blocks import Block
from kam_partnership.foreign.columns import Column, Kind, columns_of
from kam_partnership.foreign.heading_words import (
    PRIORITY,
    SUREST,
    UNRANKED,
    Role,
    currency,
    plain,
    title_rank,
    variant_of,
)
from kam_partnership.foreign.list_rows import Rows, told_apart
from kam_partnership.foreign.list_scale import scaled
from kam_partnership.foreign.other_tables import mostly_calendar, refuse_other_tables
from kam_partnership.foreign.verdict import (
    MOST_READINGS,
    SIDES,
    ColumnName,
    Doubt,
    Found,
    LeftColumn,
    LeftRow,
    NoList,
    NotAList,
    Reading,
)

#: A list without clear headings begins at so many rows; fewer are as likely a table of something else.
FEWEST_ROWS: Final = 3
_SIDE_ROLE: Final = {"supplier": Role.SUPPLIER, "key_account": Role.KEY_ACCOUNT}


@dataclass(frozen=True, slots=True)
class _Choice:
    """Columns for the two sides, and what is doubtful about them."""

    pairs: tuple[tuple[int, int], ...]
    doubts: tuple[Doubt, ...] = ()


def judged(block: Block, names: Mapping[str, str]) -> Found | NoList:
    """What a block is: a list that is sure, one with a question, or none, and why.

    Args:
        names: what the two sides are called, by "supplier" and "key_account", as far as it is known.
    """
    try:
        return _Judge(block, names).found()
    except NotAList as stop:
        return stop.reason


class _Judge:
    def __init__(self, block: Block, names: Mapping[str, str]) -> None:
        self._block, self._sheet = block, block.sheet
        self._names = {side: plain(name) for side, name in names.items() if name.strip()}
        self._cells = block.sheet.rows

    # ------------------------------------------------------------------ the whole
    def found(self) -> Found:
        block = self._block
        if not block.rows:
            raise NotAList("nothing", 0)
        everything = self._columns(block.rows)
        title = self._title(everything)
        rows = told_apart(block, title, everything)
        columns = with_computed(self._columns(rows.criteria))
        refuse_other_tables(title, columns)
        self._refuse_longer_rows(rows)
        choice = self._sides(title, columns, rows.criteria)
        self._refuse_lists_apart(title, columns, choice.pairs[0])
        weights, weight_doubts = self._weights(title, columns, choice.pairs)
        doubts = [*choice.doubts, *weight_doubts, *rows.doubts, *self._hidden(columns, rows, choice.pairs, weights)]
        readings = [
            self._reading(title, pair, weight, rows.criteria, rows, columns)
            for weight, pair in product(weights, choice.pairs)
        ]
        readings += self._with_unclear_rows(readings, rows, columns)
        return self._with_scales(readings, doubts)

    def _columns(self, rows: Sequence[int]) -> dict[int, Column]:
        columns = columns_of(rows, self._cells, self._block.headings)
        for number, column in columns.items():
            for side, name in self._names.items():
                if name == plain(column.heading):
                    columns[number] = replace(column, role=_SIDE_ROLE[side])
        return columns

    def _title(self, columns: Mapping[int, Column]) -> int:
        """The column with the criteria: by its heading, else the first one with different texts."""
        texts = [c for c in columns.values() if c.kind is Kind.TEXT and c.texts and not c.percent_text]
        skipped = (Role.REMARK, Role.DATE, Role.SUPPLIER, Role.KEY_ACCOUNT, Role.BOTH)
        named = [c for c in texts if c.role in (Role.CRITERION, Role.WEIGHT) and title_rank(c.heading) < UNRANKED]
        if named:
            best = min(title_rank(c.heading) for c in named)
            found = max((c for c in named if title_rank(c.heading) == best), key=lambda c: (len(c.cells), -c.number))
            self._refuse_side_by_side(found, named)
            return found.number
        first = next((c for c in texts if c.role is not Role.REMARK), None)
        if first is not None and first.role in (Role.SUPPLIER, Role.KEY_ACCOUNT) and len(first.texts) >= FEWEST_ROWS:
            raise NotAList("rows_are_others", 2, heading=first.heading)
        free = [c for c in texts if c.role not in skipped and len(set(c.texts)) >= 0.8 * len(c.texts)]
        long = [c for c in free if sum(map(len, c.texts)) >= 4 * len(c.texts)] or free
        if not long:
            if any(mostly_calendar(set(map(plain, c.texts))) for c in texts):
                raise NotAList("calendar", 2)
            raise NotAList("no_titles", 0)
        return long[0].number

    def _refuse_side_by_side(self, title: Column, named: Sequence[Column]) -> None:
        """Two lists beside each other have two columns of one heading, and do not go together row by row."""
        for other in named:
            same = plain(other.heading) == plain(title.heading) and other.number != title.number
            if same and any(
                cell.text != other.cells[row].text for row, cell in title.cells.items() if row in other.cells
            ):
                raise NotAList("side_by_side", 7, columns=(_told(title), _told(other)))

    def _refuse_lists_apart(self, title: int, columns: Mapping[int, Column], pair: tuple[int, int]) -> None:
        """A second column of criteria between the sides, most plainly behind a blank column, begins another list."""
        first, second = sorted(pair)
        for other in columns.values():
            rank = title_rank(other.heading)
            if not first < other.number < second or other.kind is not Kind.TEXT or rank == UNRANKED:
                continue
            apart = any(between not in columns for between in range(first + 1, other.number))
            if (apart or rank <= SUREST) and other.texts != columns[title].texts:
                raise NotAList("side_by_side", 7, columns=(_told(columns[title]), _told(other)))

    def _refuse_longer_rows(self, rows: Rows) -> None:
        """A separator that is a decimal sign too moves everything behind it."""
        if not self._sheet.is_text or not self._block.heading_rows:
            return
        width = max(self._block.headings, default=0)
        for row in [*rows.criteria, *(left.row for left in rows.left if left.why != "note"), *rows.untitled]:
            last = max(self._cells[row])
            if last > width:
                raise NotAList("longer_rows", 9, row=row, fields=last, headings=width)

    # ------------------------------------------------------------------ the two sides
    def _sides(self, title: int, columns: Mapping[int, Column], rows: Sequence[int]) -> _Choice:
        others = [c for c in columns.values() if c.number != title]
        by_side = {side: self._of_side(side, others) for side in SIDES}
        unnamed = [c for c in others if self._may_be_a_side(c, rows)]
        title_named = title_rank(self._block.headings.get(title, "")) < UNRANKED
        says_it_all = all(by_side.values()) and title_named
        if all(by_side.values()):
            choice = self._named_sides(by_side, others, title_named=title_named)
        elif any(by_side.values()):
            choice = self._one_named(by_side, unnamed, others)
        else:
            choice = self._none_named(unnamed, others)
        if len(rows) < (1 if says_it_all else FEWEST_ROWS):
            raise NotAList("too_few_rows", 1)
        return choice

    def _of_side(self, side: str, columns: Sequence[Column]) -> list[Column]:
        """The columns that headings give to a side: with numbers, else all the same when nothing is typed yet."""
        every = [c for c in columns if c.role is _SIDE_ROLE[side]]
        named = [c for c in every if not c.computed] or every
        rated = [c for c in named if c.kind in (Kind.NUMBERS, Kind.PERCENT) or c.numbers]
        return rated or [c for c in named if c.kind in (Kind.BLANK, Kind.TEXT)]

    def _is_formula(self, column: Column) -> bool:
        """Ratings are typed; what formulas give is computed from them."""
        formulas = sum(cell.is_formula for cell in column.cells.values())
        return formulas > 0.5 * max(len(column.cells), 1)

    def _may_be_a_side(self, column: Column, rows: Sequence[int]) -> bool:
        """Numbers under a name that is nothing else, such as a company's."""
        filled = len(column.numbers) >= 0.5 * len(rows)
        is_side = column.role in (Role.NONE, Role.BOTH) and column.kind is Kind.NUMBERS and filled
        return is_side and not column.computed and not column.counts and not self._is_formula(column)

    def _named_sides(
        self, by_side: Mapping[str, list[Column]], others: Sequence[Column], *, title_named: bool
    ) -> _Choice:
        doubts = [
            Doubt("several_columns", {"side": side, "columns": tuple(map(_told, found))})
            for side, found in by_side.items()
            if len(found) > 1
        ]
        words = {side: found for side, found in by_side.items() if not found[0].numbers and found[0].cells}
        if len(words) == len(SIDES):
            if not title_named:
                raise NotAList("no_titles", 1)
            key = "percent_words" if all(c[0].percent_text for c in words.values()) else "only_words"
            doubts.append(Doubt(key, {"columns": tuple(_told(found[0]) for found in words.values())}))
        elif words and not all(found[0].percent_text for found in words.values()):
            self._refuse_one_side(next(side for side in SIDES if side in words), others)
        elif words:
            doubts.append(Doubt("percent_words", {"columns": tuple(_told(found[0]) for found in words.values())}))
        computed = [_told(c) for found in by_side.values() for c in found if c.computed]
        if computed:
            doubts.append(Doubt("side_computed", {"columns": tuple(computed)}))
        percent = [_told(c) for found in by_side.values() for c in found if c.kind is Kind.PERCENT and c.numbers]
        if percent:
            doubts.append(Doubt("percent_numbers", {"columns": tuple(percent)}))
        return _Choice(_pairs(by_side["supplier"], by_side["key_account"]), tuple(doubts))

    def _one_named(
        self, by_side: Mapping[str, list[Column]], unnamed: list[Column], others: Sequence[Column]
    ) -> _Choice:
        missing = next(side for side in SIDES if not by_side[side])
        if not unnamed:
            self._refuse_one_side(missing, others)
        given = by_side[next(side for side in SIDES if by_side[side])]
        if not any(c.numbers for c in given):
            return self._none_named(unnamed, others)
        columns = tuple(_told(c) for c in unnamed)
        doubts = [Doubt("one_side_named", {"side": missing, "columns": columns})]
        if len(given) > 1:
            doubts.append(Doubt("several_columns", {"side": _other(missing), "columns": tuple(map(_told, given))}))
        pairs = [
            (a.number, b.number) if missing == "key_account" else (b.number, a.number) for a in given for b in unnamed
        ]
        return _Choice(tuple(pairs[:MOST_READINGS]), tuple(doubts))

    def _none_named(self, unnamed: list[Column], others: Sequence[Column]) -> _Choice:
        if not self._block.headings and len(unnamed) != len(SIDES):
            raise NotAList("no_headings", 1)
        if len(unnamed) < len(SIDES):
            self._refuse_no_side(unnamed, others)
        columns = tuple(map(_told, unnamed))
        if len(unnamed) == len(SIDES):
            first, second = (c.number for c in unnamed)
            return _Choice(((first, second), (second, first)), (Doubt("sides_by_order", {"columns": columns}),))
        pairs = [(a.number, b.number) for a, b in combinations(unnamed, 2)]
        return _Choice(tuple(pairs[:MOST_READINGS]), (Doubt("many_unnamed", {"columns": columns}),))

    def _refuse_one_side(self, missing: str, others: Sequence[Column]) -> None:
        rated = [c for c in others if c.role is _SIDE_ROLE[_other(missing)]]
        raise NotAList("one_side", 6, missing=missing, columns=tuple(map(_told, rated)), others=self._why_not(others))

    def _refuse_no_side(self, unnamed: Sequence[Column], others: Sequence[Column]) -> None:
        rated = [c for c in others if c in unnamed or (c.role is Role.RATING and c.numbers and not c.computed)]
        nearness = 4 if rated else 1
        key = "one_column" if len(rated) == 1 else "no_sides" if rated else "no_ratings"
        raise NotAList(key, nearness, columns=tuple(map(_told, rated)), others=self._why_not(others))

    def _why_not(self, columns: Sequence[Column]) -> tuple[tuple[ColumnName, str], ...]:
        """Columns with numbers that are no ratings, and why, for the one who misses them."""
        numeric = [c for c in columns if c.numbers or c.percent_text or c.kind is Kind.DATES]
        told = [
            (_told(c), _why_left(c)) for c in numeric if c.role not in (Role.SUPPLIER, Role.KEY_ACCOUNT) or c.computed
        ]
        return tuple((name, why) for name, why in told if why not in ("own", "rating"))

    # ------------------------------------------------------------------ weights
    def _weights(
        self, title: int, columns: Mapping[int, Column], pairs: Sequence[tuple[int, int]]
    ) -> tuple[list[int | None], list[Doubt]]:
        taken = {column for pair in pairs for column in pair}
        weights = [
            c
            for c in columns.values()
            if c.role is Role.WEIGHT and c.number not in taken and c.computed in ("", "share")
            if c.numbers or c.kind is Kind.BLANK
        ]
        plainly = [c for c in weights if not c.computed] or weights
        if not plainly:
            words = [c for c in columns.values() if c.role is Role.WEIGHT and c.kind is Kind.TEXT and c.number != title]
            return [None], [Doubt("weight_words", {"columns": tuple(map(_told, words))})] if words else []
        if len(plainly) == 1 or _all_equal(plainly):
            if PRIORITY.search(plain(plainly[0].heading)) and plainly[0].numbers:
                return [plainly[0].number], [Doubt("priorities", {"columns": (_told(plainly[0]),)})]
            return [plainly[0].number], []  # several columns of the same weights are one
        doubt = Doubt("several_weights", {"columns": tuple(map(_told, plainly))})
        return [*[c.number for c in plainly][:MOST_READINGS]], [doubt]

    def _hidden(
        self, columns: Mapping[int, Column], rows: Rows, pairs: Sequence[tuple[int, int]], weights: Sequence[int | None]
    ) -> Iterator[Doubt]:
        """What a person does not see on the sheet is nothing to take without asking."""
        used = {*pairs[0], weights[0]}
        hidden = [_told(columns[n]) for n in sorted(self._sheet.hidden_columns) if n in used and n in columns]
        if hidden:
            yield Doubt("hidden_columns", {"columns": tuple(hidden)})
        covered = sorted(self._sheet.hidden_rows & set(rows.criteria))
        if covered:
            yield Doubt("hidden_rows", {"rows": tuple(covered)})

    # ------------------------------------------------------------------ readings
    def _reading(
        self,
        title: int,
        pair: tuple[int, int],
        weight: int | None,
        criteria: Sequence[int],
        rows: Rows,
        columns: Mapping[int, Column],
    ) -> Reading:
        places = {"criterion": title, "supplier": pair[0], "key_account": pair[1]}
        if weight is not None:
            places["weight"] = weight
        left = [c for c in columns.values() if c.number not in places.values() and (c.cells or c.heading)]
        left_columns = tuple(map(self._left, left))
        unused = [*rows.left, *(r for r in rows.unclear if r.row not in criteria)]
        unused += [LeftRow(row, self._shown(row), "untitled") for row in rows.untitled]
        unused += [LeftRow(row, self._shown(row), "note") for row in self._block.above]
        return Reading(
            self._sheet,
            self._block.heading_rows,
            self._block.headings,
            tuple(sorted(criteria)),
            places,
            scales.Scale(*scales.USUAL),
            tuple(sorted(unused, key=lambda row: row.row)),
            left_columns,
        )

    def _left(self, column: Column) -> LeftColumn:
        """A column beside the list: what is typed under a heading comes along, what is computed there does not."""
        why = _why_left(column)
        formulas = sum(cell.is_formula for cell in column.cells.values()) > 0.5 * max(len(column.cells), 1)
        kept = bool(column.heading) and not formulas and why not in ("difference", "number", "counts", "blank")
        return LeftColumn(column.number, column.heading, "formula" if formulas and why == "own" else why, kept)

    def _shown(self, row: int) -> str:
        return next((cell.text for cell in self._cells[row].values() if cell.text), f"{row}")

    def _with_unclear_rows(
        self, readings: Sequence[Reading], rows: Rows, columns: Mapping[int, Column]
    ) -> list[Reading]:
        """The first reading once more, with the rows that may be results as criteria."""
        if not rows.unclear:
            return []
        first = readings[0]
        criteria = [*rows.criteria, *(row.row for row in rows.unclear)]
        pair = first.columns["supplier"], first.columns["key_account"]
        return [self._reading(first.columns["criterion"], pair, first.columns.get("weight"), criteria, rows, columns)]

    # ------------------------------------------------------------------ scale
    def _with_scales(self, readings: Sequence[Reading], doubts: list[Doubt]) -> Found:
        readings_on_scales: list[Reading] = []
        for reading in readings:
            found, new = scaled(reading)
            readings_on_scales += found
            doubts += [doubt for doubt in new if doubt.key not in {d.key for d in doubts}]
        return Found(tuple(readings_on_scales[:MOST_READINGS]), tuple(doubts))


# ---------------------------------------------------------------------- helpers
def _told(column: Column) -> ColumnName:
    """A column as people are told of it."""
    return ColumnName(column_letters(column.number), column.heading)


def _other(side: str) -> str:
    return SIDES[1 - SIDES.index(side)]


def _why_left(column: Column) -> str:
    """Why a column is neither title, weight nor rating, as a key of texts."""
    if column.computed:
        return column.computed
    if column.kind in (Kind.BLANK, Kind.DATES, Kind.MONEY, Kind.PERCENT):
        return str(column.kind)
    by_role = {
        Role.COMPUTED: "called_computed",
        Role.GAP: "difference",
        Role.NUMBER: "number",
        Role.DATE: "dates",
        Role.MONEY: "money",
        Role.AMOUNT: "amount",
        Role.RATING: "rating",
        Role.WEIGHT: "weight",
    }
    if column.counts:
        return "counts"
    return by_role.get(column.role, "own") if column.numbers else "own"


def _all_equal(columns: Sequence[Column]) -> bool:
    return all(column.numbers == columns[0].numbers for column in columns)


def _pairs(supplier: Sequence[Column], key_account: Sequence[Column]) -> tuple[tuple[int, int], ...]:
    """The columns of both sides that go together, those of today first: 2025 with 2025, "Ist" with "Ist"."""
    wanted: dict[str, list[Column]] = {}
    for column in key_account:
        wanted.setdefault(variant_of(column.heading), []).append(column)
    same = [(a, b) for a in supplier for b in wanted.get(variant_of(a.heading), [])]
    every = same if len(same) == max(len(supplier), len(key_account)) else list(product(supplier, key_account))
    every.sort(key=lambda pair: currency(f"{variant_of(pair[0].heading)} {variant_of(pair[1].heading)}"), reverse=True)
    return tuple((a.number, b.number) for a, b in every[:MOST_READINGS])
