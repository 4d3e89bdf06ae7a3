"""What users are told: every text for people, German first, English complete; one place for each."""

from __future__ import annotations

from kam_partnership.texts.catalogue import text
from kam_partnership.texts.language import (
    UNDEFINED,
    Language,
    amount_text,
    as_language,
    date_text,
    decimals_beside,
    locale_language,
    number_text,
    percent_text,
    short_number,
    shown,
)
from kam_partnership.texts.sentences import error_text, finding_text, robust_text, saying, value_text, zone_text

__all__ = [
    "UNDEFINED",
    "Language",
    "amount_text",
    "as_language",
    "date_text",
    "decimals_beside",
    "error_text",
    "finding_text",
    "locale_language",
    "number_text",
    "percent_text",
    "robust_text",
    "saying",
    "short_number",
    "shown",
    "text",
    "value_text",
    "zone_text",
]
