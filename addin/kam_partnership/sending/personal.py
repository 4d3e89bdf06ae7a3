"""Personal details in a workbook file: properties, folders, printers, names on comments."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from kam_partnership.sending.links import remove_with_relationships
from kam_partnership.xlsx.namespaces import RELATIONSHIPS, main
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.parts import local_name
from kam_partnership.xlsx.structure import Structure

_CORE: Final = "core-properties"
_EXTENDED: Final = "extended-properties"
_CUSTOM: Final = "custom-properties"

#: What may stay of the general properties: the title, and when the file was made.
_KEPT_GENERAL: Final = ("title", "created", "modified")
#: What tells about people, their company or their folders among Office's own properties.
_PERSONAL_EXTENDED: Final = ("Manager", "Company", "HyperlinkBase", "Template", "TotalTime")
#: A company's sensitivity label stays, but not who has set it.
_LABEL: Final = re.compile(r"MSIP_Label_.*(?<!_Owner)(?<!_SetBy)")
#: Metadata of SharePoint and Office, with people in it, and queries: not what a user has put into the workbook.
_OFFICE_METADATA: Final = re.compile(r"schemas\.microsoft\.com/(office/2006|sharepoint|office/infopath|DataMashup)")
#: Authors of this form are no names: they lead to a conversation.
_THREAD: Final = "tc="


def remove_personal(package: Package, structure: Structure, author: str) -> tuple[int, int]:
    """Remove personal details.

    Args:
        package: of the workbook; changes in place.
        structure: of the package.
        author: the word that stands on comments instead of a name.

    Returns:
        how many details, and how many names on comments.
    """
    details = _properties(package) + _custom_properties(package) + _metadata(package)
    details += _workbook(package, structure) + _sharing(package, structure) + _printers(package)
    names = _comments(package, structure, author) + _persons(package, structure, author)
    return details, names


def _properties(package: Package) -> int:
    count = 0
    for kind in (_CORE, _EXTENDED):
        for part in _existing(package, kind):
            root = package.xml(part)
            doomed = [element for element in root if _is_personal(local_name(element), kind)]
            for element in doomed:
                root.remove(element)
            if doomed:
                package.put_xml(part, root)
            count += sum(1 for element in doomed if element.text)
    return count


def _is_personal(name: str, kind: str) -> bool:
    return name not in _KEPT_GENERAL if kind == _CORE else name in _PERSONAL_EXTENDED


def _custom_properties(package: Package) -> int:
    count = 0
    for part in _existing(package, _CUSTOM):
        root = package.xml(part)
        doomed = [element for element in root if not _LABEL.fullmatch(element.get("name", ""))]
        for element in doomed:
            root.remove(element)
        count += len(doomed)
        if len(root) == 0:
            remove_with_relationships(package, part)
        elif doomed:
            package.put_xml(part, root)
    return count


def _metadata(package: Package) -> int:
    """What SharePoint knows about the file, authors among it."""
    count = 0
    workbook = package.part_of_type("officeDocument")
    for owner in ("", workbook):
        for part in package.parts_of_type("customXml", owner):
            if part in package.parts and _OFFICE_METADATA.search(_namespaces(package, part)):
                count += 1
                for properties in package.parts_of_type("customXmlProps", part):
                    remove_with_relationships(package, properties)
                remove_with_relationships(package, part)
    return count


def _namespaces(package: Package, part: str) -> str:
    root = package.xml(part)
    return " ".join({etree.QName(element).namespace or "" for element in root.iter() if isinstance(element.tag, str)})


def _workbook(package: Package, structure: Structure) -> int:
    """The folder in which the file lay, who reserved it, and the names of views."""
    root = package.xml(structure.workbook_part)
    count = 0
    for element in list(root):
        is_folder = any(local_name(inner) == "absPath" for inner in element.iter())
        if is_folder or element.tag == main("customWorkbookViews"):
            root.remove(element)
            count += 1
        elif element.tag == main("fileSharing") and element.attrib.pop("userName", ""):
            count += 1
    if count:
        package.put_xml(structure.workbook_part, root)
    return count


def _sharing(package: Package, structure: Structure) -> int:
    """The views and the log of those who share a workbook in the old way."""
    count = 0
    for sheet in structure.sheets:
        page = package.xml(sheet.part)
        views = list(page.iter(main("customSheetViews")))
        for view in views:
            page.remove(view)
        if views:
            package.put_xml(sheet.part, page)
    for kind in ("usernames", "revisionHeaders"):
        for part in package.parts_of_type(kind, structure.workbook_part):
            for log in package.parts_of_type("revisionLog", part):
                remove_with_relationships(package, log)
            remove_with_relationships(package, part)
            count += 1
    return count


def _printers(package: Package) -> int:
    """Names of printers and their servers, often with the user's name."""
    count = 0
    owners = [name for name in package.parts if re.fullmatch(r"xl/(work|chart|dialog)sheets/[^/]+\.xml", name)]
    for owner in owners:
        parts = package.parts_of_type("printerSettings", owner)
        if not parts:
            continue
        root = package.xml(owner)
        for setup in root.iter(main("pageSetup")):
            setup.attrib.pop(f"{{{RELATIONSHIPS}}}id", "")
        package.put_xml(owner, root)
        for part in parts:
            count += 1
            remove_with_relationships(package, part)
    return count


def _comments(package: Package, structure: Structure, word: str) -> int:
    count = 0
    for sheet in structure.sheets:
        for part in package.parts_of_type("comments", sheet.part):
            root = package.xml(part)
            authors = list(root.iterfind(f"{main('authors')}/{main('author')}"))
            named = [a for a in authors if a.text and a.text != word and not a.text.startswith(_THREAD)]
            names = {author.text or "" for author in named}
            for comment in root.iter(main("comment")):
                _drop_heading(comment, names)
            for author in named:
                author.text = word
            if named:
                package.put_xml(part, root)
            count += len(named)
    return count


def _drop_heading(comment: etree._Element, names: set[str]) -> None:
    """Excel begins a comment with a line of its author's name in bold."""
    runs = list(comment.iterfind(f"{main('text')}/{main('r')}"))
    if len(runs) < 2 or (runs[0].findtext(main("t")) or "").strip().removesuffix(":") not in names:
        return
    parent = runs[0].getparent()
    following = runs[1].find(main("t"))
    if parent is not None and following is not None:
        parent.remove(runs[0])
        following.text = (following.text or "").lstrip("\r\n")


def _persons(package: Package, structure: Structure, word: str) -> int:
    """Who took part in conversations; numbered, so that one can still tell them apart."""
    count = 0
    for part in package.parts_of_type("person", structure.workbook_part):
        root = package.xml(part)
        changed = 0
        for number, person in enumerate(root, start=1):
            neutral = {"displayName": f"{word} {number}", "userId": f"{word} {number}", "providerId": "None"}
            if any(person.get(name) != value for name, value in neutral.items()):
                changed += 1
                for name, value in neutral.items():
                    person.set(name, value)
        if changed:
            package.put_xml(part, root)
        count += changed
    return count


def _existing(package: Package, kind: str) -> list[str]:
    return [part for part in package.parts_of_type(kind) if part in package.parts]
