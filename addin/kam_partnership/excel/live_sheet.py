"""Cells of a sheet that is open in Excel for Windows, as the table of cells that the reader of closed files gives.

Values come over in one piece, whatever their number. What Excel tells of a whole range or not at all, such as a number
format, is asked for all cells first and then for ever smaller parts, where they differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, Literal, TypeVar

import xlwings as xw

from kam_partnership.cells import CellValue, is_blank
from kam_partnership.errors import Refused
from kam_partnership.excel.live import area_address
from kam_partnership.excel.trouble import unless_refused
from kam_partnership.excel.values import as_cell_value, as_rows, formula_in
from kam_partnership.foreign.sheet import Cell, Sheet, ends_of_rule, sheet_of_cells
from kam_partnership.xlsx.areas import Area
from kam_partnership.xlsx.bounds import MAX_LIST_CELLS
from kam_partnership.xlsx.number_formats import GENERAL, shows_a_date

#: So many questions Excel answers in a second or two; a list needs some dozens.
MOST_QUESTIONS: Final = 2_000
_ALL_VALIDATION = -4174
_KINDS: Final = {1: "whole", 2: "decimal", 3: "list"}
_BETWEEN = 1
#: Formats that follow the user's country: how Excel calls them, and how files do.
_IN_FILES: Final = {"m/d/yyyy": "mm-dd-yy", "m/d/yyyy h:mm": "m/d/yy h:mm"}
_COUNT_VISIBLE = 103  # of SUBTOTAL: cells with content in rows that are shown

Place = tuple[int, int]
Answer = TypeVar("Answer")


class TooMuchSelected(Refused):
    """The cells are too many or too different to be looked at one by one; nothing was written."""


def cells_in_excel(sheet: xw.Sheet, areas: Sequence[Area]) -> Sheet:
    """Some areas of a sheet, which stays as it is.

    Args:
        sheet: the sheet that the user looks at, in Excel for Windows.
        areas: of it; the part of them that is in use counts.

    Raises:
        TooMuchSelected: when that part is too large, or its formats and merged cells are too many.
    """
    return _Look(sheet, areas).sheet()


def area_of(cells: Any, sheet: str) -> Area:
    """The area of one of Excel's ranges."""
    top, left = cells.Row, cells.Column
    return Area(sheet, top, left, top + cells.Rows.Count - 1, left + cells.Columns.Count - 1)


class _Look:
    """One look at a sheet, and the number of questions that it may ask."""

    def __init__(self, sheet: xw.Sheet, areas: Sequence[Area]) -> None:
        self._sheet, self._name = sheet, sheet.name
        used = area_of(sheet.used_range.api, self._name)
        self._areas = [part for area in areas if (part := used.overlap(area)) is not None]
        self._questions = MOST_QUESTIONS

    def sheet(self) -> Sheet:
        self._refuse_more_than_a_list(self._areas)
        values: dict[Place, CellValue] = {}
        formulas: set[Place] = set()
        for area in self._areas:
            found = dict(self._values(area))
            values |= found
            formulas |= set(self._formulas(area, found))
        if not values:
            return Sheet(self._name, {})
        formats = self._formats(values)
        cells = {place: _cell(value, formats[place], is_formula=place in formulas) for place, value in values.items()}
        plain = sheet_of_cells(self._name, cells)
        self._refuse_more_than_a_list([plain.used])
        numbers = [place for place, value in values.items() if isinstance(value, float)]
        comments = {place: words for place, words in self._comments() if any(a.holds(*place) for a in self._areas)}
        return replace(
            plain,
            merged=tuple(merged for merged in self._merged(plain.used) if any(map(merged.meets, self._areas))),
            hidden_rows=self._hidden_rows(plain),
            hidden_columns=frozenset(filter(self._is_hidden, sorted({column for _, column in values}))),
            comments=comments,
            limits=tuple(self._limits(numbers)) if numbers else (),
        )

    def _refuse_more_than_a_list(self, areas: Sequence[Area]) -> None:
        if sum(rows * columns for rows, columns in (area.shape for area in areas)) > MAX_LIST_CELLS:
            raise TooMuchSelected("selection_too_large", sheet=self._name, limit=MAX_LIST_CELLS)

    def _range(self, area: Area) -> Any:
        """The cells for one more question."""
        self._spend(1)
        return self._sheet.range(area_address(area.top, area.left, area.bottom, area.right)).api

    def _spend(self, questions: int) -> None:
        self._questions -= questions
        if self._questions < 0:
            raise TooMuchSelected("selection_too_varied", sheet=self._name)

    # ------------------------------------------------------------------ what stands in the cells
    def _values(self, area: Area) -> Iterator[tuple[Place, CellValue]]:
        # Value2 is the number in the cell, where Value would make a date or a currency of it.
        for place, raw in _placed(area, self._range(area).Value2):
            value = as_cell_value(raw)
            if not is_blank(value):
                yield place, value

    def _formulas(self, area: Area, values: Mapping[Place, CellValue]) -> Iterator[Place]:
        cells = self._range(area)
        if cells.HasFormula is not False:  # None: some of them
            for place, formula in _placed(area, cells.Formula):
                if place in values and formula_in(values[place], formula) is not None:
                    yield place

    def _formats(self, values: Mapping[Place, CellValue]) -> dict[Place, str]:
        """The number formats. Texts and numbers of a column usually differ in theirs, so they are asked apart."""

        def ask(area: Area) -> str | None:
            answer = self._range(area).NumberFormat
            return None if answer is None else _IN_FILES.get(answer, str(answer))

        places = list(values)
        common = ask(_around(self._name, places))
        if common is not None:
            return dict.fromkeys(places, common)
        numbers = [place for place in places if isinstance(values[place], float)]
        others = [place for place in places if not isinstance(values[place], float)]
        parts = [part for group in (numbers, others) if group for part in self._alike(group, ask)]
        return {place: shown or GENERAL for part, shown in parts for place in part}

    def _alike(
        self, places: Sequence[Place], ask: Callable[[Area], Answer | None]
    ) -> Iterator[tuple[Sequence[Place], Answer | None]]:
        """The places in groups that have an answer in common, parted by columns first: those are alike."""
        answer = ask(_around(self._name, places))
        if answer is not None or len(places) == 1:
            yield places, answer
            return
        axis = 1 if len({column for _, column in places}) > 1 else 0
        lines = sorted({place[axis] for place in places})
        middle = lines[len(lines) // 2]
        for part in ([p for p in places if p[axis] < middle], [p for p in places if p[axis] >= middle]):
            yield from self._alike(part, ask)

    # ------------------------------------------------------------------ what belongs to the sheet
    def _merged(self, whole: Area) -> list[Area]:
        """The merged areas: parts without any are left alone, others are halved until they are merged throughout."""
        found: list[Area] = []
        parts = [(whole.top, whole.left, whole.bottom, whole.right)]
        while parts:
            area = _without(Area(self._name, *parts.pop()), found)
            answer = False if area is None else self._range(area).MergeCells
            if area is None or answer is False:
                continue
            top, left, bottom, right = area.top, area.left, area.bottom, area.right
            if answer is None and top < bottom:
                middle = (top + bottom) // 2
                parts += [(middle + 1, left, bottom, right), (top, left, middle, right)]
            elif answer is None and left < right:
                middle = (left + right) // 2
                parts += [(top, middle + 1, bottom, right), (top, left, bottom, middle)]
            else:
                merged = area_of(self._range(Area(self._name, top, left, top, left)).MergeArea, self._name)
                found.append(merged)
                beside, below = min(merged.right, right) + 1, min(merged.bottom, bottom) + 1
                parts += [(below, left, bottom, right), (top, beside, below - 1, right)]
        return sorted(found, key=lambda area: (area.top, area.left))

    def _hidden_rows(self, plain: Sheet) -> frozenset[int]:
        """Excel counts, in each row at once, the filled cells that are shown: none, where the row is hidden."""
        used = plain.used
        first = area_address(used.top, used.left, used.top, used.right)
        column = area_address(used.top, used.left, used.bottom, used.left)
        formula = f"SUBTOTAL({_COUNT_VISIBLE},OFFSET({first},ROW({column})-{used.top},0))"
        counts = [count for line in as_rows(self._sheet.api.Evaluate(formula)) for count in line]
        if len(counts) == used.shape[0] and all(isinstance(count, float) for count in counts):
            shown = dict(enumerate(counts, start=used.top))
            return frozenset(row for row in plain.rows if shown[row] == 0)
        rows = {row: self._range(Area(self._name, row, used.left, row, used.left)) for row in plain.rows}
        return frozenset(row for row, cells in rows.items() if cells.EntireRow.Hidden)

    def _is_hidden(self, column: int) -> bool:
        return bool(self._range(Area(self._name, 1, column, 1, column)).EntireColumn.Hidden)

    def _comments(self) -> Iterator[tuple[Place, str]]:
        """Notes, and conversations of Excel 365."""
        notes = self._sheet.api.Comments
        for number in range(1, notes.Count + 1):
            note = notes.Item(number)
            yield from self._comment(note, note.Text())
        threads = unless_refused(lambda: self._sheet.api.CommentsThreaded)
        if threads is None:  # an Excel that knows none
            return
        for number in range(1, threads.Count + 1):
            thread = threads.Item(number)
            replies = thread.Replies
            lines = [thread, *(replies.Item(reply) for reply in range(1, replies.Count + 1))]
            yield from self._comment(thread, "\n".join(f"{line.Author.Name}: {line.Text()}" for line in lines))

    def _comment(self, comment: Any, words: str) -> Iterator[tuple[Place, str]]:
        self._spend(1)
        cell = comment.Parent
        if words.strip():
            yield (cell.Row, cell.Column), " ".join(words.split())

    def _limits(self, numbers: Sequence[Place]) -> Iterator[tuple[Area, tuple[float, float]]]:
        """Where validation allows numbers between two ends."""
        for group in self._validated(numbers):
            for part, ends in self._alike(group, self._rule):
                if isinstance(ends, tuple):
                    yield _around(self._name, part), ends

    def _validated(self, numbers: Sequence[Place]) -> Iterator[list[Place]]:
        """The numbers that may have a rule, by columns."""
        box = self._range(_around(self._name, numbers))
        found = unless_refused(lambda: box.SpecialCells(_ALL_VALIDATION).Areas)
        areas = None
        if found is not None:
            self._spend(found.Count)
            areas = [area_of(found.Item(number), self._name) for number in range(1, found.Count + 1)]
        elif not self._sheet.api.ProtectContents:  # Excel refuses where there is nothing to find
            return
        columns: dict[int, list[Place]] = {}
        for place in numbers:
            if areas is None or any(area.holds(*place) for area in areas):
                columns.setdefault(place[1], []).append(place)
        for column in columns.values():
            if areas is not None:
                yield column
            else:  # a protected sheet does not tell where: the first and the last number stand for all
                yield from ([place] for place in sorted({column[0], column[-1]}))

    def _rule(self, area: Area) -> tuple[float, float] | Literal[False] | None:
        """The ends that the rule of some cells allows; False for another rule, None for none or several."""
        rule = self._range(area).Validation
        return unless_refused(lambda: _ends_told(rule))


def _ends_told(rule: Any) -> tuple[float, float] | Literal[False]:
    kind = _KINDS.get(rule.Type, "")
    if kind == "list":
        return ends_of_rule(kind, _list_as_in_files(rule.Formula1), None) or False
    if not kind or rule.Operator != _BETWEEN:
        return False
    return ends_of_rule(kind, _number_as_in_files(rule.Formula1), _number_as_in_files(rule.Formula2)) or False


def _cell(value: CellValue, shown: str, *, is_formula: bool) -> Cell:
    return Cell(value, isinstance(value, float) and shows_a_date(shown), shown, is_formula)


def _placed(area: Area, block: Any) -> Iterator[tuple[Place, Any]]:
    """What Excel hands over for an area, with the places."""
    for row, line in enumerate(as_rows(block), start=area.top):
        for column, value in enumerate(line, start=area.left):
            yield (row, column), value


def _without(area: Area, known: Sequence[Area]) -> Area | None:
    """The area without the rows and columns at its edges that are known; None when nothing is left."""
    top, left, bottom, right = area.top, area.left, area.bottom, area.right
    for one in known:
        if one.left <= left and right <= one.right:
            top = one.bottom + 1 if one.top <= top <= one.bottom else top
            bottom = one.top - 1 if one.top <= bottom <= one.bottom else bottom
        elif one.top <= top and bottom <= one.bottom:
            left = one.right + 1 if one.left <= left <= one.right else left
            right = one.left - 1 if one.left <= right <= one.right else right
    return Area(area.sheet, top, left, bottom, right) if top <= bottom and left <= right else None


def _around(sheet: str, places: Sequence[Place]) -> Area:
    rows, columns = [row for row, _ in places], [column for _, column in places]
    return Area(sheet, min(rows), min(columns), max(rows), max(columns))


def _number_as_in_files(said: str) -> str:
    """An end as files write it. Excel tells it with the user's decimal sign, and may put an equals sign before it."""
    return str(said).removeprefix("=").replace(",", ".")


def _list_as_in_files(said: str) -> str:
    """A list as files write it: Excel leaves the quotation marks away, and separates by the user's sign."""
    items = str(said).split(";") if ";" in str(said) else str(said).split(",")
    return '"{}"'.format(",".join(item.strip().replace(",", ".") for item in items))
