"""What holds for all tests."""

from __future__ import annotations

import gc

import pytest
from hypothesis import HealthCheck, settings

from support import open_xml_sdk

# A busy computer is no mistake: no test depends on the clock.
settings.register_profile("no clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no clock")

# Workbooks come as hundreds of thousands of objects that are no garbage: looking through them as often as Python
# does by itself takes a twentieth of the time of all tests.
gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session")
def sdk() -> None:
    """Microsoft's Open XML SDK validator is installed, or the test is skipped (KAM_REQUIRE_ALL=1: fails)."""
    open_xml_sdk.need_validator()
