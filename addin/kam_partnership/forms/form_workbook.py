"""The questionnaire as a workbook: one narrow page, for a desk, a phone, a browser and a printer. Needs ``reports``.

The sheet is protected without a password and only the fields are open, so that no row gets lost and whoever has to can
still help themselves. There are no formulas, charts, names of ours, hidden rows or sheets in it.
"""

from __future__ import annotations

from typing import Final

from kam_partnership.diagram import design
from kam_partnership.diagram.lettering import block
from kam_partnership.forms.form import NAME_KEY, OPEN_KEYS, Form, Question, comment_key, rating_key
from kam_partnership.forms.form_layout import KEY, RATING, WORDS
from kam_partnership.output import looks
from kam_partnership.output.house_book import HouseBook
from kam_partnership.output.safe_text import safe_text
from kam_partnership.raters.rater import Side

#: Widths of the columns. Together they are as wide as a phone that is held upright.
_WIDTHS: Final = {KEY: 4.5, WORDS: 46.0, RATING: 11.0}
#: Printed on A4 in this size (per cent); so high is a page then, in pixels of the sheet; its margins in inches.
_PRINT_SCALE: Final = 100
_PAGE_PIXELS: Final = 985
_MARGIN: Final = 0.55
#: Pixels of a line of text for each point of its size, of what stays free below a text, and of the fields.
_LINE: Final = 1.72
_FREE, _RATING_PIXELS, _NAME_PIXELS, _COMMENT_PIXELS, _OPEN_PIXELS, _GAP = 4, 26, 26, 46, 76, 14
#: Pixels of a digit, which columns are counted in, of what a column has beyond them, of what a cell keeps free on both
#: sides, and of a point.
_DIGIT, _PADDING, _CELL_FREE, _POINT = 7.0, 5.0, 8.0, 96 / 72
#: The font that texts are measured in is wider than Calibri by at least so much (seen: 1.04 to 1.06).
_WIDER: Final = 1.03

#: Sizes of the fonts in points.
_SIZE, _FINE_SIZE, _TITLE_SIZE, _LARGE, _CODE_SIZE = 11, 10, 12, 16, 8

_WORDS_LOOK: Final = {"text_wrap": True, "valign": "top"}
_FINE_LOOK: Final = {**_WORDS_LOOK, "font_color": f"#{design.GREY}"}
_TITLE_LOOK: Final = {"bold": True, "font_size": _TITLE_SIZE, "font_color": f"#{design.NAVY}"}
_KEY_LOOK: Final = {"font_size": 9, "font_color": f"#{design.GREY}", "align": "center"}
_FIELD_LOOK: Final = {
    "locked": False,
    "bg_color": looks.INPUT_FILL,
    "border": 1,
    "border_color": f"#{design.PLOT_BORDER}",
    "font_size": _SIZE,
}


def form_workbook(form: Form) -> bytes:
    """The file; the same bytes every time."""
    return _Writer(form).to_bytes()


class _Writer:
    """The one page while it is written, row by row."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._book = HouseBook(form.language, form.phrase("title"), author=safe_text(form.supplier))
        self._sheet = self._book.workbook.add_worksheet(form.phrase("sheet"))
        self._row = 0
        self._used = 0  # pixels of the printed page
        self._breaks: list[int] = []

    def to_bytes(self) -> bytes:
        self._page()
        self._head()
        for number, question in enumerate(self._form.questions, start=1):
            self._question(number, question)
        self._end()
        self._sheet.set_h_pagebreaks(self._breaks)
        self._sheet.print_area(0, KEY, self._row - 1, RATING)
        return self._book.close()

    def _page(self) -> None:
        sheet = self._sheet
        for column, width in _WIDTHS.items():
            sheet.set_column(column, column, width)
        sheet.hide_gridlines(2)
        sheet.hide_row_col_headers()
        sheet.set_portrait()
        sheet.set_paper(9)
        sheet.set_margins(_MARGIN, _MARGIN, _MARGIN, _MARGIN + 0.2)
        sheet.center_horizontally()
        sheet.set_print_scale(_PRINT_SCALE)
        self._book.footer(sheet, C=self._form.phrase("page", page="&P", pages="&N"))
        # Everything can be read and copied; rows may be made higher for long answers.
        sheet.protect("", {"objects": True, "scenarios": True, "format_rows": True})

    # ------------------------------------------------------------------ parts of the page
    def _head(self) -> None:
        form = self._form
        self._across(form.phrase("title"), _LARGE, bold=True, font_color=f"#{design.NAVY}")
        for words in form.lead():
            self._across(words)
        self._across(form.back, bold=True)
        self._space()
        self._across(form.phrase("name"), _FINE_SIZE, **_FINE_LOOK)
        self._sheet.set_selection(self._row, WORDS, self._row, RATING)
        self._field(NAME_KEY, _NAME_PIXELS, form.person, valign="vcenter")
        self._space()

    def _question(self, number: int, question: Question) -> None:
        form = self._form
        anchors = "\n".join(form.anchors(question))
        heights = [
            self._height(question.title, WORDS, WORDS, _TITLE_SIZE, bold=True),
            *(self._height(words, WORDS, RATING, _FINE_SIZE) for words in (question.explanation, anchors) if words),
            *map(self._rating_height, Side),
            self._height(form.phrase("comment"), WORDS, RATING, _FINE_SIZE),
            *(_COMMENT_PIXELS, _GAP),
        ]
        self._begin_block(sum(heights))
        self._put(KEY, str(number), **_TITLE_LOOK, align="center")
        self._put(WORDS, question.title, **_TITLE_LOOK, text_wrap=True)
        self._put(RATING, form.phrase("scale", **form.ends), **_KEY_LOOK)
        self._next(heights[0])
        for words in (question.explanation, anchors):
            if words:
                self._beside(words)
        for side in Side:
            self._rating(number, side)
        self._beside(form.phrase("comment"))
        self._field(comment_key(number), _COMMENT_PIXELS)
        self._space()

    def _rating(self, number: int, side: Side) -> None:
        form = self._form
        self._put(KEY, rating_key(number, side), **_KEY_LOOK)
        self._put(WORDS, form.company(side), font_size=_SIZE, align="right", indent=1, text_wrap=True)
        cell_format = self._book.format(**_FIELD_LOOK | {"align": "center", "font_size": _TITLE_SIZE})
        self._sheet.write_blank(self._row, RATING, None, cell_format)
        self._sheet.data_validation(
            *(self._row, RATING, self._row, RATING),
            {
                "validate": "decimal",
                "criteria": "between",
                "minimum": form.scale.low,
                "maximum": form.scale.high,
                "error_title": form.phrase("wrong.title"),
                "error_message": form.phrase("wrong", **form.ends),
            },
        )
        self._next(self._rating_height(side))

    def _rating_height(self, side: Side) -> int:
        return max(_RATING_PIXELS, self._height(self._form.company(side), WORDS, WORDS, _SIZE))

    def _end(self) -> None:
        form = self._form
        self._begin_block(30 + len(OPEN_KEYS) * (44 + _OPEN_PIXELS) + 130)
        self._across(form.phrase("open"), _TITLE_SIZE, **_TITLE_LOOK)
        for key in OPEN_KEYS:
            self._space()
            self._beside(form.phrase(f"open.{key}"), _SIZE, font_color=f"#{design.INK}")
            self._field(key, _OPEN_PIXELS)
        self._space()
        self._across(form.phrase("thanks"), bold=True)
        self._across(form.back)
        self._across(form.phrase("readers"), _FINE_SIZE, **_FINE_LOOK)
        self._across(form.phrase("code", code=form.code), _CODE_SIZE, **_FINE_LOOK)

    # ------------------------------------------------------------------ rows
    def _begin_block(self, pixels: int) -> None:
        """A block that is not torn apart by the end of a printed page."""
        if self._used + pixels > _PAGE_PIXELS:
            self._breaks.append(self._row)
            self._used = 0

    def _next(self, pixels: int) -> None:
        self._sheet.set_row_pixels(self._row, pixels)
        self._row += 1
        self._used += pixels

    def _space(self) -> None:
        self._next(_GAP)

    def _put(self, column: int, words: str, **look: object) -> None:
        self._sheet.write_string(self._row, column, safe_text(words), self._book.format(**look))

    def _merged(self, first: int, words: str, look: dict[str, object]) -> None:
        cell_format = self._book.format(**look)
        self._sheet.merge_range(self._row, first, self._row, RATING, "", cell_format)
        if words:
            self._sheet.write_string(self._row, first, safe_text(words), cell_format)

    def _across(self, words: str, size: float = _SIZE, **look: object) -> None:
        """A text over the whole width."""
        self._merged(KEY, words, _WORDS_LOOK | look | {"font_size": size})
        self._next(self._height(words, KEY, RATING, size, bold="bold" in look))

    def _beside(self, words: str, size: float = _FINE_SIZE, **look: object) -> None:
        """A text beside the column of keys."""
        self._merged(WORDS, words, _FINE_LOOK | look | {"font_size": size})
        self._next(self._height(words, WORDS, RATING, size))

    def _field(self, key: str, pixels: int, content: str = "", **look: object) -> None:
        """A field for words beside its key. What begins with "=" stays a text there."""
        self._put(KEY, key, **_KEY_LOOK)
        self._merged(WORDS, content, _FIELD_LOOK | {"text_wrap": True, "valign": "top", "num_format": "@"} | look)
        self._next(pixels)

    def _height(self, words: str, first: int, last: int, size: float, *, bold: bool = False) -> int:
        """Pixels that a wrapped text needs in these columns. Nobody measures merged cells by themselves."""
        width = sum(_WIDTHS[column] * _DIGIT + _PADDING for column in range(first, last + 1)) - _CELL_FREE
        lines = sum(_lines(paragraph, width / (size * _POINT), bold=bold) for paragraph in words.split("\n"))
        return round(lines * size * _LINE + _FREE)


def _lines(words: str, width: float, *, bold: bool) -> int:
    """How many lines words take in a width, in sizes of the font."""
    lines, used = 1, 0.0
    for word in words.split():
        needed = block(f"{word}\u00a0", bold=bold).lines[0].width / _WIDER
        if used and used + needed > width:
            lines, used = lines + 1, 0.0
        used += needed
        lines += int(used / width) if used > width else 0  # a word longer than the line
    return lines
