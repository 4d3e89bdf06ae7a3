"""What users get from ``new --from``: their list in a fresh workbook, after a look at what was recognised."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation

import tiers
from carry.conftest import score
from kam_partnership.carry.own_content import collect
from kam_partnership.cli.main import run
from kam_partnership.foreign.heading_words import column_meant
from kam_partnership.foreign.scales import told_in
from support.package_sense import defects
from support.schema import schema_defects
from support.workbooks import GERMAN

TITLES = [f"Faktor {n}: wie weit diese Seite in die Zusammenarbeit investiert" for n in range(1, 17)]
SUPPLIER = [9, 7, 8, 6, 8, 7, 6, 8, 5, 4, 8, 7, 3, 9, 8, 7]
KEY_ACCOUNT = [4, 5, 5, 3, 4, 6, 6, 2, 3, 7, 8, 5, 1, 6, 7, 7]
WEIGHTS = [2, 1, 1, 1, 1, 1, 1, 3, 1, 1, 1, 1, 1, 1, 1, 1]


def like_efkam(book: Any) -> None:
    """A merged title, a legend, headings, sixteen rows with a weight, products, a total, a chart's data."""
    sheet = book.active
    sheet.title = "Partnerschaftsdiagramm"
    sheet["B2"] = "Key Account Management: Partnerschaft mit unserem Kunden"
    sheet.merge_cells("B2:G2")
    sheet["B3"] = "Bewertung 0 - 10"
    sheet.append([])
    sheet.append([None, "Nr.", "Partnerschaftskriterien", "Gewichtung", "Lieferant", "Key Account", "L x G", "K x G"])
    for n, row in enumerate(zip(TITLES, WEIGHTS, SUPPLIER, KEY_ACCOUNT, strict=True), start=1):
        r = 5 + n
        sheet.append([None, n, *row, f"=D{r}*E{r}", f"=D{r}*F{r}"])
    sheet.append([None, None, "Summe", "=SUM(D6:D21)", "=SUM(E6:E21)", "=SUM(F6:F21)"])
    other = book.create_sheet("Hinweise")
    for words in ("So geht es", "Bewerten Sie jede Zeile", "Speichern Sie die Datei", "Fragen: 0123 456"):
        other.append([words])


def bare(book: Any) -> None:
    """Headings in the first row, the customer first, no weight."""
    sheet = book.active
    sheet.append(["Kriterium", "Kunde", "Lieferant"])
    for row in zip(TITLES, KEY_ACCOUNT, SUPPLIER, strict=True):
        sheet.append(row)


def english(book: Any) -> None:
    sheet = book.active
    sheet.append([])
    sheet.append(["#", "Criterion", "Supplier", "Customer", "Gap", "Weight", "Comment"])
    for n, (title, s, k, w) in enumerate(zip(TITLES, SUPPLIER, KEY_ACCOUNT, WEIGHTS, strict=True), start=3):
        sheet.append([n - 2, title, s, k, f"=D{n}-C{n}", w, "note" if n == 3 else None])


def two_heading_rows(book: Any) -> None:
    """ "Bewertung" merged above both sides, the title's heading one row higher."""
    sheet = book.active
    sheet["A1"], sheet["B1"] = "Kriterien", "Bewertung"
    sheet.merge_cells("B1:C1")
    sheet["B2"], sheet["C2"] = "Lieferant", "Kunde"
    for row in zip(TITLES, SUPPLIER, KEY_ACCOUNT, strict=True):
        sheet.append(row)


def companies(book: Any) -> None:
    """The sides are headed by the companies' names: nothing says which is which."""
    sheet = book.active
    sheet.append(["Kriterium", "Beispiel GmbH", "Muster AG"])
    for row in zip(TITLES, SUPPLIER, KEY_ACCOUNT, strict=True):
        sheet.append(row)


SURE: dict[str, Callable[[Any], None]] = {
    "like the efkam sheet": like_efkam,
    "a bare list": bare,
    "an English list": english,
    "two rows of headings": two_heading_rows,
}


def made(path: Path, shape: Callable[[Any], None]) -> Path:
    book = openpyxl.Workbook()
    shape(book)
    book.save(path)
    return path


def imported(tmp_path: Path, source: Path, *options: str) -> Path:
    out = tmp_path / "neu.xlsx"
    assert run(["new", str(out), "--from", str(source), "--lang", "de", "--debug", *options]) == 0
    assert defects(out) == []
    return out


@pytest.mark.parametrize("shape", SURE)
def test_a_list_with_clear_headings_is_taken_over_without_a_question(
    shape: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = imported(tmp_path, made(tmp_path / "liste.xlsx", SURE[shape]), "--account", "Muster AG")
    assert schema_defects(out) == []
    told = score(out, capsys)
    rows = told["criteria"]
    assert told["key_account"] == "Muster AG"
    assert [row["title"] for row in rows] == TITLES
    assert [row["supplier"] for row in rows] == SUPPLIER
    assert [row["key_account"] for row in rows] == KEY_ACCOUNT
    weighted = SURE[shape] in (like_efkam, english)
    assert [row["weight"] for row in rows] == (WEIGHTS if weighted else [1] * 16)
    assert told["scale"] == [0, 10]


def test_the_preview_says_what_is_what(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported(tmp_path, made(tmp_path / "liste.xlsx", like_efkam))
    out = capsys.readouterr().out
    assert "Erkannt: 16 Kriterien in Blatt „Partnerschaftsdiagramm“, C5:F21" in out
    assert "Lieferant     Spalte E    „Lieferant“" in out
    assert TITLES[0][:40] in out
    assert "… und 12 weitere" in out
    assert "Skala 0 bis 10" in out


def test_a_column_of_notes_becomes_a_column_of_ones_own(tmp_path: Path) -> None:
    out = imported(tmp_path, made(tmp_path / "liste.xlsx", english))
    sheet = openpyxl.load_workbook(out)["Partnerschaft"]
    assert [sheet.cell(9, 8).value, sheet.cell(10, 8).value] == ["Comment", "note"]


def test_an_unsure_list_needs_a_yes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    source, out = made(tmp_path / "liste.xlsx", companies), tmp_path / "neu.xlsx"
    monkeypatch.setattr("sys.stdin", io.StringIO("j\n"))  # a pipe, not a terminal
    assert run(["new", str(out), "--from", str(source), "--lang", "de"]) == 2
    assert "--yes" in capsys.readouterr().err
    assert not out.exists()
    imported(tmp_path, source, "--yes")
    assert [row["supplier"] for row in score(out, capsys)["criteria"]] == SUPPLIER


@pytest.mark.parametrize(("answer", "code"), [("j", 0), ("", 2), ("nein", 2)])
def test_on_a_terminal_the_answer_counts(
    answer: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, out = made(tmp_path / "liste.xlsx", companies), tmp_path / "neu.xlsx"
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _question: answer)
    assert run(["new", str(out), "--from", str(source), "--lang", "de"]) == code
    assert out.exists() == (code == 0)


def test_several_sheets_with_lists_need_a_yes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def twice(book: Any) -> None:
        bare(book)
        book.active.title = "Kunde A"
        sheet = book.copy_worksheet(book.active)
        sheet.title = "Kunde B"

    source, out = made(tmp_path / "liste.xlsx", twice), tmp_path / "neu.xlsx"
    assert run(["new", str(out), "--from", str(source), "--lang", "de"]) == 2
    assert "Kunde B" in capsys.readouterr().out


def test_ratings_off_the_usual_scale_set_the_scale_in_proportion(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def per_cent(book: Any) -> None:
        sheet = book.active
        sheet.append(["Kriterium", "Lieferant", "Kunde"])
        for title, s, k in zip(TITLES, SUPPLIER, KEY_ACCOUNT, strict=True):
            sheet.append([title, 10 * s, 10 * k])
        rule = DataValidation(type="decimal", operator="between", formula1="0", formula2="100")
        rule.add("B2:C17")
        sheet.add_data_validation(rule)

    out = imported(tmp_path, made(tmp_path / "liste.xlsx", per_cent))
    assert "Skala ist auf 0 bis 100 gestellt, Toleranz 15 und Grenzen 40 und 70" in capsys.readouterr().out
    told = score(out, capsys)
    assert (told["scale"], told["tolerance"], told["levels"]) == ([0, 100], 15, [40, 70])
    assert told["coverage"] == 1


def test_a_guessed_scale_needs_a_yes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def beyond(book: Any) -> None:
        book.active.append(["Kriterium", "Lieferant", "Kunde"])
        for title, s, k in zip(TITLES, SUPPLIER, KEY_ACCOUNT, strict=True):
            book.active.append([title, s + 10, k])

    source = made(tmp_path / "liste.xlsx", beyond)
    assert run(["new", str(tmp_path / "neu.xlsx"), "--from", str(source), "--lang", "de"]) == 2
    out = capsys.readouterr().out
    assert "Die Skala steht nirgends, und die Bewertungen (1 bis 19) sagen nicht sicher" in out
    assert not (tmp_path / "neu.xlsx").exists()


def test_many_ratings_up_to_five_are_asked_about_and_told_ones_are_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def to_five(book: Any) -> None:
        book.active.append(["Kriterium", "Lieferant", "Kunde"])
        for title, s, k in zip(TITLES, SUPPLIER, KEY_ACCOUNT, strict=True):
            book.active.append([title, 1 + s % 5, 1 + k % 5])

    def told(book: Any) -> None:
        to_five(book)
        book.active["B1"], book.active["C1"] = "Lieferant (1 bis 5)", "Kunde (1 bis 5)"

    source = made(tmp_path / "liste.xlsx", to_five)
    assert run(["new", str(tmp_path / "neu.xlsx"), "--from", str(source), "--lang", "de"]) == 2
    assert "1 bis 5, 0 bis 10" in capsys.readouterr().out
    out = imported(tmp_path, made(tmp_path / "liste.xlsx", told))
    assert score(out, capsys)["scale"] == [1, 5]


@tiers.thinned()
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("sign", [";", "\t", ","])
def test_text_files_of_every_usual_kind_are_read(
    sign: str, encoding: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [sign.join(("Kriterium", "Gewicht", "Lieferant", "Kunde", "Bemerkung"))]
    for n, (title, s, k) in enumerate(zip(TITLES, SUPPLIER, KEY_ACCOUNT, strict=True)):
        number = f'"{s - 0.5}"'.replace(".", ",") if n else "7,5" if sign != "," else '"7,5"'
        lines.append(sign.join((f'"Größe {sign} {title}"', "1", number, str(k), "")))
    source = tmp_path / "liste.csv"
    source.write_bytes("\r\n".join(lines).encode(encoding))
    out = imported(tmp_path, source)
    rows = score(out, capsys)["criteria"]
    assert [row["supplier"] for row in rows] == [7.5, *(s - 0.5 for s in SUPPLIER[1:])]
    assert [row["key_account"] for row in rows] == KEY_ACCOUNT
    assert rows[0]["title"] == " ".join(f"Größe {sign} {TITLES[0]}".split())


@pytest.mark.parametrize(
    ("lines", "criteria"),
    [
        (("Kriterium;Lieferant;Key Account", "Preis;7;6"), [("Preis", 1, 7, 6)]),
        (("Kriterium;Lieferant;Key Account", "Preis;7;6", "Zeit;3;4"), [("Preis", 1, 7, 6), ("Zeit", 1, 3, 4)]),
        (("Kriterium;Gewicht;Lieferant;Kunde", "Preis;2;7;6", "Zeit;1;3;4"), [("Preis", 2, 7, 6), ("Zeit", 1, 3, 4)]),
        (("Criterion;Customer;Supplier", "Price;7;6"), [("Price", 1, 6, 7)]),
        (("Kriterium;Lieferant;Key Account", "Preis;;"), [("Preis", 1, None, None)]),
    ],
)
def test_one_or_two_criteria_under_clear_headings_are_a_list(
    lines: tuple[str, ...], criteria: list[tuple[object, ...]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "liste.csv"
    source.write_text("\n".join(lines), encoding="utf-8")
    out = imported(tmp_path, source)
    assert "Keine Überschrift" not in capsys.readouterr().out
    rows = score(out, capsys)["criteria"]
    assert [(row["title"], row["weight"], row["supplier"], row["key_account"]) for row in rows] == criteria


@pytest.mark.parametrize("content", ["Preis;7;6\nZeit;3;4\n", "Thema;A;B\nPreis;7;6\nZeit;3;4\n"])
@pytest.mark.parametrize("option", ["--yes", "--debug"])
def test_two_rows_without_clear_headings_are_no_list(content: str, option: str, tmp_path: Path) -> None:
    source = tmp_path / "liste.csv"
    source.write_text(content, encoding="utf-8")
    assert run(["new", str(tmp_path / "neu.xlsx"), "--from", str(source), option]) == 3
    assert not (tmp_path / "neu.xlsx").exists()


def test_words_among_the_ratings_are_kept_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "liste.csv"
    source.write_text(
        "Kriterium;Lieferant;Key Account\nPreis;7 von 10;6\nZeit;n/a;4\nService;4;5\nX;-;5\n", encoding="utf-8"
    )
    out = imported(tmp_path, source)
    assert "nicht: B2 (7 von 10), B3 (n/a), B5 (-)." in " ".join(capsys.readouterr().out.split())
    table = collect(out).tables["criteria"]
    assert [(row["supplier"], row["key_account"]) for row in table.rows] == [
        ("7 von 10", 6), ("n/a", 4), (4, 5), ("-", 5),
    ]  # fmt: skip
    capsys.readouterr()
    assert run(["check", "--json", str(out)]) == 1
    assert capsys.readouterr().out.count('"rating-not-a-number"') == 3


def test_ratings_in_words_only_need_a_yes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "liste.csv"
    source.write_text("Thema;Lieferant;Kunde\nPreis;hoch;Frau Beispiel\nZeit;niedrig;mittel\n", encoding="utf-8")
    assert run(["new", str(tmp_path / "neu.xlsx"), "--from", str(source), "--lang", "de"]) == 2
    rows = collect(imported(tmp_path, source, "--yes")).tables["criteria"].rows
    assert [(row["supplier"], row["key_account"]) for row in rows] == [("hoch", "Frau Beispiel"), ("niedrig", "mittel")]


@pytest.mark.parametrize("name", ["alt.xls", "offen.ods", "seite.pdf"])
def test_other_kinds_of_files_are_told_apart(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / name
    source.write_bytes(b"\xd0\xcf\x11\xe0")
    assert run(["new", str(tmp_path / "neu.xlsx"), "--from", str(source), "--lang", "de"]) == 3
    assert "als .xlsx speichern" in capsys.readouterr().err


def test_nothing_recognised_says_what_was_looked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = made(tmp_path / "liste.xlsx", lambda book: book.active.append(["Hallo", "Welt"]))
    out = tmp_path / "neu.xlsx"
    assert run(["new", str(out), "--from", str(source), "--yes", "--lang", "de"]) == 3
    told = capsys.readouterr().err
    assert "mindestens 3 Kriterien" in told
    assert "Sheet" in told
    assert not out.exists()


@pytest.mark.parametrize("content", [b"", b"\n\n;;;\n", b"a;b\n1;2\n"])
def test_an_empty_text_file_is_no_list(content: bytes, tmp_path: Path) -> None:
    source = tmp_path / "leer.csv"
    source.write_bytes(content)
    assert run(["new", str(tmp_path / "neu.xlsx"), "--from", str(source), "--yes"]) == 3


def test_a_workbook_of_ours_is_sent_to_upgrade(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", str(tmp_path / "neu.xlsx"), "--from", str(GERMAN), "--lang", "de"]) == 3
    assert "upgrade" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Lieferant", "supplier"),
        ("Investition des Lieferanten", "supplier"),
        ("Key Account (Kunde)", "key_account"),
        ("Kundensicht", "key_account"),
        ("Gewichtung", "weight"),
        ("Differenz Lieferant – Kunde", "gap"),
        ("Lieferant und Key Account", ""),
        ("Kriterien der Partnerschaft", "criterion"),
        ("Nr.", "number"),
        ("Beispiel GmbH", ""),
    ],
)
def test_headings_are_understood(heading: str, column: str) -> None:
    assert column_meant(heading) == column


@pytest.mark.parametrize(
    ("words", "scale"),
    [
        ("Skala 1-5", (1, 5)),
        ("0 bis 10", (0, 10)),
        ("von 0 … 100", (0, 100)),
        ("2024-2026", None),
        ("Stand 3.4.", None),
    ],
)
def test_a_scale_is_read_from_words(words: str, scale: tuple[float, float] | None) -> None:
    told = told_in([words])
    assert [(s.low, s.high) for s in told] == ([] if scale is None else [scale])
