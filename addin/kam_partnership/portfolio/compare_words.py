"""Two accounts side by side, for a terminal and for programs."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any, Final

from kam_partnership.portfolio.compare import Comparison, lines, notes
from kam_partnership.texts import Language, short_number, text

#: So many criteria are told on a terminal; sheet and JSON have all.
SHOWN: Final = 8
_LABEL, _CELL, _RATINGS = 26, 34, 12


def compare_lines(comparison: Comparison, today: dt.date, language: Language) -> Iterator[str]:
    """The figures of both beside each other, then the criteria that differ most."""
    names = [advised.account.name for advised in comparison.pair]
    yield from _row("", names)
    for line in lines(comparison, today, language):
        yield from _row(text(f"portfolio.column.{line.key}", language), line.told(language))
    yield ""
    yield from notes(comparison, language)
    shown = comparison.criteria[:SHOWN]
    if shown:
        yield ""
        yield text("portfolio.compare.largest", language)
    for criterion in shown:
        ratings = [" | ".join(short_number(r, language) for r in pair) for pair in criterion.ratings]
        yield f"  {criterion.title[:50]:<52}{ratings[0]:>{_RATINGS}}{ratings[1]:>{_RATINGS}}"


def _row(label: str, cells: Sequence[str]) -> Iterator[str]:
    """A line with a label and two cells; long words take several lines."""
    wrapped = [textwrap.wrap(cell, _CELL) or [""] for cell in (*cells,)]
    for number in range(max(map(len, wrapped))):
        parts = [part[number] if number < len(part) else "" for part in wrapped]
        first = label if number == 0 else ""
        yield f"{first:<{_LABEL}}{parts[0]:<{_CELL + 2}}{parts[1]}".rstrip()


def compare_object(comparison: Comparison) -> dict[str, Any]:
    """What ``portfolio --compare --json`` tells as "compare"; keys are English, ratings in the points of each scale."""
    return {
        "files": [advised.account.file for advised in comparison.pair],
        "key_accounts": [advised.account.key_account for advised in comparison.pair],
        "scales": [None if scale is None else list(scale) for scale in comparison.scales],
        "same_scale": comparison.same_scale,
        "only_rated_by": list(comparison.only),
        "criteria": [
            {
                "title": criterion.title,
                "supplier": [pair[0] for pair in criterion.ratings],
                "key_account": [pair[1] for pair in criterion.ratings],
                "difference_share": round(criterion.difference, 12),
            }
            for criterion in comparison.criteria
        ],
    }
