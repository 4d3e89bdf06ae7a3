"""Several workbooks at a glance: a table that fits its terminal, CSV and JSON; colour only where it is seen."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from kam_partnership.cli import tables
from kam_partnership.cli.main import run
from kam_partnership.cli.score_rows import CSV_COLUMNS
from kam_partnership.cli.tables import Cell, Column
from kam_partnership.cli.terminal import readable_output
from kam_partnership.headless import open_book
from kam_partnership.workbook import names
from support import workbooks
from support.terminal import ESCAPE, environment, needs_a_terminal, on_a_terminal

Capture = pytest.CaptureFixture[str]
COLOUR = re.compile(r"\x1b\[(?:3[0-7]|9[0-7])m")
WIDTHS = (40, 80, 200)
SETTINGS = (0.0, 10.0, 1.5, 4.0, 7.0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two accounts of long and short names, the first with findings; and a file that is no workbook."""
    folder = tmp_path_factory.mktemp("accounts")
    wide = (
        ("Lieferantenfrustration", 1.0, 9.0, 3.0),
        ("K2", 1.0, 8.0, 4.0),
        ("K3", 1.0, 7.0, None),
        ("K4", 1.0, 9.0, 5.0),
    )
    for name, rows in (("a.xlsx", wide), ("b.xlsx", tuple((f"K{n}", 1.0, 6.0, 6.5) for n in range(1, 5)))):
        workbooks.fill(folder / name, workbooks.Content(SETTINGS, rows, target=(7.0, 7.0)))
    with open_book(folder / "a.xlsx") as book:
        book.names[names.GENERAL_CELLS["key_account"]].refers_to_range.raw_value = "Muster Maschinenbau AG & Söhne"
        book.save()
    (folder / "kaputt.xlsx").write_bytes(b"nichts")
    return folder


def columns_of(line: str) -> int:
    plain = ESCAPE.sub("", line)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in plain
    )


# ---------------------------------------------------------------------- on a terminal
@needs_a_terminal
@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize(
    "line", ["score a.xlsx b.xlsx --lang de", "score a.xlsx --lang de", "score a.xlsx b.xlsx --lang en"]
)
def test_what_a_terminal_shows_fits_it_and_breaks_no_word(line: str, columns: int, folder: Path) -> None:
    told = on_a_terminal(line.split(), folder, columns)
    drawn = told.partition("\nAchtung")[0]
    if " b.xlsx" in line:
        assert max(map(columns_of, told.splitlines())) <= columns
    words = set(ESCAPE.sub("", drawn).replace("·", " ").split())
    zone = "Lieferantenfrustrationszone" if "de" in line else "frustration"
    assert any(zone in word for word in words)
    for number in ("8,7", "4,0") if "de" in line else ("8.7", "4.0"):
        assert any(number in word for word in words), (number, told)


def test_without_a_terminal_nobody_gets_escape_sequences_nor_waits_for_rich(folder: Path) -> None:
    probe = "import atexit, sys; told = lambda: print('rich' in sys.modules, file=sys.stderr); atexit.register(told); "
    program = probe + "sys.argv[0] = 'kam-partnership'; from kam_partnership.__main__ import main; main()"
    for line in (
        "score a.xlsx b.xlsx",
        "score a.xlsx --format table",
        "check a.xlsx",
        "measures a.xlsx",
        "score a.xlsx --json",
    ):
        call = [sys.executable, "-c", program, *line.split()]
        done = subprocess.run(
            call, cwd=folder, env=environment(TERM="xterm"), capture_output=True, text=True, check=False
        )
        assert done.stderr.splitlines()[-1] == "False", line
        assert "\x1b" not in done.stdout + done.stderr


@needs_a_terminal
def test_json_and_csv_on_a_terminal_are_for_programs_all_the_same(folder: Path) -> None:
    told = on_a_terminal(["score", "b.xlsx", "--json"], folder, 40)
    assert json.loads(told)["key_account"] == ""
    told = on_a_terminal(["score", "b.xlsx", "--format", "csv"], folder, 40)
    assert told.splitlines()[0] == ",".join(CSV_COLUMNS)


@needs_a_terminal
@pytest.mark.parametrize(
    ("around", "coloured", "drawn"),
    [
        ({}, True, True),
        ({"NO_COLOR": "1"}, False, True),
        ({"NO_COLOR": ""}, True, True),  # as no-color.org says
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, True),
        ({"TERM": "dumb"}, False, False),
    ],
)
def test_colour_is_a_wish_of_the_environment(around: dict[str, str], coloured: bool, drawn: bool, folder: Path) -> None:
    told = on_a_terminal(["check", "a.xlsx", "--lang", "de"], folder, 80, **around)
    assert bool(COLOUR.search(told)) is coloured
    table = on_a_terminal(["score", "a.xlsx", "--format", "table", "--lang", "de"], folder, 80, **around)
    assert ("─" in table) is drawn
    assert ("\x1b[3" in table) is False or coloured


def test_force_color_brings_table_and_colour_into_a_pipe(folder: Path) -> None:
    call = [sys.executable, "-m", "kam_partnership", "check", "a.xlsx", "--lang", "de"]
    around = environment(FORCE_COLOR="1", TERM="xterm")
    done = subprocess.run(call, cwd=folder, env=around, capture_output=True, text=True, check=False)
    assert COLOUR.search(done.stdout)


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "ascii"])
def test_a_terminal_that_cannot_show_a_sign_stops_nothing(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stream of another program, which stays as it is: rich draws with plain signs, unknown ones become others."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, errors="replace", write_through=True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(sys, "stdout", stream)
    with readable_output():
        tables.print_table(
            [Column("Zone"), Column("Δ", number=True)], [["Kooperation → Ziel", Cell("−1,9", tables.BAD)]]
        )
    told = raw.getvalue().decode(encoding)
    assert "Kooperation" in told
    assert "1,9" in told


# ---------------------------------------------------------------------- the table itself
def drawn(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell | str]], size: int, monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    stream = io.StringIO()
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(size))
    monkeypatch.setattr(sys, "stdout", stream)
    with readable_output():
        tables.print_table(columns, rows)
    return [ESCAPE.sub("", line).rstrip() for line in stream.getvalue().splitlines()]


def test_columns_that_can_be_spared_go_first_the_last_one_first(monkeypatch: pytest.MonkeyPatch) -> None:
    columns = [
        Column("Account"),
        Column("Zahl", number=True),
        Column("Niveau", number=True, spare=True),
        Column("Abdeckung", spare=True),
    ]
    rows = [["Muster", "1,5", "6,0", "95 %"]]
    assert "Abdeckung" in drawn(columns, rows, 40, monkeypatch)[0]
    head = drawn(columns, rows, 24, monkeypatch)[0]
    assert ("Niveau" in head, "Abdeckung" in head) == (True, False)
    assert "Niveau" not in drawn(columns, rows, 18, monkeypatch)[0]


def test_where_nothing_can_be_spared_each_row_becomes_lines_without_blanks(monkeypatch: pytest.MonkeyPatch) -> None:
    columns = [Column("#", number=True), Column("Maßnahme"), Column("Fällig", number=True), Column("Status")]
    lines = drawn(columns, [["3", "Zielbild aufschreiben", "", "vereinbart"]], 20, monkeypatch)
    assert lines == ["3 · Zielbild", "aufschreiben", "  Status vereinbart"]


def test_a_word_without_end_is_folded_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    address = "https://example.com/" + "x" * 70
    lines = drawn([Column("Zahl", number=True), Column("Adresse")], [["1", address]], 50, monkeypatch)
    assert "".join(line[6:] for line in lines[2:]) == address
    assert max(map(len, lines)) <= 50


def test_a_provisional_zone_is_told_in_words(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    few = tmp_path / "few.xlsx"
    workbooks.fill(few, workbooks.Content(SETTINGS, (("K1", 1.0, 5.0, 5.0), ("K2", 1.0, 5.0, 5.0))))
    assert run(["score", str(few), str(folder / "b.xlsx"), "--lang", "de", "--format", "table"]) == 0
    told = capsys.readouterr().out
    assert told.count("Kooperation") == 2
    assert told.count("Kooperation (vorläufig)") == 1


def test_markup_emoji_codes_and_escapes_of_strangers_stay_text(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = drawn([Column("Account")], [["[red]A[/red] :smile: \x1b[31mB https://x.example"]], 80, monkeypatch)
    assert "[red]A[/red] :smile: \ufffd[31mB https://x.example" in lines[-1]


def test_wide_and_combining_signs_keep_the_columns_apart(capsys: Capture) -> None:
    tables.print_table([Column("A"), Column("B")], [["日本", "x"], ["o\u0308l", "y"]])
    assert [columns_of(line) for line in capsys.readouterr().out.splitlines()] == [7, 7, 7]


# ---------------------------------------------------------------------- csv and json
def test_csv_tells_the_same_as_json_with_bad_files_in_their_row(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(folder)
    files = ["a.xlsx", "kaputt.xlsx", "b.xlsx"]
    assert run(["score", *files, "--format", "csv", "--lang", "de"]) == 1
    shown = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(shown.out)))
    assert run(["score", *files, "--json", "--lang", "de"]) == 1
    objects = json.loads(capsys.readouterr().out)
    assert [row["file"] for row in rows] == files
    assert rows[1]["error"] == objects[1]["error"]
    assert rows[1]["error"] in shown.err
    assert rows[1]["supplier_score"] == ""
    for row, told in ((rows[0], objects[0]), (rows[2], objects[2])):
        compare(row, told)


def compare(row: Mapping[str, str], told: Mapping[str, object]) -> None:
    for name, value in told.items():
        if name in row and not isinstance(value, (list, dict)):
            expected = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
            assert row[name] == expected, name
    assert [float(row["scale_min"]), float(row["scale_max"])] == told["scale"]
    assert float(row["target_supplier"]) == told["target"]["supplier"]  # type: ignore[index]
    severities = [finding["severity"] for finding in told["findings"]]  # type: ignore[index,attr-defined]
    assert (int(row["errors"]), int(row["warnings"])) == (severities.count("error"), severities.count("warning"))


def test_format_json_is_what_json_is_short_for(folder: Path, capsys: Capture) -> None:
    told = []
    for option in (["--json"], ["--format", "json"], ["--format=json", "--json"]):
        assert run(["score", str(folder / "b.xlsx"), *option]) == 0
        told.append(capsys.readouterr().out)
    assert len(set(told)) == 1


def test_a_table_into_a_file_is_plain_columns(folder: Path, capsys: Capture) -> None:
    assert run(["score", str(folder / "a.xlsx"), str(folder / "b.xlsx"), "--format", "table", "--lang", "de"]) == 0
    head, first, second = capsys.readouterr().out.splitlines()
    assert " ".join(head.split()) == "Account Zone Lieferant Key Account Balance Niveau Abdeckung Gleichgewicht Stand"
    assert first.startswith("Muster Maschinenbau AG & Söhne  Lieferantenfrustrationszone")
    assert second.startswith("b.xlsx")
    assert head.index("Zone") == first.index("Liefer") == second.index("Koop")
