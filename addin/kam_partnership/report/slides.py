"""Writes a report as PowerPoint slides, with native charts and notes, in our looks or a company's. (python-pptx)"""

from __future__ import annotations

import copy
import datetime as dt
import io
from typing import Any

from kam_partnership.diagram import design
from kam_partnership.output.chart_xml import EMU_PER_POINT
from kam_partnership.report import template as templates
from kam_partnership.report.chart_frame import add_native_chart
from kam_partnership.report.diagram_chart import DIAGRAM_RATIO
from kam_partnership.report.fitting import (
    FIGURE_FACTOR,
    LINE_HEIGHT,
    SIDE_COLOURS,
    figure_room,
    fitting_footer,
    grown,
    keeps_words_whole,
    largest_size,
    lines_needed,
    row_heights,
    row_heights_wanted,
)
from kam_partnership.report.master import house_presentation
from kam_partnership.report.page_content import Diagram, Page, Picture, Point, PortfolioMap, Profile, Report, Table
from kam_partnership.report.portfolio_chart import map_size
from kam_partnership.report.template import Choice, Frame
from kam_partnership.texts import Language
from kam_partnership.xlsx.namespaces import DRAWING
from kam_partnership.xlsx.package import Package

#: Sizes to try for titles, words and tables, in points.
TITLE_SIZES = (30, 26, 24, 22, 20, 18, 16)
WORD_SIZES = (16, 15, 14, 13, 12, 11, 10)
WORDS_BELOW_TABLE = 14
TABLE_SIZES = (18, 16, 14, 13, 12, 11, 10, 9)
FOOTER_SIZES = (11, 10, 9, 8)
SPACE_BEFORE = 0.65
CELL_PADDING = 6.0, 4.0
#: PowerPoint's table style without lines and fills.
PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
#: A fixed moment where the assessment has no date, so that the same input gives the same bytes.
EPOCH = dt.datetime(2026, 1, 1)
_LANGUAGES = {Language.DE: "de-DE", Language.EN: "en-GB"}
_DRAWING = f"{{{DRAWING}}}"


def write_slides(report: Report, base: Any = None, moment: dt.datetime = EPOCH) -> bytes:
    """The report as a .pptx file; the same report always gives the same bytes.

    Args:
        report: what to show.
        base: a company's presentation from ``template.open_template``; None for our own looks.
        moment: what the file says about when it was made.
    """
    from pptx import Presentation

    own = base is None
    presentation = Presentation(io.BytesIO(house_presentation(report.language))) if own else base
    _describe(presentation, report, moment)
    for number, page in enumerate(report.pages, start=1):
        _Writer(presentation, report, own=own).write(page, number)
    buffer = io.BytesIO()
    presentation.save(buffer)
    return Package.open(buffer.getvalue()).to_bytes()


def _describe(presentation: Any, report: Report, moment: dt.datetime) -> None:
    """Properties of the document: what it is, nothing about who."""
    properties = presentation.core_properties
    properties.title = report.title
    properties.language = _LANGUAGES[report.language]
    properties.created = properties.modified = moment
    properties.revision = 1
    for name in ("author", "last_modified_by", "comments", "keywords", "subject", "category", "version"):
        setattr(properties, name, "")


class _Writer:
    """Writes one page."""

    def __init__(self, presentation: Any, report: Report, *, own: bool) -> None:
        self._presentation, self._report, self._own = presentation, report, own
        self._slide: Any = None

    def write(self, page: Page, number: int) -> None:
        # A company's layout is taken as it is; ours gives the profile's titles the room that they need.
        wide = self._own and isinstance(page.picture, Profile)
        choice = templates.choose(self._presentation, with_picture=page.picture is not None, wide=wide)
        self._slide = self._presentation.slides.add_slide(choice.layout)
        self._title(page.title, choice)
        if page.picture is not None:
            self._picture(page.picture, page, choice.picture)
            self._points(page.points, choice.words, choice.words_index)
        elif page.table is not None:
            rest = self._table(page, page.table, choice.whole)
            self._points(page.points, rest, largest=WORDS_BELOW_TABLE)
        else:
            self._points(page.points, choice.whole, largest=22)
        self._drop_empty()
        self._footers(choice, number)
        self._slide.notes_slide.notes_text_frame.text = "\n".join(page.notes)

    # ------------------------------------------------------------------ title and words
    def _title(self, words: str, choice: Choice) -> None:
        holder = self._slide.shapes.title
        if holder is None:
            holder = self._slide.shapes.add_textbox(*_box(choice.title or choice.whole))
            holder.name = "Title"
        frame = holder.text_frame
        frame.text = words
        frame.word_wrap = True
        run = frame.paragraphs[0].runs[0]
        self._speak(run)
        width, height = holder.width or 0, holder.height or 0
        if choice.title is not None:
            run.font.bold = True
        if width and height:
            size = largest_size(
                TITLE_SIZES[1:] if self._own else TITLE_SIZES,
                words,
                (width - 2 * 91_440) / EMU_PER_POINT,
                height / EMU_PER_POINT,
                bold=True,
            )
            if not self._own or size < TITLE_SIZES[1]:
                run.font.size = _points(size)

    def _points(self, points: tuple[Point, ...], place: Frame, index: int | None = None, largest: int = 18) -> None:
        if not points:
            return
        holder = next(
            (p for p in self._slide.placeholders if index is not None and p.placeholder_format.idx == index), None
        )
        if holder is None:
            holder = self._slide.shapes.add_textbox(*_box(place))
        frame = holder.text_frame
        frame.word_wrap = True
        size = self._word_size(points, place, largest)
        for position, point in enumerate(points):
            paragraph = frame.paragraphs[0] if position == 0 else frame.add_paragraph()
            self._point(paragraph, point, size, figure_room(points, size), first=position == 0)

    def _word_size(self, points: tuple[Point, ...], place: Frame, largest: int) -> float:
        """The largest size at which all points fit one below the other."""
        width, height = place.width / EMU_PER_POINT - 15, place.height / EMU_PER_POINT - 8
        size = 0.0
        for size in (float(size) for size in (22, 20, 18, *WORD_SIZES) if size <= largest):
            if _height_needed(points, size, width) <= height:
                break
        return size

    def _point(self, paragraph: Any, point: Point, size: float, room: float, *, first: bool) -> None:
        properties = paragraph._p.get_or_add_pPr()
        indent = round(room * EMU_PER_POINT) if point.figure else 0
        properties.set("marL", str(indent))
        properties.set("indent", str(-indent))
        paragraph.space_before = _points(0 if first else SPACE_BEFORE * size)
        properties.append(properties.makeelement(f"{_DRAWING}buNone", {}))
        if point.figure:
            figure = paragraph.add_run()
            figure.text = point.figure
            figure.font.size = _points(size * FIGURE_FACTOR)
            figure.font.bold = True
            figure.font.color.rgb = _colour(SIDE_COLOURS[point.side])
            self._speak(figure)
        run = paragraph.add_run()
        run.text = f"\t{point.words}" if point.figure else point.words
        run.font.size = _points(size)
        self._speak(run)

    def _speak(self, run: Any) -> None:
        """The language for spelling and screen readers."""
        run._r.get_or_add_rPr().set("lang", _LANGUAGES[self._report.language])

    # ------------------------------------------------------------------ pictures and tables
    def _picture(self, picture: Picture, page: Page, place: Frame) -> None:
        if isinstance(picture, Diagram):
            place = _fitted(place, DIAGRAM_RATIO)
        if isinstance(picture, PortfolioMap):
            width, height = map_size(picture, place.width / EMU_PER_POINT, place.height / EMU_PER_POINT)
            place = _fitted(place, height / width)
        add_native_chart(self._slide, picture, self._report.language, _box(place), page.title, page.alternative)

    def _table(self, page: Page, table: Table, place: Frame) -> Frame:
        """The table, and the place left below it."""
        widths = [share * place.width / EMU_PER_POINT for share in table.widths]
        words_width = place.width / EMU_PER_POINT - 15
        below = 20.0 + _height_needed(page.points, WORDS_BELOW_TABLE, words_width) if page.points else 0.0
        room = place.height / EMU_PER_POINT - below
        rows = (table.heads, *table.rows)
        fitting = [size for size in TABLE_SIZES if sum(row_heights(rows, widths, size, CELL_PADDING)) <= room]
        whole = [size for size in fitting if keeps_words_whole(rows, widths, size, CELL_PADDING)]
        size = float(next(iter((*whole, *fitting, TABLE_SIZES[-1]))))
        least = row_heights_wanted(len(rows) - 1, room)
        heights = grown(row_heights(rows, widths, size, CELL_PADDING), least, room)
        total = round(sum(heights) * EMU_PER_POINT)
        shape = self._slide.shapes.add_table(len(rows), len(table.heads), place.left, place.top, place.width, total)
        _describe_shape(shape, page.title, " · ".join(table.heads))
        shape._element.find(".//{*}tableStyleId").text = PLAIN_TABLE
        grid = shape.table
        for column, width in zip(grid.columns, widths, strict=True):
            column.width = round(width * EMU_PER_POINT)
        for row, height in zip(grid.rows, heights, strict=True):
            row.height = round(height * EMU_PER_POINT)
        for number, row in enumerate(rows):
            for column, words in enumerate(row):
                self._cell(grid.cell(number, column), words, size, centred=column in table.centred, head=number == 0)
        top = place.top + total + round(12 * EMU_PER_POINT)
        return Frame(place.left, top, place.width, max(place.bottom - top, round(below * EMU_PER_POINT)))

    def _cell(self, cell: Any, words: str, size: float, *, centred: bool, head: bool) -> None:
        from pptx.enum.dml import MSO_THEME_COLOR
        from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

        beside, above = (round(value * EMU_PER_POINT) for value in CELL_PADDING)
        cell.margin_left = cell.margin_right = beside
        cell.margin_top = cell.margin_bottom = above
        cell.vertical_anchor = MSO_ANCHOR.MIDDLE
        paragraph = cell.text_frame.paragraphs[0]
        if centred:
            paragraph.alignment = PP_ALIGN.CENTER
        run = paragraph.add_run()
        run.text = words
        run.font.size = _points(size)
        run.font.bold = head
        self._speak(run)
        # The theme's own colours, as PowerPoint's table styles use them: a company's table looks like theirs.
        run.font.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1 if head else MSO_THEME_COLOR.TEXT_1
        _underline(cell)
        if head:
            cell.fill.solid()
            cell.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1

    # ------------------------------------------------------------------ placeholders
    def _drop_empty(self) -> None:
        """Nobody should read "Click to add text" in a finished report."""
        for holder in list(self._slide.placeholders):
            if (holder.has_text_frame and not holder.text_frame.text.strip()) or not holder.has_text_frame:
                holder._element.getparent().remove(holder._element)

    def _footers(self, choice: Choice, number: int) -> None:
        """Footer and page number where the layout has a place for them; python-pptx leaves them out."""
        from pptx.enum.shapes import PP_PLACEHOLDER as KIND

        for holder in choice.layout.placeholders:
            kind = holder.placeholder_format.type
            if kind not in (KIND.FOOTER, KIND.SLIDE_NUMBER):
                continue
            element = copy.deepcopy(holder._element)
            body = element.find("{*}txBody")
            if body is None:
                continue
            for paragraph in body.findall(f"{_DRAWING}p")[1:]:
                body.remove(paragraph)
            first = body.find(f"{_DRAWING}p")
            for child in [] if first is None else list(first):
                first.remove(child)
            if first is None:
                first = body.makeelement(f"{_DRAWING}p", {})
                body.append(first)
            kept = {"lang": _LANGUAGES[self._report.language]}
            if kind == KIND.FOOTER:
                width = (holder.width or 0) / EMU_PER_POINT - 15
                words, size = fitting_footer(self._report.footer, FOOTER_SIZES, width)
                run = _child(first, "r")
                _child(run, "rPr", kept if self._own else kept | {"sz": str(round(size * 100))})
                _child(run, "t").text = words
            else:
                field = _child(first, "fld", {"id": "{4B414D00-0000-4000-8000-000000000001}", "type": "slidenum"})
                _child(field, "rPr", kept)
                _child(field, "t").text = str(number)
            properties = element.find("{*}spPr")
            for child in [] if properties is None else list(properties):
                properties.remove(child)  # place and looks come from the layout
            identity = next(element.iter("{*}cNvPr"))
            identity.set("id", str(max(int(shape.shape_id) for shape in self._slide.shapes) + 1))
            self._slide.shapes._spTree.append(element)


def _height_needed(points: tuple[Point, ...], size: float, width: float) -> float:
    """Height of statements one below the other; everything in points."""
    used, room, figure = 0.0, figure_room(points, size), size * FIGURE_FACTOR
    for point in points:
        lines = lines_needed(point.words, size, width - room if point.figure else width)
        text_height = lines * size * LINE_HEIGHT
        used += max(text_height, figure * LINE_HEIGHT if point.figure else 0.0) + SPACE_BEFORE * size
    return used


def _underline(cell: Any) -> None:
    """A light line below a cell."""
    properties = cell._tc.get_or_add_tcPr()
    edge = properties.makeelement(f"{_DRAWING}lnB", {"w": "9525"})
    _child(_child(edge, "solidFill"), "srgbClr", {"val": design.LINE})
    properties.insert(0, edge)


def _child(parent: Any, tag: str, attributes: dict[str, str] | None = None) -> Any:
    child = parent.makeelement(f"{_DRAWING}{tag}", attributes or {})
    parent.append(child)
    return child


def _describe_shape(shape: Any, name: str, description: str) -> None:
    """The name and the alternative text of a frame."""
    identity = next(shape._element.iter("{*}cNvPr"))
    identity.set("descr", description)
    identity.set("title", name)


def _fitted(place: Frame, ratio: float) -> Frame:
    """The largest frame of this height to width inside a place, at its top and in its middle."""
    width = min(place.width, round(place.height / ratio))
    return Frame(place.left + (place.width - width) // 2, place.top, width, round(width * ratio))


def _box(frame: Frame) -> tuple[int, int, int, int]:
    return frame.left, frame.top, frame.width, frame.height


def _points(size: float) -> int:
    return round(size * EMU_PER_POINT)


def _colour(digits: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(digits)
