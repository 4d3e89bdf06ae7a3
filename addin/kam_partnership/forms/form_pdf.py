"""The questionnaire as a PDF with fields, for people without Excel and for paper. Needs ``reports``.

ReportLab lays out the pages and makes the fields. The label of a field, which screen readers say, begins with the
title of its criterion, so that a form that comes back says what was asked (``pdf_fields``).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table

from kam_partnership.diagram import design
from kam_partnership.diagram.lettering import printable
from kam_partnership.diagram.pdf import FONTS, TEXT_FONT, register_fonts
from kam_partnership.forms.form import NAME_KEY, OPEN_KEYS, Form, Question, comment_key, rating_key
from kam_partnership.forms.pdf_fields import CODE_FIELD, label
from kam_partnership.output.looks import INPUT_FILL
from kam_partnership.raters.rater import Side

_MARGIN: Final = 48.0
_WIDTH: Final = A4[0] - 2 * _MARGIN
#: Widths of the column of keys, of a company's name and of a field for a number, in points.
_KEYS: Final = 24.0
_NUMBER: Final = 44.0
_COMPANY: Final = (_WIDTH - 3 * _KEYS - 2 * _NUMBER) / 2
#: Heights of the fields in points.
_ONE_LINE, _COMMENT, _OPEN = 20.0, 32.0, 54.0
#: So many signs fit into a field for a name, a number, a comment.
_LONGEST_NAME, _LONGEST_NUMBER, _LONGEST_COMMENT = 100, 12, 2000
_FIELD_FONT: Final = "Helvetica"


def _style(size: float, **details: Any) -> ParagraphStyle:
    base = {"fontName": TEXT_FONT, "fontSize": size, "leading": size * 1.28, "textColor": HexColor(f"#{design.INK}")}
    return ParagraphStyle("", **base | {"splitLongWords": 1} | details)


_GREY: Final = HexColor(f"#{design.GREY}")
_NAVY: Final = HexColor(f"#{design.NAVY}")
_TITLE: Final = _style(20, fontName=FONTS[True], textColor=_NAVY, spaceAfter=8)
_HEADING: Final = _style(12, fontName=FONTS[True], textColor=_NAVY)
_WORDS: Final = _style(10.5, spaceAfter=5)
_STRONG: Final = _style(10.5, fontName=FONTS[True], spaceAfter=5)
_FINE: Final = _style(9, textColor=_GREY)
_SMALL: Final = _style(7.5, textColor=_GREY)
_KEY: Final = _style(8, textColor=_GREY, alignment=TA_CENTER)
_RIGHT: Final = _style(10, alignment=TA_RIGHT)


def form_pdf(form: Form) -> bytes:
    """The file; the same bytes every time."""
    register_fonts()
    buffer = io.BytesIO()
    document = SimpleDocTemplate(
        buffer,
        pagesize=A4,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=42,
        bottomMargin=48,
        title=form.phrase("title"),
        author=printable(form.supplier),
        invariant=1,
        lang=str(form.language),
        initialFontName=TEXT_FONT,
    )

    def foot(canvas: Any, _document: Any) -> None:
        canvas.setFont(TEXT_FONT, 8)
        canvas.setFillColor(_GREY)
        canvas.drawCentredString(A4[0] / 2, 26, str(canvas.getPageNumber()))

    document.build(list(_flow(form)), onFirstPage=foot, onLaterPages=foot)
    return buffer.getvalue()


class _Field(Flowable):  # type: ignore[misc] # ReportLab has no types
    """A field to be filled in, as a piece of the page."""

    def __init__(self, key: str, tooltip: str, size: tuple[float, float], longest: int, value: str = "") -> None:
        super().__init__()
        self.width, self.height = size
        self._key, self._tooltip, self._longest, self._value = key, tooltip, longest, value

    def draw(self) -> None:
        """Called by ReportLab with the lower left corner as origin."""
        one_line = self.height == _ONE_LINE
        self.canv.acroForm.textfield(
            name=self._key,
            tooltip=self._tooltip,
            value=self._value,
            width=self.width,
            height=self.height,
            maxlen=self._longest,
            fieldFlags="" if one_line else "multiline",
            fontName=_FIELD_FONT,
            fontSize=11 if one_line else 10,
            fillColor=HexColor(INPUT_FILL),
            borderColor=HexColor(f"#{design.PLOT_BORDER}"),
            borderWidth=0.75,
            textColor=HexColor(f"#{design.INK}"),
            relative=True,
        )


class _Reference(Flowable):  # type: ignore[misc]
    """The form's reference, for people to read and in a field that cannot be changed."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.width, self.height = 160.0, 14.0
        self._code = code

    def draw(self) -> None:
        """Called by ReportLab with the lower left corner as origin."""
        self.canv.acroForm.textfield(
            name=CODE_FIELD,
            tooltip=self._code,
            value=self._code,
            width=self.width,
            height=self.height,
            fieldFlags="readOnly",
            fontName=_FIELD_FONT,
            fontSize=7,
            fillColor=None,
            borderWidth=0,
            textColor=_GREY,
            relative=True,
        )


def _flow(form: Form) -> Iterator[Any]:
    yield _paragraph(form.phrase("title"), _TITLE)
    for words in form.lead():
        yield _paragraph(words, _WORDS)
    yield _paragraph(form.back, _STRONG)
    yield Spacer(0, 4)
    yield from _name(form)
    for number, question in enumerate(form.questions, start=1):
        yield KeepTogether([Spacer(0, 12), *_question(form, number, question)])
    yield KeepTogether([Spacer(0, 14), *_end(form)])


def _name(form: Form) -> Iterator[Any]:
    """The name stands in its field already, unless ReportLab cannot write it there (it knows Latin-1 only)."""
    name = form.person
    words, value, tooltip = form.phrase("name"), name, label("", form.phrase("name"))
    if not _fits_field(name):
        words, value, tooltip = form.phrase("name_else", person=name), "", label(name, form.phrase("name"))
    yield _paragraph(words, _FINE)
    yield Spacer(0, 2)
    yield _row([(NAME_KEY, _Field(NAME_KEY, tooltip, (_WIDTH - _KEYS, _ONE_LINE), _LONGEST_NAME, value))])


def _fits_field(name: str) -> bool:
    if len(name) > _LONGEST_NAME or not name.isprintable():
        return False
    try:
        name.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


def _question(form: Form, number: int, question: Question) -> Iterator[Any]:
    yield _beside(_paragraph(question.title, _HEADING), _paragraph(str(number), _HEADING))
    anchors = form.anchors(question)
    for words in filter(None, (question.explanation, *anchors)):
        yield _beside(_paragraph(words, _FINE))
    yield Spacer(0, 4)
    fields = []
    for side in Side:
        key, company = rating_key(number, side), form.company(side)
        fields.append(_paragraph(company, _RIGHT))
        fields.append(_paragraph(key, _KEY))
        fields.append(_Field(key, label(question.title, company), (_NUMBER, _ONE_LINE), _LONGEST_NUMBER))
    yield _table([["", *fields]], [_KEYS, *(_COMPANY, _KEYS, _NUMBER) * 2])
    yield _beside(_paragraph(form.phrase("comment"), _FINE))
    yield Spacer(0, 2)
    key, tooltip = comment_key(number), label(question.title, form.phrase("comment"))
    yield _row([(key, _Field(key, tooltip, (_WIDTH - _KEYS, _COMMENT), _LONGEST_COMMENT))])


def _end(form: Form) -> Iterator[Any]:
    yield _paragraph(form.phrase("open"), _HEADING)
    for key in OPEN_KEYS:
        words = form.phrase(f"open.{key}")
        yield Spacer(0, 5)
        yield _beside(_paragraph(words, _WORDS))
        yield _row([(key, _Field(key, label("", words), (_WIDTH - _KEYS, _OPEN), _LONGEST_COMMENT))])
    yield Spacer(0, 10)
    yield _paragraph(form.phrase("thanks"), _STRONG)
    yield _paragraph(form.back, _WORDS)
    yield _paragraph(form.phrase("readers"), _FINE)
    yield Spacer(0, 4)
    yield _Reference(form.phrase("code", code=form.code))


def _paragraph(words: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(printable(words)), style)


def _row(fields: list[tuple[str, Flowable]]) -> Table:
    return _table([[_paragraph(key, _KEY), field] for key, field in fields], [_KEYS, _WIDTH - _KEYS])


def _beside(words: Paragraph, key: Paragraph | str = "") -> Table:
    """Words beside the column of keys."""
    return _table([[key, words]], [_KEYS, _WIDTH - _KEYS])


def _table(cells: list[list[Any]], widths: list[float]) -> Table:
    looks = [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        *((f"{side}PADDING", (0, 0), (-1, -1), 0.0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
    ]
    return Table(cells, widths, style=looks, hAlign="LEFT")
