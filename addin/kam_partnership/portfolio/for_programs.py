"""What ``portfolio --json`` tells: keys are English, what is unknown is null (docs/portfolio.md)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from kam_partnership.portfolio.account import Account
from kam_partnership.portfolio.compare import Comparison
from kam_partnership.portfolio.compare_words import compare_object
from kam_partnership.portfolio.crm_words import crm_object, figures_object
from kam_partnership.portfolio.desk_words import Desk
from kam_partnership.portfolio.gathering import Portfolio
from kam_partnership.portfolio.movement import Movement
from kam_partnership.portfolio.statement import failure_text, partners_text, reason_text
from kam_partnership.texts import Language
from kam_partnership.workbook.score_json import score_object


def portfolio_object(collected: Portfolio, language: Language, comparison: Comparison | None = None) -> dict[str, Any]:
    """What ``portfolio --json`` tells."""
    judgement = collected.judgement
    return {
        "date": collected.today.isoformat(),
        "accounts": [account_object(a, collected.today, language) for a in collected.accounts],
        "failed": [{"file": f.file, "error": failure_text(f, language)} for f in collected.failed],
        "strategic": [_who(account) for account in judgement.strategic],
        "candidates": [_who(account) for account in judgement.candidates],
        "in_strategic_zone": judgement.in_zone,
        "top": judgement.top,
        "statement": partners_text(judgement, language),
        "ranking": [
            {
                **_who(judged.account),
                "advice": str(judged.advice),
                "rank": judged.rank,
                "reason": str(judged.reason),
                "reason_text": reason_text(judged, judgement.top, language),
            }
            for judged in judgement.ranking
        ],
        "criteria": [
            {
                "title": criterion.title,
                "accounts": criterion.count,
                "mean_gap_share": criterion.mean_gap,
                "supplier_more_share": criterion.supplier_share,
                "key_account_more_share": criterion.key_account_share,
            }
            for criterion in collected.criteria
        ],
        "figures": None if collected.crm is None else figures_object(collected.crm),
        "due_now": _due_now(collected, language),
        "compare": None if comparison is None else compare_object(comparison),
    }


def _who(account: Account) -> dict[str, str]:
    return {"file": account.file, "key_account": account.key_account}


def account_object(account: Account, today: dt.date, language: Language) -> dict[str, Any]:
    """What ``score --json`` tells about a workbook, without its criteria, and what only the portfolio knows."""
    previous, movement = account.previous, account.movement
    return {
        **score_object(account, language),
        "previous_date": previous.date.isoformat() if previous else None,
        "level_change": None if movement is None else movement.level_change,
        "balance_change": None if movement is None else movement.balance_change,
        "over_year": _movement(account.year),
        "age_days": account.age(today),
        "open_measures": account.open_measures,
        "proposed_measures": account.proposed_measures,
        "overdue_measures": account.overdue(today),
        "size": account.size,
        "crm": crm_object(account.crm),
        "manager": account.manager or None,
        "with_evidence": account.with_evidence,
        "evidence_share": account.evidence_share,
        "review_overdue": account.review_is_overdue(today),
    }


def _movement(year: Movement | None) -> dict[str, Any] | None:
    """From about a year ago to today."""
    if year is None:
        return None
    return {
        "date": year.date.isoformat(),
        "common": year.common,
        "supplier_score_then": year.then[0],
        "supplier_score_now": year.now[0],
        "key_account_score_then": year.then[1],
        "key_account_score_now": year.now[1],
        "zone_then": str(year.zones[0]),
        "zone_now": str(year.zones[1]),
    }


def _due_now(collected: Portfolio, language: Language) -> list[dict[str, Any]]:
    """All that is due, in the order of the page "Was jetzt dran ist"; the page shows the first ones."""
    desk = Desk(collected, language)
    return [
        {
            **_who(task.account),
            "kinds": [str(kind) for kind in task.kinds],
            "text": desk.what(task),
            "who": task.who or None,
            "until": None if task.until is None else task.until.isoformat(),
            "advice": str(desk.advised[task.account.file].advice),
        }
        for task in desk.tasks
    ]
