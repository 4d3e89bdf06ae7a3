"""The page about measures: what is open, who does it, by when, and who gains from it. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kam_partnership.assessment import Figures, Settings
from kam_partnership.assessment.measures import Horizon, MeasureFigures, Status, measure_figures
from kam_partnership.report.page_content import Page, Point, Table
from kam_partnership.report.shortening import shortened
from kam_partnership.report.voice import Voice, clean
from kam_partnership.texts import Language, amount_text, date_text, percent_text, shown
from kam_partnership.texts.measures import STATUSES, suggestion_for, suggestions_for
from kam_partnership.workbook.analysis_rows import large_gaps
from kam_partnership.workbook.history_and_measures import Plan, PlannedMeasure
from kam_partnership.xlsx.dates import serial_number

#: So many measures fit on a page; the rest is counted.
ROWS = 6
SUGGESTIONS = 3
LONGEST_TEXT, LONGEST_OWNER, LONGEST_CRITERION = 130, 40, 64
#: Our own suggestions that speak about the customer, not with him.
_NOT_FOR_CUSTOMERS = {
    suggestion.of(horizon)
    for language in Language
    for more in (True, False)
    for suggestion in suggestions_for("", supplier_invests_more=more, language=language)
    for horizon in Horizon
}


def measures_page(voice: Voice, settings: Settings, figures: Figures, date: dt.date | None, plan: Plan) -> Page:
    """What is open; without any measure, what to begin with."""
    as_of = plan.as_of or date
    known = [planned for planned in plan.measures if not voice.to_customer or _shared(planned)]
    serial = None if as_of is None else serial_number(as_of)
    sums = measure_figures([planned.measure for planned in known], serial)
    chosen = sorted((planned for planned in known if _shown(planned, voice)), key=_order)
    notes = tuple(voice.say(f"measures.note.{number}") for number in (1, 2))
    if not chosen and (voice.to_customer or not known):
        return _beginning(voice, settings, figures, notes)
    points = []
    if len(chosen) > ROWS:
        key = "measures.further"
        rest = len(chosen) - ROWS
        points.append(Point(voice.say(key, count=rest)))
    if not voice.to_customer:
        points += _internal_points(voice, sums, as_of, plan.currency)
    rows = [_row(planned, voice, as_of) for planned in chosen[:ROWS]]
    table = _table(voice, "measures.head.measure", rows) if rows else None
    return Page("measures", _title(voice, sums, chosen), tuple(points), table=table, notes=notes)


def _shared(planned: PlannedMeasure) -> bool:
    """True for what the customer knows: it is agreed, and somebody there is responsible."""
    measure = planned.measure
    agreed = bool(clean(planned.key_account_owner)) and measure.status.is_agreed
    return agreed and measure.text not in _NOT_FOR_CUSTOMERS


def _shown(planned: PlannedMeasure, voice: Voice) -> bool:
    return planned.measure.status.is_open or voice.to_customer


def _order(planned: PlannedMeasure) -> tuple[bool, dt.date]:
    return not planned.measure.status.is_open, planned.due or dt.date.max


def _title(voice: Voice, sums: MeasureFigures, shown: Sequence[PlannedMeasure]) -> str:
    if voice.to_customer:
        # What is under way or done may have begun without an agreement, as far as the workbook knows.
        agreed = all(planned.measure.status is Status.AGREED for planned in shown)
        return voice.say("measures.title" if agreed else "measures.title.together")
    if sums.open == sums.proposed > 0:
        return voice.say("measures.title.proposed", count=sums.open)
    if sums.open == 0:
        return voice.say("measures.title.done", count=sums.count)
    if sums.overdue:
        key = "one_overdue" if sums.overdue == 1 < sums.open else "overdue"
        return voice.say(f"measures.title.{key}", count=sums.open, overdue=sums.overdue)
    undated = sum(planned.due is None for planned in shown)
    named = any(clean(planned.supplier_owner) or clean(planned.key_account_owner) for planned in shown)
    if undated == sums.open:
        key = "undated" if named else "bare"
    else:
        key = {0: "open", 1: "one_undated"}.get(undated, "some_undated")
    return voice.say(f"measures.title.{key}", count=sums.open, undated=undated)


def _internal_points(voice: Voice, sums: MeasureFigures, as_of: dt.date | None, currency: str) -> list[Point]:
    points = []
    if 0 < sums.proposed < sums.open:
        points.append(Point(voice.say("measures.proposed", count=sums.proposed)))
    if sums.supplier_share is not None:
        words = voice.say(
            "measures.share" if clean(currency) else "measures.share.no_currency",
            supplier=_amount(sums.supplier_value, currency, voice.language),
            key_account=_amount(sums.key_account_value, currency, voice.language),
            account=voice.account_accusative,
            share=percent_text(sums.supplier_share, voice.language),
            rest=percent_text(1 - float(shown(sums.supplier_share, 2)), voice.language),
        )
        points.append(Point(words))
    else:
        points.append(Point(voice.say("measures.share.missing")))
    if sums.overdue and as_of is not None:
        points.append(Point(voice.say("measures.legend", as_of=date_text(as_of, voice.language))))
    return points


def _amount(value: float | None, currency: str, language: Language) -> str:
    """Whole units with marks between the thousands, and their currency."""
    return amount_text(value or 0.0, shortened(clean(currency), 12), language)


def _row(planned: PlannedMeasure, voice: Voice, as_of: dt.date | None) -> tuple[str, ...]:
    measure = planned.measure
    due = "" if planned.due is None else date_text(planned.due, voice.language)
    late = measure.status.is_open and as_of is not None and planned.due is not None and planned.due < as_of
    if late and not voice.to_customer:
        due = voice.say("measures.overdue", due=due)
    return (
        shortened(clean(measure.text), LONGEST_TEXT),
        shortened(clean(measure.criterion), LONGEST_CRITERION),
        shortened(clean(planned.supplier_owner), LONGEST_OWNER),
        shortened(clean(planned.key_account_owner), LONGEST_OWNER),
        due,
        STATUSES[voice.language][measure.status],
    )


_HEADS = ("criterion", "supplier_owner", "key_account_owner", "due", "status")


def _table(voice: Voice, first: str, rows: Sequence[tuple[str, ...]]) -> Table:
    heads = (first, *(f"measures.head.{key}" for key in _HEADS))
    return Table(tuple(map(voice.say, heads)), tuple(rows), (0.29, 0.185, 0.125, 0.125, 0.14, 0.135))


def _empty_table(voice: Voice, first: str, rows: Sequence[tuple[str, str]]) -> Table:
    """A list in which who, and by when, is still to be written."""
    heads = (first, *(f"measures.head.{key}" for key in _HEADS[:-1]))
    filled = tuple((*row, "", "", "") for row in rows)
    return Table(tuple(map(voice.say, heads)), filled, (0.38, 0.24, 0.13, 0.14, 0.11))


def _beginning(voice: Voice, settings: Settings, figures: Figures, notes: tuple[str, ...]) -> Page:
    """For the own people a suggestion for each of the largest gaps; for the customer an empty list to fill in."""
    if voice.to_customer:
        blank = _empty_table(voice, "measures.head.measure", [("", "")] * SUGGESTIONS)
        return Page("measures", voice.say("measures.title.none"), table=blank, notes=notes)
    gaps = large_gaps(figures, settings.tolerance)[:SUGGESTIONS]
    rows: list[tuple[str, str]] = []
    for turn, gap in enumerate(gaps):
        title = gap.criterion.title
        steps = suggestion_for(title, supplier_invests_more=gap.contribution < 0, language=voice.language, turn=turn)
        name = shortened(clean(title), LONGEST_CRITERION) or voice.say("unnamed", number=gap.criterion.number)
        rows.append((steps.day_to_day, name))
    head = "measures.head.suggestion" if gaps else "measures.head.measure"
    table = _empty_table(voice, head, rows + [("", "")] * (SUGGESTIONS - len(rows)))
    if not gaps:
        words = Point(voice.say("measures.nothing"))
        return Page("measures", voice.say("measures.title.nothing"), (words,), table=table, notes=notes)
    return Page("measures", voice.say("measures.title.none"), table=table, notes=notes)
