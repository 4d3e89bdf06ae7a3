"""The handbook as one PDF: Markdown read by markdown-it-py, set by ReportLab, each page of the handbook on a page.

Understands what the handbook uses: headings, paragraphs with bold, italic, code and links, lists, quotations, code,
tables and pictures. What else stands in a page is an error, not left out in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFontFamily
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Image, ListFlowable, ListItem, Paragraph, Spacer, Table, TableStyle

from kam_partnership.diagram import design
from kam_partnership.diagram.pdf import FONTS, TEXT_FONT, register_fonts
from kam_partnership.texts import Language

FOLDERS = {Language.DE: "handbuch", Language.EN: "handbook"}
FILES = {Language.DE: "KAM_Partnerschaft_Handbuch.pdf", Language.EN: "KAM_Partnership_Handbook.pdf"}
BUTTONS = {Language.DE: "knoepfe.md", Language.EN: "buttons.md"}
#: How the line begins that leads to the next page; a PDF has pages of its own.
_NEXT = re.compile(r"(Weiter|Next|Mehr dazu|More): ")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ICON = re.compile(r'<img src="(?P<path>[^"]+)" width="32" alt="">')

MARGIN, TOP, BOTTOM = 20 * mm, 17 * mm, 17 * mm
WIDTH, HEIGHT = A4[0] - 2 * MARGIN, A4[1] - TOP - BOTTOM
#: A picture is at most so high, and never lower than this: else there are too many words on the page.
HIGHEST, LOWEST = 128 * mm, 55 * mm
_INK, _NAVY, _GREY, _LINE = (HexColor(f"#{colour}") for colour in (design.INK, design.NAVY, design.GREY, design.LINE))


class PageTooFull(Exception):
    """A page of the handbook that does not fit on a sheet of paper."""


def build(language: Language, docs: Path, to: Path) -> Path:
    """Write the handbook of one language; the same bytes for the same pages and pictures.

    Args:
        docs: the folder of the documentation.
        to: the folder to write to; made when it is not there.

    Raises:
        PageTooFull: names the page.
        ValueError: for Markdown that is not understood.
    """
    to.mkdir(parents=True, exist_ok=True)
    register_fonts()
    registerFontFamily(TEXT_FONT, normal=TEXT_FONT, bold=FONTS[True], italic=TEXT_FONT, boldItalic=FONTS[True])
    path = to / FILES[language]
    canvas = Canvas(str(path), pagesize=A4, invariant=1, lang=str(language))
    pages = [*sorted((docs / FOLDERS[language]).glob("*.md"), key=_order), docs / BUTTONS[language]]
    canvas.setTitle(_title(pages[0]))
    canvas.setAuthor("KAM Partnerschaft")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    for number, page in enumerate(pages, start=1):
        _draw(canvas, page, number)
    canvas.save()
    return path


def _order(page: Path) -> tuple[bool, str]:
    """The contents come first."""
    return page.name != "README.md", page.name


def _title(page: Path) -> str:
    return page.read_text("utf-8").partition("\n")[0].removeprefix("# ")


# ---------------------------------------------------------------------- a page
def _draw(canvas: Canvas, page: Path, number: int) -> None:
    flowables = list(_Blocks(page).flowables())
    free = HEIGHT - sum(_height(canvas, flowable) for flowable in flowables)
    for picture in (one for one in flowables if isinstance(one, _Picture)):
        picture.grow(min(free, HIGHEST))
        free -= picture.drawHeight
    if free < 0:
        raise PageTooFull(f"{page.name}: {-free / mm:.0f} mm too long")
    canvas.bookmarkPage(page.stem)
    canvas.addOutlineEntry(_title(page), page.stem, 0)
    top = A4[1] - TOP
    for flowable in flowables:
        _, height = flowable.wrapOn(canvas, WIDTH, HEIGHT)
        top -= flowable.getSpaceBefore() + height
        flowable.drawOn(canvas, MARGIN, top)
        top -= flowable.getSpaceAfter()
    canvas.setFont(TEXT_FONT, 8)
    canvas.setFillColor(_GREY)
    canvas.drawCentredString(A4[0] / 2, 9 * mm, str(number))
    canvas.showPage()


def _height(canvas: Canvas, flowable: Flowable) -> float:
    if isinstance(flowable, _Picture):
        return float(flowable.getSpaceBefore() + flowable.getSpaceAfter())
    return float(flowable.wrapOn(canvas, WIDTH, HEIGHT)[1] + flowable.getSpaceBefore() + flowable.getSpaceAfter())


class _Picture(Image):  # type: ignore[misc]
    """A picture that takes the room that the words leave."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.spaceBefore, self.spaceAfter, self.hAlign = 4, 10, "CENTER"
        self._shape = self.imageHeight / self.imageWidth

    def grow(self, highest: float) -> None:
        if highest < LOWEST:
            raise PageTooFull(f"{self.filename}: no room for the picture")
        self.drawHeight = min(highest, WIDTH * self._shape)
        self.drawWidth = self.drawHeight / self._shape

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803 - ReportLab's names
        left = x + (WIDTH - self.drawWidth) / 2
        super().drawOn(canvas, left, y, _sW)
        canvas.setStrokeColor(_LINE)
        canvas.setLineWidth(0.6)
        canvas.rect(left, y, self.drawWidth, self.drawHeight)


# ---------------------------------------------------------------------- Markdown
_TEXT = ParagraphStyle("text", fontName=TEXT_FONT, fontSize=10.5, leading=14.5, textColor=_INK, spaceAfter=7)
_STYLES = {
    "h1": ParagraphStyle("h1", _TEXT, fontName=FONTS[True], fontSize=20, leading=25, textColor=_NAVY, spaceAfter=8),
    "item": ParagraphStyle("item", _TEXT, spaceAfter=3),
    "quote": ParagraphStyle(
        "quote", _TEXT, leftIndent=10, borderPadding=(4, 6, 5, 8), backColor=HexColor("#F3F6FA"), textColor=_NAVY,
        spaceBefore=6, spaceAfter=12,
    ),
    "code": ParagraphStyle("code", _TEXT, fontName="Courier", fontSize=8.2, leading=11.5, spaceBefore=2, spaceAfter=9),
    "cell": ParagraphStyle("cell", _TEXT, fontSize=8.6, leading=10.6, spaceAfter=0),
    "icon": ParagraphStyle("icon", _TEXT, fontSize=8.6, leading=10.6, spaceAfter=0, alignment=TA_CENTER),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Blocks:
    """The blocks of one page, in their order."""

    page: Path

    def flowables(self) -> Iterator[Flowable]:
        """What ReportLab sets."""
        words = _COMMENT.sub("", self.page.read_text("utf-8"))
        tokens = MarkdownIt("commonmark").enable("table").parse(words)
        place = 0
        while place < len(tokens):
            end = _end_of(tokens, place)
            yield from self._block(tokens[place : end + 1])
            place = end + 1

    def _block(self, tokens: Sequence[Token]) -> Iterator[Flowable]:
        kind = tokens[0].type
        if kind == "heading_open":
            yield Paragraph(self._inline(tokens[1]), _STYLES["h1" if tokens[0].tag == "h1" else "text"])
        elif kind == "paragraph_open":
            yield from self._paragraph(tokens[1])
        elif kind == "blockquote_open":
            yield Paragraph(self._inline(tokens[2]), _STYLES["quote"])
        elif kind == "fence":
            yield Paragraph(escape(tokens[0].content.strip()).replace("\n", "<br/>"), _STYLES["code"])
        elif kind in ("bullet_list_open", "ordered_list_open"):
            yield self._list(tokens, ordered=kind == "ordered_list_open")
            yield Spacer(0, 6)
        elif kind == "table_open":
            yield self._table(tokens)
            yield Spacer(0, 8)
        else:
            raise ValueError(f"{self.page.name}: {kind} is not understood")

    def _paragraph(self, inline: Token) -> Iterator[Flowable]:
        children = inline.children or []
        if len(children) == 1 and children[0].type == "image":
            yield _Picture(self.page.parent / str(children[0].attrs["src"]))
        elif not _NEXT.match(inline.content):
            yield Paragraph(self._inline(inline), _TEXT)

    def _list(self, tokens: Sequence[Token], *, ordered: bool) -> ListFlowable:
        items = [
            ListItem(Paragraph(self._inline(token), _STYLES["item"])) for token in tokens if token.type == "inline"
        ]
        look = {"bulletType": "1", "bulletFormat": "%s."} if ordered else {"bulletType": "bullet", "start": "•"}
        fonts = {"bulletFontName": TEXT_FONT, "bulletFontSize": 10.5, "bulletColor": _NAVY}
        return ListFlowable(items, leftIndent=16, spaceAfter=0, **look, **fonts)

    def _table(self, tokens: Sequence[Token]) -> Table:
        rows: list[list[Flowable]] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(self._cell(token))
        if not any(token.content for token in tokens[: [t.type for t in tokens].index("tbody_open")]):
            rows = rows[1:]  # headings without words
        narrow = self.page.name in BUTTONS.values()
        widths = (26, 122, WIDTH - 148) if narrow else (62, 150, WIDTH - 212)
        padding = 0.9 if narrow else 3
        look = [
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, _LINE),
            *((f"{side}PADDING", (0, 0), (-1, -1), padding) for side in ("TOP", "BOTTOM")),
            *((f"{side}PADDING", (0, 0), (-1, -1), 3) for side in ("LEFT", "RIGHT")),
        ]
        return Table(rows, colWidths=widths, style=TableStyle(look))

    def _cell(self, inline: Token) -> Flowable:
        icon = _ICON.fullmatch(inline.content)
        if icon:
            return Image(str((self.page.parent / icon["path"]).resolve()), 17, 17)
        return Paragraph(self._inline(inline), _STYLES["cell"])

    def _inline(self, inline: Token) -> str:
        """ReportLab's own marks for what stands in a line."""
        return "".join(self._span(token) for token in inline.children or [])

    def _span(self, token: Token) -> str:
        marks = {
            "strong_open": "<b>", "strong_close": "</b>", "link_open": "", "link_close": "",
            "em_open": f'<font color="#{design.GREY}">', "em_close": "</font>", "softbreak": " ", "hardbreak": "<br/>",
        }  # fmt: skip
        if token.type == "text":
            return escape(token.content)
        if token.type == "code_inline":
            return f'<font face="Courier" size="9">{escape(token.content)}</font>'
        if token.type in marks:
            return marks[token.type]
        raise ValueError(f"{self.page.name}: {token.type} is not understood: {token.content}")


def _end_of(tokens: Sequence[Token], place: int) -> int:
    """Where the block ends that begins at a place."""
    depth = 0
    for number in range(place, len(tokens)):
        depth += tokens[number].nesting
        if depth == 0:
            return number
    return len(tokens) - 1
