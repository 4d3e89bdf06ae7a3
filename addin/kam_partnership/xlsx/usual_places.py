"""Workbooks whose parts lie elsewhere than Excel puts them, or under names in other capitals.

The format allows both, and relationships tell where everything is; but the calculation library and some programs look
in Excel's own places only. Such a workbook is packed as Excel would, before it is changed.
"""

from __future__ import annotations

import posixpath
from typing import Final

from kam_partnership.xlsx import namespaces
from kam_partnership.xlsx.package import CONTENT_TYPES, Package, relationships_part

#: Kind of relationship -> where Excel puts such a part; {} is a number.
_PLACES: Final = {
    "officeDocument": "xl/workbook.xml",
    "styles": "xl/styles.xml",
    "sharedStrings": "xl/sharedStrings.xml",
    "calcChain": "xl/calcChain.xml",
    "metadata": "xl/metadata.xml",
    "theme": "xl/theme/theme{}.xml",
    "worksheet": "xl/worksheets/sheet{}.xml",
    "chartsheet": "xl/chartsheets/sheet{}.xml",
    "table": "xl/tables/table{}.xml",
    "drawing": "xl/drawings/drawing{}.xml",
    "chart": "xl/charts/chart{}.xml",
    "vmlDrawing": "xl/drawings/vmlDrawing{}.vml",
    "comments": "xl/comments{}.xml",
    "core-properties": "docProps/core.xml",
    "extended-properties": "docProps/app.xml",
    "custom-properties": "docProps/custom.xml",
}


def in_usual_places(package: Package) -> Package:
    """The same workbook with its parts where Excel puts them; the package itself when they are there already.

    Raises FileUnreadable when relationships are damaged.
    """
    if _is_usual(package):
        return package
    found: dict[str, str] = {}  # part -> kind, in the order in which they are reached
    waiting = [""]
    while waiting:
        for relationship in package.relationships(waiting.pop(0)).values():
            if relationship.kind == "worksheet" and relationship.target not in package.parts:
                return package  # a sheet is missing: whoever opens it tells so
            if not relationship.external and relationship.target in package.parts and relationship.target not in found:
                found[relationship.target] = relationship.kind
                waiting.append(relationship.target)
    new: dict[str, str] = {}
    taken: set[str] = {CONTENT_TYPES.casefold()}
    for part, kind in found.items():
        new[part] = _free(_PLACES.get(kind, part), taken)
    return _renamed(package, new)


def _is_usual(package: Package) -> bool:
    """Whether everything lies where its relationships say, and the main parts where Excel puts them."""
    if "xl/workbook.xml" not in package.parts or "xl/_rels/workbook.xml.rels" not in package.parts:
        return False
    names = {relationships_part(part) for part in ("", *package.parts)}
    if any(part.casefold().endswith(".rels") and part not in names for part in package.parts):
        return False  # capitals of a list differ from its owner's
    related = package.relationships("xl/workbook.xml").values()
    places = {relationship.target for relationship in related if relationship.kind == "worksheet"}
    return all(posixpath.dirname(place) == "xl/worksheets" for place in places) and all(
        relationship.target in (written := _written(package, owner)) or not written
        for owner in ("", "xl/workbook.xml", *places)
        for relationship in package.relationships(owner).values()
        if not relationship.external and relationship.target in package.parts
    )


def _written(package: Package, owner: str) -> set[str]:
    """The targets of a part's relationships as they are written, resolved."""
    folder = posixpath.dirname(owner)
    listed = package.xml(relationships_part(owner)).iter(f"{{{namespaces.PACKAGE_RELATIONSHIPS}}}Relationship")
    return {
        posixpath.normpath(posixpath.join("/", folder, element.get("Target", ""))).lstrip("/") for element in listed
    }


def _free(place: str, taken: set[str]) -> str:
    """A name that no other part has: numbered, or with a number in front."""
    number, name = 1, place.format(1) if "{}" in place else place
    while name.casefold() in taken:
        number += 1
        folder, last = posixpath.split(place)
        name = place.format(number) if "{}" in place else posixpath.join(folder, f"{number}-{last}")
    taken.add(name.casefold())
    return name


def _renamed(package: Package, new: dict[str, str]) -> Package:
    lists = {name.casefold(): name for name in package.parts if name.casefold().endswith(".rels")}
    parts: dict[str, bytes] = {CONTENT_TYPES: package.parts[CONTENT_TYPES]}
    for part, content in package.parts.items():
        if part != CONTENT_TYPES and part not in lists.values():
            parts[new.get(part, part)] = content
    result = Package(parts, package.source)
    for owner in ("", *(part for part in package.parts if part not in lists.values() and part != CONTENT_TYPES)):
        rels = lists.get(relationships_part(owner).casefold())
        if rels is None:
            continue
        root, related = package.xml(rels), package.relationships(owner)
        for element in root.iter(f"{{{namespaces.PACKAGE_RELATIONSHIPS}}}Relationship"):
            pointed = related[element.get("Id", "")]
            if not pointed.external:
                start = posixpath.dirname(new.get(owner, owner)) or "."
                element.set("Target", posixpath.relpath(new.get(pointed.target, pointed.target), start))
        result.put_xml(relationships_part(new.get(owner, owner)), root)
    types = result.xml(CONTENT_TYPES)
    defaults = {d.get("Extension", "").casefold(): d for d in types.iterfind(f"{{{namespaces.CONTENT_TYPES}}}Default")}
    by_name = {name.casefold(): name for name in new}
    for element in types.iterfind(f"{{{namespaces.CONTENT_TYPES}}}Override"):
        told = element.get("PartName", "").lstrip("/")
        old = by_name.get(told.casefold(), told)
        element.set("PartName", f"/{new.get(old, old)}")
    for ending, default in defaults.items():
        default.set("Extension", ending)
    result.put_xml(CONTENT_TYPES, types)
    return result
