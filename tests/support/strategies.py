"""Hypothesis strategies: settings, assessments, and cells as people type them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from kam_partnership.assessment import Assessment, Criterion, Inputs, Settings, Target, TypedCell, TypedColumn
from kam_partnership.cells import ErrorValue

# Steps of 1/4 and 1/8 stand for what people type; they also hit limits exactly.
quarters = st.integers(-40, 400).map(lambda n: n / 4)


@st.composite
def settings(draw: st.DrawFn) -> Settings:
    """Valid settings of any scale."""
    low = draw(st.sampled_from([0.0, 1.0, -5.0, 0.5]))
    span = draw(st.sampled_from([1.0, 4.0, 5.0, 6.0, 9.0, 10.0, 100.0]))
    parts = st.integers(0, 40).map(lambda n: n / 40)
    levels = sorted((draw(parts), draw(parts)))
    limits = draw(parts) * span, low + levels[0] * span, low + levels[1] * span
    return Settings(low, low + span, *limits, minimum_coverage=draw(parts))


@st.composite
def assessments(draw: st.DrawFn, min_size: int = 0, max_size: int = 12) -> Assessment:
    """Valid assessments with gaps: unrated, half-rated, without weight; half of them with a target."""
    chosen = draw(settings())
    part = st.integers(0, 80).map(lambda n: chosen.scale_min + chosen.span * n / 80)
    on_scale = part.filter(chosen.holds)
    ratings = st.none() | on_scale
    weights = st.none() | st.sampled_from([0.0, 1.0, 2.0, 0.5, 3.25, 1e-6, 1e6])
    rows = draw(st.lists(st.tuples(weights, ratings, ratings), min_size=min_size, max_size=max_size))
    criteria = tuple(
        Criterion(number, f"K{number}", weight, supplier, key_account)
        for number, (weight, supplier, key_account) in enumerate(rows, start=1)
    )
    target = draw(st.none() | st.builds(Target, on_scale, on_scale))
    return Assessment(chosen, criteria, target=target)


#: Whatever may stand in a cell.
typed_values = st.one_of(
    st.none(),
    st.just(""),
    st.booleans(),
    st.sampled_from(["7,5", "7", "x", "  ", "=1+1"]),
    st.sampled_from(["#DIV/0!", "#N/A", "#REF!"]).map(ErrorValue),
    quarters,
    st.floats(allow_nan=True, allow_infinity=True),
)


def typed_inputs(rows: list[tuple[Any, Any, Any, Any]], settings_values: tuple[Any, ...] | None = None) -> Inputs:
    """Inputs as a reader hands them over: rows of title, weight, supplier, key account from B10."""
    values = settings_values or (0.0, 10.0, 1.5, 4.0, 7.0)
    fields = ("scale_min", "scale_max", "tolerance", "level_cooperation", "level_strategic")
    cells = {
        field: TypedCell(value, "Einstellungen", f"C{row}")
        for row, (field, value) in enumerate(zip(fields, values, strict=True), start=6)
    }
    columns = list(zip(*rows, strict=True)) if rows else [(), (), (), ()]
    typed = [TypedColumn(values, "Partnerschaft", 10, column) for column, values in enumerate(columns, start=3)]
    return Inputs(cells, *typed, sheet="Partnerschaft")
