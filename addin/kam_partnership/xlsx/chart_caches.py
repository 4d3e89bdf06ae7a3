"""The copies of cell values that a chart keeps: Excel renews them on opening, other viewers show them as is."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from lxml import etree

from kam_partnership.cells import CellValue
from kam_partnership.xlsx.areas import Area, parse_area
from kam_partnership.xlsx.namespaces import CHART, CHART_2012
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.sheet_cells import encoded
from kam_partnership.xlsx.structure import Structure

#: What refers to cells, and the copy that stands beside the reference.
_CACHES: Final = {
    f"{{{CHART}}}numRef": f"{{{CHART}}}numCache",
    f"{{{CHART}}}strRef": f"{{{CHART}}}strCache",
    f"{{{CHART_2012}}}datalabelsRange": f"{{{CHART_2012}}}dlblRangeCache",
}

Values = Callable[[Area], tuple[tuple[CellValue, ...], ...]]


def refresh_chart_caches(package: Package, structure: Structure, values: Values) -> None:
    """Renew the copies in every chart of the workbook; charts that are up to date are left as they are."""
    for sheet in structure.sheets:
        for chart in sheet.charts:
            root = package.xml(chart.part)
            changed = [_refresh(reference, cache, values) for reference, cache in _pairs(root)]
            if any(changed):
                package.put_xml(chart.part, root)


def _pairs(root: etree._Element) -> list[tuple[etree._Element, etree._Element]]:
    pairs = []
    for reference in root.iter(*_CACHES):
        cache = reference.find(_CACHES[str(reference.tag)])
        if cache is not None:
            pairs.append((reference, cache))
    return pairs


def _refresh(reference: etree._Element, cache: etree._Element, values: Values) -> bool:
    area = parse_area(reference.findtext("{*}f") or "")
    if area is None:  # a defined name, another workbook: the copy is all there is
        return False
    numeric = etree.QName(cache).localname == "numCache"
    shown = [_shown(value, numeric) for row in values(area) for value in row]
    if _current(cache) == shown:
        return False
    for point in cache.findall(f"{{{CHART}}}pt"):
        cache.remove(point)
    count = cache.find(f"{{{CHART}}}ptCount")
    if count is None:
        return False
    count.set("val", str(len(shown)))
    place = cache.index(count) + 1
    for index, text in enumerate(shown):
        if text is not None:
            point = etree.Element(f"{{{CHART}}}pt", idx=str(index))
            etree.SubElement(point, f"{{{CHART}}}v").text = text
            cache.insert(place, point)
            place += 1
    return True


def _current(cache: etree._Element) -> list[str | None]:
    count = cache.find(f"{{{CHART}}}ptCount")
    shown: list[str | None] = [None] * (0 if count is None else _count(count.get("val", "")) or 0)
    for point in cache.findall(f"{{{CHART}}}pt"):
        index = _count(point.get("idx", ""))
        if index is not None and index < len(shown):
            shown[index] = point.findtext(f"{{{CHART}}}v")
    return shown


def _count(text: str) -> int | None:
    """A count of cells as the file tells it; None for what is none, because files get damaged."""
    return int(text) if re.fullmatch("[0-9]{1,7}", text) else None


def _shown(value: CellValue, numeric: bool) -> str | None:
    """A value as the copy writes it; None for a cell that leaves a gap."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float):
        return f"{value:.10g}"
    if numeric and isinstance(value, str):
        return None
    return encoded(str(value))
