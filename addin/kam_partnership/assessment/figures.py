"""Every figure of an assessment, computed once, from valid data only.

Sources: OECD/JRC Handbook on Constructing Composite Indicators (weights, missing values, sensitivity);
Gulati and Sytch 2007 (level and difference of a dyad); Edwards on difference scores (net and gross together).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import fsum
from typing import NamedTuple

from kam_partnership.assessment.criteria import Assessment, Criterion
from kam_partnership.assessment.settings import Settings
from kam_partnership.assessment.zones import COMPARED_DECIMALS, Zone, less, zone_of, zone_rule


class PairFigures(NamedTuple):
    """What one rated pair adds.

    Attributes:
        criterion: the rated pair.
        contribution: its part of the net balance, scale units; all add up to it.
        priority: its part of the gross imbalance, scale units; the gap ranking sorts by it.
        tipping: True when leaving this pair out changes the zone.
    """

    criterion: Criterion
    contribution: float
    priority: float
    tipping: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of an assessment. None means undefined.

    Attributes:
        supplier_score: weighted mean of the supplier's ratings, scale units.
        key_account_score: weighted mean of the key account's ratings, scale units.
        net_balance: key account minus supplier, scale units; negative: the supplier invests more.
        gross_imbalance: weighted mean of the gaps' sizes, scale units.
        offset: imbalances that cancel each other out, scale units.
        balance_score: 100 for perfect balance, 0 for the greatest imbalance, points.
        level: mean of both scores, scale units.
        coverage: share of the weights that is rated, 0 to 1.
        zone: where the relationship stands; None only with invalid settings.
        robust: True when no single pair tips the zone; None with fewer than two rated pairs.
        supplier_heavy: number of rated pairs in which the supplier invests more by more than the tolerance.
        key_account_heavy: the same of the key account.
        balanced_pairs: number of the other rated pairs.
        share_beyond: share of the rated weights whose gap is larger than the tolerance, 0 to 1.
        mixed: True when only the mean is balanced: one of the three balanced zones, and imbalances that cancel each
            other out beyond the tolerance, or half of the weights beyond it. None where there is no verdict.
        provisional: True when too little is rated for a verdict that lasts. None where there is no verdict.
        weighing: number of criteria that could count, rated or not.
        target_zone: zone of the target; None without one.
        to_target_supplier: target minus score, scale units; negative: less than today is wanted.
        to_target_key_account: the same of the key account.
        target_reached: True when both distances are within the tolerance; None without target or rated pair.
        pairs: the rated pairs in the order of the table.
    """

    supplier_score: float | None = None
    key_account_score: float | None = None
    net_balance: float | None = None
    gross_imbalance: float | None = None
    offset: float | None = None
    balance_score: float | None = None
    level: float | None = None
    coverage: float | None = None
    zone: Zone | None = None
    robust: bool | None = None
    supplier_heavy: int = 0
    key_account_heavy: int = 0
    balanced_pairs: int = 0
    share_beyond: float | None = None
    mixed: bool | None = None
    provisional: bool | None = None
    weighing: int = 0
    target_zone: Zone | None = None
    to_target_supplier: float | None = None
    to_target_key_account: float | None = None
    target_reached: bool | None = None
    pairs: tuple[PairFigures, ...] = ()

    @property
    def rated_count(self) -> int:
        """Number of rated pairs."""
        return self.supplier_heavy + self.key_account_heavy + self.balanced_pairs

    @property
    def tipping_criteria(self) -> tuple[int, ...]:
        """Numbers of the criteria whose single removal changes the zone."""
        return tuple(pair.criterion.number for pair in self.pairs if pair.tipping)

    @property
    def gap_ranking(self) -> tuple[PairFigures, ...]:
        """The rated pairs, the largest priority first; equal ones in the order of the table.

        Equal means to 9 decimals: 3 x 1 and 1 x 3 differ in the last digit of a computer's division.
        """
        return tuple(sorted(self.pairs, key=lambda pair: -round(pair.priority, COMPARED_DECIMALS)))


#: A verdict needs so many rated pairs to be final. Part of the definition, no setting.
PAIRS_FOR_A_VERDICT = 3
#: With such a share of the rated weights beyond the tolerance a balanced mean is mixed. Part of the definition.
MIXED_FROM_SHARE = 0.5

#: Names of the figures that are single numbers, in the order in which people read them.
NUMBER_FIGURES = (
    "supplier_score",
    "key_account_score",
    "net_balance",
    "gross_imbalance",
    "offset",
    "balance_score",
    "level",
    "coverage",
)


def compute_figures(assessment: Assessment) -> Figures:
    """All figures of an assessment; undefined ones are None.

    Source: the scoring reference in docs/scoring.md. Linear in the number of criteria.
    """
    settings = assessment.settings
    if settings is None:
        return Figures()
    pairs = assessment.rated_pairs
    if not pairs:
        zone = _target_zone(assessment, settings)
        return Figures(coverage=0.0, zone=Zone.UNRATED, weighing=assessment.weighing, target_zone=zone)
    return _rated_figures(assessment, settings, pairs)


def scores(pairs: Sequence[Criterion], weights: Sequence[float]) -> tuple[float, float]:
    """Supplier score and key account score alone, scale units.

    Args:
        pairs: rated ones, at least one.
        weights: of the pairs, above 0; their own ones need not be these.
    """
    shares = _shares(weights)
    return (
        fsum(share * _number(pair.supplier) for share, pair in zip(shares, pairs, strict=True)),
        fsum(share * _number(pair.key_account) for share, pair in zip(shares, pairs, strict=True)),
    )


def _shares(raw_weights: Sequence[float]) -> list[float]:
    """Only the ratio of weights matters; against the largest one of the pairs, no sum can overflow or vanish."""
    unit = max(raw_weights)
    weights = [weight / unit for weight in raw_weights]
    total = fsum(weights)
    return [weight / total for weight in weights]


def _rated_figures(assessment: Assessment, settings: Settings, pairs: Sequence[Criterion]) -> Figures:
    raw_weights = [_number(pair.weight) for pair in pairs]
    suppliers = [_number(pair.supplier) for pair in pairs]
    key_accounts = [_number(pair.key_account) for pair in pairs]
    shares = _shares(raw_weights)

    supplier_score, key_account_score = scores(pairs, raw_weights)
    contributions = [
        share * (key_account - supplier)
        for share, supplier, key_account in zip(shares, suppliers, key_accounts, strict=True)
    ]
    net_balance = key_account_score - supplier_score
    gross_imbalance = fsum(abs(contribution) for contribution in contributions)
    position = supplier_score, key_account_score
    tips = _tipping(raw_weights, suppliers, key_accounts, settings, position)
    offset = max(0.0, gross_imbalance - abs(net_balance))
    zone = zone_of(*position, settings)
    coverage = _coverage(raw_weights, assessment)
    sides = [_heavier_side(s, k, settings.tolerance) for s, k in zip(suppliers, key_accounts, strict=True)]
    share_beyond = fsum(share for share, side in zip(shares, sides, strict=True) if side)
    only_the_mean = less(settings.tolerance, offset) or not less(share_beyond, MIXED_FROM_SHARE)
    to_target = _to_target(assessment, *position)
    return Figures(
        supplier_score=supplier_score,
        key_account_score=key_account_score,
        net_balance=net_balance,
        gross_imbalance=gross_imbalance,
        offset=offset,
        balance_score=100.0 * (1.0 - abs(net_balance) / settings.span),
        level=(supplier_score + key_account_score) / 2,
        coverage=coverage,
        zone=zone,
        robust=None if len(pairs) < 2 else not any(tips),
        supplier_heavy=sides.count(-1),
        key_account_heavy=sides.count(1),
        balanced_pairs=sides.count(0),
        share_beyond=share_beyond,
        mixed=zone.balanced and only_the_mean,
        provisional=less(coverage, settings.minimum_coverage) or len(pairs) < PAIRS_FOR_A_VERDICT,
        weighing=assessment.weighing,
        target_zone=_target_zone(assessment, settings),
        to_target_supplier=None if to_target is None else to_target[0],
        to_target_key_account=None if to_target is None else to_target[1],
        target_reached=None if to_target is None else not any(less(settings.tolerance, abs(d)) for d in to_target),
        pairs=tuple(map(PairFigures, pairs, contributions, map(abs, contributions), tips)),
    )


def _heavier_side(supplier: float, key_account: float, tolerance: float) -> int:
    """-1 where the supplier invests more by more than the tolerance, 1 where the key account does, else 0."""
    gap = key_account - supplier
    return -1 if less(gap, -tolerance) else 1 if less(tolerance, gap) else 0


def _target_zone(assessment: Assessment, settings: Settings) -> Zone | None:
    target = assessment.target
    return None if target is None else zone_of(target.supplier, target.key_account, settings)


def _to_target(assessment: Assessment, supplier_score: float, key_account_score: float) -> tuple[float, float] | None:
    target = assessment.target
    return None if target is None else (target.supplier - supplier_score, target.key_account - key_account_score)


def _coverage(rated: Sequence[float], assessment: Assessment) -> float:
    """The rated share of all weights, 0 to 1: an unrated criterion may weigh more than any rated one."""
    everything = [criterion.weight or 0.0 for criterion in assessment.criteria]
    unit = max(everything)
    return fsum(weight / unit for weight in rated) / fsum(weight / unit for weight in everything)


def _tipping(
    raw_weights: Sequence[float],
    suppliers: Sequence[float],
    key_accounts: Sequence[float],
    settings: Settings,
    position: tuple[float, float],
) -> list[bool]:
    """For each pair, whether the zone changes without it; never for the only pair, for then nothing is left."""
    unit = max(raw_weights)
    weights = [weight / unit for weight in raw_weights]
    heavy = smallest_share_that_may_tip(settings, *position) * fsum(weights)
    if max(weights) < heavy or len(weights) < 2:
        return [False] * len(weights)
    zone_at = zone_rule(settings)
    zone = zone_at(*position)
    rests = zip(
        weights,
        _sums_without_each(weights),
        _sums_without_each([w * s for w, s in zip(weights, suppliers, strict=True)]),
        _sums_without_each([w * k for w, k in zip(weights, key_accounts, strict=True)]),
        strict=True,
    )
    tips = [
        weight >= heavy and rest > 0 and zone_at(supplier / rest, key_account / rest) is not zone
        for weight, rest, supplier, key_account in rests
    ]
    # Beside the heaviest pair all others may vanish; without it they are measured against the heaviest of them.
    heaviest = raw_weights.index(unit)
    others = [place for place in range(len(raw_weights)) if place != heaviest]
    other_unit = max(raw_weights[place] for place in others)
    rest_weights = [raw_weights[place] / other_unit for place in others]
    total = fsum(rest_weights)
    without = (
        fsum(weight / total * ratings[place] for weight, place in zip(rest_weights, others, strict=True))
        for ratings in (suppliers, key_accounts)
    )
    tips[heaviest] = zone_at(*without) is not zone
    return tips


def smallest_share_that_may_tip(settings: Settings, supplier_score: float, key_account_score: float) -> float:
    """The share of all weights below which leaving out a pair cannot reach a border of the zones, 0 to 1.

    Without a pair of the share p, each score moves by at most span p / (1 - p), so net balance and twice the level
    by at most twice that; the nearest border is ``room`` away. Both are taken with a margin beyond all rounding.
    """
    net_balance, twice_the_level = key_account_score - supplier_score, supplier_score + key_account_score
    room = settings.tolerance - abs(net_balance)
    if room >= 0:
        levels = (settings.level_cooperation, settings.level_strategic)
        room = min(room, *(abs(twice_the_level - 2 * level) for level in levels))
    room = max(0.0, abs(room) - 1e-6 * (1 + settings.span))
    return room / (2 * settings.span + room)


def _sums_without_each(values: Sequence[float]) -> list[float]:
    """The sum of all other values, for each value.

    From the left and from the right instead of "total minus value": one dominant weight would
    otherwise wipe out the digits of all the others.
    """
    before = list(accumulate(values, initial=0.0))[:-1]
    after = list(accumulate(reversed(values), initial=0.0))[:-1][::-1]
    return [left + right for left, right in zip(before, after, strict=True)]


def _number(value: float | None) -> float:
    """A rated pair's value, which is never None."""
    assert value is not None  # noqa: S101 - rated pairs carry all three numbers
    return value
