"""The partnership diagram as a native chart on a slide; its discs follow the ratings that people edit."""

from __future__ import annotations

from collections.abc import Sequence

from kam_partnership.diagram import design, shapes
from kam_partnership.diagram.label_room import name_key
from kam_partnership.diagram.scene import Place, Scene
from kam_partnership.diagram.stack import line_heights, zone_heights
from kam_partnership.output.chart_xml import Series, axis_title, manual_layout
from kam_partnership.output.diagram_series import (
    BAND_LINES,
    MORE,
    PLOT_SIDE,
    TICK_LABEL,
    band_lines,
    scatter_series,
    zone_areas,
)
from kam_partnership.output.zone_plot import zone_plot
from kam_partnership.report.chart_book import ChartBook, NativeChart
from kam_partnership.report.chart_parts import slide_chart
from kam_partnership.report.page_content import Diagram
from kam_partnership.texts import Language, number_text, short_number, text

#: Parts of the chart around its square plot: left, top, right, bottom.
_MARGINS = 0.085, 0.02, 0.03, 0.135
#: Height of the chart for a width of 1, so that its plot is a square.
DIAGRAM_RATIO = (1 - _MARGINS[0] - _MARGINS[2]) / (1 - _MARGINS[1] - _MARGINS[3])
#: Letters are those of the sheet, grown with the plot and enlarged by this: words have so much room.
_SCALE = 1.18


class _DiagramCells:
    """Writes the diagram's numbers: what people may edit first, what follows from it behind."""

    def __init__(self, book: ChartBook, picture: Diagram, language: Language) -> None:
        self._book, self._picture, self._language = book, picture, language
        self._points: dict[str, tuple[str, str, str]] = {}
        scene = picture.scene
        self._write_criteria(scene)
        for key, places, labels in self._groups(scene):
            self._keep(key, *self._group(key, places, labels))
        self._grid = book.column("grid", [float(step + 1) for step in range(design.GRID + 1)])
        heights, lines = zone_heights(scene.settings), line_heights(scene.settings)
        self._zones = [
            book.column(self.words(f"zone.{zone}"), [row[index] for row in heights])
            for index, zone in enumerate(design.ZONE_COLOURS)
        ]
        self._lines = [
            book.column(self.words(key), [row[index] for row in lines]) for index, key in enumerate(BAND_LINES)
        ]

    def words(self, key: str) -> str:
        """A text as this audience gets it."""
        return self._picture.words.get(key) or text(key, self._language)

    @property
    def grid(self) -> str:
        """See DiagramCells."""
        return self._grid

    def zone(self, index: int) -> str:
        """See DiagramCells."""
        return self._zones[index]

    @property
    def lines(self) -> Sequence[str]:
        """See DiagramCells."""
        return self._lines

    def point(self, key: str, offset: int) -> str:
        """See DiagramCells."""
        return self._points[key][offset - 1] if key in self._points else ""

    def _write_criteria(self, scene: Scene) -> None:
        """Numbers, titles and ratings to edit, and discs and marks that follow them by formulas of our own.

        A bubble stays where it is: it stands for many.
        """
        book, settings = self._book, scene.settings
        rated = {criterion.number: criterion for criterion in self._picture.criteria}
        points = [(point, rated[point.number]) for point in scene.points]
        labels = book.column(text("report.head.rating", self._language), [str(point.number) for point, _ in points])
        book.column(self.words("report.column.criterion"), [criterion.title for _, criterion in points])
        columns = []
        for key, side in (("diagram.x", "supplier"), ("diagram.y", "key_account")):
            columns.append(book.next_letters())
            book.column(self.words(key).rstrip(" →"), [getattr(criterion, side) for _, criterion in points])
        low, span = repr(settings.scale_min), repr(settings.span)
        x_formulas, y_formulas = [], []
        for row, (point, rating) in enumerate(points, start=2):
            true = settings.share_of_scale(rating.supplier), settings.share_of_scale(rating.key_account)
            right, up = (place - share for place, share in zip(point.place, true, strict=True))  # beside others
            x_formulas.append(f"=1+{design.GRID}*({columns[0]}{row}-({low}))/{span}+({design.GRID * right:.9g})")
            y_formulas.append(f"=({columns[1]}{row}-({low}))/{span}+({up:.9g})")
        xs = book.column("x", [1 + design.GRID * point.place[0] for point, _ in points], formulas=x_formulas)
        ys = book.column("y", [point.place[1] for point, _ in points], formulas=y_formulas)
        if points:
            self._keep("criteria", xs, ys, labels)

    def _keep(self, key: str, *areas: str) -> None:
        """Tell a group of points, a long one in two parts: LibreOffice loses series before one with more points."""
        most = design.GRID + 1
        count = len(self._book.values(areas[0]))
        for part, first in ((key, 0), (f"{key}{MORE}", most)):
            if first < count:
                xs, ys, labels = (
                    self._book.part(area, first, most) if area and count > most else area for area in areas
                )
                self._points[part] = xs, ys, labels

    def _group(self, key: str, places: list[Place], labels: list[str]) -> tuple[str, str, str]:
        heading = "sides" if key == "frustration" else key  # the customer can open this workbook
        xs = self._book.column(f"{heading} x", [1 + design.GRID * x for x, _ in places])
        ys = self._book.column(f"{heading} y", [y for _, y in places])
        return xs, ys, self._book.column(f"{heading} label", list(labels)) if labels else ""

    def _groups(self, scene: Scene) -> list[tuple[str, list[Place], list[str]]]:
        groups = []
        for key in ("frustration", "levels"):
            zones = [zone for zone in scene.zone_labels if zone.endswith("frustration") == (key == "frustration")]
            if zones:
                words = [self.words(name_key(zone)) for zone in zones]
                groups.append((key, [scene.zone_labels[zone] for zone in zones], words))
        shares = [scene.settings.share_of_scale(tick) for tick in scene.ticks]
        ticks = [short_number(tick, self._language) for tick in scene.ticks]
        groups.append(("ticks_x", [(share, 0.0) for share in shares], ticks))
        groups.append(("ticks_y", [(0.0, share) for share in shares], ticks))
        groups += [("bubbles", [bubble.place for bubble in scene.bubbles], [bubble.words for bubble in scene.bubbles])]
        groups += [("marks", list(scene.marks), [])]
        for key, ends in (("way", scene.way), ("arrow", scene.arrow)):
            if ends is not None:
                head = shapes.arrow_head(*ends, design.HEAD_LENGTH, design.HEAD_WIDTH)
                groups += [(key, list(ends), []), (f"{key}_head", head, [])]
        for key, said in self._positions(scene).items():
            position = getattr(scene, key)
            groups.append((key, [position.place], []))
            groups.append((f"{key}_ring", shapes.ring(position.place, position.radius), []))
            groups.append((f"{key}_label", [(position.label.x, position.label.y)], [said]))
            if position.leader is not None:
                groups.append((f"{key}_leader", list(position.leader), []))
        groups.append(("legend", [(0.5, 0.0)], [self._legend(scene)]))
        return [group for group in groups if group[1]]

    def _positions(self, scene: Scene) -> dict[str, str]:
        """The positions that there are, with what their labels say."""
        scale, said = scene.settings, {}
        for key in ("overall", "target"):
            position = getattr(scene, key)
            if position is not None:
                scores = (number_text(scale.scale_min + scale.span * part, self._language) for part in position.share)
                said[key] = f"{self.words(f'diagram.{key}')}  {' | '.join(scores)}"
        if scene.previous is not None and scene.previous_date is not None:
            said["previous"] = f"{self.words('diagram.previous')} {scene.previous_date:%m/%Y}"
        return said

    def _legend(self, scene: Scene) -> str:
        """Only what is there, below the axis."""
        there = {"overall": True, "criterion": True, "previous": scene.previous, "target": scene.target}
        words = [f"{design.LEGEND_SIGNS[key]} {self.words(f'diagram.legend.{key}')}" for key in there if there[key]]
        return f"{design.BLANK}\n" * design.LEGEND_BELOW + design.LEGEND_GAP.join(words)


def diagram_chart(picture: Diagram, language: Language, width: float) -> NativeChart:
    """The chart.

    Args:
        width: of its place on the slide, in points.
    """
    book = ChartBook(text("diagram.title", language))
    cells = _DiagramCells(book, picture, language)
    series = Series(book.values)
    areas = zone_areas(cells.words, cells, series)
    lines = band_lines(cells.words, cells.grid, cells.lines, series)
    left, top, right, bottom = _MARGINS
    scale = _SCALE * width * (1 - left - right) / PLOT_SIDE
    scatter = scatter_series(cells.words, cells, series, scale)
    # Below the numbers along the axis and above the legend, which is a label below the axis too.
    below = 1 - bottom + 1.4 * TICK_LABEL.size * scale / (width * DIAGRAM_RATIO)
    plot = zone_plot(
        (areas, lines, scatter),
        axis_title(cells.words("diagram.x"), 0.34, below),
        axis_title(cells.words("diagram.y"), 0.002, 0.22, upright=True),
        manual_layout(left, top, 1 - left - right, 1 - top - bottom),
    )
    return NativeChart(slide_chart(plot), book.to_bytes())
