"""Links to other files and data connections of a workbook file."""

from __future__ import annotations

from kam_partnership.xlsx.namespaces import RELATIONSHIPS, main
from kam_partnership.xlsx.package import Package, relationships_part
from kam_partnership.xlsx.structure import Structure


def remove_links(package: Package, structure: Structure) -> int:
    """Remove links to other workbooks, queries and connections; how many there were.

    Connections stay where a pivot table is fed by them, because it would be damaged without its source.
    """
    workbook = structure.workbook_part
    count = 0
    for part in package.parts_of_type("externalLink", workbook):
        count += 1
        remove_with_relationships(package, part)
    root = package.xml(workbook)
    for element in list(root.iter(main("externalReferences"))):
        root.remove(element)
        package.put_xml(workbook, root)
    count += _remove_queries(package, structure)
    sources = _sources_of_pivots(package, workbook)
    if not sources:
        for part in package.parts_of_type("connections", workbook):
            count += sum(1 for _ in package.xml(part).iter(main("connection")))
            remove_with_relationships(package, part)
    return count


def remove_with_relationships(package: Package, part: str) -> None:
    """Remove a part together with the list of what it points to."""
    if part in package.parts:
        package.remove(part)
    package.parts.pop(relationships_part(part), None)


def _remove_queries(package: Package, structure: Structure) -> int:
    """Tables keep what their queries brought; they only cannot be refreshed any more."""
    count = 0
    for sheet in structure.sheets:
        for owner in (sheet.part, *(table.part for table in sheet.tables)):
            for query in package.parts_of_type("queryTable", owner):
                count += 1
                remove_with_relationships(package, query)
        for table in sheet.tables:
            root = package.xml(table.part)
            if root.get("tableType") == "queryTable":
                del root.attrib["tableType"]
                for column in root.iter(main("tableColumn")):
                    column.attrib.pop("queryTableFieldId", "")
                package.put_xml(table.part, root)
    return count


def _sources_of_pivots(package: Package, workbook: str) -> list[str]:
    """Pivot tables fed from outside: without their source they would be damaged."""
    found = []
    for part in package.parts_of_type("pivotCacheDefinition", workbook):
        for source in package.xml(part).iter(main("cacheSource"), main("worksheetSource")):
            if source.get("type") == "external" or source.get(f"{{{RELATIONSHIPS}}}id"):
                found.append(part)
                break
    return found
