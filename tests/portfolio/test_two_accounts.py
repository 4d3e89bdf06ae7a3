"""Real workbooks with histories, in two languages: movement over a year, two accounts side by side, the slide."""

from __future__ import annotations

import datetime as dt
import io
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation

from kam_partnership.assessment.measures import Status
from kam_partnership.cli.main import run
from kam_partnership.headless import open_book
from kam_partnership.portfolio.account import Account, Read
from kam_partnership.portfolio.compare import compare
from kam_partnership.portfolio.gathering import collect
from kam_partnership.portfolio.read import read_account
from kam_partnership.texts import Language
from kam_partnership.texts.measures import STATUSES
from kam_partnership.workbook import names
from support.workbooks import ENGLISH, GERMAN

EPOCH = dt.date(1899, 12, 30)
TODAY = "2026-11-21"


def filled(path: Path, template: Path, account: str, ratings: Sequence[tuple[float, float]], day: str) -> Path:
    """A workbook with these ratings of the first criteria, the first one with evidence, and a measure."""
    shutil.copy(template, path)
    with open_book(path) as book:

        def put(name: str, value: object, row: int = 0) -> None:
            book.names[name].refers_to_range[row, 0].raw_value = value

        put(names.GENERAL_CELLS["key_account"], account)
        put(names.GENERAL_CELLS["author"], "Anna  Berger")
        put(names.GENERAL_CELLS["date"], float((dt.date.fromisoformat(day) - EPOCH).days))
        put(names.EVIDENCE_COLUMN, "Protokoll vom Mai")
        put(names.EVIDENCE_COLUMN, "ohne Bewertung", 12)
        for row, (supplier, key_account) in enumerate(ratings):
            put(names.SUPPLIER_COLUMN, supplier, row)
            put(names.KEY_ACCOUNT_COLUMN, key_account, row)
        language = Language.DE if template == GERMAN else Language.EN
        measure = {"measure": "Preise klären", "status": STATUSES[language][Status.AGREED], "due": 46327.0}
        for key, value in (measure | {"supplier_owner": "Jonas", "key_account_owner": "B. Kunde"}).items():
            put(names.MEASURE_COLUMNS[key], value)
        book.save()
    return path


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("accounts")
    north = filled(folder / "nord.xlsx", GERMAN, "Nordhafen Pumpen GmbH", [(5, 9)] * 9, "2025-06-01")
    for day, ratings in (("2025-06-01", (5, 9)), ("2025-12-05", (6, 8)), ("2026-09-01", (7, 7))):
        with open_book(north) as book:
            for row in range(9):
                for name, value in zip((names.SUPPLIER_COLUMN, names.KEY_ACCOUNT_COLUMN), ratings, strict=True):
                    book.names[name].refers_to_range[row, 0].raw_value = value
            book.names[names.GENERAL_CELLS["date"]].refers_to_range.raw_value = float(
                (dt.date.fromisoformat(day) - EPOCH).days
            )
            book.save()
        assert run(["snapshot", str(north), "--date", day]) == 0
    filled(north.with_name("neu.xlsx"), GERMAN, "Neu", [], "2026-11-01")
    with open_book(north) as book:
        book.names[names.GENERAL_CELLS["date"]].refers_to_range.raw_value = 46340.0  # 2026-11-14
        book.save()
    filled(folder / "south.xlsx", ENGLISH, "Südwerk AG", [(9, 2), (7, 7), (7, 6.5), (4, 4)], "2026-10-01")
    return folder


def read(path: Path) -> Account:
    found = read_account(path)
    assert isinstance(found, Read)
    return found.account


def test_the_state_about_a_year_ago_counts_and_not_the_last_or_the_first_one(accounts: Path) -> None:
    one = read(accounts / "nord.xlsx")
    assert one.since_last is not None
    assert one.since_last.date == dt.date(2026, 9, 1)
    assert one.year is not None
    assert (one.year.date, one.year.common) == (dt.date(2025, 12, 5), 9)
    assert (*one.year.then, *one.year.now) == pytest.approx((6, 8, 7, 7))
    assert read(accounts / "south.xlsx").year is None


def test_people_evidence_and_measures_are_read(accounts: Path) -> None:
    one = read(accounts / "south.xlsx")
    assert (one.manager, one.with_evidence, one.evidence_share) == ("Anna Berger", 1, 0.25)
    (measure,) = one.dated
    assert (measure.text, measure.who, measure.proposed) == ("Preise klären", "Jonas, B. Kunde", False)
    assert read(accounts / "neu.xlsx").evidence_share is None


def test_two_accounts_are_compared_across_languages(accounts: Path) -> None:
    found = compare(collect([accounts], dt.date(2026, 11, 21)), ("nordhafen pumpen", "south"))
    assert [advised.account.name for advised in found.pair] == ["Nordhafen Pumpen GmbH", "Südwerk AG"]
    assert (len(found.criteria), found.only, found.same_scale) == (4, (5, 0), True)
    first = found.criteria[0]
    assert found.title(first, Language.DE) == first.titles[0] != first.titles[1] == found.title(first, Language.EN)
    assert (first.ratings, first.difference) == (((7, 7), (9, 2)), pytest.approx(0.35))
    differences = [criterion.difference for criterion in found.criteria]
    assert differences == sorted(differences, reverse=True)


def test_a_comparison_on_the_terminal_as_json_and_as_a_sheet(
    accounts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "p.xlsx"
    command = [
        "portfolio",
        str(accounts),
        "--date",
        TODAY,
        "--lang",
        "de",
        "--compare",
        "Südwerk AG",
        "Nordhafen Pumpen GmbH",
    ]
    assert run(command) == 0
    told = capsys.readouterr().out
    assert "Südwerk AG" in told
    assert "9 | 2" in told
    assert "4 Kriterien haben beide bewertet" in told
    assert run([*command, "--json"]) == 0
    compared = json.loads(capsys.readouterr().out)["compare"]
    assert compared["key_accounts"] == ["Südwerk AG", "Nordhafen Pumpen GmbH"]
    assert compared["criteria"][0]["supplier"] == [9, 7]
    assert run([*command, "-o", str(out)]) == 0
    sheet = openpyxl.load_workbook(out)["Vergleich"]
    rows = {row[0]: row[1:] for row in sheet.iter_rows(min_row=5, min_col=2, max_col=7, values_only=True)}
    assert rows["Balance"][0::2][:2] == (pytest.approx(-1.875), 0)
    assert sheet.tables["KAM_Portfolio_Compare"]


@pytest.mark.parametrize(
    ("names_", "told"),
    [
        (("Nordhafn", "Südwerk AG"), "Vielleicht gemeint: Nordhafen Pumpen GmbH"),
        (("Südwerk AG", "south.xlsx"), "steht auf beiden Seiten"),
        (("Qqqq", "Südwerk AG"), "auch keiner so ähnlich"),
    ],
)
def test_a_name_that_is_none_is_answered_with_the_nearest(
    accounts: Path, names_: tuple[str, str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "p.xlsx"
    assert run(["portfolio", str(accounts), "--lang", "de", "-o", str(out), "--compare", *names_]) == 2
    assert told in capsys.readouterr().err
    assert not out.exists()


def test_different_scales_are_told_and_compared_as_parts(accounts: Path, tmp_path: Path) -> None:
    shutil.copy(accounts / "nord.xlsx", tmp_path / "nord.xlsx")
    wide = filled(tmp_path / "wide.xlsx", GERMAN, "Breit", [(90, 20)] * 3, "2026-10-01")
    with open_book(wide) as book:
        for name, value in zip(names.SETTING_CELLS.values(), (0.0, 100.0, 15.0, 40.0, 70.0), strict=True):
            book.names[name].refers_to_range.raw_value = value
        book.save()
    from kam_partnership.portfolio.compare import notes

    found = compare(collect([tmp_path], dt.date(2026, 11, 21)), ("Breit", "nord"))
    assert found.criteria[0].difference == pytest.approx(0.35)
    assert any("0–100 und 0–10" in note for note in notes(found, Language.DE))


def test_one_slide_for_the_meeting(accounts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "portfolio.pptx"
    assert run(["portfolio", str(accounts), "--date", TODAY, "--lang", "de", "-o", str(out)]) == 0
    data = out.read_bytes()
    (slide,) = Presentation(io.BytesIO(data)).slides
    words = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert "Bei 3 von 3 Accounts steht jetzt etwas an" in words
    assert "Maßnahme überfällig: „Preise klären“. (Jonas, B. Kunde, fällig war 01.11.2026)" in words
    assert "Vertraulich" in words
    assert any(shape.has_chart for shape in slide.shapes)
    assert run(["portfolio", str(accounts), "--date", TODAY, "--lang", "de", "-o", str(out)]) == 3
    assert run(["portfolio", str(accounts), "--date", TODAY, "--lang", "de", "-o", str(out), "--force"]) == 0
    assert out.read_bytes() == data
    assert str(accounts) not in "".join(note.text_frame.text for note in [slide.notes_slide.notes_placeholder] if note)
    capsys.readouterr()
    assert run(["portfolio", str(accounts), "--lang", "de", "-o", str(tmp_path / "p.docx")]) == 2
    assert ".pptx" in capsys.readouterr().err


def test_a_slide_of_nothing_is_refused(accounts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "portfolio.pptx"
    assert run(["portfolio", str(accounts / "neu.xlsx"), "--lang", "de", "-o", str(out)]) == 2
    assert "mindestens ein Account bewertet" in capsys.readouterr().err
    assert not out.exists()
