"""Whatever else a workbook holds is still in it after the engine has written, grown, calculated and saved."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlwings as xw
from lxml import etree

from headless.torture import LAST
from kam_partnership.headless import open_book
from support.package_sense import defects
from support.schema import schema_defects

SHEET, OTHER_SHEET = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
CHART, TABLE, WORKBOOK = "xl/charts/chart1.xml", "xl/tables/table1.xml", "xl/workbook.xml"


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _canonical(part: bytes) -> bytes:
    return etree.tostring(etree.fromstring(part), method="c14n")


def _differing(before: Path, after: Path) -> set[str]:
    """The parts whose content is not the same; XML counts by its meaning, everything else by its bytes."""
    old, new = _parts(before), _parts(after)
    assert list(old) == list(new)  # nothing lost, nothing added, and the order kept
    return {
        name
        for name in old
        if (
            _canonical(old[name]) != _canonical(new[name])
            if name.endswith((".xml", ".rels"))
            else old[name] != new[name]
        )
    }


def _write_cells(book: xw.Book) -> None:
    book.sheets["Partnerschaft"].range("D7:E8").value = [[9.5, 2], [3, 4]]


def _add_rows(book: xw.Book) -> None:
    table = book.sheets["Partnerschaft"].tables["KAM_Criteria"]
    table.rows.add()
    table.rows.add().range[0].value = "Neu"


@pytest.mark.parametrize(
    ("change", "allowed"),
    [
        # The sheet written to, the sheet with a formula over it, and the chart that repeats its cells.
        (_write_cells, {SHEET, OTHER_SHEET, CHART}),
        # Besides: the table's size, and a name for exactly its old rows.
        (_add_rows, {SHEET, OTHER_SHEET, CHART, TABLE, WORKBOOK}),
    ],
)
def test_only_the_parts_concerned_change(
    torture_path: Path, torture_original: Path, change: Callable[[xw.Book], None], allowed: set[str]
) -> None:
    with open_book(torture_path) as book:
        change(book)
        book.save()
    assert _differing(torture_original, torture_path) == allowed
    assert defects(torture_path) == []
    assert schema_defects(torture_path) == schema_defects(torture_original)


def test_in_the_sheet_only_cells_and_their_reach_change(torture_path: Path, torture_original: Path) -> None:
    with open_book(torture_path) as book:
        _write_cells(book)
        _add_rows(book)
        book.save()
    old, new = (etree.fromstring(_parts(path)[SHEET]) for path in (torture_original, torture_path))
    assert [e.tag for e in old] == [e.tag for e in new]
    reaches = {
        "dimension",
        "sheetData",
        "conditionalFormatting",
        "dataValidations",
        "ignoredErrors",
        "extLst",
    }
    for before, after in zip(old, new, strict=True):
        if etree.QName(before).localname in reaches:  # what may differ here: the last row, checked in growth
            assert [e.tag for e in before.iter() if "sheetData" not in str(before.tag)] == [
                e.tag for e in after.iter() if "sheetData" not in str(after.tag)
            ]
            after_text = re.sub(rf":([A-Z]){LAST + 2}\b", rf":\g<1>{LAST}", etree.tostring(after).decode())
            if etree.QName(before).localname != "sheetData":
                assert after_text == etree.tostring(before).decode()
        else:
            assert etree.tostring(before, method="c14n") == etree.tostring(after, method="c14n")


def test_cells_not_concerned_stay_exactly_as_they_were(torture_path: Path, torture_original: Path) -> None:
    with open_book(torture_path) as book:
        _add_rows(book)
        book.save()

    def cells(path: Path) -> dict[str, bytes]:
        root = etree.fromstring(_parts(path)[SHEET])
        return {c.get("r"): etree.tostring(c, method="c14n") for c in root.iter("{*}c")}

    old, new = cells(torture_original), cells(torture_path)
    changed = {a for a in old if old[a] != new.get(a)}
    # Calculated cells, whose cached value XlsxWriter could not know; nothing else.
    assert changed == {"I4", "I5", "I6", "I7", "M7", *(f"F{row}" for row in range(7, LAST + 1))} - {
        a for a in old if old[a] == new.get(a)
    }
    assert all(b"<f" in old[a] for a in changed)


def test_a_dynamic_array_stays_one(torture_path: Path) -> None:
    with open_book(torture_path) as book:
        _write_cells(book)
        book.save()
    cell = etree.fromstring(_parts(torture_path)[SHEET]).find(".//{*}c[@r='M7']")
    assert (cell.get("cm"), cell.find("{*}f").get("t")) == ("1", "array")


def test_saving_opening_and_saving_again_changes_nothing_more(torture_path: Path, tmp_path: Path) -> None:
    with open_book(torture_path) as book:
        _write_cells(book)
        _add_rows(book)
        book.save()
    again = Path(shutil.copy(torture_path, tmp_path / "nochmal.xlsm"))
    with open_book(again) as book:
        book.sheets["Partnerschaft"].range("D7").value = 9.5  # the value it has
        book.app.calculate()
        book.save()
    assert _differing(torture_path, again) == set()


def test_protected_and_hidden_sheets_stay_so(torture_path: Path) -> None:
    with open_book(torture_path) as book:
        book.sheets["SehrVersteckt"].range("A1").value = 43
        book.sheets["Ge schützt"].range("A2").value = 6
        assert book.sheets["Ge schützt"].range("A3").value == 12
        book.save()
    parts = _parts(torture_path)
    states = [sheet.get("state") for sheet in etree.fromstring(parts[WORKBOOK]).iter("{*}sheet")]
    assert states == [None, None, "hidden", "veryHidden", None]
    assert b"<sheetProtection" in parts["xl/worksheets/sheet5.xml"]
