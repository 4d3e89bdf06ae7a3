"""The ribbon's commands on the headless engine: what the user finds in the workbook afterwards."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from kam_partnership import __version__
from kam_partnership.assessment import Code
from kam_partnership.cells import CellValue
from kam_partnership.errors import CellsBelowTable, CriterionRefused, NameMissing
from kam_partnership.excel import commands
from kam_partnership.excel.live import range_of, read_live
from kam_partnership.excel.snapshot import snapshot
from kam_partnership.headless import open_book
from kam_partnership.workbook import analysis, names
from kam_partnership.workbook.analysis import RowKind
from kam_partnership.workbook.verdict_words import since_last_text
from kam_partnership.xlsx.dates import serial_number
from support import workbooks

NOW = dt.datetime(2026, 11, 21, 14, 5)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Sixteen criteria, one half-rated, one with a text, gaps of every size."""
    rows: list[workbooks.Row] = [(f"Kriterium {n}", 1.0, float(9 - n % 4), float((n * 3) % 9)) for n in range(1, 17)]
    rows[2] = ("Gemeinsames Zielbild der Beziehung", 2.0, 9.0, 2.0)
    rows[4] = ("=1+1", None, 8.0, None)
    rows[6] = ("Kriterium 7", 1.0, "7,5", 5.0)
    content = workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), tuple(rows))
    path = workbooks.fill(tmp_path / "kam.xlsx", content)
    with open_book(path) as book:  # a title that looks like a formula, typed as text
        book.names[names.CRITERION_COLUMN].refers_to_range[4, 0].raw_value = "'=1+1"
        book.names["KAM_KeyAccount"].refers_to_range.raw_value = "Müller & Söhne AG"
        book.save()
    return path


def analysis_of(book: xw.Book) -> list[list[CellValue]]:
    start = book.names[names.ANALYSIS_START].refers_to_range
    block: Any = start.sheet.range((start.row, start.column), (start.row + 199, start.column + 9)).raw_value
    return [list(row) for row in block]


def rows_of(block: list[list[CellValue]], kind: RowKind) -> list[list[CellValue]]:
    return [row for row in block if row[analysis.KIND] == kind]


def everything_typed(book: xw.Book) -> dict[str, Any]:
    wanted = (*names.SETTING_CELLS.values(), *names.CRITERIA_COLUMNS, *names.HISTORY_COLUMNS.values())
    general = [name for name in names.GENERAL_CELLS.values() if name in book.names]
    return {name: book.names[name].refers_to_range.formula for name in (*wanted, *general)}


class TestRecompute:
    def test_the_analysis_sheet_tells_figures_questions_findings_and_ranking(self, path: Path) -> None:
        with open_book(path) as book:
            outcome = commands.recompute(book, now=NOW)
            block = analysis_of(book)
        figures = rows_of(block, RowKind.FIGURE)
        assert [row[analysis.SUPPLIER] for row in figures[:3]] == pytest.approx(
            [outcome.figures.supplier_score, outcome.figures.key_account_score, outcome.figures.net_balance]
        )
        assert rows_of(block, RowKind.STAMP)[0][analysis.SIGN] == (
            f"Müller & Söhne AG · berechnet am 21.11.2026 um 14:05 Uhr · KAM Partnerschaft {__version__}"
        )
        questions = rows_of(block, RowKind.QUESTION)
        assert 1 <= len(questions) <= analysis.QUESTION_LIMIT
        assert str(questions[0][analysis.SUPPLIER]).startswith("Woran würden wir in drei Jahren")
        ranked = rows_of(block, RowKind.RANKED)
        assert len(ranked) == len(outcome.figures.pairs) == 14
        assert [row[analysis.PRIORITY] for row in ranked] == sorted(
            (row[analysis.PRIORITY] for row in ranked), reverse=True
        )
        assert sum(row[analysis.CONTRIBUTION] for row in ranked) == pytest.approx(outcome.figures.net_balance)
        assert sum(row[analysis.SHARE] for row in ranked) == pytest.approx(1)

    def test_findings_are_told_in_words_with_their_cells(self, path: Path) -> None:
        with open_book(path) as book:
            commands.recompute(book, now=NOW)
            told = [row[analysis.TEXT] for row in rows_of(analysis_of(book), RowKind.FINDING)]
        assert told == [
            "F14  ·  Kriterium 5 ist nur für den Lieferanten bewertet und zählt nicht mit. "
            "Bitte auch den Key Account bewerten.",
            "E16  ·  „7,5“ ist keine Zahl, Kriterium 7 zählt nicht mit. Bitte eine Zahl eingeben.",
        ]

    def test_a_long_title_is_shortened_where_it_would_be_cut(self, path: Path) -> None:
        title = "Ein Titel, der viel länger ist, als die Spalte der Rangliste es zeigen kann"
        with open_book(path) as book:
            book.names[names.CRITERION_COLUMN].refers_to_range[0, 0].raw_value = title
            commands.recompute(book, now=NOW)
            shown = [str(row[analysis.TEXT]) for row in rows_of(analysis_of(book), RowKind.RANKED)]
        assert title not in shown
        assert [text for text in shown if text.startswith("Ein Titel") and text.endswith("…")]
        assert max(map(len, shown)) <= 45

    def test_what_the_user_typed_stays_untouched(self, path: Path) -> None:
        with open_book(path) as book:
            before = everything_typed(book)
            commands.recompute(book, now=NOW)
            assert everything_typed(book) == before

    def test_a_second_click_writes_the_same(self, path: Path) -> None:
        with open_book(path) as book:
            commands.recompute(book, now=NOW)
            first = analysis_of(book)
            commands.recompute(book, now=NOW)
            assert analysis_of(book) == first

    def test_a_shorter_analysis_leaves_nothing_of_a_longer_one(self, path: Path) -> None:
        with open_book(path) as book:
            commands.recompute(book, now=NOW)
            book.names[names.SUPPLIER_COLUMN].refers_to_range.raw_value = [[None]] * 15 + [[5.0]]
            commands.recompute(book, now=NOW)
            block = analysis_of(book)
        assert len(rows_of(block, RowKind.RANKED)) == 1
        end = next(index for index, row in enumerate(block) if row[analysis.KIND] == RowKind.END)
        assert all(cell is None for row in block[end + 1 :] for cell in row)

    def test_the_sheet_says_when_the_table_has_changed_since(self, path: Path) -> None:
        with open_book(path) as book:
            commands.recompute(book, now=NOW)
            book.app.calculate()
            notice = book.sheets["Auswertung"].range("B2")
            assert notice.raw_value == "✓ auf dem Stand der Tabelle"
            book.names[names.SUPPLIER_COLUMN].refers_to_range[0, 0].raw_value = 1.0
            book.app.calculate()
            assert str(notice.raw_value).startswith("◆")

    def test_it_writes_in_the_language_of_the_settings(self, path: Path) -> None:
        with open_book(path) as book:
            book.names["KAM_Language"].refers_to_range.raw_value = "en"
            commands.recompute(book, now=NOW)
            assert rows_of(analysis_of(book), RowKind.SECTION)[0][analysis.SIGN] == "Figures"

    def test_an_empty_workbook_is_told_what_to_do(self, tmp_path: Path) -> None:
        path = Path(shutil.copy(workbooks.GERMAN, tmp_path))
        with open_book(path) as book:
            outcome = commands.recompute(book, now=NOW)
            block = analysis_of(book)
        assert [finding.code for finding in outcome.findings] == [Code.NO_RATED_PAIR]
        assert [row[analysis.SIGN] for row in rows_of(block, RowKind.ADVICE)] == [
            "Noch nicht bewertet.",
            "Bewerten Sie mindestens ein Kriterium für beide Seiten.",
            "Noch kein Ziel gesetzt.",
        ]
        assert [row[analysis.SUPPLIER] for row in rows_of(block, RowKind.FIGURE)][:3] == ["–"] * 3

    def test_an_empty_workbook_says_when_there_will_be_questions(self, tmp_path: Path) -> None:
        path = Path(shutil.copy(workbooks.GERMAN, tmp_path))
        with open_book(path) as book:
            commands.recompute(book, now=NOW)
            told = [row[analysis.TEXT] for row in rows_of(analysis_of(book), RowKind.QUESTION)]
        assert told == ["Sobald beide Seiten bewertet sind, stehen hier Fragen."]

    @pytest.mark.parametrize("broken", [0, 5, 6, 16])
    def test_the_ranking_always_begins_where_its_page_does(self, path: Path, broken: int) -> None:
        with open_book(path) as book:
            ratings = [["x"]] * broken + [[5.0]] * (16 - broken)
            for name in (names.SUPPLIER_COLUMN, names.KEY_ACCOUNT_COLUMN):
                book.names[name].refers_to_range.raw_value = ratings
            commands.recompute(book, now=NOW)
            title = book.sheets["Auswertung"].range(f"B{analysis.RANKING_ROW}").raw_value
        assert title == "Rangliste der Unterschiede"

    def test_findings_that_have_no_room_above_follow_below_the_ranking(self, path: Path) -> None:
        with open_book(path) as book:
            book.names[names.SUPPLIER_COLUMN].refers_to_range.raw_value = [["x"]] * 9 + [[5.0]] * 7
            outcome = commands.recompute(book, now=NOW)
            block = analysis_of(book)
        told = [str(row[analysis.TEXT]) for row in rows_of(block, RowKind.FINDING)]
        assert told[analysis.FINDING_ROWS - 1] == (
            f"… und {len(outcome.findings) - analysis.FINDING_ROWS + 1} weitere unter der Rangliste."
        )
        assert len(told) == len(outcome.findings) + 1
        kinds = [row[analysis.KIND] for row in block]
        assert kinds.index(RowKind.RANKED) < len(kinds) - 1 - kinds[::-1].index(RowKind.FINDING)

    def test_the_verdict_says_without_which_criteria_it_would_change(self, path: Path) -> None:
        with open_book(path) as book:
            ratings = {names.SUPPLIER_COLUMN: [9.0, 9.0, 9.0], names.KEY_ACCOUNT_COLUMN: [5.0, 8.0, 9.0]}
            book.names[names.WEIGHT_COLUMN].refers_to_range.raw_value = [[1.0]] * 3 + [[0.0]] * 13
            for name, values in ratings.items():
                book.names[name].refers_to_range.raw_value = [[value] for value in values] + [[None]] * 13
            commands.recompute(book, now=NOW)
            row = rows_of(analysis_of(book), RowKind.FIGURE)[-1]
        assert row[analysis.SUPPLIER] == "nicht stabil"
        assert row[analysis.KEY_ACCOUNT] == "Ohne Nr. 1 wäre es eine andere Zone."

    def test_while_it_is_provisional_nothing_is_called_stable(self, path: Path) -> None:
        with open_book(path) as book:
            for name in (names.SUPPLIER_COLUMN, names.KEY_ACCOUNT_COLUMN):
                book.names[name].refers_to_range.raw_value = [[5.0]] * 2 + [[None]] * 14
            outcome = commands.recompute(book, now=NOW)
            block = analysis_of(book)
        row = rows_of(block, RowKind.FIGURE)[-1]
        assert row[analysis.SUPPLIER] == "noch offen"
        assert row[analysis.KEY_ACCOUNT] == "Zu wenig ist bewertet, um das zu sagen."
        assert outcome.verdict.startswith("Vorläufig: 2 von 16 Kriterien bewertet")

    def test_the_verdict_stands_whole_above_the_figures(self, path: Path) -> None:
        with open_book(path) as book:
            outcome = commands.recompute(book, now=NOW)
            told = [str(row[analysis.SIGN]) for row in rows_of(analysis_of(book), RowKind.ADVICE)]
        assert len(told[0]) <= analysis.LINE
        assert " ".join(told).startswith(outcome.verdict)

    def test_what_changed_since_the_last_assessment_is_told_by_criterion(self, path: Path) -> None:
        with open_book(path) as book:
            snapshot(book, today=NOW.date(), date=NOW.date() - dt.timedelta(days=200))
            range_of(book, names.GENERAL_CELLS["date"]).raw_value = serial_number(NOW.date())
            range_of(book, names.SUPPLIER_COLUMN)[0, 0].raw_value = 1.0
            outcome = commands.recompute(book, now=NOW)
            block = analysis_of(book)
        assert outcome.since_last is not None
        title = outcome.assessment.criteria[0].title
        (changed,) = rows_of(block, RowKind.CHANGED)
        assert changed[analysis.TEXT] == title
        assert str(changed[analysis.SUPPLIER]).endswith(" → 1")
        sentence = since_last_text(outcome.since_last, outcome.language)
        assert sentence in " ".join(str(row[analysis.SIGN]) for row in rows_of(block, RowKind.ADVICE))
        assert "14 gemeinsamen Kriterien" in sentence

    def test_without_its_internal_names_nothing_is_written(self, path: Path) -> None:
        workbooks.delete_names(path, [names.SUPPLIER_COLUMN])
        before = path.read_bytes()
        with open_book(path) as book, pytest.raises(NameMissing):
            commands.recompute(book, now=NOW)
        assert path.read_bytes() == before

    def test_every_cell_it_writes_is_unlocked(self) -> None:
        """Excel refuses to write to locked cells of the protected sheet; the headless engine does not."""
        for template in (workbooks.GERMAN, workbooks.ENGLISH):
            locked = workbooks.locked_cells(template, names.ANALYSIS_START, rows=1200, columns=10)
            assert locked == []


class TestAddCriterion:
    def test_a_new_criterion_joins_table_and_figures(self, path: Path) -> None:
        with open_book(path) as book:
            before = commands.check(book)
            number = commands.add_criterion(book, commands.NewCriterion("Neu & eigen", 2.0, 10.0, 0.0))
            after = commands.check(book)
        assert number == 17
        added = after.assessment.criteria[-1]
        assert (added.title, added.weight, added.supplier, added.key_account) == ("Neu & eigen", 2.0, 10.0, 0.0)
        assert after.figures.net_balance != before.figures.net_balance

    def test_without_a_criterion_the_new_row_waits_with_its_title_selected(self, path: Path) -> None:
        with open_book(path) as book:
            assert commands.add_empty_criterion(book) == 17
            assert book.app.selection.address == "$C$26"
            assert commands.add_empty_criterion(book) == 17  # an empty last row is used, not doubled

    def test_a_title_that_looks_like_a_formula_stays_a_text(self, path: Path) -> None:
        with open_book(path) as book:
            commands.add_criterion(book, commands.NewCriterion("=cmd|'/c calc'!A1", 1.0, 5.0, 5.0))
            cell = book.names[names.CRITERION_COLUMN].refers_to_range[-1, 0]
            assert cell.raw_value == "=cmd|'/c calc'!A1"

    @pytest.mark.parametrize(
        ("criterion", "key"),
        [
            (commands.NewCriterion(" "), "title_missing"),
            (commands.NewCriterion("KRITERIUM 2"), "title_exists"),
            (commands.NewCriterion("Neu", -1.0), "weight_invalid"),
            (commands.NewCriterion("Neu", 1.0, 11.0), "rating_out_of_scale"),
        ],
    )
    def test_what_does_not_fit_is_refused_before_anything_is_written(
        self, path: Path, criterion: commands.NewCriterion, key: str
    ) -> None:
        with open_book(path) as book:
            before = everything_typed(book)
            with pytest.raises(CriterionRefused) as refused:
                commands.add_criterion(book, criterion)
            assert refused.value.key == key
            assert everything_typed(book) == before

    def test_what_stands_below_the_table_is_not_overwritten(self, path: Path) -> None:
        with open_book(path) as book:
            sheet = read_live(book).table_sheet
            sheet.range("C26").raw_value = "Meine Notiz"
            with pytest.raises(CellsBelowTable):
                commands.add_criterion(book, commands.NewCriterion("Neu"))
            assert sheet.range("C26").raw_value == "Meine Notiz"

    def test_it_finds_moved_columns(self, path: Path) -> None:
        workbooks.move_columns(path, (0, 4, 1, 3, 5, 2), extra="Notiz")
        with open_book(path) as book:
            commands.add_criterion(book, commands.NewCriterion("Neu", 3.0, 4.0, 6.0))
            added = commands.check(book).assessment.criteria[-1]
        assert (added.title, added.weight, added.supplier, added.key_account) == ("Neu", 3.0, 4.0, 6.0)


class TestCheck:
    def test_it_marks_nothing(self, path: Path) -> None:
        with open_book(path) as book:
            before, block = everything_typed(book), analysis_of(book)
            commands.check(book)
            assert (everything_typed(book), analysis_of(book)) == (before, block)

    def test_it_finds_rows_below_the_table(self, path: Path) -> None:
        with open_book(path) as book:
            read_live(book).table_sheet.range("C26:F26").raw_value = [["Verirrt", 1.0, 5.0, 5.0]]
            found = [(finding.code, finding.cell) for finding in commands.check(book).findings]
        assert (Code.ROWS_BELOW_TABLE, "C26") in found

    def test_it_finds_overwritten_formulas(self, path: Path) -> None:
        with open_book(path) as book:
            read_live(book).table_sheet.range("G12").raw_value = 3.0
            book.names["KAM_TileBalance"].refers_to_range.raw_value = "+1,0"
            found = {
                finding.cell for finding in commands.check(book).findings if finding.code is Code.FORMULA_OVERWRITTEN
            }
        assert found == {"G12", "M6"}

    def test_an_invalid_setting_is_found_with_sheet_and_cell(self, path: Path) -> None:
        with open_book(path) as book:
            book.names["KAM_Tolerance"].refers_to_range.raw_value = "'viel"
            [finding] = [f for f in commands.check(book).findings if f.code is Code.SETTINGS_INVALID]
        assert (finding.sheet, finding.cell) == ("Einstellungen", "C8")
