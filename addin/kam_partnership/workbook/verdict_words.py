"""The verdict, the target and what changed, each in one sentence that says no more than the figures know.

The template builds the same verdict by a formula, from the same pieces (building/verdict_formula.py): whoever changes
the order of the pieces here changes it there.
"""

from __future__ import annotations

from collections.abc import Sequence

from kam_partnership.assessment import Figures, Settings, SinceLast, Target, Zone
from kam_partnership.assessment.figures import PAIRS_FOR_A_VERDICT
from kam_partnership.assessment.zones import less
from kam_partnership.texts import Language, date_text, number_text, percent_text, text, zone_text


def verdict_text(
    figures: Figures, settings: Settings | None, tipping_criteria: Sequence[int], language: Language
) -> str:
    """The verdict in one sentence; "" with invalid settings.

    First whether it is provisional, then the zone, then how far the mean speaks for the criteria, then whether one
    criterion tips it. Counts are told as counts, the coverage as a share of the weight.
    """
    if figures.zone is None or settings is None:
        return ""
    if figures.zone is Zone.UNRATED:
        return text("verdict.unrated", language)
    tips = "" if figures.provisional else _tips(tipping_criteria, language)
    return (
        _how_provisional(figures, settings, language)
        + text("verdict.zone", language, zone=zone_text(figures.zone, language))
        + _spread(figures, figures.zone, language)
        + tips
        + text("verdict.end", language)
    )


def _how_provisional(figures: Figures, settings: Settings, language: Language) -> str:
    if not figures.provisional:
        return ""
    pairs, weighing = figures.rated_count, figures.weighing
    if pairs < PAIRS_FOR_A_VERDICT or less(pairs / weighing, settings.minimum_coverage):
        return text("verdict.provisional.counts", language, pairs=pairs, count=weighing)
    return text("verdict.provisional.weight", language, share=percent_text(figures.coverage, language))


def _spread(figures: Figures, zone: Zone, language: Language) -> str:
    """How far what the zone says is true of the single criteria."""
    pairs = figures.rated_count
    told = {
        "pairs": pairs,
        "criteria": text("verdict.criteria" if pairs == figures.weighing else "verdict.rated_criteria", language),
    }
    if zone.balanced:
        if figures.mixed:
            return text("verdict.mixed", language, beyond=pairs - figures.balanced_pairs, **told)
        if figures.balanced_pairs == pairs:
            return text("verdict.all_balanced", language)
        return text("verdict.balanced", language, balanced=figures.balanced_pairs, **told)
    heavier = figures.supplier_heavy if zone is Zone.SUPPLIER_FRUSTRATION else figures.key_account_heavy
    beyond = (
        text("verdict.heavier_only", language)
        if pairs == 1 or heavier == 0
        else text("verdict.heavier", language, heavier=heavier, **told)
    )
    return text(f"verdict.{zone}", language) + beyond


def _tips(numbers: Sequence[int], language: Language) -> str:
    if not numbers:
        return text("verdict.robust", language)
    if len(numbers) == 1:
        return text("verdict.one_tips", language, number=numbers[0])
    return text("verdict.several_tip", language, count=len(numbers))


def target_text(target: Target | None, figures: Figures, language: Language) -> str:
    """Where both sides want to be, and how far each of them is away from it, in one sentence."""
    if target is None or figures.target_zone is None:
        return text("target.none", language)
    told = text(
        "target.open",
        language,
        zone=zone_text(figures.target_zone, language),
        supplier=number_text(target.supplier, language),
        key_account=number_text(target.key_account, language),
    )
    if figures.target_reached:
        told += text("target.reached", language)
    elif figures.to_target_supplier is not None and figures.to_target_key_account is not None:
        distances = {
            side: distance_text(distance, language)
            for side, distance in (
                ("supplier", figures.to_target_supplier),
                ("key_account", figures.to_target_key_account),
            )
        }
        told += text("target.way", language, **distances)
    return told + text("verdict.end", language)


def distance_text(distance: float, language: Language) -> str:
    """The way to the target in words, never with a sign that could be read either way: "1,2 mehr"."""
    size = number_text(abs(distance), language)
    if size == number_text(0.0, language):
        return text("target.same", language)
    return text("target.more" if distance > 0 else "target.less", language, distance=size)


def since_last_text(since: SinceLast | None, language: Language) -> str:
    """What changed since the last assessment, and on how many criteria that is said."""
    if since is None:
        return text("since.none", language)
    date = date_text(since.date, language)
    if not since.readable:
        return text("since.unreadable", language, date=date)
    if since.scale_changed:
        return text("since.other_scale", language, date=date)
    if not since.common:
        return text("since.nothing_common", language, date=date)
    scores = {
        name: number_text(value, language)
        for name, value in (
            ("supplier_then", since.supplier_score_then),
            ("supplier_now", since.supplier_score_now),
            ("key_account_then", since.key_account_score_then),
            ("key_account_now", since.key_account_score_now),
        )
    }
    balances = {
        "balance_then": number_text(since.net_balance_then, language, signed=True),
        "balance_now": number_text(since.net_balance_now, language, signed=True),
    }
    compared = text("since.compared", language, date=date, count=since.common, **scores, **balances)
    return compared + _came_and_went(since, language) + text("verdict.end", language)


def _came_and_went(since: SinceLast, language: Language) -> str:
    came, went = since.only_now, since.only_then
    if came and went:
        return text("since.came_and_went", language, came=came, went=went)
    if came or went:
        return text("since.came" if came else "since.went", language, count=came or went)
    return ""
