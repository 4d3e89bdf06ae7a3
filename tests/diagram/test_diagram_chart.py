"""The native diagram's XML: what lies on top, what other programs show along the axes, how large its letters print."""

from __future__ import annotations

import datetime as dt
import io
import re
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image, ImageFont

import kam_partnership
from kam_partnership.assessment import Assessment, Criterion, SavedPosition, Settings, Target, compute_figures
from kam_partnership.diagram import design, lettering
from kam_partnership.diagram.picture import draw_picture
from kam_partnership.diagram.scene import build_scene
from kam_partnership.report.chart_frame import native_chart
from kam_partnership.report.page_content import Diagram, Rated
from kam_partnership.texts import Language, text
from kam_partnership.workbook import our_charts
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Structure
from support import workbooks

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
#: How much the main page shrinks on A4 landscape, as LibreOffice prints it.
PRINTED = 0.743


@cache
def chart() -> etree._Element:
    """The diagram of the German template."""
    package = Package.open(workbooks.GERMAN)
    charts = [chart for sheet in Structure.read(package).sheets for chart in sheet.charts]
    return package.xml(next(found.part for found in charts if found.name == our_charts.DIAGRAM))


def names_of_series() -> list[str]:
    return [series.findtext(f"{C}tx/{C}v", "") for series in chart().iterfind(f".//{C}scatterChart/{C}ser")]


def test_the_overall_ring_is_the_last_mark_for_excel_and_the_first_line_for_libreoffice() -> None:
    overall = text("diagram.legend.overall", Language.DE)
    marks = [
        name
        for name, series in zip(names_of_series(), chart().iterfind(f".//{C}scatterChart/{C}ser"), strict=True)
        if series.find(f"{C}dLbls") is None or "Kriterium" in name
    ]
    assert marks[0] == marks[-1] == overall
    criteria = [n for n, name in enumerate(marks) if name == text("diagram.legend.criterion", Language.DE)]
    assert min(criteria) > marks.index(overall)
    assert max(criteria) < len(marks) - 2


def test_rings_are_lines_because_some_programs_fill_hollow_marks() -> None:
    for series in chart().iterfind(f".//{C}scatterChart/{C}ser"):
        if series.findtext(f"{C}tx/{C}v") in (
            text(f"diagram.legend.{key}", Language.DE) for key in ("overall", "target")
        ):
            assert series.find(f"{C}marker/{C}symbol").get("val") == "none"
            assert series.find(f"{C}spPr/{A}ln/{A}solidFill") is not None


def test_target_and_overall_position_differ_without_colours() -> None:
    dashes = {
        series.findtext(f"{C}tx/{C}v"): series.find(f"{C}spPr/{A}ln/{A}prstDash") is not None
        for series in chart().iterfind(f".//{C}scatterChart/{C}ser")
        if series.find(f"{C}spPr/{A}ln/{A}solidFill/{A}srgbClr") is not None
        and series.find(f"{C}spPr/{A}ln/{A}solidFill/{A}srgbClr").get("val") != design.WHITE
    }
    assert dashes[text("diagram.legend.target", Language.DE)]
    assert not dashes[text("diagram.legend.overall", Language.DE)]
    way = [
        series.find(f"{C}spPr/{A}ln/{A}prstDash") is not None
        for series in chart().iterfind(f".//{C}scatterChart/{C}ser")
        if series.findtext(f"{C}tx/{C}v") == text("diagram.series.way", Language.DE)
    ]
    assert way == [True, False]  # the way itself, and its head


def test_axes_show_no_numbers_in_programs_that_ignore_their_absence() -> None:
    axes = [axis for kind in ("catAx", "valAx") for axis in chart().iter(f"{C}{kind}")]
    assert len(axes) == 4
    for axis in axes:
        assert axis.find(f"{C}numFmt").get("formatCode") == ";;;"
        assert axis.find(f"{C}numFmt").get("sourceLinked") == "0"
        assert axis.find(f"{C}tickLblPos").get("val") == "none"
        assert axis.find(f"{C}delete").get("val") == "0"  # Excel moves series off deleted axes
    assert not list(chart().iter(f"{C}dateAx"))


def test_the_charts_come_in_the_order_that_every_program_draws_right() -> None:
    plot = chart().find(f".//{C}plotArea")
    assert plot is not None
    kinds = [etree.QName(child).localname for child in plot]
    assert kinds == ["layout", "areaChart", "lineChart", "scatterChart", "catAx", "valAx", "valAx", "valAx", "spPr"]
    assert {plot.find(f"{C}{kind}/{C}grouping").get("val") for kind in ("areaChart", "lineChart")} == {"stacked"}
    assert [axis.find(f"{C}axId").get("val") for axis in plot if etree.QName(axis).localname.endswith("Ax")] == [
        "10", "20", "40", "30"
    ]  # fmt: skip


def test_numbers_print_with_at_least_seven_points() -> None:
    sizes = {int(font.get("sz")) / 100 for font in chart().iterfind(f".//{C}scatterChart//{A}defRPr")}
    assert min(sizes) * PRINTED >= 7


def test_the_legend_tells_only_what_is_there() -> None:
    assert chart().find(f".//{C}legend") is None  # it would name the target without one, with marks of another form
    formula = {cell for cell in _formulas() if "Gesamtposition" in cell}
    assert len(formula) == 1
    assert "IF(ISNUMBER(" in formula.pop()


def _formulas() -> list[str]:
    package = Package.open(workbooks.GERMAN)
    sheet = next(sheet for sheet in Structure.read(package).sheets if sheet.name == "Daten")
    return [element.text or "" for element in package.xml(sheet.part).iter("{*}f")]


# ---------------------------------------------------------------------- slides
def slide(pairs: list[tuple[float, float]], width: float) -> etree._Element:
    criteria = tuple(Criterion(n, f"K{n}", 1.0, *pair) for n, pair in enumerate(pairs, start=1))
    assessment = Assessment(Settings(), criteria, None, Target(8.0, 8.0))
    scene = build_scene(assessment, compute_figures(assessment))
    rated = tuple(Rated(c.number, c.title, c.supplier or 0.0, c.key_account or 0.0) for c in criteria)
    return etree.fromstring(native_chart(Diagram(scene, rated, {}), Language.DE, width).xml)


def test_names_of_zones_grow_with_the_slide_s_diagram() -> None:
    def size(root: etree._Element) -> int:
        climbing = next(body for body in root.iter(f"{A}bodyPr") if body.get("rot") == "-2700000")
        return int(climbing.getparent().find(f".//{A}defRPr").get("sz"))

    small, large = (size(slide([(5.0, 5.0)], width)) for width in (300.0, 600.0))
    assert large == pytest.approx(2 * small, rel=0.02)


def test_no_series_of_a_slide_is_longer_than_the_zones_before_it() -> None:
    """LibreOffice loses every series before a longer one."""
    root = slide([((n * 7 % 100) / 10, (n * 13 % 100) / 10) for n in range(60)], 400.0)
    counts = [int(series.find(f".//{C}ptCount").get("val")) for series in root.iter(f"{C}ser")]
    assert max(counts) == counts[0] == design.GRID + 1


# ---------------------------------------------------------------------- pictures
def test_pictures_are_the_same_with_and_without_complex_text_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pillow measures words otherwise where the library Raqm is installed, if one lets it choose."""
    criteria = (Criterion(1, "K1", 1.0, 8.0, 3.0), Criterion(2, "K2", 1.0, 7.0, 6.0))
    assessment = Assessment(Settings(), criteria, None, Target(6.0, 6.0))
    scene = build_scene(assessment, compute_figures(assessment), SavedPosition(dt.date(2026, 5, 1), 4.0, 4.0))
    pictures = []
    for installed in (False, True):
        monkeypatch.setattr(ImageFont.core, "HAVE_RAQM", installed and ImageFont.core.HAVE_RAQM)
        lettering.face.cache_clear()
        lettering.block.cache_clear()
        pictures.append(draw_picture(scene, Language.DE, "Tarif AV Wärme fi", 500))
    assert pictures[0] == pictures[1]
    assert lettering.face(20, bold=True).layout_engine == ImageFont.Layout.BASIC
    assert Image.open(io.BytesIO(pictures[0])).size[0] == 500


def test_no_font_is_opened_anywhere_else() -> None:
    """One place asks for the layout; a second one could forget to."""
    root = Path(kam_partnership.__file__).parent
    using = [path.name for path in root.rglob("*.py") if re.search(r"\btruetype\(", path.read_text(encoding="utf-8"))]
    assert using == ["lettering.py"]
