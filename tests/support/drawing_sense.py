"""Defects of drawings, diagrams and relationships that make Excel repair a file, and that a schema cannot see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

from kam_partnership.xlsx.package import Package

_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_AXES = ("valAx", "catAx", "dateAx", "serAx")


def drawing_defects(package: Package) -> Iterator[str]:
    """Every defect found, each as one line that names the part."""
    for part in package.parts:
        if not part.endswith((".xml", ".vml")) or part.startswith(("_rels/", "[")):
            continue
        root = package.xml(part)
        checks = [_undeclared_relationships(root, package, part)]
        if root.tag == _DRAWING + "wsDr":
            checks.append(_drawing(root))
        if root.tag == _CHART + "chartSpace":
            checks += [_axes(root), _series(root), _points(root)]
        yield from (f"{part}: {defect}" for check in checks for defect in check)


def _undeclared_relationships(root: etree._Element, package: Package, part: str) -> Iterator[str]:
    used = {
        str(value)
        for element in root.iter(etree.Element)
        for attribute, value in element.attrib.items()
        if str(attribute).startswith(_OFFICE) and value
    }
    yield from (f"undeclared relationship {name}" for name in sorted(used - set(package.relationships(part))))


def _drawing(root: etree._Element) -> Iterator[str]:
    identifiers = (properties.get("id") for properties in root.iter(_DRAWING + "cNvPr"))
    yield from (f"two drawings have the id {name}" for name in _repeated(identifiers))
    for anchor in root.iter(_DRAWING + "twoCellAnchor"):
        for line in ("col", "row"):
            begin, end = (
                tuple(int(anchor.findtext(f"{_DRAWING}{corner}/{_DRAWING}{line}{rest}", "0")) for rest in ("", "Off"))
                for corner in ("from", "to")
            )
            if end < begin:
                yield f"a drawing ends before it begins ({line})"


def _axes(root: etree._Element) -> Iterator[str]:
    known = {axis.find(_CHART + "axId").get("val") for kind in _AXES for axis in root.iter(_CHART + kind)}
    asked = [element.get("val") for element in root.iter(_CHART + "crossAx", _CHART + "axId")]
    yield from (f"unknown axis {name}" for name in sorted(set(asked) - known))


def _series(root: etree._Element) -> Iterator[str]:
    for tag in ("idx", "order"):
        numbers = (series.find(_CHART + tag).get("val") for series in root.iter(_CHART + "ser"))
        yield from (f"two series have the {tag} {number}" for number in _repeated(numbers))


def _points(root: etree._Element) -> Iterator[str]:
    for counted in root.iter(_CHART + "ptCount"):
        indexes = [int(point.get("idx")) for point in counted.getparent().iterfind(_CHART + "pt")]
        if indexes != sorted(set(indexes)):
            yield "points out of order"
        if indexes and max(indexes) >= int(counted.get("val")):
            yield f"more points than {counted.get('val')}"


def _repeated(items: Iterable[object]) -> list[object]:
    return [item for item, count in Counter(items).items() if count > 1]
