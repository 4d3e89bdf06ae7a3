"""Numbers that are stored as texts, such as "7,5" from a web form or "7/10": a person sees ratings, a spreadsheet does
not. They are never converted without a question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from kam_partnership.cells import column_letters
from kam_partnership.foreign.blocks import Block
from kam_partnership.foreign.heading_words import UNRANKED, Role, role_of, title_rank
from kam_partnership.foreign.list_reader import judged
from kam_partnership.foreign.sheet import Cell
from kam_partnership.foreign.text_files import decimal_signs, number_in
from kam_partnership.foreign.verdict import MOST_READINGS, SIDES, ColumnName, Doubt, Found, NoList
from kam_partnership.xlsx.areas import Area

#: Of a column's cells so many must be numbers in the end.
_MOST: Final = 0.6
_BEGINS: Final = frozenset("0123456789+-−,.")
_OF_SOME = re.compile(r"([^/]*?)\s*(?:/|von|of|out of|aus)\s*(\d{1,3})")
_NO_NUMBERS: Final = (Role.REMARK, Role.NUMBER, Role.DATE)


def judged_with_texts(block: Block, names: Mapping[str, str]) -> Found | NoList:
    """What a block is; where numbers of its weights or ratings are texts, the first reading takes them as numbers, the
    last one leaves them, and that is a question."""
    as_it_is = judged(block, names)
    changed = dict(_changed(block))
    ends = {end for cells in changed.values() for _, end in cells.values() if end}
    if not changed or len(ends) > 1:  # "7/10" and "3/5" are no ratings on one scale
        return as_it_is
    verdict = judged(_with_numbers(block, changed), names)
    if isinstance(verdict, NoList):
        return as_it_is
    read = verdict.readings[0]
    meant = {read.columns[key]: key for key in ("weight", *SIDES) if key in read.columns}
    places = [(row, column) for column in sorted(meant) for row in read.rows if row in changed.get(column, {})]
    if not places:
        return as_it_is
    columns = dict.fromkeys(column for _, column in places)
    told = tuple(ColumnName(column_letters(column), read.headings.get(column, "")) for column in columns)
    example = block.sheet.rows[places[0][0]][places[0][1]].text
    doubts = (Doubt("text_numbers", {"columns": told, "example": example}), *verdict.doubts)
    if isinstance(as_it_is, NoList):
        return Found(verdict.readings, doubts)
    return Found((*verdict.readings[: MOST_READINGS - 1], as_it_is.readings[0]), doubts)


def _changed(block: Block) -> Iterator[tuple[int, dict[int, tuple[Cell, float | None]]]]:
    """The columns with such texts: by row the cell with its number, and the end of the scale that "7/10" tells."""
    cells: dict[int, dict[int, Cell]] = {}
    for row in block.rows:
        for column, cell in block.sheet.rows[row].items():
            cells.setdefault(column, {})[row] = cell
    for column, filled in cells.items():
        heading = block.headings.get(column, "")
        if title_rank(heading) < UNRANKED or role_of(heading) in _NO_NUMBERS:
            continue
        texts = {row: cell.text for row, cell in filled.items() if cell.text[:1] in _BEGINS and cell.text}
        if texts and (numbers := _numbers(texts)):
            typed = sum(cell.number is not None for cell in filled.values())
            if typed + len(numbers) >= _MOST * len(filled):
                yield column, numbers


def _numbers(texts: Mapping[int, str]) -> dict[int, tuple[Cell, float | None]]:
    parts = {row: match.groups() if (match := _OF_SOME.fullmatch(text)) else (text, "") for row, text in texts.items()}
    decimals = decimal_signs((first for first, _ in parts.values()), ";")
    found: dict[int, tuple[Cell, float | None]] = {}
    for row, (first, of) in parts.items():
        number = number_in(first, decimals)
        if number is not None:
            found[row] = Cell(number, typed=texts[row]), float(of) if of else None
    return found


def _with_numbers(block: Block, changed: Mapping[int, Mapping[int, tuple[Cell, float | None]]]) -> Block:
    """The block on a sheet on which the texts are numbers, and "7/10" limits its column to 0 to 10."""
    sheet = block.sheet
    rows = {row: dict(cells) for row, cells in sheet.rows.items()}
    limits = list(sheet.limits)
    for column, cells in changed.items():
        for row, (cell, _) in cells.items():
            rows[row][column] = cell
        ends = {end for _, end in cells.values() if end}
        if len(ends) == 1:
            limits.append((_column(block.rows, column, sheet.name), (0.0, ends.pop())))
    return replace(block, sheet=replace(sheet, rows=rows, limits=tuple(limits)))


def _column(rows: Sequence[int], column: int, sheet: str) -> Area:
    return Area(sheet, rows[0], column, rows[-1], column)
