"""A dot plot shows each known value in its row, and neither invents nor hides one."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest

from kam_partnership.assessment import Settings
from kam_partnership.diagram import design
from kam_partnership.output.book import OutputBook
from kam_partnership.output.chart_data import ChartData
from kam_partnership.output.dot_plot import TOP, DotPlot, Dots, add_dot_plot
from kam_partnership.output.zone_diagram import add_zone_diagram
from kam_partnership.output.zone_points import DiagramPoint, PointGroup, ZoneDiagram
from kam_partnership.texts import Language
from kam_partnership.xlsx.package import Package

ROWS = ("=1+1", "Ein sehr langer Name, der in keiner Spalte der Welt Platz haben kann, auch hier nicht", "C")


def _plot(*dots: Dots, **more: object) -> tuple[dict[str, list[object]], bytes]:
    """The hidden columns by their headings, and the chart part."""
    book = OutputBook(Language.DE, "Probe")
    sheet = book.page("Probe", "Titel")
    plot = DotPlot("Bild", "Titel", ROWS, dots, (0.0, 10.0), {0.0: "0", 5.0: "5", 10.0: "10"}, **more)  # type: ignore[arg-type]
    add_dot_plot(book, sheet, (4, 1), ChartData(book, "Daten"), plot, "Bild")
    data = book.to_bytes()
    columns = openpyxl.load_workbook(io.BytesIO(data))["Daten"].iter_cols(values_only=True)
    (chart,) = (part for name, part in Package.open(data).parts.items() if name.startswith("xl/charts/chart"))
    return {str(heading): [v for v in values if v is not None] for heading, *values in columns}, chart


def test_a_dot_stands_in_its_row_and_an_unknown_value_is_no_dot() -> None:
    columns, _ = _plot(Dots("Eigen", [2.5, None, 10.0], "0072B2"))
    assert columns["Eigen x"] == [0.25, 1]
    assert columns["Eigen y"] == [2.5, 0.5]  # the first row stands on top


def test_a_range_reaches_from_its_lowest_to_its_highest_value() -> None:
    columns, _ = _plot(Dots("Eigen", [5.0, 5.0, 5.0], "0072B2", ranges=[(2.0, 8.0), None, (5.0, 5.0)], shift=0.25))
    assert columns["range"] == [0.5, 0.5]
    assert columns["range half"] == pytest.approx([0.3, 0])
    assert columns["range y"] == [2.75, 0.75]


def test_a_join_never_crosses_the_dots_it_joins() -> None:
    columns, _ = _plot(Dots("A", [1.0, 4.0, 5.0], "0072B2"), Dots("B", [9.0, 4.1, None], "5B6470"), joined=True)
    assert columns["range"] == [0.5]
    assert 0.37 < float(str(columns["range half"][0])) < 0.4


def test_equal_dots_can_stand_apart() -> None:
    columns, _ = _plot(Dots("A", [5.0, 5.0, 5.0], "0072B2", shifts=[0.2, 0.0, 0.0]))
    assert columns["A y"] == [2.7, 1.5, 0.5]


def test_the_words_of_a_limit_stand_apart_from_the_legend() -> None:
    def top_of_legend(**more: object) -> float:
        _, chart = _plot(Dots("A", [1.0, 2.0, 3.0], "0072B2"), **more)
        legend = chart[chart.index(b"<c:legend>") :]
        found = re.search(rb'<c:y val="([0-9.]+)"/><c:w val="[0-9.]+"/><c:h val="([0-9.]+)"/>', legend)
        assert found is not None
        return float(found[1]) + float(found[2])

    plot = DotPlot("Bild", "Titel", ROWS, (), (0.0, 10.0), {0.0: "0", 10.0: "10"})
    words_of_limit = (TOP - 20) / plot.size[1]  # they stand right above the plot
    assert top_of_legend(limit=(5.0, "Grenze 5")) <= words_of_limit
    assert top_of_legend() > words_of_limit


def test_names_are_text_and_fit_beside_the_plot() -> None:
    columns, chart = _plot(Dots("A", [1.0, 2.0, 3.0], "0072B2"))
    assert columns["names"][0] == "=1+1"
    assert str(columns["names"][1]).endswith("…")
    assert b"=1+1</" in chart


def test_the_zone_diagram_draws_an_interval_through_its_point() -> None:
    book = OutputBook(Language.DE, "Probe")
    sheet = book.page("Probe", "Titel")
    point = DiagramPoint((0.5, 0.5), "Alle", group="g", reach=(0.1, 0.25))
    diagram = ZoneDiagram("Bild", "Alle", Settings(), [point], [PointGroup("g", "Alle", "12355B", strength=1.0)])
    add_zone_diagram(book, sheet, (4, 1), ChartData(book, "Daten"), diagram, "Bild")
    data = book.to_bytes()
    columns = openpyxl.load_workbook(io.BytesIO(data))["Daten"].iter_cols(values_only=True)
    found = {heading: values[0] for heading, *values in columns}
    assert (found["+- x"], found["+- y"]) == (0.1 * design.GRID, 0.25)
    (chart,) = (part for name, part in Package.open(data).parts.items() if name.startswith("xl/charts/chart"))
    assert chart.count(b"<c:errBars>") == 2
