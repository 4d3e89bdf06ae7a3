"""What is for the own people and never in a copy for others: the page for the next talk."""

from __future__ import annotations

import re

from kam_partnership.sending.formulas import keep_value
from kam_partnership.sending.metadata import forget_titles_of_parts, remove_unused_texts
from kam_partnership.workbook import names
from kam_partnership.xlsx.namespaces import main
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.sheet_cells import cell_elements
from kam_partnership.xlsx.sheet_removal import remove_sheet
from kam_partnership.xlsx.structure import Structure


def talk_sheet(structure: Structure) -> str:
    """The name of the page for the next talk, found by any of its inputs; "" without one."""
    areas = (structure.resolve(name) for name in names.TALK_CELLS.values())
    return next((area.sheet for area in areas if area is not None), "")


def remove_talk(package: Package) -> str:
    """Take the page for the next talk out of a workbook; its name, "" when there was none.

    Formulas of the user's own that look at it keep the values that they show.
    """
    structure = Structure.read(package)
    name = talk_sheet(structure)
    if not name or len(structure.sheets) < 2:
        return ""
    quoted = re.escape(name.replace("'", "''"))
    looks_at_it = re.compile(rf"'{quoted}'!|(?<![\w'.]){quoted}!|KAM_Talk", re.IGNORECASE)
    for sheet in structure.sheets:
        if sheet.name == name:
            continue
        root, changed = package.xml(sheet.part), False
        for _, _, cell in cell_elements(root):
            formula = cell.find(main("f"))
            if formula is not None and looks_at_it.search(formula.text or ""):
                keep_value(cell, formula)
                changed = True
        if changed:
            package.put_xml(sheet.part, root)
    remove_sheet(package, structure, name)
    forget_titles_of_parts(package)  # else its name would be taken for one of the user's
    remove_unused_texts(package, Structure.read(package))
    return name
