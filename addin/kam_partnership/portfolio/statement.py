"""The portfolio in sentences: strategic partners, old assessments, open measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kam_partnership.errors import KamError
from kam_partnership.portfolio.account import Account, Failed
from kam_partnership.portfolio.advice import ADVICE_OF, Advice
from kam_partnership.portfolio.crm_rows import Amount
from kam_partnership.portfolio.crm_words import crm_summary
from kam_partnership.portfolio.desk import is_old
from kam_partnership.portfolio.gathering import Portfolio
from kam_partnership.portfolio.judge import Advised, Judgement, Reason
from kam_partnership.texts import (
    UNDEFINED,
    Language,
    amount_text,
    as_language,
    date_text,
    error_text,
    number_text,
    text,
)
from kam_partnership.workbook.verdict_words import distance_text, too_little_rated

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
    if portfolio.crm is not None:
        yield crm_summary(portfolio.crm, language)
    old = [account for account in portfolio.accounts if is_old(account, portfolio.today)]
    if old:
        yield text("portfolio.old", language, count=len(old), names=_some_names(old, language))
    still_open = sum(account.open_measures for account in portfolio.accounts)
    if still_open:
        overdue = sum(account.overdue(portfolio.today) for account in portfolio.accounts)
        yield text("portfolio.open", language, open=still_open, overdue=overdue)
    proposed = sum(account.proposed_measures for account in portfolio.accounts)
    if proposed:
        yield text("portfolio.proposed", language, count=proposed)


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


def _some_names(accounts: Sequence[Account], language: Language) -> str:
    """The oldest assessments first, those without a date before them; "and 3 more" where there are many."""
    ordered = sorted(accounts, key=lambda a: (a.date is not None, a.date, a.name.casefold()))
    names = ", ".join(account.name for account in ordered[:_SHOWN_NAMES])
    more = len(ordered) - _SHOWN_NAMES
    if more > 0:
        return text("portfolio.names.more", language, names=names, count=more)
    return names.removesuffix(".")  # the sentence ends with one


#: Reasons whose own words tell the way to the target, or that only the mean is balanced.
_TELL_THE_TARGET = (Reason.TARGET_ASKS_US, Reason.TARGET_ASKS_THEM, Reason.TARGET_IS_LESS)
_TELL_THE_SPREAD = (Reason.MIXED,)


def reason_text(advised: Advised, top: int, language: Language) -> str:
    """Why this advice, in a sentence or two with the figures that it rests on."""
    account, figures = advised.account, advised.account.figures
    key = f"portfolio.reason.{advised.reason}"
    if advised.reason is Reason.HARDLY_RATED and account.settings is not None:
        return too_little_rated(key, figures, account.settings, language)
    values = _values(account, language) | {"top": str(top)}
    told = [text(key, language, **values)]
    if ADVICE_OF[advised.reason] is Advice.RATE:
        return told[0]
    if figures.target_reached is False and advised.reason not in _TELL_THE_TARGET:
        told.append(text("portfolio.reason.target", language, **values))
    if figures.mixed and advised.reason not in _TELL_THE_SPREAD:
        told.append(text("portfolio.reason.beyond", language, **values))
    return " ".join(told)


def _values(account: Account, language: Language) -> dict[str, str]:
    """Everything that a reason may tell; undefined figures are "–"."""
    figures, settings, course, facts = account.figures, account.settings, account.course, account.crm
    ways = {"supplier": figures.to_target_supplier, "key_account": figures.to_target_key_account}
    values = {side: UNDEFINED if way is None else distance_text(way, language) for side, way in ways.items()}
    values |= {
        "balance": number_text(figures.net_balance, language, signed=True, beside=account.tolerance),
        "level": number_text(figures.level, language),
        "limit": number_text(None if settings is None else settings.level_strategic, language),
        "beyond": str(figures.rated_count - figures.balanced_pairs),
        "pairs": str(figures.rated_count),
        "potential": _money(None if facts is None else facts.potential, language),
        "revenue": _money(None if facts is None else facts.revenue, language),
    }
    if course is not None:
        (level_then, level_now), balances = (sum(scores) / 2 for scores in (course.then, course.now)), course.balances
        values |= {
            "date": date_text(course.date, language),
            "level_then": number_text(level_then, language),
            "level_now": number_text(level_now, language),
            "balance_then": number_text(balances[0], language, signed=True, beside=account.tolerance),
            "balance_now": number_text(balances[1], language, signed=True, beside=account.tolerance),
        }
    return values


def _money(amount: Amount | None, language: Language) -> str:
    return amount_text(None, "", language) if amount is None else amount_text(amount.value, amount.currency, language)
