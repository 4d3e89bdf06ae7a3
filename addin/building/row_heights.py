"""Rows that are high enough at first sight and still fit themselves to longer texts.

XlsxWriter marks every height it writes as set by hand, and such a row would cut off a long text. Without the
mark the height is only the last one computed: programs show it at once, and fit the row anew when someone types.
"""

from __future__ import annotations

from collections.abc import Iterable

from kam_partnership.xlsx.namespaces import main
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Structure


def let_rows_fit(package: Package, tables: Iterable[str]) -> None:
    """Take the mark from the rows of these tables, their headings left out."""
    structure = Structure.read(package)
    for name in tables:
        table = structure.table(name)
        sheet = None if table is None else structure.sheet(table.area.sheet)
        if table is None or sheet is None:
            continue
        root = package.xml(sheet.part)
        for row in root.iter(main("row")):
            if table.body.top <= int(row.get("r", "0")) <= table.body.bottom:
                row.attrib.pop("customHeight", "")
        package.put_xml(sheet.part, root)
