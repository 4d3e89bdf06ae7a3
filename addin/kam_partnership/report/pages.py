"""Writes a report as a PDF of slides: vectors, embedded fonts, bookmarks; the same bytes every time. (ReportLab)

Places are those of the house's slides, so that both look alike.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from kam_partnership.diagram import design
from kam_partnership.diagram.drawing import draw_scene
from kam_partnership.diagram.pdf import FONTS, TEXT_FONT, PdfSurface, new_canvas
from kam_partnership.diagram.scene import Place
from kam_partnership.diagram.surface import BOTTOM, HEIGHT, LEFT, TOP, WIDTH
from kam_partnership.report import master
from kam_partnership.report.fitting import (
    FIGURE_FACTOR,
    SIDE_COLOURS,
    figure_room,
    fitting_footer,
    grown,
    pieces,
    row_heights_wanted,
)
from kam_partnership.report.page_content import Diagram, Page, Picture, Point, Profile, Report, Table, Trend
from kam_partnership.report.pictures import Area, draw_profile, draw_trend

INCH = 72.0
PAGE = master.WIDTH * INCH, master.HEIGHT * INCH
BOLD, TEXT = FONTS[True], TEXT_FONT
LEADING = 1.24
#: The diagram has no heading here: so much of its upper margin is not needed.
UNUSED_TOP = TOP - 0.03
TITLE_SIZES = (26.0, 24.0, 22.0, 20.0, 18.0, 16.0)
WORD_SIZES = (16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0)
FOOTER_SIZES = (master.FOOTER_SIZE, 9.0, 8.5, 8.0)
TABLE_SIZES = (18.0, 16.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0)
WORDS_BELOW_TABLE = 14.0
SPACE_BEFORE = 0.7
#: The diagram of the sheet is read from nearer than a slide: its letters are enlarged, as on the native one.
LETTERS, LEGEND_TOP = 1.15, -0.1
PADDING = 7.0, 5.0
GAP_BELOW_TABLE = 12.0


def write_pages(report: Report) -> bytes:
    """The report as a PDF file."""
    buffer = io.BytesIO()
    canvas = new_canvas(buffer, PAGE, report.language)
    canvas.setTitle(report.title)
    canvas.setSubject(" ".join(page.alternative for page in report.pages if page.alternative))
    canvas.showOutline()
    canvas.setViewerPreference("DisplayDocTitle", "true")
    for number, page in enumerate(report.pages, start=1):
        canvas.bookmarkPage(page.key)
        canvas.addOutlineEntry(page.title, page.key, level=0)
        _Writer(canvas, report).write(page, number)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


class _Writer:
    """Writes one page."""

    def __init__(self, canvas: Any, report: Report) -> None:
        self._canvas, self._report = canvas, report

    def write(self, page: Page, number: int) -> None:
        self._surroundings(number)
        self._title(page.title)
        below = _area(master.LINE_BOX)[1] - 16
        left, right = _area(master.TITLE)[0], master.LINE_BOX[0] * INCH + master.LINE_BOX[2] * INCH
        whole = left, 44.0, right - left, below - 44
        if page.picture is not None:
            wide = isinstance(page.picture, Profile)
            self._picture(page.picture, _area(master.WIDE_PICTURE if wide else master.PICTURE))
            self._points(page.points, _area(master.NARROW_WORDS if wide else master.WORDS))
        elif page.table is not None:
            layouts = _layouts(page.points, WORDS_BELOW_TABLE, whole[2])
            room = GAP_BELOW_TABLE + sum(taken for _, _, taken in layouts) if layouts else 0.0
            end = self._table(page.table, whole, room) - GAP_BELOW_TABLE
            self._points(page.points, (left, whole[1], whole[2], end - whole[1]), largest=WORDS_BELOW_TABLE)
        else:
            self._points(page.points, whole, largest=20.0)

    def _surroundings(self, number: int) -> None:
        for box, colour in master.MARKS:
            self._box(_area(box), colour)
        left, bottom, width, _ = _area(master.LINE_BOX)
        self._box((left, bottom, width, 0.75), design.LINE)
        left, bottom, width, height = _area(master.FOOTER)
        baseline = bottom + height / 2 - 3
        footer, size = fitting_footer(self._report.footer, FOOTER_SIZES, width)
        self._font(TEXT, size, design.GREY)
        self._canvas.drawString(left, baseline, footer)
        left, _, width, _ = _area(master.NUMBER)
        self._canvas.drawRightString(left + width, baseline, str(number))

    def _title(self, words: str) -> None:
        left, bottom, width, height = _area(master.TITLE)
        size, lines = _fitting(words, BOLD, TITLE_SIZES[:3], (width, TITLE_SIZES[0] * LEADING))
        if len(lines) > 1:
            size, lines = _fitting(words, BOLD, TITLE_SIZES, (width, height))
        block = len(lines) * size * LEADING
        self._lines(lines, (left, bottom + (height + block) / 2), (BOLD, size, design.NAVY))

    # ------------------------------------------------------------------ words
    def _points(self, points: tuple[Point, ...], area: Area, largest: float = 18.0) -> None:
        left, bottom, width, height = area
        sizes = [size for size in (20.0, 18.0, *WORD_SIZES) if size <= largest]
        layouts: list[tuple[Point, list[str], float]] = []
        size = largest
        for size in sizes:
            layouts = _layouts(points, size, width)
            if sum(taken for _, _, taken in layouts) <= height:
                break
        top, room = bottom + height, figure_room(points, size)
        for point, lines, taken in layouts:
            indent = room if point.figure else 0.0
            figure = size * FIGURE_FACTOR
            start = top
            if point.figure:
                self._font(BOLD, figure, SIDE_COLOURS[point.side])
                self._canvas.drawString(left, top - figure * 0.95, point.figure)
                start = top - (figure - size) * 0.95
            self._lines(lines, (left + indent, start), (TEXT, size, design.INK))
            top -= taken

    def _lines(self, lines: list[str], place: tuple[float, float], look: tuple[str, float, str]) -> None:
        """Lines below each other; the place is the upper left corner."""
        left, top = place
        self._font(*look)
        for number, words in enumerate(lines):
            self._canvas.drawString(left, top - look[1] * (0.95 + number * LEADING), words)

    # ------------------------------------------------------------------ tables
    def _table(self, table: Table, area: Area, below: float) -> float:
        """Draw the table from the area's upper edge; where it ends."""
        left, bottom, width, height = area
        widths = [share * width for share in table.widths]
        rows = (table.heads, *table.rows)
        room = height - below
        sized = [(size, _cells(rows, widths, size)) for size in TABLE_SIZES]
        fitting = [(size, cells) for size, cells in sized if sum(_heights(cells, size)) <= room]
        whole = [(size, cells) for size, cells in fitting if _keeps_words_whole(rows, widths, size)]
        size, cells = next(iter((*whole, *fitting, sized[-1])))
        least = row_heights_wanted(len(rows) - 1, room)
        top = bottom + height
        for number, (row, taken) in enumerate(zip(cells, grown(_heights(cells, size), least, room), strict=True)):
            self._row(row, (left, top - taken, width, taken), widths, (size, table.centred, number == 0))
            top -= taken
        return top

    def _row(
        self, row: list[list[str]], area: Area, widths: list[float], look: tuple[float, tuple[int, ...], bool]
    ) -> None:
        left, bottom, width, height = area
        size, centred, head = look
        self._box((left, bottom, width, height if head else 0.75), design.NAVY if head else design.LINE)
        font, colour = (BOLD, design.WHITE) if head else (TEXT, design.INK)
        for column, (lines, room) in enumerate(zip(row, widths, strict=True)):
            top = bottom + (height + len(lines) * size * LEADING) / 2 + size * 0.08
            self._font(font, size, colour)
            for number, words in enumerate(lines):
                baseline = top - size * (0.95 + number * LEADING)
                if column in centred:
                    self._canvas.drawCentredString(left + room / 2, baseline, words)
                else:
                    self._canvas.drawString(left + PADDING[0], baseline, words)
            left += room

    # ------------------------------------------------------------------ pictures
    def _picture(self, picture: Picture, area: Area) -> None:
        left, bottom, width, height = area
        language = self._report.language
        if isinstance(picture, Diagram):
            side = min(width / WIDTH, height / (HEIGHT - UNUSED_TOP))
            origin = (
                left + LEFT * side + (width - WIDTH * side) / 2,
                bottom + height - (HEIGHT - UNUSED_TOP - BOTTOM) * side,
            )
            draw_scene(_LargeLetters(self._canvas, origin, side), picture.scene, language, None, picture.words)
            return
        surface = PdfSurface(self._canvas, (0.0, 0.0), 1.0)
        if isinstance(picture, Profile):
            draw_profile(surface, picture, area, language)
        elif isinstance(picture, Trend):
            draw_trend(surface, picture, area, language)
        else:  # a portfolio comes as a slide only
            raise TypeError(picture)

    # ------------------------------------------------------------------ canvas
    def _font(self, name: str, size: float, colour: str) -> None:
        self._canvas.setFillColor(f"#{colour}")
        self._canvas.setFont(name, size)

    def _box(self, area: Area, colour: str) -> None:
        self._canvas.setFillColor(f"#{colour}")
        self._canvas.rect(*area, stroke=0, fill=1)


def _area(box: master.Box) -> Area:
    """A box in inches from the upper left corner as points from the lower left one."""
    left, top, width, height = (value * INCH for value in box)
    return left, PAGE[1] - top - height, width, height


class _LargeLetters(PdfSurface):
    """Writes larger than it is told."""

    def text(self, place: Place, words: str, size: float, colour: str, **look: Any) -> None:
        """See Surface."""
        legend = place[1] < LEGEND_TOP  # its entries stand too close to each other
        zone = look.get("rotation") or "\n" in words  # its name would leave it
        super().text(place, words, size if legend or zone else size * LETTERS, colour, **look)


def _layouts(points: tuple[Point, ...], size: float, width: float) -> list[tuple[Point, list[str], float]]:
    """Statements one below the other: the lines of each, and the height it takes."""
    room = figure_room(points, size)
    return [_layout(point, size, width, room) for point in points]


def _layout(point: Point, size: float, width: float, room: float) -> tuple[Point, list[str], float]:
    figure = size * FIGURE_FACTOR if point.figure else 0.0
    lines = _split(point.words, TEXT, size, width - room if point.figure else width)
    taken = max(len(lines) * size * LEADING + (figure - size) * 0.95 if figure else len(lines) * size * LEADING, figure)
    return point, lines, taken + SPACE_BEFORE * size


def _fitting(words: str, font: str, sizes: tuple[float, ...], room: tuple[float, float]) -> tuple[float, list[str]]:
    """The largest size at which a text fits, and its lines."""
    size, lines = sizes[0], [words]
    for size in sizes:
        lines = _split(words, font, size, room[0])
        if len(lines) * size * LEADING <= room[1]:
            break
    return size, lines


def _cells(rows: Sequence[Sequence[str]], widths: Sequence[float], size: float) -> list[list[list[str]]]:
    """The lines of each cell of a table."""
    return [
        [
            _split(words, BOLD if number == 0 else TEXT, size, room - 2 * PADDING[0])
            for words, room in zip(row, widths, strict=True)
        ]
        for number, row in enumerate(rows)
    ]


def _heights(cells: list[list[list[str]]], size: float) -> list[float]:
    return [max(map(len, row)) * size * LEADING + 2 * PADDING[1] for row in cells]


def _keeps_words_whole(rows: Sequence[Sequence[str]], widths: Sequence[float], size: float) -> bool:
    """True when no word is wider than its column."""
    return all(
        _width(piece, BOLD if number == 0 else TEXT, size) <= room - 2 * PADDING[0]
        for number, row in enumerate(rows)
        for words, room in zip(row, widths, strict=True)
        for word in words.split(" ")
        for piece in pieces(word)
    )


def _width(words: str, font: str, size: float) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    width: float = stringWidth(words, font, size)
    return width


def _split(words: str, font: str, size: float, width: float) -> list[str]:
    """Lines no wider than that, which end behind words and hyphens; a word that is wider itself is hyphenated."""
    lines = [""]
    for word in words.split(" "):
        for number, piece in enumerate(pieces(word)):
            longer = lines[-1] + (" " if number == 0 and lines[-1] else "") + piece
            if not lines[-1] or _width(longer, font, size) <= width:
                lines[-1] = longer
            else:
                lines.append(piece)
            while _width(lines[-1], font, size) > width and len(lines[-1]) > 1:
                rest = lines.pop()
                count = len(rest) - 1
                while count > 1 and _width(f"{rest[:count]}-", font, size) > width:
                    count -= 1
                lines += [f"{rest[:count]}-", rest[count:]]
    return lines
