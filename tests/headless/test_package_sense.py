"""The checks for senseless packages find what Excel would repair or refuse."""

# ruff: noqa: E501  (a table of seeds reads best with one in a line)
from __future__ import annotations

from pathlib import Path

import pytest

from kam_partnership.xlsx.package import Package
from support.package_sense import defects
from support.schema import schema_defects

SHEET, DATA, TABLE = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/tables/table1.xml"
BOOK, STYLES, TYPES = "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"

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
    "two sheets of one name": (BOOK, 'name="Versteckt"', 'name="DATEN"', "two sheets are named daten"),
}  # fmt: skip


def test_a_sound_workbook_has_no_defects(path: Path, torture_original: Path) -> None:
    assert defects(path) == []
    assert defects(torture_original) == []
    assert schema_defects(torture_original) == []


@pytest.mark.parametrize("seeded", SEEDED)
def test_a_seeded_defect_is_found(seeded: str, torture_original: Path, tmp_path: Path) -> None:
    part, old, new, expected = SEEDED[seeded]
    package = Package.open(torture_original)
    content = package.parts[part].decode()
    assert old in content, "the seed has lost its ground"
    package.parts[part] = content.replace(old, new, 1).encode()
    broken = tmp_path / "broken.xlsm"
    broken.write_bytes(package.to_bytes())
    found = defects(broken)
    assert any(expected in defect for defect in found), found


def test_a_schema_defect_is_found(torture_original: Path, tmp_path: Path) -> None:
    package = Package.open(torture_original)
    package.parts[SHEET] = package.parts[SHEET].replace(b'<pane xSplit="2"', b'<pane xSplit="x"')
    broken = tmp_path / "broken.xlsm"
    broken.write_bytes(package.to_bytes())
    assert schema_defects(broken) != []
