"""The figure that sizes the bubbles, from a CSV file: revenue and the like."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kam_partnership.errors import FileUnreadable
from kam_partnership.plain_text import same_title
from kam_partnership.portfolio.account import Account
from kam_partnership.xlsx.package import read_bytes

#: Headings of the column that says whom a row is about.
ACCOUNT_HEADINGS = ("key account", "key_account", "account", "kunde", "customer", "name", "firma")
FILE_HEADINGS = ("file", "datei", "path", "pfad")
_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:,\d{3})+)")


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures by account name or file name, both in small letters; ``heading`` is that of the figure."""

    heading: str
    by_account: Mapping[str, float]
    by_file: Mapping[str, float]

    def apply(self, account: Account) -> Account:
        """The account with its figure from the file; unchanged when the file does not know it."""
        path = account.file.replace("\\", "/").casefold()
        for key in (path, path.rpartition("/")[2]):
            if key in self.by_file:
                return replace(account, size=self.by_file[key])
        found = self.by_account.get(_plain(account.key_account)) if account.key_account else None
        return account if found is None else replace(account, size=found)


def read_figures(path: Path, wanted: str = "") -> Figures:
    """Read a CSV file with a column of accounts or files and one of figures.

    Separator (; , tab), decimal sign, thousands and encoding (UTF-8 or Windows) are recognised.

    Args:
        path: of the file.
        wanted: heading of the figure; "" takes the first column that holds numbers.

    Raises:
        FileUnreadable: when there is no such column.
    """
    data = read_bytes(path)
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        content = data.decode("cp1252", "replace")
    first = content.partition("\n")[0]
    separator = max(";,\t", key=first.count)
    try:
        rows = [row for row in csv.reader(io.StringIO(content, newline=""), delimiter=separator) if any(row)]
    except csv.Error as error:
        raise FileUnreadable("figures_unreadable", file=str(path), reason=str(error)) from error
    if not rows:
        raise FileUnreadable("figures_without_column", file=str(path), heading=wanted or "–")
    return _figures(path, rows[0], rows[1:], wanted)


def _figures(path: Path, header: Sequence[str], rows: Sequence[Sequence[str]], wanted: str) -> Figures:
    headings = [_plain(heading) for heading in header]
    accounts = next((headings.index(name) for name in ACCOUNT_HEADINGS if name in headings), None)
    files = next((headings.index(name) for name in FILE_HEADINGS if name in headings), None)
    if accounts is None and files is None:
        raise FileUnreadable("figures_without_account", file=str(path))
    column = _column(headings, rows, wanted, {accounts, files})
    if column is None:
        raise FileUnreadable("figures_without_column", file=str(path), heading=wanted or "–")
    by_account: dict[str, float] = {}
    by_file: dict[str, float] = {}
    for row in rows:
        number = as_figure(row[column]) if column < len(row) else None
        for place, target in ((accounts, by_account), (files, by_file)):
            if number is not None and place is not None and place < len(row) and row[place].strip():
                target[_plain(row[place]).replace("\\", "/")] = number
    return Figures(header[column].strip(), by_account, by_file)


def _column(headings: Sequence[str], rows: Sequence[Sequence[str]], wanted: str, taken: set[int | None]) -> int | None:
    if wanted:
        return headings.index(_plain(wanted)) if _plain(wanted) in headings else None
    for place in range(len(headings)):
        cells = [row[place] for row in rows if place < len(row) and row[place].strip()]
        if place not in taken and cells and all(as_figure(cell) is not None for cell in cells):
            return place
    return None


def as_figure(text: str) -> float | None:
    """A number as people write it: 1234.5, 1.234,5, 1'234.50, 12 %; None for anything else."""
    plain = text.strip().strip("€$£ CHFEUR").replace("\u00a0", "").replace(" ", "").replace("'", "").replace("’", "")
    if "," in plain and "." in plain:
        thousands = "." if plain.rindex(",") > plain.rindex(".") else ","
        plain = plain.replace(thousands, "")
    elif _THOUSANDS.fullmatch(plain):  # 1.234 and 1,234 are more than a thousand: nobody gives revenue so exactly
        plain = plain.replace(".", "").replace(",", "")
    try:
        number = float(plain.replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def figure_format(accounts: Sequence[Account]) -> str:
    """The number format for the figure: no decimals where the largest one is a hundred or more."""
    return "#,##0" if max((account.size or 0.0 for account in accounts), default=0.0) >= 100 else "#,##0.0"


def _plain(text: str) -> str:
    return same_title(text)
