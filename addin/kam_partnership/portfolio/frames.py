"""The portfolio's tables as pandas frames."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pandas as pd

from kam_partnership.assessment import Severity
from kam_partnership.portfolio.account import Account, by_movement
from kam_partnership.portfolio.criterion_totals import CriterionTotals
from kam_partnership.portfolio.crm_rows import Field
from kam_partnership.portfolio.desk import DueDay
from kam_partnership.portfolio.desk_words import Desk
from kam_partnership.portfolio.judge import Advised, Judgement
from kam_partnership.portfolio.statement import reason_text
from kam_partnership.texts import UNDEFINED, Language, short_number, text, zone_text
from kam_partnership.workbook.verdict_words import verdict_text, zone_words

#: The accounts' table is printed up to this column; what follows is for the screen, so that print stays large enough.
LAST_PRINTED = "overdue"
#: What only an export of the CRM fills.
CRM_COLUMNS = ("revenue", "potential", "currency")


def accounts_frame(judgement: Judgement, today: dt.date, language: Language) -> pd.DataFrame:
    """A row for each account, in the order of their names, numbered from 1. Columns: see ``_account_row``."""
    ordered = sorted(judgement.ranking, key=lambda advised: (advised.account.name.casefold(), advised.account.file))
    rows = [{"number": number} | _account_row(advised, today, language) for number, advised in enumerate(ordered, 1)]
    return pd.DataFrame(rows, columns=list(rows[0]) if rows else ["number"], dtype=object)


def _account_row(advised: Advised, today: dt.date, language: Language) -> dict[str, object]:
    account, figures = advised.account, advised.account.figures
    ends = [account.setting_numbers[key] for key in ("scale_min", "scale_max")]
    known = [short_number(end, language) for end in ends if end is not None]
    scale = "–".join(known) if len(known) == len(ends) else UNDEFINED
    printed: dict[str, object] = {
        "key_account": account.name,
        "size": account.size,
        "manager": account.manager or None,
        "advice": text(f"portfolio.advice.{advised.advice}", language),
        "zone": zone_words(figures, language),
        "supplier_score": figures.supplier_score,
        "key_account_score": figures.key_account_score,
        "net_balance": figures.net_balance,
        "level": figures.level,
        "date": account.date,
        "next_review": account.next_review,
        "open_measures": account.open_measures,
        LAST_PRINTED: account.overdue(today),
    }
    year = account.year
    return printed | {
        "target": None if figures.target_zone is None else zone_text(figures.target_zone, language),
        "to_target_supplier": figures.to_target_supplier,
        "to_target_key_account": figures.to_target_key_account,
        "target_reached": _yes_or_no(figures.target_reached, language),
        **_amounts(account),
        "evidence": account.evidence_share,
        "coverage": figures.coverage,
        "age": account.age(today),
        "year_zone": None if year is None else zone_text(year.zones[0], language),
        "over_year": None if year is None else year.balance_change,
        "balance_change": account.movement.balance_change if account.movement else None,
        "level_change": account.movement.level_change if account.movement else None,
        "supplier": account.supplier,
        "balance_score": figures.balance_score,
        "robust": None if figures.provisional else _yes_or_no(figures.robust, language),
        "errors": sum(finding.severity is Severity.ERROR for finding in account.findings),
        "findings": len(account.findings),
        "scale": scale,
        "file": account.file,
        "verdict": verdict_text(figures, account.settings, account.tipping_criteria, language),
    }


def _amounts(account: Account) -> dict[str, object]:
    """Revenue and potential of the CRM with their currency, two where they differ."""
    amounts = [None if account.crm is None else account.crm.of(field) for field in (Field.REVENUE, Field.POTENTIAL)]
    currencies = dict.fromkeys(amount.currency for amount in amounts if amount is not None and amount.currency)
    values = {key: amount and amount.value for key, amount in zip(CRM_COLUMNS, amounts, strict=False)}
    return values | {"currency": " / ".join(currencies) or None}


def _yes_or_no(flag: bool | None, language: Language) -> str | None:
    return None if flag is None else text(f"portfolio.{'yes' if flag else 'no'}", language)


def ranking_frame(judgement: Judgement, language: Language) -> pd.DataFrame:
    """A row for each account in the order of the ranking."""
    columns = ["advice", "rank", "key_account", "size", "zone", "level", "net_balance", "reason"]
    rows = [
        (
            text(f"portfolio.advice.{advised.advice}", language),
            advised.rank,
            advised.account.name,
            advised.account.size,
            zone_words(advised.account.figures, language),
            advised.account.figures.level,
            advised.account.figures.net_balance,
            reason_text(advised, judgement.top, language),
        )
        for advised in judgement.ranking
    ]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def criteria_frame(criteria: Iterable[CriterionTotals], span: float) -> pd.DataFrame:
    """A row for each criterion; gaps in points of a scale of that length."""
    columns = ["criterion", "count", "mean_gap", "supplier_share", "key_account_share"]
    rows = [(c.title, c.count, c.mean_gap * span, c.supplier_share, c.key_account_share) for c in criteria]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def dates_frame(days: Iterable[DueDay], desk: Desk, today: dt.date, language: Language) -> pd.DataFrame:
    """A row for each date, in days from today; negative ones have passed."""
    columns = ["due", "days", "key_account", "what", "who", "state"]
    rows = [
        (
            due.day,
            (due.day - today).days,
            due.account.name,
            desk.matter(due),
            desk.who(due),
            _state(due, today, language),
        )
        for due in days
    ]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def _state(due: DueDay, today: dt.date, language: Language) -> str:
    told = [text(f"portfolio.dates.{'overdue' if due.day < today else 'ahead'}", language)]
    if due.measure is not None and due.measure.proposed:
        told.append(text("portfolio.dates.proposed", language))
    return ", ".join(told)


def movement_frame(accounts: Iterable[Account], language: Language) -> pd.DataFrame:
    """A row for each account with a state of about a year ago: those in another zone first, then who moved furthest."""
    columns = ["key_account", "date_then", "date", "common", "zone_then", "zone_now"]
    columns += ["supplier_then", "supplier_now", "key_account_then", "key_account_now", "balance_then", "balance_now"]
    rows = []
    for account in by_movement(accounts):
        year = account.year
        assert year is not None  # noqa: S101 - only those
        zones = (zone_text(zone, language) for zone in year.zones)
        scores = (year.then[0], year.now[0], year.then[1], year.now[1])
        rows.append((account.name, year.date, account.date, year.common, *zones, *scores, *year.balances))
    return pd.DataFrame(rows, columns=columns, dtype=object)
