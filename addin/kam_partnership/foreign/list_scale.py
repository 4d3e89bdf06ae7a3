"""A reading of a list on the scale that its ratings are on; on several, when nothing tells which one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kam_partnership.cells import address
from kam_partnership.foreign import scales
from kam_partnership.foreign.heading_words import Role, role_of
from kam_partnership.foreign.verdict import SIDES, Doubt, NotAList, Reading

#: So many rows above and below a list may tell its scale.
_LEGEND_ROWS: Final = 8
#: Validation and formats are looked up for so many ratings: they are the same for all.
_LOOKED_AT: Final = 50


def scaled(reading: Reading) -> tuple[list[Reading], list[Doubt]]:
    """The reading on each scale that is possible, the likeliest first, and why it is doubtful.

    Raises:
        NotAList: when a number is none of any scale.
    """
    ratings = reading.ratings()
    for place, number in ratings.items():
        if not -scales.LARGEST <= number <= scales.LARGEST:
            sheet = f"{reading.sheet.name}!" if reading.sheet.name else ""
            raise NotAList("no_scale", 8, cell=f"{sheet}{address(*place)}", value=number)
    numbers = list(ratings.values())
    headings = [reading.headings.get(reading.columns[side], "") for side in SIDES]
    legend = list(_legend(reading))
    told = [*_limits(reading), *scales.told_in(headings, near=True), *scales.told_in(legend)]
    fitting = scales.fitting(numbers, told)
    if fitting[0].turned or (not fitting[0].known and scales.are_grades([*headings, *legend], numbers)):
        low, high = (fitting[0].low, fitting[0].high) if fitting[0].known else (1.0, 5.0 if max(numbers) <= 5 else 6.0)
        turned = scales.Scale(low, high, known=True, turned=True)
        readings = [replace(reading, scale=turned), replace(reading, scale=replace(turned, turned=False))]
        return readings, [Doubt("grades", {"low": low, "high": high})]
    found = [replace(reading, scale=scale) for scale in fitting]
    if scales.is_sure(fitting, numbers):
        return found, []
    possible = tuple((scale.low, scale.high) for scale in fitting)
    return found, [Doubt("scale", {"scales": possible, "lowest": min(numbers), "highest": max(numbers)})]


def _limits(reading: Reading) -> list[scales.Scale]:
    """What validation allows in the rating cells, and what a format of percentages says."""
    places = list(reading.ratings())[:_LOOKED_AT]
    cells = [reading.sheet.cell(*place) for place in places]
    if any(cell is not None and "%" in cell.number_format for cell in cells):
        return [scales.Scale(0.0, 1.0, known=True)]
    limits = {
        ends
        for a, ends in reading.sheet.limits
        if any(a.top <= row <= a.bottom and a.left <= column <= a.right for row, column in places)
    }
    return [scales.Scale(*ends, known=True) for ends in sorted(limits)]


def _legend(reading: Reading) -> Iterator[str]:
    """Texts around the list that may tell its scale: above, below, and beside it where no heading stands."""
    first, last = (reading.heading_rows or reading.rows)[0], reading.rows[-1]
    inside = {*reading.rows, *reading.heading_rows}
    for row in range(first - _LEGEND_ROWS, last + _LEGEND_ROWS + 1):
        for column, cell in reading.sheet.rows.get(row, {}).items():
            beside = row not in inside or column not in reading.headings
            if beside and cell.text and role_of(cell.text) is not Role.WEIGHT:
                yield cell.text
