"""The analysis sheet after its functions have become values: it no longer says that its figures follow every change.

Formulas tell so, from the kinds of the rows. Their results in the file are set along with the kinds, because mail
previews and Protected View show results as they are saved.
"""

from __future__ import annotations

from lxml import etree

from kam_partnership.sending.formulas import keep_value
from kam_partnership.texts import Language, text
from kam_partnership.workbook import names
from kam_partnership.workbook.analysis import FIGURE_ORDER, FIRST_FIGURE_ROW, FIRST_ROW, SUPPLIER, RowKind
from kam_partnership.workbook.state import STATE_KEYS
from kam_partnership.xlsx.areas import Area
from kam_partnership.xlsx.namespaces import main
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.sheet_cells import cell_elements
from kam_partnership.xlsx.structure import Structure


def show_values_again(package: Package, structure: Structure) -> None:
    """Set kinds and results as recompute would have left them; a workbook of another kind stays as it is."""
    start, state = _place(structure, names.ANALYSIS_START), _place(structure, names.STATE_BLOCK)
    if start is None or state is None:
        return
    first = start.top + FIRST_FIGURE_ROW - FIRST_ROW
    said = {text("analysis.live", language): text("analysis.current", language) for language in Language}
    root, part = _sheet(package, structure, start.sheet)
    for row, column, cell in cell_elements(root):
        value = cell.find(main("v"))
        if value is not None and value.text in said:
            value.text = said[value.text]
        elif first <= row < first + len(FIGURE_ORDER) and column == start.left and len(cell):
            _write_kind(cell, RowKind.FIGURE)
        elif first <= row < first + len(FIGURE_ORDER) and column == start.left + SUPPLIER:
            for formula in cell.findall(main("f")):  # the zone follows by a formula of the workbook
                keep_value(cell, formula)
    package.put_xml(part, root)
    root, part = _sheet(package, structure, state.sheet)
    count = state.top + STATE_KEYS.index("analysis.live"), state.left + 1
    for row, column, cell in cell_elements(root):
        if (row, column) == count and (value := cell.find(main("v"))) is not None:
            value.text = "0"
    package.put_xml(part, root)


def _place(structure: Structure, name: str) -> Area | None:
    definition = structure.name(name)
    return None if definition is None else structure.resolve(definition.refers_to)


def _sheet(package: Package, structure: Structure, name: str) -> tuple[etree._Element, str]:
    sheet = structure.sheet(name)
    if sheet is None:  # cannot be: a name was resolved to it
        raise KeyError(name)
    return package.xml(sheet.part), sheet.part


def _write_kind(cell: etree._Element, kind: RowKind) -> None:
    for child in list(cell):
        cell.remove(child)
    cell.set("t", "inlineStr")
    etree.SubElement(etree.SubElement(cell, main("is")), main("t")).text = str(kind)
