"""Days as an iCalendar file (RFC 5545), which Outlook, Google and Apple import. Pure.

A few lines of our own: a library costs more at the start of a command than reading the workbooks, and what there is to
write is three properties that need care: folding, escaping, and days without a time. Tests read it with two libraries.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kam_partnership.plain_text import readable

_LONGEST_LINE: Final = 75  # octets, without its end
_BREAK: Final = "\r\n"
_ESCAPED: Final = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
#: Revisions count minutes from here: a number that fits the format until 6108.
_FIRST_REVISION: Final = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """Something that stands on one day.

    Attributes:
        uid: the same for the same thing, whatever day it moves to: an import with it moves and never doubles.
        changed: when what it comes from was last changed, in UTC. It decides which of two imports is the newer one, so
            the same workbook gives the same bytes.

    Raises:
        ValueError: for an empty identifier or summary, or a moment without a time zone.
    """

    uid: str
    day: dt.date
    summary: str
    changed: dt.datetime
    description: str = ""

    def __post_init__(self) -> None:
        if not self.uid or not self.summary:
            raise ValueError("a day has an identifier and a summary")
        if self.changed.tzinfo is None:
            raise ValueError("a moment without its time zone means nothing on another computer")


def calendar_file(days: Iterable[CalendarDay], title: str) -> bytes:
    """The file: each day as an event of the whole day that blocks no time."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//KAM Partnerschaft//kam-partnership//EN"]
    lines += ["CALSCALE:GREGORIAN", "METHOD:PUBLISH", f"X-WR-CALNAME:{_escaped(title)}"]
    for day in days:
        lines += _event(day)
    lines.append("END:VCALENDAR")
    return "".join(folded + _BREAK for line in lines for folded in _folded(line)).encode()


def _event(day: CalendarDay) -> Iterator[str]:
    changed = day.changed.astimezone(dt.UTC)
    stamp = f"{changed:%Y%m%dT%H%M%SZ}"
    yield "BEGIN:VEVENT"
    yield f"UID:{day.uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"SEQUENCE:{max(0, (changed - _FIRST_REVISION) // dt.timedelta(minutes=1))}"
    yield f"DTSTART;VALUE=DATE:{_date(day.day)}"
    if day.day < dt.date.max:
        yield f"DTEND;VALUE=DATE:{_date(day.day + dt.timedelta(days=1))}"
    yield f"SUMMARY:{_escaped(day.summary)}"
    if day.description:
        yield f"DESCRIPTION:{_escaped(day.description)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _date(day: dt.date) -> str:
    """Four digits for the year on every system, which strftime does not promise."""
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _escaped(text: str) -> str:
    plain = readable(text.replace("\r\n", "\n")).replace("\t", " ")
    return "".join(_ESCAPED.get(sign, sign) for sign in plain)


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets; each but the first begins with a blank, no character is cut."""
    piece, size = "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > _LONGEST_LINE:
            yield piece
            piece, size = " ", 1
        piece, size = piece + sign, size + octets
    yield piece
