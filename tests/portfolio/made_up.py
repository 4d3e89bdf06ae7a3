"""Accounts for the rules, without any file."""

from __future__ import annotations

import datetime as dt
from typing import Any

from kam_partnership.assessment import Assessment, Criterion, Settings, compute_figures
from kam_partnership.portfolio.account import Account

TODAY = dt.date(2026, 11, 21)


def account(name: str, supplier: float | None, key_account: float | None, **more: Any) -> Account:
    """An account whose one criterion is rated like this, unless ``more`` says otherwise."""
    settings = more.pop("settings", Settings())
    unrated = more.pop("unrated", 0)
    if settings is None:  # without a scale no rating is valid
        supplier = key_account = None
    criteria = [Criterion(1, "Eins", 1.0, supplier, key_account)]
    criteria += [Criterion(2 + n, f"Offen {n}", 1.0, None, None) for n in range(unrated)]
    figures = compute_figures(Assessment(settings, tuple(criteria)))
    numbers: dict[str, float | None] = {"scale_min": 0.0, "scale_max": 10.0, "tolerance": 1.5}
    numbers |= {"level_cooperation": 4.0, "level_strategic": 7.0}
    values: dict[str, Any] = {"file": f"{name}.xlsx", "key_account": name, "supplier": "Wir", "date": TODAY}
    values |= {"template_version": "1.0.0", "settings": settings, "setting_numbers": numbers, "figures": figures}
    return Account(**(values | {"tipping_criteria": (), "findings": ()} | more))
