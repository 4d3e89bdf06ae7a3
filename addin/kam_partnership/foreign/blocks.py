"""Blocks of cells on a sheet that may be lists: where one begins and ends, and which rows are its headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kam_partnership.foreign.heading_words import Role, plain, role_of
from kam_partnership.foreign.sheet import Cell, Sheet

#: So many blank rows end a block, unless what follows goes on with it.
BLANK_ROWS = 2
#: So many rows above a row of headings may belong to it.
_HEADING_ROWS_ABOVE = 2
_LONGEST_HEADING = 60
_YEARS = (1990, 2100)


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that belong together.

    Attributes:
        heading_rows: from top to bottom; none when the block has no headings.
        headings: by column, two rows of headings read together.
        rows: the rows below the headings that are not blank.
        above: the rows of the block above its headings, such as a title.
    """

    sheet: Sheet
    heading_rows: tuple[int, ...]
    headings: Mapping[int, str]
    rows: tuple[int, ...]
    above: tuple[int, ...] = ()


def blocks_of(sheet: Sheet) -> Iterator[Block]:
    """The blocks of a sheet from top to bottom, each row in at most one of them."""
    for rows in _segments(sheet):
        yield _block(sheet, rows)


def _segments(sheet: Sheet) -> Iterator[list[int]]:
    """Rows that belong together: a row of headings begins a new segment, and so do blank rows before something else."""
    segment = _Segment()
    for row, cells in sheet.rows.items():
        begin = segment.begin_of_next(row, cells)
        if begin is not None:
            yield segment.rows[:begin]
            segment = _Segment(segment.rows[begin:])
        segment.add(row, cells)
    if segment.rows:
        yield segment.rows


@dataclass(slots=True)
class _Segment:
    """Rows that belong together, while they are collected.

    Attributes:
        headings: columns and words of the first row of headings.
        filled: rows stand below the headings.
        part: where the rows begin that stand behind a blank one and hold no numbers, such as a title.
    """

    rows: list[int] = field(default_factory=list)
    headings: dict[int, str] = field(default_factory=dict)
    filled: bool = False
    part: int | None = None

    def add(self, row: int, cells: Mapping[int, Cell]) -> None:
        numbers = any(cell.number is not None for cell in cells.values())
        if numbers:
            self.part = None
        elif self.rows and row - self.rows[-1] > 1:
            self.part = len(self.rows)
        self.filled = self.filled or bool(self.headings)
        if not self.headings and _telling(cells) >= 2:
            self.headings = {column: cell.text for column, cell in cells.items()}
        self.rows.append(row)

    def begin_of_next(self, row: int, cells: Mapping[int, Cell]) -> int | None:
        """Where the next segment begins if it begins with this row, or with the title above it; else None."""
        if not self.rows:
            return None
        telling, gap = _telling(cells), row - self.rows[-1] - 1
        again = telling >= 2 and {cell.text for cell in cells.values()} <= set(self.headings.values())
        if again and not gap and self.part is None:
            return None  # the same headings once more, as on a new page
        if telling >= 2 and self.filled and (gap or telling >= 3 or again):
            return len(self.rows) if gap or self.part is None else self.part
        if telling >= 2 and not self.headings and gap:
            return len(self.rows)
        goes_on = bool(self.headings) and _goes_on(cells, set(self.headings))
        return len(self.rows) if gap >= BLANK_ROWS and not goes_on else None


def _goes_on(cells: Mapping[int, Cell], headed: set[int]) -> bool:
    """A row under the same headings: a text and at least two numbers."""
    under = {column for column in cells if column in headed}
    numbers = sum(cells[column].number is not None for column in under)
    return numbers >= 2 and any(cells[column].text for column in under)


def _telling(cells: Mapping[int, Cell]) -> int:
    """How many different things the texts of a row say of columns; 0 for a row that holds ratings."""
    if not _is_heading_like(cells):
        return 0
    texts = [cell.text for cell in cells.values() if cell.text]
    if any(len(text) > _LONGEST_HEADING for text in texts):
        return 0
    roles = {role_of(text) for text in texts} - {Role.NONE, Role.REMARK, Role.DATE}
    words = {plain(text) for text in texts}
    return len(roles) if len(words) > 1 else 0


def _is_heading_like(cells: Mapping[int, Cell]) -> bool:
    """At least two texts and no number, but years."""
    texts = sum(bool(cell.text) for cell in cells.values())
    return texts >= 2 and all(cell.text or _is_year(cell) for cell in cells.values())


def _is_year(cell: Cell) -> bool:
    number = cell.number
    return number is not None and number == int(number) and _YEARS[0] <= number <= _YEARS[1]


def _block(sheet: Sheet, rows: list[int]) -> Block:
    heading = _heading_index(sheet, rows)
    if heading is None:
        return Block(sheet, (), {}, tuple(rows))
    first, last = heading, heading
    while first > 0 and heading - first < _HEADING_ROWS_ABOVE and _stands_above(sheet, rows, first):
        first -= 1
    while last + 1 < len(rows) and _stands_below(sheet, rows, last + 1):
        last += 1
    heading_rows = tuple(rows[first : last + 1])
    return Block(sheet, heading_rows, _headings(sheet, heading_rows), tuple(rows[last + 1 :]), tuple(rows[:first]))


def _heading_index(sheet: Sheet, rows: Sequence[int]) -> int | None:
    """The row of headings: the one that tells most before the first row with numbers, else the last one before it."""
    best: tuple[int, int] | None = None
    for index, row in enumerate(rows):
        cells = sheet.rows[row]
        if _is_heading_like(cells):
            told = (_telling(cells), index)
            if best is None or (told[0] > best[0] and told[0] >= 2) or (told[0] == best[0] == 0):
                best = told
        elif any(cell.number is not None for cell in cells.values()) and (best is not None or len(cells) > 2):
            break
    if best is None or (best[0] == 0 and best[1] + 1 < len(rows) and not _numbers_follow(sheet, rows, best[1])):
        return None
    return best[1]


def _numbers_follow(sheet: Sheet, rows: Sequence[int], index: int) -> bool:
    following = rows[index + 1 : index + 4]
    return any(cell.number is not None for row in following for cell in sheet.rows[row].values())


def _stands_above(sheet: Sheet, rows: Sequence[int], index: int) -> bool:
    """True when the row before ``index`` is an upper row of headings: directly above, over some of the columns."""
    row, upper = rows[index], rows[index - 1]
    cells, lower = sheet.rows[upper], sheet.rows[row]
    if row - upper != 1 or any(not cell.text and not _is_year(cell) for cell in cells.values()):
        return False
    if any(len(cell.text) > _LONGEST_HEADING for cell in cells.values()):
        return False
    if any(
        area.top == upper and area.left < area.right and not _spans(area.left, area.right, lower)
        for area in sheet.merged
    ):
        return True
    beside = min(cells) > min(lower) or any(column not in lower for column in cells)  # "Kunde: | Muster AG" is not
    return len(cells) >= 2 and beside and any(column not in cells for column in lower)


def _spans(left: int, right: int, cells: Mapping[int, Cell]) -> bool:
    return left <= min(cells) and max(cells) <= right


def _stands_below(sheet: Sheet, rows: Sequence[int], index: int) -> bool:
    """True when the row is a lower row of headings: directly below, without numbers, and without a criterion."""
    row, upper = rows[index], rows[index - 1]
    cells, above = sheet.rows[row], sheet.rows[upper]
    if row - upper != 1 or any(not cell.text and not _is_year(cell) for cell in cells.values()):
        return False
    first = min(above)
    covered = any(a.top <= upper and a.bottom >= row and a.left <= first <= a.right for a in sheet.merged)
    if first in cells and not covered:
        return False
    return min(cells) > first and (len(cells) >= 2 or any(cell.text.startswith("(") for cell in cells.values()))


def _headings(sheet: Sheet, heading_rows: Sequence[int]) -> dict[int, str]:
    """The words over each column: merged ones stand over all their columns; without merged areas, an upper word
    stands over the blanks to its right."""
    columns = sorted(
        {column for row in heading_rows for column in sheet.rows[row]} | set(_merged_columns(sheet, heading_rows))
    )
    levels = [_level(sheet, row, columns, is_last=row == heading_rows[-1]) for row in heading_rows]
    found: dict[int, str] = {}
    for column in columns:
        parts = [level[column] for level in levels if column in level]
        words = " ".join(dict.fromkeys(parts))
        if words:
            found[column] = words
    return found


def _merged_columns(sheet: Sheet, heading_rows: Sequence[int]) -> Iterator[int]:
    for area in sheet.merged:
        if area.top in heading_rows and area.top in sheet.rows and area.left in sheet.rows[area.top]:
            yield from range(area.left, min(area.right, area.left + 200) + 1)


def _level(sheet: Sheet, row: int, columns: Sequence[int], *, is_last: bool) -> dict[int, str]:
    """The words of one row of headings by column."""
    cells = sheet.rows[row]
    found = {
        c: cells[c].text or f"{cells[c].number:g}"
        for c in columns
        if c in cells and (cells[c].text or _is_year(cells[c]))
    }
    merged = [area for area in sheet.merged if area.top == row and area.left < area.right and area.left in found]
    for area in merged:
        for column in range(area.left, area.right + 1):
            found.setdefault(column, found[area.left])
    if not is_last and not merged:
        _fill_right(found, columns)
    if len(set(found.values())) == 1 and len(found) >= 3 and not is_last:
        return {}  # over everything: a title, no heading of any column
    return found


def _fill_right(found: dict[int, str], columns: Sequence[int]) -> None:
    shown = [column for column in columns if column in found]
    if len(shown) < 2:
        return
    for column in columns:
        before = [c for c in shown if c < column]
        if column not in found and before:
            found[column] = found[before[-1]]
