"""What programs are told of a workbook: the object of ``score --json``, in its one form (docs/cli.md)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from kam_partnership.assessment import NUMBER_FIGURES, Assessment, Figures, Finding
from kam_partnership.texts import Language, finding_text


class Scored(Protocol):
    """What is known of a workbook, with its criteria or without."""

    @property
    def file(self) -> str: ...
    @property
    def key_account(self) -> str: ...
    @property
    def supplier(self) -> str: ...
    @property
    def date(self) -> dt.date | None: ...
    @property
    def template_version(self) -> str: ...
    @property
    def setting_numbers(self) -> Mapping[str, float | None]: ...
    @property
    def figures(self) -> Figures: ...
    @property
    def tipping_criteria(self) -> tuple[int, ...]: ...
    @property
    def findings(self) -> tuple[Finding, ...]: ...


def score_object(scored: Scored, language: Language, assessment: Assessment | None = None) -> dict[str, Any]:
    """One workbook; keys are English, messages in the language, ``null`` is undefined.

    Args:
        scored: the workbook.
        language: of the findings' messages.
        assessment: its criteria, to be told one by one; None leaves them out.
    """
    figures = scored.figures
    criteria = {} if assessment is None else {"criteria": _criteria(assessment, figures)}
    return {
        "file": scored.file,
        "key_account": scored.key_account,
        "supplier": scored.supplier,
        "date": scored.date.isoformat() if scored.date else None,
        "template_version": scored.template_version,
        **settings_object(scored.setting_numbers),
        **figures_object(figures),
        "robust": figures.robust,
        "tipping_criteria": list(scored.tipping_criteria),
        **criteria,
        "findings": finding_objects(scored.findings, language),
    }


def settings_object(numbers: Mapping[str, float | None]) -> dict[str, Any]:
    """The settings as they count; null for those that are no numbers."""
    return {
        "scale": [numbers["scale_min"], numbers["scale_max"]],
        "tolerance": numbers["tolerance"],
        "levels": [numbers["level_cooperation"], numbers["level_strategic"]],
    }


def figures_object(figures: Figures) -> dict[str, Any]:
    """The figures that are numbers, and the zone."""
    return {
        **{name: getattr(figures, name) for name in NUMBER_FIGURES},
        "zone": None if figures.zone is None else str(figures.zone),
    }


def finding_objects(findings: Iterable[Finding], language: Language) -> list[dict[str, str]]:
    """Findings, the message in the language."""
    return [
        {
            "code": str(finding.code),
            "severity": str(finding.severity),
            "sheet": finding.sheet,
            "cell": finding.cell,
            "message": finding_text(finding, language),
        }
        for finding in findings
    ]


def _criteria(assessment: Assessment, figures: Figures) -> list[dict[str, Any]]:
    pairs = {pair.criterion.number: pair for pair in figures.pairs}
    rows = []
    for criterion in assessment.criteria:
        pair = pairs.get(criterion.number)
        rows.append(
            {
                "number": criterion.number,
                "title": criterion.title,
                "weight": criterion.weight,
                "supplier": criterion.supplier,
                "key_account": criterion.key_account,
                "gap": criterion.gap,
                "contribution": pair.contribution if pair else None,
                "priority": pair.priority if pair else None,
                "rated": criterion.rated,
            }
        )
    return rows
