"""Columns of our tables whose formula a new row gets from the table itself."""

from __future__ import annotations

from collections.abc import Iterator

from kam_partnership.assessment import Code, Finding
from kam_partnership.cells import address
from kam_partnership.workbook import names
from kam_partnership.xlsx.structure import Structure

#: By table, the names of such columns in those that people write new rows into.
_COLUMNS = {
    names.CRITERIA_TABLE: (names.NUMBER_COLUMN, names.GAP_COLUMN),
    names.MEASURES_TABLE: (names.SIGN_COLUMNS["measures"],),
}


def forgotten_columns(structure: Structure) -> Iterator[Finding]:
    """Tables that no longer say which formula a column's new cells get; the cells that are there may still have it."""
    for name, columns in _COLUMNS.items():
        table = structure.table(name)
        if table is None:
            continue
        ours = {area.left for column in columns if (area := structure.resolve(column)) is not None}
        places = enumerate(table.columns, table.area.left)
        forgotten = {place: head for place, head in places if place in ours and head not in table.calculated}
        if forgotten:
            details = {"table": table.name, "columns": ", ".join(forgotten.values())}
            heading = address(table.area.top, min(forgotten))
            yield Finding(Code.COLUMN_FORMULA_MISSING, table.area.sheet, heading, details)
