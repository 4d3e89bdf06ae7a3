"""Two accounts side by side: figures, and the criteria in which they differ most."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from kam_partnership.assessment import Criterion, Settings
from kam_partnership.errors import Refused
from kam_partnership.plain_text import same_name
from kam_partnership.portfolio.account import Account
from kam_partnership.portfolio.company_names import spellings
from kam_partnership.portfolio.gathering import Portfolio
from kam_partnership.portfolio.judge import Advised
from kam_partnership.portfolio.statement import reason_text
from kam_partnership.texts import (
    Language,
    amount_text,
    as_language,
    date_text,
    number_text,
    percent_text,
    text,
    zone_text,
)
from kam_partnership.texts.criteria import same_criterion
from kam_partnership.workbook.judged_file import judge

#: So many names are offered when one is not found.
_OFFERED: Final = 3
Value = str | float | dt.date | None


class Kind(StrEnum):
    """How a value is shown."""

    TEXT = "text"
    SCORE = "score"
    SIGNED = "signed"
    SHARE = "share"
    COUNT = "count"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of both accounts; ``key`` is the column of the accounts' table that tells the same."""

    key: str
    values: tuple[Value, Value]
    kind: Kind = Kind.TEXT

    def told(self, language: Language) -> tuple[str, str]:
        """Both values as people read them."""
        return _told(self.values[0], self.kind, language), _told(self.values[1], self.kind, language)


@dataclass(frozen=True, slots=True)
class ComparedCriterion:
    """A criterion that both accounts rated.

    Attributes:
        titles: in each of the workbooks.
        ratings: of the supplier and of the key account, for each account, in the points of its scale.
        difference: how far the ratings are apart, in parts of the scale, the mean of both sides: 0 to 1.
    """

    titles: tuple[str, str]
    ratings: tuple[tuple[float, float], tuple[float, float]]
    difference: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two accounts.

    Attributes:
        pair: both with their advice.
        criteria: those that both rated, the largest difference first.
        only: how many criteria only one of them rated.
        scales: their scales; None where the settings are invalid.
        top: at most so many strategic partners, for the reasons.
    """

    pair: tuple[Advised, Advised]
    criteria: tuple[ComparedCriterion, ...]
    only: tuple[int, int]
    scales: tuple[tuple[float, float] | None, tuple[float, float] | None]
    top: int

    @property
    def same_scale(self) -> bool:
        """Whether points may be compared; else parts of the scale are."""
        return self.scales[0] == self.scales[1]

    def title(self, criterion: ComparedCriterion, language: Language) -> str:
        """What a criterion is called in the workbook of that language, else in the first one."""
        languages = [as_language(advised.account.language) for advised in self.pair]
        return criterion.titles[languages.index(language) if language in languages else 0]


def compare(portfolio: Portfolio, names: Sequence[str]) -> Comparison:
    """Compare two accounts of a portfolio; their workbooks are read once more for the criteria.

    Args:
        names: of both, as the key account, the file or its path; legal forms and accents may be missing.

    Raises:
        Refused: for a name that is none of the accounts, or several, and for one account twice.
        FileUnreadable: when a workbook cannot be read any more.
    """
    one, other = (_find(portfolio.accounts, name) for name in names)
    if one is other:
        raise Refused("compare_same", name=one.name)
    advised = {judged.account.file: judged for judged in portfolio.judgement.ranking}
    rated, others = _rated(one), _rated(other)
    both = [key for key in rated if key in others]
    criteria = [_compared(one, other, rated[key], others[key]) for key in both]
    criteria.sort(key=lambda criterion: (-round(criterion.difference, 9), criterion.titles))
    return Comparison(
        (advised[one.file], advised[other.file]),
        tuple(criteria),
        (len(rated) - len(both), len(others) - len(both)),
        (_scale(one.settings), _scale(other.settings)),
        portfolio.judgement.top,
    )


def _find(accounts: Sequence[Account], name: str) -> Account:
    """The account of that name: the same name first, then its file, then the name without legal form."""
    wanted = same_name(name).replace("\\", "/")
    ways = (
        [a for a in accounts if same_name(a.name) == wanted],
        [a for a in accounts if wanted in _paths(a)],
        [a for a in accounts if spellings(a.name) & spellings(name)],
    )
    found = next((way for way in ways if way), [])
    if len(found) == 1:
        return found[0]
    if found:
        raise Refused("compare_several", name=name, files=", ".join(account.file for account in found))
    known = {account.name.casefold(): account.name for account in accounts}
    near = difflib.get_close_matches(name.casefold(), known, _OFFERED, cutoff=0.4)
    if near:
        raise Refused("compare_unknown", name=name, names=", ".join(known[one] for one in near))
    raise Refused("compare_nobody", name=name, names=", ".join(sorted(known.values())[:_OFFERED]))


def _paths(account: Account) -> set[str]:
    path = same_name(account.file).replace("\\", "/")
    file = path.rpartition("/")[2]
    return {path, file, file.rpartition(".")[0]}


def _rated(account: Account) -> dict[object, Criterion]:
    """The rated criteria by what they are about in every language; those without a title belong to nobody."""
    pairs = judge(Path(account.file)).assessment.rated_pairs
    return {same_criterion(pair.title): pair for pair in pairs if pair.title.strip()}


def _compared(one: Account, other: Account, first: Criterion, second: Criterion) -> ComparedCriterion:
    shares = [_shares(account, criterion) for account, criterion in ((one, first), (other, second))]
    difference = sum(abs(a - b) for a, b in zip(*shares, strict=True)) / 2
    return ComparedCriterion((first.title, second.title), (_ratings(first), _ratings(second)), difference)


def _ratings(criterion: Criterion) -> tuple[float, float]:
    assert criterion.supplier is not None and criterion.key_account is not None  # noqa: S101, PT018 - a rated pair
    return criterion.supplier, criterion.key_account


def _shares(account: Account, criterion: Criterion) -> tuple[float, float]:
    assert account.settings is not None  # noqa: S101 - without a scale nothing is rated
    supplier, key_account = (account.settings.share_of_scale(rating) for rating in _ratings(criterion))
    return supplier, key_account


def _scale(settings: Settings | None) -> tuple[float, float] | None:
    return None if settings is None else (settings.scale_min, settings.scale_max)


def lines(comparison: Comparison, today: dt.date, language: Language) -> list[Line]:
    """The figures of both, those left away that neither has."""
    one, other = (list(_lines(advised, comparison.top, today, language)) for advised in comparison.pair)
    paired = [Line(key, (a, b), kind) for (key, a, kind), (_, b, _) in zip(one, other, strict=True)]
    return [line for line in paired if line.values != (None, None)]


def _lines(advised: Advised, top: int, today: dt.date, language: Language) -> Iterator[tuple[str, Value, Kind]]:
    account, figures, year = advised.account, advised.account.figures, advised.account.year
    facts = account.crm
    yield "advice", text(f"portfolio.advice.{advised.advice}", language), Kind.TEXT
    yield "reason", reason_text(advised, top, language), Kind.TEXT
    yield "zone", None if figures.zone is None else zone_text(figures.zone, language), Kind.TEXT
    yield "supplier_score", figures.supplier_score, Kind.SCORE
    yield "key_account_score", figures.key_account_score, Kind.SCORE
    yield "net_balance", figures.net_balance, Kind.SIGNED
    yield "level", figures.level, Kind.SCORE
    yield "coverage", figures.coverage, Kind.SHARE
    yield "evidence", account.evidence_share, Kind.SHARE
    yield "target", None if figures.target_zone is None else zone_text(figures.target_zone, language), Kind.TEXT
    yield "to_target_supplier", figures.to_target_supplier, Kind.SIGNED
    yield "to_target_key_account", figures.to_target_key_account, Kind.SIGNED
    yield "over_year", None if year is None else year.balance_change, Kind.SIGNED
    amounts = (None, None) if facts is None else (facts.revenue, facts.potential)
    for key, amount in zip(("revenue", "potential"), amounts, strict=True):
        yield key, None if amount is None else amount_text(amount.value, amount.currency, language), Kind.TEXT
    yield "manager", account.manager or None, Kind.TEXT
    yield "date", account.date, Kind.DAY
    yield "age", account.age(today), Kind.COUNT
    yield "next_review", account.next_review, Kind.DAY
    yield "open_measures", account.open_measures, Kind.COUNT
    yield "overdue", account.overdue(today), Kind.COUNT


def _told(value: Value, kind: Kind, language: Language) -> str:
    if value is None:
        return number_text(None, language)
    if isinstance(value, dt.date):
        return date_text(value, language)
    if isinstance(value, str):
        return value
    if kind is Kind.SHARE:
        return percent_text(value, language)
    return number_text(value, language, 0 if kind is Kind.COUNT else 1, signed=kind is Kind.SIGNED)


def notes(comparison: Comparison, language: Language) -> list[str]:
    """What somebody should know who compares: how many criteria, and that the scales differ."""
    count = len(comparison.criteria)
    only = dict(zip(("one", "other"), comparison.only, strict=True))
    told = [text("portfolio.compare.common" if count else "portfolio.compare.nothing", language, count=count, **only)]
    if not comparison.same_scale:
        scales = (
            number_text(None, language) if scale is None else "–".join(number_text(end, language, 0) for end in scale)
            for scale in comparison.scales
        )
        told.append(text("portfolio.compare.scales", language, **dict(zip(("one", "other"), scales, strict=True))))
    return told
