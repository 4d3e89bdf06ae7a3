"""Taking criteria over from the catalogue: those that are marked, or those that are named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

import xlwings as xw

from kam_partnership.cells import CellValue, is_blank
from kam_partnership.errors import CriterionRefused
from kam_partnership.excel.change import after_the_change, one_change
from kam_partnership.excel.commands import last_row_is_empty
from kam_partnership.excel.live import LiveWorkbook, area_address, read_live, table_of
from kam_partnership.excel.rows import append_row, overwrite
from kam_partnership.excel.table_rows import LiveTable, read_table
from kam_partnership.excel.values import as_typed_text
from kam_partnership.texts import Language, as_language, locale_language, text
from kam_partnership.texts.criteria import CATALOGUE, CriteriaSet, in_language, same_criterion
from kam_partnership.workbook import names

#: The weight that the template's own criteria start with.
USUAL_WEIGHT = 1.0
SHOWN_TITLES = 20


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What came of it: titles in the order of the catalogue, or in which they were named."""

    added: tuple[str, ...] = ()
    present: tuple[str, ...] = ()

    @property
    def nothing_chosen(self) -> bool:
        """True when there was nothing to take over."""
        return not self.added and not self.present


def add_chosen(book: xw.Book) -> TakenOver:
    """Add the marked criteria of the catalogue to the criteria table, and clear the marks.

    Any mark counts, whatever it is. A criterion that is in the table already, under its title in either
    language, is not added again.

    Raises:
        TableCannotGrow: when something stands below the criteria table; nothing is written.
        NameMissing: when the workbook has lost internal names.
    """
    live = read_live(book)
    catalogue = read_table(book, names.CATALOG_TABLE, names.CATALOG_COLUMNS)
    marked = [index for index, row in enumerate(catalogue.rows) if not is_blank(row["chosen"])]
    titled = [title for title in (catalogue.text(index, "title") for index in marked) if title]
    if not marked:
        return TakenOver()
    with one_change() as undo:
        taken = _take_over(live, titled, undo)
        column, first, count = catalogue.columns["chosen"], catalogue.first_row, len(catalogue.rows)
        _write_column(catalogue.sheet, first, column, [None] * count, undo)
    with after_the_change():
        book.app.calculate()
    return taken


def add_named(book: xw.Book, wanted: Sequence[str]) -> TakenOver:
    """Add whole sets, by their keys, and single criteria, by their titles, to the criteria table.

    Titles are those of the workbook's own catalogue, or of a set in either language; known criteria come in
    the workbook's language.

    Raises:
        CriterionRefused: for a name that is neither a set nor a title; nothing is written.
        TableCannotGrow: when something stands below the criteria table; nothing is written.
        NameMissing: when the workbook has lost internal names.
    """
    live = read_live(book)
    language = as_language(live.inputs.general_text("language")) or locale_language()
    catalogue = read_table(book, names.CATALOG_TABLE, names.CATALOG_COLUMNS)
    with one_change() as undo:
        taken = _take_over(live, [title for name in wanted for title in _titles(name, catalogue, language)], undo)
    with after_the_change():
        book.app.calculate()
    return taken


def _titles(name: str, catalogue: LiveTable, language: Language) -> Iterable[str]:
    if name in set(CriteriaSet):
        return [entry.title for entry in CATALOGUE[language] if entry.set == name]
    own = (catalogue.text(index, "title") for index in range(len(catalogue.rows)))
    found = next((title for title in own if title and same_criterion(title) == same_criterion(name)), None)
    found = found or in_language(name, language)
    if found is None:
        raise CriterionRefused("catalog_unknown", name=name, sets=", ".join(CriteriaSet))
    return [found]


def _take_over(live: LiveWorkbook, titles: Iterable[str], undo: ExitStack) -> TakenOver:
    """Append the titles that the criteria table does not hold yet; an empty last row is taken first."""
    inputs = live.inputs
    known = {
        same_criterion(title) for title in (inputs.titles.values if inputs.titles else ()) if isinstance(title, str)
    }
    added, present = [], []
    for title in dict.fromkeys(titles):
        if same_criterion(title) in known:
            present.append(title)
        else:
            known.add(same_criterion(title))
            added.append(title)
    if added:
        _append(live, added, undo)
    return TakenOver(tuple(added), tuple(present))


def _append(live: LiveWorkbook, titles: Sequence[str], undo: ExitStack) -> None:
    sheet, columns = live.table_sheet, live.columns
    table = table_of(sheet, names.CRITERIA_TABLE)
    first = live.last_row + 1
    weights: list[CellValue] = [USUAL_WEIGHT] * len(titles)
    reused = last_row_is_empty(live)
    if reused:
        first -= 1
        typed = live.inputs.weights.values[-1] if live.inputs.weights else None
        weights[0] = USUAL_WEIGHT if is_blank(typed) else typed
    for added in range(first + len(titles) - 1 - live.last_row):
        append_row(table, live.row_count + added, undo)
    for key, values in (("criterion", [as_typed_text(title) for title in titles]), ("weight", weights)):
        _write_column(sheet, first, columns[key], values, undo if reused else None)


def _write_column(
    sheet: xw.Sheet,
    first: int,
    column: int,
    values: Sequence[CellValue],
    undo: ExitStack | None,
) -> None:
    """Write downwards from a row; ``undo`` puts back what stands there now."""
    cells = sheet.range(area_address(first, column, first + len(values) - 1, column))
    overwrite(cells, [[value] for value in values], undo)


def taken_over_text(taken: TakenOver, language: Language) -> str:
    """How many criteria were added and which were there already, over several lines."""
    count = len(taken.added)
    key = "ribbon.catalog.added" if count else "ribbon.catalog.added.none"
    lines = [text(key, language, count=count), *_listed(taken.added)]
    if taken.present:
        lines += ["", text("ribbon.catalog.present", language), *_listed(taken.present)]
    return "\n".join(lines)


def _listed(titles: Sequence[str]) -> list[str]:
    """The titles, one in a line; a dialog has room for so many."""
    shown = [f"•  {title}" for title in titles[:SHOWN_TITLES]]
    return [*shown, "…"] if len(titles) > SHOWN_TITLES else shown
