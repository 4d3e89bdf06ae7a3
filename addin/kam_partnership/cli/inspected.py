"""One workbook, read, judged and computed: what every command that looks at a file begins with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kam_partnership.assessment import Assessment, Figures, Finding, assess, compute_figures
from kam_partnership.texts import Language, as_language, locale_language
from kam_partnership.workbook import names
from kam_partnership.workbook.closed_file import Workbook, read_workbook


@dataclass(frozen=True, slots=True)
class Inspected:
    """One workbook, read, judged and computed."""

    path: Path
    workbook: Workbook
    assessment: Assessment
    figures: Figures
    findings: tuple[Finding, ...]
    language: Language


def language_of(path: Path) -> Language | None:
    """The language of a workbook; None where it cannot be told."""
    try:
        return as_language(read_workbook(path).general_text("language"))
    except Exception:  # asked for while an error is told, which must not fail itself
        return None


def inspect(path: Path, language: Language | None) -> Inspected:
    """Read, judge and compute one workbook.

    Raises:
        FileUnreadable: when the file cannot be read or is not ours.
    """
    workbook = read_workbook(path)
    assessed = assess(workbook.inputs, own_version=names.TEMPLATE_VERSION)
    spoken = language or as_language(workbook.general_text("language")) or locale_language()
    return Inspected(
        path,
        workbook,
        assessed.assessment,
        compute_figures(assessed.assessment),
        (*assessed.findings, *workbook.file_findings),
        spoken,
    )
