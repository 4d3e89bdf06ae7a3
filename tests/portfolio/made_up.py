"""Accounts for the rules, without any file."""

from __future__ import annotations

import datetime as dt
from typing import Any

from kam_partnership.assessment import Assessment, Criterion, SavedPosition, Settings, compare_with, compute_figures
from kam_partnership.portfolio.account import Account

TODAY = dt.date(2026, 11, 21)
EARLIER = dt.date(2025, 12, 1)


#: So many criteria make a verdict that is final.
RATED = 3


def account(name: str, supplier: float | None, key_account: float | None, **more: Any) -> Account:
    """An account whose criteria are all rated like this, unless ``more`` says otherwise.

    Args:
        more: fields of the account; ``rated`` and ``unrated`` are numbers of criteria, ``earlier`` are both ratings of
            the last assessment, about a year ago.
    """
    settings = more.pop("settings", Settings())
    rated, unrated, earlier = more.pop("rated", RATED), more.pop("unrated", 0), more.pop("earlier", None)
    if settings is None:  # without a scale no rating is valid
        supplier = key_account = None

    def assessment(*ratings: float | None) -> Assessment:
        criteria = [Criterion(1 + n, f"Kriterium {n}", 1.0, *ratings) for n in range(rated)]
        criteria += [Criterion(1 + rated + n, f"Offen {n}", 1.0, None, None) for n in range(unrated)]
        return Assessment(settings, tuple(criteria), target=more.get("target"))

    now = assessment(supplier, key_account)
    if earlier is not None:
        more["previous"] = SavedPosition(EARLIER, *earlier, assessment(*earlier))
        more["since_last"] = more["over_year"] = compare_with(now, more["previous"])
    numbers: dict[str, float | None] = {"scale_min": 0.0, "scale_max": 10.0, "tolerance": 1.5}
    numbers |= {"level_cooperation": 4.0, "level_strategic": 7.0}
    values: dict[str, Any] = {"file": f"{name}.xlsx", "key_account": name, "supplier": "Wir", "date": TODAY}
    values |= {"template_version": "1.0.0", "settings": settings, "setting_numbers": numbers}
    values["figures"] = compute_figures(now)
    return Account(**(values | {"tipping_criteria": (), "findings": ()} | more))
