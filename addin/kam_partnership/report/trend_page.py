"""The page about the development: what was saved, and where it leads. Pure."""

from __future__ import annotations

import datetime as dt

from kam_partnership.assessment import Figures, Settings
from kam_partnership.report.content import Page, Point, Side, State, Trend
from kam_partnership.report.voice import Voice, capitalised
from kam_partnership.texts import date_text
from kam_partnership.workbook.plan import Plan, SavedState

#: Months between two assessments that the field recommends: twice a year.
MONTHS_TO_NEXT = 6


def trend_page(voice: Voice, settings: Settings, figures: Figures, date: dt.date | None, plan: Plan) -> Page:
    """How both scores went, today's assessment last; without earlier ones, when to look again."""
    usable = [state for state in plan.history if _on_scale(state, settings)]
    states = _states(usable, figures, date)
    points: list[Point]
    if len(states) < 2:
        title = voice.say("trend.title.first")
        points = _first_points(voice, figures)
        picture, alternative = None, ""
    else:
        title, points = _title(voice, settings, states), _trend_points(voice, states)
        picture = Trend(tuple(states), settings, voice.labels)
        alternative = voice.say(
            "alt.trend",
            supplier=voice.labels[0],
            account=voice.labels[1],
            last_supplier=voice.number(states[-1].supplier),
            last_key_account=voice.number(states[-1].key_account),
        )
    points.append(Point(_next(voice, states[-1].date if states else date)))
    left_out = len(plan.history) - len(usable)
    if left_out and not voice.to_customer:
        points.append(Point(voice.count("trend.other_scale", left_out)))
    notes = tuple(voice.say(f"trend.note.{number}") for number in (1, 2))
    return Page("trend", title, tuple(points), picture, alternative=alternative, notes=notes)


def _on_scale(state: SavedState, settings: Settings) -> bool:
    if state.scale is not None and state.scale != (settings.scale_min, settings.scale_max):
        return False
    return settings.holds(state.supplier_score) and settings.holds(state.key_account_score)


def _states(history: list[SavedState], figures: Figures, date: dt.date | None) -> list[State]:
    """The saved days up to the assessment's own; that one shows today's figures."""
    states = [
        State(saved.date, saved.supplier_score, saved.key_account_score)
        for saved in history
        if date is None or saved.date < date
    ]
    if date is not None and figures.supplier_score is not None and figures.key_account_score is not None:
        states.append(State(date, figures.supplier_score, figures.key_account_score))
    return states


def _balance(state: State) -> float:
    return state.key_account - state.supplier


def _title(voice: Voice, settings: Settings, states: list[State]) -> str:
    before, now = states[-2], states[-1]
    if voice.to_customer:
        return voice.say("trend.title", since=date_text(states[0].date, voice.language))
    change = abs(_balance(now)) - abs(_balance(before))
    least = max(settings.tolerance / 5, settings.span / 200)
    key = "same" if abs(change) < least else "worse" if change > 0 else "better"
    return voice.say(
        f"trend.title.{key}",
        since=date_text(before.date, voice.language),
        before=voice.number(_balance(before), signed=True),
        now=voice.number(_balance(now), signed=True),
    )


def _trend_points(voice: Voice, states: list[State]) -> list[Point]:
    first, before, now = states[0], states[-2], states[-1]
    since = date_text(first.date, voice.language)
    points = []
    for side, key in ((Side.SUPPLIER, "trend.supplier"), (Side.KEY_ACCOUNT, "trend.key_account")):
        start, end = getattr(first, side), getattr(now, side)
        values = {"since": since, "before": voice.number(start), "now": voice.number(end)}
        words = capitalised(voice.say(key, account=voice.account, **values))
        points.append(Point(words, voice.number(end - start, signed=True), side))
    if not voice.to_customer:
        words = voice.say("trend.balance", before=voice.number(_balance(before), signed=True))
        points.append(Point(words, voice.number(_balance(now), signed=True)))
        points.append(Point(voice.say("trend.states", first=since), str(len(states))))
    return points


def _first_points(voice: Voice, figures: Figures) -> list[Point]:
    ours, theirs = voice.say("stand.supplier"), voice.say("stand.key_account", account=voice.account)
    return [
        Point(ours, voice.number(figures.supplier_score), Side.SUPPLIER),
        Point(theirs, voice.number(figures.key_account_score), Side.KEY_ACCOUNT),
        Point(voice.say("trend.how")),
    ]


def _next(voice: Voice, date: dt.date | None) -> str:
    if date is None:
        return voice.say("trend.next.unknown")
    month = date.year * 12 + date.month - 1 + MONTHS_TO_NEXT
    return voice.say("trend.next", month=f"{month % 12 + 1:02d}/{month // 12}")
