"""The lists that were once read wrongly, each with what the user gets now."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from carry.conftest import score
from kam_partnership.carry.invitations import invitations
from kam_partnership.cli.main import run
from kam_partnership.foreign.reader import read_sheets
from kam_partnership.foreign.recognise import recognise
from kam_partnership.raters.rater import Side
from support.foreign_files import Table, table_of, write_file

Captured = pytest.CaptureFixture[str]


def command(folder: Path, content: str | Path, *options: str) -> tuple[int, Path]:
    """``new --from`` with a list: its exit code, and the new workbook, which may not be there."""
    source, out = folder / "liste.csv", folder / "neu.xlsx"
    if isinstance(content, Path):
        source = content
    else:
        source.write_text(content.strip("\n"), encoding="utf-8")
    return run(["new", str(out), "--from", str(source), "--lang", "de", *options]), out


def refused(folder: Path, content: str | Path, capsys: Captured) -> str:
    """What is told when nothing is written, whether or not somebody says yes."""
    told = ""
    for options in ((), ("--yes",)):
        code, out = command(folder, content, *options)
        assert code == 3
        assert not out.exists()
        told = capsys.readouterr().err
    return told


def asked(folder: Path, content: str | Path, capsys: Captured) -> str:
    """What is told when nothing is written without an answer."""
    code, out = command(folder, content)
    assert code == 2
    assert not out.exists()
    shown = capsys.readouterr()
    assert "--yes" in shown.err
    return shown.out


def taken(folder: Path, content: str | Path, capsys: Captured, *options: str) -> tuple[str, list[tuple[object, ...]]]:
    """What is told, and the criteria as title, weight and the two ratings."""
    code, out = command(folder, content, *options)
    told = capsys.readouterr().out
    assert code == 0
    rows = score(out, capsys)["criteria"]
    return told, [(row["title"], row["weight"], row["supplier"], row["key_account"]) for row in rows]


ONE_SIDE = """
Kriterium;Gewicht;Lieferant
Qualität;30;7
Termin;40;8
Preis;30;4
Service;10;6"""


def test_headings_are_not_thrown_away_when_one_side_is_missing(tmp_path: Path, capsys: Captured) -> None:
    told = refused(tmp_path, ONE_SIDE, capsys)
    assert "Nur eine Seite ist bewertet: C „Lieferant“" in told
    assert "Es fehlt eine Spalte mit Zahlen für die Seite Key Account" in told


COMPANIES = """
Punkte;Anteil in %;Nordwerk;Nordwerk gewichtet;Südbau;Südbau gewichtet
Offene Information;25;6;1,5;5;1,25
Termintreue;20;5;1;8;1,6
Gemeinsame Planung;40;8;3,2;2;0,8
Zahlungsverhalten;15;6;0,9;7;1,05"""


def test_two_companies_are_a_question_and_their_weighted_scores_computed(tmp_path: Path, capsys: Captured) -> None:
    told = asked(tmp_path, COMPANIES, capsys)
    assert "Keine Überschrift sagt" in told
    assert "C „Nordwerk“, E „Südbau“" in told
    assert "D „Nordwerk gewichtet“ (berechnet: Gewicht mal Bewertung)" in told
    _, rows = taken(tmp_path, COMPANIES, capsys, "--yes")
    assert rows[0] == ("Offene Information", 25, 6, 5)
    assert len(rows) == 4


@pytest.mark.parametrize(("answer", "ratings"), [("1", (6, 5)), ("j", (6, 5)), ("2", (5, 6)), ("3", None), ("", None)])
def test_on_a_terminal_one_of_the_readings_is_chosen(
    answer: str,
    ratings: tuple[int, int] | None,
    tmp_path: Path,
    capsys: Captured,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _question: answer)
    code, out = command(tmp_path, COMPANIES)
    assert (code, out.exists()) == ((0, True) if ratings else (2, False))
    if ratings:
        capsys.readouterr()
        [first, *_] = score(out, capsys)["criteria"]
        assert (first["supplier"], first["key_account"]) == ratings


def test_names_of_the_sides_on_the_command_line_leave_no_question(tmp_path: Path, capsys: Captured) -> None:
    _, rows = taken(tmp_path, COMPANIES, capsys, "--supplier", "Südbau", "--account", "Nordwerk")
    assert rows[0] == ("Offene Information", 25, 5, 6)


def test_a_row_with_numbers_is_never_a_heading(tmp_path: Path, capsys: Captured) -> None:
    told = refused(tmp_path, """
Ziel;Gewicht;Erfüllung;Bemerkung
Offene Information;0,2;1;
Termintreue;0,05;0;wegen Umbau
Gemeinsame Planung;0,05;1;seit Mai
Zahlungsverhalten;0,1;0,5;besser
Reklamationen fair lösen;0,1;1;
Kurze Wege;0,1;1;
Schulung;0,05;1;""", capsys)  # fmt: skip
    assert "Nur eine Spalte enthält Bewertungen: C „Erfüllung“" in told
    assert "B „Gewicht“ (Gewicht)" in told


@pytest.mark.parametrize("content", ["""
Kriterium;Anteil;Lieferant;Lieferant gewichtet;Kunde;Kunde gewichtet
Offene Information;0,25;6;1,5;5;1,25
Termintreue;0,2;5;1;8;1,6
Gemeinsame Planung;0,4;8;3,2;2;0,8
Zahlungsverhalten;0,15;6;0,9;7;1,05""", """
Criteria,Weight,Supplier score,Supplier weighted score,Customer score,Customer weighted score
Offene Information,0.25,6,1.5,5,1.25
Termintreue,0.2,5,1,8,1.6
Gemeinsame Planung,0.4,8,3.2,2,0.8
Zahlungsverhalten,0.15,6,0.9,7,1.05"""])  # fmt: skip
def test_a_weighted_score_is_no_weight(content: str, tmp_path: Path, capsys: Captured) -> None:
    told, rows = taken(tmp_path, content, capsys)
    assert rows == [
        ("Offene Information", 0.25, 6, 5),
        ("Termintreue", 0.2, 5, 8),
        ("Gemeinsame Planung", 0.4, 8, 2),
        ("Zahlungsverhalten", 0.15, 6, 7),
    ]
    assert told.count("(berechnet: Gewicht mal Bewertung)") == 2
    figures = score(tmp_path / "neu.xlsx", capsys)
    assert (figures["supplier_score"], figures["key_account_score"]) == (pytest.approx(6.6), pytest.approx(4.7))


@pytest.mark.parametrize("variants", [("2024", "2025"), ("Soll", "Ist")])
def test_two_columns_for_a_side_are_a_question_that_names_them_all(
    variants: tuple[str, str], tmp_path: Path, capsys: Captured
) -> None:
    heads = [f"{side} {variant}" for side in ("Lieferant", "Kunde") for variant in variants]
    content = ";".join(["Kriterium", *heads]) + "\nQualität;3;7;2;6\nTermin;4;8;3;5\nPreis;5;4;2;6"
    told = asked(tmp_path, content, capsys)
    assert "Mehrere Spalten für die Seite Lieferant" in told
    assert "Mehrere Spalten für die Seite Key Account" in told
    assert all(head in told for head in heads)
    assert "Lesart 1" in told
    assert "7 | 6" in told
    assert "3 | 2" in told
    _, rows = taken(tmp_path, content, capsys, "--yes")
    assert rows[0] == ("Qualität", 1, 7, 6)  # what holds today


@pytest.mark.parametrize(
    ("last", "why"),
    [("Mittel;6,3;5,7", "Mittelwert der Zeilen darüber"), ("Punkte gesamt;19;17", "Summe der Zeilen darüber")],
)
def test_a_result_row_is_no_criterion(last: str, why: str, tmp_path: Path, capsys: Captured) -> None:
    told, rows = taken(tmp_path, f"Kriterium;Lieferant;Kunde\nQualität;7;6\nTermin;8;5\nPreis;4;6\n{last}", capsys)
    assert [row[0] for row in rows] == ["Qualität", "Termin", "Preis"]
    assert f"5 „{last.partition(';')[0]}“ ({why})" in told
    assert score(tmp_path / "neu.xlsx", capsys)["scale"] == [0, 10]


def test_a_separator_that_is_a_decimal_sign_too_is_refused_with_the_reason(tmp_path: Path, capsys: Captured) -> None:
    told = refused(tmp_path, "Kriterium,Lieferant,Kunde\nQualität,7,5,6,0\nTermin,8,0,5,5\nPreis,4,5,6,0", capsys)
    assert "Zeile 2: 5 Felder unter 3 Überschriften" in told


def test_a_line_break_in_a_title_separates_words(tmp_path: Path, capsys: Captured) -> None:
    _, rows = taken(tmp_path, 'Kriterium;Lieferant;Kunde\n"Qualität\nim Werk";7;6\nTermin;8;5\nPreis;4;6', capsys)
    assert rows[0] == ("Qualität im Werk", 1, 7, 6)


def test_a_line_break_in_a_name_separates_words(tmp_path: Path) -> None:
    (tmp_path / "personen.csv").write_text('Name;Seite\n"Anna\nMuster";Kunde\nBert;Lieferant\n', encoding="utf-8")
    people = invitations([f"@{tmp_path / 'personen.csv'}"])
    assert [(person.name, person.side) for person in people] == [
        ("Anna Muster", Side.KEY_ACCOUNT),
        ("Bert", Side.SUPPLIER),
    ]


def test_percentages_as_text_are_told_by_their_own_reason(tmp_path: Path, capsys: Captured) -> None:
    content = "Kriterium;Lieferant;Kunde\nQualität;70 %;60 %\nTermin;80 %;55 %\nPreis;40 %;60 %"
    told = asked(tmp_path, content, capsys)
    assert "als Text geschriebene Prozentwerte, keine davon ist eine Zahl" in told
    assert "Blätter" not in told


def test_dates_are_no_ratings(tmp_path: Path, capsys: Captured) -> None:
    content = "Thema;Erfasst am;Bewertung\nTechnik;45967;3\nPersonal;45968;5\nUmfeld;45970;2\nKosten;45971;4"
    told = refused(tmp_path, content, capsys)
    assert "Nur eine Spalte enthält Bewertungen: C „Bewertung“" in told
    assert "B „Erfasst am“ (Datumswerte)" in told


def test_a_merged_heading_stands_over_all_its_columns(tmp_path: Path, capsys: Captured) -> None:
    table = table_of("""
Vergleich|Wichtigkeit|Nordwerk||Südbau|
Ehrlichkeit|0,5|6|3|5|2,5
Tempo|0,3|8|2,4|4|1,2
Preis|0,2|4|0,8|9|1,8""", merged=("C1:D1", "E1:F1"))  # fmt: skip
    source = write_file(tmp_path, ".xlsx", table)
    told = asked(tmp_path, source, capsys)
    assert "Keine Überschrift sagt" in told
    assert "C „Nordwerk“, E „Südbau“" in told
    _, rows = taken(tmp_path, source, capsys, "--yes")
    assert rows == [("Ehrlichkeit", 0.5, 6, 5), ("Tempo", 0.3, 8, 4), ("Preis", 0.2, 4, 9)]


def test_a_number_beyond_all_scales_is_refused_with_its_cell(tmp_path: Path, capsys: Captured) -> None:
    rows = [["Posten", "Nordwerk", "Südbau"], ["A", 1e50, 3], ["B", 4, 5], ["C", 5, 6]]
    told = refused(tmp_path, write_file(tmp_path, ".xlsx", Table(rows)), capsys)
    assert "Zelle Tabelle1!B2" in told
    assert "kann keine Bewertung sein" in told


def big_foreign_sheet(path: Path, rows: int) -> Path:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Umsatz")
    sheet.append(["Datum", "Artikel", "Region", "Menge", "Preis", "Rabatt", "Umsatz", "Marge"])
    for i in range(rows):
        region = ("Süd", "Nord")[i % 2]
        sheet.append([45000 + i % 365, f"Artikel {i % 97}", region, i % 50, 9.5 + i % 7, 0.1, i * 1.5, 0.3])
    book.save(path)
    return path


def test_a_large_foreign_sheet_takes_time_in_proportion_to_its_cells(tmp_path: Path, capsys: Captured) -> None:
    seconds = {}
    for rows in (1_000, 4_000):
        path = big_foreign_sheet(tmp_path / f"{rows}.xlsx", rows)
        sheets = read_sheets(path)
        taken_by = []
        for _ in range(3):
            start = time.process_time()
            recognise(sheets)
            upgraded = run(["upgrade", str(path), "--out", str(tmp_path / "neu.xlsx"), "--lang", "de"])
            taken_by.append(time.process_time() - start)
            assert upgraded == 3
            assert "keine Mappe von KAM Partnerschaft" in capsys.readouterr().err
        seconds[rows] = min(taken_by)
    assert seconds[4_000] < 8 * seconds[1_000], seconds  # four times in proportion; sixteen when it is quadratic


def test_everything_left_out_is_named(tmp_path: Path, capsys: Captured) -> None:
    table = table_of("""
Bewertung 2026||||
||||
Nr|Kriterium|Lieferant|Kunde|Differenz
1|Information|7|6|1
2|Planung|8|5|3
3|Innovation|4|9|-5
|Summe|19|20|
||||
||||
Ansprechpartner|Telefon|||
Anke|0431|||""", "Bewertung", comments={"C4": "seit Mai", "E1": "alt"})  # fmt: skip
    hidden = table_of("Kriterium|Lieferant|Kunde\nA|1|2\nB|3|4\nC|5|9", "Alt", hidden=True)
    source = write_file(tmp_path, ".xlsx", table, Table([["Bitte ausfüllen"]], "Hinweise"), hidden)
    told, rows = taken(tmp_path, source, capsys)
    assert [row[0] for row in rows] == ["Information", "Planung", "Innovation"]
    for left in (
        *("7 „Summe“ (Summe der Zeilen darüber)", "E „Differenz“ (berechnet: Differenz)", "A „Nr“ (laufende Nummern)"),
        *("„Hinweise“, „Alt“ (ausgeblendet)", "Weitere Zeilen des Blatts gehören nicht zur Liste: 1, 10–11", "E1"),
    ):
        assert left in told, left
    comments = [
        c.comment.text
        for row in openpyxl.load_workbook(tmp_path / "neu.xlsx")["Partnerschaft"]
        for c in row
        if c.comment
    ]
    assert "seit Mai" in comments


def test_every_row_of_a_list_without_weights_shows_the_usual_one(tmp_path: Path, capsys: Captured) -> None:
    """Not only the sixteen rows with which the template begins."""
    lines = ["Kriterium;Lieferant;Key Account", *(f"Thema {number};{number % 7};{number % 5}" for number in range(18))]
    code, out = command(tmp_path, "\n".join(lines), "--yes")
    capsys.readouterr()
    assert code == 0
    sheet = openpyxl.load_workbook(out)["Partnerschaft"]
    assert [sheet.cell(row, 4).value for row in range(10, 28)] == [1] * 18


def workbook(folder: Path, *rows: list[object]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    path = folder / "liste.xlsx"
    book.save(path)
    return path


HEADS: list[object] = ["Kriterium", "Gewicht", "Lieferant", "Kunde"]


def test_numbers_stored_as_text_are_a_question_and_numbers_after_yes(tmp_path: Path, capsys: Captured) -> None:
    rows = [HEADS, ["Offenheit", "2", "7,5", 6], ["Tempo", "1", 8, 5], ["Service", "1", 4, "9"]]
    told = asked(tmp_path, workbook(tmp_path, *rows), capsys)
    assert "Zahlen sind als Text gespeichert, etwa „2“: B „Gewicht“, C „Lieferant“, D „Kunde“." in told
    _, criteria = taken(tmp_path, tmp_path / "liste.xlsx", capsys, "--yes")
    assert criteria == [("Offenheit", 2, 7.5, 6), ("Tempo", 1, 8, 5), ("Service", 1, 4, 9)]


def test_seven_of_ten_is_seven_on_its_scale_after_yes(tmp_path: Path, capsys: Captured) -> None:
    content = "Kriterium;Lieferant;Kunde\nOffenheit;3/5;2/5\nTempo;5/5;4/5\nService;1/5;3,5/5"
    told, criteria = taken(tmp_path, content, capsys, "--yes")
    assert [row[2:] for row in criteria] == [(3, 2), (5, 4), (1, 3.5)]
    assert "Die Skala ist auf 0 bis 5 gestellt" in told


@pytest.mark.parametrize("other", ["7/12", "3/5"])
def test_what_is_told_of_several_scales_is_not_taken_as_if_it_were_one(
    other: str, tmp_path: Path, capsys: Captured
) -> None:
    content = f"Kriterium;Lieferant;Kunde\nOffenheit;7/10;{other}\nTempo;8/10;{other}\nService;6/10;{other}"
    assert "Zahlen sind als Text gespeichert" in asked(tmp_path, content.replace(other, "5/10"), capsys)
    told, criteria = taken(tmp_path, content, capsys, "--yes")
    assert [row[2:] for row in criteria] == [(None, None)] * 3
    assert f"bleiben stehen, wie sie sind, und zählen nicht: B2 (7/10), C2 ({other})" in told


def test_what_becomes_something_else_is_told_with_its_cells(tmp_path: Path, capsys: Captured) -> None:
    rows = [
        HEADS,
        ["Offenheit", None, "=3+4", 6],
        ["Tempo", -1, 8, 5],
        ["Service", "viel", 4, dt.date(2026, 5, 7)],
        ["Preis", 3, 4, 9],
    ]
    told, _ = taken(tmp_path, workbook(tmp_path, *rows), capsys)
    assert "Formeln werden zu ihren Ergebnissen: C2 (7)" in told
    assert "Ohne Gewicht, ein leeres zählt als 1: B2" in told
    assert "Keine Gewichte, ihre Kriterien zählen nicht mit: B3 (−1), B4 (viel)" in told
    assert "bleiben stehen, wie sie sind, und zählen nicht: D4 (07.05.2026)" in told


def test_every_comment_that_stays_behind_and_every_empty_column_is_named(tmp_path: Path, capsys: Captured) -> None:
    path = workbook(tmp_path, [*HEADS, "Idee"], ["Offenheit", 1, 7, 6], ["Tempo", 1, 8, 5], ["Service", 1, 4, 9])
    book = openpyxl.load_workbook(path)
    for row in range(8, 38):
        book.active.cell(row, 9).comment = Comment("nachfragen", "")
    book.save(path)
    told, _ = taken(tmp_path, path, capsys)
    assert "I8, I9, " in told
    assert ", I37" in told
    assert "E „Idee“ (leer)" in told


def test_lists_side_by_side_and_criteria_across_are_refused_with_the_way_out(tmp_path: Path, capsys: Captured) -> None:
    told = refused(tmp_path, "Kriterium;Lieferant;;Thema;Kunde\nA B;7;;C D;6\nE F;8;;G H;5\nI J;4;;K L;9", capsys)
    assert "Zwei Listen stehen nebeneinander (A „Kriterium“, D „Thema“)" in told
    told = refused(tmp_path, "Seite;Offenheit;Tempo;Service\nLieferant;7;8;4\nKunde;6;5;9\nDifferenz;1;3;5", capsys)
    assert "„Transponieren“" in told


@pytest.mark.parametrize("ending", [".xls", ".xlsb", ".ods", ".xlsx", ".csv"])
def test_what_cannot_be_seen_in_a_kind_of_file_is_told(ending: str, tmp_path: Path, capsys: Captured) -> None:
    path = write_file(tmp_path, ending, table_of("Kriterium|Lieferant|Kunde\nTempo|7|6\nPreis|8|5\nService|4|9"))
    told, criteria = taken(tmp_path, path, capsys)
    assert len(criteria) == 3
    assert ("Kommentare, Fehlerwerte wie #NV" in told) is (ending not in (".xlsx", ".csv"))
