"""Settings, criteria and assessments cannot hold an invalid state."""

from __future__ import annotations

import dataclasses
import datetime as dt
import math
from typing import Any

import pytest

from kam_partnership.assessment import (
    Assessment,
    Code,
    Criterion,
    Figures,
    Finding,
    Inputs,
    SavedPosition,
    Settings,
    SettingsInvalid,
    TypedCell,
    TypedColumn,
)
from kam_partnership.assessment.intake import Assessed
from kam_partnership.assessment.measures import Measure, MeasureFigures
from kam_partnership.assessment.settings import Scale


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"scale_min": 10.0}, "scale_max"),
        ({"scale_min": -1e308, "scale_max": 1e308}, "scale_max"),
        ({"tolerance": -0.1}, "tolerance"),
        ({"tolerance": 10.1}, "tolerance"),
        ({"level_cooperation": -1.0}, "level_cooperation"),
        ({"level_cooperation": 8.0}, "level_strategic"),
        ({"level_strategic": 10.5}, "level_strategic"),
        ({"scale_max": math.nan}, "scale_max"),
        ({"tolerance": math.inf}, "tolerance"),
    ],
)
def test_settings_name_what_does_not_fit(values: dict[str, float], field: str) -> None:
    with pytest.raises(SettingsInvalid) as refused:
        Settings(**values)
    assert refused.value.field == field


@pytest.mark.parametrize("level", [0.0, 5.0, 10.0])
def test_the_widest_tolerance_and_equal_levels_are_allowed(level: float) -> None:
    assert Settings(tolerance=10.0, level_cooperation=level, level_strategic=level).span == 10.0


@pytest.mark.parametrize("ends", [(5.0, 5.0), (10.0, 0.0), (0.0, math.inf), (-1e308, 1e308), (math.nan, 1.0)])
def test_a_scale_has_two_finite_ends_the_lower_one_first(ends: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="two finite ends"):
        Scale(*ends)


def test_a_scale_holds_its_ends_and_what_lies_between_them() -> None:
    settings = Settings(scale_min=1.0, scale_max=6.0, level_cooperation=3.0, level_strategic=4.0)
    ratings = (0.9, 1.0, 3.5, 6.0, 6.1)
    assert [settings.holds(rating) for rating in ratings] == [False, True, True, True, False]
    assert [settings.share_of_scale(rating) for rating in ratings[1:4]] == [0.0, 0.5, 1.0]


@pytest.mark.parametrize(
    "values",
    [
        {"number": 0},
        {"weight": -1.0},
        {"weight": math.inf},
        {"supplier": math.nan},
        {"supplier": -math.inf},
        {"key_account": math.inf},
    ],
)
def test_a_criterion_refuses_what_is_no_number_of_its_kind(values: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="a "):
        Criterion(**({"number": 1, "title": "K"} | values))


def test_an_assessment_refuses_ratings_off_the_scale() -> None:
    with pytest.raises(ValueError, match="not on the scale"):
        Assessment(Settings(), (Criterion(1, "K", 1.0, 11.0, 5.0),))


def test_an_assessment_without_settings_refuses_any_rating() -> None:
    with pytest.raises(ValueError, match="not on the scale"):
        Assessment(None, (Criterion(1, "K", 1.0, 1.0),))


def test_criteria_are_numbered_by_their_position() -> None:
    with pytest.raises(ValueError, match="position"):
        Assessment(Settings(), (Criterion(2, "K"),))


def test_a_gap_is_what_the_key_account_invests_beyond_the_supplier() -> None:
    assert Criterion(1, "K", 1.0, 8.0, 3.0).gap == -5.0
    assert Criterion(1, "K", 1.0, 3.0, 8.0).gap == 5.0
    assert Criterion(1, "K", 1.0, 8.0, None).gap is None
    assert Criterion(1, "K", 1.0, None, 8.0).gap is None


def test_a_criterion_weighs_one_unless_told_otherwise() -> None:
    assert Criterion(1, "K").weight == 1.0


def test_a_workbook_without_any_column_has_no_row() -> None:
    assert Inputs({}, None, None, None, None).row_count == 0


VALUES = (
    Criterion(1, "K"),
    Assessment(None, ()),
    Settings(),
    Figures(),
    Finding(Code.NO_TITLE),
    TypedCell(1.0, "", ""),
    TypedColumn((), "", 1, 1),
    Inputs({}, None, None, None, None),
    SavedPosition(dt.date(2026, 11, 26), 7.0, 5.0),
    Scale(0.0, 10.0),
    Assessed(Assessment(None, ()), ()),
    Measure("m"),
    MeasureFigures(0, 0, 0, None, None, None, None),
)


@pytest.mark.parametrize("value", VALUES)
def test_a_valid_state_cannot_be_made_invalid_afterwards(value: Any) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(value, next(iter(dataclasses.fields(value))).name, -1)
    assert not hasattr(value, "__dict__")  # nothing can be added to it either
