"""From several raters to what they give together, already without anything that may not be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from kam_partnership.assessment import NUMBER_FIGURES, Criterion, Figures, Settings, Zone, compute_figures, zone_of
from kam_partnership.plain_text import same_title
from kam_partnership.raters.matching import MatchedCriterion, match
from kam_partnership.raters.merged import (
    FEWEST_FOR_SPREAD,
    FEWEST_TOGETHER,
    CriterionResult,
    Merged,
    PersonResult,
    Protection,
    SelfOther,
    SideSpreads,
)
from kam_partnership.raters.rater import Rater, Side
from kam_partnership.raters.spread import Spread, agrees, is_wide, spread_of

_RATING: Mapping[Side, Callable[[Criterion], float | None]] = {
    Side.SUPPLIER: lambda criterion: criterion.supplier,
    Side.KEY_ACCOUNT: lambda criterion: criterion.key_account,
}
_SCORE = {Side.SUPPLIER: "supplier_score", Side.KEY_ACCOUNT: "key_account_score"}


class ScalesDiffer(ValueError):
    """Raters used different scales, which nothing can pool without converting ratings."""


def merge(raters: Sequence[Rater], *, anonymous: bool = False, same: Callable[[str], object] = same_title) -> Merged:
    """Pool what several raters gave.

    Args:
        raters: one or more, all on the same scale.
        anonymous: leave out names and whatever could lead back to one person.
        same: what two titles share that mean the same criterion.

    Raises:
        ValueError: without any rater.
        ScalesDiffer: when the scales differ.

    Source: docs/scoring.md. With ``anonymous`` the result is the same in whatever order the raters come.
    """
    if not raters:
        raise ValueError("there is nothing to pool")
    if len({(rater.settings.scale_min, rater.settings.scale_max) for rater in raters}) > 1:
        raise ScalesDiffer
    settings = _usual_settings(raters)
    protection = _protection(raters, anonymous=anonymous)
    limits_differ = len({rater.settings for rater in raters}) > 1
    if protection is Protection.NOTHING:
        return Merged(settings, protection, len(raters), limits_differ=limits_differ)
    return _Pool(raters, settings, protection, same).merged(limits_differ=limits_differ)


def _usual_settings(raters: Sequence[Rater]) -> Settings:
    """The most frequent tolerance and limits; with equally many the smaller ones."""
    frequency = Counter(rater.settings for rater in raters)

    def order(one: Settings) -> tuple[float, ...]:
        return -frequency[one], one.tolerance, one.level_cooperation, one.level_strategic

    return min(frequency, key=order)


def _protection(raters: Sequence[Rater], *, anonymous: bool) -> Protection:
    if not anonymous:
        return Protection.NAMED
    if len(raters) < FEWEST_TOGETHER:
        return Protection.NOTHING
    sides = Counter(rater.side for rater in raters)
    return Protection.SIDES if min(sides.values()) >= FEWEST_TOGETHER else Protection.MEANS


class _Pool:
    """Several raters while they are pooled."""

    def __init__(
        self, raters: Sequence[Rater], settings: Settings, protection: Protection, same: Callable[[str], object]
    ) -> None:
        results = [(rater, compute_figures(rater.assessment)) for rater in raters]
        if protection is not Protection.NAMED:
            results.sort(key=lambda pair: _by_result(*pair))
        self._raters = [rater for rater, _ in results]
        self._figures = [figures for _, figures in results]
        self._settings = settings
        self._protection = protection
        self._matched, self._untitled = match(self._raters, same)

    def merged(self, *, limits_differ: bool) -> Merged:
        named = self._protection is Protection.NAMED
        sides = Counter(rater.side for rater in self._raters)
        spreads = {name: spread_of(_numbers(self._figures, name)) for name in NUMBER_FIGURES}
        criteria = [one for one in self._matched if named or len(_rated(one)) >= FEWEST_TOGETHER]
        return Merged(
            settings=self._settings,
            protection=self._protection,
            count=len(self._raters),
            sides=None if self._protection is Protection.MEANS else {side: sides[side] for side in Side},
            persons=tuple(self._persons()) if named else (),
            figures={name: self._shown(spread) for name, spread in spreads.items()},
            zone=self._zone(spreads),
            views={side: self._score_view(side) for side in Side},
            criteria=tuple(self._criterion(number, one) for number, one in enumerate(criteria, start=1)),
            withheld=len(self._matched) - len(criteria),
            untitled=self._untitled if named else 0,
            limits_differ=limits_differ,
            weights_differ=any(len(_weights(one)) > 1 for one in self._matched),
        )

    def _persons(self) -> list[PersonResult]:
        pairs = zip(self._raters, self._figures, strict=True)
        return [PersonResult(rater.name, rater.side, figures) for rater, figures in pairs]

    def _zone(self, spreads: Mapping[str, Spread]) -> Zone:
        supplier, key_account = spreads["supplier_score"].mean, spreads["key_account_score"].mean
        assert supplier is not None and key_account is not None  # noqa: S101, PT018 - every rater has a rated pair
        return zone_of(supplier, key_account, self._settings)

    # ------------------------------------------------------------------ what may be shown
    def _shown(self, spread: Spread) -> Spread:
        """A spread as far as it may be shown."""
        if self._protection is Protection.NAMED:
            return spread
        if spread.count < FEWEST_TOGETHER:
            return Spread()
        return spread.without_range() if spread.count >= FEWEST_FOR_SPREAD else spread.mean_only()

    def _view(self, own: Sequence[float], other: Sequence[float]) -> SelfOther:
        """Both views; where people stay anonymous only when enough people stand behind each of them."""
        if self._protection is Protection.MEANS:
            return SelfOther()
        if self._protection is Protection.SIDES and min(len(own), len(other)) < FEWEST_TOGETHER:
            return SelfOther()
        return SelfOther(spread_of(own).mean, spread_of(other).mean)

    # ------------------------------------------------------------------ parts
    def _score_view(self, side: Side) -> SelfOther:
        by_side = {
            view: _numbers(
                [figures for rater, figures in zip(self._raters, self._figures, strict=True) if rater.side is view],
                _SCORE[side],
            )
            for view in Side
        }
        return self._view(by_side[side], by_side[side.other])

    def _criterion(self, number: int, matched: MatchedCriterion) -> CriterionResult:
        values = {side: self._ratings(matched, side) for side in Side}
        spreads = {side: spread_of([value for _, value in values[side]]) for side in Side}
        verdicts = [agrees(self._shown(spread).average_deviation, self._settings) for spread in spreads.values()]
        weights = _weights(matched)
        named = self._protection is Protection.NAMED
        return CriterionResult(
            number=number,
            title=matched.title if matched.occurrence == 1 else f"{matched.title} ({matched.occurrence})",
            pooled=SideSpreads(self._shown(spreads[Side.SUPPLIER]), self._shown(spreads[Side.KEY_ACCOUNT])),
            views={
                side: self._view(
                    [value for view, value in values[side] if view is side],
                    [value for view, value in values[side] if view is side.other],
                )
                for side in Side
            },
            agreed=_all_agree(verdicts),
            wide=_any_wide([is_wide(self._shown(spread), self._settings) for spread in spreads.values()]),
            weights=(min(weights), max(weights)) if named and len(weights) > 1 else None,
            weights_differ=named and len(weights) > 1,
            lacking=tuple(place for place in range(len(self._raters)) if place not in matched.rows) if named else (),
        )

    def _ratings(self, matched: MatchedCriterion, side: Side) -> list[tuple[Side, float]]:
        """Who says what of a side, half-rated rows included: a rating says something without its partner, too."""
        found = ((self._raters[place].side, _RATING[side](row)) for place, row in matched.rows.items())
        return [(view, value) for view, value in found if value is not None]


def _by_result(rater: Rater, figures: Figures) -> tuple[object, ...]:
    """An order that follows from the ratings alone: it tells nothing of files, names or who came first."""
    rows = sorted(
        (row.title, *((value is None, value or 0.0) for value in (row.weight, row.supplier, row.key_account)))
        for row in rater.assessment.criteria
    )
    return figures.level, figures.supplier_score, figures.gross_imbalance, figures.coverage, rater.side, rows


def _numbers(figures: Sequence[Figures], name: str) -> list[float]:
    values = (getattr(one, name) for one in figures)
    return [value for value in values if value is not None]


def _rated(matched: MatchedCriterion) -> list[Criterion]:
    """The rows in which at least one side is rated."""
    return [row for row in matched.rows.values() if row.supplier is not None or row.key_account is not None]


def _weights(matched: MatchedCriterion) -> set[float]:
    return {row.weight for row in matched.rows.values() if row.weight is not None}


def _all_agree(verdicts: Sequence[bool | None]) -> bool | None:
    """False as soon as one rating is disputed; None when nothing is known."""
    known = [verdict for verdict in verdicts if verdict is not None]
    return all(known) if known else None


def _any_wide(ranges: Sequence[bool | None]) -> bool | None:
    """True as soon as one range is wide; None when nothing is known or may be shown."""
    known = [one for one in ranges if one is not None]
    return any(known) if known else None
