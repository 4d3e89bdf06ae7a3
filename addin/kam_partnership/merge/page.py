"""What all sheets of the merged workbook share: words, numbers as words, charts that wait for their data sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from kam_partnership.diagram import design
from kam_partnership.diagram.scene import ticks_of
from kam_partnership.merge.merge_report import MergeReport
from kam_partnership.output import looks
from kam_partnership.output.book import Column, OutputBook, Value
from kam_partnership.output.chart_data import ChartData
from kam_partnership.raters.merged import CriterionResult, Merged
from kam_partnership.raters.rater import Side
from kam_partnership.raters.spread import acceptable_deviation
from kam_partnership.texts import number_text, short_number

COLOURS = {Side.SUPPLIER: design.BLUE, Side.KEY_ACCOUNT: design.ORANGE}
SYMBOLS = {Side.SUPPLIER: "circle", Side.KEY_ACCOUNT: "diamond"}
CENTRED = {"align": "center"}
SCORE = {"num_format": looks.SCORE, **CENTRED}
SIGNED = {"num_format": looks.SIGNED, **CENTRED}
FINE = {"num_format": looks.FINE, **CENTRED}
WRAPPED = {"text_wrap": True, "align": "left"}


@dataclass(slots=True)
class Page:
    """The workbook while it is written.

    Charts refer to a hidden sheet that stands last, so they wait until all visible sheets are there.
    """

    book: OutputBook
    report: MergeReport
    _charts: list[Callable[[ChartData], object]]

    def __init__(self, book: OutputBook, report: MergeReport) -> None:
        self.book, self.report, self._charts = book, report, []

    @property
    def merged(self) -> Merged:
        """The results."""
        return self.report.merged

    def text(self, key: str, **values: object) -> str:
        """One of our texts in the language of the workbook."""
        return self.book.text(f"merge.{key}", **values)

    def side(self, side: Side) -> str:
        """A side as people read it."""
        return self.book.text(f"side.{side}")

    def number(
        self, value: float | None, decimals: int = 1, *, signed: bool = False, beside: float | None = None
    ) -> str:
        """A number as people write it, with more decimals where the limit beside it asks for them."""
        return number_text(value, self.report.language, decimals, signed=signed, beside=beside)

    @property
    def share(self) -> dict[str, object]:
        """The look of a share of all."""
        return {"num_format": self.book.text("format.percent"), **CENTRED}

    def short(self, value: float) -> str:
        """A number with no more decimals than it has."""
        return short_number(value, self.report.language)

    @property
    def limit(self) -> str:
        """The average deviation up to which people agree."""
        return self.number(acceptable_deviation(self.merged.settings), 2)

    def ticks(self) -> dict[float, str]:
        """Numbers along an axis that shows the rating scale."""
        return {tick: self.short(tick) for tick in ticks_of(self.merged.settings)}

    @property
    def ends(self) -> tuple[float, float]:
        """Both ends of the rating scale."""
        return self.merged.settings.scale_min, self.merged.settings.scale_max

    def verdict(self, criterion: CriterionResult) -> str:
        """What sides and people see alike, as people read it: a sign and a word, never a colour alone.

        What the sides see differently comes first, and is never called agreed.
        """
        if criterion.sides_disagree:
            return self.text("apart")
        if criterion.agreed is None:
            return self.text("close") if criterion.sides_disagree is False else "–"
        if not criterion.agreed:
            return self.text("alike" if criterion.sides_disagree is False else "disagreed")
        return self.text("wide" if criterion.wide else "agreed")

    # ------------------------------------------------------------------ writing
    def sheet(self, key: str, title: str, lead: str, *, landscape: bool = False) -> Any:
        """A new sheet with its title."""
        return self.book.page(self.text(f"sheet.{key}"), title, lead, landscape=landscape)

    def heading(self, sheet: Any, row: int, words: str, column: int = 1) -> None:
        """A heading inside a sheet."""
        self.book.put(sheet, row, column, words, **looks.HEADING)
        sheet.set_row_pixels(row, 26)

    def verdict_line(self, sheet: Any, row: int, words: str, *, column: int = 1, large: bool = False) -> None:
        """What a sheet says in one sentence."""
        self.book.put(sheet, row, column, words, bold=True, font_size=12 if large else 11, font_color=f"#{design.NAVY}")
        sheet.set_row_pixels(row, 28 if large else 24)

    def table(
        self, sheet: Any, place: tuple[int, int], name: str, columns: Sequence[Column], rows: Rows, head: int = 36
    ) -> int:
        """A table without filter buttons, its head so many pixels high; the first row below it."""
        self.book.table(
            sheet, place, name, columns, rows, autofilter=False, head_pixels=head, row_pixels=24, set_widths=False
        )
        return place[0] + max(1, len(rows)) + 1

    def chart(self, write: Callable[[ChartData], object]) -> None:
        """Write a chart once its data sheet is there."""
        self._charts.append(write)

    def write_charts(self) -> None:
        """Write the hidden sheet and all charts."""
        if self._charts:
            data = ChartData(self.book, self.text("sheet.data"))
            for write in self._charts:
                write(data)


Rows = Sequence[Sequence[Value]]


def pixels(columns: Sequence[float]) -> int:
    """How wide neighbouring columns are together, whose widths are in characters."""
    return round(sum(7 * width + 5 for width in columns))


def page_breaks(
    sheet: Any, blocks: Sequence[tuple[int, int]], columns: Sequence[float], *, landscape: bool = False
) -> None:
    """Begin a new page before each block that is not cut then, on A4, as wide as the columns.

    Args:
        sheet: that is printed.
        blocks: first row, counted from 0, and height in pixels, from the top of the sheet to its end.
        columns: their widths in characters.
    """
    across, down = _LYING if landscape else _PAPER
    room = down * max(1.0, (_MARGIN_COLUMN + pixels(columns)) / across)
    rows, used = [], 0
    for row, height in blocks:
        if used and used + height > room:
            rows.append(row)
            used = 0
        used += height
    sheet.set_h_pagebreaks(rows)


#: Width and height of what is printed on A4 upright, and on A4 lying, in pixels, a little less than there is; column A.
_PAPER, _LYING, _MARGIN_COLUMN = (715, 1000), (1045, 670), 16


def widths(sheet: Any, first: int, columns: Sequence[float]) -> None:
    """Set the widths of neighbouring columns, in characters."""
    for offset, width in enumerate(columns):
        sheet.set_column(first + offset, first + offset, width)
