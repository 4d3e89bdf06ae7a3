"""From the cells that are handed to a KAM function to an assessment, and back to what its cell shows.

The functions of the desktop's add-in (``udfs``) and those of the task pane (``lite.functions``) stand on this.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import xlwings as xw

from kam_partnership.assessment import Assessed, Code, Inputs, Settings, TypedCell, TypedColumn, assess
from kam_partnership.excel.cells_argument import OMITTED, Cells
from kam_partnership.excel.host import language_of_menus
from kam_partnership.texts import UNDEFINED, Language, locale_language, text

_DEFAULTS = Settings()
#: In the order of ``Inputs``.
_COLUMNS = ("titles", "weights", "supplier", "key_account")


class UnusableError(ValueError):
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
    """A setting is one cell; several are as wrong as a text."""
    return TypedCell(cells.values[0] if cells.length == 1 else "", "", "")


def _cell(number: float) -> TypedCell:
    return TypedCell(number, "", "")


def in_cell(compute: Callable[[], Any]) -> Any:
    """What was computed, as the cell shows it."""
    try:
        answer = compute()
    except UnusableError as error:
        return str(error)
    return UNDEFINED if answer is None else answer


def assessed_cells(
    columns: Mapping[str, Cells], settings: Mapping[str, TypedCell], target: Mapping[str, TypedCell]
) -> Assessed:
    """The assessment that the cells make up.

    Args:
        columns: "supplier" and "key_account", and "titles" and "weights" where they were handed over.
        settings: see ``settings_of`` and ``scale_alone``.
        target: the cells of both sides, or none.

    Raises:
        UnusableError: for a block instead of a line, lines of different lengths, or settings that are none.
    """
    _require_equal_lines({name: cells for name, cells in columns.items() if cells is not OMITTED})
    rows = max(len(cells.values) for cells in columns.values())
    titles, weights, suppliers, key_accounts = (_column(columns.get(name, OMITTED), rows) for name in _COLUMNS)
    assessed = assess(Inputs(settings, titles, weights, suppliers, key_accounts, target=target))
    for finding in assessed.findings:
        if finding.code is Code.SETTINGS_INVALID:
            raise unusable("setting_invalid", argument=str(finding.details["field"]))
    return assessed


def _column(cells: Cells, rows: int) -> TypedColumn:
    """The cells as a column of the table, filled up with the blanks that a long range ends with."""
    return TypedColumn([*cells.values, *[None] * (rows - len(cells.values))], "", 1, 1)


def _require_equal_lines(columns: Mapping[str, Cells]) -> None:
    for name, cells in columns.items():
        if not cells.one_line:
            raise unusable("not_one_line", argument=name)
    lengths = dict.fromkeys(cells.length for cells in columns.values())
    if len(lengths) > 1:
        *first, last = map(str, lengths)
        both = ", ".join(first) + text("cell.and", user_language()) + last
        raise unusable("unequal_lengths", lengths=both)


def unusable(key: str, **values: str) -> UnusableError:
    """What is wrong with the arguments, in the language of Excel's menus."""
    return UnusableError(text(f"cell.{key}", user_language(), **values))
