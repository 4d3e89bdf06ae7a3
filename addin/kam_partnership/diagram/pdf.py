"""The diagram as a PDF: vectors with embedded fonts, with ReportLab."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kam_partnership.diagram import design
from kam_partnership.diagram.drawing import draw_scene, heading
from kam_partnership.diagram.lettering import FACES, GROUND_OPACITY, PADDING, block, printable
from kam_partnership.diagram.scene import Place, Scene
from kam_partnership.diagram.surface import BOTTOM, DASHED, HEIGHT, LEFT, WIDTH
from kam_partnership.texts import Language, text

#: Width of the page in points: 16 cm, the text width of an A4 page.
PAGE_WIDTH = 16 / 2.54 * 72
#: Names under which a document knows the diagram's two faces, and the one for running text.
FONTS = {False: "KAM-Semibold", True: "KAM-Bold"}
TEXT_FONT = "KAM-Regular"
PRODUCT = "KAM Partnerschaft"


def draw_pdf(scene: Scene, language: Language, title: str = "") -> bytes:
    """A PDF of the diagram, 16 cm wide; the arguments are those of ``picture.draw_picture``."""
    title = printable(title)
    buffer = io.BytesIO()
    size = PAGE_WIDTH, PAGE_WIDTH * HEIGHT / WIDTH
    canvas = new_canvas(buffer, size, language)
    canvas.setTitle(heading(title, language))
    canvas.setSubject(text("diagram.alt", language))
    side = PAGE_WIDTH / WIDTH
    draw_scene(PdfSurface(canvas, (LEFT * side, BOTTOM * side), side), scene, language, title)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def new_canvas(buffer: io.BytesIO, size: tuple[float, float], language: Language) -> Any:
    """An empty document that comes out the same every time, with the diagram's fonts."""
    register_fonts()
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(buffer, pagesize=size, invariant=1, lang=str(language), initialFontName=FONTS[False])
    canvas.setAuthor("")
    canvas.setCreator(PRODUCT)
    canvas.setProducer(PRODUCT)
    return canvas


def register_fonts() -> None:
    """Make our fonts known to ReportLab."""
    from font_source_sans_pro import SourceSansPro
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    faces = {name: FACES[bold] for bold, name in FONTS.items()} | {TEXT_FONT: SourceSansPro}
    for name, face in faces.items():
        registerFont(TTFont(name, Path(face).with_suffix(".ttf")))


class PdfSurface:
    """Shapes on a part of a page.

    Args:
        canvas: ReportLab's.
        origin: the plot's lower left corner on the page, in points.
        side: the plot's side in points.
    """

    def __init__(self, canvas: Any, origin: tuple[float, float], side: float) -> None:
        self._canvas, self._origin, self._side = canvas, origin, side

    def _at(self, place: Place) -> Place:
        return self._origin[0] + place[0] * self._side, self._origin[1] + place[1] * self._side

    def _fill(self, colour: str, opacity: float = 1.0) -> None:
        self._canvas.setFillColorRGB(*_parts(colour), alpha=opacity)

    def _pen(self, colour: str, width: float, dash: float = 0.0) -> None:
        self._canvas.setStrokeColorRGB(*_parts(colour))
        self._canvas.setLineWidth(width * self._side)
        pattern = [DASHED * dash * self._side, (1 - DASHED) * dash * self._side] if dash else []
        self._canvas.setDash(pattern, 0)

    def polygon(self, corners: Sequence[Place], colour: str) -> None:
        """See Surface."""
        self._fill(colour)
        path = self._canvas.beginPath()
        path.moveTo(*self._at(corners[0]))
        for corner in corners[1:]:
            path.lineTo(*self._at(corner))
        path.close()
        self._canvas.drawPath(path, stroke=0, fill=1)

    def line(self, start: Place, end: Place, colour: str, width: float, dash: float = 0.0) -> None:
        """See Surface."""
        self._pen(colour, width, dash)
        self._canvas.line(*self._at(start), *self._at(end))

    def disc(self, centre: Place, radius: float, fill: str | None, outline: str, width: float) -> None:
        """See Surface."""
        self._pen(outline, width)
        if fill is not None:
            self._fill(fill)
        self._canvas.circle(*self._at(centre), (radius - width / 2) * self._side, stroke=1, fill=int(fill is not None))

    def text(
        self,
        place: Place,
        words: str,
        size: float,
        colour: str,
        *,
        bold: bool = False,
        anchor: str = "m",
        rotation: float = 0.0,
        background: bool = False,
    ) -> None:
        """See Surface."""
        em = size * self._side
        letters = block(words, bold=bold)
        x, y = self._at(place)
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(x + letters.shift(anchor, ground=background) * em, y)
        canvas.rotate(rotation)
        if background:
            self._fill(design.WHITE, GROUND_OPACITY)
            width, height = (letters.width + 2 * PADDING) * em, (letters.height + 2 * PADDING) * em
            canvas.rect(-width / 2, -height / 2, width, height, stroke=0, fill=1)
        self._fill(colour)
        canvas.setFont(FONTS[bold], em)
        for line in letters.lines:
            canvas.drawString(line.left * em, -line.baseline * em, line.words)
        canvas.restoreState()


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue
