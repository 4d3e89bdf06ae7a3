"""What the templates of both languages say: to tell our own words from the user's, and to translate ours."""

from __future__ import annotations

import functools
import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kam_partnership.carry.content import KIND, TABLES, TableKind
from kam_partnership.carry.former_words import FORMER_LABELS, FORMER_TEXTS
from kam_partnership.cells import CellValue
from kam_partnership.plain_text import same_title
from kam_partnership.raters.rater import as_side
from kam_partnership.shipped_files import template_path
from kam_partnership.texts.catalogue import part_texts, text, texts_below
from kam_partnership.texts.criteria import CRITERIA
from kam_partnership.texts.language import Language
from kam_partnership.workbook import names
from kam_partnership.xlsx.areas import Area, parse_area
from kam_partnership.xlsx.closed_cells import ClosedCells
from kam_partnership.xlsx.namespaces import main

#: The parts whose texts stand in cells of a workbook as they are.
_IN_CELLS = ("workbook", "zones", "figures", "charts", "analysis", "findings")


#: The cells with the topics that people chose for their next talk.
TALK_TOPICS = frozenset(name for key, name in names.TALK_CELLS.items() if key.startswith("topic_"))


@dataclass(frozen=True, slots=True)
class TableEdition:
    """A table of a template: headings and body by column key; which columns are formulas; the ids that tell
    columns whatever they are called; headings of further columns of ours, which users have no part in."""

    area: Area
    headings: Mapping[str, str]
    rows: tuple[Mapping[str, CellValue], ...]
    computed: frozenset[str]
    identifiers: Mapping[int, str]
    further: frozenset[str]


@dataclass(frozen=True, slots=True)
class Edition:
    """A template as a source of known words.

    ``inputs`` are the names of single blank cells for the user, beside those that this program reads;
    ``lists`` are the words of named lists. ``formula_places`` are the cells with formulas by what a sheet is for,
    the part of the key ``sheet.…`` in texts.
    """

    language: Language
    tables: Mapping[str, TableEdition]
    texts: frozenset[str]
    formulas: frozenset[str]
    sheets: tuple[str, ...]
    numbers: Mapping[tuple[str, int, int], float]
    inputs: tuple[str, ...]
    lists: Mapping[str, tuple[CellValue, ...]]
    formula_places: Mapping[str, frozenset[tuple[int, int]]]


@functools.cache
def edition(language: Language) -> Edition:
    """The template of a language, read once."""
    cells = ClosedCells(template_path(language))
    texts = {words for part in _IN_CELLS for words in part_texts(language, part).values()}
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
    inputs, lists = _named_areas(cells)
    places = {
        key.removeprefix("sheet."): frozenset(cells.sheet(title).formulas)
        for key, title in texts_below("sheet", language).items()
    }
    known = frozenset(texts), frozenset(formulas)
    return Edition(language, tables, *known, sheet_names, numbers, inputs, lists, places)


def _named_areas(cells: ClosedCells) -> tuple[tuple[str, ...], dict[str, tuple[CellValue, ...]]]:
    """Single blank cells that have a name, and columns of cells that have one."""
    read = {*names.FIXED_NAMES, names.ANALYSIS_START, *(name for kind in TABLES for name in kind.columns.values())}
    inputs, lists = [], {}
    for defined in cells.structure.names:
        area = None if defined.name in read else parse_area(defined.refers_to)
        if area is None or area.left != area.right:
            continue
        places = [(row, area.left) for row in range(area.top, area.bottom + 1)]
        sheet = cells.sheet(area.sheet)
        if len(places) > 1:
            lists[defined.name] = tuple(sheet.values.get(place) for place in places)
        elif places[0] not in sheet.values and places[0] not in sheet.formulas:
            inputs.append(defined.name)
    return tuple(inputs), lists


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
    elements = cells.package.xml(table.part).iter(main("tableColumn"))
    keys = {column: key for key, column in columns.items()}
    identifiers = {
        int(element.get("id", "0")): keys[column]
        for column, element in enumerate(elements, table.area.left)
        if column in keys
    }
    further = frozenset(name for column, name in enumerate(table.columns, table.area.left) if column not in keys)
    return TableEdition(table.area, headings, rows, frozenset(computed), identifiers, further)


@functools.cache
def known_texts() -> frozenset[str]:
    """Every text that one of the templates brings along, or an earlier one did."""
    return FORMER_TEXTS.union(*(edition(language).texts for language in Language))


def is_known_text(text: str) -> bool:
    """True for a text of ours, whatever its Unicode form: macOS takes letters and their dots apart."""
    return text in known_texts() or unicodedata.normalize("NFC", text) in known_texts()


def heading_keys(kind: TableKind, heading: str) -> Sequence[str]:
    """The columns of a table that a heading means, in whatever language, today or formerly."""
    return _heading_words(kind.key).get(same_title(heading), ())


@functools.cache
def _heading_words(table: str) -> Mapping[str, Sequence[str]]:
    """The keys of a table's columns by their headings."""
    kind = KIND[table]
    found: dict[str, list[str]] = {}
    for key in kind.columns:
        now = {known_heading(kind, key, language) for language in Language} - {""}
        for word in {same_title(word) for word in now | FORMER_LABELS.get(f"{table}.{key}", set())}:
            found.setdefault(word, []).append(key)
    return found


def is_further_heading(kind: TableKind, heading: str) -> bool:
    """True for a column of a template that holds nothing of the user's: a sign, a key for formulas."""
    tables = (edition(language).tables.get(kind.key) for language in Language)
    return any(heading in table.further for table in tables if table is not None)


def known_heading(kind: TableKind, key: str, language: Language) -> str:
    """A column's heading in the template of a language; "" where it has none."""
    table = edition(language).tables.get(kind.key)
    return "" if table is None else table.headings.get(key, "")


# ---------------------------------------------------------------------- translating our own words
def translated(value: CellValue, kind: TableKind, key: str, source: Language, target: Language) -> CellValue:
    """One of our own words in the other language; the user's words, numbers and errors as they are."""
    if source is target or not isinstance(value, str):
        return value
    if key == "criterion":
        return _titles(source, target).get(value, value)
    if (kind.key, key) == ("history", "ratings"):
        return _with_titles(value, source, target)
    return _vocabulary(kind.key, key, source, target).get(value, value)


def translated_input(name: str, value: CellValue, source: Language, target: Language) -> CellValue:
    """What was typed into a named cell, in the language of the fresh template where it is a word of ours."""
    if name in TALK_TOPICS:
        return translated(value, KIND["criteria"], "criterion", source, target)
    side = as_side(value) if name == names.RATER_SIDE else None
    return value if side is None else text(f"side.{side}", target)


@functools.cache
def _titles(source: Language, target: Language) -> Mapping[str, str]:
    """The criteria's titles, those of the catalogue too."""
    pairs = {own.title: other.title for own, other in zip(CRITERIA[source], CRITERIA[target], strict=True)}
    return dict(_pairs_of_rows("catalog", "title", source, target)) | pairs


def _with_titles(saved: str, source: Language, target: Language) -> str:
    """The ratings of a saved assessment, a JSON text, with our titles in the other language."""
    for own, other in _titles(source, target).items():
        saved = saved.replace(json.dumps(own, ensure_ascii=False), json.dumps(other, ensure_ascii=False))
    return saved


def _pairs_of_rows(table: str, key: str, source: Language, target: Language) -> Iterator[tuple[str, str]]:
    """Both templates hold the same rows in the same order."""
    own, other = edition(source).tables.get(table), edition(target).tables.get(table)
    if own is None or other is None or len(own.rows) != len(other.rows):
        return
    for mine, theirs in zip(own.rows, other.rows, strict=True):
        word, translation = mine.get(key), theirs.get(key)
        if isinstance(word, str) and isinstance(translation, str):
            yield word, translation


@functools.cache
def _vocabulary(table: str, key: str, source: Language, target: Language) -> Mapping[str, str]:
    if (table, key) == ("history", "zone"):
        return {words: text(key, target) for key, words in texts_below("zone", source).items()}
    name = names.MEASURE_LISTS.get(key, "") if table == "measures" else ""
    words = zip(edition(source).lists.get(name, ()), edition(target).lists.get(name, ()), strict=False)
    listed = {mine: theirs for mine, theirs in words if isinstance(mine, str) and isinstance(theirs, str)}
    return dict(_pairs_of_rows(table, key, source, target)) | listed
