"""An earlier assessment, as far as today's needs it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SavedPosition:
    """Scores of a saved assessment, in scale units, and its date."""

    date: dt.date
    supplier_score: float
    key_account_score: float
