"""Bubbles sized by revenue: from a CSV as any program writes it, or from the workbooks."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName

from kam_partnership.errors import FileUnreadable
from kam_partnership.foreign.crm_export import read_export
from kam_partnership.portfolio.account import Read
from kam_partnership.portfolio.crm_join import join
from kam_partnership.portfolio.read import read_account
from portfolio.made_up import account
from support import workbooks
from support.many_workbooks import Stamp, random_typed


@pytest.mark.parametrize(
    "content",
    [
        "Key Account;Umsatz\nMüller AG;1.200,50\nMeier;3\n".encode("cp1252"),
        'Kunde,Region,Umsatz\nmüller  ag,Nord,"1,200.50"\nMeier,Süd,3\n'.encode("utf-8-sig"),
        "Datei\tUmsatz\nordner\\Müller AG.xlsx\t1200.5\nMeier.xlsx\t3\n".encode(),
    ],
)
def test_a_csv_of_any_program(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "umsatz.csv"
    path.write_bytes(content)
    export = read_export(path)
    assert export.figure_heading == "Umsatz"
    one = account("Müller AG", 5, 5, file="C:\\x\\ordner\\Müller AG.xlsx")
    accounts = [one, account("Meier", 5, 5), account("Fremd", 5, 5)]
    found = [each.size for each in join(export, accounts).apply(accounts)]
    assert found in ([1200.5, 3.0, None], [None, 3.0, None])  # a path counts as a whole or by its name


@pytest.mark.parametrize(
    ("content", "wanted", "key"),
    [
        ("a;b\n1;2\n", "", "figures_without_account"),
        ("Kunde;b\nx;y\n", "", "figures_without_amounts"),
        ("Kunde;b\nx;1\n", "c", "figures_without_column"),
        ("", "", "figures_without_account"),
    ],
)
def test_a_csv_that_does_not_fit_is_refused_with_a_remedy(content: str, wanted: str, key: str, tmp_path: Path) -> None:
    path = tmp_path / "umsatz.csv"
    path.write_text(content)
    with pytest.raises(FileUnreadable, match=key):
        read_export(path, size_by=wanted)


def test_the_figure_stands_in_a_cell_or_in_a_column_of_the_workbook(tmp_path: Path) -> None:
    path = tmp_path / "kam.xlsx"
    path.write_bytes(Stamp().workbook(random_typed(1)))
    workbooks.move_columns(path, range(6), extra="Umsatz")
    book = openpyxl.load_workbook(path)
    sheet = workbooks._main_sheet(book)
    column = openpyxl.utils.range_boundaries(sheet.tables["KAM_Criteria"].ref)[2]
    for row, value in ((10, 100), (11, 20.5), (12, "egal")):
        sheet.cell(row, column).value = value
    sheet["Z99"] = 7
    book.defined_names["Marge"] = DefinedName("Marge", attr_text=f"'{sheet.title}'!$Z$99")
    book.save(path)
    sizes = []
    for figure in ("Umsatz", "marge", "Gibt es nicht", ""):
        read = read_account(path, figure)
        assert isinstance(read, Read)
        sizes.append(read.account.size)
    assert sizes == [120.5, 7.0, None, None]
