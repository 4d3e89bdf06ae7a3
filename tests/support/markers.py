"""Markers where Excel, Office and other programs put names of people, folders and printers: one for each place."""

from __future__ import annotations

import base64
import io
import itertools
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from html import unescape

from lxml import etree

from kam_partnership.xlsx.namespaces import RELATIONSHIPS, SPREADSHEET, main
from kam_partnership.xlsx.package import Package, relationships_part
from kam_partnership.xlsx.parts import add_part, declare_ending, relate
from kam_partnership.xlsx.structure import Structure

_R = f"{{{RELATIONSHIPS}}}"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_SHEET, _BOOK, _CHART, _DRAWING = (
    *("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/charts/chart1.xml", "xl/drawings/drawing1.xml"),
)
Planter = Callable[[Package, str], None]
PLANTERS: dict[str, Planter] = {}


def _place(name: str) -> Callable[[Planter], Planter]:
    def keep(planter: Planter) -> Planter:
        assert name not in PLANTERS
        PLANTERS[name] = planter
        return planter

    return keep


def planted(data: bytes) -> tuple[bytes, dict[str, str]]:
    """The workbook with a marker in every place, and marker -> place."""
    package = Package.open(data, "workbook")
    told: dict[str, str] = {}
    for number, (place, plant) in enumerate(PLANTERS.items(), start=1):
        marker = f"Zq{number:03d}Wx"
        plant(package, marker)
        told[marker] = place
    raw = io.BytesIO(package.to_bytes())
    marker = f"Zq{len(told) + 1:03d}Wx"
    with zipfile.ZipFile(raw, "a") as archive:
        archive.comment = marker.encode()
    told[marker] = "comment of the zip file"
    return raw.getvalue(), told


# ruff: noqa: E501 - pieces of XML read best on one line
# ---------------------------------------------------------------------- helpers
def _insert(package: Package, part: str, xml: str, before: tuple[str, ...] = (), inside: str = "") -> None:
    """Put an element into a part: before the first of some elements, else at the end."""
    root = package.xml(part)
    holder = root if not inside else next(root.iter(main(inside)))
    element = etree.fromstring(xml)
    following = next((child for child in holder if etree.QName(child).localname in before), None)
    if following is None:
        holder.append(element)
    else:
        following.addprevious(element)
    package.put_xml(part, root)


def _xml_part(
    package: Package, owner: str, part: str, xml: str, kind: str, content_type: str = "application/xml"
) -> str:
    add_part(package, part, etree.fromstring(xml), content_type)
    return _point(package, owner, part, kind)


def _point(package: Package, owner: str, part: str, kind: str) -> str:
    identifier = relate(package, owner, part, "x")
    rels = package.xml(relationships_part(owner))
    for element in rels:
        if element.get("Id") == identifier:
            element.set("Type", kind if kind.startswith("http") else f"{RELATIONSHIPS}/{kind}")
    package.put_xml(relationships_part(owner), rels)
    return identifier


def _binary(package: Package, owner: str, part: str, content: bytes, kind: str) -> str:
    declare_ending(package, part.rpartition(".")[2], "application/octet-stream")
    package.parts[part] = content
    return _point(package, owner, part, kind)


def _outside(package: Package, owner: str, target: str, kind: str) -> str:
    rels = relationships_part(owner)
    root = package.xml(rels) if rels in package.parts else etree.Element(f"{{{_RELS}}}Relationships")
    element = etree.SubElement(root, f"{{{_RELS}}}Relationship", Id=f"rIdX{len(root)}", TargetMode="External")
    element.set("Type", f"{RELATIONSHIPS}/{kind}")
    element.set("Target", target)
    package.put_xml(rels, root)
    return element.get("Id", "")


def _attribute(package: Package, part: str, tag: str, name: str, value: str) -> None:
    root = package.xml(part)
    next(root.iter(f"{{*}}{tag}")).set(name, value)
    package.put_xml(part, root)


# ---------------------------------------------------------------------- properties
for _name in ("title", "subject", "creator", "description", "identifier", "language"):

    def _dc(package: Package, marker: str, name: str = _name) -> None:
        tag = f"{{http://purl.org/dc/elements/1.1/}}{name}"
        root = package.xml("docProps/core.xml")
        for old in root.findall(tag):
            root.remove(old)
        etree.SubElement(root, tag).text = marker
        package.put_xml("docProps/core.xml", root)

    _place(f"core property {_name}")(_dc)

for _name in ("keywords", "lastModifiedBy", "category", "contentStatus", "version", "revision"):

    def _cp(package: Package, marker: str, name: str = _name) -> None:
        space = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
        root = package.xml("docProps/core.xml")
        for old in root.findall(f"{{{space}}}{name}"):
            root.remove(old)
        etree.SubElement(root, f"{{{space}}}{name}").text = marker
        package.put_xml("docProps/core.xml", root)

    _place(f"core property {_name}")(_cp)

for _name in ("Manager", "Company", "HyperlinkBase", "Template", "PresentationFormat", "HLinks"):

    def _app(package: Package, marker: str, name: str = _name) -> None:
        root = package.xml("docProps/app.xml")
        space = etree.QName(root).namespace
        for old in root.findall(f"{{{space}}}{name}"):
            root.remove(old)
        etree.SubElement(root, f"{{{space}}}{name}").text = marker
        package.put_xml("docProps/app.xml", root)

    _place(f"Office property {_name}")(_app)

_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
for _name in (
    *("Bearbeiter", "ContentTypeId", "MSIP_Label_1_Owner", "MSIP_Label_1_SetBy", "MSIP_Label_1_Name"),
    *("MSIP_Label_1_SiteId", "MSIP_Label_1_ActionId", "_AuthorEmail", "_ReviewingToolsShownOnce"),
):

    def _custom(package: Package, marker: str, name: str = _name) -> None:
        part = "docProps/custom.xml"
        if part not in package.parts:
            _xml_part(package, "", part, f'<Properties xmlns="{_CUSTOM}"/>', "custom-properties")
        root = package.xml(part)
        entry = etree.SubElement(root, f"{{{_CUSTOM}}}property", pid=str(len(root) + 2), name=name)
        etree.SubElement(entry, f"{{{_VT}}}lpwstr").text = marker
        package.put_xml(part, root)

    _place(f"custom property {_name}")(_custom)


@_place("thumbnail")
def _thumbnail(package: Package, marker: str) -> None:
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
    _binary(package, "", "docProps/thumbnail.wmf", marker.encode("utf-16-le"), kind)


@_place("list of sheets in the properties")
def _titles(package: Package, marker: str) -> None:
    root = package.xml("docProps/app.xml")
    next(root.iterfind("{*}TitlesOfParts//{*}lpstr")).text = marker
    package.put_xml("docProps/app.xml", root)


@_place("template that the package names")
def _package_template(package: Package, marker: str) -> None:
    _outside(package, "", f"file:///C:/{marker}.xltx", "attachedTemplate")


@_place("sensitivity label of the tenant")
def _label(package: Package, marker: str) -> None:
    space = "http://schemas.microsoft.com/office/2020/mipLabelMetadata"
    xml = f'<c:labelList xmlns:c="{space}"><c:label id="1" siteId="{marker}" enabled="1"/></c:labelList>'
    kind = "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels"
    _xml_part(package, "", "docMetadata/LabelInfo.xml", xml, kind)


@_place("task pane of an Office add-in")
def _task_pane(package: Package, marker: str) -> None:
    space = "http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11"
    kind = "http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes"
    _xml_part(package, "", "xl/webextensions/taskpanes.xml", f'<t:taskpanes xmlns:t="{space}"/>', kind)
    xml = f'<w:webextension xmlns:w="urn:x"><w:property name="user" value="{marker}"/></w:webextension>'
    kind = "http://schemas.microsoft.com/office/2011/relationships/webextension"
    _xml_part(package, "xl/webextensions/taskpanes.xml", "xl/webextensions/webextension1.xml", xml, kind)


@_place("Office add-in on a sheet")
def _content_addin(package: Package, marker: str) -> None:
    xml = f'<w:webextension xmlns:w="urn:x"><w:property name="user" value="{marker}"/></w:webextension>'
    kind = "http://schemas.microsoft.com/office/2011/relationships/webextension"
    _xml_part(package, _DRAWING, "xl/webextensions/webextension2.xml", xml, kind)


@_place("ribbon of the workbook")
def _ribbon(package: Package, marker: str) -> None:
    kind = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
    xml = f'<customUI xmlns="http://schemas.microsoft.com/office/2009/07/customui" onLoad="{marker}"/>'
    _xml_part(package, "", "customUI/customUI14.xml", xml, kind)


@_place("digital signature")
def _signature(package: Package, marker: str) -> None:
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    _binary(package, "", "_xmlsignatures/origin.sigs", b"", kind)
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/signature"
    _xml_part(
        package, "_xmlsignatures/origin.sigs", "_xmlsignatures/sig1.xml", f"<Signature>{marker}</Signature>", kind
    )


# ---------------------------------------------------------------------- the workbook
@_place("folder of the file")
def _folder(package: Package, marker: str) -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    x15 = "http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"
    xml = (
        f'<mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="x15"><x15ac:absPath xmlns:x15ac="{x15}" '
        f'url="C:\\Users\\{marker}\\"/></mc:Choice></mc:AlternateContent>'
    )
    _insert(package, _BOOK, xml, ("bookViews",))


for _tag, _template, _before in (
    ("fileSharing", '<fileSharing xmlns="{m}" userName="{x}" reservationPassword="CC1A"/>', "workbookPr"),
    ("revisionPtr", '<r:revisionPtr xmlns:r="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" '
        'documentId="8_{{{x}}}"/>', "bookViews"),
    ("customWorkbookViews", '<customWorkbookViews xmlns="{m}"><customWorkbookView name="{x} - Personal View" '
        'guid="{{A}}" windowWidth="1" windowHeight="1" activeSheetId="1"/></customWorkbookViews>', "extLst"),
    ("webPublishObjects", '<webPublishObjects xmlns="{m}"><webPublishObject id="1" divId="1" '
        'destinationFile="C:\\{x}"/></webPublishObjects>', "extLst"),
    ("unknown extension", '<extLst xmlns="{m}"><ext uri="{{x}}"><u xmlns="urn:vendor">{x}</u></ext></extLst>', ""),
    ("extension in the format's own namespace", '<extLst xmlns="{m}"><ext uri="{{y}}"><u>{x}</u></ext></extLst>', ""),
):  # fmt: skip

    def _in_book(package: Package, marker: str, template: str = _template, before: str = _before) -> None:
        _insert(package, _BOOK, template.format(m=SPREADSHEET, x=marker), (before,))

    _place(f"workbook: {_tag}")(_in_book)

for _words, _attributes, _says in (
    ("comment of a name", 'comment="{x}"', "Daten!$A$1"),
    ("description of a name", 'description="{x}"', "Daten!$A$1"),
    ("hidden name with a text", 'hidden="1"', '"{x}"'),
    ("name with a path", "", '"C:\\Users\\{x}\\"'),
    ("name with an address", "", '"{x}@firma.example"'),
    ("name of another workbook", "", "'C:\\{x}\\[1]Tab'!$A$1"),
):

    def _defined(package: Package, marker: str, attributes: str = _attributes, says: str = _says) -> None:
        count = len(list(package.xml(_BOOK).iter(main("definedName"))))
        says = says.replace("{x}", marker).replace("&", "&amp;")
        xml = f'<definedName xmlns="{SPREADSHEET}" name="a{count}" {attributes.format(x=marker)}>{says}</definedName>'
        _insert(package, _BOOK, xml, inside="definedNames")

    _place(_words)(_defined)


@_place("connection")
def _connection(package: Package, marker: str) -> None:
    xml = (
        f'<connections xmlns="{SPREADSHEET}"><connection id="1" name="{marker}" odcFile="C:\\{marker}" type="1" '
        f'refreshedVersion="6"><dbPr connection="UID={marker}" command="x"/></connection></connections>'
    )
    _xml_part(package, _BOOK, "xl/connections.xml", xml, "connections")


@_place("XML map: file")
def _xml_map(package: Package, marker: str) -> None:
    xml = (
        f'<MapInfo xmlns="{SPREADSHEET}"><Map ID="1" Name="m"><DataBinding FileBinding="true" '
        f'FileBindingName="C:/{marker}"/></Map></MapInfo>'
    )
    _xml_part(package, _BOOK, "xl/xmlMaps.xml", xml, "xmlMaps")


@_place("XML map: schema")
def _xml_schema(package: Package, marker: str) -> None:
    _insert(package, "xl/xmlMaps.xml", f'<Schema xmlns="{SPREADSHEET}" ID="S"><x>{marker}</x></Schema>')


@_place("data servers")
def _servers(package: Package, marker: str) -> None:
    xml = f'<volTypes xmlns="{SPREADSHEET}"><volType type="realTimeData"><main first="{marker}"/></volType></volTypes>'
    _xml_part(package, _BOOK, "xl/volatileDependencies.xml", xml, "volatileDependencies")


@_place("data model")
def _model(package: Package, marker: str) -> None:
    kind = "http://schemas.microsoft.com/office/2011/relationships/powerPivotData"
    _binary(package, _BOOK, "xl/model/item.data", marker.encode("utf-16-le"), kind)


@_place("users of a shared workbook")
def _users(package: Package, marker: str) -> None:
    xml = f'<users xmlns="{SPREADSHEET}" count="1"><userInfo guid="{{A}}" name="{marker}" id="1"/></users>'
    _xml_part(package, _BOOK, "xl/revisions/userNames.xml", xml, "usernames")


@_place("log of a shared workbook")
def _log(package: Package, marker: str) -> None:
    headers = f'<headers xmlns="{SPREADSHEET}" guid="{{A}}"/>'
    _xml_part(package, _BOOK, "xl/revisions/revisionHeaders.xml", headers, "revisionHeaders")
    xml = f'<revisions xmlns="{SPREADSHEET}"><rcmt author="{marker}"/></revisions>'
    _xml_part(package, "xl/revisions/revisionHeaders.xml", "xl/revisions/revisionLog1.xml", xml, "revisionLog")


for _words, _xml in (
    ("of SharePoint", '<p xmlns="http://schemas.microsoft.com/office/2006/metadata/properties">{x}</p>'),
    ("of Power Query", '<p xmlns="http://schemas.microsoft.com/DataMashup">{x}</p>'),
    ("of Power BI", '<p xmlns="http://schemas.microsoft.com/PowerBIAddIn">{x}</p>'),
    ("of Google", '<p xmlns="http://customooxmlschemas.google.com/">{x}</p>'),
    ("of a company", '<p xmlns="urn:firma">{x}</p>'),
):

    def _custom_xml(package: Package, marker: str, xml: str = _xml) -> None:
        part = f"customXml/item{len(package.parts)}.xml"
        _xml_part(package, _BOOK, part, xml.format(x=marker), "customXml")

    _place(f"custom XML {_words}")(_custom_xml)


@_place("external link: path")
def _external(package: Package, marker: str) -> None:
    xml = f'<externalLink xmlns="{SPREADSHEET}"><externalBook xmlns:r="{RELATIONSHIPS}" r:id="rIdX0"/></externalLink>'
    _xml_part(package, _BOOK, "xl/externalLinks/externalLink1.xml", xml, "externalLink")
    _outside(package, "xl/externalLinks/externalLink1.xml", f"file:///C:/{marker}/a.xlsx", "externalLinkPath")


@_place("external link: sheet and values")
def _external_values(package: Package, marker: str) -> None:
    xml = f'<sheetNames xmlns="{SPREADSHEET}"><sheetName val="{marker}"/></sheetNames>'
    _insert(package, "xl/externalLinks/externalLink1.xml", xml, inside="externalBook")


@_place("pivot: who refreshed it")
def _pivot(package: Package, marker: str) -> None:
    xml = (
        f'<pivotCacheDefinition xmlns="{SPREADSHEET}" refreshedBy="{marker}" recordCount="1"><cacheSource type="worksheet">'
        '<worksheetSource ref="A1:A2" sheet="Verlauf"/></cacheSource><cacheFields count="1"><cacheField name="x"/>'
        "</cacheFields></pivotCacheDefinition>"
    )
    _xml_part(package, _BOOK, "xl/pivotCache/pivotCacheDefinition1.xml", xml, "pivotCacheDefinition")


@_place("pivot: older values")
def _pivot_values(package: Package, marker: str) -> None:
    xml = f'<sharedItems xmlns="{SPREADSHEET}"><s v="{marker}"/></sharedItems>'
    _insert(package, "xl/pivotCache/pivotCacheDefinition1.xml", xml, inside="cacheField")


@_place("pivot: records")
def _records(package: Package, marker: str) -> None:
    xml = f'<pivotCacheRecords xmlns="{SPREADSHEET}" count="1"><r><s v="{marker}"/></r></pivotCacheRecords>'
    owner = "xl/pivotCache/pivotCacheDefinition1.xml"
    _xml_part(package, owner, "xl/pivotCache/pivotCacheRecords1.xml", xml, "pivotCacheRecords")


@_place("name of a cell style")
def _style(package: Package, marker: str) -> None:
    _insert(
        package, "xl/styles.xml", f'<cellStyle xmlns="{SPREADSHEET}" name="{marker}" xfId="0"/>', inside="cellStyles"
    )


@_place("text in a number format")
def _number_format(package: Package, marker: str) -> None:
    xml = f"<numFmt xmlns='{SPREADSHEET}' numFmtId='399' formatCode='0&quot;{marker}&quot;'/>"
    _insert(package, "xl/styles.xml", xml, inside="numFmts")


@_place("name of the theme")
def _theme(package: Package, marker: str) -> None:
    _attribute(package, "xl/theme/theme1.xml", "theme", "name", marker)


@_place("text that no cell shows any more")
def _unused(package: Package, marker: str) -> None:
    _insert(package, "xl/sharedStrings.xml", f'<si xmlns="{SPREADSHEET}"><t>{marker}</t></si>')


# ---------------------------------------------------------------------- a sheet
for _words, _xml, _before in (
    ("protected range: security descriptor", '<protectedRanges xmlns="{m}"><protectedRange sqref="A1" name="r" '
        'securityDescriptor="O:WDG:{x}"/></protectedRanges>', "sheetProtection mergeCells"),
    ("scenario: user", '<scenarios xmlns="{m}"><scenario name="s" user="{x}"/></scenarios>', "mergeCells"),
    ("scenario: created by", '<scenarios xmlns="{m}"><scenario name="s" comment="Created by {x}"/></scenarios>',
        "mergeCells"),
    ("scenario: comment", '<scenarios xmlns="{m}"><scenario name="s" comment="{x}"/></scenarios>', "mergeCells"),
    ("own view of a sheet", '<customSheetViews xmlns="{m}"><customSheetView guid="{{A}}"><headerFooter><oddHeader>{x}'
        "</oddHeader></headerFooter></customSheetView></customSheetViews>", "mergeCells"),
    ("published sheet", '<webPublishItems xmlns="{m}"><webPublishItem id="1" divId="1" sourceType="sheet" '
        'destinationFile="C:\\{x}"/></webPublishItems>', "tableParts"),
    ("link inside with a tip", '<hyperlinks xmlns="{m}"><hyperlink ref="A1" location="Daten!A1" tooltip="{x}"/>'
        "</hyperlinks>", "printOptions"),
    ("input message", '<dataValidations xmlns="{m}"><dataValidation sqref="A9" prompt="{x}"/></dataValidations>',
        "printOptions"),
    ("list to choose from", '<dataValidations xmlns="{m}"><dataValidation sqref="A9"><formula1>"{x},b"</formula1>'
        "</dataValidation></dataValidations>", "printOptions"),
    ("rule for cells", '<conditionalFormatting xmlns="{m}" sqref="A9"><cfRule type="containsText" text="{x}"/>'
        "</conditionalFormatting>", "printOptions"),
    ("filter", '<autoFilter xmlns="{m}" ref="A1:A2"><filterColumn colId="0"><filters><filter val="{x}"/></filters>'
        "</filterColumn></autoFilter>", "mergeCells"),
    ("words of a link", '<hyperlinks xmlns="{m}"><hyperlink ref="A1" location="Daten!A1" display="{x}"/></hyperlinks>',
        "printOptions"),
    ("error message of a validation", '<dataValidations xmlns="{m}"><dataValidation sqref="A9" error="{x}"/>'
        "</dataValidations>", "printOptions"),
):  # fmt: skip

    def _in_sheet(package: Package, marker: str, xml: str = _xml, before: str = _before) -> None:
        _insert(package, _SHEET, xml.format(m=SPREADSHEET, x=marker), tuple(before.split()))

    _place(_words)(_in_sheet)

for _target in ("file:///C:/Users/{x}/a.docx", "mailto:{x}@firma.example", "\\\\{x}\\Freigabe", "https://firma/{x}"):

    def _link(package: Package, marker: str, target: str = _target) -> None:
        _outside(package, _SHEET, target.format(x=marker), "hyperlink")

    _place(f"link to {_target}")(_link)

for _tag in ("oddHeader", "evenFooter", "firstHeader"):

    def _header(package: Package, marker: str, tag: str = _tag) -> None:
        root = package.xml("xl/worksheets/sheet3.xml")
        holder = next(root.iter(main("headerFooter")))
        for old in holder.findall(main(tag)):
            holder.remove(old)
        etree.SubElement(holder, main(tag)).text = f'&L&"Arial"&8{marker}'
        package.put_xml("xl/worksheets/sheet3.xml", root)

    _place(_tag)(_header)


@_place("printer of a sheet")
def _printer(package: Package, marker: str) -> None:
    content = f"\\\\server\\{marker}".encode("utf-16-le")
    identifier = _binary(package, _SHEET, "xl/printerSettings/printerSettings1.bin", content, "printerSettings")
    root = package.xml(_SHEET)
    next(root.iter(main("pageSetup"))).set(f"{_R}id", identifier)
    package.put_xml(_SHEET, root)


@_place("printer of a chart")
def _chart_printer(package: Package, marker: str) -> None:
    content = marker.encode("utf-16-le")
    _binary(package, _CHART, "xl/printerSettings/printerSettings2.bin", content, "printerSettings")


@_place("property of a sheet")
def _sheet_property(package: Package, marker: str) -> None:
    content = marker.encode("utf-16-le")
    _binary(package, _SHEET, "xl/customProperty1.bin", content, "customProperty")


@_place("author of a comment")
def _comment(package: Package, marker: str) -> None:
    xml = (
        f'<comments xmlns="{SPREADSHEET}"><authors><author>{marker}</author></authors><commentList><comment ref="A1" '
        f'authorId="0"><text><r><rPr><b/></rPr><t>{marker}:</t></r><r><t xml:space="preserve">\nText</t></r></text>'
        f'</comment><comment ref="A2" authorId="0"><text><t>{marker}: in one piece</t></text></comment>'
        f'<comment ref="A3" authorId="0"><text><r><t>{marker}</t></r><r><t>:</t></r><r><t> three</t></r></text></comment>'
        f'<comment ref="A4" authorId="0"><text><t>ask {marker} again</t></text></comment></commentList></comments>'
    )
    _xml_part(package, _SHEET, "xl/comments1.xml", xml, "comments")


@_place("text of a comment")
def _comment_text(package: Package, marker: str) -> None:
    xml = f'<comment xmlns="{SPREADSHEET}" ref="B1" authorId="0"><text><t>says {marker}</t></text></comment>'
    _insert(package, "xl/comments1.xml", xml, inside="commentList")


@_place("frame of a note")
def _vml(package: Package, marker: str) -> None:
    xml = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        f'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="a" alt="{marker}"><x:ClientData '
        'ObjectType="Note"/></v:shape></xml>'
    )
    _xml_part(package, _SHEET, "xl/drawings/vmlDrawing1.vml", xml, "vmlDrawing")


@_place("file name of a picture in a header")
def _vml_picture(package: Package, marker: str) -> None:
    root = package.xml("xl/drawings/vmlDrawing1.vml")
    shape = etree.SubElement(root, "{urn:schemas-microsoft-com:vml}shape", id="LH")
    picture = etree.SubElement(shape, "{urn:schemas-microsoft-com:vml}imagedata")
    picture.set("{urn:schemas-microsoft-com:office:office}title", marker)
    package.put_xml("xl/drawings/vmlDrawing1.vml", root)


_THREAD = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"


@_place("mention in a conversation")
def _mention(package: Package, marker: str) -> None:
    xml = (
        f'<ThreadedComments xmlns="{_THREAD}"><threadedComment ref="A5" personId="{{P}}" id="{{1}}"><text>😀 @{marker} '
        f'please</text><mentions><mention mentionpersonId="{{P}}" mentionId="{{M}}" startIndex="3" '
        f'length="{len(marker) + 1}"/></mentions></threadedComment></ThreadedComments>'
    )
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    _xml_part(package, _SHEET, "xl/threadedComments/threadedComment1.xml", xml, kind)


@_place("text of a conversation")
def _thread_text(package: Package, marker: str) -> None:
    xml = f'<threadedComment xmlns="{_THREAD}" ref="A6" personId="{{P}}" id="{{2}}"><text>says {marker}</text></threadedComment>'
    _insert(package, "xl/threadedComments/threadedComment1.xml", xml)


for _name in ("displayName", "userId"):

    def _person(package: Package, marker: str, name: str = _name) -> None:
        kind = "http://schemas.microsoft.com/office/2017/10/relationships/person"
        part = f"xl/persons/person{len(package.parts)}.xml"
        values = {"displayName": "x", "userId": "y"} | {name: marker}
        attributes = " ".join(f'{key}="{value}"' for key, value in values.items())
        xml = f'<personList xmlns="{_THREAD}"><person {attributes} id="{{P}}" providerId="AD"/></personList>'
        _xml_part(package, _BOOK, part, xml, kind)

    _place(f"person {_name}")(_person)


@_place("task given to somebody")
def _task(package: Package, marker: str) -> None:
    kind = "http://schemas.microsoft.com/office/2019/05/relationships/documenttask"
    _xml_part(package, _SHEET, "xl/documenttasks/documenttask1.xml", f"<Tasks>{marker}</Tasks>", kind)


@_place("named view of a sheet")
def _view(package: Package, marker: str) -> None:
    kind = "http://schemas.microsoft.com/office/2019/04/relationships/namedSheetView"
    _xml_part(package, _SHEET, "xl/namedSheetViews/namedSheetView1.xml", f'<v name="{marker}"/>', kind)


@_place("query of a table")
def _query(package: Package, marker: str) -> None:
    xml = f'<queryTable xmlns="{SPREADSHEET}" name="{marker}" connectionId="1"/>'
    _xml_part(package, _SHEET, "xl/queryTables/queryTable1.xml", xml, "queryTable")


@_place("comment of a table")
def _table(package: Package, marker: str) -> None:
    _attribute(package, "xl/tables/table1.xml", "table", "comment", marker)


@_place("embedded workbook")
def _embedded(package: Package, marker: str) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("docProps/core.xml", f"<creator>{marker}</creator>")
    _binary(package, _SHEET, "xl/embeddings/Microsoft_Excel_Worksheet.xlsx", inner.getvalue(), "package")


@_place("embedded object")
def _object(package: Package, marker: str) -> None:
    _binary(package, _SHEET, "xl/embeddings/oleObject1.bin", marker.encode("utf-16-le"), "oleObject")


@_place("control on a sheet")
def _control(package: Package, marker: str) -> None:
    _binary(package, _SHEET, "xl/activeX/activeX1.bin", marker.encode(), "control")


@_place("macros")
def _macros(package: Package, marker: str) -> None:
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    _binary(package, _BOOK, "xl/vbaProject.bin", marker.encode("utf-16-le"), kind)


# ---------------------------------------------------------------------- shapes and pictures
_XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
for _words, _shape in (
    ("alternative text of a shape", '<x:sp macro=""><x:cNvPr id="9" name="a" descr="{x}"/></x:sp>'),
    ("name of a shape", '<x:sp macro=""><x:cNvPr id="9" name="{x}"/></x:sp>'),
    ("title of a shape", '<x:sp macro=""><x:cNvPr id="9" name="a" title="{x}"/></x:sp>'),
    ("macro of a shape", '<x:sp macro="[1]!C:\\{x}"><x:cNvPr id="9" name="a"/></x:sp>'),
    (
        "text of a shape",
        '<x:sp macro=""><x:txBody><a:p xmlns:a="' + _A + '"><a:r><a:t>{x}</a:t></a:r></a:p></x:txBody></x:sp>',
    ),
    ("tip of a shape's link", '<x:sp macro=""><a:hlinkClick xmlns:a="' + _A + '" tooltip="{x}"/></x:sp>'),
):

    def _shape_planter(package: Package, marker: str, shape: str = _shape) -> None:
        xml = f'<x:twoCellAnchor xmlns:x="{_XDR}">{shape.format(x=marker)}</x:twoCellAnchor>'
        _insert(package, _DRAWING, xml)

    _place(_words)(_shape_planter)


@_place("link of a shape")
def _shape_link(package: Package, marker: str) -> None:
    _outside(package, _DRAWING, f"file:///C:/{marker}", "hyperlink")


@_place("linked picture")
def _linked_picture(package: Package, marker: str) -> None:
    _outside(package, _DRAWING, f"file:///C:/{marker}.png", "image")


@_place("shape on a chart")
def _user_shape(package: Package, marker: str) -> None:
    xml = f'<c:userShapes xmlns:c="urn:x"><t>{marker}</t></c:userShapes>'
    _xml_part(package, _CHART, "xl/drawings/drawing9.xml", xml, "chartUserShapes")


@_place("header of a chart")
def _chart_header(package: Package, marker: str) -> None:
    chart = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    xml = f'<c:printSettings xmlns:c="{chart}"><c:headerFooter><c:oddHeader>{marker}</c:oddHeader></c:headerFooter></c:printSettings>'
    _insert(package, _CHART, xml)


@_place("title of a chart")
def _chart_title(package: Package, marker: str) -> None:
    chart = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    xml = f'<c:title xmlns:c="{chart}"><c:tx><c:rich><a:p xmlns:a="{_A}"><a:r><a:t>{marker}</a:t></a:r></a:p></c:rich></c:tx></c:title>'
    _insert(package, _CHART, xml)


@_place("pivot table")
def _pivot_table(package: Package, marker: str) -> None:
    xml = f'<pivotTableDefinition xmlns="{SPREADSHEET}" name="{marker}"/>'
    _xml_part(package, _SHEET, "xl/pivotTables/pivotTable1.xml", xml, "pivotTable")


@_place("caption of a control")
def _caption(package: Package, marker: str) -> None:
    xml = f'<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape id="b"><v:textbox><div>{marker}</div></v:textbox></v:shape></xml>'
    _xml_part(package, "xl/worksheets/sheet3.xml", "xl/drawings/vmlDrawing2.vml", xml, "vmlDrawing")


@_place("workbook behind a chart")
def _chart_data(package: Package, marker: str) -> None:
    _outside(package, _CHART, f"file:///C:/{marker}.xlsx", "oleObject")


def _segment(kind: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, kind, len(content) + 2) + content


def jpeg(*beside: bytes) -> bytes:
    """A JPEG's frame, with segments beside it; nobody decodes it here."""
    start = b"\xff\xd8" + _segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")
    return (
        start + b"".join(beside) + _segment(0xDB, bytes(65)) + _segment(0xDA, bytes(10)) + b"\x01\xff\x00\x02\xff\xd9"
    )


def png(*beside: bytes) -> bytes:
    """The smallest PNG, with chunks beside it."""
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n" + head + b"".join(beside) + _chunk(b"IDAT", zlib.compress(b"\0\0")) + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


_PICTURES: tuple[tuple[str, str, Callable[[bytes, bytes], bytes]], ...] = (
    ("EXIF artist", "jpeg", lambda plain, wide: jpeg(_segment(0xE1, b"Exif\0\0" + plain))),
    ("EXIF author of Windows", "jpg", lambda plain, wide: jpeg(_segment(0xE1, b"Exif\0\0" + wide))),
    ("XMP", "jpeg", lambda plain, wide: jpeg(_segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>" + plain + b"</x>"))),
    ("IPTC", "jpeg", lambda plain, wide: jpeg(_segment(0xED, b"Photoshop 3.0\0" + plain))),
    ("comment", "jpeg", lambda plain, wide: jpeg(_segment(0xFE, plain))),
    ("thumbnail of a camera", "jpeg", lambda plain, wide: jpeg(_segment(0xE2, b"MPF\0" + plain))),
    ("bytes behind the end", "jpeg", lambda plain, wide: jpeg() + plain),
    ("text", "png", lambda plain, wide: png(_chunk(b"tEXt", b"Author\0" + plain))),
    ("packed text", "png", lambda plain, wide: png(_chunk(b"zTXt", b"Author\0\0" + zlib.compress(plain)))),
    ("international text", "png", lambda plain, wide: png(_chunk(b"iTXt", b"Author\0\1\0\0\0" + zlib.compress(plain)))),
    ("EXIF", "png", lambda plain, wide: png(_chunk(b"eXIf", plain))),
    ("bytes behind the end", "png", lambda plain, wide: png() + plain),
    ("metafile", "emf", lambda plain, wide: wide),
    (
        "drawing",
        "svg",
        lambda plain, wide: b"<svg xmlns='http://www.w3.org/2000/svg'><title>" + plain + b"</title></svg>",
    ),
    ("comment", "gif", lambda plain, wide: b"GIF89a" + plain),
    ("artist", "tiff", lambda plain, wide: b"II*\0" + plain),
)
for _words, _ending, _make in _PICTURES:

    def _picture(
        package: Package, marker: str, ending: str = _ending, make: Callable[[bytes, bytes], bytes] = _make
    ) -> None:
        content = make(marker.encode(), marker.encode("utf-16-le"))
        _binary(package, _DRAWING, f"xl/media/image{len(package.parts)}.{ending}", content, "image")

    _place(f"{_ending} picture: {_words}")(_picture)


@_place("part of a kind nobody knows")
def _unknown(package: Package, marker: str) -> None:
    _xml_part(package, _SHEET, "xl/future/item1.xml", f"<x>{marker}</x>", "http://schemas.example/2031/something")


@_place("part without a relationship")
def _orphan(package: Package, marker: str) -> None:
    package.parts["xl/orphan/unrelated.xml"] = f"<a>{marker}</a>".encode()


@_place("trash of the format")
def _trash(package: Package, marker: str) -> None:
    package.parts["[trash]/0000.dat"] = marker.encode()


@_place("name of somebody in a hidden sheet")
def _hidden(package: Package, marker: str) -> None:
    root = package.xml(_BOOK)
    sheet = next(s for s in root.iter(main("sheet")) if s.get("name") == "Katalog")
    sheet.set("state", "veryHidden")
    package.put_xml(_BOOK, root)
    part = next(s.part for s in Structure.read(package).sheets if s.name == "Katalog")
    row = '<row xmlns="{m}" r="900"><c r="A900" t="inlineStr"><is><t>{x}</t></is></c></row>'
    _insert(package, part, row.format(m=SPREADSHEET, x=marker), inside="sheetData")


@_place("comment in the XML")
def _xml_comment(package: Package, marker: str) -> None:
    package.parts[_BOOK] = package.parts[_BOOK].replace(b"<sheets>", f"<!-- {marker} --><sheets>".encode())


@_place("instruction in the XML of a sheet")
def _instruction(package: Package, marker: str) -> None:
    part = "xl/worksheets/sheet7.xml"
    package.parts[part] = package.parts[part].replace(b"<sheetData>", f"<?{marker} x?><sheetData>".encode())


@_place("comment in a list of relationships")
def _rels_comment(package: Package, marker: str) -> None:
    part = "xl/worksheets/_rels/sheet3.xml.rels"
    package.parts[part] = package.parts[part].replace(b"<Relationship ", f"<!--{marker}--><Relationship ".encode(), 1)


# ---------------------------------------------------------------------- the search
def found(data: bytes, markers: dict[str, str]) -> dict[str, set[str]]:
    """marker -> parts in which it still stands: plain, in two-byte text, packed, in a file inside, as base 64."""
    result: dict[str, set[str]] = {}
    for part, content in _everything(data):
        text = content.decode("latin-1")
        for marker in markers:
            if marker in text:
                result.setdefault(marker, set()).add(part)
    return result


def _everything(data: bytes, inside: str = "") -> Iterator[tuple[str, bytes]]:
    yield inside or "<raw>", data if inside else _between_parts(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            part = inside or name
            yield part, name.encode()
            content = archive.read(name)
            yield from ((part, layer) for layer in _layers(content))
            if content.startswith(b"PK\x03\x04"):
                yield from _everything(content, part)


def _between_parts(data: bytes) -> bytes:
    """What of a zip file belongs to none of its parts: names, comments, extra fields."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        extra = b"".join(itertools.chain.from_iterable((info.extra, info.comment) for info in archive.infolist()))
        return archive.comment + extra


def _layers(content: bytes) -> Iterator[bytes]:
    yield content
    yield content.replace(b"\0", b"")
    yield unescape(content.decode("utf-8", "replace")).encode()
    for start in (match.start() for match in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", content)):
        try:
            yield zlib.decompressobj().decompress(content[start:], 1_000_000)
        except zlib.error:
            continue
    for match in re.finditer(rb"[A-Za-z0-9+/]{16,}={0,2}", content[:200_000]):
        try:
            yield base64.b64decode(match[0][: len(match[0]) // 4 * 4])
        except ValueError:
            continue
