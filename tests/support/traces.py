"""What Excel and a company leave in a workbook file: functions of add-ins, links, names of people and printers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from kam_partnership.cells import address
from kam_partnership.shipped_files import ADDIN_NAME
from kam_partnership.xlsx.namespaces import RELATIONSHIPS, SPREADSHEET, main
from kam_partnership.xlsx.package import Package, relationships_part
from kam_partnership.xlsx.parts import add_part, declare_ending, relate
from kam_partnership.xlsx.sheet_cells import rich_text
from kam_partnership.xlsx.structure import Structure

USER = "Erika Mustermann"
PERSON = "{6F9619FF-8B86-D011-B42D-00CF4FC964FF}"
COMPANY = "Muster Maschinenbau GmbH"
FOLDER = r"C:\Users\mustermann\OneDrive - Muster"
PRINTER = r"\\druckserver\Flur3 mustermann"
#: No part of a prepared workbook holds any of these.
TRACES = (USER, "mustermann", COMPANY, "Muster GmbH", "druckserver", ADDIN_NAME, "andere.xlsx")

_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_X15AC = "http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"

Place = tuple[str, int, int]


def put_formulas(package: Package, formulas: Mapping[Place, str]) -> None:
    """Formulas over the values that stand in cells, as Excel writes them; texts become results of formulas."""
    structure = Structure.read(package)
    texts = [rich_text(item) for item in package.xml("xl/sharedStrings.xml")]
    for sheet in structure.sheets:
        root = package.xml(sheet.part)
        places = {address(row, column): text for (name, row, column), text in formulas.items() if name == sheet.name}
        for cell in root.iter(main("c")):
            if (formula := places.pop(cell.get("r", ""), None)) is None:
                continue
            value = cell.find(main("v"))
            if cell.get("t") == "s" and value is not None:
                cell.set("t", "str")
                value.text = texts[int(value.text or "0")]
            for old in cell.findall(main("f")):
                cell.remove(old)
            element = etree.Element(main("f"))
            element.text = formula
            cell.insert(0, element)
        assert not places, places
        package.put_xml(sheet.part, root)


def add_link(package: Package, target: str, *, names: tuple[str, ...] = ()) -> int:
    """A link to another workbook or add-in; its number in formulas."""
    workbook = Structure.read(package).workbook_part
    root = package.xml(workbook)
    references = root.find(main("externalReferences"))
    if references is None:
        references = root.makeelement(main("externalReferences"), {}, None)
        sheets = root.find(main("sheets"))
        assert sheets is not None
        sheets.addnext(references)
    number = len(references) + 1
    part = f"xl/externalLinks/externalLink{number}.xml"
    link = etree.Element(main("externalLink"), nsmap={None: SPREADSHEET, "r": RELATIONSHIPS})
    book = etree.SubElement(link, main("externalBook"))
    book.set(f"{{{RELATIONSHIPS}}}id", "rId1")
    defined = etree.SubElement(book, main("definedNames"))
    for name in names:
        etree.SubElement(defined, main("definedName"), name=name)
    add_part(package, part, link, f"{_CONTENT}.externalLink+xml")
    relation = etree.Element(f"{{{_PACKAGE_RELATIONSHIPS}}}Relationships")
    path = etree.SubElement(relation, f"{{{_PACKAGE_RELATIONSHIPS}}}Relationship", Id="rId1", TargetMode="External")
    path.set("Type", f"{RELATIONSHIPS}/externalLinkPath")
    path.set("Target", target)
    package.put_xml(relationships_part(part), relation)
    reference = etree.SubElement(references, main("externalReference"))
    package.put_xml(workbook, root)
    identifier = relate(package, workbook, part, "externalLink")
    root = package.xml(workbook)
    reference = root.find(main("externalReferences"))[-1]  # type: ignore[index]
    reference.set(f"{{{RELATIONSHIPS}}}id", identifier)
    package.put_xml(workbook, root)
    return number


def leave_traces(package: Package) -> None:
    """Everything that a company's computer leaves in a file."""
    workbook = Structure.read(package).workbook_part
    _properties(package)
    root = package.xml(workbook)
    folder = etree.fromstring(
        f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="x15"><x15ac:absPath '
        f'xmlns:x15ac="{_X15AC}" url="{FOLDER}"/></mc:Choice></mc:AlternateContent>'
    )
    root.insert(2, folder)
    sharing = root.makeelement(main("fileSharing"), {"userName": USER}, None)
    root.insert(1, sharing)
    package.put_xml(workbook, root)
    sheet = Structure.read(package).sheets[0].part
    _printer(package, sheet)
    _comments(package, workbook, sheet)
    _connection(package, workbook)
    _sharepoint(package, workbook)


def _properties(package: Package) -> None:
    core = package.xml("docProps/core.xml")
    for element in core:
        if etree.QName(element).localname in ("creator", "lastModifiedBy"):
            element.text = USER
    keywords = etree.SubElement(
        core, "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords"
    )
    keywords.text = f"{COMPANY} intern"
    package.put_xml("docProps/core.xml", core)
    extended = package.xml("docProps/app.xml")
    space = etree.QName(extended).namespace
    for name, value in (("Manager", USER), ("Company", COMPANY), ("HyperlinkBase", FOLDER)):
        for old in extended.findall(f"{{{space}}}{name}"):
            extended.remove(old)
        etree.SubElement(extended, f"{{{space}}}{name}").text = value
    package.put_xml("docProps/app.xml", extended)
    custom = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    values = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
    properties = etree.Element(f"{{{custom}}}Properties", nsmap={None: custom, "vt": values})
    told = {"Bearbeiter": USER, "MSIP_Label_1_Name": "Vertraulich", "MSIP_Label_1_Owner": "mustermann@muster.example"}
    for number, (name, value) in enumerate(told.items(), start=2):
        entry = etree.SubElement(properties, f"{{{custom}}}property", pid=str(number), name=name)
        entry.set("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}")
        etree.SubElement(entry, f"{{{values}}}lpwstr").text = value
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    add_part(package, "docProps/custom.xml", properties, kind)
    relate(package, "", "docProps/custom.xml", "custom-properties")


def _printer(package: Package, sheet: str) -> None:
    part = "xl/printerSettings/printerSettings1.bin"
    package.parts[part] = PRINTER.encode("utf-16-le")
    declare_ending(package, "bin", f"{_CONTENT}.printerSettings")
    identifier = relate(package, sheet, part, "printerSettings")
    root = package.xml(sheet)
    setup = next(root.iter(main("pageSetup")))
    setup.set(f"{{{RELATIONSHIPS}}}id", identifier)
    package.put_xml(sheet, root)


def _comments(package: Package, workbook: str, sheet: str) -> None:
    comments = etree.fromstring(
        f'<comments xmlns="{SPREADSHEET}"><authors><author>{USER}</author><author>tc={{1}}</author></authors>'
        f'<commentList><comment ref="C9" authorId="0"><text><r><rPr><b/></rPr><t>{USER}:</t></r>'
        '<r><t xml:space="preserve">\nBitte klären</t></r></text></comment>'
        '<comment ref="C10" authorId="1"><text><t>[Unterhaltung] Einverstanden</t></text></comment>'
        "</commentList></comments>"
    )
    add_part(package, "xl/comments9.xml", comments, f"{_CONTENT}.comments+xml")
    relate(package, sheet, "xl/comments9.xml", "comments")
    space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    persons = etree.fromstring(
        f'<personList xmlns="{space}"><person displayName="{USER}" id="{PERSON}" '
        'userId="S::mustermann@muster.example::3" providerId="AD"/></personList>'
    )
    add_part(package, "xl/persons/person.xml", persons, "application/vnd.ms-excel.person+xml")
    relate(package, workbook, "xl/persons/person.xml", "person")


def _connection(package: Package, workbook: str) -> None:
    connections = etree.fromstring(
        f'<connections xmlns="{SPREADSHEET}"><connection id="1" name="ERP" type="1" refreshedVersion="6">'
        '<dbPr connection="DSN=ERP;UID=mustermann" command="SELECT 1"/></connection></connections>'
    )
    add_part(package, "xl/connections.xml", connections, f"{_CONTENT}.connections+xml")
    relate(package, workbook, "xl/connections.xml", "connections")


def _sharepoint(package: Package, workbook: str) -> None:
    item = etree.fromstring(
        '<p:properties xmlns:p="http://schemas.microsoft.com/office/2006/metadata/properties">'
        f"<documentManagement><Verantwortlich>{USER}</Verantwortlich></documentManagement></p:properties>"
    )
    package.put_xml("customXml/item1.xml", item)
    relate(package, workbook, "customXml/item1.xml", "customXml")
    own = etree.fromstring('<projekt xmlns="urn:beispiel">Vorlage des Unternehmens</projekt>')
    package.put_xml("customXml/item2.xml", own)
    relate(package, workbook, "customXml/item2.xml", "customXml")


def as_saved_by_excel(data: bytes, functions: Mapping[Place, str]) -> bytes:
    """The file as Excel saves it: functions of the add-in by a link to it, the user's name in the properties.

    Args:
        data: the file, with the functions' values in their cells.
        functions: the formulas as they were entered.
    """
    package = Package.open(data)
    leave_traces(package)
    if functions:
        number = add_link(
            package, str(Path("file:///C:/Users/mustermann/XLSTART", ADDIN_NAME)), names=("KAM_PARTNERSHIP_LEVEL",)
        )
        stored = {p: f.removeprefix("=").replace(f"'{ADDIN_NAME}'", f"[{number}]") for p, f in functions.items()}
        put_formulas(package, stored)
    return package.to_bytes()
