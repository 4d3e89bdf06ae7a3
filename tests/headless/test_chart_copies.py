"""The copies of cells that a chart keeps, also in files that something else has damaged."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import etree

from kam_partnership.headless import open_book
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Structure
from support import workbooks

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def trend_of(path: Path) -> tuple[Package, str, etree._Element]:
    package = Package.open(path)
    charts = [chart for sheet in Structure.read(package).sheets for chart in sheet.charts]
    [part] = [chart.part for chart in charts if chart.name == "KAM_Trend"]
    return package, part, package.xml(part)


@pytest.mark.parametrize(
    ("tag", "attribute", "damaged"),
    [
        ("ptCount", "val", ""), ("ptCount", "val", "viele"), ("ptCount", "val", "-1"), ("ptCount", "val", "9" * 30),
        ("pt", "idx", ""), ("pt", "idx", "²"), ("pt", "idx", "-1"), ("pt", "idx", "9" * 30),
    ],
)  # fmt: skip
def test_a_damaged_copy_is_written_anew(tag: str, attribute: str, damaged: str, tmp_path: Path) -> None:
    path = Path(shutil.copy(workbooks.GERMAN, tmp_path / "kam.xlsx"))
    package, part, chart = trend_of(path)
    next(chart.iter(f"{CHART}{tag}")).set(attribute, damaged)
    package.put_xml(part, chart)
    path.write_bytes(package.to_bytes())
    with open_book(path) as book:
        book.names["KAM_Tolerance"].refers_to_range.raw_value = 2.0  # else nothing had to be saved
        book.save()
    renewed = next(trend_of(path)[2].iter(f"{CHART}numCache"))
    assert renewed.find(f"{CHART}ptCount").get("val") == "2"
    assert [point.get("idx") for point in renewed.iter(f"{CHART}pt")] == ["0", "1"]
