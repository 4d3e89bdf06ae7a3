"""Decides what a report says: from figures, history and measures to five pages. Pure, no clock."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kam_partnership.assessment import Assessment, Figures, SavedPosition, Settings, Zone
from kam_partnership.report.content import Audience, Diagram, Page, Point, Profile, Rated, Report, Side, Table
from kam_partnership.report.measures_page import measures_page
from kam_partnership.report.trend_page import trend_page
from kam_partnership.report.voice import Voice, capitalised, clean, shortened
from kam_partnership.texts import Language, date_text, percent_text, text
from kam_partnership.texts.criteria import LONGEST_TITLE, known_criterion
from kam_partnership.workbook.analysis_rows import large_gaps, suggested_question
from kam_partnership.workbook.diagram.scene import build_scene
from kam_partnership.workbook.plan import Plan

#: So many criteria can be read on one page, from the last row of a room.
PROFILE_ROWS = 20
#: So many gaps fit on a page with their questions.
GAP_ROWS = 5
TITLE_IN_TABLE = 64


@dataclass(frozen=True, slots=True)
class Material:
    """What a report is made of.

    Attributes:
        supplier, key_account: names as typed.
        date: of the assessment.
        previous: the last saved assessment before it.
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
    footer = [voice.parties]
    if material.date is not None:
        footer.append(date_text(material.date, language))
    if not voice.to_customer:
        footer.append(voice.say("confidential"))
    criteria = _rated(material, voice)
    return Report(
        language=language,
        audience=audience,
        title=voice.say("document", account=voice.account_dative, supplier=voice.labels[0]),
        footer="  ·  ".join(footer),
        pages=(
            _stand(material, voice, criteria),
            _profile(material, voice, criteria),
            _gaps(material, voice),
            trend_page(voice, material.settings, material.figures, material.date, material.plan),
            measures_page(voice, material.settings, material.figures, material.date, material.plan),
        ),
    )


def _rated(material: Material, voice: Voice) -> tuple[Rated, ...]:
    return tuple(
        Rated(pair.number, criterion_title(pair.title, pair.number, voice), pair.supplier, pair.key_account)
        for pair in material.assessment.rated_pairs
        if pair.supplier is not None and pair.key_account is not None
    )


def criterion_title(title: str, number: int, voice: Voice, longest: int = LONGEST_TITLE) -> str:
    """A criterion's title, short enough for a chart; its number when it has none."""
    return shortened(clean(title), longest) or voice.say("unnamed", number=number)


# ---------------------------------------------------------------------- 1 where we stand
def _stand(material: Material, voice: Voice, criteria: tuple[Rated, ...]) -> Page:
    scene = build_scene(material.assessment, material.figures, material.previous)
    figures = material.figures
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
        "high": voice.short(material.settings.scale_max),
    }
    if voice.to_customer:
        balanced = zone is not None and zone.balanced
        return voice.say("stand.title.balanced" if balanced else "stand.title", **values)
    names = {"account": voice.account, "account_dative": voice.account_dative}
    return capitalised(voice.say(f"stand.title.{zone}", **values, **names))


def _internal_stand(material: Material, voice: Voice) -> tuple[Point, ...]:
    figures, settings = material.figures, material.settings
    balanced = figures.zone is not None and figures.zone.balanced
    key = "stand.balance.inside" if balanced else "stand.balance.outside"
    level = voice.say(
        "stand.level",
        cooperation=voice.short(settings.level_cooperation),
        strategic=voice.short(settings.level_strategic),
    )
    rated = voice.say("stand.coverage", rated=len(figures.pairs), count=len(material.assessment.criteria))
    points = [
        Point(voice.say("stand.supplier"), voice.number(figures.supplier_score), Side.SUPPLIER),
        Point(
            voice.say("stand.key_account", account=voice.account),
            voice.number(figures.key_account_score),
            Side.KEY_ACCOUNT,
        ),
        Point(
            voice.say(key, tolerance=voice.short(settings.tolerance)), voice.number(figures.net_balance, signed=True)
        ),
        Point(level, voice.number(figures.level)),
        Point(rated, percent_text(figures.coverage, voice.language)),
    ]
    if figures.robust is not None:
        numbers = ", ".join(map(str, figures.tipping_criteria[:6])) + ("…" if len(figures.tipping_criteria) > 6 else "")
        points.append(Point(voice.say("stand.robust" if figures.robust else "stand.tipping", numbers=numbers)))
    points.append(Point(text(f"advice.{figures.zone}", voice.language)))
    return tuple(points)


def _customer_stand(material: Material, voice: Voice) -> tuple[Point, ...]:
    figures = material.figures
    return (
        Point(voice.say("stand.supplier"), voice.number(figures.supplier_score), Side.SUPPLIER),
        Point(voice.say("stand.key_account"), voice.number(figures.key_account_score), Side.KEY_ACCOUNT),
        Point(voice.say("stand.themes"), str(len(figures.pairs))),
        Point(voice.say("stand.read")),
        Point(voice.say("stand.ask")),
    )


def _stand_notes(material: Material, voice: Voice) -> tuple[str, ...]:
    zone = material.figures.zone or Zone.UNRATED
    words = {part: text(f"{part}.{zone}", voice.language) for part in ("zone", "meaning", "advice")}
    notes = [voice.say(f"stand.note.{number}", **words) for number in (1, 2, 3)]
    if material.error_count and not voice.to_customer:
        notes.append(voice.say("stand.note.errors", count=material.error_count))
    return tuple(notes)


def _customer_words(voice: Voice) -> dict[str, str]:
    """Words of the diagram that judge, replaced by words that describe."""
    supplier, key_account = voice.labels
    words = {
        "diagram.x": voice.say("axis", name=supplier),
        "diagram.y": voice.say("axis", name=key_account),
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
        return voice.say("profile.title.one", title=criteria[0].title)
    key = {0: ".none", count: ".all"}.get(inside, "")
    return voice.say(f"profile.title{key}", inside=inside, count=count)


def _profile_points(material: Material, voice: Voice, criteria: tuple[Rated, ...], shown: int) -> list[Point]:
    tolerance = material.settings.tolerance
    ours = sum(_gap(rated) < -tolerance for rated in criteria)
    theirs = sum(_gap(rated) > tolerance for rated in criteria)
    inside = len(criteria) - ours - theirs
    points = [Point(voice.count("profile.both", inside, tolerance=voice.short(tolerance)), str(inside))]
    if voice.to_customer:
        points.append(Point(voice.count("profile.apart", ours + theirs), str(ours + theirs)))
    else:
        points.insert(0, Point(voice.count("profile.supplier_more", ours), str(ours), Side.SUPPLIER))
        words = voice.count("profile.key_account_more", theirs, account=voice.account)
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


# ---------------------------------------------------------------------- 3 gaps
def _gaps(material: Material, voice: Voice) -> Page:
    figures, tolerance = material.figures, material.settings.tolerance
    beyond = [pair for pair in figures.gap_ranking if round(abs(pair.criterion.gap or 0.0) - tolerance, 9) > 0]
    if voice.to_customer:  # by size alone: the order by priority would tell the weights
        beyond.sort(key=lambda pair: (-round(abs(pair.criterion.gap or 0.0), 9), pair.criterion.number))
        shown = beyond[:GAP_ROWS]
    else:
        shown = large_gaps(figures, tolerance)[:GAP_ROWS]
    points = []
    if not shown:
        points.append(Point(voice.say("gaps.none", tolerance=voice.short(tolerance))))
    elif len(beyond) > len(shown) and not voice.to_customer:
        points.append(Point(voice.count("gaps.further", len(beyond) - len(shown))))
    gross = figures.gross_imbalance or 0.0
    share = percent_text(sum(pair.priority for pair in shown) / gross if gross else 0.0, voice.language)
    if shown:
        key = "gaps.title.one" if len(shown) == 1 else "gaps.title.many"
        title = voice.say(key, count=len(shown), share=share)
    else:
        title = voice.say("gaps.title.none")
    rows = []
    for pair in shown:
        criterion = pair.criterion
        name = criterion_title(criterion.title, criterion.number, voice, TITLE_IN_TABLE)
        question = suggested_question(pair, voice.language)
        if voice.to_customer and known_criterion(criterion.title) is None:
            question = voice.say("gaps.question")
        ratings = [voice.short(value) for value in (criterion.supplier, criterion.key_account) if value is not None]
        gap = criterion.gap or 0.0  # the customer reads its size: a minus would sound like a verdict
        size = voice.number(abs(gap)) if voice.to_customer else voice.number(gap, signed=True)
        rows.append((str(criterion.number), name, *ratings, size, question))
    table = None
    if rows:
        heads = ("head.rating", *(f"gaps.head.{key}" for key in ("criterion", "us", "them", "gap", "question")))
        widths = (0.05, 0.27, 0.08, 0.12, 0.1, 0.38)
        table = Table(tuple(map(voice.say, heads)), tuple(rows), widths, (0, 2, 3, 4))
    notes = tuple(voice.say(f"gaps.note.{number}") for number in (1, 2))
    return Page(key="gaps", title=title, points=tuple(points), table=table, notes=notes)
