"""Recognising a plain list of criteria with two rating columns among the cells of some sheets. Pure guessing:
what it finds is shown to the user and never used by normal reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from kam_partnership.carry.heading_words import column_meant, scale_meant
from kam_partnership.cells import CellValue, address, column_letters, is_blank

Place = tuple[int, int]

#: A list begins at so many rows; fewer are as likely a table of something else, unless the headings say it all.
FEWEST_ROWS = 3
_SIDES = ("supplier", "key_account")
_SAYS_IT_ALL = {"criterion", *_SIDES}
#: So many blank rows end a list.
_BLANK_ROWS = 2
_HEADING_ROWS_SEARCHED = 60
_TOTAL_WORDS = ("summe", "gesamt", "total", "mittelwert", "durchschnitt", "average", "mean", "ergebnis", "sum", "ø")
_SCALES = ((0.0, 10.0), (0.0, 100.0), (-5.0, 5.0), (-10.0, 10.0), (-100.0, 100.0))


@dataclass(frozen=True, slots=True)
class SheetGrid:
    """The cells of a sheet as the recognition sees them.

    Attributes:
        name: of the sheet; "" in a text file.
        values: by row and column, both from 1.
        formulas: places whose value a formula computes.
        limits: what validation allows in a cell: the smallest and the largest number.
    """

    name: str
    values: Mapping[Place, CellValue]
    formulas: frozenset[Place] = frozenset()
    limits: Callable[[int, int], tuple[float, float] | None] = field(default=lambda _row, _column: None)


@dataclass(frozen=True, slots=True)
class FoundList:
    """A list of criteria that was recognised.

    Attributes:
        sheet: where it stands.
        heading_row: 0 when the list has no headings.
        rows: the rows of the criteria.
        columns: sheet columns by "criterion", "supplier", "key_account" and, where there is one, "weight".
        notes: further columns with a heading that are neither computed nor numbering.
        score: how well it fits; only for comparing.
        sides_named: the headings tell which side is which.
        scale: ends of the rating scale.
        scale_known: headings or validation tell the scale; else it is guessed from the ratings.
        words: rating cells that hold something else than a number.
        rated: at least one rating is a number, or all are still blank.
    """

    sheet: str
    heading_row: int
    rows: tuple[int, ...]
    columns: Mapping[str, int]
    notes: tuple[int, ...]
    score: float
    sides_named: bool
    scale: tuple[float, float]
    scale_known: bool
    words: tuple[Place, ...] = ()
    rated: bool = True

    @property
    def reference(self) -> str:
        """The range that holds it, headings included."""
        columns = [*self.columns.values(), *self.notes]
        first = self.heading_row or self.rows[0]
        return f"{address(first, min(columns))}:{address(self.rows[-1], max(columns))}"


def recognise(sheets: Sequence[SheetGrid]) -> list[FoundList]:
    """The lists found, the best one first, at most one for each sheet."""
    best = (max(_lists(sheet), key=lambda found: found.score, default=None) for sheet in sheets)
    return sorted((found for found in best if found is not None), key=lambda found: -found.score)


def is_sure(found: Sequence[FoundList]) -> bool:
    """True when the first list needs no question: it names both sides, rates them, and no other one is as good."""
    first = found[0]
    rivals = [other for other in found[1:] if other.score > 0.8 * first.score and other.sides_named]
    return first.sides_named and first.rated and not rivals


def _lists(sheet: SheetGrid) -> Iterator[FoundList]:
    """A list for each row that could be its headings, and those without headings."""
    filled = sorted({row for (row, _), value in sheet.values.items() if not is_blank(value)})
    for row in filled[:_HEADING_ROWS_SEARCHED]:
        headings = _headings(sheet, row)
        for heading_row, first in ((row, row + 1), (0, row)):
            if heading_row and len(headings) < 2:
                continue
            found = _list(sheet, heading_row, first, headings if heading_row else {})
            if found is not None:
                yield found


def _headings(sheet: SheetGrid, row: int) -> dict[int, str]:
    """The texts of a row by column; a blank one takes the word above it, as merged titles leave it."""
    texts = {c: v for (r, c), v in sheet.values.items() if r == row and isinstance(v, str) and v.strip()}
    above = {c: v for (r, c), v in sheet.values.items() if r == row - 1 and isinstance(v, str) and v.strip()}
    if texts and not any(column_meant(text) for text in texts.values()):
        return texts
    return {c: v for c, v in above.items() if texts and column_meant(v) and c not in texts} | texts


@dataclass(slots=True)
class _Column:
    """What stands in one column of a block."""

    number: int
    values: list[CellValue]
    formulas: int
    meant: str

    @property
    def filled(self) -> int:
        return sum(not is_blank(value) for value in self.values)

    @property
    def numbers(self) -> list[float]:
        return [value for value in self.values if isinstance(value, float)]

    @property
    def texts(self) -> list[str]:
        return [value for value in self.values if isinstance(value, str) and value.strip()]

    @property
    def is_numeric(self) -> bool:
        """Numbers, with a word here and there."""
        return bool(self.numbers) and len(self.numbers) >= 0.6 * self.filled

    @property
    def is_computed(self) -> bool:
        return self.formulas > 0.5 * max(self.filled, 1)

    @property
    def counts(self) -> bool:
        """1, 2, 3 … from the first row on."""
        numbers = self.numbers
        return len(numbers) >= 2 and numbers == [float(n) for n in range(1, len(numbers) + 1)]

    @property
    def text_length(self) -> float:
        texts = self.texts
        return sum(map(len, texts)) / len(texts) if texts else 0.0


def _list(sheet: SheetGrid, heading_row: int, first: int, headings: Mapping[int, str]) -> FoundList | None:
    numbers = sorted({column for (row, column), value in sheet.values.items() if row >= first and not is_blank(value)})
    meant = {column: column_meant(text) for column, text in headings.items()}
    all_said = set(meant.values()) >= _SAYS_IT_ALL
    if all_said:  # then columns without a rating belong to the list too
        numbers = sorted({*numbers, *meant})
    fewest = 1 if all_said else FEWEST_ROWS
    title = _title_column(sheet, first, numbers, meant, fewest)
    if title is None:
        return None
    rows = _rows(sheet, first, title, numbers)
    if len(rows) < fewest:
        return None
    columns = [
        _Column(
            number,
            [sheet.values.get((row, number)) for row in rows],
            sum((row, number) in sheet.formulas for row in rows),
            meant.get(number, ""),
        )
        for number in numbers
    ]
    sides = _sides(columns, title, headings, all_said)
    if sides is None and all_said:
        sides = _sides_in_words(columns)
    if sides is None:
        return None
    supplier, key_account = sides
    places = {"criterion": title, "supplier": supplier.number, "key_account": key_account.number}
    weight = _weight(columns, places)
    if weight is not None:
        places["weight"] = weight
    notes = tuple(
        column.number
        for column in columns
        if column.number not in places.values() and headings.get(column.number) and column.filled
        if column.meant not in ("gap", "number") and not column.is_computed and not column.counts
    )
    scale, known = _scale(sheet, rows, sides, headings, heading_row)
    named = supplier.meant == "supplier" and key_account.meant == "key_account"
    score = _score(rows, sides, named, meant.get(title) == "criterion", weight is not None, bool(heading_row))
    if not heading_row and _is_heading(sheet, rows[0], title, sides):
        return None
    words = tuple(
        (row, side.number) for row in rows for side in sides if _is_word(sheet.values.get((row, side.number)))
    )
    rated = not words or any(side.numbers for side in sides)
    return FoundList(sheet.name, heading_row, rows, places, notes, score, named, scale, known, words, rated)


def _is_heading(sheet: SheetGrid, row: int, title: int, sides: tuple[_Column, _Column]) -> bool:
    """A row that calls its first column the criterion, and both sides by names: no criterion itself."""
    words = [sheet.values.get((row, side.number)) for side in sides]
    return column_meant(str(sheet.values.get((row, title)))) == "criterion" and all(isinstance(w, str) for w in words)


def _is_word(value: CellValue) -> bool:
    return not isinstance(value, float) and not is_blank(value)


def _title_column(
    sheet: SheetGrid, first: int, columns: Sequence[int], meant: Mapping[int, str], fewest: int
) -> int | None:
    """The column whose heading says so, else the one with the longest texts."""

    def texts(column: int) -> list[str]:
        values = (sheet.values.get((row, column)) for row in range(first, first + 40))
        return [value for value in values if isinstance(value, str) and value.strip()]

    candidates = [(column, found) for column in columns if len(found := texts(column)) >= fewest]
    named = [(c, found) for c, found in candidates if meant.get(c) == "criterion"]
    pool = named or [(c, found) for c, found in candidates if meant.get(c, "") in ("", "number")]
    length = {column: sum(map(len, found)) / len(found) * len(set(found)) for column, found in pool}
    return max(length, key=lambda column: length[column], default=None)


def _rows(sheet: SheetGrid, first: int, title: int, columns: Sequence[int]) -> tuple[int, ...]:
    """The rows of the list: from the first one to two blank ones, or to a row of totals."""
    rows: list[int] = []
    blanks = 0
    last = max(row for row, _ in sheet.values)
    for row in range(first, last + 1):
        value = sheet.values.get((row, title))
        if is_blank(value):
            others = [c for c in columns if c != title and not is_blank(sheet.values.get((row, c)))]
            blanks += 1
            if blanks >= _BLANK_ROWS or (others and all((row, c) in sheet.formulas for c in others)):
                break
            continue
        if _is_total(sheet, row, str(value), columns):
            break
        blanks = 0
        rows.append(row)
    return tuple(rows)


def _is_total(sheet: SheetGrid, row: int, title: str, columns: Sequence[int]) -> bool:
    word = title.strip().casefold().rstrip(":")
    numbers = [c for c in columns if isinstance(sheet.values.get((row, c)), float)]
    computed = bool(numbers) and all((row, c) in sheet.formulas for c in numbers)
    return word in _TOTAL_WORDS or (word.startswith(_TOTAL_WORDS) and (computed or len(word) < 25))


def _sides(
    columns: Sequence[_Column], title: int, headings: Mapping[int, str], all_said: bool
) -> tuple[_Column, _Column] | None:
    """The two rating columns: by their headings, else the first two that look like ratings."""
    usable = [
        column
        for column in columns
        if column.number != title
        if column.is_numeric or not column.filled or (all_said and column.numbers and column.meant in _SIDES)
    ]
    named = {side: next((c for c in usable if c.meant == side and not c.is_computed), None) for side in _SIDES}
    supplier, key_account = named["supplier"], named["key_account"]
    if supplier is None or key_account is None:
        free = [
            column
            for column in usable
            if column.is_numeric and column.meant in ("", "criterion") and not column.is_computed
            if not (column.counts and column.number < title)
        ]
        if supplier is None and key_account is None:
            if len(free) == 3 and not any(c.meant == "weight" for c in columns) and not headings:
                return None  # three columns without a word: which one is the weight?
            supplier, key_account = (free[0], free[1]) if len(free) >= 2 else (None, None)
        else:
            other = next(iter(free), None)
            supplier, key_account = supplier or other, key_account or other
    if supplier is None or key_account is None or supplier is key_account:
        return None
    unrated = not supplier.numbers and not key_account.numbers
    return None if unrated and not all(named.values()) else (supplier, key_account)


def _sides_in_words(columns: Sequence[_Column]) -> tuple[_Column, _Column] | None:
    """The columns that headings call the two sides, though hardly a number stands in them: "7 von 10", "n/a"."""
    supplier, key_account = (
        next((c for c in columns if c.meant == side and not c.is_computed), None) for side in _SIDES
    )
    return None if supplier is None or key_account is None else (supplier, key_account)


def _weight(columns: Sequence[_Column], places: Mapping[str, int]) -> int | None:
    for column in columns:
        if column.meant == "weight" and column.number not in places.values() and (column.numbers or not column.filled):
            return column.number
    return None


def _scale(
    sheet: SheetGrid,
    rows: Sequence[int],
    sides: tuple[_Column, _Column],
    headings: Mapping[int, str],
    heading_row: int,
) -> tuple[tuple[float, float], bool]:
    """What validation allows, else what a heading says, else the usual scale that holds all ratings."""
    numbers = [number for side in sides for number in side.numbers]
    low, high = min(numbers, default=0.0), max(numbers, default=10.0)
    limits = [sheet.limits(row, side.number) for row in rows for side in sides]
    told = [limit for limit, _ in groupby(sorted(limit for limit in limits if limit is not None))]
    near = [headings.get(side.number, "") for side in sides]
    near += [v for (row, _), v in sheet.values.items() if isinstance(v, str) and 0 < heading_row - row <= 8]
    told += [scale for text in near if (scale := scale_meant(text)) is not None]
    for scale in told:
        if scale[0] <= low and high <= scale[1] and scale[0] < scale[1]:
            return scale, True
    for scale in _SCALES:
        if scale[0] <= low and high <= scale[1]:
            return scale, False
    return (float(low // 1), float(-(-high // 1))), False


def looks_like(found: FoundList, ratings: Sequence[float]) -> tuple[float, float] | None:
    """A smaller usual scale that the ratings would fit as well, such as 1 to 5; None for the scale itself."""
    whole = all(rating == int(rating) for rating in ratings)
    for low, high in ((1.0, 5.0), (1.0, 6.0)):
        fits = bool(ratings) and low <= min(ratings) and max(ratings) == high
        if whole and fits and found.scale == (0.0, 10.0) and not found.scale_known:
            return low, high
    return None


def _score(
    rows: Sequence[int],
    sides: tuple[_Column, _Column],
    named: bool,
    title_named: bool,
    weighted: bool,
    headed: bool,
) -> float:
    """Words weigh most, then rows, then how many of them are rated."""
    some_named = sum(side.meant in ("supplier", "key_account") for side in sides)
    filled = sum(len(side.numbers) for side in sides) / (2 * len(rows))
    adjacent = abs(sides[0].number - sides[1].number) == 1
    words = 4 * named + 2 * some_named + 2 * title_named + weighted + 0.5 * headed
    return words + min(len(rows), 30) / 10 + 2 * filled + 0.5 * adjacent


def column_name(found: FoundList, key: str) -> str:
    """The letters of a recognised column."""
    return column_letters(found.columns[key])
