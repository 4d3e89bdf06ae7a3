"""Recognising a list of criteria with two rating columns among the cells of some sheets.

Sure is only what headings and arithmetic leave no second reading of; everything else is a question with its readings,
or no list, with the reason. Nothing here is used by normal reading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kam_partnership.foreign.blocks import blocks_of
from kam_partnership.foreign.sheet import Sheet
from kam_partnership.foreign.text_numbers import judged_with_texts
from kam_partnership.foreign.verdict import MOST_READINGS, Doubt, Found, NoList

#: A block that is refused but as near to a list as this would have been one but for a mistake in it.
_SPOILED = 7


def recognise(sheets: Sequence[Sheet], names: Mapping[str, str] | None = None) -> Found | NoList:
    """The list of criteria in some sheets.

    Args:
        names: what the two sides are called, by "supplier" and "key_account", as far as it is known.
    """
    shown = _verdicts([sheet for sheet in sheets if not sheet.hidden], names or {})
    spoiled = [verdict for verdict in shown if isinstance(verdict, NoList) and verdict.nearness >= _SPOILED]
    lists = [verdict for verdict in shown if isinstance(verdict, Found)]
    if spoiled or lists:
        return spoiled[0] if spoiled else _chosen(lists)
    hidden = _verdicts([sheet for sheet in sheets if sheet.hidden], names or {})
    lists = [verdict for verdict in hidden if isinstance(verdict, Found)]
    if lists:
        found = _chosen(lists)
        return replace(found, doubts=(*found.doubts, Doubt("hidden_sheet")))
    refused = [verdict for verdict in (*shown, *hidden) if isinstance(verdict, NoList)]
    return max(refused, key=lambda verdict: verdict.nearness, default=NoList("nothing"))


def recognise_around(sheet: Sheet, row: int, column: int) -> tuple[Found | NoList, Sheet]:
    """The list around a cell, and the part of the sheet that was looked at to find it.

    The whole sheet comes first: a list may have blank rows, and what stands near it may tell its scale. Where no list
    has the cell's row, as between two that stand side by side, the cells up to the next blank rows and columns count.
    """
    lists = [verdict for verdict in _verdicts([sheet], {}) if isinstance(verdict, Found) and _holds(verdict, row)]
    if lists:
        return _chosen(lists), sheet
    region = sheet.within([sheet.region_around(row, column)])
    nearer = recognise([region])
    return (nearer, region) if isinstance(nearer, Found) else (recognise([sheet]), sheet)


def _holds(found: Found, row: int) -> bool:
    """True when the list begins at or above the row and ends at or below it."""
    reading = found.readings[0]
    rows = [*reading.heading_rows, *reading.rows, *(left.row for left in reading.left_rows)]
    return min(rows) <= row <= max(rows)


def _verdicts(sheets: Sequence[Sheet], names: Mapping[str, str]) -> list[Found | NoList]:
    return [judged_with_texts(block, names) for sheet in sheets for block in blocks_of(sheet)]


def _chosen(lists: list[Found]) -> Found:
    """The one whose headings name the sides; several as good ones are a question, those that are sure first."""
    best = sorted(_named(lists), key=lambda found: not found.is_sure)
    if len(best) == 1:
        return best[0]
    readings = tuple(found.readings[0] for found in best)[:MOST_READINGS]
    doubts = {doubt.key: doubt for found in best for doubt in found.doubts}
    return Found(readings, (Doubt("rivals"), *doubts.values()))


def _named(lists: list[Found]) -> list[Found]:
    """Those without a doubt about which side is which; all, when every one has it."""
    guessed = {"sides_by_order", "one_side_named", "many_unnamed"}
    named = [found for found in lists if not guessed & {doubt.key for doubt in found.doubts}]
    return named or lists
