"""The words for what a check found out."""

from __future__ import annotations

from kam_partnership.installation.checks.verdict import SHARED_CASES, CheckResult, Status
from kam_partnership.repairing import Repair
from kam_partnership.texts import Language, saying, text


def check_text(result: CheckResult, language: Language) -> str:
    """What was found."""
    return text(_key(result), language, **_details(result, language))


def remedy_text(result: CheckResult, language: Language) -> str | None:
    """What to do about it; None when there is nothing to do."""
    if result.verdict.status is not Status.PROBLEM:
        return None
    return text(f"{_key(result)}.remedy", language, **_details(result, language))


def _details(result: CheckResult, language: Language) -> dict[str, object]:
    details = {
        name: value.in_words(saying(language)) if isinstance(value, Repair) else value
        for name, value in {**result.phrases, **result.verdict.details}.items()
    }
    return {**details, "code": result.code}


def _key(result: CheckResult) -> str:
    shared = result.verdict.case in SHARED_CASES
    return f"doctor.{result.verdict.case}" if shared else f"doctor.{result.code}.{result.verdict.case}"
