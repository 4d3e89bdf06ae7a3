"""The portfolio's tables as pandas frames. Needs the extra ``reports``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pandas as pd

from kam_partnership.assessment import Severity
from kam_partnership.portfolio.criterion_totals import CriterionTotals
from kam_partnership.portfolio.judge import Judged, Judgement
from kam_partnership.portfolio.statement import reason_text
from kam_partnership.texts import UNDEFINED, Language, short_number, text, zone_text

#: The accounts' table is printed up to this column; what follows is for the screen, so that print stays large enough.
LAST_PRINTED = "overdue"


def accounts_frame(judgement: Judgement, today: dt.date, language: Language) -> pd.DataFrame:
    """A row for each account, in the order of their names, numbered from 1. Columns: see ``_account_row``."""
    ordered = sorted(judgement.ranking, key=lambda judged: (judged.account.name.casefold(), judged.account.file))
    rows = [{"number": number} | _account_row(judged, today, language) for number, judged in enumerate(ordered, 1)]
    return pd.DataFrame(rows, columns=list(rows[0]) if rows else ["number"], dtype=object)


def _account_row(judged: Judged, today: dt.date, language: Language) -> dict[str, object]:
    account, figures = judged.account, judged.account.figures
    low, high = (account.setting_numbers[key] for key in ("scale_min", "scale_max"))
    known = low is not None and high is not None
    scale = f"{short_number(low, language)}–{short_number(high, language)}" if known else UNDEFINED  # type: ignore[arg-type]
    printed: dict[str, object] = {
        "key_account": account.name,
        "size": account.size,
        "advice": text(f"portfolio.advice.{judged.advice}", language),
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
        "supplier": account.supplier,
        "previous_zone": None if account.previous_zone is None else zone_text(account.previous_zone, language),
        "level_change": account.level_change,
        "balance_score": figures.balance_score,
        "robust": None if figures.robust is None else text(f"portfolio.{'yes' if figures.robust else 'no'}", language),
        "age": account.age(today),
        "errors": sum(finding.severity is Severity.ERROR for finding in account.findings),
        "findings": len(account.findings),
        "scale": scale,
        "file": account.file,
    }


def ranking_frame(judgement: Judgement, language: Language) -> pd.DataFrame:
    """A row for each account in the order of the ranking."""
    columns = ["advice", "rank", "key_account", "size", "zone", "level", "net_balance", "reason"]
    rows = [
        (
            text(f"portfolio.advice.{judged.advice}", language),
            judged.rank,
            judged.account.name,
            judged.account.size,
            UNDEFINED if judged.account.figures.zone is None else zone_text(judged.account.figures.zone, language),
            judged.account.figures.level,
            judged.account.figures.net_balance,
            reason_text(judged, judgement.top, language),
        )
        for judged in judgement.ranking
    ]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def criteria_frame(criteria: Iterable[CriterionTotals], span: float) -> pd.DataFrame:
    """A row for each criterion; gaps in points of a scale of that length."""
    columns = ["criterion", "count", "mean_gap", "supplier_share", "key_account_share"]
    rows = [(c.title, c.count, c.mean_gap * span, c.supplier_share, c.key_account_share) for c in criteria]
    return pd.DataFrame(rows, columns=columns, dtype=object)
