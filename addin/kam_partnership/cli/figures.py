"""The figures of a CRM export for the command portfolio: read, joined, asked about, remembered."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from kam_partnership.errors import Refused
from kam_partnership.foreign.crm_confirmed import FILE_NAME, read_confirmed, reference, save_confirmed
from kam_partnership.foreign.crm_export import read_export
from kam_partnership.plain_text import same_name
from kam_partnership.portfolio.account import Account
from kam_partnership.portfolio.crm_join import NOBODY, Doubt, Joined, NearMiss, join
from kam_partnership.portfolio.crm_rows import Field
from kam_partnership.portfolio.statement import common_language
from kam_partnership.texts import Language, locale_language, text


class Figures:
    """An export that waits for the accounts; calling it joins them.

    Args:
        options: of the command portfolio.

    Raises:
        FileUnreadable: when export or confirmed names cannot be read.
        Refused: when it is not sure what a column means.
    """

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._export = read_export(options.figures, _meant(options), options.size_by)
        self._file = _beside(options) / FILE_NAME
        self._known = read_confirmed(self._file)

    def __call__(self, accounts: Sequence[Account]) -> Joined:
        """Rows and accounts joined, with all that a person said before and says now."""
        language = self._options.language or common_language(accounts) or locale_language()
        said = dict(self._options.same or ())
        self._refuse_unknown_rows(said)
        joined = self._joined(accounts, said)
        self._refuse_unknown_accounts(joined, said)
        answers = self._answers(joined, accounts, language)
        if answers:
            said |= answers
            joined = self._joined(accounts, said)
        if said:
            save_confirmed(self._file, self._known | said, language)
            print(text("portfolio.crm.kept", language, path=self._file, count=len(said)), file=sys.stderr)
        return joined

    def _joined(self, accounts: Sequence[Account], said: dict[str, str]) -> Joined:
        known = {name: account for name, account in self._known.items() if same_name(name) not in map(same_name, said)}
        return join(self._export, accounts, known | said, add_up=self._options.add_up)

    def _refuse_unknown_rows(self, said: dict[str, str]) -> None:
        there = {same_name(row.name) for row in self._export.rows}
        for name in said:
            if same_name(name) not in there:
                raise Refused("figures_no_such_row", file=str(self._options.figures), name=name)

    def _refuse_unknown_accounts(self, joined: Joined, said: dict[str, str]) -> None:
        lost = {same_name(name) for name in joined.lost}
        for name, account in said.items():
            if same_name(name) in lost:
                raise Refused("figures_no_such_account", account=account)

    # ------------------------------------------------------------------ questions
    def _answers(self, joined: Joined, accounts: Sequence[Account], language: Language) -> dict[str, str]:
        """What a person says to the near misses; nothing where nobody can be asked."""
        if self._options.yes:
            return _clear_ones(joined, accounts)
        if self._options.json or not (sys.stdin.isatty() and sys.stdout.isatty()):
            return {}
        answers: dict[str, str] = {}
        for near in joined.near_misses:
            answer = _asked(near, language)
            if answer is None:
                break
            if answer:
                answers[near.row.name] = (
                    answer if answer == NOBODY else reference(near.accounts[int(answer) - 1], accounts)
                )
        return answers


def _beside(options: argparse.Namespace) -> Path:
    """The folder of the portfolio, or of the accounts where none is written."""
    if options.out is not None:
        return Path(options.out).parent
    first = Path(options.paths[0])
    return first if first.is_dir() else first.parent


def _clear_ones(joined: Joined, accounts: Sequence[Account]) -> dict[str, str]:
    """The similar names with one account that no other row wants: what ``--yes`` takes."""
    similar = [near for near in joined.near_misses if near.doubt is Doubt.SIMILAR and len(near.accounts) == 1]
    wanted = [near.accounts[0].file for near in similar]
    return {
        near.row.name: reference(near.accounts[0], accounts)
        for near in similar
        if wanted.count(near.accounts[0].file) == 1
    }


def _asked(near: NearMiss, language: Language) -> str | None:
    """The number of an account as text, NOBODY, "" for later; None when nobody answers any more."""
    print(text("portfolio.crm.question", language, row=near.row.row, name=near.row.shown))
    for number, account in enumerate(near.accounts, start=1):
        print(f"  {number}  {account.name} ({account.file})")
    try:
        answer = input(text("portfolio.crm.ask", language, count=len(near.accounts))).strip().casefold()
    except EOFError:
        return None
    if answer in text("portfolio.crm.stop", language).split():
        return None
    if answer.isdecimal() and 1 <= int(answer) <= len(near.accounts):
        return answer
    if answer in text("list.yes", language).split() and len(near.accounts) == 1:
        return "1"
    return NOBODY if answer in text("portfolio.crm.nobody", language).split() else ""


def _meant(options: argparse.Namespace) -> dict[str, Field]:
    """The fields of ``--match`` by the headings of their columns."""
    fields: dict[str, Field] = {}
    for heading, field in options.match or ():
        try:
            fields[heading] = Field(field.casefold())
        except ValueError:
            raise Refused("match_field", field=field, fields=", ".join(Field)) from None
    return fields
