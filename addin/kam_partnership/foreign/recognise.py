"""Recognising a list of criteria with two rating columns among the cells of some sheets.

Sure is only what headings and arithmetic leave no second reading of; everything else is a question with its readings,
or no list, with the reason. Nothing here is used by normal reading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kam_partnership.foreign.blocks import blocks_of
from kam_partnership.foreign.list_reader import judged
from kam_partnership.foreign.sheet import Sheet
from kam_partnership.foreign.verdict import Doubt, Found, NoList

#: So many readings are shown side by side.
MOST_READINGS = 4


def recognise(sheets: Sequence[Sheet], names: Mapping[str, str] | None = None) -> Found | NoList:
    """The list of criteria in some sheets.

    Args:
        names: what the two sides are called, by "supplier" and "key_account", as far as it is known.
    """
    verdicts = [judged(block, names or {}) for sheet in sheets for block in blocks_of(sheet)]
    lists = [verdict for verdict in verdicts if isinstance(verdict, Found)]
    refused = [verdict for verdict in verdicts if isinstance(verdict, NoList)]
    if not lists:
        return max(refused, key=lambda verdict: verdict.nearness, default=NoList("nothing"))
    shown = [found for found in lists if not found.readings[0].sheet.hidden]
    return _chosen(shown or lists, only_hidden=not shown)


def _chosen(lists: list[Found], *, only_hidden: bool) -> Found:
    """The one that is sure; several as good ones are a question."""
    sure = [found for found in lists if found.is_sure]
    best = sure or _named(lists)
    if len(best) == 1:
        found = best[0]
        return replace(found, doubts=(*found.doubts, Doubt("hidden_sheet"))) if only_hidden else found
    readings = [found.readings[0] for found in best]
    where = tuple(dict.fromkeys(reading.sheet.name for reading in readings))
    doubts = {doubt.key: doubt for found in best for doubt in found.doubts}
    rivals = Doubt("rivals", {"sheets": where, "ranges": tuple(reading.reference for reading in readings)})
    return Found(tuple(readings[:MOST_READINGS]), (rivals, *doubts.values()))


def _named(lists: list[Found]) -> list[Found]:
    """Of lists that all are questions, those with the fewest doubts about the sides."""
    guessed = {"sides_by_order", "one_side_named", "many_unnamed"}
    named = [found for found in lists if not guessed & {doubt.key for doubt in found.doubts}]
    return named or lists
