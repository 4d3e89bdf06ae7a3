"""The sheets Measures, Questions and Catalogue: their native formulas, growth, input lists and print."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import tiers
from building.measures_sheet import SIGNS
from building.questions_sheet import QUESTIONS
from kam_partnership.assessment.measures import Horizon, Measure, MeasureFigures, Status, measure_figures
from kam_partnership.headless import open_book
from kam_partnership.texts import UNDEFINED, Language, text
from kam_partnership.texts.criteria import CATALOGUE
from kam_partnership.texts.measures import HORIZONS, STATUSES
from kam_partnership.workbook import names
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Structure
from support.libreoffice import cell_values, named_values, needs_libreoffice, recalculate
from support.package_sense import defects

DAY = 46347.0
MEASURES = names.MEASURE_COLUMNS

pytestmark = tiers.thinned(language=1)


def random_measures(seed: int) -> list[Measure]:
    chance = random.Random(seed)

    def maybe(value: float) -> float | None:
        return value if chance.random() < 0.7 else None

    return [
        Measure(
            text=f"Schritt {number}",
            horizon=chance.choice((*Horizon, None)),
            status=chance.choice(list(Status)),
            due=maybe(DAY + chance.randint(-40, 40)),
            supplier_value=maybe(chance.randint(0, 90) * 1000.0),
            key_account_value=maybe(chance.randint(0, 90) * 1000.0),
        )
        for number in range(chance.choice((1, 3, 8, 12, 20)))
    ]


def typed(measure: Measure, language: Language, *, proposed_is_blank: bool) -> dict[str, Any]:
    status = STATUSES[language][measure.status]
    return {
        "measure": measure.text,
        "horizon": HORIZONS[language][measure.horizon] if measure.horizon else None,
        "status": None if proposed_is_blank and measure.status is Status.PROPOSED else status,
        "due": measure.due,
        "supplier_value": measure.supplier_value,
        "key_account_value": measure.key_account_value,
    }


def fill(path: Path, measures: list[Measure], language: Language, as_of: float | None = DAY) -> None:
    """Measures as typed: the table grows beyond its first rows."""
    with open_book(path) as book:
        sheet = book.names[MEASURES["measure"]].refers_to_range.sheet
        rows = sheet.tables[names.MEASURES_TABLE].rows
        while len(rows) < len(measures):
            rows.add()
        for number, measure in enumerate(measures):
            for key, value in typed(measure, language, proposed_is_blank=number % 2 == 0).items():
                book.names[MEASURES[key]].refers_to_range[number, 0].raw_value = value
        book.names["KAM_Date"].refers_to_range.raw_value = as_of
        book.app.calculate()
        book.save()


def headless_figures(path: Path) -> dict[str, Any]:
    with open_book(path) as book:
        book.app.calculate()
        return {key: book.names[name].refers_to_range.raw_value for key, name in names.MEASURE_FIGURES.items()}


def assert_equal(native: dict[str, Any], expected: MeasureFigures) -> None:
    for key in names.MEASURE_FIGURES:
        value = getattr(expected, key)
        assert native[key] == (UNDEFINED if value is None else pytest.approx(value, abs=1e-9)), key


class TestTheMeasures:
    @tiers.thinned(seed=2)
    @pytest.mark.parametrize("seed", range(6))
    def test_show_sums_share_and_counts_as_python_computes_them(
        self, seed: int, path: Path, language: Language
    ) -> None:
        measures = random_measures(seed)
        fill(path, measures, language)
        assert_equal(headless_figures(path), measure_figures(measures, DAY))

    @needs_libreoffice
    @tiers.thinned()
    @pytest.mark.parametrize("seed", [100, 101])
    def test_show_the_same_in_libreoffice(self, seed: int, path: Path, language: Language, tmp_path: Path) -> None:
        measures = random_measures(seed)
        fill(path, measures, language)
        native = named_values(recalculate(path, tmp_path / "lo"))
        figures = {key: native[name] for key, name in names.MEASURE_FIGURES.items()}
        assert_equal(figures, measure_figures(measures, DAY))

    def test_show_a_sign_for_each_status_and_for_what_is_overdue(self, path: Path, language: Language) -> None:
        measures = [Measure("m", status=status) for status in Status]
        measures += [Measure("m", status=status, due=DAY - 1) for status in Status]
        fill(path, measures, language)
        with open_book(path) as book:
            signs = [row[0] for row in book.names[names.SIGN_COLUMNS["measures"]].refers_to_range.raw_value]
        assert signs[:10] == [*SIGNS.values(), "◆", "◆", "◆", SIGNS[Status.DONE], SIGNS[Status.DROPPED]]

    @staticmethod
    def said(path: Path) -> set[str]:
        sheet = text("sheet.measures", Language.DE)
        return {str(value) for (name, _, _), value in cell_values(path).items() if name == sheet}

    def test_tell_how_many_are_only_proposed_and_the_currency_of_all_amounts(self, german: Path) -> None:
        fill(german, [Measure("a", supplier_value=10.0), Measure("b", status=Status.AGREED), Measure("c")], Language.DE)
        told = self.said(german)
        assert "von 3, davon 2 vorgeschlagen" in told
        assert {"EUR pro Jahr", "in EUR"} <= told
        with open_book(german) as book:
            book.names[names.CURRENCY].refers_to_range.raw_value = None
            book.app.calculate()
            book.save()
        told = self.said(german)
        assert text("measures.sub.no_currency", Language.DE) in told
        assert not any("EUR" in words for words in told)

    def test_compare_with_another_day_when_one_is_typed(self, path: Path, language: Language) -> None:
        fill(path, [Measure("m", due=DAY)], language)
        assert headless_figures(path)["overdue"] == 0
        with open_book(path) as book:
            book.names[names.MEASURES_AS_OF].refers_to_range.raw_value = DAY + 1
            book.save()
        assert headless_figures(path)["overdue"] == 1

    def test_are_not_overdue_while_no_date_is_known(self, path: Path, language: Language) -> None:
        fill(path, [Measure("m", due=DAY - 500)], language, as_of=None)
        assert headless_figures(path)["overdue"] == UNDEFINED

    def test_start_empty_and_say_so(self, path: Path) -> None:
        assert_equal(headless_figures(path), measure_figures([], None))

    def test_offer_the_criteria_of_the_table_and_go_on_doing_so_in_new_rows(
        self, path: Path, language: Language
    ) -> None:
        fill(path, [Measure("m")] * 12, language)
        sheet = openpyxl.load_workbook(path)[text("sheet.measures", language)]
        lists = {rule.formula1: str(rule.sqref) for rule in sheet.data_validations.dataValidation}
        assert lists[names.CRITERION_COLUMN] == "C10:C21"
        assert {"KAM_StatusList", "KAM_HorizonList"} <= set(lists)


class TestTheQuestions:
    @pytest.mark.parametrize(("supplier", "key_account"), [(9, 2), (2, 9), (2, 2), (6, 6), (9, 9)])
    def test_point_at_those_that_matter_in_the_zone(
        self, supplier: float, key_account: float, path: Path, language: Language
    ) -> None:
        with open_book(path) as book:
            book.names[names.SUPPLIER_COLUMN].refers_to_range[0, 0].raw_value = supplier
            book.names[names.KEY_ACCOUNT_COLUMN].refers_to_range[0, 0].raw_value = key_account
            book.app.calculate()
            index = int(book.names["KAM_ZoneIndex"].refers_to_range.raw_value)
            signs = [row[0] for row in book.names[names.SIGN_COLUMNS["questions"]].refers_to_range.raw_value]
        order = ("unrated", "supplier_frustration", "key_account_frustration", "supplier_relationship",
                 "cooperation", "strategic_partnership")  # fmt: skip
        assert signs == ["▶" if order[index] in question.zones else "" for question in QUESTIONS]
        assert "▶" in signs

    def test_point_at_nothing_before_anything_is_rated(self, path: Path) -> None:
        with open_book(path) as book:
            signs = {row[0] for row in book.names[names.SIGN_COLUMNS["questions"]].refers_to_range.raw_value}
        assert signs == {""}

    def test_keep_their_keys_out_of_sight(self, path: Path, language: Language) -> None:
        sheet = openpyxl.load_workbook(path)[text("sheet.questions", language)]
        assert sheet.column_dimensions["C"].hidden
        assert [sheet.cell(7 + row, 3).value for row in range(8)] == [question.key for question in QUESTIONS]


class TestTheCatalogue:
    def test_holds_all_sets_and_shows_what_is_in_the_table(self, path: Path, language: Language) -> None:
        with open_book(path) as book:
            titles = [row[0] for row in book.names[names.CATALOG_COLUMNS["title"]].refers_to_range.raw_value]
            present = [row[0] for row in book.names[names.SIGN_COLUMNS["catalog"]].refers_to_range.raw_value]
        assert titles == [entry.title for entry in CATALOGUE[language]]
        assert present == ["✓"] * 16 + [""] * (len(titles) - 16)

    def test_stars_in_a_title_are_no_jokers(self, path: Path) -> None:
        with open_book(path) as book:
            book.names[names.CATALOG_COLUMNS["title"]].refers_to_range[20, 0].raw_value = "*"
            book.app.calculate()
            present = book.names[names.SIGN_COLUMNS["catalog"]].refers_to_range.raw_value
        assert present[20][0] == ""


KEYS = {"measures": names.MEASURES_TABLE, "questions": names.QUESTIONS_TABLE, "catalog": names.CATALOG_TABLE}


class TestEveryPage:
    def test_has_no_defects(self, path: Path) -> None:
        assert defects(path) == []

    @pytest.mark.parametrize("key", KEYS)
    def test_prints_on_the_width_of_a_landscape_page_with_its_headings_on_each(
        self, key: str, path: Path, language: Language
    ) -> None:
        sheet = openpyxl.load_workbook(path)[text(f"sheet.{key}", language)]
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        [table] = sheet.tables.values()
        first = int(table.ref.split(":")[0].lstrip("B"))
        above = first - 1 if key == "measures" else first  # the currency stands above the two columns of amounts
        assert sheet.print_title_rows == f"${above}:${first}"
        assert not sheet.protection.sheet, "Excel grows no table on a protected sheet"

    @pytest.mark.parametrize("key", KEYS)
    def test_has_rows_that_grow_with_their_texts(self, key: str, path: Path, language: Language) -> None:
        package = Package.open(path.read_bytes())
        table = Structure.read(package).table(KEYS[key])
        sheet = Structure.read(package).sheet(text(f"sheet.{key}", language))
        assert table is not None
        assert sheet is not None
        rows = {int(row.get("r")): row for row in package.xml(sheet.part).iter("{*}row")}
        body = range(table.body.top, table.body.bottom + 1)
        assert all(rows[row].get("ht") and not rows[row].get("customHeight") for row in body)
        styles = openpyxl.load_workbook(path)[sheet.name]
        wrapped = [styles.cell(table.body.top, column).alignment.wrap_text for column in range(3, 8)]
        assert any(wrapped)

    def test_grows_by_a_row_that_works_like_the_others(self, path: Path) -> None:
        with open_book(path) as book:
            for table, column in (
                (names.MEASURES_TABLE, MEASURES["measure"]),
                (names.CATALOG_TABLE, names.CATALOG_COLUMNS["title"]),
                (names.QUESTIONS_TABLE, names.QUESTION_COLUMNS["question"]),
            ):
                before = book.names[column].refers_to_range.rows.count
                book.names[column].refers_to_range.sheet.tables[table].rows.add()
                cells = book.names[column].refers_to_range
                assert cells.rows.count == before + 1
                cells[before, 0].raw_value = "Etwas Eigenes"
            book.app.calculate()
            assert book.names["KAM_MeasuresOpen"].refers_to_range.raw_value == 1
            assert book.names[names.SIGN_COLUMNS["measures"]].refers_to_range.raw_value[-1][0] == "○"
            assert book.names[names.SIGN_COLUMNS["catalog"]].refers_to_range.raw_value[-1][0] == ""
            assert book.names[names.SIGN_COLUMNS["questions"]].refers_to_range.raw_value[-1][0] == ""
            book.save()
        assert defects(path) == []

    @needs_libreoffice
    def test_calculates_its_signs_in_libreoffice_too(self, path: Path, language: Language, tmp_path: Path) -> None:
        fill(path, [Measure("m", due=DAY - 1)], language)
        with open_book(path) as book:
            book.names[names.SUPPLIER_COLUMN].refers_to_range[0, 0].raw_value = 9
            book.names[names.KEY_ACCOUNT_COLUMN].refers_to_range[0, 0].raw_value = 2
            book.app.calculate()
            book.save()
        before, after = cell_values(path), cell_values(recalculate(path, tmp_path / "lo"))
        for key in KEYS:
            sheet = text(f"sheet.{key}", language)
            signs = {place: value for place, value in before.items() if place[0] == sheet and place[2] in (2, 3)}
            shown = {place: value for place, value in signs.items() if value}
            assert shown
            assert {place: after.get(place) for place in shown} == shown

    def test_keeps_the_workbook_small_enough_to_mail(self, path: Path) -> None:
        assert path.stat().st_size < 150_000
