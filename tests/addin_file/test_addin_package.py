"""The file is a sound add-in: nothing for Excel to repair, nothing missing, nothing left over."""

from __future__ import annotations

import posixpath
import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from pyopenvba import ExcelFile

from building.addin_file import CONFIGURATION, PROJECT_NAME, UDF_MODULES, VBA_PROJECT_NAME
from kam_partnership import __version__

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def sheets(parts: dict[str, bytes]) -> dict[str, etree._Element]:
    """The sheets by their names."""
    targets = {
        link.get("Id"): f"xl/{link.get('Target')}" for link in etree.fromstring(parts["xl/_rels/workbook.xml.rels"])
    }
    workbook = etree.fromstring(parts["xl/workbook.xml"])
    return {
        sheet.get("name"): etree.fromstring(parts[targets[sheet.get(R_ID)]]) for sheet in workbook.iter(f"{MAIN}sheet")
    }


def rows(parts: dict[str, bytes], name: str) -> list[list[str]]:
    """The texts of a sheet, row by row."""
    strings = [item.findtext(f"{MAIN}t") for item in etree.fromstring(parts["xl/sharedStrings.xml"])]
    return [[strings[int(cell.findtext(f"{MAIN}v"))] for cell in row] for row in sheets(parts)[name].iter(f"{MAIN}row")]


def test_an_office_validator_finds_nothing(addin_path: Path) -> None:
    result = OpenXmlValidator().validate(addin_path)
    assert [str(finding) for finding in result.errors] == []
    assert result.is_valid


def test_every_part_has_a_content_type_and_every_type_its_part(addin_parts: dict[str, bytes]) -> None:
    types = etree.fromstring(addin_parts["[Content_Types].xml"])
    extensions = {entry.get("Extension") for entry in types if entry.get("Extension")}
    named = {entry.get("PartName").lstrip("/") for entry in types if entry.get("PartName")}
    assert named <= set(addin_parts)
    for part in set(addin_parts) - named - {"[Content_Types].xml"}:
        assert part.rpartition(".")[2] in extensions, part


def test_every_relationship_leads_to_a_part_and_every_part_is_led_to(addin_parts: dict[str, bytes]) -> None:
    reached = set()
    for name in [name for name in addin_parts if name.endswith(".rels")]:
        folder = posixpath.dirname(posixpath.dirname(name))
        identifiers = []
        for link in etree.fromstring(addin_parts[name]):
            identifiers.append(link.get("Id"))
            reached.add(posixpath.normpath(posixpath.join(folder, link.get("Target"))))
        assert len(identifiers) == len(set(identifiers)), name
    parts = {name for name in addin_parts if not name.endswith(".rels")} - {"[Content_Types].xml"}
    assert reached == parts


def test_it_is_an_add_in_that_names_its_version(addin_parts: dict[str, bytes]) -> None:
    assert b"ms-excel.addin.macroEnabled" in addin_parts["[Content_Types].xml"]
    assert f"<cp:version>{__version__}</cp:version>".encode() in addin_parts["docProps/core.xml"]


def test_each_sheet_has_the_vba_module_of_its_code_name(addin_path: Path, addin_parts: dict[str, bytes]) -> None:
    code_names = [sheet.find(f"{MAIN}sheetPr").get("codeName") for sheet in sheets(addin_parts).values()]
    workbook = etree.fromstring(addin_parts["xl/workbook.xml"])
    code_names.append(workbook.find(f"{MAIN}workbookPr").get("codeName"))
    with ExcelFile(addin_path) as file:
        documents = [name for name in file.module_names() if 'VB_Base = "0{0002082' in file.get_module(name)]
        workbook_module = file.get_module("ThisWorkbook")
    assert 'VB_Base = "0{00020819' in workbook_module
    assert sorted(code_names) == sorted([*documents, "ThisWorkbook"])


def test_the_vba_project_has_its_own_name_and_no_contradictions(addin_path: Path) -> None:
    with ExcelFile(addin_path) as file:
        assert file.validate() == []
        assert file.vba_project().name == VBA_PROJECT_NAME
        libraries = {reference.name for reference in file.references()}
    assert libraries == {"stdole", "Office"}, "no reference that a user's computer may lack"


def test_xlwings_in_the_file_is_the_one_installed_and_pinned(addin_path: Path) -> None:
    with ExcelFile(addin_path) as file:
        source = file.get_module("xlwings")
    version = re.search(r'XLWINGS_VERSION As String = "([^"]+)"', source)
    assert version is not None
    assert version[1] == metadata.version("xlwings")
    pyproject = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    assert f"xlwings=={version[1]}" in pyproject["project"]["dependencies"]
    assert f"xlwings64-{version[1]}.dll" in source


class TestTheConfigurationSheet:
    def test_has_the_name_that_xlwings_looks_for(self, addin_path: Path, addin_parts: dict[str, bytes]) -> None:
        with ExcelFile(addin_path) as file:
            source = file.get_module("xlwings")
        assert f'PROJECT_NAME As String = "{PROJECT_NAME}"' in source
        assert 'wb.Sheets(PROJECT_NAME & ".conf")' in source
        assert f"{PROJECT_NAME}.conf" in sheets(addin_parts)

    def test_holds_keys_that_xlwings_asks_for(self, addin_path: Path) -> None:
        with ExcelFile(addin_path) as file:
            source = file.get_module("xlwings")
        for key in CONFIGURATION:
            assert f'GetConfig("{key}"' in source, key

    def test_holds_the_configuration_from_its_first_cell_on(self, addin_parts: dict[str, bytes]) -> None:
        assert rows(addin_parts, f"{PROJECT_NAME}.conf") == [
            ["UDF MODULES", ";".join(UDF_MODULES)],
            ["USE UDF SERVER", "True"],
            ["ADD_WORKBOOK_TO_PYTHONPATH", "False"],
        ]

    @pytest.mark.parametrize("key", ["INTERPRETER_WIN", "INTERPRETER_MAC", "PYTHONPATH", "CONDA PATH"])
    def test_leaves_keys_of_one_computer_to_the_users_file(self, key: str) -> None:
        assert key not in CONFIGURATION
