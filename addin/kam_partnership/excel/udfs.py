"""The KAM functions for cells. What they mean stands in kam_partnership.assessment.

Docstrings are what Excel's function wizard shows: German, and plain ASCII because VBA reads them in each
computer's own code page. Argument names become VBA names. Every answer is meant for a cell, also when the
arguments are not usable: the text of an exception would be a traceback there.
"""
# ruff: noqa: N802 - the functions are called what users type

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import xlwings as xw

from kam_partnership.assessment import Assessment, Figures, Settings, Zone, zone_of
from kam_partnership.excel.cells_argument import OMITTED, Cells
from kam_partnership.excel.remembered_figures import answer, assessment_of, figures_of
from kam_partnership.excel.udf_answers import in_cell, scale_alone, setting_of, settings_of, user_language
from kam_partnership.texts import text, zone_text
from kam_partnership.workbook.verdict_words import verdict_text

_Function = TypeVar("_Function", bound=Callable[..., Any])

#: Marks a function for Excel. The wizard computes a preview, since nothing here takes long.
_kam_function: Callable[[_Function], _Function] = xw.func(category="KAM Partnerschaft", call_in_wizard=True)

#: What stands over the points: across, then up, as in the diagram.
_HEADED = ("number", "criterion", "supplier", "key_account")


@_kam_function
def KAM_SUPPLIER_SCORE(
    supplier: Cells,
    key_account: Cells,
    weights: Cells = OMITTED,
    scale_min: Cells = OMITTED,
    scale_max: Cells = OMITTED,
) -> Any:
    """Was der Lieferant investiert: gewichteter Mittelwert seiner Bewertungen, in Skalenpunkten."""
    return answer(lambda f: f.supplier_score, supplier, key_account, weights, scale_alone(scale_min, scale_max))


@_kam_function
def KAM_KEY_ACCOUNT_SCORE(
    supplier: Cells,
    key_account: Cells,
    weights: Cells = OMITTED,
    scale_min: Cells = OMITTED,
    scale_max: Cells = OMITTED,
) -> Any:
    """Was der Key Account investiert: gewichteter Mittelwert seiner Bewertungen, in Skalenpunkten."""
    scale = scale_alone(scale_min, scale_max)
    return answer(lambda f: f.key_account_score, supplier, key_account, weights, scale)


@_kam_function
def KAM_NET_BALANCE(
    supplier: Cells,
    key_account: Cells,
    weights: Cells = OMITTED,
    scale_min: Cells = OMITTED,
    scale_max: Cells = OMITTED,
) -> Any:
    """Balance: Key Account minus Lieferant, in Skalenpunkten. Negativ: der Lieferant investiert mehr."""
    return answer(lambda f: f.net_balance, supplier, key_account, weights, scale_alone(scale_min, scale_max))


@_kam_function
def KAM_GROSS_IMBALANCE(
    supplier: Cells,
    key_account: Cells,
    weights: Cells = OMITTED,
    scale_min: Cells = OMITTED,
    scale_max: Cells = OMITTED,
) -> Any:
    """Ungleichgewicht: gewichteter Mittelwert der Differenzen ohne Vorzeichen, in Skalenpunkten."""
    return answer(lambda f: f.gross_imbalance, supplier, key_account, weights, scale_alone(scale_min, scale_max))


@_kam_function
def KAM_BALANCE_SCORE(
    supplier: Cells,
    key_account: Cells,
    weights: Cells = OMITTED,
    scale_min: Cells = OMITTED,
    scale_max: Cells = OMITTED,
) -> Any:
    """Gleichgewicht von 0 bis 100 Punkten: 100, wenn beide Seiten im Mittel gleich viel investieren."""
    return answer(lambda f: f.balance_score, supplier, key_account, weights, scale_alone(scale_min, scale_max))


@_kam_function
def KAM_PARTNERSHIP_LEVEL(
    supplier: Cells,
    key_account: Cells,
    weights: Cells = OMITTED,
    scale_min: Cells = OMITTED,
    scale_max: Cells = OMITTED,
) -> Any:
    """Niveau der Beziehung: Mittelwert beider Seiten, in Skalenpunkten."""
    return answer(lambda f: f.level, supplier, key_account, weights, scale_alone(scale_min, scale_max))


@_kam_function
def KAM_RATED_COVERAGE(
    supplier: Cells,
    key_account: Cells,
    weights: Cells = OMITTED,
    scale_min: Cells = OMITTED,
    scale_max: Cells = OMITTED,
) -> Any:
    """Anteil der bewerteten Kriterien nach Gewicht, von 0 bis 1."""
    return answer(lambda f: f.coverage, supplier, key_account, weights, scale_alone(scale_min, scale_max))


@_kam_function
def KAM_ZONE_NAME(
    supplier: Cells,
    key_account: Cells,
    weights: Cells = OMITTED,
    scale_min: Cells = OMITTED,
    scale_max: Cells = OMITTED,
    tolerance: Cells = OMITTED,
    level_cooperation: Cells = OMITTED,
    level_strategic: Cells = OMITTED,
) -> Any:
    """Zone im Partnerschaftsdiagramm als Text, zum Beispiel Kooperation."""
    settings = settings_of(
        scale_min=scale_min,
        scale_max=scale_max,
        tolerance=tolerance,
        level_cooperation=level_cooperation,
        level_strategic=level_strategic,
    )
    return answer(_zone_name, supplier, key_account, weights, settings)


@_kam_function
def KAM_VERDICT_TEXT(
    supplier: Cells,
    key_account: Cells,
    weights: Cells = OMITTED,
    scale_min: Cells = OMITTED,
    scale_max: Cells = OMITTED,
    tolerance: Cells = OMITTED,
    level_cooperation: Cells = OMITTED,
    level_strategic: Cells = OMITTED,
    minimum_coverage: Cells = OMITTED,
) -> Any:
    """Das Urteil als Satz: die Zone, wie weit sie in den Kriterien gilt, und ob es noch offen ist."""
    settings = settings_of(
        scale_min=scale_min,
        scale_max=scale_max,
        tolerance=tolerance,
        level_cooperation=level_cooperation,
        level_strategic=level_strategic,
        minimum_coverage=minimum_coverage,
    )

    def verdict(figures: Figures) -> str:
        valid = Settings(**{name: cell.value for name, cell in settings.items()})  # type: ignore[arg-type]
        return verdict_text(figures, valid, figures.tipping_criteria, user_language())

    return answer(verdict, supplier, key_account, weights, settings)


@_kam_function
def KAM_SHARE_BEYOND(
    supplier: Cells,
    key_account: Cells,
    weights: Cells = OMITTED,
    scale_min: Cells = OMITTED,
    scale_max: Cells = OMITTED,
    tolerance: Cells = OMITTED,
) -> Any:
    """Anteil des bewerteten Gewichts, dessen Differenz die Toleranz verletzt, von 0 bis 1."""
    settings = scale_alone(scale_min, scale_max) | settings_of(tolerance=tolerance)
    return answer(lambda f: f.share_beyond, supplier, key_account, weights, settings)


@_kam_function
def KAM_SIDE_COUNTS(
    supplier: Cells,
    key_account: Cells,
    weights: Cells = OMITTED,
    scale_min: Cells = OMITTED,
    scale_max: Cells = OMITTED,
    tolerance: Cells = OMITTED,
) -> Any:
    """Anzahlen als Matrix: Kriterien, in denen der Lieferant, der Key Account, keiner deutlich mehr investiert."""
    settings = scale_alone(scale_min, scale_max) | settings_of(tolerance=tolerance)
    return answer(_side_counts, supplier, key_account, weights, settings)


@_kam_function
def KAM_TO_TARGET(
    supplier: Cells,
    key_account: Cells,
    target_supplier: Cells,
    target_key_account: Cells,
    weights: Cells = OMITTED,
    scale_min: Cells = OMITTED,
    scale_max: Cells = OMITTED,
) -> Any:
    """Weg zum Ziel als Matrix: Lieferant, Key Account. Positiv: Er soll mehr investieren als heute."""
    target = {"supplier": setting_of(target_supplier), "key_account": setting_of(target_key_account)}
    return answer(_to_target, supplier, key_account, weights, scale_alone(scale_min, scale_max), target=target)


@_kam_function
def KAM_RANKING(
    titles: Cells,
    supplier: Cells,
    key_account: Cells,
    weights: Cells = OMITTED,
    scale_min: Cells = OMITTED,
    scale_max: Cells = OMITTED,
) -> Any:
    """Rangliste der Differenzen als Matrix: Nummer, Kriterium, Differenz, Anteil am Ungleichgewicht."""
    scale = scale_alone(scale_min, scale_max)
    return answer(_ranking, supplier, key_account, weights, scale, titles=titles)


@_kam_function
def KAM_DIAGRAM_POINTS(
    titles: Cells,
    supplier: Cells,
    key_account: Cells,
    weights: Cells = OMITTED,
    scale_min: Cells = OMITTED,
    scale_max: Cells = OMITTED,
    tolerance: Cells = OMITTED,
    level_cooperation: Cells = OMITTED,
    level_strategic: Cells = OMITTED,
) -> Any:
    """Punkte des Diagramms als Matrix mit Kopfzeile: Nummer, Kriterium, x, y, Zone; zuletzt die Gesamtposition."""
    settings = settings_of(
        scale_min=scale_min,
        scale_max=scale_max,
        tolerance=tolerance,
        level_cooperation=level_cooperation,
        level_strategic=level_strategic,
    )
    columns = {"titles": titles, "supplier": supplier, "key_account": key_account, "weights": weights}
    return in_cell(lambda: _points(assessment_of(columns, settings), figures_of(columns, settings, {})))


def _zone_name(figures: Figures) -> str | None:
    return None if figures.zone is None else zone_text(figures.zone, user_language())


def _side_counts(figures: Figures) -> list[list[int]] | None:
    counts = [figures.supplier_heavy, figures.key_account_heavy, figures.balanced_pairs]
    return [counts] if any(counts) else None


def _to_target(figures: Figures) -> list[list[float | None]] | None:
    distances = [figures.to_target_supplier, figures.to_target_key_account]
    return None if None in distances else [distances]


def _ranking(figures: Figures) -> list[list[object]] | None:
    rows: list[list[object]] = [
        [pair.criterion.number, pair.criterion.title, pair.criterion.gap, pair.priority] for pair in figures.gap_ranking
    ]
    return rows or None


def _points(assessment: Assessment, figures: Figures) -> list[list[object]]:
    """A row for each criterion that says anything; what is not rated has blanks for x and y."""
    language = user_language()
    rows: list[list[object]] = [[*(text(f"head.{key}", language) for key in _HEADED), text("figure.zone", language)]]
    for criterion in assessment.criteria:
        ratings = criterion.supplier, criterion.key_account
        if criterion.title or ratings != (None, None):
            place = ratings if criterion.rated else (None, None)
            rows.append([criterion.number, criterion.title, *_placed(*place, assessment.settings)])
    place = figures.supplier_score, figures.key_account_score
    rows.append(["", text("diagram.overall", language), *_placed(*place, assessment.settings)])
    return rows


def _placed(x: float | None, y: float | None, settings: Settings | None) -> list[object]:
    """A position with its zone; without one, two blanks."""
    if x is None or y is None or settings is None:
        return ["", "", zone_text(Zone.UNRATED, user_language())]
    return [x, y, zone_text(zone_of(x, y, settings), user_language())]
