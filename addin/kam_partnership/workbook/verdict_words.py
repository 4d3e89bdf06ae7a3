"""The verdict, the target and what changed, each in one sentence that says no more than the figures know.

The template builds the same verdict by a formula, from the same pieces (building/verdict_formula.py): whoever changes
the order of the pieces here changes it there.
"""

from __future__ import annotations

from collections.abc import Sequence

from kam_partnership.assessment import Assessment, ChangedCriterion, Figures, Settings, SinceLast, Zone
from kam_partnership.assessment.figures import PAIRS_FOR_A_VERDICT
from kam_partnership.assessment.zones import less
from kam_partnership.texts import (
    UNDEFINED,
    Language,
    date_text,
    number_text,
    percent_text,
    short_number,
    text,
    zone_text,
)

#: Names of the sides in figures and texts.
SIDES = ("supplier", "key_account")


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


def zone_words(figures: Figures, language: Language) -> str:
    """The zone for a cell of a table, with "provisional" where it is; "–" with invalid settings."""
    if figures.zone is None:
        return UNDEFINED
    name = zone_text(figures.zone, language)
    return text("figure.zone.provisional", language, zone=name) if figures.provisional else name


def _how_provisional(figures: Figures, settings: Settings, language: Language) -> str:
    if not figures.provisional:
        return ""
    return too_little_rated("verdict.provisional", figures, settings, language)


def too_little_rated(key: str, figures: Figures, settings: Settings, language: Language) -> str:
    """What makes a result provisional, in the wording of the key: too few criteria, too few rated, or too little."""
    pairs, weighing = figures.rated_count, figures.weighing
    if pairs == weighing:
        return text(f"{key}.few", language, count=pairs)
    if pairs < PAIRS_FOR_A_VERDICT or less(pairs / weighing, settings.minimum_coverage):
        return text(f"{key}.counts", language, pairs=pairs, count=weighing)
    return text(f"{key}.weight", language, share=percent_text(figures.coverage, language))


def _spread(figures: Figures, zone: Zone, language: Language) -> str:
    """How far what the zone says is true of the single criteria."""
    pairs = figures.rated_count
    told: dict[str, object] = {
        "pairs": pairs,
        "criteria": text("verdict.criteria" if pairs == figures.weighing else "verdict.rated_criteria", language),
    }
    if not zone.balanced:
        return text(f"verdict.{zone}", language) + _beyond(figures, zone, language, told)
    if pairs == 1:
        return text("verdict.one_balanced", language)
    if figures.mixed:
        if figures.balanced_pairs:
            return text("verdict.mixed", language, beyond=pairs - figures.balanced_pairs, **told)
        return text("verdict.none_balanced", language, **told)
    if figures.balanced_pairs == pairs:
        return text("verdict.all_balanced", language, **told)
    return text("verdict.balanced", language, balanced=figures.balanced_pairs, **told)


def _beyond(figures: Figures, zone: Zone, language: Language, told: dict[str, object]) -> str:
    """In how many criteria the heavier side of the mean is the heavier one."""
    heavier = figures.supplier_heavy if zone is Zone.SUPPLIER_FRUSTRATION else figures.key_account_heavy
    if figures.rated_count == 1 or heavier == 0:
        return text("verdict.heavier_only", language)
    if heavier == figures.rated_count:
        return text("verdict.heavier_all", language, **told)
    return text("verdict.heavier", language, heavier=heavier, **told)


def _tips(numbers: Sequence[int], language: Language) -> str:
    if not numbers:
        return text("verdict.robust", language)
    if len(numbers) == 1:
        return text("verdict.one_tips", language, number=numbers[0])
    return text("verdict.several_tip", language, count=len(numbers))


def target_text(assessment: Assessment, figures: Figures, language: Language) -> str:
    """Where both sides want to be, and how far each of them is away from it, in one sentence."""
    target = assessment.target
    if target is None or figures.target_zone is None:
        if not assessment.target_entered:
            return text("target.none", language)
        return text("target.unjudged" if assessment.settings is None else "target.invalid", language)
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


def advice_text(figures: Figures, language: Language) -> str:
    """What to do next: towards the target where there is one, never towards more than is wanted.

    "" with invalid settings.
    """
    zone = figures.zone
    if zone is None:
        return ""
    if figures.target_reached:
        key = f"reached.{zone}" if zone.balanced and zone is figures.target_zone else "reached.otherwise"
    elif figures.to_target_supplier is None or figures.to_target_key_account is None:
        key = str(zone)
    else:
        distances = figures.to_target_supplier, figures.to_target_key_account
        wants_more, wants_less = (any(way * distance > 0 for distance in distances) for way in (1, -1))
        key = "towards.shift" if wants_more and wants_less else f"towards.{'more' if wants_more else 'less'}"
    return text(f"advice.{key}", language)


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


def ratings_then_now(pair: ChangedCriterion, side: str, language: Language) -> str:
    """One side's ratings of a criterion at both dates: "7 → 8"."""
    return " → ".join(short_number(round(getattr(one, side), 2), language) for one in (pair.then, pair.now))


def _came_and_went(since: SinceLast, language: Language) -> str:
    came, went = since.only_now, since.only_then
    if came and went:
        return text("since.came_and_went", language, came=came, went=went)
    if came or went:
        return text("since.came" if came else "since.went", language, count=came or went)
    return ""
