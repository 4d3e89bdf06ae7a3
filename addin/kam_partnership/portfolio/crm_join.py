"""Which row of a CRM export belongs to which account: joined where the names leave no doubt, offered where they do not.

A row joins an account by the workbook's file, by what a person confirmed, or by the same name; else by the name
without legal form, punctuation, accents and case; else by the name of the file. Two rows for one account are told,
neither added up nor dropped; one row for two accounts, a name that is only similar, and a weaker match for an account
that a better one has already are offered to be confirmed, never taken. Needs pandas and rapidfuzz.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import pandas as pd
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from kam_partnership.plain_text import same_name
from kam_partnership.portfolio.account import Account
from kam_partnership.portfolio.company_names import spellings, words_of
from kam_partnership.portfolio.crm_rows import CrmFacts, Export, ExportRow, added_up

#: What a person says of a row that is none of the accounts.
NOBODY: Final = "-"
#: From here on two names are similar (0 to 100); short ones with one wrong letter, or two that changed places, too.
_SIMILAR, _ONE_LETTER = 84.0, 72.0
#: So many accounts are offered at most for a row.
_MOST_OFFERED: Final = 3
#: A name that is a part of the other one has so many letters at least.
_SHORTEST_PART = 4


class How(StrEnum):
    """How a row and an account came together; each has its text."""

    FILE = "file"
    CONFIRMED = "confirmed"
    NAME = "name"
    SPELLING = "spelling"
    FILE_NAME = "file_name"


class Doubt(StrEnum):
    """Why a row is only offered."""

    SIMILAR = "similar"
    SEVERAL_ACCOUNTS = "several_accounts"
    OTHER_ROW_FITS_BETTER = "other_row_fits_better"


@dataclass(frozen=True, slots=True)
class Match:
    """An account with its row; with several only where somebody asked to add them up."""

    account: Account
    rows: tuple[ExportRow, ...]
    how: How
    facts: CrmFacts


@dataclass(frozen=True, slots=True)
class Double:
    """An account with several rows: none of them counts."""

    account: Account
    rows: tuple[ExportRow, ...]


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A row that may belong to one of these accounts, the likeliest first: a question."""

    row: ExportRow
    accounts: tuple[Account, ...]
    doubt: Doubt


@dataclass(frozen=True, slots=True)
class Joined:
    """An export and the accounts. Every row stands in exactly one of matches, doubles, near misses and unmatched.

    Attributes:
        without: accounts without a row; those with several are none of them.
        currency: of the amounts that size the bubbles: the one that most accounts have, "" where nothing says it.
        other_currency: those of the matches whose amount is in another currency: not compared, so without a size.
        lost: rows by name whose confirmed account is not there.
    """

    export: Export
    matches: tuple[Match, ...]
    doubles: tuple[Double, ...]
    near_misses: tuple[NearMiss, ...]
    unmatched: tuple[ExportRow, ...]
    without: tuple[Account, ...]
    currency: str
    other_currency: tuple[Match, ...]
    lost: tuple[str, ...] = ()

    @property
    def unmatched_names(self) -> list[str]:
        """Of all rows that no account has, in the order of the file: near misses too, until they are confirmed."""
        rows = [*self.unmatched, *(near.row for near in self.near_misses)]
        return [row.shown for row in sorted(rows, key=lambda row: row.row)]

    @property
    def without_amount(self) -> tuple[Account, ...]:
        """Accounts whose row has no amount to size them by."""
        return tuple(m.account for m in self.matches if self.export.sizing and self.export.figure_of(m.facts) is None)

    def apply(self, accounts: Iterable[Account]) -> list[Account]:
        """The accounts with what the export says of them."""
        found = {match.account.file: match.facts for match in self.matches}
        return [self._with_facts(account, found.get(account.file)) for account in accounts]

    def _with_facts(self, account: Account, facts: CrmFacts | None) -> Account:
        amount = None if facts is None else self.export.figure_of(facts)
        size = amount.value if amount is not None and amount.currency == self.currency else None
        return replace(account, crm=facts, size=size if self.export.sizing else account.size)


def join(
    export: Export, accounts: Sequence[Account], confirmed: Mapping[str, str] | None = None, *, add_up: bool = False
) -> Joined:
    """Join rows and accounts.

    Args:
        confirmed: an account's name or file, or NOBODY, by the name of a row; as a person said it.
        add_up: several rows of one account in one currency are added up: only somebody who asks for it gets it.
    """
    return _Join(export, accounts, confirmed or {}, add_up=add_up).joined()


class _Join:
    def __init__(
        self, export: Export, accounts: Sequence[Account], confirmed: Mapping[str, str], *, add_up: bool
    ) -> None:
        self._export, self._accounts, self._add_up = export, accounts, add_up
        self._confirmed = {same_name(name): account for name, account in confirmed.items()}
        self._lost: list[str] = []
        self._rows_of: dict[int, list[int]] = {}  # rows by account
        self._how: dict[int, How] = {}  # by account
        self._offers: dict[int, tuple[list[int], Doubt]] = {}  # accounts by row
        self._open = set(range(len(export.rows)))

    def joined(self) -> Joined:
        pairs = self._sure_pairs()
        self._settle(pairs)
        self._settle(self._pairs(How.SPELLING, self._spellings(), self._by(lambda a: spellings(a.name))))
        self._settle(self._pairs(How.FILE_NAME, self._spellings(), self._by(lambda a: spellings(_stem(a.file)))))
        self._offer_similar()
        return self._result()

    # ------------------------------------------------------------------ keys of both sides
    def _by(self, keys: Callable[[Account], Iterable[str]]) -> pd.DataFrame:
        """Accounts by key, one line for each key."""
        return _exploded("account", {i: keys(account) for i, account in enumerate(self._accounts)})

    def _spellings(self) -> pd.DataFrame:
        return _exploded("row", {i: spellings(self._export.rows[i].name) for i in sorted(self._open)})

    def _sure_pairs(self) -> pd.DataFrame:
        """Pairs by file, by what was confirmed and by name; of a row only those of the surest kind."""
        rows = self._export.rows
        files = _exploded("row", {i: {_path(row.file)} for i, row in enumerate(rows) if row.file})
        named = _exploded("row", {i: {same_name(row.name)} for i, row in enumerate(rows) if row.name})
        said = {i: self._confirmed.get(same_name(row.name), "") for i, row in enumerate(rows)}
        by_file = self._by(lambda a: {_path(a.file), _path(a.file).rpartition("/")[2]})
        by_name = self._by(lambda a: {same_name(a.name)})
        by_both = pd.concat([by_file, by_name]).drop_duplicates()
        self._open -= {i for i, account in said.items() if account == NOBODY}
        wanted = {i: {_path(account), same_name(account)} for i, account in said.items() if account not in ("", NOBODY)}
        confirmed = self._pairs(How.CONFIRMED, _exploded("row", wanted), by_both)
        found = set(confirmed["row"])
        self._lost = sorted({rows[i].name for i in wanted if i not in found})
        pairs = [self._pairs(How.FILE, files, by_file), confirmed, self._pairs(How.NAME, named, by_name)]
        every = pd.concat(pairs)
        every = every[every["row"].isin(self._open)]
        order = every["how"].map(list(How).index)
        return every[order == order.groupby(every["row"]).transform("min")] if len(every) else every

    def _pairs(self, how: How, rows: pd.DataFrame, accounts: pd.DataFrame) -> pd.DataFrame:
        pairs = rows.merge(accounts, on="key")[["row", "account"]].drop_duplicates()
        return pairs.assign(how=how)

    # ------------------------------------------------------------------ settling
    def _settle(self, pairs: pd.DataFrame) -> None:
        """Give rows to accounts; what is not clear becomes an offer."""
        settled = set(self._rows_of)
        for row, group in pairs.sort_values(["row", "account"]).groupby("row", sort=True):
            accounts, how = group["account"].tolist(), How(group["how"].iloc[0])
            if len(accounts) > 1:
                self._offer(row, accounts, Doubt.SEVERAL_ACCOUNTS)
            elif accounts[0] in settled:
                self._offer(row, accounts, Doubt.OTHER_ROW_FITS_BETTER)
            else:
                self._rows_of.setdefault(accounts[0], []).append(row)
                self._how.setdefault(accounts[0], how)
                self._open.discard(row)

    def _offer(self, row: int, accounts: list[int], doubt: Doubt) -> None:
        self._offers.setdefault(row, (accounts, doubt))
        self._open.discard(row)

    def _offer_similar(self) -> None:
        """For rows that nobody has, the accounts without a row whose names are similar or a part of the row's."""
        free = [i for i in range(len(self._accounts)) if i not in self._rows_of]
        words = {i: words_of(self._accounts[i].name) for i in free}
        letters = {i: "".join(parts) for i, parts in words.items()}
        by_word: defaultdict[str, list[int]] = defaultdict(list)
        for i, parts in words.items():
            for word in set(parts):
                by_word[word].append(i)
        for row in sorted(self._open):
            own = words_of(self._export.rows[row].name)
            name = "".join(own)
            found = {
                i: score
                for other, score, i in process.extract(name, letters, scorer=fuzz.ratio, score_cutoff=_ONE_LETTER)
                if score >= _SIMILAR or OSA.distance(name, other, score_cutoff=1) <= 1
            }
            shared = Counter(i for word in set(own) for i in by_word.get(word, ()))
            for i, count in shared.items():
                part, whole = sorted((set(own), set(words[i])), key=len)
                if count == len(part) and part < whole and len("".join(part)) >= _SHORTEST_PART:
                    found.setdefault(i, _SIMILAR)
            if found:
                best = sorted(found, key=lambda i: (-found[i], self._accounts[i].file))
                self._offers[row] = best[:_MOST_OFFERED], Doubt.SIMILAR
        self._open -= self._offers.keys()

    # ------------------------------------------------------------------ the result
    def _result(self) -> Joined:
        rows = self._export.rows
        matches, doubles = [], []
        for account, found in sorted(self._rows_of.items()):
            its_rows = tuple(rows[i] for i in sorted(found))
            facts = its_rows[0].facts if len(its_rows) == 1 else self._added(its_rows) if self._add_up else None
            if facts is None:
                doubles.append(Double(self._accounts[account], its_rows))
            else:
                matches.append(Match(self._accounts[account], its_rows, self._how[account], facts))
        near = [
            NearMiss(rows[i], tuple(self._accounts[a] for a in accounts), doubt)
            for i, (accounts, doubt) in sorted(self._offers.items())
        ]
        taken = {i for found in self._rows_of.values() for i in found} | self._offers.keys()
        without = tuple(account for i, account in enumerate(self._accounts) if i not in self._rows_of)
        currency = self._usual_currency(matches)
        amounts = ((match, self._export.figure_of(match.facts)) for match in matches)
        other = tuple(match for match, amount in amounts if amount is not None and amount.currency != currency)
        unmatched = tuple(row for i, row in enumerate(rows) if i not in taken)
        joined = (self._export, tuple(matches), tuple(doubles), tuple(near), unmatched, without)
        return Joined(*joined, currency, other, tuple(self._lost))

    def _usual_currency(self, matches: Sequence[Match]) -> str:
        """The currency of most amounts that size something; of equally many the one that the export has most."""
        every = Counter(a.currency for row in self._export.rows if (a := self._export.figure_of(row.facts)))
        amounts = [self._export.figure_of(match.facts) for match in matches]
        counted = Counter(amount.currency for amount in amounts if amount is not None)
        return min(counted, key=lambda code: (-counted[code], -every[code], code), default="")

    def _added(self, rows: Sequence[ExportRow]) -> CrmFacts | None:
        """Several rows as one; None when their amounts are in different currencies."""
        facts = [row.facts for row in rows]
        try:
            revenue, potential, figure = (
                added_up(getattr(one, name) for one in facts) for name in ("revenue", "potential", "figure")
            )
        except ValueError:
            return None
        people, segments = {one.owner for one in facts}, {one.segment for one in facts}
        owner = people.pop() if len(people) == 1 else ""
        return CrmFacts(revenue, potential, figure, owner, segments.pop() if len(segments) == 1 else "")


def _exploded(side: str, keys: Mapping[int, Iterable[str]]) -> pd.DataFrame:
    """One line for each key of each member; a blank key is none."""
    lines = [(i, key) for i, its_keys in keys.items() for key in sorted(its_keys) if key]
    return pd.DataFrame(lines, columns=[side, "key"]).astype({side: "int64", "key": "object"})


def _path(file: str) -> str:
    return same_name(file).replace("\\", "/")


def _stem(file: str) -> str:
    return file.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
