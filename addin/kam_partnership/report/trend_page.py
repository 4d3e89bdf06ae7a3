"""The page about the development: what was saved, and where it leads. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kam_partnership.assessment import Assessment, Figures, Settings, SinceLast, on_common_criteria
from kam_partnership.report.gaps_page import in_order, ratings_heads, ratings_row
from kam_partnership.report.page_content import Page, Point, Side, State, Table, Trend
from kam_partnership.report.voice import Voice, capitalised
from kam_partnership.texts import date_text
from kam_partnership.texts.language import month_text
from kam_partnership.workbook.history_and_measures import SavedState
from kam_partnership.workbook.verdict_words import since_last_text, target_text

#: Months between two assessments that the field recommends: twice a year.
MONTHS_TO_NEXT = 6
#: Criteria to keep an eye on until the next assessment, below the overall position.
WATCHED = 4


@dataclass(frozen=True, slots=True)
class Course:
    """What there is to tell about the development.

    Attributes:
        assessment, figures, date: of today; the settings are valid.
        history: what was saved, in the order of the days.
        since_last: what changed since the last of them.
        next_review: the day that was agreed on; None when there is none.
    """

    assessment: Assessment
    figures: Figures
    date: dt.date | None
    history: tuple[SavedState, ...]
    since_last: SinceLast | None = None
    next_review: dt.date | None = None

    @property
    def settings(self) -> Settings:
        """Those of today."""
        assert self.assessment.settings is not None  # noqa: S101 - a report needs them
        return self.assessment.settings


def trend_page(voice: Voice, course: Course) -> Page:
    """How both scores went, today's assessment last; without earlier ones, what to watch until the next."""
    settings = course.settings
    states, basis, remarks = _comparable(course, voice)
    following = _following(course, states[-1].date if states else course.date)
    picture = table = None
    alternative = ""
    if len(states) < 2:
        title = _by_then("trend.title.first", following, voice)
        # Twice a year is a proposal: it would contradict a day that is already set.
        known = voice.to_customer and course.next_review is not None
        points = [] if known else [Point(voice.say("trend.how"))]
        table = _watched(voice, course, following)
    else:
        title, points = _title(voice, settings, states), [*map(Point, basis), *_trend_points(voice, states)]
        if not voice.to_customer:
            if course.since_last is not None and course.since_last.readable:
                points.append(Point(since_last_text(course.since_last, voice.language)))
            points.append(Point(target_text(course.assessment, course.figures, voice.language)))
        picture = Trend(tuple(states), settings, voice.labels)
        alternative = voice.say(
            "alt.trend",
            supplier=voice.labels[0],
            account=voice.labels[1],
            last_supplier=voice.number(states[-1].supplier),
            last_key_account=voice.number(states[-1].key_account),
        )
    points.append(Point(_next(course, following, voice)))
    points += map(Point, remarks)
    notes = tuple(voice.say(f"trend.note.{number}") for number in (1, 2))
    return Page("trend", title, tuple(points), picture, table, alternative, notes)


def _next(course: Course, following: dt.date | None, voice: Voice) -> str:
    """When to look again: the day that was agreed on, else a proposal."""
    if course.next_review is not None:
        return voice.say("trend.next.agreed", date=date_text(course.next_review, voice.language))
    return _by_then("trend.next", following, voice)


def _comparable(course: Course, voice: Voice) -> tuple[list[State], list[str], list[str]]:
    """The saved days up to today's, each by the criteria that all of them rated; on what they are compared; remarks."""
    settings, figures, date = course.settings, course.figures, course.date
    usable = [state for state in course.history if _on_scale(state, settings)]
    remarks: list[str] = []
    if len(usable) < len(course.history) and not voice.to_customer:
        remarks.append(voice.say("trend.other_scale", count=len(course.history) - len(usable)))
    earlier = [state for state in usable if date is None or state.date < date]
    readable = [(state, state.assessment) for state in earlier if state.assessment is not None]
    if date is None or not readable:
        basis = [voice.say("trend.ratings_unknown")] if earlier and not voice.to_customer else []
        states = [State(saved.date, saved.supplier_score, saved.key_account_score) for saved in earlier]
        return [*states, *_state(date, figures)], basis, remarks
    compared = on_common_criteria(course.assessment, [assessment for _, assessment in readable])
    states = [
        one
        for (saved, _), told in zip(readable, compared.then, strict=True)
        if told is not None
        for one in _state(saved.date, told)
    ]
    left_out = len(earlier) - len(states)
    if left_out and not voice.to_customer:
        remarks.append(voice.say("trend.left_out", count=left_out))
    basis = [voice.say("trend.common", count=compared.common)] if states and not compared.alike else []
    return [*states, *_state(date, compared.now)], basis, remarks


def _state(date: dt.date | None, figures: Figures) -> list[State]:
    """One day; none without a day or figures."""
    if date is None or figures.supplier_score is None or figures.key_account_score is None:
        return []
    return [State(date, figures.supplier_score, figures.key_account_score)]


def _on_scale(state: SavedState, settings: Settings) -> bool:
    if state.scale is not None and state.scale != (settings.scale_min, settings.scale_max):
        return False
    return settings.holds(state.supplier_score) and settings.holds(state.key_account_score)


def _following(course: Course, date: dt.date | None) -> dt.date | None:
    """A day in the month in which to look again: of the next review, else half a year later."""
    if course.next_review is not None and (date is None or course.next_review > date):
        return course.next_review
    if date is None:
        return None
    month = date.year * 12 + date.month - 1 + MONTHS_TO_NEXT
    return dt.date(month // 12, month % 12 + 1, 1)


def _by_then(key: str, following: dt.date | None, voice: Voice) -> str:
    if following is None:
        return voice.say(f"{key}.unknown")
    return voice.say(key, month=month_text(following, voice.language))


def _since(states: list[State], voice: Voice) -> str:
    """The first state's month: title, figures and chart all begin with it. Its day, when all is in one month."""
    first, last = states[0].date, states[-1].date
    same = (first.year, first.month) == (last.year, last.month)
    return date_text(first, voice.language) if same else month_text(first, voice.language)


def _balance(state: State) -> float:
    return state.key_account - state.supplier


def _title(voice: Voice, settings: Settings, states: list[State]) -> str:
    since = _since(states, voice)
    if voice.to_customer:
        return voice.say("trend.title", since=since)
    first, before, now = _balance(states[0]), _balance(states[-2]), _balance(states[-1])
    least = max(settings.tolerance / 5, settings.span / 200)
    whole, lately = _direction(first, now, least), _direction(before, now, least)
    return voice.say(
        f"trend.title.{whole}",
        since=since,
        before=voice.number(first, signed=True),
        now=voice.number(now, signed=True),
        lately="" if lately == whole else voice.say(f"trend.lately.{lately}"),
    )


def _direction(before: float, now: float, least: float) -> str:
    """What became of a balance; less than the least change is none."""
    change = abs(now) - abs(before)
    if abs(change) >= least:
        return "worse" if change > 0 else "better"
    return "turned" if abs(now - before) >= least else "same"


def _trend_points(voice: Voice, states: list[State]) -> list[Point]:
    first, now, since = states[0], states[-1], _since(states, voice)
    points = []
    for side, key in ((Side.SUPPLIER, "trend.supplier"), (Side.KEY_ACCOUNT, "trend.key_account")):
        start, end = getattr(first, side), getattr(now, side)
        values = {"since": since, "before": voice.number(start), "now": voice.number(end)}
        words = capitalised(voice.say(key, account=voice.account, **values))
        points.append(Point(words, voice.number(end - start, signed=True), side))
    if not voice.to_customer:
        words = voice.say("trend.balance", before=voice.number(_balance(first), signed=True))
        points.append(Point(words, voice.number(_balance(now), signed=True)))
    if not voice.to_customer and len(states) > 2:
        points.append(Point(voice.say("trend.states", first=since), str(len(states))))
    return points


def _watched(voice: Voice, course: Course, following: dt.date | None) -> Table:
    """Today's figures of what matters most, with room for an aim on which the meeting agrees."""
    figures, target = course.figures, course.assessment.target
    wanted = ""
    if target is not None and not voice.to_customer:
        wanted = f"{voice.number(target.supplier)} | {voice.number(target.key_account)}"
    supplier, key_account = figures.supplier_score or 0.0, figures.key_account_score or 0.0
    gap = key_account - supplier
    size = voice.number(abs(gap)) if voice.to_customer else voice.number(gap, signed=True)
    told = "", voice.say("trend.overall"), voice.number(supplier), voice.number(key_account), size, wanted
    apart = [pair for pair in in_order(voice, figures) if pair.criterion.gap]
    rows: list[tuple[str, ...]] = [told, *((*ratings_row(pair, voice), "") for pair in apart[:WATCHED])]
    number, _, *heads = ratings_heads(voice)
    aim = _by_then("trend.head.aim", following, voice)
    heads = [number, voice.say("trend.head.watch"), *heads, aim]
    return Table(tuple(heads), tuple(rows), (0.05, 0.31, 0.11, 0.12, 0.11, 0.3), (0, 2, 3, 4))
