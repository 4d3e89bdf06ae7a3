"""The portfolio as four long tables for Power BI, pandas and SQL: accounts, criteria, history, measures.

Columns have stable English names and one type each; docs/data.md is their dictionary. Needs pandas.
"""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd

from kam_partnership.assessment import NUMBER_FIGURES, Severity
from kam_partnership.portfolio.account import Account, Row
from kam_partnership.portfolio.gathering import Portfolio
from kam_partnership.texts import Language
from kam_partnership.workbook.score_json import SPREAD_FIGURES
from kam_partnership.workbook.verdict_words import verdict_text


class Kind(StrEnum):
    """What a column holds; the values are the dtypes of pandas. A missing value is NA, NaN or NaT."""

    TEXT = "string"
    NUMBER = "float64"
    COUNT = "Int64"
    FLAG = "boolean"
    DAY = "datetime64[s]"


def _columns(**kinds: str) -> dict[str, Kind]:
    """Columns by kind, in the order in which they are written: ``text="a b"`` is two columns of texts."""
    return {name: Kind[kind.rstrip("_0123456789").upper()] for kind, names in kinds.items() for name in names.split()}


_FIGURES: Final = dict.fromkeys(NUMBER_FIGURES, Kind.NUMBER)
_SPREAD: Final = {
    name: Kind.FLAG if name in ("mixed", "provisional") else Kind.NUMBER if name == "share_beyond" else Kind.COUNT
    for name in SPREAD_FIGURES
}
#: Every table's columns with their kinds, in their order.
COLUMNS: Final[Mapping[str, Mapping[str, Kind]]] = {
    "accounts": {
        **_columns(text="account file key_account supplier", day="date", count="age_days"),
        **_columns(number="scale_min scale_max tolerance level_cooperation level_strategic"),
        **_FIGURES,
        **_columns(text="zone", flag="robust"),
        **_SPREAD,
        **_columns(text="verdict", count="criteria rated_pairs with_evidence"),
        **_columns(number="target_supplier target_key_account", text="target_zone"),
        **_columns(number="to_target_supplier to_target_key_account", flag="target_reached", day="next_review"),
        **_columns(day="previous_date", text="previous_zone", number="level_change balance_change"),
        **_columns(day="since_date", count="since_common since_only_now since_only_then"),
        **_columns(number="since_balance_change", count="measures open_measures overdue_measures", day="next_due"),
        **_columns(count="errors findings", text="advice", count_2="rank", text_2="reason"),
        **_columns(number="revenue", text="revenue_currency", number_2="potential", text_2="potential_currency"),
        **_columns(text="owner segment crm_name", number="size", text_2="currency language template_version"),
    },
    "criteria": {
        **_columns(text="account criterion", count="number", text_2="title catalogue"),
        **_columns(number="weight supplier key_account gap contribution priority", flag="rated tipping"),
        **_columns(text="evidence"),
    },
    "history": {
        **_columns(text="account", day="date"),
        **_columns(number="supplier_score key_account_score net_balance gross_imbalance balance_score level coverage"),
        **_columns(text="zone", count="rated_pairs", number="target_supplier target_key_account"),
    },
    "measures": {
        **_columns(text="account", count="number", text_2="criterion criterion_title measure horizon status"),
        **_columns(flag="open overdue", text="supplier_owner key_account_owner", day="due"),
        **_columns(number="supplier_value key_account_value", text="currency"),
    },
}


class Tables(NamedTuple):
    """The four tables; ``account`` joins all of them, with ``criterion`` those of criteria and measures."""

    accounts: pd.DataFrame
    criteria: pd.DataFrame
    history: pd.DataFrame
    measures: pd.DataFrame


def long_tables(portfolio: Portfolio, paths: Sequence[Path], language: Language) -> Tables:
    """The tables of a portfolio that was collected with its rows (``collect(…, tables=True)``).

    Args:
        paths: the folders and files that were read: keys are the files' paths below what these have in common.
        language: of the verdicts; everything else is the same in every language.
    """
    keys = account_keys([account.file for account in portfolio.accounts], paths)
    together = list(zip(keys, portfolio.accounts, portfolio.rows, strict=True))
    accounts = _account_rows(portfolio, language)
    return Tables(
        _frame("accounts", ({"account": key, **accounts[a.file], **rows.account} for key, a, rows in together)),
        _frame("criteria", ({"account": key, **row} for key, _, rows in together for row in rows.criteria)),
        _frame("history", ({"account": key, **row} for key, _, rows in together for row in rows.history)),
        _frame("measures", (_measure(key, row, portfolio) for key, _, rows in together for row in rows.measures)),
    )


def account_keys(files: Sequence[str], paths: Iterable[Path]) -> list[str]:
    """A key for each file: its path below the folder that all given paths share, with "/" on every system.

    A key says nothing of other accounts, so it stays when others come or go, on another computer and under another
    name of the key account; it changes when the file is moved or renamed.
    """
    folders = [_absolute(path if path.is_dir() else path.parent) for path in paths]
    try:
        shared = os.path.commonpath(folders)
    except ValueError:  # on different drives
        shared = ""
    plain = [_key(file, shared) for file in files]
    seen = Counter[str]()
    keys = []
    for key in plain:  # names that differ in their Unicode form only: Linux allows both
        seen[key] += 1
        keys.append(key if seen[key] == 1 else f"{key} ({seen[key]})")
    return keys


def _key(file: str, shared: str) -> str:
    absolute = _absolute(Path(file))
    below = os.path.relpath(absolute, shared) if shared else absolute
    return unicodedata.normalize("NFC", Path(below).as_posix())


def _absolute(path: Path) -> str:
    """Without following links: what lies behind one is found where the link stands."""
    return os.path.normpath(path.absolute())


def _frame(table: str, rows: Iterable[Row]) -> pd.DataFrame:
    """The rows with exactly the table's columns, each in its type; a blank text is a missing value."""
    columns = COLUMNS[table]
    frame = pd.DataFrame(list(rows), columns=list(columns), dtype=object)
    for name, kind in columns.items():
        values = frame[name].where(frame[name].notna() & (frame[name] != ""), None)
        frame[name] = values.astype(str(kind))
    return frame


def _measure(key: str, row: Row, portfolio: Portfolio) -> Row:
    due = row["due"]
    return {"account": key, **row, "overdue": bool(row["open"]) and due is not None and due < portfolio.today}  # type: ignore[operator]


def _account_rows(portfolio: Portfolio, language: Language) -> dict[str, Row]:
    """What the accounts' table tells, by file."""
    names = {}
    if portfolio.crm is not None:
        names = {match.account.file: match.rows[0].shown for match in portfolio.crm.matches}
    judged = {one.account.file: one for one in portfolio.judgement.ranking}
    return {
        account.file: {
            **dict(_told(account, portfolio, language)),
            "advice": str(judged[account.file].advice),
            "rank": judged[account.file].rank,
            "reason": str(judged[account.file].reason),
            "crm_name": names.get(account.file, ""),
        }
        for account in portfolio.accounts
    }


def _told(account: Account, portfolio: Portfolio, language: Language) -> Iterator[tuple[str, object]]:
    figures, today = account.figures, portfolio.today
    same = "file", "key_account", "supplier", "date", "next_review"
    yield from ((name, getattr(account, name)) for name in (*same, "open_measures", "size", "template_version"))
    yield from account.setting_numbers.items()
    yield from ((name, getattr(figures, name)) for name in (*NUMBER_FIGURES, *SPREAD_FIGURES))
    yield "language", account.language
    yield "age_days", account.age(today)
    yield "zone", _code(figures.zone)
    yield "robust", figures.robust
    yield "verdict", verdict_text(figures, account.settings, account.tipping_criteria, language)
    yield "previous_date", None if account.previous is None else account.previous.date
    if account.movement is not None:
        yield "previous_zone", _code(account.movement.zones[0])
        yield "level_change", account.movement.level_change
        yield "balance_change", account.movement.balance_change
    yield "overdue_measures", account.overdue(today)
    yield "next_due", account.dated[0].due if account.dated else None
    yield "errors", sum(finding.severity is Severity.ERROR for finding in account.findings)
    yield "findings", len(account.findings)
    if account.target is not None:
        yield "target_supplier", account.target.supplier
        yield "target_key_account", account.target.key_account
        yield "target_zone", _code(figures.target_zone)
        for name in ("to_target_supplier", "to_target_key_account", "target_reached"):
            yield name, getattr(figures, name)
    yield from _since_last(account)
    yield from _crm(account)


def _since_last(account: Account) -> Iterator[tuple[str, object]]:
    """What changed since the last saved assessment, on the criteria of both dates."""
    since = account.since_last
    if since is None:
        return
    yield "since_date", since.date
    for name in ("common", "only_now", "only_then"):
        yield f"since_{name}", getattr(since, name)
    if since.net_balance_now is not None and since.net_balance_then is not None:
        yield "since_balance_change", since.net_balance_now - since.net_balance_then


def _crm(account: Account) -> Iterator[tuple[str, object]]:
    if account.crm is None:
        return
    for name, amount in (("revenue", account.crm.revenue), ("potential", account.crm.potential)):
        if amount is not None:
            yield name, amount.value
            yield f"{name}_currency", amount.currency
    yield "owner", account.crm.owner
    yield "segment", account.crm.segment


def _code(value: object) -> str:
    return "" if value is None else str(value)
