"""Formulas that show nothing: their saved result is the empty text.

XlsxWriter writes it as if nobody had calculated the formula, so that every reader calculates the workbook once more.
"""

from __future__ import annotations

from kam_partnership.xlsx.namespaces import main
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Structure


def mark_blank_texts(package: Package) -> None:
    """Write the type "text" to formulas whose saved result is empty, the way Excel does."""
    for sheet in Structure.read(package).sheets:
        root = package.xml(sheet.part)
        for cell in root.iter(main("c")):
            value = cell.find(main("v"))
            if cell.find(main("f")) is not None and value is not None and not value.text and "t" not in cell.attrib:
                cell.set("t", "str")
        package.put_xml(sheet.part, root)
