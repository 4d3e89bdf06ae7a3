"""The zones: which are balanced, and how exactly their limits are compared."""

from __future__ import annotations

import pytest

from kam_partnership.assessment import Zone
from kam_partnership.assessment.zones import less

BALANCED = {Zone.SUPPLIER_RELATIONSHIP, Zone.COOPERATION, Zone.STRATEGIC_PARTNERSHIP}


@pytest.mark.parametrize("zone", Zone)
def test_three_zones_are_balanced(zone: Zone) -> None:
    assert zone.balanced is (zone in BALANCED)


def test_numbers_that_differ_in_the_tenth_decimal_are_equal() -> None:
    assert not less(1.0, 1.0 + 4e-10)
    assert less(1.0, 1.0 + 6e-10)
