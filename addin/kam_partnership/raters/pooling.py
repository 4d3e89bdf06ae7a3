"""From several raters to what they give together, already without anything that may not be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from kam_partnership.assessment import NUMBER_FIGURES, Criterion, Figures, Settings, Zone, compute_figures, zone_of
from kam_partnership.plain_text import same_title
from kam_partnership.raters.disclosure import RatedBy, fixes_an_end, held_back, shares_of
from kam_partnership.raters.matching import MatchedCriterion, match
from kam_partnership.raters.merged import (
    FEWEST_FOR_SPREAD,
    FEWEST_TOGETHER,
    LINEAR_FIGURES,
    CriterionResult,
    Merged,
    PersonResult,
    Protection,
    SelfOther,
    SideSpreads,
)
from kam_partnership.raters.rater import Rater, Side
from kam_partnership.raters.sides import SideView, beyond
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
        self._named = protection is Protection.NAMED
        self._present = [side for side in Side if any(rater.side is side for rater in self._raters)]
        self._matched, self._untitled = match(self._raters, same)
        self._own_shares = [self._shares(place) for place in range(len(self._raters))]
        self._alike = all(shares == self._own_shares[0] for shares in self._own_shares)

    def merged(self, *, limits_differ: bool) -> Merged:
        spreads = {name: spread_of(_numbers(self._figures, name)) for name in NUMBER_FIGURES}
        enough = [n for n, one in enumerate(self._matched) if self._named or len(_rated(one)) >= FEWEST_TOGETHER]
        back = self._held_back(enough)
        # Numbered before some are left out: people speak of a criterion by the number in their questionnaire.
        criteria = [(number + 1, self._matched[number]) for number in enough if number not in back]
        return Merged(
            settings=self._settings,
            protection=self._protection,
            count=len(self._raters),
            sides={} if self._protection is Protection.MEANS else {side: self._side(side) for side in self._present},
            persons=tuple(self._persons()) if self._named else (),
            figures={name: self._shown_figure(name, spread) for name, spread in spreads.items()},
            zone=self._zone(spreads),
            views={side: self._score_view(side) for side in Side},
            criteria=tuple(self._criterion(number, one) for number, one in criteria),
            withheld=len(self._matched) - len(enough),
            held_back=len(back),
            untitled=self._untitled if self._named else 0,
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

    def _side(self, side: Side) -> SideView:
        """How one side's people see it."""
        own = [figures for rater, figures in zip(self._raters, self._figures, strict=True) if rater.side is side]
        supplier, key_account, balance = (
            _mean(_numbers(own, name)) for name in ("supplier_score", "key_account_score", "net_balance")
        )
        return SideView(len(own), supplier, key_account, balance, zone_of(supplier, key_account, self._settings))

    # ------------------------------------------------------------------ what may be shown
    def _shown(self, values: Sequence[float], *, agreement: bool = True) -> Spread:
        """Ratings of a criterion as far as they may be shown.

        Anonymous, the mean, and from five people on how much they agree, unless that gave away the lowest or the
        highest rating. Without ``agreement`` never: where means of each side are shown, it is for each side alone.
        """
        spread = spread_of(values)
        if self._named:
            return spread
        if spread.count < FEWEST_TOGETHER:
            return Spread()
        agreement = agreement and spread.count >= FEWEST_FOR_SPREAD
        if agreement and not fixes_an_end(values, self._settings.scale_min, self._settings.scale_max):
            return Spread(spread.count, spread.mean, average_deviation=spread.average_deviation)
        return Spread(spread.count, spread.mean)

    def _shown_figure(self, name: str, spread: Spread) -> Spread:
        """A figure of all as far as it may be shown: anonymous, the mean of sums, and from five on its interval.

        The interval only where everybody rated the same with the same weights. Else scores are fractions of different
        kinds, and few people's fractions can be told from the sum of their squares: a test's solver does.
        """
        if self._named:
            return spread
        if name not in LINEAR_FIGURES:
            return Spread()
        enough = spread.count >= FEWEST_FOR_SPREAD and self._alike
        return Spread(spread.count, spread.mean, interval=spread.interval if enough else None)

    def _may_show_sides(self, *behind: int) -> bool:
        """Whether something may be shown by side behind which so many people of each stand."""
        return self._named or (self._protection is Protection.SIDES and min(behind) >= FEWEST_TOGETHER)

    def _held_back(self, shown: Sequence[int]) -> set[int]:
        """The criteria, by place, from which, beside the figures of all, what one or two people gave would follow."""
        if self._named:
            return set()
        shares = self._own_shares
        rated = [
            RatedBy(
                number,
                {
                    place: shares[place].get(number, Fraction(0))
                    for place, row in one.rows.items()
                    if _RATING[side](row) is not None
                },
                by_side=self._may_show_sides(*self._counts(one, side).values()),
            )
            for number, one in enumerate(self._matched)
            for side in Side
        ]
        # Rows without a title count in their person's scores and nowhere else.
        unmatched = [
            RatedBy(number, {place: share}, by_side=False)
            for place, own in enumerate(shares)
            for number, share in own.items()
            if number >= len(self._matched)
        ]
        sides = [str(rater.side) for rater in self._raters]
        return held_back([*rated, *unmatched], sides, shown, by_side=self._protection is Protection.SIDES)

    def _shares(self, place: int) -> dict[int, Fraction]:
        """Which part of one person's scores each rated pair makes; what matches nothing has a number of its own."""
        known = {one.rows[place].number: n for n, one in enumerate(self._matched) if place in one.rows}
        pairs = self._raters[place].assessment.rated_pairs
        unmatched = len(self._matched)
        return shares_of({known.get(row.number, unmatched + row.number): row.weight or 0.0 for row in pairs})

    # ------------------------------------------------------------------ parts
    def _score_view(self, side: Side) -> SelfOther:
        by_side = {
            view: _numbers(
                [figures for rater, figures in zip(self._raters, self._figures, strict=True) if rater.side is view],
                _SCORE[side],
            )
            for view in Side
        }
        own, other = by_side[side], by_side[side.other]
        if not self._may_show_sides(len(own), len(other)):
            return SelfOther()
        return SelfOther(spread_of(own).mean, spread_of(other).mean)

    def _criterion(self, number: int, matched: MatchedCriterion) -> CriterionResult:
        pooled = self._pooled(matched)
        within = {view: self._within(matched, view) for view in Side}
        gaps = self._gaps(matched)
        disagree = None
        if len(gaps) == len(Side):
            between = abs(gaps[Side.KEY_ACCOUNT] - gaps[Side.SUPPLIER])
            disagree = beyond(between, self._settings.tolerance)
        weights = _weights(matched)
        return CriterionResult(
            number=number,
            own_title=matched.title,
            occurrence=matched.occurrence,
            pooled=pooled,
            within=within,
            gaps=gaps,
            sides_disagree=disagree,
            agreed=self._agreed(self._agreement(pooled), disagree),
            agreed_within={view: self._agreement(found) for view, found in within.items()},
            wide=_any_wide([is_wide(pooled.of(side), self._settings) for side in Side]),
            weights=(min(weights), max(weights)) if self._named and len(weights) > 1 else None,
            weights_differ=self._named and len(weights) > 1,
            lacking=tuple(p for p in range(len(self._raters)) if p not in matched.rows) if self._named else (),
            evidence=tuple(self._evidence(matched)) if self._named else (),
        )

    def _pooled(self, matched: MatchedCriterion) -> SideSpreads:
        """What all people say of both sides' investment."""
        found = []
        for side in Side:
            by_side = self._may_show_sides(*self._counts(matched, side).values())
            found.append(self._shown([value for _, value in self._ratings(matched, side)], agreement=not by_side))
        return SideSpreads(*found)

    def _within(self, matched: MatchedCriterion, view: Side) -> SideSpreads:
        """What one side's people say of both sides' investment."""
        found = []
        for side in Side:
            values = [value for of, value in self._ratings(matched, side) if of is view]
            may = self._may_show_sides(*self._counts(matched, side).values())
            found.append(self._shown(values) if may else Spread())
        return SideSpreads(*found)

    def _gaps(self, matched: MatchedCriterion) -> dict[Side, float]:
        """Each side's mean gap over its people who rated both.

        Anonymous, only where each side rated whole pairs alone: beside the means of both ratings, the mean gap of one
        person less would give that person's rating away.
        """
        rows = [(self._raters[place].side, row) for place, row in matched.rows.items()]
        gaps = {view: [row.gap for side, row in rows if side is view and row.gap is not None] for view in Side}
        whole = all(row.gap is not None for row in _rated(matched))
        if not self._named and not (whole and self._may_show_sides(*map(len, gaps.values()))):
            return {}
        return {view: _mean(found) for view, found in gaps.items() if found}

    def _agreement(self, spreads: SideSpreads) -> bool | None:
        verdicts = [agrees(spreads.of(side).average_deviation, self._settings) for side in Side]
        agreement = _all_agree(verdicts)
        # Anonymous, one that is not shown may be the one that people disagree on.
        return None if agreement and not self._named and None in verdicts else agreement

    def _agreed(self, agreement: bool | None, disagree: bool | None) -> bool | None:
        """Whether all agree: where sides may differ unseen, nothing is called agreed."""
        if disagree:
            return False
        unseen = not self._named and disagree is None and len(self._present) > 1
        return None if agreement and unseen else agreement

    def _evidence(self, matched: MatchedCriterion) -> Iterator[tuple[int, str]]:
        for place, row in sorted(matched.rows.items()):
            if words := self._raters[place].evidence.get(row.number):
                yield place, words

    def _ratings(self, matched: MatchedCriterion, side: Side) -> list[tuple[Side, float]]:
        """Who says what of a side, half-rated rows included: a rating says something without its partner, too."""
        found = ((self._raters[place].side, _RATING[side](row)) for place, row in matched.rows.items())
        return [(view, value) for view, value in found if value is not None]

    def _counts(self, matched: MatchedCriterion, side: Side) -> dict[Side, int]:
        """How many people of each side rated a side's investment."""
        views = [view for view, _ in self._ratings(matched, side)]
        return {view: views.count(view) for view in Side}


def _mean(values: Sequence[float]) -> float:
    """The mean of at least one value."""
    mean = spread_of(values).mean
    assert mean is not None  # noqa: S101 - of no value there would be none
    return mean


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
