"""The command measures: what both sides agreed to do, shown, added and ticked off without Excel."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kam_partnership.cli.main import run
from kam_partnership.headless import open_book
from kam_partnership.texts import Language
from kam_partnership.texts.criteria import CRITERIA
from kam_partnership.texts.measures import STATUSES
from kam_partnership.workbook import names
from kam_partnership.workbook.history_and_measures import read_plan
from support import libreoffice, workbooks
from tiers import thinned

Capture = pytest.CaptureFixture[str]
OLD = Path(__file__).parents[1] / "data" / "template_1_0"
EDITIONS = {
    "1.1 de": workbooks.GERMAN,
    "1.1 en": workbooks.ENGLISH,
    "1.0 de": OLD / "filled_deu.xlsx",
    "1.0 en": OLD / "filled_eng.xlsx",
}


@pytest.fixture
def german(tmp_path: Path) -> Path:
    return Path(shutil.copy(workbooks.GERMAN, tmp_path / "kam.xlsx"))


@pytest.fixture(params=EDITIONS)
def every(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copy(EDITIONS[request.param], tmp_path / "kam.xlsx"))


def listed(path: Path, capsys: Capture, *options: str) -> dict[str, object]:
    capsys.readouterr()
    assert run(["measures", str(path), "--json", *options]) == 0
    told: dict[str, object] = json.loads(capsys.readouterr().out)
    return told


def test_a_measure_is_added_shown_and_ticked_off_in_every_edition(every: Path, capsys: Capture) -> None:
    line = ["--criterion", "1", "--horizon", "long_term", "--due", "2027-03-01", "--status", "agreed"]
    line += ["--supplier-owner", "Anna", "--key-account-owner", "Bo", "--supplier-value", "1200,5"]
    assert run(["measures", str(every), "add", "=Zielbild", *line]) == 0
    assert run(["measures", str(every), "add", "Messe"]) == 0
    told = listed(every, capsys, "--date", "2027-03-02")
    first, second = told["measures"]  # type: ignore[misc]
    title = read_plan(every).measures[0].measure.criterion
    assert title
    assert first == {
        "number": 1,
        "measure": "=Zielbild",
        "criterion_title": title,
        "horizon": "long_term",
        "status": "agreed",
        "open": True,
        "overdue": True,
        "supplier_owner": "Anna",
        "key_account_owner": "Bo",
        "due": "2027-03-01",
        "supplier_value": 1200.5,
        "key_account_value": None,
    }
    assert (second["number"], second["status"], second["due"]) == (2, "proposed", None)
    assert (told["open"], told["proposed"], told["overdue"]) == (2, 1, 1)
    assert run(["measures", str(every), "done", "1"]) == 0
    told = listed(every, capsys, "--date", "2027-03-02")
    assert (told["open"], told["overdue"], told["measures"][0]["status"]) == (1, 0, "done")  # type: ignore[index]


def test_the_workbooks_own_formulas_see_it(every: Path) -> None:
    """They compare with the words of the workbook's own list, whatever language is spoken."""
    for words in ("Eins", "Zwei", "Drei"):
        assert run(["measures", str(every), "add", words, "--lang", "en"]) == 0
    assert run(["measures", str(every), "done", "2", "3", "--lang", "de"]) == 0
    with open_book(every) as book:
        book.app.calculate()
        assert book.names[names.MEASURE_FIGURES["open"]].refers_to_range.raw_value == 1


def test_the_lists_word_counts_though_the_workbook_speaks_another_language(tmp_path: Path, capsys: Capture) -> None:
    path = Path(shutil.copy(workbooks.ENGLISH, tmp_path / "kam.xlsx"))
    with open_book(path) as book:
        book.names[names.GENERAL_CELLS["language"]].refers_to_range.raw_value = "de"
        book.save()
    run(["measures", str(path), "add", "Fair"])
    assert run(["measures", str(path), "done", "1"]) == 0
    with open_book(path) as book:
        status = book.names[names.MEASURE_COLUMNS["status"]].refers_to_range[0, 0].raw_value
        assert status == STATUSES[Language.EN]["done"]  # type: ignore[index]
        assert book.names[names.MEASURE_FIGURES["open"]].refers_to_range.raw_value == 0


@libreoffice.needs_libreoffice
@thinned(edition=1)
@pytest.mark.parametrize("edition", ["1.1 de", "1.0 en"])
def test_libreoffice_opens_it_and_counts_the_same(edition: str, tmp_path: Path, capsys: Capture) -> None:
    path = Path(shutil.copy(EDITIONS[edition], tmp_path / "kam.xlsx"))
    for number in range(10):  # more than the table has empty rows
        line = ["--supplier-value", "100", "--due", "2026-01-01"]
        assert run(["measures", str(path), "add", f"Schritt {number}", *line]) == 0
    assert run(["measures", str(path), "done", "4", "9"]) == 0
    told = listed(path, capsys)
    values = libreoffice.named_values(libreoffice.recalculate(path, tmp_path / "lo"))
    assert (values["KAM_MeasuresOpen"], values["KAM_MeasuresSupplierValue"]) == (8, 1000)
    assert (told["open"], told["supplier_value"]) == (8, 1000.0)


def test_the_table_grows_and_what_stands_below_it_is_not_touched(german: Path, capsys: Capture) -> None:
    with open_book(german) as book:
        column = book.names[names.MEASURE_COLUMNS["measure"]].refers_to_range
        below = column.sheet.range((column.row + column.shape[0] + 1, column.column))
        below.raw_value = "meine Notiz"
        rows = column.shape[0]
        book.save()
    codes = [run(["measures", str(german), "add", f"Schritt {n}", "--lang", "de"]) for n in range(rows + 3)]
    assert codes[:rows] == [0] * rows
    assert set(codes[rows + 1 :]) == {3}  # told, and nothing written
    assert "meine Notiz" not in {one.measure.text for one in read_plan(german).measures}
    assert "Maßnahmen" in capsys.readouterr().err


def test_people_see_a_table_with_what_anybody_has_typed_and_no_more(german: Path, capsys: Capture) -> None:
    run(["measures", str(german), "add", "Zielbild", "--criterion", "8", "--due", "1.2.2027"])
    run(["measures", str(german), "add", "Messe", "--key-account-value", "500"])
    capsys.readouterr()
    assert run(["measures", str(german), "list", "--date", "2.2.2027"]) == 0
    title = CRITERIA[Language.DE][7].title
    assert [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()] == [
        "# Maßnahme Kriterium Fällig Status Wert je Jahr Key Account (EUR)",
        f"1 Zielbild {title} 01.02.2027 vorgeschlagen",
        "2 Messe vorgeschlagen 500",
        "2 Maßnahmen, 2 offen, davon 2 erst vorgeschlagen.",
        "1 ist am 02.02.2027 überfällig.",
        "Wert je Jahr Key Account: 500 EUR, genannt bei 1 von 2.",
    ]


def test_an_amount_that_nobody_named_is_unknown_and_not_nothing(german: Path, capsys: Capture) -> None:
    run(["measures", str(german), "add", "Zielbild", "--supplier-value", "0"])
    told = listed(german, capsys)
    assert (told["supplier_value"], told["key_account_value"]) == (0.0, None)
    run(["measures", str(german)])
    shown = capsys.readouterr().out
    assert "Wert je Jahr Lieferant: 0 EUR, genannt bei 1 von 1." in shown
    assert "Wert je Jahr Key Account" not in shown


def test_a_workbook_without_measures_says_how_to_add_one(german: Path, capsys: Capture) -> None:
    assert run(["measures", str(german)]) == 0
    assert f"measures {german} add" in capsys.readouterr().out


def test_any_status_can_be_given_by_number(german: Path, capsys: Capture) -> None:
    run(["measures", str(german), "add", "Zielbild"])
    capsys.readouterr()
    for status in ("agreed", "in_progress", "dropped", "proposed", "done"):
        assert run(["measures", str(german), "done", "1", "--status", status]) == 0
        assert listed(german, capsys)["measures"][0]["status"] == status  # type: ignore[index]


def test_what_is_done_already_is_left_alone(german: Path, capsys: Capture) -> None:
    run(["measures", str(german), "add", "Zielbild", "--status", "done"])
    before = german.read_bytes()
    capsys.readouterr()
    assert run(["measures", str(german), "done", "1"]) == 0
    assert capsys.readouterr().out == "Das stand schon so da; nichts geändert.\n"
    assert german.read_bytes() == before


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (["add", "  "], "Bitte sagen, was zu tun ist"),
        (["add", "zielbild "], "steht schon als Maßnahme 1 in der Tabelle"),
        (["add", "Neu", "--criterion", "99"], "Das Kriterium „99“ gibt es nicht"),
        (["done", "2"], "Eine Maßnahme 2 gibt es nicht; die Mappe hat 1."),
        (["done", "1", "0"], "Eine Maßnahme 0 gibt es nicht"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_written(
    line: list[str], told: str, german: Path, capsys: Capture
) -> None:
    run(["measures", str(german), "add", "Zielbild"])
    before = german.read_bytes()
    assert run(["measures", str(german), *line, "--lang", "de"]) == 2
    assert told in capsys.readouterr().err
    assert german.read_bytes() == before


def test_the_same_may_be_planned_again_once_it_is_done_or_for_another_criterion(german: Path) -> None:
    for line in (["add", "Treffen"], ["add", "Treffen", "--criterion", "2"], ["done", "1"], ["add", "Treffen"]):
        assert run(["measures", str(german), *line]) == 0
    assert [one.number for one in read_plan(german).measures] == [1, 2, 3]


def test_a_gap_between_the_rows_is_filled_and_the_number_is_right(german: Path, capsys: Capture) -> None:
    for words in ("Eins", "Zwei", "Drei"):
        run(["measures", str(german), "add", words])
    with open_book(german) as book:
        for name in names.MEASURE_COLUMNS.values():
            book.names[name].refers_to_range[1, 0].raw_value = None
        book.save()
    capsys.readouterr()
    assert run(["measures", str(german), "add", "Neu", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["changed"] == [2]
    assert [one["measure"] for one in told["measures"]] == ["Eins", "Neu", "Drei"]


def test_another_file_can_take_it(german: Path, tmp_path: Path) -> None:
    before, out = german.read_bytes(), tmp_path / "neu.xlsx"
    assert run(["measures", str(german), "add", "Zielbild", "-o", str(out)]) == 0
    assert german.read_bytes() == before
    assert len(read_plan(out).measures) == 1


def test_numbers_are_those_of_the_long_tables(german: Path, tmp_path: Path, capsys: Capture) -> None:
    for words in ("Eins", "Zwei"):
        run(["measures", str(german), "add", words, "--criterion", "3"])
    assert run(["portfolio", str(german), "--data", str(tmp_path / "data")]) in (0, 1)
    import csv

    with (tmp_path / "data" / "measures.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    told = listed(german, capsys)["measures"]
    for row, measure in zip(rows, told, strict=True):  # type: ignore[arg-type]
        for key in ("number", "measure", "criterion_title", "status"):
            assert row[key] == str(measure[key]), key
