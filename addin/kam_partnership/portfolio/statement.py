"""The portfolio in sentences: strategic partners, old assessments, open measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kam_partnership.errors import KamError
from kam_partnership.portfolio.account import Account, Failed
from kam_partnership.portfolio.gathering import Portfolio
from kam_partnership.portfolio.judge import Advised, Judgement, Reason
from kam_partnership.texts import Language, as_language, error_text, number_text, text
from kam_partnership.workbook.verdict_words import too_little_rated

#: Older assessments are told about.
OLD_DAYS = 365
_SHOWN_NAMES = 5


def partners_text(judgement: Judgement, language: Language) -> str:
    """Who the strategic partners are, measured by the rule of at most ``top``."""
    names, candidates = _names(judgement.strategic), _candidates(judgement.candidates, language)
    values = {"top": judgement.top, "in_zone": judgement.in_zone, "count": len(judgement.strategic)}
    if judgement.in_zone > judgement.top:
        key = "too_many" if judgement.top else "zero"
    elif not judgement.strategic:
        key = "none" if judgement.candidates else "nobody"
    else:
        key = "room" if judgement.candidates else "fits"
    return text(f"portfolio.statement.{key}", language, names=names, candidates=candidates, **values)


def remarks(portfolio: Portfolio, language: Language) -> Iterator[str]:
    """What else the head of key account management should know."""
    ages = [account.age(portfolio.today) for account in portfolio.accounts]
    old = sum(age is None or age > OLD_DAYS for age in ages)
    if old:
        yield text("portfolio.old", language, count=old)
    still_open = sum(account.open_measures for account in portfolio.accounts)
    if still_open:
        overdue = sum(account.overdue(portfolio.today) for account in portfolio.accounts)
        yield text("portfolio.open", language, open=still_open, overdue=overdue)


def failure_text(failed: Failed, language: Language) -> str:
    """Why a file could not be read and what to do about it."""
    return error_text(KamError(failed.key, **failed.details), language)


def common_language(accounts: Sequence[Account]) -> Language | None:
    """The language of most workbooks, German when as many are English; None when no workbook names one."""
    languages = [language for account in accounts if (language := as_language(account.language)) is not None]
    return max(Language, key=languages.count) if languages else None


def _candidates(accounts: Sequence[Account], language: Language) -> str:
    """A sentence; nothing without candidates."""
    if not accounts:
        return ""
    return text("portfolio.candidates", language, count=len(accounts), names=_names(accounts))


def _names(accounts: Sequence[Account]) -> str:
    shown = [account.name for account in accounts[:_SHOWN_NAMES]]
    return ", ".join(shown) + (" …" if len(accounts) > _SHOWN_NAMES else "")


def reason_text(advised: Advised, top: int, language: Language) -> str:
    """Why this advice, in one sentence."""
    account, figures = advised.account, advised.account.figures
    key = f"portfolio.reason.{advised.reason}"
    if advised.reason is Reason.HARDLY_RATED and account.settings is not None:
        return too_little_rated(key, figures, account.settings, language)
    values: dict[Reason, dict[str, str]] = {
        Reason.NOT_RATED: {},
        Reason.INVALID: {},
        Reason.KEY_ACCOUNT_WAITS: {"balance": number_text(figures.net_balance, language, signed=True)},
        Reason.WE_INVEST_MORE: {"balance": number_text(figures.net_balance, language, signed=True)},
    }
    general = {"level": number_text(figures.level, language), "top": str(top)}
    told = text(key, language, **values.get(advised.reason, general))
    if not figures.mixed:
        return told
    beyond = figures.rated_count - figures.balanced_pairs
    return f"{told} {text('portfolio.reason.mixed', language, beyond=beyond, pairs=figures.rated_count)}"
