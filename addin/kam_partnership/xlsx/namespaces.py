"""The XML namespaces of the file formats, each once: of the package, of workbooks, charts, drawings and slides."""

from __future__ import annotations

from typing import Final

_OPEN_XML: Final = "http://schemas.openxmlformats.org"
_MICROSOFT: Final = "http://schemas.microsoft.com/office"

# The package itself (Open Packaging Conventions).
PACKAGE_RELATIONSHIPS: Final = f"{_OPEN_XML}/package/2006/relationships"
CONTENT_TYPES: Final = f"{_OPEN_XML}/package/2006/content-types"
CORE_PROPERTIES: Final = f"{_OPEN_XML}/package/2006/metadata/core-properties"
DUBLIN_CORE: Final = "http://purl.org/dc/elements/1.1/"

# What the parts say.
#: Of workbooks saved as Strict Open XML.
STRICT_SPREADSHEET: Final = "http://purl.oclc.org/ooxml/spreadsheetml/main"
SPREADSHEET: Final = f"{_OPEN_XML}/spreadsheetml/2006/main"
PRESENTATION: Final = f"{_OPEN_XML}/presentationml/2006/main"
DRAWING: Final = f"{_OPEN_XML}/drawingml/2006/main"
SHEET_DRAWING: Final = f"{_OPEN_XML}/drawingml/2006/spreadsheetDrawing"
CHART: Final = f"{_OPEN_XML}/drawingml/2006/chart"
#: Of the attributes that name a relationship, and the first half of each relationship's type.
RELATIONSHIPS: Final = f"{_OPEN_XML}/officeDocument/2006/relationships"
#: Of elements that stand for each other: one program reads the first, another the second.
COMPATIBILITY: Final = f"{_OPEN_XML}/markup-compatibility/2006"
XML: Final = "http://www.w3.org/XML/1998/namespace"

# What Excel has added since 2006.
EXCEL_2006: Final = f"{_MICROSOFT}/excel/2006/main"
EXCEL_2009: Final = f"{_MICROSOFT}/spreadsheetml/2009/9/main"
CHART_2012: Final = f"{_MICROSOFT}/drawing/2012/chart"
THREADED_COMMENTS: Final = f"{_MICROSOFT}/spreadsheetml/2018/threadedcomments"
#: First halves of the types of relationships to a VBA project, and to a ribbon.
MICROSOFT_2006_RELATIONSHIPS: Final = f"{_MICROSOFT}/2006/relationships"
MICROSOFT_2007_RELATIONSHIPS: Final = f"{_MICROSOFT}/2007/relationships"
RIBBON: Final = f"{_MICROSOFT}/2009/07/customui"
#: Web add-ins: what one of them keeps in the file, and the panes in which they show themselves.
WEB_EXTENSION: Final = f"{_MICROSOFT}/webextensions/webextension/2010/11"
TASK_PANES: Final = f"{_MICROSOFT}/webextensions/taskpanes/2010/11"
#: First half of the types of relationships to both.
MICROSOFT_2011_RELATIONSHIPS: Final = f"{_MICROSOFT}/2011/relationships"


def main(tag: str) -> str:
    """The full name of an element of SpreadsheetML."""
    return f"{{{SPREADSHEET}}}{tag}"
