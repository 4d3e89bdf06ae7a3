"""Which tests run here: all of them or a sample, and whether one may be skipped for want of a program."""

from __future__ import annotations

import os


def everything_runs() -> bool:
    """KAM_FULL=1, before a release: every file and every seed, not a sample of each kind."""
    return os.environ.get("KAM_FULL") == "1"


def nothing_may_be_missing() -> bool:
    """KAM_REQUIRE_ALL=1, as in continuous integration: a test that would be skipped for want of a program fails."""
    return os.environ.get("KAM_REQUIRE_ALL") == "1"
