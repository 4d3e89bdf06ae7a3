"""Figures of a CRM export for the button Portfolio: what a yes or no can answer is asked, all else is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import xlwings as xw

from kam_partnership.excel.host import ask_three
from kam_partnership.foreign.crm_confirmed import FILE_NAME, read_confirmed, reference, save_confirmed
from kam_partnership.foreign.crm_export import read_export
from kam_partnership.plain_text import same_name
from kam_partnership.portfolio.account import Account
from kam_partnership.portfolio.crm_join import NOBODY, Doubt, Joined, NearMiss, join
from kam_partnership.portfolio.crm_words import crm_lines
from kam_partnership.texts import Language, text

#: So many questions at a time; the rest can be answered in the file, or by the next click.
MOST_QUESTIONS: Final = 10


class AskedFigures:
    """An export that waits for the accounts; calling it joins them and asks in dialogs.

    What was answered is kept in the file beside the portfolio, which the command portfolio reads, too; the file is
    there as soon as anything is left to be decided.

    Args:
        book: over which the dialogs appear.
        export: the file of the CRM.
        folder: of the portfolio.

    Raises:
        FileUnreadable: when export or confirmed names cannot be read.
        Refused: when it is not sure what a column means.
    """

    def __init__(self, book: xw.Book, export: Path, folder: Path, language: Language) -> None:
        self._book, self._language = book, language
        self._export = read_export(export, {}, "")
        self.file = folder / FILE_NAME
        self._known = read_confirmed(self.file)

    def __call__(self, accounts: Sequence[Account]) -> Joined:
        """Rows and accounts joined, with all that a person said before and says now."""
        joined = join(self._export, accounts, self._known)
        said = dict(self._answers(joined, accounts))
        if said:
            fresh = {same_name(name) for name in said}
            known = {name: account for name, account in self._known.items() if same_name(name) not in fresh}
            self._known = known | said
            joined = join(self._export, accounts, self._known)
        if said or (joined.near_misses and not self.file.exists()):
            save_confirmed(self.file, self._known, self._language)
        return joined

    def lines(self, joined: Joined) -> Iterator[str]:
        """What came of it, and how what is left can be decided."""
        return crm_lines(joined, self._language, str(self.file))

    def _answers(self, joined: Joined, accounts: Sequence[Account]) -> Iterator[tuple[str, str]]:
        """What a person says to rows that one account may mean; cancelling leaves this and the rest for later."""
        for near in [near for near in joined.near_misses if _is_yes_or_no(near)][:MOST_QUESTIONS]:
            [account] = near.accounts
            question = text(
                "portfolio.crm.is_it", self._language, row=near.row.row, name=near.row.shown, account=account.name
            )
            answer = ask_three(self._book, question, self._language)
            if answer is None:
                return
            yield near.row.name, reference(account, accounts) if answer else NOBODY


def _is_yes_or_no(near: NearMiss) -> bool:
    """True for a similar name, and one account; a row that fits worse than another is better looked at in the CRM."""
    return near.doubt is Doubt.SIMILAR and len(near.accounts) == 1 and bool(near.row.name)
