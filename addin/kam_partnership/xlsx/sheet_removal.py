"""Removing a worksheet from a package, with all that only it needs."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from kam_partnership.xlsx.areas import parse_area
from kam_partnership.xlsx.namespaces import main
from kam_partnership.xlsx.package import Package, relationships_part
from kam_partnership.xlsx.structure import Structure


def remove_sheet(package: Package, structure: Structure, name: str) -> None:
    """Take a worksheet out of a workbook, with its names, comments, drawings and tables; the package changes in place.

    Formulas elsewhere that refer to it are left to the caller. Another sheet must stay.

    Raises:
        KeyError: when there is no such sheet.
    """
    sheet = structure.sheet(name)
    if sheet is None:
        raise KeyError(name)
    root = package.xml(structure.workbook_part)
    listed = list(root.iterfind(f"{main('sheets')}/{main('sheet')}"))
    place = next(number for number, element in enumerate(listed) if element.get("name") == sheet.name)
    reached = set(_reachable(package))
    target = sheet.part
    _remove(listed[place])
    _remove_names(root, sheet.name, place)
    for view in root.iter(main("workbookView")):
        for attribute in ("activeTab", "firstSheet"):
            shown = view.get(attribute, "")
            if shown.isdecimal() and int(shown) >= max(place, 1):
                view.set(attribute, str(int(shown) - 1))
    package.put_xml(structure.workbook_part, root)
    package.remove(target)
    package.parts.pop(relationships_part(target), None)
    for part in reached - set(_reachable(package)) - {target}:
        if part in package.parts:
            package.remove(part)
        package.parts.pop(relationships_part(part), None)
    for chain in package.parts_of_type("calcChain", structure.workbook_part):  # Excel makes a new one by itself
        package.remove(chain)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _remove_names(root: etree._Element, sheet: str, place: int) -> None:
    """Names of the sheet and names for its cells; those of later sheets follow their sheet."""
    for defined in list(root.iter(main("definedName"))):
        local = defined.get("localSheetId", "")
        area = parse_area((defined.text or "").strip())
        if local == str(place) or (area is not None and area.sheet.casefold() == sheet.casefold()):
            _remove(defined)
        elif local.isdecimal() and int(local) > place:
            defined.set("localSheetId", str(int(local) - 1))


def _reachable(package: Package) -> Iterator[str]:
    """The parts that something points to, from the package on."""
    waiting, seen = [""], {""}
    while waiting:
        for relationship in package.relationships(waiting.pop()).values():
            part = relationship.target
            if not relationship.external and part in package.parts and part not in seen:
                seen.add(part)
                waiting.append(part)
                yield part
