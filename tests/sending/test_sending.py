"""A workbook that leaves the house holds no function of the add-in, no link and no name: seen in the file itself."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from kam_partnership.headless import open_book
from kam_partnership.sending import Cleaning, prepared
from kam_partnership.sending.formulas import refers_elsewhere, uses_function
from kam_partnership.shipped_files import template_path
from kam_partnership.texts import Language
from kam_partnership.xlsx.namespaces import SPREADSHEET, main
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.parts import add_part, relate
from kam_partnership.xlsx.structure import Structure
from support import workbooks
from support.package_sense import defects
from support.schema import schema_defects
from support.traces import PERSON, TRACES, add_link, leave_traces, put_formulas

PERSONAL = ("creator", "lastModifiedBy", "Manager", "Company", "HyperlinkBase", "keywords", "userName", "absPath")


def told_by_the_file(path: Path) -> list[str]:
    """What in a file is a function of the add-in, a link out of it, or a personal property."""
    found = []
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            if re.search(r"externalLink|connections\.xml|queryTable|printerSettings|revisions/", name):
                found.append(name)
            if not name.endswith((".xml", ".rels", ".vml")):
                continue
            root = etree.fromstring(content)
            for element in root.iter(etree.Element):
                tag = etree.QName(element).localname
                if tag in PERSONAL and (element.text or element.get("url")):
                    found.append(f"{name}: {tag} {element.text or element.get('url')}")
                if tag in ("f", "definedName", "formula", "formula1", "formula2", "calculatedColumnFormula"):
                    formula = element.text or ""
                    if re.search(r"\bKAM_[A-Z]+(_[A-Z]+)*\(", formula) or re.search(r"\[\d+\][^\]]*!", formula):
                        found.append(f"{name}: {formula}")
                if element.get("TargetMode") == "External" and not element.get("Type", "").endswith("/hyperlink"):
                    found.append(f"{name}: {element.get('Target')}")
                found += [f"{name}: {key}" for key in element.attrib if key == "userName"]
    return found


@pytest.fixture(scope="module")
def rated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = tuple((f"Kriterium {n}", 1.0, float(n % 10), 5.0) for n in range(16))
    content = workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), rows)
    return workbooks.fill(tmp_path_factory.mktemp("rated") / "kam.xlsx", content)


def travelled(rated: Path) -> Package:
    """A year at a company: a live function, cells and names that lead to another workbook, and everybody's traces."""
    package = Package.open(rated)
    leave_traces(package)
    addin = add_link(
        package, "file:///C:/Users/mustermann/XLSTART/KAM_Partnerschaft.xlam", names=("KAM_PARTNERSHIP_LEVEL",)
    )
    other = add_link(package, "file:///C:/Users/mustermann/andere.xlsx")
    put_formulas(
        package,
        {
            ("Partnerschaft", 10, 4): f"[{addin}]!KAM_PARTNERSHIP_LEVEL(KAM_ColSupplier,KAM_ColKeyAccount)",
            ("Partnerschaft", 10, 3): f"[{other}]Tabelle1!$A$1",
            ("Partnerschaft", 11, 4): f"'[{other}]Mein Blatt'!$A$2*2",
        },
    )
    structure = Structure.read(package)
    root = package.xml(structure.workbook_part)
    name = etree.SubElement(root.find(main("definedNames")), main("definedName"), name="Anderswo")  # type: ignore[arg-type]
    name.text = f"[{other}]Tabelle1!$A$1"
    package.put_xml(structure.workbook_part, root)
    page = package.xml(structure.sheets[0].part)
    rule = next(page.iter(main("dataValidation")))
    formula = rule.find(main("formula1"))
    assert formula is not None
    formula.text = f"[{other}]Tabelle1!$A$1:$A$9"
    package.put_xml(structure.sheets[0].part, page)
    return package


@pytest.fixture(scope="module")
def sent(rated: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Cleaning]:
    folder = tmp_path_factory.mktemp("sent")
    before, after = folder / "vorher.xlsx", folder / "nachher.xlsx"
    before.write_bytes(travelled(rated).to_bytes())
    data, cleaning = prepared(before.read_bytes(), str(before), author="Autor")
    after.write_bytes(data)
    return before, after, cleaning


def test_the_check_sees_what_a_company_leaves_in_a_file(sent: tuple[Path, Path, Cleaning]) -> None:
    told = " ".join(told_by_the_file(sent[0]))
    for trace in ("KAM_PARTNERSHIP_LEVEL", "externalLink1", "andere.xlsx", "connections", "printerSettings", *PERSONAL):
        assert trace in told, trace


def test_a_prepared_workbook_holds_no_function_no_link_and_no_personal_property(
    sent: tuple[Path, Path, Cleaning],
) -> None:
    _, after, cleaning = sent
    assert told_by_the_file(after) == []
    with zipfile.ZipFile(after) as archive:
        everything = [archive.read(name) for name in archive.namelist()]
    for trace in TRACES:
        for code in ("utf-8", "utf-16-le"):
            assert not [part for part in everything if trace.encode(code) in part], trace
    assert cleaning.functions == 1
    assert cleaning.linked == 2
    assert cleaning.dropped == 2
    assert cleaning.links == 3
    assert [(left.kind, left.sheet, left.place) for left in cleaning.left] == [
        ("label", "", "docProps/custom.xml"),
        ("custom_xml", "", "customXml/item2.xml"),
        ("comment", "Partnerschaft", "C9"),
        ("comment", "Partnerschaft", "C10"),
    ]


@pytest.mark.parametrize("language", Language)
def test_a_shipped_workbook_holds_none_either(language: Language) -> None:
    own = {f"docProps/core.xml: {tag} KAM Partnerschaft" for tag in ("creator", "lastModifiedBy")}
    own |= {f"docProps/core.xml: {tag} KAM Partnership" for tag in ("creator", "lastModifiedBy")}
    assert set(told_by_the_file(template_path(language))) <= own


def test_the_values_stay(sent: tuple[Path, Path, Cleaning]) -> None:
    cells = []
    for path in sent[:2]:
        with open_book(path) as book:
            cells.append(book.sheets["Partnerschaft"].range("B9:H24").raw_value)
    assert cells[0] == cells[1]
    sheet = openpyxl.load_workbook(sent[1])["Partnerschaft"]
    assert sheet["D10"].value == 1
    assert sheet["C10"].value == "Kriterium 0"


def test_the_file_is_sound_and_preparing_it_again_changes_nothing(sent: tuple[Path, Path, Cleaning]) -> None:
    after = sent[1].read_bytes()
    assert defects(sent[1]) == []
    assert schema_defects(sent[1]) == []
    again, cleaning = prepared(after, "nachher.xlsx", author="Autor")
    assert cleaning.is_empty
    assert again == after


def test_comments_keep_their_words_and_lose_their_authors(sent: tuple[Path, Path, Cleaning]) -> None:
    package = Package.open(sent[1])
    comments = package.xml("xl/comments9.xml")
    assert [author.text for author in comments.iter(main("author"))] == ["Autor", "tc={1}"]
    assert "".join(comments.itertext(main("t"))) == "Bitte klären[Unterhaltung] Einverstanden"
    [person] = package.xml("xl/persons/person.xml")
    assert dict(person.attrib) == {"displayName": "Autor 1", "id": PERSON, "userId": "Autor 1", "providerId": "None"}


def test_a_companys_label_and_its_own_parts_stay(sent: tuple[Path, Path, Cleaning]) -> None:
    package = Package.open(sent[1])
    assert [entry.get("name") for entry in package.xml("docProps/custom.xml")] == ["MSIP_Label_1_Name"]
    assert "customXml/item2.xml" in package.parts
    assert "customXml/item1.xml" not in package.parts


def test_a_formula_without_a_value_is_named(rated: Path) -> None:
    package = Package.open(rated)
    number = add_link(package, "andere.xlsx")
    put_formulas(package, {("Partnerschaft", 10, 4): f"[{number}]Tabelle1!A1"})
    root = package.xml("xl/worksheets/sheet1.xml")
    [cell] = [cell for cell in root.iter(main("c")) if cell.get("r") == "D10"]
    cell.set("t", "e")
    cell.find(main("v")).text = "#REF!"  # type: ignore[union-attr]
    package.put_xml("xl/worksheets/sheet1.xml", root)
    _, cleaning = prepared(package.to_bytes(), "kam.xlsx", author="Autor")
    assert cleaning.broken == ("Partnerschaft!D10",)


def test_formulas_that_share_one_text_all_become_values(rated: Path) -> None:
    package = Package.open(rated)
    number = add_link(package, "andere.xlsx")
    put_formulas(package, {("Partnerschaft", row, 4): f"[{number}]Tabelle1!A1" for row in (10, 11)})
    root = package.xml("xl/worksheets/sheet1.xml")
    first, second = (cell.find(main("f")) for cell in root.iter(main("c")) if cell.get("r") in ("D10", "D11"))
    assert first is not None
    assert second is not None
    for element in (first, second):
        element.set("t", "shared")
        element.set("si", "7")
    second.text = None
    package.put_xml("xl/worksheets/sheet1.xml", root)
    data, cleaning = prepared(package.to_bytes(), "kam.xlsx", author="Autor")
    assert cleaning.linked == 2
    assert b'si="7"' not in Package.open(data).parts["xl/worksheets/sheet1.xml"]


def test_series_of_another_workbook_become_numbers(rated: Path) -> None:
    package = Package.open(rated)
    part = "xl/charts/chart1.xml"
    root = package.xml(part)
    reference = next(root.iter("{*}numRef"))
    points = reference.findall(".//{*}v")
    formula = reference.find("{*}f")
    assert formula is not None
    formula.text = "[1]Tabelle1!$A$1:$A$5"
    package.put_xml(part, root)
    data, cleaning = prepared(package.to_bytes(), "kam.xlsx", author="Autor")
    assert cleaning.linked == 1
    literal = next(Package.open(data).xml(part).iter("{*}numLit"))
    assert [v.text for v in literal.iter("{*}v")] == [v.text for v in points]


def test_a_pivot_that_is_fed_from_outside_is_left_and_named(rated: Path) -> None:
    package = Package.open(rated)
    leave_traces(package)
    workbook = Structure.read(package).workbook_part
    cache = etree.fromstring(
        f'<pivotCacheDefinition xmlns="{SPREADSHEET}"><cacheSource type="external" connectionId="1"/>'
        "</pivotCacheDefinition>"
    )
    part = "xl/pivotCache/pivotCacheDefinition1.xml"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.pivotCacheDefinition+xml"
    add_part(package, part, cache, kind)
    relate(package, workbook, part, "pivotCacheDefinition")
    data, cleaning = prepared(package.to_bytes(), "kam.xlsx", author="Autor")
    assert {("pivot", part), ("connection", "xl/connections.xml")} <= {
        (left.kind, left.place) for left in cleaning.left
    }
    assert "xl/connections.xml" in Package.open(data).parts


@pytest.mark.parametrize(
    ("formula", "elsewhere"),
    [
        ("[1]!KAM_PARTNERSHIP_LEVEL(A1)", True),
        ("'[2]Mein Blatt'!A1", True),
        ("SUM([12]Tabelle1!A1:A3)", True),
        ("KAM_Criteria[1]+Daten!A1", False),
        ("KAM_Criteria[[#This Row],[1]]+Daten!A1", False),
        ('"[1]Tabelle1!A1"', False),
        ("KAM_Level", False),
    ],
)
def test_other_workbooks_are_told_from_columns_and_texts(formula: str, elsewhere: bool) -> None:
    assert refers_elsewhere(formula) is elsewhere


def test_functions_are_told_from_names() -> None:
    assert uses_function("1+kam_partnership_level( A1)")
    assert uses_function("KAM_ZONE_NAME(A1)")
    assert not uses_function("KAM_Level*2")
    assert not uses_function('"KAM_PARTNERSHIP_LEVEL("')
    assert not uses_function("MEIN_KAM_PARTNERSHIP_LEVEL(A1)")


def test_names_of_the_workbook_are_no_functions() -> None:
    """KAM_Level is a name, KAM_NET_BALANCE a function: the formulas of a fresh workbook stay."""
    _, cleaning = prepared(template_path(Language.DE).read_bytes(), "x.xlsx", author="Autor")
    assert cleaning.functions == cleaning.linked == cleaning.dropped == cleaning.links == 0
