"""What users get back from ``upgrade``: figures, content, a sound file, and a report of the rest."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter, range_boundaries

import tiers
from carry import damage
from carry.conftest import score
from kam_partnership.carry.content import Note, NoteCode, UserContent
from kam_partnership.carry.former_words import FORMER_TEXTS
from kam_partnership.carry.own_content import collect
from kam_partnership.carry.transfer_report import note_text, report_lines
from kam_partnership.cells import ErrorValue
from kam_partnership.cli.main import run
from kam_partnership.headless import open_book
from kam_partnership.texts import Language
from kam_partnership.texts.catalogue import has_text
from kam_partnership.workbook import names
from kam_partnership.xlsx.comments import read_comments
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Structure
from support.libreoffice import named_values, needs_libreoffice, recalculate
from support.package_sense import defects
from support.schema import schema_defects
from support.workbooks import ENGLISH, GERMAN, delete_names, fill, random_content

OWN_HEADINGS = {"supplier": "Beispiel GmbH", "key_account": "Muster AG"}


def comparable(content: UserContent) -> dict[str, Any]:
    """The content without the places it was found at."""
    told = dataclasses.asdict(content)
    for key in ("general", "settings", "inputs"):
        told[key] = {name: cell["value"] for name, cell in told[key].items()}
    for table in told["tables"].values():
        table.pop("sheet")
    for comment in told["comments"]:
        comment.pop("sheet")
        comment.pop("cell")
    told.pop("notes")
    return told


def upgraded(path: Path, *options: str, code: int = 0) -> Path:
    """Where the result is; 1 is the exit code when something typed had no place."""
    assert run(["upgrade", str(path), "--debug", *options]) == code
    result = Path(options[options.index("--out") + 1]) if "--out" in options else path
    assert defects(result) == []
    return result


@tiers.thinned(kind=6)
@pytest.mark.parametrize("kind", damage.DAMAGES)
def test_every_figure_and_all_content_come_back_from_a_damaged_workbook(
    kind: str, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole, before = comparable(collect(path)), score(path, capsys)
    damage.DAMAGES[kind](path)
    upgraded(path, code=int(kind == "formulas overwritten"))  # a tile that was typed over has no place
    after = comparable(collect(path))
    criteria = after["tables"]["criteria"]
    if kind.startswith("headings"):
        assert criteria["headings"] == OWN_HEADINGS
        criteria["headings"] = {}
    if kind == "a column inserted":
        (own,) = criteria["own_columns"]
        assert (own["heading"], own["after"], own["cells"]) == ("Notiz", "evidence", ("eigene Notiz",) * 7)
        criteria["own_columns"] = ()
    if kind in tiers.some(damage.DAMAGES, 2):
        assert schema_defects(path) == []
    assert after == whole
    assert score(path, capsys) == before


@tiers.thinned(seed=2)
@pytest.mark.parametrize("seed", range(8))
def test_every_figure_is_the_same_after_an_upgrade(
    seed: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = fill(tmp_path / "mappe.xlsx", random_content(seed), GERMAN if seed % 2 else ENGLISH)
    before = score(path, capsys)
    whole = comparable(collect(path))
    upgraded(path)
    assert score(path, capsys) == before
    assert comparable(collect(path)) == whole


def test_a_second_upgrade_changes_nothing(path: Path) -> None:
    damage.with_notes(path)
    damage.column_inserted(path)
    once = comparable(collect(upgraded(path)))
    data = path.read_bytes()
    assert comparable(collect(upgraded(path))) == once
    assert path.read_bytes() == data


def test_a_language_changed_there_and_back_gives_back_everything(path: Path, tmp_path: Path) -> None:
    damage.with_notes(path)
    damage.column_inserted(path)
    german = comparable(collect(upgraded(path)))
    english = upgraded(path, "--out", str(tmp_path / "en.xlsx"), "--lang", "en")
    content = collect(english)
    titles = [row["criterion"] for row in content.tables["criteria"].rows]
    assert titles[0] == "Early involvement in new ventures"
    assert titles[1] == "Eigenes Kriterium: Nachhaltigkeit & mehr"
    assert content.tables["history"].rows[0]["zone"] == "Cooperation"
    assert '[["Keeping promises reliably",1,8,4],["Eigenes",1,2,3]]' in str(
        content.tables["history"].rows[0]["ratings"]
    )
    assert content.general["language"].value == "en"
    assert openpyxl.load_workbook(english).worksheets[0].title == "Partnership"
    back = upgraded(english, "--out", str(tmp_path / "de.xlsx"), "--lang", "de")
    assert comparable(collect(back)) == german


def test_a_language_asked_for_is_the_one_of_the_analysis_too(path: Path) -> None:
    with open_book(path) as book:
        book.names[names.GENERAL_CELLS["language"]].refers_to_range.raw_value = "en"
        book.save()
    assert collect(upgraded(path, "--lang", "de")).general["language"].value == "de"


def test_the_language_stays_as_it_is_without_being_asked(path: Path) -> None:
    with open_book(path) as book:  # the analysis may speak another language than the edition
        book.names[names.GENERAL_CELLS["language"]].refers_to_range.raw_value = "en"
        book.save()
    content = collect(upgraded(path))
    assert content.language is Language.DE
    assert content.general["language"].value == "en"


def test_own_sheets_comments_and_columns_are_carried(path: Path) -> None:
    damage.with_notes(path)
    damage.column_inserted(path)
    upgraded(path)
    assert schema_defects(path) == []
    book = openpyxl.load_workbook(path)
    own = book["Notizen"]
    assert [own[cell].value for cell in ("A1", "B2", "C3")] == ["Gespräch am <3. & 4.>", 12.5, True]
    assert own["D4"].value == 25
    assert own["A5"].value == 2
    assert own["E1"].number_format == "dd.mm.yyyy"
    assert own["E2"].number_format == "0.0%"
    assert own["A1"].comment.text == "auf dem eigenen Blatt"
    assert own.column_dimensions["A"].width == 40
    supplier, title = (
        damage.cell_of(book, key, row) for key, row in ((names.SUPPLIER_COLUMN, 0), (names.CRITERION_COLUMN, 1))
    )
    assert supplier.comment.text == "Siehe Protokoll vom 3. März\nZeile 2 ü"
    assert supplier.comment.author == "A. Beispiel"
    assert title.comment.text == "Titel prüfen"
    sheet = damage.main_sheet(book)
    assert [sheet.cell(row, 9).value for row in (9, 10, 16)] == ["Notiz", "eigene Notiz", "eigene Notiz"]


def test_a_column_of_ones_own_in_the_history_is_carried_even_beside_blank_cells(tmp_path: Path) -> None:
    path = Path(shutil.copy(GERMAN, tmp_path / "mappe.xlsx"))

    def change(book: Any) -> None:
        sheet = book["Verlauf"]
        table = sheet.tables[names.HISTORY_TABLE]
        left, top, right, bottom = range_boundaries(table.ref)
        sheet.cell(top, right + 1).value, sheet.cell(bottom, right + 1).value = "Notiz", "noch kein Stand"
        table.ref = f"{get_column_letter(left)}{top}:{get_column_letter(right + 1)}{bottom}"
        table.tableColumns.append(type(table.tableColumns[0])(id=12, name="Notiz"))

    damage.edited(path, change)
    upgraded(path)
    sheet = openpyxl.load_workbook(path)["Verlauf"]
    _, top, right, bottom = range_boundaries(sheet.tables[names.HISTORY_TABLE].ref)
    assert (sheet.cell(top, right).value, sheet.cell(bottom, right).value) == ("Notiz", "noch kein Stand")


def test_rows_below_the_table_join_it(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damage.rows_below(path, [("Neu eins", 2, 8, 4), ("Neu zwei", None, 3, None)])
    upgraded(path)
    assert "Partnerschaft!C17: Zeilen 17 bis 18 standen unter der Tabelle" in capsys.readouterr().out
    criteria = score(path, capsys)["criteria"]
    assert [(row["title"], row["supplier"]) for row in criteria[-2:]] == [("Neu eins", 8.0), ("Neu zwei", 3.0)]


def test_sides_known_by_their_order_only_are_told_and_the_old_file_is_kept(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage.headings_renamed(path)
    damage.columns_moved_without_names(path)  # this numbers the columns anew: nothing tells the sides apart
    upgraded(path)
    assert "nur an der Reihenfolge der Spalten erkannt" in capsys.readouterr().out
    assert path.with_name("mappe.xlsx.bak").exists()


def test_a_total_below_the_table_does_not_become_a_criterion(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damage.rows_below(path, [("Summe", None, "=SUM(E10:E16)", "=SUM(F10:F16)")])
    upgraded(path, code=1)
    out = capsys.readouterr().out
    assert len(score(path, capsys)["criteria"]) == 7
    assert "Nicht übernommen:" in out
    assert "Partnerschaft!C17: „Summe“" in out


def test_formulas_in_ratings_count_by_their_results(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_book(path) as book:
        cells = book.names[names.SUPPLIER_COLUMN].refers_to_range
        cells[0].raw_value = "=AVERAGE(8,9)"
        cells[1].raw_value = "=1/0"
        book.app.calculate()
        book.save()
    before = score(path, capsys)
    upgraded(path)
    out = capsys.readouterr().out
    assert "Partnerschaft!E10: Die Formel =AVERAGE(8,9) ist durch ihr Ergebnis 8,5 ersetzt." in out
    assert score(path, capsys) == before
    assert collect(path).tables["criteria"].rows[1]["supplier"] == ErrorValue("#DIV/0!")


def test_formulas_all_down_a_column_are_told_once(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_book(path) as book:
        cells = book.names[names.SUPPLIER_COLUMN].refers_to_range
        for row in range(5):
            cells[row].raw_value = f"=4+{row}"
        book.app.calculate()
        book.save()
    before = score(path, capsys)
    upgraded(path)
    out = capsys.readouterr().out
    assert out.count("durch ihr Ergebnis") == 1
    assert "E10: Die Formel =4+0 ist durch ihr Ergebnis 4 ersetzt. (ebenso weitere Zellen der Spalte: 4)" in out
    assert score(path, capsys) == before


def test_texts_that_look_like_formulas_stay_texts(path: Path) -> None:
    with open_book(path) as book:
        book.names[names.CRITERION_COLUMN].refers_to_range[0].raw_value = "'=1+1"
        book.names[names.GENERAL_CELLS["supplier"]].refers_to_range.raw_value = "'=cmd|' /C calc'!A0"
        book.save()
    upgraded(path)
    content = collect(path)
    assert content.tables["criteria"].rows[0]["criterion"] == "=1+1"
    assert content.general["supplier"].value == "=cmd|' /C calc'!A0"


def test_an_overwritten_formula_is_back(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damage.formulas_overwritten(path)
    upgraded(path, code=1)
    assert "G10 (99)" in capsys.readouterr().out
    capsys.readouterr()
    assert run(["check", "--json", str(path)]) in (0, 1)
    assert "formula-overwritten" not in capsys.readouterr().out


def test_what_has_no_place_is_listed_with_its_cell_and_the_old_file_is_kept(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def change(book: Any) -> None:
        sheet = damage.main_sheet(book)
        sheet["C40"] = "Fußnote des Nutzers"
        sheet["K6"].comment = openpyxl.comments.Comment("an einer Kachel", "D")
        book.defined_names["MeinName"] = openpyxl.workbook.defined_name.DefinedName(
            "MeinName", attr_text="Verlauf!$A$1"
        )

    damage.edited(path, change)
    before = path.read_bytes()
    upgraded(path, code=1)
    out = capsys.readouterr().out
    assert "Partnerschaft!C40: „Fußnote des Nutzers“" in out
    assert "Partnerschaft!K6: Der Kommentar „an einer Kachel“" in out
    assert "MeinName" in out
    assert path.with_name("mappe.xlsx.bak").read_bytes() == before


def test_a_whole_workbook_leaves_nothing_behind_and_no_copy(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    upgraded(path)
    assert "Alles wurde übernommen." in capsys.readouterr().out
    assert sorted(file.name for file in path.parent.iterdir()) == [path.name]


def test_words_of_an_earlier_template_are_not_taken_for_the_users(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def change(book: Any) -> None:
        book["Einstellungen"]["F6"] = "So bewerten Sie: investiert nichts."
        book["Verlauf"]["B3"] = next(words for words in FORMER_TEXTS if words.startswith("Eine Zeile je"))

    damage.edited(path, change)
    upgraded(path)
    assert "Alles wurde übernommen." in capsys.readouterr().out


def test_a_date_without_its_name_is_found_beside_the_label_of_an_earlier_template(path: Path) -> None:
    damage.edited(path, lambda book: damage.main_sheet(book).__setitem__("L2", "Datum der Bewertung"))
    delete_names(path, ["KAM_Date"])
    assert collect(upgraded(path)).general["date"].value == 46347.0


def test_the_summary_counts_measures_and_answers(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_book(path) as book:
        book.names["KAM_MeasureText"].refers_to_range[0].raw_value = "Termin vereinbaren"
        book.names["KAM_MeasureText"].refers_to_range[3].raw_value = "Preise prüfen"
        book.names["KAM_QuestionAnswer"].refers_to_range[1].raw_value = "Eine schlanke Betreuung genügt."
        book.save()
    upgraded(path)
    assert "Maßnahmen 2 · Antworten auf Fragen 1 ·" in capsys.readouterr().out


def test_a_computed_analysis_is_computed_again(path: Path) -> None:
    assert run(["recompute", str(path)]) == 0
    upgraded(path)
    values = openpyxl.load_workbook(path, data_only=True)["Auswertung"]
    kinds = [cell.value for cell in values["A"]] + [cell.value for cell in values["B"]]
    assert "F" in kinds


def test_sixty_criteria_with_columns_between_are_carried(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = dataclasses.replace(random_content(3), rows=tuple(random_content(3).rows * 20)[:60])
    path = fill(tmp_path / "mappe.xlsx", content)
    before = score(path, capsys)
    damage.edited(path, lambda book: None)
    upgraded(path)
    assert score(path, capsys) == before


def test_a_column_inside_the_table_stays_between_the_same_columns(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage.move_columns(path, (0, 1, 2, 3, 4, 5), extra="Wer?")
    damage.move_columns(path, (0, 1, 7, 2, 3, 4, 5, 6))
    before = score(path, capsys)
    upgraded(path)
    structure = Structure.read(Package.open(path))
    table = structure.table(names.CRITERIA_TABLE)
    assert table is not None
    ours = ("Gewicht", "Lieferant", "Key Account", "Differenz", "Woran sehen wir das?")
    assert table.columns == ("Nr", "Kriterium", "Wer?", *ours)
    assert score(path, capsys)["criteria"] == before["criteria"]
    validations = openpyxl.load_workbook(path)["Partnerschaft"].data_validations.dataValidation
    ratings = next(str(v.sqref) for v in validations if "KAM_ScaleMin" in str(v.formula1))
    assert ratings == "F10:G16"


def test_a_table_that_only_the_old_workbook_has_becomes_a_sheet_and_is_told(path: Path, tmp_path: Path) -> None:
    def change(book: Any) -> None:
        sheet = book.create_sheet("Altes")
        sheet.append(["a", "b"])
        sheet.append(["Maßnahme", "erledigt"])

    damage.edited(path, change)
    upgraded(path)
    assert openpyxl.load_workbook(path)["Altes"]["A2"].value == "Maßnahme"


def test_a_sheet_named_like_one_of_the_template_gets_a_number(path: Path, tmp_path: Path) -> None:
    damage.edited(path, lambda book: book.create_sheet("History").append(["meins"]))
    english = upgraded(path, "--lang", "en", "--out", str(tmp_path / "en.xlsx"))
    assert openpyxl.load_workbook(english)["History (2)"]["A1"].value == "meins"


def test_dates_of_a_workbook_that_counts_from_1904_stay_the_same_days(path: Path) -> None:
    package = Package.open(path)
    book = package.parts["xl/workbook.xml"]
    package.parts["xl/workbook.xml"] = book.replace(b"<workbookPr", b'<workbookPr date1904="1"')
    path.write_bytes(package.to_bytes())
    upgraded(path)
    assert collect(path).general["date"].value == 46347.0 + 1462


def test_an_output_that_exists_needs_force(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.xlsx"
    other.write_bytes(b"x")
    assert run(["upgrade", str(path), "--out", str(other)]) == 3
    assert other.read_bytes() == b"x"
    upgraded(path, "--out", str(other), "--force")


def test_a_newer_workbook_is_refused_and_untouched(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_book(path) as book:
        book.names[names.GENERAL_CELLS["template_version"]].refers_to_range.raw_value = "'9.0.0"
        book.save()
    before = path.read_bytes()
    assert run(["upgrade", str(path), "--lang", "de"]) == 3
    assert "9.0.0" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_a_foreign_workbook_is_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "fremd.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["irgend", "etwas"])
    book.save(path)
    before = path.read_bytes()
    assert run(["upgrade", str(path)]) == 3
    assert path.read_bytes() == before


@needs_libreoffice
def test_a_workbook_saved_by_libreoffice_comes_back_whole(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage.with_notes(path)
    whole, before = comparable(collect(path)), score(path, capsys)
    saved = Path(shutil.copy(recalculate(path, tmp_path / "lo"), tmp_path / "saved.xlsx"))
    upgraded(saved)
    print(capsys.readouterr().out)
    after = comparable(collect(saved))
    for content in (after, whole):  # LibreOffice writes its own widths and authors
        content.pop("sheets")
        content.pop("comments")
    assert after == whole
    assert score(saved, capsys) == before
    structure = Structure.read(Package.open(saved))
    assert structure.sheets[0].charts
    assert len(read_comments(Package.open(saved), structure.sheets[0].part)) == 2


@needs_libreoffice
@tiers.thinned(seed=1)
@pytest.mark.parametrize("seed", [11, 12, 13])
def test_libreoffice_computes_the_same_native_figures(
    seed: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = fill(tmp_path / "mappe.xlsx", random_content(seed))
    damage.column_inserted(path)
    damage.headings_renamed(path)
    upgraded(path)
    figures = score(path, capsys)
    found = named_values(recalculate(path, tmp_path / "lo"))
    for key, name in names.FIGURE_CELLS.items():
        if key == "zone":
            continue
        wanted = figures[key]
        assert found[name] == ("–" if wanted is None else pytest.approx(wanted, abs=1e-9)), key


EVERY_DETAIL = {
    "value": "x", "text": "x", "table": "T", "count": 1, "heading": "H", "used": "U", "name": "N", "refers_to": "=A1",
    "formulas": 1, "drawings": 1, "what": "W", "formula": "=1", "places": "A1", "first": 1, "last": 2,
    "add_in": "xlwings Lite", "files": "main.py", "new": "1.0",
}  # fmt: skip


@pytest.mark.parametrize("code", NoteCode)
@pytest.mark.parametrize("language", Language)
def test_every_note_has_its_words(code: NoteCode, language: Language) -> None:
    assert has_text(f"carry.{code}", language)
    assert "{" not in note_text(Note(code, "Blatt", "A1", EVERY_DETAIL), language)


@given(
    st.lists(st.tuples(st.sampled_from(NoteCode), st.sampled_from("AB"), st.integers(1, 9)), max_size=30),
    st.sampled_from(Language),
)
def test_any_mix_of_notes_can_be_told(found: list[tuple[NoteCode, str, int]], language: Language) -> None:
    details = {key: value for key, value in EVERY_DETAIL.items() if key != "places"}
    lines = report_lines([Note(code, "Blatt", f"{column}{row}", details) for code, column, row in found], language)
    assert len(lines) >= len({code for code, _, _ in found})
    assert "{" not in "".join(lines)


def test_what_was_open_comes_back_as_proposed_and_amounts_without_a_currency_get_none(tmp_path: Path) -> None:
    old = tmp_path / "alt.xlsx"
    shutil.copy(Path(__file__).parents[1] / "data" / "template_1_0" / "history_measures_deu.xlsx", old)
    with open_book(old) as book:
        count = len(book.names[names.MEASURE_COLUMNS["status"]].refers_to_range.raw_value)
        words = ["offen", "in Arbeit", "irgendwann", " OFFEN "][:count]
        for row, word in enumerate(words):
            book.names[names.MEASURE_COLUMNS["status"]].refers_to_range[row, 0].raw_value = word
        book.names[names.MEASURE_COLUMNS["supplier_value"]].refers_to_range[0, 0].raw_value = 5000
        book.save()
    content = collect(old)
    told = {note.code: note_text(note, Language.DE) for note in content.notes}
    assert "vorgeschlagen" in told[NoteCode.OPEN_IS_PROPOSED]
    assert not any(
        note.is_loss for note in content.notes if note.code in (NoteCode.OPEN_IS_PROPOSED, NoteCode.NO_CURRENCY)
    )
    result = upgraded(old, "--out", str(tmp_path / "neu.xlsx"))
    with open_book(result) as book:
        status = [row[0] for row in book.names[names.MEASURE_COLUMNS["status"]].refers_to_range.raw_value]
        currency = book.names[names.CURRENCY].refers_to_range.raw_value
    assert status[:4] == ["vorgeschlagen", "in Arbeit", "irgendwann", "vorgeschlagen"]
    assert currency is None, "nobody knows which it was"
    assert "Einstellungen" in told[NoteCode.NO_CURRENCY]
