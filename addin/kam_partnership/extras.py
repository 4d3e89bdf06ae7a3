"""Libraries that only some commands need: imported when needed, missed with a remedy."""

from __future__ import annotations

import importlib.util

from kam_partnership.errors import ExtraMissing


def require(extra: str, *modules: str) -> None:
    """Make sure that the libraries of an extra are installed, without importing them.

    Raises:
        ExtraMissing: names the first missing library and the command that installs them all.
    """
    for module in modules:
        if importlib.util.find_spec(module) is None:
            raise ExtraMissing("extra_missing", library=module, command=f'pip install "kam-partnership[{extra}]"')
