"""How many of a generator's examples a run looks at: a few of each kind always, all of them with KAM_FULL=1."""

from __future__ import annotations

import os


def rounds(few: int, full: int) -> int:
    """``few`` at every push, ``full`` before a release."""
    return full if os.environ.get("KAM_FULL") == "1" else few
