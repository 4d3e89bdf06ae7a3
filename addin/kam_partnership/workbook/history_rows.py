"""A saved assessment as a row of the history: figures to look at, and every rating as text to read back. Pure.

The ratings stand in one cell, because criteria come and go between two assessments and columns of a table
cannot. The text is JSON: ``{"v":1,"settings":[0,10,1.5,4,7],"criteria":[["Title",1,9,4],…]}``, each criterion
as title, weight, supplier, key account; ``null`` for what was blank or not valid.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kam_partnership.assessment import (
    SETTING_FIELDS,
    Assessment,
    Criterion,
    Figures,
    Settings,
    SettingsInvalid,
    compute_figures,
)
from kam_partnership.cells import CellValue
from kam_partnership.errors import HistoryTooLong
from kam_partnership.xlsx.dates import serial_number
from kam_partnership.xlsx.limits import MAX_CELL_TEXT

#: Marks the form of the text; a program that does not know it leaves the text alone.
FORM = 1
#: A title is never cut shorter than this, its ellipsis included.
SHORTEST_TITLE = 12

#: The figures that have a column of their own.
FIGURE_COLUMNS = (
    "supplier_score",
    "key_account_score",
    "net_balance",
    "gross_imbalance",
    "balance_score",
    "level",
    "coverage",
)

_ELLIPSIS = "…"
# What XML cannot hold, and what some programs would take for Excel's code of such a character (_x000B_).
_UNSAFE = re.compile("[\x7f-\x9f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class SavedAssessment:
    """One row of the history before it is written.

    Attributes:
        date: the day it stands for; there is one row a day.
        author: who rated; may be empty.
        zone: the zone's name in the workbook's language.
        assessment: settings and criteria.

    Raises:
        ValueError: when the assessment has no rated pair, so that there is nothing to save.
    """

    date: dt.date
    author: str
    zone: str
    assessment: Assessment

    def __post_init__(self) -> None:
        if self.assessment.settings is None or not self.assessment.rated_pairs:
            raise ValueError("an assessment without a rated pair has no figures")

    @property
    def figures(self) -> Figures:
        """The figures of this assessment; none of the numbers is undefined."""
        return compute_figures(self.assessment)

    def cells(self) -> Mapping[str, CellValue]:
        """The row by the keys of ``names.HISTORY_COLUMNS``, and the target by "target.supplier", "target.key_account".

        Raises:
            HistoryTooLong: when the ratings do not fit into a cell.
        """
        figures, target = self.figures, self.assessment.target
        numbers: dict[str, CellValue] = {name: getattr(figures, name) for name in FIGURE_COLUMNS}
        return {
            "date": serial_number(self.date),
            "author": self.author or None,
            **numbers,
            "zone": self.zone,
            "ratings": encode_ratings(self.assessment),
            "target.supplier": None if target is None else target.supplier,
            "target.key_account": None if target is None else target.key_account,
        }


def encode_ratings(assessment: Assessment) -> str:
    """Settings and criteria as a text for one cell.

    When the text would not fit, long titles are cut, all at the same length and with an ellipsis; no number is
    ever left out or rounded.

    Raises:
        HistoryTooLong: when it does not fit even so: usually with well over a thousand criteria.
        ValueError: for an assessment without valid settings.
    """
    for length in _title_lengths(assessment):
        text = _encoded(assessment, length)
        if cell_length(text) <= MAX_CELL_TEXT:
            return text
    raise HistoryTooLong("history_too_long", count=len(assessment.criteria))


def titles_fit(assessment: Assessment) -> bool:
    """True when every title is kept whole."""
    return cell_length(_encoded(assessment, MAX_CELL_TEXT)) <= MAX_CELL_TEXT


def decode_ratings(text: object) -> Assessment | None:
    """The assessment that :func:`encode_ratings` made a text of.

    Returns:
        None for anything else: an empty cell, a text that someone changed, a form of a later version.
    """
    if not isinstance(text, str):
        return None
    try:
        told = json.loads(text.removeprefix("'"))
        if told["v"] != FORM:
            return None
        values = [_number(value) for value in told["settings"]]
        settings = Settings(**dict(zip(SETTING_FIELDS, values, strict=True)))
        rows = enumerate(told["criteria"], start=1)
        return Assessment(settings, tuple(_criterion(number, *row) for number, row in rows))
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError, SettingsInvalid):
        return None


def cell_length(text: str) -> int:
    """Length of a text as Excel counts it: in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _title_lengths(assessment: Assessment) -> Iterator[int]:
    """Lengths to try, the longest first; each a tenth shorter than the one before."""
    length = max((len(criterion.title) for criterion in assessment.criteria), default=0)
    yield max(length, SHORTEST_TITLE)
    while length > SHORTEST_TITLE:
        length = max(SHORTEST_TITLE, length * 9 // 10)
        yield length


def _encoded(assessment: Assessment, title_length: int) -> str:
    if assessment.settings is None:
        raise ValueError("ratings mean nothing without a scale")
    settings = [_short(getattr(assessment.settings, field)) for field in SETTING_FIELDS]
    criteria = [
        [
            _cut(criterion.title, title_length),
            *map(_short, (criterion.weight, criterion.supplier, criterion.key_account)),
        ]
        for criterion in assessment.criteria
    ]
    content = {"v": FORM, "settings": settings, "criteria": criteria}
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda unsafe: f"\\u{ord(unsafe[0]):04x}", text)


def _cut(title: str, length: int) -> str:
    return title if len(title) <= length else title[: length - 1].rstrip() + _ELLIPSIS


def _short(value: float | None) -> float | int | None:
    """Whole numbers without their ".0"."""
    return int(value) if value is not None and value.is_integer() and abs(value) < 1e15 else value


def _criterion(number: int, title: object, weight: object, supplier: object, key_account: object) -> Criterion:
    if not isinstance(title, str):
        raise TypeError(title)
    return Criterion(number, title, _optional(weight), _optional(supplier), _optional(key_account))


def _optional(value: object) -> float | None:
    return None if value is None else _number(value)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(value)
    return float(value)
