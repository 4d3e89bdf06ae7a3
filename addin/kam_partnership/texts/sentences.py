"""Texts about what the program works with: zones, verdicts, findings, errors, the values of cells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kam_partnership.cells import CellValue, ErrorValue
from kam_partnership.plain_text import on_one_line, readable
from kam_partnership.texts.catalogue import text
from kam_partnership.texts.language import Language, date_text, short_number

if TYPE_CHECKING:  # whoever has one of these has loaded its module; commands without a workbook need none
    from kam_partnership.assessment.findings import Finding
    from kam_partnership.assessment.zones import Zone
    from kam_partnership.errors import KamError

#: A cell's own text is quoted up to this length.
LONGEST_QUOTE = 40


def zone_text(zone: Zone, language: Language) -> str:
    """The name of a zone as people read it."""
    return text(f"zone.{zone}", language)


def robust_text(tipping_criteria: Sequence[int], language: Language, key: str = "robust") -> str:
    """Whether the verdict is stable, or without which criterion it changes: "kippt ohne Nr. 3, 5 oder 7"."""
    if not tipping_criteria:
        return text(f"{key}.yes", language)
    *first, last = map(str, tipping_criteria)
    numbers = text("robust.or", language).join(part for part in (", ".join(first), last) if part)
    return text(f"{key}.no", language, numbers=numbers)


def finding_text(finding: Finding, language: Language) -> str:
    """What a finding says and what to do about it."""
    from kam_partnership.assessment.findings import Code

    details = {name: _detail_text(value, language) for name, value in finding.details.items()}
    key = f"finding.{finding.code}"
    if finding.code is Code.SETTINGS_INVALID:
        key += f".{finding.details['rule']}"
        details["setting"] = text(f"settings.{finding.details['field']}", language)
    elif finding.code is Code.HALF_RATED:
        key += f".{finding.details['side']}"
    elif finding.code is Code.TARGET_INVALID:
        details["side"] = text(f"target.side.{finding.details['side']}", language)
        key += f".{finding.details['reason']}"
    elif finding.code is Code.DATE_INVALID:
        key += f".{finding.details['of']}"
    elif finding.code is Code.RATING_BECAME_A_DATE:
        key += ".unknown" if finding.details["meant"] is None else ".meant"
    return text(key, language, **details)


def error_text(error: KamError, language: Language) -> str:
    """What went wrong and what to do about it."""
    details = {name: _detail_text(value, language, whole=True) for name, value in error.details.items()}
    return text(f"error.{error.key}", language, **details)


def saying(language: Language) -> Callable[..., str]:
    """Texts of one language, for what stands below texts and says itself (``Repair``)."""
    return lambda key, **values: text(key, language, **values)


def value_text(value: CellValue, language: Language) -> str:
    """What a cell holds, short enough to be quoted in a sentence."""
    if value is None or value == "":
        return text("value.blank", language)
    if isinstance(value, bool):
        return text("value.true" if value else "value.false", language)
    if isinstance(value, (int, float)):
        return short_number(value, language)
    quoted = on_one_line(str(value))
    return quoted if len(quoted) <= LONGEST_QUOTE else quoted[: LONGEST_QUOTE - 1] + "…"


def _detail_text(value: object, language: Language, *, whole: bool = False) -> str:
    if whole and isinstance(value, str):  # paths and reasons are never cut short
        return readable(value)
    if value is None or isinstance(value, (bool, int, float, str, ErrorValue)):
        return value_text(value, language)
    if hasattr(value, "in_words"):
        return str(value.in_words(saying(language)))
    return date_text(value, language) if isinstance(value, dt.date) else str(value)
