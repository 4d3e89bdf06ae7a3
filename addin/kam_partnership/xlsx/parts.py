"""Adding parts to a workbook file: names, content types and relationships that fit together."""

from __future__ import annotations

import posixpath
from typing import Final

from lxml import etree

from kam_partnership.xlsx import namespaces
from kam_partnership.xlsx.namespaces import main
from kam_partnership.xlsx.package import (
    CONTENT_TYPES,
    Package,
    relationships_part,
)
from kam_partnership.xlsx.sheet_cells import encoded
from kam_partnership.xlsx.structure import Structure

#: How every part begins that is written as a text.
XML_HEADER: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def free_part(package: Package, pattern: str) -> str:
    """The first part of a numbered series such as ``xl/comments{}.xml`` that does not exist yet."""
    number = 1
    while pattern.format(number) in package.parts:
        number += 1
    return pattern.format(number)


def add_part(package: Package, part: str, root: etree._Element, content_type: str) -> None:
    """Add a part of XML and tell the package what it is."""
    package.put_xml(part, root)
    types = package.xml(CONTENT_TYPES)
    etree.SubElement(types, f"{{{namespaces.CONTENT_TYPES}}}Override", PartName=f"/{part}", ContentType=content_type)
    package.put_xml(CONTENT_TYPES, types)


def declare_ending(package: Package, ending: str, content_type: str) -> None:
    """Tell the package what all parts with an ending are, unless it knows."""
    types = package.xml(CONTENT_TYPES)
    tag = f"{{{namespaces.CONTENT_TYPES}}}Default"
    if all(default.get("Extension", "").lower() != ending for default in types.iterfind(tag)):
        types.insert(0, types.makeelement(tag, {"Extension": ending, "ContentType": content_type}, None))
        package.put_xml(CONTENT_TYPES, types)


def relate(package: Package, owner: str, target: str, kind: str) -> str:
    """Let a part point to another one; the relationship's id."""
    rels = relationships_part(owner)
    tag = f"{{{namespaces.PACKAGE_RELATIONSHIPS}}}"
    root = package.xml(rels) if rels in package.parts else etree.Element(f"{tag}Relationships")
    taken = {element.get("Id") for element in root}
    number = 1
    while f"rId{number}" in taken:
        number += 1
    element = etree.SubElement(root, f"{tag}Relationship", Id=f"rId{number}")
    element.set("Type", f"{namespaces.RELATIONSHIPS}/{kind}")
    element.set("Target", posixpath.relpath(target, posixpath.dirname(owner) or "."))
    package.put_xml(rels, root)
    return f"rId{number}"


def shared_text(package: Package, structure: Structure, text: str) -> int:
    """The number of a new text among the workbook's shared ones."""
    part = package.part_of_type("sharedStrings", structure.workbook_part)
    root = package.xml(part)
    item = etree.SubElement(root, main("si"))
    item.append(text_element(text))
    # How many cells of all sheets show texts: may be left out, and nobody here counts them.
    if "count" in root.attrib:
        del root.attrib["count"]
    root.set("uniqueCount", str(len(root)))
    package.put_xml(part, root)
    return len(root) - 1


def text_element(text: str) -> etree._Element:
    """A ``t`` element; characters that XML cannot hold are written as Excel writes them."""
    element = etree.Element(main("t"))
    element.text = encoded(text)
    if text != text.strip() or "\n" in text:
        element.set(f"{{{namespaces.XML}}}space", "preserve")
    return element


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace; "" for a comment or a processing instruction."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
