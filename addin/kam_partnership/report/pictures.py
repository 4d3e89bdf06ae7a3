"""Draws profile and trend on a surface, in points of the page: what the native charts show, without Excel.

The surface's unit is one point, so that places and sizes are those of the page; y counts upwards.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from kam_partnership.diagram import design
from kam_partnership.diagram.crowd import side_by_side
from kam_partnership.diagram.lettering import block
from kam_partnership.diagram.scene import Place, ticks_of
from kam_partnership.diagram.surface import Surface
from kam_partnership.report.fitting import pieces, spaced
from kam_partnership.report.page_content import SHORT_SPAN, Profile, Rated, Trend
from kam_partnership.report.shortening import shortened
from kam_partnership.texts import Language, date_text, number_text, short_number
from kam_partnership.texts.language import short_month_text

#: left, bottom, width, height in points
Area = tuple[float, float, float, float]
#: Where both ratings are equal, the tips of the diamond and the sides of the disc are seen, whichever lies on top.
MARKER, DIAMOND = 5.8, 1.16
#: The part of the picture that titles may take.
LABELS_AT_MOST = 0.52
TICK_SIZE, LEGEND_SIZE, VALUE_SIZE = 10.5, 11.0, 12.0
#: Points between two dates below the plot.
DATE_ROOM = 64.0
COLOURS = design.BLUE, design.ORANGE


def draw_profile(surface: Surface, picture: Profile, area: Area, language: Language) -> None:
    """For each criterion a disc and a diamond, joined by a line."""
    left, bottom, width, height = area
    settings, count = picture.settings, len(picture.criteria)
    plot_bottom, plot_height = bottom + 46, height - 46
    step = plot_height / count
    size = min(12.0, max(8.5, step * 0.56))
    labels = [_label(rated, size, LABELS_AT_MOST * width) for rated in picture.criteria]
    plot_left = left + max(_width(label, size) for label in labels) + 20
    plot_width = left + width - plot_left - 8

    def x(value: float) -> float:
        return plot_left + plot_width * settings.share_of_scale(value)

    for tick in ticks_of(settings):
        surface.line((x(tick), plot_bottom), (x(tick), plot_bottom + plot_height), design.GRID_LINE, 0.75)
        surface.text((x(tick), plot_bottom - 10), short_number(tick, language), TICK_SIZE, design.GREY)
    for position, (rated, label) in enumerate(zip(picture.criteria, labels, strict=True)):
        y = plot_bottom + plot_height - (position + 0.5) * step
        shares = settings.share_of_scale(rated.supplier), settings.share_of_scale(rated.key_account)
        ends = [(plot_left + plot_width * at, y) for at in side_by_side(*shares, MARKER / plot_width)]
        surface.line(ends[0], ends[1], design.JOIN, 2.2)
        surface.text((plot_left - 10, y), label, size, design.INK, anchor="r")
        for side, end in enumerate(ends):
            _marker(surface, end, side)
    _frame(surface, (plot_left, plot_bottom, plot_width, plot_height))
    _legend(surface, picture.names, (left + 0.16 * width, bottom + 10, 0.84 * width, 0))


def _label(rated: Rated, size: float, width: float) -> str:
    """Number and title, the title shortened to the room there is."""
    for length in range(len(rated.title), 8, -1):
        label = f"{rated.number}  {shortened(rated.title, length)}"
        if _width(label, size) <= width:
            return label
    return str(rated.number) if len(rated.title) > 8 else f"{rated.number}  {rated.title}"


def _width(words: str, size: float) -> float:
    return block(words, bold=False).width * size


def draw_trend(surface: Surface, picture: Trend, area: Area, language: Language) -> None:
    """Two lines over a true axis of days."""
    left, bottom, width, height = area
    settings, states = picture.settings, picture.states
    plot_left, plot_bottom = left + 28, bottom + 46
    plot_width, plot_height = width - 36, height - 46
    first, last = states[0].date.toordinal(), states[-1].date.toordinal()
    inset = 0.1 * plot_width

    def x(day: int) -> float:
        return plot_left + inset + (plot_width - 2 * inset) * (day - first) / (last - first)

    def y(value: float) -> float:
        return plot_bottom + plot_height * settings.share_of_scale(value)

    for tick in ticks_of(settings):
        surface.line((plot_left, y(tick)), (plot_left + plot_width, y(tick)), design.GRID_LINE, 0.75)
        surface.text((plot_left - 8, y(tick)), short_number(tick, language), TICK_SIZE, design.GREY, anchor="r")
    by_day = last - first < SHORT_SPAN
    days = [x(state.date.toordinal()) for state in states]
    for state, at, told in zip(states, days, spaced(days, 1.0, DATE_ROOM), strict=True):
        surface.line((at, plot_bottom), (at, plot_bottom - 3), design.PLOT_BORDER, 0.75)
        if told:
            words = date_text(state.date, language) if by_day else short_month_text(state.date, language)
            surface.text((at, plot_bottom - 12), words, TICK_SIZE, design.GREY)
    surface.line((plot_left, plot_bottom), (plot_left + plot_width, plot_bottom), design.PLOT_BORDER, 0.75)
    heights = [_ends_apart((states[end].supplier, states[end].key_account), y) for end in (0, -1)]
    for side, name in enumerate(("supplier", "key_account")):
        places = [(x(state.date.toordinal()), y(getattr(state, name))) for state in states]
        for start, following in pairwise(places):
            surface.line(start, following, COLOURS[side], 2.4)
        for place in places:
            _marker(surface, place, side, MARKER if len(states) <= 14 else 3.4)
        for last_or_first, anchor, shift in ((0, "r", -9.0), (-1, "l", 9.0)):
            words = number_text(getattr(states[last_or_first], name), language)
            place = places[last_or_first][0] + shift, heights[last_or_first][side]
            surface.text(place, words, VALUE_SIZE, COLOURS[side], bold=True, anchor=anchor)
    _legend(surface, picture.names, (plot_left, bottom + 10, plot_width, 0))


def _ends_apart(values: tuple[float, float], y: Callable[[float], float]) -> tuple[float, float]:
    """Heights of two labels that would cover each other, moved apart."""
    one, other = y(values[0]), y(values[1])
    missing = max(0.0, 13.0 - abs(one - other)) / 2
    up = missing if one >= other else -missing
    return one + up, other - up


def _marker(surface: Surface, place: Place, side: int, radius: float = MARKER) -> None:
    """A disc for the supplier, a diamond for the key account."""
    if side == 0:
        surface.disc(place, radius, COLOURS[0], design.WHITE, 0.75)
        return
    x, y = place
    reach = radius * DIAMOND
    for size, colour in ((reach, design.WHITE), (reach - 1.0, COLOURS[1])):
        surface.polygon(((x - size, y), (x, y + size), (x + size, y), (x, y - size)), colour)


def _frame(surface: Surface, area: Area) -> None:
    left, bottom, width, height = area
    corners = [(left, bottom), (left + width, bottom), (left + width, bottom + height), (left, bottom + height)]
    for start, end in zip(corners, corners[1:] + corners[:1], strict=True):
        surface.line(start, end, design.PLOT_BORDER, 0.75)


def _legend(surface: Surface, names: tuple[str, str], area: Area) -> None:
    """Two entries beside each other, a long name in two lines."""
    left, bottom, width, _ = area
    room = width / 2 - 26
    for side, name in enumerate(names):
        at = left + 8 + side * width / 2
        _marker(surface, (at, bottom), side)
        lines = _two_lines(name, room)
        for number, words in enumerate(lines):
            height = bottom + (len(lines) - 1) * 6.5 - number * 13
            surface.text((at + 11, height), words, LEGEND_SIZE, design.GREY, anchor="l")


def _two_lines(name: str, room: float) -> list[str]:
    """A name on one line or two, shortened where even two are too short."""
    for length in range(len(name), 8, -1):
        lines = [""]
        for word in shortened(name, length).split(" "):
            for number, piece in enumerate(pieces(word)):
                longer = lines[-1] + (" " if number == 0 and lines[-1] else "") + piece
                lines = [*lines[:-1], longer] if _width(longer, LEGEND_SIZE) <= room else [*lines, piece]
        lines = [line for line in lines if line]
        if len(lines) <= 2 and all(_width(line, LEGEND_SIZE) <= room for line in lines):
            return lines
    return [shortened(name, 8)]
