"""An earlier assessment, as far as today's needs it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kam_partnership.assessment.criteria import Assessment


@dataclass(frozen=True, slots=True)
class SavedPosition:
    """A saved assessment.

    Attributes:
        date: the day it stands for.
        supplier_score, key_account_score: as they were saved, scale units.
        assessment: its criteria; None where nobody asked for them, or the row does not tell them.
    """

    date: dt.date
    supplier_score: float
    key_account_score: float
    assessment: Assessment | None = None
