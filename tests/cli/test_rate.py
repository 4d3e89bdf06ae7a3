"""The command rate: a KAM says what both sides invest in one criterion, without Excel."""

from __future__ import annotations

import json
import random
import shutil
import unicodedata
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kam_partnership.cli.main import run
from kam_partnership.headless import open_book
from kam_partnership.texts import Language
from kam_partnership.workbook import names
from support import libreoffice, workbooks
from support.oracle import expected_figures
from tiers import rounds

Capture = pytest.CaptureFixture[str]
OLD = Path(__file__).parents[1] / "data" / "template_1_0"
SETTINGS = (0.0, 10.0, 1.5, 4.0, 7.0)
ROWS: tuple[workbooks.Row, ...] = (
    ("Größe der Aufträge", 1.0, 6.0, 4.5),
    ("Messen", 2.0, 3.0, None),
    ("Messen", 1.0, 5.0, 5.0),
)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return workbooks.fill(tmp_path / "kam.xlsx", workbooks.Content(SETTINGS, ROWS))


def scored(path: Path, capsys: Capture) -> dict[str, object]:
    capsys.readouterr()
    assert run(["score", str(path), "--json"]) == 0
    told: dict[str, object] = json.loads(capsys.readouterr().out)
    return told


def criterion(path: Path, number: int, capsys: Capture) -> dict[str, object]:
    return scored(path, capsys)["criteria"][number - 1]  # type: ignore[index,no-any-return]


def test_ratings_weight_and_evidence_are_written_and_what_stood_there_is_told(workbook: Path, capsys: Capture) -> None:
    line = ["--supplier", "7,5", "--key-account", "6.5", "--weight", "3", "--evidence", "=1+1 auf Papier"]
    assert run(["rate", str(workbook), "--criterion", "1", *line]) == 0
    first, verdict, wrote = capsys.readouterr().out.splitlines()
    assert first == (
        "1  Größe der Aufträge: Gewicht 1 → 3; Lieferant 6 → 7,5; Key Account 4,5 → 6,5; Beleg – → =1+1 auf Papier"
    )
    assert "bewerteten Kriterien" in verdict
    assert wrote == f"Geschrieben: {workbook}"
    now = criterion(workbook, 1, capsys)
    assert [now[key] for key in ("weight", "supplier", "key_account", "evidence")] == [3.0, 7.5, 6.5, "=1+1 auf Papier"]


def typed(cell: Any) -> object:
    """What stands in a cell; of a formula over several cells its text."""
    return getattr(cell.value, "text", cell.value)


def test_only_what_is_named_changes(workbook: Path, capsys: Capture) -> None:
    before = openpyxl.load_workbook(workbook)["Partnerschaft"]
    assert run(["rate", str(workbook), "--criterion", "1", "--supplier", "9"]) == 0
    after = openpyxl.load_workbook(workbook)["Partnerschaft"]
    changed = [
        (cell.coordinate, typed(before[cell.coordinate]), typed(cell))
        for row in after.iter_rows()
        for cell in row
        if typed(cell) != typed(before[cell.coordinate])
    ]
    assert [values for _, *values in changed] == [[6, 9]]


def test_a_dash_blanks(workbook: Path, capsys: Capture) -> None:
    run(["rate", str(workbook), "--criterion", "1", "--evidence", "Vertrag"])
    line = ["--supplier", "-", "--weight", "-", "--evidence", "-"]
    assert run(["rate", str(workbook), "--criterion", "1", *line]) == 0
    now = criterion(workbook, 1, capsys)
    # A blank weight counts as 1.
    assert [now[key] for key in ("weight", "supplier", "key_account", "evidence")] == [1.0, None, 4.5, None]
    with open_book(workbook) as book:
        assert book.names[names.WEIGHT_COLUMN].refers_to_range[0, 0].raw_value is None


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_title_may_be_written_as_people_do(form: str, workbook: Path, capsys: Capture) -> None:
    title = unicodedata.normalize(form, "  größe DER  aufträge ")  # type: ignore[arg-type]
    assert run(["rate", str(workbook), "--criterion", title, "--key-account", "2"]) == 0
    assert criterion(workbook, 1, capsys)["key_account"] == 2.0


def test_a_known_criterion_is_found_by_its_title_in_the_other_language(tmp_path: Path, capsys: Capture) -> None:
    from kam_partnership.texts.criteria import CRITERIA

    path = Path(shutil.copy(workbooks.GERMAN, tmp_path / "kam.xlsx"))
    title = CRITERIA[Language.EN][4].title
    assert run(["rate", str(path), "--criterion", title, "--supplier", "3"]) == 0
    assert criterion(path, 5, capsys)["supplier"] == 3.0


def test_without_values_the_criterion_is_shown_and_nothing_written(workbook: Path, capsys: Capture) -> None:
    before = workbook.read_bytes()
    assert run(["rate", str(workbook), "--criterion", "2"]) == 0
    assert capsys.readouterr().out == "2  Messen: Gewicht 2; Lieferant 3; Key Account –; Beleg –\n"
    assert workbook.read_bytes() == before


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (["--criterion", "messen", "--supplier", "4"], "„Messen“ steht mehrmals in der Tabelle: als Kriterium 2, 3."),
        (["--criterion", "4", "--supplier", "4"], "„4“ gibt es nicht. Bitte eine Nummer von 1 bis 3"),
        (["--criterion", "Größe der Auftrage", "--supplier", "4"], "Am nächsten kommt: 1 · Größe der Aufträge"),
        (["--criterion", "1", "--supplier", "11"], "11 liegt nicht auf der Skala von 0 bis 10."),
        (["--criterion", "1", "--supplier", "-2,5"], "−2,5 liegt nicht auf der Skala von 0 bis 10."),
        (["--criterion", "1", "--weight", "-1"], "ist kein Gewicht"),
        (["--criterion", "1", "-o", "b.xlsx"], "Zum Schreiben fehlt ein Wert"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_written(
    line: list[str], told: str, workbook: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workbook.parent)
    before = {path: path.read_bytes() for path in workbook.parent.iterdir()}
    assert run(["rate", str(workbook), *line, "--lang", "de"]) == 2
    assert told in capsys.readouterr().err
    assert {path: path.read_bytes() for path in workbook.parent.iterdir()} == before


def test_no_number_is_wrong_usage_that_names_the_way_to_blank(workbook: Path, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as left:
        run(["rate", str(workbook), "--criterion", "1", "--supplier", "viel", "--lang", "de"])
    assert left.value.code == 2
    assert "--supplier: „viel“ ist keine Zahl; - leert die Zelle." in capsys.readouterr().err


def test_a_formula_of_the_users_is_not_replaced(workbook: Path, capsys: Capture) -> None:
    with open_book(workbook) as book:
        place = book.names[names.SUPPLIER_COLUMN].refers_to_range[0, 0]
        place.formula = "=2+4"
        cell = place.address.replace("$", "")
        book.save()
    before = workbook.read_bytes()
    assert run(["rate", str(workbook), "--criterion", "1", "--supplier", "7", "--lang", "de"]) == 2
    assert f"In Partnerschaft!{cell} steht eine Formel: =2+4." in capsys.readouterr().err
    assert workbook.read_bytes() == before
    assert run(["rate", str(workbook), "--criterion", "1", "--key-account", "7"]) == 0  # its neighbour can be


@pytest.mark.parametrize("file", ["filled_deu.xlsx", "filled_eng.xlsx"])
def test_an_older_workbook_takes_ratings_and_is_sent_to_upgrade_for_evidence(
    file: str, tmp_path: Path, capsys: Capture
) -> None:
    path = Path(shutil.copy(OLD / file, tmp_path))
    before = path.read_bytes()
    assert run(["rate", str(path), "--criterion", "2", "--evidence", "Vertrag", "--lang", "de"]) == 3
    assert f"kam-partnership upgrade {path}" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert run(["rate", str(path), "--criterion", "2", "--supplier", "4", "--key-account", "-"]) == 0
    now = criterion(path, 2, capsys)
    assert (now["supplier"], now["key_account"]) == (4.0, None)


def test_programs_get_the_criterion_and_what_stood_there(workbook: Path, tmp_path: Path, capsys: Capture) -> None:
    out, before = tmp_path / "b.xlsx", workbook.read_bytes()
    line = ["--key-account", "7", "--evidence", "Protokoll", "-o", str(out), "--json"]
    assert run(["rate", str(workbook), "--criterion", "2", *line]) == 0
    shown = capsys.readouterr()
    told = json.loads(shown.out)
    assert told["file"] == str(out)
    assert told["before"] == {"key_account": None, "evidence": None}
    assert told["criterion"] == criterion(out, 2, capsys)
    assert told["verdict"] == scored(out, capsys)["verdict"]
    assert str(out) in shown.err
    assert workbook.read_bytes() == before


@pytest.mark.parametrize("seed", range(rounds(3, 40)))
def test_whatever_is_rated_the_score_is_that_of_the_definition(seed: int, tmp_path: Path, capsys: Capture) -> None:
    chance = random.Random(seed)
    settings = chance.choice(workbooks.SCALES)
    low, high = settings[:2]
    count = chance.randint(2, 7)
    rows: dict[int, list[float | None]] = {n: [1.0, None, None] for n in range(1, count + 1)}
    content = workbooks.Content(settings, tuple((f"K{n}", *values) for n, values in rows.items()))
    path = workbooks.fill(tmp_path / "kam.xlsx", content)
    keys = ("weight", "supplier", "key_account")
    for _ in range(rounds(4, 9)):
        number = chance.randint(1, count)
        named = chance.sample(range(3), chance.randint(1, 3))
        line = []
        for place in named:
            value = None if chance.random() < 0.15 else round(chance.uniform(low, high), chance.choice((0, 1, 3)))
            if place == 0 and value is not None:
                value = abs(value)
            rows[number][place] = value
            shown = "-" if value is None else str(value).replace(".", chance.choice(".,"))
            line += [f"--{keys[place].replace('_', '-')}", shown]
        wanted = chance.choice((str(number), f"k{number}"))
        assert run(["rate", str(path), "--criterion", wanted, *line]) == 0
    told = scored(path, capsys)
    weighed = [(1.0 if weight is None else weight, *ratings) for weight, *ratings in rows.values()]
    expected = expected_figures(weighed, settings)  # type: ignore[arg-type]
    for name in ("coverage", "zone", "supplier_score", "key_account_score", "net_balance", "balance_score"):
        if name in expected:
            assert told[name] == pytest.approx(expected[name], abs=1e-9), name


@libreoffice.needs_libreoffice
def test_libreoffice_computes_the_same_from_what_was_written(workbook: Path, tmp_path: Path, capsys: Capture) -> None:
    assert run(["rate", str(workbook), "--criterion", "2", "--key-account", "9", "--evidence", "Ü & <b>"]) == 0
    told = scored(workbook, capsys)
    values = libreoffice.named_values(libreoffice.recalculate(workbook, tmp_path / "lo"))
    assert values["KAM_KeyAccountScore"] == pytest.approx(told["key_account_score"])
    assert values["KAM_NetBalance"] == pytest.approx(told["net_balance"])
