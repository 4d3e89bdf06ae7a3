"""The buttons Termine and Fragebögen: made from the saved file, asked where, nothing replaced, nothing kept quiet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import icalendar
import pytest

from kam_partnership.cli.main import run
from kam_partnership.excel.live import range_of
from kam_partnership.headless import open_book
from kam_partnership.texts import Language, text
from kam_partnership.workbook import names
from kam_partnership.xlsx.dates import serial_number
from support.fake_com import OpenWorkbook

PEOPLE = "Anna Muster; Kim Lee: Kunde: en: kim@example.com"


@pytest.fixture(scope="module")
def planned(rated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A review, a measure with a day, two without."""
    path = tmp_path_factory.mktemp("planned") / "kam.xlsx"
    path.write_bytes(rated.read_bytes())
    with open_book(path) as book:
        for row, words in enumerate(("Angebot prüfen", "Termin suchen", "Plan schreiben")):
            range_of(book, names.MEASURE_COLUMNS["measure"])[row, 0].raw_value = words
        range_of(book, names.MEASURE_COLUMNS["due"])[0, 0].raw_value = serial_number(dt.date(2026, 12, 24))
        range_of(book, names.NEXT_REVIEW).raw_value = serial_number(dt.date(2027, 1, 12))
        book.save()
    return path


@pytest.fixture
def clicked(opened: Callable[[Path], OpenWorkbook], planned: Path) -> Iterator[OpenWorkbook]:
    """The open workbook; what the user would choose is put back afterwards."""
    workbook = opened(planned)
    yield workbook
    application = workbook.application
    application.file_answer = application.folder_answer = application.typed_answer = None


class TestCalendar:
    def test_the_dates_are_written_and_those_without_are_named(self, clicked: OpenWorkbook, tmp_path: Path) -> None:
        clicked.click("calendar")
        [file] = tmp_path.glob("*.ics")
        events = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
        assert [event["DTSTART"].dt for event in events] == [dt.date(2026, 12, 24), dt.date(2027, 1, 12)]
        told = clicked.dialogs[-1].prompt
        assert "2 Termine" in told
        assert str(file) in told
        assert "2 offene Maßnahmen" in told
        assert "Termin suchen" in told
        assert "Plan schreiben" in told
        assert "Angebot prüfen" not in told

    def test_it_writes_what_the_command_does(self, clicked: OpenWorkbook, tmp_path: Path) -> None:
        clicked.click("calendar")
        [file] = tmp_path.glob("*.ics")
        other = tmp_path / "other.ics"
        assert run(["calendar", str(tmp_path / "kam.xlsx"), "-o", str(other)]) == 0
        assert other.read_bytes() == file.read_bytes()

    def test_cancelling_writes_nothing(self, clicked: OpenWorkbook, tmp_path: Path) -> None:
        clicked.application.file_answer = False
        clicked.click("calendar")
        assert not list(tmp_path.glob("*.ics"))

    def test_what_is_not_saved_is_saved_first(self, clicked: OpenWorkbook, tmp_path: Path) -> None:
        clicked.workbook.saved = False
        clicked.click("calendar")
        assert "zuerst" in clicked.dialogs[-1].prompt
        assert not list(tmp_path.glob("*.ics"))

    def test_without_any_date_the_way_to_one_is_told(
        self, opened: Callable[[Path], OpenWorkbook], rated: Path, tmp_path: Path
    ) -> None:
        workbook = opened(rated)
        workbook.click("calendar")
        assert "Fällig" in workbook.dialogs[-1].prompt
        assert not list(tmp_path.glob("*.ics"))


class TestSurvey:
    def test_everybody_gets_a_form_and_a_message(self, clicked: OpenWorkbook, tmp_path: Path) -> None:
        clicked.application.typed_answer = PEOPLE
        clicked.application.folder_answer = folder = tmp_path / "forms"
        clicked.click("survey")
        assert clicked.failures == []
        assert sorted(file.suffix for file in folder.iterdir()) == [".eml", ".eml", ".pdf", ".pdf", ".xlsx", ".xlsx"]
        told = clicked.dialogs[-1].prompt
        assert "2 Personen" in told
        assert "Anna Muster" in told
        assert "Kim Lee" in told
        [message] = [file for file in folder.glob("*.eml") if "Kim Lee" in file.name]
        assert b"kim@example.com" in message.read_bytes()

    def test_nothing_is_replaced(self, clicked: OpenWorkbook, tmp_path: Path) -> None:
        clicked.application.typed_answer = PEOPLE
        clicked.application.folder_answer = folder = tmp_path / "forms"
        clicked.click("survey")
        before = {file.name: file.read_bytes() for file in folder.iterdir()}
        clicked.click("survey")
        assert "gibt es schon" in clicked.dialogs[-1].prompt
        assert {file.name: file.read_bytes() for file in folder.iterdir()} == before

    @pytest.mark.parametrize("typed", [None, "", PEOPLE], ids=["cancelled", "nothing typed", "no folder"])
    def test_changing_ones_mind_writes_nothing(self, clicked: OpenWorkbook, tmp_path: Path, typed: str | None) -> None:
        clicked.application.typed_answer = typed
        clicked.click("survey")
        assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["kam.xlsx"]
        assert clicked.application.status_bar == text("ribbon.not_saved", Language.DE)

    @pytest.mark.parametrize("typed", ["Anna: Mars", ": Kunde", "; ;", "Anna; anna"])
    def test_words_that_nobody_understands_are_told(self, clicked: OpenWorkbook, tmp_path: Path, typed: str) -> None:
        clicked.application.typed_answer = typed
        clicked.application.folder_answer = tmp_path / "forms"
        clicked.click("survey")
        assert not (tmp_path / "forms").exists()
        assert "--" not in clicked.dialogs[-1].prompt

    @pytest.mark.parametrize("language", Language)
    def test_the_question_fits_excels_input_box(self, language: Language) -> None:
        assert len(text("ribbon.survey.question", language)) <= 255
