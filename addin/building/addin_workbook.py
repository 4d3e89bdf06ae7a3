"""The workbook inside the add-in: the configuration sheet, the sheet with the ribbon's texts."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from pyopenvba import ExcelFile

from kam_partnership.xlsx.namespaces import RELATIONSHIPS, SPREADSHEET
from kam_partnership.xlsx.parts import XML_HEADER

_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STRINGS_PART = "xl/sharedStrings.xml"
_THEME_PART = "xl/theme/theme1.xml"
_COLUMNS = "ABC"


class AddinSheet:
    """A sheet of text cells.

    Attributes:
        name: what VBA looks it up by.
        code_name: also the name of the sheet's VBA module.
        rows: texts of at most three columns.
    """

    def __init__(self, name: str, code_name: str, rows: Iterable[Sequence[str]]) -> None:
        self.name = name
        self.code_name = code_name
        self.rows = tuple(rows)

    def xml(self, strings: Mapping[str, int]) -> bytes:
        """The sheet's part; ``strings`` are the workbook's shared texts with their numbers."""
        rows = "".join(_row(number, row, strings) for number, row in enumerate(self.rows, start=1))
        return (
            f'{XML_HEADER}<worksheet xmlns="{SPREADSHEET}">'
            f"<sheetPr codeName={quoteattr(self.code_name)}/>"
            f"<sheetData>{rows}</sheetData></worksheet>"
        ).encode()


def _row(number: int, texts: Sequence[str], strings: Mapping[str, int]) -> str:
    cells = "".join(
        f'<c r="{column}{number}" t="s"><v>{strings[text]}</v></c>'
        for column, text in zip(_COLUMNS, texts, strict=False)
    )
    return f'<row r="{number}">{cells}</row>'


def workbook_parts(sheets: Sequence[AddinSheet]) -> dict[str, bytes]:
    """The parts of a workbook with these sheets, without relationships and content types."""
    texts = [text for sheet in sheets for row in sheet.rows for text in row]
    strings = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    return {
        "xl/workbook.xml": _workbook(sheets),
        "xl/styles.xml": _STYLES.encode(),
        _THEME_PART: _theme(),
        _STRINGS_PART: _shared_strings(strings, len(texts)),
        **{_sheet_part(number): sheet.xml(strings) for number, sheet in enumerate(sheets, start=1)},
    }


def workbook_relationships(sheets: Sequence[AddinSheet]) -> list[tuple[str, str, str]]:
    """(id, type, target) from the workbook to its sheets and styles."""
    items = [
        (f"sheet{number}", f"{RELATIONSHIPS}/worksheet", f"worksheets/sheet{number}.xml")
        for number in range(1, len(sheets) + 1)
    ]
    return [
        *items,
        ("styles", f"{RELATIONSHIPS}/styles", "styles.xml"),
        ("theme", f"{RELATIONSHIPS}/theme", "theme/theme1.xml"),
        ("strings", f"{RELATIONSHIPS}/sharedStrings", "sharedStrings.xml"),
    ]


def workbook_content_types(sheets: Sequence[AddinSheet]) -> Mapping[str, str]:
    """Part -> content type, for everything but the workbook itself."""
    kinds = {_sheet_part(number): f"{_SPREADSHEET}.worksheet+xml" for number in range(1, len(sheets) + 1)}
    kinds["xl/styles.xml"] = f"{_SPREADSHEET}.styles+xml"
    kinds[_THEME_PART] = "application/vnd.openxmlformats-officedocument.theme+xml"
    kinds[_STRINGS_PART] = f"{_SPREADSHEET}.sharedStrings+xml"
    return kinds


def _sheet_part(number: int) -> str:
    return f"xl/worksheets/sheet{number}.xml"


def _shared_strings(strings: Mapping[str, int], uses: int) -> bytes:
    items = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in strings)
    return (
        f'{XML_HEADER}<sst xmlns="{SPREADSHEET}" count="{uses}" uniqueCount="{len(strings)}">{items}</sst>'
    ).encode()


def _theme() -> bytes:
    """Excel's own theme, out of the empty add-in that pyOpenVBA brings; no file may be without one."""
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder, "empty.xlam")
        ExcelFile.create_new(empty).close()
        with zipfile.ZipFile(empty) as archive:
            return archive.read(_THEME_PART)


def _workbook(sheets: Sequence[AddinSheet]) -> bytes:
    entries = "".join(
        f'<sheet name={quoteattr(sheet.name)} sheetId="{number}" r:id="sheet{number}"/>'
        for number, sheet in enumerate(sheets, start=1)
    )
    return (
        f'{XML_HEADER}<workbook xmlns="{SPREADSHEET}" xmlns:r="{RELATIONSHIPS}">'
        '<workbookPr codeName="ThisWorkbook"/>'
        '<bookViews><workbookView visibility="hidden"/></bookViews>'
        f"<sheets>{entries}</sheets></workbook>"
    ).encode()


#: The least that Excel wants: one font, two fills, one border, one format.
_STYLES = (
    f'{XML_HEADER}<styleSheet xmlns="{SPREADSHEET}">'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
