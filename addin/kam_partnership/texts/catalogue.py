"""Looking up a text and filling in its blanks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from kam_partnership.assessment.findings import Code, Finding
from kam_partnership.assessment.zones import Zone
from kam_partnership.cells import CellValue, ErrorValue
from kam_partnership.errors import KamError
from kam_partnership.plain_text import on_one_line, readable
from kam_partnership.texts import de, en
from kam_partnership.texts.careful import CAREFUL
from kam_partnership.texts.carrying import CARRYING
from kam_partnership.texts.help import HELP
from kam_partnership.texts.installing import installation_texts
from kam_partnership.texts.language import Language, date_text, short_number
from kam_partnership.texts.merged_workbook import MERGED_WORKBOOK
from kam_partnership.texts.merging import MERGING
from kam_partnership.texts.output import OUTPUT
from kam_partnership.texts.plan_sheets import PLAN_SHEETS
from kam_partnership.texts.portfolio import PORTFOLIO
from kam_partnership.texts.raters import RATERS
from kam_partnership.texts.report import REPORT
from kam_partnership.texts.ribbon_commands import RIBBON_COMMANDS
from kam_partnership.texts.sending import SENDING
from kam_partnership.texts.trust import TRUST
from kam_partnership.texts.usage import USAGE

_GENERAL = {Language.DE: de.TEXTS, Language.EN: en.TEXTS}
CATALOGUES: Mapping[Language, Mapping[str, str]] = {
    language: _GENERAL[language]
    | PLAN_SHEETS[language]
    | CAREFUL[language]
    | CARRYING[language]
    | RIBBON_COMMANDS[language]
    | SENDING[language]
    | installation_texts(language)
    | OUTPUT[language]
    | PORTFOLIO[language]
    | RATERS[language]
    | MERGING[language]
    | MERGED_WORKBOOK[language]
    | REPORT[language]
    | TRUST[language]
    | USAGE[language]
    | HELP[language]
    for language in Language
}

#: A cell's own text is quoted up to this length.
LONGEST_QUOTE = 40


def text(key: str, language: Language, **values: object) -> str:
    """The text of a key with its blanks filled in.

    Raises:
        KeyError: for a key that has no text, or a blank without a value: a mistake in this program.
    """
    template = CATALOGUES[language][key]
    return template.format(**values) if values else template


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
    details = {name: _detail_text(value, language) for name, value in finding.details.items()}
    key = f"finding.{finding.code}"
    if finding.code is Code.SETTINGS_INVALID:
        key += f".{finding.details['rule']}"
        details["setting"] = text(f"settings.{finding.details['field']}", language)
    elif finding.code is Code.HALF_RATED:
        key += f".{finding.details['side']}"
    return text(key, language, **details)


def error_text(error: KamError, language: Language) -> str:
    """What went wrong and what to do about it."""
    details = {name: _detail_text(value, language, whole=True) for name, value in error.details.items()}
    return text(f"error.{error.key}", language, **details)


def missing_library_text(error: ImportError, language: Language) -> str:
    """Which library does not load, and what to do about it."""
    name = (error.name or "?").partition(".")[0]
    return text("error.library_missing", language, library=name, reason=readable(" ".join(str(error).split())))


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
    if isinstance(value, dt.date):
        return date_text(value, language)
    return str(value)
