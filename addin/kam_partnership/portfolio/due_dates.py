"""What stands in a calendar: the days of open measures and of the next review, with identifiers that stay."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kam_partnership.output.calendar_file import CalendarDay
from kam_partnership.plain_text import same_name, same_title
from kam_partnership.texts import Language, text
from kam_partnership.workbook.history_and_measures import PlannedMeasure, read_plan
from kam_partnership.workbook.judged_file import judge


@dataclass(frozen=True, slots=True)
class DueDates:
    """Of one workbook: its days, and the words of the open measures that have none."""

    days: tuple[CalendarDay, ...]
    without_day: tuple[str, ...]


def due_dates(path: Path, language: Language | None = None) -> DueDates:
    """The days of one workbook.

    An identifier is made of the names of both sides and the words of the measure: it stays when the day moves, when
    rows are sorted, and when the file is renamed or copied. Other words are another measure.

    Args:
        language: of the words around the user's own; None takes the workbook's.

    Raises:
        FileUnreadable: when the file cannot be read or is not ours.
    """
    judged = judge(path, language)
    account = judged.key_account or path.stem
    sides = same_name(account), same_name(judged.supplier)
    changed = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
    spoken = judged.language
    days: list[CalendarDay] = []
    if judged.next_review is not None:
        summary = text("cli.calendar.review", spoken, account=account)
        days.append(CalendarDay(_uid("next_review", *sides), judged.next_review, summary, changed))
    seen = Counter[str]()
    without_day: list[str] = []
    for planned in read_plan(path).measures:
        same = same_title(planned.measure.text)
        seen[same] += 1  # done ones count, too: or the second of two would become the first
        if not planned.measure.status.is_open:
            continue
        if planned.due is None:
            without_day.append(planned.measure.text)
            continue
        uid = _uid("measure", *sides, same, str(seen[same]))
        summary = text("cli.calendar.measure", spoken, account=account, measure=planned.measure.text)
        days.append(CalendarDay(uid, planned.due, summary, changed, "\n".join(_about(planned, spoken))))
    return DueDates(tuple(days), tuple(without_day))


def all_days(found: Iterable[DueDates]) -> tuple[list[CalendarDay], list[str]]:
    """The days of all workbooks by date, and the summaries of those about which workbooks differ.

    Two workbooks of the same sides and measure mean the same thing, a copy or an older state: the one that was changed
    last counts, whatever other files are there, so that its identifier stays.
    """
    days: dict[str, CalendarDay] = {}
    differing: dict[str, str] = {}
    for day in (day for dates in found for day in dates.days):
        other = days.setdefault(day.uid, day)
        if other.day != day.day:
            differing[day.uid] = day.summary
        days[day.uid] = max(other, day, key=lambda one: (one.changed, one.day))
    return sorted(days.values(), key=lambda day: (day.day, day.summary, day.uid)), sorted(differing.values())


def _about(planned: PlannedMeasure, language: Language) -> Iterator[str]:
    if planned.measure.criterion:
        yield text("cli.calendar.criterion", language, criterion=planned.measure.criterion)
    people = ", ".join(filter(None, (planned.supplier_owner, planned.key_account_owner)))
    if people:
        yield text("cli.calendar.people", language, people=people)


def _uid(*parts: str) -> str:
    """The parts as one identifier; names cannot be read out of it."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32] + "@kam-partnership"
