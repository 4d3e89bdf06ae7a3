"""References to cells as formulas write them: ``'Blatt 1'!$A$1:B2`` with its dollars, and ``Table[Column]``."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from kam_partnership.cells import column_letters, column_number
from kam_partnership.xlsx.areas import SHEET, Area, named_sheet
from kam_partnership.xlsx.limits import MAX_COLUMN, MAX_ROW

_CELL = r"(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})"
_REFERENCE = rf"{SHEET}{_CELL}(?::{_CELL})?"
_TEXT = r'"(?:[^"]|"")*"'
_BRACKETS = r"\[(?:'.|[^\[\]']|\[(?:'.|[^\[\]'])*\])*\]"  # of a structured reference: ' escapes the next
# Not inside a longer word, a range of sheets or another workbook's sheet; not a function's name.
_TOKEN = re.compile(rf"{_TEXT}|{_BRACKETS}|(?<![\w.$\]\\:!']){_REFERENCE}(?![\w(.!\[:])")
_ASIDE = re.compile(rf"{_TEXT}|{_BRACKETS}")
_STRUCTURED = re.compile(rf"([^\W\d][\w.\\]*)({_BRACKETS})?")
#: A text, or what may refer to cells: a structured reference, an address, a name; a function's name is none.
_NAMED = re.compile(
    rf"{_TEXT}|((?<![\w.\\\]!'$])(?:[^\W\d][\w.\\]*{_BRACKETS}|{_REFERENCE}(?![\w(.!\[])|[^\W\d][\w.\\]*(?![\w.\\(!\[])))"
)
_ITEM = re.compile(r"\[((?:'.|[^\[\]'])*)\]")


@dataclass(frozen=True, slots=True)
class Corner:
    """One cell of a reference; ``row_fixed`` and ``column_fixed`` are its dollar signs."""

    row: int
    column: int
    row_fixed: bool
    column_fixed: bool

    def moved(self, rows: int, columns: int) -> Corner:
        """Where a relative reference points after its formula was copied that far."""
        return replace(
            self,
            row=self.row if self.row_fixed else self.row + rows,
            column=self.column if self.column_fixed else self.column + columns,
        )

    def __str__(self) -> str:
        fixed_column, fixed_row = "$" * self.column_fixed, "$" * self.row_fixed
        return f"{fixed_column}{column_letters(self.column)}{fixed_row}{self.row}"


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as written in a formula; ``sheet`` is "" where the formula names none."""

    sheet: str
    first: Corner
    last: Corner | None

    def area(self, home: str) -> Area:
        """The cells meant in a formula on the sheet ``home``."""
        last = self.last or self.first
        rows, columns = sorted((self.first.row, last.row)), sorted((self.first.column, last.column))
        return Area(self.sheet or home, rows[0], columns[0], rows[1], columns[1])


def rewrite(formula: str, change: Callable[[Reference], Reference]) -> str:
    """The formula with each reference to cells changed; texts and structured references stay.

    The change must keep the sheet: the sheet's name is left as it was written.
    """

    def one(match: re.Match[str]) -> str:
        reference = _reference(match)
        if reference is None:
            return match[0]
        changed = change(reference)
        if changed == reference:
            return match[0]  # as it was written, be it in small letters
        sheet = f"{match[1]}!" if match[1] else ""
        return f"{sheet}{changed.first}" + (f":{changed.last}" if changed.last else "")

    return _TOKEN.sub(one, formula)


def references_in(formula: str) -> list[str]:
    """What may refer to cells in a formula, as it is written there: addresses, structured references, names."""
    return [match[1] for match in _NAMED.finditer(formula) if match[1]]


def without_texts(formula: str) -> str:
    """The formula without its texts and without what stands in the brackets of structured references."""
    return _ASIDE.sub("", formula)


def shifted(formula: str, rows: int, columns: int = 0) -> str:
    """The formula as Excel writes it into a cell that many rows down and columns to the right."""

    def move(reference: Reference) -> Reference:
        last = reference.last.moved(rows, columns) if reference.last else None
        return replace(reference, first=reference.first.moved(rows, columns), last=last)

    return rewrite(formula, move)


@functools.lru_cache(maxsize=4096)
def parse_structured(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Split ``Table[[#Data],[A]:[B]]`` into the table and its items; None for anything else.

    Items are unescaped, except that special ones keep their leading ``#``; a column whose own name begins
    with ``#`` comes as ``'#``, so that the two cannot be mixed up.
    """
    match = _STRUCTURED.fullmatch(text.strip().removeprefix("="))
    if match is None:
        return None
    inner = (match[2] or "")[1:-1]
    items = _ITEM.findall(inner) if inner.startswith("[") else [inner] if inner else []
    return match[1], tuple(_unescaped(item) for item in items)


def _unescaped(item: str) -> str:
    plain = re.sub(r"'(.)", r"\1", item)
    return f"'{plain}" if item.startswith("'#") else plain


def _reference(match: re.Match[str] | None) -> Reference | None:
    """None for a token that is no reference: a text, brackets, or a word beyond the last column."""
    if match is None or match[5] is None:
        return None
    sheet = named_sheet(match[1])
    if sheet is None:
        return None
    first = _corner(*match.group(2, 3, 4, 5))
    last = _corner(*match.group(6, 7, 8, 9)) if match[9] else None
    if any(c.row > MAX_ROW or c.column > MAX_COLUMN for c in (first, last) if c):
        return None
    return Reference(sheet, first, last)


def _corner(column_fixed: str, letters: str, row_fixed: str, row: str) -> Corner:
    return Corner(int(row), column_number(letters), bool(row_fixed), bool(column_fixed))


def renamed_column(formula: str, table: str, old: str, new: str) -> str:
    """The formula with a table's column under its new name; texts and other tables stay.

    Only references that name the table are understood, as this project writes them.
    """
    pattern = re.compile(rf"{_TEXT}|(?<![\w.\\]){re.escape(table)}({_BRACKETS})", re.IGNORECASE)
    wanted, written = old.casefold(), re.sub(r"([\[\]#'@])", r"'\1", new)

    def item(match: re.Match[str]) -> str:
        return f"[{written}]" if _unescaped(match[1]).casefold() == wanted else match[0]

    def one(match: re.Match[str]) -> str:
        if match[1] is None:
            return match[0]
        brackets = match[1]
        inner = brackets[1:-1]
        changed = f"[{_ITEM.sub(item, inner)}]" if inner.startswith("[") else _ITEM.sub(item, brackets)
        return match[0][: -len(brackets)] + changed

    return pattern.sub(one, formula)
