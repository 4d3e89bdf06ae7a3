"""What programs are told of a workbook: the object of ``score --json``, in its one form (docs/cli.md)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from kam_partnership.assessment import NUMBER_FIGURES, Assessment, Figures, Finding, Settings, SinceLast, Target
from kam_partnership.texts import Language, finding_text
from kam_partnership.workbook.verdict_words import verdict_text

#: How far the mean speaks for the criteria: counts, a share, flags.
SPREAD_FIGURES = ("supplier_heavy", "key_account_heavy", "balanced_pairs", "share_beyond", "mixed", "provisional")
_COMPARED = (
    *("common", "only_now", "only_then", "supplier_score_then", "supplier_score_now"),
    *("key_account_score_then", "key_account_score_now", "net_balance_then", "net_balance_now"),
)


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
    def settings(self) -> Settings | None: ...
    @property
    def target(self) -> Target | None: ...
    @property
    def since_last(self) -> SinceLast | None: ...
    @property
    def next_review(self) -> dt.date | None: ...
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
        **{name: getattr(figures, name) for name in SPREAD_FIGURES},
        "verdict": verdict_text(figures, scored.settings, scored.tipping_criteria, language) or None,
        "target": _target(scored.target, figures),
        "since_last": _since_last(scored.since_last, criteria=assessment is not None),
        "next_review": scored.next_review.isoformat() if scored.next_review else None,
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


def _target(target: Target | None, figures: Figures) -> dict[str, Any] | None:
    if target is None:
        return None
    return {
        "supplier": target.supplier,
        "key_account": target.key_account,
        "zone": None if figures.target_zone is None else str(figures.target_zone),
        "to_supplier": figures.to_target_supplier,
        "to_key_account": figures.to_target_key_account,
        "reached": figures.target_reached,
    }


def _since_last(since: SinceLast | None, *, criteria: bool) -> dict[str, Any] | None:
    if since is None:
        return None
    told: dict[str, Any] = {"date": since.date.isoformat(), **{name: getattr(since, name) for name in _COMPARED}}
    if not criteria:
        return told
    return told | {
        "criteria": [
            {
                "number": pair.now.number,
                "title": pair.now.title,
                "supplier_then": pair.then.supplier,
                "supplier_now": pair.now.supplier,
                "key_account_then": pair.then.key_account,
                "key_account_now": pair.now.key_account,
            }
            for pair in since.criteria
        ],
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
                "evidence": criterion.evidence or None,
            }
        )
    return rows
