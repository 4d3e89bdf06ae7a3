"""Due dates and next reviews in a calendar: two libraries read them; a moved day moves, nothing doubles."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from pathlib import Path

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from kam_partnership.cli.main import run
from kam_partnership.headless import open_book
from kam_partnership.output.calendar_file import CalendarDay, calendar_file
from kam_partnership.portfolio.due_dates import due_dates
from kam_partnership.workbook import names
from kam_partnership.xlsx.dates import serial_number
from support import workbooks

DUE = dt.date(2026, 12, 1)
Rows = tuple[tuple[str | None, str, dt.date | None], ...]
MEASURES: Rows = (
    ("Treffen; mit Komma, und Rückstrich \\", "offen", DUE),
    ("Ohne Termin", "offen", None),
    ("Fertig", "erledigt", DUE),
    ("Zweimal", "offen", dt.date(2027, 1, 2)),
    ("Zweimal", "offen", dt.date(2027, 1, 3)),
)


def account(folder: Path, rows: Rows = MEASURES, name: str = "Müller & Söhne, Ä") -> Path:
    path = Path(shutil.copy(workbooks.GERMAN, folder / "kam.xlsx"))
    with open_book(path) as book:
        book.names[names.GENERAL_CELLS["key_account"]].refers_to_range.raw_value = name
        for row, (measure, status, due) in enumerate(rows):
            day = None if due is None else serial_number(due)
            for key, value in (("measure", measure), ("status", status), ("due", day), ("supplier_owner", "Anke")):
                book.names[names.MEASURE_COLUMNS[key]].refers_to_range[row, 0].raw_value = value
        book.save()
    return path


def events(content: bytes) -> dict[str, tuple[dt.date, str]]:
    """Day and summary by identifier, as two libraries agree on them."""
    ours = icalendar.Calendar.from_ical(content)
    one = {str(e["UID"]): (e["DTSTART"].dt, str(e["SUMMARY"])) for e in ours.walk("VEVENT")}
    other = {e.uid.value: (e.dtstart.value, e.summary.value) for e in vobject.readOne(content.decode()).vevent_list}
    assert one == other
    return one


def written(path: Path, out: Path) -> dict[str, tuple[dt.date, str]]:
    assert run(["calendar", str(path), "-o", str(out), "--force", "--lang", "de"]) == 0
    return events(out.read_bytes())


def test_open_measures_with_a_day_stand_in_the_calendar(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = written(account(tmp_path), tmp_path / "a.ics")
    days = sorted(found.values())
    assert [day for day, _ in days] == [DUE, dt.date(2027, 1, 2), dt.date(2027, 1, 3)]
    assert days[0][1] == f"Müller & Söhne, Ä: {MEASURES[0][0]}"
    assert "1 offene Maßnahme hat keinen Termin" in capsys.readouterr().err


def test_a_moved_day_moves_and_nothing_doubles(tmp_path: Path) -> None:
    before = written(account(tmp_path), tmp_path / "a.ics")
    moved = [(text, status, dt.date(2027, 6, 7) if due == DUE else due) for text, status, due in MEASURES]
    path = account(tmp_path, tuple(moved[:1] + moved[3:] + moved[1:3]))  # and sorted in another order
    path = path.rename(tmp_path / "umbenannt.xlsx")
    after = written(path, tmp_path / "b.ics")
    assert after.keys() == before.keys()
    assert {uid: day for uid, (day, _) in after.items() if before[uid][0] != day} == {
        uid: dt.date(2027, 6, 7) for uid, (day, _) in before.items() if day == DUE
    }


def test_a_later_state_of_the_workbook_is_the_newer_revision(tmp_path: Path) -> None:
    path = account(tmp_path)
    revisions = []
    for moment in (1_800_000_000, 1_800_086_400):
        os.utime(path, (moment, moment))
        written(path, tmp_path / "a.ics")
        event = next(iter(icalendar.Calendar.from_ical((tmp_path / "a.ics").read_bytes()).walk("VEVENT")))
        revisions.append((event["SEQUENCE"], event["DTSTAMP"].dt))
    assert revisions[0] < revisions[1]
    assert revisions[1][1].timestamp() == 1_800_086_400


def test_the_same_workbook_gives_the_same_bytes(tmp_path: Path) -> None:
    path = account(tmp_path)
    written(path, tmp_path / "a.ics")
    first = (tmp_path / "a.ics").read_bytes()
    written(path, tmp_path / "a.ics")
    assert (tmp_path / "a.ics").read_bytes() == first


def test_copies_double_nothing_and_of_two_states_the_later_one_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = account(tmp_path)
    alone = written(path, tmp_path / "a.ics")
    shutil.copy(path, tmp_path / "kopie.xlsx")
    capsys.readouterr()
    assert written(tmp_path, tmp_path / "b.ics") == alone
    assert "mehreren Mappen" not in capsys.readouterr().err
    other = tmp_path / "anders"
    other.mkdir()
    later = account(other, ((MEASURES[0][0], "offen", dt.date(2028, 1, 1)),))
    for file, moment in ((later, 1_900_000_000), (path, 1_800_000_000), (tmp_path / "kopie.xlsx", 1_800_000_000)):
        os.utime(file, (moment, moment))
    both = written(tmp_path, tmp_path / "c.ics")
    assert both.keys() == alone.keys()
    assert dt.date(2028, 1, 1) in {day for day, _ in both.values()}
    assert "1 Termin steht in mehreren Mappen verschieden" in capsys.readouterr().err


def test_bad_files_are_named_and_the_rest_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = account(tmp_path)
    bad = tmp_path / "fremd.xlsx"
    bad.write_bytes(b"nichts")
    out = tmp_path / "a.ics"
    assert run(["calendar", str(path), str(bad), "-o", str(out)]) == 1
    assert "fremd.xlsx" in capsys.readouterr().err
    assert len(events(out.read_bytes())) == 3
    assert run(["calendar", str(path), "-o", str(out)]) == 3  # never replaced unasked
    assert run(["calendar", str(bad), "-o", str(tmp_path / "b.ics")]) == 3


@pytest.mark.parametrize("name", ["b.txt", "b.ics"])
def test_without_a_day_nothing_is_written(name: str, tmp_path: Path) -> None:
    path = account(tmp_path, (("Ohne", "offen", None),) * 5)
    assert run(["calendar", str(path), "-o", str(tmp_path / name)]) == 2
    assert not (tmp_path / name).exists()


@given(st.text(min_size=1, max_size=300), st.dates(min_value=dt.date(1900, 1, 1)), st.text(max_size=300))
def test_any_text_and_any_day_comes_back(summary: str, day: dt.date, description: str) -> None:
    moment = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
    content = calendar_file([CalendarDay("a@b", day, f"x{summary}", moment, description)], "Titel")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    content.decode()
    (event,) = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert event["DTSTART"].dt == day
    plain = str(event["SUMMARY"]).replace("\ufffd", "")
    assert plain.startswith("x")
    if summary.isprintable() and "\ufffd" not in summary:
        assert str(event["SUMMARY"]) == f"x{summary}"


def test_the_next_review_stands_there_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kam_partnership.portfolio import due_dates as module

    path = account(tmp_path, (("Ohne", "offen", None),) * 5)
    real = module.judge

    class WithReview:
        def __init__(self, path: Path, language: object) -> None:
            self._judged = real(path, language)  # type: ignore[arg-type]
            self.next_review = dt.date(2027, 3, 1)

        def __getattr__(self, name: str) -> object:
            return getattr(self._judged, name)

    monkeypatch.setattr(module, "judge", WithReview)
    (day,) = due_dates(path).days
    assert (day.day, day.summary) == (
        dt.date(2027, 3, 1),
        "Müller & Söhne, Ä: nächste Überprüfung der Partnerschaft",
    )
