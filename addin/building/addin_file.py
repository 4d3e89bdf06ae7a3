"""Builds the add-in KAM_Partnerschaft.xlam from addin/vba, addin/ribbon and the Python package."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import xlwings

from building.addin_workbook import (
    AddinSheet,
    workbook_content_types,
    workbook_parts,
    workbook_relationships,
)
from building.icons import build_icons
from building.package import content_types, package, relationships
from building.ribbon_xml import ribbon_xml
from building.text_files import ribbon_texts, wizard_texts
from building.udf_wrappers import signatures, udf_wrappers
from building.vba_project import VBA_PART, VbaModule, build_vba_project, read_module
from building.xlwings_vba import xlwings_modules
from kam_partnership import __version__
from kam_partnership.installation.product import PROJECT_NAME
from kam_partnership.texts import Language
from kam_partnership.xlsx import namespaces
from kam_partnership.xlsx.parts import XML_HEADER

VBA_PROJECT_NAME = "KamPartnerschaft"
UDF_MODULES = ["kam_partnership.excel.udfs"]

#: What holds for every user. Keys of one computer (its interpreter) belong in the user's file, because
#: a key that stands here wins over it. Text, not TRUE: a German Excel would hand over "Wahr".
CONFIGURATION = {
    "UDF MODULES": ";".join(UDF_MODULES),
    "USE UDF SERVER": "True",
    "ADD_WORKBOOK_TO_PYTHONPATH": "False",
}

#: The columns of the sheet ``labels`` after the key; the VBA module UserLanguage counts on this order.
LABEL_LANGUAGES = tuple(Language)

_ADDIN_FOLDER = Path(__file__).parents[1]
VBA_FOLDER = _ADDIN_FOLDER / "vba"

_RIBBON_PART = "customUI/customUI14.xml"
_CORE_PART = "docProps/core.xml"
_MACRO_WORKBOOK = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_ADDIN = "application/vnd.ms-excel.addin.macroEnabled.main+xml"


def build_addin() -> bytes:
    """The finished add-in; the same sources always make the same bytes.

    Raises:
        VbaSourceError: when a VBA source cannot be built in.
        subprocess.CalledProcessError: when the Python functions cannot be wrapped.
    """
    sheets = addin_sheets()
    project = build_vba_project(package(_plain_workbook(sheets)), vba_modules(), VBA_PROJECT_NAME)
    return package(_addin(sheets, project))


def vba_modules() -> list[VbaModule]:
    """Every module of the add-in: ours, xlwings', and the wrappers of the Python functions."""
    sources = sorted(path for path in VBA_FOLDER.iterdir() if path.suffix in {".bas", ".cls"})
    own = [read_module(path) for path in sources]
    return [*own, *xlwings_modules(PROJECT_NAME), udf_wrappers(UDF_MODULES)]


def addin_sheets() -> list[AddinSheet]:
    """The configuration that xlwings reads and the texts that the ribbon shows."""
    labels: list[tuple[str, ...]] = [("key", *LABEL_LANGUAGES)]
    texts = [*ribbon_texts().items(), *wizard_texts(signatures(udf_wrappers(UDF_MODULES)))]
    labels += [(key, *(text[language] for language in LABEL_LANGUAGES)) for key, text in texts]
    return [
        AddinSheet(f"{PROJECT_NAME}.conf", "ConfigurationSheet", CONFIGURATION.items()),
        AddinSheet("labels", "LabelsSheet", labels),
    ]


def _plain_workbook(sheets: Sequence[AddinSheet]) -> dict[str, bytes]:
    """The workbook without VBA: the VBA project takes its document modules from the code names here."""
    return {
        "[Content_Types].xml": _content_types(sheets, {"xl/workbook.xml": _MACRO_WORKBOOK}),
        "_rels/.rels": relationships([_to_workbook()]),
        "xl/_rels/workbook.xml.rels": relationships(workbook_relationships(sheets)),
        **workbook_parts(sheets),
    }


def _addin(sheets: Sequence[AddinSheet], vba_project: bytes) -> dict[str, bytes]:
    own_kinds = {
        "xl/workbook.xml": _ADDIN,
        _CORE_PART: "application/vnd.openxmlformats-package.core-properties+xml",
    }
    to_vba = ("vba", f"{namespaces.MICROSOFT_2006_RELATIONSHIPS}/vbaProject", VBA_PART.removeprefix("xl/"))
    to_ribbon = ("ribbon", f"{namespaces.MICROSOFT_2007_RELATIONSHIPS}/ui/extensibility", _RIBBON_PART)
    to_core = ("core", f"{namespaces.PACKAGE_RELATIONSHIPS}/metadata/core-properties", _CORE_PART)
    return {
        "[Content_Types].xml": _content_types(sheets, own_kinds),
        "_rels/.rels": relationships([_to_workbook(), to_ribbon, to_core]),
        "xl/_rels/workbook.xml.rels": relationships([*workbook_relationships(sheets), to_vba]),
        **workbook_parts(sheets),
        VBA_PART: vba_project,
        _RIBBON_PART: ribbon_xml(),
        **_icons(),
        _CORE_PART: _core_properties(),
    }


def _to_workbook() -> tuple[str, str, str]:
    return "workbook", f"{namespaces.RELATIONSHIPS}/officeDocument", "xl/workbook.xml"


def _content_types(sheets: Sequence[AddinSheet], own_kinds: Mapping[str, str]) -> bytes:
    defaults = {
        "bin": "application/vnd.ms-office.vbaProject",
        "png": "image/png",
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
    }
    return content_types(defaults, {**own_kinds, **workbook_content_types(sheets)})


def _icons() -> dict[str, bytes]:
    """The images, each under the id by which the ribbon names it."""
    icons = build_icons()
    links = [(name.removesuffix(".png"), f"{namespaces.RELATIONSHIPS}/image", f"images/{name}") for name in icons]
    images = {f"customUI/images/{name}": content for name, content in icons.items()}
    return {"customUI/_rels/customUI14.xml.rels": relationships(links), **images}


def _core_properties() -> bytes:
    """Title and version, so that everyone can see which add-in lies on a computer."""
    return (
        f'{XML_HEADER}<cp:coreProperties xmlns:cp="{namespaces.CORE_PROPERTIES}"'
        f' xmlns:dc="{namespaces.DUBLIN_CORE}">'
        "<dc:title>KAM Partnerschaft</dc:title><dc:creator>KAM Partnerschaft</dc:creator>"
        # Doctor compares it with the installed xlwings, without having to unpack the VBA.
        f"<cp:keywords>xlwings {xlwings.__version__}</cp:keywords>"
        f"<cp:version>{__version__}</cp:version></cp:coreProperties>"
    ).encode()
