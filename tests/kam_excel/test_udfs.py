"""KAM functions in cells, through xlwings' real conversion of arguments and answers."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, ClassVar

import pytest

from support.pywin32_stubs import (
    DIV0,
    LAST_COLUMN,
    LAST_ROW,
    LATER_ERRORS,
    MISSING,
    NA,
    SPILL,
    VALUE,
    Currency,
    ExcelStandIn,
    RangeStandIn,
    SheetStandIn,
    column,
    excel_stand_in,
    row,
)

# The worked example of docs/scoring.md.
SUPPLIER = [8.0, 6.0, 7.0, None, 5.0]
KEY_ACCOUNT = [4.0, 6.0, None, 3.0, 7.0]
WEIGHTS = [3.0, 1.0, 2.0, 1.0, 1.0]
TITLES = ["Vertrauen", "Preis", "Logistik", "Daten", "Zugang"]

EXAMPLE = {
    "KAM_SUPPLIER_SCORE": 7.0,
    "KAM_KEY_ACCOUNT_SCORE": 5.0,
    "KAM_NET_BALANCE": -2.0,
    "KAM_GROSS_IMBALANCE": 2.8,
    "KAM_BALANCE_SCORE": 80.0,
    "KAM_PARTNERSHIP_LEVEL": 6.0,
    "KAM_RATED_COVERAGE": 0.625,
}


def ratings() -> tuple[RangeStandIn, RangeStandIn]:
    return column(SUPPLIER), column(KEY_ACCOUNT)


@pytest.fixture(scope="module")
def loaded_excel() -> Iterator[ExcelStandIn]:
    with excel_stand_in() as excel:
        yield excel


@pytest.fixture
def excel(loaded_excel: ExcelStandIn) -> ExcelStandIn:
    """A German Excel that has not been asked for its language yet."""
    loaded_excel.answers.user_language.cache_clear()
    loaded_excel.language_of_menus = 1031
    loaded_excel.questions_for_language = 0
    return loaded_excel


class TestTheFigures:
    @pytest.mark.parametrize(("name", "figure"), EXAMPLE.items())
    def test_shows_the_figures_of_the_worked_example(self, excel: ExcelStandIn, name: str, figure: float) -> None:
        answer = excel.call(name, column(SUPPLIER), column(KEY_ACCOUNT), column(WEIGHTS))
        assert answer == pytest.approx(figure, abs=1e-9)

    def test_shows_the_zone_of_the_worked_example(self, excel: ExcelStandIn) -> None:
        arguments = column(SUPPLIER), column(KEY_ACCOUNT), column(WEIGHTS)
        assert excel.call("KAM_ZONE_NAME", *arguments) == "Lieferantenfrustrationszone"

    def test_ranks_the_gaps_by_priority_with_their_numbers_in_the_table(self, excel: ExcelStandIn) -> None:
        answer = excel.call("KAM_RANKING", column(TITLES), column(SUPPLIER), column(KEY_ACCOUNT), column(WEIGHTS))
        assert [line[:3] for line in answer] == [
            [1, "Vertrauen", -4.0],
            [5, "Zugang", 2.0],
            [2, "Preis", 0.0],
        ]
        assert [line[3] for line in answer] == pytest.approx([2.4, 0.4, 0.0], abs=1e-9)

    def test_lists_the_points_of_the_diagram_for_charts_of_ones_own(self, excel: ExcelStandIn) -> None:
        answer = excel.call("KAM_DIAGRAM_POINTS", column(TITLES), *ratings(), column(WEIGHTS))
        unrated, frustrated = "Noch nicht bewertet", "Lieferantenfrustrationszone"
        assert answer == [
            ["Nr", "Kriterium", "Lieferant", "Key Account", "Zone"],
            [1, "Vertrauen", 8.0, 4.0, frustrated],
            [2, "Preis", 6.0, 6.0, "Kooperation"],
            [3, "Logistik", "", "", unrated],
            [4, "Daten", "", "", unrated],
            [5, "Zugang", 5.0, 7.0, "Key-Account-Frustrationszone"],
            ["", "Gesamt", pytest.approx(7.0, abs=1e-9), pytest.approx(5.0, abs=1e-9), frustrated],
        ]

    def test_the_verdict_is_the_sentence_of_the_sheet(self, excel: ExcelStandIn) -> None:
        arguments = column(SUPPLIER), column(KEY_ACCOUNT), column(WEIGHTS)
        told = excel.call("KAM_VERDICT_TEXT", *arguments)
        assert told == (
            "Lieferantenfrustrationszone – der Lieferant investiert mehr als der Key Account, im Mittel und in 1 von 3 "
            "bewerteten Kriterien jenseits der Toleranz; ohne Kriterium 1 wäre es eine andere Zone."
        )
        stricter = excel.call("KAM_VERDICT_TEXT", *arguments, MISSING, MISSING, MISSING, MISSING, MISSING, 0.7)
        assert stricter.startswith("Vorläufig: 3 von 5 Kriterien bewertet, bisher Lieferantenfrustrationszone")

    def test_shares_and_counts_tell_how_far_the_mean_speaks_for_the_criteria(self, excel: ExcelStandIn) -> None:
        arguments = column(SUPPLIER), column(KEY_ACCOUNT), column(WEIGHTS)
        assert excel.call("KAM_SHARE_BEYOND", *arguments) == pytest.approx(0.8, abs=1e-9)
        assert excel.call("KAM_SIDE_COUNTS", *arguments) == [[1, 1, 1]]
        assert excel.call("KAM_SIDE_COUNTS", *arguments, MISSING, MISSING, 4.0) == [[0, 0, 3]]
        assert excel.call("KAM_SIDE_COUNTS", column([None]), column([None])) == "–"

    def test_the_way_to_the_target_is_told_for_each_side(self, excel: ExcelStandIn) -> None:
        ratings = column(SUPPLIER), column(KEY_ACCOUNT)
        (way,) = excel.call("KAM_TO_TARGET", *ratings, 6.0, 6.0, column(WEIGHTS))
        assert way == pytest.approx([-1.0, 1.0], abs=1e-9)
        assert excel.call("KAM_TO_TARGET", *ratings, None, None, column(WEIGHTS)) == "–"
        assert excel.call("KAM_TO_TARGET", *ratings, 6.0, 60.0) == "Ungültiges Argument: target_key_account"

    def test_weighs_all_criteria_alike_without_weights(self, excel: ExcelStandIn) -> None:
        assert excel.call("KAM_NET_BALANCE", column([8.0, 6.0]), column([4.0, 6.0])) == -2.0

    @pytest.mark.parametrize("name", [*EXAMPLE, "KAM_ZONE_NAME"])
    def test_shows_a_dash_or_says_unrated_when_nothing_is_rated(self, excel: ExcelStandIn, name: str) -> None:
        expected = {"KAM_RATED_COVERAGE": 0.0, "KAM_ZONE_NAME": "Noch nicht bewertet"}.get(name, "–")
        assert excel.call(name, column([None, 5.0]), column([5.0, None])) == expected

    def test_shows_a_dash_when_there_is_nothing_to_rank(self, excel: ExcelStandIn) -> None:
        assert excel.call("KAM_RANKING", column(["A"]), column([None]), column([5.0])) == "–"


class TestTheRanges:
    def test_takes_columns_rows_and_both_together(self, excel: ExcelStandIn) -> None:
        upright = excel.call("KAM_NET_BALANCE", column(SUPPLIER), column(KEY_ACCOUNT), column(WEIGHTS))
        flat = excel.call("KAM_NET_BALANCE", row(SUPPLIER), row(KEY_ACCOUNT), row(WEIGHTS))
        mixed = excel.call("KAM_NET_BALANCE", column(SUPPLIER), row(KEY_ACCOUNT), column(WEIGHTS))
        assert upright == flat == mixed == pytest.approx(-2.0, abs=1e-9)

    def test_takes_single_cells(self, excel: ExcelStandIn) -> None:
        assert excel.call("KAM_PARTNERSHIP_LEVEL", column([8.0]), column([4.0]), column([2.0])) == 6.0

    def test_takes_plain_numbers_and_computed_arrays(self, excel: ExcelStandIn) -> None:
        assert excel.call("KAM_PARTNERSHIP_LEVEL", 8.0, 4.0) == 6.0
        assert excel.call("KAM_PARTNERSHIP_LEVEL", ((8.0,), (6.0,)), ((4.0,), (6.0,))) == 6.0
        assert excel.call("KAM_PARTNERSHIP_LEVEL", (8.0, 6.0), (4.0, 6.0)) == 6.0

    def test_takes_whole_sheet_columns_and_reads_only_the_used_part(self, excel: ExcelStandIn) -> None:
        sheet = SheetStandIn({(1, 1): "Lieferant", (1, 2): "Kunde", (2, 1): 8.0, (2, 2): 4.0, (3, 1): 6.0, (3, 2): 6.0})
        supplier, key_account = (RangeStandIn(sheet, 1, number, LAST_ROW) for number in (1, 2))
        assert excel.call("KAM_NET_BALANCE", supplier, key_account) == -2.0
        assert sheet.cells_read < 100

    def test_takes_whole_sheet_rows(self, excel: ExcelStandIn) -> None:
        sheet = SheetStandIn({(1, 2): 8.0, (2, 2): 4.0, (1, 3): 6.0, (2, 3): 6.0})
        supplier, key_account = (RangeStandIn(sheet, number, 1, 1, LAST_COLUMN) for number in (1, 2))
        assert excel.call("KAM_NET_BALANCE", supplier, key_account) == -2.0
        assert sheet.cells_read < 100

    def test_pairs_whole_columns_of_sheets_that_are_filled_to_different_rows(self, excel: ExcelStandIn) -> None:
        ours = RangeStandIn(SheetStandIn({(2, 1): 8.0, (3, 1): 6.0}), 1, 1, LAST_ROW)
        theirs = RangeStandIn(SheetStandIn({(2, 1): 4.0, (3, 1): 6.0, (9, 1): 1.0}), 1, 1, LAST_ROW)
        assert excel.call("KAM_NET_BALANCE", ours, theirs) == -2.0

    def test_takes_a_whole_column_of_an_empty_sheet(self, excel: ExcelStandIn) -> None:
        empty = RangeStandIn(SheetStandIn({}), 1, 1, LAST_ROW)
        assert excel.call("KAM_PARTNERSHIP_LEVEL", empty, empty) == "–"

    def test_says_when_ranges_differ_in_length(self, excel: ExcelStandIn) -> None:
        answer = excel.call("KAM_PARTNERSHIP_LEVEL", column([5.0] * 16), column([5.0] * 15))
        assert answer == "Bereiche ungleich lang: 16 und 15"

    def test_says_when_weights_or_titles_differ_in_length(self, excel: ExcelStandIn) -> None:
        ratings = column([5.0, 5.0])
        assert excel.call("KAM_PARTNERSHIP_LEVEL", ratings, ratings, column([1.0])) == "Bereiche ungleich lang: 2 und 1"
        assert excel.call("KAM_RANKING", column(["A"] * 3), ratings, ratings) == "Bereiche ungleich lang: 3 und 2"

    def test_says_when_a_range_is_a_block(self, excel: ExcelStandIn) -> None:
        block = RangeStandIn(SheetStandIn({(1, 1): 5.0}), 1, 1, 2, 2)
        assert (
            excel.call("KAM_PARTNERSHIP_LEVEL", column([5.0] * 4), block)
            == "key_account: nur eine Spalte oder eine Zeile"
        )


class TestWhatCellsHold:
    """Ratings and weights that are no numbers, as docs/scoring.md has it."""

    @pytest.mark.parametrize(
        "not_a_rating",
        [None, "", "7,5", "5", True, False, DIV0, NA, VALUE, SPILL, 10.5, -1.0, dt.datetime(2026, 11, 21)],
    )
    def test_leaves_out_the_criterion(self, excel: ExcelStandIn, not_a_rating: object) -> None:
        answer = excel.call("KAM_RATED_COVERAGE", column([8.0, not_a_rating]), column([4.0, 5.0]))
        assert answer == 0.5

    @pytest.mark.parametrize("error", LATER_ERRORS.values(), ids=LATER_ERRORS)
    def test_no_error_of_any_excel_is_a_rating(self, excel: ExcelStandIn, error: int) -> None:
        wide = MISSING, -3e9, 3e9  # on such a scale the number behind the error would pass for a rating
        assert excel.call("KAM_RATED_COVERAGE", column([8.0, error]), column([4.0, 5.0]), *wide) == 0.5
        assert excel.call("KAM_RATED_COVERAGE", ((8.0,), (error,)), ((4.0,), (5.0,)), *wide) == 0.5

    @pytest.mark.parametrize("invalid", ["1", "x", True, DIV0, NA, SPILL, -1.0])
    def test_leaves_out_a_criterion_whose_weight_is_invalid(self, excel: ExcelStandIn, invalid: object) -> None:
        answer = excel.call("KAM_SUPPLIER_SCORE", column([8.0, 2.0]), column([5.0, 5.0]), column([1.0, invalid]))
        assert answer == 8.0

    @pytest.mark.parametrize("blank", [None, ""])
    def test_counts_a_blank_weight_as_one(self, excel: ExcelStandIn, blank: object) -> None:
        answer = excel.call("KAM_SUPPLIER_SCORE", column([8.0, 2.0]), column([5.0, 5.0]), column([1.0, blank]))
        assert answer == 5.0

    def test_takes_cells_formatted_as_currency(self, excel: ExcelStandIn) -> None:
        assert excel.call("KAM_PARTNERSHIP_LEVEL", column([Currency(8.0)]), column([4.0])) == 6.0
        assert excel.call("KAM_SUPPLIER_SCORE", column([Currency(22 / 3)]), column([4.0])) == 22 / 3
        assert excel.call("KAM_PARTNERSHIP_LEVEL", Decimal("8.0000"), 4.0) == 6.0

    def test_counts_a_date_as_its_serial_number(self, excel: ExcelStandIn) -> None:
        day = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)
        scale = column([0.0]), column([50000.0])
        assert excel.call("KAM_SUPPLIER_SCORE", column([day]), column([1.0]), MISSING, *scale) == 46347.0
        assert excel.call("KAM_SUPPLIER_SCORE", ((day,),), column([1.0]), MISSING, *scale) == 46347.0

    def test_shows_titles_that_are_numbers_or_errors(self, excel: ExcelStandIn) -> None:
        answer = excel.call("KAM_RANKING", column([2026.0, NA]), column([9.0, 8.0]), column([5.0, 5.0]))
        assert [line[1] for line in answer] == ["2026", ""]


class TestThePoints:
    """KAM_DIAGRAM_POINTS, which charts of users are made of."""

    def test_stand_where_they_are_rated_however_many_share_a_place(self, excel: ExcelStandIn) -> None:
        answer = excel.call("KAM_DIAGRAM_POINTS", column(["A", "B"]), column([7.0, 7.0]), column([7.0, 7.0]))
        assert [line[2:4] for line in answer[1:]] == [[7.0, 7.0]] * 3

    @pytest.mark.parametrize("not_a_pair", [(None, 5.0), ("7,5", 5.0), (NA, 5.0), (11.0, 5.0), (5.0, True)])
    def test_of_what_is_no_rated_pair_have_blanks_which_no_chart_takes_for_a_number(
        self, excel: ExcelStandIn, not_a_pair: tuple[object, object]
    ) -> None:
        supplier, key_account = not_a_pair
        answer = excel.call(
            "KAM_DIAGRAM_POINTS", column(["A", "B"]), column([supplier, 8.0]), column([key_account, 8.0])
        )
        assert answer[1] == [1, "A", "", "", "Noch nicht bewertet"]
        assert answer[-1][2:] == [8.0, 8.0, "Strategische Partnerschaft"]

    def test_of_a_criterion_without_weight_are_none(self, excel: ExcelStandIn) -> None:
        both = column([5.0, 8.0])
        answer = excel.call("KAM_DIAGRAM_POINTS", column(["A", "B"]), both, both, column([0.0, 1.0]))
        assert [line[2] for line in answer[1:]] == ["", 8.0, 8.0]

    def test_leave_blank_rows_out_and_keep_the_numbers_of_the_table(self, excel: ExcelStandIn) -> None:
        titles, rated = column(["A", None, "C", None]), column([5.0, None, 6.0, None])
        answer = excel.call("KAM_DIAGRAM_POINTS", titles, rated, rated)
        assert [line[0] for line in answer] == ["Nr", 1, 3, ""]

    def test_end_with_a_blank_position_when_nothing_is_rated(self, excel: ExcelStandIn) -> None:
        answer = excel.call("KAM_DIAGRAM_POINTS", column(["A"]), column([None]), column([5.0]))
        assert answer[1:] == [[1, "A", "", "", "Noch nicht bewertet"], ["", "Gesamt", "", "", "Noch nicht bewertet"]]

    def test_take_whole_sheet_columns_and_reads_only_the_used_part(self, excel: ExcelStandIn) -> None:
        cells = {(2, 1): "A", (2, 2): 8.0, (2, 3): 4.0}
        sheet = SheetStandIn({(1, 1): "Titel", (1, 2): "Wir", (1, 3): "Sie", **cells})
        columns = [RangeStandIn(sheet, 1, number, LAST_ROW) for number in (1, 2, 3)]
        answer = excel.call("KAM_DIAGRAM_POINTS", *columns)
        assert [line[:4] for line in answer[2:]] == [[2, "A", 8.0, 4.0], ["", "Gesamt", 8.0, 4.0]]
        assert sheet.cells_read < 100

    def test_know_own_limits_and_say_which_one_does_not_fit(self, excel: ExcelStandIn) -> None:
        points = column(["A"]), column([4.0]), column([5.0]), MISSING, 1.0, 5.0
        assert excel.call("KAM_DIAGRAM_POINTS", *points) == "Ungültiges Argument: level_strategic"
        answer = excel.call("KAM_DIAGRAM_POINTS", *points, 1.0, 2.0, 3.0)
        assert [line[4] for line in answer] == ["Zone", *["Strategische Partnerschaft"] * 2]

    def test_speak_the_language_of_the_menus(self, excel: ExcelStandIn) -> None:
        excel.language_of_menus = 1033
        answer = excel.call("KAM_DIAGRAM_POINTS", column(["A"]), column([5.0]), column([5.0]))
        assert answer[0] == ["No", "Criterion", "Supplier", "Key account", "Zone"]
        assert answer[2] == ["", "Overall", 5.0, 5.0, "Cooperation"]

    def test_are_computed_once_for_one_table(self, excel: ExcelStandIn) -> None:
        known = excel.remembered._known_assessment
        known.cache_clear()
        excel.remembered._known_figures.cache_clear()
        for _ in range(3):
            excel.call("KAM_DIAGRAM_POINTS", column(TITLES), *ratings(), column(WEIGHTS))
        assert known.cache_info().misses == excel.remembered._known_figures.cache_info().misses == 1


class TestTheSettings:
    def test_rates_on_any_scale_without_asking_for_limits(self, excel: ExcelStandIn) -> None:
        ratings = column([5.0, 4.0]), column([3.0, 4.0])
        assert excel.call("KAM_BALANCE_SCORE", *ratings, MISSING, 1.0, 5.0) == 75.0

    def test_finds_the_zone_with_own_limits(self, excel: ExcelStandIn) -> None:
        ratings = column([4.0]), column([5.0])
        assert excel.call("KAM_ZONE_NAME", *ratings, MISSING, 1.0, 5.0, 0.5, 2.0, 3.0) == "Key-Account-Frustrationszone"
        assert excel.call("KAM_ZONE_NAME", *ratings, MISSING, 1.0, 5.0, 1.0, 2.0, 3.0) == "Strategische Partnerschaft"

    def test_says_which_limit_does_not_fit_the_scale(self, excel: ExcelStandIn) -> None:
        answer = excel.call("KAM_ZONE_NAME", column([4.0]), column([5.0]), MISSING, 1.0, 5.0)
        assert answer == "Ungültiges Argument: level_strategic"

    @pytest.mark.parametrize(
        ("scale_min", "scale_max", "named"),
        [
            (10.0, 0.0, "scale_max"),
            (5.0, 5.0, "scale_max"),
            ("null", 10.0, "scale_min"),
            (0.0, DIV0, "scale_max"),
            (True, 10.0, "scale_min"),
        ],
    )
    def test_says_which_end_of_the_scale_is_invalid(
        self, excel: ExcelStandIn, scale_min: object, scale_max: object, named: str
    ) -> None:
        answer = excel.call("KAM_PARTNERSHIP_LEVEL", 8.0, 4.0, MISSING, scale_min, scale_max)
        assert answer == f"Ungültiges Argument: {named}"

    def test_does_not_guess_when_a_setting_cell_is_blank_or_a_range(self, excel: ExcelStandIn) -> None:
        for unusable in (column([None]), column([10.0, 10.0])):
            answer = excel.call("KAM_PARTNERSHIP_LEVEL", 8.0, 4.0, MISSING, 0.0, unusable)
            assert answer == "Ungültiges Argument: scale_max"


class TestTheLanguage:
    @pytest.mark.parametrize(
        ("menus", "zone"),
        [(1031, "Kooperation"), (3079, "Kooperation"), (2055, "Kooperation"), (1033, "Cooperation")],
    )
    def test_speaks_as_the_menus_do(self, excel: ExcelStandIn, menus: int, zone: str) -> None:
        excel.language_of_menus = menus
        assert excel.call("KAM_ZONE_NAME", 5.0, 5.0) == zone

    def test_speaks_english_in_messages_too(self, excel: ExcelStandIn) -> None:
        excel.language_of_menus = 1036  # French
        answer = excel.call("KAM_PARTNERSHIP_LEVEL", column([5.0] * 3), column([5.0] * 2))
        assert answer == "Ranges of unequal length: 3 and 2"

    def test_asks_excel_only_once(self, excel: ExcelStandIn) -> None:
        for _ in range(3):
            excel.call("KAM_ZONE_NAME", 5.0, 5.0)
        assert excel.questions_for_language == 1

    def test_falls_back_to_the_computers_language(self, excel: ExcelStandIn, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(excel.answers, "locale_language", lambda: "fallback")
        monkeypatch.setattr(excel.answers.xw.Book, "caller", None)
        assert excel.answers.user_language() == "fallback"


class CountedRange(RangeStandIn):
    """Counts what Excel is asked for."""

    asked: ClassVar[list[str]] = []
    answering: ClassVar[bool] = False

    def __getattribute__(self, name: str) -> Any:
        if not name[0].isupper() or CountedRange.answering:
            return super().__getattribute__(name)
        CountedRange.asked.append(name)
        CountedRange.answering = True  # what the stand-in asks itself is no question to Excel
        try:
            return super().__getattribute__(name)
        finally:
            CountedRange.answering = False


def counted(values: list[Any]) -> RangeStandIn:
    cells = {(1 + index, 1): value for index, value in enumerate(values)}
    return CountedRange(SheetStandIn(cells), 1, 1, len(values), 1)


class TestTheCost:
    """Two hundred cells of a sheet may use the functions; benchmarks/udf_calls.py measures how long that takes."""

    def test_each_argument_is_read_once_whatever_its_length(self, excel: ExcelStandIn) -> None:
        asked = []
        for count in (5, 500):
            CountedRange.asked.clear()
            ranges = [counted([5.0] * count) for _ in range(3)]
            excel.call("KAM_PARTNERSHIP_LEVEL", *ranges)
            asked.append(len(CountedRange.asked))
            assert [area.Worksheet.cells_read for area in ranges] == [count] * 3
        assert asked[0] == asked[1]
        assert asked[0] <= 3 * 6

    def test_the_settings_cost_one_reading_each(self, excel: ExcelStandIn) -> None:
        CountedRange.asked.clear()
        settings = [counted([value]) for value in (0.0, 10.0, 1.5, 4.0, 7.0)]
        excel.call("KAM_ZONE_NAME", column([5.0]), column([5.0]), column([1.0]), *settings)
        assert CountedRange.asked.count("Value2") == 5

    def test_figures_of_one_table_are_computed_once(self, excel: ExcelStandIn) -> None:
        remembered = excel.remembered
        remembered._known_figures.cache_clear()
        for name in (*EXAMPLE, *EXAMPLE):
            excel.call(name, column(SUPPLIER), column(KEY_ACCOUNT), column(WEIGHTS))
        known = remembered._known_figures.cache_info()
        assert (known.misses, known.hits) == (1, 2 * len(EXAMPLE) - 1)

    def test_what_looks_alike_to_python_is_told_apart(self, excel: ExcelStandIn) -> None:
        numbers = excel.call("KAM_RATED_COVERAGE", column([1.0, 5.0]), column([1.0, 5.0]))
        logical = excel.call("KAM_RATED_COVERAGE", column([True, 5.0]), column([1.0, 5.0]))
        assert (numbers, logical) == (1.0, 0.5)

    def test_a_changed_rating_is_seen(self, excel: ExcelStandIn) -> None:
        assert excel.call("KAM_PARTNERSHIP_LEVEL", column([4.0]), column([4.0])) == 4.0
        assert excel.call("KAM_PARTNERSHIP_LEVEL", column([6.0]), column([4.0])) == 5.0


def test_the_stand_ins_leave_nothing_behind() -> None:
    before = dict(sys.modules)
    with excel_stand_in():
        pass
    left = {name for name, module in sys.modules.items() if before.get(name) is not module}
    assert not {
        name
        for name in left
        if name.startswith(("xlwings", "win32", "pythoncom", "pywintypes", "kam_partnership.excel"))
    }
