"""Charts that XlsxWriter cannot write: it keeps their places, their parts are written afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Structure


def place_chart(
    workbook: Any, sheet: Any, cell: tuple[int, int], name: str, size: tuple[int, int], description: str
) -> None:
    """Keep a place for a chart whose part is written later, found again by its name.

    Args:
        workbook, sheet: of XlsxWriter.
        cell: row and column of its upper left corner, counted from 0.
        name: of the chart, unique in the workbook.
        size: width and height in pixels.
        description: the alternative text.
    """
    chart = workbook.add_chart({"type": "scatter", "name": name})
    cells = f"='{sheet.get_name()}'!$A$1:$A$2"  # a chart without a series cannot be saved
    chart.add_series({"categories": cells, "values": cells})
    chart.set_size({"width": size[0], "height": size[1]})
    chart.set_chartarea({"border": {"none": True}})
    sheet.insert_chart(*cell, chart, {"object_position": 2, "description": description})


def fill_places(package: Package, charts: Mapping[str, bytes]) -> None:
    """Write the chart parts into the places kept for them, by name."""
    places = {chart.name: chart.part for sheet in Structure.read(package).sheets for chart in sheet.charts}
    for name, part in charts.items():
        package.parts[places[name]] = part
