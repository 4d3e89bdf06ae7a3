"""The figures behind the KAM functions of the desktop: those of tables that were asked for lately are remembered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from kam_partnership.assessment import Assessment, Code, Figures, TypedCell, compute_figures
from kam_partnership.excel.cells_argument import OMITTED, Cells
from kam_partnership.excel.udf_answers import assessed_cells, in_cell, unusable

#: The arguments for the target by its sides.
_TARGET_ARGUMENTS = {"supplier": "target_supplier", "key_account": "target_key_account"}
#: Cells beside each other usually ask for several figures of the same table: so many tables are remembered.
_REMEMBERED = 32
_NamedCells = tuple[tuple[str, TypedCell], ...]
_Arguments = tuple[tuple[tuple[str, Cells], ...], _NamedCells, _NamedCells, tuple[type, ...]]


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
    assessed = assessed_cells(dict(named_columns), dict(named_settings), dict(named_target))
    for finding in assessed.findings:
        if finding.code is Code.TARGET_INVALID:
            raise unusable("setting_invalid", argument=_TARGET_ARGUMENTS[str(finding.details["side"])])
    return assessed.assessment
