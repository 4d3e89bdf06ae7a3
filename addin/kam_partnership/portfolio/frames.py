"""The portfolio's tables as pandas frames. Needs the extra ``reports``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pandas as pd

from kam_partnership.assessment import Severity
from kam_partnership.portfolio.criterion_totals import CriterionTotals
from kam_partnership.portfolio.judge import Advised, Judgement
from kam_partnership.portfolio.statement import reason_text
from kam_partnership.texts import UNDEFINED, Language, short_number, text, zone_text
from kam_partnership.workbook.verdict_words import verdict_text

#: The accounts' table is printed up to this column; what follows is for the screen, so that print stays large enough.
LAST_PRINTED = "overdue"


def accounts_frame(judgement: Judgement, today: dt.date, language: Language) -> pd.DataFrame:
    """A row for each account, in the order of their names, numbered from 1. Columns: see ``_account_row``."""
    ordered = sorted(judgement.ranking, key=lambda advised: (advised.account.name.casefold(), advised.account.file))
    rows = [{"number": number} | _account_row(advised, today, language) for number, advised in enumerate(ordered, 1)]
    return pd.DataFrame(rows, columns=list(rows[0]) if rows else ["number"], dtype=object)


def _account_row(advised: Advised, today: dt.date, language: Language) -> dict[str, object]:
    account, figures = advised.account, advised.account.figures
    low, high = (account.setting_numbers[key] for key in ("scale_min", "scale_max"))
    known = low is not None and high is not None
    scale = f"{short_number(low, language)}–{short_number(high, language)}" if known else UNDEFINED  # type: ignore[arg-type]
    printed: dict[str, object] = {
        "key_account": account.name,
        "size": account.size,
        "advice": text(f"portfolio.advice.{advised.advice}", language),
        "zone": UNDEFINED if figures.zone is None else zone_text(figures.zone, language),
        "supplier_score": figures.supplier_score,
        "key_account_score": figures.key_account_score,
        "net_balance": figures.net_balance,
        "balance_change": account.balance_change,
        "level": figures.level,
        "coverage": figures.coverage,
        "date": account.date,
        "open_measures": account.open_measures,
        LAST_PRINTED: account.overdue(today),
    }
    return printed | {
        "verdict": verdict_text(figures, account.settings, account.tipping_criteria, language),
        "target": None if figures.target_zone is None else zone_text(figures.target_zone, language),
        "to_target_supplier": figures.to_target_supplier,
        "to_target_key_account": figures.to_target_key_account,
        "target_reached": _yes_or_no(figures.target_reached, language),
        "next_review": account.next_review,
        "supplier": account.supplier,
        "previous_zone": None if account.previous_zone is None else zone_text(account.previous_zone, language),
        "level_change": account.level_change,
        "balance_score": figures.balance_score,
        "robust": None if figures.provisional else _yes_or_no(figures.robust, language),
        "age": account.age(today),
        "errors": sum(finding.severity is Severity.ERROR for finding in account.findings),
        "findings": len(account.findings),
        "scale": scale,
        "file": account.file,
    }


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
            UNDEFINED if advised.account.figures.zone is None else zone_text(advised.account.figures.zone, language),
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
