"""What web add-ins keep in a workbook or another file of Office: which add-in it is, and its settings by name.

An add-in of the kind that Microsoft calls web or Office add-in has a part of its own (``webextension``). Those that
show themselves in a task pane are listed in a further part (``taskpanes``), to which the package points. A setting's
value is a JSON text in an attribute; some add-ins keep whole programs there.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from kam_partnership.errors import FileUnreadable
from kam_partnership.xlsx import namespaces
from kam_partnership.xlsx.package import CONTENT_TYPES, Package, parsed, relationships_part
from kam_partnership.xlsx.parts import XML_HEADER, free_part
from kam_partnership.xlsx.remembered import remembered

EXTENSION_TYPE: Final = "application/vnd.ms-office.webextension+xml"
PANES_TYPE: Final = "application/vnd.ms-office.webextensiontaskpanes+xml"
#: Last words of the types of relationships.
_EXTENSION, _PANES = "webextension", "webextensiontaskpanes"
_FOLDER: Final = "xl/webextensions"
#: Of a task pane, in pixels.
_WIDTH: Final = 350
_WE: Final = f"{{{namespaces.WEB_EXTENSION}}}"
_ID: Final = f"{{{namespaces.RELATIONSHIPS}}}id"
_REFERENCE: Final = "{*}webextensionref"
#: What holds objects side by side, besides the top of a part: a slide's tree of shapes, and a group of them.
_HOLDERS: Final = ("spTree", "grpSp")
_ALTERNATIVES: Final = f"{{{namespaces.COMPATIBILITY}}}"


@dataclass(frozen=True, slots=True)
class WebExtension:
    """What one add-in keeps in the file.

    Attributes:
        part: where it stands.
        add_in: the add-in's identity in its store, in small letters, such as "wa200008175"; "" when it says none.
        settings: by their names, decoded; a value that is no JSON is the text that stands there. A name that stands
            there once more has a number behind it: which of them the add-in would take is not known.
        is_damaged: nobody can tell what it holds.
    """

    part: str
    add_in: str
    settings: Mapping[str, object]
    is_damaged: bool = False


def web_extensions(package: Package) -> tuple[WebExtension, ...]:
    """Every add-in's part that is there and that the file declares, in a task pane or not, in the order of the file.

    Raises FileUnreadable when the file's list of its parts is damaged.
    """
    if not _declares_any(package):  # most workbooks: nothing else is looked into
        return ()
    return tuple(_read(package, part) for part in _parts(package, EXTENSION_TYPE, _EXTENSION) if part in package.parts)


def _declares_any(package: Package) -> bool:
    """True when an add-in can have something in the file; parts that no program would look at do not count."""
    declared = package.understood(CONTENT_TYPES, _declared_parts)
    return bool(declared) or any(r.kind in (_PANES, _EXTENSION) for r in package.relationships().values())


def _read(package: Package, part: str) -> WebExtension:
    try:
        root = package.xml(part)
    except FileUnreadable:
        return WebExtension(part, "", {}, is_damaged=True)
    reference = root.find(f"{_WE}reference")
    settings: dict[str, object] = {}
    for setting in root.iterfind(f"{_WE}properties/{_WE}property"):
        name, times = setting.get("name", ""), 1
        while (called := name if times == 1 else f"{name} ({times})") in settings:
            times += 1
        settings[called] = _decoded(setting.get("value", ""))
    return WebExtension(part, "" if reference is None else reference.get("id", "").casefold(), settings)


def _decoded(value: str) -> object:
    try:
        return json.loads(value)
    except ValueError:
        return value


def encoded_setting(value: object) -> str:
    """A setting as Office writes it: JSON without blanks, slashes escaped, other letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("/", "\\/")


def add_web_extension(package: Package, add_in: str, settings: Mapping[str, object], *, guid: str, store: str) -> str:
    """Let a workbook hold an add-in with its settings; the same arguments always give the same bytes.

    Its task pane is listed, and does not open by itself: for people without the add-in that would be a question
    to install it.

    Args:
        package: without a list of task panes; see ``remove_web_extensions``.
        add_in: its identity in Microsoft's store.
        settings: by their names; anything that JSON can hold.
        guid: of this use of the add-in, without braces.
        store: the store's language and region, such as "de-DE".

    Returns:
        the name of the part.
    """
    part = free_part(package, _FOLDER + "/webextension{}.xml")
    panes = f"{_FOLDER}/taskpanes.xml"
    package.parts[part] = _extension_xml(add_in, settings, guid, store)
    package.parts[panes] = _panes_xml()
    package.parts[relationships_part(panes)] = _relationships_xml(posixpath.basename(part))
    types, rels = package.xml(CONTENT_TYPES), package.xml(relationships_part(""))
    for name, kind in ((panes, PANES_TYPE), (part, EXTENSION_TYPE)):
        etree.SubElement(types, f"{{{namespaces.CONTENT_TYPES}}}Override", PartName=f"/{name}", ContentType=kind)
    taken = {element.get("Id") for element in rels}
    relationship = etree.SubElement(rels, f"{{{namespaces.PACKAGE_RELATIONSHIPS}}}Relationship")
    relationship.set("Id", next(name for number in range(1, len(taken) + 2) if (name := f"rId{number}") not in taken))
    relationship.set("Type", f"{namespaces.MICROSOFT_2011_RELATIONSHIPS}/{_PANES}")
    relationship.set("Target", panes)
    package.put_xml(CONTENT_TYPES, types)
    package.put_xml(relationships_part(""), rels)
    return part


def _extension_xml(add_in: str, settings: Mapping[str, object], guid: str, store: str) -> bytes:
    from xml.sax.saxutils import quoteattr  # only here: it brings urllib along, and few write such parts

    properties = "".join(
        f"<we:property name={quoteattr(name)} value={_attribute(encoded_setting(value))}/>"
        for name, value in settings.items()
    )
    references = [
        f'<we:reference id={quoteattr(add_in)} version="1.0.0.0" store={quoteattr(place)} storeType="OMEX"/>'
        for place in (store, add_in.upper())
    ]
    return (
        f'{XML_HEADER}<we:webextension xmlns:we="{namespaces.WEB_EXTENSION}" id="{{{guid}}}">{references[0]}'
        f"<we:alternateReferences>{references[1]}</we:alternateReferences><we:properties>{properties}</we:properties>"
        f'<we:bindings/><we:snapshot xmlns:r="{namespaces.RELATIONSHIPS}"/></we:webextension>'
    ).encode()


def _attribute(value: str) -> str:
    from xml.sax.saxutils import quoteattr

    return quoteattr(value, {'"': "&quot;"})


def _panes_xml() -> bytes:
    return (
        f'{XML_HEADER}<wetp:taskpanes xmlns:wetp="{namespaces.TASK_PANES}">'
        f'<wetp:taskpane dockstate="right" visibility="0" width="{_WIDTH}" row="2">'
        f'<wetp:webextensionref xmlns:r="{namespaces.RELATIONSHIPS}" r:id="rId1"/>'
        "</wetp:taskpane></wetp:taskpanes>"
    ).encode()


def _relationships_xml(target: str) -> bytes:
    kind = f"{namespaces.MICROSOFT_2011_RELATIONSHIPS}/{_EXTENSION}"
    return (
        f'{XML_HEADER}<Relationships xmlns="{namespaces.PACKAGE_RELATIONSHIPS}">'
        f'<Relationship Id="rId1" Type="{kind}" Target="{target}"/></Relationships>'
    ).encode()


def remove_web_extensions(package: Package) -> tuple[str, ...]:
    """Take every add-in out, with its settings, its pane, and declarations of parts that are not there any more.

    What an add-in showed on a sheet or a slide becomes the picture of it that stands in the file, or goes.

    Returns:
        the names of the parts that were there.
    """
    doomed = [*_parts(package, EXTENSION_TYPE, _EXTENSION), *_parts(package, PANES_TYPE, _PANES)]
    there = tuple(part for part in doomed if part in package.parts)
    for part in doomed:
        _take_out(package, part)
    return there


def leads_nowhere(package: Package) -> bool:
    """True where the file leads to add-ins that are not there any more, as after LibreOffice has saved.

    Raises FileUnreadable when the file's list of its parts is damaged.
    """
    if not _declares_any(package):
        return False
    panes = _parts(package, PANES_TYPE, _PANES)
    declared = (*_parts(package, EXTENSION_TYPE, _EXTENSION), *panes)
    return any(part not in package.parts for part in declared) or any(_empty_panes(package, part) for part in panes)


def mend_web_extensions(package: Package) -> bool:
    """Take out what leads to add-ins that are not there any more, and lists of no panes; the rest stays.

    Returns:
        True when there was something.
    """
    if not _declares_any(package):
        return False
    lost = [part for part in _parts(package, EXTENSION_TYPE, _EXTENSION) if part not in package.parts]
    mended = bool(lost)
    for part in lost:
        _take_out(package, part)
    for panes in _parts(package, PANES_TYPE, _PANES):
        if panes not in package.parts:
            _take_out(package, panes)
            mended = True
        else:
            mended = _without_empty_panes(package, panes) or mended
    return mended


def _without_empty_panes(package: Package, panes: str) -> bool:
    """Take panes out of the list that lead to no add-in, and the list itself when it has no others."""
    try:
        root, empty = package.xml(panes), _empty_panes(package, panes)
    except FileUnreadable:  # not readable for others either
        return False
    if len(empty) == len(root):
        _take_out(package, panes)
    elif empty:
        for reference in [one for one in root.iter(_REFERENCE) if one.get(_ID, "") in empty]:
            _drop_shown(reference)
        package.put_xml(panes, root)
    return bool(empty) or not len(root)


def _empty_panes(package: Package, panes: str) -> list[str]:
    """The identifiers by which a list of panes, there or not, refers to add-ins that are not there."""
    try:
        root, known = package.xml(panes), package.relationships(panes)
    except FileUnreadable:
        return []
    every = (reference.get(_ID, "") for reference in root.iter(_REFERENCE))
    return [one for one in every if (to := known.get(one)) is None or to.target not in package.parts]


def _take_out(package: Package, part: str) -> None:
    """A part, there or only declared: what points to it, what stands for it elsewhere, and what only it points to."""
    below = [r.target for r in package.relationships(part).values() if not r.external]
    for owner in _owners(package):
        related = package.relationships(owner).items() if owner in package.parts else ()
        ids = {identifier for identifier, r in related if r.target == part and not r.external}
        if ids and owner != part:
            _forget(package, owner, ids)
    package.parts.pop(relationships_part(part), None)
    package.parts.setdefault(part, b"")  # only declared, as other programs leave it
    package.remove(part)
    pointed_to = {r.target for owner in ("", *_owners(package)) for r in package.relationships(owner).values()}
    for target in below:
        if target in package.parts and target not in pointed_to:
            _take_out(package, target)


def _forget(package: Package, owner: str, ids: Collection[str]) -> None:
    """What a part shows of an add-in that goes."""
    try:
        root = package.xml(owner)
    except FileUnreadable:  # not readable for others either
        return
    shown = [element for element in root.iter(_REFERENCE) if element.get(_ID) in ids]
    for element in shown:
        _drop_shown(element)
    if shown:
        package.put_xml(owner, root)


def _drop_shown(reference: etree._Element) -> None:
    """The whole object in which a reference stands; a picture takes its place where the file has one for it."""
    whole = reference
    for around in reference.iterancestors():
        if around.tag == f"{_ALTERNATIVES}AlternateContent":
            instead = around.find(f"{_ALTERNATIVES}Fallback")
            if instead is not None and len(instead) and (holder := around.getparent()) is not None:
                place = holder.index(around)
                holder[place : place + 1] = list(instead)
                return
        if around.getparent() is None or etree.QName(around).localname in _HOLDERS:
            around.remove(whole)
            return
        whole = around


def _parts(package: Package, content_type: str, kind: str) -> list[str]:
    """Parts that are declared to be of that type, or pointed to as such, each once; they need not be there."""
    named = {part.casefold(): part for part in package.parts}
    declared = (part for part, told in package.understood(CONTENT_TYPES, _declared_parts) if told == content_type)
    pointed_to = (part for owner in ("", *_owners(package)) for part in package.parts_of_type(kind, owner))
    return list(dict.fromkeys(named.get(part.casefold(), part) for part in (*declared, *pointed_to)))


@remembered
def _declared_parts(content: bytes) -> tuple[tuple[str, str], ...]:
    """Parts of add-ins that a list of content types names, each with its type; they need not be there."""
    overrides = parsed(content).iterfind(f"{{{namespaces.CONTENT_TYPES}}}Override")
    declared = ((one.get("PartName", "").lstrip("/"), one.get("ContentType", "")) for one in overrides)
    return tuple((part, told) for part, told in declared if told in (EXTENSION_TYPE, PANES_TYPE))


def _owners(package: Package) -> list[str]:
    """The parts that point to others."""
    lists = [posixpath.split(name) for name in package.parts if name.endswith(".rels")]
    owners = [posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels")) for folder, name in lists]
    return [owner for owner in owners if owner]
