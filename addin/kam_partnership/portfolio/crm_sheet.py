"""The sheet of the portfolio that says where its CRM figures come from: what is open first, then every row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import pandas as pd

from kam_partnership.portfolio.crm_rows import CrmFacts
from kam_partnership.texts import Language, text

if TYPE_CHECKING:  # joining loads more than the other sheets need
    from kam_partnership.portfolio.crm_join import Joined

#: The columns as their texts are called; those of an amount come with its currency.
_COLUMNS = (
    *("crm_status", "key_account", "crm_name", "crm_row", "crm_revenue", "crm_revenue_currency"),
    *("crm_potential", "crm_potential_currency", "crm_owner", "crm_segment", "file"),
)
#: How they look: widths in characters, and formats.
WIDTHS: Final[Mapping[str, float]] = {
    **dict.fromkeys(("crm_status", "crm_name"), 34),
    **dict.fromkeys(("crm_revenue", "crm_potential"), 15),
    "crm_row": 7,
    "crm_revenue_currency": 9,
    "crm_potential_currency": 13,
    "crm_owner": 20,
    "crm_segment": 16,
}
LOOKS: Final[Mapping[str, Mapping[str, object]]] = {
    **{key: {"align": "left", "text_wrap": True} for key in ("crm_status", "crm_name")},
    **{key: {"align": "left"} for key in ("crm_owner", "crm_segment")},
    **{key: {"align": "right", "num_format": "#,##0"} for key in ("crm_revenue", "crm_potential")},
}
#: Left away where nothing fills them.
_OPTIONAL = ("crm_potential", "crm_potential_currency", "crm_owner", "crm_segment")


def crm_frame(joined: Joined, language: Language) -> pd.DataFrame:
    """A row for each row of the export and for each account without one; columns that nothing fills are left away."""
    rows = [*_doubles(joined), *_near_misses(joined), *_without(joined), *_unmatched(joined)]
    rows += _left_out(joined, understood=False)
    rows += [*_matches(joined), *_left_out(joined, understood=True)]
    frame = pd.DataFrame(rows, columns=list(_COLUMNS), dtype=object)
    frame["crm_status"] = [text(f"portfolio.crm.status.{key}", language) for key in frame["crm_status"]]
    unused = [column for column in _OPTIONAL if frame[column].isna().all()]
    return frame.drop(columns=unused)


Row = tuple[object, ...]


def _row(
    status: str, account: str | None, name: str | None, row: int | None, facts: CrmFacts | None, file: str | None = None
) -> Row:
    amounts = (facts.revenue or facts.figure, facts.potential) if facts else (None, None)
    money = [value for one in amounts for value in (one.value if one else None, (one.currency if one else "") or None)]
    people = (facts.owner or None, facts.segment or None) if facts else (None, None)
    return (status, account, name, None if row is None else float(row), *money, *people, file)


def _doubles(joined: Joined) -> list[Row]:
    return [
        _row("double", double.account.name, row.shown, row.row, row.facts, double.account.file)
        for double in joined.doubles
        for row in double.rows
    ]


def _near_misses(joined: Joined) -> list[Row]:
    return [
        _row(f"near.{near.doubt}", account.name, near.row.shown, near.row.row, near.row.facts, account.file)
        for near in joined.near_misses
        for account in near.accounts
    ]


def _without(joined: Joined) -> list[Row]:
    return [_row("without", account.name, None, None, None, account.file) for account in joined.without]


def _unmatched(joined: Joined) -> list[Row]:
    return [_row("unmatched", None, row.shown, row.row, row.facts) for row in joined.unmatched]


def _left_out(joined: Joined, *, understood: bool) -> list[Row]:
    left = [one for one in joined.export.left_out if (one.why != "not_understood") is understood]
    return [_row(f"left.{one.why}", None, one.words, one.row, None) for one in left]


def _matches(joined: Joined) -> list[Row]:
    """Those first whose amount does not count."""
    other = {match.account.file for match in joined.other_currency}
    without = {account.file for account in joined.without_amount}
    rows: list[Row] = []
    later: list[Row] = []
    for match in joined.matches:
        file = match.account.file
        status = "other_currency" if file in other else "no_amount" if file in without else ""
        how = "added" if len(match.rows) > 1 else f"by.{match.how}"
        first = match.rows[0]
        row = _row(status or how, match.account.name, first.shown, first.row, match.facts, file)
        (rows if status else later).append(row)
    return rows + later
