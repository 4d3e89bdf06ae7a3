"""Building blocks of chart XML that XlsxWriter cannot write: label ranges, four axes, mixed chart types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from kam_partnership.diagram import design
from kam_partnership.xlsx.namespaces import CHART, CHART_2012, DRAWING, RELATIONSHIPS

LABEL_EXTENSION = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
SERIES_EXTENSION = "{02D57815-91ED-43cb-92C2-25804820EDAC}"

Element = Any
C = ElementMaker(namespace=CHART, nsmap={"c": CHART, "a": DRAWING, "r": RELATIONSHIPS})
A = ElementMaker(namespace=DRAWING, nsmap={"a": DRAWING})
C15 = ElementMaker(namespace=CHART_2012, nsmap={"c15": CHART_2012})

#: Cached values of an absolute range, as the chart part repeats them.
Values = Callable[[str], Sequence[object]]
EMU_PER_POINT = 12_700
#: Shows nothing, whatever the number is: some programs put numbers along an axis that asks for none.
NO_NUMBER = ";;;"


def val(tag: str, value: object) -> Element:
    """An element whose one attribute is ``val``."""
    return getattr(C, tag)(val=str(value))


def solid(colour: str, alpha: int | None = None) -> Element:
    """A solid fill; alpha in thousandths of a per cent."""
    rgb = A.srgbClr(val=colour)
    if alpha is not None:
        rgb.append(A.alpha(val=str(alpha)))
    return A.solidFill(rgb)


def line(colour: str | None, width: float = 0.75, *, dash: str = "", arrow: bool = False) -> Element:
    """A line; width in points; no line at all without a colour."""
    if colour is None:
        return A.ln(A.noFill(), w=str(int(1.5 * EMU_PER_POINT)))
    element = A.ln(solid(colour), w=str(int(width * EMU_PER_POINT)), cap="rnd")
    if dash:
        element.append(A.prstDash(val=dash))
    element.append(A.round())
    if arrow:
        element.append(A.tailEnd(type="triangle", w="med", len="med"))
    return element


@dataclass(frozen=True, slots=True)
class Font:
    """How a text in the chart looks; size in points, rotation in degrees clockwise."""

    size: float
    colour: str
    bold: bool = False
    rotation: float = 0.0

    def properties(self, tag: str) -> Element:
        """Run or paragraph properties."""
        element = getattr(A, tag)(solid(self.colour), sz=str(int(self.size * 100)), b=str(int(self.bold)))
        element.append(A.latin(typeface="Calibri"))
        return element

    def text_properties(self) -> Element:
        """The ``txPr`` of an element that shows text of its own."""
        paragraph = A.p(A.pPr(self.properties("defRPr")), A.endParaRPr(lang="de-DE"))
        return C.txPr(self.body(), A.lstStyle(), paragraph)

    def body(self) -> Element:
        """Body properties: rotation, no wrapping, tight insets."""
        attributes = {"rot": str(int(self.rotation * 60000)), "vert": "horz", "wrap": "none", "anchor": "ctr"}
        insets = {"lIns": "18000", "tIns": "9000", "rIns": "18000", "bIns": "9000"}
        return A.bodyPr(**attributes, **insets)

    def rich(self, words: str) -> Element:
        """A fixed text."""
        run = A.r(self.properties("rPr"), A.t(words))
        return C.rich(self.body(), A.lstStyle(), A.p(A.pPr(self.properties("defRPr")), run))


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels taken from cells, one per point."""

    cells: str
    position: str
    font: Font
    background: str | None = None
    #: A place for each point where they differ; "" for a point without a label.
    positions: Sequence[str] = ()

    def place(self, index: int) -> str:
        """Where the label of a point stands."""
        return self.positions[index] if self.positions else self.position


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker, round by default; diameter in points (2 to 72); hollow without a fill."""

    size: int
    fill: str | None
    outline: str
    outline_width: float
    symbol: str = "circle"
    #: Of the fill, in thousandths of a per cent; LibreOffice shows it opaque.
    alpha: int | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """Error bars along x or y, used as lines: from each point equally far to both sides, lengths from cells."""

    direction: str
    lengths: str
    outline: Element


class Series:
    """Numbers the series of one chart and builds them."""

    def __init__(self, values: Values) -> None:
        self._values = values
        self.count = 0

    def area(self, name: str, categories: str, heights: str, colour: str) -> Element:
        """One layer of stacked areas."""
        element = self._start(name)
        element.append(C.spPr(solid(colour), A.ln(A.noFill())))
        element.append(self._numbers("cat", categories))
        element.append(self._numbers("val", heights))
        return element

    def line(self, name: str, categories: str, heights: str, outline: Element) -> Element:
        """A line over the same categories as the areas; drawn behind all scatter series."""
        element = self._start(name)
        element.append(C.spPr(outline))
        element.append(_marker(None))
        element.append(self._numbers("cat", categories))
        element.append(self._numbers("val", heights))
        element.append(val("smooth", 0))
        return element

    def scatter(
        self,
        name: str,
        xs: str,
        ys: str,
        *,
        outline: Element | None = None,
        marker: Marker | None = None,
        own_markers: Sequence[Marker] = (),
        labels: Labels | None = None,
        bars: Bars | None = None,
        smooth: bool = False,
    ) -> Element:
        """Points, a line through them (a round one with ``smooth``), or both.

        ``own_markers``: one for each point where they differ: bubbles. (A bubble chart cannot stand on areas in Excel.)
        """
        element = self._start(name)
        element.append(C.spPr(outline if outline is not None else line(None)))
        element.append(_marker(marker))
        element.extend(_own_point(index, own) for index, own in enumerate(own_markers))
        if labels is not None:
            element.append(self._labels(labels))
        if bars is not None:
            element.append(self._bars(bars))
        element.append(self._numbers("xVal", xs))
        element.append(self._numbers("yVal", ys))
        element.append(val("smooth", int(smooth)))
        if labels is not None:
            element.append(self._label_range(labels.cells))
        return element

    def _start(self, name: str) -> Element:
        index, self.count = self.count, self.count + 1
        return C.ser(val("idx", index), val("order", index), C.tx(C.v(name)))

    def _numbers(self, tag: str, cells: str) -> Element:
        cache = C.numCache(C.formatCode("General"), *self._points(cells))
        return getattr(C, tag)(C.numRef(C.f(cells), cache))

    def _bars(self, bars: Bars) -> Element:
        element = C.errBars(val("errDir", bars.direction), val("errBarType", "both"), val("errValType", "cust"))
        element.append(val("noEndCap", 1))
        element.extend(self._numbers(tag, bars.lengths) for tag in ("plus", "minus"))
        element.append(C.spPr(bars.outline))
        return element

    def _points(self, cells: str) -> list[Element]:
        values = self._values(cells)
        points = [
            C.pt(C.v(_shown(value)), idx=str(index))
            for index, value in enumerate(values)
            if value is not None and value != ""
        ]
        return [val("ptCount", len(values)), *points]

    def _labels(self, labels: Labels) -> Element:
        element = C.dLbls()
        for index in range(len(self._values(labels.cells))):
            element.append(self._label(labels, index))
        for part in (_background(labels), labels.font.text_properties(), *_label_flags(labels.position)):
            element.append(part)
        return element

    def _label(self, labels: Labels, index: int) -> Element:
        """One label: a field that stands for its cell."""
        if not labels.place(index):
            return C.dLbl(val("idx", index), val("delete", 1))
        guid = f"{{{0x4B414D00 + self.count:08X}-{index:04X}-4000-8000-{index + 1:012X}}}"
        field = A.fld(
            labels.font.properties("rPr"),
            A.pPr(labels.font.properties("defRPr")),
            A.t("[CELLRANGE]"),
            id=guid,
            type="CELLRANGE",
        )
        paragraph = A.p(A.pPr(labels.font.properties("defRPr")), field, A.endParaRPr(lang="de-DE"))
        rich = C.rich(labels.font.body(), A.lstStyle(), paragraph)
        return C.dLbl(val("idx", index), C.tx(rich), _background(labels), *_label_flags(labels.place(index)))

    def _label_range(self, cells: str) -> Element:
        cache = C15.dlblRangeCache(*self._points(cells))
        extension = C.ext(C15.datalabelsRange(C15.f(cells), cache), uri=SERIES_EXTENSION)
        return C.extLst(extension)


def _shown(value: object) -> str:
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def _background(labels: Labels) -> Element:
    fill = solid(labels.background, 80000) if labels.background else A.noFill()
    return C.spPr(fill, A.ln(A.noFill()))


def _label_flags(position: str) -> list[Element]:
    names = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
    extension = C.ext(C15.showDataLabelsRange(val="1"), uri=LABEL_EXTENSION)
    return [val("dLblPos", position), *(val(name, 0) for name in names), C.extLst(extension)]


def _marker(marker: Marker | None) -> Element:
    if marker is None:
        return C.marker(val("symbol", "none"))
    fill = solid(marker.fill, marker.alpha) if marker.fill else A.noFill()
    outline = line(marker.outline, marker.outline_width)
    return C.marker(val("symbol", marker.symbol), val("size", marker.size), C.spPr(fill, outline))


def _own_point(index: int, marker: Marker) -> Element:
    return C.dPt(val("idx", index), _marker(marker), val("bubble3D", 0))


def manual_layout(x: float, y: float, width: float | None = None, height: float | None = None) -> Element:
    """A place in parts of the chart's width and height; with a size it is the inner plot area."""
    layout = C.manualLayout()
    if width is not None:
        layout.append(val("layoutTarget", "inner"))
    layout.append(val("xMode", "edge"))
    layout.append(val("yMode", "edge"))
    layout.append(val("x", f"{x:.5f}"))
    layout.append(val("y", f"{y:.5f}"))
    if width is not None and height is not None:
        layout.append(val("w", f"{width:.5f}"))
        layout.append(val("h", f"{height:.5f}"))
    return C.layout(layout)


def axis_title(words: str, x: float, y: float, *, upright: bool = False) -> Element:
    """A title beside an axis."""
    font = Font(9, design.INK, bold=True, rotation=-90 if upright else 0)
    return C.title(C.tx(font.rich(words)), manual_layout(x, y), val("overlay", 1))


def chart_title(words: str, x: float, y: float) -> Element:
    """A title that does not change, at a place in parts of the chart's width and height."""
    font = Font(12, design.NAVY, bold=True)
    return C.title(C.tx(font.rich(words)), manual_layout(x, y), val("overlay", 1))


def scatter_chart(series: Sequence[Element], x_axis: int = 10, y_axis: int = 20) -> Element:
    """The scatter series of a plot, which stand on the axes with these numbers."""
    style = val("scatterStyle", "lineMarker"), val("varyColors", 0)
    return C.scatterChart(*style, *series, val("axId", x_axis), val("axId", y_axis))


def _scaling(ends: tuple[float, float] | None) -> Element:
    """Where an axis begins and ends; without ends they follow the data."""
    scaling = C.scaling(val("orientation", "minMax"))
    if ends is not None:
        scaling.extend([val("max", f"{ends[1]:g}"), val("min", f"{ends[0]:g}")])
    return scaling


def value_axis(
    number: int,
    crosses: int,
    position: str,
    number_format: str,
    *,
    ends: tuple[float, float] | None = None,
    grid: bool = False,
) -> Element:
    """An axis with numbers; its line stands at the bottom or the left."""
    axis = C.valAx(val("axId", number), _scaling(ends), val("delete", 0))
    axis.append(val("axPos", position))
    if grid:
        axis.append(C.majorGridlines(C.spPr(line(design.GRID_LINE, 0.5))))
    axis.append(C.numFmt(formatCode=number_format, sourceLinked="0"))
    axis.extend(
        [val("majorTickMark", "none" if grid else "out"), val("minorTickMark", "none"), val("tickLblPos", "low")]
    )
    axis.append(C.spPr(A.ln(A.noFill()) if grid else line(design.PLOT_BORDER, 0.75)))
    axis.append(Font(9, design.GREY).text_properties())
    axis.extend([val("crossAx", crosses), val("crosses", "min"), val("crossBetween", "midCat")])
    return axis


def silent_axis(
    kind: str,
    number: int,
    crosses: int,
    position: str,
    *,
    ends: tuple[float, float] | None = None,
    title: Element | None = None,
) -> Element:
    """An axis without line, ticks or numbers. Present all the same: Excel moves series off deleted axes."""
    axis = getattr(C, kind)(val("axId", number), _scaling(ends), val("delete", 0), val("axPos", position))
    if title is not None:
        axis.append(title)
    axis.append(C.numFmt(formatCode=NO_NUMBER, sourceLinked="0"))
    for tag, value in (("majorTickMark", "none"), ("minorTickMark", "none"), ("tickLblPos", "none")):
        axis.append(val(tag, value))
    axis.append(C.spPr(A.ln(A.noFill())))
    axis.extend([val("crossAx", crosses), val("crosses", "autoZero")])
    if kind == "catAx":
        axis.extend([val("auto", 0), val("lblAlgn", "ctr"), val("lblOffset", 100), val("noMultiLvlLbl", 1)])
    else:
        axis.append(val("crossBetween", "midCat"))
    return axis


def legend(
    keep: Sequence[int], count: int, x: float, y: float, width: float, height: float, *, size: float = 8.5
) -> Element:
    """A legend for some of the series; ``size`` of its words in points."""
    element = C.legend(val("legendPos", "b"))
    element.extend(C.legendEntry(val("idx", i), val("delete", 1)) for i in range(count) if i not in keep)
    layout = C.manualLayout(val("xMode", "edge"), val("yMode", "edge"))
    layout.extend(val(tag, f"{value:.5f}") for tag, value in zip("xywh", (x, y, width, height), strict=True))
    element.extend([C.layout(layout), val("overlay", 0), Font(size, design.GREY).text_properties()])
    return element


def chart_space(title: Element | None, plot: Element, chart_legend: Element | None = None) -> bytes:
    """The whole chart part."""
    if title is None:
        chart = C.chart(val("autoTitleDeleted", 1), plot)
    else:
        chart = C.chart(title, val("autoTitleDeleted", 0), plot)
    if chart_legend is not None:
        chart.append(chart_legend)
    chart.extend([val("plotVisOnly", 0), val("dispBlanksAs", "gap")])
    space = C.chartSpace(val("date1904", 0), val("lang", "de-DE"), val("roundedCorners", 0), chart)
    space.append(C.spPr(solid(design.WHITE), A.ln(A.noFill())))
    space.append(Font(10, design.INK).text_properties())
    etree.cleanup_namespaces(space, keep_ns_prefixes=["c", "a", "r"])
    result: bytes = etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)
    return result
