"""Defects to be sown into the torture workbook: a test of the tests that look for them."""

# ruff: noqa: E501  (a table of seeds reads best with one in a line)
from __future__ import annotations

from pathlib import Path

from kam_partnership.xlsx.package import Package

SHEET, DATA, TABLE = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/tables/table1.xml"
BOOK, STYLES, TYPES = "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"
CHART, DRAWING = "xl/charts/chart1.xml", "xl/drawings/drawing1.xml"

#: Seed -> part, what stands there, what is put in its place, what our own check says of it; nothing where only the
#: validators know.
SEEDED = {
    "filter smaller than the table": (TABLE, '<autoFilter ref="B6:F14"', '<autoFilter ref="B6:F13"', "the filter"),
    "heading differs from the column": (TABLE, 'name="Lieferant"', 'name="Lieferanten"', "heading 'Lieferant'"),
    "column counted wrongly": (TABLE, '<tableColumns count="5"', '<tableColumns count="4"', "5 columns"),
    "two columns of one name": (TABLE, 'name="Gewicht"', 'name="kriterium"', "two columns are named kriterium"),
    "two tables of one id": ("xl/tables/table2.xml", ' id="2"', ' id="1"', "two tables have the id 1"),
    "two tables of one name": ("xl/tables/table2.xml", 'displayName="KAM_Totals"', 'displayName="KAM_Criteria"', "named kam"),
    "rows out of order": (SHEET, '<row r="9"', '<row r="5"', "row 5 comes after row 8"),
    "cells out of order": (SHEET, '<c r="C9"', '<c r="A9"', "A9 is out of order"),
    "unknown style": (SHEET, '<c r="C9" s="', '<c r="C9" s="9', "C9 has the unknown style"),
    "unknown shared text": (SHEET, '<c r="B9" t="s"><v>', '<c r="B9" t="s"><v>99', "B9 has an unknown shared text"),
    "a part that does not parse": (DATA, "</worksheet>", "", "does not parse"),
    "a relationship to nowhere": ("xl/_rels/workbook.xml.rels", "worksheets/sheet2.xml", "worksheets/x.xml", "missing part"),
    "a part without content type": (TYPES, 'PartName="/xl/tables/table2.xml"', 'PartName="/xl/x.xml"', "missing part xl/x.xml"),
    "formula with an unknown table": (SHEET, "SUMPRODUCT(KAM_Criteria[", "SUMPRODUCT(KAM_Kriterien[", "unknown table"),
    "formula with an unknown column": (SHEET, "SUMPRODUCT(KAM_Criteria[Gewicht", "SUMPRODUCT(KAM_Criteria[Weight", "unknown column"),
    "formula with an unknown sheet": ("xl/charts/chart1.xml", "Daten!$A$2", "Data!$A$2", "unknown sheet Data"),
    "formula with an unknown name": (SHEET, "ISNUMBER(KAM_ColSupplier)", "ISNUMBER(KAM_ColLieferant)", "unknown name"),
    "formula with a lost reference": (SHEET, "SUM(D7:D14)", "SUM(#REF!)", "a reference is lost"),
    "brackets that do not match": (SHEET, "SUM(D7:D14)", "SUM((D7:D14)", "brackets"),
    "unknown differential format": (SHEET, 'dxfId="2"', 'dxfId="3"', "dxfId 3 is unknown"),
    "unknown format of a table column": (TABLE, 'dataDxfId="1"', 'dataDxfId="9"', "dataDxfId 9 is unknown"),
    "validations counted wrongly": (SHEET, '<dataValidations count="2"', '<dataValidations count="3"', "counts 3"),
    "merged cells in a table": (SHEET, '<mergeCell ref="B3:F3"', '<mergeCell ref="B3:F7"', "lie in KAM_Criteria"),
    "merged cells that overlap": (
        SHEET,
        '<mergeCells count="1"><mergeCell ref="B3:F3"/>',
        '<mergeCells count="2"><mergeCell ref="B3:F3"/><mergeCell ref="F3:G4"/>',
        "overlap",
    ),
    "a name like a cell": (BOOK, 'name="KAM_Konst"', 'name="KAM1"', "'KAM1' is no valid name"),
    "a name defined twice": (BOOK, 'name="KAM_Konst"', 'name="KAM_Dyn"', "defined twice"),
    "a name of an unknown sheet": (BOOK, 'localSheetId="0"', 'localSheetId="9"', "unknown sheet"),
    "more shared texts told than there are": ("xl/sharedStrings.xml", 'uniqueCount="', 'uniqueCount="1', "shared texts"),
    "fewer cells with texts told than there are": ("xl/sharedStrings.xml", ' count="2', ' count="', "cells with texts are told"),
    "a shared text without end": ("xl/sharedStrings.xml", "<si><t>", "<si><t>" + "x" * 32_768, "longer than 32767"),
    "a cell beyond all columns": (SHEET, '<c r="F9"', '<c r="ZZZZ9"', "ZZZZ9 is no place"),
    "a style of an unknown font": (STYLES, '<xf numFmtId="0" fontId="0"', '<xf numFmtId="0" fontId="99"', "unknown fontId 99"),
    "a drawing without relationship": (SHEET, '<drawing r:id="rId2"/>', '<drawing r:id="rId99"/>', "undeclared relationship rId99"),
    "a picture without relationship": (DRAWING, 'r:embed="rId1"', 'r:embed="rId98"', "undeclared relationship rId98"),
    "two drawings of one id": (DRAWING, '<xdr:cNvPr id="3"', '<xdr:cNvPr id="2"', "two drawings have the id 2"),
    "a drawing that ends before it begins": (DRAWING, "<xdr:col>20</xdr:col>", "<xdr:col>1</xdr:col>", "ends before it begins"),
    "an axis that crosses no other": (CHART, '<c:crossAx val="50010002"/>', '<c:crossAx val="999"/>', "unknown axis 999"),
    "a diagram on an unknown axis": (CHART, '<c:axId val="50010002"/></c:scatterChart>', '<c:axId val="998"/></c:scatterChart>', "unknown axis 998"),
    "two series of one index": (CHART, '<c:idx val="1"/><c:order', '<c:idx val="0"/><c:order', "two series have the idx 0"),
    "a point beyond those counted": (CHART, '<c:pt idx="7">', '<c:pt idx="8">', "more points than 8"),
    "points out of order": (CHART, '<c:pt idx="3">', '<c:pt idx="1">', "points out of order"),
    "a list too long for a validation": (SHEET, '<formula1>"1,2,3"', '<formula1>"1,2,' + "3," * 130 + '"', "longer than 255"),
    "a prompt title too long": (SHEET, 'promptTitle="Gewicht"', 'promptTitle="' + "G" * 33 + '"', "promptTitle is longer than 32"),
    "a rule without rank": (SHEET, 'dxfId="2" priority="3"', 'dxfId="2" priority="0"', "priority 0"),
    "a sheet's name too long": (BOOK, '<sheet name="Versteckt"', '<sheet name="' + "V" * 32 + '"', "is no name for a sheet"),
    "a name of a missing column": (BOOK, "KAM_Criteria[Lieferant]</", "KAM_Criteria[Kunde]</", "unknown column Kunde"),
    "a name of a missing sheet": (BOOK, "Partnerschaft!$D$7:$D$14</", "Fehlt!$D$7:$D$14</", "unknown sheet Fehlt"),
    "a part whose kind is told twice": (TYPES, "<Override ", '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override ', "twice"),
    "an attribute that nobody knows": (SHEET, "<sheetData>", '<sheetData foo="1">', ""),
    "validations before the conditional formats": (SHEET, "<mergeCells count", "<dataValidations/><mergeCells count", ""),
    "a diagram's parts out of order": (CHART, "<c:plotVisOnly val=\"1\"/></c:chart>", "<c:autoTitleDeleted val=\"0\"/><c:plotVisOnly val=\"1\"/></c:chart>", ""),
    "a yes that is no truth value": (BOOK, 'fullCalcOnLoad="1"', 'fullCalcOnLoad="yes"', ""),
    "two sheets of one name": (BOOK, 'name="Versteckt"', 'name="DATEN"', "two sheets are named daten"),
}  # fmt: skip


#: Who finds it: o our own checks, a openxml-audit, m Microsoft's Open XML SDK.
FOUND_BY = {
    "filter smaller than the table": "o",
    "heading differs from the column": "o",
    "column counted wrongly": "o",
    "two columns of one name": "o",
    "two tables of one id": "o",
    "two tables of one name": "o",
    "rows out of order": "o",
    "cells out of order": "o",
    "unknown style": "om",
    "unknown shared text": "oa",
    "a part that does not parse": "om",
    "a relationship to nowhere": "oam",
    "a part without content type": "om",
    "formula with an unknown table": "o",
    "formula with an unknown column": "o",
    "formula with an unknown sheet": "o",
    "formula with an unknown name": "o",
    "formula with a lost reference": "o",
    "brackets that do not match": "o",
    "unknown differential format": "o",
    "unknown format of a table column": "om",
    "validations counted wrongly": "o",
    "merged cells in a table": "o",
    "merged cells that overlap": "o",
    "a name like a cell": "o",
    "a name defined twice": "o",
    "a name of an unknown sheet": "o",
    "more shared texts told than there are": "o",
    "fewer cells with texts told than there are": "o",
    "a shared text without end": "o",
    "a cell beyond all columns": "o",
    "a style of an unknown font": "om",
    "a drawing without relationship": "oam",
    "a picture without relationship": "oam",
    "two drawings of one id": "om",
    "a drawing that ends before it begins": "o",
    "an axis that crosses no other": "o",
    "a diagram on an unknown axis": "o",
    "two series of one index": "o",
    "a point beyond those counted": "o",
    "points out of order": "o",
    "a list too long for a validation": "o",
    "a prompt title too long": "om",
    "a rule without rank": "o",
    "a sheet's name too long": "om",
    "a name of a missing column": "o",
    "a name of a missing sheet": "o",
    "a part whose kind is told twice": "om",
    "an attribute that nobody knows": "m",
    "validations before the conditional formats": "am",
    "a diagram's parts out of order": "am",
    "a yes that is no truth value": "am",
    "two sheets of one name": "om",
}


def sow(seed: str, sound: Path, broken: Path) -> Path:
    """Writes the sound workbook with one defect."""
    part, old, new, _ = SEEDED[seed]
    package = Package.open(sound)
    content = package.parts[part].decode()
    assert old in content, f"the seed {seed!r} has lost its ground"
    package.parts[part] = content.replace(old, new, 1).encode()
    broken.write_bytes(package.to_bytes())
    return broken
