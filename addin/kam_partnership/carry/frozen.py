"""Results that a program left behind in the place of our formulas, as in a copy of the values alone."""

from __future__ import annotations

from collections.abc import Mapping

from kam_partnership.carry.editions import edition
from kam_partnership.texts.language import Language
from kam_partnership.xlsx.closed_cells import ClosedCells

#: A sheet that keeps fewer of its template's formulas than this share has lost them all at once, not one by one.
_FEW = 0.2


def frozen_results(cells: ClosedCells, roles: Mapping[str, str]) -> set[tuple[str, int, int]]:
    """Places of our formulas on sheets that hold nothing but their results: nobody typed those.

    Args:
        cells: of the workbook.
        roles: our sheets in it and what they are for, by the part of the key ``sheet.…`` in texts.
    """
    found: set[tuple[str, int, int]] = set()
    for sheet, role in roles.items():
        here = cells.sheet(sheet)
        for language in Language:
            places = edition(language).formula_places.get(role, frozenset())
            kept = sum(place in here.formulas for place in places)
            if places and kept < _FEW * len(places):
                found |= {(sheet, *place) for place in places if place in here.values and place not in here.formulas}
    return found
