"""What the templates of both languages say: to tell our own words from the user's, and to translate ours."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kam_partnership.carry.content import TABLES, TableKind
from kam_partnership.cells import CellValue
from kam_partnership.files import template_path
from kam_partnership.texts.catalogue import CATALOGUES
from kam_partnership.texts.criteria import CRITERIA
from kam_partnership.texts.language import Language
from kam_partnership.workbook.closed_cells import ClosedCells
from kam_partnership.workbook.references import Area


@dataclass(frozen=True, slots=True)
class TableEdition:
    """A table of a template: headings and body by column key; which columns are formulas."""

    area: Area
    headings: Mapping[str, str]
    rows: tuple[Mapping[str, CellValue], ...]
    computed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Edition:
    """A template as a source of known words."""

    language: Language
    tables: Mapping[str, TableEdition]
    texts: frozenset[str]
    formulas: frozenset[str]
    sheets: tuple[str, ...]
    numbers: Mapping[tuple[str, int, int], float]


@functools.cache
def edition(language: Language) -> Edition:
    """The template of a language, read once."""
    cells = ClosedCells(template_path(language))
    texts: set[str] = set(CATALOGUES[language].values())
    formulas: set[str] = set()
    numbers: dict[tuple[str, int, int], float] = {}
    sheet_names = tuple(sheet.name for sheet in cells.structure.sheets)
    for name in sheet_names:
        sheet = cells.sheet(name)
        formulas |= set(sheet.formulas.values())
        for place, value in sheet.values.items():
            if isinstance(value, str):
                texts.add(value)
            elif isinstance(value, float) and place not in sheet.formulas:
                numbers[name, *place] = value
    tables = {kind.key: table for kind in TABLES if (table := _table(cells, kind)) is not None}
    return Edition(language, tables, frozenset(texts), frozenset(formulas), sheet_names, numbers)


def _table(cells: ClosedCells, kind: TableKind) -> TableEdition | None:
    table = cells.structure.table(kind.table)
    if table is None:
        return None
    sheet, body = table.area.sheet, table.body
    headings, computed, columns = {}, set(), {}
    for key, name in kind.columns.items():
        area = cells.structure.resolve(name)
        if area is None:
            continue
        columns[key] = area.left
        headings[key] = str(cells.value(sheet, table.area.top, area.left) or "")
        if (body.top, area.left) in cells.sheet(sheet).formulas:
            computed.add(key)
    rows = tuple(
        {key: cells.value(sheet, row, column) for key, column in columns.items()}
        for row in range(body.top, body.bottom + 1)
    )
    return TableEdition(table.area, headings, rows, frozenset(computed))


def known_texts() -> frozenset[str]:
    """Every text that one of the templates brings along."""
    return frozenset().union(*(edition(language).texts for language in Language))


def heading_keys(kind: TableKind, heading: str) -> list[str]:
    """The columns of a table that a heading means, in whatever language."""
    wanted = " ".join(heading.split()).casefold()
    return [
        key
        for key in kind.columns
        if any(h.casefold() == wanted for language in Language if (h := known_heading(kind, key, language)))
    ]


def known_heading(kind: TableKind, key: str, language: Language) -> str:
    """A column's heading in the template of a language; "" where it has none."""
    table = edition(language).tables.get(kind.key)
    return "" if table is None else table.headings.get(key, "")


# ---------------------------------------------------------------------- translating our own words
def translated(value: CellValue, kind: TableKind, key: str, source: Language, target: Language) -> CellValue:
    """One of our own words in the other language; the user's words, numbers and errors as they are."""
    if source is target or not isinstance(value, str):
        return value
    for pairs in (_titles(source, target), _vocabulary(kind.key, key, source, target)):
        if value in pairs:
            return pairs[value]
    return value


@functools.cache
def _titles(source: Language, target: Language) -> Mapping[str, str]:
    """The criteria's titles, those of the catalogue too."""
    pairs = {own.title: other.title for own, other in zip(CRITERIA[source], CRITERIA[target], strict=True)}
    return dict(_pairs_of_rows("catalog", "title", source, target)) | pairs


def _pairs_of_rows(table: str, key: str, source: Language, target: Language) -> Iterator[tuple[str, str]]:
    """Both templates hold the same rows in the same order."""
    own, other = edition(source).tables.get(table), edition(target).tables.get(table)
    if own is None or other is None or len(own.rows) != len(other.rows):
        return
    for mine, theirs in zip(own.rows, other.rows, strict=True):
        word, translation = mine.get(key), theirs.get(key)
        if isinstance(word, str) and isinstance(translation, str):
            yield word, translation


#: Columns whose words come from our texts, and how the keys of those texts begin or what they contain.
_WORDS = {
    ("history", "zone"): "zone.",
    ("measures", "horizon"): "horizon",
    ("measures", "status"): "status",
}


@functools.cache
def _vocabulary(table: str, key: str, source: Language, target: Language) -> Mapping[str, str]:
    pairs = dict(_pairs_of_rows(table, key, source, target))
    part = _WORDS.get((table, key))
    if part is not None:
        own, other = CATALOGUES[source], CATALOGUES[target]
        pairs |= {own[name]: other[name] for name in own if part in name and name in other}
    return pairs
