"""The diagram in workbooks that we write shows the template's zones, and labels that can be read."""

from __future__ import annotations

import io
import random
import re
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kam_partnership.assessment import Settings, Zone, zone_of
from kam_partnership.diagram import design
from kam_partnership.diagram.label_places import Bubble, place_labels
from kam_partnership.diagram.stack import line_heights, zone_heights
from kam_partnership.output.book import OutputBook
from kam_partnership.output.chart_data import ChartData
from kam_partnership.output.zone_diagram import add_zone_diagram
from kam_partnership.output.zone_points import DiagramPoint, PointGroup, ZoneDiagram, bubble_diameters
from kam_partnership.texts import Language
from kam_partnership.xlsx.package import Package
from support.libreoffice import needs_libreoffice, recalculate
from support.workbooks import GERMAN, SCALES

GROUPS = (PointGroup("a", "Investieren", design.GREEN, "diamond"), PointGroup("b", "Halten", design.BLUE))


def _points(count: int) -> list[DiagramPoint]:
    chance = random.Random(count)
    return [
        DiagramPoint((chance.random(), chance.random()), f"Account {n}", str(n), 9 + n % 20, "ab"[n % 2])
        for n in range(1, count + 1)
    ]


def _diagram(count: int) -> tuple[bytes, list[str]]:
    book = OutputBook(Language.DE, "Probe")
    sheet = book.page("Probe", "Titel")
    diagram = ZoneDiagram("Bild", "Alle", Settings(), _points(count), GROUPS)
    labels = add_zone_diagram(book, sheet, (4, 1), ChartData(book, "Daten"), diagram, "Bild")
    return book.to_bytes(), [label.words for label in labels]


def test_the_zones_are_those_of_the_template() -> None:
    sheet = openpyxl.load_workbook(GERMAN, data_only=True)["Daten"]
    for step, (heights, lines) in enumerate(zip(zone_heights(Settings()), line_heights(Settings()), strict=True)):
        x, *native, half = [sheet.cell(step + 2, column).value for column in range(4, 11)]
        assert heights == pytest.approx(native, abs=1e-12)
        assert lines == pytest.approx((native[0], half, half), abs=1e-12)
        assert [sum(lines[:2]), sum(lines)] == pytest.approx([x, sum(native[:4])], abs=1e-12)


@needs_libreoffice
def test_libreoffice_saves_the_lines_where_they_were(tmp_path: Path) -> None:
    """It saves lines beside stacked areas as stacked ones, so what is stacked already is the same afterwards."""
    data, _ = _diagram(3)
    path = tmp_path / "Probe.xlsx"
    path.write_bytes(data)
    before, after = _lines(data), _lines(recalculate(path, tmp_path / "saved").read_bytes())
    assert before.pop("grouping") == after.pop("grouping") == ["stacked"]
    assert before == after
    assert [round(sum(heights), 9) for heights in zip(*before["heights"], strict=True)] == [
        round(step / design.GRID + Settings().tolerance / Settings().span, 9) for step in range(design.GRID + 1)
    ]


def _lines(data: bytes) -> dict[str, list[object]]:
    """The chart's lines over the zones: how they are grouped, and their heights."""
    chart = etree.fromstring(next(part for name, part in Package.open(data).parts.items() if "charts/chart" in name))
    lines = chart.find(".//{*}lineChart")
    assert lines is not None
    heights = [[round(float(v.text or ""), 9) for v in val.iter("{*}v")] for val in lines.iterfind("{*}ser/{*}val")]
    return {"grouping": [lines.find("{*}grouping").get("val")], "heights": list(heights)}


@given(st.sampled_from(SCALES), st.integers(0, 20), st.floats(0.001, 0.999))
def test_every_place_lies_in_the_layer_of_its_zone(scale: tuple[float, ...], step: int, y: float) -> None:
    settings = Settings(*scale)
    x = step / 20
    zone = zone_of(settings.scale_min + x * settings.span, settings.scale_min + y * settings.span, settings)
    heights = dict(zip(design.ZONE_COLOURS, zone_heights(settings, 20)[step], strict=True))
    assert sum(heights.values()) >= 1
    bottom = 0.0
    for name, height in heights.items():
        if name == zone:
            assert bottom - 1e-9 <= y <= bottom + height + 1e-9
        bottom += height
    assert zone is not Zone.UNRATED


def test_the_chart_carries_places_sizes_and_labels_of_all_points() -> None:
    data, words = _diagram(40)
    chart = next(part for name, part in Package.open(data).parts.items() if "charts/chart" in name).decode()
    assert chart.count("<c:dPt>") == 40
    for word in filter(None, words):
        assert f"<c:v>{word}</c:v>" in chart
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Daten"]
    shown = {cell.value for row in sheet.iter_rows(min_row=2) for cell in row}
    assert set(filter(None, words)) <= shown
    assert data == _diagram(40)[0]


def test_no_label_covers_another_one_or_a_stranger() -> None:
    bubbles = [Bubble(p.place[0] * 500, p.place[1] * 500, p.diameter / 2, p.name, p.number) for p in _points(300)]
    placed = place_labels(bubbles, 500, 12, named_first=3)
    boxes = []
    for bubble, label in zip(bubbles, placed, strict=True):
        width, height = 0.53 * 12 * len(label.words), 1.22 * 12
        away = bubble.radius + (2 if label.words == bubble.name else 0)
        dx = {"r": away + width / 2, "l": -away - width / 2}.get(label.position, 0)
        dy = {"t": -away - height / 2, "b": away + height / 2}.get(label.position, 0)
        if label.words:
            boxes.append((bubble.x + dx, bubble.y + dy, width, height))
    for index, (x, y, width, height) in enumerate(boxes):
        for x2, y2, width2, height2 in boxes[:index]:
            apart = abs(x - x2) >= (width + width2) / 2 - 1e-6 or abs(y - y2) >= (height + height2) / 2 - 1e-6
            assert apart
    assert sum(bool(label.words) for label in placed) > 200


def test_a_name_too_long_for_one_line_stands_in_two() -> None:
    """The best partner's name beside the edge of the plot, with something to its left, as with six accounts."""
    best = Bubble(430, 60, 7, "Zürcher Präzisionstechnik AG", "6")
    taken = [(200.0, 0.0, 380.0, 80.0)]
    assert place_labels([best], 500, 12, taken=taken)[0].words == "6"
    (label,) = place_labels([best], 500, 12, taken=taken, named_first=1)
    assert label.words == "Zürcher\nPräzisionstechnik AG"
    assert label.position == "b"


def test_a_small_bubble_is_drawn_after_a_large_one_whatever_group_it_is_of() -> None:
    points = [
        DiagramPoint((0.5, 0.5), "Klein", diameter=8, group="a"),
        DiagramPoint((0.5, 0.5), "Gross", diameter=40, group="b"),
    ]
    book = OutputBook(Language.DE, "Probe")
    sheet = book.page("Probe", "Titel")
    diagram = ZoneDiagram("Bild", "Alle", Settings(), points, GROUPS)
    add_zone_diagram(book, sheet, (4, 1), ChartData(book, "Daten"), diagram, "Bild")
    parts = Package.open(book.to_bytes()).parts
    chart = next(part for name, part in parts.items() if "charts/chart" in name).decode()
    own = re.findall(r'<c:dPt><c:idx val="(\d)"/><c:marker><c:symbol val="(\w+)"/><c:size val="(\d+)"/>', chart)
    assert own == [("0", "circle", "40"), ("1", "diamond", "8")]
    bubbles = chart[chart.index("<c:dPt>") :]
    assert '<a:alpha val="80000"/>' in bubbles
    assert f'<a:ln w="12700" cap="rnd"><a:solidFill><a:srgbClr val="{design.WHITE}"/>' in bubbles
    assert chart.count("<c:legendEntry>") == chart.count("<c:ser>") - len(GROUPS)  # what it keeps are the groups


def test_few_points_all_carry_their_names() -> None:
    bubbles = [Bubble(100 * n, 100 * n, 8, f"Account {n}", str(n)) for n in range(1, 5)]
    assert [label.words for label in place_labels(bubbles, 500, 12)] == [f"Account {n}" for n in range(1, 5)]


def test_no_name_stands_across_an_interval() -> None:
    """To the left of the person would be across the upright line; above is free."""
    settings, groups = Settings(), (*GROUPS, PointGroup("all", "Alle", design.NAVY))
    person = DiagramPoint((0.93, 0.2), "Sabine Groß", "1", 11, "a")
    everybody = DiagramPoint((0.85, 0.3), "", "", 11, "all", reach=(0.05, 0.25))
    alone, beside = (ZoneDiagram("", "", settings, points, groups) for points in ([person], [person, everybody]))
    assert alone.labels()[0].position == "l"
    assert beside.labels()[0].position not in ("l", "")
    # Where there is no other place the number may, so that the point can be found in the table.
    everywhere = [(x, 0.0, x + 5.0, 100.0) for x in range(0, 100, 5)]
    pair = [Bubble(50.0, 50.0, 4.0, "Anna Muster", "1"), Bubble(52.0, 50.0, 4.0, "Bert", "2")]
    assert [label.words for label in place_labels(pair, 100.0, 10.0, lines=everywhere)] == ["1", "2"]


def test_areas_of_bubbles_are_in_proportion_to_the_figure() -> None:
    assert bubble_diameters([100.0, 25.0, None, -3.0, 0.0], smallest=9, largest=40) == [40, 20, 9, 9, 9]
    assert bubble_diameters([None], smallest=9) == [9]
