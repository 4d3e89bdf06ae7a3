"""From what was typed to an assessment: nothing is clamped, guessed or silently converted."""

from __future__ import annotations

import dataclasses
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kam_partnership.assessment import (
    Assessment,
    Code,
    Criterion,
    Figures,
    Finding,
    Settings,
    Severity,
    TypedCell,
    assess,
    compute_figures,
    has_errors,
    stray_rows,
)
from kam_partnership.assessment.findings import SEVERITIES
from kam_partnership.assessment.intake import is_newer
from kam_partnership.cells import ErrorValue
from support.strategies import typed_inputs, typed_values

ROW = ("Titel", 1.0, 5.0, 5.0)


def found(*rows: tuple[Any, Any, Any, Any], settings: tuple[Any, ...] | None = None) -> list[tuple[str, str]]:
    """Codes and cells of all findings."""
    return [(str(f.code), f.cell) for f in assess(typed_inputs(list(rows), settings)).findings]


def test_a_complete_table_has_no_findings() -> None:
    assert found(ROW, ("Zweites", None, 0.0, 10.0)) == []


def test_what_was_typed_right_is_the_assessment_and_nothing_else() -> None:
    assessed = assess(typed_inputs([ROW]))
    assert assessed.assessment == Assessment(Settings(), (Criterion(1, "Titel", 1.0, 5.0, 5.0),))


@pytest.mark.parametrize("typed", ["7,5", "7", "x", " ", True, False, ErrorValue("#DIV/0!"), math.nan, math.inf])
def test_a_rating_that_is_no_number_is_left_out_with_its_cell(typed: Any) -> None:
    assessed = assess(typed_inputs([ROW, ("K", 1.0, typed, 5.0)]))
    assert [(f.code, f.cell) for f in assessed.findings] == [(Code.RATING_NOT_A_NUMBER, "E11")]
    assert assessed.assessment.criteria[1].supplier is None
    assert not assessed.assessment.criteria[1].rated


@pytest.mark.parametrize("typed", [10.0000001, -0.0000001, 46347.0])
def test_a_rating_off_the_scale_is_left_out_with_its_cell(typed: float) -> None:
    assert found(ROW, ("K", 1.0, 5.0, typed)) == [("rating-out-of-scale", "F11")]


@pytest.mark.parametrize("typed", [-1.0, -1, "1", ErrorValue("#N/A"), True, math.inf])
def test_a_weight_that_is_none_takes_its_criterion_out(typed: Any) -> None:
    assessed = assess(typed_inputs([ROW, ("K", typed, 5.0, 5.0)]))
    assert [(f.code, f.cell) for f in assessed.findings] == [(Code.WEIGHT_INVALID, "D11")]
    assert assessed.assessment.criteria[1].weight is None


@pytest.mark.parametrize("blank", [None, ""])
def test_a_blank_weight_is_one(blank: Any) -> None:
    assert assess(typed_inputs([("K", blank, 5.0, 5.0)])).assessment.criteria[0].weight == 1.0


def test_whole_numbers_are_numbers_too_at_the_ends_of_the_scale_and_without_weight() -> None:
    assessed = assess(typed_inputs([("A", 2, 0, 10), ("B", 0, 10, 0)]))
    assert assessed.findings == ()
    rows = [(c.weight, c.supplier, c.key_account) for c in assessed.assessment.criteria]
    assert rows == [(2.0, 0.0, 10.0), (0.0, 10.0, 0.0)]


@pytest.mark.parametrize("zero", [0.0, 0])
def test_a_weight_of_zero_is_allowed_and_leaves_the_criterion_out(zero: float) -> None:
    assessed = assess(typed_inputs([ROW, ("K", zero, 5.0, 5.0)]))
    assert assessed.findings == ()
    assert not assessed.assessment.criteria[1].rated


@pytest.mark.parametrize(
    "settings", [(0.0, 10.0, "1,5", 4.0, 7.0), (0.0, 10.0, 1.5, 8.0, 7.0), (0.0, 10.0, -1.0, 4.0, 7.0)]
)
def test_ratings_are_judged_by_a_valid_scale_though_another_setting_is_wrong(settings: tuple[Any, ...]) -> None:
    rows = [("A", 1.0, 6.0, 12.0), ("B", 1.0, "x", 5.0), ("C", 1.0, 3.0, 4.0)]
    assessed = assess(typed_inputs(rows, settings))
    assert assessed.assessment.settings is None
    assert [(str(f.code), f.cell) for f in assessed.findings][1:] == [
        ("rating-out-of-scale", "F10"),
        ("rating-not-a-number", "E11"),
    ]
    first, second, third = assessed.assessment.criteria
    assert (first.supplier, first.key_account, second.key_account) == (6.0, None, 5.0)
    assert third.rated
    assert compute_figures(assessed.assessment) == Figures()


@pytest.mark.parametrize(
    "settings", [(10.0, 0.0, 1.5, 4.0, 7.0), ("0", 10.0, 1.5, 4.0, 7.0), (0.0, None, 1.5, 4.0, 7.0)]
)
def test_without_a_valid_scale_no_rating_is_judged(settings: tuple[Any, ...]) -> None:
    assessed = assess(typed_inputs([("A", 1.0, 6.0, 12.0)], settings))
    assert {str(finding.code) for finding in assessed.findings} == {"settings-invalid"}
    assert assessed.assessment.criteria[0].supplier is None


def test_an_endless_rating_is_no_number_whatever_the_scale() -> None:
    settings = (10.0, 0.0, 1.5, 4.0, 7.0)
    assert found(("A", 1.0, math.inf, 5.0), settings=settings)[1:] == [("rating-not-a-number", "E10")]


@pytest.mark.parametrize("lost", ["scale_min", "scale_max"])
def test_a_lost_end_of_the_scale_is_no_scale(lost: str) -> None:
    inputs = typed_inputs([("A", 1.0, 6.0, 12.0)])
    settings = {field: cell for field, cell in inputs.settings.items() if field != lost}
    assessed = assess(dataclasses.replace(inputs, settings=settings))
    assert assessed.findings == ()  # the lost name is told by whoever reads the file
    assert assessed.assessment.criteria[0].supplier is None


def test_half_rated_points_to_the_cell_that_is_still_blank() -> None:
    assert found(ROW, ("K", 1.0, 5.0, None)) == [("half-rated", "F11")]
    assert found(ROW, ("K", 1.0, "", 5.0)) == [("half-rated", "E11")]


def test_an_invalid_rating_is_not_also_called_half_rated() -> None:
    assert found(ROW, ("K", 1.0, 5.0, "x")) == [("rating-not-a-number", "F11")]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        *((2024.0, "2024"), (2024, "2024"), (2.5, "2.5"), (0.1 + 0.2, "0.3"), (1e300, "1e+300"), (True, "True")),
        *((" Ein \n Titel ", "Ein Titel"), (ErrorValue("#N/A"), ""), (None, "")),
    ],
)
def test_a_title_is_what_people_read_in_its_cell(typed: Any, title: str) -> None:
    assert assess(typed_inputs([(typed, 1.0, 5.0, 5.0)])).assessment.criteria[0].title == title


@pytest.mark.parametrize("lost", ["weights", "suppliers", "key_accounts"])
def test_nothing_is_computed_without_one_of_the_columns_that_count(lost: str) -> None:
    inputs = dataclasses.replace(typed_inputs([ROW]), **{lost: None})
    assert assess(inputs).assessment.settings is None
    assert compute_figures(assess(inputs).assessment) == Figures()
    assert assess(inputs).findings == ()  # a column that is lost is told by its name, not row by row


def test_only_errors_make_a_workbook_faulty() -> None:
    error, warning, info = Finding(Code.WEIGHT_INVALID), Finding(Code.HALF_RATED), Finding(Code.EMPTY_ROW)
    assert has_errors((info, warning, error)) is True
    assert has_errors((info, warning)) is False
    assert has_errors(()) is False


def test_rows_without_a_name_count_and_are_told() -> None:
    assessed = assess(typed_inputs([ROW, (None, 1.0, 5.0, 5.0)]))
    assert [(f.code, f.cell) for f in assessed.findings] == [(Code.NO_TITLE, "C11")]
    assert assessed.assessment.criteria[1].rated


def test_an_empty_row_harms_nothing() -> None:
    assert found(ROW, (None, None, None, None)) == [("empty-row", "C11")]


@pytest.mark.parametrize(
    ("lost", "cell"), [(["titles"], ("Partnerschaft", "E10")), (["titles", "suppliers"], ("", ""))]
)
def test_an_empty_row_is_told_in_the_first_column_that_is_left(lost: list[str], cell: tuple[str, str]) -> None:
    inputs = dataclasses.replace(typed_inputs([(None,) * 4]), **dict.fromkeys(lost))
    told = {(f.code, f.sheet, f.cell) for f in assess(inputs).findings if f.code is Code.EMPTY_ROW}
    assert told == {(Code.EMPTY_ROW, *cell)}


@pytest.mark.parametrize("place", range(4))
def test_a_row_with_anything_in_it_is_not_empty(place: int) -> None:
    row: list[Any] = [None, None, None, None]
    row[place] = ("K", 1.0, 5.0, 5.0)[place]
    codes = [code for code, _ in found(ROW, tuple(row))]  # type: ignore[arg-type]
    assert codes == [[], ["no-title"], ["no-title", "half-rated"], ["no-title", "half-rated"]][place]


def test_equal_titles_are_told_whatever_their_capitals_and_blanks() -> None:
    assert found(ROW, ("  TITEL ", 1.0, 5.0, 5.0)) == [("duplicate-title", "C11")]


def test_a_table_without_a_rated_pair_says_so() -> None:
    assert found(("K", 1.0, None, None)) == [("no-rated-pair", "")]


@pytest.mark.parametrize(
    ("values", "cells"),
    [
        ((0.0, "10", 1.5, 4.0, 7.0), ["C7"]),
        ((0.0, 10.0, None, 4.0, 7.0), ["C8"]),
        ((0.0, 10.0, True, 4.0, 7.0), ["C8"]),
        ((10.0, 0.0, 1.5, 4.0, 7.0), ["C7"]),
        ((0.0, 10.0, 11.0, 4.0, 7.0), ["C8"]),
        ((0.0, 10.0, 1.5, 8.0, 7.0), ["C10"]),
        (("a", "b", 1.5, 4.0, 7.0), ["C6", "C7"]),
    ],
)
def test_invalid_settings_leave_nothing_to_compute(values: tuple[Any, ...], cells: list[str]) -> None:
    assessed = assess(typed_inputs([ROW], values))
    assert [f.cell for f in assessed.findings if f.code is Code.SETTINGS_INVALID] == cells
    assert assessed.assessment.settings is None


def test_a_lost_name_is_an_error_and_without_its_column_nothing_is_computed() -> None:
    inputs = typed_inputs([ROW])
    lost = type(inputs)(
        inputs.settings,
        inputs.titles,
        None,
        inputs.suppliers,
        inputs.key_accounts,
        missing_names=("KAM_ColWeight",),
    )
    assessed = assess(lost)
    assert [(f.code, f.details["name"]) for f in assessed.findings] == [(Code.NAME_MISSING, "KAM_ColWeight")]
    assert assessed.assessment.settings is None


def test_a_newer_template_is_told() -> None:
    inputs = typed_inputs([ROW])
    newer = type(inputs)(
        inputs.settings,
        inputs.titles,
        inputs.weights,
        inputs.suppliers,
        inputs.key_accounts,
        template_version="1.10.0",
    )
    assert [f.code for f in assess(newer, own_version="1.9.0").findings] == [Code.NEWER_TEMPLATE]
    assert assess(newer, own_version="1.10.0").findings == ()
    assert is_newer("neu", "1.9.0") is False


def test_more_criteria_than_the_diagram_holds_are_told() -> None:
    rows = [(f"K{n}", 1.0, 5.0, 5.0) for n in range(61)]
    assert found(*rows) == [("diagram-full", "")]
    assert found(*rows[:60]) == []


def test_rows_below_the_table_are_those_that_touch_it_and_those_with_numbers() -> None:
    rows = [("K", None, None, None), (None,) * 4, ("nur ein Satz", None, None, None), (None, None, 5.0, None)]
    assert list(stray_rows(rows)) == [(0, 0), (3, 2)]


def test_what_stands_below_the_table_is_an_error_with_its_cell() -> None:
    inputs = typed_inputs([ROW])
    below = type(inputs)(
        inputs.settings,
        inputs.titles,
        inputs.weights,
        inputs.suppliers,
        inputs.key_accounts,
        below_table=(TypedCell("K", "Partnerschaft", "C30"),),
    )
    assert [(f.code, f.severity, f.cell) for f in assess(below).findings] == [
        (Code.ROWS_BELOW_TABLE, Severity.ERROR, "C30")
    ]


def test_every_code_has_a_severity() -> None:
    assert set(SEVERITIES) == set(Code)


@given(st.lists(st.tuples(typed_values, typed_values, typed_values, typed_values), max_size=6))
def test_whatever_is_typed_becomes_a_valid_assessment_of_as_many_rows(rows: list[tuple[Any, ...]]) -> None:
    assessed = assess(typed_inputs(rows))  # type: ignore[arg-type]
    assert len(assessed.assessment.criteria) == len(rows)
