"""For those who ask: means over all people with their intervals, and, where people are named, each one's position."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kam_partnership.assessment import NUMBER_FIGURES
from kam_partnership.diagram import design
from kam_partnership.diagram.scene import Place
from kam_partnership.merge.page import (
    CENTRED,
    COLOURS,
    FINE,
    SCORE,
    SIGNED,
    SYMBOLS,
    WRAPPED,
    Page,
    page_breaks,
    widths,
)
from kam_partnership.output import looks
from kam_partnership.output.book import Column, Value, wrapped_height
from kam_partnership.output.chart_data import ChartData
from kam_partnership.output.zone_diagram import add_zone_diagram
from kam_partnership.output.zone_points import DiagramPoint, PointGroup, ZoneDiagram
from kam_partnership.raters.merged import LINEAR_FIGURES
from kam_partnership.raters.rater import Side
from kam_partnership.raters.spread import Spread
from kam_partnership.texts import zone_text

_PLOT = 500
_WIDTHS = (24.0, 11.0, 10.0, 10.0, 9.0, 14.0, 11.0, 25.0)
_TOP = 4
_SIGNED_FIGURES = ("net_balance",)
#: Shares and sizes cannot lie on both sides of their mean alike; an interval up to 107 % would only confuse.
_WITH_INTERVAL = LINEAR_FIGURES


def write_figures(page: Page) -> None:
    """The whole sheet."""
    merged = page.merged
    sheet = page.sheet("figures", page.text("figures.title"), page.text("figures.lead"))
    widths(sheet, 1, _WIDTHS)
    row = _figures(page, sheet, _TOP)
    if merged.count == 1 or not merged.persons:
        return
    row = _persons(page, sheet, row + 1) + 1
    diagram = _diagram(page)
    page_breaks(sheet, [(0, 20 * row + 8 * len(merged.persons)), (row, diagram.size[1])], _WIDTHS)

    def write(data: ChartData) -> None:
        add_zone_diagram(page.book, sheet, (row, 1), data, diagram, page.text("figures.alt"))

    page.chart(write)


def write_criteria_figures(page: Page) -> None:
    """Each criterion over all people, where the sheet of the criteria compares the sides."""
    merged = page.merged
    if merged.two_views is None or not merged.criteria:
        return
    keys = ["mean", "average_deviation"] if merged.anonymous else [*_SPREAD, "average_deviation"]
    if {one.pooled.of(side).count for one in merged.criteria for side in Side} != {merged.count}:
        keys.append("count")
    sheet = page.sheet(
        "criteria_figures", page.text("sheet.criteria_figures"), page.text("criteria_figures.lead"), landscape=True
    )
    widths(sheet, 1, (4.5, 42.0, *(10.5,) * 2 * len(keys)))
    columns = [Column(page.text("head.number"), 0, CENTRED), Column(page.text("head.criterion"), 0, WRAPPED)]
    for side in Side:
        for key in keys:
            look = CENTRED if key == "count" else FINE if key == "average_deviation" else SCORE
            columns.append(Column(page.text("head.of", side=page.side(side), what=page.text(f"head.{key}")), 0, look))
    rows: list[list[Value]] = []
    for one in merged.criteria:
        cells = [getattr(one.pooled.of(side), key) for side in Side for key in keys]
        rows.append([one.number, page.report.title_of(one.title), *cells])
    page.table(sheet, (_TOP, 1), "KAM_MergedCriteriaFigures", columns, rows, head=66)


#: How people lie apart.
_SPREAD = ("mean", "deviation", "low", "high")


def _diagram(page: Page) -> ZoneDiagram:
    groups = [
        *(PointGroup(side, page.text(f"diagram.{side}"), COLOURS[side], SYMBOLS[side]) for side in Side),
        _pooled_group(page),
    ]
    return ZoneDiagram(
        "KAM_Raters",
        page.text("figures.diagram"),
        page.merged.settings,
        [*_pooled(page), *_single(page)],
        groups,
        plot=_PLOT,
        named_first=1,
    )


def _pooled_group(page: Page) -> PointGroup:
    interval = page.merged.figures["supplier_score"].interval is not None
    title = page.text("diagram.pooled_interval" if interval else "diagram.pooled")
    return PointGroup("pooled", title, design.NAVY, "square", 1.0)


def _pooled(page: Page) -> Iterator[DiagramPoint]:
    supplier, key_account = (page.merged.figures[name] for name in ("supplier_score", "key_account_score"))
    place = _place(page, supplier.mean, key_account.mean)
    if place is not None:
        span = page.merged.settings.span
        halves = [
            None if spread.interval is None else (spread.interval[1] - spread.interval[0]) / 2 / span
            for spread in (supplier, key_account)
        ]
        reach = None if halves[0] is None or halves[1] is None else (halves[0], halves[1])
        yield DiagramPoint(place, "" if reach else page.text("diagram.pooled"), "", 11, "pooled", reach)


def _single(page: Page) -> Iterator[DiagramPoint]:
    for number, (person, label) in enumerate(zip(page.merged.persons, page.report.labels, strict=True), start=1):
        place = _place(page, person.figures.supplier_score, person.figures.key_account_score)
        if place is not None:
            name = label if len(label) <= _LONGEST_NAME else label[: _LONGEST_NAME - 1].rstrip() + "…"
            yield DiagramPoint(place, name, str(number), 11, person.side)


_LONGEST_NAME = 24


def _place(page: Page, supplier: float | None, key_account: float | None) -> Place | None:
    if supplier is None or key_account is None:
        return None
    settings = page.merged.settings
    return settings.share_of_scale(supplier), settings.share_of_scale(key_account)


# ---------------------------------------------------------------------- tables
def _figures(page: Page, sheet: Any, row: int) -> int:
    """The figures over all people; the first row below."""
    merged = page.merged
    page.heading(sheet, row, page.text("figures"))
    keys = [*_SPREAD, "interval"]
    names: Sequence[str] = NUMBER_FIGURES
    if merged.anonymous:
        known = any(spread.interval is not None for spread in merged.figures.values())
        keys, names = ["mean", "interval"] if known else ["mean"], LINEAR_FIGURES
    columns = [
        Column(page.text("head.figure"), 0),
        *(Column(page.text(f"head.{key}"), 0, CENTRED if key == "interval" else SCORE) for key in keys),
    ]
    rows = [[page.text(f"figure.{name}"), *_spread_cells(page, name, merged.figures[name], keys)] for name in names]
    end = page.table(sheet, (row + 1, 1), "KAM_MergedFigures", columns, rows)
    looks_of: dict[str, Mapping[str, object]] = {"net_balance": SIGNED, "coverage": page.share}
    for place, name in enumerate(names):
        look = looks_of.get(name)
        if look is not None:
            for offset, key in enumerate(keys, start=1):
                if key != "interval":
                    numbers = SCORE if name == "net_balance" and key == "deviation" else look
                    value = rows[place][offset]
                    page.book.put(sheet, row + 2 + place, 1 + offset, value, **looks.ROW_LINE, **numbers)
    return end


def _spread_cells(page: Page, name: str, spread: Spread, keys: Sequence[str]) -> list[Value]:
    interval = None
    if name in _WITH_INTERVAL and spread.interval is not None:
        low, high = (page.number(end, signed=name in _SIGNED_FIGURES) for end in spread.interval)
        interval = page.text("range", low=low, high=high)
    return [interval if key == "interval" else getattr(spread, key) for key in keys]


def _persons(page: Page, sheet: Any, row: int) -> int:
    merged = page.merged
    page.heading(sheet, row, page.text("persons"))
    columns = [
        Column(page.text("head.person"), 0, {"text_wrap": True, "align": "left"}),
        Column(page.text("head.side"), 0),
        *(Column(page.text(f"head.{key}"), 0, SCORE) for key in ("supplier", "key_account")),
        Column(page.text("head.balance"), 0, SIGNED),
        Column(page.text("head.level"), 0, SCORE),
        Column(page.text("head.coverage"), 0, page.share),
        Column(page.text("head.zone"), 0),
    ]
    rows: list[list[Value]] = []
    for number, (person, label) in enumerate(zip(merged.persons, page.report.labels, strict=True), start=1):
        figures = person.figures
        zone = "–" if figures.zone is None else zone_text(figures.zone, page.report.language)
        scores = (figures.supplier_score, figures.key_account_score, figures.net_balance, figures.level)
        rows.append([f"{number}  {label}", page.side(person.side), *scores, figures.coverage, zone])
    end = page.table(sheet, (row + 1, 1), "KAM_MergedPersons", columns, rows)
    for offset, cells in enumerate(rows):
        sheet.set_row_pixels(row + 2 + offset, max(24, wrapped_height(str(cells[0]), 1.15 * _WIDTHS[0])))
    return end
