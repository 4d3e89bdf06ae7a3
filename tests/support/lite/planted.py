"""Workbooks with web add-ins of Office in them: our program, other people's, settings only, and ruins of all these.

In the shape of public workbooks, written here by hand so that it does not depend on what the product writes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from lxml import etree

from kam_partnership.shipped_files import Edition, template_path
from kam_partnership.texts import Language
from kam_partnership.workbook.lite_code import ADD_IN, lite_extensions
from kam_partnership.xlsx.package import CONTENT_TYPES, Package, relationships_part

#: Stands in every program that is planted here, and in nothing else.
MARKER = "Zq7Planted"
FOREIGN = f"import xlwings as xw  # {MARKER}\n\n\n@xw.script\ndef go(book: xw.Book):\n    print('</x> & \"ü\"')\n"
_FOLDER = "xl/webextensions"
_PANES = f"{_FOLDER}/taskpanes.xml"
_OFFICE = "http://schemas.microsoft.com/office"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EMPTY_RELS = f'{_HEAD}<Relationships xmlns="{_RELS}"/>'.encode()


@dataclass(frozen=True)
class Planted:
    """One add-in: its identity, its settings, whether it lies on a sheet, whether its pane opens by itself."""

    settings: Mapping[str, object] = field(default_factory=dict)
    identity: str = ADD_IN
    on_sheet: bool = False
    visible: bool = False
    damaged: bool = False


def ours(language: Language = Language.DE) -> Planted:
    """The program as it is shipped."""
    [extension] = lite_extensions(Package.open(template_path(language, Edition.LITE)))
    return Planted(extension.settings)


def foreign(code: str = FOREIGN, *, visible: bool = False) -> Planted:
    """Somebody else's program for xlwings Lite."""
    files = {"main.py": code, "requirements.txt": "xlwings==0.37.8\nrequests", "pyodideVersion": "0.27.5"}
    return Planted({**files, "addinVersion": "1.0.0.18"}, visible=visible)


#: By what a person would call it.
KINDS: Mapping[str, Sequence[Planted]] = {
    "ours": [ours()],
    "ours, changed": [foreign(str(ours().settings["main.py"]) + f"\nprint('{MARKER}')\n")],
    "foreign": [foreign()],
    "ours, and a foreign one": [ours(), foreign(visible=True)],
    "hosted by the company": [
        Planted(foreign().settings, identity="6f5d26a8-0000-4000-8000-0123456789ab", visible=True)
    ],
    "other add-in with settings": [
        Planted({"user": MARKER, "Office.AutoShowTaskpaneWithDocument": True}, identity="wa104379190", visible=True)
    ],
    "on a sheet": [Planted({"main.py": FOREIGN}, identity="wa104104476", on_sheet=True)],
    "damaged": [Planted({"main.py": FOREIGN}, damaged=True)],
}


def with_add_ins(data: bytes, planted: Sequence[Planted]) -> bytes:
    """The workbook with them; packed, so that nothing of the programs can be searched without unpacking."""
    package = Package.open(data, "workbook")
    panes: list[str] = []
    for number, one in enumerate(planted, start=1):
        part = f"{_FOLDER}/webextension{number}.xml"
        package.parts[part] = _extension(one, number)
        _declare(package, part, "application/vnd.ms-office.webextension+xml")
        if one.on_sheet:
            _put_on_sheet(package, part)
        else:
            name = _point(package, _PANES, f"{_OFFICE}/2011/relationships/webextension", f"webextension{number}.xml")
            panes.append(
                f'<wetp:taskpane dockstate="right" visibility="{int(one.visible)}" width="350" row="{number}">'
                f'<wetp:webextensionref xmlns:r="{_R}" r:id="{name}"/></wetp:taskpane>'
            )
    if panes:
        space = f"{_OFFICE}/webextensions/taskpanes/2010/11"
        listed = f'<wetp:taskpanes xmlns:wetp="{space}">{"".join(panes)}</wetp:taskpanes>'
        package.parts[_PANES] = (_HEAD + listed).encode()
        _declare(package, _PANES, "application/vnd.ms-office.webextensiontaskpanes+xml")
        _point(package, "", f"{_OFFICE}/2011/relationships/webextensiontaskpanes", _PANES)
    return package.to_bytes()


def in_presentation(data: bytes, one: Planted) -> bytes:
    """A presentation with the add-in in a task pane, on its first layout and on its first slide, where it has one."""
    package = Package.open(data, "presentation")
    part, panes = "ppt/webextensions/webextension1.xml", "ppt/webextensions/taskpanes.xml"
    package.parts[part] = _extension(one, 1)
    _declare(package, part, "application/vnd.ms-office.webextension+xml")
    name = _point(package, panes, f"{_OFFICE}/2011/relationships/webextension", "webextension1.xml")
    listed = (
        f'<wetp:taskpanes xmlns:wetp="{_OFFICE}/webextensions/taskpanes/2010/11"><wetp:taskpane visibility="1">'
        f'<wetp:webextensionref xmlns:r="{_R}" r:id="{name}"/></wetp:taskpane></wetp:taskpanes>'
    )
    package.parts[panes] = (_HEAD + listed).encode()
    _declare(package, panes, "application/vnd.ms-office.webextensiontaskpanes+xml")
    _point(package, "", f"{_OFFICE}/2011/relationships/webextensiontaskpanes", panes)
    for owner in ("ppt/slideLayouts/slideLayout1.xml", "ppt/slides/slide1.xml"):
        if owner in package.parts:
            name = _point(package, owner, f"{_OFFICE}/2011/relationships/webextension", f"../../{part}")
            root = package.xml(owner)
            tree = next(root.iter("{*}spTree"))
            p, a = tree.tag[1:].partition("}")[0], "http://schemas.openxmlformats.org/drawingml/2006/main"
            frame = (
                f'<p:graphicFrame xmlns:p="{p}" xmlns:a="{a}"><p:nvGraphicFramePr><p:cNvPr id="9001" name="{MARKER}"/>'
                '<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/>'
                '<a:ext cx="9" cy="9"/></p:xfrm><a:graphic><a:graphicData '
                f'uri="{_OFFICE}/webextensions/webextension/2010/11"><we:webextensionref '
                f'xmlns:we="{_OFFICE}/webextensions/webextension/2010/11" xmlns:r="{_R}" r:id="{name}"/>'
                "</a:graphicData></a:graphic></p:graphicFrame>"
            )
            choice = (
                '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
                f'<mc:Choice xmlns:we="{_OFFICE}/webextensions/webextension/2010/11" Requires="we">{frame}</mc:Choice>'
                "</mc:AlternateContent>"
            )
            tree.append(etree.fromstring(choice))
            package.put_xml(owner, root)
    return package.to_bytes()


def as_after_libreoffice(data: bytes) -> bytes:
    """What LibreOffice 7.4 leaves: the list of panes, called plain XML, that leads to parts that are not there."""
    package = Package.open(data, "workbook")
    for name in [name for name in package.parts if name.startswith(_FOLDER) and name != _PANES]:
        del package.parts[name]
    types = package.xml(CONTENT_TYPES)
    for override in list(types):
        if "webextension+xml" in override.get("ContentType", ""):
            types.remove(override)
        elif "taskpanes" in override.get("ContentType", ""):
            override.set("ContentType", "application/xml")
    package.put_xml(CONTENT_TYPES, types)
    return package.to_bytes()


def only_declared(data: bytes) -> bytes:
    """What programs leave that drop parts they do not know: declarations and relationships that lead nowhere."""
    package = Package.open(data, "workbook")
    for name in [name for name in package.parts if name.startswith(_FOLDER)]:
        del package.parts[name]
    return package.to_bytes()


def _extension(one: Planted, number: int) -> bytes:
    properties = "".join(
        f"<we:property name={quoteattr(name)} value={_value(value)}/>" for name, value in one.settings.items()
    )
    whole = (
        f'{_HEAD}<we:webextension xmlns:we="{_OFFICE}/webextensions/webextension/2010/11" '
        f'id="{{6F5D26A8-1111-4000-8000-00000000000{number}}}"><we:reference id="{one.identity}" version="1.0.0.0" '
        f'store="de-DE" storeType="OMEX"/><we:alternateReferences/><we:properties>{properties}</we:properties>'
        f'<we:bindings/><we:snapshot xmlns:r="{_R}"/></we:webextension>'
    ).encode()
    return whole[:-20] if one.damaged else whole


def _value(value: object) -> str:
    return quoteattr(json.dumps(value, ensure_ascii=False).replace("/", "\\/"), {'"': "&quot;", "\n": "&#10;"})


def _declare(package: Package, part: str, content_type: str) -> None:
    types = package.xml(CONTENT_TYPES)
    etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{part}", ContentType=content_type)
    package.put_xml(CONTENT_TYPES, types)


def _point(package: Package, owner: str, kind: str, target: str) -> str:
    rels = relationships_part(owner)
    root = package.xml(rels) if rels in package.parts else etree.fromstring(_EMPTY_RELS)
    name = f"rId{900 + len(root)}"
    etree.SubElement(root, f"{{{_RELS}}}Relationship", Id=name, Type=kind, Target=target)
    package.put_xml(rels, root)
    return name


def _put_on_sheet(package: Package, part: str) -> None:
    """An object on the first drawing, with a picture for programs that show no add-ins."""
    drawing = min(name for name in package.parts if name.startswith("xl/drawings/drawing") and name.endswith(".xml"))
    target = f"../webextensions/{part.rpartition('/')[2]}"
    name = _point(package, drawing, f"{_OFFICE}/2011/relationships/webextension", target)
    root = package.xml(drawing)
    xdr, a = root.tag[1:].partition("}")[0], "http://schemas.openxmlformats.org/drawingml/2006/main"
    shape = (
        '<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="9001" name="Add-in 9001"/><xdr:cNvSpPr/></xdr:nvSpPr>'
        '<xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:sp>'
    )
    root.append(
        etree.fromstring(
            f'<xdr:oneCellAnchor xmlns:xdr="{xdr}" xmlns:a="{a}"><xdr:from><xdr:col>1</xdr:col>'
            "<xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>"
            '<xdr:ext cx="900000" cy="900000"/><mc:AlternateContent '
            'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice '
            f'xmlns:we="{_OFFICE}/webextensions/webextension/2010/11" Requires="we"><xdr:graphicFrame macro="">'
            '<xdr:nvGraphicFramePr><xdr:cNvPr id="9001" name="Add-in 9001"/><xdr:cNvGraphicFramePr/>'
            '</xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></xdr:xfrm><a:graphic>'
            f'<a:graphicData uri="{_OFFICE}/webextensions/webextension/2010/11"><we:webextensionref xmlns:r="{_R}" '
            f'r:id="{name}"/></a:graphicData></a:graphic></xdr:graphicFrame></mc:Choice><mc:Fallback>{shape}'
            "</mc:Fallback></mc:AlternateContent><xdr:clientData/></xdr:oneCellAnchor>"
        )
    )
    package.put_xml(drawing, root)
