"""Rows that are high enough at first sight and still fit themselves to longer texts.

XlsxWriter marks every height it writes as set by hand, and such a row would cut off a long text. Without the
mark the height is only the last one computed: programs show it at once, and fit the row anew when someone types.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kam_partnership.xlsx.namespaces import main
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Structure


def let_rows_fit(package: Package, tables: Iterable[str]) -> None:
    """Take the mark from the rows of these tables, their headings left out."""
    structure = Structure.read(package)
    for name in tables:
        table = structure.table(name)
        sheet = None if table is None else structure.sheet(table.area.sheet)
        if table is not None and sheet is not None:
            let_these_rows_fit(package, structure, sheet.name, range(table.body.top, table.body.bottom + 1))


def let_these_rows_fit(package: Package, structure: Structure, name: str, rows: Collection[int]) -> None:
    """Take the mark from these rows of a sheet, counted from 1."""
    sheet = structure.sheet(name)
    if sheet is None:  # cannot be: it was written before
        raise KeyError(name)
    root = package.xml(sheet.part)
    for row in root.iter(main("row")):
        if int(row.get("r", "0")) in rows:
            row.attrib.pop("customHeight", "")
    package.put_xml(sheet.part, root)
