"""Decides what a report says: from figures, history and measures to five pages. Pure, no clock."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from kam_partnership.assessment import Assessment, Figures, SavedPosition, Settings, SinceLast, Zone
from kam_partnership.diagram.scene import build_scene
from kam_partnership.report.gaps_page import gaps_page
from kam_partnership.report.measures_page import measures_page
from kam_partnership.report.page_content import (
    Audience,
    Diagram,
    Page,
    Point,
    Profile,
    Rated,
    Report,
    Side,
)
from kam_partnership.report.trend_page import Course, trend_page
from kam_partnership.report.voice import Voice, capitalised, clean
from kam_partnership.texts import Language, percent_text, text, zone_text
from kam_partnership.workbook.history_and_measures import Plan
from kam_partnership.workbook.verdict_words import advice_text, target_text, verdict_text

#: So many criteria can be read on one page, from the last row of a room.
PROFILE_ROWS = 20


@dataclass(frozen=True, slots=True)
class Material:
    """What a report is made of.

    Attributes:
        supplier, key_account: names as typed.
        date: of the assessment.
        previous: the last saved assessment before it.
        since_last: what changed since then.
        next_review: the day that was agreed on; None when there is none.
        error_count: inputs that are not valid and therefore do not count.

    Raises:
        ValueError: without a rated pair, for then there is nothing to tell.
    """

    supplier: str
    key_account: str
    date: dt.date | None
    assessment: Assessment
    figures: Figures
    plan: Plan
    previous: SavedPosition | None = None
    since_last: SinceLast | None = None
    next_review: dt.date | None = None
    error_count: int = 0

    def __post_init__(self) -> None:
        if self.assessment.settings is None or not self.figures.pairs:
            raise ValueError("a report needs a rated pair")

    @property
    def settings(self) -> Settings:
        """Scale, tolerance and level limits."""
        assert self.assessment.settings is not None  # noqa: S101 - checked above
        return self.assessment.settings


def build_report(material: Material, language: Language, audience: Audience) -> Report:
    """The five pages."""
    voice = Voice(language, audience, clean(material.supplier), clean(material.key_account))
    criteria = _rated(material, voice)
    pages = (
        _stand(material, voice, criteria),
        _profile(material, voice, criteria),
        gaps_page(voice, material.settings, material.figures),
        trend_page(voice, _course(material)),
        measures_page(voice, material.settings, material.figures, material.date, material.plan),
    )
    return voice.report(material.date, pages)


def _course(material: Material) -> Course:
    return Course(
        material.assessment,
        material.figures,
        material.date,
        material.plan.history,
        material.since_last,
        material.next_review,
    )


def _rated(material: Material, voice: Voice) -> tuple[Rated, ...]:
    return tuple(
        Rated(pair.number, voice.criterion(pair.title, pair.number), pair.supplier, pair.key_account)
        for pair in material.assessment.rated_pairs
        if pair.supplier is not None and pair.key_account is not None
    )


# ---------------------------------------------------------------------- 1 where we stand
def _stand(material: Material, voice: Voice, criteria: tuple[Rated, ...]) -> Page:
    figures = material.figures
    # What we want is for inside; with the customer it is talked about.
    shown = replace(material.assessment, target=None) if voice.to_customer else material.assessment
    scene = build_scene(shown, figures, material.previous)
    position = voice.say(
        "alt.position",
        supplier=voice.number(figures.supplier_score),
        key_account=voice.number(figures.key_account_score),
    )
    if voice.to_customer:
        alternative = voice.say("alt.diagram", supplier=voice.labels[0], account=voice.labels[1])
    else:
        alternative = text("diagram.alt", voice.language)
    return Page(
        key="stand",
        title=_stand_title(material, voice),
        points=_customer_stand(material, voice) if voice.to_customer else _internal_stand(material, voice),
        picture=Diagram(scene, criteria, _customer_words(voice) if voice.to_customer else {}),
        alternative=f"{alternative} {position}",
        notes=_stand_notes(material, voice),
    )


def _stand_title(material: Material, voice: Voice) -> str:
    figures, zone = material.figures, material.figures.zone
    values = {
        "supplier": voice.number(figures.supplier_score),
        "key_account": voice.number(figures.key_account_score),
        **_scale(material, voice),
    }
    if voice.to_customer:
        balanced = zone is not None and zone.balanced and not figures.mixed and not figures.provisional
        return voice.say("stand.title.balanced" if balanced else "stand.title")
    if zone is not None and zone.balanced:
        name = zone_text(zone, voice.language)
        key = "stand.title.mixed" if figures.mixed else "stand.title.balanced"
        title = voice.say(key, zone=name, account_dative=voice.account_dative)
    else:
        title = capitalised(voice.say(f"stand.title.{zone}", account=voice.account, **values))
    return voice.say("stand.title.provisional", title=title) if figures.provisional else title


def _scale(material: Material, voice: Voice) -> dict[str, str]:
    return {"low": voice.short(material.settings.scale_min), "high": voice.short(material.settings.scale_max)}


def _internal_stand(material: Material, voice: Voice) -> tuple[Point, ...]:
    figures, settings = material.figures, material.settings
    balanced = figures.zone is not None and figures.zone.balanced
    key = "stand.balance.inside" if balanced else "stand.balance.outside"
    level = voice.say(
        "stand.level",
        cooperation=voice.short(settings.level_cooperation),
        strategic=voice.short(settings.level_strategic),
    )
    verdict = verdict_text(figures, settings, figures.tipping_criteria, voice.language)
    return (
        Point(verdict),
        Point(voice.say("stand.supplier"), voice.number(figures.supplier_score), Side.SUPPLIER),
        Point(
            voice.say("stand.key_account", account=voice.account),
            voice.number(figures.key_account_score),
            Side.KEY_ACCOUNT,
        ),
        Point(
            voice.say(key, tolerance=voice.short(settings.tolerance)),
            voice.number(figures.net_balance, signed=True, beside=settings.tolerance),
        ),
        Point(level, voice.number(figures.level)),
        Point(target_text(material.assessment, figures, voice.language)),
    )


def _customer_stand(material: Material, voice: Voice) -> tuple[Point, ...]:
    figures, count = material.figures, len(material.figures.pairs)
    return (
        Point(voice.say("stand.supplier"), voice.number(figures.supplier_score), Side.SUPPLIER),
        Point(voice.say("stand.key_account"), voice.number(figures.key_account_score), Side.KEY_ACCOUNT),
        Point(voice.say("stand.themes", count=count), str(count)),
        Point(voice.say("stand.read", **_scale(material, voice))),
        Point(voice.say("stand.ask")),
    )


def _stand_notes(material: Material, voice: Voice) -> tuple[str, ...]:
    figures = material.figures
    words = {
        "verdict": verdict_text(figures, material.settings, figures.tipping_criteria, voice.language),
        "advice": advice_text(figures, voice.language),
    }
    notes = [voice.say(f"stand.note.{number}", **words) for number in (1, 2, 3)]
    if voice.to_customer:
        return tuple(notes)
    notes.append(voice.say("stand.note.coverage", share=percent_text(figures.coverage, voice.language)))
    if figures.tipping_criteria and not figures.provisional:
        numbers = ", ".join(map(str, figures.tipping_criteria[:6])) + ("…" if len(figures.tipping_criteria) > 6 else "")
        notes.append(voice.say("stand.note.tipping", numbers=numbers))
    if material.error_count:
        notes.append(voice.say("stand.note.errors", count=material.error_count))
    return tuple(notes)


def _customer_words(voice: Voice) -> dict[str, str]:
    """Words of the diagram that judge, replaced by words that describe."""
    x, y = voice.axes
    words = {
        "diagram.x": x,
        "diagram.y": y,
        "diagram.legend.overall": voice.say("legend.overall"),
        "diagram.legend.criterion": voice.say("legend.criterion"),
        "diagram.series.tolerance": voice.say("series.range"),
        "diagram.series.balance": voice.say("series.equal"),
        "report.column.criterion": voice.say("gaps.head.criterion"),
    }
    for zone, side in ((Zone.SUPPLIER_FRUSTRATION, "supplier"), (Zone.KEY_ACCOUNT_FRUSTRATION, "key_account")):
        lines = voice.say(f"zone.{side}_more")
        words |= {f"zone.{zone}.two_lines": lines, f"zone.{zone}": lines.replace("\n", " ")}
    return words


# ---------------------------------------------------------------------- 2 profile
def _profile(material: Material, voice: Voice, criteria: tuple[Rated, ...]) -> Page:
    shown = criteria
    if len(criteria) > PROFILE_ROWS:
        ranked = material.figures.gap_ranking
        if voice.to_customer:  # the ranking would tell the weights
            ranked = tuple(sorted(ranked, key=lambda pair: -abs(pair.criterion.gap or 0.0)))
        chosen = {pair.criterion.number for pair in ranked[:PROFILE_ROWS]}
        shown = tuple(rated for rated in criteria if rated.number in chosen)
    return Page(
        key="profile",
        title=_profile_title(material, voice, criteria),
        points=tuple(_profile_points(material, voice, criteria, len(shown))),
        picture=Profile(shown, material.settings, voice.labels),
        alternative=voice.say("alt.profile", supplier=voice.labels[0], account=voice.labels[1]),
        notes=tuple(voice.say(f"profile.note.{number}") for number in (1, 2)),
    )


def _gap(rated: Rated) -> float:
    return round(rated.key_account - rated.supplier, 9)


def _profile_title(material: Material, voice: Voice, criteria: tuple[Rated, ...]) -> str:
    count = len(criteria)
    inside = sum(abs(_gap(rated)) <= material.settings.tolerance for rated in criteria)
    if count == 1:
        return voice.say("profile.title", count=count, title=criteria[0].title)
    key = {0: ".none", count: ".all", 1: ".single"}.get(inside, "")
    return voice.say(f"profile.title{key}", inside=inside, count=count)


def _profile_points(material: Material, voice: Voice, criteria: tuple[Rated, ...], shown: int) -> list[Point]:
    tolerance = material.settings.tolerance
    ours = sum(_gap(rated) < -tolerance for rated in criteria)
    theirs = sum(_gap(rated) > tolerance for rated in criteria)
    inside = len(criteria) - ours - theirs
    points = [Point(voice.say("profile.both", count=inside, tolerance=voice.short(tolerance)), str(inside))]
    if voice.to_customer:
        points.append(Point(voice.say("profile.apart", count=ours + theirs), str(ours + theirs)))
    else:
        points.insert(0, Point(voice.say("profile.supplier_more", count=ours), str(ours), Side.SUPPLIER))
        words = voice.say("profile.key_account_more", count=theirs, account=voice.account)
        points.insert(1, Point(words, str(theirs), Side.KEY_ACCOUNT))
    strongest = max(criteria, key=lambda rated: (min(rated.supplier, rated.key_account), -rated.number))
    if min(strongest.supplier, strongest.key_account) >= material.settings.level_strategic:
        points.append(Point(_about("profile.strength", strongest, voice)))
    widest = max(criteria, key=lambda rated: (abs(_gap(rated)), -rated.number))
    if abs(_gap(widest)) > tolerance and not voice.to_customer:
        points.append(Point(_about("profile.widest", widest, voice)))
    if shown < len(criteria):
        points.append(Point(voice.say("profile.selection", shown=shown, count=len(criteria))))
    return points


def _about(key: str, rated: Rated, voice: Voice) -> str:
    supplier, key_account = voice.short(rated.supplier), voice.short(rated.key_account)
    return voice.say(key, title=rated.title, supplier=supplier, key_account=key_account)
