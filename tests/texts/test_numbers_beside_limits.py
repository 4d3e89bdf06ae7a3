"""A rounded number never stands on the other side of the limit that it is compared with."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kam_partnership.texts import Language, number_text
from kam_partnership.texts.language import MINUS


@pytest.mark.parametrize(
    ("value", "limit", "words"),
    [
        (-1.54, 1.5, "−1,54"),
        (-1.5, 1.5, "−1,5"),
        (1.46, 1.5, "+1,5"),
        (-0.75, 0.75, "−0,75"),
        (1.504, 1.5, "+1,504"),
        (2.26, 1.5, "+2,3"),
        (1.5 + 1e-12, 1.5, "+1,5"),
        (0.04, 0.0, "+0,04"),
    ],
)
def test_a_balance_beside_its_tolerance_has_the_decimals_that_it_needs(value: float, limit: float, words: str) -> None:
    assert number_text(value, Language.DE, signed=True, beside=limit) == words


@given(st.floats(-20, 20), st.sampled_from((0.0, 0.75, 1.5, 12.5)))
def test_what_is_read_lies_on_the_side_of_the_limit_where_the_value_lies(value: float, limit: float) -> None:
    read = abs(Decimal(number_text(value, Language.EN, beside=limit).replace(MINUS, "-")))
    assert (read > Decimal(repr(limit))) == (round(abs(value), 9) > limit)
