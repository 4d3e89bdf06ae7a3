"""Formulas that do not travel: those with functions of add-ins, and those that refer to other workbooks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from kam_partnership.cells import address
from kam_partnership.xlsx.namespaces import CHART, XML, main
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.parts import local_name
from kam_partnership.xlsx.sheet_cells import cell_elements
from kam_partnership.xlsx.structure import Sheet, Structure

#: The add-in's worksheet functions.
FUNCTIONS: Final = (
    "KAM_SUPPLIER_SCORE",
    "KAM_KEY_ACCOUNT_SCORE",
    "KAM_NET_BALANCE",
    "KAM_GROSS_IMBALANCE",
    "KAM_BALANCE_SCORE",
    "KAM_PARTNERSHIP_LEVEL",
    "KAM_RATED_COVERAGE",
    "KAM_ZONE_NAME",
    "KAM_VERDICT_TEXT",
    "KAM_SHARE_BEYOND",
    "KAM_SIDE_COUNTS",
    "KAM_TO_TARGET",
    "KAM_RANKING",
    "KAM_DIAGRAM_POINTS",
)
#: In a file another workbook is a number in brackets before a sheet or a name: [1]Tabelle1!A1, [1]!KAM_NET_BALANCE(…).
#: A table's column can be called [1], too; it follows the table's name.
_OTHER_WORKBOOK: Final = re.compile(r"(?<![\w.\]])\[\d+\][^\[\]\"]*?!")
#: Functions of web add-ins of Office, ours among them, begin with this sign of Excel's in a file.
_FUNCTION: Final = re.compile(rf"(?<![\w.])(?:{'|'.join(FUNCTIONS)}|_xldudf_[\w.]+)\s*\(", re.IGNORECASE)
_QUOTED_TEXT: Final = re.compile(r'"[^"]*"')

#: Elements that go as a whole when one of their formulas does not travel.
_RULES: Final = ("cfRule", "dataValidation", "sparkline")
#: Elements that Excel does not want to see empty.
_HOLDERS: Final = (
    "conditionalFormatting",
    "conditionalFormattings",
    "dataValidations",
    "definedNames",
    "sparklines",
    "sparklines",
    "sparklineGroup",
    "sparklineGroups",
    "ext",
    "extLst",
)


@dataclass(slots=True)
class Freed:
    """What happened to formulas; see ``Cleaning``."""

    functions: int = 0
    linked: int = 0
    broken: list[str] = field(default_factory=list)
    dropped: int = 0


def uses_function(formula: str) -> bool:
    """Whether a formula of a file calls a function of our add-in, or of one of those that Office loads from the web."""
    return bool(_FUNCTION.search(_QUOTED_TEXT.sub('""', formula)))


def refers_elsewhere(formula: str) -> bool:
    """Whether a formula of a file refers to another workbook."""
    return bool(_OTHER_WORKBOOK.search(_QUOTED_TEXT.sub('""', formula)))


def free_formulas(package: Package, structure: Structure) -> Freed:
    """Turn every formula that does not travel into its value; rules and names that cannot hold values go."""
    freed = Freed()
    for sheet in structure.sheets:
        root = package.xml(sheet.part)
        before = freed.functions + freed.linked + freed.dropped
        _free_cells(sheet, root, freed)
        _drop_rules(root, freed)
        if freed.functions + freed.linked + freed.dropped > before:
            package.put_xml(sheet.part, root)
        for table in sheet.tables:
            _free_columns(package, table.part, freed)
    for part in [name for name in package.parts if re.fullmatch(r"xl/charts/[^/]+\.xml", name)]:
        _free_chart(package, part, freed)
    _drop_names(package, structure.workbook_part, freed)
    if freed.functions + freed.linked:  # Excel makes a new order of calculation by itself
        for chain in package.parts_of_type("calcChain", structure.workbook_part):
            package.remove(chain)
    return freed


def _does_not_travel(formula: str | None) -> bool:
    return bool(formula) and (uses_function(formula or "") or refers_elsewhere(formula or ""))


def _free_cells(sheet: Sheet, root: etree._Element, freed: Freed) -> None:
    shared = {
        element.get("si"): element.text
        for element in root.iter(main("f"))
        if element.get("t") == "shared" and element.text
    }
    for row, column, cell in cell_elements(root):
        element = cell.find(main("f"))
        if element is None:
            continue
        formula = element.text or (shared.get(element.get("si")) if element.get("t") == "shared" else None) or ""
        if uses_function(formula):
            freed.functions += 1
        elif refers_elsewhere(formula):
            freed.linked += 1
        else:
            continue
        keep_value(cell, element)
        if cell.get("t") == "e" or len(cell) == 0:
            freed.broken.append(f"{sheet.name}!{address(row, column)}")


def keep_value(cell: etree._Element, formula: etree._Element) -> None:
    """A cell without its formula, with the value that it shows."""
    cell.remove(formula)
    cell.attrib.pop("cm", "")  # only a formula can spill
    if cell.get("t") == "str":  # the kind of text that belongs to a formula
        value = cell.find(main("v"))
        if value is not None:
            cell.remove(value)
            cell.set("t", "inlineStr")
            inline = etree.SubElement(etree.SubElement(cell, main("is")), main("t"))
            inline.text = value.text
            inline.set(f"{{{XML}}}space", "preserve")


def _drop_rules(root: etree._Element, freed: Freed) -> None:
    doomed = [
        rule
        for rule in root.iter()
        if local_name(rule) in _RULES
        and any(local_name(part).startswith("f") and _does_not_travel(part.text) for part in rule.iter())
    ]
    for rule in doomed:
        freed.dropped += 1
        _remove_with_empty_holders(rule)


def _remove_with_empty_holders(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if parent.get("count"):
        parent.set("count", str(len(parent)))
    if local_name(parent) in _HOLDERS and not any(_is_content(child) for child in parent):
        _remove_with_empty_holders(parent)


def _is_content(element: etree._Element) -> bool:
    # What a group of sparklines, or a rule of 2010, says about looks and place is nothing without its rules.
    return local_name(element) in (*_RULES, *_HOLDERS) or local_name(element) not in (
        "sqref", "colorSeries", "colorNegative", "colorAxis", "colorMarkers", "colorFirst", "colorLast", "colorHigh",
        "colorLow", "f",
    )  # fmt: skip


def _free_columns(package: Package, part: str, freed: Freed) -> None:
    root = package.xml(part)
    formulas = [*root.iter(main("calculatedColumnFormula"), main("totalsRowFormula"))]
    doomed = [element for element in formulas if _does_not_travel(element.text)]
    for element in doomed:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
            if parent.get("totalsRowFunction") == "custom" and element.tag == main("totalsRowFormula"):
                parent.set("totalsRowFunction", "none")
    if doomed:
        freed.linked += len(doomed)
        package.put_xml(part, root)


def _free_chart(package: Package, part: str, freed: Freed) -> None:
    """Series of another workbook become the numbers and texts that the chart shows."""
    root = package.xml(part)
    references = [*root.iter(*(f"{{{CHART}}}{tag}" for tag in ("numRef", "strRef", "multiLvlStrRef")))]
    doomed = [r for r in references if _does_not_travel(r.findtext(f"{{{CHART}}}f"))]
    for reference in doomed:
        freed.linked += 1
        _make_literal(reference)
    if doomed:
        package.put_xml(part, root)


def _make_literal(reference: etree._Element) -> None:
    parent = reference.getparent()
    if parent is None:
        return
    kind = etree.QName(reference).localname
    cache = next((child for child in reference if local_name(child).endswith("Cache")), None)
    if kind == "strRef" and local_name(parent) == "tx":
        literal = etree.Element(f"{{{CHART}}}v")
        literal.text = "" if cache is None else str(next(cache.itertext(f"{{{CHART}}}v"), ""))
    else:
        literal = etree.Element(f"{{{CHART}}}{'numLit' if kind == 'numRef' else 'strLit'}")
        literal.extend([] if cache is None else list(cache))
    parent.replace(reference, literal)


def _drop_names(package: Package, part: str, freed: Freed) -> None:
    root = package.xml(part)
    doomed = [name for name in root.iter(main("definedName")) if _does_not_travel(name.text)]
    for name in doomed:
        freed.dropped += 1
        _remove_with_empty_holders(name)
    if doomed:
        package.put_xml(part, root)
