"""What a cell holds, as typed: one vocabulary for closed files, the headless engine and live Excel."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """An Excel error value such as ``#DIV/0!``."""

    code: str

    def __str__(self) -> str:
        return self.code


#: A blank cell is ``None``; a date is its serial number; text, also "7,5", stays text.
CellValue = float | str | bool | ErrorValue | None


def is_blank(value: CellValue) -> bool:
    """True for an empty cell and for a formula or text that shows nothing at all."""
    return value is None or value == ""


def column_letters(column: int) -> str:
    """Letters of a column, counted from 1: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Number of a column, counted from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def address(row: int, column: int) -> str:
    """The address of a cell, rows and columns counted from 1: (9, 4) is D9."""
    return f"{column_letters(column)}{row}"
