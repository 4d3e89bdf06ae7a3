"""The KAM functions for cells. The meaning lives in kam_partnership.assessment; this only translates.

Docstrings are what Excel's function wizard shows: German, and plain ASCII because VBA reads them in each
computer's own code page. Argument names become VBA names. Every answer is meant for a cell, also when the
arguments are not usable: the text of an exception would be a traceback there.
"""
# ruff: noqa: N802 - the functions are called what users type

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any, TypeVar

import xlwings as xw

from kam_partnership.assessment import (
    Code,
    Figures,
    Inputs,
    Settings,
    TypedCell,
    TypedColumn,
    assess,
    compute_figures,
)
from kam_partnership.excel.cells_argument import OMITTED, Cells
from kam_partnership.excel.host import language_of_menus
from kam_partnership.texts import UNDEFINED, Language, locale_language, text, zone_text
from kam_partnership.workbook.verdict_words import verdict_text

_Function = TypeVar("_Function", bound=Callable[..., Any])

#: Marks a function for Excel. The wizard computes a preview, since nothing here takes long.
_kam_function: Callable[[_Function], _Function] = xw.func(category="KAM Partnerschaft", call_in_wizard=True)

_DEFAULTS = Settings()
#: The arguments for the target by its sides.
_TARGET_ARGUMENTS = {"supplier": "target_supplier", "key_account": "target_key_account"}
#: Cells beside each other usually ask for several figures of the same table: so many tables are remembered.
_REMEMBERED = 32


class _UnusableError(ValueError):
    """The arguments cannot be computed with; the message is what the cell shows."""


@_kam_function
def KAM_SUPPLIER_SCORE(
    supplier: Cells,
    key_account: Cells,
    weights: Cells = OMITTED,
    scale_min: Cells = OMITTED,
    scale_max: Cells = OMITTED,
) -> Any:
    """Was der Lieferant investiert: gewichteter Mittelwert seiner Bewertungen, in Skalenpunkten."""
    return _answer(lambda f: f.supplier_score, supplier, key_account, weights, _scale(scale_min, scale_max))


@_kam_function
def KAM_KEY_ACCOUNT_SCORE(
    supplier: Cells,
    key_account: Cells,
    weights: Cells = OMITTED,
    scale_min: Cells = OMITTED,
    scale_max: Cells = OMITTED,
) -> Any:
    """Was der Key Account investiert: gewichteter Mittelwert seiner Bewertungen, in Skalenpunkten."""
    scale = _scale(scale_min, scale_max)
    return _answer(lambda f: f.key_account_score, supplier, key_account, weights, scale)


@_kam_function
def KAM_NET_BALANCE(
    supplier: Cells,
    key_account: Cells,
    weights: Cells = OMITTED,
    scale_min: Cells = OMITTED,
    scale_max: Cells = OMITTED,
) -> Any:
    """Balance: Key Account minus Lieferant, in Skalenpunkten. Negativ: der Lieferant investiert mehr."""
    return _answer(lambda f: f.net_balance, supplier, key_account, weights, _scale(scale_min, scale_max))


@_kam_function
def KAM_GROSS_IMBALANCE(
    supplier: Cells,
    key_account: Cells,
    weights: Cells = OMITTED,
    scale_min: Cells = OMITTED,
    scale_max: Cells = OMITTED,
) -> Any:
    """Ungleichgewicht: gewichteter Mittelwert der Differenzen ohne Vorzeichen, in Skalenpunkten."""
    return _answer(lambda f: f.gross_imbalance, supplier, key_account, weights, _scale(scale_min, scale_max))


@_kam_function
def KAM_BALANCE_SCORE(
    supplier: Cells,
    key_account: Cells,
    weights: Cells = OMITTED,
    scale_min: Cells = OMITTED,
    scale_max: Cells = OMITTED,
) -> Any:
    """Gleichgewicht von 0 bis 100 Punkten: 100, wenn beide Seiten im Mittel gleich viel investieren."""
    return _answer(lambda f: f.balance_score, supplier, key_account, weights, _scale(scale_min, scale_max))


@_kam_function
def KAM_PARTNERSHIP_LEVEL(
    supplier: Cells,
    key_account: Cells,
    weights: Cells = OMITTED,
    scale_min: Cells = OMITTED,
    scale_max: Cells = OMITTED,
) -> Any:
    """Niveau der Beziehung: Mittelwert beider Seiten, in Skalenpunkten."""
    return _answer(lambda f: f.level, supplier, key_account, weights, _scale(scale_min, scale_max))


@_kam_function
def KAM_RATED_COVERAGE(
    supplier: Cells,
    key_account: Cells,
    weights: Cells = OMITTED,
    scale_min: Cells = OMITTED,
    scale_max: Cells = OMITTED,
) -> Any:
    """Anteil der bewerteten Kriterien nach Gewicht, von 0 bis 1."""
    return _answer(lambda f: f.coverage, supplier, key_account, weights, _scale(scale_min, scale_max))


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
    settings = _settings(
        scale_min=scale_min,
        scale_max=scale_max,
        tolerance=tolerance,
        level_cooperation=level_cooperation,
        level_strategic=level_strategic,
    )
    return _answer(_zone_name, supplier, key_account, weights, settings)


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
    settings = _settings(
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

    return _answer(verdict, supplier, key_account, weights, settings)


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
    settings = _scale(scale_min, scale_max) | _settings(tolerance=tolerance)
    return _answer(lambda f: f.share_beyond, supplier, key_account, weights, settings)


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
    settings = _scale(scale_min, scale_max) | _settings(tolerance=tolerance)
    return _answer(_side_counts, supplier, key_account, weights, settings)


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
    target = {"supplier": _setting(target_supplier), "key_account": _setting(target_key_account)}
    return _answer(_to_target, supplier, key_account, weights, _scale(scale_min, scale_max), target=target)


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
    scale = _scale(scale_min, scale_max)
    return _answer(_ranking, supplier, key_account, weights, scale, titles=titles)


@cache
def user_language() -> Language:
    """The language of Excel's menus, asked once per process; else that of the computer."""
    try:
        return language_of_menus(xw.Book.caller())
    except Exception:  # whatever a busy Excel answers, the figures are worth more than the language
        return locale_language()


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


def _scale(scale_min: Cells, scale_max: Cells) -> dict[str, TypedCell]:
    """Settings for the figures that depend on the scale alone: any scale goes with these limits."""
    settings = _settings(scale_min=scale_min, scale_max=scale_max)
    low = settings["scale_min"]
    return {**settings, "tolerance": _cell(0.0), "level_cooperation": low, "level_strategic": low}


def _settings(**arguments: Cells) -> dict[str, TypedCell]:
    """The settings as typed, those left out by their defaults."""
    return {
        name: _cell(getattr(_DEFAULTS, name)) if cells is OMITTED else _setting(cells)
        for name, cells in arguments.items()
    }


def _setting(cells: Cells) -> TypedCell:
    # A setting is one cell; several are as wrong as a text.
    return TypedCell(cells.values[0] if cells.length == 1 else "", "", "")


def _cell(number: float) -> TypedCell:
    return TypedCell(number, "", "")


def _answer(
    pick: Callable[[Figures], Any],
    supplier: Cells,
    key_account: Cells,
    weights: Cells,
    settings: Mapping[str, TypedCell],
    *,
    titles: Cells = OMITTED,
    target: Mapping[str, TypedCell] | None = None,
) -> Any:
    """What the cell shows: the figure, "–" where there is none, or what is wrong with the arguments."""
    columns = {"titles": titles, "supplier": supplier, "key_account": key_account, "weights": weights}
    try:
        answer = pick(_figures(columns, settings, target or {}))
    except _UnusableError as unusable:
        return str(unusable)
    return UNDEFINED if answer is None else answer


def _figures(
    columns: Mapping[str, Cells], settings: Mapping[str, TypedCell], target: Mapping[str, TypedCell]
) -> Figures:
    values = [value for cells in columns.values() for value in cells.values]
    kinds = tuple(map(type, [*values, *(cell.value for cell in (*settings.values(), *target.values()))]))
    return _known_figures(tuple(columns.items()), tuple(settings.items()), tuple(target.items()), kinds)


@lru_cache(maxsize=_REMEMBERED)
def _known_figures(
    named_columns: tuple[tuple[str, Cells], ...],
    named_settings: tuple[tuple[str, TypedCell], ...],
    named_target: tuple[tuple[str, TypedCell], ...],
    kinds: tuple[type, ...],  # noqa: ARG001 - tells TRUE from 1, which are equal to Python
) -> Figures:
    columns, settings = dict(named_columns), dict(named_settings)
    _require_equal_lines({name: cells for name, cells in columns.items() if cells is not OMITTED})
    rows = max(len(cells.values) for cells in columns.values())
    inputs = Inputs(
        settings=settings,
        titles=_column(columns["titles"], rows),
        weights=_column(columns["weights"], rows),
        suppliers=_column(columns["supplier"], rows),
        key_accounts=_column(columns["key_account"], rows),
        target=dict(named_target),
    )
    assessed = assess(inputs)
    for finding in assessed.findings:
        if finding.code is Code.SETTINGS_INVALID:
            raise _unusable("setting_invalid", argument=str(finding.details["field"]))
        if finding.code is Code.TARGET_INVALID:
            raise _unusable("setting_invalid", argument=_TARGET_ARGUMENTS[str(finding.details["side"])])
    return compute_figures(assessed.assessment)


def _column(cells: Cells, rows: int) -> TypedColumn:
    """The cells as a column of the table, filled up with the blanks that a long range ends with."""
    return TypedColumn([*cells.values, *[None] * (rows - len(cells.values))], "", 1, 1)


def _require_equal_lines(columns: Mapping[str, Cells]) -> None:
    for name, cells in columns.items():
        if not cells.one_line:
            raise _unusable("not_one_line", argument=name)
    lengths = dict.fromkeys(cells.length for cells in columns.values())
    if len(lengths) > 1:
        *first, last = map(str, lengths)
        both = ", ".join(first) + text("cell.and", user_language()) + last
        raise _unusable("unequal_lengths", lengths=both)


def _unusable(key: str, **values: str) -> _UnusableError:
    return _UnusableError(text(f"cell.{key}", user_language(), **values))
