"""Which name of the CRM is which account, as a person confirmed it: a small file beside the portfolio.

A CSV file with two columns, because everybody can read and edit it in Excel or an editor, whatever dialect that saves;
it holds names and nothing else.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from kam_partnership.foreign.reader import read_sheets
from kam_partnership.output.safe_text import looks_like_formula
from kam_partnership.plain_text import on_one_line, same_name
from kam_partnership.portfolio.account import Account
from kam_partnership.portfolio.crm_join import NOBODY
from kam_partnership.saving import reserved, write_atomically
from kam_partnership.texts import Language, text

#: The same for every portfolio in a folder, so that next month's finds it.
FILE_NAME: Final = "kam-matching.csv"
_COLUMNS: Final = ("crm_name", "account")
_COMMENT: Final = "#"


def read_confirmed(path: Path) -> dict[str, str]:
    """An account's name, a file's, or NOBODY, by the name in the CRM; nothing where there is no such file.

    Raises:
        FileUnreadable: when the file is there and cannot be read.
    """
    if not path.exists() or not path.read_bytes().strip():
        return {}
    sheet = read_sheets(path)[0]
    found = {}
    for cells in sheet.rows.values():
        name, account = (_typed(cell.typed or cell.text) if (cell := cells.get(column)) else "" for column in (1, 2))
        if name and account and not name.startswith(_COMMENT) and name != _COLUMNS[0]:
            found[name] = account
    return found


def save_confirmed(path: Path, confirmed: Mapping[str, str], language: Language) -> None:
    """Replace the file, with a comment of what it is; of two spellings of one name the later one counts.

    Raises:
        FileUnwritable: when it cannot be written.
    """
    by_name = {same_name(name): (name, account) for name, account in confirmed.items()}
    content = io.StringIO(newline="")
    writer = csv.writer(content, delimiter=";", lineterminator="\r\n")
    for line in text("portfolio.crm.file_comment", language).splitlines():
        writer.writerow([f"{_COMMENT} {line}"])
    writer.writerow(_COLUMNS)
    for key in sorted(by_name):
        writer.writerow([_harmless(on_one_line(words)) for words in by_name[key]])
    with reserved(path):
        write_atomically(path, content.getvalue().encode("utf-8-sig"))


def reference(account: Account, accounts: Iterable[Account]) -> str:
    """What an account is called in the file: by its name where no other has it, else by its file."""
    namesakes = sum(same_name(other.name) == same_name(account.name) for other in accounts)
    return account.name if namesakes == 1 else account.file.replace("\\", "/").rpartition("/")[2]


def _harmless(words: str) -> str:
    """A name that Excel would run as a formula gets the sign that makes it text."""
    return f"'{words}" if words != NOBODY and looks_like_formula(words) else words


def _typed(words: str) -> str:
    return words[1:] if words.startswith("'") and looks_like_formula(words[1:]) else words
