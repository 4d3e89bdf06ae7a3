"""LibreOffice's opinion is its own, however often it is asked."""

from __future__ import annotations

from pathlib import Path

import openpyxl

import tiers
from kam_partnership.xlsx.package import Package
from support.libreoffice import cell_values, needs_libreoffice, recalculate

SHEET = "xl/worksheets/sheet1.xml"


def with_a_wrong_result(path: Path, number: int) -> Path:
    """A formula that doubles a number, and as its stored result 99."""
    book = openpyxl.Workbook()
    book.active["A1"], book.active["A2"] = number, "=A1*2"
    book.save(path)
    package = Package.open(path)
    package.parts[SHEET] = package.parts[SHEET].replace(b"<f>A1*2</f><v></v>", b"<f>A1*2</f><v>99</v>")
    path.write_bytes(package.to_bytes())
    return path


@needs_libreoffice
def test_every_file_is_calculated_anew_and_no_stored_result_repeated(tmp_path: Path) -> None:
    for number in tiers.some((1, 2, 3), 2):
        path = with_a_wrong_result(tmp_path / "same name.xlsx", number)
        assert cell_values(path)["Sheet", 2, 1] == 99
        assert cell_values(recalculate(path, tmp_path / "lo"))["Sheet", 2, 1] == 2 * number
