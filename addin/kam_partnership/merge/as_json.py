"""The merged results as JSON: keys always English, ``null`` for what is undefined or may not be shown."""

from __future__ import annotations

import dataclasses
from typing import Any

from kam_partnership.merge.headline import verdict_text
from kam_partnership.merge.merge_report import MergeReport
from kam_partnership.raters.merged import CriterionResult, PersonResult, SelfOther
from kam_partnership.raters.rater import Side
from kam_partnership.raters.sides import SideView
from kam_partnership.raters.spread import Spread, acceptable_deviation
from kam_partnership.workbook.score_json import figures_object, settings_object


def report_object(report: MergeReport) -> dict[str, Any]:
    """What ``merge --json`` prints."""
    merged, settings = report.merged, report.merged.settings
    return {
        "key_account": report.key_account,
        "supplier": report.supplier,
        **settings_object(dataclasses.asdict(settings)),
        "protection": str(merged.protection),
        "count": merged.count,
        "verdict": verdict_text(merged, report.language),
        "sides": {str(side): _side(merged.sides.get(side)) for side in Side},
        "view_gap": merged.view_gap,
        "each_side_gives_more": merged.each_side_gives_more,
        "zone": None if merged.zone is None else str(merged.zone),
        "figures": {name: _spread(spread) for name, spread in merged.figures.items()},
        "views": {str(side): _view(view) for side, view in merged.views.items()},
        "acceptable_deviation": acceptable_deviation(settings),
        "raters": [_person(person, label) for person, label in zip(merged.persons, report.labels, strict=True)],
        "criteria": [_criterion(criterion, report) for criterion in merged.criteria],
        "withheld_criteria": merged.withheld,
        "held_back_criteria": merged.held_back,
        "notes": list(report.notes),
        "failed": [{"file": file, "error": reason} for file, reason in report.failed],
    }


def _side(view: SideView | None) -> dict[str, Any] | None:
    if view is None:
        return None
    return {
        "raters": view.raters,
        "supplier_score": view.supplier_score,
        "key_account_score": view.key_account_score,
        "net_balance": view.net_balance,
    }


def _spread(spread: Spread) -> dict[str, Any]:
    return {
        "count": spread.count,
        "mean": spread.mean,
        "standard_deviation": spread.deviation,
        "range": None if spread.low is None else [spread.low, spread.high],
        "interval": None if spread.interval is None else list(spread.interval),
        "average_deviation": spread.average_deviation,
    }


def _view(view: SelfOther) -> dict[str, Any]:
    return {"own": view.own, "other": view.other, "difference": view.difference}


def _person(person: PersonResult, label: str) -> dict[str, Any]:
    return {
        "name": label,
        "side": str(person.side),
        **figures_object(person.figures),
    }


def _criterion(criterion: CriterionResult, report: MergeReport) -> dict[str, Any]:
    labels = report.labels
    return {
        "number": criterion.number,
        "title": report.title_of(criterion.title),
        "supplier": _spread(criterion.pooled.supplier),
        "key_account": _spread(criterion.pooled.key_account),
        "views": {str(side): _view(view) for side, view in criterion.views.items()},
        "gaps": {str(side): criterion.gaps.get(side) for side in Side},
        "between": criterion.between,
        "sides_disagree": criterion.sides_disagree,
        "within": {
            str(side): {"disagreement": spreads.deviation, "agreed": criterion.agreed_within[side]}
            for side, spreads in criterion.within.items()
        },
        "disagreement": criterion.disagreement,
        "agreed": criterion.agreed,
        "wide_range": criterion.wide,
        "weights": None if criterion.weights is None else list(criterion.weights),
        "lacking": [labels[place] for place in criterion.lacking],
        "evidence": [{"name": labels[place], "text": words} for place, words in criterion.evidence],
    }
