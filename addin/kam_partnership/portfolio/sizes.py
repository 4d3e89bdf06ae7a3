"""How the figure that sizes the bubbles is shown."""

from __future__ import annotations

from collections.abc import Sequence

from kam_partnership.portfolio.account import Account


def figure_format(accounts: Sequence[Account]) -> str:
    """The number format for the figure: no decimals where the largest one is a hundred or more."""
    return "#,##0" if max((account.size or 0.0 for account in accounts), default=0.0) >= 100 else "#,##0.0"
