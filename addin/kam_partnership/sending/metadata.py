"""What Excel, Office and a company's computer write into a workbook beside its content: all of it goes.

Excel's own "Inspect Document" is the model for what counts as such, and it can be done without: what the workbook
shows and computes stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from lxml import etree

from kam_partnership.sending.links import remove_with_relationships
from kam_partnership.sending.pictures import is_picture, without_metadata
from kam_partnership.sending.places import Places, local_name, words_of
from kam_partnership.xlsx.namespaces import PACKAGE_RELATIONSHIPS, RELATIONSHIPS, main
from kam_partnership.xlsx.package import Package, relationships_part
from kam_partnership.xlsx.structure import Structure

#: What may stay of the general properties: the title, and when the file was made.
_KEPT_GENERAL: Final = ("title", "created", "modified")
#: What may stay of Office's own properties: the rest tells about people, folders, links, and names of sheets once more.
_KEPT_EXTENDED: Final = (
    *("Application", "AppVersion", "DocSecurity", "ScaleCrop", "LinksUpToDate", "SharedDoc", "HyperlinksChanged"),
    *("HeadingPairs", "TitlesOfParts"),
)
#: A company's sensitivity label stays, but not who has set it.
_LABEL: Final = re.compile(r"MSIP_Label_.*(?<!_Owner)(?<!_SetBy)")
#: Parts that only tell about people, programs or the past, by the kind of relationship that leads to them.
_REMOVED_KINDS: Final = (
    *("thumbnail", "printerSettings", "usernames", "revisionHeaders", "revisionLog", "volatileDependencies"),
    *("documenttask", "documenttasks", "namedSheetView", "customProperty"),
    *("userXmlData", "attachedToolbars", "origin", "recoveryInfo", "feedback"),
)
#: Elements of a workbook or sheet that only tell about people, folders and the past.
_REMOVED_ELEMENTS: Final = (
    *("absPath", "customWorkbookViews", "customSheetViews", "revisionPtr", "webPublishObjects", "webPublishItems"),
    *("webPublishing", "customProperties", "smartTags", "smartTagTypes", "smartTagPr", "coauthVersionLast"),
)
#: element -> attributes that go.
_REMOVED_ATTRIBUTES: Final = {
    "fileSharing": ("userName",),
    "protectedRange": ("securityDescriptor",),
    "scenario": ("user",),
    "pivotCacheDefinition": ("refreshedBy",),
    "definedName": ("comment", "description", "help", "statusBar"),
    "DataBinding": ("FileBindingName", "ConnectionID"),
    "table": ("comment",),
}
#: Namespaces of data that nobody has put into the workbook as content.
_OFFICE_METADATA: Final = re.compile(
    r"http://schemas\.microsoft\.com/(?!office/spreadsheetml)|http://customooxmlschemas\.google\.com"
)
_WRITTEN_BY: Final = re.compile(r"^(Created|Modified|Erstellt|Geändert) (by|von) ")
#: What Excel and LibreOffice put into places for extensions; nobody puts the format's own elements there.
_KNOWN: Final = re.compile(
    r"http://schemas\.(microsoft|libreoffice)\.(com|org)/|urn:(schemas-microsoft-com|org:documentfoundation):"
    r"|http://schemas\.openxmlformats\.org/(?!spreadsheetml/2006/main)"
)


def remove_metadata(package: Package, structure: Structure, places: Places) -> tuple[int, set[str]]:
    """Remove it.

    Returns:
        how many details, and the names and words that went.
    """
    words: set[str] = set()
    count = 0
    for kind in ("core-properties", "extended-properties"):
        for part in package.parts_of_type(kind):
            count += _properties(package, part, kind, words)
    count += _custom_properties(package, words)
    for kind in _REMOVED_KINDS:
        count += sum(_remove_whole(package, part) for part in places.of_kind(kind))
    count += _office_metadata(package, places)
    for part in [part for part in places.kinds if part in package.parts and part.lower().endswith(".xml")]:
        if not part.lower().startswith("docprops/"):
            count += _clean_xml(package, part, words)
    for part in [part for part in places.kinds if part in package.parts and is_picture(part)]:
        clean = without_metadata(package.parts[part])
        if clean is not None and clean != package.parts[part]:
            package.parts[part] = clean
            count += 1
    count += remove_unused_texts(package, structure) + _old_titles(package, structure) + _comments_in_xml(package)
    for part in Places.of(package, structure).unreachable(package):
        _remove_whole(package, part)
        count += 1
    return count, words


def _properties(package: Package, part: str, kind: str, words: set[str]) -> int:
    if part not in package.parts:
        return 0
    kept = _KEPT_GENERAL if kind == "core-properties" else _KEPT_EXTENDED
    root = package.xml(part)
    doomed = [element for element in root if local_name(element) not in kept]
    for element in doomed:
        if local_name(element) in ("creator", "lastModifiedBy", "Manager", "Company"):
            words.add(element.text or "")
        root.remove(element)
    if doomed:
        package.put_xml(part, root)
    return sum(1 for element in doomed if words_of(element).strip())


def _custom_properties(package: Package, words: set[str]) -> int:
    count = 0
    for part in package.parts_of_type("custom-properties"):
        if part not in package.parts:
            continue
        root = package.xml(part)
        doomed = [element for element in root if not _LABEL.fullmatch(element.get("name", ""))]
        for element in doomed:
            if re.search(r"Owner|SetBy|Author|Autor|Bearbeiter|Name", element.get("name", "")):
                words.add(words_of(element))
            root.remove(element)
        count += len(doomed)
        if len(root) == 0:
            remove_with_relationships(package, part)
        elif doomed:
            package.put_xml(part, root)
    return count


def _office_metadata(package: Package, places: Places) -> int:
    """What SharePoint and add-ins of Office know about the file, and queries; a company's own data stay."""
    count = 0
    for part in places.of_kind("customXml"):
        spaces = {etree.QName(e).namespace or "" for e in package.xml(part).iter() if isinstance(e.tag, str)}
        if any(_OFFICE_METADATA.match(space) for space in spaces):
            count += _remove_whole(package, part)
    return count


def _remove_whole(package: Package, part: str) -> int:
    """A part, all that only it points to, and what points to it."""
    if part not in package.parts:
        return 0
    below = [r.target for r in package.relationships(part).values() if not r.external]
    for owner in [name for name in package.parts if not name.endswith(".rels")]:
        doomed = {i for i, r in package.relationships(owner).items() if r.target == part and not r.external}
        if doomed and owner.lower().endswith((".xml", ".vml")) and owner != part:
            _forget(package, owner, doomed)
    remove_with_relationships(package, part)
    for target in below:
        if not any(r.target == target for name in ["", *package.parts] for r in package.relationships(name).values()):
            _remove_whole(package, target)
    return 1


def _forget(package: Package, owner: str, ids: Collection[str | None]) -> None:
    """Attributes of a part that name relationships which are going."""
    root = package.xml(owner)
    changed = False
    for element in root.iter(etree.Element):
        if element.get(f"{{{RELATIONSHIPS}}}id") in ids and local_name(element) in ("pageSetup",):
            del element.attrib[f"{{{RELATIONSHIPS}}}id"]
            changed = True
    if changed:
        package.put_xml(owner, root)


def _clean_xml(package: Package, part: str, words: set[str]) -> int:
    content = package.parts[part]
    if not any(word.encode() in content for word in _TELLING):
        return 0
    root = package.xml(part)
    count = _drop_elements(root) + _drop_attributes(root, words) + _drop_macros(root)
    if count:
        package.put_xml(part, root)
    return count


def _drop_attributes(root: etree._Element, words: set[str]) -> int:
    count = 0
    for name, attributes in _REMOVED_ATTRIBUTES.items():
        for element in list(root.iter(f"{{*}}{name}")):
            for attribute in attributes:
                value = str(element.attrib.pop(attribute, ""))
                count += bool(value)
                if attribute in ("userName", "user", "refreshedBy"):
                    words.add(value)
    for binding in root.iter("{*}DataBinding"):
        if binding.get("FileBinding"):
            binding.set("FileBinding", "false")
    for scenario in root.iter("{*}scenario"):
        if _WRITTEN_BY.match(scenario.get("comment", "")):
            del scenario.attrib["comment"]
            count += 1
    for descriptor in root.iter("{*}securityDescriptor"):
        count += bool(descriptor.text)
        descriptor.text = None
    return count


def _drop_macros(root: etree._Element) -> int:
    """What shapes start in, or show of, a workbook that only its writer has."""
    count = 0
    for shape in root.iter("{*}sp", "{*}pic", "{*}cxnSp", "{*}graphicFrame"):
        for attribute in ("macro", "textlink"):
            if re.search(r"[\[\\/]", shape.get(attribute, "")):
                shape.set(attribute, "")
                count += 1
    return count


_TELLING: Final = (
    *_REMOVED_ELEMENTS,
    *_REMOVED_ATTRIBUTES,
    "securityDescriptor",
    "macro=",
    "textlink=",
    "<ext ",
    ":ext ",
)


def _drop_elements(root: etree._Element) -> int:
    count = 0
    doomed = [element for element in root.iter() if local_name(element) in _REMOVED_ELEMENTS]
    # What no program of this format writes into its places for extensions, Excel drops when it saves.
    doomed += [ext for ext in root.iter("{*}ext") if len(ext) and not all(_is_known(child) for child in ext)]
    for element in doomed:
        parent = element.getparent()
        if parent is None:
            continue
        parent.remove(element)
        count += 1
        while parent is not None and not len(parent) and local_name(parent) in _EMPTY_HOLDERS:
            holder = parent.getparent()
            if holder is None:
                break
            if local_name(parent) == "Choice":  # with its fallback, which nothing would be without
                parent, holder = holder, holder.getparent()
            if holder is not None:
                holder.remove(parent)
            parent = holder
    return count


_EMPTY_HOLDERS: Final = ("Choice", "extLst")


def _is_known(element: etree._Element) -> bool:
    return bool(_KNOWN.match(etree.QName(element).namespace or "")) if isinstance(element.tag, str) else True


def remove_unused_texts(package: Package, structure: Structure) -> int:
    """Texts that no cell shows any more, and that only careless programs keep; how many there were."""
    parts = package.parts_of_type("sharedStrings", structure.workbook_part)
    if not parts or parts[0] not in package.parts:
        return 0
    used: set[str] = set()
    for sheet in structure.sheets:
        for cell in package.xml(sheet.part).iter(main("c")):
            if cell.get("t") == "s":
                used.add((cell.findtext(main("v")) or "").strip())
    root = package.xml(parts[0])
    count = 0
    for number, item in enumerate(root.iterchildren(main("si"))):
        if str(number) not in used and words_of(item):
            for child in list(item):
                item.remove(child)
            etree.SubElement(item, main("t"))
            count += 1
    if count:
        package.put_xml(parts[0], root)
    return count


def _old_titles(package: Package, structure: Structure) -> int:
    """The properties list sheets and names once more; where that list holds others, they are of the past."""
    known = {sheet.name for sheet in structure.sheets} | {name.name.removeprefix("_xlnm.") for name in structure.names}
    known |= {element.get("name", "") for element in package.xml(structure.workbook_part).iter(main("sheet"))}
    for part in package.parts_of_type("extended-properties"):
        if part in package.parts:
            root = package.xml(part)
            told = [words_of(e) for e in root.iterfind("{*}TitlesOfParts//{*}lpstr")]
            headings = [words_of(e) for e in root.iterfind("{*}HeadingPairs//{*}lpstr")]
            told += [heading for heading in headings if len(heading) > _LONGEST_KIND]
            if any(title.rpartition("!")[2] not in known for title in told):
                forget_titles_of_parts(package)
                return 1
    return 0


#: "Benannte Bereiche" and the like.
_LONGEST_KIND: Final = 30


def _comments_in_xml(package: Package) -> int:
    """Comments and processing instructions, which no cell shows."""
    count = 0
    for part in [name for name in package.parts if name.lower().endswith((".xml", ".rels", ".vml"))]:
        content = package.parts[part]
        if b"<!--" in content or content.count(b"<?") > content[:200].count(b"<?xml"):
            before = content
            package.put_xml(part, package.xml(part))  # reading leaves them out
            count += package.parts[part] != before
    return count


def forget_titles_of_parts(package: Package) -> None:
    """The list of sheets and names in the properties, which would still tell of names that are gone."""
    for part in package.parts_of_type("extended-properties"):
        if part in package.parts:
            root = package.xml(part)
            for element in [child for child in root if local_name(child) in ("HeadingPairs", "TitlesOfParts")]:
                root.remove(element)
            package.put_xml(part, root)


def remove_empty_relationships(package: Package) -> None:
    """Lists of relationships that hold none any more."""
    for part in [name for name in package.parts if name.endswith(".rels")]:
        listed = package.xml(part).findall(f"{{{PACKAGE_RELATIONSHIPS}}}Relationship")
        if not listed and part != relationships_part(""):
            del package.parts[part]
