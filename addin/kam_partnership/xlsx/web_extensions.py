"""What web add-ins keep in a workbook file: which add-in it is, and its settings by name.

An add-in of the kind that Microsoft calls web or Office add-in has a part of its own (``webextension``). Those that
show themselves in a task pane are listed in a further part (``taskpanes``), to which the package points. A setting's
value is a JSON text in an attribute; some add-ins keep whole programs there.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import quoteattr

from lxml import etree

from kam_partnership.xlsx import namespaces
from kam_partnership.xlsx.package import CONTENT_TYPES, Package, relationships_part
from kam_partnership.xlsx.parts import XML_HEADER, free_part

EXTENSION_TYPE: Final = "application/vnd.ms-office.webextension+xml"
PANES_TYPE: Final = "application/vnd.ms-office.webextensiontaskpanes+xml"
#: Last words of the types of relationships.
_EXTENSION, _PANES = "webextension", "webextensiontaskpanes"
_FOLDER: Final = "xl/webextensions"
_WE: Final = f"{{{namespaces.WEB_EXTENSION}}}"


@dataclass(frozen=True, slots=True)
class WebExtension:
    """What one add-in keeps in the file.

    Attributes:
        part: where it stands.
        add_in: the add-in's identity in its store, in small letters, such as "wa200008175"; "" when it says none.
        settings: by their names, decoded; a value that is no JSON is the text that stands there.
    """

    part: str
    add_in: str
    settings: Mapping[str, object]


def web_extensions(package: Package) -> tuple[WebExtension, ...]:
    """Every add-in's part that is there, in a task pane or not, in the order of the file.

    Raises FileUnreadable when one is damaged.
    """
    return tuple(_read(package, part) for part in _parts(package, EXTENSION_TYPE, _EXTENSION) if part in package.parts)


def _read(package: Package, part: str) -> WebExtension:
    root = package.xml(part)
    reference = root.find(f"{_WE}reference")
    settings = {
        setting.get("name", ""): _decoded(setting.get("value", ""))
        for setting in root.iterfind(f"{_WE}properties/{_WE}property")
    }
    return WebExtension(part, "" if reference is None else reference.get("id", "").casefold(), settings)


def _decoded(value: str) -> object:
    try:
        return json.loads(value)
    except ValueError:
        return value


def encoded_setting(value: object) -> str:
    """A setting as Office writes it: JSON without blanks, slashes escaped, other letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("/", "\\/")


def add_web_extension(
    package: Package, add_in: str, settings: Mapping[str, object], *, guid: str, store: str, width: int = 350
) -> str:
    """Let a workbook hold an add-in with its settings; the same arguments always give the same bytes.

    Its task pane is listed, and does not open by itself: for people without the add-in that would be a question
    to install it.

    Args:
        package: without a list of task panes; see ``remove_web_extensions``.
        add_in: its identity in Microsoft's store.
        settings: by their names; anything that JSON can hold.
        guid: of this use of the add-in, without braces.
        store: the store's language and region, such as "de-DE".
        width: of the pane, in pixels.

    Returns:
        the name of the part.
    """
    part = free_part(package, _FOLDER + "/webextension{}.xml")
    panes = f"{_FOLDER}/taskpanes.xml"
    package.parts[part] = _extension_xml(add_in, settings, guid, store)
    package.parts[panes] = _panes_xml(width)
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
    return quoteattr(value, {'"': "&quot;"})


def _panes_xml(width: int) -> bytes:
    return (
        f'{XML_HEADER}<wetp:taskpanes xmlns:wetp="{namespaces.TASK_PANES}">'
        f'<wetp:taskpane dockstate="right" visibility="0" width="{width}" row="2">'
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

    Returns:
        the names of the parts that were there.
    """
    doomed = [*_parts(package, EXTENSION_TYPE, _EXTENSION), *_parts(package, PANES_TYPE, _PANES)]
    there = tuple(part for part in doomed if part in package.parts)
    for part in doomed:
        package.parts.pop(relationships_part(part), None)
        if part not in package.parts:  # only declared, as other programs leave it
            package.parts[part] = b""
        package.remove(part)
    return there


def _parts(package: Package, content_type: str, kind: str) -> list[str]:
    """Parts that are declared to be of that type, or pointed to as such, each once; they need not be there."""
    return list(dict.fromkeys([*_declared(package, content_type), *_pointed_to(package, kind)]))


def _declared(package: Package, content_type: str) -> Iterator[str]:
    for override in package.xml(CONTENT_TYPES).iterfind(f"{{{namespaces.CONTENT_TYPES}}}Override"):
        if override.get("ContentType") == content_type:
            yield override.get("PartName", "").lstrip("/")


def _pointed_to(package: Package, kind: str) -> Iterator[str]:
    for rels in [name for name in package.parts if name.endswith(".rels")]:
        folder, name = posixpath.split(rels)
        owner = posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
        yield from package.parts_of_type(kind, owner)
