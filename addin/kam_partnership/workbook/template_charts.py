"""The charts as the template has them: to see whether a workbook's own are whole, and to bring them back."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from kam_partnership.errors import NameMissing
from kam_partnership.shipped_files import template_path
from kam_partnership.texts.language import Language
from kam_partnership.workbook import names
from kam_partnership.workbook.our_charts import CHARTS, DIAGRAM, Role, sheets_by_role
from kam_partnership.xlsx.areas import Area
from kam_partnership.xlsx.namespaces import CHART, RELATIONSHIPS, SHEET_DRAWING, main
from kam_partnership.xlsx.package import Package, read_bytes
from kam_partnership.xlsx.parts import add_part, free_part, relate
from kam_partnership.xlsx.structure import Sheet, Structure

#: The cells that one series shows, as (x or category, value), each without sheet and dollar signs.
Cells = Counter[tuple[str, str]]

_DRAWING = f"{{{SHEET_DRAWING}}}"
_CHART = f"{{{CHART}}}"
_RELATION = f"{{{RELATIONSHIPS}}}id"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
#: What must follow the drawing in a sheet's part.
_AFTER_DRAWING = [
    *("legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems"),
    *("tableParts", "extLst"),
]
_CATEGORY, _VALUES = (f"{_CHART}cat", f"{_CHART}xVal"), (f"{_CHART}val", f"{_CHART}yVal")


@dataclass(frozen=True, slots=True)
class Template:
    """A template's file, opened."""

    package: Package
    structure: Structure
    sheets: Mapping[Role, str]

    def part(self, chart: str) -> str:
        """The part that describes a chart."""
        return next(found.part for sheet in self.structure.sheets for found in sheet.charts if found.name == chart)


@functools.cache
def template(language: Language) -> Template:
    """The template of a language, read once; never changed."""
    path = template_path(language)
    package = Package.open(read_bytes(path), str(path))
    structure = Structure.read(package)
    return Template(package, structure, sheets_by_role(structure))


# ---------------------------------------------------------------------- what a whole chart shows
def cells_of_chart(chart: etree._Element) -> Cells:
    """The cells that the series of a chart part show."""
    return Counter(
        (_plain(_formula(series, _CATEGORY)), _plain(_formula(series, _VALUES)))
        for series in chart.iter(f"{_CHART}ser")
    )


def cells_of_formulas(formulas: Iterable[str], data_sheet: str) -> Cells | None:
    """The same from series formulas as Excel tells them; None when one shows other cells than our data sheet's."""
    cells: Cells = Counter()
    for formula in formulas:
        references = list(_references(formula))
        if len(references) != 2 or any(sheet.casefold() != data_sheet.casefold() for sheet, _ in references):
            return None
        cells[references[0][1], references[1][1]] += 1
    return cells


#: A reference in a series formula: a sheet, quoted where it must be, and cells.
_REFERENCE = re.compile(r"(?:'((?:[^']|'')+)'|([^\s,('!]+))!(\$[A-Z]+\$\d+(?::\$[A-Z]+\$\d+)?)")


def _references(formula: str) -> Iterator[tuple[str, str]]:
    # The series' own title is a text, which may hold anything, or is left out.
    without_texts = re.sub(r'"(?:[^"]|"")*"', "", formula)
    for quoted, plain, cells in _REFERENCE.findall(without_texts):
        yield (quoted.replace("''", "'") or plain), _plain(cells)


def _formula(series: etree._Element, tags: tuple[str, str]) -> str:
    for tag in tags:
        found = series.find(f"{tag}//{_CHART}f")
        if found is not None:
            return found.text or ""
    return ""


def _plain(reference: str) -> str:
    """``$A$1:$A$1`` and ``$A$1`` are the same cell."""
    first, _, last = reference.rpartition("!")[2].replace("$", "").partition(":")
    return first if last in ("", first) else f"{first}:{last}"


def expected_cells(language: Language, chart: str) -> Cells:
    """What a whole chart shows; the same in every language."""
    source = template(language)
    return cells_of_chart(source.package.xml(source.part(chart)))


# ---------------------------------------------------------------------- in a file
def damaged_charts(package: Package, structure: Structure, language: Language) -> list[str]:
    """The charts that a workbook file lacks, or that show other cells than they should, in our order."""
    sheets = sheets_by_role(structure)
    return [
        chart
        for chart, role in CHARTS.items()
        if role in sheets and not _is_whole(package, structure, sheets, chart, language)
    ]


def _is_whole(
    package: Package, structure: Structure, sheets: Mapping[Role, str], chart: str, language: Language
) -> bool:
    sheet = structure.sheet(sheets[CHARTS[chart]])
    parts = [found.part for found in sheet.charts if found.name == chart] if sheet is not None else []
    if len(parts) != 1:
        return False
    root = package.xml(parts[0])
    return cells_of_chart(root) == expected_cells(language, chart) and _shows_only(root, sheets.get(Role.DATA, ""))


def _shows_only(chart: etree._Element, sheet: str) -> bool:
    formulas = [found.text or "" for tag in (*_CATEGORY, *_VALUES) for found in chart.iterfind(f".//{tag}//{_CHART}f")]
    return all(_sheet_of(formula).casefold() == sheet.casefold() for formula in formulas)


def _sheet_of(formula: str) -> str:
    return formula.rpartition("!")[0].strip("'").replace("''", "'")


def restore_charts(package: Package, structure: Structure, charts: Iterable[str], language: Language) -> None:
    """Bring charts back into a workbook file: the parts of the package change in place.

    Looks, size and place come from the template; the diagram keeps its distance to the criteria table. The copies
    of cell values in the chart are left to whoever saves the file.
    """
    sheets, source = sheets_by_role(structure), template(language)
    for chart in charts:
        sheet = _sheet(structure, sheets[CHARTS[chart]])
        drawing = _drawing_part(package, sheet)
        _remove(package, sheet, drawing, chart)
        root = _pointed_to(source, chart, sheets[Role.DATA])
        part = free_part(package, "xl/charts/chart{}.xml")
        add_part(package, part, root, _CHART_TYPE)
        anchor = _anchor(source, chart, _shift(source, structure) if chart == DIAGRAM else (0, 0))
        _place(package, drawing, anchor, relate(package, drawing, part, "chart"))


def _pointed_to(source: Template, chart: str, data_sheet: str) -> etree._Element:
    """The template's chart, its formulas leading to another workbook's data sheet."""
    root = source.package.xml(source.part(chart))
    own, wanted = (f"'{name.replace(chr(39), chr(39) * 2)}'!" for name in (source.sheets[Role.DATA], data_sheet))
    for formula in root.iter("{*}f"):
        if formula.text:
            formula.text = formula.text.replace(own, wanted)
    return root


def _drawing_part(package: Package, sheet: Sheet) -> str:
    """The sheet's drawing; a new one when it has none any more."""
    for part in package.parts_of_type("drawing", sheet.part):
        return part
    part = free_part(package, "xl/drawings/drawing{}.xml")
    add_part(package, part, etree.Element(f"{_DRAWING}wsDr", nsmap={"xdr": SHEET_DRAWING}), _DRAWING_TYPE)
    link = relate(package, sheet.part, part, "drawing")
    root = package.xml(sheet.part)
    followers = (child for child in root if child.tag in {main(tag) for tag in _AFTER_DRAWING})
    follower = next(followers, None)
    element = root.makeelement(main("drawing"), {_RELATION: link}, None)
    root.insert(len(root) if follower is None else root.index(follower), element)
    package.put_xml(sheet.part, root)
    return part


def _remove(package: Package, sheet: Sheet, drawing: str, chart: str) -> None:
    """Take a damaged chart away, and the part that described it."""
    root = package.xml(drawing)
    for anchor in list(root):
        label = anchor.find(f".//{_DRAWING}cNvPr")
        if label is not None and label.get("name") == chart:
            root.remove(anchor)
    package.put_xml(drawing, root)
    for old in [found.part for found in sheet.charts if found.name == chart]:
        # Its own looks and colours, if Excel gave it some, belong to nobody else.
        for belonging in [link.target for link in package.relationships(old).values() if not link.external]:
            if belonging in package.parts:
                package.remove(belonging)
        package.parts.pop(f"{old.rpartition('/')[0]}/_rels/{old.rpartition('/')[2]}.rels", None)
        package.remove(old)


def _anchor(source: Template, chart: str, shift: tuple[int, int]) -> etree._Element:
    """The template's frame around a chart, moved by so many rows and columns."""
    sheet = _sheet(source.structure, source.sheets[CHARTS[chart]])
    root = source.package.xml(source.package.part_of_type("drawing", sheet.part))
    labelled = ((anchor, anchor.find(f".//{_DRAWING}cNvPr")) for anchor in root)
    anchor = deepcopy(next(anchor for anchor, label in labelled if label is not None and label.get("name") == chart))
    for tag, distance in zip(("row", "col"), shift, strict=True):
        for number in anchor.iterfind(f"*/{_DRAWING}{tag}"):
            number.text = str(max(0, int(number.text or "0") + distance))
    return anchor


def _shift(source: Template, structure: Structure) -> tuple[int, int]:
    """So many rows and columns the criteria table has moved or grown to the right since it was the template's."""
    before, now = (_table(one) for one in (source.structure, structure))
    return now.top - before.top, now.right - before.right


def _table(structure: Structure) -> Area:
    """The criteria table; its column of ratings alone when it is a table no more."""
    table = structure.table(names.CRITERIA_TABLE)
    area = structure.resolve(names.SUPPLIER_COLUMN) if table is None else table.area
    if area is None:
        raise NameMissing("name_missing", name=names.CRITERIA_TABLE)
    return area


def _sheet(structure: Structure, name: str) -> Sheet:
    return next(sheet for sheet in structure.sheets if sheet.name == name)


def _place(package: Package, drawing: str, anchor: etree._Element, link: str) -> None:
    root = package.xml(drawing)
    taken = {label.get("id") for label in root.iter(f"{_DRAWING}cNvPr")}
    label, reference = next(anchor.iter(f"{_DRAWING}cNvPr")), next(anchor.iter(f"{_CHART}chart"))
    label.set("id", next(str(number) for number in range(2, len(taken) + 3) if str(number) not in taken))
    reference.set(_RELATION, link)
    root.append(anchor)
    package.put_xml(drawing, root)
