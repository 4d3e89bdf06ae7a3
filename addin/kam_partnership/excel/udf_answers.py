"""From the arguments of a KAM function to what its cell shows: settings and columns, judged once for each table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any

import xlwings as xw

from kam_partnership.assessment import (
    Assessment,
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
from kam_partnership.texts import UNDEFINED, Language, locale_language, text

_DEFAULTS = Settings()
#: The arguments for the target by its sides.
_TARGET_ARGUMENTS = {"supplier": "target_supplier", "key_account": "target_key_account"}
#: Cells beside each other usually ask for several figures of the same table: so many tables are remembered.
_REMEMBERED = 32
_NamedCells = tuple[tuple[str, TypedCell], ...]
_Arguments = tuple[tuple[tuple[str, Cells], ...], _NamedCells, _NamedCells, tuple[type, ...]]


class _UnusableError(ValueError):
    """The arguments cannot be computed with; the message is what the cell shows."""


@cache
def user_language() -> Language:
    """The language of Excel's menus, asked once per process; else that of the computer."""
    try:
        return language_of_menus(xw.Book.caller())
    except Exception:  # whatever a busy Excel answers, the figures are worth more than the language
        return locale_language()


def scale_alone(scale_min: Cells, scale_max: Cells) -> dict[str, TypedCell]:
    """Settings for the figures that depend on the scale alone: any scale goes with these limits."""
    settings = settings_of(scale_min=scale_min, scale_max=scale_max)
    low = settings["scale_min"]
    return {**settings, "tolerance": _cell(0.0), "level_cooperation": low, "level_strategic": low}


def settings_of(**arguments: Cells) -> dict[str, TypedCell]:
    """The settings as typed, those left out by their defaults."""
    return {
        name: _cell(getattr(_DEFAULTS, name)) if cells is OMITTED else setting_of(cells)
        for name, cells in arguments.items()
    }


def setting_of(cells: Cells) -> TypedCell:
    """A setting as typed: one cell; several are as wrong as a text."""
    return TypedCell(cells.values[0] if cells.length == 1 else "", "", "")


def _cell(number: float) -> TypedCell:
    return TypedCell(number, "", "")


def answer(
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
    return in_cell(lambda: pick(figures_of(columns, settings, target or {})))


def in_cell(compute: Callable[[], Any]) -> Any:
    """What was computed, as the cell shows it."""
    try:
        computed = compute()
    except _UnusableError as unusable:
        return str(unusable)
    return UNDEFINED if computed is None else computed


def figures_of(
    columns: Mapping[str, Cells], settings: Mapping[str, TypedCell], target: Mapping[str, TypedCell]
) -> Figures:
    """The figures of the columns; those of tables that were asked for lately are remembered."""
    return _known_figures(*_told_apart(columns, settings, target))


def assessment_of(columns: Mapping[str, Cells], settings: Mapping[str, TypedCell]) -> Assessment:
    """The valid part of the columns, remembered as the figures are."""
    return _known_assessment(*_told_apart(columns, settings, {}))


def _told_apart(
    columns: Mapping[str, Cells], settings: Mapping[str, TypedCell], target: Mapping[str, TypedCell]
) -> _Arguments:
    """The arguments by which results are remembered. Their types tell TRUE from 1, which are equal to Python."""
    values = [value for cells in columns.values() for value in cells.values]
    kinds = tuple(map(type, [*values, *(cell.value for cell in (*settings.values(), *target.values()))]))
    return tuple(columns.items()), tuple(settings.items()), tuple(target.items()), kinds


@lru_cache(maxsize=_REMEMBERED)
def _known_figures(*arguments: Any) -> Figures:
    return compute_figures(_known_assessment(*arguments))


@lru_cache(maxsize=_REMEMBERED)
def _known_assessment(
    named_columns: tuple[tuple[str, Cells], ...],
    named_settings: tuple[tuple[str, TypedCell], ...],
    named_target: tuple[tuple[str, TypedCell], ...],
    kinds: tuple[type, ...],  # noqa: ARG001 - see _told_apart
) -> Assessment:
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
    return assessed.assessment


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
