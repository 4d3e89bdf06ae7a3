"""The page for the meeting: both means, room for what is agreed, names by which it is read back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from kam_partnership.errors import AdoptionRefused, FileUnreadable
from kam_partnership.merge.agreed_ratings import AgreedCriterion, read_agreed
from kam_partnership.raters.rater import Side
from kam_partnership.texts import Language, error_text
from kam_partnership.texts.criteria import CRITERIA
from kam_partnership.workbook import names
from support.agreed import MEETING, Agreed, fill, merged_bytes, merged_file, opened, place_of
from support.libreoffice import needs_libreoffice, recalculate
from support.schema import schema_defects

TITLES = [criterion.title for criterion in CRITERIA[Language.DE][:4]]
PAGE = "Gemeinsame Sicht"


@pytest.fixture
def merged(tmp_path: Path) -> Path:
    path = tmp_path / "alle.xlsx"
    path.write_bytes(merged_bytes(TITLES))
    return path


def refused(path: Path) -> str:
    """What a German reads."""
    with pytest.raises((AdoptionRefused, FileUnreadable)) as caught:
        read_agreed(path)
    return error_text(caught.value, Language.DE)


class TestThePage:
    def test_the_criteria_on_which_the_sides_differ_most_stand_on_top(self) -> None:
        sheet, first, last, column = place_of(opened(merged_bytes(TITLES)), names.AGREED_COLUMNS["criterion"])
        assert sheet.title == PAGE
        assert [sheet.cell(row, column).value for row in range(first, last + 1)] == TITLES[::-1]

    def test_both_sides_means_stand_beside_the_cells_to_be_filled_in(self) -> None:
        sheet, first, _, column = place_of(opened(merged_bytes(TITLES)), names.AGREED_COLUMNS["supplier"])
        heads = [sheet.cell(first - 1, column - 4 + offset).value for offset in range(6)]
        assert heads == [
            "Sicht des Lieferanten: Lieferant",
            "Sicht des Lieferanten: Key Account",
            "Sicht des Key Accounts: Lieferant",
            "Sicht des Key Accounts: Key Account",
            "vereinbart: Lieferant",
            "vereinbart: Key Account",
        ]
        means = [sheet.cell(first, column - 4 + offset).value for offset in range(4)]
        assert means == [7.5, 2.5, 2.5, 7.5]
        assert [sheet.cell(first, column + offset).value for offset in range(3)] == [None] * 3

    @pytest.mark.parametrize(
        ("people", "columns"),
        [({Side.SUPPLIER: 3, Side.KEY_ACCOUNT: 1}, 2), ({Side.SUPPLIER: 3, Side.KEY_ACCOUNT: 3}, 4)],
        ids=["one of a side", "three of each"],
    )
    def test_anonymous_people_are_shown_as_on_the_page_of_criteria(self, people: dict[Side, int], columns: int) -> None:
        book = opened(merged_bytes(TITLES, people=people, anonymous=True))
        _, _, _, titles = place_of(book, names.AGREED_COLUMNS["criterion"])
        sheet, first, _, supplier = place_of(book, names.AGREED_COLUMNS["supplier"])
        assert supplier - titles - 1 == columns
        assert sheet.cell(first - 1, supplier - 1).value.startswith("Sicht" if columns == 4 else "Mittel aller")
        assert ("größten Unterschiede" in sheet["B3"].value) is (columns == 4)

    def test_fewer_than_three_anonymous_people_have_no_page(self, tmp_path: Path) -> None:
        path = tmp_path / "zwei.xlsx"
        path.write_bytes(merged_bytes(TITLES, people={Side.SUPPLIER: 1, Side.KEY_ACCOUNT: 1}, anonymous=True))
        assert PAGE not in openpyxl.load_workbook(path).sheetnames
        assert "weniger als drei Personen" in refused(path)

    def test_excel_lets_only_ratings_and_a_date_in(self) -> None:
        book = opened(merged_bytes(TITLES, scale_min=1, scale_max=6, level_cooperation=2, level_strategic=4))
        rules = book[PAGE].data_validations.dataValidation
        told = {str(rule.sqref): (rule.type, rule.formula1, rule.formula2) for rule in rules}
        assert told == {"H10:I13": ("decimal", "1", "6"), "D5": ("date", "61", None)}

    def test_it_prints_as_wide_as_a_page_with_its_headings_on_each(self) -> None:
        sheet = opened(merged_bytes([f"Kriterium {n}" for n in range(1, 41)]))[PAGE]
        setup = sheet.page_setup
        assert (setup.orientation, setup.fitToWidth or 1, setup.fitToHeight) == ("landscape", 1, 0)
        assert sheet.print_title_rows == "$9:$9"
        assert all(sheet.row_dimensions[row].height >= 25 for row in range(10, 50))

    @pytest.mark.parametrize("language", Language)
    def test_the_file_is_as_the_standard_wants_it(self, language: Language, tmp_path: Path) -> None:
        path = tmp_path / "alle.xlsx"
        path.write_bytes(merged_bytes(TITLES, language=language))
        assert schema_defects(path) == []


class TestReadBack:
    def test_what_was_typed_comes_back_and_nothing_else(self, merged: Path) -> None:
        agreed: dict[str, Agreed] = {TITLES[0]: (7, 6.5, " Pünktlich,\nimmer "), TITLES[2]: (None, 0, None)}
        read = read_agreed(fill(merged, agreed))
        assert (read.date, read.account, read.scale.low, read.scale.high) == (MEETING, "Muster AG", 0, 10)
        assert [(one.title, one.supplier, one.key_account, one.reason) for one in read.criteria] == [
            (TITLES[2], None, 0.0, ""),
            (TITLES[0], 7.0, 6.5, "Pünktlich, immer"),
        ]

    def test_a_row_that_people_added_below_counts_by_its_title(self, merged: Path) -> None:
        read = read_agreed(fill(merged, {}, cells={"C14": "Preis", "H14": 3}))
        assert [(one.title, one.supplier) for one in read.criteria] == [("Preis", 3.0)]

    def test_a_reworded_title_is_still_the_same_criterion(self, merged: Path) -> None:
        plain = read_agreed(fill(merged, {}, cells={"H10": 3}))
        reworded = read_agreed(fill(merged, {}, cells={"C10": "Anders genannt", "H10": 3}))
        assert [one.key for one in plain.criteria] == [one.key for one in reworded.criteria]

    def test_a_title_that_stands_twice_keeps_its_two_rows_apart(self, tmp_path: Path) -> None:
        read = read_agreed(merged_file(tmp_path / "a.xlsx", ["Preis", "Preis"], {"Preis": (1, 1, None), "Preis (2)": (2, 2, None)}))  # noqa: E501  # fmt: skip
        assert sorted((one.key, one.supplier) for one in read.criteria) == [(("preis", 1), 1.0), (("preis", 2), 2.0)]

    def test_sorting_the_rows_changes_nothing(self, merged: Path) -> None:
        agreed: dict[str, Agreed] = {TITLES[0]: (7, 6, "ja"), TITLES[3]: (1, 2, None)}
        before = read_agreed(fill(merged, agreed))
        book = openpyxl.load_workbook(merged)
        sheet = book[PAGE]
        rows = [[cell.value for cell in row] for row in sheet["B10:K13"]]
        for row, values in zip(sheet["B10:K13"], sorted(rows, key=lambda one: one[1]), strict=True):
            for cell, value in zip(row, values, strict=True):
                cell.value = value
        book.save(merged)
        assert set(read_agreed(merged).criteria) == set(before.criteria)

    @needs_libreoffice
    def test_a_file_saved_by_libreoffice_reads_the_same(self, merged: Path, tmp_path: Path) -> None:
        before = read_agreed(fill(merged, {TITLES[0]: (7, 6, "ja")}))
        (tmp_path / "out").mkdir()
        after = read_agreed(recalculate(merged, tmp_path / "out"))
        assert (after.criteria, after.date, after.scale) == (before.criteria, before.date, before.scale)

    def test_a_day_in_the_count_of_old_macs_is_the_same_day(self, merged: Path) -> None:
        fill(merged, {TITLES[0]: (7, 6, None)})
        book = openpyxl.load_workbook(merged)
        book.epoch = dt.datetime(1904, 1, 1)
        book.save(merged)
        assert read_agreed(merged).date == MEETING


class TestWhatDoesNotFitIsNamed:
    @pytest.mark.parametrize(
        ("value", "words"),
        [("7,5", "keine Zahl"), (True, "keine Zahl"), (11, "nicht auf der Skala von 0 bis 10"), ("=3+4", "Formeln")],
    )
    def test_with_file_sheet_and_cell(self, merged: Path, value: object, words: str) -> None:
        told = refused(fill(merged, {TITLES[3]: (value, None, None), TITLES[2]: (5, 5, None)}))
        assert str(merged) in told
        assert f"„{PAGE}“" in told
        assert "H10" in told
        assert words in told

    def test_all_cells_of_a_kind_at_once_but_not_a_hundred(self, tmp_path: Path) -> None:
        titles = [f"Kriterium {n}" for n in range(1, 21)]
        path = merged_file(tmp_path / "a.xlsx", titles, dict.fromkeys(titles, ("x", "y", None)))
        told = refused(path)
        assert "H10, I10, H11, I11, H12, I12, H13, I13 …" in told

    @pytest.mark.parametrize(
        ("date", "words"), [(None, "fehlt"), ("24.11.26", "kein Datum: „24.11.26“"), (12, "kein Datum")]
    )
    def test_a_meeting_without_a_day(self, merged: Path, date: object, words: str) -> None:
        told = refused(fill(merged, {TITLES[0]: (5, 5, None)}, date=date))
        assert words in told
        assert "D5" in told

    def test_a_page_on_which_nobody_typed_anything(self, merged: Path) -> None:
        assert "noch nichts vereinbart" in refused(merged)

    def test_a_value_beside_no_criterion(self, merged: Path) -> None:
        assert "J15" in refused(fill(merged, {}, cells={"J15": "Notiz"}))

    def test_one_criterion_in_two_rows(self, merged: Path) -> None:
        told = refused(fill(merged, {TITLES[3]: (5, 5, None)}, cells={"C14": TITLES[3].upper(), "I14": 4}))
        assert "C10, C14" in told

    def test_an_error_value_as_a_reason(self, merged: Path) -> None:
        book = openpyxl.load_workbook(fill(merged, {TITLES[0]: (5, 5, None)}))
        book[PAGE]["J10"].value, book[PAGE]["J10"].data_type = "#N/A", "e"
        book.save(merged)
        assert "Fehlerwert in J10" in refused(merged)

    def test_a_workbook_of_another_kind_or_an_older_build(self, tmp_path: Path) -> None:
        path = tmp_path / "umsatz.xlsx"
        openpyxl.Workbook().save(path)
        told = refused(path)
        assert "keine Seite für Vereinbartes" in told
        assert "kam-partnership merge" in told

    def test_a_scale_that_was_deleted(self, merged: Path) -> None:
        assert "Skala" in refused(fill(merged, {TITLES[0]: (5, 5, None)}, cells={"E7": None}))


def test_an_agreed_criterion_says_something() -> None:
    with pytest.raises(ValueError, match="nothing is agreed"):
        AgreedCriterion("Preis", ("preis", 1), None, None, "")
