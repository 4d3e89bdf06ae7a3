"""Tables that are no lists of criteria, however many numbers they hold."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kam_partnership.foreign.columns import Column, Kind
from kam_partnership.foreign.heading_words import GOODS, OTHER_ROWS, Role, plain, role_of, variant_of
from kam_partnership.foreign.verdict import NotAList

_CALENDAR = re.compile(
    r"(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)(?:\w*tag|\w*day|sday)?\.?|mittwoch|"
    r"(?:jan\w*|feb\w*|mär\w*|mrz|mar(?:ch)?|apr\w*|mai|may|jun\w*|jul\w*|aug\w*|sep\w*|okt\w*|oct\w*|nov\w*|dez\w*|"
    r"dec\w*)\.?(?: ?'?\d{2,4})?|"
    r"(?:kw|cw|q|week|woche) ?\d+(?:[ /]\d{2,4})?|\d{1,2}\.(?:\d{1,2}\.)?(?:\d{2,4})?|\d{4}-\d\d(?:-\d\d)?"
)
#: So large a share of titles or headings tells what the whole table is.
_MOST = 0.6


def refuse_other_tables(title: int, columns: Mapping[int, Column]) -> None:
    """Raises NotAList for a comparison of pairs and for criteria across; and, where no heading names a side, for
    calendars, price lists, and rows that are people, companies or projects."""
    titles = {plain(text) for text in columns[title].texts} if title in columns else set()
    others = [c for c in columns.values() if c.number != title and c.heading]
    if len(titles & {plain(c.heading) for c in others}) >= max(3, _MOST * len(titles)):
        raise NotAList("matrix", 3)
    if {Role.SUPPLIER, Role.KEY_ACCOUNT} <= {role_of(title) for title in titles if not variant_of(title)}:
        raise NotAList("transposed", 5)
    if {c.role for c in others} & {Role.SUPPLIER, Role.KEY_ACCOUNT}:
        return
    heading = columns[title].heading if title in columns else ""
    numeric = [c for c in others if c.numbers]
    of_calendar = [c for c in numeric if _CALENDAR.fullmatch(plain(c.heading))]
    if len(of_calendar) >= max(2, _MOST * len(numeric)) or mostly_calendar(titles):
        raise NotAList("calendar", 2)
    money = [c for c in others if c.role is Role.MONEY or c.kind is Kind.MONEY]
    goods = GOODS.search(plain(heading)) and any(c.role is Role.AMOUNT for c in others)
    if money or goods:
        raise NotAList("price_list", 3, heading=money[0].heading if money else heading)
    if OTHER_ROWS.search(plain(heading)):
        raise NotAList("rows_are_others", 2, heading=heading)


def mostly_calendar(titles: set[str]) -> bool:
    """True when most of some titles are days, weeks or months."""
    return len(titles) >= 3 and sum(_CALENDAR.fullmatch(title) is not None for title in titles) >= _MOST * len(titles)
