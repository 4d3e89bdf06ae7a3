"""Which scale ratings are on: told by validation, headings or a legend, else one that people use and the ratings
fit; anything else is a question."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from kam_partnership.assessment import Settings
from kam_partnership.foreign.heading_words import plain

USUAL: Final = (0.0, 10.0)
#: No scale that people use reaches so far.
LARGEST: Final = 1_000.0
#: So many whole or half ratings that never pass 5, or that fill 1 to 6 or 7, are more than chance.
_TELLING_FIVE: Final = 6
_TELLING_SEVEN: Final = 10
_FEWEST_VALUES: Final = 3
#: So many ratings that are all 0 or 1 are answers with yes and no.
_FEWEST_ANSWERS: Final = 4
#: So large a share of the ratings beyond 10 makes 0 to 100 more than one slip of the keyboard.
_BEYOND_TEN: Final = 0.8

_RANGE = re.compile(r"(?<![\d.,])(-?\d{1,3})\s*(?:-|–|—|\.\.+|…|bis|to|through)\s*(\d{1,3})(?!\d|[.,]\d|\s*[€%])")
_ABOUT_SCALE = re.compile(r"skala|scale|bewert|punkte|note[n ]|rating|score|points|wert|von|from|stufe|=|\(|^\W*\d")
_MEANING = re.compile(r"(?<![\d.,])(-?\d{1,3})\s*(?:=|:|≙|-|–|means|heißt)\s*([^\W\d_][^,;|/0-9]*)")
_MEANT = re.compile(r"(sehr gut|ungenügend|mangelhaft|very good|excellent|insufficient)\s*\(?\s*=?\s*([1-6])(?!\d)\)?")
_GRADES = re.compile(r"(?<!\w)(?:schul)?noten?(?!\w)|(?<!\w)grades?(?!\w)|school grade")
_BEST = re.compile(
    r"sehr gut|ausgezeichnet|hervorragend|exzellent|best|top|trifft voll|erfüllt voll|stimme voll|"
    r"very good|excellent|strongly agree"
)
_ONE_IS_BEST = re.compile(r"(?<!\d)1 ?(?:=|ist|is|:) ?(?:die |das |the )?(?:beste?|sehr gut|very good)")
_MORE_IS_BETTER = re.compile(
    r"(?<!\d)(?:[2-9]|\d{2,3}) ?(?:=|ist|is|:) ?(?:die |das |the )?(?:beste?|sehr gut|very good|höchste)|"
    r"(?<!\d)1 ?(?:=|ist|is|:) ?(?:die |das |the )?(?:schlechteste|ungenügend|worst)"
)
_WORST = re.compile(r"schlecht|ungenügend|mangelhaft|poor|bad|worst|insufficient|nicht|kein|unzureichend|disagree|fail")


@dataclass(frozen=True, slots=True)
class Scale:
    """The ends of a scale.

    Attributes:
        known: validation, a heading or a legend tells it.
        turned: 1 is the best on it, so that ratings must be turned round for a workbook, where more is better.
    """

    low: float
    high: float
    known: bool = False
    turned: bool = False

    def __contains__(self, number: float) -> bool:
        return self.low <= number <= self.high

    def of_workbook(self, number: float) -> float:
        """A rating as the workbook counts."""
        return self.low + self.high - number if self.turned else number

    @property
    def settings(self) -> Settings | None:
        """The usual tolerance and limits in the same proportion; None for the scale that a workbook starts with."""
        if (self.low, self.high) == USUAL:
            return None
        usual = Settings()
        factor = (self.high - self.low) / usual.span
        return Settings(
            self.low,
            self.high,
            usual.tolerance * factor,
            self.low + (usual.level_cooperation - usual.scale_min) * factor,
            self.low + (usual.level_strategic - usual.scale_min) * factor,
        )


def told_in(texts: Iterable[str], *, near: bool = False) -> list[Scale]:
    """The scales that texts name; a text ``near`` the ratings need not say that it speaks of a scale."""
    found: list[Scale] = []
    lines = list(map(plain, texts))
    single = [line for line in lines if len(_MEANING.findall(line)) == 1]  # a legend with a line for each step
    for text in [*lines, *(["; ".join(single)] if len(single) > 1 else [])]:
        meanings = [(int(number), words) for number, words in _MEANING.findall(text)]
        meanings += [(int(number), words) for words, number in _MEANT.findall(text)]
        if len({number for number, _ in meanings}) >= 2:
            low, high = min(meanings), max(meanings)
            upside = bool(_BEST.search(low[1])) or bool(_WORST.search(high[1]))
            if high[0] - low[0] >= 2 and low[0] in (-10, -5, -3, 0, 1):
                found.append(Scale(low[0], high[0], known=True, turned=upside and low[0] == 1))
            continue
        if near or _ABOUT_SCALE.search(text):
            found += [Scale(*ends, known=True, turned=_turned(text)) for ends in _ranges(text)]
    return found


def _turned(text: str) -> bool:
    """ "Schulnoten 1 bis 6", "1 = beste"; not "Noten 1 bis 6, 6 = beste Note", as in Switzerland."""
    return bool(_ONE_IS_BEST.search(text)) or bool(_GRADES.search(text) and not _MORE_IS_BETTER.search(text))


def _ranges(text: str) -> list[tuple[float, float]]:
    ends = [(float(match[1]), float(match[2])) for match in _RANGE.finditer(text)]
    return [(low, high) for low, high in ends if low in (-10, -5, -3, 0, 1) and low + 2 <= high <= 100]


def are_grades(texts: Iterable[str], ratings: Sequence[float]) -> bool:
    """School grades, on which 1 is the best: headings say so, and the ratings fit them."""
    return (
        bool(ratings)
        and any(_GRADES.search(plain(text)) for text in texts)
        and all(1 <= rating <= 6 for rating in ratings)
    )


def fitting(ratings: Sequence[float], told: Sequence[Scale]) -> list[Scale]:
    """The scales that the ratings may be on, the likeliest first; more than one is a question. Empty: none is.

    A scale that is told counts when all ratings lie on it.
    """
    if not ratings:
        return [told[0] if told else Scale(*USUAL)]
    low, high = min(ratings), max(ratings)
    if not -LARGEST <= low <= high <= LARGEST:
        return []
    for scale in told:
        if low in scale and high in scale:
            return [scale]
    if low < 0:
        end = next(float(end) for end in (3, 5, 10, 100, 1_000) if max(-low, high) <= end)
        return [Scale(-end, end)]
    if high <= USUAL[1]:
        small = _small_scale(ratings, low, high)
        return [*small, Scale(*USUAL)]
    if high <= 100:
        return [Scale(0.0, 100.0)]
    step = 10.0 ** math.floor(math.log10(high))
    return [Scale(0.0, math.ceil(high / step) * step)]


def _small_scale(ratings: Sequence[float], low: float, high: float) -> list[Scale]:
    """0 and 1; 1 to 3, 4, 5, 6 or 7, or 0 to 5: so many whole or half ratings that reach the end and never pass it."""
    if set(ratings) == {0, 1} and len(ratings) >= _FEWEST_ANSWERS:
        return [Scale(0.0, 1.0)]
    halves = all(2 * rating == int(2 * rating) for rating in ratings)
    if not halves or len(ratings) < _TELLING_FIVE or len(set(ratings)) < _FEWEST_VALUES:
        return []
    if low >= 1 and (high in (3, 4, 5) or (high in (6, 7) and low == 1 and len(ratings) >= _TELLING_SEVEN)):
        return [Scale(1.0, high)]
    return [Scale(0.0, 5.0)] if low == 0 and high in (3, 4, 5) else []


def is_sure(scales: Sequence[Scale], ratings: Sequence[float]) -> bool:
    """True when nobody needs to be asked: it is told, or the ratings fit no other one that people use."""
    [*first] = scales[:1]
    if len(scales) != 1 or first[0].turned:
        return False
    scale = first[0]
    return scale.known or (scale.low, scale.high) == USUAL or _is_hundred(scale, ratings)


def _is_hundred(scale: Scale, ratings: Sequence[float]) -> bool:
    """0 to 100, of which the upper half is used, and not by one rating among others up to 10."""
    beyond = sum(rating > USUAL[1] for rating in ratings)
    return (scale.low, scale.high) == (0, 100) and max(ratings) > 50 and beyond >= _BEYOND_TEN * len(ratings)
