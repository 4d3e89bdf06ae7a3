"""What holds for all tests."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A busy computer is no mistake: no test depends on the clock.
settings.register_profile("no clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no clock")
