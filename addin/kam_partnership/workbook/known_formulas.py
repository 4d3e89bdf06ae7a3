"""The formulas of our templates, today's and earlier ones: what tells them from a user's own and from changed ones.

``known_formulas.json`` is written by ``addin/build.py``: an entry for each release whose workbooks people have, and one
for the templates as they are now. A release keeps its entry for good.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable, Mapping
from importlib import resources
from typing import Any, Final

from kam_partnership.workbook import names
from kam_partnership.xlsx.areas import parse_area
from kam_partnership.xlsx.formula_shapes import REFERENCE, formula_shape
from kam_partnership.xlsx.references import parse_structured
from kam_partnership.xlsx.structure import Structure

FILE_NAME: Final = "known_formulas.json"
#: The entry of the templates as they are built now.
CURRENT: Final = "current"
#: A reference in a shape, with the column that it means.
_COLUMN: Final = re.compile(rf"{REFERENCE}\w+")


def is_ours(formula: str) -> bool:
    """True for a formula, without its equals sign, that stands in one of our templates outside the hidden sheets."""
    return formula_shape(formula) in _known()[1]


def is_accepted(place: str, formula: str, meant: Callable[[str], str] | None) -> bool:
    """True when a template has such a formula there.

    Args:
        place: a defined name of ``names.WATCHED_FORMULAS`` or ``names.MEASURE_FIGURES``, or ``state_place``.
        formula: that stands there, without its equals sign.
        meant: see ``criteria_columns``; None where nobody can tell which column a reference means.
    """
    accepted = _known()[0].get(place)
    if accepted is None:
        return True
    if meant is not None:
        return formula_shape(formula, meant) in accepted
    return formula_shape(formula) in set(map(without_columns, accepted))


def without_columns(shape: str) -> str:
    """A shape as it is where nobody can tell which column a reference means."""
    return _COLUMN.sub(REFERENCE, shape)


def state_place(key: str) -> str:
    """What the state block's value with that key is called here."""
    return f"{names.STATE_BLOCK}:{key}"


def criteria_columns(structure: Structure) -> Callable[[str], str] | None:
    """Tells of a reference which column of the criteria table it means, "" for any other; for ``formula_shape``.

    None where the workbook has lost the table, or the name of such a column.
    """
    found = {}
    for key, name in zip(names.CRITERIA_KEYS, names.CRITERIA_COLUMNS, strict=True):
        area = structure.resolve(name)
        if area is None:
            return None
        found[area.sheet, area.left] = key
    table = structure.table(names.CRITERIA_TABLE)
    if table is None:
        return None
    home = table.area.sheet

    @functools.cache  # each row of the table asks for the same
    def meant(reference: str) -> str:
        parsed = parse_structured(reference)
        if parsed is not None and parsed[0].casefold() == table.name.casefold() and parsed[1]:
            column = table.column(parsed[1][-1].removeprefix("'"))
            return "" if column is None else found.get((home, column), "")
        area = parse_area(reference, home)
        return "" if area is None or area.left != area.right else found.get((area.sheet, area.left), "")

    return meant


@functools.cache
def _known() -> tuple[Mapping[str, frozenset[str]], frozenset[str]]:
    """The shapes by place, and all shapes."""
    stored: dict[str, Any] = json.loads(resources.files(__package__).joinpath(FILE_NAME).read_text("utf-8"))
    places: dict[str, set[str]] = {}
    shapes: set[str] = set()
    for release in stored.values():
        shapes.update(release["all"])
        for place, accepted in release["places"].items():
            places.setdefault(place, set()).update(accepted)
    return {place: frozenset(accepted) for place, accepted in places.items()}, frozenset(shapes)
