"""Tables in text files: encoding, separator and decimal sign are found from the whole file."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from kam_partnership.errors import FileUnreadable
from kam_partnership.foreign.sheet import Cell, Sheet
from kam_partnership.xlsx.bounds import MAX_LIST_BYTES
from kam_partnership.xlsx.limits import MAX_CELL_TEXT

_SEPARATORS: Final = ";\t|,"
_TOLD_SEPARATOR = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # a first line that only Excel writes and reads
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_NUMBER = re.compile(
    r"[+\-−]?(?:\d+|\d{1,3}(?:[.,]\d{3})+|\d{1,3}(?:['’\u00a0\u202f ]\d{3})+|(?=[.,]))(?:[.,]\d+)?(?:[eE][+-]\d{1,3})?"
)
_MAYBE_GROUPED = re.compile(r"[+\-−]?[1-9]\d{0,2}[.,]\d{3}")
_GROUPED = re.compile(r"[+\-]?\d{1,3}(?:[.,]\d{3})+")
_WITH_ZEROS = re.compile(r"0\d+")  # 00123 is a name of something
_BLANKS = re.compile(r"['’\u00a0\u202f ]")
#: ä, ü, Ü and ß of Mac Roman, read as Windows 1252, where no word of Western languages has these signs. "Škoda" is one.
_MAC_UMLAUT: Final = re.compile(r"(?<=[a-z])Š|Ÿ(?=[a-z])|(?<!\w)†(?=[a-z])|(?<=[a-zšŠŸ])§")
_UMLAUT: Final = re.compile(r"[äöüßÄÖÜ]")
_DATE = re.compile(
    r"(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})|\d{1,2}/\d{1,2}/(?:\d{4}|\d{2}))"
    r"(?:[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AP]M|Z)?)?|\d{1,2}:\d{2}(?::\d{2})?",
    re.IGNORECASE,
)


def read_text(data: bytes, path: Path) -> Sheet:
    """The table in the bytes of a text file.

    Raises:
        FileUnreadable: when it is too large, no text, or a quotation mark is opened and never closed.
    """
    if len(data) > MAX_LIST_BYTES:
        raise FileUnreadable("file_too_large", file=str(path), limit=f"{MAX_LIST_BYTES // 1024**2} MB")
    text = decoded(data, path)
    told = _TOLD_SEPARATOR.match(text)
    skipped = 0 if told is None else told.end()
    separator = _separator(text) if told is None else told[1]
    fields = [[field.strip() for field in fields] for fields in _fields(text[skipped:], separator, path)]
    first = 1 if told is None else 2
    decimals = decimal_signs((field for row in fields for field in row), separator)
    rows: dict[int, dict[int, Cell]] = {}
    for number, row in enumerate(fields, start=first):
        if any(len(field) > MAX_CELL_TEXT for field in row):
            raise FileUnreadable("list_text_too_long", file=str(path), row=number, limit=MAX_CELL_TEXT)
        cells = {column: typed_cell(field, decimals) for column, field in enumerate(row, start=1) if field}
        if cells:
            rows[number] = cells
    return Sheet("", rows, is_text=True)


def decoded(data: bytes, path: Path) -> str:
    """The text of a file: UTF-8 or UTF-16 with or without their marks, else what German Windows or a
    Mac writes.

    Raises:
        FileUnreadable: when it is no text.
    """
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16")
        if b"\0" in data:
            return data.decode(_wide(data, path)).lstrip("\ufeff")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if b"\0" in data:
            raise FileUnreadable("list_not_text", file=str(path)) from None
        western = data.decode("cp1252", errors="replace")
        return data.decode("mac_roman") if _of_a_mac(western) else western


def _of_a_mac(western: str) -> bool:
    """True when text that is read as Windows writes it shows what umlauts of a Mac become: "QualitŠt", "fŸr"."""
    return bool(_MAC_UMLAUT.search(western)) and not _UMLAUT.search(western)


def _wide(data: bytes, path: Path) -> str:
    """UTF-16 that lost its mark: every second byte of Western text is zero."""
    for encoding, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
        if zeros.count(0) > 0.7 * len(zeros) and data.count(0) == zeros.count(0):
            return encoding
    raise FileUnreadable("list_not_text", file=str(path))


def _separator(text: str) -> str:
    """The sign that splits the lines most evenly; one inside quotation marks does not count."""
    lines = [line for line in _QUOTED.sub("", text).splitlines() if line.strip()]

    def evenness(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        usual = max(set(filter(None, counts)), key=counts.count, default=0)
        return (counts.count(usual) if usual else 0, usual)

    # "7,5" puts a comma into every line too: the other signs come first where they split at all.
    for sign in _SEPARATORS[:-1]:
        if evenness(sign)[0] >= 0.5 * max(len(lines), 1):
            return sign
    return max(_SEPARATORS, key=evenness)


def _fields(text: str, separator: str, path: Path) -> list[list[str]]:
    """The fields of each row; line breaks inside quotation marks belong to their field."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise FileUnreadable("list_open_quote", file=str(path), row=len(rows) + 1) from error
        if "limit" in str(error):
            row, limit = len(rows) + 1, MAX_CELL_TEXT
            raise FileUnreadable("list_text_too_long", file=str(path), row=row, limit=limit) from error
        return _unquoted_fields(text, separator, path)
    return rows


def _unquoted_fields(text: str, separator: str, path: Path) -> list[list[str]]:
    """The same for files whose quotation marks follow no rule, such as ``"Preis" fair;7``."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        return list(reader)
    except csv.Error as error:
        row, limit = reader.line_num, MAX_CELL_TEXT
        raise FileUnreadable("list_text_too_long", file=str(path), row=row, limit=limit) from error


# ---------------------------------------------------------------------- numbers
def decimal_signs(fields: Iterable[str], separator: str) -> str:
    """The signs that stand before decimals in these fields: "," or "." or both; another one groups thousands.

    A number such as 1.250 says nothing by itself: then the separator tells, for a comma between fields goes with
    decimal points, and a semicolon with decimal commas.
    """
    decimal: set[str] = set()
    grouping: set[str] = set()
    for field in fields:
        signs = [sign for sign in field if sign in ".,"]
        if not signs or not _NUMBER.fullmatch(field):
            continue
        if len(set(signs)) == 2:
            grouping.add(signs[0])
            decimal.add(signs[-1])
        elif len(signs) > 1:
            grouping.add(signs[0])
        elif not _MAYBE_GROUPED.fullmatch(field):
            decimal.add(signs[0])
    found = decimal - grouping or {"," if sign == "." else "." for sign in grouping}
    return "".join(sorted(found)) or ("." if separator == "," else ",")


def number_in(field: str, decimals: str) -> float | None:
    """The number that a text is, or None; ``decimals`` as ``decimal_signs`` gives them."""
    if not _NUMBER.fullmatch(field) or _WITH_ZEROS.fullmatch(field):
        return None
    plain = _BLANKS.sub("", field.replace("−", "-"))
    signs = [sign for sign in plain if sign in ".,"]
    if len(signs) > 1 and len(set(signs)) == 1:
        if not _GROUPED.fullmatch(plain):
            return None
        plain = plain.replace(signs[0], "")
    elif len(signs) > 1:
        plain = plain.replace(signs[0], "").replace(signs[-1], ".")
    elif signs and signs[0] in decimals:
        plain = plain.replace(signs[0], ".")
    elif signs and _MAYBE_GROUPED.fullmatch(field):
        plain = plain.replace(signs[0], "")
    elif signs:
        return None
    number = float(plain)
    return number if math.isfinite(number) else None


def typed_cell(field: str, decimals: str) -> Cell:
    """A text as a cell: a number, a day, or the text itself."""
    number = number_in(field, decimals)
    if number is not None:
        return Cell(number, typed=field)
    return Cell(field, is_date=_DATE.fullmatch(field) is not None)
